//! Algorithms beside ES256 (RFC 7518, RFC 8037, SM2 with SM3), and keys that are not what they say.

use super::keys::Key;
use super::world::*;
use serde_json::{Value, json};
use std::io;

/// The order of Ed25519's base point (RFC 8032, 5.1), little-endian.
const L: [u8; 32] = [
    0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
];

const AREA: &str = "algorithms";
const ALL: [&str; 4] = ["ES256", "ES384", "EdDSA", "SM2SM3"];

/// The issuer's key of that algorithm.
fn issuer(alg: &str) -> Key {
    match alg {
        "ES256" => Key::new(alg, "issuer-a/k1", KID),
        _ => Key::new(alg, &format!("issuer-a/{alg}"), &format!("{ISSUER}#{alg}")),
    }
}

fn trust() -> Trust {
    with_keys(ALL[1..].iter().map(|alg| issuer(alg).jwk()).collect())
}

/// Every algorithm is on, and the list has a key of each.
fn case(name: &str, input: impl Into<Vec<u8>>) -> Case<'_> {
    Case::new(AREA, name, input).trust(trust()).policy(json!({ "algs": ALL }))
}

fn split(token: &str) -> (&str, Vec<u8>) {
    let (signed, signature) = token.rsplit_once('.').expect("three parts");
    (signed, data_encoding::BASE64URL_NOPAD.decode(signature.as_bytes()).expect("base64url"))
}

pub fn cases(corpus: &mut Corpus) -> io::Result<()> {
    let not_allowed = "signature.alg_not_allowed";
    for alg in ALL {
        let small = alg.to_lowercase();
        let key = issuer(alg);
        let token = key.certificate(&credential());
        let (signed, signature) = split(&token);
        let with = |signature: &[u8]| format!("{signed}.{}", base64url(signature));
        corpus.add(case(&format!("valid-{small}"), token.as_str()))?;
        if alg != "ES256" {
            corpus.add(
                Case::new(AREA, &format!("{small}-off-by-policy"), token.as_str())
                    .trust(trust())
                    .invalid(not_allowed),
            )?;
        }
        let other: Vec<&str> = ALL.into_iter().filter(|other| *other != alg).collect();
        corpus.add(
            Case::new(AREA, &format!("{small}-not-among-the-policy-s"), token.as_str())
                .trust(trust())
                .policy(json!({ "algs": other }))
                .invalid(not_allowed),
        )?;
        let changed = credential().to_string().replace("RC26-0417-000123", "RC26-0417-000124");
        let (head, _) = signed.split_once('.').expect("two parts");
        corpus.add(
            case(
                &format!("{small}-number-changed-after-signing"),
                format!("{head}.{}.{}", base64url(changed.as_bytes()), base64url(&signature)),
            )
            .invalid("signature.mismatch"),
        )?;
        let forged = Key::new(alg, "attacker", &key.kid).certificate(&credential());
        corpus.add(
            case(&format!("{small}-signed-by-another-key"), forged).invalid("signature.mismatch"),
        )?;
        let last = signature.len() - 1;
        for (name, bytes) in [
            ("signature-short-by-a-byte", signature[..last].to_vec()),
            ("signature-long-by-a-byte", [&signature[..], &[0]].concat()),
            ("signature-empty", Vec::new()),
        ] {
            corpus.add(
                case(&format!("{small}-{name}"), with(&bytes)).invalid("signature.malformed"),
            )?;
        }
        let mut flipped = signature.clone();
        flipped[last / 2 + 8] ^= 1;
        corpus.add(
            case(&format!("{small}-signature-one-bit-off"), with(&flipped))
                .invalid("signature.mismatch"),
        )?;
        // The header names another algorithm than the key's own.
        for other in ALL.into_iter().filter(|other| *other != alg) {
            let mut header = key.header("vc+jwt");
            header["alg"] = json!(other);
            let token = key.jws(&header, credential().to_string().as_bytes());
            corpus.add(
                case(&format!("{small}-key-signs-as-{}", other.to_lowercase()), token)
                    .invalid(not_allowed),
            )?;
        }
    }
    spellings(corpus)?;
    impossible(corpus)?;
    keys(corpus)
}

/// `Ed25519` is what RFC 9864 calls `EdDSA`; other spellings are other names.
fn spellings(corpus: &mut Corpus) -> io::Result<()> {
    let named = |alg: &str, name: &str| {
        let mut header = issuer(alg).header("vc+jwt");
        header["alg"] = json!(name);
        issuer(alg).jws(&header, credential().to_string().as_bytes())
    };
    corpus.add(case("valid-eddsa-named-ed25519", named("EdDSA", "Ed25519")))?;
    corpus.add(
        case("valid-eddsa-named-ed25519-in-the-policy", named("EdDSA", "EdDSA"))
            .policy(json!({ "algs": ["Ed25519"] })),
    )?;
    let mut jwk = issuer("EdDSA").jwk();
    jwk["alg"] = json!("Ed25519");
    corpus.add(
        case("valid-eddsa-named-ed25519-in-the-list", named("EdDSA", "EdDSA"))
            .trust(with_keys(vec![jwk])),
    )?;
    for (name, alg, text) in [
        ("eddsa-named-ed448", "EdDSA", "Ed448"),
        ("eddsa-in-small-letters", "EdDSA", "eddsa"),
        ("sm2sm3-named-sm2", "SM2SM3", "SM2"),
        ("es384-named-es512", "ES384", "ES512"),
    ] {
        corpus.add(case(name, named(alg, text)).invalid("signature.alg_not_allowed"))?;
    }
    // The owner's user id is part of what is signed (GM/T 0003.2, 5.5); there is one, GM/T 0009's.
    let kid = issuer("SM2SM3").kid;
    let other = Key::with_sm2_id("customs-a", "issuer-a/SM2SM3", &kid).certificate(&credential());
    corpus.add(case("sm2sm3-with-another-user-id", other).invalid("signature.mismatch"))
}

/// Numbers that no signer makes.
fn impossible(corpus: &mut Corpus) -> io::Result<()> {
    let malformed = "signature.malformed";
    for alg in ["ES384", "SM2SM3"] {
        let token = issuer(alg).certificate(&credential());
        let (signed, signature) = split(&token);
        let (r, s) = signature.split_at(signature.len() / 2);
        let small = alg.to_lowercase();
        for (name, bytes) in [
            ("signature-all-zero", vec![0; signature.len()]),
            ("signature-r-zero", [&vec![0; r.len()], s].concat()),
            ("signature-s-zero", [r, &vec![0; s.len()]].concat()),
            ("signature-s-beyond-the-order", [r, &vec![0xff; s.len()]].concat()),
        ] {
            let token = format!("{signed}.{}", base64url(&bytes));
            corpus.add(case(&format!("{small}-{name}"), token).invalid(malformed))?;
        }
    }
    let token = issuer("EdDSA").certificate(&credential());
    let (signed, signature) = split(&token);
    let (r, s) = signature.split_at(32);
    let mut carry = 0;
    let beyond: Vec<u8> = s
        .iter()
        .zip(L)
        .map(|(a, b)| {
            let sum = u16::from(*a) + u16::from(b) + carry;
            carry = sum >> 8;
            u8::try_from(sum & 0xff).expect("a byte")
        })
        .collect();
    // Equal modulo the order, so a lax verifier takes it for a second signature.
    let twin = format!("{signed}.{}", base64url(&[r, &beyond].concat()));
    corpus.add(case("eddsa-signature-s-beyond-the-order", twin).invalid(malformed))
}

/// Keys of a list that contradict themselves, or are of kinds that are not known.
fn keys(corpus: &mut Corpus) -> io::Result<()> {
    let invalid = "issuer.trust_list_invalid";
    let with = |alg: &str, member: &str, value: Value| {
        let mut jwk = issuer(alg).jwk();
        jwk[member] = value;
        with_keys(vec![jwk])
    };
    let token = |alg: &str| issuer(alg).certificate(&credential());
    let x = |alg: &str| issuer(alg).jwk()["x"].clone();
    for (name, alg, member, value) in [
        ("es384-key-off-the-curve", "ES384", "y", x("ES384")),
        ("es384-key-of-32-bytes", "ES384", "x", x("ES256")),
        ("sm2sm3-key-off-the-curve", "SM2SM3", "y", x("SM2SM3")),
        ("eddsa-key-of-31-bytes", "EdDSA", "x", json!(base64url(&[9; 31]))),
        // The neutral element: whatever is signed, it verifies.
        (
            "eddsa-key-of-small-order",
            "EdDSA",
            "x",
            json!("AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"),
        ),
        ("eddsa-key-no-point", "EdDSA", "x", json!(base64url(&[2; 32]))),
        ("eddsa-key-gives-away-its-secret", "EdDSA", "d", json!("AAAA")),
        ("es384-key-only-for-signing", "ES384", "key_ops", json!(["sign"])),
        ("es384-key-for-encryption", "ES384", "use", json!("enc")),
    ] {
        let case = case(name, token(alg)).trust(with(alg, member, value));
        corpus.add(case.indeterminate(invalid))?;
    }
    // Passed over, so the certificate's key is not there.
    for (name, alg, member, value) in [
        ("es384-key-named-es256", "ES384", "alg", json!("ES256")),
        ("es384-key-of-curve-p-521", "ES384", "crv", json!("P-521")),
        ("eddsa-key-of-curve-x25519", "EdDSA", "crv", json!("X25519")),
        ("eddsa-key-named-es256", "EdDSA", "alg", json!("ES256")),
        ("sm2sm3-key-of-another-name", "SM2SM3", "alg", json!("SM2")),
    ] {
        let case = case(name, token(alg)).trust(with(alg, member, value));
        corpus.add(case.indeterminate("issuer.key_unknown"))?;
    }
    let mut ops = issuer("ES384").jwk();
    ops["key_ops"] = json!(["verify"]);
    ops["unknown"] = json!({ "x": 1 });
    corpus.add(case("valid-es384-key-for-verifying", token("ES384")).trust(with_keys(vec![ops])))
}

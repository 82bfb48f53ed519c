//! Signature cases: algorithms, headers that ask for trouble, and changed bytes.

use super::world::*;
use data_encoding::BASE64URL_NOPAD;
use eco_issuer::sign_raw;
use serde_json::json;
use std::io;

/// The order of P-256's base point (SEC 2, 2.4.2), big-endian.
const N: [u8; 32] = [
    0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xbc, 0xe6,
    0xfa, 0xad, 0xa7, 0x17, 0x9e, 0x84, 0xf3, 0xb9, 0xca, 0xc2, 0xfc, 0x63, 0x25, 0x51,
];

pub fn cases(corpus: &mut Corpus) -> io::Result<()> {
    let area = "signature";
    let good = signed(|_| {});
    let (signed_text, signature) = good.rsplit_once('.').expect("three parts");
    let (head, payload) = signed_text.split_once('.').expect("three parts");
    let bytes = BASE64URL_NOPAD.decode(signature.as_bytes()).expect("base64url");
    let with_signature = |bytes: &[u8]| format!("{signed_text}.{}", base64url(bytes));

    let twin = [&bytes[..32], &minus(&N, &bytes[32..])].concat();
    corpus.add(Case::new(area, "valid-malleable-twin", with_signature(&twin)))?;

    let (mismatch, malformed) = ("signature.mismatch", "signature.malformed");
    let changed = credential().to_string().replace("RC26-0417-000123", "RC26-0417-000124");
    corpus.add(
        Case::new(
            area,
            "number-changed-after-signing",
            format!("{head}.{}.{signature}", base64url(changed.as_bytes())),
        )
        .invalid(mismatch),
    )?;
    let respaced = credential().to_string().replacen(',', ", ", 1);
    corpus.add(
        Case::new(
            area,
            "same-json-other-bytes",
            format!("{head}.{}.{signature}", base64url(respaced.as_bytes())),
        )
        .invalid(mismatch),
    )?;
    let reordered = format!(r#"{{"typ":"vc+jwt","alg":"ES256","cty":"vc","kid":"{KID}"}}"#);
    corpus.add(
        Case::new(
            area,
            "header-changed-after-signing",
            format!("{}.{payload}.{signature}", base64url(reordered.as_bytes())),
        )
        .invalid(mismatch),
    )?;
    let forged = sign_raw(&header(KID), credential().to_string().as_bytes(), &key("attacker", KID));
    corpus.add(Case::new(area, "signed-by-another-key", forged).invalid(mismatch))?;
    let mut flipped = bytes.clone();
    flipped[40] ^= 1;
    corpus.add(
        Case::new(area, "signature-one-bit-off", with_signature(&flipped)).invalid(mismatch),
    )?;
    corpus.add(Case::new(area, "signature-empty", format!("{signed_text}.")).invalid(malformed))?;
    corpus.add(
        Case::new(area, "signature-of-63-bytes", with_signature(&bytes[..63])).invalid(malformed),
    )?;
    corpus.add(
        Case::new(area, "signature-of-65-bytes", with_signature(&[&bytes[..], &[0]].concat()))
            .invalid(malformed),
    )?;
    let der = [&[0x30, 0x44, 0x02, 0x20][..], &bytes[..32], &[0x02, 0x20], &bytes[32..]].concat();
    corpus.add(Case::new(area, "signature-in-der", with_signature(&der)).invalid(malformed))?;
    corpus
        .add(Case::new(area, "signature-all-zero", with_signature(&[0; 64])).invalid(malformed))?;
    corpus.add(
        Case::new(area, "r-zero", with_signature(&[&[0; 32], &bytes[32..]].concat()))
            .invalid(malformed),
    )?;
    corpus.add(
        Case::new(area, "s-equals-the-order", with_signature(&[&bytes[..32], &N].concat()))
            .invalid(malformed),
    )?;

    let alg = "signature.alg_not_allowed";
    let payload_bytes = credential().to_string();
    let with_header = |text: &str| sign_raw(text, payload_bytes.as_bytes(), &issuer_key());
    let unsigned = format!(
        "{}.{payload}.",
        base64url(format!(r#"{{"alg":"none","typ":"vc+jwt","kid":"{KID}"}}"#).as_bytes())
    );
    corpus.add(Case::new(area, "alg-none", unsigned.as_str()).invalid(alg))?;
    corpus.add(
        Case::new(area, "alg-none-and-no-trust-list", unsigned).trust(Trust::None).invalid(alg),
    )?;
    for name in ["HS256", "RS256", "ES384", "ES256K", "EdDSA", "es256", "NONE", "SM2SM3"] {
        let token = with_header(&format!(r#"{{"alg":"{name}","typ":"vc+jwt","kid":"{KID}"}}"#));
        let spelling = match name {
            "es256" => "-in-small-letters",
            "NONE" => "-in-capitals",
            _ => "",
        };
        let folder = format!("alg-{}{spelling}", name.to_lowercase());
        corpus.add(Case::new(area, &folder, token).invalid(alg))?;
    }
    let refused = "signature.header_not_allowed";
    let jwk = key("attacker", KID).public_jwk();
    let own_key = json!({ "alg": "ES256", "typ": "vc+jwt", "kid": KID, "jwk": jwk }).to_string();
    corpus.add(
        Case::new(
            area,
            "jwk-of-the-attacker",
            sign_raw(&own_key, payload_bytes.as_bytes(), &key("attacker", KID)),
        )
        .invalid(refused),
    )?;
    for (member, value) in [
        ("jku", json!("https://evil.example/jwks.json")),
        ("x5u", json!("https://evil.example/chain.pem")),
        ("x5c", json!(["MIIB"])),
        ("crit", json!(["exp"])),
        ("crit", json!([])),
        ("b64", json!(false)),
    ] {
        let folder =
            format!("{member}-in-header{}", if value == json!([]) { "-empty" } else { "" });
        let mut header = json!({ "alg": "ES256", "typ": "vc+jwt", "kid": KID });
        header[member] = value;
        corpus.add(Case::new(area, &folder, with_header(&header.to_string())).invalid(refused))?;
    }
    Ok(())
}

/// a - b for big-endian numbers of the same length, a > b.
fn minus(a: &[u8], b: &[u8]) -> Vec<u8> {
    let mut borrow = 0;
    let mut out = Vec::new();
    for (a, b) in a.iter().zip(b).rev() {
        let difference = i16::from(*a) - i16::from(*b) - borrow;
        borrow = i16::from(difference < 0);
        out.push(u8::try_from(difference.rem_euclid(256)).expect("below 256"));
    }
    out.reverse();
    out
}

//! Token Status List cases (IETF Token Status List, 4 to 8).

use super::keys::Key;
use super::sd_jwt;
use super::world::*;
use eco_issuer::sign_raw;
use flate2::{Compression, write::ZlibEncoder};
use serde_json::{Value, json};
use std::io::{self, Write};

const AREA: &str = "token-status";
const INDEX: usize = 1_234;

/// Packs values of `bits` bits, the least significant of a byte first (4.1).
fn pack(bits: usize, length: usize, values: &[(usize, u8)]) -> Vec<u8> {
    let mut bytes = vec![0; length * bits / 8];
    for (index, value) in values {
        bytes[index * bits / 8] |= value << (index * bits % 8);
    }
    bytes
}

fn zlib(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).expect("memory");
    encoder.finish().expect("memory")
}

fn claims(bits: usize, values: &[(usize, u8)]) -> Value {
    json!({
        "iss": ISSUER, "sub": TOKEN_STATUS_URI,
        "iat": 1_781_438_400, "exp": 1_781_568_000, "ttl": 43_200,
        "status_list": { "bits": bits, "lst": base64url(&zlib(&pack(bits, 4096, values))) }
    })
}

fn list_header() -> Value {
    json!({ "alg": "ES256", "typ": "statuslist+jwt", "kid": KID })
}

fn list(bits: usize, values: &[(usize, u8)], change: impl FnOnce(&mut Value)) -> Vec<u8> {
    let mut claims = claims(bits, values);
    change(&mut claims);
    sign_raw(&list_header().to_string(), claims.to_string().as_bytes(), &issuer_key()).into_bytes()
}

/// The reference certificate with that `status`.
fn with_status(status: Value) -> String {
    signed(|d| d["status"] = status)
}

fn entry(index: Value) -> Value {
    json!({ "status_list": { "idx": index, "uri": TOKEN_STATUS_URI } })
}

fn one() -> String {
    with_status(entry(json!(INDEX)))
}

fn case(name: &str, list: Vec<u8>) -> Case<'_> {
    Case::new(AREA, name, one()).fetched(TOKEN_STATUS_URI, Some(list))
}

fn clean() -> Vec<u8> {
    list(1, &[(INDEX - 1, 1), (INDEX + 1, 1)], |_| {})
}

pub fn cases(corpus: &mut Corpus) -> io::Result<()> {
    let ahead = list(1, &[], |l| l["nbf"] = json!(1_781_482_000));
    corpus.add(case("list-nbf-ahead", ahead).indeterminate("status.list_invalid"))?;
    values(corpus)?;
    lists(corpus)?;
    tokens(corpus)?;
    entries(corpus)?;
    both(corpus)
}

fn values(corpus: &mut Corpus) -> io::Result<()> {
    for bits in [1, 2, 4, 8] {
        let most = u8::try_from((1_u32 << bits) - 1).expect("a byte");
        let neighbours = list(bits, &[(INDEX - 1, most), (INDEX + 1, most)], |_| {});
        corpus.add(case(&format!("valid-{bits}-bit-neighbours-set"), neighbours))?;
        corpus.add(
            case(&format!("revoked-{bits}-bit"), list(bits, &[(INDEX, 1)], |_| {}))
                .invalid("status.revoked"),
        )?;
        if bits > 1 {
            corpus.add(
                case(&format!("suspended-{bits}-bit"), list(bits, &[(INDEX, 2)], |_| {}))
                    .invalid("status.suspended"),
            )?;
            corpus.add(
                case(&format!("value-3-{bits}-bit"), list(bits, &[(INDEX, 3)], |_| {}))
                    .indeterminate("status.unsupported"),
            )?;
        }
    }
    for (name, bits, value) in [
        ("value-0x0c", 4, 0x0c),
        ("value-0x0f", 8, 0x0f),
        ("value-4-reserved", 4, 4),
        ("value-0xff", 8, 0xff),
    ] {
        corpus.add(
            case(name, list(bits, &[(INDEX, value)], |_| {})).indeterminate("status.unsupported"),
        )?;
    }
    // Bit 0 is the least significant: read the other way round, entry 0 would be entry 7.
    let first = |index: usize| {
        Case::new(AREA, "", with_status(entry(json!(index))))
            .fetched(TOKEN_STATUS_URI, Some(list(1, &[(0, 1)], |_| {})))
    };
    corpus.add(first(0).named("revoked-first-index").invalid("status.revoked"))?;
    corpus.add(first(7).named("valid-mirror-of-a-revoked-index"))?;
    corpus.add(
        Case::new(AREA, "valid-last-index", with_status(entry(json!(4095))))
            .fetched(TOKEN_STATUS_URI, Some(clean())),
    )?;
    for (name, index) in [
        ("index-beyond-the-list", json!(4096)),
        ("index-of-53-bits", json!(9_007_199_254_740_991_u64)),
    ] {
        corpus.add(
            Case::new(AREA, name, with_status(entry(index)))
                .fetched(TOKEN_STATUS_URI, Some(clean()))
                .indeterminate("status.index_out_of_range"),
        )?;
    }
    let hidden = sd_jwt::presented(|d| {
        d["status"] = entry(json!(INDEX));
        Vec::new()
    });
    corpus.add(
        Case::new(AREA, "valid-of-an-sd-jwt", hidden.as_str())
            .fetched(TOKEN_STATUS_URI, Some(clean())),
    )?;
    corpus.add(
        Case::new(AREA, "revoked-of-an-sd-jwt", hidden)
            .fetched(TOKEN_STATUS_URI, Some(list(1, &[(INDEX, 1)], |_| {})))
            .invalid("status.revoked"),
    )
}

type Change = fn(&mut Value);

/// The list's claims.
fn lists(corpus: &mut Corpus) -> io::Result<()> {
    let (invalid, stale) = ("status.list_invalid", "status.list_stale");
    let valid: [(&str, Change); 4] = [
        ("valid-without-exp", |l| drop(l.as_object_mut().map(|l| l.remove("exp")))),
        ("valid-without-ttl", |l| drop(l.as_object_mut().map(|l| l.remove("ttl")))),
        // Optional: the key says whose it is.
        ("valid-without-iss", |l| drop(l.as_object_mut().map(|l| l.remove("iss")))),
        ("valid-with-aggregation-uri", |l| {
            l["status_list"]["aggregation_uri"] = json!("https://origin.customs-a.example/tsl")
        }),
    ];
    for (name, change) in valid {
        corpus.add(case(name, list(1, &[], change)))?;
    }
    let faults: [(&str, &str, Change); 20] = [
        ("sub-of-another-list", invalid, |l| l["sub"] = json!(format!("{TOKEN_STATUS_URI}0"))),
        ("sub-missing", invalid, |l| drop(l.as_object_mut().map(|l| l.remove("sub")))),
        ("iat-missing", invalid, |l| drop(l.as_object_mut().map(|l| l.remove("iat")))),
        ("iat-in-the-future", invalid, |l| l["iat"] = json!(1_781_481_661)),
        ("iat-a-string", invalid, |l| l["iat"] = json!("1781438400")),
        ("exp-passed", stale, |l| l["exp"] = json!(1_781_481_539)),
        ("exp-a-string", invalid, |l| l["exp"] = json!("1900000000")),
        ("older-than-a-day", stale, |l| l["iat"] = json!(1_781_395_199)),
        ("bits-of-3", invalid, |l| l["status_list"]["bits"] = json!(3)),
        ("bits-of-0", invalid, |l| l["status_list"]["bits"] = json!(0)),
        ("bits-of-16", invalid, |l| l["status_list"]["bits"] = json!(16)),
        ("bits-a-string", invalid, |l| l["status_list"]["bits"] = json!("1")),
        ("bits-missing", invalid, |l| {
            drop(l["status_list"].as_object_mut().map(|l| l.remove("bits")))
        }),
        ("content-missing", invalid, |l| drop(l.as_object_mut().map(|l| l.remove("status_list")))),
        ("lst-missing", invalid, |l| {
            drop(l["status_list"].as_object_mut().map(|l| l.remove("lst")))
        }),
        ("lst-with-padding", invalid, |l| {
            let text = l["status_list"]["lst"].as_str().expect("text").to_owned();
            l["status_list"]["lst"] = json!(format!("{text}="));
        }),
        ("lst-not-zlib", invalid, |l| l["status_list"]["lst"] = json!(base64url(&[0x55; 64]))),
        ("lst-empty", invalid, |l| l["status_list"]["lst"] = json!("")),
        ("iss-of-an-issuer-not-allowed", invalid, |l| {
            l["iss"] = json!("did:web:co.chamber-b.example")
        }),
        ("iss-a-number", invalid, |l| l["iss"] = json!(7)),
    ];
    for (name, code, change) in faults {
        corpus.add(case(name, list(1, &[], change)).indeterminate(code))?;
    }
    corpus.add(case("valid-just-a-day-old", list(1, &[], |l| l["iat"] = json!(1_781_395_200))))?;
    corpus.add(case(
        "valid-exp-passed-60-s-ago",
        list(1, &[], |l| l["exp"] = json!(1_781_481_540)),
    ))?;
    let packed =
        |bytes: Vec<u8>| list(1, &[], move |l| l["status_list"]["lst"] = json!(base64url(&bytes)));
    let good = zlib(&pack(1, 4096, &[]));
    let mut checksum = good.clone();
    let last = checksum.len() - 1;
    checksum[last] ^= 1;
    for (name, bytes, code) in [
        ("lst-with-something-behind", [&good[..], b"more"].concat(), invalid),
        ("lst-cut", good[..last - 4].to_vec(), invalid),
        ("lst-with-wrong-checksum", checksum, invalid),
        ("lst-without-zlib-header", good[2..].to_vec(), invalid),
        ("lst-inflating-beyond-16-mib", zlib(&vec![0; 16 * 1024 * 1024 + 1]), "status.too_large"),
    ] {
        corpus.add(case(name, packed(bytes)).indeterminate(code))?;
    }
    Ok(())
}

/// The token around it.
fn tokens(corpus: &mut Corpus) -> io::Result<()> {
    let invalid = "status.list_invalid";
    let signed_as = |header: &Value, key: &Key| {
        key.jws(header, claims(1, &[]).to_string().as_bytes()).into_bytes()
    };
    let own = Key::new("ES256", "issuer-a/k1", KID);
    for (name, member, value) in [
        ("typ-of-a-certificate", "typ", json!("vc+jwt")),
        ("typ-jwt", "typ", json!("JWT")),
        ("typ-missing", "typ", Value::Null),
        ("kid-missing", "kid", Value::Null),
        ("alg-none", "alg", json!("none")),
        ("alg-es384-off-by-policy", "alg", json!("ES384")),
        ("jwk-in-header", "jwk", own.jwk()),
        ("crit-in-header", "crit", json!(["exp"])),
    ] {
        let mut header = list_header();
        match value {
            Value::Null => drop(header.as_object_mut().map(|header| header.remove(member))),
            value => header[member] = value,
        }
        corpus.add(case(name, signed_as(&header, &own)).indeterminate(invalid))?;
    }
    for (name, label, kid) in [
        ("signed-by-a-stranger", "stranger", KID),
        ("signed-by-a-retired-key", "issuer-a/k0", "did:web:origin.customs-a.example#k0"),
        ("signed-by-a-key-not-listed", "issuer-a/k9", "did:web:origin.customs-a.example#k9"),
        ("signed-by-another-trusted-issuer", "issuer-b/k1", "did:web:co.chamber-b.example#k1"),
    ] {
        let key = Key::new("ES256", label, kid);
        let token = signed_as(&key.header("statuslist+jwt"), &key);
        corpus.add(case(name, token).indeterminate(invalid))?;
        if name.ends_with("issuer") {
            let mut without = claims(1, &[]);
            drop(without.as_object_mut().map(|claims| claims.remove("iss")));
            let token = key.jws(&key.header("statuslist+jwt"), without.to_string().as_bytes());
            corpus.add(
                case(&format!("{name}-without-iss"), token.into_bytes()).indeterminate(invalid),
            )?;
        }
    }
    let two_parts = String::from_utf8(clean()).expect("text");
    let two_parts = two_parts.rsplit_once('.').expect("parts").0.to_owned();
    let by_names = json!({ "status_list": { "bits": 1, "lst": "eJwDAAAAAAE" } }).to_string();
    for (name, bytes) in [
        ("list-a-web-page", "<html>Welcome to the hotel</html>".to_owned()),
        ("list-empty", String::new()),
        ("list-unsigned-json", by_names),
        ("list-of-two-parts", two_parts),
        ("list-a-certificate", signed(|_| {})),
    ] {
        corpus.add(case(name, bytes.into_bytes()).indeterminate(invalid))?;
    }
    Ok(())
}

/// The certificate's side.
fn entries(corpus: &mut Corpus) -> io::Result<()> {
    let unsupported = "status.unsupported";
    for (name, status) in [
        ("index-negative", entry(json!(-1))),
        ("index-a-string", entry(json!("1234"))),
        ("index-a-fraction", entry(json!(1.5))),
        ("index-missing", json!({ "status_list": { "uri": TOKEN_STATUS_URI } })),
        ("uri-missing", json!({ "status_list": { "idx": 7 } })),
        ("uri-a-number", json!({ "status_list": { "idx": 7, "uri": 7 } })),
        ("status-list-an-array", json!({ "status_list": [7] })),
        (
            "status-of-another-kind",
            json!({ "identifier_list": { "id": "aa", "uri": TOKEN_STATUS_URI } }),
        ),
        ("status-empty", json!({})),
        ("status-a-string", json!("valid")),
        ("status-null", json!(null)),
    ] {
        corpus.add(
            Case::new(AREA, name, with_status(status))
                .fetched(TOKEN_STATUS_URI, Some(clean()))
                .indeterminate(unsupported),
        )?;
    }
    for (name, uri) in [
        ("list-at-another-origin", "https://evil.example/tsl/1"),
        ("list-over-plain-http", "http://origin.customs-a.example/tsl/1"),
        ("list-address-relative", "/tsl/1"),
    ] {
        let status = json!({ "status_list": { "idx": 7, "uri": uri } });
        corpus.add(
            Case::new(AREA, name, with_status(status))
                .fetched(uri, Some(list(1, &[], |l| l["sub"] = json!(uri))))
                .indeterminate("status.origin_not_allowed"),
        )?;
    }
    corpus.add(
        Case::new(AREA, "list-unreachable", one())
            .fetched(TOKEN_STATUS_URI, None)
            .indeterminate("status.unreachable"),
    )?;
    corpus.add(Case::new(AREA, "list-not-fetched", one()).indeterminate("status.unreachable"))?;
    corpus.add(case("valid-as-required", clean()).policy(json!({ "requireStatus": true })))
}

/// Both mechanisms in one certificate: each counts.
fn both(corpus: &mut Corpus) -> io::Result<()> {
    let bitstring = |set: &[usize]| super::status::list(set, |_| {});
    let doubly = || {
        signed(|d| {
            d["status"] = entry(json!(INDEX));
            d["credentialStatus"] = super::status::entry(json!("7"));
        })
    };
    let case = |name, of_bits: Vec<u8>, of_token: Option<Vec<u8>>| {
        Case::new(AREA, name, doubly())
            .fetched(STATUS_URI, Some(of_bits))
            .fetched(TOKEN_STATUS_URI, of_token)
    };
    corpus.add(case("valid-both-mechanisms", bitstring(&[]), Some(clean())))?;
    corpus.add(
        case(
            "both-mechanisms-revoked-in-the-token-list",
            bitstring(&[]),
            Some(list(1, &[(INDEX, 1)], |_| {})),
        )
        .invalid("status.revoked"),
    )?;
    corpus.add(
        case("both-mechanisms-revoked-in-the-bitstring", bitstring(&[7]), Some(clean()))
            .invalid("status.revoked"),
    )?;
    corpus.add(
        case("both-mechanisms-one-unreachable", bitstring(&[]), None)
            .indeterminate("status.unreachable"),
    )?;
    corpus.add(
        case("both-mechanisms-one-revoked-one-unreachable", bitstring(&[7]), None)
            .invalid("status.revoked"),
    )
}

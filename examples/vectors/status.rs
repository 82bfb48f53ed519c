//! Status cases: Bitstring Status List 1.0, and lists that cannot be relied on.

use super::world::*;
use eco_issuer::{Purpose, SigningKey, StatusList, StatusListMeta, sign_raw};
use flate2::{Compression, GzBuilder};
use serde_json::{Value, json};
use std::io::{self, Write};

const INDEX: usize = 94_567;

/// A list credential with these bits set, then changed, then signed.
pub fn list(set: &[usize], change: impl FnOnce(&mut Value)) -> Vec<u8> {
    list_by(&issuer_key(), set, change)
}

fn list_by(key: &SigningKey, set: &[usize], change: impl FnOnce(&mut Value)) -> Vec<u8> {
    let mut list = StatusList::new(StatusList::MIN_LEN).expect("a length that is allowed");
    set.iter().for_each(|index| list.set(*index, true).expect("inside the list"));
    let meta = StatusListMeta {
        uri: STATUS_URI.into(),
        issuer: ISSUER.into(),
        purpose: Purpose::Revocation,
        valid_from: 1_781_438_400,
        valid_until: 1_781_568_000,
        ttl_ms: 300_000,
    };
    let mut credential = list.to_credential(&meta).expect("times in range");
    change(&mut credential);
    sign_raw(&header(key.kid()), credential.to_string().as_bytes(), key).into_bytes()
}

pub fn entry(index: Value) -> Value {
    json!({ "type": "BitstringStatusListEntry", "statusPurpose": "revocation", "statusListIndex": index, "statusListCredential": STATUS_URI })
}

fn with(entry: Value) -> String {
    signed(|d| d["credentialStatus"] = entry)
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzBuilder::new().mtime(0).write(Vec::new(), Compression::best());
    encoder.write_all(bytes).expect("memory");
    encoder.finish().expect("memory")
}

type Change = fn(&mut Value);

pub fn cases(corpus: &mut Corpus) -> io::Result<()> {
    let area = "status";
    let one = || with(entry(json!(INDEX.to_string())));
    let clean = || list(&[INDEX - 1, INDEX + 1], |_| {});
    let revoked = || list(&[INDEX], |_| {});
    let case = |name: &'static str, input: String, list: Vec<u8>| {
        Case::new(area, name, input).fetched(STATUS_URI, Some(list))
    };

    corpus.add(case("valid-neighbours-revoked", one(), clean()))?;
    corpus.add(case("valid-index-an-integer", with(entry(json!(INDEX))), clean()))?;
    corpus.add(case("valid-last-index", with(entry(json!("131071"))), clean()))?;
    corpus.add(case(
        "valid-list-of-several-purposes",
        one(),
        list(&[], |l| {
            l["credentialSubject"]["statusPurpose"] = json!(["suspension", "revocation"])
        }),
    ))?;
    corpus.add(case("revoked", one(), revoked()).invalid("status.revoked"))?;
    corpus.add(
        case("revoked-first-index", with(entry(json!("0"))), list(&[0], |_| {}))
            .invalid("status.revoked"),
    )?;
    corpus.add(
        case("revoked-index-an-integer", with(entry(json!(INDEX))), revoked())
            .invalid("status.revoked"),
    )?;
    let suspension = |uri: &str| {
        let mut entry = entry(json!(INDEX.to_string()));
        entry["statusPurpose"] = json!("suspension");
        entry["statusListCredential"] = json!(uri);
        entry
    };
    let suspended = |uri: &str, set: &[usize]| {
        list(set, |l| {
            l["credentialSubject"]["statusPurpose"] = json!("suspension");
            l["id"] = json!(uri);
        })
    };
    corpus.add(
        case("suspended", with(suspension(STATUS_URI)), suspended(STATUS_URI, &[INDEX]))
            .invalid("status.suspended"),
    )?;
    let second = "https://origin.customs-a.example/status/2";
    let both = || with(json!([entry(json!(INDEX.to_string())), suspension(second)]));
    corpus.add(
        case("valid-two-entries", both(), clean()).fetched(second, Some(suspended(second, &[]))),
    )?;
    corpus.add(
        case("second-entry-suspended", both(), clean())
            .fetched(second, Some(suspended(second, &[INDEX])))
            .invalid("status.suspended"),
    )?;
    let suspension_first = || with(json!([suspension(second), entry(json!(INDEX.to_string()))]));
    corpus.add(
        case("suspended-and-revoked-revocation-counts", suspension_first(), revoked())
            .fetched(second, Some(suspended(second, &[INDEX])))
            .invalid("status.revoked"),
    )?;
    corpus.add(
        case("first-entry-revoked-second-unreachable", both(), revoked())
            .fetched(second, None)
            .invalid("status.revoked"),
    )?;
    corpus.add(
        case("second-entry-unreachable", both(), clean())
            .fetched(second, None)
            .indeterminate("status.unreachable"),
    )?;

    // A list is a JWT like any other: what it states of itself counts (RFC 7519, 4.1).
    let faults: [(&str, &str, Change); 8] = [
        ("list-exp-over", "status.list_stale", |l| l["exp"] = json!(1_781_481_500)),
        ("list-nbf-ahead", "status.list_invalid", |l| l["nbf"] = json!(1_781_482_000)),
        ("list-iat-ahead", "status.list_invalid", |l| l["iat"] = json!(1_781_482_000)),
        ("list-exp-a-string", "status.list_invalid", |l| l["exp"] = json!("1781999999")),
        ("list-iss-another", "status.list_invalid", |l| l["iss"] = json!("did:web:evil.example")),
        ("list-holds-vc", "status.list_invalid", |l| l["vc"] = json!({})),
        ("list-without-valid-from", "status.list_invalid", |l| {
            drop(l.as_object_mut().map(|l| l.remove("validFrom")))
        }),
        ("list-of-yesterday-by-iat", "status.list_stale", |l| {
            drop(l.as_object_mut().map(|l| l.remove("validFrom")));
            l["iat"] = json!(1_781_481_600 - 86_401);
        }),
    ];
    for (name, code, change) in faults {
        corpus.add(case(name, one(), list(&[], change)).indeterminate(code))?;
    }
    corpus.add(case(
        "valid-list-iat-a-string",
        one(),
        list(&[], |l| l["iat"] = json!("1781438400")),
    ))?;
    corpus.add(case(
        "valid-list-with-claims-of-a-jwt",
        one(),
        list(&[], |l| {
            drop(l.as_object_mut().map(|l| l.remove("validFrom")));
            for (name, value) in
                [("iat", 1_781_438_400), ("nbf", 1_781_438_400), ("exp", 1_781_568_000)]
            {
                l[name] = json!(value);
            }
            l["iss"] = json!(ISSUER);
        }),
    ))?;

    corpus.add(Case::new(area, "list-not-fetched", one()).indeterminate("status.unreachable"))?;
    corpus.add(
        Case::new(area, "list-unreachable", one())
            .fetched(STATUS_URI, None)
            .indeterminate("status.unreachable"),
    )?;
    corpus.add(
        Case::new(area, "other-list-fetched", one())
            .fetched(second, Some(clean()))
            .indeterminate("status.unreachable"),
    )?;
    corpus.add(
        case("index-beyond-the-list", with(entry(json!("131072"))), clean())
            .indeterminate("status.index_out_of_range"),
    )?;

    let unsupported = "status.unsupported";
    for (name, value) in [
        ("index-negative", json!(-1)),
        ("index-a-word", json!("first")),
        ("index-with-sign", json!("+1")),
        ("index-missing", Value::Null),
        ("index-empty", json!("")),
    ] {
        corpus.add(case(name, with(entry(value)), clean()).indeterminate(unsupported))?;
    }
    let changed = |member: &str, value: Value| {
        let mut entry = entry(json!(INDEX.to_string()));
        entry[member] = value;
        with(entry)
    };
    corpus.add(
        case("entry-of-unknown-type", changed("type", json!("StatusList2021Entry")), clean())
            .indeterminate(unsupported),
    )?;
    corpus.add(
        case("entry-of-unknown-purpose", changed("statusPurpose", json!("refresh")), clean())
            .indeterminate(unsupported),
    )?;
    corpus.add(
        case("entry-of-two-bits", changed("statusSize", json!(2)), clean())
            .indeterminate(unsupported),
    )?;
    corpus.add(
        Case::new(area, "entry-a-string", with(json!("revoked"))).indeterminate(unsupported),
    )?;
    corpus.add(Case::new(area, "entry-null", with(Value::Null)).indeterminate(unsupported))?;
    corpus.add(
        Case::new(area, "nine-entries", with(json!(vec![entry(json!("1")); 9])))
            .indeterminate(unsupported),
    )?;

    let origin = "status.origin_not_allowed";
    for (name, uri) in [
        ("list-at-another-origin", "https://evil.example/status/1"),
        ("list-over-plain-http", "http://origin.customs-a.example/status/1"),
        ("list-at-another-port", "https://origin.customs-a.example:8443/status/1"),
        ("list-behind-user-info", "https://origin.customs-a.example@evil.example/status/1"),
        ("list-address-relative", "/status/1"),
        ("list-on-loopback", "http://127.0.0.1/status/1"),
    ] {
        corpus.add(
            Case::new(area, name, changed("statusListCredential", json!(uri)))
                .fetched(uri, Some(clean()))
                .indeterminate(origin),
        )?;
    }
    loopback(corpus)?;

    let invalid = "status.list_invalid";
    let b = || key("issuer-b/k1", "did:web:co.chamber-b.example#k1");
    corpus.add(
        case(
            "list-of-an-issuer-not-allowed",
            one(),
            list_by(&b(), &[], |l| l["issuer"] = json!("did:web:co.chamber-b.example")),
        )
        .indeterminate(invalid),
    )?;
    corpus.add(
        case("list-signed-by-a-stranger", one(), list_by(&key("stranger", KID), &[], |_| {}))
            .indeterminate(invalid),
    )?;
    corpus.add(
        case(
            "list-signed-by-a-retired-key",
            one(),
            list_by(&key("issuer-a/k0", "did:web:origin.customs-a.example#k0"), &[], |_| {}),
        )
        .indeterminate(invalid),
    )?;
    corpus.add(
        case(
            "list-signed-by-a-key-not-listed",
            one(),
            list_by(&key("issuer-a/k9", "did:web:origin.customs-a.example#k9"), &[], |_| {}),
        )
        .indeterminate(invalid),
    )?;
    corpus.add(
        case("list-a-web-page", one(), b"<html>Welcome to the hotel</html>".to_vec())
            .indeterminate(invalid),
    )?;
    corpus.add(case("list-empty", one(), Vec::new()).indeterminate(invalid))?;
    corpus.add(
        case("list-a-certificate", one(), signed(|_| {}).into_bytes()).indeterminate(invalid),
    )?;
    corpus.add(
        case("list-with-another-name", one(), list(&[], |l| l["id"] = json!(second)))
            .indeterminate(invalid),
    )?;
    corpus.add(
        case(
            "list-without-name",
            one(),
            list(&[], |l| drop(l.as_object_mut().map(|l| l.remove("id")))),
        )
        .indeterminate(invalid),
    )?;
    corpus.add(
        case(
            "list-without-date",
            one(),
            list(&[], |l| drop(l.as_object_mut().map(|l| l.remove("validFrom")))),
        )
        .indeterminate(invalid),
    )?;
    corpus.add(
        case(
            "list-from-the-future",
            one(),
            list(&[], |l| l["validFrom"] = json!("2026-06-15T00:01:01Z")),
        )
        .indeterminate(invalid),
    )?;
    corpus.add(
        case(
            "list-of-131064-entries",
            one(),
            list(&[], |l| {
                l["credentialSubject"]["encodedList"] =
                    json!(eco_issuer::status::encode_bits(&[0; 16_383]))
            }),
        )
        .indeterminate(invalid),
    )?;
    let encoded =
        |text: String| list(&[], move |l| l["credentialSubject"]["encodedList"] = json!(text));
    corpus.add(
        case("list-not-multibase", one(), encoded(base64url(&gzip(&[0; 16_384]))))
            .indeterminate(invalid),
    )?;
    corpus.add(
        case("list-not-gzip", one(), encoded(format!("u{}", base64url(&[0; 64]))))
            .indeterminate(invalid),
    )?;
    let mut corrupt = gzip(&[0; 16_384]);
    let checksum = corrupt.len() - 8;
    corrupt[checksum] ^= 1;
    corpus.add(
        case("list-with-wrong-checksum", one(), encoded(format!("u{}", base64url(&corrupt))))
            .indeterminate(invalid),
    )?;
    let trailing = [gzip(&[0; 16_384]), b"more".to_vec()].concat();
    corpus.add(
        case("list-with-something-behind", one(), encoded(format!("u{}", base64url(&trailing))))
            .indeterminate(invalid),
    )?;
    let bomb = gzip(&vec![0; 16 * 1024 * 1024 + 1]);
    corpus.add(
        case("list-inflating-beyond-16-mib", one(), encoded(format!("u{}", base64url(&bomb))))
            .indeterminate("status.too_large"),
    )?;

    let stale = "status.list_stale";
    corpus.add(
        case("list-ended", one(), list(&[], |l| l["validUntil"] = json!("2026-06-14T23:58:59Z")))
            .indeterminate(stale),
    )?;
    corpus.add(
        case(
            "list-older-than-a-day",
            one(),
            list(&[], |l| l["validFrom"] = json!("2026-06-13T23:59:59Z")),
        )
        .indeterminate(stale),
    )?;
    corpus.add(case(
        "valid-list-just-a-day-old",
        one(),
        list(&[], |l| l["validFrom"] = json!("2026-06-14T00:00:00Z")),
    ))?;
    corpus.add(
        case("list-older-than-the-policy-allows", one(), clean())
            .policy(json!({ "maxStatusAgeSeconds": 3600 }))
            .indeterminate(stale),
    )?;
    corpus.add(
        case(
            "list-of-another-purpose",
            one(),
            list(&[], |l| l["credentialSubject"]["statusPurpose"] = json!("suspension")),
        )
        .indeterminate("status.purpose_mismatch"),
    )?;
    corpus.add(
        Case::new(area, "no-entry-though-required", signed(|_| {}))
            .policy(json!({ "requireStatus": true }))
            .indeterminate("status.missing"),
    )?;
    corpus.add(
        case("valid-entry-as-required", one(), clean()).policy(json!({ "requireStatus": true })),
    )
}

/// http on loopback: only for test issuers, and only where the policy says so.
fn loopback(corpus: &mut Corpus) -> io::Result<()> {
    let uri = "http://127.0.0.1:8788/status/t/1";
    let (issuer, kid) = ("did:web:test-t.example", "did:web:test-t.example#k1");
    let token = |id: &str, key: &SigningKey| {
        let mut doc = credential();
        doc["issuer"] = json!(id);
        doc["credentialStatus"] = entry(json!("7"));
        doc["credentialStatus"]["statusListCredential"] = json!(uri);
        sign_raw(&header(key.kid()), doc.to_string().as_bytes(), key)
    };
    let test_key = key("issuer-t/k1", kid);
    let trust = || {
        let list = signed_list(|l| {
            for i in [0, 2] {
                l["issuers"][i]["statusOrigins"] = json!(["http://127.0.0.1:8788"]);
            }
        });
        Trust::Own(list, Some(list_key().public_jwk()))
    };
    let by_test = || {
        list_by(&test_key, &[], |l| {
            l["issuer"] = json!(issuer);
            l["id"] = json!(uri)
        })
    };
    let by_a = || list(&[], |l| l["id"] = json!(uri));
    let allowed = json!({ "allowLoopbackHttp": true });
    let area = "status";
    corpus.add(
        Case::new(area, "valid-loopback-for-a-test-issuer", token(issuer, &test_key))
            .trust(trust())
            .policy(allowed.clone())
            .fetched(uri, Some(by_test())),
    )?;
    corpus.add(
        Case::new(
            area,
            "loopback-for-a-test-issuer-but-not-in-the-policy",
            token(issuer, &test_key),
        )
        .trust(trust())
        .fetched(uri, Some(by_test()))
        .indeterminate("status.origin_not_allowed"),
    )?;
    corpus.add(
        Case::new(area, "loopback-in-the-policy-but-no-test-issuer", token(ISSUER, &issuer_key()))
            .trust(trust())
            .policy(allowed)
            .fetched(uri, Some(by_a()))
            .indeterminate("status.origin_not_allowed"),
    )
}

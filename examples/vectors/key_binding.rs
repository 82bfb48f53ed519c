//! Key binding cases (RFC 9901, 4.3 and 7.3): the holder's proof over one presentation.

use super::keys::Key;
use super::sd_jwt::{digest, hide, payload, presented, sd_header, with_disclosures};
use super::world::*;
use eco_issuer::sign_raw;
use serde_json::{Value, json};
use std::io;

fn holder() -> Key {
    Key::new("ES256", "holder", "holder")
}

/// The SD-JWT of the holder, with one disclosure; without the proof.
fn sd_jwt(cnf: Value) -> String {
    let mut document = payload();
    if !cnf.is_null() {
        document["cnf"] = cnf;
    }
    let producer = hide(&mut document["credentialSubject"], "producer");
    let token = sign_raw(&sd_header(), document.to_string().as_bytes(), &issuer_key());
    with_disclosures(&token, &[producer])
}

fn confirmation() -> Value {
    json!({ "jwk": holder().jwk() })
}

/// The holder's proof of that presentation, changed before it is signed.
fn proof(presentation: &str, key: &Key, change: impl FnOnce(&mut Value, &mut Value)) -> String {
    let mut header = json!({ "alg": key.alg(), "typ": "kb+jwt" });
    let mut claims = json!({
        "iat": 1_781_481_590, "aud": "https://customs.example", "nonce": "n-0S6_WzA2Mj",
        "sd_hash": digest(presentation)
    });
    change(&mut header, &mut claims);
    key.jws(&header, claims.to_string().as_bytes())
}

fn bound(change: impl FnOnce(&mut Value, &mut Value)) -> String {
    let presentation = sd_jwt(confirmation());
    let proof = proof(&presentation, &holder(), change);
    format!("{presentation}{proof}")
}

type Change = fn(&mut Value, &mut Value);

fn remove(object: &mut Value, member: &str) {
    drop(object.as_object_mut().map(|object| object.remove(member)));
}

pub fn cases(corpus: &mut Corpus) -> io::Result<()> {
    let area = "key-binding";
    let asked = || json!({ "keyBinding": { "audience": "https://customs.example", "nonce": "n-0S6_WzA2Mj" } });
    let anything = || json!({ "keyBinding": {} });
    let good = bound(|_, _| {});
    corpus.add(Case::new(area, "valid-as-asked", good.as_str()).policy(asked()))?;
    corpus.add(Case::new(area, "valid-any-asked", good.as_str()).policy(anything()))?;
    corpus.add(Case::new(area, "valid-not-asked", good.as_str()))?;
    let made = |iat: i64| bound(move |_, claims| claims["iat"] = json!(iat));
    let day_ago = 1_781_481_600 - 86_400;
    corpus.add(Case::new(area, "valid-made-a-day-ago", made(day_ago)).policy(asked()))?;
    corpus.add(Case::new(area, "valid-made-long-ago-and-not-asked", made(day_ago - 1)))?;
    corpus.add(
        Case::new(area, "made-more-than-a-day-ago", made(day_ago - 1))
            .policy(asked())
            .invalid("issuer.key_binding_mismatch"),
    )?;
    corpus.add(Case::new(area, "valid-none-and-not-asked", sd_jwt(confirmation())))?;
    let valid: [(&str, Change); 3] = [
        ("valid-dated-60-s-ahead", |_, c| c["iat"] = json!(1_781_481_660)),
        ("valid-ends-later", |_, c| c["exp"] = json!(1_781_481_700)),
        ("valid-other-members", |_, c| c["purpose"] = json!("import")),
    ];
    for (name, change) in valid {
        corpus.add(Case::new(area, name, bound(change)).policy(asked()))?;
    }

    let code = "issuer.key_binding_mismatch";
    let faults: [(&str, Change); 24] = [
        ("sd-hash-of-another", |_, c| c["sd_hash"] = json!(digest("another"))),
        ("sd-hash-missing", |_, c| remove(c, "sd_hash")),
        ("sd-hash-a-number", |_, c| c["sd_hash"] = json!(7)),
        ("audience-of-another", |_, c| c["aud"] = json!("https://buyer.example")),
        ("audience-missing", |_, c| remove(c, "aud")),
        ("audience-an-array", |_, c| c["aud"] = json!(["https://customs.example"])),
        ("nonce-of-another", |_, c| c["nonce"] = json!("n-0S6_WzA2Mk")),
        ("nonce-missing", |_, c| remove(c, "nonce")),
        ("iat-61-s-ahead", |_, c| c["iat"] = json!(1_781_481_661)),
        ("iat-missing", |_, c| remove(c, "iat")),
        ("iat-a-string", |_, c| c["iat"] = json!("1781481590")),
        ("exp-passed", |_, c| c["exp"] = json!(1_781_481_539)),
        ("exp-a-string", |_, c| c["exp"] = json!("1900000000")),
        ("nbf-ahead", |_, c| c["nbf"] = json!(1_781_481_661)),
        ("typ-jwt", |h, _| h["typ"] = json!("JWT")),
        ("typ-of-a-certificate", |h, _| h["typ"] = json!("vc+jwt")),
        ("typ-missing", |h, _| remove(h, "typ")),
        ("alg-none", |h, _| h["alg"] = json!("none")),
        ("alg-es384-with-a-p-256-key", |h, _| h["alg"] = json!("ES384")),
        ("alg-missing", |h, _| remove(h, "alg")),
        ("jwk-in-header", |h, _| h["jwk"] = holder().jwk()),
        ("jku-in-header", |h, _| h["jku"] = json!("https://evil.example/jwks.json")),
        ("crit-in-header", |h, _| h["crit"] = json!(["exp"])),
        ("x5u-in-header", |h, _| h["x5u"] = json!("https://evil.example/chain.pem")),
    ];
    for (name, change) in faults {
        corpus.add(Case::new(area, name, bound(change)).policy(asked()).invalid(code))?;
    }
    // What is there is checked, asked for or not.
    let wrong_hash = bound(|_, c| c["sd_hash"] = json!(digest("another")));
    corpus.add(Case::new(area, "sd-hash-of-another-though-not-asked", wrong_hash).invalid(code))?;

    let presentation = sd_jwt(confirmation());
    let by_stranger = Key::new("ES256", "stranger", "holder");
    let by_issuer = Key::new("ES256", "issuer-a/k1", KID);
    for (name, key) in [("signed-by-a-stranger", by_stranger), ("signed-by-the-issuer", by_issuer)]
    {
        let input = format!("{presentation}{}", proof(&presentation, &key, |_, _| {}));
        corpus.add(Case::new(area, name, input).policy(asked()).invalid(code))?;
    }
    // A disclosure taken away after the holder signed.
    let (token, _) = presentation.split_once('~').expect("a token");
    let of_whole = proof(&presentation, &holder(), |_, _| {});
    corpus.add(
        Case::new(area, "disclosure-taken-away-after-signing", format!("{token}~{of_whole}"))
            .policy(asked())
            .invalid(code),
    )?;
    corpus.add(
        Case::new(area, "absent-though-asked-for", presentation.as_str())
            .policy(asked())
            .invalid(code),
    )?;
    corpus.add(
        Case::new(area, "absent-in-the-primary-form-though-asked-for", signed(|_| {}))
            .policy(anything())
            .invalid(code),
    )?;
    corpus.add(
        Case::new(area, "absent-in-an-sd-jwt-without-holder", presented(|_| vec![]))
            .policy(anything())
            .invalid(code),
    )?;
    let mut private = holder().jwk();
    private["d"] = json!("AAAA");
    let p384 = Key::new("ES384", "holder", "holder");
    for (name, cnf) in [
        ("holder-unknown", Value::Null),
        ("holder-named-by-kid", json!({ "kid": "holder" })),
        ("holder-key-a-string", json!({ "jwk": "holder" })),
        ("holder-key-gives-away-its-secret", json!({ "jwk": private })),
        ("holder-key-of-another", json!({ "jwk": Key::new("ES256", "x", "holder").jwk() })),
        ("holder-key-for-encryption", {
            let mut jwk = holder().jwk();
            jwk["use"] = json!("enc");
            json!({ "jwk": jwk })
        }),
    ] {
        let presentation = sd_jwt(cnf);
        let input = format!("{presentation}{}", proof(&presentation, &holder(), |_, _| {}));
        corpus.add(Case::new(area, name, input).invalid(code))?;
    }
    let presentation = sd_jwt(json!({ "jwk": p384.jwk() }));
    let input = format!("{presentation}{}", proof(&presentation, &p384, |_, _| {}));
    corpus.add(Case::new(area, "holder-algorithm-off-by-policy", input.as_str()).invalid(code))?;
    corpus.add(
        Case::new(area, "valid-holder-with-p-384", input)
            .policy(json!({ "algs": ["ES256", "ES384"] })),
    )?;
    corpus
        .add(Case::new(area, "proof-not-base64url", format!("{}=", bound(|_, _| {}))).invalid(code))
}

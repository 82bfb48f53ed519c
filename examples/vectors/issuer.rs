//! Issuer cases: trust lists that cannot be used, keys that are not there, authority that is lacking.

use super::world::*;
use eco_issuer::sign_raw;
use serde_json::{Value, json};
use std::io;

pub fn cases(corpus: &mut Corpus) -> io::Result<()> {
    let area = "issuer";
    let good = signed(|_| {});
    let pinned = || Some(list_key().public_jwk());
    let own = |list: String| Trust::Own(list, pinned());

    corpus.add(
        Case::new(area, "trust-list-missing", good.as_str())
            .trust(Trust::None)
            .indeterminate("issuer.trust_list_missing"),
    )?;
    corpus.add(
        Case::new(area, "trust-list-unreachable", good.as_str())
            .trust(Trust::Unreachable)
            .indeterminate("issuer.trust_list_unreachable"),
    )?;
    corpus.add(
        Case::new(area, "valid-trust-list-unsigned", good.as_str())
            .trust(Trust::Own(trust_list().to_string(), None)),
    )?;
    let thumbprint = json!(list_key().thumbprint());
    let with_jwk = list_key()
        .sign(&eco_issuer::Header::trust_list(&list_key()), trust_list().to_string().as_bytes());
    corpus.add(
        Case::new(area, "valid-trust-list-pinned-by-thumbprint", good.as_str())
            .trust(Trust::Own(with_jwk, Some(thumbprint.clone()))),
    )?;

    let invalid = "issuer.trust_list_invalid";
    let stranger = key("stranger", "did:web:trust.example#list-1");
    let by_stranger = stranger
        .sign(&eco_issuer::Header::trust_list(&stranger), trust_list().to_string().as_bytes());
    corpus.add(
        Case::new(area, "trust-list-by-a-stranger", good.as_str())
            .trust(own(by_stranger.clone()))
            .indeterminate(invalid),
    )?;
    corpus.add(
        Case::new(area, "trust-list-by-a-stranger-against-thumbprint", good.as_str())
            .trust(Trust::Own(by_stranger, Some(thumbprint.clone())))
            .indeterminate(invalid),
    )?;
    corpus.add(
        Case::new(area, "trust-list-without-jwk-against-thumbprint", good.as_str())
            .trust(Trust::Own(signed_list(|_| {}), Some(thumbprint)))
            .indeterminate(invalid),
    )?;
    let changed = signed_list(|_| {}).replacen('.', ".e", 1);
    corpus.add(
        Case::new(area, "trust-list-changed", good.as_str())
            .trust(own(changed))
            .indeterminate(invalid),
    )?;
    let mistyped = sign_raw(&header("x"), trust_list().to_string().as_bytes(), &list_key());
    corpus.add(
        Case::new(area, "trust-list-typed-as-certificate", good.as_str())
            .trust(own(mistyped))
            .indeterminate(invalid),
    )?;
    let doubled =
        trust_list().to_string().replacen("\"version\":12", "\"version\":11,\"version\":12", 1);
    corpus.add(
        Case::new(area, "trust-list-names-version-twice", good.as_str())
            .trust(own(sign_list(&doubled)))
            .indeterminate(invalid),
    )?;
    corpus.add(
        Case::new(area, "trust-list-a-captive-portal-page", good.as_str())
            .trust(own("<html>Welcome</html>".into()))
            .indeterminate(invalid),
    )?;

    let key_of =
        |list: &mut Value, change: &dyn Fn(&mut Value)| change(&mut list["issuers"][0]["keys"][0]);
    type Change<'a> = &'a dyn Fn(&mut Value);
    let faults: [(&str, Change<'_>); 15] = [
        ("trust-list-without-exp", &|l| drop(l.as_object_mut().map(|l| l.remove("exp")))),
        ("trust-list-without-version", &|l| drop(l.as_object_mut().map(|l| l.remove("version")))),
        ("trust-list-version-a-string", &|l| l["version"] = json!("12")),
        ("trust-list-issued-in-the-future", &|l| l["iat"] = json!(1_781_481_661)),
        ("trust-list-names-a-kid-twice", &|l| l["issuers"][1]["keys"][0]["kid"] = json!(KID)),
        ("trust-list-names-an-issuer-twice", &|l| l["issuers"][1]["id"] = json!(ISSUER)),
        ("trust-list-key-without-kid", &|l| {
            key_of(l, &|k| drop(k.as_object_mut().map(|k| k.remove("kid"))))
        }),
        ("trust-list-gives-away-a-private-key", &|l| key_of(l, &|k| k["d"] = json!("AAAA"))),
        ("trust-list-holds-a-symmetric-key", &|l| {
            key_of(l, &|k| {
                k["kty"] = json!("oct");
                k["k"] = json!("AAAA")
            })
        }),
        ("trust-list-key-for-encryption", &|l| key_of(l, &|k| k["use"] = json!("enc"))),
        ("trust-list-key-off-the-curve", &|l| key_of(l, &|k| k["y"] = k["x"].clone())),
        ("trust-list-key-of-31-bytes", &|l| key_of(l, &|k| k["x"] = json!("A".repeat(42)))),
        ("trust-list-key-date-malformed", &|l| {
            key_of(l, &|k| k["validUntil"] = json!("2026-02-30"))
        }),
        ("trust-list-issuer-date-a-number", &|l| l["issuers"][0]["validFrom"] = json!(2022)),
        ("trust-list-issuers-an-object", &|l| l["issuers"] = json!({})),
    ];
    for (name, change) in faults {
        corpus.add(
            Case::new(area, name, good.as_str())
                .trust(own(signed_list(|l| change(l))))
                .indeterminate(invalid),
        )?;
    }
    corpus.add(
        Case::new(area, "trust-list-unsigned-though-a-key-is-pinned", good.as_str())
            .trust(own(trust_list().to_string()))
            .indeterminate(invalid),
    )?;
    corpus.add(
        Case::new(area, "trust-list-signed-but-no-key-pinned", good.as_str())
            .trust(Trust::Own(signed_list(|_| {}), None))
            .indeterminate(invalid),
    )?;
    corpus.add(
        Case::new(area, "trust-list-expired", good.as_str())
            .trust(own(signed_list(|l| l["exp"] = json!(1_781_481_539))))
            .indeterminate("issuer.trust_list_expired"),
    )?;
    corpus.add(
        Case::new(area, "valid-trust-list-expired-within-skew", good.as_str())
            .trust(own(signed_list(|l| l["exp"] = json!(1_781_481_541)))),
    )?;
    corpus.add(
        Case::new(area, "trust-list-rolled-back", good.as_str())
            .policy(json!({ "minTrustListVersion": 13 }))
            .indeterminate("issuer.trust_list_rollback"),
    )?;
    corpus.add(
        Case::new(area, "valid-trust-list-version-just-high-enough", good.as_str())
            .policy(json!({ "minTrustListVersion": 12 })),
    )?;
    let with_unknown = signed_list(|l| {
        let keys = l["issuers"][0]["keys"].as_array_mut().expect("keys");
        keys.push(json!({ "kid": "did:web:origin.customs-a.example#pq", "kty": "AKP", "alg": "ML-DSA-44", "pub": "AAAA" }));
        keys.push(json!({ "kid": "did:web:origin.customs-a.example#k256", "kty": "EC", "crv": "secp256k1", "x": "AA", "y": "AA" }));
    });
    corpus.add(
        Case::new(area, "valid-trust-list-with-keys-of-unknown-kinds", good.as_str())
            .trust(own(with_unknown.clone())),
    )?;
    corpus.add(
        Case::new(
            area,
            "key-of-a-kind-not-known-here",
            sign_raw(
                &header("did:web:origin.customs-a.example#pq"),
                credential().to_string().as_bytes(),
                &issuer_key(),
            ),
        )
        .trust(own(with_unknown))
        .indeterminate("issuer.key_unknown"),
    )?;

    let token = |label: &str, kid: &str, doc: Value| {
        sign_raw(&header(kid), doc.to_string().as_bytes(), &key(label, kid))
    };
    let by = |id: &str| {
        let mut doc = credential();
        doc["issuer"] = json!({ "id": id, "name": "Example Customs A" });
        doc
    };
    corpus.add(
        Case::new(
            area,
            "issuer-not-on-the-list",
            token("u", "did:web:unknown.example#k1", by("did:web:unknown.example")),
        )
        .indeterminate("issuer.unknown"),
    )?;
    corpus.add(
        Case::new(
            area,
            "key-not-on-the-list",
            token("issuer-a/k9", "did:web:origin.customs-a.example#k9", credential()),
        )
        .indeterminate("issuer.key_unknown"),
    )?;
    corpus.add(
        Case::new(
            area,
            "key-id-without-did-not-on-the-list",
            token("issuer-a/k1", "k1", credential()),
        )
        .indeterminate("issuer.key_unknown"),
    )?;
    corpus.add(
        Case::new(
            area,
            "signed-by-another-trusted-issuer",
            token("issuer-b/k1", "did:web:co.chamber-b.example#k1", credential()),
        )
        .invalid("issuer.binding_mismatch"),
    )?;
    corpus.add(
        Case::new(
            area,
            "iss-differs-from-issuer",
            signed(|d| d["iss"] = json!("did:web:co.chamber-b.example")),
        )
        .invalid("issuer.binding_mismatch"),
    )?;
    corpus.add(
        Case::new(area, "iss-a-number", signed(|d| d["iss"] = json!(7)))
            .invalid("issuer.binding_mismatch"),
    )?;
    corpus.add(
        Case::new(
            area,
            "key-retired-before-issue",
            token("issuer-a/k0", "did:web:origin.customs-a.example#k0", credential()),
        )
        .invalid("issuer.key_retired"),
    )?;
    corpus.add(
        Case::new(
            area,
            "key-not-yet-in-force-at-issue",
            token("issuer-a/k2", "did:web:origin.customs-a.example#k2", credential()),
        )
        .invalid("issuer.key_retired"),
    )?;

    let denied = "issuer.not_authorised";
    let test_issuer = || by("did:web:test-t.example");
    corpus.add(Case::new(
        area,
        "valid-test-issuer",
        token("issuer-t/k1", "did:web:test-t.example#k1", test_issuer()),
    ))?;
    corpus.add(
        Case::new(
            area,
            "test-role-alone-authorises-nothing",
            token("issuer-t/k1", "did:web:test-t.example#k1", test_issuer()),
        )
        .trust(own(signed_list(|l| l["issuers"][2]["roles"] = json!(["test"]))))
        .invalid(denied),
    )?;
    corpus.add(
        Case::new(area, "unknown-role-authorises-nothing", good.as_str())
            .trust(own(signed_list(|l| l["issuers"][0]["roles"] = json!(["super-issuing-body"]))))
            .invalid(denied),
    )?;
    corpus.add(
        Case::new(
            area,
            "platform-issues-a-certificate",
            token(
                "platform-p/k1",
                "did:web:platform-p.example#k1",
                by("did:web:platform-p.example"),
            ),
        )
        .invalid(denied),
    )?;
    corpus.add(
        Case::new(
            area,
            "issuer-of-another-country",
            token(
                "issuer-b/k1",
                "did:web:co.chamber-b.example#k1",
                by("did:web:co.chamber-b.example"),
            ),
        )
        .invalid(denied),
    )?;
    corpus.add(
        Case::new(area, "issuer-ended-before-issue", good.as_str())
            .trust(own(signed_list(|l| l["issuers"][0]["validUntil"] = json!("2026-05-31"))))
            .invalid(denied),
    )?;
    corpus.add(
        Case::new(area, "valid-issuer-ends-on-issue-date", good.as_str())
            .trust(own(signed_list(|l| l["issuers"][0]["validUntil"] = json!("2026-06-01")))),
    )?;
    let (exporter, exporter_kid) = ("exporter-e/k1", "did:web:exporter-e.example#k1");
    corpus.add(Case::new(
        area,
        "valid-declaration-by-approved-exporter",
        token(exporter, exporter_kid, declaration()),
    ))?;
    let mut certificate = credential();
    certificate["issuer"] = json!("did:web:exporter-e.example");
    certificate["credentialSubject"]["issuingCountry"] = json!("NZ");
    certificate["credentialSubject"]["exporter"]["country"] = json!("NZ");
    corpus.add(
        Case::new(
            area,
            "approved-exporter-issues-a-certificate",
            token(exporter, exporter_kid, certificate),
        )
        .invalid(denied),
    )?;
    let mut by_body = declaration();
    by_body["issuer"] = json!(ISSUER);
    by_body["credentialSubject"]["issuingCountry"] = json!("CN");
    by_body["credentialSubject"]["exporter"]["country"] = json!("CN");
    corpus.add(
        Case::new(area, "issuing-body-makes-a-declaration", token("issuer-a/k1", KID, by_body))
            .invalid(denied),
    )
}

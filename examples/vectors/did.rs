//! did:web cases: keys that the issuer's own DID document holds, where the trust list allows that.

use super::keys::Key;
use super::world::*;
use eco_issuer::{Purpose, StatusList, StatusListMeta};
use serde_json::{Value, json};
use std::io;

const AREA: &str = "did-web";

fn method_key() -> Key {
    Key::new("ES256", "issuer-a/did", "did:web:origin.customs-a.example#did-1")
}

/// The DID document of `did` with that one key.
fn document_of(did: &str, key: &Key) -> Value {
    let mut jwk = key.jwk();
    jwk.as_object_mut().expect("an object").remove("kid");
    json!({
        "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/jwk/v1"],
        "id": did,
        "verificationMethod": [
            { "id": key.kid, "type": "JsonWebKey", "controller": did, "publicKeyJwk": jwk }
        ],
        "assertionMethod": [key.kid]
    })
}

/// A list that allows the issuer's DID document, and has no key of it.
fn resolving(change: impl FnOnce(&mut Value)) -> Trust {
    own(|list| {
        list["issuers"][0]["keys"] = json!([]);
        list["issuers"][0]["resolve"] = json!(["did:web"]);
        change(list);
    })
}

fn document(change: impl FnOnce(&mut Value)) -> Vec<u8> {
    let mut document = document_of(ISSUER, &method_key());
    change(&mut document);
    format!("{document:#}\n").into_bytes()
}

/// The reference, signed with the DID document's key.
fn token() -> String {
    method_key().certificate(&credential())
}

fn case(name: &str, document: Vec<u8>) -> Case<'_> {
    Case::new(AREA, name, token()).trust(resolving(|_| {})).fetched_did(ISSUER, Some(document))
}

/// A certificate with a status entry and its list, both signed with the DID document's key.
fn with_status(corpus: &mut Corpus) -> io::Result<()> {
    let list = StatusList::new(StatusList::MIN_LEN).expect("a length that is allowed");
    let meta = StatusListMeta {
        uri: STATUS_URI.into(),
        issuer: ISSUER.into(),
        purpose: Purpose::Revocation,
        valid_from: 1_781_438_400,
        valid_until: 1_781_568_000,
        ttl_ms: 300_000,
    };
    let list = method_key().certificate(&list.to_credential(&meta).expect("times in range"));
    let mut doc = credential();
    doc["credentialStatus"] = json!({
        "type": "BitstringStatusListEntry", "statusPurpose": "revocation",
        "statusListIndex": "7", "statusListCredential": STATUS_URI
    });
    let token = method_key().certificate(&doc);
    let with_list = |name| {
        let case = Case::new(AREA, name, token.as_str()).trust(resolving(|_| {}));
        case.fetched(STATUS_URI, Some(list.clone().into_bytes()))
    };
    let found = with_list("valid-status-list-by-a-key-of-the-document");
    corpus.add(found.fetched_did(ISSUER, Some(document(|_| {}))))
}

type Change = fn(&mut Value);

pub fn cases(corpus: &mut Corpus) -> io::Result<()> {
    with_status(corpus)?;
    let valid: [(&str, Change); 11] = [
        ("valid", |_| {}),
        ("valid-key-expires-on-the-issue-date", |d| {
            d["verificationMethod"][0]["expires"] = json!("2026-06-01T12:00:00Z")
        }),
        ("valid-key-revoked-the-day-after-issue", |d| {
            d["verificationMethod"][0]["revoked"] = json!("2026-06-02T00:00:00Z")
        }),
        ("valid-not-deactivated", |d| d["deactivated"] = json!(false)),
        ("valid-type-json-web-key-2020", |d| {
            d["verificationMethod"][0]["type"] = json!("JsonWebKey2020")
        }),
        ("valid-method-embedded", |d| {
            d["assertionMethod"] = json!([d["verificationMethod"][0]]);
            d["verificationMethod"] = json!([]);
        }),
        ("valid-reference-relative", |d| d["assertionMethod"] = json!(["#did-1"])),
        ("valid-method-relative", |d| {
            d["verificationMethod"][0]["id"] = json!("#did-1");
        }),
        ("valid-without-controller", |d| {
            drop(d["verificationMethod"][0].as_object_mut().map(|m| m.remove("controller")))
        }),
        ("valid-without-context", |d| drop(d.as_object_mut().map(|d| d.remove("@context")))),
        ("valid-other-methods-of-unknown-types", |d| {
            let other = json!({ "id": format!("{ISSUER}#2"), "type": "Multikey", "controller": ISSUER, "publicKeyMultibase": "z6Mk" });
            let methods = d["verificationMethod"].as_array_mut().expect("methods");
            methods.insert(0, other);
            d["service"] =
                json!([{ "id": "#s", "type": "X", "serviceEndpoint": "https://x.example" }]);
        }),
    ];
    for (name, change) in valid {
        corpus.add(case(name, document(change)))?;
    }
    corpus.add(
        Case::new(AREA, "valid-key-of-the-list-needs-no-document", signed(|_| {}))
            .trust(own(|l| l["issuers"][0]["resolve"] = json!(["did:web"]))),
    )?;

    let retired: [(&str, Change); 2] = [
        ("key-expired-the-day-before-issue", |d| {
            d["verificationMethod"][0]["expires"] = json!("2026-05-31T23:59:59Z")
        }),
        ("key-revoked-on-the-issue-date", |d| {
            d["verificationMethod"][0]["revoked"] = json!("2026-06-01T00:00:00Z")
        }),
    ];
    for (name, change) in retired {
        corpus.add(case(name, document(change)).invalid("issuer.key_retired"))?;
    }

    let invalid = "issuer.did_invalid";
    let faults: [(&str, Change); 17] = [
        ("did-deactivated", |d| d["deactivated"] = json!(true)),
        ("key-end-no-time", |d| d["verificationMethod"][0]["expires"] = json!("soon")),
        ("document-of-another", |d| d["id"] = json!("did:web:evil.example")),
        ("document-of-a-longer-did", |d| d["id"] = json!(format!("{ISSUER}:x"))),
        ("document-without-id", |d| drop(d.as_object_mut().map(|d| d.remove("id")))),
        ("document-an-array", |d| *d = json!([d])),
        ("controller-another", |d| {
            d["verificationMethod"][0]["controller"] = json!("did:web:evil.example")
        }),
        ("type-multikey", |d| d["verificationMethod"][0]["type"] = json!("Multikey")),
        ("type-missing", |d| {
            drop(d["verificationMethod"][0].as_object_mut().map(|m| m.remove("type")))
        }),
        ("jwk-missing", |d| {
            drop(d["verificationMethod"][0].as_object_mut().map(|m| m.remove("publicKeyJwk")))
        }),
        ("jwk-a-string", |d| d["verificationMethod"][0]["publicKeyJwk"] = json!("x")),
        ("jwk-gives-away-its-secret", |d| {
            d["verificationMethod"][0]["publicKeyJwk"]["d"] = json!("AAAA")
        }),
        ("jwk-off-the-curve", |d| {
            let jwk = &mut d["verificationMethod"][0]["publicKeyJwk"];
            jwk["y"] = jwk["x"].clone();
        }),
        ("jwk-for-encryption", |d| {
            d["verificationMethod"][0]["publicKeyJwk"]["use"] = json!("enc")
        }),
        ("jwk-of-unknown-curve", |d| {
            d["verificationMethod"][0]["publicKeyJwk"]["crv"] = json!("secp256k1")
        }),
        ("jwk-of-unknown-algorithm", |d| {
            d["verificationMethod"][0]["publicKeyJwk"]["alg"] = json!("ES256K")
        }),
        ("document-over-64-kib", |d| d["pad"] = json!("x".repeat(64 * 1024))),
    ];
    for (name, change) in faults {
        corpus.add(case(name, document(change)).indeterminate(invalid))?;
    }
    let text = String::from_utf8(document(|_| {})).expect("text");
    for (name, bytes) in [
        ("document-a-web-page", "<html>Welcome to the hotel</html>".to_owned()),
        ("document-empty", String::new()),
        ("document-names-its-id-twice", text.replacen('{', "{\"id\":\"did:web:evil.example\",", 1)),
        ("document-cut", text[..text.len() / 2].to_owned()),
    ] {
        corpus.add(case(name, bytes.into_bytes()).indeterminate(invalid))?;
    }

    let unknown = "issuer.key_unknown";
    let absent: [(&str, Change); 5] = [
        ("key-not-among-those-that-assert", |d| d["assertionMethod"] = json!([])),
        ("key-only-for-authentication", |d| {
            d["authentication"] = d["assertionMethod"].take();
        }),
        ("key-not-in-the-document", |d| {
            let other = format!("{ISSUER}#did-2");
            d["verificationMethod"][0]["id"] = json!(other);
            d["assertionMethod"] = json!([other]);
        }),
        ("key-referred-to-but-not-there", |d| d["verificationMethod"] = json!([])),
        ("document-deactivated", |d| {
            d["verificationMethod"] = json!([]);
            d["assertionMethod"] = json!([]);
        }),
    ];
    for (name, change) in absent {
        corpus.add(case(name, document(change)).indeterminate(unknown))?;
    }
    evidence(corpus)?;
    signatures(corpus)?;
    addresses(corpus)
}

/// Documents that were not brought, or may not be.
fn evidence(corpus: &mut Corpus) -> io::Result<()> {
    let (unknown, unreachable) = ("issuer.key_unknown", "issuer.did_unreachable");
    let bare = |name| Case::new(AREA, name, token());
    corpus.add(bare("document-not-fetched").trust(resolving(|_| {})).indeterminate(unreachable))?;
    corpus.add(
        bare("document-unreachable")
            .trust(resolving(|_| {}))
            .fetched_did(ISSUER, None)
            .indeterminate(unreachable),
    )?;
    corpus.add(
        bare("document-brought-as-a-status-list")
            .trust(resolving(|_| {}))
            .fetched(ISSUER, Some(document(|_| {})))
            .indeterminate(unreachable),
    )?;
    corpus.add(
        bare("document-of-another-brought")
            .trust(resolving(|_| {}))
            .fetched_did("did:web:evil.example", Some(document(|_| {})))
            .indeterminate(unreachable),
    )?;
    for (name, resolve) in [
        ("not-allowed-by-the-list", json!([])),
        ("another-method-allowed-by-the-list", json!(["did:key"])),
    ] {
        let case = bare(name)
            .trust(resolving(|l| l["issuers"][0]["resolve"] = resolve))
            .fetched_did(ISSUER, Some(document(|_| {})));
        corpus.add(case.indeterminate(unknown))?;
    }
    corpus.add(
        bare("issuer-not-on-the-list")
            .trust(resolving(|l| l["issuers"][0]["id"] = json!("did:web:other.example")))
            .fetched_did(ISSUER, Some(document(|_| {})))
            .indeterminate("issuer.unknown"),
    )
}

fn signatures(corpus: &mut Corpus) -> io::Result<()> {
    let trusted = |name, input: String| {
        Case::new(AREA, name, input)
            .trust(resolving(|_| {}))
            .fetched_did(ISSUER, Some(document(|_| {})))
    };
    let key = method_key();
    let payload = credential().to_string();
    let forged = Key::new("ES256", "attacker", &key.kid).certificate(&credential());
    corpus.add(trusted("signed-by-another-key", forged).invalid("signature.mismatch"))?;
    let mut header = key.header("vc+jwt");
    header["kid"] = json!("did:web:evil.example#did-1");
    corpus.add(
        trusted("key-id-of-another-did", key.jws(&header, payload.as_bytes()))
            .invalid("issuer.binding_mismatch"),
    )?;
    header["kid"] = json!("#did-1");
    corpus.add(
        trusted("key-id-relative", key.jws(&header, payload.as_bytes()))
            .indeterminate("issuer.key_unknown"),
    )?;
    drop(header.as_object_mut().map(|header| header.remove("kid")));
    corpus.add(
        trusted("key-id-missing", key.jws(&header, payload.as_bytes()))
            .invalid("format.bad_header"),
    )?;
    let mut of_b = credential();
    of_b["credentialSubject"]["issuingCountry"] = json!("SG");
    corpus.add(
        trusted("issuer-of-another-country", key.certificate(&of_b))
            .invalid("issuer.not_authorised"),
    )?;
    let ed25519 = Key::new("EdDSA", "issuer-a/did-ed25519", &format!("{ISSUER}#did-ed25519"));
    let own_document = document_of(ISSUER, &ed25519).to_string();
    let case = |name| {
        Case::new(AREA, name, ed25519.certificate(&credential()))
            .trust(resolving(|_| {}))
            .fetched_did(ISSUER, Some(own_document.clone().into_bytes()))
    };
    corpus.add(case("valid-ed25519").policy(json!({ "algs": ["EdDSA"] })))?;
    corpus.add(case("ed25519-off-by-policy").invalid("signature.alg_not_allowed"))
}

/// DIDs that may, and may not, become addresses.
fn addresses(corpus: &mut Corpus) -> io::Result<()> {
    let with_did = |name, did: &str, roles: &[&str]| {
        let key = Key::new("ES256", "issuer-a/did", &format!("{did}#did-1"));
        let mut certificate = credential();
        certificate["issuer"] = json!(did);
        Case::new(AREA, name, key.certificate(&certificate))
            .trust(resolving(|l| {
                l["issuers"][0]["id"] = json!(did);
                l["issuers"][0]["roles"] = json!(roles);
            }))
            .fetched_did(did, Some(document_of(did, &key).to_string().into_bytes()))
    };
    let body = ["issuing-body"];
    for (name, did) in [
        ("valid-did-with-path", "did:web:chamber-b.example:issuers:cn"),
        ("valid-did-with-port", "did:web:chamber-b.example%3A8443:cn"),
    ] {
        corpus.add(with_did(name, did, &body))?;
    }
    for (name, did) in [
        ("host-an-ip-address", "did:web:192.0.2.7"),
        ("host-a-metadata-address", "did:web:169.254.169.254"),
        ("host-an-ip-address-with-port", "did:web:127.0.0.1%3A8788"),
        ("host-localhost", "did:web:localhost%3A8788"),
        ("host-with-user-info", "did:web:customs@evil.example"),
        ("host-with-escaped-slash", "did:web:evil.example%2Fpath"),
        ("host-empty", "did:web:"),
        ("host-in-unicode", "did:web:g\u{f6}od.example"),
        ("path-upwards", "did:web:customs.example:..:evil"),
        ("path-empty", "did:web:customs.example::cn"),
        ("another-did-method", "did:example:customs"),
    ] {
        corpus.add(with_did(name, did, &body).indeterminate("issuer.did_invalid"))?;
    }
    let (test, local) = (["issuing-body", "test"], "did:web:localhost%3A8788:issuers:t");
    let allowed = || json!({ "allowLoopbackHttp": true });
    corpus.add(with_did("valid-localhost-for-a-test-issuer", local, &test).policy(allowed()))?;
    corpus.add(
        with_did("localhost-for-a-test-issuer-but-not-in-the-policy", local, &test)
            .indeterminate("issuer.did_invalid"),
    )?;
    corpus.add(
        with_did("localhost-in-the-policy-but-no-test-issuer", local, &body)
            .policy(allowed())
            .indeterminate("issuer.did_invalid"),
    )
}

//! Data Integrity cases: `ecdsa-jcs-2019`, `eddsa-jcs-2022`, and suites that are not verified here.

use super::keys::Key;
use super::world::*;
use serde_json::{Value, json};
use sha2::{Digest, Sha256, Sha384};
use std::io;

/// A certificate and the options of its proof, before signing.
struct Draft {
    document: Value,
    options: Value,
    key: Key,
}

impl Draft {
    fn new(suite: &str, key: Key) -> Self {
        let document = credential();
        let options = json!({
            "@context": document["@context"], "type": "DataIntegrityProof", "cryptosuite": suite,
            "created": "2026-06-01T00:00:00Z", "verificationMethod": key.kid,
            "proofPurpose": "assertionMethod"
        });
        Self { document, options, key }
    }

    /// The hashes that are signed: of the options, then of the document. Members of a `Value` are
    /// sorted; without numbers but integers, its text is RFC 8785's.
    fn sign(&self, document: &str) -> Vec<u8> {
        let options = self.options.to_string();
        let message = match self.key.alg() {
            "ES384" => [Sha384::digest(options), Sha384::digest(document)].concat(),
            _ => [Sha256::digest(options), Sha256::digest(document)].concat(),
        };
        self.key.sign(&message)
    }

    fn with_value(&self, value: Value) -> Value {
        let mut document = self.document.clone();
        document["proof"] = self.options.clone();
        document["proof"]["proofValue"] = value;
        document
    }

    fn finish(&self) -> Value {
        let signature = self.sign(&self.document.to_string());
        self.with_value(json!(format!("z{}", bs58::encode(signature).into_string())))
    }
}

fn p256() -> Draft {
    Draft::new("ecdsa-jcs-2019", Key::new("ES256", "issuer-a/k1", KID))
}

/// The reference, changed before it is signed.
fn secured(change: impl FnOnce(&mut Draft)) -> Value {
    let mut draft = p256();
    change(&mut draft);
    draft.finish()
}

/// The reference, changed after it was signed.
fn changed(change: impl FnOnce(&mut Value)) -> String {
    let mut document = p256().finish();
    change(&mut document);
    document.to_string()
}

fn remove(object: &mut Value, member: &str) {
    drop(object.as_object_mut().map(|object| object.remove(member)));
}

type Make = fn(&mut Draft);
type Change = fn(&mut Value);

pub fn cases(corpus: &mut Corpus) -> io::Result<()> {
    let area = "data-integrity";
    let valid: [(&str, Make); 6] = [
        ("valid", |_| {}),
        ("valid-without-context-in-the-proof", |d| remove(&mut d.options, "@context")),
        ("valid-without-created", |d| remove(&mut d.options, "created")),
        ("valid-proof-with-id", |d| {
            d.options["id"] = json!("urn:uuid:6f0d2c1e-0000-4000-8000-000000000001")
        }),
        ("valid-expires-later", |d| d.options["expires"] = json!("2026-06-16T00:00:00Z")),
        ("valid-unknown-option", |d| d.options["domain"] = json!("customs.example")),
    ];
    for (name, change) in valid {
        corpus.add(Case::new(area, name, secured(change).to_string()))?;
    }
    corpus.add(Case::new(area, "valid-other-layout", format!("\n{:#}\n", p256().finish())))?;
    canonical(corpus)?;
    algorithms(corpus)?;

    let bad = "signature.bad_proof";
    let made: [(&str, &str, Make); 16] = [
        ("purpose-authentication", bad, |d| d.options["proofPurpose"] = json!("authentication")),
        ("purpose-missing", bad, |d| remove(&mut d.options, "proofPurpose")),
        ("cryptosuite-missing", bad, |d| remove(&mut d.options, "cryptosuite")),
        ("cryptosuite-a-number", bad, |d| d.options["cryptosuite"] = json!(2019)),
        ("type-missing", bad, |d| remove(&mut d.options, "type")),
        ("method-missing", bad, |d| remove(&mut d.options, "verificationMethod")),
        ("method-an-object", bad, |d| {
            d.options["verificationMethod"] = json!({ "id": KID, "type": "JsonWebKey" })
        }),
        ("created-not-a-time", bad, |d| d.options["created"] = json!("yesterday")),
        ("created-without-zone", bad, |d| d.options["created"] = json!("2026-06-01T00:00:00")),
        ("expires-not-a-time", bad, |d| d.options["expires"] = json!(1_781_481_600)),
        ("stands-on-a-previous-proof", bad, |d| {
            d.options["previousProof"] = json!("urn:uuid:6f0d2c1e-0000-4000-8000-000000000002")
        }),
        ("context-of-proof-in-other-order", bad, |d| {
            d.options["@context"] =
                json!(["https://w3id.org/rcep-eco/v1", "https://www.w3.org/ns/credentials/v2"])
        }),
        ("context-of-proof-longer", bad, |d| {
            d.options["@context"] = json!([
                "https://www.w3.org/ns/credentials/v2",
                "https://w3id.org/rcep-eco/v1",
                "https://w3id.org/security/data-integrity/v2"
            ])
        }),
        ("expired", "validity.expired", |d| d.options["expires"] = json!("2026-06-14T23:58:59Z")),
        ("created-in-the-future", "validity.not_yet_valid", |d| {
            d.options["created"] = json!("2026-06-15T00:01:01Z")
        }),
        ("method-of-another-trusted-issuer", "issuer.binding_mismatch", |d| {
            d.key = Key::new("ES256", "issuer-b/k1", "did:web:co.chamber-b.example#k1");
            d.options["verificationMethod"] = json!(d.key.kid);
        }),
    ];
    for (name, code, change) in made {
        corpus.add(Case::new(area, name, secured(change).to_string()).invalid(code))?;
    }

    let mismatch = "signature.mismatch";
    let after: [(&str, &str, Change); 16] = [
        ("number-changed-after-signing", mismatch, |d| {
            d["credentialSubject"]["certificateNumber"] = json!("RC26-0417-000124")
        }),
        ("member-added-after-signing", mismatch, |d| d["evidence"] = json!([])),
        ("member-removed-after-signing", mismatch, |d| remove(d, "validUntil")),
        ("created-changed-after-signing", mismatch, |d| {
            d["proof"]["created"] = json!("2026-06-02T00:00:00Z")
        }),
        ("option-added-after-signing", mismatch, |d| d["proof"]["challenge"] = json!("1f44d55f")),
        ("context-of-proof-removed-after-signing", mismatch, |d| {
            remove(&mut d["proof"], "@context")
        }),
        ("proof-a-set-of-one", bad, |d| d["proof"] = json!([d["proof"]])),
        ("proof-a-set-of-two", bad, |d| d["proof"] = json!([d["proof"], d["proof"]])),
        ("proof-a-string", bad, |d| d["proof"] = json!("signed")),
        ("proof-null", bad, |d| d["proof"] = Value::Null),
        ("value-missing", bad, |d| remove(&mut d["proof"], "proofValue")),
        ("value-a-number", bad, |d| d["proof"]["proofValue"] = json!(7)),
        ("value-with-a-character-outside-base58", bad, |d| {
            d["proof"]["proofValue"] = json!("z0OIl")
        }),
        ("value-without-multibase-prefix", bad, |d| {
            let value = d["proof"]["proofValue"].as_str().expect("text")[1..].to_owned();
            d["proof"]["proofValue"] = json!(value);
        }),
        ("value-longer-than-any-signature", bad, |d| {
            d["proof"]["proofValue"] = json!(format!("z{}", "2".repeat(4096)))
        }),
        ("value-empty", "signature.malformed", |d| d["proof"]["proofValue"] = json!("z")),
    ];
    for (name, code, change) in after {
        corpus.add(Case::new(area, name, changed(change)).invalid(code))?;
    }
    let signature = p256().sign(&credential().to_string());
    corpus.add(
        Case::new(
            area,
            "value-in-base64url",
            p256().with_value(json!(format!("u{}", base64url(&signature)))).to_string(),
        )
        .invalid(bad),
    )?;
    corpus.add(
        Case::new(
            area,
            "value-of-63-bytes",
            p256()
                .with_value(json!(format!("z{}", bs58::encode(&signature[..63]).into_string())))
                .to_string(),
        )
        .invalid("signature.malformed"),
    )?;
    // The proof's context is what was signed: here without the profile's.
    let mut draft = p256();
    draft.options["@context"] = json!(["https://www.w3.org/ns/credentials/v2"]);
    let mut signed_as = draft.document.clone();
    signed_as["@context"] = draft.options["@context"].clone();
    let signature = bs58::encode(draft.sign(&signed_as.to_string())).into_string();
    corpus.add(
        Case::new(
            area,
            "context-of-the-profile-not-signed",
            draft.with_value(json!(format!("z{signature}"))).to_string(),
        )
        .invalid("format.unsupported_version"),
    )?;
    // What stands behind the signed contexts gives members another meaning, and nobody signed it.
    for (name, context) in [
        ("context-of-another-added-after-signing", json!("https://evil.example/v1")),
        (
            "context-object-added-after-signing",
            json!({ "importingCountry": "https://evil.example/x" }),
        ),
    ] {
        let input = changed(|d| d["@context"].as_array_mut().expect("contexts").push(context));
        corpus.add(Case::new(area, name, input).invalid("format.unsupported_version"))?;
    }
    let forged = secured(|d| d.key = Key::new("ES256", "attacker", KID));
    corpus.add(Case::new(area, "signed-by-another-key", forged.to_string()).invalid(mismatch))?;
    // The signature of the token form, put into a proof: another text is signed there.
    let token = signed(|_| {});
    let (_, of_token) = token.rsplit_once('.').expect("three parts");
    let bytes = data_encoding::BASE64URL_NOPAD.decode(of_token.as_bytes()).expect("base64url");
    corpus.add(
        Case::new(
            area,
            "signature-taken-from-a-token",
            p256().with_value(json!(format!("z{}", bs58::encode(bytes).into_string()))).to_string(),
        )
        .invalid(mismatch),
    )?;
    frame(corpus)?;
    unsupported(corpus)
}

/// RFC 8785: numbers, escapes and the order of names, written by hand.
fn canonical(corpus: &mut Corpus) -> io::Result<()> {
    let area = "data-integrity";
    let marker = "\"importingCountry\":\"MY\"";
    let document = credential().to_string();
    for (name, written, canonical) in [
        (
            "valid-numbers-in-other-spellings",
            r#""x":[1.0,1e21,1E-7,0.000001,-0.0,4.50,333333333.33333329]"#,
            r#""x":[1,1e+21,1e-7,0.000001,0,4.5,333333333.3333333]"#,
        ),
        (
            "valid-escapes-in-other-spellings",
            r#""x":"\u00e9\u20ac\/\u000a\u001F\"\\""#,
            "\"x\":\"\u{e9}\u{20ac}/\\n\\u001f\\\"\\\\\"",
        ),
        (
            "valid-names-in-order-of-utf-16",
            "\"x\":{\"\u{fb33}\":1,\"\u{1f600}\":2,\"\u{f6}\":3,\"10\":4,\"1\":5,\"a\":6}",
            "\"x\":{\"1\":5,\"10\":4,\"a\":6,\"\u{f6}\":3,\"\u{1f600}\":2,\"\u{fb33}\":1}",
        ),
    ] {
        // As a member beside the subject, which sorts last of all: "x" follows "validUntil".
        let with = |member: &str| {
            let head = document.strip_suffix('}').expect("an object");
            format!("{head},{member}}}")
        };
        assert!(document.contains(marker), "the reference is as expected");
        let draft = p256();
        let signature = draft.sign(&with(canonical));
        let mut proof = draft.options.clone();
        proof["proofValue"] = json!(format!("z{}", bs58::encode(signature).into_string()));
        let input = with(&format!("\"proof\":{proof},{written}"));
        corpus.add(Case::new(area, name, input))?;
    }
    Ok(())
}

/// Which keys go with which suites.
fn algorithms(corpus: &mut Corpus) -> io::Result<()> {
    let area = "data-integrity";
    let alg = "signature.alg_not_allowed";
    let kid = |name: &str| format!("{ISSUER}#{name}");
    let p384 = || Key::new("ES384", "issuer-a/p384", &kid("p384"));
    let ed25519 = || Key::new("EdDSA", "issuer-a/ed25519", &kid("ed25519"));
    let trust = || with_keys(vec![p384().jwk(), ed25519().jwk()]);
    let all = || json!({ "algs": ["ES256", "ES384", "EdDSA"] });
    for (name, suite, key) in
        [("valid-p-384", "ecdsa-jcs-2019", p384()), ("valid-ed25519", "eddsa-jcs-2022", ed25519())]
    {
        let input = Draft::new(suite, key).finish().to_string();
        corpus.add(Case::new(area, name, input.as_str()).trust(trust()).policy(all()))?;
        let name = format!("{}-off-by-policy", &name[6..]);
        corpus.add(Case::new(area, &name, input).trust(trust()).invalid(alg))?;
    }
    for (name, suite, key) in [
        ("ed25519-key-for-the-ecdsa-suite", "ecdsa-jcs-2019", ed25519()),
        ("p-256-key-for-the-eddsa-suite", "eddsa-jcs-2022", Key::new("ES256", "issuer-a/k1", KID)),
        ("p-384-key-for-the-eddsa-suite", "eddsa-jcs-2022", p384()),
    ] {
        let input = Draft::new(suite, key).finish().to_string();
        corpus.add(Case::new(area, name, input).trust(trust()).policy(all()).invalid(alg))?;
    }
    for (name, key) in [("p-384-number-changed", p384()), ("ed25519-number-changed", ed25519())] {
        let suite = if name.starts_with('p') { "ecdsa-jcs-2019" } else { "eddsa-jcs-2022" };
        let input = Draft::new(suite, key).finish().to_string();
        let input = input.replace("RC26-0417-000123", "RC26-0417-000124");
        corpus.add(
            Case::new(area, name, input).trust(trust()).policy(all()).invalid("signature.mismatch"),
        )?;
    }
    // P-384 hashes with SHA-384 (ECDSA 1.0, 3.3.4).
    let draft = Draft::new("ecdsa-jcs-2019", p384());
    let hashes =
        [Sha256::digest(draft.options.to_string()), Sha256::digest(draft.document.to_string())];
    let signature = bs58::encode(draft.key.sign(&hashes.concat())).into_string();
    corpus.add(
        Case::new(
            area,
            "p-384-over-sha-256",
            draft.with_value(json!(format!("z{signature}"))).to_string(),
        )
        .trust(trust())
        .policy(all())
        .invalid("signature.mismatch"),
    )
}

/// The credential's own frame, and keys, in this form.
fn frame(corpus: &mut Corpus) -> io::Result<()> {
    let area = "data-integrity";
    let made: [(&str, &str, Make); 4] = [
        ("context-of-version-2", "format.unsupported_version", |d| {
            d.document["@context"][1] = json!("https://w3id.org/rcep-eco/v2")
        }),
        ("subject-missing", "format.wrong_type", |d| remove(&mut d.document, "credentialSubject")),
        ("fob-missing", "rules.fob_missing", |d| {
            remove(&mut d.document["credentialSubject"]["items"][0], "fobValue")
        }),
        ("key-retired-before-issue", "issuer.key_retired", |d| {
            let kid = "did:web:origin.customs-a.example#k0";
            d.key = Key::new("ES256", "issuer-a/k0", kid);
            d.options["verificationMethod"] = json!(kid);
        }),
    ];
    for (name, code, change) in made {
        corpus.add(Case::new(area, name, secured(change).to_string()).invalid(code))?;
    }
    let text = p256().finish().to_string();
    corpus.add(
        Case::new(
            area,
            "names-the-number-twice",
            text.replacen(
                "\"certificateNumber\":",
                "\"certificateNumber\":\"X\",\"certificateNumber\":",
                1,
            ),
        )
        .invalid("format.duplicate_member"),
    )?;
    let unknown = secured(|d| {
        d.key = Key::new("ES256", "issuer-a/k9", "did:web:origin.customs-a.example#k9");
        d.options["verificationMethod"] = json!(d.key.kid);
    });
    corpus.add(
        Case::new(area, "key-not-on-the-list", unknown.to_string())
            .indeterminate("issuer.key_unknown"),
    )?;
    corpus.add(
        Case::new(area, "no-trust-list", text)
            .trust(Trust::None)
            .indeterminate("issuer.trust_list_missing"),
    )
}

/// Ways of signing that are known by name: nothing is said against whoever holds one.
fn unsupported(corpus: &mut Corpus) -> io::Result<()> {
    let area = "data-integrity";
    let code = "signature.unsupported_cryptosuite";
    for suite in
        ["ecdsa-sd-2023", "ecdsa-rdfc-2019", "eddsa-rdfc-2022", "bbs-2023", "ecdsa-jcs-2030"]
    {
        let input = secured(|d| d.options["cryptosuite"] = json!(suite)).to_string();
        corpus.add(Case::new(area, &format!("suite-{suite}"), input).indeterminate(code))?;
    }
    for kind in ["Ed25519Signature2020", "JsonWebSignature2020", "BbsBlsSignature2020"] {
        let input = secured(|d| d.options["type"] = json!(kind)).to_string();
        let name = format!("suite-{}", kind.to_lowercase());
        corpus.add(Case::new(area, &name, input).indeterminate(code))?;
    }
    let v2 = json!({
        "version": "https://schema.openattestation.com/2.0/schema.json",
        "data": { "id": "53b75bbe:string:RC26-0417-000123" },
        "signature": { "type": "SHA3MerkleProof", "targetHash": "c5d5", "proof": [], "merkleRoot": "c5d5" }
    });
    let v3 = json!({
        "version": "https://schema.openattestation.com/3.0/schema.json",
        "@context": ["https://www.w3.org/2018/credentials/v1"],
        "type": ["VerifiableCredential", "OpenAttestationCredential"],
        "credentialSubject": { "id": "did:example:1" },
        "proof": { "type": "OpenAttestationMerkleProofSignature2018", "targetHash": "c5d5", "merkleRoot": "c5d5" }
    });
    for (name, document) in [("open-attestation-2", v2), ("open-attestation-3", v3)] {
        corpus.add(Case::new(area, name, document.to_string()).indeterminate(code))?;
    }
    Ok(())
}

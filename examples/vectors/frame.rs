//! The W3C data model's own rules (VCDM 2.0, 4), in the primary form: members that every credential
//! has, and the form of those it may have.

use super::world::*;
use serde_json::{Map, Value, json};
use std::io;

type Change = fn(&mut Map<String, Value>);

pub fn cases(corpus: &mut Corpus) -> io::Result<()> {
    let area = "envelope";
    let signed = |change: Change| signed(|d| change(d.as_object_mut().expect("an object")));
    let (wrong, version) = ("format.wrong_type", "format.unsupported_version");
    let faults: [(&str, &str, Change); 27] = [
        ("context-missing", wrong, |d| drop(d.remove("@context"))),
        ("context-of-data-model-1", version, |d| {
            d["@context"][0] = json!("https://www.w3.org/2018/credentials/v1")
        }),
        ("context-the-base-alone", version, |d| {
            d["@context"] = json!("https://www.w3.org/ns/credentials/v2")
        }),
        ("context-with-an-object", version, |d| {
            d["@context"][1] = json!({ "hsCode": "https://evil.example/hsCode" })
        }),
        ("type-missing", wrong, |d| drop(d.remove("type"))),
        ("type-a-string", wrong, |d| d["type"] = json!("VerifiableCredential")),
        ("type-without-verifiable-credential", version, |d| {
            d["type"] = json!(["RcepCertificateOfOrigin"])
        }),
        ("type-without-the-profile-s", version, |d| d["type"] = json!(["VerifiableCredential"])),
        ("type-of-version-2", version, |d| d["type"][1] = json!("RcepCertificateOfOrigin2")),
        ("type-a-presentation", version, |d| d["type"] = json!(["VerifiablePresentation"])),
        ("issuer-a-number", wrong, |d| d["issuer"] = json!(7)),
        ("issuer-an-array", wrong, |d| d["issuer"] = json!([ISSUER])),
        ("issuer-empty", wrong, |d| d["issuer"] = json!("")),
        ("issuer-no-url", wrong, |d| d["issuer"] = json!("Example Customs A")),
        ("issuer-name-a-number", wrong, |d| d["issuer"]["name"] = json!(7)),
        ("subject-missing", wrong, |d| drop(d.remove("credentialSubject"))),
        ("subject-a-string", wrong, |d| d["credentialSubject"] = json!("RC26-0417-000123")),
        ("subject-null", wrong, |d| d["credentialSubject"] = json!(null)),
        ("subject-an-empty-array", wrong, |d| d["credentialSubject"] = json!([])),
        ("subject-without-claims", "claims.missing", |d| d["credentialSubject"] = json!({})),
        ("schema-without-id", version, |d| d["credentialSchema"] = json!({ "type": "JsonSchema" })),
        ("schema-without-type", version, |d| {
            drop(d["credentialSchema"].as_object_mut().map(|schema| schema.remove("type")))
        }),
        ("schema-an-array", wrong, |d| d["credentialSchema"] = json!([d["credentialSchema"]])),
        ("id-no-url", wrong, |d| d["id"] = json!("certificate 123")),
        ("id-a-number", wrong, |d| d["id"] = json!(123)),
        ("evidence-without-type", wrong, |d| drop(d.insert("evidence".into(), json!([{}])))),
        ("terms-of-use-without-type", wrong, |d| {
            drop(d.insert("termsOfUse".into(), json!({ "id": "https://a.example/terms" })))
        }),
    ];
    for (name, code, change) in faults {
        corpus.add(Case::new(area, name, signed(change)).invalid(code))?;
    }
    let good: [(&str, Change); 6] = [
        ("valid-type-in-other-order", |d| {
            d["type"] = json!(["RcepCertificateOfOrigin", "VerifiableCredential"])
        }),
        ("valid-without-id", |d| drop(d.remove("id"))),
        ("valid-issuer-without-name", |d| d["issuer"] = json!({ "id": ISSUER })),
        ("valid-issuer-with-more", |d| d["issuer"]["url"] = json!("https://customs.example")),
        ("valid-terms-of-use", |d| {
            drop(d.insert("termsOfUse".into(), json!({ "type": "IssuerPolicy" })))
        }),
        ("valid-name-and-description", |d| {
            d.insert("name".into(), json!("Certificate of origin"));
            d.insert("description".into(), json!("RCEP"));
        }),
    ];
    for (name, change) in good {
        corpus.add(Case::new(area, name, signed(change)))?;
    }
    corpus.add(
        Case::new(
            area,
            "status-entry-without-type",
            signed(|d| drop(d.insert("credentialStatus".into(), json!({ "id": "urn:x:1" })))),
        )
        .indeterminate("status.unsupported"),
    )
}

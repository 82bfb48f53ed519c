//! Declarations of origin (Art. 3.18, 3.21): by an approved exporter within its authorisation, or by
//! an exporter whom the Party lets declare.

use super::keys::Key;
use super::sd_jwt;
use super::world::*;
use eco_issuer::sign_raw;
use serde_json::{Value, json};
use std::io;

const AREA: &str = "declaration";

fn exporter() -> Key {
    Key::new("ES256", "exporter-e/k1", "did:web:exporter-e.example#k1")
}

/// The reference declaration with a change, signed by the exporter.
pub fn declared(change: impl FnOnce(&mut Value)) -> String {
    let mut document = declaration();
    change(&mut document);
    exporter().certificate(&document)
}

type Change = fn(&mut Value);

pub fn cases(corpus: &mut Corpus) -> io::Result<()> {
    let denied = "issuer.not_authorised";
    // What the register says.
    let faults: [(&str, Change); 10] = [
        ("authorisation-suspended", |a| a["suspended"] = json!(true)),
        ("authorisation-ended-before-issue", |a| a["validUntil"] = json!("2026-05-31")),
        ("authorisation-begins-after-issue", |a| a["validFrom"] = json!("2026-06-02")),
        ("authorisation-code-another", |a| a["code"] = json!("NZAE0043")),
        ("authorisation-code-in-small-letters", |a| a["code"] = json!("nzae0042")),
        ("authorisation-for-another-chapter", |a| a["hsChapters"] = json!(["08"])),
        ("authorisation-for-one-of-two-headings", |a| a["hsChapters"] = json!(["6911"])),
        ("authorisation-for-no-chapter", |a| a["hsChapters"] = json!([])),
        ("authorisation-null", |a| *a = json!(null)),
        ("authorisation-code-empty", |a| a["code"] = json!("")),
    ];
    for (name, change) in faults {
        let trust = own(|l| change(&mut l["issuers"][3]["approvedExporter"]));
        corpus.add(Case::new(AREA, name, declared(|_| {})).trust(trust).invalid(denied))?;
    }
    let completed =
        |date: &str| declared(|d| d["credentialSubject"]["completion"]["date"] = json!(date));
    let own_word = declared(|d| {
        d["credentialSubject"]["approvedExporter"]["validUntil"] = json!("2026-06-05");
        d["credentialSubject"]["completion"]["date"] = json!("2026-06-10");
    });
    corpus.add(
        Case::new(AREA, "completed-after-the-end-it-states-itself", own_word)
            .invalid("rules.authorisation_ended"),
    )?;
    let ends = || own(|l| l["issuers"][3]["approvedExporter"]["validUntil"] = json!("2026-06-03"));
    corpus.add(
        Case::new(AREA, "valid-completed-on-the-authorisation-s-last-day", completed("2026-06-03"))
            .trust(ends()),
    )?;
    corpus.add(
        Case::new(AREA, "completed-after-the-authorisation-s-end", completed("2026-06-04"))
            .trust(ends())
            .invalid(denied),
    )?;
    let good: [(&str, Change); 4] = [
        ("valid-authorisation-ends-on-issue-date", |a| a["validUntil"] = json!("2026-06-01")),
        ("valid-authorisation-begins-on-issue-date", |a| a["validFrom"] = json!("2026-06-01")),
        ("valid-authorisation-without-end", |a| a["validUntil"] = json!(null)),
        ("valid-authorisation-without-suspended", |a| {
            drop(a.as_object_mut().map(|a| a.remove("suspended")))
        }),
    ];
    for (name, change) in good {
        let trust = own(|l| change(&mut l["issuers"][3]["approvedExporter"]));
        corpus.add(Case::new(AREA, name, declared(|_| {})).trust(trust))?;
    }
    let malformed: [(&str, Change); 5] = [
        ("authorisation-chapter-empty", |a| a["hsChapters"] = json!(["69", ""])),
        ("authorisation-chapter-of-one-digit", |a| a["hsChapters"] = json!(["6"])),
        ("authorisation-without-chapters", |a| {
            drop(a.as_object_mut().map(|a| a.remove("hsChapters")))
        }),
        ("authorisation-suspended-a-string", |a| a["suspended"] = json!("no")),
        ("authorisation-date-malformed", |a| a["validUntil"] = json!("2027-02-30")),
    ];
    for (name, change) in malformed {
        let trust = own(|l| change(&mut l["issuers"][3]["approvedExporter"]));
        corpus.add(
            Case::new(AREA, name, declared(|_| {}))
                .trust(trust)
                .indeterminate("issuer.trust_list_invalid"),
        )?;
    }

    // What the declaration says.
    corpus.add(Case::new(AREA, "valid", declared(|_| {})))?;
    corpus.add(Case::new(
        AREA,
        "valid-hs-code-with-dots",
        declared(|d| d["credentialSubject"]["items"][0]["hsCode"] = json!("69.11.10")),
    ))?;
    corpus.add(Case::new(
        AREA,
        "valid-51-items",
        declared(|d| {
            let item = d["credentialSubject"]["items"][0].clone();
            d["credentialSubject"]["items"] = json!(vec![item; 51]);
        }),
    ))?;
    corpus.add(
        Case::new(AREA, "valid-number-asked-for", declared(|_| {}))
            .request(json!({ "number": "NZAE0042-2026-88" })),
    )?;
    corpus.add(
        Case::new(AREA, "number-of-another-asked-for", declared(|_| {}))
            .request(json!({ "number": "NZAE0042-2026-89" }))
            .invalid("request.number_mismatch"),
    )?;
    let claims: [(&str, &str, Change); 9] = [
        ("code-another", denied, |s| s["approvedExporter"]["code"] = json!("NZAE0043")),
        ("code-missing", denied, |s| {
            drop(s["approvedExporter"].as_object_mut().map(|a| a.remove("code")))
        }),
        ("approved-exporter-missing", denied, |s| {
            drop(s.as_object_mut().map(|s| s.remove("approvedExporter")))
        }),
        ("one-item-of-a-chapter-not-covered", denied, |s| {
            s["items"][1]["hsCode"] = json!("940511")
        }),
        ("issued-in-another-country", denied, |s| s["issuingCountry"] = json!("AU")),
        ("completion-missing", "claims.missing", |s| {
            drop(s.as_object_mut().map(|s| s.remove("completion")))
        }),
        ("completion-without-signatory", "claims.missing", |s| {
            drop(s["completion"].as_object_mut().map(|c| c.remove("signatory")))
        }),
        ("reference-missing", "claims.missing", |s| {
            drop(s.as_object_mut().map(|s| s.remove("declarationReference")))
        }),
        ("subject-of-a-certificate", "claims.bad_value", |s| {
            s["type"] = json!("CertificateOfOrigin")
        }),
    ];
    for (name, code, change) in claims {
        let input = declared(|d| change(&mut d["credentialSubject"]));
        corpus.add(Case::new(AREA, name, input).invalid(code))?;
    }

    // Art. 3.18.1(b): a Party that lets every exporter declare.
    let any = |roles: Value| {
        own(|l| {
            l["issuers"][3]["roles"] = roles;
            drop(l["issuers"][3].as_object_mut().map(|i| i.remove("approvedExporter")));
        })
    };
    let plain = || {
        declared(|d| {
            drop(d["credentialSubject"].as_object_mut().map(|s| s.remove("approvedExporter")))
        })
    };
    corpus
        .add(Case::new(AREA, "valid-by-any-exporter", plain()).trust(any(json!(["exporter"]))))?;
    corpus.add(
        Case::new(AREA, "approved-without-authorisation-in-the-list", declared(|_| {}))
            .trust(any(json!(["approved-exporter"])))
            .invalid(denied),
    )?;
    corpus.add(
        Case::new(AREA, "by-a-platform", plain()).trust(any(json!(["platform"]))).invalid(denied),
    )?;
    selective(corpus)
}

/// As SD-JWT: what would show that the exporter may declare is disclosed or not.
fn selective(corpus: &mut Corpus) -> io::Result<()> {
    type Hide = fn(&mut Value) -> String;
    let cases: [(&str, bool, Hide); 4] = [
        ("issuing-country-not-disclosed", false, |s| sd_jwt::hide(s, "issuingCountry")),
        ("authorisation-not-disclosed", false, |s| sd_jwt::hide(s, "approvedExporter")),
        ("authorisation-code-not-disclosed", false, |s| {
            sd_jwt::hide(&mut s["approvedExporter"], "code")
        }),
        ("valid-authorisation-disclosed", true, |s| sd_jwt::hide(s, "approvedExporter")),
    ];
    for (name, disclosed, hide) in cases {
        let mut document = declaration();
        document["iss"] = json!("did:web:exporter-e.example");
        document["vct"] = json!("https://w3id.org/rcep-eco/v1#RcepDeclarationOfOrigin");
        document["_sd_alg"] = json!("sha-256");
        let disclosure = hide(sd_jwt::subject(&mut document));
        let key = key("exporter-e/k1", "did:web:exporter-e.example#k1");
        let header = json!({ "alg": "ES256", "typ": "dc+sd-jwt", "kid": key.kid() });
        let token = sign_raw(&header.to_string(), document.to_string().as_bytes(), &key);
        let shown = if disclosed { vec![disclosure] } else { vec![] };
        let case = Case::new(AREA, name, sd_jwt::with_disclosures(&token, &shown));
        corpus.add(if disclosed { case } else { case.indeterminate("issuer.withheld") })?;
    }
    Ok(())
}

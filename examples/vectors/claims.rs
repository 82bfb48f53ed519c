//! Claims cases: authentic certificates of which a member is missing, or not of its form.

use super::world::*;
use eco_issuer::sign_raw;
use serde_json::{Map, Value, json};
use std::io;

type Change = fn(&mut Map<String, Value>);

fn item(subject: &mut Map<String, Value>, index: usize) -> &mut Value {
    &mut subject["items"][index]
}

pub fn cases(corpus: &mut Corpus) -> io::Result<()> {
    let area = "claims";
    for name in [
        "type",
        "certificateNumber",
        "issuingCountry",
        "issuingBody",
        "issueDate",
        "importingCountry",
        "exporter",
        "consignee",
        "hsEdition",
        "items",
        "exporterDeclaration",
        "certification",
    ] {
        let token = signed_subject(|s| drop(s.remove(name)));
        corpus.add(Case::new(area, &format!("missing-{name}"), token).invalid("claims.missing"))?;
    }
    for name in
        ["number", "description", "hsCode", "originCriterion", "rcepCountryOfOrigin", "quantity"]
    {
        let token =
            signed_subject(|s| drop(item(s, 1).as_object_mut().map(|item| item.remove(name))));
        corpus.add(
            Case::new(area, &format!("missing-item-{name}"), token).invalid("claims.missing"),
        )?;
    }
    let faults: [(&str, &str, Change); 34] = [
        ("number-a-json-number", "claims.wrong_type", |s| s["certificateNumber"] = json!(123)),
        ("number-null", "claims.wrong_type", |s| s["certificateNumber"] = json!(null)),
        ("number-empty", "claims.bad_value", |s| s["certificateNumber"] = json!("")),
        ("number-of-71-characters", "claims.bad_value", |s| {
            s["certificateNumber"] = json!("9".repeat(71))
        }),
        ("exporter-a-string", "claims.wrong_type", |s| s["exporter"] = json!("Xiamen Example")),
        ("exporter-without-address", "claims.missing", |s| {
            drop(s["exporter"].as_object_mut().map(|e| e.remove("address")))
        }),
        ("items-an-object", "claims.wrong_type", |s| s["items"] = json!({})),
        ("items-empty", "claims.bad_value", |s| s["items"] = json!([])),
        ("items-51", "claims.bad_value", |s| s["items"] = json!(vec![s["items"][0].clone(); 51])),
        ("item-a-string", "claims.wrong_type", |s| s["items"][1] = json!("mugs")),
        ("item-number-zero", "claims.bad_value", |s| item(s, 0)["number"] = json!(0)),
        ("item-number-a-fraction", "claims.bad_value", |s| item(s, 0)["number"] = json!(1.5)),
        ("item-number-a-string", "claims.wrong_type", |s| item(s, 0)["number"] = json!("1")),
        ("hs-code-of-five-digits", "claims.bad_value", |s| item(s, 0)["hsCode"] = json!("69111")),
        ("hs-code-with-letters", "claims.bad_value", |s| item(s, 0)["hsCode"] = json!("6911AB")),
        ("hs-code-of-thirteen-digits", "claims.bad_value", |s| {
            item(s, 0)["hsCode"] = json!("6911100000000")
        }),
        ("criterion-add-on-alone", "claims.bad_value", |s| {
            item(s, 0)["originCriterion"]["base"] = json!("ACU")
        }),
        ("criterion-in-small-letters", "claims.bad_value", |s| {
            item(s, 0)["originCriterion"]["base"] = json!("rvc")
        }),
        ("criterion-cumulation-a-string", "claims.wrong_type", |s| {
            item(s, 0)["originCriterion"]["cumulation"] = json!("yes")
        }),
        ("origin-mark-of-three-stars", "claims.bad_value", |s| {
            item(s, 0)["rcepCountryOfOrigin"]["mark"] = json!("***")
        }),
        ("quantity-a-json-number", "claims.wrong_type", |s| {
            item(s, 0)["quantity"]["value"] = json!(3150)
        }),
        ("quantity-with-exponent", "claims.bad_value", |s| {
            item(s, 0)["quantity"]["value"] = json!("3e3")
        }),
        ("quantity-negative", "claims.bad_value", |s| {
            item(s, 0)["quantity"]["value"] = json!("-3")
        }),
        ("quantity-with-comma", "claims.bad_value", |s| {
            item(s, 0)["quantity"]["value"] = json!("3,150")
        }),
        ("unit-in-words", "claims.bad_value", |s| {
            item(s, 0)["quantity"]["unit"] = json!("kilograms")
        }),
        ("currency-in-small-letters", "claims.bad_value", |s| {
            item(s, 0)["fobValue"]["currency"] = json!("usd")
        }),
        ("country-in-words", "claims.bad_value", |s| s["issuingCountry"] = json!("China")),
        ("date-in-another-order", "claims.bad_value", |s| s["issueDate"] = json!("01-06-2026")),
        ("date-that-does-not-exist", "claims.bad_value", |s| s["issueDate"] = json!("2026-02-30")),
        ("hs-edition-unknown", "claims.bad_value", |s| s["hsEdition"] = json!("2017")),
        ("producer-and-producer-status", "claims.bad_value", |s| {
            drop(s.insert("producerStatus".into(), json!("CONFIDENTIAL")))
        }),
        ("back-to-back-without-date", "claims.missing", |s| {
            drop(s.insert("backToBack".into(), json!({ "originalNumber": "JP-1", "issuingCountry": "JP", "rcepCountryOfOrigin": "JP" })))
        }),
        ("control-character-in-name", "claims.unsafe_text", |s| {
            s["exporter"]["name"] = json!("Xiamen\u{1b}[2K Example")
        }),
        ("turned-text-in-description", "claims.unsafe_text", |s| {
            item(s, 0)["description"] = json!("plates \u{202e}gpj.exe")
        }),
    ];
    for (name, code, change) in faults {
        corpus.add(Case::new(area, name, signed_subject(change)).invalid(code))?;
    }
    let noted: [(&str, &str, Change); 4] = [
        ("valid-unknown-member", "claims.unknown_member", |s| {
            drop(s.insert("inspectionId".into(), json!({ "1": 1.0, "__proto__": "kept" })))
        }),
        ("valid-unknown-item-member", "claims.unknown_member", |s| {
            item(s, 1)["brand"] = json!("EX")
        }),
        ("valid-zero-width-space-in-name", "claims.unsafe_text", |s| {
            s["exporter"]["name"] = json!("Xiamen\u{200b} Example")
        }),
        ("valid-cyrillic-letter-in-latin-word", "claims.unsafe_text", |s| {
            s["exporter"]["name"] = json!("Xi\u{430}men Example")
        }),
    ];
    for (name, code, change) in noted {
        corpus.add(Case::new(area, name, signed_subject(change)).valid_with(code))?;
    }
    for (name, text) in [
        ("number-of-fillers-only", "\u{3164}\u{2800}"),
        ("number-of-invisible-characters-only", "\u{200b}\u{feff}"),
        ("number-of-accents-on-nothing", "\u{301}\u{301}"),
    ] {
        let token = signed_subject(|s| s["certificateNumber"] = json!(text));
        corpus.add(Case::new(area, name, token).invalid("rules.certificate_number_blank"))?;
    }
    corpus.add(Case::new(
        area,
        "valid-50-items",
        signed_subject(|s| s["items"] = json!(vec![s["items"][0].clone(); 50])),
    ))?;
    corpus.add(Case::new(
        area,
        "valid-text-in-chinese",
        signed_subject(|s| s["exporter"]["name"] = json!("厦门示例陶瓷有限公司")),
    ))?;
    corpus.add(Case::new(
        area,
        "valid-markup-in-description",
        signed_subject(|s| {
            item(s, 0)["description"] =
                json!("<img src=x onerror=alert(1)><script>alert(2)</script> plates")
        }),
    ))?;
    let mut without_reference = declaration();
    without_reference["credentialSubject"]
        .as_object_mut()
        .expect("an object")
        .remove("declarationReference");
    let exporter = key("exporter-e/k1", "did:web:exporter-e.example#k1");
    corpus.add(
        Case::new(
            area,
            "missing-declarationReference",
            sign_raw(&header(exporter.kid()), without_reference.to_string().as_bytes(), &exporter),
        )
        .invalid("claims.missing"),
    )
}

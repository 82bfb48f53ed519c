//! Claims, rules and request cases: authentic certificates whose content is wrong.

use super::world::*;
use eco_issuer::sign_raw;
use serde_json::{Map, Value, json};
use std::io;

pub fn cases(corpus: &mut Corpus) -> io::Result<()> {
    claims(corpus)?;
    rules(corpus)?;
    request(corpus)
}

type Change = fn(&mut Map<String, Value>);

fn item(subject: &mut Map<String, Value>, index: usize) -> &mut Value {
    &mut subject["items"][index]
}

fn claims(corpus: &mut Corpus) -> io::Result<()> {
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

fn rules(corpus: &mut Corpus) -> io::Result<()> {
    let area = "rules";
    let errors: [(&str, &str, Change); 15] = [
        ("f01-number-blank", "rules.certificate_number_blank", |s| {
            s["certificateNumber"] = json!("   ")
        }),
        ("f02-exporter-name-blank", "rules.exporter_incomplete", |s| {
            s["exporter"]["name"] = json!(" ")
        }),
        ("f02-exporter-in-another-country", "rules.exporter_country", |s| {
            s["exporter"]["country"] = json!("SG")
        }),
        ("f03-consignee-address-blank", "rules.consignee_incomplete", |s| {
            s["consignee"]["address"] = json!("")
        }),
        ("f03-consignee-outside-the-parties", "rules.consignee_not_party", |s| {
            s["consignee"]["country"] = json!("DE")
        }),
        ("f05-consignment-unidentified", "rules.consignment_unidentified", |s| {
            s["transport"] = json!({ "route": "BY SEA", "conveyance": " " });
            for i in [0, 1] {
                drop(item(s, i).as_object_mut().map(|item| item.remove("invoices")));
            }
        }),
        ("f06-importing-country-no-party", "rules.importing_country_not_party", |s| {
            s["importingCountry"] = json!("US")
        }),
        ("f06-importing-country-is-issuing-country", "rules.importing_country_same", |s| {
            s["importingCountry"] = json!("CN")
        }),
        ("f07-declaration-signatory-blank", "rules.exporter_declaration_incomplete", |s| {
            s["exporterDeclaration"]["signatory"] = json!("")
        }),
        ("f08-certification-place-blank", "rules.certification_incomplete", |s| {
            s["certification"]["place"] = json!(" ")
        }),
        ("i06-rvc-without-fob", "rules.fob_missing", |s| {
            drop(item(s, 0).as_object_mut().map(|item| item.remove("fobValue")))
        }),
        ("i06-rvc-with-fob-zero", "rules.fob_zero", |s| {
            item(s, 0)["fobValue"]["amount"] = json!("0.00")
        }),
        ("d01-issued-two-days-ahead", "rules.issued_in_future", |s| {
            s["issueDate"] = json!("2026-06-17")
        }),
        ("d02-issued-a-year-and-a-day-ago", "rules.year_over", |s| {
            s["issueDate"] = json!("2025-06-14")
        }),
        ("two-errors-at-once", "rules.fob_missing", |s| {
            drop(item(s, 0).as_object_mut().map(|item| item.remove("fobValue")));
            s["issueDate"] = json!("2025-06-14");
        }),
    ];
    for (name, code, change) in errors {
        corpus.add(Case::new(area, name, signed_subject(change)).invalid(code))?;
    }
    let elsewhere = signed_subject(|s| {
        s["issuingCountry"] = json!("US");
        s["exporter"]["country"] = json!("US");
    });
    let list = signed_list(|l| l["issuers"][0]["country"] = json!("US"));
    let trust = Trust::Own(list, Some(list_key().public_jwk()));
    corpus.add(
        Case::new(area, "f02-issued-outside-the-parties", elsewhere)
            .trust(trust)
            .invalid("rules.issuing_country_not_party"),
    )?;
    let warnings: [(&str, &str, Change); 5] = [
        ("valid-f03-consignee-in-another-party", "rules.consignee_country_differs", |s| {
            s["consignee"]["country"] = json!("SG")
        }),
        ("valid-f04-see-box-8-without-producers", "rules.item_producer_missing", |s| {
            s.remove("producer");
            s.insert("producerStatus".into(), json!("SEE_BOX_8"));
        }),
        ("valid-i05-de-minimis-without-ctc", "rules.de_minimis_without_ctc", |s| {
            item(s, 0)["originCriterion"]["deMinimis"] = json!(true)
        }),
        ("valid-i05-cumulation-with-wholly-obtained", "rules.cumulation_not_needed", |s| {
            item(s, 0)["originCriterion"]["base"] = json!("WO")
        }),
        ("valid-i05-cumulation-with-pe", "rules.cumulation_not_needed", |s| {
            item(s, 0)["originCriterion"]["base"] = json!("PE")
        }),
    ];
    for (name, code, change) in warnings {
        corpus.add(Case::new(area, name, signed_subject(change)).valid_with(code))?;
    }
    let good: [(&str, Change); 6] = [
        ("valid-f04-producer-confidential", |s| {
            s.remove("producer");
            s.insert("producerStatus".into(), json!("CONFIDENTIAL"));
        }),
        ("valid-f05-invoice-alone-identifies", |s| drop(s.remove("transport"))),
        ("valid-i06-fob-not-needed-without-rvc", |s| {
            drop(item(s, 0).as_object_mut().map(|item| item.remove("fobValue")));
            item(s, 0)["originCriterion"]["base"] = json!("CR");
        }),
        ("valid-d01-issued-tomorrow", |s| s["issueDate"] = json!("2026-06-16")),
        ("valid-d02-last-day-of-the-year", |s| s["issueDate"] = json!("2025-06-15")),
        ("valid-ctc-with-de-minimis-and-cumulation", |s| {
            item(s, 1)["originCriterion"] =
                json!({ "base": "CTC", "cumulation": true, "deMinimis": true })
        }),
    ];
    for (name, change) in good {
        corpus.add(Case::new(area, name, signed_subject(change)))?;
    }
    let leap = signed(|d| {
        d["credentialSubject"]["issueDate"] = json!("2024-02-29");
        d["validFrom"] = json!("2024-02-29T00:00:00Z");
    });
    let list = || {
        Trust::Own(
            signed_list(|l| {
                l["iat"] = json!(1_700_000_000);
                l["exp"] = json!(1_800_000_000)
            }),
            Some(list_key().public_jwk()),
        )
    };
    corpus.add(
        Case::new(area, "valid-d02-leap-day-until-28-february", leap.as_str())
            .trust(list())
            .at("2025-02-28T23:59:59Z"),
    )?;
    corpus.add(
        Case::new(area, "d02-leap-day-on-1-march", leap)
            .trust(list())
            .at("2025-03-01T00:00:00Z")
            .invalid("rules.year_over"),
    )
}

fn request(corpus: &mut Corpus) -> io::Result<()> {
    let area = "request";
    let good = signed(|_| {});
    let (number, field) = ("request.number_mismatch", "request.field_mismatch");
    for (name, request) in [
        ("valid-number", json!({ "number": "RC26-0417-000123" })),
        ("valid-number-with-spaces-in-small-letters", json!({ "number": " rc26-0417 - 000123 " })),
        ("valid-invoices", json!({ "invoices": ["XM-2026-0417", "xm-2026-0418"] })),
        ("valid-hs-codes", json!({ "hsCodes": ["6911.10", "691200"] })),
        ("valid-hs-code-of-ten-digits", json!({ "hsCodes": ["6911.10.9000"] })),
        ("valid-importing-country", json!({ "importingCountry": "MY" })),
        (
            "valid-names",
            json!({ "consignee": "PENANG EXAMPLE TABLEWARE SDN BHD", "exporter": "Xiamen Example Ceramics Co Ltd" }),
        ),
        ("valid-quantity", json!({ "quantities": [{ "value": "480.50", "unit": "KGM" }] })),
    ] {
        corpus.add(Case::new(area, name, good.as_str()).request(request))?;
    }
    for (name, request, code) in [
        ("number-a-prefix", json!({ "number": "RC26-0417-00012" }), number),
        ("number-longer", json!({ "number": "RC26-0417-0001234" }), number),
        ("number-without-dashes", json!({ "number": "RC260417000123" }), number),
        ("number-empty", json!({ "number": "" }), number),
        ("number-with-look-alike", json!({ "number": "R\u{421}26-0417-000123" }), number),
        ("invoice-not-in-it", json!({ "invoices": ["XM-2026-0417", "XM-2026-0419"] }), field),
        ("hs-code-not-in-it", json!({ "hsCodes": ["851712"] }), field),
        ("hs-code-too-short", json!({ "hsCodes": ["6911"] }), field),
        ("importing-country-differs", json!({ "importingCountry": "SG" }), field),
    ] {
        corpus.add(Case::new(area, name, good.as_str()).request(request).invalid(code))?;
    }
    for (name, request) in [
        ("valid-consignee-differs", json!({ "consignee": "Somebody Else" })),
        ("valid-exporter-differs", json!({ "exporter": "Somebody Else" })),
        ("valid-quantity-differs", json!({ "quantities": [{ "value": "481", "unit": "KGM" }] })),
        (
            "valid-quantity-unit-differs",
            json!({ "quantities": [{ "value": "480.5", "unit": "TNE" }] }),
        ),
    ] {
        corpus.add(Case::new(area, name, good.as_str()).request(request).valid_with(field))?;
    }
    Ok(())
}

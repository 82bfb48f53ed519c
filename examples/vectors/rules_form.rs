//! Rules F01 to F09: the parties, the consignment, who declares and certifies, and in what letters.

use super::rules::*;
use super::world::*;
use serde_json::{Value, json};
use std::io;

pub fn cases(corpus: &mut Corpus) -> io::Result<()> {
    exporter_and_consignee(corpus)?;
    issuing_country(corpus)?;
    producers(corpus)?;
    consignment(corpus)?;
    importing_country(corpus)?;
    declared_and_certified(corpus)?;
    letters(corpus)
}

fn exporter_and_consignee(corpus: &mut Corpus) -> io::Result<()> {
    let number = "rules.certificate_number_blank";
    let (exporter, consignee) = ("rules.exporter_incomplete", "rules.consignee_incomplete");
    let (no_party, differs) = ("rules.consignee_not_party", "rules.consignee_country_differs");
    table(
        corpus,
        &[
            ("f01-number-blank", Due::Error, number, |s| s["certificateNumber"] = json!("   ")),
            ("valid-f01-number-of-one-digit", Due::Silent, number, |s| {
                s["certificateNumber"] = json!("7")
            }),
            ("f02-exporter-name-blank", Due::Error, exporter, |s| {
                s["exporter"]["name"] = json!(" ")
            }),
            ("f02-exporter-address-blank", Due::Error, exporter, |s| {
                s["exporter"]["address"] = json!(" ")
            }),
            ("valid-f02-exporter-name-of-a-letter", Due::Silent, exporter, |s| {
                s["exporter"]["name"] = json!("X")
            }),
            ("f02-exporter-in-another-country", Due::Error, "rules.exporter_country", |s| {
                s["exporter"]["country"] = json!("SG")
            }),
            (
                "valid-f02-exporter-in-the-issuing-party",
                Due::Silent,
                "rules.exporter_country",
                |s| {
                    s["exporter"]["country"] = json!("CN");
                    s["producer"]["country"] = json!("JP");
                },
            ),
            ("f03-consignee-name-blank", Due::Error, consignee, |s| {
                s["consignee"]["name"] = json!(" ")
            }),
            ("f03-consignee-address-blank", Due::Error, consignee, |s| {
                s["consignee"]["address"] = json!("")
            }),
            ("valid-f03-consignee-address-of-a-letter", Due::Silent, consignee, |s| {
                s["consignee"]["address"] = json!("X")
            }),
            ("f03-consignee-outside-the-parties", Due::Error, no_party, |s| {
                s["consignee"]["country"] = json!("DE")
            }),
            ("valid-f03-consignee-in-the-last-party", Due::Silent, no_party, |s| {
                exported_to(s, "VN")
            }),
            ("valid-f03-consignee-in-another-party", Due::Warning, differs, |s| {
                s["consignee"]["country"] = json!("SG")
            }),
            ("valid-f03-consignee-in-the-issuing-party", Due::Warning, differs, |s| {
                s["consignee"]["country"] = json!("CN")
            }),
            ("valid-f03-consignee-in-the-importing-party", Due::Silent, differs, |s| {
                s["consignee"]["country"] = json!("MY")
            }),
        ],
    )
}

/// Every Party may issue; to Malaysia, or to Singapore from there.
fn issuing_country(corpus: &mut Corpus) -> io::Result<()> {
    let code = "rules.issuing_country_not_party";
    for country in PARTIES {
        let token = signed_subject(|s| {
            issued_in(s, country);
            exported_to(s, if country == "MY" { "SG" } else { "MY" });
        });
        let name = format!("valid-f02-issued-in-{}", country.to_lowercase());
        corpus.add(judged(
            Case::new(AREA, &name, token).trust(list_of(country)),
            Due::Silent,
            code,
        ))?;
    }
    for (name, country) in
        [("f02-issued-outside-the-parties", "US"), ("f02-issued-in-hong-kong", "HK")]
    {
        let token = signed_subject(|s| {
            s["issuingCountry"] = json!(country);
            s["exporter"]["country"] = json!(country);
        });
        corpus.add(Case::new(AREA, name, token).trust(list_of(country)).invalid(code))?;
    }
    Ok(())
}

fn kiln(name: &str) -> Value {
    json!({ "name": name, "address": "4 Taoci Ave, Dehua", "country": "CN" })
}

fn see_box_8(subject: &mut Subject) {
    subject.remove("producer");
    put(subject, "producerStatus", json!("SEE_BOX_8"));
}

fn producers(corpus: &mut Corpus) -> io::Result<()> {
    let code = "rules.item_producer_missing";
    table(
        corpus,
        &[
            ("valid-f04-see-box-8-without-producers", Due::Warning, code, see_box_8),
            ("valid-f04-see-box-8-with-one-producer-of-two", Due::Warning, code, |s| {
                see_box_8(s);
                item(s, 0)["producer"] = kiln("Dehua Example Kiln");
            }),
            ("valid-f04-see-box-8-with-a-blank-producer", Due::Warning, code, |s| {
                see_box_8(s);
                item(s, 0)["producer"] = kiln("Dehua Example Kiln");
                item(s, 1)["producer"] = kiln(" ");
            }),
            ("valid-f04-see-box-8-with-producers", Due::Silent, code, |s| {
                see_box_8(s);
                item(s, 0)["producer"] = kiln("Dehua Example Kiln");
                item(s, 1)["producer"] = kiln("Jingdezhen Example Kiln");
            }),
            ("valid-f04-producer-confidential", Due::Silent, code, |s| {
                s.remove("producer");
                put(s, "producerStatus", json!("CONFIDENTIAL"));
            }),
            ("valid-f04-producer-not-available", Due::Silent, code, |s| {
                s.remove("producer");
                put(s, "producerStatus", json!("NOT_AVAILABLE"));
            }),
            ("valid-f04-producer-not-named", Due::Silent, code, |s| drop(s.remove("producer"))),
        ],
    )
}

fn without_invoices(subject: &mut Subject, transport: Value) {
    subject["transport"] = transport;
    for i in [0, 1] {
        lacks(subject, i, "invoices");
    }
}

fn consignment(corpus: &mut Corpus) -> io::Result<()> {
    let code = "rules.consignment_unidentified";
    table(
        corpus,
        &[
            ("f05-consignment-unidentified", Due::Error, code, |s| {
                without_invoices(s, json!({ "route": "BY SEA", "conveyance": " " }))
            }),
            ("f05-neither-transport-nor-invoice", Due::Error, code, |s| {
                without_invoices(s, json!({}));
                s.remove("transport");
            }),
            ("f05-every-detail-blank", Due::Error, code, |s| {
                without_invoices(s, json!({ "conveyance": "", "portOfDischarge": "  " }));
                item(s, 0)["invoices"] = json!([{ "number": " ", "date": "2026-05-28" }]);
            }),
            ("valid-f05-invoice-alone-identifies", Due::Silent, code, |s| {
                drop(s.remove("transport"))
            }),
            ("valid-f05-one-invoice-alone-identifies", Due::Silent, code, |s| {
                without_invoices(s, json!({}));
                item(s, 1)["invoices"] = json!([{ "number": "1", "date": "2026-05-28" }]);
            }),
            ("valid-f05-departure-alone-identifies", Due::Silent, code, |s| {
                without_invoices(s, json!({ "departureDate": "2026-06-03" }))
            }),
            ("valid-f05-conveyance-alone-identifies", Due::Silent, code, |s| {
                without_invoices(s, json!({ "conveyance": "MH389" }))
            }),
            ("valid-f05-port-alone-identifies", Due::Silent, code, |s| {
                without_invoices(s, json!({ "portOfDischarge": "MYPEN" }))
            }),
        ],
    )
}

fn importing_country(corpus: &mut Corpus) -> io::Result<()> {
    let (no_party, same) = ("rules.importing_country_not_party", "rules.importing_country_same");
    table(
        corpus,
        &[
            ("f06-importing-country-no-party", Due::Error, no_party, |s| {
                s["importingCountry"] = json!("US")
            }),
            ("f06-importing-country-india", Due::Error, no_party, |s| {
                s["importingCountry"] = json!("IN")
            }),
            ("valid-f06-importing-country-the-last-party", Due::Silent, no_party, |s| {
                exported_to(s, "VN")
            }),
            ("f06-importing-country-is-issuing-country", Due::Error, same, |s| {
                s["importingCountry"] = json!("CN")
            }),
            ("valid-f06-importing-country-is-another-party", Due::Silent, same, |s| {
                exported_to(s, "SG")
            }),
        ],
    )
}

fn declared_and_certified(corpus: &mut Corpus) -> io::Result<()> {
    let declared = "rules.exporter_declaration_incomplete";
    let certified = "rules.certification_incomplete";
    table(
        corpus,
        &[
            ("f07-declaration-signatory-blank", Due::Error, declared, |s| {
                s["exporterDeclaration"]["signatory"] = json!("")
            }),
            ("f07-declaration-place-blank", Due::Error, declared, |s| {
                s["exporterDeclaration"]["place"] = json!(" ")
            }),
            ("valid-f07-declaration-in-two-letters", Due::Silent, declared, |s| {
                s["exporterDeclaration"]["signatory"] = json!("C");
                s["exporterDeclaration"]["place"] = json!("X");
            }),
            ("f08-certification-place-blank", Due::Error, certified, |s| {
                s["certification"]["place"] = json!(" ")
            }),
            ("f08-certification-signatory-blank", Due::Error, certified, |s| {
                s["certification"]["signatory"] = json!("  ")
            }),
            ("f08-issuing-body-blank", Due::Error, certified, |s| s["issuingBody"] = json!(" ")),
            ("valid-f08-certification-in-two-letters", Due::Silent, certified, |s| {
                s["certification"]["signatory"] = json!("7");
                s["certification"]["place"] = json!("X");
            }),
        ],
    )
}

/// Names, descriptions and remarks of which most letters are not Latin.
fn letters(corpus: &mut Corpus) -> io::Result<()> {
    let code = "rules.not_latin";
    table(
        corpus,
        &[
            ("valid-f09-exporter-in-chinese", Due::Warning, code, |s| {
                s["exporter"]["name"] = json!("厦门示例陶瓷有限公司")
            }),
            ("valid-f09-consignee-in-thai", Due::Warning, code, |s| {
                s["consignee"]["name"] = json!("บริษัท ตัวอย่าง จำกัด")
            }),
            ("valid-f09-producer-in-korean", Due::Warning, code, |s| {
                s["producer"]["name"] = json!("예시 도자기 주식회사")
            }),
            ("valid-f09-description-in-japanese", Due::Warning, code, |s| {
                item(s, 1)["description"] = json!("陶器のマグカップ、模様は例")
            }),
            ("valid-f09-remarks-in-russian", Due::Warning, code, |s| {
                put(s, "remarks", json!("Без замечаний"))
            }),
            ("valid-f09-two-letters-of-three-not-latin", Due::Warning, code, |s| {
                s["exporter"]["name"] = json!("厦门 X")
            }),
            ("valid-f09-two-letters-of-four-latin", Due::Silent, code, |s| {
                s["exporter"]["name"] = json!("厦门 XM")
            }),
            ("valid-f09-exporter-in-both", Due::Silent, code, |s| {
                s["exporter"]["name"] = json!("厦门示例 Xiamen Example Ceramics Co., Ltd.")
            }),
            ("valid-f09-letters-with-accents", Due::Silent, code, |s| {
                s["consignee"]["name"] = json!("Công ty TNHH Gốm sứ Ví dụ Đường Bưởi")
            }),
            ("valid-f09-digits-and-signs-alone", Due::Silent, code, |s| {
                put(s, "remarks", json!("4711 / 12 %"))
            }),
        ],
    )
}

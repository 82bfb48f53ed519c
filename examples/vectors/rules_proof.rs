//! Rules of the kind of proof: declarations (G04, A01, A02), invoices of third parties (T01, T02),
//! back-to-back proofs (B01 to B03), certified true copies (C01), and proofs not asked for (X02).

use super::exporter::declared;
use super::rules::*;
use super::world::*;
use serde_json::{Value, json};
use std::io;

pub fn cases(corpus: &mut Corpus) -> io::Result<()> {
    kinds(corpus)?;
    declarations(corpus)?;
    third_party(corpus)?;
    invoice_of_another(corpus)?;
    original(corpus)?;
    year_of_the_original(corpus)?;
    true_copy(corpus)?;
    waived(corpus)
}

/// A declaration by that Party's exporter, approved or not, completed on that day.
fn declaration_of(approved: bool, issuing: &str, importing: &str, day: &str) -> (String, Trust) {
    let token = declared(|doc| {
        doc["validFrom"] = json!(format!("{day}T00:00:00Z"));
        let subject = doc["credentialSubject"].as_object_mut().expect("an object");
        issued_in(subject, issuing);
        exported_to(subject, importing);
        subject["issueDate"] = json!(day);
        subject["completion"]["date"] = json!(day);
        if !approved {
            subject.remove("approvedExporter");
        }
    });
    let trust = own(|list| {
        list["iat"] = json!(1_600_000_000);
        list["exp"] = json!(1_900_000_000);
        let exporter = &mut list["issuers"][3];
        exporter["country"] = json!(issuing);
        if !approved {
            exporter["roles"] = json!(["exporter"]);
            drop(exporter.as_object_mut().map(|e| e.remove("approvedExporter")));
        }
    });
    (token, trust)
}

/// Declarations by any exporter: among Australia, Japan and New Zealand, with Korea from 2025.
fn kinds(corpus: &mut Corpus) -> io::Result<()> {
    let code = "rules.declaration_not_accepted";
    for (name, issuing, importing, day, due) in [
        ("valid-g04-exporter-from-nz-to-au", "NZ", "AU", "2026-06-01", Due::Silent),
        ("valid-g04-exporter-from-au-to-jp", "AU", "JP", "2026-06-01", Due::Silent),
        ("valid-g04-exporter-from-jp-to-nz", "JP", "NZ", "2026-06-01", Due::Silent),
        ("valid-g04-exporter-from-kr-to-jp", "KR", "JP", "2026-06-01", Due::Silent),
        ("valid-g04-exporter-from-nz-to-kr-in-2024", "NZ", "KR", "2024-12-31", Due::Warning),
        ("valid-g04-exporter-from-kr-to-nz-in-2024", "KR", "NZ", "2024-12-31", Due::Warning),
        ("valid-g04-exporter-from-nz-to-kr-in-2025", "NZ", "KR", "2025-01-01", Due::Silent),
        ("valid-g04-exporter-from-nz-to-my", "NZ", "MY", "2026-06-01", Due::Warning),
        ("valid-g04-exporter-from-cn-to-au", "CN", "AU", "2026-06-01", Due::Warning),
        ("valid-g04-exporter-from-sg-to-vn", "SG", "VN", "2026-06-01", Due::Warning),
    ] {
        let (token, trust) = declaration_of(false, issuing, importing, day);
        let at = format!("{}T12:00:00Z", if day < "2026" { day } else { "2026-06-15" });
        let case = Case::new(AREA, name, token).at(&at).trust(trust);
        corpus.add(judged(case, due, code))?;
    }
    for (name, issuing, importing) in [
        ("valid-g04-approved-exporter-from-nz-to-my", "NZ", "MY"),
        ("valid-g04-approved-exporter-from-cn-to-vn", "CN", "VN"),
    ] {
        let (token, trust) = declaration_of(true, issuing, importing, "2026-06-01");
        corpus.add(judged(Case::new(AREA, name, token).trust(trust), Due::Silent, code))?;
    }
    corpus.add(Case::new(AREA, "valid-g04-certificate", signed(|_| {})).without(code))
}

fn declarations(corpus: &mut Corpus) -> io::Result<()> {
    let (blank, ended) = ("rules.approved_exporter_code_blank", "rules.authorisation_ended");
    let (missing, late) = ("rules.declaration_incomplete", "rules.retroactive_not_marked");
    let rows: [Row<'_>; 13] = [
        ("a01-code-blank", Due::Error, blank, |s| s["approvedExporter"]["code"] = json!(" ")),
        ("valid-a01-code", Due::Silent, blank, |_| {}),
        ("a01-authorisation-ended-the-day-before", Due::Error, ended, |s| {
            s["approvedExporter"]["validUntil"] = json!("2026-05-31")
        }),
        ("valid-a01-authorisation-ends-on-issue-date", Due::Silent, ended, |s| {
            s["approvedExporter"]["validUntil"] = json!("2026-06-01")
        }),
        ("valid-a01-authorisation-ended-since", Due::Silent, ended, |s| {
            s["approvedExporter"]["validUntil"] = json!("2026-06-14")
        }),
        ("a02-reference-blank", Due::Error, missing, |s| s["declarationReference"] = json!("  ")),
        ("a02-signatory-blank", Due::Error, missing, |s| s["completion"]["signatory"] = json!(" ")),
        ("valid-a02-reference-and-signatory", Due::Silent, missing, |s| {
            s["declarationReference"] = json!("1");
            s["completion"]["signatory"] = json!("A");
        }),
        (
            "valid-f05-declaration-without-invoice",
            Due::Silent,
            "rules.consignment_unidentified",
            |s| {
                lacks(s, 0, "invoices");
                lacks(s, 1, "invoices");
            },
        ),
        ("valid-d03-declaration-after-departure", Due::Silent, late, |s| {
            put(s, "transport", json!({ "departureDate": "2026-05-31" }))
        }),
        (
            "valid-d04-declaration-a-year-after-departure",
            Due::Silent,
            "rules.issued_too_late",
            |s| put(s, "transport", json!({ "departureDate": "2025-05-31" })),
        ),
        ("d02-declaration-a-year-and-a-day-ago", Due::Error, "rules.year_over", |s| {
            s["issueDate"] = json!("2025-06-14")
        }),
        ("i06-declaration-rvc-without-fob", Due::Error, "rules.fob_missing", |s| {
            lacks(s, 0, "fobValue")
        }),
    ];
    for (name, due, code, change) in rows {
        let token =
            declared(|d| change(d["credentialSubject"].as_object_mut().expect("an object")));
        corpus.add(judged(Case::new(AREA, name, token), due, code))?;
    }
    Ok(())
}

fn third_party(corpus: &mut Corpus) -> io::Result<()> {
    let code = "rules.third_party_blank";
    for (name, due, by) in [
        ("t01-third-party-blank", Due::Error, " "),
        ("valid-t01-third-party-named", Due::Silent, "Example Trading Pte. Ltd."),
    ] {
        let token = signed_subject(|s| {
            put(s, "thirdPartyInvoicing", json!({ "name": by, "country": "SG" }));
        });
        corpus.add(judged(Case::new(AREA, name, token), due, code))?;
    }
    table(
        corpus,
        &[("valid-t01-third-party-outside-the-parties", Due::Silent, code, |s| {
            put(s, "thirdPartyInvoicing", json!({ "name": "Example Inc.", "country": "US" }));
        })],
    )
}

fn invoice_of_another(corpus: &mut Corpus) -> io::Result<()> {
    let code = "rules.third_party_not_stated";
    let as_is: Change = |_| {};
    let stated: Change = |s| {
        put(
            s,
            "thirdPartyInvoicing",
            json!({ "name": "Example Trading Pte. Ltd.", "country": "SG" }),
        )
    };
    let producers: Change = |s| {
        s.remove("producer");
        put(s, "producerStatus", json!("SEE_BOX_8"));
        for i in [0, 1] {
            item(s, i)["producer"] =
                json!({ "name": format!("Example Kiln {i}"), "address": "Dehua", "country": "CN" });
        }
    };
    let other = json!("Example Trading Pte. Ltd.");
    for (name, issuer, change, due) in [
        ("valid-t02-invoice-of-another", other.clone(), as_is, Due::Warning),
        ("valid-t02-invoice-of-another-stated", other, stated, Due::Silent),
        (
            "valid-t02-invoice-of-the-exporter",
            json!("Xiamen Example Ceramics Co., Ltd."),
            as_is,
            Due::Silent,
        ),
        (
            "valid-t02-invoice-of-the-exporter-in-capitals",
            json!("XIAMEN EXAMPLE CERAMICS CO LTD"),
            as_is,
            Due::Silent,
        ),
        ("valid-t02-invoice-of-the-producer", json!("Dehua Example Kiln"), as_is, Due::Silent),
        (
            "valid-t02-invoice-of-an-item-s-producer",
            json!("Example Kiln 1"),
            producers,
            Due::Silent,
        ),
        (
            "valid-t02-invoice-of-the-consignee",
            json!("Penang Example Tableware Sdn. Bhd."),
            as_is,
            Due::Warning,
        ),
        ("valid-t02-issuer-of-the-invoice-not-stated", Value::Null, as_is, Due::Silent),
    ] {
        let mut invoice = json!({ "number": "XM-2026-0417", "date": "2026-05-28" });
        if !issuer.is_null() {
            invoice["issuer"] = issuer;
        }
        let case = Case::new(AREA, name, signed_subject(change));
        corpus.add(judged(case.request(json!({ "invoices": [invoice] })), due, code))?;
    }
    Ok(())
}

/// Issued in China on a proof of Japan, with that original.
fn back_to_back(subject: &mut Subject, change: impl FnOnce(&mut Value)) {
    for i in [0, 1] {
        item(subject, i)["rcepCountryOfOrigin"] = json!({ "country": "JP" });
    }
    let mut original = json!({
        "originalNumber": "JP-2026-1", "originalIssueDate": "2026-03-02",
        "issuingCountry": "JP", "rcepCountryOfOrigin": "JP"
    });
    change(&mut original);
    put(subject, "backToBack", original);
}

fn original(corpus: &mut Corpus) -> io::Result<()> {
    let blank = "rules.back_to_back_incomplete";
    let (no_party, same) = ("rules.original_not_party", "rules.back_to_back_same_party");
    let (over, later) = ("rules.original_expired", "rules.original_later");
    let rows: [(&str, Due, &str, &str, &str); 14] = [
        ("b01-original-number-blank", Due::Error, blank, "originalNumber", " "),
        ("valid-b01-original-number", Due::Silent, blank, "originalNumber", "1"),
        ("b01-original-issued-outside-the-parties", Due::Error, no_party, "issuingCountry", "US"),
        ("b01-original-of-goods-from-outside", Due::Error, no_party, "rcepCountryOfOrigin", "TW"),
        (
            "valid-b01-original-of-goods-of-another-party",
            Due::Silent,
            no_party,
            "rcepCountryOfOrigin",
            "KR",
        ),
        ("b02-original-expired-yesterday", Due::Error, over, "originalIssueDate", "2025-06-14"),
        (
            "valid-b02-original-on-its-last-day",
            Due::Silent,
            over,
            "originalIssueDate",
            "2025-06-15",
        ),
        ("b02-original-later-by-a-day", Due::Error, later, "originalIssueDate", "2026-06-02"),
        (
            "valid-b02-original-of-the-same-day",
            Due::Silent,
            later,
            "originalIssueDate",
            "2026-06-01",
        ),
        ("valid-b03-original-of-the-same-party", Due::Warning, same, "issuingCountry", "CN"),
        ("valid-b03-original-of-another-party", Due::Silent, same, "issuingCountry", "JP"),
        ("valid-b03-original-of-the-importing-party", Due::Silent, same, "issuingCountry", "MY"),
        ("valid-b01-approved-exporter-s-code", Due::Silent, blank, "approvedExporterCode", "JPAE1"),
        (
            "valid-b01-original-of-goods-of-this-party",
            Due::Silent,
            no_party,
            "rcepCountryOfOrigin",
            "CN",
        ),
    ];
    for (name, due, code, member, value) in rows {
        let token = signed_subject(|s| back_to_back(s, |original| original[member] = json!(value)));
        corpus.add(judged(Case::new(AREA, name, token), due, code))?;
    }
    Ok(())
}

/// A proof does not outlive the original, which ended on 28 February if it is of a 29th.
fn year_of_the_original(corpus: &mut Corpus) -> io::Result<()> {
    let code = "rules.original_expired";
    for (name, at, due) in [
        ("valid-b02-original-of-a-leap-day-until-28-february", "2025-02-28T23:59:59Z", Due::Silent),
        ("b02-original-of-a-leap-day-on-1-march", "2025-03-01T00:00:00Z", Due::Error),
    ] {
        let token = signed_on("2025-02-10", |s| {
            back_to_back(s, |original| original["originalIssueDate"] = json!("2024-02-29"));
        });
        let case = Case::new(AREA, name, token).at(at).trust(list_of("CN"));
        corpus.add(judged(case, due, code))?;
    }
    Ok(())
}

fn true_copy(corpus: &mut Corpus) -> io::Result<()> {
    let code = "rules.true_copy_date";
    for (name, issued, copied, at, due) in [
        ("valid-c01-copy-of-the-same-day", "2026-06-01", "2026-06-01", AT, Due::Silent),
        ("c01-copy-of-the-day-before-issue", "2026-06-01", "2026-05-31", AT, Due::Error),
        ("valid-c01-copy-a-year-after-issue", "2025-06-15", "2026-06-15", AT, Due::Silent),
        ("c01-copy-a-year-and-a-day-after-issue", "2025-06-15", "2026-06-16", AT, Due::Error),
        (
            "valid-c01-copy-of-a-leap-day-on-28-february",
            "2024-02-29",
            "2025-02-28",
            "2025-02-28T12:00:00Z",
            Due::Silent,
        ),
        (
            "c01-copy-of-a-leap-day-on-1-march",
            "2024-02-29",
            "2025-03-01",
            "2025-02-28T12:00:00Z",
            Due::Error,
        ),
    ] {
        let token = signed_on(issued, |s| put(s, "certifiedTrueCopyDate", json!(copied)));
        let case = Case::new(AREA, name, token).at(at).trust(list_of("CN"));
        corpus.add(judged(case, due, code))?;
    }
    Ok(())
}

fn waived(corpus: &mut Corpus) -> io::Result<()> {
    let code = "rules.proof_waived";
    for (name, amount, currency, due) in [
        ("valid-x02-customs-value-200", "200", "USD", Due::Info),
        ("valid-x02-customs-value-200-00", "200.00", "USD", Due::Info),
        ("valid-x02-customs-value-199-99", "199.99", "USD", Due::Info),
        ("valid-x02-customs-value-200-01", "200.01", "USD", Due::Silent),
        ("valid-x02-customs-value-18900", "18900.00", "USD", Due::Silent),
        ("valid-x02-customs-value-in-yuan", "200", "CNY", Due::Silent),
    ] {
        let request = json!({ "customsValue": { "amount": amount, "currency": currency } });
        let case = Case::new(AREA, name, signed(|_| {})).request(request);
        corpus.add(judged(case, due, code))?;
    }
    Ok(())
}

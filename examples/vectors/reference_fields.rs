//! Field rules that reference data bring along: a member that must stand, lack or be one of some texts,
//! in certificates of some days, kinds and Parties.

use super::exporter::declared;
use super::reference_data::{AREA, data};
use super::sd_jwt;
use super::world::*;
use serde_json::{Value, json};
use std::io;

type Change = fn(&mut Value);

pub fn cases(corpus: &mut Corpus) -> io::Result<()> {
    fields(corpus)?;
    weights(corpus)?;
    confined(corpus)?;
    hidden(corpus)
}

fn field_rule(change: impl FnOnce(&mut Value)) -> String {
    let mut rule = json!({
        "id": "N01", "member": "items/*/marks", "must": "stand", "from": "2026-01-01",
        "severity": "error", "article": "an announcement"
    });
    change(&mut rule);
    data(|d| d["changes"]["fields"] = json!([rule]))
}

fn without_marks(doc: &mut Value) {
    drop(doc["credentialSubject"]["items"][1].as_object_mut().map(|item| item.remove("marks")));
}

fn fields(corpus: &mut Corpus) -> io::Result<()> {
    let code = "rules.field_rule";
    let edition = |must: Value| {
        move |rule: &mut Value| {
            rule["member"] = json!("hsEdition");
            rule["must"] = must;
        }
    };
    let remarks = |must: &'static str| {
        move |rule: &mut Value| {
            rule["member"] = json!("remarks");
            rule["must"] = json!(must);
        }
    };
    let unmarked: Change = without_marks;
    let as_is: Change = |_| {};
    let remarked: Change = |d| d["credentialSubject"]["remarks"] = json!("NONE");
    let blank: Change = |d| d["credentialSubject"]["items"][0]["marks"] = json!(" ");
    for (name, change, rule) in [
        ("field-that-must-stand-missing-in-an-item", unmarked, field_rule(|_| {})),
        ("field-that-must-stand-blank-in-an-item", blank, field_rule(|_| {})),
        ("field-that-must-stand-missing", as_is, field_rule(remarks("stand"))),
        ("field-that-must-lack-stands", remarked, field_rule(remarks("lack"))),
        ("field-of-none-of-these-values", as_is, field_rule(edition(json!({ "oneOf": ["2028"] })))),
    ] {
        corpus.add(Case::new(AREA, name, signed(change)).reference_data(rule).invalid(code))?;
    }
    for (name, change, rule) in [
        ("valid-field-that-must-stand-in-every-item", as_is, field_rule(|_| {})),
        ("valid-field-that-must-stand", remarked, field_rule(remarks("stand"))),
        ("valid-field-that-must-lack", as_is, field_rule(remarks("lack"))),
        (
            "valid-field-of-one-of-these-values",
            as_is,
            field_rule(edition(json!({ "oneOf": ["2028", "2022"] }))),
        ),
        (
            "valid-field-of-these-values-where-it-stands",
            as_is,
            field_rule(|rule| {
                rule["member"] = json!("remarks");
                rule["must"] = json!({ "oneOf": ["NONE"] });
            }),
        ),
    ] {
        corpus.add(Case::new(AREA, name, signed(change)).reference_data(rule).without(code))?;
    }
    Ok(())
}

fn weights(corpus: &mut Corpus) -> io::Result<()> {
    let code = "rules.field_rule";
    for weight in ["warning", "info"] {
        corpus.add(
            Case::new(
                AREA,
                &format!("valid-field-missing-which-is-of-weight-{weight}"),
                signed(without_marks),
            )
            .reference_data(field_rule(|rule| rule["severity"] = json!(weight)))
            .valid_with(code)
            .weighing(weight),
        )?;
    }
    corpus.add(
        Case::new(AREA, "valid-field-missing-which-is-of-no-weight", signed(without_marks))
            .reference_data(field_rule(|rule| rule["severity"] = json!("off")))
            .without(code),
    )
}

/// Field rules for some Parties, days or kinds of proof.
fn confined(corpus: &mut Corpus) -> io::Result<()> {
    let code = "rules.field_rule";
    for (name, member, value) in [
        ("field-missing-asked-for-by-the-issuing-party", "issuing", json!(["JP", "CN"])),
        ("field-missing-asked-for-by-the-importing-party", "importing", json!(["MY"])),
        ("field-missing-asked-for-from-issue-date", "from", json!("2026-06-01")),
        ("field-missing-asked-for-until-issue-date", "until", json!("2026-06-01")),
        ("field-missing-asked-for-of-certificates", "document", json!("CertificateOfOrigin")),
        ("valid-field-missing-asked-for-by-another-issuing-party", "issuing", json!(["JP"])),
        ("valid-field-missing-asked-for-by-another-importing-party", "importing", json!(["SG"])),
        ("valid-field-missing-asked-for-from-the-day-after", "from", json!("2026-06-02")),
        ("valid-field-missing-asked-for-until-the-day-before", "until", json!("2026-05-31")),
        ("valid-field-missing-asked-for-of-declarations", "document", json!("DeclarationOfOrigin")),
    ] {
        let case = Case::new(AREA, name, signed(without_marks))
            .reference_data(field_rule(|rule| rule[member] = value));
        corpus.add(if name.starts_with("valid") {
            case.without(code)
        } else {
            case.invalid(code)
        })?;
    }
    corpus.add(
        Case::new(AREA, "field-missing-in-a-declaration", declared(without_marks))
            .reference_data(field_rule(|rule| rule["document"] = json!("DeclarationOfOrigin")))
            .invalid(code),
    )
}

/// What is not disclosed may be there.
fn hidden(corpus: &mut Corpus) -> io::Result<()> {
    for (name, disclosed) in [("field-not-disclosed", false), ("valid-field-disclosed", true)] {
        let token = sd_jwt::presented(|d| {
            let marks = sd_jwt::hide(sd_jwt::item(d, 1), "marks");
            if disclosed { vec![marks] } else { vec![] }
        });
        let case = Case::new(AREA, name, token).reference_data(field_rule(|_| {}));
        corpus.add(if disclosed {
            case.without("rules.field_rule")
        } else {
            case.indeterminate("rules.not_judged").without("rules.field_rule")
        })?;
    }
    Ok(())
}

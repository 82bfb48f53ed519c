//! What the cases of the content rules (rules_*.rs) share: tables of changes to the reference
//! certificate, and what is due of the rule.

use super::world::*;
use super::{rules_dates, rules_form, rules_items, rules_origin, rules_proof};
use serde_json::{Map, Value, json};
use std::io;

pub const AREA: &str = "rules";
/// The Parties, and those whose tariff differs by origin.
pub const PARTIES: [&str; 15] =
    ["AU", "BN", "CN", "ID", "JP", "KH", "KR", "LA", "MM", "MY", "NZ", "PH", "SG", "TH", "VN"];
pub const TARIFF_DIFFERENTIALS: [&str; 7] = ["CN", "ID", "JP", "KR", "PH", "TH", "VN"];

pub type Subject = Map<String, Value>;
pub type Change = fn(&mut Subject);

/// What is due of a rule: a finding of that severity, or none of that code.
#[derive(Clone, Copy)]
pub enum Due {
    Error,
    Warning,
    Info,
    Silent,
}

/// Name, what is due, the code, and what is changed in the reference certificate.
pub type Row<'a> = (&'a str, Due, &'a str, Change);

pub fn cases(corpus: &mut Corpus) -> io::Result<()> {
    rules_form::cases(corpus)?;
    rules_items::cases(corpus)?;
    rules_origin::cases(corpus)?;
    rules_dates::cases(corpus)?;
    rules_proof::cases(corpus)?;
    two_at_once(corpus)
}

fn two_at_once(corpus: &mut Corpus) -> io::Result<()> {
    table(
        corpus,
        &[("two-errors-at-once", Due::Error, "rules.fob_missing", |s| {
            lacks(s, 0, "fobValue");
            s["issueDate"] = json!("2025-06-14");
        })],
    )
}

/// Adds a case of each row.
pub fn table(corpus: &mut Corpus, rows: &[Row<'_>]) -> io::Result<()> {
    for (name, due, code, change) in rows {
        corpus.add(judged(Case::new(AREA, name, signed_subject(*change)), *due, code))?;
    }
    Ok(())
}

pub fn judged<'a>(case: Case<'a>, due: Due, code: &str) -> Case<'a> {
    match due {
        Due::Error => case.invalid(code),
        Due::Warning => case.valid_with(code).weighing("warning"),
        Due::Info => case.valid_with(code).weighing("info"),
        Due::Silent => case.without(code),
    }
}

pub fn item(subject: &mut Subject, index: usize) -> &mut Value {
    &mut subject["items"][index]
}

/// An item without a member.
pub fn lacks(subject: &mut Subject, index: usize, member: &str) {
    drop(item(subject, index).as_object_mut().map(|item| item.remove(member)));
}

/// A member of the subject that the reference does not have.
pub fn put(subject: &mut Subject, member: &str, value: Value) {
    drop(subject.insert(member.to_owned(), value));
}

/// Issued in that Party, for goods of it.
pub fn issued_in(subject: &mut Subject, country: &str) {
    subject["issuingCountry"] = json!(country);
    subject["exporter"]["country"] = json!(country);
    for item in subject["items"].as_array_mut().expect("items") {
        item["rcepCountryOfOrigin"]["country"] = json!(country);
    }
}

/// Exported to that Party, to somebody there.
pub fn exported_to(subject: &mut Subject, country: &str) {
    subject["importingCountry"] = json!(country);
    subject["consignee"]["country"] = json!(country);
}

/// Issued, declared, invoiced and departed on that day.
pub fn on_day(subject: &mut Subject, day: &str) {
    subject["issueDate"] = json!(day);
    subject["certification"]["date"] = json!(day);
    subject["exporterDeclaration"]["date"] = json!(day);
    subject["transport"]["departureDate"] = json!(day);
    for item in subject["items"].as_array_mut().expect("items") {
        item["invoices"][0]["date"] = json!(day);
    }
}

/// The reference certificate as of that day, with a change.
pub fn signed_on(day: &str, change: impl FnOnce(&mut Subject)) -> String {
    signed(|doc| {
        doc["validFrom"] = json!(format!("{day}T00:00:00Z"));
        let subject = doc["credentialSubject"].as_object_mut().expect("an object");
        on_day(subject, day);
        change(subject);
    })
}

/// A trust list on which the issuer certifies for that Party, in force from 2020 to 2030.
pub fn list_of(country: &str) -> Trust {
    own(|list| {
        list["iat"] = json!(1_600_000_000);
        list["exp"] = json!(1_900_000_000);
        let issuer = &mut list["issuers"][0];
        issuer["country"] = json!(country);
        issuer["validFrom"] = json!("2020-01-01");
        issuer["keys"][0]["validFrom"] = json!("2020-01-01");
    })
}

//! Reference data that the host brought along: a newer set, and what it changes in the rules that are
//! built in.

use super::rules::{Due, judged};
use super::world::*;
use eco_issuer::{SigningKey, sign_raw};
use serde_json::{Value, json};
use std::io;

pub const AREA: &str = "reference-data";
const HEADER: &str =
    r#"{"alg":"ES256","typ":"eco-reference-data+jwt","kid":"did:web:trust.example#list-1"}"#;

pub fn cases(corpus: &mut Corpus) -> io::Result<()> {
    taken(corpus)?;
    severities(corpus)?;
    parties(corpus)?;
    other_tables(corpus)
}

/// Later than any built-in set.
const LATER: &str = "2099-12";
const EARLIER: &str = "2020-12";
const TABLES: [&str; 6] = ["parties", "hs", "criteria", "units", "currencies", "changes"];

/// The built-in tables, in force at [`AT`].
fn built_in() -> Value {
    let table = |text: &str| serde_json::from_str::<Value>(text).expect("a table");
    json!({
        "iat": 1_780_272_000, "exp": 1_782_864_000,
        "parties": table(include_str!("../../src/data/parties.json")),
        "hs": table(include_str!("../../src/data/hs.json")),
        "criteria": table(include_str!("../../src/data/criteria.json")),
        "units": table(include_str!("../../src/data/units.json")),
        "currencies": table(include_str!("../../src/data/currencies.json")),
        "changes": table(include_str!("../../src/data/changes.json"))
    })
}

/// The same of a later month and with few units, with a change.
pub fn tables(change: impl FnOnce(&mut Value)) -> Value {
    let mut data = built_in();
    data["units"]["units"] = json!(["KGM TNE H87"]);
    data["units"]["packages"] = json!(["CT"]);
    data["units"]["conversions"] = json!([
        { "unit": "KGM", "of": "mass", "factor": "1" },
        { "unit": "TNE", "of": "mass", "factor": "1000" }
    ]);
    of_month(&mut data, LATER);
    change(&mut data);
    data
}

fn of_month(data: &mut Value, month: &str) {
    for table in TABLES {
        data[table]["asOf"] = json!(month);
    }
}

pub fn signed_by(key: &SigningKey, data: &Value) -> String {
    sign_raw(HEADER, data.to_string().as_bytes(), key)
}

pub fn data(change: impl FnOnce(&mut Value)) -> String {
    signed_by(&list_key(), &tables(change))
}

fn weigh(data: &mut Value, rule: &str, from: &str, severity: &str) {
    data["changes"]["severities"] = json!([{ "rule": rule, "from": from, "severity": severity }]);
}

fn severity(rule: &str, from: &str, severity: &str) -> String {
    data(|d| weigh(d, rule, from, severity))
}

fn taken(corpus: &mut Corpus) -> io::Result<()> {
    let mut all = built_in();
    of_month(&mut all, LATER);
    corpus.add(
        Case::new(AREA, "valid", signed(|_| {}))
            .reference_data(signed_by(&list_key(), &all))
            .without("rules.data_invalid"),
    )?;
    let key = key("reference-data", "did:web:trust.example#list-1");
    corpus.add(
        Case::new(AREA, "valid-signed-by-the-policy-s-key-for-them", signed(with_value))
            .policy(json!({ "dataKey": key.public_jwk() }))
            .reference_data(signed_by(&key, &tables(|d| weigh(d, "I07", "2022-01-01", "warning"))))
            .valid_with("rules.fob_not_needed")
            .weighing("warning"),
    )?;
    // What is not newer than the built-in set changes nothing.
    let mut older = tables(|d| weigh(d, "I07", "2022-01-01", "error"));
    of_month(&mut older, EARLIER);
    let mut same = built_in();
    weigh(&mut same, "I07", "2022-01-01", "error");
    for (name, data) in
        [("valid-older-than-the-built-in", older), ("valid-of-the-month-of-the-built-in", same)]
    {
        corpus.add(
            Case::new(AREA, name, signed(with_value))
                .reference_data(signed_by(&list_key(), &data))
                .valid_with("rules.fob_not_needed")
                .weighing("info"),
        )?;
    }
    Ok(())
}

/// The second item, of criterion CTC, has an FOB value.
fn with_value(doc: &mut Value) {
    doc["credentialSubject"]["items"][1]["fobValue"] =
        json!({ "amount": "961.00", "currency": "USD" });
}

fn after_departure(doc: &mut Value) {
    doc["credentialSubject"]["transport"]["departureDate"] = json!("2026-05-31");
}

fn severities(corpus: &mut Corpus) -> io::Result<()> {
    let fob = "rules.fob_not_needed";
    corpus.add(
        Case::new(AREA, "fob-not-needed-made-an-error", signed(with_value))
            .reference_data(severity("I07", "2026-01-01", "error"))
            .invalid(fob),
    )?;
    corpus.add(
        Case::new(AREA, "fob-not-needed-made-an-error-from-issue-date", signed(with_value))
            .reference_data(severity("I07", "2026-06-01", "error"))
            .invalid(fob),
    )?;
    for (name, from, to, weight) in [
        ("valid-fob-not-needed-made-an-error-the-day-after", "2026-06-02", "error", "info"),
        ("valid-fob-not-needed-made-a-warning", "2026-01-01", "warning", "warning"),
    ] {
        corpus.add(
            Case::new(AREA, name, signed(with_value))
                .reference_data(severity("I07", from, to))
                .valid_with(fob)
                .weighing(weight),
        )?;
    }
    let late = "rules.retroactive_not_marked";
    corpus.add(
        Case::new(AREA, "valid-retroactive-issue-made-a-warning", signed(after_departure))
            .reference_data(severity("D03", "2026-01-01", "warning"))
            .valid_with(late)
            .weighing("warning"),
    )?;
    corpus.add(
        Case::new(AREA, "valid-retroactive-issue-not-asked-for", signed(after_departure))
            .reference_data(severity("D03", "2026-01-01", "off"))
            .without(late),
    )?;
    corpus.add(
        Case::new(AREA, "retroactive-issue-not-asked-for-the-day-after", signed(after_departure))
            .reference_data(severity("D03", "2026-06-02", "off"))
            .invalid(late),
    )?;
    corpus.add(
        Case::new(AREA, "valid-later-of-two-changes", signed(with_value))
            .reference_data(data(|d| {
                d["changes"]["severities"] = json!([
                    { "rule": "I07", "from": "2026-05-01", "severity": "off" },
                    { "rule": "I07", "from": "2026-01-01", "severity": "error" }
                ]);
            }))
            .without(fob),
    )
}

fn acceded(from: &str) -> String {
    data(|d| {
        let party = json!({
            "country": "HK", "entryIntoForce": from, "tariffDifferentials": false,
            "exporterDeclarations": null, "importerDeclarations": false,
            "issuingBodies": ["An issuing body"], "lookUp": []
        });
        d["parties"]["parties"].as_array_mut().expect("parties").push(party);
    })
}

fn to_hong_kong(doc: &mut Value) {
    doc["credentialSubject"]["importingCountry"] = json!("HK");
    doc["credentialSubject"]["consignee"]["country"] = json!("HK");
}

fn parties(corpus: &mut Corpus) -> io::Result<()> {
    corpus.add(
        Case::new(AREA, "valid-party-that-acceded", signed(to_hong_kong))
            .reference_data(acceded("2026-06-01"))
            .without("rules.importing_country_not_party"),
    )?;
    corpus.add(
        Case::new(AREA, "party-that-acceded-the-day-after", signed(to_hong_kong))
            .reference_data(acceded("2026-06-02"))
            .invalid("rules.before_entry_into_force"),
    )?;
    corpus.add(
        Case::new(AREA, "party-that-has-not-acceded", signed(to_hong_kong))
            .reference_data(data(|_| {}))
            .invalid("rules.consignee_not_party"),
    )?;
    Ok(())
}

/// A waiver, an edition, a currency and a tariff that came later.
fn other_tables(corpus: &mut Corpus) -> io::Result<()> {
    corpus.add(
        Case::new(AREA, "valid-higher-waiver", signed(|_| {}))
            .reference_data(data(|d| d["parties"]["waiver"]["amount"] = json!("1000")))
            .request(json!({ "customsValue": { "amount": "1000.00", "currency": "USD" } }))
            .valid_with("rules.proof_waived"),
    )?;
    let doc = |member: &'static str, value: Value| signed_subject(|s| s[member] = value);
    for (name, from, due) in [
        ("valid-hs-2028-in-use", "2026-06-01", Due::Silent),
        ("valid-hs-2028-in-use-the-day-after", "2026-06-02", Due::Info),
    ] {
        let case = Case::new(AREA, name, doc("hsEdition", json!("2028")))
            .reference_data(data(|d| d["hs"]["editions"][2]["from"] = json!(from)));
        corpus.add(judged(case, due, "rules.hs_edition_differs"))?;
    }
    let yuan =
        signed(|d| d["credentialSubject"]["items"][0]["fobValue"]["currency"] = json!("RMB"));
    corpus.add(judged(
        Case::new(AREA, "valid-currency-that-came-later", yuan)
            .reference_data(data(|d| d["currencies"]["currencies"][0] = json!("RMB"))),
        Due::Silent,
        "rules.currency_unknown",
    ))?;
    let origin = signed(|d| {
        d["credentialSubject"]["items"][1]["rcepCountryOfOrigin"]["country"] = json!("KH");
    });
    corpus.add(judged(
        Case::new(AREA, "valid-tariff-that-differs-since", origin).reference_data(data(|d| {
            for party in d["parties"]["parties"].as_array_mut().expect("parties") {
                party["tariffDifferentials"] = json!(true);
            }
        })),
        Due::Warning,
        "rules.origin_differs",
    ))
}

//! Reference data that cannot be used: out of their period, not signed by the pinned key, or not holding
//! together. Nothing is then passed on their absence.

use super::reference_data::{AREA, data, signed_by, tables};
use super::world::*;
use eco_issuer::sign_raw;
use serde_json::{Value, json};
use std::io;

type Change = fn(&mut Value);

pub fn cases(corpus: &mut Corpus) -> io::Result<()> {
    not_current(corpus)?;
    not_signed(corpus)?;
    malformed(corpus)
}

fn not_current(corpus: &mut Corpus) -> io::Result<()> {
    let period = |iat: i64, exp: i64| {
        data(|d| {
            d["iat"] = json!(iat);
            d["exp"] = json!(exp);
        })
    };
    // 2026-06-15T00:00:00Z, and a minute of clock skew.
    let at = 1_781_481_600;
    for (name, iat, exp, code) in [
        ("expired", at - 86_400, at - 61, "rules.data_expired"),
        ("expired-with-the-clock-skew", at - 86_400, at - 60, "rules.data_expired"),
        ("issued-in-the-future", at + 61, at + 86_400, "rules.data_invalid"),
    ] {
        let case = Case::new(AREA, name, signed(|_| {})).reference_data(period(iat, exp));
        corpus.add(case.indeterminate(code))?;
    }
    for (name, iat, exp) in [
        ("valid-expired-within-the-clock-skew", at - 86_400, at - 59),
        ("valid-issued-within-the-clock-skew", at + 60, at + 86_400),
    ] {
        corpus.add(Case::new(AREA, name, signed(|_| {})).reference_data(period(iat, exp)))?;
    }
    corpus.add(
        Case::new(
            AREA,
            "expired-and-the-certificate-a-year-old",
            signed(|doc| {
                doc["credentialSubject"]["issueDate"] = json!("2025-06-14");
            }),
        )
        .reference_data(period(at - 86_400, at - 3_600))
        .invalid("rules.year_over"),
    )
}

fn not_signed(corpus: &mut Corpus) -> io::Result<()> {
    let good = tables(|_| {});
    let other = key("another-list", "did:web:trust.example#list-1");
    let own_header = |header: &str| sign_raw(header, good.to_string().as_bytes(), &list_key());
    let token = data(|_| {});
    let (signing_input, _) = token.rsplit_once('.').expect("a token");
    for (name, brought) in [
        ("signed-by-another-key", signed_by(&other, &good)),
        ("not-signed", good.to_string()),
        ("signature-missing", format!("{signing_input}.")),
        (
            "of-the-type-of-a-trust-list",
            own_header(r#"{"alg":"ES256","typ":"eco-trust-list+jwt"}"#),
        ),
        ("of-no-type", own_header(r#"{"alg":"ES256"}"#)),
        ("trust-list-instead", signed_list(|_| {})),
        ("empty", String::new()),
    ] {
        corpus.add(
            Case::new(AREA, name, signed(|_| {}))
                .reference_data(brought)
                .indeterminate("rules.data_invalid"),
        )?;
    }
    corpus.add(
        Case::new(AREA, "signed-by-the-trust-key-where-another-is-pinned", signed(|_| {}))
            .policy(json!({ "dataKey": other.public_jwk() }))
            .reference_data(token)
            .indeterminate("rules.data_invalid"),
    )
}

fn malformed(corpus: &mut Corpus) -> io::Result<()> {
    let faults: [(&str, Change); 9] = [
        ("table-missing", |d| drop(d.as_object_mut().map(|d| d.remove("units")))),
        ("table-a-list", |d| d["changes"] = json!([])),
        ("table-without-date", |d| drop(d["hs"].as_object_mut().map(|hs| hs.remove("asOf")))),
        ("iat-missing", |d| drop(d.as_object_mut().map(|d| d.remove("iat")))),
        ("exp-missing", |d| drop(d.as_object_mut().map(|d| d.remove("exp")))),
        ("party-twice", |d| {
            let first = d["parties"]["parties"][0].clone();
            d["parties"]["parties"].as_array_mut().expect("parties").push(first);
        }),
        ("severity-unknown", |d| {
            d["changes"]["severities"] =
                json!([{ "rule": "I07", "from": "2026-01-01", "severity": "fatal" }]);
        }),
        ("change-on-a-day-that-does-not-exist", |d| {
            d["changes"]["severities"] =
                json!([{ "rule": "I07", "from": "2026-02-29", "severity": "error" }]);
        }),
        ("criterion-missing", |d| {
            drop(d["criteria"]["criteria"].as_array_mut().map(|rows| rows.remove(0)))
        }),
    ];
    for (name, change) in faults {
        corpus.add(
            Case::new(AREA, name, signed(|_| {}))
                .reference_data(data(change))
                .indeterminate("rules.data_invalid"),
        )?;
    }
    Ok(())
}

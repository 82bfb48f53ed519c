//! Hostile claims under a good signature: whatever stands where, the rules answer, within their limits.

use crate::corpus;
use data_encoding::BASE64URL_NOPAD;
use eco_issuer::{SigningKey, sign_raw};
use eco_verify::{CheckId, Outcome, Request, Verdict, limits, verify};
use serde_json::{Value, json};

/// What is put in the place of a member.
fn hostile() -> Vec<Value> {
    let deep = (0..12).fold(json!("x"), |inner, _| json!([inner]));
    let mut values = vec![json!(null), json!(true), json!([]), json!({}), json!([null]), deep];
    values.extend([
        json!(-1),
        json!(0),
        json!(1.5),
        json!(1e300),
        json!(9_007_199_254_740_991_u64),
    ]);
    let texts = [
        "",
        " ",
        "0",
        "-0",
        "0.0",
        ".",
        "1e9",
        "9999-12-31",
        "0001-01-01",
        "2024-02-29",
        "ZZ",
        "CN",
        "**",
        "RVC",
        "98.01.10",
        "00.00.00.00.00.00",
        "XXX",
        "KGM",
        "\u{202e}",
        "\u{0}",
        "\u{10ffff}",
    ];
    values.extend(texts.map(Value::from));
    values.extend(["9", "é", "<", "0."].map(|text| Value::from(text.repeat(20_000))));
    values
}

/// The pointers of all members and elements.
fn places(value: &Value, at: &str, all: &mut Vec<String>) {
    match value {
        Value::Object(map) => map.iter().for_each(|(name, value)| {
            let at = format!("{at}/{name}");
            places(value, &at, all);
            all.push(at);
        }),
        Value::Array(array) => array.iter().enumerate().for_each(|(i, value)| {
            let at = format!("{at}/{i}");
            places(value, &at, all);
            all.push(at);
        }),
        _ => {}
    }
}

#[test]
fn hostile_claims_are_answered() {
    let case = corpus::cases().into_iter().find(|case| case.name == "envelope/valid").expect("it");
    let token = String::from_utf8(case.input.clone()).expect("text");
    let payload = BASE64URL_NOPAD.decode(token.split('.').nth(1).expect("a payload").as_bytes());
    let mut document: Value = serde_json::from_slice(&payload.expect("base64url")).expect("JSON");
    let subject = &mut document["credentialSubject"];
    subject["backToBack"] = json!({
        "originalNumber": "JP-1", "originalIssueDate": "2026-05-01", "issuingCountry": "JP", "rcepCountryOfOrigin": "JP"
    });
    subject["thirdPartyInvoicing"] = json!({ "name": "Example", "country": "SG" });
    subject["certifiedTrueCopyDate"] = json!("2026-06-02");
    subject["issuedRetroactively"] = json!(false);
    let request = Request::from_json(
        &json!({
            "invoices": [{ "number": "XM-2026-0417", "date": "2026-05-28", "issuer": "Example" }],
            "items": [{ "hsCode": "691110", "quantity": { "value": "3.15", "unit": "TNE" }, "description": "plates" }],
            "customsValue": { "amount": "100", "currency": "USD" }
        })
        .to_string(),
    )
    .expect("a request");
    let mut pointers = Vec::new();
    places(&document["credentialSubject"], "/credentialSubject", &mut pointers);
    let header = r#"{"alg":"ES256","typ":"vc+jwt","kid":"did:web:origin.customs-a.example#k1"}"#;
    let key = SigningKey::for_tests("issuer-a/k1", "did:web:origin.customs-a.example#k1");
    let (mut answered, values) = (0, hostile());
    for pointer in &pointers {
        for value in &values {
            let mut changed = document.clone();
            *changed.pointer_mut(pointer).expect("it is there") = value.clone();
            let token = sign_raw(header, changed.to_string().as_bytes(), &key);
            let report =
                verify(token.as_bytes(), &case.evidence, &case.policy, &request, case.now).report;
            let outcome = |id| report.check(id).expect("every check").outcome;
            if report.verdict == Verdict::Valid {
                assert_eq!(outcome(CheckId::Claims), Outcome::Passed, "{pointer} {value}");
                assert_eq!(outcome(CheckId::Rules), Outcome::Passed, "{pointer} {value}");
            }
            let findings = report.findings.as_ref().map_or(0, Vec::len);
            assert!(findings <= limits::FINDINGS, "{pointer}: {findings}");
            answered += 1;
        }
    }
    assert!(answered > 2000, "{answered}");
}

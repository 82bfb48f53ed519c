//! The corpus through native code: what a person expects of each case, and the Report to the byte.
//!
//! `ECO_UPDATE=1 cargo test --test it vectors` writes the Reports anew; the diff is to be read.

use crate::corpus;
use eco_verify::{CheckId, Report, Verdict};
use std::collections::BTreeSet;

#[test]
fn every_case_gives_the_expected_verdict_and_the_recorded_report() {
    let update = std::env::var_os("ECO_UPDATE").is_some();
    let mut faults = Vec::new();
    for case in corpus::cases() {
        let report = case.verify().report;
        let verdict = serde_json::to_value(report.verdict).expect("a verdict");
        let (checks, findings) = corpus::codes(&report);
        if verdict != case.expect["verdict"] {
            faults.push(format!("{}: {verdict} {checks:?}, expected {}", case.name, case.expect));
        }
        if let Some(code) = case.expect["code"].as_str().filter(|code| !checks.contains(code)) {
            faults.push(format!("{}: {checks:?}, expected {code}", case.name));
        }
        if let Some(code) = case.expect["finding"].as_str().filter(|code| !findings.contains(code))
        {
            faults.push(format!("{}: {findings:?}, expected {code}", case.name));
        }
        faults.extend(said_otherwise(&case, &report));
        let path = case.folder.join("report.json");
        let text = format!("{}\n", report.to_json());
        if update {
            std::fs::write(&path, text).expect("writable");
        } else if std::fs::read_to_string(&path).ok().as_deref() != Some(&text) {
            faults.push(format!("{}: report.json differs from {text}", case.name));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What a case says of its finding's weight, of a code that must not be found, and of the comparison.
fn said_otherwise(case: &corpus::Case, report: &Report) -> Option<String> {
    let of = |code: &serde_json::Value| {
        let code = code.as_str()?;
        report.findings.iter().flatten().find(|finding| finding.code.as_str() == code)
    };
    let wrong = |what: &str| Some(format!("{}: {what}, expected {}", case.name, case.expect));
    if let Some(finding) = of(&case.expect["absent"]) {
        return wrong(finding.code.as_str());
    }
    let severity = &case.expect["severity"];
    let weighs = of(&case.expect["finding"]).map(|finding| finding.severity);
    if !severity.is_null() && serde_json::to_value(weighs).ok().as_ref() != Some(severity) {
        return wrong("another severity");
    }
    if let Some(due) = case.expect["compared"].as_array() {
        let facts = &report.check(CheckId::Request)?.facts;
        let counts = ["exact", "normalised", "differing"].map(|name| facts.get(name)?.as_u64());
        if counts.iter().zip(due).any(|(count, due)| *count != due.as_u64()) {
            return wrong("compared otherwise");
        }
    }
    None
}

/// A folder's name says what is wrong in it; `valid` stands in the names of the good ones, and only there.
#[test]
fn names_say_what_is_wrong() {
    for case in corpus::cases() {
        let named_valid =
            case.name.split('/').next_back().is_some_and(|name| name.starts_with("valid"));
        assert_eq!(named_valid, case.expect["verdict"] == "valid", "{}", case.name);
    }
}

/// Every code has a case.
#[test]
fn every_code_has_a_case() {
    let mut seen = BTreeSet::new();
    for case in corpus::cases() {
        let report = case.verify().report;
        let (checks, findings) = corpus::codes(&report);
        seen.extend(checks.into_iter().chain(findings));
    }
    let unseen: Vec<_> = eco_verify::Code::ALL
        .iter()
        .map(|code| code.as_str())
        .filter(|code| !seen.contains(code))
        .collect();
    assert_eq!(unseen, Vec::<&str>::new());
}

#[test]
fn valid_verdicts_of_test_issuers_and_no_others_are_marked() {
    for case in corpus::cases() {
        let report = case.verify().report;
        if report.verdict == Verdict::Valid {
            assert_eq!(report.test, case.name.contains("test-issuer"), "{}", case.name);
        }
    }
}

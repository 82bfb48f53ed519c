//! "What runs when something fails" (format.md 5), row by row, on every case of the corpus and on
//! every combination of an envelope, key, signature and content that is good or bad.

use crate::corpus;
use eco_verify::{CheckId, Outcome, Report};

/// The row a Report stands in, judged by the first three checks alone.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Row {
    FormatFailed,
    NoUsableKey,
    SignatureFailed,
    /// Signed in a way that is known by name only.
    SignatureUnsupported,
    SignaturePassed,
}

fn row(report: &Report) -> Row {
    let outcome = |id| report.check(id).map(|check| check.outcome).expect("every check is there");
    match (outcome(CheckId::Format), outcome(CheckId::Signature)) {
        (Outcome::Failed | Outcome::Inconclusive, Outcome::NotRun) => Row::FormatFailed,
        (Outcome::Passed, Outcome::NotRun) => Row::NoUsableKey,
        (Outcome::Passed, Outcome::Failed) => Row::SignatureFailed,
        (Outcome::Passed, Outcome::Inconclusive) => Row::SignatureUnsupported,
        (Outcome::Passed, Outcome::Passed) => Row::SignaturePassed,
        other => panic!("no such row: {other:?}"),
    }
}

#[test]
fn every_report_stands_in_a_row_of_the_table() {
    let mut seen = std::collections::BTreeMap::new();
    for case in corpus::cases() {
        let report = case.verify().report;
        let ids: Vec<CheckId> = report.checks.iter().map(|check| check.id).collect();
        assert_eq!(ids, CheckId::ALL, "{}", case.name);
        let outcome =
            |id| report.check(id).map(|check| check.outcome).expect("every check is there");
        let row = row(&report);
        match row {
            Row::FormatFailed => {
                assert_eq!(outcome(CheckId::Issuer), Outcome::NotRun, "{}", case.name)
            }
            // No key is looked for where none could be used; a small build may have found one it cannot use.
            Row::SignatureUnsupported => {}
            Row::NoUsableKey => {
                assert!(
                    matches!(outcome(CheckId::Issuer), Outcome::Failed | Outcome::Inconclusive),
                    "{}",
                    case.name
                );
            }
            Row::SignatureFailed | Row::SignaturePassed => {
                assert_ne!(outcome(CheckId::Issuer), Outcome::NotRun, "{}", case.name)
            }
        }
        let content =
            [CheckId::Validity, CheckId::Status, CheckId::Claims, CheckId::Rules, CheckId::Request];
        for id in content {
            assert_eq!(
                outcome(id) == Outcome::NotRun,
                row != Row::SignaturePassed,
                "{}: {id:?}",
                case.name
            );
        }
        let shown = row == Row::SignaturePassed;
        assert_eq!(
            (report.certificate.is_some(), report.identity.is_some(), report.findings.is_some()),
            (shown, shown, shown),
            "{}",
            case.name
        );
        *seen.entry(row).or_insert(0) += 1;
    }
    assert_eq!(seen.len(), 5, "every row has cases: {seen:?}");
}

/// A check passes without a code, and does not pass with one.
#[test]
fn a_code_stands_where_a_check_did_not_pass() {
    for case in corpus::cases() {
        for check in case.verify().report.checks {
            let due = matches!(check.outcome, Outcome::Failed | Outcome::Inconclusive);
            assert_eq!(check.code.is_some(), due, "{}: {:?}", case.name, check.id);
            if let Some(code) = check.code {
                assert_eq!(
                    code.as_str().split('.').next(),
                    Some(check.id.as_str()),
                    "{}",
                    case.name
                );
            }
        }
    }
}

//! Is it the certificate that was asked for? What the asker stated against what it says.

use crate::check::by_findings;
use crate::claims::{CertificateOfOrigin, Party};
use crate::code::Code;
use crate::policy::Request;
use crate::report::{CheckId, CheckResult, Finding, Severity};

/// Compares everything stated. A number, invoice, HS code or country that differs is an error; a
/// name or quantity that differs is a warning (Art. 3.26).
pub(crate) fn check(
    request: &Request,
    certificate: &CertificateOfOrigin,
    findings: &mut Vec<Finding>,
) -> CheckResult {
    if *request == Request::default() {
        return CheckResult::not_applicable(CheckId::Request);
    }
    let mut found = Vec::new();
    if let Some(asked) = &request.number {
        let actual = certificate.number();
        if actual.is_none_or(|actual| plain_number(actual) != plain_number(asked)) {
            let code =
                unless(actual.is_none() && certificate.withholds, Code::RequestNumberMismatch);
            let finding = Finding::new(code, certificate.number_pointer().to_owned());
            found.push(finding.with("expected", asked.as_str()).with("actual", actual));
        }
    }
    let mismatch = |pointer: &str, expected: &str| {
        Finding::new(Code::RequestFieldMismatch, pointer.to_owned()).with("expected", expected)
    };
    let items = &certificate.items;
    // What is not disclosed may be what is asked for.
    let hidden = !certificate.all_items || items.iter().any(|item| item.withholds);
    let in_items = |asked: &str, field: &str| {
        let finding = Finding::new(unless(hidden, Code::RequestFieldMismatch), "/items".to_owned());
        finding.with("expected", asked).with("field", field)
    };
    for asked in &request.invoices {
        let named = items.iter().flat_map(|item| &item.invoices).any(|invoice| {
            invoice
                .number
                .as_deref()
                .is_some_and(|number| plain_number(number) == plain_number(asked))
        });
        if !named {
            found.push(in_items(asked, "invoices"));
        }
    }
    for asked in &request.hs_codes {
        let code = hs6(asked);
        if code.len() < 6
            || !items.iter().any(|item| item.hs_code.as_deref().is_some_and(|hs| hs6(hs) == code))
        {
            found.push(in_items(asked, "hsCodes"));
        }
    }
    if let Some(asked) = &request.importing_country {
        let actual = certificate.importing_country.as_deref();
        if actual.is_none_or(|actual| !actual.eq_ignore_ascii_case(asked.trim())) {
            found.push(
                mismatch("/importingCountry", asked)
                    .with("field", "importingCountry")
                    .with("actual", actual),
            );
        }
    }
    let warning = |finding: Finding| Finding { severity: Severity::Warning, ..finding };
    for (field, asked, party) in [
        ("consignee", &request.consignee, &certificate.consignee),
        ("exporter", &request.exporter, &certificate.exporter),
    ] {
        let Some(asked) = asked else { continue };
        let actual = party.as_ref().and_then(|party: &Party| party.name.as_deref());
        if actual.is_none_or(|actual| plain_name(actual) != plain_name(asked)) {
            let pointer = format!("/{field}/name");
            found.push(warning(
                mismatch(&pointer, asked).with("field", field).with("actual", actual),
            ));
        }
    }
    for asked in &request.quantities {
        let stated = items.iter().filter_map(|item| item.quantity.as_ref()).any(|quantity| {
            quantity.unit.as_deref() == Some(asked.unit.as_str())
                && quantity
                    .value
                    .as_deref()
                    .is_some_and(|value| plain_decimal(value) == plain_decimal(&asked.value))
        });
        if !stated {
            let text = format!("{} {}", asked.value, asked.unit);
            found.push(warning(mismatch("/items", &text).with("field", "quantities")));
        }
    }
    let result = by_findings(CheckId::Request, &found);
    findings.extend(found);
    result
}

/// A difference, or the news that it cannot be told.
fn unless(withheld: bool, code: Code) -> Code {
    if withheld { Code::RequestWithheld } else { code }
}

/// ASCII spaces and ASCII case taken away, nothing else.
fn plain_number(number: &str) -> String {
    number.chars().filter(|c| *c != ' ').map(|c| c.to_ascii_lowercase()).collect()
}

/// The first six digits, without dots and spaces.
pub(crate) fn hs6(code: &str) -> String {
    code.chars().filter(|c| !matches!(c, '.' | ' ')).take(6).collect()
}

/// Letters and digits in lower case: spacing and punctuation of names do not count.
fn plain_name(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Without leading zeros of the whole and trailing zeros of the fraction.
fn plain_decimal(text: &str) -> (&str, &str) {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    (whole.trim_start_matches('0'), fraction.trim_end_matches('0'))
}

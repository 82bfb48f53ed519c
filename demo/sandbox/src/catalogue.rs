//! The sample certificates: three JSON files into typed samples with dates around a day of issue.

use eco_issuer::time::{DAY, date};
use eco_issuer::{IssueError, json};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};

/// The verdict that is due, given the number asked for and a fresh trust list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Expect {
    /// Every required check passes.
    Valid,
    /// At least one check fails.
    Invalid,
    /// Something cannot be known.
    Indeterminate,
}

/// What is wrong with a sample beside its claims.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fault {
    /// Signed with a key that the trust list ends before the day of issue.
    RetiredKey,
    /// Its bit in the revocation list is set.
    Revoked,
    /// Its status list does not exist.
    StatusUnreachable,
    /// Its bit in a second list, the suspension list, is set.
    Suspended,
    /// The payload was changed after signing.
    Tampered,
    /// Signed with somebody else's key under the issuer's key id.
    WrongKey,
    /// The source serves another certificate under this number.
    WrongNumber,
}

/// One sample. Dates in `subject` are text such as `@-3`: days after the day of issue.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sample {
    /// Name of the file to download, without `.jwt`.
    pub slug: String,
    /// The number under which the source serves it.
    pub number: String,
    /// Which of [`crate::issuers::ISSUERS`] signs it.
    pub issuer: String,
    /// How many days ago it was issued.
    pub issued: i64,
    /// The verdict that is due.
    pub expect: Expect,
    /// The code of the first check that does not pass; none when it is valid.
    pub reason: Option<String>,
    /// The codes of all findings that are due, given the number asked for, in the Report's order.
    #[serde(default)]
    pub findings: Vec<String>,
    /// One sentence: what it is.
    pub title: String,
    /// One sentence: why the verdict is due.
    pub why: String,
    /// What is wrong with it.
    pub fault: Option<Fault>,
    /// The claims, but for those that the issuer adds.
    pub subject: Value,
}

/// The good ones, those with a fault of envelope or status, and those whose content is the point.
pub(crate) const FILES: [&str; 3] = [
    include_str!("../catalogue/valid.json"),
    include_str!("../catalogue/faulty.json"),
    include_str!("../catalogue/content.json"),
];

/// All samples, in the order of `FILES`.
///
/// # Errors
/// [`IssueError::Json`] when one of the files is not a list of samples.
pub fn samples() -> Result<Vec<Sample>, IssueError> {
    let mut all = Vec::new();
    for file in FILES {
        let list: Vec<Sample> = serde_json::from_value(json::parse(file.as_bytes())?)?;
        all.extend(list);
    }
    Ok(all)
}

/// `subject` with every `@n` replaced by the date `n` days after `issued` (Unix seconds).
///
/// # Errors
/// [`IssueError::Time`] when such a date does not exist.
pub fn with_dates(subject: &Value, issued: i64) -> Result<Value, IssueError> {
    Ok(match subject {
        Value::String(text) => match text.strip_prefix('@').map(str::parse::<i64>) {
            Some(Ok(days)) => date(issued.saturating_add(days.saturating_mul(DAY)))?.into(),
            _ => subject.clone(),
        },
        Value::Array(items) => {
            items.iter().map(|item| with_dates(item, issued)).collect::<Result<_, _>>()?
        }
        Value::Object(members) => {
            let dated =
                |(name, value): (&String, &Value)| Ok((name.clone(), with_dates(value, issued)?));
            Value::Object(members.iter().map(dated).collect::<Result<_, IssueError>>()?)
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => subject.clone(),
    })
}

/// The access code of a sample, 16 characters of Crockford's base 32.
///
/// Derived from the number so that it stays the same when the samples are issued again. That is
/// right for a sandbox only: a real source draws it at random and keeps no more than its hash.
#[must_use]
pub fn access_code(number: &str) -> String {
    const SYMBOLS: [char; 32] = [
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H',
        'J', 'K', 'M', 'N', 'P', 'Q', 'R', 'S', 'T', 'V', 'W', 'X', 'Y', 'Z',
    ];
    let hash = Sha256::digest(format!("eco-sandbox access code: {number}"));
    hash.iter().take(16).map(|byte| SYMBOLS[usize::from(byte % 32)]).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::issuers::ISSUERS;

    #[test]
    fn every_sample_is_well_formed_and_its_own() {
        let all = samples().expect("the files are samples");
        assert!(all.len() >= 40);
        let slugs: BTreeSet<_> = all.iter().map(|sample| &sample.slug).collect();
        let numbers: BTreeSet<_> = all.iter().map(|sample| &sample.number).collect();
        assert_eq!((slugs.len(), numbers.len()), (all.len(), all.len()));
        for sample in &all {
            assert!(ISSUERS.iter().any(|issuer| issuer.slug == sample.issuer), "{}", sample.slug);
            assert_eq!(sample.expect == Expect::Valid, sample.reason.is_none(), "{}", sample.slug);
            assert!(sample.issued >= 1, "{}: a day of issue in the past", sample.slug);
            assert_eq!(sample.number, crate::store::same_number(&sample.number));
            let text = with_dates(&sample.subject, 1_780_272_000).expect("dates").to_string();
            assert!(!text.contains("\"@"), "{}: a date that is none", sample.slug);
        }
    }

    #[test]
    fn names_are_plainly_invented() {
        fn names<'a>(value: &'a Value, all: &mut Vec<&'a str>) {
            match value {
                Value::Object(members) => members.iter().for_each(|(name, value)| match value {
                    Value::String(text) if name == "name" || name == "signatory" => all.push(text),
                    _ => names(value, all),
                }),
                Value::Array(items) => items.iter().for_each(|item| names(item, all)),
                _ => {}
            }
        }
        for sample in samples().expect("the files are samples") {
            let mut all = Vec::new();
            names(&sample.subject, &mut all);
            assert!(all.len() >= 3, "{}", sample.slug);
            // One that is blank is what its sample is about.
            for name in all.into_iter().filter(|name| !name.is_empty()) {
                assert!(name.contains("Example") || name.contains("Contoh"), "{name}");
            }
        }
    }

    #[test]
    fn dates_are_counted_from_the_day_of_issue() {
        let subject = serde_json::json!({ "a": ["@0", "@-1"], "b": { "c": "@3" }, "d": "*" });
        let dated = with_dates(&subject, 1_780_272_000).expect("dates");
        assert_eq!(
            dated.to_string(),
            r#"{"a":["2026-06-01","2026-05-31"],"b":{"c":"2026-06-04"},"d":"*"}"#
        );
    }

    #[test]
    fn access_codes_are_sixteen_characters_of_their_own() {
        let codes: BTreeSet<_> =
            samples().expect("samples").iter().map(|sample| access_code(&sample.number)).collect();
        assert_eq!(codes.len(), samples().expect("samples").len());
        assert!(codes.iter().all(|code| code.len() == 16 && !code.contains(['I', 'L', 'O', 'U'])));
    }
}

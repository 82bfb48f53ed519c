//! Is it the certificate that was asked for? What the asker stated against what it says, item by item
//! (rule X01): the same, the same but for the way it is written, or another.

#[cfg(feature = "full")]
mod papers;

use crate::check::{Context, by_findings};
use crate::claims::CertificateOfOrigin;
use crate::code::Code;
#[cfg(feature = "full")]
use crate::data::ReferenceData;
use crate::policy::Request;
use crate::report::{CheckId, CheckResult, Finding, Severity};
use crate::value::Value;

/// Compares everything stated. What is nowhere in the certificate (a number, invoice, HS code or
/// country) is an error; a name, date or quantity that differs, or what stands with another item, is
/// a warning (Art. 3.26); a description is a hint.
pub(crate) fn check(
    certificate: &CertificateOfOrigin,
    context: &Context<'_>,
    findings: &mut Vec<Finding>,
) -> CheckResult {
    let request = context.request;
    if *request == Request::default() {
        return CheckResult::not_applicable(CheckId::Request);
    }
    let mut comparison = Comparison {
        certificate,
        #[cfg(feature = "full")]
        data: context.data,
        counts: [0; 3],
        found: Vec::new(),
    };
    comparison.number(request);
    #[cfg(feature = "full")]
    comparison.papers(request);
    // What only the rules look at, such as a customs value, is nothing to compare.
    if comparison.counts == [0; 3] && comparison.found.is_empty() {
        return CheckResult::not_applicable(CheckId::Request);
    }
    let mut result = by_findings(CheckId::Request, &comparison.found);
    for (name, count) in ["exact", "normalised", "differing"].into_iter().zip(comparison.counts) {
        result.facts = result.facts.with(name, count);
    }
    findings.extend(comparison.found.into_iter().map(|finding| Finding {
        rule: Some("X01".into()),
        // What customs disregards.
        article: (finding.severity == Severity::Warning).then(|| "Art. 3.26".into()),
        ..finding
    }));
    result
}

/// How alike two things are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Alike {
    Differs,
    Normalised,
    Exact,
}

impl Alike {
    fn of(exact: bool, normalised: bool) -> Self {
        match (exact, normalised) {
            (true, _) => Self::Exact,
            (false, true) => Self::Normalised,
            (false, false) => Self::Differs,
        }
    }
}

struct Comparison<'a> {
    certificate: &'a CertificateOfOrigin,
    #[cfg(feature = "full")]
    data: &'a ReferenceData,
    /// Exact, normalised, differing.
    counts: [u32; 3],
    found: Vec<Finding>,
}

/// What was stated: its name in the request, and its words.
type Stated<'a> = (&'a str, &'a str);

impl Comparison<'_> {
    /// Counts, and says what is not exact. `actual`: what the certificate has in its place; `more` has
    /// the last word on the finding.
    #[inline(never)]
    fn note(
        &mut self,
        alike: Alike,
        (field, expected): Stated<'_>,
        at: String,
        actual: Option<Value>,
        more: &dyn Fn(Finding) -> Finding,
    ) {
        let [exact, normalised, differing] = &mut self.counts;
        let (count, code) = match alike {
            Alike::Exact => {
                *exact += 1;
                return;
            }
            Alike::Normalised => (normalised, Code::RequestNormalised),
            Alike::Differs => (differing, Code::RequestFieldMismatch),
        };
        *count += 1;
        let mut finding = Finding::new(code, at).with("field", field).with("expected", expected);
        finding.facts = finding.facts.with_some("actual", actual);
        self.found.push(more(finding));
    }

    fn number(&mut self, request: &Request) {
        let c = self.certificate;
        if let Some(asked) = &request.number {
            let actual = c.number();
            let alike = actual.map_or(Alike::Differs, |actual| {
                Alike::of(actual == asked, plain_number(actual) == plain_number(asked))
            });
            let hidden = actual.is_none() && c.withholds;
            let at = c.number_pointer().to_owned();
            self.note(alike, ("number", asked), at, actual.map(Value::from), &|finding| {
                recoded(
                    finding,
                    if hidden { Code::RequestWithheld } else { Code::RequestNumberMismatch },
                )
            });
        }
    }
}

/// Of what differs, another code.
fn recoded(finding: Finding, code: Code) -> Finding {
    if finding.code == Code::RequestNormalised {
        return finding;
    }
    Finding { facts: finding.facts, ..Finding::new(code, finding.pointer) }
}

/// ASCII spaces and ASCII case taken away, nothing else.
pub(crate) fn plain_number(number: &str) -> String {
    number.chars().filter(|c| *c != ' ').map(|c| c.to_ascii_lowercase()).collect()
}

/// The first six digits, without dots and spaces.
pub(crate) fn hs6(code: &str) -> String {
    code.chars().filter(|c| !matches!(c, '.' | ' ')).take(6).collect()
}

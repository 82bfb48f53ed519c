//! The checks on an authentic certificate: pure functions from facts to a result, one file each.

pub(crate) mod issuer;
pub(crate) mod key_binding;
pub(crate) mod request;
pub(crate) mod rules;
pub(crate) mod validity;

use crate::code::Effect;
use crate::policy::{Fetched, Policy};
use crate::report::{CheckId, CheckResult, Facts, Fault, Finding, Severity};
use crate::time::UnixTime;

/// What every check may look at besides the certificate.
#[derive(Clone, Copy)]
pub(crate) struct Context<'a> {
    pub(crate) fetched: &'a [Fetched],
    pub(crate) policy: &'a Policy,
    pub(crate) now: UnixTime,
}

/// A check that judges by findings: it fails with its first error, or else is inconclusive with the
/// first finding that says so.
pub(crate) fn by_findings(id: CheckId, findings: &[Finding]) -> CheckResult {
    let error = findings.iter().find(|finding| finding.severity == Severity::Error);
    match error
        .or_else(|| findings.iter().find(|finding| finding.code.effect() == Effect::Inconclusive))
    {
        None => CheckResult::passed(id, Facts::default()),
        Some(error) => {
            let facts = error
                .facts
                .clone()
                .with_some("rule", error.rule)
                .with_some("pointer", error.pointer.as_deref());
            CheckResult::faulty(id, Fault { code: error.code, facts })
        }
    }
}

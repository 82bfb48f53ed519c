//! The checks on an authentic certificate: pure functions from facts to a result, one file each.

pub(crate) mod issuer;
#[cfg(feature = "full")]
pub(crate) mod key_binding;
pub(crate) mod request;
pub(crate) mod rules;
pub(crate) mod validity;

use crate::code::Effect;
#[cfg(feature = "full")]
use crate::data::HsTable;
use crate::data::ReferenceData;
use crate::policy::{Fetched, Policy, Request};
#[cfg(feature = "full")]
use crate::report::Fault;
use crate::report::{CheckId, CheckResult, Facts, Finding, Outcome, Severity};
#[cfg(feature = "full")]
use crate::signature::Tables;
use crate::time::UnixTime;

/// What every check may look at besides the certificate.
#[derive(Clone, Copy)]
pub(crate) struct Context<'a> {
    pub(crate) fetched: &'a [Fetched],
    pub(crate) policy: &'a Policy,
    pub(crate) request: &'a Request,
    pub(crate) data: &'a ReferenceData,
    /// Why the data that were brought along are not those used.
    #[cfg(feature = "full")]
    pub(crate) data_fault: Option<&'a Fault>,
    #[cfg(feature = "full")]
    pub(crate) hs_table: Option<&'a HsTable>,
    /// Of keys met before.
    #[cfg(feature = "full")]
    pub(crate) tables: &'a Tables,
    pub(crate) now: UnixTime,
}

#[cfg(test)]
impl<'a> Context<'a> {
    /// With nothing fetched and nothing asked.
    pub(crate) fn plain(policy: &'a Policy, request: &'a Request, now: UnixTime) -> Self {
        let data = crate::reference::built_in().expect("the built-in tables");
        Self {
            fetched: &[],
            policy,
            request,
            data,
            #[cfg(feature = "full")]
            data_fault: None,
            #[cfg(feature = "full")]
            hs_table: None,
            #[cfg(feature = "full")]
            tables: Box::leak(Box::default()),
            now,
        }
    }
}

/// Letters and digits in lower case: spacing and punctuation of names do not count.
#[cfg(feature = "full")]
pub(crate) fn plain_name(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A check that judges by findings: it fails with its first error, or else is inconclusive with the
/// first finding that says so.
pub(crate) fn by_findings(id: CheckId, findings: &[Finding]) -> CheckResult {
    let error = findings.iter().find(|finding| finding.severity == Severity::Error);
    let unknown = || findings.iter().find(|finding| finding.code.effect() == Effect::Inconclusive);
    let Some(finding) = error.or_else(unknown) else {
        return CheckResult::passed(id, Facts::default());
    };
    let outcome = if error.is_some() { Outcome::Failed } else { Outcome::Inconclusive };
    let facts = finding
        .facts
        .clone()
        .with_some("rule", finding.rule.as_deref())
        .with_some("pointer", finding.pointer.as_deref());
    CheckResult { id, outcome, code: Some(finding.code), facts }
}

//! The treaty rules, all of them, to one result.

use crate::check::{Context, by_findings};
use crate::claims::CertificateOfOrigin;
use crate::code::Code;
use crate::data::NewSeverity;
use crate::envelope::Credential;
use crate::report::{CheckId, CheckResult, Fault, Finding, Outcome, Severity};
use crate::rules::{Judged, RULES, field_rules};

/// Runs every rule, those of the reference data too. Fails on an error; a rule that could not be
/// judged, and reference data that cannot be used, keep the check from passing.
pub(crate) fn check(
    certificate: &CertificateOfOrigin,
    credential: &Credential,
    context: &Context<'_>,
    findings: &mut Vec<Finding>,
) -> CheckResult {
    let mut found = Vec::new();
    let mut not_judged = Vec::new();
    for rule in RULES {
        let changed = context.data.severity(rule.id, certificate.issue_date);
        if changed == Some(NewSeverity::Off) {
            continue;
        }
        let begin = found.len();
        if (rule.judge)(certificate, context, &mut found) == Judged::No {
            not_judged.push(rule.id.to_owned());
        }
        for finding in found.iter_mut().skip(begin) {
            finding.rule = Some(rule.id.into());
            finding.article = Some(rule.article.into());
            finding.severity = match changed {
                None | Some(NewSeverity::Off) => finding.severity,
                Some(NewSeverity::Info) => Severity::Info,
                Some(NewSeverity::Warning) => Severity::Warning,
                Some(NewSeverity::Error) => Severity::Error,
            };
        }
    }
    not_judged.extend(field_rules(certificate, credential, context, &mut found));
    let result = by_findings(CheckId::Rules, &found);
    findings.extend(found);
    if result.outcome != Outcome::Passed {
        return result;
    }
    #[cfg(feature = "full")]
    if let Some(fault) = context.data_fault {
        return CheckResult::faulty(CheckId::Rules, fault.clone());
    }
    if not_judged.is_empty() {
        return result;
    }
    CheckResult::faulty(CheckId::Rules, Fault::from(Code::RulesNotJudged).with("rules", not_judged))
}

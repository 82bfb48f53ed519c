//! The treaty rules, all of them, to one result.

use crate::check::{Context, by_findings};
use crate::claims::CertificateOfOrigin;
use crate::code::Code;
use crate::report::{CheckId, CheckResult, Fault, Finding, Outcome};
use crate::rules::{Judged, RULES};

/// Runs every rule. Fails on an error; a rule that could not be judged keeps the check from passing.
pub(crate) fn check(
    certificate: &CertificateOfOrigin,
    context: &Context<'_>,
    findings: &mut Vec<Finding>,
) -> CheckResult {
    let mut found = Vec::new();
    let mut not_judged = Vec::new();
    for rule in RULES {
        let begin = found.len();
        if (rule.judge)(certificate, context, &mut found) == Judged::No {
            not_judged.push(rule.id);
        }
        found.iter_mut().skip(begin).for_each(|finding| finding.rule = Some(rule.id));
    }
    let result = by_findings(CheckId::Rules, &found);
    findings.extend(found);
    if result.outcome == Outcome::Passed && !not_judged.is_empty() {
        return CheckResult::faulty(
            CheckId::Rules,
            Fault::from(Code::RulesNotJudged).with("rules", not_judged),
        );
    }
    result
}

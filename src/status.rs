//! Status entries of a certificate, and the fetched lists, to what the lists say about it.

pub(crate) mod bitstring;

use crate::check::Context;
use crate::code::Code;
use crate::envelope::Credential;
use crate::limits;
use crate::need::Need;
use crate::origin::Origin;
use crate::report::{CheckId, CheckResult, Facts, Fault, Outcome};
use crate::signature::Authentic;
use crate::trust::{TrustList, TrustedIssuer};
use serde_json::Value;

/// Judges every status entry; the worst answer counts (failed, then inconclusive, then passed).
/// Lists that are still to be fetched are put into `needs`.
pub(crate) fn check(
    credential: &Authentic<Credential>,
    trust: &TrustList,
    issuer: &TrustedIssuer,
    context: &Context<'_>,
    needs: &mut Vec<Need>,
) -> CheckResult {
    let id = CheckId::Status;
    let entries: Vec<&Value> = match credential.document.get("credentialStatus") {
        None => Vec::new(),
        Some(Value::Array(entries)) => entries.iter().collect(),
        Some(entry) => vec![entry],
    };
    if entries.is_empty() {
        return if context.policy.require_status {
            CheckResult::faulty(id, Code::StatusMissing.into())
        } else {
            CheckResult::not_applicable(id)
        };
    }
    if entries.len() > limits::STATUS_ENTRIES {
        let fault = Fault::from(Code::StatusUnsupported).with("entries", entries.len());
        return CheckResult::faulty(id, fault);
    }
    let mut worst = CheckResult::passed(id, Facts::default());
    for (i, entry) in entries.into_iter().enumerate() {
        let result =
            CheckResult::from_result(id, check_entry(entry, trust, issuer, context, needs));
        if i == 0 || weight(result.outcome) > weight(worst.outcome) {
            worst = result;
        }
    }
    worst
}

fn weight(outcome: Outcome) -> u8 {
    match outcome {
        Outcome::Failed => 2,
        Outcome::Inconclusive | Outcome::NotRun => 1,
        Outcome::Passed | Outcome::NotApplicable => 0,
    }
}

fn check_entry(
    entry: &Value,
    trust: &TrustList,
    issuer: &TrustedIssuer,
    context: &Context<'_>,
    needs: &mut Vec<Need>,
) -> Result<Facts, Fault> {
    match entry.get("type").and_then(Value::as_str) {
        Some("BitstringStatusListEntry") => {
            let entry = bitstring::Entry::parse(entry)?;
            let uri = entry.uri.clone();
            let list = fetched(&uri, issuer, context, needs)
                .map_err(|fault| fault.with("uri", uri.as_str()))?;
            entry.look_up(list, trust, issuer, context).map_err(|fault| fault.with("uri", uri))
        }
        kind => {
            let facts = Facts::default().with_some("type", kind);
            Err(Fault { code: Code::StatusUnsupported, facts })
        }
    }
}

/// The list's bytes, if the trust list allows its address and the host has brought them.
fn fetched<'e>(
    uri: &str,
    issuer: &TrustedIssuer,
    context: &Context<'e>,
    needs: &mut Vec<Need>,
) -> Result<&'e [u8], Fault> {
    let loopback = context.policy.allow_loopback_http && issuer.is_test();
    let origin = Origin::of(uri).filter(|origin| origin.may_be_fetched(loopback));
    let listed = |origin: &Origin| {
        issuer.status_origins.iter().any(|allowed| Origin::of(allowed).as_ref() == Some(origin))
    };
    if !origin.as_ref().is_some_and(listed) {
        return Err(Code::StatusOriginNotAllowed.into());
    }
    let need = Need::status_list(uri);
    match context.evidence.fetched.iter().find(|fetched| fetched.need == need) {
        None => {
            if !needs.contains(&need) {
                needs.push(need);
            }
            Err(Code::StatusUnreachable.into())
        }
        Some(fetched) => match &fetched.bytes {
            None => Err(Code::StatusUnreachable.into()),
            Some(bytes) if bytes.len() > limits::STATUS_LIST_BYTES => {
                Err(Code::StatusTooLarge.into())
            }
            Some(bytes) => Ok(bytes),
        },
    }
}

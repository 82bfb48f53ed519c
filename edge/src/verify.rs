//! A token to the core's final Report, fetching what the core needs; and the Report to what may be
//! answered.

use crate::config::Config;
use crate::found::Standing;
use crate::host::{Call, Host};
use crate::problem::Problem;
use crate::{lists, source, trust};
use eco_verify::{
    CheckId, Code, Evidence, Fetched, Need, NeedKind, Outcome, Policy, Report, Request,
    TrustListEvidence, Verdict, limits, verify,
};
use futures_util::future::join_all;

/// The Report, and what was fetched for it.
pub(crate) struct Verified {
    pub(crate) report: Report,
    pub(crate) fetched: Vec<Fetched>,
}

/// Verifies that `token` is the certificate `number`, against the trust list `had`.
///
/// 1. The core judges with what there is. A kept trust list that can no longer be used is got anew,
///    once; one that is not the key's is tried with the key that comes next. Where a fetched status list
///    is no good, the one kept before stands, while the policy takes it.
/// 2. What the core needs is fetched, all of one round at once, at most [`limits::ROUNDS`] rounds and
///    [`limits::FETCHES`] fetches. What cannot be had is evidence too: the Report then says so.
/// 3. A trust list that was fetched and accepted is kept.
pub(crate) async fn run(
    host: &impl Host,
    config: &Config,
    token: &str,
    number: &str,
    (had, since): (trust::Had, i64),
) -> Verified {
    let request = Request { number: Some(number.to_owned()), ..Request::default() };
    with_request(host, config, token.as_bytes(), &request, (had, since)).await
}

/// Verifies any document, in whatever form, as [`run`] does; nothing is compared with a number.
pub(crate) async fn document(
    host: &impl Host,
    config: &Config,
    document: &[u8],
    had: trust::Had,
) -> Verified {
    with_request(host, config, document, &Request::default(), (had, 0)).await
}

async fn with_request(
    host: &impl Host,
    config: &Config,
    token: &[u8],
    request: &Request,
    (mut had, since): (trust::Had, i64),
) -> Verified {
    let anew = Lists::Since(since);
    let mut verified = rounds(host, token, &had, request, anew).await;
    if had.kept && trust_list_fault(&verified.report) {
        had = trust::get_anew(host, config).await;
        verified = rounds(host, token, &had, request, anew).await;
    }
    if code(&verified.report, CheckId::Issuer) == Some(Code::IssuerTrustListInvalid)
        && config.trust_key_next.is_some()
    {
        had.policy.trust_key.clone_from(&config.trust_key_next);
        verified = rounds(host, token, &had, request, anew).await;
    }
    if verified.report.check(CheckId::Status).map(|it| it.outcome) == Some(Outcome::Inconclusive) {
        let kept = rounds(host, token, &had, request, Lists::Kept).await;
        if kept.report.check(CheckId::Status).map(|it| it.outcome) != Some(Outcome::Inconclusive) {
            verified = kept;
        }
    }
    trust::keep(host, &had, &verified.report).await;
    verified
}

async fn rounds(
    host: &impl Host,
    token: &[u8],
    had: &trust::Had,
    request: &Request,
    from: Lists,
) -> Verified {
    let now = host.now();
    let trust_list: TrustListEvidence = had.evidence.clone();
    let policy: &Policy = &had.policy;
    let mut evidence = Evidence { trust_list, ..Evidence::default() };
    let mut verification = verify(token, &evidence, policy, request, now);
    for _ in 0..limits::ROUNDS {
        if verification.needs.is_empty() {
            break;
        }
        let left = limits::FETCHES.saturating_sub(evidence.fetched.len());
        let fetches = verification.needs.into_iter().enumerate().map(|(i, need)| async move {
            let bytes = if i < left { fetch(host, &need, from).await } else { None };
            Fetched { need, bytes }
        });
        evidence.fetched.extend(join_all(fetches).await);
        verification = verify(token, &evidence, policy, request, now);
    }
    Verified { report: verification.report, fetched: evidence.fetched }
}

/// Which status lists are taken.
#[derive(Clone, Copy, Debug)]
enum Lists {
    /// The latest; one fetched after that moment, in seconds since 1970, need not be fetched again.
    Since(i64),
    /// Those that were kept.
    Kept,
}

/// The address was allowed by the core: the trust list names its origin.
async fn fetch(host: &impl Host, need: &Need, from: Lists) -> Option<Vec<u8>> {
    let plan = need.plan();
    match (need.kind, from) {
        (NeedKind::StatusList, Lists::Since(since)) => return lists::get(host, &plan, since).await,
        (NeedKind::StatusList, Lists::Kept) => return lists::kept(host, &plan).await,
        _ => {}
    }
    let call = Call::get(plan.url, plan.accept, plan.max_bytes);
    source::list(host.fetch(&call).await)
}

fn trust_list_fault(report: &Report) -> bool {
    matches!(
        code(report, CheckId::Issuer),
        Some(
            Code::IssuerTrustListExpired
                | Code::IssuerTrustListInvalid
                | Code::IssuerTrustListMissing
                | Code::IssuerTrustListRollback
                | Code::IssuerTrustListUnreachable
        )
    )
}

/// What a Report allows us to answer, and the code that decided.
///
/// Another certificate than the one asked for is judged first: whatever else it is, nothing of it may
/// be shown.
///
/// # Errors
/// The problem to answer with.
pub(crate) fn judge(report: &Report) -> Result<Standing, (Problem, Option<Code>)> {
    use Outcome::{Failed, NotApplicable, Passed};
    let outcome = |id| report.check(id).map(|check| check.outcome);
    let is = |id, due: Outcome| outcome(id) == Some(due);
    let refuse = |problem, id| Err((problem, code(report, id)));
    if is(CheckId::Request, Failed) {
        return refuse(Problem::UpstreamCertificateMismatch, CheckId::Request);
    }
    if !is(CheckId::Format, Passed) {
        return refuse(Problem::UpstreamMalformed, CheckId::Format);
    }
    if is(CheckId::Signature, Failed) {
        return refuse(Problem::UpstreamSignatureInvalid, CheckId::Signature);
    }
    if trust_list_fault(report) {
        return refuse(Problem::TrustListUnavailable, CheckId::Issuer);
    }
    if !is(CheckId::Issuer, Passed) {
        return refuse(Problem::UpstreamIssuerUnknown, CheckId::Issuer);
    }
    if !is(CheckId::Signature, Passed) {
        return refuse(Problem::UpstreamSignatureInvalid, CheckId::Signature);
    }
    if !is(CheckId::Request, Passed) {
        return refuse(Problem::UpstreamCertificateMismatch, CheckId::Request);
    }
    match (outcome(CheckId::Status), code(report, CheckId::Status)) {
        (Some(Passed | NotApplicable), _) => {}
        (Some(Failed), Some(Code::StatusRevoked | Code::StatusSuperseded)) => {
            return Ok(Standing::Revoked);
        }
        (Some(Failed), Some(Code::StatusSuspended)) => return Ok(Standing::Suspended),
        _ => return refuse(Problem::StatusUnavailable, CheckId::Status),
    }
    Ok(if report.verdict == Verdict::Valid { Standing::Valid } else { Standing::NotValid })
}

/// The code of a check that did not pass.
pub(crate) fn code(report: &Report, id: CheckId) -> Option<Code> {
    report.check(id).and_then(|check| check.code)
}

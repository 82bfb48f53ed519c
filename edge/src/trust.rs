//! The signed trust list: from KV or its address to evidence for the core, and back into KV once the
//! core has accepted it.

use crate::config::Config;
use crate::host::{Call, Host, Store};
use crate::source;
use eco_verify::{Policy, Report, TrustListEvidence, limits};

/// Seconds for which a list is used without asking for it again.
const FRESH_SECONDS: u64 = 300;
const LIST: &str = "trust/list";
/// Seconds for which the last list is used while its address gives none; its own end comes first.
const LAST_SECONDS: u64 = 86_400;
const LAST: &str = "trust/last";
/// The highest version ever accepted; kept for good, so that no older list is taken again.
const VERSION: &str = "trust/version";

/// A trust list as it was had, and the policy to judge it by.
pub(crate) struct Had {
    /// For the core.
    pub(crate) evidence: TrustListEvidence,
    /// The configured policy, with the highest version seen as its lowest.
    pub(crate) policy: Policy,
    /// It comes from KV.
    pub(crate) kept: bool,
}

/// Gets the list: from KV while it is fresh there, else from its address.
pub(crate) async fn get(host: &impl Host, config: &Config) -> Had {
    let policy = policy(host, config).await;
    match host.recall(Store::Far, LIST).await {
        Some(token) => {
            let evidence = TrustListEvidence::Signed(token.into_bytes());
            Had { evidence, policy, kept: true }
        }
        None => match fetch(host, config).await {
            TrustListEvidence::Unreachable => last(host, policy).await,
            evidence => Had { evidence, policy, kept: false },
        },
    }
}

/// The last list that was accepted, when there is no other.
async fn last(host: &impl Host, policy: Policy) -> Had {
    let last = host.recall(Store::Far, LAST).await;
    let evidence = last.map_or(TrustListEvidence::Unreachable, |token| {
        TrustListEvidence::Signed(token.into_bytes())
    });
    Had { evidence, policy, kept: false }
}

/// Gets the list from its address, whatever is kept.
pub(crate) async fn get_anew(host: &impl Host, config: &Config) -> Had {
    let policy = policy(host, config).await;
    Had { evidence: fetch(host, config).await, policy, kept: false }
}

/// Keeps a fetched list that the core has accepted (a Report names only such a list), and remembers
/// its version.
pub(crate) async fn keep(host: &impl Host, had: &Had, report: &Report) {
    let (false, Some(trust)) = (had.kept, &report.trust) else { return };
    let TrustListEvidence::Signed(token) = &had.evidence else { return };
    let Ok(token) = std::str::from_utf8(token) else { return };
    if trust.version > had.policy.min_trust_list_version {
        host.keep(Store::Far, VERSION, &trust.version.to_string(), None).await;
    }
    host.keep(Store::Far, LIST, token, Some(FRESH_SECONDS)).await;
    host.keep(Store::Far, LAST, token, Some(LAST_SECONDS)).await;
}

async fn policy(host: &impl Host, config: &Config) -> Policy {
    let seen = host.recall(Store::Far, VERSION).await.and_then(|text| text.parse().ok());
    let mut policy = config.policy.clone();
    policy.min_trust_list_version = policy.min_trust_list_version.max(seen.unwrap_or(0));
    policy
}

async fn fetch(host: &impl Host, config: &Config) -> TrustListEvidence {
    let call = Call::get(
        config.trust_list.clone(),
        "application/eco-trust-list+jwt",
        limits::TRUST_LIST_BYTES,
    );
    match source::list(host.fetch(&call).await) {
        Some(token) => TrustListEvidence::Signed(token),
        None => TrustListEvidence::Unreachable,
    }
}

//! Signed status lists by their address: fetched at most once a minute for all certificates that name
//! them, never replaced by an older one, and used while they are out of reach for as long as the
//! policy lets the core take them.

use crate::bundle::sha256_hex;
use crate::host::{Call, Host, Store};
use crate::source;
use crate::state::Bounded;
use eco_verify::{CheckId, FetchPlan, Fetched, NeedKind, Outcome, Report, UnixTime};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Seconds for which a list is used without asking for it again.
pub(crate) const FRESH_SECONDS: i64 = 60;
/// Seconds for which a store holds one: longer than any policy takes it.
const KEPT_SECONDS: u64 = 7 * 86_400;

/// A list as kept.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Kept {
    token: String,
    /// SHA-256 of the token, hexadecimal: what a store has changed is not used.
    sha256: String,
    /// When we got it, in seconds since 1970.
    fetched_at: i64,
}

/// A status list, from where it is to be had soonest.
///
/// 1. Kept, and fetched less than a minute ago and after `since`: that.
/// 2. Fetched, and no older by its own word than the kept one: the fetched one.
/// 3. Else the kept one, whatever the address says now.
pub(crate) async fn get(host: &impl Host, plan: &FetchPlan, since: i64) -> Option<Vec<u8>> {
    let kept = recall(host, &plan.need.uri).await;
    let bytes = |kept: &Kept| Some(kept.token.clone().into_bytes());
    if let Some(kept) = &kept
        && is_fresh(kept, host.now())
        && kept.fetched_at > since
    {
        return bytes(kept);
    }
    let call = Call::get(plan.url.clone(), plan.accept, plan.max_bytes);
    let fetched = source::list(host.fetch(&call).await);
    match (fetched, kept) {
        (Some(fetched), Some(kept)) if issued(&fetched) < issued(kept.token.as_bytes()) => {
            bytes(&kept)
        }
        (Some(fetched), _) => Some(fetched),
        (None, kept) => bytes(&kept?),
    }
}

/// The list that is kept, whatever the address says.
pub(crate) async fn kept(host: &impl Host, plan: &FetchPlan) -> Option<Vec<u8>> {
    Some(recall(host, &plan.need.uri).await?.token.into_bytes())
}

/// Keeps the lists that a good Report stands on: the core has verified every one of them.
pub(crate) async fn keep(host: &impl Host, fetched: &[Fetched], report: &Report) {
    let status = report.check(CheckId::Status).map(|check| check.outcome);
    if status != Some(Outcome::Passed) {
        return;
    }
    for list in fetched.iter().filter(|list| list.need.kind == NeedKind::StatusList) {
        let text = list.bytes.as_ref().and_then(|bytes| std::str::from_utf8(bytes).ok());
        let Some(token) = text else { continue };
        let before = recall(host, &list.need.uri).await;
        if before.is_some_and(|before| before.token == token && is_fresh(&before, host.now())) {
            continue;
        }
        let sha256 = sha256_hex(token);
        let by_content = format!("list/{sha256}");
        let kept = Kept { token: token.to_owned(), sha256, fetched_at: host.now().0 };
        let text = serde_json::to_string(&kept).unwrap_or_default();
        let name = name(&list.need.uri);
        let bytes = text.len();
        host.state(|state| state.lists.put(&name, text.clone(), bytes, Bounded::<String>::BYTES));
        host.keep(Store::Far, &name, &text, Some(KEPT_SECONDS)).await;
        // By its content, for whoever must not be seen asking the issuer for it.
        host.keep(Store::Far, &by_content, token, Some(KEPT_SECONDS)).await;
    }
}

fn is_fresh(kept: &Kept, now: UnixTime) -> bool {
    (kept.fetched_at..kept.fetched_at + FRESH_SECONDS).contains(&now.0)
}

async fn recall(host: &impl Host, uri: &str) -> Option<Kept> {
    let name = name(uri);
    let near = host.state(|state| state.lists.get(&name).cloned());
    let near = near.as_deref().and_then(whole);
    if near.as_ref().is_some_and(|kept| is_fresh(kept, host.now())) {
        return near;
    }
    let far = host.recall(Store::Far, &name).await.as_deref().and_then(whole);
    // The later of the two, by their own word: no store may take us back.
    match (near, far) {
        (Some(near), Some(far)) => {
            let order = |kept: &Kept| (issued(kept.token.as_bytes()), kept.fetched_at);
            Some(if order(&near) > order(&far) { near } else { far })
        }
        (near, far) => near.or(far),
    }
}

/// A list that is still as it was kept.
fn whole(text: &str) -> Option<Kept> {
    serde_json::from_str(text).ok().filter(|kept: &Kept| sha256_hex(&kept.token) == kept.sha256)
}

/// Its name in a store: addresses may tell whose list it is.
fn name(uri: &str) -> String {
    format!("sl/{}", sha256_hex(uri))
}

/// When a list says it was issued (`validFrom`, or `iat`), not verified: only to tell an older one
/// from a later one of which one has been verified.
fn issued(token: &[u8]) -> Option<UnixTime> {
    let payload = token.split(|byte| *byte == b'.').nth(1)?;
    let payload = data_encoding::BASE64URL_NOPAD.decode(payload).ok()?;
    let claims: Value = serde_json::from_slice(&payload).ok()?;
    let from = claims.get("validFrom").and_then(Value::as_str).and_then(UnixTime::parse_rfc3339);
    from.or_else(|| claims.get("iat").and_then(Value::as_i64).map(UnixTime))
}

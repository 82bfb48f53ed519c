//! A question (number, access code, whence) to a verified certificate: from a store while it is fresh,
//! else from the certified source. What may be shown of it, and how, is for the routes.
//!
//! The Worker's part is [`retrieve`]; what it has not kept it asks the coordinator for, whose part is
//! [`renewed`]. Without a coordinator the Worker does that part itself.

use crate::bundle::Bundle;
use crate::cache::{self, Age};
use crate::config::Config;
use crate::found::{Kept, Missed, Origin, Outcome, Question, Retrieved, Standing, Way};
use crate::host::{Host, Limit, Store};
use crate::problem::Problem;
use crate::state::{Remembered, Turn};
use crate::verify::judge;
use crate::{coordinator, lists, source, trust, verify};
use eco_verify::{CheckId, Code, Report, UnixTime};
use futures_util::future::join;

/// Seconds for which a revocation is remembered: as long as a certificate's records must be kept
/// (Art. 3.27), which is longer than any certificate is valid.
const REVOKED_SECONDS: u64 = 3 * 366 * 86_400;
/// Milliseconds between two looks at what another request is about to find, doubled each time.
const WAIT_MS: std::ops::RangeInclusive<u64> = 5..=50;
/// Seconds of [`Limit::Client`].
const LIMITED_SECONDS: u32 = 60;

/// A question, and where its answer is kept.
struct Asking<'a> {
    question: &'a Question,
    /// Of (number, code).
    key: String,
    /// The same with the pepper of before.
    key_before: Option<String>,
    /// Lists fetched before that, in seconds since 1970, are fetched again.
    since: i64,
}

impl<'a> Asking<'a> {
    fn new(config: &Config, question: &'a Question) -> Self {
        let key = |pepper: &[u8]| cache::key(pepper, &question.number, &question.code);
        Self {
            question,
            key: key(&config.pepper),
            key_before: config.pepper_before.as_deref().map(key),
            since: 0,
        }
    }
}

/// Retrieves a certificate, for a client.
///
/// 1. Kept under the key of (number, code), whole, and fresh: that. A little older: that once more,
///    while it is verified anew. What another place has learnt of a revocation goes before both. A
///    network that has made too many attempts gets what it had before, and else has to go on.
/// 2. What is not kept could be a guess: a network has so many of them in a minute.
/// 3. Of several requests for one certificate one goes on; the others get what it gets.
/// 4. That one asks the coordinator; when there is none, it does the coordinator's part.
///
/// # Errors
/// Nothing of a certificate that is another one, or that nobody on the trust list signed, comes out.
pub(crate) async fn retrieve(host: &impl Host, config: &Config, question: &Question) -> Outcome {
    let asking = Asking::new(config, question);
    let suspicion = suspicion(host, config, question);
    let kept = look_up(host, config, &asking).await;
    if let Some(kept) = &kept
        && (suspicion == Suspicion::None || kept.is_known)
        && let Some(retrieved) = as_it_is(host, config, &asking, kept).await
    {
        return Ok(retrieved);
    }
    let now = host.millis();
    if host.state(|state| state.absent.holds(&asking.key, now)) {
        return Err(Missed::new(
            Problem::NotFound,
            Origin::forwarded(Way::Miss, "; detail=absent"),
        ));
    }
    let work = async {
        // The same whether the code is right or not: it must not show.
        let counts = match suspicion {
            Suspicion::None => kept.is_none(),
            Suspicion::Busy => true,
            Suspicion::LockedOut => false,
        };
        if counts && !within(host, config, question).await {
            return Err(Missed::limited(LIMITED_SECONDS));
        }
        led(host, config, &asking, kept.as_ref()).await
    };
    let outcome = one_for_all(host, config, &asking.key, work).await;
    if outcome.is_ok() {
        host.state(|state| {
            if let Some(remembered) = state.bundles.get_mut(&asking.key) {
                remembered.had_by(question.network);
            }
        });
    }
    outcome
}

/// Verifies anew what is kept, after an answer with it has gone out.
pub(crate) async fn refresh(host: &impl Host, config: &Config, question: &Question) {
    let asking = Asking::new(config, question);
    let times = (host.millis(), config.patience_ms());
    if matches!(host.leases(|leases| leases.turn(&asking.key, false, times)), Turn::Lead) {
        let kept = look_up(host, config, &asking).await;
        let result = led(host, config, &asking, kept.as_ref()).await;
        done(host, &asking.key, &result);
    }
}

/// Retrieves a certificate anew, whatever is kept, for an administrator.
pub(crate) async fn anew(host: &impl Host, config: &Config, question: &Question) -> Outcome {
    coordinator::purge(host, config, &question.number).await;
    let asking = Asking { since: host.now().0, ..Asking::new(config, question) };
    host.state(|state| state.bundles.remove(&asking.key));
    led(host, config, &asking, None).await
}

/// The coordinator's part, to which the requests of all isolates come: what is fresh, else verified
/// anew, once for all who ask. What was fetched until `purged_at` (seconds since 1970) is not taken for
/// kept.
///
/// 1. The document: kept, for a day; else the source's; and when the source fails, kept for a week.
/// 2. The certificate is verified with all it needs, and must be the one asked for.
/// 3. Valid: kept. Revoked: remembered, whatever a list says later. Anything else is not kept.
pub(crate) async fn renewed(
    host: &impl Host,
    config: &Config,
    question: &Question,
    purged_at: i64,
) -> Outcome {
    let asking = Asking { since: purged_at, ..Asking::new(config, question) };
    let kept = look_up(host, config, &asking).await;
    let kept = kept.filter(|found| found.kept.times.fetched.0 > purged_at);
    if let Some(kept) = kept.as_ref().filter(|kept| matches!(kept.age, Age::Fresh(_)))
        && let Some(retrieved) = as_it_is(host, config, &asking, kept).await
    {
        return Ok(retrieved);
    }
    let work = verified(host, config, &asking, kept.as_ref());
    one_for_all(host, config, &asking.key, work).await
}

/// Why a network does not simply get what is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Suspicion {
    None,
    /// It has asked too often for what is not kept.
    Busy,
    /// It has tried too many codes of this number.
    LockedOut,
}

fn suspicion(host: &impl Host, config: &Config, question: &Question) -> Suspicion {
    let now = host.millis();
    if host.state(|state| state.limited.is_empty()) {
        return Suspicion::None;
    }
    let (busy, locked) = (busy_name(question), locked_name(config, question));
    host.state(|state| match (state.limited.holds(&locked, now), state.limited.holds(&busy, now)) {
        (true, _) => Suspicion::LockedOut,
        (false, true) => Suspicion::Busy,
        (false, false) => Suspicion::None,
    })
}

fn busy_name(question: &Question) -> String {
    format!("busy {}", question.network.to_text())
}

fn locked_name(config: &Config, question: &Question) -> String {
    let number = cache::number_key(&config.pepper, &question.number);
    format!("locked {} {number}", question.network.to_text())
}

/// Whether the network has one more request of this kind.
async fn within(host: &impl Host, config: &Config, question: &Question) -> bool {
    let network = coordinator::network_key(config, question.network);
    let within = host.within(Limit::Client, &network).await;
    if !within {
        let now = host.millis();
        let ms = u64::from(LIMITED_SECONDS) * 1000;
        host.state(|state| state.limited.note(&busy_name(question), ms, now));
    }
    within
}

/// What the coordinator says, or what comes of doing its part.
async fn led(
    host: &impl Host,
    config: &Config,
    asking: &Asking<'_>,
    kept: Option<&Found>,
) -> Outcome {
    let Some(outcome) = coordinator::ask(host, config, asking.question).await else {
        return verified(host, config, asking, kept).await;
    };
    let now = host.millis();
    match &outcome {
        Ok(Retrieved { kept, standing: Standing::Valid, .. }) => {
            remember(host, config, &asking.key, kept);
            keep_near(host, &asking.key, &kept.bundle.body).await;
        }
        Ok(_) => host.state(|state| state.bundles.remove(&asking.key)),
        Err(Missed { problem: Problem::RateLimited, retry_after, .. }) => {
            let ms = u64::from(retry_after.unwrap_or(LIMITED_SECONDS)) * 1000;
            let name = locked_name(config, asking.question);
            host.state(|state| state.limited.note(&name, ms, now));
        }
        Err(_) => {}
    }
    outcome
}

/// Of all requests with that key, one does the work; the others get what came of it.
async fn one_for_all(
    host: &impl Host,
    config: &Config,
    key: &str,
    work: impl Future<Output = Outcome>,
) -> Outcome {
    let (begun, mut wait, mut waited) = (host.millis(), *WAIT_MS.start(), false);
    loop {
        let now = host.millis();
        match host.leases(|leases| leases.turn(key, waited, (now, config.patience_ms()))) {
            Turn::Lead => break,
            Turn::Share(outcome) => {
                let origin = Origin::forwarded(Way::Miss, "; collapsed");
                return match *outcome {
                    Ok(retrieved) => Ok(Retrieved { origin, ..retrieved }),
                    Err(missed) => Err(Missed { origin, ..missed }),
                };
            }
            Turn::Wait if now.saturating_sub(begun) > config.patience_ms() => {
                let origin = Origin::forwarded(Way::Miss, "; collapsed");
                return Err(Missed::new(Problem::UpstreamTimeout, origin));
            }
            Turn::Wait => {
                host.sleep(wait).await;
                (wait, waited) = ((wait * 2).min(*WAIT_MS.end()), true);
            }
        }
    }
    let result = work.await;
    done(host, key, &result);
    result
}

/// Tells those who wait for it.
fn done(host: &impl Host, key: &str, result: &Outcome) {
    let now = host.millis();
    match result {
        // It is about who asked: the next one asks for himself.
        Err(Missed { problem: Problem::RateLimited, .. }) => {
            return host.leases(|leases| leases.leave(key));
        }
        Err(Missed { problem: Problem::NotFound, .. }) => {
            host.state(|state| state.absent.note_absent(key, now));
        }
        _ => {}
    }
    host.leases(|leases| leases.done(key, result.clone(), now));
}

/// A bundle that is served without verifying it first.
async fn as_it_is(
    host: &impl Host,
    config: &Config,
    asking: &Asking<'_>,
    found: &Found,
) -> Option<Retrieved> {
    let Found { kept, age, detail, looked_at, .. } = found;
    let origin = match age {
        Age::Fresh(ttl) => Origin::hit(Way::Hit, &format!("; ttl={ttl}{detail}")),
        Age::Stale => Origin::hit(Way::Stale, &format!("; ttl=-1{detail}")),
        Age::Document | Age::OldDocument | Age::Dead => return None,
    };
    let now = host.now().0;
    if now >= looked_at.saturating_add(cache::POINTER_SECONDS) {
        let names = revocations(config, asking, &kept.issuer);
        if let Some(revoked) = revoked(host, &names).await {
            return Some(revoked);
        }
    }
    if *age == Age::Stale {
        host.refresh(asking.question);
    }
    host.state(|state| {
        if let Some(remembered) = state.bundles.get_mut(&asking.key) {
            if now >= looked_at.saturating_add(cache::POINTER_SECONDS) {
                remembered.looked_at = now;
            }
            remembered.had_by(asking.question.network);
        }
    });
    // Nothing else is kept.
    Some(Retrieved { kept: kept.clone(), standing: Standing::Valid, origin, check: None })
}

/// Where a revocation is remembered: of this issuer's certificate, for another may have given out the
/// same number. The first is where a new one goes.
fn revocations(config: &Config, asking: &Asking<'_>, issuer: &str) -> Vec<String> {
    let peppers = [Some(&config.pepper), config.pepper_before.as_ref()];
    let number = &asking.question.number;
    let name =
        |pepper: &Vec<u8>| format!("revoked/{}", cache::certificate_key(pepper, issuer, number));
    peppers.into_iter().flatten().map(name).collect()
}

/// The proof that the certificate was revoked, where one has been seen.
async fn revoked(host: &impl Host, names: &[String]) -> Option<Retrieved> {
    for (at, name) in names.iter().enumerate() {
        let Some(bundle) = host.recall(Store::Far, name).await else { continue };
        let Some(kept) = Kept::read(&bundle) else { continue };
        if at > 0 {
            // From the pepper of before to the one of now.
            host.keep(Store::Far, &names[0], &bundle, Some(REVOKED_SECONDS)).await;
        }
        let origin = Origin::hit(Way::Hit, "; detail=revoked");
        let check = Some(Code::StatusRevoked);
        return Some(Retrieved { kept, standing: Standing::Revoked, origin, check });
    }
    None
}

/// Verifies the document, kept or the source's; the kept one too when the source's is no good.
async fn verified(
    host: &impl Host,
    config: &Config,
    asking: &Asking<'_>,
    kept: Option<&Found>,
) -> Outcome {
    let way = if kept.is_some() { Way::Stale } else { Way::Miss };
    let (document, had) =
        join(document(host, config, asking, kept), trust::get(host, config)).await;
    let document = document.map_err(|refused| Missed {
        retry_after: refused.retry_after,
        ..Missed::new(refused.problem, Origin::forwarded(way, ""))
    })?;
    let outcome = judged(host, config, asking, way, document, had).await;
    match (&outcome, kept.filter(|kept| kept.age == Age::OldDocument)) {
        (Err(missed), Some(kept)) if source::is_its_fault(missed.problem) => {
            let had = trust::get(host, config).await;
            judged(host, config, asking, way, of_kept(kept, SOURCE_FAILED), had).await
        }
        _ => outcome,
    }
}

/// Verifies a document, and keeps what is to be kept.
async fn judged(
    host: &impl Host,
    config: &Config,
    asking: &Asking<'_>,
    way: Way,
    (token, fetched_at, detail): Document,
    had: trust::Had,
) -> Outcome {
    let mut origin = Origin::forwarded(way, detail);
    let number = &asking.question.number;
    let verify::Verified { report, fetched } =
        verify::run(host, config, &token, number, (had, asking.since)).await;
    let issuer = report.identity.as_ref().map_or("", |identity| identity.issuer.as_str());
    let names = revocations(config, asking, issuer);
    let standing = match judge(&report) {
        Ok(standing) => standing,
        Err((problem, check)) => {
            // What is revoked stays so, also when nobody can say how it stands now.
            if problem == Problem::StatusUnavailable
                && let Some(revoked) = revoked(host, &names).await
            {
                return Ok(revoked);
            }
            return Err(Missed { check, ..Missed::new(problem, origin) });
        }
    };
    lists::keep(host, &fetched, &report).await;
    let check = first_code(&report);
    let bundle = Bundle::new((&token, fetched_at), fetched, report).to_json();
    let kept = Kept::read(&bundle).ok_or_else(|| Missed::new(Problem::Internal, origin.clone()))?;
    match standing {
        Standing::Revoked => {
            host.keep(Store::Far, &names[0], &bundle, Some(REVOKED_SECONDS)).await;
            host.state(|state| state.bundles.remove(&asking.key));
        }
        // Once revoked is revoked: a list that says otherwise later is not believed.
        Standing::Valid | Standing::NotValid | Standing::Suspended => {
            if let Some(revoked) = revoked(host, &names).await {
                host.state(|state| state.bundles.remove(&asking.key));
                return Ok(revoked);
            }
        }
    }
    if standing == Standing::Valid {
        remember(host, config, &asking.key, &kept);
        let seconds = u64::try_from(cache::DOCUMENT_SECONDS).ok();
        join(
            keep_near(host, &asking.key, &bundle),
            host.keep(Store::Far, &asking.key, &bundle, seconds),
        )
        .await;
        origin.status.push_str("; stored");
    }
    Ok(Retrieved { kept, standing, origin, check })
}

/// A document, when its source gave it, and what `Cache-Status` says of it.
type Document = (String, UnixTime, &'static str);

const SOURCE_FAILED: &str = "; detail=source-failed";

fn of_kept(found: &Found, detail: &'static str) -> Document {
    let kept = &found.kept;
    (kept.document.body.to_string(), kept.times.fetched, detail)
}

/// The document to verify.
async fn document(
    host: &impl Host,
    config: &Config,
    asking: &Asking<'_>,
    found: Option<&Found>,
) -> Result<Document, source::Refused> {
    if let Some(found) = found.filter(|found| found.age != Age::OldDocument) {
        return Ok(of_kept(found, "; detail=document"));
    }
    let Question { number, code, .. } = asking.question;
    match (source::certificate(host, &config.sources, number, code).await, found) {
        (Ok(token), _) => Ok((token, host.now(), "")),
        (Err(refused), Some(found)) if source::is_its_fault(refused.problem) => {
            Ok(of_kept(found, SOURCE_FAILED))
        }
        (Err(refused), _) => Err(refused),
    }
}

fn first_code(report: &Report) -> Option<Code> {
    CheckId::ALL.iter().find_map(|id| verify::code(report, *id))
}

/// A bundle from a store.
struct Found {
    kept: Kept,
    age: Age,
    /// Which store, for `Cache-Status`.
    detail: &'static str,
    /// When it was last looked up whether another place knows of a revocation.
    looked_at: i64,
    /// Memory has it, and the asking network has had it before.
    is_known: bool,
}

/// The freshest of what is kept, the nearest first.
async fn look_up(host: &impl Host, config: &Config, asking: &Asking<'_>) -> Option<Found> {
    let Asking { question, key, key_before, .. } = asking;
    let now = host.now();
    let found = |kept: Kept, detail| {
        let age = cache::age(&kept.times, &config.policy, now);
        let looked_at = kept.times.verified.0;
        Found { kept, age, detail, looked_at, is_known: false }
    };
    let remembered = host.state(|state| state.bundles.get(key).cloned());
    let mut best = remembered.map(|remembered| Found {
        looked_at: remembered.looked_at,
        is_known: remembered.is_known_to(question.network),
        ..found(remembered.kept, "; detail=memory")
    });
    let stores = [(Store::Near, Some(key), ""), (Store::Far, Some(key), "; detail=far")];
    let before = (Store::Far, key_before.as_ref(), "; detail=far");
    for (store, key, detail) in stores.into_iter().chain([before]) {
        if best.as_ref().is_some_and(|best| matches!(best.age, Age::Fresh(_))) {
            break;
        }
        let Some(key) = key else { continue };
        let Some(text) = host.recall(store, key).await else { continue };
        let Some(kept) = Kept::read(&text) else { continue };
        let is_later = |best: &Found| kept.times.verified > best.kept.times.verified;
        if best.as_ref().is_none_or(is_later) {
            let is_known = best.as_ref().is_some_and(|best| best.is_known);
            best = Some(Found { is_known, ..found(kept, detail) });
        }
    }
    if let Some(best) = &best
        && matches!(best.age, Age::Fresh(_))
        && best.detail != "; detail=memory"
    {
        remember(host, config, key, &best.kept);
    }
    best.filter(|best| best.age != Age::Dead)
}

/// Keeps a bundle in this isolate's memory.
fn remember(host: &impl Host, config: &Config, key: &str, kept: &Kept) {
    host.state(|state| {
        let new = Remembered::new(kept.clone(), kept.times.verified.0);
        let new = new.in_place_of(state.bundles.get(key));
        state.bundles.put(key, new, kept.bytes(), config.memory_bytes);
    });
}

/// Keeps a bundle in this place for as long as it may be served as it is.
async fn keep_near(host: &impl Host, key: &str, bundle: &str) {
    host.keep(Store::Near, key, bundle, u64::try_from(cache::STALE_SECONDS).ok()).await;
}

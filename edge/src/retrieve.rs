//! (number, access code) to a verified certificate: from a store while it is fresh, else from the
//! certified source. What may be shown of it, and how, is for the routes.

use crate::bundle::{Bundle, KeptReport};
use crate::cache::{self, Age};
use crate::config::Config;
use crate::host::{Host, Store};
use crate::problem::Problem;
use crate::state::Turn;
use crate::verify::{Standing, judge};
use crate::{lists, source, trust, verify};
use eco_verify::{CheckId, Code, Report, UnixTime};
use futures_util::future::join;

/// A certificate that is authentic and the one asked for.
#[derive(Clone, Debug)]
pub(crate) struct Retrieved {
    /// The bundle's text, with evidence and Report.
    pub(crate) bundle: String,
    /// The document alone.
    pub(crate) document: String,
    pub(crate) standing: Standing,
    pub(crate) origin: Origin,
    /// The code of the first check that did not pass.
    pub(crate) check: Option<Code>,
}

/// Where it comes from; the value of `Cache-Status` (RFC 9211), and a word for the log.
#[derive(Clone, Debug)]
pub(crate) struct Origin {
    pub(crate) status: String,
    pub(crate) word: &'static str,
}

/// Why there is none.
#[derive(Clone, Debug)]
pub(crate) struct Missed {
    pub(crate) problem: Problem,
    pub(crate) origin: Origin,
    /// The code that decided.
    pub(crate) check: Option<Code>,
}

impl Origin {
    fn forwarded(word: &'static str, detail: &str) -> Self {
        Self { status: format!("eco-edge; fwd={word}{detail}"), word }
    }
}

impl Missed {
    fn new(problem: Problem, word: &'static str, detail: &str) -> Self {
        Self { problem, origin: Origin::forwarded(word, detail), check: None }
    }
}

/// Seconds for which a revocation is remembered: as long as a certificate's records must be kept
/// (Art. 3.27), which is longer than any certificate is valid.
const REVOKED_SECONDS: u64 = 3 * 366 * 86_400;
/// Milliseconds between two looks at what another request is about to find, doubled each time.
const WAIT_MS: std::ops::RangeInclusive<u64> = 5..=50;

/// What is asked for, and its keys in the stores.
struct Asking<'a> {
    number: &'a str,
    code: &'a str,
    /// Of (number, code).
    key: String,
}

/// Retrieves a certificate.
///
/// 1. Kept under the key of (number, code), whole, and fresh: that. A little older: that once more,
///    while it is verified anew. What another place has learnt of a revocation goes before both.
/// 2. Of several requests for one certificate one goes on; the others get what it gets.
/// 3. The document: kept, for a day; else the source's; and when the source fails, kept for a week.
/// 4. The certificate is verified with all it needs, and must be the one asked for.
/// 5. Valid: kept. Revoked: remembered, whatever a list says later. Anything else is not kept.
///
/// # Errors
/// Nothing of a certificate that is another one, or that nobody on the trust list signed, comes out.
pub(crate) async fn retrieve(
    host: &impl Host,
    config: &Config,
    number: &str,
    code: &str,
) -> Result<Retrieved, Missed> {
    let key = cache::key(&config.pepper, number, code);
    let asking = Asking { number, code, key };
    let kept = look_up(host, config, &asking.key).await;
    if let Some(kept) = &kept
        && let Some(retrieved) = as_it_is(host, config, &asking, kept).await
    {
        return Ok(retrieved);
    }
    let (begun, mut wait, mut waited) = (host.millis(), *WAIT_MS.start(), false);
    loop {
        let now = host.millis();
        if host.state(|state| state.absent.holds(&asking.key, now)) {
            return Err(Missed::new(Problem::NotFound, "miss", "; detail=absent"));
        }
        let times = (now, config.timeout_ms);
        match host.state(|state| state.leases.turn(&asking.key, waited, times)) {
            Turn::Lead => break,
            Turn::Share(Ok(retrieved)) => {
                let origin = Origin::forwarded("miss", "; collapsed");
                return Ok(Retrieved { origin, ..*retrieved });
            }
            Turn::Share(Err(problem)) => return Err(Missed::new(problem, "miss", "; collapsed")),
            Turn::Wait if now.saturating_sub(begun) > config.timeout_ms => {
                return Err(Missed::new(Problem::UpstreamTimeout, "miss", "; collapsed"));
            }
            Turn::Wait => {
                host.sleep(wait).await;
                (wait, waited) = ((wait * 2).min(*WAIT_MS.end()), true);
            }
        }
    }
    anew(host, config, &asking, kept).await
}

/// Verifies anew what is kept, after an answer with it has gone out.
pub(crate) async fn refresh(host: &impl Host, config: &Config, number: &str, code: &str) {
    let key = cache::key(&config.pepper, number, code);
    let asking = Asking { number, code, key };
    let times = (host.millis(), config.timeout_ms);
    if matches!(host.state(|state| state.leases.turn(&asking.key, false, times)), Turn::Lead) {
        let kept = look_up(host, config, &asking.key).await;
        let _ = anew(host, config, &asking, kept).await;
    }
}

/// A bundle that is served without verifying it first.
async fn as_it_is(
    host: &impl Host,
    config: &Config,
    asking: &Asking<'_>,
    kept: &Kept,
) -> Option<Retrieved> {
    let origin = match kept.age {
        Age::Fresh(ttl) => {
            Origin { status: format!("eco-edge; hit; ttl={ttl}{}", kept.detail), word: "hit" }
        }
        Age::Stale => {
            host.refresh(asking.number, asking.code);
            Origin { status: format!("eco-edge; hit; ttl=-1{}", kept.detail), word: "stale" }
        }
        Age::Document | Age::OldDocument | Age::Dead => return None,
    };
    let verified = kept.bundle.verified_at()?;
    if host.now().0 >= verified.0.saturating_add(cache::POINTER_SECONDS)
        && let Some(revoked) =
            revoked(host, &revocation(config, asking, kept.bundle.issuer()?)).await
    {
        return Some(revoked);
    }
    Some(Retrieved {
        bundle: kept.text.clone(),
        document: kept.bundle.document.bytes.clone(),
        // Nothing else is kept.
        standing: Standing::Valid,
        origin,
        check: None,
    })
}

/// Where a revocation is remembered: of this issuer's certificate, for another may have given out the
/// same number.
fn revocation(config: &Config, asking: &Asking<'_>, issuer: &str) -> String {
    format!("revoked/{}", cache::certificate_key(&config.pepper, issuer, asking.number))
}

/// The proof that the certificate was revoked, where one has been seen.
async fn revoked(host: &impl Host, name: &str) -> Option<Retrieved> {
    let bundle = host.recall(Store::Far, name).await?;
    let document = Bundle::<KeptReport>::parse(&bundle)?.document.bytes;
    let origin = Origin { status: "eco-edge; hit; detail=revoked".to_owned(), word: "hit" };
    let check = Some(Code::StatusRevoked);
    Some(Retrieved { bundle, document, standing: Standing::Revoked, origin, check })
}

/// Verifies the document, kept or the source's, and tells those who wait for it.
async fn anew(
    host: &impl Host,
    config: &Config,
    asking: &Asking<'_>,
    kept: Option<Kept>,
) -> Result<Retrieved, Missed> {
    let result = verified(host, config, asking, kept).await;
    let now = host.millis();
    let shared = match &result {
        Ok(retrieved) => Ok(Box::new(retrieved.clone())),
        Err(missed) => Err(missed.problem),
    };
    host.state(|state| {
        if matches!(shared, Err(Problem::NotFound)) {
            state.absent.note(&asking.key, now);
        }
        state.leases.done(&asking.key, shared, now);
    });
    result
}

async fn verified(
    host: &impl Host,
    config: &Config,
    asking: &Asking<'_>,
    kept: Option<Kept>,
) -> Result<Retrieved, Missed> {
    let word = if kept.is_some() { "stale" } else { "miss" };
    let (document, had) =
        join(document(host, config, asking, kept.as_ref()), trust::get(host, config)).await;
    let (token, fetched_at, detail) = document.map_err(|problem| Missed::new(problem, word, ""))?;
    let mut origin = Origin::forwarded(word, detail);

    let verify::Verified { report, fetched } =
        verify::run(host, config, &token, asking.number, had).await;
    let standing = judge(&report).map_err(|(problem, check)| Missed {
        problem,
        origin: origin.clone(),
        check,
    })?;
    lists::keep(host, &fetched, &report).await;
    let check = first_code(&report);
    let issuer = report.identity.as_ref().map_or("", |identity| identity.issuer.as_str());
    let name = revocation(config, asking, issuer);
    let bundle = Bundle::new((&token, fetched_at), fetched, report).to_json();
    match standing {
        Standing::Revoked => {
            host.keep(Store::Far, &name, &bundle, Some(REVOKED_SECONDS)).await;
            host.state(|state| state.bundles.remove(&asking.key));
        }
        // Once revoked is revoked: a list that says otherwise later is not believed.
        Standing::Valid | Standing::NotValid | Standing::Suspended => {
            if let Some(revoked) = revoked(host, &name).await {
                return Ok(revoked);
            }
        }
    }
    if standing == Standing::Valid {
        keep(host, &asking.key, &bundle).await;
        origin.status.push_str("; stored");
    }
    Ok(Retrieved { bundle, document: token, standing, origin, check })
}

/// The document to verify, when its source gave it, and what `Cache-Status` says of it.
async fn document(
    host: &impl Host,
    config: &Config,
    asking: &Asking<'_>,
    kept: Option<&Kept>,
) -> Result<(String, UnixTime, &'static str), Problem> {
    let kept_document = |detail| {
        let bundle = &kept?.bundle;
        Some((bundle.document.bytes.clone(), bundle.fetched_at()?, detail))
    };
    let age = kept.map_or(Age::Dead, |kept| kept.age);
    if age != Age::OldDocument
        && age != Age::Dead
        && let Some(document) = kept_document("; detail=document")
    {
        return Ok(document);
    }
    let asked = source::certificate(host, config, asking.number, asking.code).await;
    let asked = asked.map_err(|refused| refused.problem);
    match asked {
        Ok(token) => Ok((token, host.now(), "")),
        Err(problem) if source::is_passing(problem) && age == Age::OldDocument => {
            kept_document("; detail=source-failed").ok_or(problem)
        }
        Err(problem) => Err(problem),
    }
}

fn first_code(report: &Report) -> Option<Code> {
    CheckId::ALL.iter().find_map(|id| verify::code(report, *id))
}

/// A bundle from a store.
struct Kept {
    text: String,
    bundle: Bundle<KeptReport>,
    age: Age,
    /// Which store, for `Cache-Status`.
    detail: &'static str,
}

/// The freshest of what is kept, the nearest first.
async fn look_up(host: &impl Host, config: &Config, key: &str) -> Option<Kept> {
    let mut found: Option<Kept> = None;
    for (store, detail) in
        [(None, "; detail=memory"), (Some(Store::Near), ""), (Some(Store::Far), "; detail=far")]
    {
        let text = match store {
            None => host.state(|state| state.bundles.get(key).map(str::to_owned)),
            Some(store) => host.recall(store, key).await,
        };
        let Some(text) = text else { continue };
        let Some(bundle) = Bundle::<KeptReport>::parse(&text) else { continue };
        let age = cache::age(&bundle, &config.policy, host.now());
        let later =
            found.as_ref().is_none_or(|found| bundle.verified_at() > found.bundle.verified_at());
        if later {
            found = Some(Kept { text, bundle, age, detail });
        }
        if matches!(age, Age::Fresh(_)) {
            break;
        }
    }
    if let Some(kept) = &found
        && matches!(kept.age, Age::Fresh(_))
        && kept.detail != "; detail=memory"
    {
        host.state(|state| state.bundles.put(key, &kept.text));
    }
    found.filter(|kept| kept.age != Age::Dead)
}

/// Keeps a bundle: near while it may be served as it is, far as long as its document is of use.
async fn keep(host: &impl Host, key: &str, text: &str) {
    let seconds = |seconds| u64::try_from(seconds).ok();
    host.state(|state| state.bundles.put(key, text));
    join(
        host.keep(Store::Near, key, text, seconds(cache::STALE_SECONDS)),
        host.keep(Store::Far, key, text, seconds(cache::DOCUMENT_SECONDS)),
    )
    .await;
}

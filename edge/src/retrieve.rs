//! (number, access code) to a verified certificate: from a store while it is fresh, else from the
//! certified source. What may be shown of it, and how, is for the routes.

use crate::bundle::{Bundle, KeptReport};
use crate::cache;
use crate::config::Config;
use crate::host::{Host, Store};
use crate::problem::Problem;
use crate::verify::{Standing, judge};
use crate::{trust, upstream, verify};
use eco_verify::{CheckId, Code, Report};
use futures_util::future::join;

/// A certificate that is authentic and the one asked for.
#[derive(Debug)]
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
#[derive(Debug)]
pub(crate) struct Origin {
    pub(crate) status: String,
    pub(crate) word: &'static str,
}

/// Why there is none.
#[derive(Debug)]
pub(crate) struct Missed {
    pub(crate) problem: Problem,
    pub(crate) origin: Origin,
    /// The code that decided.
    pub(crate) check: Option<Code>,
}

impl Origin {
    fn forwarded(word: &'static str) -> Self {
        Self { status: format!("eco-edge; fwd={word}"), word }
    }
}

/// Retrieves a certificate.
///
/// 1. Kept near or far under the key of (number, code), whole, and still fresh: that.
/// 2. The source is asked, and the trust list got.
/// 3. The certificate is verified with all it needs, and must be the one asked for.
/// 4. Valid: kept near and far. Anything else is not kept.
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
    let forward = match look_up(host, config, &key).await {
        Kept::Fresh(retrieved) => return Ok(retrieved),
        Kept::Stale => "stale",
        Kept::Not => "miss",
    };
    let missed = |problem, check| Missed { problem, origin: Origin::forwarded(forward), check };

    let asking = upstream::certificate(host, config, number, code);
    let (token, had) = join(asking, trust::get(host, config)).await;
    let token = token.map_err(|problem| missed(problem, None))?;

    let verify::Verified { report, fetched } = verify::run(host, config, &token, number, had).await;
    let standing = judge(&report).map_err(|(problem, code)| missed(problem, code))?;
    let check = first_code(&report);
    let bundle = Bundle::new(&token, fetched, report).to_json();
    let mut origin = Origin::forwarded(forward);
    if standing == Standing::Valid {
        keep(host, config, &key, &bundle).await;
        origin.status.push_str("; stored");
    }
    Ok(Retrieved { bundle, document: token, standing, origin, check })
}

fn first_code(report: &Report) -> Option<Code> {
    CheckId::ALL.iter().find_map(|id| verify::code(report, *id))
}

/// What the stores have.
enum Kept {
    Fresh(Retrieved),
    /// Only what is no longer fresh.
    Stale,
    /// Nothing, or nothing that is whole.
    Not,
}

async fn look_up(host: &impl Host, config: &Config, key: &str) -> Kept {
    let mut found = Kept::Not;
    for (store, detail) in [(Store::Near, ""), (Store::Far, "; detail=far")] {
        let Some(bundle) = host.recall(store, key).await else { continue };
        let Some(kept) = Bundle::<KeptReport>::parse(&bundle) else { continue };
        let Some(ttl) = cache::ttl(&kept, &config.policy, host.now()) else {
            found = Kept::Stale;
            continue;
        };
        let status = format!("eco-edge; hit; ttl={ttl}{detail}");
        return Kept::Fresh(Retrieved {
            bundle,
            document: kept.document.bytes,
            // Nothing else is kept.
            standing: Standing::Valid,
            origin: Origin { status, word: "hit" },
            check: None,
        });
    }
    found
}

/// Keeps a bundle in both stores, for as long as it is fresh.
async fn keep(host: &impl Host, config: &Config, key: &str, text: &str) {
    let kept = Bundle::<KeptReport>::parse(text);
    let ttl = kept.and_then(|kept| cache::ttl(&kept, &config.policy, host.now()));
    let Some(ttl) = ttl.and_then(|ttl| u64::try_from(ttl).ok()) else { return };
    // Freshness is judged again when it is read; a store may hold it a little longer.
    let ttl = Some(ttl.max(60));
    join(host.keep(Store::Near, key, text, ttl), host.keep(Store::Far, key, text, ttl)).await;
}

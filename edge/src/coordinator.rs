//! What all isolates share: of their requests for one certificate one asks the source, and attempts
//! at an access code are counted. This is what is asked of the coordinator and how it answers; the
//! Durable Object itself is in `bindings.rs`.
//!
//! A Durable Object, for nothing else of the platform is one and the same for all places. Not one for
//! each number but [`SHARDS`], each for the numbers whose keys fall to it: that somebody has asked for
//! a number before would show in how long its object takes to begin, and guesses at numbers would
//! make objects without end. What it keeps must not be relied on: without it, an isolate does all by
//! itself.

use crate::cache::{digest, number_key};
use crate::config::Config;
use crate::found::{self, Missed, Network, Origin, Outcome, Question, Way};
use crate::host::{Failure, Host, Store};
use crate::ladder::Ladder;
use crate::problem::Problem;
use crate::retrieve;
use serde::{Deserialize, Serialize};

/// Coordinators. An object takes about 1,000 requests a second, and only what is not kept comes here.
const SHARDS: u8 = 64;

/// What an isolate asks of the coordinator.
#[derive(Debug, Serialize, Deserialize)]
enum Errand {
    Retrieve(Question),
    /// Forget what is kept of a number, and the attempts at it.
    Purge {
        number: String,
    },
}

/// Where the coordinator keeps its ladders: by the key of a number.
pub(crate) trait Ladders {
    /// An empty one where there is none.
    fn load(&self, number: &str) -> Ladder;
    /// May fail silently: attempts are then forgotten.
    fn store(&self, number: &str, ladder: &Ladder, now: i64);
}

/// The network, as it may be kept.
pub(crate) fn network_key(config: &Config, network: Network) -> String {
    let mut key = digest(&config.pepper, &["network", &network.to_text()]);
    key.truncate(16);
    key
}

/// What the coordinator says to a question; `None` when there is none that answers.
pub(crate) async fn ask(host: &impl Host, config: &Config, question: &Question) -> Option<Outcome> {
    let errand = Errand::Retrieve(question.clone());
    match errand_to(host, config, &question.number, &errand).await {
        Ok(text) => found::from_json(&text),
        Err(Failure::TimedOut) => {
            let origin = Origin::forwarded(Way::Miss, "");
            Some(Err(Missed::new(Problem::UpstreamTimeout, origin)))
        }
        Err(Failure::TooLarge | Failure::Unreachable) => None,
    }
}

/// Makes everybody forget a number: what is kept of it, and the attempts at it. Other places serve
/// what they have for as long as they may serve it without verifying it anew.
pub(crate) async fn purge(host: &impl Host, config: &Config, number: &str) {
    let errand = Errand::Purge { number: number.to_owned() };
    let Ok(text) = errand_to(host, config, number, &errand).await else { return };
    let keys: Vec<String> = serde_json::from_str(&text).unwrap_or_default();
    for key in keys {
        host.state(|state| state.bundles.remove(&key));
        host.forget(Store::Near, &key).await;
        host.forget(Store::Far, &key).await;
    }
}

async fn errand_to(
    host: &impl Host,
    config: &Config,
    number: &str,
    errand: &Errand,
) -> Result<String, Failure> {
    let key = number_key(&config.pepper, number);
    let byte = u8::from_str_radix(key.get(..2).unwrap_or_default(), 16).unwrap_or_default();
    // Strings and numbers: nothing in it can fail to serialise.
    let text = serde_json::to_string(errand).unwrap_or_default();
    host.coordinator(&(byte % SHARDS).to_string(), text).await
}

/// The coordinator's answer to an errand; `None` when it is none.
pub(crate) async fn answer(
    host: &impl Host,
    ladders: &impl Ladders,
    config: &Config,
    errand: &str,
) -> Option<String> {
    match serde_json::from_str(errand).ok()? {
        Errand::Retrieve(question) => {
            Some(found::to_json(&retrieved(host, ladders, config, &question).await))
        }
        Errand::Purge { number } => {
            let (number, now) = (number_key(&config.pepper, &number), host.now().0);
            let mut ladder = ladders.load(&number);
            let keys = ladder.purge(now);
            ladders.store(&number, &ladder, now);
            serde_json::to_string(&keys).ok()
        }
    }
}

async fn retrieved(
    host: &impl Host,
    ladders: &impl Ladders,
    config: &Config,
    question: &Question,
) -> Outcome {
    let number = number_key(&config.pepper, &question.number);
    let network = network_key(config, question.network);
    let key = crate::cache::key(&config.pepper, &question.number, &question.code);
    let now = host.now().0;
    let mut ladder = ladders.load(&number);
    let before = ladder.clone();
    let admitted = ladder.admit(&network, &key, now);
    if ladder != before {
        ladders.store(&number, &ladder, now);
    }
    admitted.map_err(Missed::limited)?;

    let outcome = retrieve::renewed(host, config, question, ladder.purged_at).await;

    let right = match &outcome {
        Ok(_) => Some(true),
        Err(Missed { problem: Problem::NotFound, .. }) => Some(false),
        Err(_) => None,
    };
    // Others have been here meanwhile.
    let mut ladder = ladders.load(&number);
    let before = ladder.clone();
    ladder.settle(&network, &key, right, now);
    if ladder != before {
        ladders.store(&number, &ladder, now);
    }
    outcome
}

#[cfg(test)]
mod tests;

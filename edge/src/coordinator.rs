//! What all isolates share: of their requests for one certificate one asks the source, and attempts
//! at an access code are counted. This is what is asked of the coordinator; how it answers is in
//! `coordinator/desk.rs`, and the Durable Object itself in `bindings.rs`.
//!
//! A Durable Object, for nothing else of the platform is one and the same for all places. Not one for
//! each number but [`SHARDS`], each for the numbers whose keys fall to it: that somebody has asked for
//! a number before would show in how long its object takes to begin, and guesses at numbers would
//! make objects without end. What it keeps must not be relied on: without it, an isolate does all by
//! itself.

pub(crate) mod desk;

use crate::cache::{digest, number_key};
use crate::config::Config;
use crate::found::{self, Missed, Origin, Outcome, Question, Way};
use crate::host::{Failure, Host, Store};
use crate::network::Network;
use crate::problem::Problem;
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

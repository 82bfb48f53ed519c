//! An errand to the coordinator's answer: who is let through, and what is found for all.

use super::{Errand, network_key};
use crate::cache::number_key;
use crate::config::Config;
use crate::found::{self, Missed, Outcome, Question};
use crate::host::Host;
use crate::ladder::Ladder;
use crate::problem::Problem;
use crate::retrieve;

/// Where the coordinator keeps its ladders: by the key of a number.
pub(crate) trait Ladders {
    /// An empty one where there is none.
    fn load(&self, number: &str) -> Ladder;
    /// May fail silently: attempts are then forgotten.
    fn store(&self, number: &str, ladder: &Ladder, now: i64);
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

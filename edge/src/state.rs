//! What one isolate remembers, as plain data: nothing in it is a future, a promise or a lock, for the
//! runtime gives none of these from one request to another. It may be gone at any time, and nothing
//! that must be right depends on it.

use crate::found::{Kept, Outcome};
use crate::network::Network;
use std::collections::BTreeMap;

/// Milliseconds since 1970.
pub(crate) type Millis = u64;

/// Everything remembered.
#[derive(Debug, Default)]
pub(crate) struct State {
    /// Bundles by cache key.
    pub(crate) bundles: Bounded<Remembered>,
    /// Signed lists by name.
    pub(crate) lists: Bounded<String>,
    /// Cache keys that are being retrieved now, or were a moment ago.
    pub(crate) leases: Leases,
    /// Cache keys at which there is nothing.
    pub(crate) absent: Until,
    /// Networks that have asked too often for what is not kept, and those locked out of a number.
    pub(crate) limited: Until,
    /// Of the certified sources, by id.
    breakers: BTreeMap<String, Breaker>,
}

impl State {
    /// Of one source; the config names them, so they are few.
    pub(crate) fn breaker(&mut self, source: &str) -> &mut Breaker {
        self.breakers.entry(source.to_owned()).or_default()
    }
}

/// A bundle in memory.
#[derive(Clone, Debug)]
pub(crate) struct Remembered {
    pub(crate) kept: Kept,
    /// When it was last looked up whether another place knows of a revocation, in seconds since 1970.
    pub(crate) looked_at: i64,
    /// Networks that have had it.
    networks: Vec<Network>,
}

impl Remembered {
    /// Networks remembered at most; the others are let through, or not, by the coordinator.
    const NETWORKS: usize = 64;

    pub(crate) fn new(kept: Kept, looked_at: i64) -> Self {
        Self { kept, looked_at, networks: Vec::new() }
    }

    pub(crate) fn is_known_to(&self, network: Network) -> bool {
        self.networks.contains(&network)
    }

    pub(crate) fn had_by(&mut self, network: Network) {
        if !self.is_known_to(network) && self.networks.len() < Self::NETWORKS {
            self.networks.push(network);
        }
    }

    /// Whoever had the one had the other.
    pub(crate) fn in_place_of(mut self, before: Option<&Self>) -> Self {
        self.networks = before.map_or_else(Vec::new, |before| before.networks.clone());
        self
    }
}

/// Things by name, the least recently put of them dropped when they get too large together.
#[derive(Debug)]
pub(crate) struct Bounded<T> {
    entries: BTreeMap<String, (u64, usize, T)>,
    bytes: usize,
    turn: u64,
}

impl<T> Default for Bounded<T> {
    fn default() -> Self {
        Self { entries: BTreeMap::new(), bytes: 0, turn: 0 }
    }
}

impl<T> Bounded<T> {
    /// Bytes kept at most unless the operator says otherwise: an isolate has 128 MiB, and other uses
    /// for them.
    pub(crate) const BYTES: usize = 8 * 1024 * 1024;

    pub(crate) fn get(&self, key: &str) -> Option<&T> {
        self.entries.get(key).map(|(_, _, thing)| thing)
    }

    pub(crate) fn get_mut(&mut self, key: &str) -> Option<&mut T> {
        self.entries.get_mut(key).map(|(_, _, thing)| thing)
    }

    /// `bytes`: how large the thing is. `most`: how large all may be.
    pub(crate) fn put(&mut self, key: &str, thing: T, bytes: usize, most: usize) {
        self.remove(key);
        if bytes > most {
            return;
        }
        self.turn += 1;
        self.bytes += bytes;
        self.entries.insert(key.to_owned(), (self.turn, bytes, thing));
        while self.bytes > most {
            let oldest = self.entries.iter().min_by_key(|(_, (turn, ..))| *turn);
            let Some(oldest) = oldest.map(|(key, _)| key.clone()) else { break };
            self.remove(&oldest);
        }
    }

    pub(crate) fn remove(&mut self, key: &str) {
        if let Some((_, bytes, _)) = self.entries.remove(key) {
            self.bytes -= bytes;
        }
    }
}

/// Who retrieves what now: of many requests for one certificate, one asks the source.
#[derive(Debug, Default)]
pub(crate) struct Leases {
    entries: BTreeMap<String, Lease>,
}

#[derive(Debug)]
enum Lease {
    /// Somebody is at it; a lease ends by itself, for a request whose client has gone is never
    /// resumed.
    Taken { until: Millis, awaited: bool },
    /// It is done; whoever waited gets the same answer.
    Done { result: Box<Outcome>, until: Millis },
}

/// What a request for something under lease is to do.
#[derive(Clone, Debug)]
pub(crate) enum Turn {
    /// Retrieve it.
    Lead,
    /// Look again in a moment.
    Wait,
    /// Answer this.
    Share(Box<Outcome>),
}

impl Leases {
    /// How long a result is shared with those who waited for it.
    const SHARED_MS: Millis = 1000;

    /// Whose turn it is. `timeout_ms`: how long the leader may take. `waited`: the request has waited
    /// for another.
    pub(crate) fn turn(
        &mut self,
        key: &str,
        waited: bool,
        (now, timeout_ms): (Millis, Millis),
    ) -> Turn {
        match self.entries.get_mut(key) {
            Some(Lease::Taken { until, awaited }) if now < *until => {
                *awaited = true;
                return Turn::Wait;
            }
            Some(Lease::Done { result, until }) if waited && now < *until => {
                return Turn::Share(result.clone());
            }
            _ => {}
        }
        self.entries.retain(|_, lease| match lease {
            Lease::Taken { until, .. } | Lease::Done { until, .. } => now < *until,
        });
        self.entries
            .insert(key.to_owned(), Lease::Taken { until: now + timeout_ms, awaited: false });
        Turn::Lead
    }

    /// The leader has nothing to tell: whoever waits leads in its place.
    pub(crate) fn leave(&mut self, key: &str) {
        self.entries.remove(key);
    }

    /// The leader is done. What it found is remembered only where somebody waits for it: a bundle may
    /// be large, and there may be many.
    pub(crate) fn done(&mut self, key: &str, result: Outcome, now: Millis) {
        if !matches!(self.entries.remove(key), Some(Lease::Taken { awaited: true, .. })) {
            return;
        }
        let until = now + Self::SHARED_MS;
        self.entries.insert(key.to_owned(), Lease::Done { result: Box::new(result), until });
    }
}

/// Keys at which something holds for a while: that the source has nothing there, that somebody is
/// locked out.
#[derive(Debug, Default)]
pub(crate) struct Until {
    ends: BTreeMap<String, Millis>,
}

impl Until {
    /// How long nothing is absent: a certificate that has just been issued must show soon.
    pub(crate) const ABSENT_MS: Millis = 60_000;
    /// Keys remembered at most; what is forgotten is only asked for again.
    const KEYS: usize = 4096;

    pub(crate) fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    pub(crate) fn holds(&self, key: &str, now: Millis) -> bool {
        self.ends.get(key).is_some_and(|end| now < *end)
    }

    /// For so long.
    pub(crate) fn note(&mut self, key: &str, ms: Millis, now: Millis) {
        if self.ends.len() >= Self::KEYS {
            self.ends.retain(|_, end| now < *end);
        }
        if self.ends.len() < Self::KEYS {
            self.ends.insert(key.to_owned(), now.saturating_add(ms));
        }
    }

    /// For a minute, a fifth less or more by the key itself, so that not all end at once.
    pub(crate) fn note_absent(&mut self, key: &str, now: Millis) {
        let spread = key.bytes().fold(0, |sum: u64, b| (sum * 31 + u64::from(b)) % 41);
        self.note(key, Self::ABSENT_MS * (80 + spread) / 100, now);
    }
}

/// A source that keeps failing is left alone for a while, so that it can recover and nobody waits
/// for it in vain.
#[derive(Debug, Default)]
pub(crate) struct Breaker {
    failures: Vec<Millis>,
    /// Closed again at this moment, but for one request to try.
    open_until: Option<Millis>,
    /// That one is under way.
    trying: bool,
    opened: u32,
}

impl Breaker {
    const FAILURES: usize = 5;
    const WITHIN_MS: Millis = 30_000;
    const OPEN_MS: Millis = 15_000;
    const OPEN_MS_MOST: Millis = 300_000;

    /// Whether the source may be asked now. The first request after the pause is let through; until it
    /// is answered, the others are not.
    pub(crate) fn lets_through(&mut self, now: Millis) -> bool {
        match self.open_until {
            None => true,
            Some(until) if now < until => false,
            Some(_) => {
                self.open_until = Some(now + Self::OPEN_MS);
                self.trying = true;
                true
            }
        }
    }

    /// Milliseconds until it may be asked again.
    pub(crate) fn pause(&self, now: Millis) -> Millis {
        self.open_until.map_or(0, |until| until.saturating_sub(now))
    }

    /// The source wants to be left alone for so long.
    pub(crate) fn wants_rest(&mut self, ms: Millis, now: Millis) {
        self.open_until = Some(now.saturating_add(ms.min(Self::OPEN_MS_MOST)));
    }

    /// The source answered, whatever it said.
    pub(crate) fn answered(&mut self) {
        *self = Self::default();
    }

    /// The source failed: too many failures open the breaker, for longer each time that the one request
    /// which is let through then fails. Those that were under way before say nothing new.
    pub(crate) fn failed(&mut self, now: Millis) {
        if self.open_until.is_some() && !std::mem::take(&mut self.trying) {
            return;
        }
        self.failures.retain(|at| now < at + Self::WITHIN_MS);
        self.failures.push(now);
        if self.open_until.is_some() || self.failures.len() >= Self::FAILURES {
            let pause = Self::OPEN_MS.saturating_mul(1 << self.opened.min(10));
            self.open_until = Some(now + pause.min(Self::OPEN_MS_MOST));
            self.opened += 1;
            self.failures.clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::found::{Missed, Origin, Way};
    use crate::problem::Problem;

    const BYTES: usize = Bounded::<String>::BYTES;

    #[test]
    fn memory_is_bounded_and_the_oldest_goes_first() {
        let mut texts = Bounded::default();
        let put = |texts: &mut Bounded<usize>, key, bytes| texts.put(key, bytes, bytes, BYTES);
        put(&mut texts, "a", BYTES / 2);
        put(&mut texts, "b", BYTES / 2);
        assert!(texts.get("a").is_some());
        put(&mut texts, "a", BYTES / 2);
        put(&mut texts, "c", 1);
        assert_eq!((texts.get("b"), texts.get("c")), (None, Some(&1)));
        assert!(texts.get("a").is_some() && texts.bytes <= BYTES);
        put(&mut texts, "d", BYTES + 1);
        assert!(texts.get("d").is_none() && texts.get("a").is_some());
        texts.put("e", 0, 1, 0);
        assert!(texts.get("e").is_none(), "no memory is none");
    }

    fn failed() -> Outcome {
        let origin = Origin::forwarded(Way::Miss, "");
        Err(Missed::new(Problem::UpstreamTimeout, origin))
    }

    fn turn(leases: &mut Leases, key: &str, waited: bool, now: Millis) -> &'static str {
        match leases.turn(key, waited, (now, 8000)) {
            Turn::Lead => "lead",
            Turn::Wait => "wait",
            Turn::Share(outcome) => {
                if outcome.is_ok() {
                    "found"
                } else {
                    "failed"
                }
            }
        }
    }

    #[test]
    fn one_leads_the_others_wait_and_share_its_failure() {
        let mut leases = Leases::default();
        assert_eq!(turn(&mut leases, "k", false, 0), "lead");
        assert_eq!(turn(&mut leases, "k", false, 10), "wait");
        assert_eq!(turn(&mut leases, "other", false, 10), "lead");
        leases.done("k", failed(), 400);
        assert_eq!(turn(&mut leases, "k", true, 410), "failed");
        // Who did not wait for it asks anew.
        assert_eq!(turn(&mut leases, "k", false, 420), "lead");
        leases.done("k", failed(), 500);
        // Nobody waited for that one, so that nothing of it is remembered.
        assert_eq!(turn(&mut leases, "k", true, 510), "lead");
        assert_eq!(turn(&mut leases, "k", false, 520), "wait");
        leases.done("k", failed(), 600);
        assert_eq!(turn(&mut leases, "k", true, 1600), "lead");
    }

    #[test]
    fn a_lease_whose_holder_is_gone_ends_by_itself() {
        let mut leases = Leases::default();
        assert_eq!(turn(&mut leases, "k", false, 0), "lead");
        assert_eq!(turn(&mut leases, "k", true, 7999), "wait");
        assert_eq!(turn(&mut leases, "k", true, 8000), "lead");
    }

    #[test]
    fn what_is_absent_is_so_for_a_minute_or_so() {
        let mut absent = Until::default();
        for key in ["a", "b", "0f3c", "zzzz"] {
            absent.note_absent(key, 1000);
            assert!(absent.holds(key, 1000 + 47_999), "{key}");
            assert!(!absent.holds(key, 1000 + 72_000), "{key}");
        }
        assert!(!absent.holds("c", 1000));
        (0..10_000).for_each(|i| absent.note_absent(&i.to_string(), 2000));
        assert!(absent.ends.len() <= Until::KEYS);
    }

    #[test]
    fn a_source_that_wants_rest_gets_it_but_not_for_ever() {
        let mut breaker = Breaker::default();
        breaker.wants_rest(60_000, 1000);
        assert!(!breaker.lets_through(60_999) && breaker.lets_through(61_000));
        breaker.answered();
        breaker.wants_rest(u64::MAX, 1000);
        assert_eq!(breaker.pause(1000), Breaker::OPEN_MS_MOST);
    }

    #[test]
    fn a_breaker_opens_after_five_failures_and_longer_each_time() {
        let mut breaker = Breaker::default();
        (0..4).for_each(|i| breaker.failed(i * 1000));
        assert!(breaker.lets_through(4000));
        breaker.failed(4000);
        // What was under way already makes nothing worse.
        (0..30).for_each(|_| breaker.failed(4001));
        assert!(!breaker.lets_through(4001));
        assert_eq!(breaker.pause(4001), 14_999);
        assert!(!breaker.lets_through(18_999));
        // One tries; the others wait for what becomes of it.
        assert!(breaker.lets_through(19_000));
        assert!(!breaker.lets_through(19_001));
        breaker.failed(19_500);
        assert_eq!(breaker.pause(19_500), 30_000);
        assert!(breaker.lets_through(49_500));
        breaker.answered();
        assert!(breaker.lets_through(49_501));
        // Failures far apart are none.
        (0..9).for_each(|i| breaker.failed(100_000 + i * 10_000));
        assert!(breaker.lets_through(200_000));
        // However often it fails, it is tried every five minutes.
        let mut now = 1_000_000;
        (0..5).for_each(|_| breaker.failed(now));
        for round in 0..40 {
            assert!((15_000..=300_000).contains(&breaker.pause(now)), "{round}");
            now += breaker.pause(now);
            assert!(breaker.lets_through(now));
            breaker.failed(now);
        }
        assert_eq!(breaker.pause(now), 300_000);
    }
}

//! Attempts at the access code of one number, to whether one more may be made. Counted by network,
//! so that nobody is locked out by another's guesses. Pure; the coordinator keeps it.
//!
//! Five different codes within ten minutes are free. One more, and the network is locked out of that
//! number for 15 minutes; after that it has one attempt, then an hour, one attempt, a day. A number at
//! which more than a hundred codes failed within a day is under siege: each network has one attempt a
//! day then. Who has had the certificate with a code is always let through with it.
//!
//! Guessing a code of 20 bits, such as an invoice number, thus takes one network some 1,400 years.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Codes that may be tried before the first lock.
const FREE: usize = 5;
/// Seconds within which they count.
const WINDOW: i64 = 600;
/// Seconds of the first, second and every later lock.
const LOCKS: [i64; 3] = [900, 3600, 86_400];
/// Failures a day from which a number is under siege.
const SIEGE: u32 = 100;
const DAY: i64 = 86_400;
/// Seconds after which a network's attempts are forgotten.
const FORGET: i64 = 2 * DAY;
/// Networks remembered at most, the oldest forgotten first; and pairs let through.
const NETWORKS: usize = 1000;
const KNOWN: usize = 200;
/// Seconds for which all of it is kept after its last change.
pub(crate) const KEPT_SECONDS: i64 = 30 * DAY;

/// The attempts at one number. Networks and codes are in it as keyed hashes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Ladder {
    networks: BTreeMap<String, Rung>,
    /// Networks that have had the certificate, and with which code; the oldest first.
    known: Vec<(String, String)>,
    /// The day of `failures`, in days since 1970.
    day: i64,
    failures: u32,
    /// When the operator last wanted all that is kept to be forgotten, in seconds since 1970.
    pub(crate) purged_at: i64,
}

/// How far a network has got.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Rung {
    /// Codes tried that are not known to be right.
    tried: Vec<String>,
    /// When the first of them was, or the last lock began.
    since: i64,
    locks: usize,
    /// When the last lock ends.
    until: i64,
}

impl Ladder {
    /// Lets an attempt be made, and counts it until [`Self::settle`] says that it was none.
    ///
    /// # Errors
    /// Seconds after which to try again.
    pub(crate) fn admit(&mut self, network: &str, code: &str, now: i64) -> Result<(), u32> {
        if self.is_known(network, code) {
            return Ok(());
        }
        let siege = self.day == now.div_euclid(DAY) && self.failures > SIEGE;
        self.forget(now);
        let rung = self.networks.entry(network.to_owned()).or_default();
        let wait = |until: i64| Err(u32::try_from(until - now).unwrap_or(u32::MAX));
        if now < rung.until {
            return wait(rung.until);
        }
        if rung.tried.iter().any(|tried| tried == code) {
            return Ok(());
        }
        if siege && !rung.tried.is_empty() {
            return wait(rung.since.max(now - DAY + 1) + DAY);
        }
        if rung.locks == 0 && now >= rung.since + WINDOW {
            rung.tried.clear();
        }
        let free = if rung.locks == 0 { FREE } else { 1 };
        if rung.tried.len() >= free {
            let seconds = LOCKS[rung.locks.min(LOCKS.len() - 1)];
            *rung =
                Rung { tried: Vec::new(), since: now, locks: rung.locks + 1, until: now + seconds };
            return wait(now + seconds);
        }
        if rung.tried.is_empty() {
            rung.since = now;
        }
        rung.tried.push(code.to_owned());
        Ok(())
    }

    /// What became of an admitted attempt: `Some(true)` the code was right, `Some(false)` there is no
    /// such certificate, `None` nobody knows.
    pub(crate) fn settle(&mut self, network: &str, code: &str, right: Option<bool>, now: i64) {
        if right == Some(false) {
            let day = now.div_euclid(DAY);
            (self.day, self.failures) =
                (day, if self.day == day { self.failures.saturating_add(1) } else { 1 });
            return;
        }
        if let Some(rung) = self.networks.get_mut(network) {
            rung.tried.retain(|tried| tried != code);
            if rung.tried.is_empty() && rung.locks == 0 {
                self.networks.remove(network);
            }
        }
        if right == Some(true) && !self.is_known(network, code) {
            self.known.push((network.to_owned(), code.to_owned()));
            let too_many = self.known.len().saturating_sub(KNOWN);
            self.known.drain(..too_many);
        }
    }

    /// Forgets every attempt, and takes nothing for kept that was kept before now. The codes that were
    /// right are returned: under them something may be kept.
    pub(crate) fn purge(&mut self, now: i64) -> Vec<String> {
        let before = std::mem::replace(self, Self { purged_at: now, ..Self::default() });
        let codes: std::collections::BTreeSet<String> =
            before.known.into_iter().map(|(_, code)| code).collect();
        codes.into_iter().collect()
    }

    fn is_known(&self, network: &str, code: &str) -> bool {
        self.known.iter().any(|(n, c)| n == network && c == code)
    }

    fn forget(&mut self, now: i64) {
        self.networks.retain(|_, rung| now < rung.since.max(rung.until) + FORGET);
        while self.networks.len() >= NETWORKS {
            let oldest = self.networks.iter().min_by_key(|(_, rung)| rung.since.max(rung.until));
            let Some(oldest) = oldest.map(|(network, _)| network.clone()) else { return };
            self.networks.remove(&oldest);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_781_524_800;

    /// One attempt with a wrong code: whether it was let through, or for how long not.
    fn wrong(ladder: &mut Ladder, network: &str, code: &str, now: i64) -> Result<(), u32> {
        ladder.admit(network, code, now)?;
        ladder.settle(network, code, Some(false), now);
        Ok(())
    }

    fn right(ladder: &mut Ladder, network: &str, code: &str, now: i64) -> Result<(), u32> {
        ladder.admit(network, code, now)?;
        ladder.settle(network, code, Some(true), now);
        Ok(())
    }

    #[test]
    fn five_are_free_then_each_lock_is_longer() {
        let mut ladder = Ladder::default();
        for i in 0..5 {
            assert_eq!(wrong(&mut ladder, "a", &format!("w{i}"), NOW + i), Ok(()));
        }
        // The same mistake again is no new guess.
        assert_eq!(wrong(&mut ladder, "a", "w0", NOW + 5), Ok(()));
        assert_eq!(wrong(&mut ladder, "a", "w6", NOW + 10), Err(900));
        assert_eq!(wrong(&mut ladder, "a", "w7", NOW + 909), Err(1));
        assert_eq!(wrong(&mut ladder, "a", "w8", NOW + 910), Ok(()));
        assert_eq!(wrong(&mut ladder, "a", "w9", NOW + 911), Err(3600));
        assert_eq!(wrong(&mut ladder, "a", "x0", NOW + 911 + 3600), Ok(()));
        assert_eq!(wrong(&mut ladder, "a", "x1", NOW + 911 + 3601), Err(86_400));
        assert_eq!(wrong(&mut ladder, "a", "x2", NOW + 911 + 3601 + 86_400), Ok(()));
        assert_eq!(wrong(&mut ladder, "a", "x3", NOW + 911 + 3602 + 86_400), Err(86_400));
        // Two quiet days after its end, all is forgotten.
        let later = NOW + 911 + 3602 + 2 * 86_400 + FORGET;
        for i in 0..5 {
            assert_eq!(wrong(&mut ladder, "a", &format!("y{i}"), later), Ok(()));
        }
    }

    #[test]
    fn slow_mistakes_are_free_and_a_right_code_clears_nothing_of_an_attacker() {
        let mut ladder = Ladder::default();
        for i in 0..50 {
            assert_eq!(wrong(&mut ladder, "a", &format!("w{i}"), NOW + i * 200), Ok(()), "{i}");
        }
        let mut ladder = Ladder::default();
        for i in 0..5 {
            assert_eq!(wrong(&mut ladder, "a", &format!("w{i}"), NOW), Ok(()));
        }
        // Whoever has one right code gets no more guesses at another by it.
        right(&mut ladder, "a", "right", NOW).expect_err("locked");
        assert_eq!(wrong(&mut ladder, "a", "v", NOW + 1), Err(899));
    }

    #[test]
    fn who_has_had_it_is_let_through_and_another_network_too() {
        let mut ladder = Ladder::default();
        right(&mut ladder, "office", "right", NOW).expect("free");
        for i in 0..100 {
            let _ = wrong(&mut ladder, "office", &format!("w{i}"), NOW + i);
        }
        assert!(wrong(&mut ladder, "office", "w", NOW + 100).is_err());
        assert_eq!(right(&mut ladder, "office", "right", NOW + 100), Ok(()));
        assert_eq!(right(&mut ladder, "elsewhere", "right", NOW + 100), Ok(()));
    }

    #[test]
    fn guesses_made_at_once_count_before_their_answers_and_faults_do_not() {
        let mut ladder = Ladder::default();
        let admitted =
            (0..100).filter(|i| ladder.admit("a", &format!("w{i}"), NOW).is_ok()).count();
        assert_eq!(admitted, 5);
        let mut ladder = Ladder::default();
        for i in 0..100 {
            let code = format!("w{i}");
            assert_eq!(ladder.admit("a", &code, NOW), Ok(()));
            ladder.settle("a", &code, None, NOW);
        }
        assert_eq!(ladder, Ladder::default());
    }

    #[test]
    fn under_siege_every_network_has_one_attempt_a_day() {
        let mut ladder = Ladder::default();
        let now = NOW.div_euclid(DAY) * DAY;
        for i in 0..=SIEGE {
            wrong(&mut ladder, &format!("bot{i}"), "w", now).expect("free");
        }
        assert_eq!(wrong(&mut ladder, "late", "w1", now + 10), Ok(()));
        assert_eq!(wrong(&mut ladder, "late", "w2", now + 20), Err(86_390));
        assert_eq!(right(&mut ladder, "importer", "right", now + 30), Ok(()));
        assert_eq!(right(&mut ladder, "importer", "right", now + 31), Ok(()));
        // The next day is another.
        assert_eq!(wrong(&mut ladder, "late", "w2", now + DAY + 20), Ok(()));
    }

    #[test]
    fn it_is_bounded_and_survives_being_kept() {
        let mut ladder = Ladder::default();
        for i in 0..3 * NETWORKS {
            let _ = wrong(&mut ladder, &format!("n{i}"), "w", NOW);
            right(&mut ladder, &format!("m{i}"), "r", NOW).expect("a network's first");
        }
        assert!(ladder.networks.len() <= NETWORKS && ladder.known.len() == KNOWN);
        let text = serde_json::to_string(&ladder).expect("plain data");
        assert!(text.len() < 200_000, "{}", text.len());
        assert_eq!(serde_json::from_str::<Ladder>(&text).expect("the same"), ladder);
    }

    #[test]
    fn a_purge_forgets_attempts_and_names_what_was_right() {
        let mut ladder = Ladder::default();
        right(&mut ladder, "a", "r1", NOW).expect("free");
        right(&mut ladder, "b", "r1", NOW).expect("free");
        right(&mut ladder, "b", "r2", NOW).expect("free");
        for i in 0..9 {
            let _ = wrong(&mut ladder, "c", &format!("w{i}"), NOW);
        }
        assert_eq!(ladder.purge(NOW + 1), ["r1", "r2"]);
        assert_eq!(wrong(&mut ladder, "c", "w", NOW + 2), Ok(()));
        assert_eq!(ladder.purged_at, NOW + 1);
    }
}

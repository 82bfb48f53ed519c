//! Turns the output of `cargo test` and of `node --test` into counts, and skips into failures where
//! nobody allowed them.

use std::collections::BTreeSet;

/// How the tests of one step, or of all, came out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Count {
    pub(crate) passed: usize,
    pub(crate) failed: usize,
    /// The names of what was skipped, each `step: test`.
    pub(crate) skipped: Vec<String>,
}

impl Count {
    /// One thing that went well or not.
    pub(crate) fn one(good: bool) -> Count {
        Count { passed: usize::from(good), failed: usize::from(!good), skipped: Vec::new() }
    }

    /// One thing that could not be tried.
    pub(crate) fn skip(name: &str) -> Count {
        Count { skipped: vec![name.to_owned()], ..Count::default() }
    }

    pub(crate) fn add(&mut self, other: Count) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped.extend(other.skipped);
    }

    /// Turns skips that `allowed` does not name into failures and returns their names.
    pub(crate) fn refuse_skips(&mut self, allowed: &BTreeSet<String>) -> Vec<String> {
        let all = std::mem::take(&mut self.skipped);
        let (kept, refused): (Vec<_>, Vec<_>) =
            all.into_iter().partition(|name| allowed.contains(name));
        self.failed += refused.len();
        self.skipped = kept;
        refused
    }
}

impl std::fmt::Display for Count {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Count { passed, failed, skipped } = self;
        write!(f, "{passed} passed, {failed} failed, {} skipped", skipped.len())
    }
}

/// Reads what `cargo test` prints. A run that failed but counts no failure (it did not compile, or
/// a test binary died) has one.
pub(crate) fn cargo_test(text: &str, success: bool, step: &str) -> Count {
    let mut count = Count::default();
    for line in text.lines() {
        if let Some(rest) = line.strip_prefix("test result: ") {
            count.passed += before(rest, " passed");
            count.failed += before(rest, " failed");
        } else if let Some((name, _)) =
            line.strip_prefix("test ").and_then(|rest| rest.split_once(" ... ignored"))
        {
            count.skipped.push(format!("{step}: {name}"));
        } else if let Some((name, _)) =
            line.strip_prefix("skipped: ").and_then(|rest| rest.split_once(": "))
        {
            // What a test says that found nothing to try, and so passed.
            count.skipped.push(format!("{step}: {name}"));
        }
    }
    finish(count, success)
}

/// Reads the TAP that `node --test` writes.
pub(crate) fn node_test(text: &str, success: bool, step: &str) -> Count {
    let mut count = Count::default();
    for line in text.lines() {
        if let Some(total) = line.strip_prefix("# pass ") {
            count.passed += total.trim().parse().unwrap_or(0);
        } else if let Some(total) =
            line.strip_prefix("# fail ").or_else(|| line.strip_prefix("# cancelled "))
        {
            count.failed += total.trim().parse().unwrap_or(0);
        } else if let Some((head, _)) =
            line.split_once(" # SKIP").or_else(|| line.split_once(" # TODO"))
        {
            let name = head.split_once(" - ").map_or(head, |(_, name)| name);
            count.skipped.push(format!("{step}: {}", name.trim()));
        }
    }
    finish(count, success)
}

/// Reads the lines `ok ...` and `FAIL ...` of our own checks.
pub(crate) fn own_lines(text: &str, success: bool) -> Count {
    let starts = |word: &str| text.lines().filter(|line| line.trim().starts_with(word)).count();
    finish(Count { passed: starts("ok "), failed: starts("FAIL "), skipped: Vec::new() }, success)
}

/// A run that ends badly, or that tried nothing at all, has failed.
fn finish(mut count: Count, success: bool) -> Count {
    let nothing = count.passed + count.failed + count.skipped.len() == 0;
    if (!success && count.failed == 0) || nothing {
        count.failed += 1;
    }
    count
}

/// The number before `word` in `12 passed; 0 failed; ...`.
fn before(text: &str, word: &str) -> usize {
    let head = text.split_once(word).map_or("", |(head, _)| head);
    head.rsplit(' ').next().and_then(|number| number.parse().ok()).unwrap_or(0)
}

/// The names in tests/allowed-skips.txt: a line each, `#` starts the reason.
pub(crate) fn allowed(text: &str) -> BTreeSet<String> {
    let names = text.lines().map(|line| line.split_once('#').map_or(line, |(name, _)| name).trim());
    names.filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargo_results_add_up() {
        let text = "test a::b ... ok\ntest a::slow ... ignored, takes an hour\n\
            skipped: Wycheproof: no corpora at ../x\n\
            test result: ok. 1 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out\n\
            test result: FAILED. 4 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out\n";
        let count = cargo_test(text, false, "native");
        assert_eq!(count.to_string(), "5 passed, 2 failed, 2 skipped");
        assert_eq!(count.skipped, ["native: a::slow", "native: Wycheproof"]);
    }

    #[test]
    fn a_run_that_dies_or_tests_nothing_has_failed() {
        let good = "test result: ok. 3 passed; 0 failed; 0 ignored\n";
        assert_eq!(cargo_test(good, false, "native").failed, 1);
        assert_eq!(cargo_test("", true, "native").failed, 1);
        assert_eq!(node_test("# pass 0\n# fail 0\n", true, "edge").failed, 1);
    }

    #[test]
    fn node_results_add_up() {
        let text = "TAP version 13\n    ok 1 - reads # SKIP no browser\nok 2 - writes # time=3\n\
            # tests 4\n# suites 0\n# pass 2\n# fail 0\n# cancelled 1\n# skipped 1\n# todo 0\n";
        let count = node_test(text, false, "browser");
        assert_eq!(count.to_string(), "2 passed, 1 failed, 1 skipped");
        assert_eq!(count.skipped, ["browser: reads"]);
    }

    #[test]
    fn only_named_skips_stay_skips() {
        let mut count = Count { skipped: vec!["a: b".into(), "c: d".into()], ..Count::one(true) };
        let refused = count.refuse_skips(&allowed("# none but\na: b   # because\n"));
        assert_eq!((refused, count.failed), (vec!["c: d".to_owned()], 1));
        assert_eq!(count.skipped, ["a: b"]);
    }
}

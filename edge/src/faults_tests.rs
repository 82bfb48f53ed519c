//! Faults that last: what is answered minute by minute, day by day, while source, lists or stores fail. Only the clock
//! of the mock moves; requests go in at `route::answer` and nothing else is looked at but what comes out of it.

use crate::host::{Failure, Store};
use crate::http::Answer;
use crate::route;
use crate::testing::{
    CODE, Mock, NOW, NUMBER, REVOCATION, SOURCE, SUSPENSION, TRUST, asked, certificate, config,
    good, ready, status_list_at, subject, trust_list,
};
use eco_issuer::{Purpose, SigningKey};
use serde_json::Value;

const MINUTE: i64 = 60;
const HOUR: i64 = 3600;
const DAY: i64 = 86_400;
const TOKEN: &str = "application/vc+jwt";
const LIST: &str = "application/eco-trust-list+jwt";

/// A request for the certificate at `NOW` and so many seconds.
fn at(mock: &Mock, seconds: i64) -> Answer {
    mock.now.set(NOW + seconds);
    let config = config();
    let path = format!("/v1/eco/{NUMBER}");
    ready(route::answer(mock, Ok(&config), &asked(&path, Some(CODE)))).1
}

/// 200, or status and slug of the problem.
fn outcome(answer: &Answer) -> (u16, &str) {
    (answer.status, answer.note.problem.unwrap_or_default())
}

fn cache_status(answer: &Answer) -> &str {
    answer.header("cache-status").unwrap_or_default()
}

/// The issuer publishes its lists anew, at `NOW` and so many seconds.
fn publish(mock: &Mock, seconds: i64) {
    for (url, purpose) in [(REVOCATION, Purpose::Revocation), (SUSPENSION, Purpose::Suspension)] {
        mock.reply(url, TOKEN, &status_list_at(purpose, &[], NOW + seconds));
    }
}

/// A world in which all is well, and the certificate has just been asked for. Its trust list has long to go.
fn kept() -> Mock {
    let mock = Mock::serving(&good());
    mock.reply(TRUST, LIST, &trust_list(7, NOW + 60 * DAY));
    assert_eq!(outcome(&at(&mock, 0)), (200, ""));
    mock
}

/// All that this isolate remembers is gone.
fn elsewhere(mock: &Mock) {
    mock.state.take();
}

/// What is wrong, how it is made so, and the answer where nothing is kept.
type Fault = (&'static str, fn(&Mock), u16, &'static str);
/// What is wrong with a list, and how it is made so at that time.
type ListFault = (&'static str, fn(&Mock, i64));

/// Faults of the source that say nothing of the certificate, and their answers where nothing is kept.
const PASSING: [Fault; 8] = [
    ("silent", |mock| mock.fails(SOURCE, Failure::TimedOut), 504, "upstream-timeout"),
    ("unreachable", |mock| mock.fails(SOURCE, Failure::Unreachable), 502, "upstream-unreachable"),
    ("500", |mock| mock.status(SOURCE, 500), 503, "upstream-error"),
    ("502", |mock| mock.status(SOURCE, 502), 503, "upstream-error"),
    ("503", |mock| mock.status(SOURCE, 503), 503, "upstream-error"),
    ("525", |mock| mock.status(SOURCE, 525), 503, "upstream-error"),
    ("401", |mock| mock.status(SOURCE, 401), 503, "upstream-error"),
    ("403", |mock| mock.status(SOURCE, 403), 503, "upstream-error"),
];

/// Answers of the source that are none.
const NONSENSE: [Fault; 7] = [
    ("redirect", |mock| mock.status(SOURCE, 302), 502, "upstream-redirect"),
    (
        "a log-in page",
        |mock| mock.reply(SOURCE, "text/html", "<title>Log in</title>"),
        502,
        "upstream-malformed",
    ),
    ("garbage", |mock| mock.reply(SOURCE, TOKEN, "garbage"), 502, "upstream-malformed"),
    ("too large", |mock| mock.fails(SOURCE, Failure::TooLarge), 502, "upstream-too-large"),
    (
        "another",
        |mock| mock.reply(SOURCE, TOKEN, &certificate(subject("C1"), NOW + 300 * DAY, None)),
        502,
        "upstream-certificate-mismatch",
    ),
    (
        "forged",
        |mock| mock.reply(SOURCE, TOKEN, &signed_by("edge forger", "#k1")),
        502,
        "upstream-signature-invalid",
    ),
    (
        "unlisted",
        |mock| mock.reply(SOURCE, TOKEN, &signed_by("edge issuer", "#k2")),
        502,
        "upstream-issuer-unknown",
    ),
];

fn signed_by(label: &str, kid: &str) -> String {
    let key = SigningKey::for_tests(label, &format!("did:web:origin.customs.example{kid}"));
    certificate(subject(NUMBER), NOW + 300 * DAY, Some(&key))
}

/// What is kept keeps the source's fault from showing: as long as its document is young, it is not even asked.
#[test]
fn with_something_kept_no_fault_of_the_source_shows_for_a_day() {
    for (what, fault, ..) in PASSING.into_iter().chain(NONSENSE) {
        let mock = kept();
        fault(&mock);
        for seconds in [0, 59, 60, 299, 300, 301, HOUR, 6 * HOUR, DAY - 1] {
            publish(&mock, seconds - 1);
            assert_eq!(outcome(&at(&mock, seconds)), (200, ""), "{what} after {seconds} s");
        }
        assert_eq!(mock.asked_for(SOURCE), 1, "{what}");
    }
}

#[test]
fn with_a_document_kept_a_source_that_fails_does_not_show_for_a_week() {
    for (what, fault, status, slug) in PASSING {
        let mock = kept();
        fault(&mock);
        for seconds in [DAY, DAY + HOUR, 3 * DAY, 7 * DAY - 1] {
            publish(&mock, seconds - 1);
            let answer = at(&mock, seconds);
            assert_eq!(outcome(&answer), (200, ""), "{what} after {seconds} s");
            assert!(cache_status(&answer).starts_with("eco-edge; fwd=stale"), "{what}");
        }
        publish(&mock, 7 * DAY + HOUR);
        assert_eq!(outcome(&at(&mock, 7 * DAY + HOUR)), (status, slug), "{what}");
    }
}

/// A log-in page or a redirect is a fault of the source like its silence, and says nothing against the certificate.
#[test]
fn with_a_document_kept_a_source_that_answers_nonsense_does_not_show_either() {
    for (what, fault, status, slug) in NONSENSE {
        let mock = kept();
        fault(&mock);
        publish(&mock, 2 * DAY);
        assert_eq!(outcome(&at(&mock, 2 * DAY)), (200, ""), "{what}");
        publish(&mock, 7 * DAY + HOUR);
        assert_eq!(outcome(&at(&mock, 7 * DAY + HOUR)), (status, slug), "{what}");
    }
}

/// What the source says of the certificate counts: that it has it no more.
#[test]
fn a_source_that_denies_a_kept_certificate_is_believed_once_it_is_asked() {
    for status in [404, 410] {
        let mock = kept();
        mock.status(SOURCE, status);
        publish(&mock, DAY - 1);
        assert_eq!(outcome(&at(&mock, DAY - 1)), (200, ""));
        publish(&mock, DAY + HOUR);
        assert_eq!(outcome(&at(&mock, DAY + HOUR)), (404, "not-found"));
    }
}

#[test]
fn without_anything_kept_every_fault_of_the_source_has_its_answer_and_leaves_nothing() {
    for (what, fault, status, slug) in PASSING.into_iter().chain(NONSENSE) {
        let mock = Mock::serving(&good());
        fault(&mock);
        let answer = at(&mock, 0);
        assert_eq!(outcome(&answer), (status, slug), "{what}");
        assert_eq!(answer.header("cache-control"), Some("no-store"));
        let retry = answer.header("retry-after").is_some();
        assert_eq!(retry, PASSING.iter().any(|(passing, ..)| *passing == what), "{what}");
        assert!(mock.kept.borrow().values().all(|text| !text.contains(&good())), "{what} was kept");
        mock.reply(SOURCE, TOKEN, &good());
        assert_eq!(outcome(&at(&mock, 1)), (200, ""), "{what} has outlived its cause");
    }
}

/// An hour without the source: what is kept is served all the while, what is not is refused at once with a word on when to
/// come back; the source is tried again and again, but seldom, and found again soon after it is back.
#[test]
fn a_source_that_is_down_for_an_hour() {
    for (what, fault, ..) in PASSING.into_iter().take(3) {
        let mock = kept();
        let other = "C26470RC00000002";
        let url = SOURCE.replace(NUMBER, other);
        let ask_other = |seconds| {
            mock.now.set(NOW + seconds);
            let (config, path) = (config(), format!("/v1/eco/{other}"));
            ready(route::answer(&mock, Ok(&config), &asked(&path, Some(CODE)))).1
        };
        fault(&mock);
        let broken = mock.network.borrow().get(SOURCE).cloned().expect("a fault");
        mock.network.borrow_mut().insert(url.clone(), broken);
        for seconds in (5..HOUR).step_by(5) {
            if seconds % MINUTE == 0 {
                publish(&mock, seconds);
                assert_eq!(outcome(&at(&mock, seconds)), (200, ""), "{what}: kept, {seconds} s");
            }
            let answer = ask_other(seconds);
            let retry: Option<i64> =
                answer.header("retry-after").and_then(|text| text.parse().ok());
            assert!([502, 503, 504].contains(&answer.status), "{what}: {:?}", outcome(&answer));
            assert!(retry.is_some_and(|seconds| (1..=300).contains(&seconds)), "{what}: {retry:?}");
        }
        let tried = mock.asked_for(&url);
        // Five failures, then after 15, 30, 60, 120, 240 and every 300 seconds.
        assert!((10..=25).contains(&tried), "{what}: tried {tried} times in 719 requests");
        mock.reply(&url, TOKEN, &certificate(subject(other), NOW + 300 * DAY, None));
        let back = (0..400).step_by(10).find(|seconds| ask_other(HOUR + seconds).status == 200);
        assert!(back.is_some(), "{what}: not found again");
    }
}

/// Lists that cannot be used, and their answer where none is kept.
const LISTS: [ListFault; 8] = [
    ("silent", |mock, _| mock.fails(REVOCATION, Failure::TimedOut)),
    ("unreachable", |mock, _| mock.fails(REVOCATION, Failure::Unreachable)),
    ("too large", |mock, _| mock.fails(REVOCATION, Failure::TooLarge)),
    ("404", |mock, _| mock.status(REVOCATION, 404)),
    ("500", |mock, _| mock.status(REVOCATION, 500)),
    ("redirect", |mock, _| mock.status(REVOCATION, 302)),
    ("garbage", |mock, _| mock.reply(REVOCATION, TOKEN, "garbage")),
    ("rolled back", |mock, _| {
        mock.reply(REVOCATION, TOKEN, &status_list_at(Purpose::Revocation, &[], NOW - HOUR))
    }),
];
/// The same, newer by their own word than the one before.
const LATER_LISTS: [ListFault; 3] = [
    ("another list", |mock, now| {
        mock.reply(REVOCATION, TOKEN, &status_list_at(Purpose::Suspension, &[], now - 1))
    }),
    ("from the future", |mock, now| {
        mock.reply(REVOCATION, TOKEN, &status_list_at(Purpose::Revocation, &[], now + HOUR))
    }),
    ("forged", |mock, now| mock.reply(REVOCATION, TOKEN, &forged_list(now - 1))),
];

fn forged_list(issued: i64) -> String {
    let mut token = status_list_at(Purpose::Revocation, &[], issued);
    // Another's signature: of the same length, and of none of these bytes.
    let other = status_list_at(Purpose::Revocation, &[7], issued);
    let cut = |token: &str| token.rfind('.').expect("a token");
    token.truncate(cut(&token));
    token + &other[cut(&other)..]
}

#[test]
fn a_list_that_cannot_be_used_does_not_show_until_the_last_good_one_is_a_day_old() {
    for (what, fault) in LISTS {
        let mock = kept();
        for seconds in [MINUTE, 301, HOUR, 12 * HOUR, DAY - MINUTE - 1] {
            fault(&mock, NOW + seconds);
            assert_eq!(outcome(&at(&mock, seconds)), (200, ""), "{what} after {seconds} s");
        }
        for seconds in [DAY + HOUR, 3 * DAY] {
            fault(&mock, NOW + seconds);
            let answer = at(&mock, seconds);
            assert_eq!(outcome(&answer), (503, "status-unavailable"), "{what} after {seconds} s");
            assert!(answer.header("retry-after").is_some());
        }
        publish(&mock, 3 * DAY + MINUTE);
        assert_eq!(outcome(&at(&mock, 3 * DAY + MINUTE)), (200, ""), "{what}");
    }
}

/// One that nobody may believe takes the place of none, however late it says it is.
#[test]
fn a_list_that_cannot_be_believed_does_not_take_the_place_of_a_good_one() {
    for (what, fault) in LATER_LISTS {
        let mock = kept();
        for seconds in [301, HOUR] {
            fault(&mock, NOW + seconds);
            assert_eq!(outcome(&at(&mock, seconds)), (200, ""), "{what} after {seconds} s");
        }
    }
}

#[test]
fn without_anything_kept_no_list_that_cannot_be_used_lets_a_certificate_pass() {
    for (what, fault) in LISTS.into_iter().chain(LATER_LISTS) {
        let mock = Mock::serving(&good());
        fault(&mock, NOW);
        // An hour old is young enough where no later one is known.
        let due = if what == "rolled back" { (200, "") } else { (503, "status-unavailable") };
        assert_eq!(outcome(&at(&mock, 0)), due, "{what}");
    }
}

/// A revocation is not undone by a list of before it, though the isolate that saw it is gone.
#[test]
fn a_list_rolled_back_to_before_a_revocation_undoes_nothing() {
    let mock = kept();
    mock.reply(REVOCATION, TOKEN, &status_list_at(Purpose::Revocation, &[5], NOW + 400));
    assert_eq!(outcome(&at(&mock, 400)), (410, "revoked"));
    for seconds in [500, HOUR, DAY, 30 * DAY] {
        publish(&mock, seconds - 1);
        mock.reply(
            REVOCATION,
            TOKEN,
            &status_list_at(Purpose::Revocation, &[], NOW + seconds - 500),
        );
        elsewhere(&mock);
        assert_eq!(outcome(&at(&mock, seconds)), (410, "revoked"), "after {seconds} s");
    }
}

#[test]
fn a_trust_list_that_cannot_be_used_does_not_show_for_a_day() {
    let faults: [ListFault; 5] = [
        ("silent", |mock, _| mock.fails(TRUST, Failure::TimedOut)),
        ("404", |mock, _| mock.status(TRUST, 404)),
        ("redirect", |mock, _| mock.status(TRUST, 302)),
        ("unreachable", |mock, _| mock.fails(TRUST, Failure::Unreachable)),
        ("too large", |mock, _| mock.fails(TRUST, Failure::TooLarge)),
    ];
    for (what, fault) in faults {
        let mock = kept();
        fault(&mock, NOW);
        for seconds in [301, HOUR, DAY - MINUTE] {
            publish(&mock, seconds);
            // The mock forgets nothing by itself.
            forget(&mock, seconds);
            assert_eq!(outcome(&at(&mock, seconds)), (200, ""), "{what} after {seconds} s");
        }
        publish(&mock, DAY + HOUR);
        forget(&mock, DAY + HOUR);
        elsewhere(&mock);
        assert_eq!(outcome(&at(&mock, DAY + HOUR)), (503, "trust-list-unavailable"), "{what}");
    }
}

/// What KV would have forgotten of the trust list by then.
fn forget(mock: &Mock, seconds: i64) {
    let mut kept = mock.kept.borrow_mut();
    kept.retain(|(_, key), _| {
        !(key == "trust/list" && seconds >= 300 || key == "trust/last" && seconds >= DAY)
    });
}

/// Stores that lose what they are given, all or one of them; with memory and without.
#[test]
fn stores_that_lose_everything_make_it_slower_and_nothing_else() {
    let losses = [
        ("KV", &[Store::Far][..]),
        ("the cache", &[Store::Near]),
        ("both", &[Store::Far, Store::Near]),
    ];
    for (what, lost) in losses {
        for forgetful in [false, true] {
            let mock = Mock::serving(&good());
            mock.reply(TRUST, LIST, &trust_list(7, NOW + 60 * DAY));
            for seconds in [0, 1, 59, 60, 301, HOUR, DAY, 8 * DAY] {
                publish(&mock, seconds);
                let answer = at(&mock, seconds);
                assert_eq!(outcome(&answer), (200, ""), "{what}, {forgetful}, after {seconds} s");
                mock.kept.borrow_mut().retain(|(store, _), _| !lost.contains(store));
                if forgetful {
                    elsewhere(&mock);
                }
            }
            // Revoked is revoked, though it cannot be remembered.
            mock.reply(
                REVOCATION,
                TOKEN,
                &status_list_at(Purpose::Revocation, &[5], NOW + 9 * DAY),
            );
            assert_eq!(outcome(&at(&mock, 9 * DAY)), (410, "revoked"), "{what}, {forgetful}");
        }
    }
}

/// Another clock than ours: what was kept by one that ran ahead is not served until ours is there.
#[test]
fn a_clock_that_is_set_back_serves_nothing_from_the_future() {
    let mock = kept();
    let answer = at(&mock, -HOUR);
    assert!(!cache_status(&answer).contains("hit"), "{}", cache_status(&answer));
    // The lists are from the future, too.
    assert_eq!(outcome(&answer), (503, "status-unavailable"));
    assert_eq!(outcome(&at(&mock, 1)), (200, ""));
}

/// Something that panics would take all others in the isolate with it: no request that can be made does.
#[test]
fn no_request_however_odd_makes_it_panic() {
    let (mock, config) = (Mock::serving(&good()), config());
    let odd = ["", "/", "%", "%2", "%zz", "\0", "\u{202e}", "a b", "..", "{number}", "\u{10ffff}"];
    for (path, text) in odd.iter().flat_map(|path| odd.map(|text| (*path, text))) {
        for whole in [
            path.to_owned(),
            format!("/v1/eco/{path}"),
            format!("/v1/eco/{path}/status"),
            format!("/v1/status-lists/{path}"),
            format!("/problems/{path}"),
        ] {
            let mut request = asked(&whole, Some(text));
            for header in [
                &mut request.accept,
                &mut request.if_none_match,
                &mut request.content_type,
                &mut request.traceparent,
            ] {
                *header = Some(text.repeat(50));
            }
            let (_, answer) = ready(route::answer(&mock, Ok(&config), &request));
            assert!(answer.status != 500, "{whole} {text}");
            let body: Result<Value, _> = serde_json::from_str(&answer.body);
            assert!(answer.status == 200 || body.is_ok(), "{whole}: {}", answer.body);
        }
    }
}

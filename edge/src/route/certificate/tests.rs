//! Requests against a source, lists and stores that are tables: every answer and what is kept.

use super::*;
use crate::host::{Failure, Store};
use crate::testing::{
    CODE, Mock, NOW, NUMBER, REVOCATION, SOURCE, SUSPENSION, TRUST, asked, certificate, config,
    config_with, good, question, ready, status_list, status_list_at, subject, trust_list,
    trust_list_by,
};
use eco_issuer::{Purpose, SigningKey};
use serde_json::Value;

const DAY: i64 = 86_400;

fn ask(mock: &Mock) -> Answer {
    ask_for(mock, NUMBER, Some(CODE))
}

fn ask_for(mock: &Mock, segment: &str, code: Option<&str>) -> Answer {
    ready(get(mock, &config(), &asked("", code), segment))
}

fn json(answer: &Answer) -> Value {
    serde_json::from_str(&answer.body).expect("JSON")
}

fn kept_certificates(mock: &Mock) -> usize {
    mock.kept.borrow().keys().filter(|(_, key)| !key.contains('/')).count()
}

/// Another isolate: it has the stores, and remembers nothing.
fn elsewhere(mock: &Mock) {
    mock.state.take();
}

#[track_caller]
fn refuses(mock: &Mock, status: u16, slug: &str) -> Value {
    elsewhere(mock);
    let answer = ask(mock);
    let body = json(&answer);
    assert_eq!((answer.status, &body["code"]), (status, &slug.into()), "{body}");
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    assert_eq!(kept_certificates(mock), 0, "{slug} was kept");
    body
}

#[test]
fn a_valid_certificate_is_served_kept_and_served_again_without_asking() {
    let token = good();
    let mock = Mock::serving(&token);
    let first = ask(&mock);
    assert_eq!(first.status, 200, "{}", first.body);
    assert_eq!(first.header("content-type"), Some("application/vnd.rcep-eco.bundle+json"));
    assert_eq!(first.header("cache-status"), Some("eco-edge; fwd=miss; stored"));
    assert_eq!(first.header("cache-control"), Some("private, no-cache"));
    assert_eq!(first.header("cdn-cache-control"), Some("no-store"));
    let body = json(&first);
    assert_eq!(body["document"]["bytes"], token);
    assert_eq!(body["evidence"][0]["uri"], REVOCATION);
    assert_eq!(body["evidence"][1]["uri"], SUSPENSION);
    assert_eq!(body["edge"]["report"]["verdict"], "valid");
    assert_eq!(body["edge"]["verifiedAt"], "2026-06-15T12:00:00Z");
    assert_eq!(kept_certificates(&mock), 2);

    let calls = mock.calls.borrow().len();
    mock.now.set(NOW + 10);
    let second = ask(&mock);
    assert_eq!(second.header("cache-status"), Some("eco-edge; hit; ttl=50; detail=memory"));
    assert_eq!((&second.body, second.header("etag")), (&first.body, first.header("etag")));

    elsewhere(&mock);
    assert_eq!(ask(&mock).header("cache-status"), Some("eco-edge; hit; ttl=50"));
    elsewhere(&mock);
    mock.kept.borrow_mut().retain(|(store, _), _| *store == Store::Far);
    assert_eq!(ask(&mock).header("cache-status"), Some("eco-edge; hit; ttl=50; detail=far"));
    assert_eq!(mock.calls.borrow().len(), calls);
}

#[test]
fn no_key_of_a_store_shows_number_or_code_and_only_the_source_is_told_the_code() {
    let mock = Mock::serving(&good());
    ask(&mock);
    for (_, key) in mock.kept.borrow().keys() {
        assert!(!key.contains(NUMBER) && !key.contains(CODE), "{key}");
    }
    for call in mock.calls.borrow().iter() {
        assert_eq!(!call.headers.is_empty(), call.url == SOURCE, "{}", call.url);
    }
}

#[test]
fn what_is_kept_is_served_for_five_minutes_even_when_everything_else_is_down() {
    let mock = Mock::serving(&good());
    ask(&mock);
    mock.network.borrow_mut().clear();
    mock.now.set(NOW + 59);
    assert_eq!((ask(&mock).status, mock.refreshed.borrow().len()), (200, 0));
    mock.now.set(NOW + 60);
    let answer = ask(&mock);
    assert_eq!(answer.header("cache-status"), Some("eco-edge; hit; ttl=-1; detail=memory"));
    assert_eq!((answer.status, mock.refreshed.borrow().len()), (200, 1));
    // Then its document, verified anew with the lists of before: the source fails, and they are young.
    mock.now.set(NOW + 300);
    let answer = ask(&mock);
    assert_eq!(answer.header("cache-status"), Some("eco-edge; fwd=stale; detail=document; stored"));
    assert_eq!(json(&answer)["edge"]["verifiedAt"], "2026-06-15T12:05:00Z");
}

/// One day: the lists of before are too old for the policy, and nothing is served.
#[test]
fn without_news_of_its_status_for_a_day_nothing_is_served() {
    let mock = Mock::serving(&good());
    ask(&mock);
    mock.network.borrow_mut().clear();
    mock.reply(TRUST, "application/eco-trust-list+jwt", &trust_list(7, NOW + 9 * DAY));
    mock.now.set(NOW + DAY + 3601);
    assert_eq!(json(&ask(&mock))["code"], "status-unavailable");
}

#[test]
fn the_source_is_asked_once_a_day_and_its_document_used_for_a_week_while_it_fails() {
    let mock = Mock::serving(&good());
    ask(&mock);
    let later = |at: i64| {
        mock.now.set(NOW + at);
        let lists = |purpose| status_list_at(purpose, &[], NOW + at);
        mock.reply(REVOCATION, "application/vc+jwt", &lists(Purpose::Revocation));
        mock.reply(SUSPENSION, "application/vc+jwt", &lists(Purpose::Suspension));
        mock.reply(TRUST, "application/eco-trust-list+jwt", &trust_list(7, NOW + 30 * DAY));
        ask(&mock)
    };
    assert_eq!(
        later(DAY - 1).header("cache-status"),
        Some("eco-edge; fwd=stale; detail=document; stored")
    );
    assert_eq!(mock.asked_for(SOURCE), 1);
    assert_eq!(later(DAY + 400).header("cache-status"), Some("eco-edge; fwd=stale; stored"));
    assert_eq!(mock.asked_for(SOURCE), 2);
    mock.fails(SOURCE, Failure::TimedOut);
    let answer = later(4 * DAY);
    assert_eq!(
        answer.header("cache-status"),
        Some("eco-edge; fwd=stale; detail=source-failed; stored")
    );
    // Another answer of the source counts: it has no such certificate any more.
    mock.status(SOURCE, 404);
    assert_eq!(later(5 * DAY).status, 404);
    elsewhere(&mock);
    mock.fails(SOURCE, Failure::TimedOut);
    assert_eq!(later(9 * DAY).status, 504);
}

#[test]
fn a_store_that_changes_what_it_keeps_is_not_believed() {
    let mock = Mock::serving(&good());
    let first = ask(&mock);
    elsewhere(&mock);
    for text in mock.kept.borrow_mut().values_mut() {
        *text = text.replace("eyJ", "eyK");
    }
    let answer = ask(&mock);
    assert_eq!(answer.header("cache-status"), Some("eco-edge; fwd=miss; stored"));
    assert_eq!(json(&answer)["document"], json(&first)["document"]);
}

#[test]
fn once_revoked_is_revoked_whatever_a_list_says_later() {
    let mock = Mock::serving(&good());
    ask(&mock);
    mock.now.set(NOW + 300);
    let lists = |indices: &[usize], at| status_list_at(Purpose::Revocation, indices, at);
    mock.reply(REVOCATION, "application/vc+jwt", &lists(&[5], NOW + 300));
    assert_eq!(ask(&mock).status, 410);
    // The issuer takes it back, which a revocation does not allow.
    mock.now.set(NOW + 1000);
    mock.reply(REVOCATION, "application/vc+jwt", &lists(&[], NOW + 900));
    let answer = ask(&mock);
    assert_eq!(
        (answer.status, json(&answer)["report"]["checks"][4]["code"].as_str()),
        (410, Some("status.revoked"))
    );
    elsewhere(&mock);
    assert_eq!(ask(&mock).status, 410);
}

#[test]
fn what_another_place_has_learnt_goes_before_what_is_kept_here() {
    let (mock, there) = (Mock::serving(&good()), Mock::serving(&good()));
    ask(&mock);
    there.reply(REVOCATION, "application/vc+jwt", &status_list(Purpose::Revocation, &[5]));
    assert_eq!(ask(&there).status, 410);
    let learnt = there.kept.borrow().clone();
    mock.kept
        .borrow_mut()
        .extend(learnt.into_iter().filter(|((_, key), _)| key.starts_with("revoked/")));
    mock.now.set(NOW + 29);
    assert_eq!(ask(&mock).status, 200);
    mock.now.set(NOW + 30);
    assert_eq!(ask(&mock).status, 410);
}

#[test]
fn an_older_list_does_not_take_the_place_of_a_later_one() {
    let mock = Mock::serving(&good());
    let at = |indices: &[usize], at| status_list_at(Purpose::Revocation, indices, NOW + at);
    mock.reply(REVOCATION, "application/vc+jwt", &at(&[9], -60));
    assert_eq!(ask(&mock).status, 200);
    // Rolled back to a list of an hour ago: not taken, as the evidence shows.
    mock.now.set(NOW + 400);
    mock.reply(REVOCATION, "application/vc+jwt", &at(&[], -3600));
    let evidence = json(&ask(&mock))["evidence"][0]["bytes"].clone();
    assert_eq!(evidence, at(&[9], -60));
    elsewhere(&mock);
    mock.now.set(NOW + 800);
    assert_eq!(json(&ask(&mock))["evidence"][0]["bytes"], at(&[9], -60));
    mock.reply(REVOCATION, "application/vc+jwt", &at(&[], 900));
    mock.now.set(NOW + 1200);
    assert_eq!(json(&ask(&mock))["evidence"][0]["bytes"], at(&[], 900));
}

#[test]
fn a_list_is_fetched_once_for_all_certificates_that_name_it() {
    let mock = Mock::serving(&good());
    ask(&mock);
    let other = certificate(subject("C26470RC00000002"), NOW + DAY, None);
    let url = "https://origin.customs.example/api/certificates/C26470RC00000002";
    mock.reply(url, "application/vc+jwt", &other);
    assert_eq!(ask_for(&mock, "C26470RC00000002", Some(CODE)).status, 200);
    assert_eq!(mock.asked_for(REVOCATION), 1);
    let digest = data_encoding::HEXLOWER.encode(&sha2::Digest::finalize(
        <sha2::Sha256 as sha2::Digest>::new_with_prefix(status_list(Purpose::Revocation, &[])),
    ));
    assert!(mock.kept.borrow().contains_key(&(Store::Far, format!("list/{digest}"))));
}

/// However a revocation falls between requests, it is seen within the bound that the README states.
#[test]
fn a_revocation_is_seen_within_the_bound() {
    let mut longest = 0;
    for (revoked_at, every) in
        (0..=70).step_by(7).flat_map(|at| [7, 20, 59, 61, 150, 299, 301].map(|every| (at, every)))
    {
        let mock = Mock::serving(&good());
        let mut clock = 0;
        loop {
            mock.now.set(NOW + clock);
            if clock >= revoked_at {
                let list = status_list_at(Purpose::Revocation, &[5], NOW + revoked_at);
                mock.reply(REVOCATION, "application/vc+jwt", &list);
            }
            let status = ask(&mock).status;
            if !mock.refreshed.take().is_empty() {
                let config = config();
                ready(crate::retrieve::refresh(&mock, &config, &question(CODE)));
            }
            if status == 410 {
                break;
            }
            assert!(
                clock - revoked_at <= crate::cache::REVOCATION_BOUND_SECONDS,
                "{revoked_at} {every}"
            );
            longest = longest.max(clock - revoked_at);
            clock += every;
        }
        // It stays so.
        mock.now.set(NOW + clock + 5000);
        assert_eq!(ask(&mock).status, 410);
    }
    assert!(longest > 200, "the bound was never put to the test: {longest}");
    let stated = format!("within {} seconds", crate::cache::REVOCATION_BOUND_SECONDS);
    assert!(include_str!("../../../README.md").contains(&stated), "{stated}");
}

/// With another pepper the keys are others: what is kept is found by the one before.
#[test]
fn a_new_pepper_loses_neither_certificates_nor_revocations() {
    const BEFORE: &str = "a pepper of more than 32 characters";
    const NEW: &str = "another pepper of more than 32 characters";
    let new = config_with(&[("PEPPER", NEW), ("PEPPER_PREV", BEFORE)]);
    let only_new = config_with(&[("PEPPER", NEW)]);
    let ask_by = |mock: &Mock, config: &Config| {
        elsewhere(mock);
        ready(get(mock, config, &asked("", Some(CODE)), NUMBER))
    };
    let mock = Mock::serving(&good());
    ask(&mock);
    assert_eq!(
        ask_by(&mock, &new).header("cache-status"),
        Some("eco-edge; hit; ttl=60; detail=far")
    );
    assert_eq!(mock.asked_for(SOURCE), 1);
    // Verified anew, it is kept under the new one.
    mock.now.set(NOW + 400);
    assert_eq!(ask_by(&mock, &new).status, 200);
    let answer = ask_by(&mock, &only_new);
    assert_eq!((answer.status, mock.asked_for(SOURCE)), (200, 1));

    let mock = Mock::serving(&good());
    mock.reply(REVOCATION, "application/vc+jwt", &status_list(Purpose::Revocation, &[5]));
    assert_eq!(ask(&mock).status, 410);
    mock.now.set(NOW + 400);
    let taken_back = status_list_at(Purpose::Revocation, &[], NOW + 300);
    mock.reply(REVOCATION, "application/vc+jwt", &taken_back);
    assert_eq!(ask_by(&mock, &new).status, 410);
    assert_eq!(ask_by(&mock, &only_new).status, 410, "it has gone over");
}

#[test]
fn a_list_signed_by_the_key_that_comes_next_is_taken_and_no_other() {
    let [next, other] =
        ["next", "other"].map(|name| SigningKey::for_tests(name, "did:web:trust.example#k2"));
    let thumbprint = next.thumbprint();
    let with_next = config_with(&[("TRUST_KEY_NEXT", thumbprint.as_str())]);
    for (key, config, due) in [
        (&next, config(), 503),
        (&next, with_next, 200),
        (&other, config_with(&[("TRUST_KEY_NEXT", thumbprint.as_str())]), 503),
    ] {
        let mock = Mock::serving(&good());
        let list = trust_list_by(key, 7, NOW + DAY);
        mock.reply(TRUST, "application/eco-trust-list+jwt", &list);
        assert_eq!(ready(get(&mock, &config, &asked("", Some(CODE)), NUMBER)).status, due);
    }
    // And one by the key of before still is.
    let config = config_with(&[("TRUST_KEY_NEXT", thumbprint.as_str())]);
    let mock = Mock::serving(&good());
    assert_eq!(ready(get(&mock, &config, &asked("", Some(CODE)), NUMBER)).status, 200);
}

#[test]
fn without_memory_the_stores_answer() {
    let config = config_with(&[("MEMORY_BYTES", "0")]);
    let mock = Mock::serving(&good());
    for due in ["eco-edge; fwd=miss; stored", "eco-edge; hit; ttl=60", "eco-edge; hit; ttl=60"] {
        let answer = ready(get(&mock, &config, &asked("", Some(CODE)), NUMBER));
        assert_eq!(answer.header("cache-status"), Some(due));
    }
}

#[test]
fn revoked_and_suspended_are_refused_with_the_proof() {
    for (purpose, url, status, slug) in [
        (Purpose::Revocation, REVOCATION, 410, "revoked"),
        (Purpose::Suspension, SUSPENSION, 409, "suspended"),
    ] {
        let token = good();
        let mock = Mock::serving(&token);
        mock.reply(url, "application/vc+jwt", &status_list(purpose, &[5]));
        let body = refuses(&mock, status, slug);
        assert_eq!(body["document"]["bytes"], token);
        assert_eq!(body["report"]["verdict"], "invalid");
        assert!(body["evidence"].as_array().is_some_and(|evidence| evidence.len() == 2));
        let note = ask(&mock).note;
        assert_eq!(
            note.check,
            Some(if status == 410 { "status.revoked" } else { "status.suspended" })
        );
    }
}

#[test]
fn authentic_but_not_valid_is_served_with_the_reason_and_not_kept() {
    let expired = certificate(subject(NUMBER), NOW - DAY, None);
    let mut incomplete = subject(NUMBER);
    incomplete["consignee"]["name"] = "".into();
    let incomplete = certificate(incomplete, NOW + DAY, None);
    for (token, code) in [(expired, "validity.expired"), (incomplete, "rules.consignee_incomplete")]
    {
        let mock = Mock::serving(&token);
        let answer = ask(&mock);
        assert_eq!(answer.status, 200, "{}", answer.body);
        assert_eq!(answer.header("cache-status"), Some("eco-edge; fwd=miss"));
        assert_eq!(json(&answer)["edge"]["report"]["verdict"], "invalid");
        assert_eq!(answer.note.check, Some(code));
        assert_eq!(kept_certificates(&mock), 0);
    }
}

#[test]
fn another_certificate_is_refused_and_nothing_of_it_shown() {
    let other = certificate(subject("C26470RC99999999"), NOW + DAY, None);
    let mock = Mock::serving(&other);
    let body = refuses(&mock, 502, "upstream-certificate-mismatch");
    assert_eq!(body.get("document").or(body.get("report")), None);
    assert!(!body.to_string().contains("99999999"));
    // Revoked or not: it is not for this asker to know.
    mock.reply(REVOCATION, "application/vc+jwt", &status_list(Purpose::Revocation, &[5]));
    refuses(&mock, 502, "upstream-certificate-mismatch");
}

#[test]
fn what_the_source_may_not_answer() {
    let forged = SigningKey::for_tests("edge forger", "did:web:origin.customs.example#k1");
    let unlisted = SigningKey::for_tests("edge issuer", "did:web:origin.customs.example#k2");
    let signed_by = |key| certificate(subject(NUMBER), NOW + DAY, Some(key));
    let cut = |token: String| token[..token.len() / 2].to_owned();
    for (token, slug) in [
        (signed_by(&forged), "upstream-signature-invalid"),
        (signed_by(&unlisted), "upstream-issuer-unknown"),
        (cut(good()), "upstream-malformed"),
        (String::new(), "upstream-malformed"),
        ("hello".to_owned(), "upstream-malformed"),
        (trust_list(7, NOW + DAY), "upstream-malformed"),
        ("a".repeat(512 * 1024 + 1), "upstream-too-large"),
    ] {
        let body = refuses(&Mock::serving(&token), 502, slug);
        assert_eq!(body.get("document"), None);
    }
}

#[test]
fn the_source_fails() {
    let mock = Mock::serving(&good());
    for (status, due, slug) in [
        (301, 502, "upstream-redirect"),
        (403, 503, "upstream-error"),
        (404, 404, "not-found"),
        (500, 503, "upstream-error"),
    ] {
        mock.status(SOURCE, status);
        refuses(&mock, due, slug);
    }
    for (failure, due, slug) in [
        (Failure::TimedOut, 504, "upstream-timeout"),
        (Failure::TooLarge, 502, "upstream-too-large"),
        (Failure::Unreachable, 502, "upstream-unreachable"),
    ] {
        mock.fails(SOURCE, failure);
        refuses(&mock, due, slug);
    }
}

#[test]
fn without_a_usable_status_list_there_is_no_answer() {
    let mock = Mock::serving(&good());
    mock.fails(REVOCATION, Failure::TimedOut);
    refuses(&mock, 503, "status-unavailable");
    mock.status(REVOCATION, 404);
    refuses(&mock, 503, "status-unavailable");
    mock.reply(REVOCATION, "application/vc+jwt", "nonsense");
    refuses(&mock, 503, "status-unavailable");
}

#[test]
fn without_a_usable_trust_list_there_is_no_answer() {
    let mock = Mock::serving(&good());
    mock.fails(TRUST, Failure::Unreachable);
    refuses(&mock, 503, "trust-list-unavailable");
    for list in ["nonsense".to_owned(), trust_list(8, NOW - DAY)] {
        mock.reply(TRUST, "application/eco-trust-list+jwt", &list);
        refuses(&mock, 503, "trust-list-unavailable");
        assert!(mock.kept.borrow().is_empty(), "a bad list was kept");
    }
}

#[test]
fn the_trust_list_is_kept_and_an_older_one_refused() {
    let mock = Mock::serving(&good());
    ask(&mock);
    let number = |mock: &Mock| {
        mock.kept.borrow_mut().retain(|(_, key), _| key.starts_with("trust/"));
        elsewhere(mock);
        ask(mock).status
    };
    assert_eq!(number(&mock), 200);
    assert_eq!(mock.asked_for(TRUST), 1);
    // The list is gone from KV (its time is over), its version is not.
    mock.kept.borrow_mut().remove(&(Store::Far, "trust/list".to_owned()));
    elsewhere(&mock);
    mock.reply(TRUST, "application/eco-trust-list+jwt", &trust_list(6, NOW + DAY));
    assert_eq!(number(&mock), 503);
    mock.reply(TRUST, "application/eco-trust-list+jwt", &trust_list(8, NOW + DAY));
    assert_eq!(number(&mock), 200);
    let version = mock.kept.borrow().get(&(Store::Far, "trust/version".to_owned())).cloned();
    assert_eq!(version.as_deref(), Some("8"));
}

#[test]
fn a_kept_trust_list_that_has_become_useless_is_got_anew() {
    let mock = Mock::serving(&good());
    let useless = trust_list(6, NOW - DAY);
    mock.kept.borrow_mut().insert((Store::Far, "trust/list".to_owned()), useless);
    assert_eq!(ask(&mock).status, 200);
    assert_eq!(mock.asked_for(TRUST), 1);
}

#[test]
fn unknown_number_and_wrong_code_get_the_same_answer() {
    let mock = Mock::serving(&good());
    assert_eq!(ask(&mock).status, 200);
    mock.status(SOURCE, 404);
    elsewhere(&mock);
    mock.status("https://origin.customs.example/api/certificates/C1", 404);
    let wrong_code = ask_for(&mock, NUMBER, Some("wrong"));
    let unknown = ask_for(&mock, "C1", Some(CODE));
    assert_eq!(wrong_code.status, 404);
    assert_eq!((wrong_code.body, wrong_code.headers), (unknown.body, unknown.headers));
}

#[test]
fn an_asker_who_has_it_gets_304() {
    let mock = Mock::serving(&good());
    let etag = ask(&mock).header("etag").map(str::to_owned);
    let again = Asked { if_none_match: etag.clone(), ..asked("", Some(CODE)) };
    let answer = ready(get(&mock, &config(), &again, NUMBER));
    assert_eq!((answer.status, answer.body.as_str()), (304, ""));
    assert_eq!(answer.header("etag").map(str::to_owned), etag);
    assert_eq!(answer.header("content-type"), None);
    // The two representations have tags of their own.
    let document = Asked { accept: Some("application/vc+jwt".to_owned()), ..again };
    assert_eq!(ready(get(&mock, &config(), &document, NUMBER)).status, 200);
}

#[test]
fn the_document_alone_when_asked_for() {
    let token = good();
    let mock = Mock::serving(&token);
    let document = Asked { accept: Some("application/vc+jwt".to_owned()), ..asked("", Some(CODE)) };
    for _ in 0..2 {
        let answer = ready(get(&mock, &config(), &document, NUMBER));
        assert_eq!(answer.header("content-type"), Some("application/vc+jwt"));
        assert_eq!(answer.body, token);
    }
    let page = Asked { accept: Some("text/html".to_owned()), ..asked("", Some(CODE)) };
    assert_eq!(ready(get(&mock, &config(), &page, NUMBER)).status, 406);
}

#[test]
fn numbers_and_codes() {
    for (segment, due) in [
        ("C1", Some("C1")),
        ("VN-CN%2022", Some("VN-CN 22")),
        ("C%31", Some("C1")),
        ("a;b", Some("a;b")),
        ("..a", Some("..a")),
        ("%20C1", None),
        ("C1%20", None),
        ("AUEX%2F26%2F005510", Some("AUEX/26/005510")),
        ("..%2F..%2Fadmin", None),
        ("a%2F.%2Fb", None),
        ("a%2F%2Fb", None),
        ("a%2F%20", None),
        ("%2Fa", None),
        ("a%2F", None),
        ("a%5Cb", None),
        ("a\\b", None),
        ("%252e", None),
        ("%zz", None),
        ("%", None),
        ("%00", None),
        ("%0d%0aX", None),
        ("%C3%A9", None),
        ("%ff", None),
        ("..", None),
        ("%2e%2E", None),
        (&"a".repeat(70), Some(&"a".repeat(70))),
        (&"a".repeat(71), None),
    ] {
        let found =
            super::question(&asked("", Some(CODE)), segment).map(|question| question.number);
        assert_eq!(found.ok().as_deref(), due, "{segment}");
    }
    let mock = Mock::new();
    for (code, status) in [
        (None, 401),
        (Some(""), 400),
        (Some(" K1"), 400),
        (Some("K  1"), 400),
        (Some("K\u{e9}"), 400),
        (Some("K\t1"), 400),
    ] {
        assert_eq!(ask_for(&mock, NUMBER, code).status, status, "{code:?}");
    }
    assert_eq!(ask_for(&mock, "a%5Cb", Some(CODE)).status, 400);
    assert!(mock.calls.borrow().is_empty());
    assert!(is_code("INV 2026/0611-A") && is_code(&"a".repeat(128)) && !is_code(&"a".repeat(129)));
}

/// The two other views of what was retrieved, and the header that says how it stands.
#[test]
fn status_and_record_say_how_it_stands() {
    let expired = certificate(subject(NUMBER), NOW - DAY, None);
    for (token, list, word, status) in [
        (good(), None, "valid", 200),
        (expired, None, "not-valid", 200),
        (good(), Some((Purpose::Revocation, REVOCATION)), "revoked", 410),
        (good(), Some((Purpose::Suspension, SUSPENSION)), "suspended", 409),
    ] {
        let mock = Mock::serving(&token);
        if let Some((purpose, url)) = list {
            mock.reply(url, "application/vc+jwt", &status_list(purpose, &[5]));
        }
        let config = config();
        let asked = asked("", Some(CODE));
        let plain = ready(get(&mock, &config, &asked, NUMBER));
        assert_eq!((plain.status, plain.header("eco-status")), (status, Some(word)));

        let standing = ready(crate::route::standing::get(&mock, &config, &asked, NUMBER));
        assert_eq!((standing.status, standing.header("eco-status")), (200, Some(word)));
        let body = json(&standing);
        assert_eq!(body["standing"], word, "{body}");
        assert_eq!(body["verdict"], if word == "valid" { "valid" } else { "invalid" });
        assert_eq!(body["verifiedAt"], "2026-06-15T12:00:00Z");
        assert!(!standing.body.contains(NUMBER) && !standing.body.contains("Example"), "{body}");
        let keeps = standing.header("cache-control");
        let due = if word == "valid" { "private, max-age=30" } else { "private, no-store" };
        assert_eq!(keeps, Some(due));

        let record = ready(crate::route::record::get(&mock, &config, &asked, NUMBER));
        assert_eq!((record.status, record.header("eco-status")), (200, Some(word)));
        assert_eq!(json(&record)["document"]["bytes"], token);
        assert_eq!(record.header("cache-control"), Some("no-store"));
    }
    let mock = Mock::new();
    mock.status(SOURCE, 404);
    let asked = asked("", Some("wrong"));
    for answer in [
        ready(crate::route::standing::get(&mock, &config(), &asked, NUMBER)),
        ready(crate::route::record::get(&mock, &config(), &asked, NUMBER)),
    ] {
        assert_eq!((answer.status, answer.header("eco-status")), (404, None));
    }
}

//! Isolates and their coordinator in one: what reaches the source, and who is let through.

use super::*;
use crate::coordinator::{SHARDS, purge};
use crate::host::Failure;
use crate::http::Answer;
use crate::network::Network;
use crate::route;
use crate::testing::{CODE, Mock, NOW, NUMBER, SOURCE, asked, config, good, ready};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

#[derive(Default)]
struct Table(RefCell<BTreeMap<String, String>>);

impl Ladders for Table {
    fn load(&self, number: &str) -> Ladder {
        let table = self.0.borrow();
        table.get(number).map_or_else(Ladder::default, |text| {
            serde_json::from_str(text).expect("what was stored")
        })
    }

    fn store(&self, number: &str, ladder: &Ladder, _: i64) {
        let text = serde_json::to_string(ladder).expect("plain data");
        self.0.borrow_mut().insert(number.to_owned(), text);
    }
}

/// An isolate whose coordinator is `object`, and keeps its ladders in `table`.
fn isolate(object: &Rc<Mock>, table: &Rc<Table>) -> Mock {
    let (object, table) = (Rc::clone(object), Rc::clone(table));
    let coordinator = move |name: &str, errand: String| {
        assert!(name.parse::<u8>().is_ok_and(|shard| shard < SHARDS), "{name}");
        ready(answer(&*object, &*table, &config(), &errand)).ok_or(Failure::Unreachable)
    };
    Mock { coordinator: Some(Box::new(coordinator)), ..Mock::new() }
}

fn ask(mock: &Mock, code: &str, address: &str) -> Answer {
    let path = format!("/v1/eco/{NUMBER}");
    let asked =
        crate::http::Asked { network: Network::of(Some(address)), ..asked(&path, Some(code)) };
    ready(route::answer(mock, Ok(&config()), &asked)).1
}

const HERE: &str = "192.0.2.1";
const THERE: &str = "198.51.100.1";

#[test]
fn isolates_ask_the_source_once_between_them() {
    let object = Rc::new(Mock::serving(&good()));
    let table = Rc::default();
    let isolates: Vec<Mock> = (0..4).map(|_| isolate(&object, &table)).collect();
    for mock in &isolates {
        let answer = ask(mock, CODE, HERE);
        assert_eq!((answer.status, answer.header("eco-status")), (200, Some("valid")));
        assert!(mock.calls.borrow().is_empty(), "an isolate asked somebody itself");
        // And has it in its own memory now.
        assert!(
            ask(mock, CODE, HERE).header("cache-status").is_some_and(|it| it.contains("memory"))
        );
    }
    assert_eq!(object.asked_for(SOURCE), 1);
}

#[test]
fn without_a_coordinator_an_isolate_does_it_itself() {
    let mock = Mock::serving(&good());
    assert_eq!((ask(&mock, CODE, HERE).status, mock.asked_for(SOURCE)), (200, 1));
    let broken = Mock {
        coordinator: Some(Box::new(|_, _| Ok("nonsense".to_owned()))),
        ..Mock::serving(&good())
    };
    assert_eq!(ask(&broken, CODE, HERE).status, 200);
    let slow = Mock {
        coordinator: Some(Box::new(|_, _| Err(Failure::TimedOut))),
        ..Mock::serving(&good())
    };
    assert_eq!(ask(&slow, CODE, HERE).note.problem, Some("upstream-timeout"));
}

/// A source that knows the one code, and counts.
fn guarded() -> Rc<Mock> {
    let object = Mock::serving(&good());
    let path = "https://origin.customs.example/api/certificates/";
    *object.right.borrow_mut() = Some((path.to_owned(), CODE.to_owned()));
    Rc::new(object)
}

#[test]
fn guesses_are_stopped_in_every_isolate_and_who_has_had_it_is_not() {
    let object = guarded();
    let table = Rc::default();
    let isolates: Vec<Mock> = (0..8).map(|_| isolate(&object, &table)).collect();
    assert_eq!(ask(&isolates[0], CODE, HERE).status, 200);
    let mut statuses = BTreeMap::new();
    for guess in 0..200 {
        let answer = ask(&isolates[guess % 8], &format!("GUESS-{guess}"), HERE);
        *statuses.entry(answer.status).or_insert(0) += 1;
        // Whoever has had it there is let through, in each isolate.
        assert_eq!(ask(&isolates[guess % 8], CODE, HERE).status, 200, "after {guess}");
    }
    assert_eq!(statuses, BTreeMap::from([(404, 5), (429, 195)]));
    assert_eq!(object.asked_for(SOURCE), 6);
    let answer = ask(&isolates[0], "GUESS", HERE);
    assert_eq!(answer.header("retry-after"), Some("900"));
    // Another network has nothing to do with it.
    assert_eq!(ask(&isolates[3], CODE, THERE).status, 200);
    assert_eq!(ask(&isolates[3], "GUESS", THERE).status, 404);
}

/// The right code is in memory: to somebody who is locked out it must look as a wrong one does.
#[test]
fn who_is_locked_out_cannot_find_the_right_code_in_what_is_kept() {
    let object = guarded();
    let table = Rc::default();
    let mock = isolate(&object, &table);
    assert_eq!(ask(&mock, CODE, THERE).status, 200);
    for guess in 0..6 {
        ask(&mock, &format!("GUESS-{guess}"), HERE);
    }
    let (wrong, right) = (ask(&mock, "GUESS", HERE), ask(&mock, CODE, HERE));
    assert_eq!(
        (wrong.status, wrong.headers, wrong.body),
        (right.status, right.headers, right.body)
    );
    assert_eq!(wrong.status, 429);
    assert_eq!(ask(&mock, CODE, THERE).status, 200);
}

/// Whoever has used up the minute's requests elsewhere cannot either.
#[test]
fn nor_can_who_has_asked_too_often() {
    let object = guarded();
    let table = Rc::default();
    let mock = isolate(&object, &table);
    assert_eq!(ask(&mock, CODE, THERE).status, 200);
    mock.limits.set(Some(3));
    for number in 0..4 {
        let asked = crate::http::Asked {
            network: Network::of(Some(HERE)),
            ..asked(&format!("/v1/eco/C{number}"), Some("GUESS"))
        };
        let answer = ready(route::answer(&mock, Ok(&config()), &asked)).1;
        assert_eq!(answer.status, if number < 3 { 404 } else { 429 });
    }
    let (wrong, right) = (ask(&mock, "GUESS", HERE), ask(&mock, CODE, HERE));
    assert_eq!(
        (wrong.status, wrong.headers, wrong.body),
        (right.status, right.headers, right.body)
    );
    assert_eq!((wrong.status, wrong.note.problem), (429, Some("rate-limited")));
    assert_eq!(ask(&mock, CODE, THERE).status, 200, "another network is not limited by it");
}

#[test]
fn a_purge_is_heard_everywhere_once_what_is_there_may_not_be_served_as_it_is() {
    let object = guarded();
    let table = Rc::default();
    let (here, there) = (isolate(&object, &table), isolate(&object, &table));
    assert_eq!((ask(&here, CODE, HERE).status, ask(&there, CODE, HERE).status), (200, 200));
    for mock in [&*object, &here, &there] {
        mock.now.set(NOW + 10);
    }
    ready(purge(&here, &config(), NUMBER));
    assert_eq!(object.asked_for(SOURCE), 1);
    // Where it was purged the source is asked at once, elsewhere when the answer is too old.
    assert_eq!((ask(&here, CODE, HERE).status, object.asked_for(SOURCE)), (200, 2));
    assert_eq!((ask(&there, CODE, HERE).status, object.asked_for(SOURCE)), (200, 2));
    object.status(SOURCE, 404);
    ready(purge(&here, &config(), NUMBER));
    for mock in [&*object, &here, &there] {
        mock.now.set(NOW + 10 + 300);
    }
    assert_eq!((ask(&here, CODE, HERE).status, ask(&there, CODE, HERE).status), (404, 404));
}

#[test]
fn errands_that_are_none() {
    let mock = Mock::new();
    for text in ["", "{}", "[]", r#"{"Purge":{}}"#, r#"{"Retrieve":{"number":"C1"}}"#] {
        assert_eq!(ready(answer(&mock, &Table::default(), &config(), text)), None, "{text}");
    }
}

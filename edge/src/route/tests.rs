//! Every route with every method, by the table; paths, bodies and headers that are tricks.

use super::*;
use crate::testing::{
    ADMIN_KEY, CODE, Mock, NUMBER, SOURCE, admin_config, asked, config, good, ready,
};

const METHODS: [&str; 9] =
    ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "get"];

fn ask(asked: &Asked) -> Answer {
    let config = admin_config();
    ready(answer(&Mock::serving(&good()), Ok(&config), asked)).1
}

fn ask_at(method: &str, path: &str) -> Answer {
    ask(&Asked { method: method.to_owned(), ..asked(path, None) })
}

/// An address at the route, and a request that its handler can answer with something.
fn good_request(route: &Route) -> Asked {
    let path = route
        .path
        .replace("{number}", NUMBER)
        .replace("{slug}", "revoked")
        .replace("{name}", "report.json")
        .replace("{sha256}", &"0".repeat(64));
    let body = match route.page {
        Page::Purge => format!(r#"{{"number":"{NUMBER}"}}"#),
        Page::Lookup | Page::Refresh => format!(r#"{{"number":"{NUMBER}","code":"{CODE}"}}"#),
        Page::Verify => good(),
        _ => String::new(),
    };
    Asked {
        method: route.method.to_owned(),
        authorization: route.operator.then(|| format!("Bearer {ADMIN_KEY}")),
        content_type: route.body.as_ref().map(|takes| takes.media_types[0].to_owned()),
        body: Received::Whole(body.into_bytes()),
        ..asked(&path, route.access_code.then_some(CODE))
    }
}

/// That the OpenAPI document tells of this answer.
#[track_caller]
fn documented(route: &Route, answer: &Answer) {
    let media_type = answer.header("content-type").unwrap_or_default();
    let gives = route.gives.iter().any(|(status, media_types, _)| {
        *status == answer.status && (media_types.is_empty() || media_types.contains(&media_type))
    });
    let fails = route.problems().any(|problem| Some(problem.row().slug) == answer.note.problem);
    assert!(gives || fails, "{}: {} {media_type} {}", route.name, answer.status, answer.body);
}

#[test]
fn every_route_with_every_method() {
    for route in ROUTES {
        let good = good_request(route);
        for method in METHODS {
            let answer = ask(&Asked { method: method.to_owned(), ..good.clone() });
            let takes = method == route.method || (method == "HEAD" && route.method == "GET");
            let name = route.name;
            assert_eq!(answer.header("access-control-allow-origin"), Some("*"), "{method} {name}");
            if takes {
                documented(route, &answer);
                let none = method == "HEAD" || answer.status == 204;
                assert_eq!(answer.body.is_empty(), none, "{method} {name}");
                assert!(answer.header("cache-control").is_some(), "{name}");
            } else if method == "OPTIONS" {
                assert_eq!((answer.status, answer.body.as_str()), (204, ""), "{name}");
                assert_eq!(answer.header("allow"), Some(route.allow().as_str()));
                let methods = answer.header("access-control-allow-methods");
                assert_eq!(methods, answer.header("allow"));
                let headers = answer.header("access-control-allow-headers").unwrap_or_default();
                assert!(headers.contains("eco-access-code") && headers.contains("content-type"));
            } else {
                assert_eq!(answer.status, 405, "{method} {name}");
                assert_eq!(answer.header("allow"), Some(route.allow().as_str()));
                assert_eq!(answer.header("cache-control"), Some("no-store"));
            }
        }
    }
}

#[test]
fn every_route_gives_what_it_is_for_and_head_gives_the_same_without_the_body() {
    for route in ROUTES {
        let good = good_request(route);
        let answer = ask(&good);
        let due = match route.page {
            Page::StatusList | Page::SecurityTxt => 404,
            Page::Purge => 204,
            _ => 200,
        };
        assert_eq!(answer.status, due, "{}: {}", route.name, answer.body);
        let json = answer.header("content-type").is_some_and(|media_type| {
            media_type.split(';').next().is_some_and(|essence| essence.ends_with("json"))
        });
        assert_eq!(answer.header("link").is_some(), json, "{}", route.name);
        if route.method == "GET" {
            let head = ask(&Asked { method: "HEAD".to_owned(), ..good });
            assert_eq!((head.status, head.headers), (answer.status, answer.headers));
            assert!(head.body.is_empty());
        }
    }
}

#[test]
fn every_route_refuses_a_query_and_a_bad_config_serves_nothing() {
    for route in ROUTES {
        let query = Asked { has_query: true, ..good_request(route) };
        assert_eq!(ask(&query).note.problem, Some("query-not-allowed"), "{}", route.name);
        let answer = ready(answer(&Mock::new(), Err(&[]), &good_request(route))).1;
        let due = if route.page == Page::Ready { 503 } else { 500 };
        assert_eq!(answer.status, due, "{}", route.name);
        documented(route, &answer);
    }
    let nowhere = ready(answer(&Mock::new(), Err(&[]), &asked("/nowhere", None))).1;
    assert_eq!(nowhere.note.problem, Some("misconfigured"));
}

#[test]
fn paths_are_matched_as_sent() {
    let long = format!("/v1/eco/{}", "x/".repeat(10_000));
    for path in [
        "",
        "/",
        "//",
        "/v1",
        "/v1/",
        "/v1/eco",
        "/v1/eco/",
        "/v1/eco//",
        "/v1/eco/C1/",
        "/v1/eco/C1/x",
        "/v1/eco/C1/status/",
        "/v1/eco/C1/status.css",
        "/v1/eco//status",
        "/v1//eco/C1",
        "//v1/eco/C1",
        "/V1/eco/C1",
        "/v1/%65co/C1",
        "/healthz/",
        "/healthz/x",
        "/healthz%00",
        "/Healthz",
        "/v1/eco/a/../C1",
        "/%2e/healthz",
        "/v1/verify/",
        "/problems/",
        "/problems/revoked/",
        "/schemas/a/b",
        "/.well-known/",
        "/.well-known",
        "/openapi.json/",
        "/v1/eco/{number}/x",
        long.as_str(),
    ] {
        assert!(find(path).is_none(), "{path}");
        for method in ["GET", "POST", "OPTIONS"] {
            assert_eq!(ask_at(method, path).status, 404, "{path}");
        }
    }
    let captured = |path| find(path).map(|(route, captured)| (route.page, captured));
    assert_eq!(captured("/v1/eco/C%2F1"), Some((Page::Certificate, "C%2F1")));
    assert_eq!(captured("/v1/eco/C1/status"), Some((Page::Standing, "C1")));
    assert_eq!(captured("/v1/eco/status"), Some((Page::Certificate, "status")));
    assert_eq!(captured("/v1/eco/lookup"), Some((Page::Lookup, "")));
    assert_eq!(ask_at("GET", "/v1/eco/lookup").status, 405);
    let number = format!("/v1/eco/{}", "x".repeat(10_000));
    assert_eq!(ask(&asked(&number, Some(CODE))).note.problem, Some("malformed-number"));
}

#[test]
fn bodies_that_are_not_taken() {
    for route in ROUTES.iter().filter(|route| route.body.is_some()) {
        let good = good_request(route);
        let limit = route.body.as_ref().map_or(0, |takes| takes.max_bytes);
        assert_eq!(body_limit(route.method, &good.path), limit);
        assert_eq!(body_limit("GET", &good.path), 0);
        for media_type in [
            None,
            Some(""),
            Some("text/html"),
            Some("application/x-www-form-urlencoded"),
            Some("multipart/form-data; boundary=x"),
            Some("application/json, application/json"),
            Some("application/json; charset=utf-16"),
        ] {
            let content_type = media_type.map(str::to_owned);
            let answer = ask(&Asked { content_type, ..good.clone() });
            assert_eq!(answer.status, 415, "{media_type:?}");
            documented(route, &answer);
        }
        let zipped = Asked { content_encoding: Some("gzip".to_owned()), ..good.clone() };
        assert_eq!(ask(&zipped).status, 415);
        for (body, status) in [
            (Received::TooLarge, 413),
            (Received::Whole(vec![b' '; limit + 1]), 413),
            (Received::Broken, 400),
        ] {
            let answer = ask(&Asked { body, ..good.clone() });
            assert_eq!(answer.status, status);
            documented(route, &answer);
        }
    }
    let words = Problem::PayloadTooLarge.row().detail;
    for route in ROUTES {
        let limit = route.body.as_ref().map(|takes| takes.max_bytes.to_string());
        assert!(limit.is_none_or(|limit| words.contains(&limit)), "{words}");
    }
}

#[test]
fn what_the_source_does_is_documented_for_every_route_that_asks_it() {
    let config = config();
    for page in [Page::Certificate, Page::Lookup, Page::Standing, Page::Record] {
        let route = ROUTES.iter().find(|route| route.page == page).expect("a route");
        for status in [200, 204, 301, 400, 401, 404, 429, 500] {
            let mock = Mock::serving(&good());
            mock.status(SOURCE, status);
            let answer = ready(answer(&mock, Ok(&config), &good_request(route))).1;
            documented(route, &answer);
        }
    }
}

#[test]
fn what_is_public_is_given_once() {
    for route in ROUTES {
        let good = good_request(route);
        let answer = ask(&good);
        let public =
            answer.header("cache-control").is_some_and(|value| value.starts_with("public"));
        let documented = route.gives.iter().any(|(status, ..)| *status == 304);
        if !public || answer.status != 200 {
            continue;
        }
        assert!(documented, "{}", route.name);
        let if_none_match = answer.header("etag").map(str::to_owned);
        let again = ask(&Asked { if_none_match, ..good });
        assert_eq!((again.status, again.body.as_str()), (304, ""), "{}", route.name);
    }
}

#[test]
fn the_probe_asks_nobody_and_is_no_certificate() {
    let config = config();
    let mock = Mock::new();
    let get = |code| ready(answer(&mock, Ok(&config), &asked("/v1/eco/PROBE-0000", code))).1;
    let probe = get(Some("PROBE-CODE"));
    let body: serde_json::Value = serde_json::from_str(&probe.body).expect("JSON");
    assert_eq!((probe.status, &body["probe"]), (200, &true.into()));
    assert_eq!(get(Some("wrong")).note.problem, Some("not-found"));
    assert_eq!(get(None).status, 401);
    assert!(mock.calls.borrow().is_empty());
}

#[test]
fn the_configuration_sends_every_route_to_the_worker() {
    let toml = include_str!("../../wrangler.toml");
    let first = toml.lines().find_map(|line| line.strip_prefix("run_worker_first = "));
    let first: Vec<String> =
        serde_json::from_str(first.expect("run_worker_first")).expect("a list of strings");
    for route in ROUTES {
        let covered = first.iter().any(|pattern| match pattern.strip_suffix('*') {
            Some(start) => route.path.starts_with(start),
            None => route.path == pattern,
        });
        assert!(covered, "{}", route.path);
    }
}

#[test]
fn the_readme_has_every_route() {
    let readme = include_str!("../../README.md");
    for route in ROUTES {
        let line = format!("| `{} {}` |", route.method, route.path);
        assert!(readme.contains(&line), "{line}");
    }
}

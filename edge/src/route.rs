//! One table of routes, from which come the router and `Allow`. A path is matched as sent: no
//! trailing slash, no empty segment, no decoding except of a captured segment, once.

pub(crate) mod certificate;
pub(crate) mod health;

use crate::config::Config;
use crate::host::Host;
use crate::http::{Answer, Asked};
use crate::problem::Problem;

/// Where a request goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Route {
    Certificate,
    Health,
}

/// Route, path (`{}` captures one segment), methods. GET brings HEAD, and every route has OPTIONS.
const ROUTES: &[(Route, &str, &[&str])] =
    &[(Route::Certificate, "/v1/eco/{}", &["GET"]), (Route::Health, "/healthz", &["GET"])];

impl Route {
    /// Its name in the log.
    const fn name(self) -> &'static str {
        match self {
            Self::Certificate => "certificate",
            Self::Health => "health",
        }
    }
}

/// The route of a path, its methods and what `{}` stood for.
fn find(path: &str) -> Option<(Route, &'static [&'static str], &str)> {
    ROUTES.iter().find_map(|(route, pattern, methods)| {
        let captured = match pattern.split_once("{}") {
            None => (path == *pattern).then_some(""),
            Some((before, after)) => path
                .strip_prefix(before)
                .and_then(|rest| rest.strip_suffix(after))
                .filter(|segment| !segment.is_empty() && !segment.contains('/')),
        };
        captured.map(|captured| (*route, *methods, captured))
    })
}

/// Answers a request; the name of the route is for the log.
///
/// 1. A config with a fault serves nothing: 500.
/// 2. No such path: 404. 3. OPTIONS: 204. 4. Another method: 405 with `Allow`. 5. A query: 400.
/// 6. The route's own answer; HEAD is that without its body.
pub(crate) async fn answer(
    host: &impl Host,
    config: Result<&Config, &[String]>,
    asked: &Asked,
) -> (&'static str, Answer) {
    let found = find(&asked.path);
    let name = found.map_or("none", |(route, ..)| route.name());
    let mut answer = match (config, found) {
        (Err(_), _) => Problem::Misconfigured.into(),
        (_, None) => Problem::RouteNotFound.into(),
        (Ok(config), Some((route, methods, captured))) => {
            let method = if asked.method == "HEAD" { "GET" } else { asked.method.as_str() };
            if method == "OPTIONS" {
                options(methods)
            } else if !methods.contains(&method) {
                Answer::from(Problem::MethodNotAllowed).with("allow", allow(methods))
            } else if asked.has_query {
                Problem::QueryNotAllowed.into()
            } else {
                match route {
                    Route::Certificate => certificate::get(host, config, asked, captured).await,
                    Route::Health => health::get(),
                }
            }
        }
    };
    if asked.method == "HEAD" {
        answer.body.clear();
    }
    (name, answer)
}

fn allow(methods: &[&str]) -> String {
    let head = methods.contains(&"GET").then_some("HEAD");
    let all: Vec<&str> = methods.iter().copied().chain(head).chain(["OPTIONS"]).collect();
    all.join(", ")
}

/// `Allow`, and what a browser asks before it lets a page of another site in (CORS preflight).
fn options(methods: &[&str]) -> Answer {
    Answer::new(204)
        .with("allow", allow(methods))
        .with("access-control-allow-methods", allow(methods))
        .with(
            "access-control-allow-headers",
            "eco-access-code, content-type, if-none-match, accept",
        )
        .with("access-control-max-age", "7200")
        .with("cache-control", "no-store")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Mock, asked, config, ready};

    fn ask(method: &str, path: &str) -> Answer {
        let config = config();
        let asked = Asked { method: method.to_owned(), ..asked(path, None) };
        ready(answer(&Mock::new(), Ok(&config), &asked)).1
    }

    #[test]
    fn paths_are_matched_as_sent() {
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
        ] {
            assert_eq!(find(path), None, "{path}");
            assert_eq!(ask("GET", path).status, 404, "{path}");
        }
        assert_eq!(find("/v1/eco/C%2F1").map(|(.., captured)| captured), Some("C%2F1"));
    }

    #[test]
    fn methods_come_from_the_table() {
        for method in ["POST", "PUT", "DELETE", "PATCH", "TRACE", "PROPFIND", "get", ""] {
            let answer = ask(method, "/healthz");
            assert_eq!(answer.status, 405, "{method}");
            assert_eq!(answer.header("allow"), Some("GET, HEAD, OPTIONS"));
            assert_eq!(answer.header("cache-control"), Some("no-store"));
        }
        let options = ask("OPTIONS", "/v1/eco/C1");
        assert_eq!((options.status, options.body.as_str()), (204, ""));
        assert_eq!(options.header("allow"), Some("GET, HEAD, OPTIONS"));
        assert_eq!(options.header("access-control-allow-origin"), Some("*"));
        assert!(
            options
                .header("access-control-allow-headers")
                .is_some_and(|headers| headers.contains("eco-access-code"))
        );
        let (head, get) = (ask("HEAD", "/healthz"), ask("GET", "/healthz"));
        assert_eq!((head.status, &head.headers), (get.status, &get.headers));
        assert!(head.body.is_empty() && !get.body.is_empty());
    }

    #[test]
    fn a_query_is_refused() {
        let config = config();
        let asked = Asked { has_query: true, ..asked("/v1/eco/C1", Some("K1")) };
        assert_eq!(ready(answer(&Mock::new(), Ok(&config), &asked)).1.status, 400);
    }

    #[test]
    fn a_bad_config_serves_nothing() {
        for path in ["/healthz", "/v1/eco/C1", "/nowhere"] {
            let answer = ready(answer(&Mock::new(), Err(&[]), &asked(path, None))).1;
            assert_eq!(answer.status, 500, "{path}");
            assert_eq!(answer.note.problem, Some("misconfigured"));
        }
    }
}

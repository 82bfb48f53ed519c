//! `POST /v1/eco/lookup` with `{"number","code"}`: as `GET /v1/eco/{number}`, for numbers that fit no
//! path and callers that can set no header.

use super::certificate::{for_pair, is_code, is_number};
use crate::config::Config;
use crate::host::Host;
use crate::http::{Answer, Asked};
use crate::problem::Problem;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;

/// Everything but the unreserved characters (RFC 3986, 2.3).
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The body. A member that is unknown, missing or given twice makes it unreadable.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Lookup {
    number: String,
    code: String,
}

/// Answers the request; an answer with something to show has `Content-Location`, and nobody keeps it.
pub(crate) async fn post(host: &impl Host, config: &Config, asked: &Asked, body: &[u8]) -> Answer {
    let Lookup { number, code } = match read(body) {
        Ok(lookup) => lookup,
        Err(problem) => return problem.into(),
    };
    // A condition is for what is at an address, and nothing is at this one.
    let asked = Asked { if_none_match: None, ..asked.clone() };
    let mut answer = for_pair(host, config, &asked, &number, &code).await;
    if answer.status == 200 {
        answer.headers.retain(|(name, _)| !matches!(*name, "cache-control" | "cdn-cache-control"));
        let location = format!("/v1/eco/{}", utf8_percent_encode(&number, RESERVED));
        answer = answer.with("cache-control", "no-store").with("content-location", location);
    }
    answer
}

fn read(body: &[u8]) -> Result<Lookup, Problem> {
    // An array of two strings would do for serde.
    if body.trim_ascii_start().first() != Some(&b'{') {
        return Err(Problem::MalformedBody);
    }
    let lookup: Lookup = serde_json::from_slice(body).map_err(|_| Problem::MalformedBody)?;
    if !is_number(&lookup.number) {
        return Err(Problem::MalformedNumber);
    }
    if !is_code(&lookup.code) {
        return Err(Problem::MalformedCode);
    }
    Ok(lookup)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{CODE, Mock, NUMBER, config, good, ready};

    fn ask(mock: &Mock, body: &str) -> Answer {
        ready(post(mock, &config(), &Asked::default(), body.as_bytes()))
    }

    #[test]
    fn answers_as_the_get_does_and_says_where() {
        let mock = Mock::serving(&good());
        let body = format!(r#" {{"code":"{CODE}","number":"{NUMBER}"}} "#);
        let answer = ask(&mock, &body);
        assert_eq!(answer.status, 200, "{}", answer.body);
        assert_eq!(answer.header("content-location"), Some("/v1/eco/C26470RC00012345"));
        assert_eq!(answer.header("cache-control"), Some("no-store"));
        assert_eq!(answer.header("cdn-cache-control"), None);
        assert_eq!(answer.header("eco-status"), Some("valid"));
    }

    #[test]
    fn bodies_that_say_anything_else() {
        let mock = Mock::new();
        for (body, slug) in [
            ("", "malformed-body"),
            ("{}", "malformed-body"),
            ("[\"C1\",\"K1\"]", "malformed-body"),
            ("{\"number\":\"C1\"}", "malformed-body"),
            ("{\"number\":\"C1\",\"code\":\"K1\",\"x\":1}", "malformed-body"),
            ("{\"number\":\"C1\",\"code\":\"K1\",\"code\":\"K2\"}", "malformed-body"),
            ("{\"number\":\"C1\",\"code\":\"K1\"}{}", "malformed-body"),
            ("{\"number\":1,\"code\":\"K1\"}", "malformed-body"),
            ("{\"number\":\"C1\",\"code\":null}", "malformed-body"),
            ("{\"number\":\"\\ud800\",\"code\":\"K1\"}", "malformed-body"),
            ("\u{feff}{\"number\":\"C1\",\"code\":\"K1\"}", "malformed-body"),
            ("{\"number\":\"../x\",\"code\":\"K1\"}", "malformed-number"),
            ("{\"number\":\"C\\u00001\",\"code\":\"K1\"}", "malformed-number"),
            ("{\"number\":\"C1\",\"code\":\"K\\n1\"}", "malformed-code"),
            ("{\"number\":\"C1\",\"code\":\"\"}", "malformed-code"),
        ] {
            let answer = ask(&mock, body);
            assert_eq!((answer.status, answer.note.problem), (400, Some(slug)), "{body}");
        }
        assert!(mock.calls.borrow().is_empty());
    }
}

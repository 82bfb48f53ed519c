//! `POST /v1/eco/lookup` with `{"number","code"}`: as `GET /v1/eco/{number}`, for numbers that fit no
//! path and callers that can set no header.

use super::admin::pair;
use super::certificate::answer;
use crate::config::Config;
use crate::host::Host;
use crate::http::{Answer, Asked};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Everything but the unreserved characters (RFC 3986, 2.3).
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Answers the request; an answer with something to show has `Content-Location`, and nobody keeps it.
pub(crate) async fn post(host: &impl Host, config: &Config, asked: &Asked, body: &[u8]) -> Answer {
    let question = match pair(body, asked.network) {
        Ok(question) => question,
        Err(problem) => return problem.into(),
    };
    // A condition is for what is at an address, and nothing is at this one.
    let asked = Asked { if_none_match: None, ..asked.clone() };
    let mut answer = answer(host, config, &asked, &question).await;
    if answer.status == 200 {
        answer.headers.retain(|(name, _)| !matches!(*name, "cache-control" | "cdn-cache-control"));
        let location = format!("/v1/eco/{}", utf8_percent_encode(&question.number, RESERVED));
        answer = answer.with("cache-control", "no-store").with("content-location", location);
    }
    answer
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

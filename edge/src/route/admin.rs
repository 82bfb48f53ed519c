//! `POST /v1/admin/purge` and `/v1/admin/refresh`: for the operator, with `Authorization: Bearer` and
//! the secret `ADMIN_KEY`. Without that secret nobody is the operator.

use super::certificate::{is_number, possible, refused};
use super::standing;
use crate::cache::digest;
use crate::config::Config;
use crate::coordinator;
use crate::found::Question;
use crate::host::Host;
use crate::http::{Answer, Asked};
use crate::network::Network;
use crate::problem::Problem;
use crate::retrieve;
use serde::Deserialize;
use serde::de::DeserializeOwned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Purge {
    number: String,
}

/// A number and its access code, as in a look-up. A member that is unknown, missing or given twice
/// makes it unreadable.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pair {
    number: String,
    code: String,
}

/// 204: what is kept of the number is forgotten, and the attempts at its access code. Other places
/// serve what they have as long as they may without verifying it anew.
pub(crate) async fn purge(host: &impl Host, config: &Config, asked: &Asked, body: &[u8]) -> Answer {
    let read = permitted(config, asked).and_then(|()| read::<Purge>(body));
    match read {
        Err(problem) => problem.into(),
        Ok(Purge { number }) if !is_number(&number) => Problem::MalformedNumber.into(),
        Ok(Purge { number }) => {
            coordinator::purge(host, config, &number).await;
            Answer::new(204).with("cache-control", "no-store")
        }
    }
}

/// The same, and the certificate is retrieved anew: how it stands.
pub(crate) async fn refresh(
    host: &impl Host,
    config: &Config,
    asked: &Asked,
    body: &[u8],
) -> Answer {
    let question = permitted(config, asked).and_then(|()| pair(body, asked.network));
    match question {
        Err(problem) => problem.into(),
        Ok(question) => match retrieve::anew(host, config, &question).await {
            Err(missed) => refused(missed),
            Ok(retrieved) => {
                let mut answer = standing::answer(retrieved, host.now());
                answer.headers.retain(|(name, _)| *name != "cache-control");
                answer.with("cache-control", "no-store")
            }
        },
    }
}

/// Whether the request bears one of the operator's keys. Hashes are compared: how alike a wrong key is
/// does not show in the time.
fn permitted(config: &Config, asked: &Asked) -> Result<(), Problem> {
    let given = asked.authorization.as_deref().and_then(|value| {
        let (scheme, key) = value.split_once(' ')?;
        scheme.eq_ignore_ascii_case("bearer").then_some(key.trim())
    });
    let hash = |key: &str| digest(&config.pepper, &["admin", key]);
    let given = given.map(hash);
    let is_one = config.admin_keys.iter().any(|key| given.as_deref() == Some(&hash(key)));
    if is_one { Ok(()) } else { Err(Problem::Unauthorised) }
}

/// The question in a JSON body.
///
/// # Errors
/// The problem to answer with.
pub(crate) fn pair(body: &[u8], network: Network) -> Result<Question, Problem> {
    let Pair { number, code } = read(body)?;
    possible(number, code, network)
}

fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, Problem> {
    // An array of two strings would do for serde.
    if body.trim_ascii_start().first() != Some(&b'{') {
        return Err(Problem::MalformedBody);
    }
    serde_json::from_slice(body).map_err(|_| Problem::MalformedBody)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::Received;
    use crate::route;
    use crate::testing::{ADMIN_KEY, CODE, Mock, NUMBER, SOURCE, admin_config, asked, good, ready};

    fn ask(mock: &Mock, config: &Config, path: &str, key: Option<&str>, body: &str) -> Answer {
        let asked = Asked {
            method: "POST".to_owned(),
            authorization: key.map(str::to_owned),
            content_type: Some("application/json".to_owned()),
            body: Received::Whole(body.as_bytes().to_vec()),
            ..asked(path, None)
        };
        ready(route::answer(mock, Ok(config), &asked)).1
    }

    #[test]
    fn only_with_the_key_and_for_nobody_without_one() {
        let mock = Mock::serving(&good());
        let body = format!(r#"{{"number":"{NUMBER}"}}"#);
        let config = admin_config();
        let bearer = format!("Bearer {ADMIN_KEY}");
        for (key, due) in [
            (None, 401),
            (Some("Bearer "), 401),
            (Some("Bearer wrong"), 401),
            (Some(ADMIN_KEY), 401),
            (Some(format!("Basic {ADMIN_KEY}").as_str()), 401),
            (Some(format!("Bearer {ADMIN_KEY}x").as_str()), 401),
            (Some(bearer.as_str()), 204),
        ] {
            let answer = ask(&mock, &config, "/v1/admin/purge", key, &body);
            assert_eq!(answer.status, due, "{key:?}");
            assert_eq!(answer.header("www-authenticate").is_some(), due == 401);
        }
        let nobody = crate::testing::config();
        for path in ["/v1/admin/purge", "/v1/admin/refresh"] {
            assert_eq!(ask(&mock, &nobody, path, Some(&bearer), &body).status, 401);
        }
        let answer = ask(&mock, &config, "/v1/admin/purge", Some(&bearer), r#"{"number":"../x"}"#);
        assert_eq!(answer.note.problem, Some("malformed-number"));
        for body in ["", "[]", "{}", r#"{"number":"C1","code":"x"}"#] {
            let answer = ask(&mock, &config, "/v1/admin/purge", Some(&bearer), body);
            assert_eq!(answer.note.problem, Some("malformed-body"), "{body}");
        }
    }

    #[test]
    fn a_refresh_asks_the_source_whatever_is_kept() {
        let mock = Mock::serving(&good());
        let config = admin_config();
        let bearer = format!("bearer {ADMIN_KEY}");
        let body = format!(r#"{{"number":"{NUMBER}","code":"{CODE}"}}"#);
        for times in 1..4 {
            let answer = ask(&mock, &config, "/v1/admin/refresh", Some(&bearer), &body);
            assert_eq!((answer.status, mock.asked_for(SOURCE)), (200, times), "{}", answer.body);
            assert_eq!(answer.header("eco-status"), Some("valid"));
        }
        mock.status(SOURCE, 404);
        let answer = ask(&mock, &config, "/v1/admin/refresh", Some(&bearer), &body);
        assert_eq!(answer.note.problem, Some("not-found"));
    }
}

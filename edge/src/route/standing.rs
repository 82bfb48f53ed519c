//! `GET /v1/eco/{number}/status`: how a certificate stands, for whoever has it already and asks again.

use super::certificate::{noted, question, refused};
use crate::cache::FRESH_SECONDS;
use crate::config::Config;
use crate::found::{Retrieved, Standing};
use crate::host::Host;
use crate::http::{Answer, Asked};
use crate::retrieve::retrieve;
use eco_verify::UnixTime;
use serde_json::{Value, json};

/// Seconds for which an answer about a certificate that stands may be used; no other may.
const MAX_AGE_SECONDS: i64 = 30;

/// 200 with `{verdict, standing, status, verifiedAt, nextCheck}`, also when it is revoked or
/// suspended: that is what was asked. Nothing of what is in the certificate.
pub(crate) async fn get(host: &impl Host, config: &Config, asked: &Asked, segment: &str) -> Answer {
    let question = match question(asked, segment) {
        Ok(question) => question,
        Err(problem) => return problem.into(),
    };
    match retrieve(host, config, &question).await {
        Ok(retrieved) => answer(retrieved, host.now()),
        Err(missed) => refused(missed),
    }
}

/// The answer about what was retrieved.
pub(crate) fn answer(retrieved: Retrieved, now: UnixTime) -> Answer {
    let Retrieved { kept, standing, origin, check } = retrieved;
    let bundle: Value = serde_json::from_str(&kept.bundle.body).unwrap_or_default();
    let report = &bundle["edge"]["report"];
    let status = report["checks"]
        .as_array()
        .and_then(|checks| checks.iter().find(|check| check["id"] == "status"))
        .cloned()
        .unwrap_or_default();
    let verified = &bundle["edge"]["verifiedAt"];
    let again = |after: UnixTime| UnixTime(after.0.max(now.0)).to_string();
    let (next, cache) = if standing == Standing::Valid {
        (
            again(kept.times.verified.plus(FRESH_SECONDS)),
            format!("private, max-age={MAX_AGE_SECONDS}"),
        )
    } else {
        (again(now), "private, no-store".to_owned())
    };
    let body = json!({
        "verdict": report["verdict"],
        "standing": standing.word(),
        "status": { "outcome": status["outcome"], "code": status["code"], "asOf": status["facts"]["asOf"] },
        "verifiedAt": verified,
        "nextCheck": next,
    });
    let answer = Answer::new(200)
        .with_body("application/json", body.to_string())
        .with("eco-status", standing.word())
        .with("cache-control", cache)
        .with("cdn-cache-control", "no-store");
    noted(answer, origin, check)
}

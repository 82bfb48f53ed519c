//! `GET /v1/eco/{number}/status`: how a certificate stands, for whoever has it already and asks again.

use super::certificate::{noted, question, refused, word};
use crate::cache::FRESH_SECONDS;
use crate::config::Config;
use crate::host::Host;
use crate::http::{Answer, Asked};
use crate::retrieve::{Retrieved, retrieve};
use crate::verify::Standing;
use eco_verify::UnixTime;
use serde_json::{Value, json};

/// Seconds for which an answer about a certificate that stands may be used; no other may.
const MAX_AGE_SECONDS: i64 = 30;

/// 200 with `{verdict, standing, status, verifiedAt, nextCheck}`, also when it is revoked or
/// suspended: that is what was asked. Nothing of what is in the certificate.
pub(crate) async fn get(host: &impl Host, config: &Config, asked: &Asked, segment: &str) -> Answer {
    let (number, code) = match question(asked, segment) {
        Ok(pair) => pair,
        Err(problem) => return problem.into(),
    };
    let Retrieved { bundle, standing, origin, check, .. } =
        match retrieve(host, config, &number, code).await {
            Ok(retrieved) => retrieved,
            Err(missed) => return refused(missed),
        };
    let bundle: Value = serde_json::from_str(&bundle).unwrap_or_default();
    let report = &bundle["edge"]["report"];
    let status = report["checks"]
        .as_array()
        .and_then(|checks| checks.iter().find(|check| check["id"] == "status"))
        .cloned()
        .unwrap_or_default();
    let verified = &bundle["edge"]["verifiedAt"];
    let now = host.now();
    let again = |after: UnixTime| UnixTime(after.0.max(now.0)).to_string();
    let verified_at = verified.as_str().and_then(UnixTime::parse_rfc3339).unwrap_or(now);
    let (next, cache) = if standing == Standing::Valid {
        (again(verified_at.plus(FRESH_SECONDS)), format!("private, max-age={MAX_AGE_SECONDS}"))
    } else {
        (again(now), "private, no-store".to_owned())
    };
    let body = json!({
        "verdict": report["verdict"],
        "standing": word(standing),
        "status": { "outcome": status["outcome"], "code": status["code"], "asOf": status["facts"]["asOf"] },
        "verifiedAt": verified,
        "nextCheck": next,
    });
    let answer = Answer::new(200)
        .with_body("application/json", body.to_string())
        .with("eco-status", word(standing))
        .with("cache-control", cache)
        .with("cdn-cache-control", "no-store");
    noted(answer, origin, check)
}

//! `GET /v1/eco/{number}/record`: the certificate for who must keep it, whatever has become of it.

use super::certificate::{noted, question, refused};
use crate::config::Config;
use crate::found::Retrieved;
use crate::host::Host;
use crate::http::{Answer, Asked};
use crate::negotiate::Form;
use crate::problem::Problem;
use crate::retrieve::retrieve;

/// 200 with what is authentic, also when it is revoked or suspended: `Eco-Status` says which.
pub(crate) async fn get(host: &impl Host, config: &Config, asked: &Asked, segment: &str) -> Answer {
    let question = match question(asked, segment) {
        Ok(question) => question,
        Err(problem) => return problem.into(),
    };
    let Some(form) = Form::choose(asked.accept.as_deref()) else {
        return Problem::NotAcceptable.into();
    };
    match retrieve(host, config, &question).await {
        Err(missed) => refused(missed),
        Ok(Retrieved { kept, standing, origin, check }) => {
            let answer = Answer::new(200)
                .with_body(form.media_type(), form.of(&kept).body.to_string())
                .with("eco-status", standing.word())
                .with("cache-control", "no-store");
            noted(answer, origin, check)
        }
    }
}

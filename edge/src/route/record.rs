//! `GET /v1/eco/{number}/record`: the certificate for who must keep it, whatever has become of it.

use super::certificate::{noted, question, refused, word};
use crate::config::Config;
use crate::host::Host;
use crate::http::{Answer, Asked};
use crate::negotiate::Form;
use crate::problem::Problem;
use crate::retrieve::{Retrieved, retrieve};

/// 200 with what is authentic, also when it is revoked or suspended: `Eco-Status` says which.
pub(crate) async fn get(host: &impl Host, config: &Config, asked: &Asked, segment: &str) -> Answer {
    let (number, code) = match question(asked, segment) {
        Ok(pair) => pair,
        Err(problem) => return problem.into(),
    };
    let Some(form) = Form::choose(asked.accept.as_deref()) else {
        return Problem::NotAcceptable.into();
    };
    match retrieve(host, config, &number, code).await {
        Err(missed) => refused(missed),
        Ok(Retrieved { bundle, document, standing, origin, check }) => {
            let body = match form {
                Form::Bundle => bundle,
                Form::Document => document,
            };
            let answer = Answer::new(200)
                .with_body(form.media_type(), body)
                .with("eco-status", word(standing))
                .with("cache-control", "no-store");
            noted(answer, origin, check)
        }
    }
}

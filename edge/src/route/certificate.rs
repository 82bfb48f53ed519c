//! `GET /v1/eco/{number}` with `Eco-Access-Code`: the certificate, verified.

use crate::config::Config;
use crate::found::{Missed, Origin, Outcome, Question, Retrieved, Standing, Text};
use crate::host::Host;
use crate::http::{Answer, Asked, Note};
use crate::negotiate::{Form, has_it};
use crate::network::Network;
use crate::problem::Problem;
use crate::retrieve::retrieve;
use crate::route::probe;
use eco_verify::Code;
use percent_encoding::percent_decode_str;

/// Answers the request.
///
/// 1. Number and access code are read: 400, 401. What can be given is agreed on: 406.
/// 2. The probe is answered here; nobody else is asked.
/// 3. The certificate is retrieved: 404 (unknown number and wrong code alike), 502, 503, 504.
/// 4. Revoked: 410. Suspended: 409. Both with the document and the proof.
/// 5. 200 with the bundle, or the document alone; 304 when the asker has it. Authentic but not valid
///    (expired, incomplete) is given too: its Report says why.
pub(crate) async fn get(host: &impl Host, config: &Config, asked: &Asked, segment: &str) -> Answer {
    match question(asked, segment) {
        Err(problem) => problem.into(),
        Ok(question) => answer(host, config, asked, &question).await,
    }
}

/// The same, once number and access code are known to be possible ones.
pub(crate) async fn answer(
    host: &impl Host,
    config: &Config,
    asked: &Asked,
    question: &Question,
) -> Answer {
    if question.number == probe::NUMBER {
        return probe::answer(&question.code);
    }
    match Form::choose(asked.accept.as_deref()) {
        None => Problem::NotAcceptable.into(),
        Some(form) => certificate(asked, form, retrieve(host, config, question).await),
    }
}

/// The question in path and header, where number and access code are possible ones.
///
/// # Errors
/// The problem to answer with.
pub(crate) fn question(asked: &Asked, segment: &str) -> Result<Question, Problem> {
    let number = number(segment).filter(|number| is_number(number));
    let number = number.ok_or(Problem::MalformedNumber)?;
    let code = asked.access_code.clone().ok_or(Problem::AccessCodeRequired)?;
    possible(number, code, asked.network)
}

/// The question, where number and access code are possible ones.
///
/// # Errors
/// The problem to answer with.
pub(crate) fn possible(
    number: String,
    code: String,
    network: Network,
) -> Result<Question, Problem> {
    if !is_number(&number) {
        return Err(Problem::MalformedNumber);
    }
    if !is_code(&code) {
        return Err(Problem::MalformedCode);
    }
    Ok(Question { number, code, network })
}

/// What was retrieved, as an answer that fails safe: whoever only looks at the status sees that a
/// revoked certificate is none.
fn certificate(asked: &Asked, form: Form, outcome: Outcome) -> Answer {
    let Retrieved { kept, standing, origin, check } = match outcome {
        Ok(retrieved) => retrieved,
        Err(missed) => return refused(missed),
    };
    let answer = match standing {
        Standing::Valid | Standing::NotValid => give(asked, form, form.of(&kept)),
        Standing::Revoked => Problem::Revoked.answer(Some(&kept.bundle.body)),
        Standing::Suspended => Problem::Suspended.answer(Some(&kept.bundle.body)),
    };
    noted(answer.with("eco-status", standing.word()), origin, check)
}

/// Why there is nothing to give.
pub(crate) fn refused(Missed { problem, retry_after, origin, check }: Missed) -> Answer {
    noted(problem.answer_after(None, retry_after), origin, check)
}

/// 200 with one of the two representations (bundle, document), or 304.
fn give(asked: &Asked, form: Form, text: &Text) -> Answer {
    let answer = if has_it(asked.if_none_match.as_deref(), &text.etag) {
        Answer::new(304)
    } else {
        Answer::new(200).with_body(form.media_type(), text.body.to_string())
    };
    answer
        .with("etag", &*text.etag)
        .with("cache-control", "private, no-cache")
        .with("cdn-cache-control", "no-store")
}

/// With where it came from, and what the log may say of it.
pub(crate) fn noted(answer: Answer, origin: Origin, check: Option<Code>) -> Answer {
    let note =
        Note { cache: Some(origin.way.word()), check: check.map(Code::as_str), ..answer.note };
    Answer { note, ..answer.with("cache-status", origin.status) }
}

/// The certificate number in a path segment, percent-decoded once.
fn number(segment: &str) -> Option<String> {
    Some(percent_decode_str(segment).decode_utf8().ok()?.into_owned())
}

/// A certificate number: 1 to 70 printable ASCII characters. It may hold slashes (some Parties'
/// numbers do), but nothing that a server which decodes twice, or before it splits, could take for
/// another path.
pub(crate) fn is_number(number: &str) -> bool {
    let plain = |b: u8| (b == b' ' || b.is_ascii_graphic()) && !matches!(b, b'\\' | b'%');
    (1..=70).contains(&number.len())
        && number.bytes().all(plain)
        && number.split('/').all(|part| !matches!(part.trim(), "" | "." | ".."))
        && number.trim() == number
}

/// An access code: 1 to 128 visible ASCII characters, with single spaces inside at most.
pub(crate) fn is_code(code: &str) -> bool {
    (1..=128).contains(&code.len())
        && code.bytes().all(|b| b == b' ' || b.is_ascii_graphic())
        && code.trim() == code
        && !code.contains("  ")
}

#[cfg(test)]
mod tests;

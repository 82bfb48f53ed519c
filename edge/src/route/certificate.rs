//! `GET /v1/eco/{number}` with `Eco-Access-Code`: the certificate, verified.

use crate::bundle::etag;
use crate::config::Config;
use crate::host::Host;
use crate::http::{Answer, Asked, Note};
use crate::negotiate::{Form, has_it};
use crate::problem::Problem;
use crate::retrieve::{Missed, Origin, Retrieved, retrieve};
use crate::route::probe;
use crate::verify::Standing;
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
        Ok((number, code)) => for_pair(host, config, asked, &number, code).await,
    }
}

/// The same, once number and access code are known to be possible ones.
pub(crate) async fn for_pair(
    host: &impl Host,
    config: &Config,
    asked: &Asked,
    number: &str,
    code: &str,
) -> Answer {
    if number == probe::NUMBER {
        return probe::answer(code);
    }
    match Form::choose(asked.accept.as_deref()) {
        None => Problem::NotAcceptable.into(),
        Some(form) => certificate(asked, form, retrieve(host, config, number, code).await),
    }
}

/// The number in the path and the access code in the header, where both are possible.
///
/// # Errors
/// The problem to answer with.
pub(crate) fn question<'a>(asked: &'a Asked, segment: &str) -> Result<(String, &'a str), Problem> {
    let number = number(segment).ok_or(Problem::MalformedNumber)?;
    let code = asked.access_code.as_deref().ok_or(Problem::AccessCodeRequired)?;
    if is_code(code) { Ok((number, code)) } else { Err(Problem::MalformedCode) }
}

/// What was retrieved, as an answer that fails safe: whoever only looks at the status sees that a
/// revoked certificate is none.
fn certificate(asked: &Asked, form: Form, retrieved: Result<Retrieved, Missed>) -> Answer {
    let retrieved = match retrieved {
        Ok(retrieved) => retrieved,
        Err(missed) => return refused(missed),
    };
    let Retrieved { bundle, document, standing, origin, check } = retrieved;
    let answer = match standing {
        Standing::Valid | Standing::NotValid => give(asked, form, bundle, document),
        Standing::Revoked => Problem::Revoked.answer(Some(&bundle)),
        Standing::Suspended => Problem::Suspended.answer(Some(&bundle)),
    };
    noted(answer.with("eco-status", word(standing)), origin, check)
}

/// Value of `Eco-Status`.
pub(crate) const fn word(standing: Standing) -> &'static str {
    match standing {
        Standing::Valid => "valid",
        Standing::NotValid => "not-valid",
        Standing::Revoked => "revoked",
        Standing::Suspended => "suspended",
    }
}

/// Why there is nothing to give.
pub(crate) fn refused(Missed { problem, origin, check }: Missed) -> Answer {
    noted(problem.into(), origin, check)
}

/// 200 with one of the two representations (bundle, document), or 304.
fn give(asked: &Asked, form: Form, bundle: String, document: String) -> Answer {
    let body = match form {
        Form::Bundle => bundle,
        Form::Document => document,
    };
    let etag = etag(&body);
    let answer = if has_it(asked.if_none_match.as_deref(), &etag) {
        Answer::new(304)
    } else {
        Answer::new(200).with_body(form.media_type(), body)
    };
    answer
        .with("etag", etag)
        .with("cache-control", "private, no-cache")
        .with("cdn-cache-control", "no-store")
}

/// With where it came from, and what the log may say of it.
pub(crate) fn noted(answer: Answer, origin: Origin, check: Option<Code>) -> Answer {
    let note = Note { cache: Some(origin.word), check: check.map(Code::as_str), ..answer.note };
    Answer { note, ..answer.with("cache-status", origin.status) }
}

/// The certificate number in a path segment, percent-decoded once.
fn number(segment: &str) -> Option<String> {
    let number = percent_decode_str(segment).decode_utf8().ok()?;
    is_number(&number).then(|| number.into_owned())
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

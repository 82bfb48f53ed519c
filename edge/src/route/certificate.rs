//! `GET /v1/eco/{number}` with `Eco-Access-Code`: the certificate, verified.

use crate::bundle::etag;
use crate::config::Config;
use crate::host::Host;
use crate::http::{Answer, Asked, Note};
use crate::negotiate::{Form, has_it};
use crate::problem::Problem;
use crate::retrieve::{Missed, Origin, Retrieved, retrieve};
use crate::verify::Standing;
use eco_verify::Code;
use percent_encoding::percent_decode_str;

/// Answers the request.
///
/// 1. Number and access code are read: 400, 401. What can be given is agreed on: 406.
/// 2. The certificate is retrieved: 404 (unknown number and wrong code alike), 502, 503, 504.
/// 3. Revoked: 410. Suspended: 409. Both with the document and the proof.
/// 4. 200 with the bundle, or the document alone; 304 when the asker has it. Authentic but not valid
///    (expired, incomplete) is given too: its Report says why.
pub(crate) async fn get(host: &impl Host, config: &Config, asked: &Asked, segment: &str) -> Answer {
    let read = number(segment).ok_or(Problem::MalformedNumber).and_then(|number| {
        let code = access_code(asked.access_code.as_deref())?;
        let form = Form::choose(asked.accept.as_deref()).ok_or(Problem::NotAcceptable)?;
        Ok((number, code, form))
    });
    match read {
        Err(problem) => problem.into(),
        Ok((number, code, form)) => {
            certificate(asked, form, retrieve(host, config, &number, code).await)
        }
    }
}

/// What was retrieved, as an answer that fails safe: whoever only looks at the status sees that a
/// revoked certificate is none.
pub(crate) fn certificate(
    asked: &Asked,
    form: Form,
    retrieved: Result<Retrieved, Missed>,
) -> Answer {
    let retrieved = match retrieved {
        Ok(retrieved) => retrieved,
        Err(Missed { problem, origin, check }) => return noted(problem.into(), origin, check),
    };
    let Retrieved { bundle, document, standing, origin, check } = retrieved;
    let problem = match standing {
        Standing::Valid | Standing::NotValid => {
            return noted(give(asked, form, bundle, document), origin, check);
        }
        Standing::Revoked => Problem::Revoked,
        Standing::Suspended => Problem::Suspended,
    };
    noted(problem.answer(Some(&bundle)), origin, check)
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

/// An access code that can be one.
pub(crate) fn access_code(code: Option<&str>) -> Result<&str, Problem> {
    let code = code.ok_or(Problem::AccessCodeRequired)?;
    if is_code(code) { Ok(code) } else { Err(Problem::MalformedCode) }
}

/// The certificate number in a path segment: percent-decoded once, 1 to 70 printable ASCII characters.
/// It may hold slashes (some Parties' numbers do), but nothing that a server which decodes twice, or
/// before it splits, could take for another path.
fn number(segment: &str) -> Option<String> {
    let number = percent_decode_str(segment).decode_utf8().ok()?;
    let plain = |b: u8| (b == b' ' || b.is_ascii_graphic()) && !matches!(b, b'\\' | b'%');
    let good = (1..=70).contains(&number.len())
        && number.bytes().all(plain)
        && number.split('/').all(|part| !matches!(part.trim(), "" | "." | ".."))
        && number.trim() == number;
    good.then(|| number.into_owned())
}

/// An access code: 1 to 128 visible ASCII characters, with single spaces inside at most.
fn is_code(code: &str) -> bool {
    (1..=128).contains(&code.len())
        && code.bytes().all(|b| b == b' ' || b.is_ascii_graphic())
        && code.trim() == code
        && !code.contains("  ")
}

#[cfg(test)]
mod tests;

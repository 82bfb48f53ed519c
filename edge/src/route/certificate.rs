//! `GET /v1/eco/{number}` with `Eco-Access-Code`: the certificate, verified.

use crate::bundle::{Bundle, KeptReport, etag};
use crate::cache;
use crate::config::Config;
use crate::host::{Host, Store};
use crate::http::{Answer, Asked, Note};
use crate::negotiate::{Form, has_it};
use crate::problem::Problem;
use crate::verify::{Standing, judge};
use crate::{trust, upstream, verify};
use eco_verify::{CheckId, Code};
use futures_util::future::join;
use percent_encoding::percent_decode_str;

/// Answers the request.
///
/// 1. Number and access code are read: 400, 401. What can be given is agreed on: 406.
/// 2. Kept near or far under the key of (number, code), whole, and still fresh: 200, or 304 when the
///    asker has it.
/// 3. The source is asked, and the trust list got: 404 (unknown number and wrong code alike), 502,
///    503, 504.
/// 4. The certificate is verified with all it needs, and must be the one asked for: 502, 503.
/// 5. Revoked: 410. Suspended: 409. Both with the document and the proof.
/// 6. Valid: kept near and far. Authentic but not valid (expired, incomplete): not kept; its Report
///    says why.
/// 7. 200 with the bundle, or the document alone.
pub(crate) async fn get(host: &impl Host, config: &Config, asked: &Asked, segment: &str) -> Answer {
    match retrieve(host, config, asked, segment).await {
        Ok(answer) | Err(answer) => answer,
    }
}

/// The answer; an `Err` is one too, it only came early.
async fn retrieve(
    host: &impl Host,
    config: &Config,
    asked: &Asked,
    segment: &str,
) -> Result<Answer, Answer> {
    let number = number(segment).ok_or(Problem::MalformedNumber)?;
    let code = asked.access_code.as_deref().ok_or(Problem::AccessCodeRequired)?;
    if !is_code(code) {
        return Err(Problem::MalformedCode.into());
    }
    let form = Form::choose(asked.accept.as_deref()).ok_or(Problem::NotAcceptable)?;

    let key = cache::key(&config.pepper, &number, code);
    let forward = match look_up(host, config, &key).await {
        Kept::Fresh { text, document, status } => {
            return Ok(give(asked, form, (text, document), status, "hit"));
        }
        Kept::Stale => "stale",
        Kept::Not => "miss",
    };

    let call = upstream::call(&config.source, &number, code);
    let (reply, had) = join(host.fetch(&call), trust::get(host, config)).await;
    let token = upstream::token(reply).map_err(|problem| missed(problem.into(), forward))?;

    let verify::Verified { report, fetched } =
        verify::run(host, config, &token, &number, had).await;
    let judged = judge(&report);
    let bundle = Bundle::new(&token, fetched, report);
    let standing = judged.map_err(|(problem, code)| {
        let proof = matches!(problem, Problem::Revoked | Problem::Suspended).then_some(&bundle);
        let mut answer = missed(problem.answer(proof), forward);
        answer.note.check = code.map(Code::as_str);
        answer
    })?;
    let text = bundle.to_json();
    let mut status = format!("eco-edge; fwd={forward}");
    if standing == Standing::Valid {
        keep(host, config, &key, &text).await;
        status.push_str("; stored");
    }
    let not_passed = CheckId::ALL.iter().find_map(|id| verify::code(&bundle.edge.report, *id));
    let mut answer = give(asked, form, (text, token), status, forward);
    answer.note.check = not_passed.map(Code::as_str);
    Ok(answer)
}

/// What the stores have.
enum Kept {
    /// A bundle, the document in it, and the value of `Cache-Status`.
    Fresh { text: String, document: String, status: String },
    /// Only what is no longer fresh.
    Stale,
    /// Nothing, or nothing that is whole.
    Not,
}

async fn look_up(host: &impl Host, config: &Config, key: &str) -> Kept {
    let mut found = Kept::Not;
    for (store, detail) in [(Store::Near, ""), (Store::Far, "; detail=far")] {
        let Some(text) = host.recall(store, key).await else { continue };
        let Some(kept) = Bundle::<KeptReport>::parse(&text) else { continue };
        let Some(ttl) = cache::ttl(&kept, &config.policy, host.now()) else {
            found = Kept::Stale;
            continue;
        };
        let status = format!("eco-edge; hit; ttl={ttl}{detail}");
        return Kept::Fresh { text, document: kept.document.bytes, status };
    }
    found
}

/// Keeps a bundle in both stores, for as long as it is fresh.
async fn keep(host: &impl Host, config: &Config, key: &str, text: &str) {
    let kept = Bundle::<KeptReport>::parse(text);
    let ttl = kept.and_then(|kept| cache::ttl(&kept, &config.policy, host.now()));
    let Some(ttl) = ttl.and_then(|ttl| u64::try_from(ttl).ok()) else { return };
    // Freshness is judged again when it is read; a store may hold it a little longer.
    let ttl = Some(ttl.max(60));
    join(host.keep(Store::Near, key, text, ttl), host.keep(Store::Far, key, text, ttl)).await;
}

/// 200 with one of the two representations (bundle, document), or 304.
fn give(
    asked: &Asked,
    form: Form,
    (bundle, document): (String, String),
    cache_status: String,
    cache: &'static str,
) -> Answer {
    let body = match form {
        Form::Bundle => bundle,
        Form::Document => document,
    };
    let etag = etag(&body);
    let mut answer = if has_it(asked.if_none_match.as_deref(), &etag) {
        Answer::new(304)
    } else {
        Answer::new(200).with_body(form.media_type(), body)
    };
    answer.note = Note { cache: Some(cache), ..Note::default() };
    answer
        .with("etag", etag)
        .with("cache-control", "private, no-cache")
        .with("cdn-cache-control", "no-store")
        .with("cache-status", cache_status)
}

/// An error after the source was asked.
fn missed(mut answer: Answer, forward: &'static str) -> Answer {
    answer.note.cache = Some(forward);
    answer.with("cache-status", format!("eco-edge; fwd={forward}"))
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

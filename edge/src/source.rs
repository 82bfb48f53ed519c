//! (number, access code) to the certificate's token, from the first configured source that has it.
//! What a kind of source is asked, and what its reply means, is an [`Adapter`]: pure, one file each.
//! The fetch is in `bindings.rs`.

mod files;
mod read;
mod reference;
mod template;
mod wrapped;

pub(crate) use read::{Surroundings, Told, read};

use crate::host::{Call, Failure, Host, Limit, Reply};
use crate::problem::Problem;
use eco_verify::{UnixTime, inspect, limits};
use std::fmt::Debug;

/// A kind of source.
trait Adapter: Debug + Send + Sync {
    /// What to ask for; `None` for a number or code that cannot be asked for here, and so is not here.
    fn ask(&self, number: &str, code: &str) -> Option<Ask>;
    /// The certificate's token in the reply.
    ///
    /// # Errors
    /// The problem to answer with.
    fn read(&self, reply: Reply) -> Result<String, Problem>;
}

/// What a source is asked.
#[derive(Debug, PartialEq, Eq)]
enum Ask {
    /// A call to its address.
    Call(Call),
    /// A file of the bucket, the first of these keys that there is. The reply is 200 or 404.
    File(Vec<String>),
}

/// A configured source.
#[derive(Debug)]
pub(crate) struct Source {
    /// Its name in the config.
    pub(crate) id: String,
    adapter: Box<dyn Adapter>,
    /// How the numbers of its certificates begin; empty: it has not said.
    prefixes: Vec<String>,
    /// Issuing countries of its certificates; empty: all.
    countries: Vec<String>,
    /// Who may have signed its certificates, of those on the trust list; empty: all.
    issuers: Vec<String>,
    /// What it wants to be sent with every call: names, and values that are secret.
    headers: Vec<(String, String)>,
}

/// Why there is no certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Refused {
    /// What to answer.
    pub(crate) problem: Problem,
    /// Seconds for which the source is left alone, at most [`RETRY_AFTER_SECONDS`].
    pub(crate) retry_after: Option<u32>,
}

impl From<Problem> for Refused {
    fn from(problem: Problem) -> Self {
        Self { problem, retry_after: None }
    }
}

/// No source's word makes us wait longer.
const RETRY_AFTER_SECONDS: u64 = 300;
/// Seconds of [`Limit::Source`].
const BUDGET_SECONDS: u32 = 60;
/// Bytes of a reply: a certificate in base64, in JSON, or with its status lists.
const REPLY_BYTES: usize = 2 * 1024 * 1024;

/// Asks the sources for a certificate, a compact token.
///
/// Those of whose prefixes one begins the number are asked; when there is none, all. One after the
/// other, in the order of the config, until one knows the certificate or fails.
///
/// # Errors
/// The problem to answer with; an unknown number and a wrong code are one.
pub(crate) async fn certificate(
    host: &impl Host,
    sources: &[Source],
    number: &str,
    code: &str,
) -> Result<String, Refused> {
    for source in due(sources, number) {
        let now = host.millis();
        if !host.state(|state| state.breaker(&source.id).lets_through(now)) {
            let pause = host.state(|state| state.breaker(&source.id).pause(now)).div_ceil(1000);
            return Err(Refused { problem: Problem::UpstreamError, retry_after: seconds(pause) });
        }
        if !host.within(Limit::Source, &source.id).await {
            let retry_after = Some(BUDGET_SECONDS);
            return Err(Refused { problem: Problem::UpstreamRateLimited, retry_after });
        }
        let answer = source.certificate(host, number, code).await;
        let now = host.millis();
        host.state(|state| match &answer {
            Err(Refused { problem: Problem::UpstreamRateLimited, retry_after }) => {
                let rest = u64::from(retry_after.unwrap_or(BUDGET_SECONDS)) * 1000;
                state.breaker(&source.id).wants_rest(rest, now);
            }
            Err(refused) if is_passing(refused.problem) => state.breaker(&source.id).failed(now),
            _ => state.breaker(&source.id).answered(),
        });
        match answer {
            Err(Refused { problem: Problem::NotFound, .. }) => {}
            answer => return answer,
        }
    }
    Err(Problem::NotFound.into())
}

/// A fault of a source that says nothing of the certificate, and may pass.
const fn is_passing(problem: Problem) -> bool {
    matches!(
        problem,
        Problem::UpstreamTimeout
            | Problem::UpstreamUnreachable
            | Problem::UpstreamError
            | Problem::UpstreamRateLimited
    )
}

/// The same, or an answer that no certificate may have: what was kept of it is no worse for that.
pub(crate) const fn is_its_fault(problem: Problem) -> bool {
    is_passing(problem)
        || matches!(
            problem,
            Problem::UpstreamRedirect
                | Problem::UpstreamMalformed
                | Problem::UpstreamTooLarge
                | Problem::UpstreamCertificateMismatch
                | Problem::UpstreamSignatureInvalid
                | Problem::UpstreamIssuerUnknown
        )
}

/// The sources to ask for that number.
fn due<'a>(sources: &'a [Source], number: &str) -> Vec<&'a Source> {
    let named: Vec<&Source> = sources.iter().filter(|source| source.named_by(number)).collect();
    if named.is_empty() { sources.iter().collect() } else { named }
}

/// A trust or status list in the reply; why there is none does not matter to anybody.
pub(crate) fn list(reply: Result<Reply, Failure>) -> Option<Vec<u8>> {
    reply.ok().filter(|reply| reply.status == 200).map(|reply| reply.body)
}

impl Source {
    /// One without conditions.
    fn plain(id: &str, adapter: Box<dyn Adapter>) -> Self {
        Self {
            id: id.to_owned(),
            adapter,
            prefixes: Vec::new(),
            countries: Vec::new(),
            issuers: Vec::new(),
            headers: Vec::new(),
        }
    }

    fn named_by(&self, number: &str) -> bool {
        self.prefixes.iter().any(|prefix| {
            number.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix))
        })
    }

    async fn certificate(
        &self,
        host: &impl Host,
        number: &str,
        code: &str,
    ) -> Result<String, Refused> {
        let reply = match self.adapter.ask(number, code).ok_or(Problem::NotFound)? {
            Ask::Call(mut call) => {
                call.headers.extend(self.headers.iter().cloned());
                host.fetch(&call).await
            }
            Ask::File(keys) => file(host, &keys).await.map(|file| Reply {
                status: if file.is_some() { 200 } else { 404 },
                media_type: None,
                retry_after: None,
                body: file.unwrap_or_default(),
            }),
        };
        let reply = reply.map_err(|failure| match failure {
            Failure::TimedOut => Problem::UpstreamTimeout,
            Failure::TooLarge => Problem::UpstreamTooLarge,
            Failure::Unreachable => Problem::UpstreamUnreachable,
        })?;
        let retry_after = reply.retry_after.and_then(seconds);
        let token = self.adapter.read(reply).map_err(|problem| Refused { problem, retry_after })?;
        if self.may_have(&token) { Ok(token) } else { Err(Problem::UpstreamIssuerUnknown.into()) }
    }

    /// Whether a certificate is by one of the source's issuers, for one of its countries.
    ///
    /// By its own word, which is all there is before it is verified; the core then lets it pass only
    /// when that issuer signed these very bytes. What cannot be read at all is left to the core.
    fn may_have(&self, token: &str) -> bool {
        let Ok(view) = inspect(token.as_bytes()) else { return true };
        let is_of = |all: &[String], found: Option<&str>| {
            all.is_empty() || found.is_some_and(|found| all.iter().any(|known| known == found))
        };
        let of_credential = |name: &str| view.get("credential")?.get(name);
        let issuer = of_credential("issuer");
        let issuer = issuer.and_then(|it| it.as_str().or_else(|| it.get("id")?.as_str()));
        let country = of_credential("credentialSubject")
            .and_then(|subject| subject.get("issuingCountry")?.as_str());
        is_of(&self.issuers, issuer) && is_of(&self.countries, country)
    }
}

/// The first of these files that there is.
async fn file(host: &impl Host, keys: &[String]) -> Result<Option<Vec<u8>>, Failure> {
    for key in keys {
        let file = host.file(key, limits::CERTIFICATE_BYTES).await?;
        if file.is_some() {
            return Ok(file);
        }
    }
    Ok(None)
}

/// The problem that a status other than success stands for.
const fn refusal(status: u16) -> Problem {
    match status {
        300..=399 => Problem::UpstreamRedirect,
        // 401 and 403 are about us, not about the asker: the source refuses its own client.
        401 | 403 | 500..=599 => Problem::UpstreamError,
        429 => Problem::UpstreamRateLimited,
        404 | 410 => Problem::NotFound,
        _ => Problem::UpstreamMalformed,
    }
}

/// The media type without its parameters, in lower case.
fn essence(reply: &Reply) -> String {
    let media_type = reply.media_type.as_deref().unwrap_or_default();
    media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// The token in a text.
fn token(text: &[u8]) -> Result<String, Problem> {
    let text = std::str::from_utf8(text).map_err(|_| Problem::UpstreamMalformed)?.trim_ascii();
    if text.len() > limits::CERTIFICATE_BYTES {
        return Err(Problem::UpstreamTooLarge);
    }
    // The core reads JSON envelopes too, but what is served as `application/vc+jwt` must be a token.
    if text.starts_with('{') {
        return Err(Problem::UpstreamMalformed);
    }
    Ok(text.to_owned())
}

fn seconds(seconds: u64) -> Option<u32> {
    u32::try_from(seconds).ok()
}

/// `Retry-After` (RFC 9110, 10.2.3), seconds or a date, as seconds from now that we obey.
pub(crate) fn retry_after(value: &str, now: UnixTime) -> Option<u64> {
    let value = value.trim();
    let seconds = match value.parse() {
        Ok(seconds) => seconds,
        // More digits than a number can hold are a long time too.
        Err(_) if !value.is_empty() && value.bytes().all(|b| b.is_ascii_digit()) => u64::MAX,
        Err(_) => u64::try_from(http_date(value)?.0.saturating_sub(now.0)).unwrap_or(0),
    };
    Some(seconds.min(RETRY_AFTER_SECONDS))
}

/// `Sun, 06 Nov 1994 08:49:37 GMT`; the two older forms are written by nobody any more.
fn http_date(text: &str) -> Option<UnixTime> {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let parts: Vec<&str> = text.split(' ').collect();
    let [_, day, month, year, time, "GMT"] = parts.as_slice() else { return None };
    let month = MONTHS.iter().position(|name| name == month)? + 1;
    UnixTime::parse_rfc3339(&format!("{year}-{month:02}-{day}T{time}Z"))
}

#[cfg(test)]
mod tests;

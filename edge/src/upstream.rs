//! How a certified source is asked and its reply read (the reference interface: GET
//! `{SOURCE_URL}/certificates/{number}` with `Eco-Access-Code`). Pure; the fetch is in `bindings.rs`.

use crate::bundle::DOCUMENT;
use crate::config::Config;
use crate::host::{Call, Failure, Host, Reply};
use crate::problem::Problem;
use eco_verify::limits;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Everything but the unreserved characters (RFC 3986, 2.3).
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Media types that a compact JWS comes under.
const TOKEN_TYPES: [&str; 4] = [DOCUMENT, "application/jwt", "application/jose", "text/plain"];

/// Asks the source for a certificate, a compact token.
///
/// # Errors
/// The problem to answer with; an unknown number and a wrong code are one.
pub(crate) async fn certificate(
    host: &impl Host,
    config: &Config,
    number: &str,
    code: &str,
) -> Result<String, Problem> {
    token(host.fetch(&call(&config.source, number, code)).await)
}

/// The call that asks for a certificate.
fn call(source: &str, number: &str, code: &str) -> Call {
    Call {
        url: format!("{source}/certificates/{}", utf8_percent_encode(number, RESERVED)),
        accept: DOCUMENT,
        access_code: Some(code.to_owned()),
        max_bytes: limits::CERTIFICATE_BYTES,
    }
}

/// The certificate's token in the reply.
///
/// # Errors
/// The problem to answer with.
fn token(reply: Result<Reply, Failure>) -> Result<String, Problem> {
    let reply = reply.map_err(|failure| match failure {
        Failure::TimedOut => Problem::UpstreamTimeout,
        Failure::TooLarge => Problem::UpstreamTooLarge,
        Failure::Unreachable => Problem::UpstreamUnreachable,
    })?;
    match reply.status {
        200 => {}
        300..=399 => return Err(Problem::UpstreamRedirect),
        // 401 and 403 are about us, not about the asker: the source refuses its own client.
        401 | 403 | 429 | 500..=599 => return Err(Problem::UpstreamError),
        404 | 410 => return Err(Problem::NotFound),
        _ => return Err(Problem::UpstreamMalformed),
    }
    let media_type = reply.media_type.unwrap_or_default().to_ascii_lowercase();
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    if !TOKEN_TYPES.contains(&essence) {
        return Err(Problem::UpstreamMalformed);
    }
    let text = String::from_utf8(reply.body).map_err(|_| Problem::UpstreamMalformed)?;
    let token = text.trim_ascii();
    // The core reads JSON envelopes too, but what is served as `application/vc+jwt` must be one.
    if token.starts_with('{') {
        return Err(Problem::UpstreamMalformed);
    }
    Ok(token.to_owned())
}

/// A trust or status list in the reply; why there is none does not matter to anybody.
pub(crate) fn list(reply: Result<Reply, Failure>) -> Option<Vec<u8>> {
    reply.ok().filter(|reply| reply.status == 200).map(|reply| reply.body)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_cannot_leave_its_place_in_the_address() {
        for (number, due) in [
            ("C26470RC00012345", "C26470RC00012345"),
            ("VN-CN 22/01?x#y", "VN-CN%2022%2F01%3Fx%23y"),
            ("a.b_c~d-e", "a.b_c~d-e"),
            ("%2e%2e", "%252e%252e"),
        ] {
            let call = call("https://origin.customs.example/api", number, "K1");
            assert_eq!(call.url, format!("https://origin.customs.example/api/certificates/{due}"));
            assert_eq!(call.access_code.as_deref(), Some("K1"));
        }
    }

    fn reply(status: u16, media_type: &str, body: &[u8]) -> Result<Reply, Failure> {
        let media_type = (!media_type.is_empty()).then(|| media_type.to_owned());
        Ok(Reply { status, media_type, body: body.to_vec() })
    }

    #[test]
    fn reply_table() {
        use Problem::*;
        for (reply, due) in [
            (reply(200, "application/vc+jwt", b"a.b.c"), Ok("a.b.c")),
            (reply(200, "Application/VC+JWT; charset=utf-8", b" a.b.c\n"), Ok("a.b.c")),
            (reply(200, "application/jwt", b"a.b.c"), Ok("a.b.c")),
            (reply(200, "application/jose", b"a.b.c"), Ok("a.b.c")),
            (reply(200, "text/plain", b"a.b.c"), Ok("a.b.c")),
            (reply(200, "text/html", b"<html>"), Err(UpstreamMalformed)),
            (reply(200, "application/json", b"{}"), Err(UpstreamMalformed)),
            (reply(200, "", b"a.b.c"), Err(UpstreamMalformed)),
            (reply(200, "application/vc+jwt", b"{\"type\":1}"), Err(UpstreamMalformed)),
            (reply(200, "application/vc+jwt", &[0xff]), Err(UpstreamMalformed)),
            (reply(204, "", b""), Err(UpstreamMalformed)),
            (reply(206, "application/vc+jwt", b"a.b.c"), Err(UpstreamMalformed)),
            (reply(400, "", b""), Err(UpstreamMalformed)),
            (reply(301, "", b""), Err(UpstreamRedirect)),
            (reply(304, "", b""), Err(UpstreamRedirect)),
            (reply(307, "", b""), Err(UpstreamRedirect)),
            (reply(401, "", b""), Err(UpstreamError)),
            (reply(403, "", b""), Err(UpstreamError)),
            (reply(404, "", b""), Err(NotFound)),
            (reply(410, "", b""), Err(NotFound)),
            (reply(429, "", b""), Err(UpstreamError)),
            (reply(500, "", b""), Err(UpstreamError)),
            (reply(530, "", b""), Err(UpstreamError)),
            (Err(Failure::TimedOut), Err(UpstreamTimeout)),
            (Err(Failure::TooLarge), Err(UpstreamTooLarge)),
            (Err(Failure::Unreachable), Err(UpstreamUnreachable)),
        ] {
            assert_eq!(token(reply.clone()), due.map(str::to_owned), "{reply:?}");
        }
    }
}

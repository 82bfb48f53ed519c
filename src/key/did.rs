//! did:web: an issuer's id to the address of its DID document, and the document to one of its keys.

use super::VerifyingKey;
use crate::encoding;
use crate::limits;
use crate::origin::Origin;
use crate::time::UnixTime;
use crate::trust::Period;
use crate::value::{Map, Value};

/// The address of a did:web document (did:web method, Read): `https` always, a host name and no IP
/// address, no user info, no query. Loopback by `http` where that is allowed.
pub(crate) fn url(did: &str, allow_loopback_http: bool) -> Option<String> {
    let id = did.strip_prefix("did:web:")?;
    let mut parts = id.split(':');
    let host = parts.next()?.replace("%3A", ":").replace("%3a", ":");
    let name = host.split(':').next()?;
    let plain = |part: &str| {
        !part.is_empty()
            && part != "."
            && part != ".."
            && part.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~".contains(&b))
    };
    // The last label of a host name is never all digits; that of an IPv4 address always is.
    let is_ip =
        name.rsplit('.').next().is_some_and(|label| label.bytes().all(|b| b.is_ascii_digit()));
    let is_host = host.bytes().all(|b| b.is_ascii_alphanumeric() || b"-.:".contains(&b));
    if is_ip || !is_host {
        return None;
    }
    let mut path = String::new();
    for part in parts {
        if !plain(part) {
            return None;
        }
        path.push('/');
        path.push_str(part);
    }
    if path.is_empty() {
        path.push_str("/.well-known");
    }
    let scheme = if allow_loopback_http && name == "localhost" { "http" } else { "https" };
    let url = format!("{scheme}://{host}{path}/did.json");
    Origin::of(&url).filter(|origin| origin.may_be_fetched(allow_loopback_http)).map(|_| url)
}

/// Finds one verification method of the document that may make assertions.
///
/// `Ok(None)`: the document is sound, the method is not in it.
///
/// # Errors
/// What is wrong with the document, in words. A captive portal's page ends here.
pub(crate) fn key(
    document: &[u8],
    did: &str,
    kid: &str,
) -> Result<Option<(VerifyingKey, Period)>, &'static str> {
    if document.len() > limits::DID_DOCUMENT_BYTES {
        return Err("it is larger than 64 KiB");
    }
    let document = encoding::json_object(document).map_err(|_| "it is not strict JSON")?;
    if document.get("id").is_none_or(|id| id != did) {
        return Err("it is the document of another DID");
    }
    if document.get("deactivated").is_some_and(|deactivated| deactivated.as_bool() != Some(false)) {
        return Err("the DID is deactivated");
    }
    let is_kid = |id: &Value| {
        id.as_str()
            .is_some_and(|id| id == kid || (id.starts_with('#') && kid == format!("{did}{id}")))
    };
    let methods = |name: &str| document.get(name).and_then(Value::as_array).into_iter().flatten();
    let is_method = |method: &&Map| method.get("id").is_some_and(is_kid);
    let Some(method) = methods("assertionMethod").find_map(|entry| match entry {
        Value::Object(method) => Some(method).filter(is_method),
        reference if is_kid(reference) => {
            methods("verificationMethod").filter_map(Value::as_object).find(is_method)
        }
        _ => None,
    }) else {
        return Ok(None);
    };
    if method.get("controller").is_some_and(|controller| controller != did) {
        return Err("the key is another's");
    }
    let kind = method.get("type").and_then(Value::as_str);
    if !matches!(kind, Some("JsonWebKey" | "JsonWebKey2020")) {
        return Err("the key is of a type that is not known");
    }
    let jwk =
        method.get("publicKeyJwk").and_then(Value::as_object).ok_or("the key is not a JWK")?;
    // A key ends with the day it expires, and before the day it was revoked.
    let day = |name: &str, back: i64| match method.get(name) {
        None => Ok(None),
        Some(time) => time
            .as_str()
            .and_then(UnixTime::parse_rfc3339)
            .map(|time| Some(time.date().plus_days(-back)))
            .ok_or("the key's end is no time"),
    };
    let until = [day("expires", 0)?, day("revoked", 1)?].into_iter().flatten().min();
    let key = VerifyingKey::from_jwk(jwk).map_err(|_| "the key cannot be used")?;
    Ok(Some((key, Period { from: None, until })))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        for (did, due) in [
            (
                "did:web:origin.customs.example",
                Some("https://origin.customs.example/.well-known/did.json"),
            ),
            ("did:web:chamber.example:co:cn", Some("https://chamber.example/co/cn/did.json")),
            ("did:web:chamber.example%3A8443:co", Some("https://chamber.example:8443/co/did.json")),
            ("did:web:192.0.2.7", None),
            ("did:web:127.0.0.1%3A8788", None),
            ("did:web:[::1]", None),
            ("did:web:user@evil.example", None),
            ("did:web:evil.example%2Fpath", None),
            ("did:web:a.example:..:b", None),
            ("did:web:a.example:b%2e", None),
            ("did:web:a.example:", None),
            ("did:web:a.example?x", None),
            ("did:web:a.example#k", None),
            ("did:web:localhost%3A8788:issuers:cn", None),
            ("did:web:", None),
            ("did:key:z6Mk", None),
        ] {
            assert_eq!(url(did, false).as_deref(), due, "{did}");
        }
        let loopback = "did:web:localhost%3A8788:issuers:cn";
        assert_eq!(
            url(loopback, true).as_deref(),
            Some("http://localhost:8788/issuers/cn/did.json")
        );
        assert_eq!(url("did:web:192.0.2.7", true), None);
    }
}

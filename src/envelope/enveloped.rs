//! `EnvelopedVerifiableCredential` (VCDM 2.0, 4.13): a JSON object whose `id` is a data: URL that holds
//! the token. Only the token counts; the object around it is not signed.

use super::BASE_CONTEXT;
use crate::code::Code;
use crate::report::Fault;
use crate::value::{Map, Value};

pub(super) fn is(document: &Map) -> bool {
    match document.get("type") {
        Some(Value::Array(types)) => types.iter().any(|t| t == "EnvelopedVerifiableCredential"),
        Some(name) => name == "EnvelopedVerifiableCredential",
        None => false,
    }
}

/// The token in the data: URL, of a media type that is known.
pub(crate) fn token(document: &Map) -> Result<&[u8], Fault> {
    let base = match document.get("@context") {
        Some(Value::Array(contexts)) => contexts.first(),
        context => context,
    };
    if base.is_none_or(|context| context != BASE_CONTEXT) {
        return Err(Fault::from(Code::FormatUnsupportedVersion).with("member", "@context"));
    }
    let url = document.get("id").and_then(Value::as_str);
    let (media_type, token) = url
        .and_then(|url| url.strip_prefix("data:"))
        .and_then(|url| url.split_once(','))
        .ok_or_else(|| Fault::from(Code::FormatWrongType).with("member", "id"))?;
    let known = match media_type {
        "application/vc+jwt" => !token.contains('~'),
        "application/dc+sd-jwt" | "application/vc+sd-jwt" => token.contains('~'),
        _ => false,
    };
    if !known {
        return Err(Fault::from(Code::FormatUnrecognised).with("mediaType", media_type));
    }
    Ok(token.as_bytes())
}

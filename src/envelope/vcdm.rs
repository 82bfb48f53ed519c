//! The rules of the W3C data model itself (VCDM 2.0, section 4) that need no JSON-LD processing: a
//! credential's members to the first that is not of its form. What the profile asks beyond, and which
//! versions it knows, is for [`super::Credential`].
//!
//! Three kinds of fault have their home elsewhere, with a code of their own, and are not judged by
//! [`check`]: times ([`period`], for the validity check), status entries ([`is_status_entry`], for the
//! status check), and a subject without claims (every claim is missing then, or withheld).

use super::BASE_CONTEXT;
use crate::code::Code;
use crate::report::Fault;
use crate::time::UnixTime;
use crate::value::{Map, Value};

/// Checks the form of the members the data model defines.
///
/// # Errors
/// [`Code::FormatWrongType`] with the member.
pub(crate) fn check(document: &Map) -> Result<(), Fault> {
    let frame = [
        ("@context", is_context(document.get("@context"))),
        ("type", has_type(document.get("type"), Some("VerifiableCredential"))),
        ("issuer", document.get("issuer").is_some_and(is_issuer)),
        ("credentialSubject", document.get("credentialSubject").is_some_and(is_subject)),
    ];
    let absent_or = |member: &'static str, form: fn(&Value) -> bool| {
        (member, document.get(member).is_none_or(form))
    };
    let optional = [
        absent_or("id", is_url),
        absent_or("name", is_text),
        absent_or("description", is_text),
        absent_or("credentialSchema", |value| {
            each(value, |schema| has_id(schema) && typed(schema))
        }),
        absent_or("evidence", |value| each(value, typed)),
        absent_or("termsOfUse", |value| each(value, typed)),
        absent_or("refreshService", |value| each(value, typed)),
        absent_or("proof", |value| each(value, typed)),
        absent_or("relatedResource", |value| each(value, is_related)),
    ];
    let fault = frame.into_iter().chain(optional).find(|(_, good)| !good);
    fault.map_or(Ok(()), |(member, _)| Err(wrong(member)))
}

/// No claim may be called `vc` or `vp` (VC-JOSE-COSE 1.0, 3.1.1): such payloads are of the data model
/// before this one.
///
/// # Errors
/// [`Code::FormatWrongType`] with the member.
pub(crate) fn check_claim_names(document: &Map) -> Result<(), Fault> {
    let found = ["vc", "vp"].into_iter().find(|member| document.contains_key(member));
    found.map_or(Ok(()), |member| Err(wrong(member)))
}

/// `validFrom` and `validUntil` (4.9): XSD `dateTimeStamp`, in order.
///
/// # Errors
/// [`Code::ValidityBadTime`] with the member.
pub(crate) fn period(document: &Map) -> Result<(Option<UnixTime>, Option<UnixTime>), Fault> {
    let bad = |member: &str| Fault::from(Code::ValidityBadTime).with("member", member);
    let time = |member: &str| match document.get(member) {
        None => Ok(None),
        Some(value) => {
            value.as_str().and_then(UnixTime::parse_rfc3339).map(Some).ok_or_else(|| bad(member))
        }
    };
    let (from, until) = (time("validFrom")?, time("validUntil")?);
    match (from, until) {
        (Some(from), Some(until)) if from > until => {
            Err(bad("validUntil").with("from", from.to_string()).with("until", until.to_string()))
        }
        period => Ok(period),
    }
}

/// One of `credentialStatus` (4.10): an object with a type; its id, where it has one, a URL.
pub(crate) fn is_status_entry(entry: &Value) -> bool {
    typed(entry)
}

fn wrong(member: &str) -> Fault {
    Fault::from(Code::FormatWrongType).with("member", member)
}

/// The base context first, then URLs and objects (4.3).
pub(crate) fn is_context(value: Option<&Value>) -> bool {
    match value {
        Some(Value::String(only)) => only == BASE_CONTEXT,
        Some(Value::Array(contexts)) => {
            contexts.first().is_some_and(|first| first == BASE_CONTEXT)
                && contexts.iter().all(|context| context.is_object() || is_url(context))
        }
        _ => false,
    }
}

/// Names of types, one or several, `due` among them (4.5).
pub(crate) fn has_type(value: Option<&Value>, due: Option<&str>) -> bool {
    let is_name = |name: &Value| name.as_str().is_some_and(|name| !name.is_empty());
    let is_due = |name: &Value| due.is_none_or(|due| name == due);
    match value {
        Some(Value::Array(names)) => names.iter().all(is_name) && names.iter().any(is_due),
        Some(name) => is_name(name) && is_due(name),
        None => false,
    }
}

/// A URL, or an object with one as `id`, and a name and description for people (4.7).
pub(crate) fn is_issuer(value: &Value) -> bool {
    match value {
        Value::Object(issuer) => {
            has_id(value)
                && ["name", "description"]
                    .iter()
                    .all(|member| issuer.get(member).is_none_or(is_text))
        }
        other => is_url(other),
    }
}

/// An object or several; an `id` is a URL (4.8).
fn is_subject(value: &Value) -> bool {
    let none = value.as_array().is_some_and(Vec::is_empty);
    !none && each(value, |subject| subject.is_object() && has_no_bad_id(subject))
}

/// An object with a type; an `id` is a URL.
fn typed(value: &Value) -> bool {
    value.is_object() && has_type(value.get("type"), None) && has_no_bad_id(value)
}

/// Of what is elsewhere: where, and a digest of it (5.3).
fn is_related(value: &Value) -> bool {
    let digest =
        |name: &str| value.get(name).map(|digest| digest.as_str().is_some_and(|d| !d.is_empty()));
    let digests = [digest("digestSRI"), digest("digestMultibase")];
    has_id(value) && digests.contains(&Some(true)) && !digests.contains(&Some(false))
}

fn has_id(value: &Value) -> bool {
    value.get("id").is_some_and(is_url)
}

fn has_no_bad_id(value: &Value) -> bool {
    value.get("id").is_none_or(is_url)
}

/// One, or an array of them.
pub(crate) fn each(value: &Value, form: impl Fn(&Value) -> bool) -> bool {
    match value {
        Value::Array(values) => values.iter().all(form),
        one => form(one),
    }
}

/// A string, or it in several languages and directions (11.1).
fn is_text(value: &Value) -> bool {
    each(value, |text| match text {
        Value::String(_) => true,
        Value::Object(text) => {
            text.get("@value").is_some_and(Value::is_string)
                && text.iter().all(|(name, value)| match name.as_str() {
                    "@value" | "@language" => value.is_string(),
                    "@direction" => value == "ltr" || value == "rtl",
                    _ => false,
                })
        }
        _ => false,
    })
}

/// `scheme:something` with nothing in it that no URL holds (URL Standard; RFC 3986, 3.1).
pub(crate) fn is_url(value: &Value) -> bool {
    let Some((scheme, rest)) = value.as_str().and_then(|url| url.split_once(':')) else {
        return false;
    };
    let in_scheme = |b: u8| b.is_ascii_alphanumeric() || b"+-.".contains(&b);
    let unsafe_in_url = |c| matches!(c, '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}');
    // Most are ASCII, which is quicker told than white space of every script.
    let seen = |c: char| c.is_ascii_graphic() || !(c.is_whitespace() || c.is_control());
    let in_url = |c: char| seen(c) && !unsafe_in_url(c);
    scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(in_scheme)
        && !rest.is_empty()
        && rest.chars().all(in_url)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn with(member: &str, value: Value) -> Option<String> {
        let mut document = json!({
            "@context": [BASE_CONTEXT],
            "type": ["VerifiableCredential"],
            "issuer": "did:example:issuer",
            "credentialSubject": { "id": "did:example:subject" },
        });
        document[member] = value;
        let document = crate::value::Value::from(document);
        let fault = check(document.as_object().expect("an object")).err()?;
        assert_eq!(fault.code, Code::FormatWrongType);
        fault.facts.get("member").and_then(crate::value::Value::as_str).map(str::to_owned)
    }

    #[test]
    fn related_resources() {
        let resource = |more: Value| {
            let mut resource = json!({ "id": "https://example.org/a" });
            resource
                .as_object_mut()
                .expect("an object")
                .append(&mut more.as_object().expect("an object").clone());
            resource
        };
        for good in [
            json!([]),
            resource(json!({ "digestSRI": "sha384-AA" })),
            json!([resource(json!({ "digestMultibase": "uEiAA", "mediaType": "text/plain" }))]),
        ] {
            assert_eq!(with("relatedResource", good), None);
        }
        for bad in [
            resource(json!({})),
            resource(json!({ "digestSRI": 1 })),
            resource(json!({ "digestSRI": "sha384-AA", "digestMultibase": "" })),
            json!([{ "digestSRI": "sha384-AA" }]),
            json!("https://example.org/a"),
        ] {
            assert_eq!(with("relatedResource", bad).as_deref(), Some("relatedResource"));
        }
    }

    #[test]
    fn urls() {
        for good in ["did:web:a.example", "urn:uuid:1", "https://a.example/\u{e9}#x", "a+b-c.d:e"] {
            assert_eq!(with("id", good.into()), None, "{good}");
        }
        for bad in ["", "word", "https ://a", "1a:b", ":a", "a:", "a:b c", "a:b\tc", "a:<b>"] {
            assert_eq!(with("id", bad.into()).as_deref(), Some("id"), "{bad}");
        }
    }
}

//! The variables `SOURCE_URL` or `SOURCES` to the sources. Each fault is one line that says what to do.

use super::files::Files;
use super::reference::Reference;
use super::template::{Address, Body, is_header_value};
use super::wrapped::{Encoding, Marker, Wrapped};
use super::{Adapter, Source};
use crate::address;
use serde_json::{Map, Value};

/// What sources need besides their own description.
pub(crate) struct Surroundings<'a> {
    /// A variable or secret, by name.
    pub(crate) var: &'a dyn Fn(&str) -> Option<String>,
    /// Whether addresses may name this machine.
    pub(crate) loopback: bool,
    /// The one of now, and the one of before where there is one.
    pub(crate) peppers: Vec<Vec<u8>>,
    /// Whether the bucket is bound.
    pub(crate) has_files: bool,
}

/// What the operator is told.
#[derive(Debug, Default)]
pub(crate) struct Told {
    /// Nothing is served with one of these.
    pub(crate) faults: Vec<String>,
    /// All is served, but the operator should know.
    pub(crate) warnings: Vec<String>,
}

/// The Parties to the agreement, as the core's reference data has them.
const PARTIES: [&str; 15] =
    ["AU", "BN", "CN", "ID", "JP", "KH", "KR", "LA", "MM", "MY", "NZ", "PH", "SG", "TH", "VN"];
/// Secrets for a source are named so; no other of the Worker's secrets can be sent out by a slip.
const SECRET_PREFIX: &str = "SOURCE_";
/// Headers that are ours, the runtime's or of no use: a source cannot ask for them.
const HEADERS_NOT_FREE: [&str; 14] = [
    "accept",
    "accept-encoding",
    "connection",
    "content-length",
    "content-type",
    "cookie",
    "eco-access-code",
    "expect",
    "host",
    "keep-alive",
    "te",
    "transfer-encoding",
    "upgrade",
    "user-agent",
];
const EXAMPLE: &str = "https://origin.customs.example/api";

/// Reads the sources, in the order in which they are asked.
pub(crate) fn read(around: &Surroundings<'_>, told: &mut Told) -> Vec<Source> {
    let described = match ((around.var)("SOURCE_URL"), (around.var)("SOURCES")) {
        (Some(_), Some(_)) => {
            told.faults.push(
                "SOURCE_URL and SOURCES are both set; put the one source into SOURCES too, or leave SOURCES out"
                    .to_owned(),
            );
            return Vec::new();
        }
        (None, Some(text)) => text,
        (url, None) => {
            let base = url
                .as_deref()
                .ok_or("is not set")
                .and_then(|url| address::read_base(url, around.loopback));
            return match base {
                Ok(base) => vec![Source::plain(
                    "source",
                    Box::new(Reference { address: Address::below(&base) }),
                )],
                Err(fault) => {
                    told.faults.push(format!(
                        "SOURCE_URL {fault}; set it to an address like {EXAMPLE}, or describe the sources in SOURCES"
                    ));
                    Vec::new()
                }
            };
        }
    };
    let items = match serde_json::from_str(&described) {
        Ok(Value::Array(items)) if !items.is_empty() => items,
        Ok(_) => {
            told.faults.push(
                "SOURCES is no array of sources; write [{\"id\": ..., \"kind\": ...}]".to_owned(),
            );
            return Vec::new();
        }
        Err(error) => {
            told.faults.push(format!("SOURCES is not JSON ({error}); correct it"));
            return Vec::new();
        }
    };
    let mut sources: Vec<Source> = Vec::new();
    for (at, item) in items.into_iter().enumerate() {
        let Value::Object(map) = item else {
            told.faults.push(format!("SOURCES: number {} is no JSON object; correct it", at + 1));
            continue;
        };
        let mut members = Members { at: format!("number {}", at + 1), map, told: &mut *told };
        let Some(source) = source(&mut members, around) else { continue };
        if sources.iter().any(|other| other.id == source.id) {
            members.fault("has the id of another source; give each its own");
        }
        sources.push(source);
    }
    sources
}

/// One source; `None` when it has no kind, so that nothing more can be said of it.
fn source(members: &mut Members<'_>, around: &Surroundings<'_>) -> Option<Source> {
    let id = members.text("id").unwrap_or_default();
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    if (1..=32).contains(&id.len()) && id.bytes().all(plain) {
        members.at = format!("\"{id}\"");
    } else {
        members.fault("has no good id; give it one of 1 to 32 small letters, digits and hyphens");
    }
    let kind = members.text("kind");
    let code_header =
        members.map.get("codeHeader").and_then(Value::as_str).map(str::to_ascii_lowercase);
    let adapter: Option<Box<dyn Adapter>> = match kind.as_deref() {
        Some("reference") => reference(members, around).map(|it| Box::new(it) as Box<dyn Adapter>),
        Some("wrapped") => wrapped(members, around).map(|it| Box::new(it) as Box<dyn Adapter>),
        Some("files") => Some(Box::new(files(members, around))),
        _ => {
            members.fault("has no known kind; set kind to reference, wrapped or files");
            return None;
        }
    };
    let headers = if kind.as_deref() == Some("files") {
        Vec::new()
    } else {
        headers(members, around, code_header.as_deref())
    };
    let prefixes = members.texts("numberPrefixes");
    let countries = members.texts("countries");
    let issuers = members.texts("issuers");
    for country in &countries {
        if !PARTIES.contains(&country.as_str()) {
            members.fault(&format!(
                "names the country {country:?}, which is no Party; write two capital letters of one"
            ));
        }
    }
    for issuer in &issuers {
        if !issuer.starts_with("did:") && !issuer.starts_with("https://") {
            members.fault(&format!("names the issuer {issuer:?}; write its id as the trust list has it, such as did:web:customs.example"));
        }
    }
    members.finish();
    Some(Source { id, adapter: adapter?, prefixes, countries, issuers, headers })
}

fn reference(members: &mut Members<'_>, around: &Surroundings<'_>) -> Option<Reference> {
    match members.url().and_then(|url| address::read_base(&url, around.loopback)) {
        Ok(base) => Some(Reference { address: Address::below(&base) }),
        Err(fault) => {
            members.fault(&format!("url {fault}; set it to an address like {EXAMPLE}"));
            None
        }
    }
}

fn files(members: &mut Members<'_>, around: &Surroundings<'_>) -> Files {
    if !around.has_files {
        members.fault("needs the bucket FILES, which is not bound; bind an R2 bucket under this name in wrangler.toml");
    }
    Files { peppers: around.peppers.clone() }
}

fn wrapped(members: &mut Members<'_>, around: &Surroundings<'_>) -> Option<Wrapped> {
    let address = members
        .url()
        .and_then(|url| Address::parse(&url, around.loopback))
        .map_err(|fault| {
            members.fault(&format!("url {fault}; set it to an address like {EXAMPLE}/{{number}}"))
        })
        .ok();
    let body = members.map.remove("body").and_then(|body| {
        Body::parse(body).map_err(|fault| members.fault(&format!("body {fault}; correct it"))).ok()
    });
    let code_header = members.text("codeHeader").map(|name| name.to_ascii_lowercase());
    if let Some(name) = &code_header
        && !is_free_header(name, true)
    {
        members.fault(&format!("codeHeader {name:?} is no header that can be set; take another"));
    }
    let code_in_url = members.boolean("codeInUrl");
    if let Some(address) = &address {
        let has_number = address.has_number() || body.as_ref().is_some_and(Body::has_number);
        if !has_number {
            members.fault("sends the number nowhere; put {number} into url or body");
        }
        let elsewhere = code_header.is_some() || body.as_ref().is_some_and(Body::has_code);
        match (address.has_code(), code_in_url) {
            (true, false) => members.fault(
                "has {code} in its url, where logs keep it; send it by codeHeader or body, or say \"codeInUrl\": true",
            ),
            (false, true) => members.fault("says codeInUrl, but its url has no {code}; put it in, or take codeInUrl out"),
            (false, false) if !elsewhere => members.fault(
                "sends the access code nowhere, so that any code would do; set codeHeader, or put {code} into body",
            ),
            (true, true) => {
                let at = members.at.clone();
                members.told.warnings.push(format!(
                    "SOURCES: {at} has the access code in its url; its server's logs can hold numbers with their codes"
                ));
            }
            (false, false) => {}
        }
    }
    let success = success(members);
    let document = pointer(members, "document");
    let encoding = encoding(members);
    let not_found = not_found(members);
    Some(Wrapped {
        address: address?,
        code_header,
        body,
        success,
        document: document?,
        encoding,
        not_found,
    })
}

/// Headers by their names, with the secrets that the config names.
fn headers(
    members: &mut Members<'_>,
    around: &Surroundings<'_>,
    code_header: Option<&str>,
) -> Vec<(String, String)> {
    let named = match members.map.remove("headers") {
        None => return Vec::new(),
        Some(Value::Object(named)) => named,
        Some(_) => {
            members.fault("headers is no JSON object; write {\"authorization\": \"SOURCE_KEY\"}, the name of a secret");
            return Vec::new();
        }
    };
    let mut headers = Vec::new();
    for (name, secret) in named {
        let name = name.to_ascii_lowercase();
        if !is_free_header(&name, false) || Some(name.as_str()) == code_header {
            members.fault(&format!(
                "headers: {name:?} is no header that can be set here; take it out"
            ));
            continue;
        }
        let Some(secret) = secret.as_str().filter(|secret| secret.starts_with(SECRET_PREFIX))
        else {
            members.fault(&format!(
                "headers: {name} does not name a secret; write the name of one that begins with {SECRET_PREFIX}"
            ));
            continue;
        };
        match (around.var)(secret) {
            None => members.fault(&format!(
                "headers: the secret {secret} is not set; set it with `wrangler secret put {secret}`"
            )),
            Some(value) if !is_header_value(&value) => members.fault(&format!(
                "headers: the secret {secret} holds what no header can; set it to visible ASCII characters"
            )),
            Some(value) => headers.push((name, value)),
        }
    }
    headers
}

fn success(members: &mut Members<'_>) -> Vec<u16> {
    let Some(value) = members.map.remove("success") else { return vec![200] };
    let status = |value: &Value| {
        let status = u16::try_from(value.as_u64()?).ok()?;
        ((200..300).contains(&status) && !matches!(status, 204 | 205)).then_some(status)
    };
    let statuses: Option<Vec<u16>> = value
        .as_array()
        .filter(|all| !all.is_empty())
        .and_then(|all| all.iter().map(status).collect());
    statuses.unwrap_or_else(|| {
        members.fault("success is no array of statuses from 200 to 299 that have a body; correct it or leave it out for [200]");
        Vec::new()
    })
}

fn encoding(members: &mut Members<'_>) -> Encoding {
    match members.text("encoding").as_deref() {
        None | Some("text") => Encoding::Text,
        Some("base64") => Encoding::Base64,
        Some(_) => {
            members
                .fault("encoding is neither text nor base64; correct it or leave it out for text");
            Encoding::Text
        }
    }
}

fn not_found(members: &mut Members<'_>) -> Option<Marker> {
    let Value::Object(map) = members.map.remove("notFound")? else {
        members.fault("notFound is no JSON object; write {\"pointer\": \"/status\", \"equals\": \"NOT_FOUND\"}");
        return None;
    };
    let mut inner =
        Members { at: format!("{} notFound", members.at), map, told: &mut *members.told };
    let pointer = pointer(&mut inner, "pointer");
    let equals = inner.map.remove("equals");
    if equals.as_ref().is_some_and(|value| value.is_object() || value.is_array()) {
        inner.fault(
            "equals is an object or array; compare with a text, a number, true, false or null",
        );
    }
    inner.finish();
    Some(Marker { pointer: pointer?, equals })
}

/// A JSON pointer (RFC 6901, 3).
fn pointer(members: &mut Members<'_>, name: &str) -> Option<String> {
    let text = match members.map.remove(name) {
        Some(Value::String(text)) => text,
        _ => {
            members.fault(&format!(
                "{name} is not set; set it to a JSON pointer like /data/certificate"
            ));
            return None;
        }
    };
    let escapes = text.split('~').skip(1).all(|rest| rest.starts_with(['0', '1']));
    if (text.is_empty() || text.starts_with('/')) && escapes {
        return Some(text);
    }
    members.fault(&format!("{name} {text:?} is no JSON pointer (RFC 6901); write one like /data/certificate, with ~0 for ~ and ~1 for /"));
    None
}

fn is_free_header(name: &str, for_code: bool) -> bool {
    let token = |b: u8| b.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&b);
    let taken = HEADERS_NOT_FREE.contains(&name) && !(for_code && name == "eco-access-code");
    !name.is_empty()
        && name.bytes().all(token)
        && !taken
        && !name.starts_with("cf-")
        && !name.starts_with("proxy-")
}

/// What of a description is still to be read.
struct Members<'a> {
    /// Which source, for the faults.
    at: String,
    map: Map<String, Value>,
    told: &'a mut Told,
}

impl Members<'_> {
    fn fault(&mut self, fault: &str) {
        self.told.faults.push(format!("SOURCES: {} {fault}", self.at));
    }

    fn text(&mut self, name: &str) -> Option<String> {
        match self.map.remove(name)? {
            Value::String(text) if !text.is_empty() => Some(text),
            _ => {
                self.fault(&format!("{name} is no text; correct it"));
                None
            }
        }
    }

    fn url(&mut self) -> Result<String, &'static str> {
        match self.map.remove("url") {
            Some(Value::String(text)) => Ok(text),
            Some(_) => Err("is no text"),
            None => Err("is not set"),
        }
    }

    fn texts(&mut self, name: &str) -> Vec<String> {
        let Some(value) = self.map.remove(name) else { return Vec::new() };
        let text =
            |value: &Value| value.as_str().filter(|text| !text.is_empty()).map(str::to_owned);
        let texts: Option<Vec<String>> = value
            .as_array()
            .filter(|all| !all.is_empty())
            .and_then(|all| all.iter().map(text).collect());
        texts.unwrap_or_else(|| {
            self.fault(&format!("{name} is no array of texts; correct it or leave it out"));
            Vec::new()
        })
    }

    fn boolean(&mut self, name: &str) -> bool {
        match self.map.remove(name) {
            None => false,
            Some(Value::Bool(value)) => value,
            Some(_) => {
                self.fault(&format!("{name} is neither true nor false; correct it"));
                false
            }
        }
    }

    /// What nobody asked for is a slip of the pen.
    fn finish(&mut self) {
        for name in std::mem::take(&mut self.map).keys() {
            self.fault(&format!(
                "has the member {name:?}, which means nothing here; take it out or correct its name"
            ));
        }
    }
}

#[cfg(test)]
mod tests;

//! An interface that wraps the certificate in JSON, as the config describes it: address, headers and
//! body with places for number and code; where in the reply the certificate is, and what says that
//! there is none.

use super::template::{Address, Body, is_header_value};
use super::{Adapter, Ask, REPLY_BYTES, essence, refusal, token};
use crate::host::{Call, Reply};
use crate::problem::Problem;
use data_encoding::BASE64_NOPAD;
use eco_verify::limits;
use serde::de::{self, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};
use std::fmt;

#[derive(Debug)]
pub(super) struct Wrapped {
    pub(super) address: Address,
    /// Name of the header that carries the access code.
    pub(super) code_header: Option<String>,
    /// To be posted; without it, a GET.
    pub(super) body: Option<Body>,
    /// Statuses of success.
    pub(super) success: Vec<u16>,
    /// JSON pointer (RFC 6901) to the certificate.
    pub(super) document: String,
    pub(super) encoding: Encoding,
    pub(super) not_found: Option<Marker>,
}

/// How the certificate is written.
#[derive(Clone, Copy, Debug)]
pub(super) enum Encoding {
    /// As the text of the token.
    Text,
    /// As base64 of it, of either alphabet, padded or not.
    Base64,
}

/// What says that there is no such certificate.
#[derive(Debug)]
pub(super) struct Marker {
    pub(super) pointer: String,
    /// This value there; without it, anything but null and false.
    pub(super) equals: Option<Value>,
}

impl Marker {
    fn is_in(&self, reply: &Value) -> bool {
        let found = reply.pointer(&self.pointer);
        match &self.equals {
            Some(due) => found == Some(due),
            None => found.is_some_and(|found| !found.is_null() && *found != Value::Bool(false)),
        }
    }
}

impl Adapter for Wrapped {
    fn ask(&self, number: &str, code: &str) -> Option<Ask> {
        let url = self.address.fill(number, code)?;
        let header = self.code_header.iter().map(|name| (name.clone(), code.to_owned()));
        if self.code_header.is_some() && !is_header_value(code) {
            return None;
        }
        Some(Ask::Call(Call {
            headers: header.collect(),
            body: self.body.as_ref().map(|body| body.fill(number, code)),
            ..Call::get(url, "application/json", REPLY_BYTES)
        }))
    }

    fn read(&self, reply: Reply) -> Result<String, Problem> {
        use Problem::{NotFound, UpstreamMalformed};
        if !self.success.contains(&reply.status) {
            // A success that the operator has not named is none that we understand.
            return Err(refusal(reply.status));
        }
        let media_type = essence(&reply);
        if media_type != "application/json" && !media_type.ends_with("+json") {
            return Err(UpstreamMalformed);
        }
        let json = strict(&reply.body).ok_or(UpstreamMalformed)?;
        if self.not_found.as_ref().is_some_and(|marker| marker.is_in(&json)) {
            return Err(NotFound);
        }
        let text = json.pointer(&self.document).and_then(Value::as_str).ok_or(UpstreamMalformed)?;
        match self.encoding {
            Encoding::Text => token(text.as_bytes()),
            Encoding::Base64 => token(&base64(text).ok_or(UpstreamMalformed)?),
        }
    }
}

fn base64(text: &str) -> Option<Vec<u8>> {
    let plain: Vec<u8> = text
        .bytes()
        .filter(|b| !b.is_ascii_whitespace())
        .map(|b| match b {
            b'-' => b'+',
            b'_' => b'/',
            other => other,
        })
        .collect();
    let end = plain.iter().rposition(|b| *b != b'=').map_or(0, |last| last + 1);
    BASE64_NOPAD.decode(plain.get(..end)?).ok()
}

/// JSON in which no two readers can read different things: no member twice, no deep nesting. Not the
/// core's reader: that refuses integers beyond 2^53, which no certificate may hold, but other
/// people's interfaces do.
fn strict(bytes: &[u8]) -> Option<Value> {
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let value = Strict { depth: limits::JSON_DEPTH }.deserialize(&mut reader).ok()?;
    reader.end().ok()?;
    Some(value)
}

#[derive(Clone, Copy)]
struct Strict {
    /// Levels that may still be opened.
    depth: usize,
}

impl Strict {
    fn below<E: de::Error>(self) -> Result<Self, E> {
        let depth = self.depth.checked_sub(1).ok_or_else(|| E::custom("nested too deep"))?;
        Ok(Self { depth })
    }
}

impl<'de> DeserializeSeed<'de> for Strict {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let below = self.below()?;
        let mut found = Vec::new();
        while let Some(item) = items.next_element_seed(below)? {
            found.push(item);
        }
        Ok(found.into())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let below = self.below()?;
        let mut found = Map::new();
        while let Some(name) = members.next_key::<String>()? {
            let value = members.next_value_seed(below)?;
            if found.insert(name, value).is_some() {
                return Err(de::Error::custom("a member twice"));
            }
        }
        Ok(found.into())
    }
}

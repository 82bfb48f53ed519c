//! Compact JWS text to its parts (RFC 7515, 7.1), with the header rules of format.md 1.

use super::{Signed, Unverified};
use crate::code::Code;
use crate::encoding;
use crate::limits;
use crate::report::Fault;
use crate::text::Text;
use crate::value::{Map, Value};

/// Header members that ask for something which is never done on a document's word: a key or address
/// of its own choosing, or processing this verifier does not know (RFC 8725, 3.10; RFC 7515, 4.1.11).
const REFUSED: [&str; 5] = ["jwk", "jku", "x5u", "crit", "b64"];

/// A compact JWS, decoded; its signature has not been looked at.
#[derive(Debug)]
pub(crate) struct Jws<'a> {
    pub(crate) alg: Text,
    pub(crate) kid: Option<Text>,
    pub(crate) header: Map,
    pub(crate) payload: Vec<u8>,
    /// `header.payload` as received: what was signed.
    pub(crate) message: &'a [u8],
    pub(crate) signature: Vec<u8>,
}

impl<'a> Jws<'a> {
    /// Three parts and nothing that could not be meant as base64url.
    pub(crate) fn looks_like(text: &[u8]) -> bool {
        let printable = |b: &u8| matches!(b, b'!'..=b'~') || b.is_ascii_whitespace();
        has_three_parts(text) && text.iter().all(printable)
    }

    /// Reads `header.payload.signature`. The caller has bounded the text's length.
    pub(crate) fn parse(text: &'a [u8]) -> Result<Self, Fault> {
        // The parts are counted only where something is wrong: more of them are no base64url.
        Self::read(text).map_err(|fault| {
            if has_three_parts(text) { fault } else { Code::FormatUnrecognised.into() }
        })
    }

    /// The same, cut at the first point and the last.
    fn read(text: &'a [u8]) -> Result<Self, Fault> {
        let point = |byte: &u8| *byte == b'.';
        let first = text.iter().position(point).ok_or(Code::FormatUnrecognised)?;
        let last = text.iter().rposition(point).ok_or(Code::FormatUnrecognised)?;
        let message = text.get(..last).unwrap_or_default();
        let header = text.get(..first).unwrap_or_default();
        let payload = message.get(first + 1..).ok_or(Code::FormatUnrecognised)?;
        let signature = text.get(last + 1..).unwrap_or_default();
        let in_part = |part: &'static str| move |code: Code| Fault::from(code).with("part", part);
        let header = encoding::base64url(header).map_err(in_part("header"))?;
        if header.len() > limits::HEADER_BYTES {
            return Err(in_part("header")(Code::FormatTooLarge).with("limit", limits::HEADER_BYTES));
        }
        let header = encoding::json_object(&header).map_err(|code| match code {
            Code::FormatWrongType => Code::FormatBadHeader.into(),
            code => in_part("header")(code),
        })?;
        let payload = encoding::base64url(payload).map_err(in_part("payload"))?;
        let signature = encoding::base64url(signature).map_err(in_part("signature"))?;
        let bad = |member: &'static str| Fault::from(Code::FormatBadHeader).with("member", member);
        let text_of = |member: &'static str| match header.get(member) {
            None => Ok(None),
            Some(Value::String(text)) if !text.is_empty() => Ok(Some(text.clone())),
            Some(_) => Err(bad(member)),
        };
        let alg = text_of("alg")?.ok_or_else(|| bad("alg"))?;
        let kid = text_of("kid")?;
        Ok(Self { alg, kid, header, payload, message, signature })
    }

    /// The first member that must never be obeyed, other than `but`.
    pub(crate) fn refused_header(&self, but: &str) -> Option<&'static str> {
        REFUSED.into_iter().find(|member| *member != but && self.header.contains_key(member))
    }

    /// The rules for tokens that carry a credential: `typ` as due, `cty` absent or `vc`, `kid` there.
    pub(crate) fn require_credential_header(&self, typ: &'static str) -> Result<(), Fault> {
        self.require_typ(typ)?;
        if self.header.get("cty").is_some_and(|cty| cty != "vc") {
            return Err(Fault::from(Code::FormatBadHeader).with("member", "cty"));
        }
        match self.kid {
            Some(_) => Ok(()),
            None => Err(Fault::from(Code::FormatBadHeader).with("member", "kid")),
        }
    }

    /// The token as a holder of unverified content, read from its payload.
    pub(crate) fn into_unverified<T>(
        mut self,
        read: impl FnOnce(Vec<u8>) -> Result<T, Fault>,
    ) -> Result<Unverified<T>, Fault> {
        let refusal = self
            .refused_header("")
            .map(|member| Fault::from(Code::SignatureHeaderNotAllowed).with("member", member));
        Ok(Unverified {
            kid: self.kid.unwrap_or_default(),
            refusal,
            x5c: self.header.remove("x5c"),
            signed: Signed::Jws { alg: self.alg, message: self.message.to_vec() },
            signature: self.signature,
            content: read(self.payload)?,
        })
    }

    /// Explicit typing (RFC 8725, 3.11): no other kind of token is ever taken for this one.
    pub(crate) fn require_typ(&self, due: &'static str) -> Result<(), Fault> {
        match self.header.get("typ") {
            Some(Value::String(typ)) if typ == due => Ok(()),
            Some(Value::String(typ)) => Err(Fault::from(Code::FormatWrongType)
                .with("expected", due)
                .with("actual", typ.as_str())),
            _ => Err(Fault::from(Code::FormatWrongType).with("expected", due)),
        }
    }
}

fn has_three_parts(text: &[u8]) -> bool {
    text.iter().filter(|byte| **byte == b'.').count() == 2
}

//! Compact JWS text to its parts (RFC 7515, 7.1), with the header rules of format.md 1.

use super::{Signed, Unverified};
use crate::code::Code;
use crate::encoding;
use crate::limits;
use crate::report::Fault;
use crate::value::{Map, Value};

/// Header members that ask for something which is never done on a document's word: a key or address
/// of its own choosing, or processing this verifier does not know (RFC 8725, 3.10; RFC 7515, 4.1.11).
const REFUSED: [&str; 5] = ["jwk", "jku", "x5u", "crit", "b64"];

/// A compact JWS, decoded; its signature has not been looked at.
#[derive(Debug)]
pub(crate) struct Jws<'a> {
    pub(crate) alg: String,
    pub(crate) kid: Option<String>,
    pub(crate) header: Map,
    pub(crate) payload: Vec<u8>,
    /// `header.payload` as received: what was signed.
    pub(crate) message: &'a [u8],
    pub(crate) signature: Vec<u8>,
}

impl<'a> Jws<'a> {
    /// Three parts and nothing that could not be meant as base64url.
    pub(crate) fn looks_like(text: &[u8]) -> bool {
        let mut points = 0_usize;
        for byte in text {
            match byte {
                b'.' => points = points.saturating_add(1),
                b'!'..=b'~' => {}
                byte if byte.is_ascii_whitespace() => {}
                _ => return false,
            }
        }
        points == 2
    }

    /// Reads `header.payload.signature`. The caller has bounded the text's length.
    pub(crate) fn parse(text: &'a [u8]) -> Result<Self, Fault> {
        let mut parts = text.split(|b| *b == b'.');
        let (Some(header), Some(payload), Some(signature), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(Code::FormatUnrecognised.into());
        };
        let message = text
            .len()
            .checked_sub(signature.len().saturating_add(1))
            .and_then(|end| text.get(..end))
            .ok_or(Code::FormatUnrecognised)?;
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

//! Bytes to an unverified credential: syntax proven, nothing trusted.

pub(crate) mod jws;

use crate::code::Code;
use crate::limits;
use crate::report::Fault;
use jws::Jws;
use serde_json::{Map, Value};
use std::borrow::Cow;

/// The two contexts of a credential, in this order; known exactly, so no JSON-LD processing is
/// needed (VCDM 2.0, 6.3).
const CONTEXT: [&str; 2] = ["https://www.w3.org/ns/credentials/v2", "https://w3id.org/rcep-eco/v1"];

/// Something signed whose signature has not been looked at. What is in it may only be used to find
/// the key; [`crate::signature::verify_signature`] consumes it.
#[derive(Debug)]
pub(crate) struct Unverified<'a, T> {
    pub(crate) alg: String,
    pub(crate) kid: String,
    /// A header member that is never obeyed, when there is one.
    pub(crate) refused_header: Option<&'static str>,
    /// The bytes that were signed.
    pub(crate) message: Cow<'a, [u8]>,
    pub(crate) signature: Vec<u8>,
    pub(crate) content: T,
}

/// What a credential certifies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    CertificateOfOrigin,
    DeclarationOfOrigin,
}

impl Kind {
    const ALL: [Self; 2] = [Self::CertificateOfOrigin, Self::DeclarationOfOrigin];

    const fn credential_type(self) -> &'static str {
        match self {
            Self::CertificateOfOrigin => "RcepCertificateOfOrigin",
            Self::DeclarationOfOrigin => "RcepDeclarationOfOrigin",
        }
    }

    pub(crate) const fn subject_type(self) -> &'static str {
        match self {
            Self::CertificateOfOrigin => "CertificateOfOrigin",
            Self::DeclarationOfOrigin => "DeclarationOfOrigin",
        }
    }

    const fn schema(self) -> &'static str {
        match self {
            Self::CertificateOfOrigin => "https://w3id.org/rcep-eco/schemas/rcep-co-1.json",
            Self::DeclarationOfOrigin => "https://w3id.org/rcep-eco/schemas/rcep-do-1.json",
        }
    }
}

/// A credential of the profile, well-formed as VCDM 2.0 and format.md 1 ask.
#[derive(Clone, Debug)]
pub(crate) struct Credential {
    pub(crate) kind: Kind,
    /// `issuer` or `issuer.id`.
    pub(crate) issuer: String,
    /// `iss`, where it differs from the issuer.
    pub(crate) other_iss: Option<Value>,
    /// The credential without its subject.
    pub(crate) document: Map<String, Value>,
    pub(crate) subject: Map<String, Value>,
    /// The payload's bytes as signed.
    pub(crate) payload: Vec<u8>,
}

/// Recognises the form of the input and reads it.
pub(crate) fn parse(input: &[u8]) -> Result<Unverified<'_, Credential>, Fault> {
    let input = input.trim_ascii();
    // A scan is what it is, however large.
    if is_unsigned_document(input) {
        return Err(Code::FormatNoSignedData.into());
    }
    if input.len() > limits::CERTIFICATE_BYTES {
        return Err(Fault::from(Code::FormatTooLarge).with("limit", limits::CERTIFICATE_BYTES));
    }
    if !Jws::looks_like(input) {
        return Err(Code::FormatUnrecognised.into());
    }
    let jws = Jws::parse(input)?;
    jws.require_credential_header()?;
    jws.into_unverified(Credential::parse)
}

impl Credential {
    fn parse(payload: Vec<u8>) -> Result<Self, Fault> {
        let mut document = crate::encoding::json_object(&payload)?;
        let wrong = |member: &str| Fault::from(Code::FormatWrongType).with("member", member);
        for member in ["vc", "vp"] {
            if document.contains_key(member) {
                return Err(wrong(member));
            }
        }
        let other_version =
            |member: &str| Fault::from(Code::FormatUnsupportedVersion).with("member", member);
        if document.get("@context").is_none_or(|context| context != &Value::from(CONTEXT.to_vec()))
        {
            return Err(other_version("@context"));
        }
        let types = document.get("type").and_then(Value::as_array).ok_or_else(|| wrong("type"))?;
        let kind = Kind::ALL
            .into_iter()
            .find(|kind| {
                types.len() == 2
                    && types.iter().any(|t| t == "VerifiableCredential")
                    && types.iter().any(|t| t == kind.credential_type())
            })
            .ok_or_else(|| other_version("type"))?;
        let schema = document
            .get("credentialSchema")
            .and_then(Value::as_object)
            .ok_or_else(|| wrong("credentialSchema"))?;
        if schema.get("type").is_none_or(|t| t != "JsonSchema")
            || schema.get("id").is_none_or(|id| id != kind.schema())
        {
            return Err(other_version("credentialSchema"));
        }
        let issuer = match document.get("issuer") {
            Some(Value::String(id)) => Some(id.clone()),
            Some(Value::Object(issuer)) => {
                issuer.get("id").and_then(Value::as_str).map(str::to_owned)
            }
            _ => None,
        };
        let issuer = issuer.filter(|id| !id.is_empty()).ok_or_else(|| wrong("issuer"))?;
        let other_iss = document.get("iss").filter(|iss| *iss != issuer.as_str()).cloned();
        let Some(Value::Object(subject)) = document.remove("credentialSubject") else {
            return Err(wrong("credentialSubject"));
        };
        Ok(Self { kind, issuer, other_iss, document, subject, payload })
    }
}

/// A PDF, picture, archive or page: what a clerk often holds instead of the signed file.
fn is_unsigned_document(input: &[u8]) -> bool {
    const STARTS: [&[u8]; 9] = [
        b"%PDF-",
        b"\x89PNG",
        b"\xff\xd8\xff",
        b"GIF8",
        b"II*\0",
        b"MM\0*",
        b"BM",
        b"RIFF",
        b"PK\x03\x04",
    ];
    let heif = input.get(4..8) == Some(b"ftyp");
    let markup = input.first() == Some(&b'<');
    heif || markup || STARTS.iter().any(|start| input.starts_with(start))
}

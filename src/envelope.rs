//! Bytes to an unverified credential: the form recognised, its syntax proven, nothing trusted.

#[cfg(feature = "full")]
pub(crate) mod data_integrity;
#[cfg(feature = "full")]
pub(crate) mod enveloped;
pub(crate) mod jws;
#[cfg(feature = "full")]
mod sd_jwt;
pub(crate) mod vcdm;

#[cfg(feature = "full")]
pub(crate) use sd_jwt::{KeyBinding, disclose, split as split_sd_jwt};

use crate::code::Code;
use crate::key::Alg;
use crate::limits;
use crate::names::Names;
use crate::report::{Facts, Fault};
use crate::scan;
use crate::text::Text;
use crate::time::UnixTime;
use crate::value::{Map, Value};
use jws::Jws;

/// The context of every credential (VCDM 2.0, 4.3).
const BASE_CONTEXT: &str = "https://www.w3.org/ns/credentials/v2";
/// The second and last context of the profile; both are known exactly, so no JSON-LD processing is
/// needed (VCDM 2.0, 6.3).
const PROFILE_CONTEXT: &str = "https://w3id.org/rcep-eco/v1";

/// What the input turned out to be.
#[derive(Debug)]
pub(crate) enum Envelope {
    Credential(Box<Unverified<Credential>>),
    /// Signed in a way that is known by name, but cannot be verified here.
    Unsupported(Fault),
}

/// Something signed whose signature has not been looked at. What is in it may only be used to find
/// the key; [`crate::signature::verify_signature`] consumes it.
#[derive(Debug)]
pub(crate) struct Unverified<T> {
    pub(crate) kid: Text,
    /// Why it is refused whatever the key, when it is.
    pub(crate) refusal: Option<Fault>,
    /// `x5c` of the header: certificates to check against the issuer's anchors (RFC 7515, 4.1.6).
    pub(crate) x5c: Option<Value>,
    pub(crate) signed: Signed,
    pub(crate) signature: Vec<u8>,
    pub(crate) content: T,
}

/// What was signed, and how.
#[derive(Debug)]
pub(crate) enum Signed {
    /// The header names the algorithm; the bytes are `header.payload` as received.
    Jws { alg: Text, message: Vec<u8> },
    /// The key names the algorithm, the suite which ones are possible; canonical proof options and
    /// document.
    #[cfg(feature = "full")]
    DataIntegrity { suite: &'static str, algs: &'static [Alg], options: Vec<u8>, document: Vec<u8> },
}

impl Signed {
    /// Name of the algorithm or suite, for Reports.
    pub(crate) fn name(&self) -> &str {
        match self {
            Self::Jws { alg, .. } => alg,
            #[cfg(feature = "full")]
            Self::DataIntegrity { suite, .. } => suite,
        }
    }

    /// Whether a key of that algorithm may have made it.
    pub(crate) fn fits(&self, key: Alg) -> bool {
        match self {
            Self::Jws { alg, .. } => Alg::from_name(alg) == Some(key),
            #[cfg(feature = "full")]
            Self::DataIntegrity { algs, .. } => algs.contains(&key),
        }
    }
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
#[derive(Debug)]
pub(crate) struct Credential {
    pub(crate) kind: Kind,
    /// `issuer` or `issuer.id`.
    pub(crate) issuer: Text,
    /// `iss`, where it differs from the issuer.
    pub(crate) other_iss: Option<Value>,
    /// The credential without its subject.
    pub(crate) document: Map,
    pub(crate) subject: Map,
    /// The payload as signed: its bytes, or the canonical document of a Data Integrity proof.
    pub(crate) payload: Vec<u8>,
    /// Whether all texts of the subject are known to be printable ASCII.
    pub(crate) ascii: bool,
    /// JSON Pointers into the subject of objects and arrays that hide members (SD-JWT).
    pub(crate) withheld: Names,
    /// `created` and `expires` of a Data Integrity proof.
    pub(crate) signed_between: (Option<UnixTime>, Option<UnixTime>),
    /// The holder's proof, where there is one (SD-JWT).
    #[cfg(feature = "full")]
    pub(crate) key_binding: Option<KeyBinding>,
}

/// Recognises the form of the input and reads it.
pub(crate) fn parse(input: &[u8]) -> Result<Envelope, Fault> {
    let input = input.trim_ascii();
    // A scan is what it is, however large.
    if is_unsigned_document(input) {
        return Err(Code::FormatNoSignedData.into());
    }
    if input.len() > limits::CERTIFICATE_BYTES {
        return Err(Fault::from(Code::FormatTooLarge).with("limit", limits::CERTIFICATE_BYTES));
    }
    match input.first() {
        #[cfg(feature = "full")]
        Some(b'{') => parse_json(input),
        #[cfg(not(feature = "full"))]
        Some(b'{') => Ok(Envelope::Unsupported(Fault::beyond(BEYOND))),
        _ => parse_token(input),
    }
}

/// A compact token: JWS, or SD-JWT.
fn parse_token(token: &[u8]) -> Result<Envelope, Fault> {
    #[cfg(not(feature = "full"))]
    if token.contains(&b'~') {
        return Ok(Envelope::Unsupported(Fault::beyond(BEYOND)));
    }
    #[cfg(feature = "full")]
    if token.contains(&b'~') {
        return Ok(Envelope::Credential(Box::new(sd_jwt::parse(token)?)));
    }
    let jws = match Jws::parse(token) {
        Err(_) if !Jws::looks_like(token) => return Err(unrecognised(token)),
        parsed => parsed?,
    };
    jws.require_credential_header("vc+jwt")?;
    let credential = jws.into_unverified(|payload| {
        let document = crate::encoding::json_object(&payload)?;
        let ascii = scan::says_ascii(&payload);
        Ok(Credential { ascii, ..Credential::parse(document, payload)? })
    })?;
    Ok(Envelope::Credential(Box::new(credential)))
}

/// Neither token nor document; what a person can do something about is said.
fn unrecognised(input: &[u8]) -> Fault {
    let reason = match input {
        [] => Some("it is empty"),
        [0xef, 0xbb, 0xbf, ..] => Some("it begins with a byte order mark"),
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => Some("it is UTF-16 text"),
        _ => None,
    };
    Fault { code: Code::FormatUnrecognised, facts: Facts::default().with_some("reason", reason) }
}

/// SD-JWT, and JSON of whatever kind.
#[cfg(not(feature = "full"))]
const BEYOND: Code = Code::SignatureUnsupportedCryptosuite;

/// A JSON document: a token in an envelope of its own, or one with an embedded proof.
#[cfg(feature = "full")]
fn parse_json(input: &[u8]) -> Result<Envelope, Fault> {
    let document = crate::encoding::json_object(input)?;
    if enveloped::is(&document) {
        return parse_token(enveloped::token(&document)?);
    }
    if let Some(suite) = unsupported_suite(&document) {
        return Ok(Envelope::Unsupported(
            Fault::from(Code::SignatureUnsupportedCryptosuite).with("suite", suite),
        ));
    }
    match document.get("proof") {
        Some(_) => Ok(Envelope::Credential(Box::new(data_integrity::parse(document)?))),
        _ => Err(Code::FormatUnrecognised.into()),
    }
}

/// The name of a way of signing that is known, but not verified here: whoever holds such a document
/// holds nothing bad.
#[cfg(feature = "full")]
fn unsupported_suite(document: &Map) -> Option<String> {
    let text = |value: Option<&Value>| value.and_then(Value::as_str).map(str::to_owned);
    if document
        .get("version")
        .and_then(Value::as_str)
        .is_some_and(|v| v.as_bytes().windows(19).any(|part| part == b"openattestation.com"))
    {
        return Some("OpenAttestation".to_owned());
    }
    if text(document.get("signature").and_then(|s| s.get("type"))).as_deref()
        == Some("SHA3MerkleProof")
    {
        return Some("OpenAttestation".to_owned());
    }
    let proof = document.get("proof")?.as_object()?;
    match text(proof.get("type"))?.as_str() {
        "DataIntegrityProof" => {
            let suite = text(proof.get("cryptosuite"))?;
            let verified = matches!(suite.as_str(), "ecdsa-jcs-2019" | "eddsa-jcs-2022");
            (!verified).then_some(suite)
        }
        // Suites older than Data Integrity 1.0, and Merkle proofs.
        other => Some(other.to_owned()),
    }
}

/// `issuer`: a URL, or an object with one as `id` (VCDM 2.0, 4.7).
pub(crate) fn issuer_of(document: &Map) -> Option<&Text> {
    let id = match document.get("issuer")? {
        Value::String(id) => Some(id),
        Value::Object(issuer) => issuer.get("id").and_then(Value::as_text),
        _ => None,
    };
    id.filter(|id| !id.is_empty())
}

impl Credential {
    /// Checks the frame of a credential of the profile. `payload` is what was signed.
    fn parse(mut document: Map, payload: Vec<u8>) -> Result<Self, Fault> {
        let wrong = |member: &str| Fault::from(Code::FormatWrongType).with("member", member);
        vcdm::check_claim_names(&document)?;
        let other_version =
            |member: &str| Fault::from(Code::FormatUnsupportedVersion).with("member", member);
        let context = document.get("@context").ok_or_else(|| wrong("@context"))?;
        if *context != Value::from(vec![BASE_CONTEXT, PROFILE_CONTEXT]) {
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
        vcdm::check(&document)?;
        let issuer = issuer_of(&document).ok_or_else(|| wrong("issuer"))?.clone();
        let other_iss = document.get("iss").filter(|iss| *iss != issuer.as_str()).cloned();
        let Some(Value::Object(subject)) = document.remove("credentialSubject") else {
            return Err(wrong("credentialSubject"));
        };
        Ok(Self {
            kind,
            issuer,
            other_iss,
            document,
            subject,
            payload,
            ascii: false,
            withheld: Names::default(),
            signed_between: (None, None),
            #[cfg(feature = "full")]
            key_binding: None,
        })
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

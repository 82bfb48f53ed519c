//! Data Integrity proofs over RFC 8785 canonical JSON: `ecdsa-jcs-2019` (VC Data Integrity ECDSA 1.0,
//! 3.3) and `eddsa-jcs-2022` (VC Data Integrity EdDSA 1.0, 3.3) to an unverified credential.

use super::{Credential, Signed, Unverified};
use crate::code::Code;
use crate::key::Alg;
use crate::report::Fault;
use crate::text::Text;
use crate::time::UnixTime;
use crate::value::{Map, Value};

/// Reads the document and its one proof. The suite is known to be one of the two.
pub(super) fn parse(mut document: Map) -> Result<Unverified<Credential>, Fault> {
    let proof = document.remove("proof");
    // A proof's own context is what was signed (ECDSA 1.0, 3.3.2, step 4): judge that one, and the one
    // that is presented, which may only go on after it.
    if let Some(context) = proof.as_ref().and_then(|proof| proof.get("@context"))
        && begins(&document, context)
        && document.get("@context") != Some(context)
    {
        Credential::parse(document.clone(), Vec::new())?;
        document.insert("@context", context.clone());
    }
    let payload = canonical(&document)?;
    let credential = Credential::parse(document.clone(), payload)?;
    let mut unverified = Unverified {
        kid: Text::default(),
        refusal: None,
        x5c: None,
        signed: Signed::Jws { alg: Text::default(), message: Vec::new() },
        signature: Vec::new(),
        content: credential,
    };
    let Some(Value::Object(proof)) = proof else {
        unverified.refusal = Some(bad("the proof is not one object"));
        return Ok(unverified);
    };
    match read(document, proof) {
        Err(fault) => unverified.refusal = Some(fault),
        Ok(proof) => {
            unverified.kid = proof.kid.into();
            unverified.signed = proof.signed;
            unverified.signature = proof.signature;
            unverified.content.signed_between = (proof.created, proof.expires);
        }
    }
    Ok(unverified)
}

/// A proof's parts, ready to verify.
pub(crate) struct Proof {
    pub(crate) kid: String,
    pub(crate) signed: Signed,
    pub(crate) signature: Vec<u8>,
    pub(crate) created: Option<UnixTime>,
    pub(crate) expires: Option<UnixTime>,
}

/// Proof verification as far as it goes without the key (VC Data Integrity 1.0, 4.4; ECDSA 3.3.2).
pub(crate) fn read(mut document: Map, mut proof: Map) -> Result<Proof, Fault> {
    let text = |name: &str| proof.get(name).and_then(Value::as_str).map(str::to_owned);
    let (suite, algs): (_, &[Alg]) = match text("cryptosuite").as_deref() {
        Some("ecdsa-jcs-2019") => ("ecdsa-jcs-2019", &[Alg::Es256, Alg::Es384]),
        Some("eddsa-jcs-2022") => ("eddsa-jcs-2022", &[Alg::EdDsa]),
        _ => return Err(bad("the cryptosuite is missing")),
    };
    if text("type").as_deref() != Some("DataIntegrityProof") {
        return Err(bad("the proof is of another type"));
    }
    if text("proofPurpose").as_deref() != Some("assertionMethod") {
        return Err(bad("the proof has another purpose"));
    }
    // A chain: that proof would have to verify as well (Data Integrity 1.0, 2.1), and there is but one.
    if proof.contains_key("previousProof") {
        return Err(bad("the proof stands on another one"));
    }
    let kid = text("verificationMethod")
        .filter(|kid| !kid.is_empty())
        .ok_or_else(|| bad("the proof names no key"))?;
    let time = |name: &str| match proof.get(name) {
        None => Ok(None),
        Some(value) => value
            .as_str()
            .and_then(UnixTime::parse_rfc3339)
            .map(Some)
            .ok_or_else(|| bad("a time in the proof is not a time")),
    };
    let (created, expires) = (time("created")?, time("expires")?);
    let signature = proof
        .remove("proofValue")
        .and_then(|value| multibase(value.as_str()?))
        .ok_or_else(|| bad("the proof has no value in base58"))?;
    // The proof's own context must begin the document's; it is what was signed (3.3.2, step 4).
    if let Some(context) = proof.get("@context") {
        if !begins(&document, context) {
            return Err(bad("the proof's context does not begin the document's"));
        }
        document.insert("@context", context.clone());
    }
    let signed = Signed::DataIntegrity {
        suite,
        algs,
        options: canonical(&proof)?,
        document: canonical(&document)?,
    };
    Ok(Proof { kid, signed, signature, created, expires })
}

/// Whether that context begins the document's.
fn begins(document: &Map, context: &Value) -> bool {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_else(|| vec![value.clone()]);
    document.get("@context").is_some_and(|whole| list(whole).starts_with(&list(context)))
}

fn bad(reason: &'static str) -> Fault {
    Fault::from(Code::SignatureBadProof).with("reason", reason)
}

/// RFC 8785.
pub(crate) fn canonical(document: &impl serde::Serialize) -> Result<Vec<u8>, Fault> {
    serde_json_canonicalizer::to_vec(document).map_err(|_| Code::FormatBadJson.into())
}

/// Multibase base58btc (`z`) of a signature; 96 bytes are at most 132 characters.
fn multibase(text: &str) -> Option<Vec<u8>> {
    let digits = text.strip_prefix('z').filter(|digits| digits.len() <= 132)?;
    bs58::decode(digits).into_vec().ok()
}

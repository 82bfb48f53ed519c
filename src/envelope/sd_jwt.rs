//! SD-JWT VC (RFC 9901): `<jws>~<disclosure>~...~[key binding]` to a credential with what was
//! disclosed put in place, and a note of where something was not.

use super::jws::Jws;
use super::{Credential, Unverified};
use crate::code::Code;
use crate::encoding;
use crate::limits;
use crate::names::Names;
use crate::pointer::Path;
use crate::report::Fault;
use crate::text::Text;
use crate::value::{Map, Value};
use sha2::{Digest, Sha256};

/// A key binding JWT (RFC 9901, 4.3): the holder's signature over this very presentation.
#[derive(Debug)]
pub(crate) struct KeyBinding {
    pub(crate) token: Vec<u8>,
    /// SHA-256 of everything before it, in base64url: what its `sd_hash` must be.
    pub(crate) sd_hash: String,
}

/// Issuer-signed JWS, disclosures, key binding.
pub(crate) type Parts<'a> = (&'a [u8], Vec<&'a [u8]>, Option<KeyBinding>);

/// Splits at the tildes. Without key binding the text ends with one (RFC 9901, 4).
pub(crate) fn split(text: &[u8]) -> Result<Parts<'_>, Code> {
    let mut parts: Vec<&[u8]> = text.split(|b| *b == b'~').collect();
    let (Some(last), true) = (parts.pop(), parts.len() <= limits::DISCLOSURES.saturating_add(1))
    else {
        return Err(Code::FormatTooLarge);
    };
    if parts.is_empty() {
        return Err(Code::FormatUnrecognised);
    }
    let presented = text
        .len()
        .checked_sub(last.len())
        .and_then(|end| text.get(..end))
        .ok_or(Code::FormatUnrecognised)?;
    let key_binding = (!last.is_empty()).then(|| KeyBinding {
        token: last.to_vec(),
        sd_hash: encoding::to_base64url(&Sha256::digest(presented)),
    });
    let jws = parts.remove(0);
    let binding = key_binding.as_ref().map(|binding| binding.token.as_slice());
    // What follows the last tilde is a key binding or nothing; a disclosure there has lost its tilde.
    if !Jws::looks_like(jws) || binding.is_some_and(|token| !Jws::looks_like(token)) {
        Err(Code::FormatUnrecognised)
    } else {
        Ok((jws, parts, key_binding))
    }
}

pub(super) fn parse(text: &[u8]) -> Result<Unverified<Credential>, Fault> {
    let (token, disclosures, key_binding) = split(text)?;
    let jws = Jws::parse(token)?;
    // `vc+sd-jwt` is what the drafts before it was renamed said.
    jws.require_credential_header("dc+sd-jwt")
        .or_else(|fault| jws.require_credential_header("vc+sd-jwt").map_err(|_| fault))?;
    let mut refusal = None;
    let mut unverified = jws.into_unverified(|payload| {
        let mut document = encoding::json_object(&payload)?;
        // What says who, when and whether it still stands may not be hidden, nor what could be.
        if document.iter().any(|(name, value)| {
            name == "_sd" || (name != "credentialSubject" && is_selective(value))
        }) {
            refusal = Some(bad("something outside the subject can be hidden"));
        }
        let mut withheld = Names::default();
        match disclose(&mut document, &disclosures) {
            Ok(found) => withheld = found,
            Err(reason) => drop(refusal.get_or_insert_with(|| bad(reason))),
        }
        let mut credential = Credential::parse(document, payload)?;
        let wrong = |member: &str| Fault::from(Code::FormatWrongType).with("member", member);
        let vct = credential.document.get("vct").ok_or_else(|| wrong("vct"))?;
        let due = format!("{}#{}", super::PROFILE_CONTEXT, credential.kind.credential_type());
        if *vct != due.as_str() {
            return Err(Fault::from(Code::FormatUnsupportedVersion).with("member", "vct"));
        }
        if !credential.document.contains_key("iss") {
            return Err(wrong("iss"));
        }
        for pointer in withheld.iter().filter_map(|at| at.strip_prefix("/credentialSubject")) {
            credential.withheld.insert(pointer.to_owned());
        }
        credential.key_binding = key_binding;
        Ok(credential)
    })?;
    unverified.refusal = unverified.refusal.or(refusal);
    Ok(unverified)
}

fn bad(reason: &'static str) -> Fault {
    Fault::from(Code::SignatureBadDisclosure).with("reason", reason)
}

/// Whether something in it stands for a disclosure. Its nesting has been measured.
fn is_selective(value: &Value) -> bool {
    match value {
        Value::Object(map) => {
            map.contains_key("_sd") || map.contains_key("...") || map.values().any(is_selective)
        }
        Value::Array(array) => array.iter().any(is_selective),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    }
}

/// Puts disclosed claims in place of their digests and takes away what is left (RFC 9901, 7.1, 3).
/// Answers where something was left, as JSON Pointers of the objects and arrays.
///
/// # Errors
/// What is wrong, in words; the whole SD-JWT is then refused.
pub(crate) fn disclose(document: &mut Map, disclosures: &[&[u8]]) -> Result<Names, &'static str> {
    match document.remove("_sd_alg") {
        None => {}
        Some(name) if name == "sha-256" => {}
        Some(_) => return Err("digests of an algorithm that is not known"),
    }
    let mut open = Map::new();
    for text in disclosures {
        let bytes = encoding::base64url(text).map_err(|_| "a disclosure is not base64url")?;
        let Ok(disclosure @ Value::Array(_)) = encoding::json(&bytes) else {
            return Err("a disclosure is not a JSON array");
        };
        match disclosure.as_array().map(Vec::as_slice) {
            Some([Value::String(_), Value::String(_), _] | [Value::String(_), _]) => {}
            Some([_, _, _]) => return Err("a disclosure has no salt or no name"),
            _ => return Err("a disclosure has neither two nor three parts"),
        }
        if open.insert(encoding::to_base64url(&Sha256::digest(text)), disclosure).is_some() {
            return Err("a disclosure stands twice");
        }
    }
    let mut run = Disclosing { open, seen: Names::default(), withheld: Names::default() };
    run.object(document, Path::Root, 1)?;
    if run.open.is_empty() { Ok(run.withheld) } else { Err("nothing refers to a disclosure") }
}

enum Disclosure {
    Member(Text, Value),
    Element(Value),
}

struct Disclosing {
    /// Disclosures not yet put in place, by digest, as they were sent: salt, perhaps a name, value.
    open: Map,
    /// Digests met so far.
    seen: Names,
    withheld: Names,
}

impl Disclosing {
    fn take(&mut self, digest: &Value) -> Result<Option<Disclosure>, &'static str> {
        let digest = digest.as_str().ok_or("a digest is not a string")?;
        if !self.seen.insert(digest.to_owned()) {
            return Err("a digest stands twice");
        }
        let Some(Value::Array(mut parts)) = self.open.remove(digest) else { return Ok(None) };
        let value = parts.pop().unwrap_or_default();
        Ok(Some(match parts.pop() {
            Some(Value::String(name)) if !parts.is_empty() => Disclosure::Member(name, value),
            _ => Disclosure::Element(value),
        }))
    }

    fn object(&mut self, map: &mut Map, path: Path<'_>, depth: usize) -> Result<(), &'static str> {
        if map.contains_key("...") {
            return Err("a member has a reserved name");
        }
        match map.remove("_sd") {
            None => {}
            Some(Value::Array(digests)) => {
                let (mut disclosed, mut hides) = (Vec::new(), false);
                for digest in &digests {
                    match self.take(digest)? {
                        None => hides = true,
                        Some(Disclosure::Element(_)) => {
                            return Err("an array's disclosure stands in an object");
                        }
                        Some(Disclosure::Member(name, _))
                            if matches!(name.as_str(), "_sd" | "...") =>
                        {
                            return Err("a disclosure has a reserved name");
                        }
                        Some(Disclosure::Member(name, value)) => disclosed.push((name, value)),
                    }
                }
                if !map.add(disclosed) {
                    return Err("a disclosed member is there already");
                }
                if hides {
                    self.withheld.insert(path.pointer());
                }
            }
            Some(_) => return Err("_sd is not an array"),
        }
        for (name, value) in map.iter_mut() {
            self.value(value, Path::Member(&path, name), depth.saturating_add(1))?;
        }
        Ok(())
    }

    fn value(
        &mut self,
        value: &mut Value,
        path: Path<'_>,
        depth: usize,
    ) -> Result<(), &'static str> {
        match value {
            // What disclosures put inside each other is as deep as no JSON text may be.
            Value::Object(_) | Value::Array(_) if depth > limits::JSON_DEPTH => {
                Err("disclosures are nested too deeply")
            }
            Value::Object(map) => self.object(map, path, depth),
            Value::Array(array) => {
                let (mut kept, mut hides) = (Vec::new(), false);
                for mut element in std::mem::take(array) {
                    let digest = element
                        .as_object()
                        .filter(|map| map.len() == 1)
                        .and_then(|map| map.get("..."));
                    if let Some(digest) = digest {
                        match self.take(&digest.clone())? {
                            None => {
                                hides = true;
                                continue;
                            }
                            Some(Disclosure::Member(..)) => {
                                return Err("an object's disclosure stands in an array");
                            }
                            Some(Disclosure::Element(disclosed)) => element = disclosed,
                        }
                    }
                    let place = Path::Element(&path, kept.len());
                    self.value(&mut element, place, depth.saturating_add(1))?;
                    kept.push(element);
                }
                if hides {
                    self.withheld.insert(path.pointer());
                }
                *array = kept;
                Ok(())
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Ok(()),
        }
    }
}

//! The signature layer alone: a compact JWS or SD-JWT and a JWK Set to its verified payload. No profile, no
//! trust list, no status: who owns the keys is the caller's affair.

use crate::code::Code;
use crate::encoding;
use crate::envelope::jws::Jws;
use crate::envelope::{disclose, split_sd_jwt};
use crate::json::Json;
use crate::key::{Alg, VerifyingKey, verify_bytes};
use crate::limits;
use crate::misuse::Misuse;
use crate::report::Facts;
use crate::value::{Map, Value};

/// A payload whose signature was verified with a key of the caller's set.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct VerifiedJws {
    /// The protected header.
    pub header: Map,
    /// The payload's bytes.
    pub payload: Vec<u8>,
}

/// The public keys of a JWK Set or of a single JWK (RFC 7517), for [`verify_jws`].
#[derive(Clone, Debug)]
pub struct JwkSet(Vec<(Option<String>, VerifyingKey)>);

impl JwkSet {
    /// Reads `{"keys": [...]}` or one JWK. Keys of other kinds are passed over (RFC 7517, 5).
    ///
    /// # Errors
    /// [`Misuse`] when it is neither, or holds no key this build can verify with.
    pub fn from_json(json: &[u8]) -> Result<Self, Misuse> {
        let document = encoding::json_object(json)
            .map_err(|_| Misuse::new("the key file is not a JWK Set: not strict JSON"))?;
        let single = [Value::Object(document.clone())];
        let keys = match document.get("keys") {
            Some(Value::Array(keys)) => keys.as_slice(),
            Some(_) => {
                return Err(Misuse::new("the key file is not a JWK Set: \"keys\" is not an array"));
            }
            None => &single,
        };
        let read = |jwk: &Value| {
            let jwk = jwk.as_object()?;
            let kid = jwk.get("kid").and_then(Value::as_str).map(str::to_owned);
            Some((kid, VerifyingKey::from_jwk(jwk).ok()?))
        };
        let keys: Vec<_> = keys.iter().filter_map(read).collect();
        if keys.is_empty() {
            return Err(Misuse::new(
                "the key file holds no public key this build can use (P-256 for ES256)",
            ));
        }
        Ok(Self(keys))
    }
}

/// Verifies a compact JWS (RFC 7515, 5.2). `kid`, `typ` and `cty` need not be there; a `kid` that is
/// there chooses the key, or one without a name. Of an SD-JWT the payload is the processed one (RFC 9901, 7.1), its key binding
/// is not looked at. `crit` and `b64` are refused; `jwk`, `jku`, `x5u` and `x5c` are not looked at.
///
/// # Errors
/// A `format`, `signature` or `issuer.key_unknown` code.
pub fn verify_jws(input: &[u8], keys: &JwkSet, algs: &[Alg]) -> Result<VerifiedJws, Code> {
    let input = input.trim_ascii();
    if input.len() > limits::CERTIFICATE_BYTES {
        return Err(Code::FormatTooLarge);
    }
    let (token, disclosures) = if input.contains(&b'~') {
        let (token, disclosures, _) = split_sd_jwt(input)?;
        (token, Some(disclosures))
    } else if Jws::looks_like(input) {
        (input, None)
    } else {
        return Err(Code::FormatUnrecognised);
    };
    let jws = Jws::parse(token).map_err(|fault| fault.code)?;
    let alg = Alg::from_name(&jws.alg)
        .filter(|alg| algs.contains(alg))
        .ok_or(Code::SignatureAlgNotAllowed)?;
    if ["crit", "b64"].iter().any(|member| jws.header.contains_key(member)) {
        return Err(Code::SignatureHeaderNotAllowed);
    }
    let chosen = keys
        .0
        .iter()
        .filter(|(kid, _)| {
            jws.kid.is_none() || kid.is_none() || kid.as_deref() == jws.kid.as_deref()
        })
        .filter(|(_, key)| key.alg() == alg);
    let mut answer = Err(Code::IssuerKeyUnknown);
    for (_, key) in chosen {
        answer = verify_bytes(key, jws.message, &jws.signature);
        if answer.is_ok() {
            break;
        }
    }
    answer?;
    let payload = match disclosures {
        None => jws.payload,
        Some(disclosures) => {
            let mut claims = encoding::json_object(&jws.payload)?;
            disclose(&mut claims, &disclosures).map_err(|_| Code::SignatureBadDisclosure)?;
            Json::of(&Value::Object(claims)).into_bytes()
        }
    };
    Ok(VerifiedJws { header: jws.header, payload })
}

/// What [`verify_jws`] answered as JSON text: `{"verified":true,"header":{},"payloadBase64url":""}` or
/// `{"verified":false,"code":""}`, members sorted by name.
#[must_use]
pub fn jws_to_json(answer: &Result<VerifiedJws, Code>) -> String {
    let facts = Facts::default();
    let facts = match answer {
        Ok(jws) => facts
            .with("verified", true)
            .with("header", jws.header.clone())
            .with("payloadBase64url", encoding::to_base64url(&jws.payload)),
        Err(code) => facts.with("verified", false).with("code", code.as_str()),
    };
    facts.to_json()
}

#[cfg(test)]
mod tests {
    use super::*;

    // RFC 7515, A.3: the protected header, payload and signature of its example.
    const TOKEN: &str = "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";
    const KEY: &str = r#"{"keys":[{"kty":"RSA"},{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}]}"#;

    #[test]
    fn rfc_7515_appendix_a_3() {
        let keys = JwkSet::from_json(KEY.as_bytes()).expect("a key");
        let verified =
            verify_jws(TOKEN.as_bytes(), &keys, &[Alg::Es256]).expect("the RFC's own signature");
        assert!(verified.payload.starts_with(br#"{"iss":"joe""#));
        assert_eq!(verify_jws(TOKEN.as_bytes(), &keys, &[]), Err(Code::SignatureAlgNotAllowed));
        let changed = TOKEN.replace(".eyJpc3Mi", ".eyJpc3Mj");
        assert_eq!(
            verify_jws(changed.as_bytes(), &keys, &[Alg::Es256]),
            Err(Code::SignatureMismatch)
        );
    }
}

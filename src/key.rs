//! Public keys: JWK (RFC 7517) to a key that knows its one algorithm.

use crate::code::Code;
use crate::encoding;
use crate::policy::Misuse;
use p256::ecdsa::VerifyingKey as P256Key;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

/// A signature algorithm this build can verify.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Alg {
    /// ECDSA on P-256 with SHA-256 (RFC 7518, 3.4).
    Es256,
}

impl Alg {
    /// The JOSE name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Es256 => "ES256",
        }
    }

    /// The algorithm of that JOSE name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "ES256" => Some(Self::Es256),
            _ => None,
        }
    }
}

/// A public key whose point is proven to lie on its curve.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum VerifyingKey {
    Es256(P256Key),
}

/// Why a JWK is no key for us.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum JwkFault {
    /// Contradicts itself or gives away a secret: whoever published it cannot be trusted with keys.
    Invalid(&'static str),
    /// A type, curve or algorithm this build does not know.
    Unsupported,
}

impl VerifyingKey {
    pub(crate) const fn alg(&self) -> Alg {
        match self {
            Self::Es256(_) => Alg::Es256,
        }
    }

    /// Reads a public JWK (RFC 7517, 4; RFC 7518, 6.2). Unknown members are ignored.
    pub(crate) fn from_jwk(jwk: &Map<String, Value>) -> Result<Self, JwkFault> {
        let text = |name: &str| jwk.get(name).and_then(Value::as_str);
        if jwk.contains_key("d") || jwk.contains_key("k") || text("kty") == Some("oct") {
            return Err(JwkFault::Invalid("the key is not a public one"));
        }
        if jwk.get("use").is_some_and(|usage| usage != "sig") {
            return Err(JwkFault::Invalid("the key is not for signatures"));
        }
        let verifies =
            |ops: &Value| ops.as_array().is_some_and(|ops| ops.iter().any(|op| op == "verify"));
        if jwk.get("key_ops").is_some_and(|ops| !verifies(ops)) {
            return Err(JwkFault::Invalid("the key is not for verifying"));
        }
        if jwk.get("alg").is_some_and(|alg| alg != "ES256")
            || (text("kty"), text("crv")) != (Some("EC"), Some("P-256"))
        {
            return Err(JwkFault::Unsupported);
        }
        let coordinate =
            |name| text(name).and_then(|text| encoding::base64url(text.as_bytes()).ok());
        let (Some(x), Some(y)) = (coordinate("x"), coordinate("y")) else {
            return Err(JwkFault::Invalid("x or y is missing or not base64url"));
        };
        if x.len() != 32 || y.len() != 32 {
            return Err(JwkFault::Invalid("x or y is not 32 bytes long"));
        }
        let point = [&[4], &x[..], &y[..]].concat();
        P256Key::from_sec1_bytes(&point)
            .map(Self::Es256)
            .map_err(|_| JwkFault::Invalid("the point is not on the curve"))
    }
}

/// SHA-256 thumbprint of a P-256 JWK (RFC 7638).
pub(crate) fn thumbprint(jwk: &Map<String, Value>) -> Option<[u8; 32]> {
    let text = |name: &str| jwk.get(name).and_then(Value::as_str);
    let (crv, kty, x, y) = (text("crv")?, text("kty")?, text("x")?, text("y")?);
    let canonical = serde_json::json!({ "crv": crv, "kty": kty, "x": x, "y": y }).to_string();
    Some(Sha256::digest(canonical).into())
}

/// How a relying party pins the signer of its trust list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrustKey(pub(crate) Pin);

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Pin {
    Key(VerifyingKey),
    /// The list brings the key in its header; the thumbprint proves it is the pinned one.
    Thumbprint([u8; 32]),
}

impl TrustKey {
    /// Reads a JWK object, or an RFC 7638 SHA-256 thumbprint (43 characters of base64url).
    ///
    /// # Errors
    /// [`Misuse`] in one line.
    pub fn from_json(value: &Value) -> Result<Self, Misuse> {
        match value {
            Value::Object(jwk) => {
                VerifyingKey::from_jwk(jwk).map(|key| Self(Pin::Key(key))).map_err(|fault| {
                    Misuse::new(match fault {
                        JwkFault::Invalid(reason) => format!("trust key: {reason}"),
                        JwkFault::Unsupported => "trust key: not a P-256 key for ES256".to_owned(),
                    })
                })
            }
            Value::String(text) => encoding::base64url(text.as_bytes())
                .ok()
                .and_then(|bytes| bytes.try_into().ok())
                .map(|digest| Self(Pin::Thumbprint(digest)))
                .ok_or_else(|| {
                    Misuse::new("trust key: neither a JWK nor a SHA-256 thumbprint in base64url")
                }),
            _ => Err(Misuse::new("trust key: neither a JWK nor a thumbprint")),
        }
    }

    /// The key to check a list with, whose header may bring a `jwk`.
    pub(crate) fn key(&self, header_jwk: Option<&Value>) -> Result<VerifyingKey, &'static str> {
        match &self.0 {
            Pin::Key(key) => Ok(key.clone()),
            Pin::Thumbprint(pinned) => {
                let jwk = header_jwk
                    .and_then(Value::as_object)
                    .ok_or("the list brings no key to compare with the pinned thumbprint")?;
                if thumbprint(jwk) != Some(*pinned) {
                    return Err("the list's key is not the pinned one");
                }
                VerifyingKey::from_jwk(jwk).map_err(|_| "the list's key cannot be used")
            }
        }
    }
}

/// Verifies one signature over `message`.
///
/// # Errors
/// [`Code::SignatureMalformed`] or [`Code::SignatureMismatch`].
pub(crate) fn verify_bytes(
    key: &VerifyingKey,
    message: &[u8],
    signature: &[u8],
) -> Result<(), Code> {
    match key {
        VerifyingKey::Es256(key) => crate::signature::es256::verify(key, message, signature),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn jwk(change: impl FnOnce(&mut Map<String, Value>)) -> Result<VerifyingKey, JwkFault> {
        // The example key of RFC 7515, A.3.
        let mut jwk = Map::new();
        jwk.insert("kty".into(), "EC".into());
        jwk.insert("crv".into(), "P-256".into());
        jwk.insert("x".into(), "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU".into());
        jwk.insert("y".into(), "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0".into());
        change(&mut jwk);
        VerifyingKey::from_jwk(&jwk)
    }

    #[test]
    fn jwk_rules() {
        assert!(jwk(|_| {}).is_ok());
        assert!(
            jwk(|jwk| drop(jwk.insert("key_ops".into(), serde_json::json!(["verify"])))).is_ok()
        );
        for (name, value) in [
            ("d", "AA".into()),
            ("k", "AA".into()),
            ("kty", "oct".into()),
            ("use", "enc".into()),
            ("key_ops", serde_json::json!(["sign"])),
            ("x", "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0".into()),
            ("x", "AAAA".into()),
            ("y", Value::Null),
        ] {
            let found = jwk(|jwk| drop(jwk.insert(name.into(), value)));
            assert!(matches!(found, Err(JwkFault::Invalid(_))), "{name}");
        }
        for (name, value) in [("kty", "OKP"), ("crv", "P-384"), ("alg", "ES384")] {
            let found = jwk(|jwk| drop(jwk.insert(name.into(), value.into())));
            assert_eq!(found, Err(JwkFault::Unsupported), "{name}");
        }
    }

    #[test]
    fn thumbprint_of_rfc_7638_form() {
        let mut jwk = Map::new();
        for (name, text) in
            [("kty", "EC"), ("crv", "P-256"), ("x", "a"), ("y", "b"), ("kid", "ignored")]
        {
            jwk.insert(name.into(), text.into());
        }
        let due: [u8; 32] = Sha256::digest(r#"{"crv":"P-256","kty":"EC","x":"a","y":"b"}"#).into();
        assert_eq!(thumbprint(&jwk), Some(due));
    }
}

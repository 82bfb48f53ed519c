//! Public keys: JWK (RFC 7517) to a key that knows its one algorithm.

#[cfg(feature = "full")]
pub(crate) mod did;
#[cfg(feature = "full")]
pub(crate) mod x509;

use crate::code::Code;
use crate::encoding;
use crate::misuse::Misuse;
use crate::report::Facts;
use crate::value::{Map, Value};
use sha2::{Digest, Sha256};

/// A signature algorithm of the profile. The small build verifies ES256 alone and says so of the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Alg {
    /// Ed25519 (RFC 8037; RFC 9864 calls it `Ed25519`).
    EdDsa,
    /// ECDSA on P-256 with SHA-256 (RFC 7518, 3.4).
    Es256,
    /// ECDSA on P-384 with SHA-384 (RFC 7518, 3.4).
    Es384,
    /// SM2 with SM3 (GM/T 0003.2, default id of GM/T 0009). JOSE registers no name; ours is private.
    Sm2Sm3,
}

impl Alg {
    /// The name in JOSE headers.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::EdDsa => "EdDSA",
            Self::Es256 => "ES256",
            Self::Es384 => "ES384",
            Self::Sm2Sm3 => "SM2SM3",
        }
    }

    /// The algorithm of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "EdDSA" | "Ed25519" => Some(Self::EdDsa),
            "ES256" => Some(Self::Es256),
            "ES384" => Some(Self::Es384),
            "SM2SM3" => Some(Self::Sm2Sm3),
            _ => None,
        }
    }

    /// Whether this build can verify it.
    #[must_use]
    pub const fn is_built(self) -> bool {
        match self {
            Self::Es256 => true,
            Self::EdDsa | Self::Es384 | Self::Sm2Sm3 => cfg!(feature = "full"),
        }
    }

    /// The algorithm of a key, by its type and curve.
    fn of_key(kty: Option<&str>, crv: Option<&str>) -> Option<Self> {
        match (kty?, crv?) {
            ("OKP", "Ed25519") => Some(Self::EdDsa),
            ("EC", "P-256") => Some(Self::Es256),
            ("EC", "P-384") => Some(Self::Es384),
            ("EC", "SM2") => Some(Self::Sm2Sm3),
            _ => None,
        }
    }
}

/// A public key that knows its one algorithm; its point is proven to lie on its curve.
#[derive(Clone, Debug)]
pub(crate) enum VerifyingKey {
    Es256(eco_curve::PublicKey),
    #[cfg(feature = "full")]
    EdDsa(ed25519_dalek::VerifyingKey),
    #[cfg(feature = "full")]
    Es384(p384::ecdsa::VerifyingKey),
    #[cfg(feature = "full")]
    Sm2Sm3(sm2::dsa::VerifyingKey),
    /// Known, but this build cannot use it.
    #[cfg(not(feature = "full"))]
    NotBuilt(Alg),
}

/// Why a JWK is no key for us.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum JwkFault {
    /// Contradicts itself or gives away a secret: whoever published it cannot be trusted with keys.
    Invalid(&'static str),
    /// A type, curve or algorithm the profile does not know.
    Unsupported,
}

const OFF_CURVE: JwkFault = JwkFault::Invalid("the point is not on the curve");

impl VerifyingKey {
    pub(crate) const fn alg(&self) -> Alg {
        match self {
            Self::Es256(_) => Alg::Es256,
            #[cfg(feature = "full")]
            Self::EdDsa(_) => Alg::EdDsa,
            #[cfg(feature = "full")]
            Self::Es384(_) => Alg::Es384,
            #[cfg(feature = "full")]
            Self::Sm2Sm3(_) => Alg::Sm2Sm3,
            #[cfg(not(feature = "full"))]
            Self::NotBuilt(alg) => *alg,
        }
    }

    /// Reads a public JWK (RFC 7517, 4; RFC 7518, 6.2; RFC 8037, 2). Unknown members are ignored.
    pub(crate) fn from_jwk(jwk: &Map) -> Result<Self, JwkFault> {
        let text = |name: &str| jwk.get(name).and_then(Value::as_str);
        // Private members of every kind of key (RFC 7518, 6), of those passed over too.
        let private = ["d", "k", "p", "q", "dp", "dq", "qi", "oth", "priv"];
        if private.iter().any(|name| jwk.contains_key(name)) || text("kty") == Some("oct") {
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
        let alg = Alg::of_key(text("kty"), text("crv")).ok_or(JwkFault::Unsupported)?;
        if jwk.get("alg").is_some_and(|named| named.as_str().and_then(Alg::from_name) != Some(alg))
        {
            return Err(JwkFault::Unsupported);
        }
        let coordinate = |name| {
            let bytes = text(name).and_then(|text| encoding::base64url(text.as_bytes()).ok());
            bytes.ok_or(JwkFault::Invalid("x or y is missing or not base64url"))
        };
        let x = coordinate("x")?;
        if alg == Alg::EdDsa {
            #[cfg(feature = "full")]
            return Self::from_public_bytes(alg, &x);
            #[cfg(not(feature = "full"))]
            return Ok(Self::NotBuilt(alg));
        }
        let y = coordinate("y")?;
        let length = if alg == Alg::Es384 { 48 } else { 32 };
        if x.len() != length || y.len() != length {
            return Err(JwkFault::Invalid("x or y is not as long as the curve asks"));
        }
        Self::from_coordinates(alg, &x, &y)
    }

    #[cfg(feature = "full")]
    fn from_coordinates(alg: Alg, x: &[u8], y: &[u8]) -> Result<Self, JwkFault> {
        Self::from_public_bytes(alg, &[&[4], x, y].concat())
    }

    /// The small build reads no other form of point, so it brings no square roots.
    #[cfg(not(feature = "full"))]
    fn from_coordinates(alg: Alg, x: &[u8], y: &[u8]) -> Result<Self, JwkFault> {
        match alg {
            Alg::Es256 => crate::signature::es256::key(x, y).map(Self::Es256).ok_or(OFF_CURVE),
            Alg::EdDsa | Alg::Es384 | Alg::Sm2Sm3 => Ok(Self::NotBuilt(alg)),
        }
    }

    /// Reads a SEC1 point, or the 32 bytes of an Ed25519 key.
    #[cfg(feature = "full")]
    pub(crate) fn from_public_bytes(alg: Alg, bytes: &[u8]) -> Result<Self, JwkFault> {
        match alg {
            Alg::Es256 => {
                crate::signature::es256::key_from_point(bytes).map(Self::Es256).ok_or(OFF_CURVE)
            }
            Alg::EdDsa => {
                let bytes =
                    bytes.try_into().map_err(|_| JwkFault::Invalid("x is not 32 bytes long"))?;
                let key = ed25519_dalek::VerifyingKey::from_bytes(bytes).map_err(|_| OFF_CURVE)?;
                // A point of small order verifies anything.
                if key.is_weak() { Err(OFF_CURVE) } else { Ok(Self::EdDsa(key)) }
            }
            Alg::Es384 => p384::ecdsa::VerifyingKey::from_sec1_bytes(bytes)
                .map(Self::Es384)
                .map_err(|_| OFF_CURVE),
            Alg::Sm2Sm3 => {
                sm2::dsa::VerifyingKey::from_sec1_bytes(crate::signature::sm2::DEFAULT_ID, bytes)
                    .map(Self::Sm2Sm3)
                    .map_err(|_| OFF_CURVE)
            }
        }
    }
}

/// SHA-256 thumbprint of an EC or OKP JWK (RFC 7638, 3.2; RFC 8037, 2).
pub(crate) fn thumbprint(jwk: &Map) -> Option<[u8; 32]> {
    let text = |name: &str| jwk.get(name).and_then(Value::as_str);
    let (crv, kty, x) = (text("crv")?, text("kty")?, text("x")?);
    let y = text("y").filter(|_| kty == "EC");
    let canonical =
        Facts::default().with("crv", crv).with("kty", kty).with("x", x).with_some("y", y);
    Some(Sha256::digest(canonical.to_json()).into())
}

/// How a relying party pins the signer of its trust list.
#[derive(Clone, Debug)]
pub struct TrustKey(pub(crate) Pin);

#[derive(Clone, Debug)]
pub(crate) enum Pin {
    Key(VerifyingKey),
    /// The list brings the key in its header; the thumbprint proves it is the pinned one.
    Thumbprint([u8; 32]),
}

impl TrustKey {
    /// Reads JSON text: a JWK object, or an RFC 7638 SHA-256 thumbprint (43 characters of base64url).
    ///
    /// # Errors
    /// [`Misuse`] in one line.
    pub fn from_json(json: &str) -> Result<Self, Misuse> {
        let value = encoding::json(json.as_bytes()).map_err(|code| {
            Misuse::new(format!("trust key: not strict JSON ({})", code.as_str()))
        })?;
        Self::from_value(&value)
    }

    pub(crate) fn from_value(value: &Value) -> Result<Self, Misuse> {
        match value {
            Value::Object(jwk) => {
                VerifyingKey::from_jwk(jwk).map(|key| Self(Pin::Key(key))).map_err(|fault| {
                    Misuse::new(match fault {
                        JwkFault::Invalid(reason) => format!("trust key: {reason}"),
                        JwkFault::Unsupported => {
                            "trust key: not a key of a kind that is known here".to_owned()
                        }
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
/// [`Code::SignatureMalformed`], [`Code::SignatureMismatch`], or
/// [`Code::SignatureUnsupportedCryptosuite`] where only the full build can tell.
pub(crate) fn verify_bytes(
    key: &VerifyingKey,
    message: &[u8],
    signature: &[u8],
) -> Result<(), Code> {
    match key {
        VerifyingKey::Es256(key) => crate::signature::es256::verify(key, message, signature),
        #[cfg(feature = "full")]
        VerifyingKey::EdDsa(key) => crate::signature::eddsa::verify(key, message, signature),
        #[cfg(feature = "full")]
        VerifyingKey::Es384(key) => crate::signature::es384::verify(key, message, signature),
        #[cfg(feature = "full")]
        VerifyingKey::Sm2Sm3(key) => crate::signature::sm2::verify(key, message, signature),
        #[cfg(not(feature = "full"))]
        VerifyingKey::NotBuilt(_) => Err(Code::SignatureUnsupportedCryptosuite),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn jwk(change: impl FnOnce(&mut Map)) -> Result<VerifyingKey, JwkFault> {
        // The example key of RFC 7515, A.3.
        let mut jwk = Map::new();
        jwk.insert("kty", "EC".into());
        jwk.insert("crv", "P-256".into());
        jwk.insert("x", "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU".into());
        jwk.insert("y", "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0".into());
        change(&mut jwk);
        VerifyingKey::from_jwk(&jwk)
    }

    #[test]
    fn jwk_rules() {
        assert!(jwk(|_| {}).is_ok());
        assert!(jwk(|jwk| drop(jwk.insert("key_ops", vec!["verify"].into()))).is_ok());
        for (name, value) in [
            ("d", "AA".into()),
            ("k", "AA".into()),
            ("kty", "oct".into()),
            ("use", "enc".into()),
            ("key_ops", vec!["sign"].into()),
            ("x", "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0".into()),
            ("x", "AAAA".into()),
            ("y", Value::Null),
        ] {
            let found = jwk(|jwk| drop(jwk.insert(name, value)));
            assert!(matches!(found, Err(JwkFault::Invalid(_))), "{name}");
        }
        for (name, value) in
            [("kty", "RSA"), ("crv", "P-521"), ("crv", "secp256k1"), ("alg", "ES384")]
        {
            let found = jwk(|jwk| drop(jwk.insert(name, value.into())));
            assert!(matches!(found, Err(JwkFault::Unsupported)), "{name}");
        }
    }

    #[test]
    fn thumbprint_of_rfc_7638_form() {
        let mut jwk = Map::new();
        for (name, text) in
            [("kty", "EC"), ("crv", "P-256"), ("x", "a"), ("y", "b"), ("kid", "ignored")]
        {
            jwk.insert(name, text.into());
        }
        let due: [u8; 32] = Sha256::digest(r#"{"crv":"P-256","kty":"EC","x":"a","y":"b"}"#).into();
        assert_eq!(thumbprint(&jwk), Some(due));
    }
}

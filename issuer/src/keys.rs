//! Random bytes or a private JWK into an ES256 signing key, and the key into its public JWK
//! (RFC 7517) and thumbprint (RFC 7638).

use data_encoding::BASE64URL_NOPAD;
use p256::ecdsa::signature::{Signer, Verifier};
use p256::ecdsa::{Signature, VerifyingKey};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::error::IssueError;
use crate::jws;

/// A private P-256 key for ES256 and the id it signs under.
///
/// `kid` is an absolute DID URL of the issuer, such as `did:web:origin.customs.example#k1`.
#[derive(Clone)]
pub struct SigningKey {
    secret: p256::ecdsa::SigningKey,
    kid: String,
}

impl SigningKey {
    /// A new key from the operating system's random bytes.
    ///
    /// # Errors
    /// [`IssueError::Random`] when the operating system has none to give.
    pub fn generate(kid: &str) -> Result<Self, IssueError> {
        loop {
            let mut scalar = [0u8; 32];
            getrandom::fill(&mut scalar).map_err(|_| IssueError::Random)?;
            // Zero or not below the group order: once in 2^32 draws. Draw again.
            if let Ok(secret) = p256::ecdsa::SigningKey::from_slice(&scalar) {
                return Ok(Self { secret, kid: kid.to_owned() });
            }
        }
    }

    /// A key that everyone can derive: its scalar is SHA-256 of `eco-verify test key: <label>`.
    ///
    /// For tests and samples only. Whoever knows the label, so everyone, can sign with it.
    ///
    /// # Panics
    /// When the hash is no valid scalar, which happens for one label in 2^32.
    #[must_use]
    pub fn for_tests(label: &str, kid: &str) -> Self {
        let scalar = Sha256::digest(format!("eco-verify test key: {label}"));
        let secret = p256::ecdsa::SigningKey::from_slice(&scalar)
            .expect("a test label is chosen so that its hash is a scalar");
        Self { secret, kid: kid.to_owned() }
    }

    /// Reads a private JWK as [`Self::to_private_jwk_json`] writes it.
    ///
    /// # Errors
    /// [`IssueError::Json`] for text that is no such object, [`IssueError::Key`] for another kind
    /// of key, a bad scalar, or a public half that does not belong to the private one.
    pub fn from_jwk_json(text: &str) -> Result<Self, IssueError> {
        let jwk: PrivateJwk = serde_json::from_str(text)?;
        if jwk.kty != "EC" || jwk.crv != "P-256" {
            return Err(IssueError::Key("kty must be EC and crv P-256"));
        }
        if jwk.alg.is_some_and(|alg| alg != "ES256") {
            return Err(IssueError::Key("alg must be ES256"));
        }
        if jwk.kid.is_empty() {
            return Err(IssueError::Key("kid is empty"));
        }
        let scalar = BASE64URL_NOPAD.decode(jwk.d.as_bytes()).map_err(|_| IssueError::Base64)?;
        let secret = p256::ecdsa::SigningKey::from_slice(&scalar)
            .map_err(|_| IssueError::Key("d is not a P-256 scalar"))?;
        let key = Self { secret, kid: jwk.kid };
        if (jwk.x, jwk.y) != key.coordinates() {
            return Err(IssueError::Key("x and y are not the public half of d"));
        }
        Ok(key)
    }

    /// The private JWK as JSON text, with the secret `d`. Keep it to yourself.
    #[must_use]
    pub fn to_private_jwk_json(&self) -> String {
        let (x, y) = self.coordinates();
        let jwk = PrivateJwk {
            kty: "EC".into(),
            crv: "P-256".into(),
            x,
            y,
            d: BASE64URL_NOPAD.encode(&self.secret.to_bytes()),
            kid: self.kid.clone(),
            alg: Some("ES256".into()),
            usage: Some("sig".into()),
        };
        serde_json::to_string_pretty(&jwk).expect("a struct of strings is always JSON")
    }

    /// The public JWK: `kty`, `crv`, `x`, `y`, `kid`, `alg`, `use`.
    #[must_use]
    pub fn public_jwk(&self) -> Value {
        let (x, y) = self.coordinates();
        json!({
            "kty": "EC", "crv": "P-256", "x": x, "y": y,
            "kid": self.kid, "alg": "ES256", "use": "sig",
        })
    }

    /// The id this key signs under.
    #[must_use]
    pub fn kid(&self) -> &str {
        &self.kid
    }

    /// The same key under another id.
    #[must_use]
    pub fn with_kid(&self, kid: &str) -> Self {
        Self { secret: self.secret.clone(), kid: kid.to_owned() }
    }

    /// The public half, for checking signatures.
    #[must_use]
    pub fn verifying_key(&self) -> VerifyingKey {
        *self.secret.verifying_key()
    }

    /// The public point as base64url `(x, y)`, each of 32 bytes.
    #[must_use]
    pub fn coordinates(&self) -> (String, String) {
        let point = self.secret.verifying_key().to_sec1_point(false);
        let encode = |part: Option<&p256::FieldBytes>| {
            BASE64URL_NOPAD.encode(part.expect("an uncompressed public point has both coordinates"))
        };
        (encode(point.x()), encode(point.y()))
    }

    /// RFC 7638: base64url of SHA-256 over the required members in lexical order.
    #[must_use]
    pub fn thumbprint(&self) -> String {
        let (x, y) = self.coordinates();
        thumbprint_of(&x, &y)
    }

    /// A compact JWS over `payload`. The header is written as `header` serialises; nothing is
    /// added to it and nothing is checked (use [`jws::Header`] for the usual ones).
    ///
    /// # Panics
    /// When `header` cannot be serialised, which no struct of strings or JSON value does.
    #[must_use]
    pub fn sign<H: Serialize + ?Sized>(&self, header: &H, payload: &[u8]) -> String {
        let header = serde_json::to_string(header).expect("a header is strings and JSON values");
        jws::sign_raw(&header, payload, self)
    }

    /// The payload of a compact JWS that this very key signed.
    ///
    /// # Errors
    /// [`IssueError::Signature`] when the token is not three parts or the signature is not ours.
    pub fn open(&self, token: &str) -> Result<Vec<u8>, IssueError> {
        let token = token.trim_ascii();
        let (signed, signature) =
            token.rsplit_once('.').ok_or(IssueError::Signature("it has no parts"))?;
        let (_, payload) = signed
            .split_once('.')
            .filter(|(_, payload)| !payload.contains('.'))
            .ok_or(IssueError::Signature("it has not three parts"))?;
        let signature =
            BASE64URL_NOPAD.decode(signature.as_bytes()).map_err(|_| IssueError::Base64)?;
        let signature = Signature::from_slice(&signature)
            .map_err(|_| IssueError::Signature("the signature is not 64 bytes of ES256"))?;
        self.secret
            .verifying_key()
            .verify(signed.as_bytes(), &signature)
            .map_err(|_| IssueError::Signature("the signature does not match"))?;
        BASE64URL_NOPAD.decode(payload.as_bytes()).map_err(|_| IssueError::Base64)
    }

    /// The 64 bytes `r || s` over `message`, with the nonce of RFC 6979: the same every time.
    #[must_use]
    pub fn signature(&self, message: &[u8]) -> [u8; 64] {
        let signature: Signature = self.secret.sign(message);
        signature.to_bytes().into()
    }
}

/// RFC 7638 thumbprint of a P-256 JWK, public or private.
///
/// # Errors
/// [`IssueError::Json`] for text that is no such object, [`IssueError::Key`] for another kind of key
/// or a point that is not on the curve; for a private key as [`SigningKey::from_jwk_json`].
pub fn thumbprint(jwk: &str) -> Result<String, IssueError> {
    let members: Value = serde_json::from_str(jwk)?;
    if members.get("d").is_some() {
        return Ok(SigningKey::from_jwk_json(jwk)?.thumbprint());
    }
    let text = |name: &str| members.get(name).and_then(Value::as_str).unwrap_or_default();
    if text("kty") != "EC" || text("crv") != "P-256" {
        return Err(IssueError::Key("kty must be EC and crv P-256"));
    }
    let (x, y) = (text("x"), text("y"));
    let mut point = vec![4];
    for coordinate in [x, y] {
        let bytes = BASE64URL_NOPAD.decode(coordinate.as_bytes());
        let bytes = bytes.ok().filter(|bytes| bytes.len() == 32);
        point.extend(bytes.ok_or(IssueError::Key("x and y must be 32 bytes of base64url each"))?);
    }
    VerifyingKey::from_sec1_bytes(&point)
        .map_err(|_| IssueError::Key("x and y are no point on the curve"))?;
    Ok(thumbprint_of(x, y))
}

fn thumbprint_of(x: &str, y: &str) -> String {
    let members = format!(r#"{{"crv":"P-256","kty":"EC","x":"{x}","y":"{y}"}}"#);
    BASE64URL_NOPAD.encode(&Sha256::digest(members))
}

impl std::fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SigningKey").field("kid", &self.kid).finish_non_exhaustive()
    }
}

#[derive(Serialize, Deserialize)]
struct PrivateJwk {
    kty: String,
    crv: String,
    x: String,
    y: String,
    d: String,
    kid: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    alg: Option<String>,
    #[serde(rename = "use", skip_serializing_if = "Option::is_none")]
    usage: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_keys_are_the_documented_scalar() {
        let key = SigningKey::for_tests("a", "did:web:a.example#k1");
        let scalar = Sha256::digest(b"eco-verify test key: a");
        assert_eq!(key.secret.to_bytes()[..], scalar[..]);
        assert_ne!(key.thumbprint(), SigningKey::for_tests("b", "x").thumbprint());
    }

    #[test]
    fn private_jwk_round_trips_and_a_foreign_public_half_is_refused() {
        let key = SigningKey::generate("did:web:a.example#k1").expect("random bytes");
        let text = key.to_private_jwk_json();
        let again = SigningKey::from_jwk_json(&text).expect("own output");
        assert_eq!(again.thumbprint(), key.thumbprint());
        assert_eq!(again.kid(), "did:web:a.example#k1");

        let other = SigningKey::for_tests("other", "k").coordinates();
        let forged = text.replace(&key.coordinates().0, &other.0);
        assert!(matches!(SigningKey::from_jwk_json(&forged), Err(IssueError::Key(_))));
    }

    #[test]
    fn public_jwk_holds_no_secret() {
        let jwk = SigningKey::for_tests("a", "k").public_jwk();
        let members: Vec<_> = jwk.as_object().expect("object").keys().cloned().collect();
        assert_eq!(members, ["alg", "crv", "kid", "kty", "use", "x", "y"]);
    }

    #[test]
    fn thumbprint_is_rfc_7638() {
        // The key of RFC 7515 A.3; its thumbprint was computed with another implementation.
        let key = SigningKey::from_jwk_json(
            r#"{"kty":"EC","crv":"P-256","kid":"k",
                "x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
                "y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0",
                "d":"jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI"}"#,
        )
        .expect("RFC key");
        assert_eq!(key.thumbprint(), "oKIywvGUpTVTyxMQ3bwIIeQUudfr_CkLMjCE19ECD-U");
    }

    #[test]
    fn the_thumbprint_is_the_same_of_both_halves_and_of_nothing_else() {
        let key = SigningKey::for_tests("a", "did:web:a.example#k1");
        for jwk in [key.public_jwk().to_string(), key.to_private_jwk_json()] {
            assert_eq!(thumbprint(&jwk).expect("a key"), key.thumbprint());
        }
        let mut off = key.public_jwk();
        off["x"] = off["y"].clone();
        let other = json!({ "kty": "OKP", "crv": "Ed25519", "x": "AA" });
        let spoilt = key.to_private_jwk_json().replacen("\"d\": \"", "\"d\": \"AA", 1);
        for bad in [off.to_string(), other.to_string(), "{}".into(), "no".into(), spoilt] {
            assert!(thumbprint(&bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn open_takes_only_what_this_key_signed() {
        let key = SigningKey::for_tests("a", "k");
        let token = key.sign(&json!({"alg": "ES256"}), b"payload");
        assert_eq!(key.open(&token).expect("own token"), b"payload");
        assert!(SigningKey::for_tests("b", "k").open(&token).is_err());
        assert!(key.open(&token.replacen("cGF", "cGG", 1)).is_err());
        assert!(key.open("a.b").is_err());
        assert!(key.open("").is_err());
    }
}

//! Keys of every algorithm of the profile, derived from labels, and what they sign: the same bytes
//! every time (RFC 6979 for ECDSA and SM2; Ed25519 is so by itself).

use super::world::base64url;
use eco_issuer::SigningKey;
use p384::ecdsa::signature::Signer;
use serde_json::{Value, json};
use sha2::{Digest, Sha256, Sha384};
use sm2::elliptic_curve::sec1::ToSec1Point;

/// The default user id of GM/T 0009.
const SM2_ID: &str = "1234567812345678";

/// A private key that everyone can derive, and the id it signs under.
pub struct Key {
    pub kid: String,
    secret: Secret,
}

enum Secret {
    P256(SigningKey),
    P384(Box<p384::ecdsa::SigningKey>),
    Ed25519(Box<ed25519_dalek::SigningKey>),
    Sm2(Box<sm2::dsa::SigningKey>),
}

impl Key {
    /// `alg` is the name in JOSE headers.
    pub fn new(alg: &str, label: &str, kid: &str) -> Self {
        let text = format!("eco-verify test key: {label}");
        let secret = match alg {
            "ES256" => Secret::P256(SigningKey::for_tests(label, kid)),
            "ES384" => Secret::P384(Box::new(
                p384::ecdsa::SigningKey::from_slice(&Sha384::digest(text)).expect("a scalar"),
            )),
            "EdDSA" => {
                let seed = Sha256::digest(text).into();
                Secret::Ed25519(Box::new(ed25519_dalek::SigningKey::from_bytes(&seed)))
            }
            "SM2SM3" => Self::sm2(SM2_ID, &text),
            _ => panic!("no algorithm {alg}"),
        };
        Self { kid: kid.to_owned(), secret }
    }

    /// An SM2 key whose owner signs under another user id.
    pub fn with_sm2_id(id: &str, label: &str, kid: &str) -> Self {
        let secret = Self::sm2(id, &format!("eco-verify test key: {label}"));
        Self { kid: kid.to_owned(), secret }
    }

    fn sm2(id: &str, text: &str) -> Secret {
        let scalar = Sha256::digest(text);
        Secret::Sm2(Box::new(sm2::dsa::SigningKey::from_slice(id, &scalar).expect("a scalar")))
    }

    pub fn alg(&self) -> &'static str {
        match self.secret {
            Secret::P256(_) => "ES256",
            Secret::P384(_) => "ES384",
            Secret::Ed25519(_) => "EdDSA",
            Secret::Sm2(_) => "SM2SM3",
        }
    }

    /// The signature as JOSE has it: two numbers of fixed length, or the 64 bytes of Ed25519.
    pub fn sign(&self, message: &[u8]) -> Vec<u8> {
        match &self.secret {
            Secret::P256(key) => key.signature(message).to_vec(),
            Secret::P384(key) => {
                let signature: p384::ecdsa::Signature = key.sign(message);
                signature.to_bytes().to_vec()
            }
            Secret::Ed25519(key) => key.sign(message).to_bytes().to_vec(),
            Secret::Sm2(key) => {
                let signature: sm2::dsa::Signature = key.sign(message);
                signature.to_bytes().to_vec()
            }
        }
    }

    /// An uncompressed point (SEC 1, 2.3.3), or the 32 bytes of an Ed25519 key.
    pub fn public_bytes(&self) -> Vec<u8> {
        match &self.secret {
            Secret::P256(key) => key.verifying_key().to_sec1_point(false).as_bytes().to_vec(),
            Secret::P384(key) => key.verifying_key().to_sec1_point(false).as_bytes().to_vec(),
            Secret::Ed25519(key) => key.verifying_key().to_bytes().to_vec(),
            Secret::Sm2(key) => {
                key.verifying_key().as_affine().to_sec1_point(false).as_bytes().to_vec()
            }
        }
    }

    /// The public JWK, as trust lists and DID documents hold it.
    pub fn jwk(&self) -> Value {
        let crv = match self.secret {
            Secret::P256(_) => "P-256",
            Secret::P384(_) => "P-384",
            Secret::Ed25519(_) => "Ed25519",
            Secret::Sm2(_) => "SM2",
        };
        let mut jwk = json!({ "kid": self.kid, "crv": crv, "alg": self.alg(), "use": "sig" });
        let bytes = self.public_bytes();
        if let Secret::Ed25519(_) = self.secret {
            jwk["kty"] = json!("OKP");
            jwk["x"] = json!(base64url(&bytes));
        } else {
            let (x, y) = bytes[1..].split_at(bytes.len() / 2);
            jwk["kty"] = json!("EC");
            jwk["x"] = json!(base64url(x));
            jwk["y"] = json!(base64url(y));
        }
        jwk
    }

    /// A compact JWS under any header.
    pub fn jws(&self, header: &Value, payload: &[u8]) -> String {
        self.jws_raw(&header.to_string(), payload)
    }

    /// The same, the header as text.
    pub fn jws_raw(&self, header: &str, payload: &[u8]) -> String {
        let signed = format!("{}.{}", base64url(header.as_bytes()), base64url(payload));
        format!("{signed}.{}", base64url(&self.sign(signed.as_bytes())))
    }

    /// The usual header: the key's algorithm and id.
    pub fn header(&self, typ: &str) -> Value {
        json!({ "alg": self.alg(), "typ": typ, "kid": self.kid })
    }

    /// The document as a certificate in the primary form.
    pub fn certificate(&self, document: &Value) -> String {
        self.jws(&self.header("vc+jwt"), document.to_string().as_bytes())
    }
}

//! A header and a payload into a compact JWS (RFC 7515, 3.1) with ES256.

use data_encoding::BASE64URL_NOPAD;
use serde::Serialize;
use serde_json::Value;

use crate::keys::SigningKey;

/// The media type in `typ` of certificates, declarations and Bitstring status lists.
pub const TYP_CREDENTIAL: &str = "vc+jwt";
/// The media type in `typ` of trust lists.
pub const TYP_TRUST_LIST: &str = "eco-trust-list+jwt";

/// The media type in `typ` of reference data.
pub const TYP_REFERENCE_DATA: &str = "eco-reference-data+jwt";

/// The protected header, with its members in the order in which they are written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Header {
    /// Always `ES256` here.
    pub alg: &'static str,
    /// The media type of the whole token.
    pub typ: &'static str,
    /// `vc` for credentials.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cty: Option<&'static str>,
    /// The id of the signing key.
    pub kid: String,
    /// The signer's public key, in trust lists and reference data only: a verifier that pinned no more
    /// than its thumbprint finds the key here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub jwk: Option<Value>,
}

impl Header {
    /// `{alg, typ: "vc+jwt", cty: "vc", kid}`.
    #[must_use]
    pub fn credential(kid: &str) -> Self {
        Self { alg: "ES256", typ: TYP_CREDENTIAL, cty: Some("vc"), kid: kid.to_owned(), jwk: None }
    }

    /// `{alg, typ: "eco-trust-list+jwt", kid, jwk}`.
    #[must_use]
    pub fn trust_list(key: &SigningKey) -> Self {
        Self::with_key(TYP_TRUST_LIST, key)
    }

    /// `{alg, typ: "eco-reference-data+jwt", kid, jwk}`.
    #[must_use]
    pub fn reference_data(key: &SigningKey) -> Self {
        Self::with_key(TYP_REFERENCE_DATA, key)
    }

    fn with_key(typ: &'static str, key: &SigningKey) -> Self {
        let (x, y) = key.coordinates();
        let jwk = serde_json::json!({ "kty": "EC", "crv": "P-256", "x": x, "y": y });
        Self { alg: "ES256", typ, cty: None, kid: key.kid().to_owned(), jwk: Some(jwk) }
    }
}

/// Signs exactly these header bytes and these payload bytes, whatever they are.
///
/// This is the door for deliberately wrong test input; everything else has its own function.
#[must_use]
pub fn sign_raw(header_json: &str, payload: &[u8], key: &SigningKey) -> String {
    let mut token = BASE64URL_NOPAD.encode(header_json.as_bytes());
    token.push('.');
    BASE64URL_NOPAD.encode_append(payload, &mut token);
    let signature = key.signature(token.as_bytes());
    token.push('.');
    BASE64URL_NOPAD.encode_append(&signature, &mut token);
    token
}

#[cfg(test)]
mod tests {
    use p256::ecdsa::Signature;
    use p256::ecdsa::signature::Verifier;

    use super::*;

    #[test]
    fn a_token_verifies_under_the_public_key_and_no_other() {
        let key = SigningKey::for_tests("a", "k");
        let token = sign_raw(r#"{"alg":"ES256"}"#, b"{}", &key);
        let (signed, signature) = token.rsplit_once('.').expect("three parts");
        let signature = BASE64URL_NOPAD.decode(signature.as_bytes()).expect("base64url");
        let signature = Signature::from_slice(&signature).expect("64 bytes");
        assert!(key.verifying_key().verify(signed.as_bytes(), &signature).is_ok());
        let other = SigningKey::for_tests("b", "k");
        assert!(other.verifying_key().verify(signed.as_bytes(), &signature).is_err());
        assert_eq!(signed, "eyJhbGciOiJFUzI1NiJ9.e30");
    }

    #[test]
    fn signing_twice_gives_the_same_token() {
        let key = SigningKey::for_tests("a", "k");
        assert_eq!(sign_raw("{}", b"x", &key), sign_raw("{}", b"x", &key));
    }

    #[test]
    fn header_members_are_written_in_order() {
        let text = serde_json::to_string(&Header::credential("did:web:a.example#k1"));
        assert_eq!(
            text.expect("JSON"),
            r#"{"alg":"ES256","typ":"vc+jwt","cty":"vc","kid":"did:web:a.example#k1"}"#
        );
    }
}

//! One door for each fuzz target (tests/fuzz); exists only under `--cfg fuzzing`, and in tests, which
//! replay what fuzzing found.

use crate::value::Value;
use p256::ecdsa::{Signature, SigningKey, signature::Signer};
use sha2::{Digest, Sha256};

use crate::{
    Alg, Evidence, Fetched, JwkSet, Need, Policy, Request, TrustListEvidence, UnixTime, Verdict,
    encoding, envelope, inspect, json::Json, key, verify, verify_jws,
};

const AT: UnixTime = UnixTime(1_781_481_600);
const TRUST_LIST: &[u8] = include_bytes!("../tests/vectors/shared/trust-list.jwt");
const TRUST_KEY: &str = include_str!("../tests/vectors/shared/trust-key.json");
const CERTIFICATE: &[u8] = include_bytes!("../tests/vectors/envelope/valid/input");

fn policy() -> Policy {
    let json = format!(r#"{{"algs":["ES256","ES384","EdDSA","SM2SM3"],"trustKey":{TRUST_KEY}}}"#);
    Policy::from_json(&json).unwrap_or_else(|_| Policy::strict())
}

/// A whole verification.
pub fn verify_certificate(data: &[u8]) {
    let evidence = Evidence {
        trust_list: TrustListEvidence::Signed(TRUST_LIST.to_vec()),
        ..Evidence::default()
    };
    let done = verify(data, &evidence, &policy(), &Request::default(), AT);
    assert_eq!(done.report.checks.len(), 8);
    let _ = done.report.to_json();
    let _ = inspect(data);
    if let Ok(keys) = JwkSet::from_json(TRUST_KEY.as_bytes()) {
        let _ = verify_jws(data, &keys, &[Alg::Es256]);
    }
}

/// An unsigned trust list, and the reference certificate under it.
pub fn trust_list(data: &[u8]) {
    let evidence =
        Evidence { trust_list: TrustListEvidence::Unsigned(data.to_vec()), ..Evidence::default() };
    let done = verify(CERTIFICATE, &evidence, &Policy::strict(), &Request::default(), AT);
    assert!(
        done.report.verdict != Verdict::Valid
            || done.report.trust.is_some_and(|trust| !trust.signed)
    );
    let signed =
        Evidence { trust_list: TrustListEvidence::Signed(data.to_vec()), ..Evidence::default() };
    let _ = verify(CERTIFICATE, &signed, &policy(), &Request::default(), AT);
}

/// Every envelope's reader.
pub fn envelope(data: &[u8]) {
    let _ = envelope::parse(data);
}

/// Strict JSON and base64url.
pub fn json(data: &[u8]) {
    if let Ok(value) = encoding::json(data) {
        // What was accepted is written and read again as the same.
        assert_eq!(encoding::json(Json::of(&value).as_bytes()), Ok(value));
    }
    if let Ok(bytes) = encoding::base64url(data) {
        assert_eq!(data_encoding::BASE64URL_NOPAD.encode(&bytes).as_bytes(), data);
    }
    let text = String::from_utf8_lossy(data);
    let _ = (Policy::from_json(&text), Request::from_json(&text), JwkSet::from_json(data));
    if let Some(time) = UnixTime::parse_rfc3339(&text) {
        assert_eq!(UnixTime::parse_rfc3339(&time.to_string()), Some(time));
    }
}

/// Unpacking of both kinds of status list.
pub fn status(data: &[u8]) {
    crate::status::unpack_any(data);
}

/// DID documents, and the addresses of DIDs.
pub fn did(data: &[u8]) {
    let _ = key::did::key(data, "did:web:a.example", "did:web:a.example#k1");
    if let Some(url) = std::str::from_utf8(data).ok().and_then(|did| key::did::url(did, false)) {
        assert!(url.starts_with("https://") && url.ends_with("/did.json") && !url.contains('@'));
        let _ = Fetched { need: Need::did_document(&url), bytes: None };
    }
}

/// Content rules and comparison: the bytes are the subject of a certificate with a good signature, or
/// a Report whose certificate is that.
pub fn content(data: &[u8]) {
    let Ok(Value::Object(mut text)) = encoding::json(data) else { return };
    let request = Json::of(&text.remove("request").unwrap_or_default());
    let subject = text.remove("certificate").unwrap_or(Value::Object(text));
    let frame = r#""@context":["https://www.w3.org/ns/credentials/v2","https://w3id.org/rcep-eco/v1"],"type":["VerifiableCredential","RcepCertificateOfOrigin"],"issuer":"did:web:origin.customs-a.example","validFrom":"2026-06-01T00:00:00Z","credentialSchema":{"id":"https://w3id.org/rcep-eco/schemas/rcep-co-1.json","type":"JsonSchema"}"#;
    let document = format!(r#"{{{frame},"credentialSubject":{}}}"#, Json::of(&subject));
    let header = r#"{"alg":"ES256","typ":"vc+jwt","kid":"did:web:origin.customs-a.example#k1"}"#;
    let encode = |bytes: &[u8]| data_encoding::BASE64URL_NOPAD.encode(bytes);
    let message = format!("{}.{}", encode(header.as_bytes()), encode(document.as_bytes()));
    let scalar = Sha256::digest("eco-verify test key: issuer-a/k1");
    let Ok(key) = SigningKey::from_slice(&scalar) else { return };
    let signature: Signature = key.sign(message.as_bytes());
    let token = format!("{message}.{}", encode(&signature.to_bytes()));
    let evidence = Evidence {
        trust_list: TrustListEvidence::Signed(TRUST_LIST.to_vec()),
        ..Evidence::default()
    };
    let request = Request::from_json(&request).unwrap_or_default();
    let report = verify(token.as_bytes(), &evidence, &policy(), &request, AT).report;
    assert!(report.findings.is_none_or(|findings| findings.len() <= crate::limits::FINDINGS));
}

/// Certificate chains: the bytes as a leaf, and as its own anchor.
pub fn x509(data: &[u8]) {
    let leaf = vec![data_encoding::BASE64.encode(data)].into();
    let _ = key::x509::key(&leaf, &[data.to_vec()], "did:web:a.example", AT);
}

#[cfg(test)]
mod tests {
    /// What fuzzing once found, and a few inputs so that every door is walked through.
    #[test]
    fn crashers_are_answered() {
        type Door = (&'static str, fn(&[u8]));
        let doors: [Door; 8] = [
            ("verify", super::verify_certificate),
            ("trust_list", super::trust_list),
            ("envelope", super::envelope),
            ("json", super::json),
            ("status", super::status),
            ("did", super::did),
            ("x509", super::x509),
            ("content", super::content),
        ];
        for (name, door) in doors {
            [
                super::CERTIFICATE,
                super::TRUST_LIST,
                super::TRUST_KEY.as_bytes(),
                b"",
                b"{",
                b"{}",
                b"~",
                b"..",
                b"u",
                b"0",
            ]
            .into_iter()
            .for_each(door);
            let folder =
                concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fuzz/crashers/").to_owned() + name;
            for entry in std::fs::read_dir(folder).into_iter().flatten() {
                door(&std::fs::read(entry.expect("readable").path()).expect("readable"));
            }
        }
    }
}

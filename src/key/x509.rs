//! `x5c` (RFC 7515, 4.1.6) to the leaf's key: a path to one of the issuer's anchors by RFC 5280, the
//! leaf bound to the issuer by a URI in its subjectAltName.
//!
//! Path, names, validity, constraints and unknown critical extensions are `webpki`'s work; the
//! signatures are checked with the same curves as everything else here. Key usage, which `webpki` does
//! not look at, and the URI are read with `x509-cert`.

use super::{Alg, VerifyingKey};
use crate::limits;
use crate::time::UnixTime;
use crate::value::Value;
use data_encoding::BASE64;
use rustls_pki_types::{
    AlgorithmIdentifier, CertificateDer, InvalidSignature, SignatureVerificationAlgorithm, alg_id,
};
use std::time::Duration;
use x509_cert::der::{Decode, Encode};
use x509_cert::ext::pkix::name::GeneralName;
use x509_cert::ext::pkix::{KeyUsage, SubjectAltName};

/// Verifies the chain at `at` and hands out the leaf's key.
///
/// # Errors
/// What is wrong, in words.
pub(crate) fn key(
    x5c: &Value,
    anchors: &[Vec<u8>],
    issuer: &str,
    at: UnixTime,
) -> Result<VerifyingKey, &'static str> {
    let texts = x5c.as_array().filter(|texts| (1..=limits::CHAIN).contains(&texts.len()));
    let chain =
        texts.ok_or("x5c is not an array of one to four certificates")?.iter().map(|text| {
            let der = text.as_str().and_then(|text| BASE64.decode(text.as_bytes()).ok());
            der.map(CertificateDer::from).ok_or("a certificate is not base64")
        });
    let chain = chain.collect::<Result<Vec<_>, _>>()?;
    let (leaf, intermediates) = chain.split_first().ok_or("the chain is empty")?;

    let anchors: Vec<CertificateDer<'_>> =
        anchors.iter().map(|der| CertificateDer::from(der.as_slice())).collect();
    let anchors = anchors
        .iter()
        .map(|der| webpki::anchor_from_trusted_cert(der).map_err(|_| "an anchor cannot be read"));
    let anchors = anchors.collect::<Result<Vec<_>, _>>()?;
    let seconds = u64::try_from(at.0).map_err(|_| "the time lies before 1970")?;
    let time = rustls_pki_types::UnixTime::since_unix_epoch(Duration::from_secs(seconds));
    let end_entity = webpki::EndEntityCert::try_from(leaf)
        .map_err(|_| "the leaf cannot be read, or is an authority")?;
    end_entity
        .verify_for_usage(ALGORITHMS, &anchors, intermediates, time, AnyPurpose, None, None)
        .map_err(|error| match error {
            webpki::Error::CertExpired { .. } => "a certificate of the path had expired",
            webpki::Error::CertNotValidYet { .. } => "a certificate of the path was not valid yet",
            webpki::Error::CaUsedAsEndEntity => "the leaf is an authority",
            webpki::Error::EndEntityUsedAsCa => "a certificate of the path is no authority",
            webpki::Error::PathLenConstraintViolated => {
                "the path is longer than an authority allows"
            }
            webpki::Error::NameConstraintViolation => "an authority may not certify this name",
            webpki::Error::UnsupportedSignatureAlgorithmContext(_) => {
                "the path is signed in a way that is not known"
            }
            _ => "no path leads to an anchor",
        })?;

    let certificates = chain.iter().map(|der| {
        x509_cert::Certificate::from_der(der).map_err(|_| "a certificate cannot be read")
    });
    let certificates = certificates.collect::<Result<Vec<_>, _>>()?;
    // Each certifies the one before it (RFC 7515, 4.1.6); a path through others is not what was shown.
    let links = certificates.iter().zip(certificates.iter().skip(1));
    if !links
        .map(|(below, above)| (below.tbs_certificate(), above.tbs_certificate()))
        .all(|(below, above)| below.issuer() == above.subject())
    {
        return Err("a certificate does not certify the one before it");
    }
    for (i, certificate) in certificates.iter().enumerate() {
        let usage = certificate
            .tbs_certificate()
            .get_extension::<KeyUsage>()
            .map_err(|_| "a key usage cannot be read")?;
        let fits = usage.is_none_or(|(_, usage)| {
            if i == 0 { usage.digital_signature() } else { usage.key_cert_sign() }
        });
        if !fits {
            return Err("a certificate's key is for something else");
        }
    }
    let leaf = certificates.first().ok_or("the chain is empty")?.tbs_certificate();
    let names =
        leaf.get_extension::<SubjectAltName>().map_err(|_| "the leaf's names cannot be read")?;
    let is_issuer = |name: &GeneralName| matches!(name, GeneralName::UniformResourceIdentifier(uri) if uri.as_str() == issuer);
    if !names.is_some_and(|(_, names)| names.0.iter().any(is_issuer)) {
        return Err("the leaf names another issuer");
    }
    let spki = leaf.subject_public_key_info();
    let alg = match spki.algorithm.to_der().ok().as_deref() {
        Some(der) if is_sequence_of(der, &alg_id::ECDSA_P256) => Alg::Es256,
        Some(der) if is_sequence_of(der, &alg_id::ECDSA_P384) => Alg::Es384,
        Some(der) if is_sequence_of(der, &alg_id::ED25519) => Alg::EdDsa,
        _ => return Err("the leaf's key is of a kind that is not known"),
    };
    let bits = spki.subject_public_key.as_bytes().ok_or("the leaf's key is not whole bytes")?;
    VerifyingKey::from_public_bytes(alg, bits).map_err(|_| "the leaf's key cannot be used")
}

/// Whether it is a certificate that a path may end at.
pub(crate) fn is_anchor(der: &[u8]) -> bool {
    webpki::anchor_from_trusted_cert(&CertificateDer::from(der)).is_ok()
}

/// `AlgorithmIdentifier`s of `pki-types` are the content of the SEQUENCE that DER wraps.
fn is_sequence_of(der: &[u8], content: &AlgorithmIdentifier) -> bool {
    der.get(2..) == Some(content.as_ref())
}

/// No extended key usage is asked for: none is registered for signing certificates of origin.
struct AnyPurpose;

impl webpki::ExtendedKeyUsageValidator for AnyPurpose {
    fn validate(&self, _: webpki::KeyPurposeIdIter<'_, '_>) -> Result<(), webpki::Error> {
        Ok(())
    }
}

/// What a chain may be signed with: ECDSA on P-256 and P-384 with SHA-256 or SHA-384, and Ed25519.
pub(crate) const ALGORITHMS: &[&dyn SignatureVerificationAlgorithm] = &[
    &ChainAlgorithm { key: alg_id::ECDSA_P256, signature: alg_id::ECDSA_SHA256 },
    &ChainAlgorithm { key: alg_id::ECDSA_P384, signature: alg_id::ECDSA_SHA384 },
    &ChainAlgorithm { key: alg_id::ECDSA_P384, signature: alg_id::ECDSA_SHA256 },
    &ChainAlgorithm { key: alg_id::ECDSA_P256, signature: alg_id::ECDSA_SHA384 },
    &ChainAlgorithm { key: alg_id::ED25519, signature: alg_id::ED25519 },
];

#[derive(Debug)]
struct ChainAlgorithm {
    key: AlgorithmIdentifier,
    signature: AlgorithmIdentifier,
}

impl SignatureVerificationAlgorithm for ChainAlgorithm {
    fn verify_signature(
        &self,
        public_key: &[u8],
        message: &[u8],
        signature: &[u8],
    ) -> Result<(), InvalidSignature> {
        use p256::ecdsa::signature::{Verifier, hazmat::PrehashVerifier};
        use sha2::{Digest, Sha256, Sha384};
        let prehash = if self.signature == alg_id::ECDSA_SHA384 {
            Sha384::digest(message).to_vec()
        } else {
            Sha256::digest(message).to_vec()
        };
        let done = if self.key == alg_id::ECDSA_P256 {
            let key = p256::ecdsa::VerifyingKey::from_sec1_bytes(public_key)
                .map_err(|_| InvalidSignature)?;
            p256::ecdsa::Signature::from_der(signature)
                .and_then(|signature| key.verify_prehash(&prehash, &signature))
        } else if self.key == alg_id::ECDSA_P384 {
            let key = p384::ecdsa::VerifyingKey::from_sec1_bytes(public_key)
                .map_err(|_| InvalidSignature)?;
            p384::ecdsa::Signature::from_der(signature)
                .and_then(|signature| key.verify_prehash(&prehash, &signature))
        } else {
            let key = public_key.try_into().map_err(|_| InvalidSignature)?;
            let key = ed25519_dalek::VerifyingKey::from_bytes(key).map_err(|_| InvalidSignature)?;
            ed25519_dalek::Signature::from_slice(signature)
                .and_then(|signature| key.verify(message, &signature))
        };
        done.map_err(|_| InvalidSignature)
    }

    fn public_key_alg_id(&self) -> AlgorithmIdentifier {
        self.key
    }

    fn signature_alg_id(&self) -> AlgorithmIdentifier {
        self.signature
    }
}

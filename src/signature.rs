//! Unverified content and a key to [`Authentic`] content. Holding one is the proof.

#[cfg(feature = "full")]
pub(crate) mod eddsa;
pub(crate) mod es256;
#[cfg(feature = "full")]
pub(crate) mod es384;
#[cfg(feature = "full")]
pub(crate) mod sm2;
#[cfg(feature = "full")]
mod tables;

#[cfg(feature = "full")]
pub(crate) use tables::Tables;

use crate::code::Code;
use crate::envelope::{Signed, Unverified};
use crate::key::{Alg, VerifyingKey, verify_bytes};
use crate::report::{Facts, Fault};
#[cfg(feature = "full")]
use crate::sha256;
#[cfg(feature = "full")]
use sha2::{Digest, Sha256, Sha384};
use std::borrow::Cow;
use std::ops::Deref;

/// Content whose signature was verified with a key that a trust list leads to. Only
/// [`verify_signature`] makes one.
#[derive(Debug)]
pub(crate) struct Authentic<T>(T);

impl<T> Authentic<T> {
    /// The content, authentic as long as it is in here.
    pub(crate) fn into_content(self) -> T {
        self.0
    }
}

impl<T> Deref for Authentic<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}

/// Authentic content, and the SHA-256 of its payload where that is wanted.
pub(crate) type Hashed<T> = (Authentic<T>, Option<[u8; 32]>);

/// What can be refused before any key is known: an algorithm outside the policy (RFC 8725, 3.1), a
/// header member that must never be obeyed, a broken proof or disclosure.
pub(crate) fn check_header<T>(unverified: &Unverified<T>, algs: &[Alg]) -> Result<(), Fault> {
    if let Some(fault) = &unverified.refusal {
        return Err(fault.clone());
    }
    let allowed = match &unverified.signed {
        Signed::Jws { alg, .. } => Alg::from_name(alg).is_some_and(|alg| algs.contains(&alg)),
        #[cfg(feature = "full")]
        Signed::DataIntegrity { algs: suite, .. } => suite.iter().any(|alg| algs.contains(alg)),
    };
    if allowed {
        Ok(())
    } else {
        Err(Fault { code: Code::SignatureAlgNotAllowed, facts: facts(unverified) })
    }
}

/// Verifies and hands out the content. The algorithm is the key's own; what was signed must agree with
/// it, and the policy must allow it.
pub(crate) fn verify_signature<T>(
    unverified: Unverified<T>,
    key: &VerifyingKey,
    algs: &[Alg],
) -> Result<Authentic<T>, Fault> {
    let with_facts = |code: Code| Fault { code, facts: facts(&unverified) };
    if !unverified.signed.fits(key.alg()) || !algs.contains(&key.alg()) {
        return Err(with_facts(Code::SignatureAlgNotAllowed));
    }
    verify_bytes(key, &message(&unverified.signed, key.alg()), &unverified.signature)
        .map_err(with_facts)?;
    Ok(Authentic(unverified.content))
}

/// As [`verify_signature`], with the table of a key that has one.
#[cfg(feature = "full")]
pub(crate) fn verify_with<T>(
    unverified: Unverified<T>,
    key: VerifyingKey,
    algs: &[Alg],
    tables: &Tables,
) -> Result<Authentic<T>, Fault> {
    let mismatch = Fault::from(Code::SignatureMismatch);
    let one = verify_signatures(vec![(unverified, key)], algs, tables, |_| None).pop();
    one.map_or(Err(mismatch), |verified| verified.map(|(authentic, _)| authentic))
}

/// As [`verify_signature`], of many together, in their order; `payload` says what of the content to hash
/// besides. `tables` are of keys met before.
#[cfg(feature = "full")]
pub(crate) fn verify_signatures<T>(
    all: Vec<(Unverified<T>, VerifyingKey)>,
    algs: &[Alg],
    tables: &Tables,
    payload: impl Fn(&T) -> Option<&[u8]>,
) -> Vec<Result<Hashed<T>, Fault>> {
    let es256 = |(unverified, key): &(Unverified<T>, VerifyingKey)| {
        let VerifyingKey::Es256(key) = key else { return None };
        if !unverified.signed.fits(Alg::Es256) || !algs.contains(&Alg::Es256) {
            return None;
        }
        let signature = es256::signature(&unverified.signature).ok()?;
        Some((*key, signature))
    };
    let keyed: Vec<_> = all.iter().map(es256).collect();
    // All that is to be hashed in one go: payloads, then the messages of those signatures.
    let messages: Vec<_> = all
        .iter()
        .zip(&keyed)
        .filter_map(|((unverified, _), keyed)| {
            keyed.map(|_| message(&unverified.signed, Alg::Es256))
        })
        .collect();
    let payloads: Vec<_> = all.iter().map(|(unverified, _)| payload(&unverified.content)).collect();
    let texts = payloads.iter().flatten().copied().chain(messages.iter().map(Deref::deref));
    let mut digests = sha256::digests(&texts.collect::<Vec<_>>()).into_iter();
    let of_payloads: Vec<_> =
        payloads.iter().map(|payload| payload.and_then(|_| digests.next())).collect();
    let signed = keyed.into_iter().map(|keyed| {
        let (key, signature) = keyed?;
        Some((key, digests.next()?, signature))
    });
    let verified = tables.verify(&signed.collect::<Vec<_>>());
    let one = |((unverified, key), verified): ((Unverified<T>, VerifyingKey), Option<bool>)| {
        match verified {
            Some(true) => Ok(Authentic(unverified.content)),
            Some(false) => Err(Fault { code: Code::SignatureMismatch, facts: facts(&unverified) }),
            None => verify_signature(unverified, &key, algs),
        }
    };
    let authentic = all.into_iter().zip(verified).map(one).zip(of_payloads);
    authentic.map(|(authentic, digest)| Ok((authentic?, digest))).collect()
}

/// Algorithm (or suite) and key id, for Reports.
pub(crate) fn facts<T>(unverified: &Unverified<T>) -> Facts {
    Facts::default().with("alg", unverified.signed.name()).with("kid", unverified.kid.clone())
}

/// The bytes under the signature. For Data Integrity: the digests of options and document, by the hash
/// that goes with the key's curve (VC Data Integrity ECDSA 1.0, 3.3.4; EdDSA 3.3.4).
fn message(signed: &Signed, key: Alg) -> Cow<'_, [u8]> {
    match signed {
        Signed::Jws { message, .. } => {
            let _ = key;
            Cow::Borrowed(message)
        }
        #[cfg(feature = "full")]
        Signed::DataIntegrity { options, document, .. } => Cow::Owned(match key {
            Alg::Es384 => [Sha384::digest(options), Sha384::digest(document)].concat(),
            Alg::EdDsa | Alg::Es256 | Alg::Sm2Sm3 => {
                [Sha256::digest(options), Sha256::digest(document)].concat()
            }
        }),
    }
}

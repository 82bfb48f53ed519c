//! Unverified content and a key to [`Authentic`] content. Holding one is the proof.

pub(crate) mod es256;

use crate::code::Code;
use crate::envelope::Unverified;
use crate::key::{Alg, VerifyingKey, verify_bytes};
use crate::report::Fault;
use std::ops::Deref;

/// Content whose signature was verified with a key that came from a trust list. Only
/// [`verify_signature`] makes one.
#[derive(Debug)]
pub(crate) struct Authentic<T>(T);

impl<T> Deref for Authentic<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}

/// What can be refused before any key is known: an algorithm outside the policy, or a header member
/// that must never be obeyed (RFC 8725, 3.1).
pub(crate) fn check_header<T>(unverified: &Unverified<'_, T>, algs: &[Alg]) -> Result<(), Fault> {
    if !Alg::from_name(&unverified.alg).is_some_and(|alg| algs.contains(&alg)) {
        return Err(Fault::from(Code::SignatureAlgNotAllowed).with("alg", unverified.alg.as_str()));
    }
    match unverified.refused_header {
        Some(member) => Err(Fault::from(Code::SignatureHeaderNotAllowed).with("member", member)),
        None => Ok(()),
    }
}

/// Verifies and hands out the content. The algorithm is the key's own; the header must agree with it.
pub(crate) fn verify_signature<T>(
    unverified: Unverified<'_, T>,
    key: &VerifyingKey,
) -> Result<Authentic<T>, Fault> {
    let with_facts = |code: Code| {
        Fault::from(code).with("alg", unverified.alg.as_str()).with("kid", unverified.kid.as_str())
    };
    if unverified.alg != key.alg().name() {
        return Err(with_facts(Code::SignatureAlgNotAllowed));
    }
    verify_bytes(key, &unverified.message, &unverified.signature).map_err(with_facts)?;
    Ok(Authentic(unverified.content))
}

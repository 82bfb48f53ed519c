//! SM2 with SM3 (GM/T 0003.2): the signature 64 bytes r || s over SM3(Z || message), Z made with the
//! default user id of GM/T 0009. JOSE registers no name for it; `SM2SM3` is private to this profile
//! and off unless the policy names it.

use crate::code::Code;
use ::sm2::dsa::signature::Verifier;
use ::sm2::dsa::{Signature, VerifyingKey};

/// The default user id (GM/T 0009).
pub(crate) const DEFAULT_ID: &str = "1234567812345678";

/// Verifies one signature.
///
/// # Errors
/// [`Code::SignatureMalformed`] for a wrong length or r, s outside 1..n; [`Code::SignatureMismatch`].
pub(crate) fn verify(key: &VerifyingKey, message: &[u8], signature: &[u8]) -> Result<(), Code> {
    let signature = Signature::from_slice(signature).map_err(|_| Code::SignatureMalformed)?;
    key.verify(message, &signature).map_err(|_| Code::SignatureMismatch)
}

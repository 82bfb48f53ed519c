//! Every operation against `p256`.

use super::*;
use p256::elliptic_curve::Field;
use p256::elliptic_curve::bigint::U256;
use p256::elliptic_curve::ff::PrimeField;
use p256::elliptic_curve::ops::Reduce;
use proptest::prelude::*;

/// The number that these limbs are.
fn value(scalar: &Scalar) -> p256::Scalar {
    let shift = p256::Scalar::from(1_u64 << 29);
    let limbs = scalar.0.iter().rev();
    limbs.fold(p256::Scalar::ZERO, |sum, limb| sum * shift + p256::Scalar::from(u64::from(*limb)))
}

/// 2^261.
fn radix() -> p256::Scalar {
    Field::pow_vartime(&p256::Scalar::from(1_u64 << 29), [9])
}

fn n() -> U256 {
    U256::from_be_slice(&(-p256::Scalar::ONE).to_bytes()).wrapping_add(&U256::ONE)
}

/// 32 bytes, often next to zero, n, a power of two or the end.
fn bytes() -> impl Strategy<Value = [u8; 32]> {
    let near = (prop_oneof![Just(U256::ZERO), Just(n())], 0_u64..3, any::<bool>()).prop_map(
        |(number, by, above)| {
            let by = U256::from(by);
            if above { number.wrapping_add(&by) } else { number.wrapping_sub(&by) }
        },
    );
    let power = (0_u32..256).prop_map(|bit| U256::ONE.shl_vartime(bit));
    let bytes = |number: U256| number.to_be_bytes().into();
    prop_oneof![2 => any::<[u8; 32]>(), 1 => near.prop_map(bytes), 1 => power.prop_map(bytes)]
}

fn scalar() -> impl Strategy<Value = Scalar> {
    bytes().prop_filter_map("in 1..n", |bytes| Scalar::from_bytes(&bytes))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn bytes_are_read(bytes in bytes()) {
        let expected = p256::Scalar::from_repr(bytes.into()).into_option();
        let expected = expected.filter(|scalar| *scalar != p256::Scalar::ZERO);
        prop_assert_eq!(Scalar::from_bytes(&bytes).map(|scalar| value(&scalar)), expected);
        let digest = Scalar::from_digest(&bytes);
        prop_assert!(limbs::less(&digest.0, &N));
        prop_assert_eq!(value(&digest), <p256::Scalar as Reduce<U256>>::reduce(&U256::from_be_slice(&bytes)));
    }

    #[test]
    fn products(a in scalar(), b in scalar()) {
        let product = a.times(&b);
        prop_assert!(limbs::less(&product.0, &N));
        prop_assert_eq!(value(&product) * radix(), value(&a) * value(&b));
    }

    #[test]
    fn inverses(a in scalar()) {
        let inverse = a.inverse();
        prop_assert!(limbs::less(&inverse.0, &N));
        prop_assert_eq!(value(&inverse) * value(&a), radix());
        prop_assert_eq!(inverse.times(&a), Scalar::ONE);
    }

    #[test]
    fn bits_are_found(bytes in any::<[u8; 32]>(), position in 0_usize..300, count in 1_u32..=29) {
        let bit = |at: usize| bytes.iter().rev().nth(at / 8).map_or(0, |byte| u32::from(byte >> (at % 8) & 1));
        let expected = (0..count).fold(0, |bits, i| bits | bit(position + i as usize) << i);
        prop_assert_eq!(limbs::bits(&limbs::from_bytes(&bytes), position, count), expected);
    }

    #[cfg(feature = "tables")]
    #[test]
    fn inverses_of_many(scalars in proptest::collection::vec(scalar(), 0..70)) {
        let mut inverses = scalars.clone();
        invert_all(&mut inverses);
        for (scalar, inverse) in scalars.iter().zip(inverses) {
            prop_assert_eq!(scalar.inverse(), inverse);
        }
    }
}

#[test]
fn constants_are_what_they_stand_for() {
    assert_eq!(value(&Scalar(N)), p256::Scalar::ZERO);
    assert_eq!(value(&R2), radix() * radix());
    assert_eq!(N[0].wrapping_mul(MINUS_INVERSE).wrapping_add(1) & limbs::MASK, 0);
    assert_eq!(Scalar::ZERO.inverse(), Scalar::ZERO);
    let sum = U256::from_be_slice(&p256::Scalar::ONE.to_bytes()).wrapping_add(&n());
    assert!(Scalar::from_bytes(&sum.to_be_bytes().into()).is_none());
}

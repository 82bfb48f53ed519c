//! Every operation against `p256`, with factors as large as they may be.

use super::*;
use p256::NistP256;
use p256::elliptic_curve::FieldBytes;
use p256::elliptic_curve::ff::{Field, PrimeField};
use p256::elliptic_curve::hazmat::FieldArithmetic;
use proptest::prelude::*;
use std::sync::LazyLock;

type Oracle = <NistP256 as FieldArithmetic>::FieldElement;

/// The number that these limbs are, modulo p.
fn number(fe: &Fe) -> Oracle {
    let shift = Oracle::from(1_u64 << 29);
    fe.0.iter().rev().fold(Oracle::ZERO, |sum, limb| {
        let size = Oracle::from(u64::from(limb.unsigned_abs()));
        sum * shift + if *limb < 0 { -size } else { size }
    })
}

/// The element that they stand for.
fn value(fe: &Fe) -> Oracle {
    static RADIX: LazyLock<Oracle> =
        LazyLock::new(|| Field::pow_vartime(&Oracle::from(1_u64 << 29), [9]).invert().unwrap());
    number(fe) * *RADIX
}

const LIMB: i32 = (1 << 28) + (1 << 23);
const HIGHEST: i32 = 1 << 23;

fn assert_carried(fe: &Fe) {
    let (highest, limbs) = fe.0.split_last().unwrap();
    assert!(limbs.iter().all(|limb| limb.abs() <= LIMB) && highest.abs() <= HIGHEST, "{fe:?}");
}

/// Limbs of that weight, half of them as far from zero as they may be.
fn limbs(weight: i32) -> impl Strategy<Value = Fe> {
    let limb = |most: i32| prop_oneof![Just(-most), Just(most), -most..=most];
    let joined = |l: [i32; 8], h| Fe([l[0], l[1], l[2], l[3], l[4], l[5], l[6], l[7], h]);
    let all = move |sign: i32| joined([sign * LIMB; 8], sign * HIGHEST);
    let mixed = (proptest::array::uniform8(limb(LIMB)), limb(HIGHEST))
        .prop_map(move |(limbs, highest)| joined(limbs, highest));
    prop_oneof![1 => Just(all(1)), 1 => Just(all(-1)), 6 => mixed]
        .prop_map(move |fe| Fe(fe.0.map(|limb| limb * weight)))
}

/// 32 bytes, often next to a multiple of p or a power of two.
fn bytes() -> impl Strategy<Value = [u8; 32]> {
    let near = prop_oneof![Just([0; 32]), Just([0xff; 32]), Just(P_BYTES), Just(P_LESS_ONE)];
    prop_oneof![3 => any::<[u8; 32]>(), 1 => near]
}

const P_BYTES: [u8; 32] = {
    let mut bytes = [0; 32];
    let ones = [0, 1, 2, 3, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31];
    let mut i = 0;
    while i < ones.len() {
        bytes[ones[i]] = 0xff;
        i += 1;
    }
    bytes[7] = 1;
    bytes
};
const P_LESS_ONE: [u8; 32] = {
    let mut bytes = P_BYTES;
    bytes[31] = 0xfe;
    bytes
};

fn oracle(bytes: [u8; 32]) -> Option<Oracle> {
    Oracle::from_repr(FieldBytes::<NistP256>::from(bytes)).into_option()
}

#[test]
fn constants_are_what_they_stand_for() {
    assert_eq!(value(&Fe::ONE), Oracle::ONE);
    assert_eq!(value(&R2), number(&Fe::ONE));
    assert_eq!(number(&Fe(P.map(u32::cast_signed))), Oracle::ZERO);
    assert!(Fe::from_bytes(&P_BYTES).is_none());
    assert!(Fe::from_bytes(&P_LESS_ONE).is_some());
    for constant in [Fe::ZERO, Fe::ONE, R2] {
        assert_carried(&constant);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn bytes_are_read(bytes in bytes()) {
        let fe = Fe::from_bytes(&bytes);
        prop_assert_eq!(fe.map(|fe| value(&fe)), oracle(bytes));
        prop_assert_eq!(number(&Fe(limbs::from_bytes(&bytes).map(u32::cast_signed))), {
            let (high, low) = bytes.split_at(16);
            let half = |half: &[u8]| Oracle::from_u128(u128::from_be_bytes(half.try_into().unwrap()));
            half(high) * Oracle::from_u128(1 << 127).double() + half(low)
        });
    }

    #[test]
    fn products(
        (a, b) in prop_oneof![Just((1, 6)), Just((2, 3)), Just((3, 2)), Just((6, 1)), Just((1, 1))]
            .prop_flat_map(|(a, b)| (limbs(a), limbs(b))),
        c in limbs(4),
    ) {
        let product = a.times_minus(&b, &c);
        assert_carried(&product);
        prop_assert_eq!(value(&product), value(&a) * value(&b) - value(&c));
    }

    #[test]
    fn squares(a in prop_oneof![limbs(1), limbs(3)], c in limbs(4)) {
        let square = a.squared_minus(&c);
        assert_carried(&square);
        prop_assert_eq!(value(&square), value(&a).square() - value(&c));
    }

    #[test]
    fn sums((a, b) in prop_oneof![Just((1, 6)), Just((3, 4))].prop_flat_map(|(a, b)| (limbs(a), limbs(b)))) {
        prop_assert_eq!(value(&a.plus(&b)), value(&a) + value(&b));
        prop_assert_eq!(value(&a.minus(&b)), value(&a) - value(&b));
        prop_assert_eq!(value(&a.signed(true)), -value(&a));
        prop_assert_eq!(a.signed(false).0, a.0);
    }

    #[test]
    fn zero_is_found(a in limbs(1), b in limbs(1), c in limbs(1)) {
        // (a + b) c - a c - b c, through different products.
        let zero = a.plus(&b).times_minus(&c, &a.times(&c).plus(&b.times(&c)));
        prop_assert!(zero.is_zero());
        prop_assert!(!zero.times_minus(&c, &Fe::ONE).is_zero());
        prop_assert_eq!(a.times(&b).is_zero(), bool::from((value(&a) * value(&b)).is_zero()));
    }

    #[cfg(feature = "tables")]
    #[test]
    fn inverses(a in limbs(1)) {
        let inverse = a.inverse();
        assert_carried(&inverse);
        prop_assert_eq!(value(&inverse), value(&a).invert().unwrap_or(Oracle::ZERO));
    }
}

#[test]
fn multiples_of_p_are_zero() {
    // Nine digits in one way: -1, 0, 0, 2^9, 0, 0, 2^18, -2^21, 2^24.
    let p = Fe([-1, 0, 0, 1 << 9, 0, 0, 1 << 18, -(1 << 21), 1 << 24]);
    for multiple in -3..=3 {
        let c = Fe(p.0.map(|limb| limb * multiple));
        assert!(Fe::ZERO.times_minus(&Fe::ZERO, &c).is_zero(), "{multiple}");
        assert!(Fe::ONE.squared_minus(&Fe::ONE.plus(&c)).is_zero(), "{multiple}");
    }
}

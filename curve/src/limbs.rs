//! 32 bytes, the most significant first, to nine limbs of 29 bits, the least significant first; and their order.

use core::cmp::Ordering;

/// Limbs of a number.
pub(crate) const COUNT: usize = 9;
/// Bits of a limb.
pub(crate) const BITS: u32 = 29;
/// The lowest 29 bits.
pub(crate) const MASK: u32 = (1 << BITS) - 1;

/// A number below 2^261, each limb below 2^29.
pub(crate) type Limbs = [u32; COUNT];

/// The number that these bytes are.
pub(crate) fn from_bytes(bytes: &[u8; 32]) -> Limbs {
    let (mut held, mut bits) = (0_u64, 0);
    let mut bytes = bytes.iter().rev();
    [(); COUNT].map(|()| {
        while bits < BITS {
            held |= u64::from(bytes.next().copied().unwrap_or(0)) << bits;
            bits += 8;
        }
        let limb = low(held);
        held >>= BITS;
        bits -= BITS;
        limb
    })
}

/// Whether `a < b`.
pub(crate) fn less(a: &Limbs, b: &Limbs) -> bool {
    a.iter().rev().cmp(b.iter().rev()) == Ordering::Less
}

/// The lowest limb of a wider number.
#[expect(clippy::cast_possible_truncation, reason = "the rest is masked off")]
pub(crate) const fn low(wide: u64) -> u32 {
    wide as u32 & MASK
}

/// The lowest bits of a wider number that fits.
#[expect(clippy::cast_possible_truncation, reason = "it fits")]
pub(crate) const fn signed_low(wide: i64) -> i32 {
    wide as i32
}

/// The `count` <= 29 bits of a number from bit `position` on; above its end they are zero.
pub(crate) fn bits(number: &Limbs, position: usize, count: u32) -> u32 {
    let limb = position / 29;
    let pair = |at: usize| u64::from(number.get(at).copied().unwrap_or(0));
    let wide = (pair(limb) | pair(limb + 1) << BITS) >> (position % 29);
    low(wide) & ((1 << count) - 1)
}

//! Numbers modulo p = 2^256 - 2^224 + 2^192 + 2^96 - 1: two of them to their product, sum or difference.
//!
//! # Representation
//!
//! An element `a` is held as `a * 2^261 mod p` (Montgomery's form) in nine signed limbs, radix 2^29. Because
//! p is -1 modulo 2^87, a step of Montgomery's reduction needs no multiplication: adding `m * p` is five shifts.
//!
//! # Why nothing overflows
//!
//! An element is **carried** if its limbs 0 to 7 are within 2^28 + 2^23 of zero, limb 8 within 2^23, and its value
//! within 0.52 p. The constants here and in `point.rs` are, and so is every product and square, by the proof below.
//! An element **weighs** k if it is a sum or difference of k carried ones: all three measures are k times as large.
//! The digits of a number below 2^256, none of them negative, weigh 2.
//!
//! - [`Fe::plus`], [`Fe::minus`]: the result weighs at most 7, so its limbs are below 2^31.
//! - [`Fe::times_minus`]: the factors weigh A and B with `A * B <= 6`; `c` weighs at most 4.
//! - [`Fe::squared_minus`]: the element weighs at most 3, `c` at most 4.
//!
//! Columns. With `u` = A * B * 2^56, a product of two limbs is below 1.07 u, and one that has limb 8 in it below
//! 0.04 u. A column has at most eight of the first kind, or seven and two of the second: it is below 8.6 u. In
//! Karatsuba's middle product the sums of limbs are twice as large but for that with limb 8 and the lone one: at most
//! (12.2 * 1.07) u = 13.1 u, in its fifth column. Now 6 * 13.1 and 9 * 8.6 are below 79, so all of it is below
//! 2^62.4. What is subtracted from the middle product is part of it, so the differences are smaller still.
//!
//! Reduction. Step i takes `m`, the lowest 29 bits of column i, so `0 <= m < 2^29`, and adds `m * p * 2^(29 i)`:
//! `-m` clears those bits, and 2^96, 2^192, -2^224 and 2^256 are `m << 9`, `m << 18`, `-(m << 21)` and `m << 24`
//! three, six, seven and eight columns up, together below 2^54; the carry is below 2^34. Nine columns are left, still
//! below 2^63, with the value `v = (a b + M p) / 2^261 - c`, where `0 <= M < 2^261`. As 2^261 > 31.9 p, and a
//! square weighs 9 by this count, `|v| < 9 * 0.52^2 p / 31.9 + p + 4 * 0.52 p < 3.2 p`.
//!
//! Carries. Rounded to the nearest they leave limbs 0 to 7 within 2^28 and in limb 8 the rest of `v`. Folding takes
//! `q` = limb 8 / 2^24, rounded, so `|q| <= 4`, and subtracts `q p`: limbs 0, 3, 6 and 7 change by `q << 21` or less,
//! that is by 2^23 at most, and limb 8 ends within 2^23. The value ends within 2^255 + 2^232 of zero: carried.
//!
//! Zero is unique. With limbs in -2^28 .. 2^28 - 1 a number is written in one way, and `q p` for such small q is
//! written `q * (-1, 0, 0, 2^9, 0, 0, 2^18, -2^21, 2^24)`. So folding leaves nine zeros of each multiple of p.
//!
//! The tests multiply at these bounds, with checks for overflow.

// Every index here is a constant below the length of its array.
#![allow(clippy::indexing_slicing)]

use crate::limbs::{self, COUNT, Limbs};

/// An element of the field, see above.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fe(pub(crate) [i32; COUNT]);

/// The digits of p.
pub(crate) const P: Limbs =
    [0x1fff_ffff, 0x1fff_ffff, 0x1fff_ffff, 0x1ff, 0, 0, 0x4_0000, 0x1fe0_0000, 0xff_ffff];

/// 2^261 squared.
const R2: Fe = Fe([3072, 0, -65536, -2_097_152, -4_194_304, 0, 0, -1, 20]);

/// p - n, below which r + n is below p.
pub(crate) const P_LESS_N: Limbs =
    [60_611_246, 36_809_192, 437_804_739, 302_687_921, 1073, 0, 0, 0, 0];

const MASK: i64 = (1 << 29) - 1;
const HALF: i64 = 1 << 28;

impl Fe {
    pub(crate) const ZERO: Self = Self([0; COUNT]);
    pub(crate) const ONE: Self = Self([32, 0, 0, -16384, 0, 0, -8_388_608, 67_108_864, 0]);

    /// The element of a number below 2^256.
    pub(crate) fn from_limbs(limbs: &Limbs) -> Self {
        Self(limbs.map(u32::cast_signed)).times(&R2)
    }

    /// The element that these bytes are, unless they are p or more.
    pub(crate) fn from_bytes(bytes: &[u8; 32]) -> Option<Self> {
        let limbs = limbs::from_bytes(bytes);
        limbs::less(&limbs, &P).then(|| Self::from_limbs(&limbs))
    }

    /// Whether it is 0 modulo p, of an element that is carried.
    pub(crate) fn is_zero(&self) -> bool {
        self.0 == [0; COUNT]
    }

    /// Written out, as is all that runs often: so it is fast when the compiler aims at size, too.
    #[inline(never)]
    pub(crate) fn plus(&self, other: &Self) -> Self {
        let ([a0, a1, a2, a3, a4, a5, a6, a7, a8], b) = (self.0, other.0);
        let low = [a0 + b[0], a1 + b[1], a2 + b[2], a3 + b[3], a4 + b[4]];
        Self([low[0], low[1], low[2], low[3], low[4], a5 + b[5], a6 + b[6], a7 + b[7], a8 + b[8]])
    }

    #[inline(never)]
    pub(crate) fn minus(&self, other: &Self) -> Self {
        let ([a0, a1, a2, a3, a4, a5, a6, a7, a8], b) = (self.0, other.0);
        let low = [a0 - b[0], a1 - b[1], a2 - b[2], a3 - b[3], a4 - b[4]];
        Self([low[0], low[1], low[2], low[3], low[4], a5 - b[5], a6 - b[6], a7 - b[7], a8 - b[8]])
    }

    #[inline(always)]
    fn wide(&self) -> [i64; COUNT] {
        let [a0, a1, a2, a3, a4, a5, a6, a7, a8] = self.0;
        let (a0, a1, a2) = (i64::from(a0), i64::from(a1), i64::from(a2));
        let (a3, a4, a5) = (i64::from(a3), i64::from(a4), i64::from(a5));
        [a0, a1, a2, a3, a4, a5, i64::from(a6), i64::from(a7), i64::from(a8)]
    }

    /// The element, or what it lacks to zero.
    #[inline]
    pub(crate) fn signed(&self, negative: bool) -> Self {
        let flip = -i32::from(negative);
        let [a0, a1, a2, a3, a4, a5, a6, a7, a8] = self.0;
        let of = |limb: i32| (limb ^ flip) - flip;
        Self([of(a0), of(a1), of(a2), of(a3), of(a4), of(a5), of(a6), of(a7), of(a8)])
    }

    /// Copies it, limb by limb: engines are slow to copy so few bytes as one block.
    #[inline]
    pub(crate) fn set(&mut self, other: &Self) {
        let [a0, a1, a2, a3, a4, a5, a6, a7, a8] = other.0;
        self.0 = [a0, a1, a2, a3, a4, a5, a6, a7, a8];
    }

    pub(crate) fn times(&self, other: &Self) -> Self {
        self.times_minus(other, &Self::ZERO)
    }

    pub(crate) fn squared(&self) -> Self {
        self.squared_minus(&Self::ZERO)
    }

    /// `self * other - c`, carried. One level of Karatsuba: 66 products of limbs instead of 81.
    #[inline(never)]
    pub(crate) fn times_minus(&self, other: &Self, c: &Self) -> Self {
        let [a0, a1, a2, a3, a4, a5, a6, a7, a8] = self.wide();
        let [b0, b1, b2, b3, b4, b5, b6, b7, b8] = other.wide();
        let l = five([a0, a1, a2, a3, a4], [b0, b1, b2, b3, b4]);
        let h = four([a5, a6, a7, a8], [b5, b6, b7, b8]);
        let m = five(
            [a0 + a5, a1 + a6, a2 + a7, a3 + a8, a4],
            [b0 + b5, b1 + b6, b2 + b7, b3 + b8, b4],
        );
        let columns = [
            l[0],
            l[1],
            l[2],
            l[3],
            l[4],
            l[5] + (m[0] - l[0] - h[0]),
            l[6] + (m[1] - l[1] - h[1]),
            l[7] + (m[2] - l[2] - h[2]),
            l[8] + (m[3] - l[3] - h[3]),
            m[4] - l[4] - h[4],
            h[0] + (m[5] - l[5] - h[5]),
            h[1] + (m[6] - l[6] - h[6]),
            h[2] + (m[7] - l[7]),
            h[3] + (m[8] - l[8]),
            h[4],
            h[5],
            h[6],
        ];
        reduced(columns, c)
    }

    /// `self * self - c`, carried: 45 products.
    #[inline(never)]
    pub(crate) fn squared_minus(&self, c: &Self) -> Self {
        let [a0, a1, a2, a3, a4, a5, a6, a7, a8] = self.wide();
        let [d0, d1, d2, d3] = [a0 + a0, a1 + a1, a2 + a2, a3 + a3];
        let [d4, d5, d6, d7] = [a4 + a4, a5 + a5, a6 + a6, a7 + a7];
        let columns = [
            a0 * a0,
            d0 * a1,
            d0 * a2 + a1 * a1,
            d0 * a3 + d1 * a2,
            d0 * a4 + d1 * a3 + a2 * a2,
            d0 * a5 + d1 * a4 + d2 * a3,
            d0 * a6 + d1 * a5 + d2 * a4 + a3 * a3,
            d0 * a7 + d1 * a6 + d2 * a5 + d3 * a4,
            d0 * a8 + d1 * a7 + d2 * a6 + d3 * a5 + a4 * a4,
            d1 * a8 + d2 * a7 + d3 * a6 + d4 * a5,
            d2 * a8 + d3 * a7 + d4 * a6 + a5 * a5,
            d3 * a8 + d4 * a7 + d5 * a6,
            d4 * a8 + d5 * a7 + a6 * a6,
            d5 * a8 + d6 * a7,
            d6 * a8 + a7 * a7,
            d7 * a8,
            a8 * a8,
        ];
        reduced(columns, c)
    }

    /// `self^(2^count) * other`, for a count of one or more.
    #[cfg(feature = "tables")]
    fn squared_times(&self, count: u32, other: &Self) -> Self {
        let mut power = self.squared();
        for _ in 1..count {
            power.set(&power.squared());
        }
        power.times(other)
    }

    /// 1 / self, which is self^(p - 2); of zero, zero.
    #[cfg(feature = "tables")]
    pub(crate) fn inverse(&self) -> Self {
        // x_k is self^(2^k - 1): k ones in binary.
        let x1 = self;
        let x2 = x1.squared_times(1, x1);
        let x4 = x2.squared_times(2, &x2);
        let x6 = x4.squared_times(2, &x2);
        let x12 = x6.squared_times(6, &x6);
        let x24 = x12.squared_times(12, &x12);
        let x30 = x24.squared_times(6, &x6);
        let x32 = x30.squared_times(2, &x2);
        // p - 2 = ffffffff 00000001 00000000 00000000 00000000 ffffffff ffffffff fffffffd.
        let power = x32.squared_times(32, x1).squared_times(128, &x32).squared_times(32, &x32);
        power.squared_times(30, &x30).squared_times(2, x1)
    }
}

/// The nine columns of a product of five limbs and five.
#[inline(always)]
fn five([a0, a1, a2, a3, a4]: [i64; 5], [b0, b1, b2, b3, b4]: [i64; 5]) -> [i64; 9] {
    [
        a0 * b0,
        a0 * b1 + a1 * b0,
        a0 * b2 + a1 * b1 + a2 * b0,
        a0 * b3 + a1 * b2 + a2 * b1 + a3 * b0,
        a0 * b4 + a1 * b3 + a2 * b2 + a3 * b1 + a4 * b0,
        a1 * b4 + a2 * b3 + a3 * b2 + a4 * b1,
        a2 * b4 + a3 * b3 + a4 * b2,
        a3 * b4 + a4 * b3,
        a4 * b4,
    ]
}

/// The seven columns of a product of four limbs and four.
#[inline(always)]
fn four([a0, a1, a2, a3]: [i64; 4], [b0, b1, b2, b3]: [i64; 4]) -> [i64; 7] {
    [
        a0 * b0,
        a0 * b1 + a1 * b0,
        a0 * b2 + a1 * b1 + a2 * b0,
        a0 * b3 + a1 * b2 + a2 * b1 + a3 * b0,
        a1 * b3 + a2 * b2 + a3 * b1,
        a2 * b3 + a3 * b2,
        a3 * b3,
    ]
}

/// The columns of a product, divided by 2^261 modulo p, less `c`, carried.
#[inline(always)]
#[expect(clippy::cast_possible_truncation, reason = "what is carried fits, see above")]
fn reduced(columns: [i64; 17], c: &Fe) -> Fe {
    let [t0, mut t1, mut t2, mut t3, mut t4, mut t5, mut t6, mut t7, mut t8, ..] = columns;
    let [.., mut t9, mut t10, mut t11, mut t12, mut t13, mut t14, mut t15, mut t16] = columns;
    let mut t17 = 0;
    macro_rules! step {
        ($t:ident, $t1:ident, $t3:ident, $t6:ident, $t7:ident, $t8:ident) => {
            let m = $t & MASK;
            $t1 += $t >> 29;
            $t3 += m << 9;
            $t6 += m << 18;
            $t7 -= m << 21;
            $t8 += m << 24;
        };
    }
    step!(t0, t1, t3, t6, t7, t8);
    step!(t1, t2, t4, t7, t8, t9);
    step!(t2, t3, t5, t8, t9, t10);
    step!(t3, t4, t6, t9, t10, t11);
    step!(t4, t5, t7, t10, t11, t12);
    step!(t5, t6, t8, t11, t12, t13);
    step!(t6, t7, t9, t12, t13, t14);
    step!(t7, t8, t10, t13, t14, t15);
    step!(t8, t9, t11, t14, t15, t16);
    let [c0, c1, c2, c3, c4, c5, c6, c7, c8] = c.wide();
    macro_rules! carry {
        ($t:ident, $c:ident, $next:ident) => {
            $t -= $c;
            let high = ($t + HALF) >> 29;
            $t -= high << 29;
            $next += high;
        };
    }
    carry!(t9, c0, t10);
    carry!(t10, c1, t11);
    carry!(t11, c2, t12);
    carry!(t12, c3, t13);
    carry!(t13, c4, t14);
    carry!(t14, c5, t15);
    carry!(t15, c6, t16);
    carry!(t16, c7, t17);
    t17 -= c8;
    let q = (t17 + (1 << 23)) >> 24;
    Fe([
        (t9 + q) as i32,
        t10 as i32,
        t11 as i32,
        (t12 - (q << 9)) as i32,
        t13 as i32,
        t14 as i32,
        (t15 - (q << 18)) as i32,
        (t16 + (q << 21)) as i32,
        (t17 - (q << 24)) as i32,
    ])
}

#[cfg(test)]
mod tests;

//! Numbers modulo n, the order of the group: bytes and digests to scalars, scalars to products and inverses.

// Every index here is bounded by the constant of its loop.
#![allow(clippy::indexing_slicing)]

use crate::limbs::{self, BITS, COUNT, Limbs};

/// The digits of n.
pub(crate) const N: Limbs = [
    476_259_665,
    500_061_719,
    99_066_172,
    234_183_502,
    536_869_838,
    536_870_911,
    262_143,
    534_773_760,
    16_777_215,
];
/// -1 / n modulo 2^29.
const MINUS_INVERSE: u32 = 234_929_231;
/// 2^261 squared, modulo n.
const R2: Scalar = Scalar([
    344_825_589,
    256_802_677,
    348_563_025,
    66_631_525,
    374_890_993,
    307_681_240,
    471_358_243,
    223_128_335,
    8_697_429,
]);

/// A number below n.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Scalar(pub(crate) Limbs);

impl Scalar {
    pub(crate) const ZERO: Self = Self([0; COUNT]);
    pub(crate) const ONE: Self = Self([1, 0, 0, 0, 0, 0, 0, 0, 0]);

    /// The number that these bytes are, if it is in 1..n, as r and s have to be (FIPS 186-5, 6.4.2, step 1).
    pub(crate) fn from_bytes(bytes: &[u8; 32]) -> Option<Self> {
        let limbs = limbs::from_bytes(bytes);
        (limbs != Self::ZERO.0 && limbs::less(&limbs, &N)).then_some(Self(limbs))
    }

    /// A digest of 32 bytes, modulo n (FIPS 186-5, 6.4.2, steps 2 and 3).
    pub(crate) fn from_digest(digest: &[u8; 32]) -> Self {
        // Below 2^256, which is below 2 n.
        below_n(limbs::from_bytes(digest))
    }

    /// n less it; of zero, n itself.
    #[cfg(feature = "tables")]
    pub(crate) fn subtracted_from_n(self) -> Limbs {
        difference(&N, &self.0)
    }

    /// `self * other / 2^261`: Montgomery's product. A column is the sum of at most nine products of limbs and
    /// nine of the reduction, below 18 * 2^58, and a carry: below 2^63.
    #[inline(never)]
    pub(crate) fn times(&self, other: &Self) -> Self {
        let mut columns = [0_u64; 2 * COUNT];
        for i in 0..COUNT {
            for j in 0..COUNT {
                columns[i + j] += u64::from(self.0[i]) * u64::from(other.0[j]);
            }
        }
        for i in 0..COUNT {
            let m = u64::from(limbs::low(columns[i]).wrapping_mul(MINUS_INVERSE) & limbs::MASK);
            for j in 0..COUNT {
                columns[i + j] += m * u64::from(N[j]);
            }
            columns[i + 1] += columns[i] >> BITS;
        }
        let mut product = [0; COUNT];
        let mut carry = 0;
        for i in 0..COUNT {
            carry += columns[COUNT + i];
            product[i] = limbs::low(carry);
            carry >>= BITS;
        }
        // Both factors are below n, so this is below 2^251 + n.
        below_n(product)
    }

    /// `2^261 / self`, so that `times` of it divides; of zero, zero.
    ///
    /// Euclid's algorithm from the low end (Bernstein and Yang, "Fast constant-time gcd computation and modular
    /// inversion", 2019), here in variable time: 29 division steps at a time on the lowest bits of f and g, then
    /// the four factors they make are applied to f and g and, modulo n, to d and e. Always `f = d * self` and
    /// `g = e * self` modulo n; g ends as 0 and f as 1 or -1. 741 steps are enough for 256 bits (their theorem
    /// 11.2), which is 26 turns.
    pub(crate) fn inverse(&self) -> Self {
        let (mut f, mut g) = (N.map(u32::cast_signed), self.0.map(u32::cast_signed));
        let (mut d, mut e) = ([0; COUNT], Self::ONE.0.map(u32::cast_signed));
        let mut eta = -1;
        for _ in 0..26 {
            if g == [0; COUNT] {
                break;
            }
            let [u, v, q, r] = division_steps(&mut eta, f[0], g[0]);
            (f, g) = (combined(&f, u, &g, v, false), combined(&f, q, &g, r, false));
            (d, e) = (combined(&d, u, &e, v, true), combined(&d, q, &e, r, true));
        }
        // A turn adds half of n at most to d, so this leaves it within 0 .. 2^261, which is just above 32 n.
        let sign = if f[COUNT - 1] < 0 { -1 } else { 1 };
        let mut positive = Self::ZERO;
        let mut carry = 0;
        for i in 0..COUNT {
            carry += i64::from(sign * d[i]) + 16 * i64::from(N[i]);
            positive.0[i] = limbs::low(carry.cast_unsigned());
            carry >>= BITS;
        }
        positive.times(&R2)
    }
}

/// 29 division steps on f and g, of which the lowest limbs are enough: the factors u, v, q, r by which
/// `(u f + v g) / 2^29` and `(q f + r g) / 2^29` are the new ones. `|u| + |v|` and `|q| + |r|` are at most 2^29.
fn division_steps(eta: &mut i32, f: i32, g: i32) -> [i32; 4] {
    let (mut f, mut g) = (f, g);
    let (mut u, mut v, mut q, mut r) = (1, 0, 0, 1);
    let mut left = BITS;
    loop {
        // Even: halve g, that is, double what belongs to f.
        let zeros = g.trailing_zeros().min(left);
        (g, u, v) = (g >> zeros, u << zeros, v << zeros);
        *eta -= zeros.cast_signed();
        left -= zeros;
        if left == 0 {
            return [u, v, q, r];
        }
        if *eta < 0 {
            *eta = -*eta;
            (f, g) = (g, f.wrapping_neg());
            (u, q) = (q, -u);
            (v, r) = (r, -v);
        }
        // f (f^2 - 2) is -1 / f modulo 64, so this multiple of f clears up to six bits of g at once, but not of
        // more steps than are left or than go by until f and g change places.
        let count = left.min(eta.cast_unsigned() + 1).min(6);
        let inverse = f.wrapping_mul(f.wrapping_mul(f).wrapping_sub(2));
        let w = g.wrapping_mul(inverse) & ((1 << count) - 1);
        g = g.wrapping_add(f.wrapping_mul(w));
        q += u * w;
        r += v * w;
    }
}

/// `(u a + v b) / 2^29`; `modulo` n, after adding what makes it divisible, within half of n of zero times 2^29.
fn combined(a: &Signed, u: i32, b: &Signed, v: i32, modulo: bool) -> Signed {
    let (u, v) = (i64::from(u), i64::from(v));
    let column = |i: usize| u * i64::from(a[i]) + v * i64::from(b[i]);
    let low = limbs::low(column(0).cast_unsigned()).wrapping_mul(MINUS_INVERSE) << 3;
    let m = if modulo { i64::from(low.cast_signed() >> 3) } else { 0 };
    let mut carry = 0;
    let mut result = [0; COUNT];
    for i in 0..COUNT {
        carry += column(i) + m * i64::from(N[i]);
        if i > 0 {
            result[i - 1] = limbs::low(carry.cast_unsigned()).cast_signed();
        }
        carry >>= BITS;
    }
    // The highest limb, which fits: the numbers are below 2^261.
    result[COUNT - 1] = limbs::signed_low(carry);
    result
}

/// Limbs as in [`Limbs`], but the last one may be negative, and so the number.
type Signed = [i32; COUNT];

/// A number below 2 n, modulo n.
fn below_n(number: Limbs) -> Scalar {
    Scalar(if limbs::less(&number, &N) { number } else { difference(&number, &N) })
}

/// `a - b`, where `b <= a`.
fn difference(a: &Limbs, b: &Limbs) -> Limbs {
    let mut difference = *a;
    let mut borrow = 0;
    for i in 0..COUNT {
        let limb = a[i].wrapping_sub(b[i]).wrapping_sub(borrow);
        borrow = limb >> 31;
        difference[i] = limb & limbs::MASK;
    }
    difference
}

/// The inverses of all of them, as [`Scalar::inverse`] gives them, for the price of one: Montgomery's trick.
/// None of them may be zero.
#[cfg(feature = "tables")]
pub(crate) fn invert_all(scalars: &mut [Scalar]) {
    let Some((first, rest)) = scalars.split_first_mut() else { return };
    // The products up to each; every one of them is 2^261 too small once more than the one before it, and in
    // what is multiplied below that cancels out.
    let mut product = *first;
    let mut products = alloc::vec::Vec::with_capacity(rest.len());
    for scalar in rest.iter() {
        products.push(product);
        product = product.times(scalar);
    }
    let mut inverse = product.inverse();
    for (scalar, before) in rest.iter_mut().zip(products).rev() {
        let own = inverse.times(&before);
        inverse = inverse.times(scalar);
        *scalar = own;
    }
    *first = inverse;
}

#[cfg(test)]
mod tests;

//! A key, a signature and a digest to a yes or no: the plain path, with no table and nothing to prepare.

use crate::field::{self, Fe};
use crate::limbs::{self, Limbs};
use crate::point::{Affine, GENERATORS, Point};
use crate::scalar::{N, Scalar};

/// A point of the curve that is not the identity.
#[derive(Clone, Copy, Debug)]
pub struct PublicKey(pub(crate) Affine);

/// By digits, which are the same when they are made of the same coordinates.
impl PartialEq for PublicKey {
    fn eq(&self, other: &Self) -> bool {
        (self.0.x.0, self.0.y.0) == (other.0.x.0, other.0.y.0)
    }
}

impl Eq for PublicKey {}

/// A pair r, s, both in 1..n.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signature {
    pub(crate) r: Scalar,
    pub(crate) s: Scalar,
}

impl PublicKey {
    /// The key of these coordinates, 32 bytes each, the most significant first. `None` if one of them is not
    /// below p or they do not satisfy the curve's equation (SEC 1, 3.2.2.1).
    #[must_use]
    pub fn from_coordinates(x: &[u8; 32], y: &[u8; 32]) -> Option<Self> {
        Affine::from_coordinates(x, y).map(Self)
    }

    /// Whether it is a signature of that digest by the owner of this key (FIPS 186-5, 6.4.2; SEC 1, 4.1.4).
    #[must_use]
    pub fn verify(&self, digest: &[u8; 32], signature: &Signature) -> bool {
        let (u1, u2) = signature.factors(digest, &signature.s.inverse());
        signature.is_x_of(&sum_of_multiples(&u1, &u2, &self.0))
    }
}

impl Signature {
    /// Reads r and s, 32 bytes each, the most significant first. `None` if one of them is not in 1..n.
    #[must_use]
    pub fn from_bytes(bytes: &[u8; 64]) -> Option<Self> {
        let (r, s) = bytes.split_at(32);
        let read = |half: &[u8]| Scalar::from_bytes(half.try_into().ok()?);
        Some(Self { r: read(r)?, s: read(s)? })
    }

    /// u1 and u2, for `inverse` as [`Scalar::inverse`] gives it of s.
    pub(crate) fn factors(&self, digest: &[u8; 32], inverse: &Scalar) -> (Scalar, Scalar) {
        (Scalar::from_digest(digest).times(inverse), self.r.times(inverse))
    }

    /// Whether r is the x of that point, modulo n. As p < 2 n, x is r or r + n; never true of the identity.
    pub(crate) fn is_x_of(&self, point: &Point) -> bool {
        let z2 = point.z.squared();
        let is = |x: &Fe| x.times_minus(&z2, &point.x).is_zero();
        !point.z.is_zero() && self.candidates().iter().any(is)
    }

    /// The same of a point that is not the identity, by its x.
    #[cfg(feature = "tables")]
    pub(crate) fn is_affine_x(&self, x: &Fe) -> bool {
        self.candidates().iter().any(|r| r.times_minus(&Fe::ONE, x).is_zero())
    }

    /// r and, where that is below p, r + n.
    pub(crate) fn candidates(&self) -> [Fe; 2] {
        let r = Fe::from_limbs(&self.r.0);
        let n =
            if limbs::less(&self.r.0, &field::P_LESS_N) { Fe::from_limbs(&N) } else { Fe::ZERO };
        [r, r.plus(&n)]
    }
}

/// Width of the windows of [`digits`]: 8 odd multiples of each point. 4 and 6 are slower.
const WIDTH: u32 = 5;
const MULTIPLES: usize = 1 << (WIDTH - 2);

/// `u1 * G + u2 * point`, both sums in one run of doublings.
fn sum_of_multiples(u1: &Scalar, u2: &Scalar, point: &Affine) -> Point {
    let (of_generator, of_point) = (digits(&u1.0), digits(&u2.0));
    let multiples = multiples(point);
    let mut sum = Point::IDENTITY;
    for (digit1, digit2) in of_generator.iter().zip(&of_point).rev() {
        sum.double();
        if let Some(multiple) = multiple(&GENERATORS, *digit1) {
            sum.add(&multiple.x, &multiple.y.signed(*digit1 < 0), None);
        }
        if let Some(multiple) = multiple(&multiples, *digit2) {
            sum.add(&multiple.x, &multiple.y.signed(*digit2 < 0), Some(&multiple.z));
        }
    }
    sum
}

/// The multiple for a digit, but for its sign; none for zero.
fn multiple<P>(multiples: &[P; MULTIPLES], digit: i8) -> Option<&P> {
    multiples.get(usize::from(digit.unsigned_abs() / 2)).filter(|_| digit != 0)
}

/// 1, 3, 5 .. 15 times the point.
fn multiples(point: &Affine) -> [Point; MULTIPLES] {
    let mut last = Point { x: point.x, y: point.y, z: Fe::ONE };
    let mut twice = last;
    twice.double();
    [(); MULTIPLES].map(|()| {
        let multiple = last;
        last.add(&twice.x, &twice.y, Some(&twice.z));
        multiple
    })
}

/// Bits of a scalar, and the carry out of them.
const DIGITS: usize = 257;

/// The number as a sum of `digit * 2^position`, each digit odd and within 15 of zero, or zero; at least four zeros
/// follow any other one (width-5 non-adjacent form).
fn digits(number: &Limbs) -> [i8; DIGITS] {
    let mut digits = [0; DIGITS];
    let (mut position, mut carry) = (0, 0);
    while let Some(digit) = digits.get_mut(position) {
        if limbs::bits(number, position, 1) == carry {
            position += 1;
            continue;
        }
        // Odd, from 1 to 31; above 15 it is taken from the next one.
        let window = limbs::bits(number, position, WIDTH) + carry;
        carry = window >> (WIDTH - 1);
        *digit = i8::try_from(window).unwrap_or(0) - i8::try_from(carry << WIDTH).unwrap_or(0);
        position += WIDTH as usize;
    }
    digits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn multiples_of_the_generator() {
        let [generator, ..] = GENERATORS;
        for (affine, point) in GENERATORS.iter().zip(multiples(&generator)) {
            let z2 = point.z.squared();
            assert!(affine.x.times_minus(&z2, &point.x).is_zero());
            assert!(affine.y.times_minus(&z2.times(&point.z), &point.y).is_zero());
        }
    }
}

//! A key to the table of its multiples, which saves its signatures all doublings.

use alloc::vec::Vec;

use crate::batch::add_halves;
use crate::field::Fe;
use crate::limbs::{self, Limbs};
use crate::point::{Affine, GENERATOR, Point};
use crate::scalar::Scalar;
use crate::verify::PublicKey;

/// Bits of a window. With 8 a table has 4096 points; each bit more saves an eighth of the additions and doubles it.
const BITS: u32 = 8;
const WIDTH: usize = BITS as usize;
/// Windows of a scalar, which has 256 bits.
pub(crate) const WINDOWS: usize = 256 / WIDTH;
/// Odd multiples in a window: 1, 3 .. 255.
const MULTIPLES: usize = 1 << (WIDTH - 1);

/// The odd multiples of one point for each window of a scalar, and the point: 288 KiB.
#[derive(Clone, Debug)]
pub struct Table {
    pub(crate) key: PublicKey,
    /// `(2 i + 1) * 2^(8 j)` times the point is at `WINDOWS * i + j`.
    points: Vec<Affine>,
}

impl Table {
    /// The table of that key: about 2 ms in WebAssembly.
    #[must_use]
    pub fn new(key: &PublicKey) -> Self {
        let mut doubles = Vec::with_capacity(256);
        let mut double = Point { x: key.0.x, y: key.0.y, z: Fe::ONE };
        for _ in 0..256 {
            doubles.push(double);
            double.double();
        }
        let doubles = normalised(&doubles);
        let mut points = Vec::with_capacity(WINDOWS * MULTIPLES);
        points.extend(doubles.iter().step_by(WIDTH));
        let mut products = Vec::with_capacity(points.capacity() / 2);
        // From the first odd multiples of each window as many more: each of them and an even one.
        for level in 1..WIDTH {
            let known = points.len();
            let even = doubles.iter().skip(level).step_by(WIDTH).copied().cycle();
            let mut both: Vec<_> = points.iter().copied().chain(even.take(known)).collect();
            // Never exceptional: both are smaller multiples than the order.
            add_halves(&mut both, &mut products, |_| ());
            both.truncate(known);
            points.append(&mut both);
        }
        Self { key: *key, points }
    }

    /// The table of the base point, which every verification needs.
    #[must_use]
    pub fn generator() -> Self {
        Self::new(&PublicKey(GENERATOR))
    }

    /// Hands out the 32 points whose sum is the scalar times the key, each with whether to negate it.
    #[inline]
    pub(crate) fn each_term(&self, scalar: &Scalar, mut take: impl FnMut(&Affine, bool)) {
        // Every digit is odd, so the number has to be: n is, too.
        let [lowest, ..] = scalar.0;
        let negative = lowest & 1 == 0;
        let mut odd: Limbs = if negative { scalar.subtracted_from_n() } else { scalar.0 };
        // A digit takes the lowest bit of the window above it, which that one counts as one in any case. Above the
        // last one there is a one: 2^256.
        let [.., highest] = &mut odd;
        *highest |= 1 << 24;
        let mut limbs = odd.iter();
        let (mut held, mut bits) = (0_u64, 0);
        for window in 0..WINDOWS {
            while bits <= BITS {
                held |= u64::from(limbs.next().copied().unwrap_or(0)) << bits;
                bits += limbs::BITS;
            }
            let low = limbs::low(held) as usize % (2 * MULTIPLES) / 2;
            let above = held >> BITS & 1 == 1;
            // The digit is 2 low + 1, less 256 unless there is a one above.
            let size = if above { low } else { MULTIPLES - 1 - low };
            if let Some(point) = self.points.get(WINDOWS * size + window) {
                take(point, negative == above);
            }
            held >>= BITS;
            bits -= BITS;
        }
    }
}

/// The same points with Z = 1, for the price of one inversion; none may be the identity.
fn normalised(points: &[Point]) -> Vec<Affine> {
    let mut product = Fe::ONE;
    let mut products = Vec::with_capacity(points.len());
    for point in points {
        products.push(product);
        product.set(&product.times(&point.z));
    }
    let mut inverse = product.inverse();
    let scaled = |(point, before): (&Point, &Fe)| {
        let z = inverse.times(before);
        inverse.set(&inverse.times(&point.z));
        let z2 = z.squared();
        Affine { x: point.x.times(&z2), y: point.y.times(&z2.times(&z)) }
    };
    let mut affine: Vec<_> = points.iter().zip(&products).rev().map(scaled).collect();
    affine.reverse();
    affine
}

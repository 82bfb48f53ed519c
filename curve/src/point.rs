//! Points of the curve y^2 = x^3 - 3 x + b: doubled, added, in Jacobian coordinates (X / Z^2, Y / Z^3).
//!
//! All coordinates are carried, and so is each product and square; what weighs more is said where it is multiplied
//! (`field.rs` has the rules).

use crate::field::Fe;

/// b of the curve (SP 800-186, 3.2.1.3), times 2^261.
const B: Fe = Fe([
    -124_273_668,
    -52_469_206,
    25_462_469,
    24_323_617,
    -38_970_912,
    180_318_739,
    -100_478_704,
    -141_419_231,
    -7_995_196,
]);

/// A point, and not the identity.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Affine {
    pub(crate) x: Fe,
    pub(crate) y: Fe,
}

/// The base point G (SP 800-186, 3.2.1.3), times 2^261.
pub(crate) const GENERATOR: Affine = Affine {
    x: Fe([
        -182_286_461,
        120_640_537,
        229_641_167,
        92_213_755,
        169_929_589,
        -222_857_694,
        53_542_330,
        -84_615_849,
        1_182_703,
    ]),
    y: Fe([
        -223_690_415,
        -229_419_057,
        253_945_584,
        238_619_782,
        105_584_277,
        143_512_095,
        44_397_635,
        45_490_550,
        -5_357_597,
    ]),
};

impl Affine {
    /// The point of these coordinates, if they are below p and satisfy the equation. All of them but the identity
    /// are in the group, for its cofactor is 1.
    pub(crate) fn from_coordinates(x: &[u8; 32], y: &[u8; 32]) -> Option<Self> {
        let (x, y) = (Fe::from_bytes(x)?, Fe::from_bytes(y)?);
        let three = Fe::ONE.plus(&Fe::ONE).plus(&Fe::ONE);
        let right = x.squared_minus(&three).times_minus(&x, &B.negated());
        y.squared_minus(&right).is_zero().then_some(Self { x, y })
    }
}

/// A point in Jacobian coordinates; the identity has Z = 0.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Point {
    pub(crate) x: Fe,
    pub(crate) y: Fe,
    pub(crate) z: Fe,
}

impl From<Affine> for Point {
    fn from(Affine { x, y }: Affine) -> Self {
        Self { x, y, z: Fe::ONE }
    }
}

impl Point {
    pub(crate) const IDENTITY: Self = Self { x: Fe::ONE, y: Fe::ONE, z: Fe::ZERO };

    pub(crate) fn negated(&self) -> Self {
        Self { y: self.y.negated(), ..*self }
    }

    /// Twice the point: 4 products, 4 squares. Right for the identity; no point has order 2.
    #[inline(never)]
    pub(crate) fn doubled(&self) -> Self {
        let Self { x, y, z } = self;
        let z2 = z.squared();
        // Weights 2 and 2; then 3.
        let m = x.minus(&z2).times(&x.plus(&z2));
        let m = m.plus(&m).plus(&m);
        let y2 = y.squared();
        let y2 = y2.plus(&y2);
        // 4 X Y^2: weights 1 and 4.
        let s = x.times(&y2.plus(&y2));
        let y4 = y2.squared();
        let x3 = m.squared_minus(&s.plus(&s));
        // Weights 3 and 2, less 2.
        let y3 = m.times_minus(&s.minus(&x3), &y4.plus(&y4));
        Self { x: x3, y: y3, z: y.plus(y).times(z) }
    }

    /// The sum with any point, the same and the opposite one too: 12 products and 4 squares.
    pub(crate) fn plus(&self, other: &Self) -> Self {
        if other.z.is_zero() { *self } else { self.sum(other, true) }
    }

    /// The sum with any point whose Z is 1: 8 products and 3 squares.
    #[cfg(feature = "tables")]
    pub(crate) fn plus_affine(&self, other: &Affine) -> Self {
        self.sum(&(*other).into(), false)
    }

    /// The sum, where `other` is not the identity, and has a Z that is not 1 if `scaled`.
    #[inline]
    fn sum(&self, other: &Self, scaled: bool) -> Self {
        if self.z.is_zero() {
            return *other;
        }
        let (mut u, mut s, mut z) = (self.x, self.y, self.z);
        if scaled {
            let other_z2 = other.z.squared();
            u = u.times(&other_z2);
            s = s.times(&other_z2.times(&other.z));
            z = z.times(&other.z);
        }
        let z2 = self.z.squared();
        let h = other.x.times_minus(&z2, &u);
        let r = other.y.times_minus(&z2.times(&self.z), &s);
        if h.is_zero() {
            return if r.is_zero() { other.doubled() } else { Self::IDENTITY };
        }
        let h2 = h.squared();
        let h3 = h.times(&h2);
        let v = u.times(&h2);
        // Less 3; then weights 1 and 2, less 1.
        let x = r.squared_minus(&h3.plus(&v.plus(&v)));
        let y = r.times_minus(&v.minus(&x), &s.times(&h3));
        Self { x, y, z: z.times(&h) }
    }
}

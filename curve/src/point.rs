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
#[cfg(feature = "tables")]
pub(crate) const GENERATOR: Affine = GENERATORS[0];

/// 1, 3, 5 .. 15 times the base point G (SP 800-186, 3.2.1.3), times 2^261. A test adds them up.
pub(crate) const GENERATORS: [Affine; 8] = [
    Affine {
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
    },
    Affine {
        x: Fe([
            -42_457_883,
            205_492_303,
            202_366_973,
            -32_344_033,
            -114_204_592,
            -36_143_940,
            -14_723_396,
            -8_651_310,
            -2_986_680,
        ]),
        y: Fe([
            -260_768_389,
            207_364_042,
            267_441_538,
            -236_254_184,
            -216_223_619,
            51_487_471,
            55_591_172,
            183_902_000,
            -4_321_979,
        ]),
    },
    Affine {
        x: Fe([
            193_740_473,
            -74_797_372,
            177_991_153,
            -114_920_658,
            68_755_929,
            -89_323_668,
            65_408_603,
            -112_978_801,
            2_159_297,
        ]),
        y: Fe([
            -146_152_946,
            -258_258_200,
            -62_824_614,
            -96_739_973,
            -19_863_669,
            -126_359_646,
            182_624_341,
            242_698_148,
            7_605_975,
        ]),
    },
    Affine {
        x: Fe([
            48_720_354,
            104_156_832,
            505_914,
            8_712_335,
            -166_701_148,
            189_841_980,
            32_644_949,
            122_439_928,
            7_817_763,
        ]),
        y: Fe([
            192_129_469,
            131_084_351,
            -203_495_102,
            -54_764_182,
            53_137_030,
            -37_258_092,
            -209_466_978,
            -111_636_446,
            6_142_755,
        ]),
    },
    Affine {
        x: Fe([
            163_847_452,
            158_240_550,
            -46_003_282,
            268_115_562,
            -167_684_147,
            4_476_047,
            -182_034_354,
            121_836_422,
            747_024,
        ]),
        y: Fe([
            199_647_873,
            -143_164_764,
            170_858_742,
            -17_075_817,
            -30_102_177,
            -106_394_861,
            227_653_377,
            -132_772_482,
            838_458,
        ]),
    },
    Affine {
        x: Fe([
            146_571_400,
            -47_838_622,
            -16_840_876,
            31_804_320,
            -177_521_720,
            22_600_386,
            -110_102_062,
            110_260_802,
            -3_272_162,
        ]),
        y: Fe([
            -225_849_075,
            -159_030_996,
            -82_951_980,
            82_288_480,
            142_232_095,
            143_780_566,
            114_427_605,
            -249_260_318,
            1_204_229,
        ]),
    },
    Affine {
        x: Fe([
            98_230_574,
            69_559_115,
            -23_564_698,
            -103_135_908,
            -266_199_957,
            66_410_986,
            212_229_738,
            -217_164_067,
            7_376_630,
        ]),
        y: Fe([
            31_207_423,
            -181_694_272,
            -157_869_652,
            14_933_772,
            -142_421_783,
            36_426_230,
            188_901_426,
            185_048_798,
            7_868_653,
        ]),
    },
    Affine {
        x: Fe([
            201_370_492,
            -52_906_052,
            -202_220_650,
            150_691_257,
            115_345_304,
            38_684_697,
            75_962_810,
            262_885_224,
            5_587_400,
        ]),
        y: Fe([
            -260_535_388,
            -128_823_452,
            14_232_070,
            223_676_585,
            254_783_180,
            233_273_508,
            -98_404_397,
            172_091_064,
            541_409,
        ]),
    },
];

impl Affine {
    /// Makes it another point, or that one's opposite.
    #[cfg(feature = "tables")]
    #[inline]
    pub(crate) fn set(&mut self, other: &Self, negative: bool) {
        self.x.set(&other.x);
        self.y.set(&other.y.signed(negative));
    }

    /// The point of these coordinates, if they are below p and satisfy the equation. All of them but the identity
    /// are in the group, for its cofactor is 1.
    pub(crate) fn from_coordinates(x: &[u8; 32], y: &[u8; 32]) -> Option<Self> {
        let (x, y) = (Fe::from_bytes(x)?, Fe::from_bytes(y)?);
        let three = Fe::ONE.plus(&Fe::ONE).plus(&Fe::ONE);
        let right = x.squared_minus(&three).times_minus(&x, &B.signed(true));
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

impl Point {
    pub(crate) const IDENTITY: Self = Self { x: Fe::ONE, y: Fe::ONE, z: Fe::ZERO };

    /// Makes it another point.
    fn set(&mut self, x: &Fe, y: &Fe, z: &Fe) {
        self.x.set(x);
        self.y.set(y);
        self.z.set(z);
    }

    /// Doubles it: 4 products, 4 squares. Right for the identity; no point has order 2.
    #[inline(never)]
    pub(crate) fn double(&mut self) {
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
        let z3 = y.plus(y).times(z);
        let x3 = m.squared_minus(&s.plus(&s));
        // Weights 3 and 2, less 2.
        let y3 = m.times_minus(&s.minus(&x3), &y4.plus(&y4));
        self.set(&x3, &y3, &z3);
    }

    /// Adds any point to it, the same and the opposite one too: 12 products and 4 squares, or 8 and 3 where its Z is
    /// one and not given. It may not be the identity.
    #[inline]
    pub(crate) fn add(&mut self, x2: &Fe, y2: &Fe, z2: Option<&Fe>) {
        if self.z.is_zero() {
            return self.set(x2, y2, z2.unwrap_or(&Fe::ONE));
        }
        let squared = self.z.squared();
        let cubed = squared.times(&self.z);
        if let Some(z2) = z2 {
            // As if it had the other's Z, too.
            let squared = z2.squared();
            self.set(&self.x.times(&squared), &self.y.times(&squared.times(z2)), &self.z.times(z2));
        }
        let h = x2.times_minus(&squared, &self.x);
        let r = y2.times_minus(&cubed, &self.y);
        if h.is_zero() {
            if r.is_zero() {
                return self.double();
            }
            *self = Self::IDENTITY;
            return;
        }
        let h2 = h.squared();
        let h3 = h.times(&h2);
        let v = self.x.times(&h2);
        // Less 3; then weights 1 and 2, less 1.
        let x3 = r.squared_minus(&h3.plus(&v.plus(&v)));
        let y3 = r.times_minus(&v.minus(&x3), &self.y.times(&h3));
        self.set(&x3, &y3, &self.z.times(&h));
    }
}

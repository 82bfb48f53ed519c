//! Four words of 32 bits, one of each of four messages, as one vector of WebAssembly; in the tests of
//! this crate, as an array. That the vectors give the same is seen in tests/pkg/batch.test.mjs.

#[cfg(target_feature = "simd128")]
pub(super) use core::arch::wasm32::{
    u32x4 as quad, u32x4_add as add, u32x4_shl as left, u32x4_shr as right, u32x4_splat as same,
    v128 as Quad, v128_and as and, v128_or as or, v128_xor as xor,
};
#[cfg(target_feature = "simd128")]
use core::arch::wasm32::{u32x4_extract_lane, v128_bitselect};

/// The bits of `yes` where `mask` has a 1, and of `no` where it has a 0.
#[cfg(target_feature = "simd128")]
#[inline(always)]
pub(super) fn select(mask: Quad, yes: Quad, no: Quad) -> Quad {
    v128_bitselect(yes, no, mask)
}

/// Its words.
#[cfg(target_feature = "simd128")]
#[inline(always)]
pub(super) fn words(quad: Quad) -> [u32; 4] {
    [
        u32x4_extract_lane::<0>(quad),
        u32x4_extract_lane::<1>(quad),
        u32x4_extract_lane::<2>(quad),
        u32x4_extract_lane::<3>(quad),
    ]
}

#[cfg(not(target_feature = "simd128"))]
pub(super) use portable::*;

#[cfg(not(target_feature = "simd128"))]
mod portable {
    pub(in super::super) type Quad = [u32; 4];

    pub(in super::super) fn quad(a: u32, b: u32, c: u32, d: u32) -> Quad {
        [a, b, c, d]
    }

    pub(in super::super) fn same(word: u32) -> Quad {
        [word; 4]
    }

    pub(in super::super) fn words(quad: Quad) -> [u32; 4] {
        quad
    }

    fn each([a, b, c, d]: Quad, [e, f, g, h]: Quad, of: impl Fn(u32, u32) -> u32) -> Quad {
        [of(a, e), of(b, f), of(c, g), of(d, h)]
    }

    pub(in super::super) fn add(a: Quad, b: Quad) -> Quad {
        each(a, b, u32::wrapping_add)
    }

    pub(in super::super) fn and(a: Quad, b: Quad) -> Quad {
        each(a, b, |a, b| a & b)
    }

    pub(in super::super) fn or(a: Quad, b: Quad) -> Quad {
        each(a, b, |a, b| a | b)
    }

    pub(in super::super) fn xor(a: Quad, b: Quad) -> Quad {
        each(a, b, |a, b| a ^ b)
    }

    pub(in super::super) fn left(quad: Quad, by: u32) -> Quad {
        quad.map(|word| word << by)
    }

    pub(in super::super) fn right(quad: Quad, by: u32) -> Quad {
        quad.map(|word| word >> by)
    }

    pub(in super::super) fn select(mask: Quad, yes: Quad, no: Quad) -> Quad {
        or(and(mask, yes), and(mask.map(|word| !word), no))
    }
}

//! Many signatures, each with the table of its key, to a yes or no for each.

use alloc::vec::Vec;

use crate::field::Fe;
use crate::point::{Affine, Point};
use crate::scalar::{Scalar, invert_all};
use crate::table::{Table, WINDOWS};
use crate::verify::Signature;

/// A signature to verify.
#[derive(Clone, Copy, Debug)]
pub struct Job<'a> {
    /// Of the key it has to be by.
    pub table: &'a Table,
    /// SHA-256 of what was signed.
    pub digest: [u8; 32],
    /// What the signer made of it.
    pub signature: Signature,
}

/// Signatures whose additions share their inversions: more make it no faster and need more memory, 6 KiB each.
const CHUNK: usize = 64;
/// Below so many, additions without an inversion are faster.
const FEW: usize = 8;

/// Whether each signature is one by its key, in the order of `jobs`. `generator` is [`Table::generator`].
#[must_use]
pub fn verify_batch(generator: &Table, jobs: &[Job<'_>]) -> Vec<bool> {
    counted(generator, jobs).0
}

/// The same, and how many signatures were verified again because a shared addition could not be used for them.
fn counted(generator: &Table, jobs: &[Job<'_>]) -> (Vec<bool>, usize) {
    let mut inverses: Vec<_> = jobs.iter().map(|job| job.signature.s).collect();
    invert_all(&mut inverses);
    let mut valid = Vec::with_capacity(jobs.len());
    let mut again = 0;
    for (jobs, inverses) in jobs.chunks(CHUNK).zip(inverses.chunks(CHUNK)) {
        if jobs.len() < FEW {
            let one = |(job, inverse)| job_alone(generator, job, inverse);
            valid.extend(jobs.iter().zip(inverses).map(one));
            continue;
        }
        let sums = sums(generator, jobs, inverses);
        valid.extend(jobs.iter().zip(sums).map(|(job, sum)| match sum {
            Some(sum) => job.signature.is_affine_x(&sum.x),
            None => {
                again += 1;
                job.table.key.verify(&job.digest, &job.signature)
            }
        }));
    }
    (valid, again)
}

/// Hands out the points whose sum has r as its x if the signature is valid, each with whether to negate it.
#[inline]
fn each_term(
    generator: &Table,
    job: &Job<'_>,
    inverse: &Scalar,
    mut take: impl FnMut(&Affine, bool),
) {
    let (u1, u2) = job.signature.factors(&job.digest, inverse);
    for (table, u) in [(generator, &u1), (job.table, &u2)] {
        table.each_term(u, &mut take);
    }
}

/// Verifies one signature with additions that hold for all points.
fn job_alone(generator: &Table, job: &Job<'_>, inverse: &Scalar) -> bool {
    let mut sum = Point::IDENTITY;
    each_term(generator, job, inverse, |term, negative| {
        sum.add(&term.x, &term.y.signed(negative), None);
    });
    job.signature.is_x_of(&sum)
}

/// Terms of a signature: a power of two.
const TERMS: usize = 2 * WINDOWS;

/// The sum of the terms of each job. `None` where two points on the way were the same or opposite, which nobody but
/// the owner of a key can bring about; the others are not held up by it.
fn sums(generator: &Table, jobs: &[Job<'_>], inverses: &[Scalar]) -> Vec<Option<Affine>> {
    let count = jobs.len();
    let mut points = alloc::vec![Affine { x: Fe::ZERO, y: Fe::ZERO }; TERMS * count];
    for (at, (job, inverse)) in jobs.iter().zip(inverses).enumerate() {
        // Term by term, so that each half has the same places for each job.
        let mut places = points.iter_mut().skip(at).step_by(count);
        each_term(generator, job, inverse, |term, negative| {
            if let Some(place) = places.next() {
                place.set(term, negative);
            }
        });
    }
    let mut exceptional = alloc::vec![false; count];
    let mut products = Vec::with_capacity(points.len() / 2);
    while points.len() > count {
        add_halves(&mut points, &mut products, |at| {
            if let Some(exceptional) = exceptional.get_mut(at % count) {
                *exceptional = true;
            }
        });
        points.truncate(points.len() / 2);
    }
    points.into_iter().zip(exceptional).map(|(sum, no)| (!no).then_some(sum)).collect()
}

/// Adds to each point of the first half the one at its place in the second, for the price of one inversion and
/// five products and a square each. Reports where both have the same x; there the result is meaningless.
/// `products` is room to work in.
pub(crate) fn add_halves(
    points: &mut [Affine],
    products: &mut Vec<Fe>,
    mut exceptional: impl FnMut(usize),
) {
    let (left, right) = points.split_at_mut(points.len() / 2);
    let mut product = Fe::ONE;
    products.clear();
    for (at, (a, b)) in left.iter().zip(&mut *right).enumerate() {
        products.push(product);
        let next = product.times(&b.x.minus(&a.x));
        if next.is_zero() {
            exceptional(at);
            // A difference of one keeps the others' product.
            b.x = a.x.plus(&Fe::ONE);
        } else {
            product.set(&next);
        }
    }
    let mut inverse = product.inverse();
    for ((a, b), before) in left.iter_mut().zip(right).zip(&*products).rev() {
        let own = inverse.times(before);
        inverse.set(&inverse.times(&b.x.minus(&a.x)));
        let slope = b.y.minus(&a.y).times(&own);
        let x = slope.squared_minus(&a.x.plus(&b.x));
        a.y.set(&slope.times_minus(&a.x.minus(&x), &a.y));
        a.x.set(&x);
    }
}

#[cfg(test)]
mod tests;

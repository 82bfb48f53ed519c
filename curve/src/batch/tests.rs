//! What a crafted signature costs: itself, verified again, and no other one.

use super::*;
use crate::PublicKey;
use p256::elliptic_curve::bigint::U256;
use p256::elliptic_curve::ff::PrimeField;
use p256::elliptic_curve::ops::Reduce;
use p256::elliptic_curve::point::AffineCoordinates;
use p256::{ProjectivePoint, Scalar as Oracle};

/// The key, and the digest and signature for which `u1 * G + u2 * key` is computed.
fn crafted(secret: Oracle, u1: Oracle, u2: Oracle) -> (PublicKey, [u8; 32], Signature) {
    let point = ProjectivePoint::GENERATOR * secret;
    let x = (ProjectivePoint::GENERATOR * u1 + point * u2).to_affine().x();
    let r = <Oracle as Reduce<U256>>::reduce(&U256::from_be_slice(&x));
    let s = r * u2.invert().unwrap();
    let number = |scalar: Oracle| Scalar::from_bytes(&scalar.to_repr().into()).unwrap();
    let signature = Signature { r: number(r), s: number(s) };
    let point = point.to_affine();
    let key = PublicKey::from_coordinates(&point.x().into(), &point.y().into()).unwrap();
    (key, (u1 * s).to_repr().into(), signature)
}

fn with_table(
    (key, digest, signature): (PublicKey, [u8; 32], Signature),
) -> (Table, [u8; 32], Signature) {
    (Table::new(&key), digest, signature)
}

#[test]
fn a_crafted_signature_costs_itself_alone() {
    let generator = Table::generator();
    let number = |small: u64| Oracle::from(small).invert().unwrap();
    let honest = with_table(crafted(number(11), number(12), number(13)));
    // By the key 1: both halves of the sum are the same, in every window.
    let attack = with_table(crafted(Oracle::ONE, number(14), number(14)));
    let job = |of: &'static str| {
        let (table, digest, signature) = if of == "attack" { &attack } else { &honest };
        let digest = if of == "bad" { [0; 32] } else { *digest };
        Job { table, digest, signature: *signature }
    };

    for size in [FEW, 9, 33, CHUNK, CHUNK + 1, 3 * CHUNK] {
        let mut jobs = alloc::vec![job("honest"); size];
        assert_eq!(counted(&generator, &jobs), (alloc::vec![true; size], 0));
        for at in [0, 1, FEW / 2, FEW - 1] {
            jobs[at] = job("attack");
            assert_eq!(counted(&generator, &jobs), (alloc::vec![true; size], 1), "{size} {at}");
            jobs[at] = job("honest");
        }
        jobs[2] = job("attack");
        jobs[5] = job("bad");
        let (valid, again) = counted(&generator, &jobs);
        assert_eq!(again, 1);
        assert!(valid.iter().enumerate().all(|(at, valid)| *valid == (at != 5)));
    }

    let all = alloc::vec![job("attack"); CHUNK];
    assert_eq!(counted(&generator, &all), (alloc::vec![true; CHUNK], CHUNK));
    // Few are added one by one, which needs no second look.
    let few = alloc::vec![job("attack"); FEW - 1];
    assert_eq!(counted(&generator, &few), (alloc::vec![true; FEW - 1], 0));
    assert_eq!(counted(&generator, &[]), (Vec::new(), 0));
}

#[test]
fn points_that_meet_are_reported_where_they_do() {
    let key = |secret: u64| crafted(Oracle::from(secret), Oracle::ONE, Oracle::from(9_u64)).0.0;
    let (one, two) = (key(1), key(2));
    let opposite = Affine { y: one.y.signed(true), ..one };
    let mut points = [one, one, two, one, two, one, one, opposite];
    let mut met = Vec::new();
    add_halves(&mut points, &mut Vec::new(), |at| met.push(at));
    assert_eq!(met, [1, 3]);
    let three = key(3);
    for at in [0, 2] {
        assert!(points[at].x.times_minus(&Fe::ONE, &three.x).is_zero());
        assert!(points[at].y.times_minus(&Fe::ONE, &three.y).is_zero());
    }
}

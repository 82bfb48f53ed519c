//! The core as this machine runs it, by the clock: whole verifications, and those of its stages that can be reached from
//! outside.
//!
//!     cargo bench [-- WORD]       # only those whose names have that word

#![allow(clippy::expect_used, clippy::indexing_slicing, missing_docs)]

mod world;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use data_encoding::BASE64URL_NOPAD;
use eco_curve::{Job, PublicKey, Signature, Table, verify_batch};
use eco_issuer::SigningKey;
use eco_verify::{
    Fetched, Need, Policy, Request, TrustListEvidence, UnixTime, Verdict, Verifier, inspect,
    parse_time,
};
use sha2::{Digest, Sha256};
use std::hint::black_box;
use world::World;

/// Certificates after which each of ten issuers' keys has a table.
const MET: usize = 640;

/// A world as the core takes it.
struct Host {
    world: World,
    lists: Vec<Fetched>,
    now: UnixTime,
}

impl Host {
    fn new(issuers: usize) -> Self {
        let world = World::new(issuers);
        let fetched = |(address, list): &(String, String)| Fetched {
            need: Need::status_list(address),
            bytes: Some(list.clone().into_bytes()),
        };
        let lists = world.status_lists.iter().map(fetched).collect();
        Self { world, lists, now: parse_time(world::NOW_TEXT).expect("a time") }
    }

    fn verifier(&self) -> Verifier {
        let list = TrustListEvidence::Signed(self.world.trust_list.clone().into_bytes());
        Verifier::new(&list, Policy::from_json(&self.world.policy).expect("a policy"))
    }

    /// How many are valid.
    fn verify(&self, verifier: &Verifier, inputs: &[&[u8]]) -> usize {
        let done = verifier.verify_batch(inputs, &self.lists, &Request::default(), self.now);
        done.iter().filter(|done| done.report.verdict == Verdict::Valid).count()
    }

    /// A verifier that has a table of every key.
    fn warm(&self) -> Verifier {
        let verifier = self.verifier();
        let certificates = self.world.certificates(0, MET, 1);
        assert_eq!(self.verify(&verifier, &bytes(&certificates)), MET, "all of them are valid");
        verifier
    }
}

fn bytes(texts: &[String]) -> Vec<&[u8]> {
    texts.iter().map(String::as_bytes).collect()
}

/// One at a time, signed trust list and status list there; and what a verifier costs.
fn single(criterion: &mut Criterion) {
    let host = Host::new(1);
    let mut group = criterion.benchmark_group("single");
    group.bench_function("a verifier with its trust list", |bench| bench.iter(|| host.verifier()));
    let certificate = &host.world.certificates(0, 1, 3)[0];
    let one = |verifier: &Verifier, certificate: &str| {
        let done =
            verifier.verify(certificate.as_bytes(), &host.lists, &Request::default(), host.now);
        assert_eq!(done.report.verdict, Verdict::Valid);
        done
    };
    group.bench_function("its key unseen", |bench| {
        bench.iter_batched(
            || host.verifier(),
            |verifier| (one(&verifier, certificate), verifier),
            BatchSize::SmallInput,
        );
    });
    let verifier = host.warm();
    for items in [3, 20, 50] {
        let certificate = &host.world.certificates(0, 1, items)[0];
        group.bench_function(format!("its key known, {items} lines"), |bench| {
            bench.iter(|| one(&verifier, certificate));
        });
    }
    let done = one(&verifier, certificate);
    group.bench_function("the Report as text", |bench| bench.iter(|| done.report.to_json()));
}

/// Many in one call, keys known; the rate is that of certificates.
fn batch(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("batch");
    for issuers in [1, 10] {
        let host = Host::new(issuers);
        let verifier = host.warm();
        for count in [64, 1024] {
            let certificates = host.world.certificates(MET, count, 3);
            let inputs = bytes(&certificates);
            group.throughput(Throughput::Elements(count.try_into().expect("a small number")));
            group.bench_function(format!("{count} of {issuers} issuers"), |bench| {
                bench.iter(|| assert_eq!(host.verify(&verifier, &inputs), count));
            });
        }
    }
}

/// Stages. Claims, rules, status and the Report are what is left of "its key known" when these are taken off.
fn stages(criterion: &mut Criterion) {
    let host = Host::new(1);
    let mut group = criterion.benchmark_group("stages");
    for items in [3, 50] {
        let certificate = &host.world.certificates(0, 1, items)[0];
        group.bench_function(format!("envelope, base64 and JSON, {items} lines"), |bench| {
            bench.iter(|| inspect(certificate.as_bytes()).expect("a certificate"));
        });
    }
    let text = vec![b'a'; 4096];
    group
        .bench_function("SHA-256 of 4 kB", |bench| bench.iter(|| Sha256::digest(black_box(&text))));

    let signer = SigningKey::for_tests("bench stages", "did:web:body.example#k1");
    let (x, y) = signer.coordinates();
    let half = |text: String| BASE64URL_NOPAD.decode(text.as_bytes()).ok()?.try_into().ok();
    let (x, y): ([u8; 32], [u8; 32]) = half(x).zip(half(y)).expect("32 bytes each");
    let key = PublicKey::from_coordinates(&x, &y).expect("a point of the curve");
    group.bench_function("table of a key", |bench| bench.iter(|| Table::new(&key)));
    let (generator, table) = (Table::generator(), Table::new(&key));
    let job = |number: u32| {
        let message = number.to_be_bytes();
        let signature = Signature::from_bytes(&signer.signature(&message)).expect("a signature");
        Job { table: &table, digest: Sha256::digest(message).into(), signature }
    };
    let jobs: Vec<_> = (0..64).map(job).collect();
    let first = jobs[0];
    group.bench_function("signature, no table", |bench| {
        bench.iter(|| assert!(key.verify(black_box(&first.digest), black_box(&first.signature))));
    });
    group.bench_function("signature, tables", |bench| {
        bench.iter(|| assert_eq!(verify_batch(&generator, black_box(&jobs[..1])), [true]));
    });
    group.throughput(Throughput::Elements(64));
    group.bench_function("64 signatures, tables", |bench| {
        bench.iter(|| assert_eq!(verify_batch(&generator, black_box(&jobs)), [true; 64]));
    });
}

criterion_group!(benches, single, batch, stages);
criterion_main!(benches);

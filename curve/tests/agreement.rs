//! Every way to verify, compared with `p256` and Wycheproof, on this machine; `tests/pkg/curve.test.mjs` does the
//! same in WebAssembly.

mod common;

/// `ECO_DIFFERENTIAL=1000000 cargo test -p eco-curve --test agreement` for a long run.
fn count() -> u32 {
    let count = std::env::var("ECO_DIFFERENTIAL").ok();
    count.map_or(10_000, |count| count.parse().expect("a number"))
}

#[test]
fn random_signatures() {
    println!("{}", common::differential(count(), 1).expect("agreement"));
}

#[test]
fn exceptional_signatures() {
    println!("{}", common::exceptional(2).expect("agreement"));
}

#[test]
fn signatures_with_x_above_n() {
    println!("{}", common::x_above_n().expect("agreement"));
}

#[test]
fn keys() {
    println!("{}", common::keys(4000, 3).expect("agreement"));
}

#[test]
fn wycheproof() {
    let text = common::wycheproof().expect("agreement");
    assert!(text.starts_with("262 of "), "{text}");
}

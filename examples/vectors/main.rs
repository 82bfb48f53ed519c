//! Writes the project's own corpus, tests/vectors: one folder a case, whose name says what is wrong
//! in it. Run by `cargo xtask vectors`; the same bytes every time.
//!
//! A case is `case.json` (what to verify with, and what a person expects), the input and the files it
//! names. The full Reports beside them (`report.json`) are the runner's: tests/it/vectors.rs.

// A generator of test data: what it gets wrong stops it, and nothing else uses it.
#![allow(
    clippy::indexing_slicing,
    clippy::expect_used,
    clippy::panic,
    unreachable_pub,
    missing_docs
)]

mod content;
mod envelope;
mod issuer;
mod signature;
mod status;
mod validity;
mod world;

fn main() -> std::io::Result<()> {
    let mut corpus = world::Corpus::new()?;
    envelope::cases(&mut corpus)?;
    signature::cases(&mut corpus)?;
    issuer::cases(&mut corpus)?;
    validity::cases(&mut corpus)?;
    status::cases(&mut corpus)?;
    content::cases(&mut corpus)?;
    corpus.finish()
}

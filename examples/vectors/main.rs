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

mod algorithms;
mod claims;
mod data_integrity;
mod der;
mod did;
mod disclosures;
mod envelope;
mod enveloped;
mod exporter;
mod frame;
mod headers;
mod issuer;
mod key_binding;
mod keys;
mod reference_data;
mod reference_faults;
mod reference_fields;
mod request;
mod request_items;
mod rules;
mod rules_dates;
mod rules_form;
mod rules_items;
mod rules_origin;
mod rules_proof;
mod sd_jwt;
mod signature;
mod status;
mod status_message;
mod token_status;
mod unsafe_text;
mod validity;
mod world;
mod x509;

fn main() -> std::io::Result<()> {
    let mut corpus = world::Corpus::new()?;
    envelope::cases(&mut corpus)?;
    signature::cases(&mut corpus)?;
    issuer::cases(&mut corpus)?;
    validity::cases(&mut corpus)?;
    status::cases(&mut corpus)?;
    claims::cases(&mut corpus)?;
    rules::cases(&mut corpus)?;
    request::cases(&mut corpus)?;
    request_items::cases(&mut corpus)?;
    reference_data::cases(&mut corpus)?;
    reference_fields::cases(&mut corpus)?;
    reference_faults::cases(&mut corpus)?;
    frame::cases(&mut corpus)?;
    enveloped::cases(&mut corpus)?;
    sd_jwt::cases(&mut corpus)?;
    disclosures::cases(&mut corpus)?;
    key_binding::cases(&mut corpus)?;
    data_integrity::cases(&mut corpus)?;
    algorithms::cases(&mut corpus)?;
    did::cases(&mut corpus)?;
    x509::cases(&mut corpus)?;
    status_message::cases(&mut corpus)?;
    token_status::cases(&mut corpus)?;
    exporter::cases(&mut corpus)?;
    unsafe_text::cases(&mut corpus)?;
    corpus.finish()
}

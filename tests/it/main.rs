//! Integration tests of the core: the project's own corpus, the laws that hold on every case of it,
//! and hostile input.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

mod content;
mod corpus;
mod hostile;
mod laws;
mod table;
mod tamper;
mod vectors;

//! A certified source on loopback: issues a catalogue of sample certificates of the open profile
//! `rcep-eco/1` and serves them, the trust list, the status lists and the demo site.
//!
//! Everything in it is invented and signed with test keys that were made on this machine; its
//! issuers have the role `test`. It is for trying and testing, never for real certificates.

pub mod catalogue;
pub mod error;
pub mod issuers;
pub mod seed;
pub mod server;
pub mod site;
pub mod source;
pub mod store;

pub use error::SandboxError;
pub use server::{Config, Running};

//! Public data only, so the time it takes may depend on it, and does: never for secrets.
//!
//! ECDSA signatures on P-256, verified.

#![no_std]

#[cfg(feature = "tables")]
extern crate alloc;
#[cfg(test)]
extern crate std;

#[cfg(feature = "tables")]
mod batch;
mod field;
mod limbs;
mod point;
mod scalar;
#[cfg(feature = "tables")]
mod table;
mod verify;

#[cfg(feature = "tables")]
pub use batch::{Job, verify_batch};
#[cfg(feature = "tables")]
pub use table::Table;
pub use verify::{PublicKey, Signature};

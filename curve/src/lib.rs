//! Public data only, so the time it takes may depend on it, and does: never for secrets.
//!
//! ECDSA signatures on P-256, verified: FIPS 186-5, 6.4.2, and SEC 1, 4.1.4, on the curve of SP 800-186, 3.2.1.3.
//! There are no secrets here, nothing that signs, and no rule on a low s.
//!
//! It exists because the generic libraries are made for secrets and for 64-bit machines. In WebAssembly, which has
//! neither wide products nor a carry, limbs of 29 bits and additions that may look at their operands are several
//! times as fast, in half the bytes. `p256` is what the tests compare it with.
//!
//! - [`PublicKey::verify`]: the plain path, complete, without preparation.
//! - [`Table`] and [`verify_batch`], feature `tables`: many signatures by few keys. A table of a key takes the place
//!   of all doublings; the additions of a batch share their inversions. Where these additions do not apply, which
//!   takes the key's owner to bring about, that one signature goes the plain path.
//!
//! Nothing here panics, whatever the input: indices are constants or bounded by one.

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

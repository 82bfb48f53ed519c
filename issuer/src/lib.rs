//! Turns keys, claims and lists into the signed documents of profile `rcep-eco/1`: certificates
//! and declarations (`vc+jwt`), trust lists, reference data and Bitstring status lists, all compact
//! JWS with ES256.
//!
//! The profile is this project's own: no authority has published a technical standard for the
//! RCEP e-CO. The crate does not use the verifier, so that each is a test of the other.
//!
//! ```
//! use eco_issuer::{SigningKey, StatusList};
//!
//! let key = SigningKey::for_tests("doc", "did:web:origin.customs.example#k1");
//! let mut list = StatusList::new(StatusList::MIN_LEN)?;
//! list.set(94_567, true)?;
//! assert!(list.is_set(94_567)?);
//! assert_eq!(key.kid(), "did:web:origin.customs.example#k1");
//! # Ok::<(), eco_issuer::IssueError>(())
//! ```

pub mod certificate;
pub mod error;
pub mod json;
pub mod jws;
pub mod keys;
pub mod presence;
pub mod reference;
pub mod status;
pub mod time;
pub mod trust;

pub use certificate::{Envelope, StatusEntry, envelope_credential, sign_certificate};
pub use error::IssueError;
pub use jws::{Header, sign_raw};
pub use keys::{SigningKey, thumbprint};
pub use presence::missing_members;
pub use reference::sign_reference_data;
pub use status::{Purpose, StatusList, StatusListMeta};
pub use trust::{ApprovedExporter, TrustKey, TrustList, TrustedIssuer};

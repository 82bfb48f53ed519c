//! Verifies RCEP electronic certificates of origin (e-CO) in the open profile `rcep-eco/1`.
//!
//! No authority has published a technical standard for the RCEP e-CO; the profile is this project's
//! own and stands on the treaty's Annex 3B and on W3C and IETF standards (`docs/profile.md`).
//!
//! One pure function turns bytes, evidence, policy and time into a [`Report`]:
//!
//! ```
//! use eco_verify::{Evidence, Policy, Request, UnixTime, Verdict, verify};
//!
//! let verification = verify(b"not a certificate", &Evidence::default(), &Policy::strict(), &Request::default(), UnixTime(0));
//! assert_eq!(verification.report.verdict, Verdict::Invalid);
//! ```
//!
//! The pipeline: envelope (syntax, nothing trusted) -> trust list -> key -> signature -> typed claims
//! -> validity, status, rules, request -> verdict. Nothing here fetches, reads a clock or keeps
//! state: when the [`Verification`] has `needs`, the host fetches them, adds them to the [`Evidence`]
//! and calls again, at most [`limits::ROUNDS`] times.

// What only the full build uses is not taken out of the small one piece by piece; the linker does it.
#![cfg_attr(not(feature = "full"), allow(dead_code))]

mod check;
mod claims;
mod code;
#[cfg(all(test, feature = "full"))]
mod corpora;
mod data;
mod decimal;
mod encoding;
mod envelope;
#[cfg(all(feature = "full", any(fuzzing, test)))]
#[doc(hidden)]
pub mod fuzzing;
mod inflate;
mod json;
#[cfg(feature = "full")]
mod jws;
mod key;
pub mod limits;
mod members;
mod misuse;
mod names;
mod need;
mod origin;
#[cfg(feature = "full")]
mod papers;
mod pointer;
mod policy;
mod reader;
mod reference;
mod report;
mod rules;
mod scan;
#[cfg(feature = "full")]
mod scope;
#[cfg(feature = "full")]
mod serialize;
mod sha256;
mod signature;
mod status;
mod text;
mod time;
mod trust;
mod value;
mod verify;

pub use code::{Code, Effect};
#[cfg(feature = "full")]
pub use jws::{JwkSet, VerifiedJws, jws_to_json, verify_jws};
pub use key::{Alg, TrustKey};
pub use misuse::Misuse;
pub use need::{FetchPlan, Need, NeedKind};
#[cfg(feature = "full")]
pub use papers::{Amount, Invoice, Line, Party, Quantity};
#[cfg(feature = "full")]
pub use policy::KeyBinding;
pub use policy::{Evidence, Fetched, Policy, Request, TrustListEvidence, parse_time};
pub use report::{
    Brief, CheckId, CheckResult, Facts, Finding, Identity, Outcome, Report, Severity, TrustSummary,
    Verdict, verdict,
};
pub use rules::{RULE_TEXTS, RuleText};
#[cfg(feature = "full")]
pub use scope::{Proof, Scope, ScopeAnswer, ScopeCode, ScopeReason, Transaction};
pub use text::Text;
pub use time::{Date, UnixTime};
pub use value::{Map, Number, Value};
pub use verify::{Verification, Verifier, inspect, inspect_to_json, verify};

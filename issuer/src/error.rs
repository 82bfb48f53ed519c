//! Everything that can stop the issuer tools, each with one sentence for a person.

use std::fmt;

/// Why a key, a document or a list was refused.
#[derive(Debug)]
#[non_exhaustive]
pub enum IssueError {
    /// Text that should be base64url without padding is not.
    Base64,
    /// The document breaks rules of the profile that would make every verifier refuse it; one
    /// sentence for each.
    Faults(Vec<String>),
    /// The key file is not a private P-256 JWK, or its halves do not belong together.
    Key(&'static str),
    /// The status index is not below the length of the list.
    IndexOutOfRange {
        /// The index asked for.
        index: usize,
        /// How many entries the list has.
        len: usize,
    },
    /// The text is not JSON of the shape expected here.
    Json(serde_json::Error),
    /// The document breaks a rule of the profile that would make every verifier refuse it.
    Profile(&'static str),
    /// The operating system gave no random bytes.
    Random,
    /// The compact JWS does not have its three parts, or was not signed with this key.
    Signature(&'static str),
    /// The list is not a Bitstring status list that can be updated.
    StatusList(&'static str),
    /// A time is outside the years 1970 to 9999, or is not RFC 3339 in UTC.
    Time,
}

impl fmt::Display for IssueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Base64 => write!(f, "not base64url without padding"),
            Self::Faults(all) => {
                write!(f, "not a document of profile rcep-eco/1:")?;
                match all.as_slice() {
                    [only] => write!(f, " {only}"),
                    all => all.iter().try_for_each(|fault| write!(f, "\n  {fault}")),
                }
            }
            Self::Key(why) => write!(f, "not a usable key: {why}"),
            Self::IndexOutOfRange { index, len } => {
                write!(f, "index {index} is outside the list, which has {len} entries")
            }
            Self::Json(why) => write!(f, "not the JSON expected here: {why}"),
            Self::Profile(why) => write!(f, "not a document of profile rcep-eco/1: {why}"),
            Self::Random => write!(f, "the operating system gave no random bytes"),
            Self::Signature(why) => write!(f, "not a token signed with this key: {why}"),
            Self::StatusList(why) => write!(f, "not a status list: {why}"),
            Self::Time => write!(f, "not a time in UTC like 2026-06-01T00:00:00Z"),
        }
    }
}

impl IssueError {
    /// Nothing to object to, or all of it at once.
    pub(crate) fn none_of(faults: Vec<String>) -> Result<(), Self> {
        if faults.is_empty() { Ok(()) } else { Err(Self::Faults(faults)) }
    }
}

impl std::error::Error for IssueError {}

impl From<serde_json::Error> for IssueError {
    fn from(why: serde_json::Error) -> Self {
        Self::Json(why)
    }
}

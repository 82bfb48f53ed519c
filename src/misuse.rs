//! Options that make no sense.

use serde::Deserialize;
use std::fmt;

/// An option that makes no sense; the caller's mistake, never the certificate's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misuse(String);

impl Misuse {
    /// A mistake, in one line.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }
}

/// JSON text to one of the core's argument types.
///
/// # Errors
/// [`Misuse`] names the member that is unknown or of the wrong type.
pub(crate) fn read<T: for<'de> Deserialize<'de>>(what: &str, json: &str) -> Result<T, Misuse> {
    serde_json::from_str(json).map_err(|error| {
        let not = if error.is_data() { "" } else { "it is not JSON: " };
        Misuse::new(format!("{what}: {not}{error}"))
    })
}

impl fmt::Display for Misuse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Misuse {}

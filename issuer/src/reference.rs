//! The tables of the rules' reference data (src/data) into one signed set (docs/profile.md).

use serde_json::{Map, Value};

use crate::error::IssueError;
use crate::jws::Header;
use crate::keys::SigningKey;

/// The tables of a set; a set has all of them.
pub const TABLES: [&str; 6] = ["parties", "hs", "criteria", "units", "currencies", "changes"];

/// Signs the tables, by name, as a set that counts from `iat` until `exp`, both in Unix seconds.
///
/// # Errors
/// [`IssueError::Profile`] when a table is missing or says neither its source nor its date. What is in
/// it, a verifier judges.
pub fn sign_reference_data(
    mut tables: Map<String, Value>,
    (iat, exp): (i64, i64),
    key: &SigningKey,
) -> Result<String, IssueError> {
    for name in TABLES {
        let table = tables.get(name).ok_or(IssueError::Profile(
            "a set has the tables parties, hs, criteria, units, currencies and changes",
        ))?;
        let said = |member: &str| table.get(member).is_some_and(Value::is_string);
        if !said("source") || !said("asOf") {
            return Err(IssueError::Profile("a table says its source and its date (asOf)"));
        }
    }
    tables.insert("iat".to_owned(), iat.into());
    tables.insert("exp".to_owned(), exp.into());
    let payload = Value::Object(tables).to_string();
    Ok(key.sign(&Header::reference_data(key), payload.as_bytes()))
}

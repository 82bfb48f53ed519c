//! The sandbox's state in one SQLite file: certificates, set status bits, and two counters.

use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};

use crate::error::SandboxError;

/// An open database. Every call is short, so one connection behind a lock is enough.
#[derive(Debug)]
pub struct Store(Mutex<Connection>);

/// One certificate as the source keeps it. The access code itself is not kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The number it is served under.
    pub number: String,
    /// SHA-256 of the access code.
    pub code_sha256: [u8; 32],
    /// The issuer's place in addresses.
    pub issuer: String,
    /// Its place in the issuer's status lists.
    pub status_index: usize,
    /// Name of the file to download, without `.jwt`.
    pub slug: String,
    /// The signed certificate, a compact JWS.
    pub jws: String,
    /// Title, verdict and so on for the demo, as JSON.
    pub sample: String,
}

impl Store {
    /// Opens the database in `folder`; makes it when it is not there.
    ///
    /// # Errors
    /// [`SandboxError::Store`] when the file is no database of ours.
    pub fn open(folder: &Path) -> Result<Self, SandboxError> {
        let connection = Connection::open(folder.join("sandbox.sqlite"))?;
        connection.execute_batch(SCHEMA)?;
        Ok(Self(Mutex::new(connection)))
    }

    /// A remembered text.
    ///
    /// # Errors
    /// [`SandboxError::Store`].
    pub fn memo(&self, name: &str) -> Result<Option<String>, SandboxError> {
        let text = self
            .lock()
            .query_row("SELECT value FROM memo WHERE name = ?1", [name], |row| row.get(0))
            .optional()?;
        Ok(text)
    }

    /// Replaces all certificates and status bits, and remembers which edition this is and from when.
    ///
    /// # Errors
    /// [`SandboxError::Store`]; then nothing has changed.
    pub fn replace_all(
        &self,
        edition: &str,
        now: i64,
        rows: &[Row],
        bits: &[(String, &str, usize)],
    ) -> Result<(), SandboxError> {
        let mut connection = self.lock();
        let change = connection.transaction()?;
        change.execute_batch("DELETE FROM certificates; DELETE FROM status_bits;")?;
        for row in rows {
            change.execute(
                "INSERT INTO certificates VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                params![
                    row.number,
                    row.code_sha256,
                    row.issuer,
                    i64::try_from(row.status_index).unwrap_or(i64::MAX),
                    row.slug,
                    row.jws,
                    row.sample
                ],
            )?;
        }
        for (issuer, list, index) in bits {
            let index = i64::try_from(*index).unwrap_or(i64::MAX);
            change.execute(
                "INSERT INTO status_bits VALUES (?1, ?2, ?3)",
                params![issuer, list, index],
            )?;
        }
        for (name, value) in [("edition", edition), ("issued", now.to_string().as_str())] {
            change.execute("INSERT OR REPLACE INTO memo VALUES (?1, ?2)", [name, value])?;
        }
        change.commit()?;
        Ok(())
    }

    /// The certificate served under a number, whatever its spaces and letter case.
    ///
    /// # Errors
    /// [`SandboxError::Store`].
    pub fn by_number(&self, number: &str) -> Result<Option<Row>, SandboxError> {
        self.one("SELECT * FROM certificates WHERE number = ?1", &same_number(number))
    }

    /// The certificate behind a download.
    ///
    /// # Errors
    /// [`SandboxError::Store`].
    pub fn by_slug(&self, slug: &str) -> Result<Option<Row>, SandboxError> {
        self.one("SELECT * FROM certificates WHERE slug = ?1", slug)
    }

    /// All certificates in the order of the catalogue.
    ///
    /// # Errors
    /// [`SandboxError::Store`].
    pub fn all(&self) -> Result<Vec<Row>, SandboxError> {
        let connection = self.lock();
        let mut query = connection.prepare("SELECT * FROM certificates ORDER BY rowid")?;
        let rows = query.query_map([], read_row)?.collect::<Result<_, _>>()?;
        Ok(rows)
    }

    /// Sets one bit of one status list.
    ///
    /// # Errors
    /// [`SandboxError::Store`].
    pub fn set_bit(&self, issuer: &str, list: &str, index: usize) -> Result<(), SandboxError> {
        let index = i64::try_from(index).unwrap_or(i64::MAX);
        self.lock().execute(
            "INSERT OR IGNORE INTO status_bits VALUES (?1, ?2, ?3)",
            params![issuer, list, index],
        )?;
        Ok(())
    }

    /// The set bits of one status list.
    ///
    /// # Errors
    /// [`SandboxError::Store`].
    pub fn bits(&self, issuer: &str, list: &str) -> Result<Vec<usize>, SandboxError> {
        let connection = self.lock();
        let mut query = connection
            .prepare("SELECT position FROM status_bits WHERE issuer = ?1 AND list = ?2")?;
        let bits = query
            .query_map([issuer, list], |row| row.get::<_, i64>(0))?
            .map(|bit| bit.map(|bit| usize::try_from(bit).unwrap_or(0)))
            .collect::<Result<_, _>>()?;
        Ok(bits)
    }

    /// The number of the trust list's next publication; never the same twice.
    ///
    /// # Errors
    /// [`SandboxError::Store`].
    pub fn next_trust_version(&self) -> Result<u64, SandboxError> {
        let version: i64 = self.lock().query_row(
            "INSERT INTO memo VALUES ('trust_version', '1')
             ON CONFLICT (name) DO UPDATE SET value = CAST(value AS INTEGER) + 1
             RETURNING CAST(value AS INTEGER)",
            [],
            |row| row.get(0),
        )?;
        Ok(u64::try_from(version).unwrap_or(0))
    }

    fn one(&self, query: &str, key: &str) -> Result<Option<Row>, SandboxError> {
        Ok(self.lock().query_row(query, [key], read_row).optional()?)
    }

    /// A panic elsewhere leaves the connection as usable as before: SQLite has its own journal.
    fn lock(&self) -> MutexGuard<'_, Connection> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A number as it is compared: without ASCII spaces, in capitals (docs/profile.md).
#[must_use]
pub fn same_number(number: &str) -> String {
    number.chars().filter(|sign| *sign != ' ').map(|sign| sign.to_ascii_uppercase()).collect()
}

/// What is kept of an access code, whatever its letter case and grouping.
#[must_use]
pub fn code_sha256(code: &str) -> [u8; 32] {
    let code: String = code
        .chars()
        .filter(|sign| !matches!(sign, ' ' | '-'))
        .map(|sign| sign.to_ascii_uppercase())
        .collect();
    Sha256::digest(code).into()
}

fn read_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Row> {
    let status_index: i64 = row.get("status_index")?;
    Ok(Row {
        number: row.get("number")?,
        code_sha256: row.get("code_sha256")?,
        issuer: row.get("issuer")?,
        status_index: usize::try_from(status_index).unwrap_or(0),
        slug: row.get("slug")?,
        jws: row.get("jws")?,
        sample: row.get("sample")?,
    })
}

const SCHEMA: &str = "
CREATE TABLE IF NOT EXISTS memo (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS certificates (
    number TEXT PRIMARY KEY,
    code_sha256 BLOB NOT NULL,
    issuer TEXT NOT NULL,
    status_index INTEGER NOT NULL,
    slug TEXT NOT NULL UNIQUE,
    jws TEXT NOT NULL,
    sample TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS status_bits (
    issuer TEXT NOT NULL, list TEXT NOT NULL, position INTEGER NOT NULL,
    PRIMARY KEY (issuer, list, position)
);
";

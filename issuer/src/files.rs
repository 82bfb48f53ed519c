//! Reading and writing the files the commands name, and what to say when that fails.

use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Read, Write};
use std::path::Path;

use eco_issuer::{IssueError, SigningKey};

/// Wrong words on the command line.
const USAGE: u8 = 64;
/// An input that was read but cannot be used.
const DATA: u8 = 65;
/// An input that cannot be read.
const NO_INPUT: u8 = 66;
/// Everything else.
pub(crate) const OTHER: u8 = 1;

/// More than any list this tool writes: 16 MiB of random bits in base64url and JSON.
const MAX_INPUT: u64 = 24 * 1024 * 1024;

/// One line for the person, with more below it where there are several faults, and the exit code.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) code: u8,
    pub(crate) line: String,
}

impl Failure {
    pub(crate) fn usage(line: &str) -> Self {
        Self { code: USAGE, line: line.to_owned() }
    }

    pub(crate) fn data(path: &Path, why: &IssueError) -> Self {
        Self { code: DATA, line: format!("{}: {why}", path.display()) }
    }

    /// Faults of the envelope, as text of whole lines, and members that are not there.
    pub(crate) fn incomplete(path: &Path, faults: &str, missing: &[String]) -> Self {
        let line = format!(
            "{}: {faults}credentialSubject lacks what docs/profile.md needs; add it, or sign \
             anyway with --unchecked:\n  {}",
            path.display(),
            missing.join("\n  ")
        );
        Self { code: DATA, line }
    }

    fn input(path: &Path, why: &str) -> Self {
        Self { code: NO_INPUT, line: format!("cannot read {}: {why}", path.display()) }
    }

    fn output(path: &Path, why: &std::io::Error) -> Self {
        let line = match why.kind() {
            ErrorKind::AlreadyExists => {
                format!("{} exists already and is left as it is; name another", path.display())
            }
            _ => format!("cannot write {}: {why}", path.display()),
        };
        Self { code: OTHER, line }
    }
}

impl From<IssueError> for Failure {
    fn from(why: IssueError) -> Self {
        Self { code: OTHER, line: why.to_string() }
    }
}

/// A line that is no complaint, on standard error.
pub(crate) fn note(line: &str) {
    // Nothing is left to be done when even standard error is gone.
    let _ = writeln!(std::io::stderr(), "eco-issuer: {line}");
}

/// The bytes of a file, or of standard input for `-`.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let outcome = if path == Path::new("-") {
        std::io::stdin().take(MAX_INPUT + 1).read_to_end(&mut bytes)
    } else {
        File::open(path).and_then(|file| file.take(MAX_INPUT + 1).read_to_end(&mut bytes))
    };
    match outcome {
        Ok(_) if bytes.len() as u64 > MAX_INPUT => {
            Err(Failure::input(path, "it is larger than 24 MiB"))
        }
        Ok(_) => Ok(bytes),
        Err(why) => Err(Failure::input(path, &why.to_string())),
    }
}

/// The private key in a file.
pub(crate) fn read_key(path: &Path) -> Result<SigningKey, Failure> {
    let bytes = read(path)?;
    let text = String::from_utf8_lossy(&bytes);
    SigningKey::from_jwk_json(&text).map_err(|why| Failure::data(path, &why))
}

/// Writes a file that was not there; a secret one can be read by its owner only.
pub(crate) fn create(path: &Path, text: &str, secret: bool) -> Result<(), Failure> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if secret {
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    }
    #[cfg(not(unix))]
    let _ = secret;
    options
        .open(path)
        .and_then(|mut file| file.write_all(text.as_bytes()).and_then(|()| file.sync_all()))
        .map_err(|why| Failure::output(path, &why))
}

/// Puts a new text in the place of an old one, never half of it.
pub(crate) fn replace(path: &Path, text: &str) -> Result<(), Failure> {
    let mut name = path.as_os_str().to_owned();
    name.push(".new");
    let beside = Path::new(&name);
    create(beside, text, false)?;
    std::fs::rename(beside, path).map_err(|why| Failure::output(path, &why))
}

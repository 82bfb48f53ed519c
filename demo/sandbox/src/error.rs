//! What can keep the sandbox from starting or answering, each with one sentence for a person.

use std::fmt;
use std::path::PathBuf;

use eco_issuer::IssueError;

/// Why the sandbox does not run.
#[derive(Debug)]
#[non_exhaustive]
pub enum SandboxError {
    /// A folder named on the command line is not there.
    Folder(PathBuf),
    /// A document could not be signed, or a key file is not a key.
    Issue(IssueError),
    /// The port cannot be listened on.
    Listen(u16, std::io::Error),
    /// A file of the data folder cannot be read or written.
    File(PathBuf, std::io::Error),
    /// The database cannot be read or written.
    Store(rusqlite::Error),
}

impl fmt::Display for SandboxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Folder(path) => write!(f, "{} is not a folder", path.display()),
            Self::Issue(why) => write!(f, "cannot issue the sample certificates: {why}"),
            Self::Listen(port, why) => {
                write!(f, "cannot listen on 127.0.0.1:{port} ({why}); name another port, or 0")
            }
            Self::File(path, why) => write!(f, "cannot use {}: {why}", path.display()),
            Self::Store(why) => write!(f, "cannot use the database in the data folder: {why}"),
        }
    }
}

impl std::error::Error for SandboxError {}

impl From<IssueError> for SandboxError {
    fn from(why: IssueError) -> Self {
        Self::Issue(why)
    }
}

impl From<rusqlite::Error> for SandboxError {
    fn from(why: rusqlite::Error) -> Self {
        Self::Store(why)
    }
}

//! The command line's words into typed commands.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand};

use eco_issuer::{IssueError, Purpose};

/// Makes keys, signs RCEP e-COs of the open profile rcep-eco/1, and keeps trust and status lists.
#[derive(Debug, Parser)]
#[command(name = "eco-issuer", version, after_help = EXIT_CODES)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

const EXIT_CODES: &str = "FILE may be - for standard input. Signed tokens go to standard output.\n\
    Exit codes: 0 done, 64 wrong usage, 65 bad data, 66 no such input, 1 anything else.";

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Make a key, or show the public half of one
    #[command(subcommand)]
    Key(Key),
    /// Sign a credential (docs/profile.md) as a vc+jwt
    ///
    /// Judges the envelope, and whether the members that are always needed are there. Check the
    /// content with eco-verify verify before you give it out.
    Sign {
        /// The issuer's private JWK
        #[arg(long, value_name = "FILE")]
        key: PathBuf,
        /// Sign although members are missing
        #[arg(long)]
        unchecked: bool,
        /// The credential as JSON
        #[arg(value_name = "CREDENTIAL.json")]
        credential: PathBuf,
    },
    /// Sign a trust list, or sign its next version
    #[command(subcommand)]
    TrustList(TrustList),
    /// Sign the tables the content rules look things up in, newer than a verifier's own
    ReferenceData {
        /// The private JWK of who answers for the tables
        #[arg(long, value_name = "FILE")]
        key: PathBuf,
        /// For how many days the set counts from now
        #[arg(long, value_parser = clap::value_parser!(i64).range(1..=3650))]
        days: i64,
        /// The folder with parties.json, hs.json, criteria.json, units.json, currencies.json and changes.json
        #[arg(value_name = "FOLDER")]
        folder: PathBuf,
    },
    /// Make, change and publish a Bitstring status list
    #[command(subcommand)]
    Status(Status),
}

#[derive(Debug, Subcommand)]
pub(crate) enum Key {
    /// Write a new private key to a new file that only you can read
    New {
        /// The key's id: a DID URL such as did:web:origin.customs.example#k1
        #[arg(long, value_parser = kid)]
        kid: String,
        /// Where to write the private JWK; an existing file is never touched
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    /// Print the public JWK of a private key
    Public { file: PathBuf },
    /// Print the RFC 7638 thumbprint of a private or public key
    Thumbprint { file: PathBuf },
}

#[derive(Debug, Subcommand)]
pub(crate) enum TrustList {
    /// Sign a list from JSON (docs/profile.md)
    Sign {
        /// The list signer's private JWK
        #[arg(long, value_name = "FILE")]
        key: PathBuf,
        /// For how many days it counts from now: writes iat and exp, which the JSON then need not have
        #[arg(long, value_parser = clap::value_parser!(i64).range(1..=3650))]
        days: Option<i64>,
        /// The list as JSON (docs/profile.md)
        #[arg(value_name = "LIST.json")]
        list: PathBuf,
    },
    /// Sign the next version of a list that this key signed
    Bump {
        /// The list signer's private JWK
        #[arg(long, value_name = "FILE")]
        key: PathBuf,
        /// For how many days the next version counts
        #[arg(long, default_value_t = 30, value_parser = clap::value_parser!(i64).range(1..=3650))]
        days: i64,
        /// The signed list
        #[arg(value_name = "LIST.jwt")]
        list: PathBuf,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Status {
    /// Write a new list, nothing set, to a new JSON file
    New(NewStatus),
    /// Set the bit of one certificate in the JSON file
    Set {
        /// The JSON file that `status new` wrote
        #[arg(value_name = "LIST.json")]
        list: PathBuf,
        /// The certificate's statusListIndex
        index: usize,
        /// Clear the bit instead; only a suspension can be taken back
        #[arg(long)]
        clear: bool,
    },
    /// Sign the list as it is now
    Publish {
        /// The list signer's private JWK
        #[arg(long, value_name = "FILE")]
        key: PathBuf,
        /// For how many days the signed list counts
        #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(i64).range(1..=366))]
        days: i64,
        /// The JSON file that `status new` wrote
        #[arg(value_name = "LIST.json")]
        list: PathBuf,
    },
}

#[derive(Debug, ClapArgs)]
pub(crate) struct NewStatus {
    /// The address at which the list will be published
    #[arg(long)]
    pub(crate) uri: String,
    /// The DID of who signs it
    #[arg(long)]
    pub(crate) issuer: String,
    /// revocation or suspension
    #[arg(long, value_parser = purpose)]
    pub(crate) purpose: Purpose,
    /// How many certificates it has room for: at least 131072, and a multiple of 8
    #[arg(long, default_value_t = eco_issuer::StatusList::MIN_LEN)]
    pub(crate) length: usize,
    /// For how many seconds a verifier may keep it
    #[arg(long, default_value_t = 300, value_parser = clap::value_parser!(u64).range(0..=31_536_000))]
    pub(crate) ttl: u64,
    /// Where to write it; an existing file is never touched
    #[arg(long, value_name = "LIST.json")]
    pub(crate) out: PathBuf,
}

fn kid(text: &str) -> Result<String, &'static str> {
    match text.split_once('#') {
        Some((did, name)) if did.starts_with("did:") && !name.is_empty() => Ok(text.to_owned()),
        _ => Err("a kid is a DID URL such as did:web:origin.customs.example#k1"),
    }
}

fn purpose(word: &str) -> Result<Purpose, IssueError> {
    Purpose::parse(word)
}

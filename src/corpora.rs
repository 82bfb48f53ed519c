//! Tests against material written by others: `../shared/corpora` beside the project, or `$ECO_CORPORA`;
//! one file for each of its folders. Nothing of it is stored here.
//!
//! Where the material lies elsewhere, or nowhere, a test says `skipped: ...` on standard output. What the
//! verifier answers otherwise than the material on purpose stands in `tests/corpora/exceptions.json`
//! with the reason; a deviation that is not listed fails, and so does one that is listed and gone.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod bitstring_status_list;
mod data_integrity;
mod eco_real;
mod jcs;
mod jose_rfc;
mod json_robustness;
mod sd_jwt;
mod sm2;
mod token_status_list;
mod vc_jose_cose;
mod vcdm2;
mod wycheproof;

use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::fmt::Debug;
use std::io::Write;
use std::path::{Path, PathBuf};

/// What is tried; the keys of the exceptions.
const PARTS: [&str; 20] = [
    "Bitstring Status List",
    "Data Integrity ECDSA",
    "Data Integrity EdDSA",
    "JCS",
    "JOSE cookbook",
    "JSONTestSuite",
    "JSONTestSuite transform",
    "RFC 7515",
    "RFC 9901",
    "real certificates",
    "SM2",
    "Token Status List",
    "Token Status List token",
    "VC-JOSE-COSE",
    "VC-JOSE-COSE enveloped",
    "VC-JOSE-COSE text",
    "VCDM 2.0",
    "Wycheproof DER",
    "Wycheproof JWK",
    "Wycheproof JWS",
];

/// A part of the material, and how the verifier does on it.
struct Suite {
    part: &'static str,
    folder: PathBuf,
    /// Reasons by case; `true` once the case was met.
    exceptions: BTreeMap<String, (String, bool)>,
    wrong: Vec<String>,
}

impl Suite {
    /// `None`, and a line that says so, where the material is not there.
    fn open(folder: &str, part: &'static str) -> Option<Self> {
        assert!(PARTS.contains(&part), "{part}");
        let root = std::env::var_os("ECO_CORPORA").map_or_else(
            || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora"),
            PathBuf::from,
        );
        let folder = root.join(folder);
        if !folder.is_dir() {
            say(&format!("skipped: {part}: no corpora at {}", folder.display()));
            return None;
        }
        let reasons = exceptions().remove(part).unwrap_or_default();
        let exceptions = reasons.into_iter().map(|(case, why)| (case, (why, false))).collect();
        Some(Self { part, folder, exceptions, wrong: Vec::new() })
    }

    fn bytes(&self, path: &str) -> Vec<u8> {
        let path = self.folder.join(path);
        std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    fn text(&self, path: &str) -> String {
        String::from_utf8(self.bytes(path)).expect("UTF-8").trim().to_owned()
    }

    fn json(&self, path: &str) -> Value {
        serde_json::from_slice(&self.bytes(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Names of the files right in a folder, sorted.
    fn files(&self, path: &str) -> Vec<String> {
        let entries = std::fs::read_dir(self.folder.join(path)).expect("a folder");
        let files = entries.map(|entry| entry.expect("readable")).filter(|e| e.path().is_file());
        let mut names: Vec<String> =
            files.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    /// Notes whether the verifier answered a case as the material says; `answer` is for the person who
    /// reads a failure. Hands out `agrees`.
    fn note(&mut self, case: &str, agrees: bool, answer: impl Debug) -> bool {
        match (self.exceptions.get_mut(case), agrees) {
            (None, true) => {}
            (Some((_, met)), false) => *met = true,
            (None, false) => self.wrong.push(format!("{case}: {answer:?}")),
            (Some((why, met)), true) => {
                *met = true;
                self.wrong.push(format!("{case}: no longer an exception ({why})"));
            }
        }
        agrees
    }

    /// Says the figures; fails if anything was not as it should be.
    fn close(self, figures: &str) {
        let met = self.exceptions.iter().filter(|(_, (_, met))| *met).count();
        let but = if met == 0 { String::new() } else { format!("; {met} exceptions as listed") };
        say(&format!("corpora: {} {figures}{but}", self.part));
        let unmet: Vec<_> = self.exceptions.iter().filter(|(_, (_, met))| !met).collect();
        assert!(unmet.is_empty(), "{}: no such case: {unmet:?}", self.part);
        assert!(self.wrong.is_empty(), "{}: {:#?}", self.part, self.wrong);
    }
}

/// Past the test runner, which keeps back what tests print.
fn say(line: &str) {
    // On a line of its own, whatever the harness is in the middle of printing.
    write!(std::io::stdout(), "\n{line}\n").expect("standard output");
}

/// Reasons by part and case.
fn exceptions() -> BTreeMap<String, BTreeMap<String, String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpora/exceptions.json");
    serde_json::from_slice(&std::fs::read(path).expect("the exceptions")).expect("their form")
}

#[test]
fn every_exception_has_a_reason() {
    for (suite, cases) in exceptions() {
        assert!(PARTS.contains(&suite.as_str()), "{suite}");
        for (case, why) in cases {
            assert!(why.len() > 20, "{suite}: {case}");
        }
    }
}

fn object(value: &Value) -> &Map<String, Value> {
    value.as_object().expect("an object")
}

/// The members as the core reads them.
fn own(value: &Value) -> crate::value::Map {
    crate::encoding::json_object(value.to_string().as_bytes()).expect("a strict object")
}

fn str_of<'a>(value: &'a Value, member: &str) -> &'a str {
    value[member].as_str().unwrap_or_else(|| panic!("no text {member} in {value}"))
}

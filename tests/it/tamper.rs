//! Changed bytes are never valid: every character of a signed certificate, of its trust list and of
//! its status list, turned into another.

use crate::corpus::{self, Case};
use eco_verify::{TrustListEvidence, Verdict};

fn case(name: &str) -> Case {
    corpus::cases().into_iter().find(|case| case.name == name).expect(name)
}

/// Another character of the base64url alphabet, or a letter in place of a dot.
fn other(byte: u8) -> u8 {
    if byte == b'A' { b'B' } else { b'A' }
}

#[test]
fn every_character_of_the_certificate() {
    let mut case = case("envelope/valid");
    assert_eq!(case.verify().report.verdict, Verdict::Valid);
    for i in 0..case.input.len() {
        let before = case.input[i];
        case.input[i] = other(before);
        assert_ne!(case.verify().report.verdict, Verdict::Valid, "character {i}");
        case.input[i] = before;
    }
}

#[test]
fn every_character_of_the_trust_list_makes_it_the_lists_fault() {
    let mut case = case("envelope/valid");
    let TrustListEvidence::Signed(list) = case.evidence.trust_list.clone() else {
        panic!("a signed list")
    };
    for i in 0..list.len() {
        let mut changed = list.clone();
        changed[i] = other(changed[i]);
        case.evidence.trust_list = TrustListEvidence::Signed(changed);
        assert_eq!(case.verify().report.verdict, Verdict::Indeterminate, "character {i}");
    }
}

#[test]
fn every_character_of_the_status_list_makes_it_the_lists_fault() {
    let mut case = case("status/valid-neighbours-revoked");
    assert_eq!(case.verify().report.verdict, Verdict::Valid);
    let list = case.evidence.fetched[0].bytes.clone().expect("fetched");
    for i in 0..list.len() {
        let mut changed = list.clone();
        changed[i] = other(changed[i]);
        case.evidence.fetched[0].bytes = Some(changed);
        assert_eq!(case.verify().report.verdict, Verdict::Indeterminate, "character {i}");
    }
}

/// Cut anywhere, doubled anywhere: an answer, and not a good one.
#[test]
fn every_prefix_of_the_certificate() {
    let mut case = case("envelope/valid");
    let whole = case.input.clone();
    for length in 0..whole.len() {
        case.input = whole[..length].to_vec();
        assert_ne!(case.verify().report.verdict, Verdict::Valid, "{length} characters");
    }
}

//! RFC 8785: the canonicaliser's own test data, and the number sequence whose digest its authors publish.

use super::Suite;
use crate::encoding;
use crate::envelope::data_integrity::canonical;
use sha2::{Digest, Sha256};
use std::fmt::Write;

#[test]
fn canonical_json() {
    let Some(mut suite) = Suite::open("jcs-rfc8785", "JCS") else { return };
    let mut equal = 0;
    for name in suite.files("testdata/input") {
        let document = encoding::json(&suite.bytes(&format!("testdata/input/{name}")));
        let text = canonical(&document.expect("strict JSON")).expect("canonical");
        let due = suite.bytes(&format!("testdata/output/{name}"));
        equal += usize::from(suite.note(&name, text == due, String::from_utf8_lossy(&text)));
    }
    let numbers = numbers(&suite.text("testdata/numgen.js"));
    suite.close(&format!("{equal}/6 byte-equal, {numbers}/10000 numbers written and read back"));
}

/// The first 10,000 lines of the published sequence (testdata/README.md): written as its digest says,
/// and read back to the same number.
fn numbers(source: &str) -> usize {
    let given = source.split("0x").skip(1).filter_map(|rest| {
        let (digits, _) = rest.split_once('n')?;
        u64::from_str_radix(digits, 16).ok()
    });
    let given: Vec<u64> = given.collect();
    // The last `0x...n` of the program is the base of the serial numbers, not one of the list.
    let (serial, given) = given.split_last().expect("numbers");
    let serial = (0..2000).map(|i| serial + i);
    let mut block = [0_u8; 32];
    let mut rest = Vec::new();
    let hashed = std::iter::from_fn(|| {
        while rest.is_empty() {
            block = Sha256::digest(block).into();
            let (words, _) = block.as_chunks::<8>();
            rest = words.iter().rev().map(|word| u64::from_le_bytes(*word)).collect();
            rest.retain(|bits| f64::from_bits(*bits).is_finite() && f64::from_bits(*bits) != 0.0);
        }
        rest.pop()
    });
    let mut lines = String::new();
    let mut read_back = 0;
    for bits in given.iter().copied().chain(serial).chain(hashed).take(10_000) {
        let text = canonical(&f64::from_bits(bits)).expect("a finite number");
        let text = String::from_utf8(text).expect("ASCII");
        // Integers beyond 2^53 are no numbers of ours as they are written here.
        match encoding::json(text.as_bytes()) {
            Ok(value) => {
                let value: f64 = crate::json::Json::of(&value).parse().expect("a number");
                assert!(value == f64::from_bits(bits), "{text} reads as {value:?}");
            }
            Err(_) => assert!(f64::from_bits(bits).abs() > 9_007_199_254_740_991.0, "{text}"),
        }
        read_back += 1;
        writeln!(lines, "{bits:x},{text}").expect("memory");
    }
    let digest = data_encoding::HEXLOWER.encode(&Sha256::digest(&lines));
    assert_eq!(digest, "b9f7a8e75ef22a835685a52ccba7f7d6bdc99e34b010992cbc5864cd12be6892");
    read_back
}

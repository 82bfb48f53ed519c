//! Claims of a certificate with a good signature: content rules and comparison.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| eco_verify::fuzzing::content(data));

//! Strict JSON and base64url.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| eco_verify::fuzzing::json(data));

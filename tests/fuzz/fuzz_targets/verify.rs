//! A whole verification under a fixed trust list and clock; the input is the certificate.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| eco_verify::fuzzing::verify_certificate(data));

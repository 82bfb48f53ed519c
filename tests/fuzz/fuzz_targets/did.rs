//! DID documents, and the addresses of DIDs.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| eco_verify::fuzzing::did(data));

//! An unsigned trust list, and the reference certificate under it.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| eco_verify::fuzzing::trust_list(data));

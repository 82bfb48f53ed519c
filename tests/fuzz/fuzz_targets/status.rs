//! Unpacking of both kinds of status list.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| eco_verify::fuzzing::status(data));

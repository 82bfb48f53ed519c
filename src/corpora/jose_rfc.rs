//! RFC 7515's own examples, and the JOSE cookbook's (RFC 7520, RFC 8037, RFC 7797).

use super::{Suite, object, own, str_of};
use crate::key::{JwkFault, VerifyingKey};
use crate::{Alg, Code, JwkSet, verify_jws};
use serde_json::Value;

fn verify(token: &str, key: &Value, algs: &[Alg]) -> Result<Vec<u8>, String> {
    let keys = JwkSet::from_json(key.to_string().as_bytes()).map_err(|e| e.to_string())?;
    let verified =
        verify_jws(token.as_bytes(), &keys, algs).map_err(|code| code.as_str().to_owned())?;
    Ok(verified.payload)
}

#[test]
fn rfc_7515() {
    let Some(mut suite) = Suite::open("jose-rfc", "RFC 7515") else { return };
    let cases = suite.json("rfc7515.json");
    let (mut verified, mut refused) = (0, 0);
    for case in cases.as_array().expect("cases") {
        let id = str_of(case, "id");
        let Some(token) = case["jws"].as_str() else {
            // The same signatures in the compact form, which is the only one of the profile.
            let json = &case["jws_json"];
            let one = [json.clone()];
            let signatures = json["signatures"].as_array().map_or(&one[..], Vec::as_slice);
            let keys =
                case.get("keys").cloned().unwrap_or_else(|| vec![case["key"].clone()].into());
            let keys = serde_json::json!({ "keys": keys });
            for signature in signatures.iter().filter(|s| s["protected"] == "eyJhbGciOiJFUzI1NiJ9")
            {
                let parts = [
                    str_of(signature, "protected"),
                    str_of(json, "payload"),
                    str_of(signature, "signature"),
                ];
                let answer = verify(&parts.join("."), &keys, &[Alg::Es256]);
                verified +=
                    usize::from(suite.note(&format!("{id} as compact"), answer.is_ok(), &answer));
            }
            let answer = verify(&json.to_string(), &keys, &[Alg::Es256]);
            suite.note(id, answer.is_ok(), &answer);
            continue;
        };
        let due = case["expected"] == "verify" && case["key"]["crv"] == "P-256";
        let answer = verify(token, &case["key"], &[Alg::Es256]);
        let agrees = suite.note(id, answer.is_ok() == due, &answer);
        let counter = if due { &mut verified } else { &mut refused };
        *counter += usize::from(agrees);
    }
    suite.close(&format!(
        "{verified}/3 verified (A.3, and A.6 and A.7 as compact), {refused}/5 refused"
    ));
}

#[test]
fn cookbook() {
    let Some(mut suite) = Suite::open("jose-rfc", "JOSE cookbook") else { return };
    let (mut verified, mut refused) = (0, 0);
    for folder in ["cookbook/jws", "cookbook/curve25519", "cookbook/rfc7797"] {
        for name in suite.files(folder).iter().filter(|name| name.ends_with(".json")) {
            let example = suite.json(&format!("{folder}/{name}"));
            // The book prints private keys; nothing is verified with those.
            let mut key = example["input"]["key"].clone();
            assert!(verify("a.b.c", &key, &[]).is_err());
            if let Some(key) = key.as_object_mut() {
                key.remove("d");
            }
            let key = &key;
            let due = key["crv"] == "Ed25519" && example["input"]["alg"] == "EdDSA";
            let forms = object(&example["output"]);
            for (form, value) in forms
                .iter()
                .filter(|(form, _)| ["compact", "json", "json_flat"].contains(&form.as_str()))
            {
                let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                let answer = verify(&text, key, &[Alg::Es256, Alg::Es384, Alg::EdDsa]);
                let due = due && form == "compact";
                let agrees =
                    suite.note(&format!("{folder}/{name} {form}"), answer.is_ok() == due, &answer);
                let counter = if due { &mut verified } else { &mut refused };
                *counter += usize::from(agrees);
                assert!(verify(&text, key, &[Alg::Es256]).is_err(), "{name}");
            }
            if due {
                let payload = str_of(&example["input"], "payload");
                assert_eq!(
                    verify(str_of(&example["output"], "compact"), key, &[Alg::EdDsa]).as_deref(),
                    Ok(payload.as_bytes())
                );
            }
        }
    }
    // An extension that is in `crit` is refused by that name, with a key at hand that fits.
    let keys = JwkSet::from_json(br#"{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}"#);
    let token = "eyJhbGciOiJFUzI1NiIsImI2NCI6ZmFsc2UsImNyaXQiOlsiYjY0Il19.AAAA.AAAA";
    assert_eq!(
        verify_jws(token.as_bytes(), &keys.expect("a key"), &[Alg::Es256]),
        Err(Code::SignatureHeaderNotAllowed)
    );
    let mut keys = 0;
    for name in suite.files("cookbook/jwk") {
        let jwk = suite.json(&format!("cookbook/jwk/{name}"));
        let found = VerifyingKey::from_jwk(&own(&jwk)).map(|key| key.alg());
        let due = if jwk.get("d").or(jwk.get("k")).is_some() {
            matches!(found, Err(JwkFault::Invalid(_)))
        } else {
            matches!(found, Err(JwkFault::Unsupported))
        };
        keys += usize::from(suite.note(&format!("cookbook/jwk/{name}"), due, found));
    }
    suite.close(&format!(
        "{verified}/1 verified (Ed25519), {refused} of other algorithms, detached, b64=false or JSON \
         refused, {keys}/6 keys (private, symmetric, RSA, P-521) refused"
    ));
}

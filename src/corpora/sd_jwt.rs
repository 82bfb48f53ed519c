//! RFC 9901: its own SD-JWTs, with the payload each becomes, and its key binding.

use super::{Suite, own, str_of};
use crate::check::Context;
use crate::check::key_binding;
use crate::encoding;
use crate::envelope::split_sd_jwt;
use crate::policy::KeyBinding;
use crate::{Alg, Code, JwkSet, Policy, UnixTime, verify_jws};
use serde_json::Value;

#[test]
fn rfc_9901() {
    let Some(mut suite) = Suite::open("sd-jwt", "RFC 9901") else { return };
    let set = suite.json("rfc9901.json");
    let keys = JwkSet::from_json(set["issuer_jwk"].to_string().as_bytes()).expect("a key");
    let (mut verified, mut equal, mut expected, mut bound) = (0, 0, 0, 0);
    for case in set["cases"].as_array().expect("cases") {
        let (id, token) = (str_of(case, "id"), str_of(case, "token"));
        let answer = verify_jws(token.as_bytes(), &keys, &[Alg::Es256]);
        verified += usize::from(suite.note(id, answer.is_ok(), &answer));
        let Ok(answer) = answer else { continue };
        let claims = encoding::json_object(&answer.payload).expect("an object");
        if let Some(due) = case.get("expected_payload") {
            expected += 1;
            let agrees = claims == own(due);
            equal += usize::from(suite.note(&format!("{id} payload"), agrees, &claims));
        }
        // A disclosure that is changed, and one that stands twice.
        let (_, disclosures, _) = split_sd_jwt(token.as_bytes()).expect("its parts");
        let first = String::from_utf8_lossy(disclosures[0]).into_owned();
        let other = format!("{}~{}", "WyJzYWx0IiwgIm5hbWUiLCAxXQ", &first);
        for bad in [
            token.replacen(&first, &other, 1),
            token.replacen(&first, &format!("{first}~{first}"), 1),
        ] {
            assert_eq!(
                verify_jws(bad.as_bytes(), &keys, &[Alg::Es256]),
                Err(Code::SignatureBadDisclosure)
            );
        }
        if case.get("nonce").is_some() {
            let agrees = binds(case, token);
            bound += usize::from(suite.note(&format!("{id} key binding"), agrees, agrees));
        }
    }
    suite.close(&format!(
        "{verified}/5 verified, {equal}/{expected} payloads equal, {bound} key binding verified and refused where it \
         does not fit"
    ));
}

fn binds(case: &Value, token: &str) -> bool {
    let try_it = |token: &str, audience: &str, nonce: &str, now: i64| {
        let (jws, _, binding) = split_sd_jwt(token.as_bytes()).expect("its parts");
        let payload = jws.split(|b| *b == b'.').nth(1).expect("a payload");
        let issued =
            encoding::json_object(&encoding::base64url(payload).expect("base64url")).expect("JSON");
        let asked =
            KeyBinding { audience: Some(audience.to_owned()), nonce: Some(nonce.to_owned()) };
        let policy = Policy::strict();
        let request = crate::policy::Request::default();
        let context = Context::plain(&policy, &request, UnixTime(now));
        key_binding::verify(&issued, &binding.expect("a key binding"), Some(&asked), &context)
    };
    let (audience, nonce, now) = (str_of(case, "aud"), str_of(case, "nonce"), 1_748_537_244);
    let mut parts: Vec<&str> = token.split('~').collect();
    parts.remove(1);
    let fewer = parts.join("~");
    try_it(token, audience, nonce, now).is_ok()
        && try_it(token, "https://other.example", nonce, now).is_err()
        && try_it(token, audience, "other", now).is_err()
        && try_it(token, audience, nonce, now - 3600).is_err()
        && try_it(&fewer, audience, nonce, now) == Err("it belongs to another presentation")
}

//! The W3C test suite's inputs for VC-JOSE-COSE: signature, header and data model; not the e-CO profile,
//! which none of them follows.

use super::vcdm2::{credential, presentation};
use super::{Suite, str_of};
use crate::encoding;
use crate::envelope::enveloped;
use crate::envelope::jws::Jws;
use crate::value::{Map, Value};
use crate::{Alg, JwkSet, verify_jws};

const ALGS: [Alg; 3] = [Alg::Es256, Alg::Es384, Alg::EdDsa];

/// A credential or presentation as the core reads one: signature, explicit type, data model.
fn verify(token: &[u8], feature: &str, keys: &JwkSet) -> Result<Map, String> {
    let text = |code: crate::Code| code.as_str().to_owned();
    let verified = verify_jws(token, keys, &ALGS).map_err(text)?;
    let jws = token.trim_ascii().split(|b| *b == b'~').next().expect("a part");
    let jws = Jws::parse(jws).map_err(|fault| text(fault.code))?;
    let header = match feature {
        "credential_jose" => jws.require_credential_header("vc+jwt"),
        "credential_sdjwt" => jws
            .require_credential_header("dc+sd-jwt")
            .or_else(|_| jws.require_credential_header("vc+sd-jwt")),
        "presentation_jose" => jws.require_typ("vp+jwt"),
        "presentation_sdjwt" => jws.require_typ("vp+sd-jwt"),
        other => return Err(format!("{other} is not a form that is read")),
    };
    header.map_err(|fault| text(fault.code))?;
    if jws.refused_header("").is_some() {
        return Err("header".to_owned());
    }
    let document = encoding::json_object(&verified.payload).map_err(text)?;
    let issuer = crate::envelope::issuer_of(&document);
    if feature.starts_with("credential") {
        credential(&document)?;
        if document.get("iss").is_some_and(|iss| iss.as_text() != issuer) {
            return Err("iss is another".to_owned());
        }
    } else {
        presentation(&document)?;
    }
    Ok(document)
}

#[test]
fn test_suite() {
    let Some(mut suite) = Suite::open("w3c-vc-jose-cose", "VC-JOSE-COSE") else { return };
    let (mut verified, mut refused, mut cose, mut issue) = (0, 0, 0, 0);
    for test in suite.json("manifest.json").as_array().expect("tests") {
        let (number, feature) = (&test["number"], str_of(test, "feature"));
        if test["fn"] == "issue" {
            issue += 1;
            continue;
        }
        let key = suite.json(&format!("tests/input/vm-{}.json", str_of(test, "key")));
        let token = suite.bytes(&format!("tests/input/{}", str_of(test, "input")));
        let answer = JwkSet::from_json(key["publicKeyJwk"].to_string().as_bytes())
            .map_err(|misuse| misuse.to_string())
            .and_then(|keys| verify(&token, feature, &keys));
        let due = test["expected"] == "success";
        // The positives carry a date string as `iat`, against RFC 7519, 4.1.6. It is read with an info
        // finding (`validity.iat_not_numeric`), as tests/vectors say.
        if number == 6 {
            assert!(
                answer
                    .as_ref()
                    .is_ok_and(|document| document.get("iat").is_some_and(Value::is_string))
            );
        }
        let agrees = suite.note(&number.to_string(), answer.is_ok() == due, &answer);
        let counter = match (feature.ends_with("cose"), due) {
            (true, _) => &mut cose,
            (false, true) => &mut verified,
            (false, false) => &mut refused,
        };
        *counter += usize::from(agrees);
    }
    suite.close(&format!(
        "JOSE and SD-JWT {verified}/6 verified, {refused}/12 refused; COSE {cose}/5 refused as due; {issue} tests of \
         issuing not applicable"
    ));
}

/// Credentials enveloped in a presentation are verified each by itself, with the keys of the suite.
#[test]
fn enveloped_credentials() {
    let Some(mut suite) = Suite::open("w3c-vc-jose-cose", "VC-JOSE-COSE enveloped") else { return };
    let keys = ["p256", "p384", "p521", "ed25519"]
        .map(|name| suite.json(&format!("tests/input/vm-{name}.json"))["publicKeyJwk"].clone());
    let keys = serde_json::json!({ "keys": keys });
    let keys = JwkSet::from_json(keys.to_string().as_bytes()).expect("keys");
    let token = suite.bytes("tests/input/presentation-jose-multiple.txt");
    let document = verify(&token, "presentation_jose", &keys).expect("it verifies");
    let inner =
        document.get("verifiableCredential").and_then(Value::as_array).expect("credentials");
    let answers = inner.iter().map(|one| {
        let token = enveloped::token(one.as_object().expect("an object"))
            .map_err(|f| f.code.as_str().to_owned())?;
        let feature = if token.contains(&b'~') { "credential_sdjwt" } else { "credential_jose" };
        verify(token, feature, &keys)
    });
    let answers: Vec<_> = answers.collect();
    let mut verified = 0;
    for (form, answer) in ["JOSE", "SD-JWT", "COSE"].into_iter().zip(&answers) {
        verified += usize::from(suite.note(form, answer.is_ok(), answer));
    }
    suite.close(&format!("{verified}/{} of test 7 verified", answers.len()));
}

/// The examples of the Recommendation: no keys are published, so they are only taken apart.
#[test]
fn examples_of_the_recommendation() {
    let Some(mut suite) = Suite::open("w3c-vc-jose-cose", "VC-JOSE-COSE text") else { return };
    let (mut read, mut cut) = (0, 0);
    for (i, example) in
        suite.json("spec-examples.json").as_array().expect("examples").iter().enumerate()
    {
        let value = str_of(example, "value");
        let token = value.split('~').next().expect("a part");
        let answer = Jws::parse(token.as_bytes()).map(|jws| jws.alg).map_err(|fault| fault.code);
        let whole = !value.contains("...") && !str_of(example, "media").ends_with("cose");
        let agrees = suite.note(&i.to_string(), answer.is_ok() == whole, &answer);
        *(if whole { &mut read } else { &mut cut }) += usize::from(agrees);
    }
    suite.close(&format!("{read} taken apart, {cut} cut short or COSE refused"));
}

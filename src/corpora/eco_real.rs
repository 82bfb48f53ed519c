//! Certificates of origin as they are really issued elsewhere.

use super::{Suite, str_of};
use crate::{
    Alg, CheckId, Code, Evidence, JwkSet, Outcome, Policy, Request, UnixTime, Verdict, inspect,
    verify, verify_jws,
};

fn report(input: &[u8]) -> crate::Report {
    verify(
        input,
        &Evidence::default(),
        &Policy::strict(),
        &Request::default(),
        UnixTime(1_760_000_000),
    )
    .report
}

#[test]
fn real_certificates() {
    let Some(mut suite) = Suite::open("eco-real", "real certificates") else { return };
    let name = "tradetrust-generic-templates/chafta-coo-w3c-vcdm2-ecdsa-sd-2023.json";
    let text = suite.bytes(name);
    let found = report(&text);
    let signature = found.check(CheckId::Signature).expect("the check");
    let agrees = found.verdict == Verdict::Indeterminate
        && found.check(CheckId::Format).is_some_and(|check| check.outcome == Outcome::Passed)
        && signature.code == Some(Code::SignatureUnsupportedCryptosuite)
        && signature.facts.get("suite") == Some(&"ecdsa-sd-2023".into());
    suite.note(name, agrees, found.to_json());
    // It is still shown, marked as unverified.
    let view = serde_json::to_value(inspect(&text).expect("a view")).expect("JSON");
    assert_eq!(
        (&view["unverified"], &view["code"]),
        (&true.into(), &"signature.unsupported_cryptosuite".into())
    );
    assert_eq!(view["credential"]["credentialSubject"]["supplyChainConsignmentId"], "12345");

    let name = "traceability-vocab/v2-signed-es384-vc-jwt.json";
    let document = suite.json(name);
    let mut jwk = document["privateKeyJwk"].clone();
    jwk.as_object_mut().expect("a key").remove("d");
    jwk["kid"] = "#0".into();
    let keys = JwkSet::from_json(jwk.to_string().as_bytes()).expect("a key");
    let token = str_of(&document["examples"][0], "issued").as_bytes();
    let verified = verify_jws(token, &keys, &[Alg::Es384]);
    suite.note(name, verified.is_ok(), &verified);
    assert_eq!(verify_jws(token, &keys, &[Alg::Es256]), Err(Code::SignatureAlgNotAllowed));
    // No e-CO: refused for what it is, whoever signed it.
    assert_eq!(report(token).verdict, Verdict::Invalid);

    let mut unsigned = 0;
    for name in ["CertificationOfOrigin", "USMCACertificationOfOrigin"] {
        let name = format!("traceability-vocab/{name}.example.json");
        let found = report(&suite.bytes(&name));
        let code = found.check(CheckId::Format).and_then(|check| check.code);
        unsigned += usize::from(suite.note(
            &name,
            found.verdict == Verdict::Invalid && code == Some(Code::FormatUnrecognised),
            found.to_json(),
        ));
    }
    suite.close(&format!(
        "ChAFTA certificate (ecdsa-sd-2023) indeterminate with signature.unsupported_cryptosuite and shown; ES384 token \
         verified as a JWS; {unsigned}/2 without a signature refused"
    ));
}

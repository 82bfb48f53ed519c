//! Cases of the enveloped credential (VCDM 2.0, 4.13), and of JSON forms that are none of ours.

use super::world::*;
use super::{headers, sd_jwt};
use eco_issuer::sign_raw;
use serde_json::{Value, json};
use std::io;

fn envelope(url: &str) -> Value {
    json!({
        "@context": "https://www.w3.org/ns/credentials/v2",
        "type": "EnvelopedVerifiableCredential",
        "id": url
    })
}

fn of_token(token: &str) -> Value {
    envelope(&format!("data:application/vc+jwt,{token}"))
}

pub fn cases(corpus: &mut Corpus) -> io::Result<()> {
    let area = "enveloped";
    let good = signed(|_| {});
    let with = |member: &str, value: Value| {
        let mut document = of_token(&good);
        document[member] = value;
        document.to_string()
    };
    let without = |member: &str| {
        let mut document = of_token(&good);
        document.as_object_mut().expect("an object").remove(member);
        document.to_string()
    };

    corpus.add(Case::new(area, "valid", of_token(&good).to_string()))?;
    corpus.add(Case::new(area, "valid-indented", format!("\n{:#}\n", of_token(&good))))?;
    corpus.add(Case::new(
        area,
        "valid-type-an-array",
        with("type", json!(["EnvelopedVerifiableCredential"])),
    ))?;
    corpus.add(Case::new(
        area,
        "valid-context-an-array",
        with("@context", json!(["https://www.w3.org/ns/credentials/v2"])),
    ))?;
    let sd_jwt = sd_jwt::presented(|_| Vec::new());
    for (name, kind) in
        [("valid-sd-jwt", "dc+sd-jwt"), ("valid-sd-jwt-by-its-older-name", "vc+sd-jwt")]
    {
        let document = envelope(&format!("data:application/{kind},{sd_jwt}"));
        corpus.add(Case::new(area, name, document.to_string()))?;
    }
    // What stands around the token is not signed, so it says nothing.
    corpus.add(Case::new(
        area,
        "valid-unsigned-members-around-do-not-count",
        with("credentialSubject", json!({ "certificateNumber": "RC26-0417-000999" })),
    ))?;
    corpus.add(Case::new(
        area,
        "valid-proof-around-does-not-count",
        with("proof", json!({ "type": "DataIntegrityProof", "cryptosuite": "ecdsa-jcs-2019" })),
    ))?;

    let (head, rest) = good.split_once('.').expect("three parts");
    let (_, signature) = rest.split_once('.').expect("three parts");
    let changed = credential().to_string().replace("RC26-0417-000123", "RC26-0417-000124");
    let tampered = format!("{head}.{}.{signature}", base64url(changed.as_bytes()));
    corpus.add(
        Case::new(area, "number-changed-after-signing", of_token(&tampered).to_string())
            .invalid("signature.mismatch"),
    )?;
    let forged = sign_raw(&header(KID), credential().to_string().as_bytes(), &key("attacker", KID));
    corpus.add(
        Case::new(area, "signed-by-another-key", of_token(&forged).to_string())
            .invalid("signature.mismatch"),
    )?;

    let (unrecognised, wrong) = ("format.unrecognised", "format.wrong_type");
    for (name, url, code) in [
        ("token-as-sd-jwt", format!("data:application/dc+sd-jwt,{good}"), unrecognised),
        ("sd-jwt-as-token", format!("data:application/vc+jwt,{sd_jwt}"), unrecognised),
        ("media-type-jwt", format!("data:application/jwt,{good}"), unrecognised),
        ("media-type-cose", "data:application/vc+cose,0oRD".to_owned(), unrecognised),
        ("media-type-missing", format!("data:,{good}"), unrecognised),
        ("token-in-base64", format!("data:application/vc+jwt;base64,{good}"), unrecognised),
        ("token-empty", "data:application/vc+jwt,".to_owned(), unrecognised),
        (
            "token-an-envelope-again",
            format!("data:application/vc+jwt,{}", of_token(&good)),
            unrecognised,
        ),
        ("id-an-address", "https://origin.customs-a.example/co/1".to_owned(), wrong),
        ("id-the-token-itself", good.clone(), wrong),
        ("id-without-comma", "data:application/vc+jwt".to_owned(), wrong),
    ] {
        corpus.add(Case::new(area, name, envelope(&url).to_string()).invalid(code))?;
    }
    corpus.add(Case::new(area, "id-missing", without("id")).invalid(wrong))?;
    corpus.add(Case::new(area, "id-a-number", with("id", json!(1))).invalid(wrong))?;
    corpus.add(
        Case::new(
            area,
            "context-of-version-1",
            with("@context", json!("https://www.w3.org/2018/credentials/v1")),
        )
        .invalid("format.unsupported_version"),
    )?;
    corpus.add(
        Case::new(
            area,
            "presentation-instead-of-credential",
            with("type", json!("EnvelopedVerifiablePresentation")),
        )
        .invalid(unrecognised),
    )?;
    corpus.add(
        Case::new(
            area,
            "names-its-id-twice",
            of_token(&good).to_string().replacen("\"id\":", "\"id\":\"x\",\"id\":", 1),
        )
        .invalid("format.duplicate_member"),
    )?;
    corpus.add(
        Case::new(area, "something-behind", format!("{} {{}}", of_token(&good)))
            .invalid("format.bad_json"),
    )?;

    let (signed_text, signature) = good.rsplit_once('.').expect("three parts");
    let (protected, payload) = signed_text.split_once('.').expect("three parts");
    for (name, document) in [
        (
            "jws-in-flattened-json",
            json!({ "protected": protected, "payload": payload, "signature": signature }),
        ),
        (
            "jws-in-general-json",
            json!({ "payload": payload, "signatures": [{ "protected": protected, "signature": signature }] }),
        ),
        ("empty-object", json!({})),
    ] {
        corpus.add(Case::new(area, name, document.to_string()).invalid(unrecognised))?;
    }
    headers::cases(corpus, area, "vc+jwt", &|header| {
        let token = sign_raw(header, credential().to_string().as_bytes(), &issuer_key());
        of_token(&token).to_string()
    })
}

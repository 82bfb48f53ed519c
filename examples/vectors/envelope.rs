//! Envelope cases: what is, and is not, a certificate in compact JWS form.

use super::world::*;
use eco_issuer::sign_raw;
use serde_json::json;
use std::io;

pub fn cases(corpus: &mut Corpus) -> io::Result<()> {
    let area = "envelope";
    let good = signed(|_| {});
    let (head, rest) = good.split_once('.').expect("three parts");
    let (payload, signature) = rest.split_once('.').expect("three parts");

    corpus.add(Case::new(area, "valid", good.as_str()))?;
    corpus.add(Case::new(area, "valid-white-space-around", format!("\r\n  {good}\n\n")))?;
    corpus.add(Case::new(
        area,
        "valid-issuer-as-string",
        signed(|d| d["issuer"] = json!(ISSUER)),
    ))?;
    corpus.add(Case::new(area, "valid-iss-equals-issuer", signed(|d| d["iss"] = json!(ISSUER))))?;
    corpus.add(Case::new(
        area,
        "valid-unknown-top-level-member",
        signed(|d| d["evidence"] = json!([{ "type": "X" }])),
    ))?;
    corpus.add(Case::new(
        area,
        "valid-without-cty",
        sign_raw(
            &format!(r#"{{"alg":"ES256","typ":"vc+jwt","kid":"{KID}"}}"#),
            credential().to_string().as_bytes(),
            &issuer_key(),
        ),
    ))?;

    let no_data = "format.no_signed_data";
    corpus.add(
        Case::new(area, "pdf-without-signed-data", &b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"[..])
            .indeterminate(no_data),
    )?;
    corpus.add(
        Case::new(area, "jpeg-photo", &b"\xff\xd8\xff\xe0\0\x10JFIF\0"[..]).indeterminate(no_data),
    )?;
    corpus.add(Case::new(area, "png-picture", &b"\x89PNG\r\n\x1a\n"[..]).indeterminate(no_data))?;
    corpus.add(Case::new(area, "heic-photo", &b"\0\0\0\x18ftypheic"[..]).indeterminate(no_data))?;
    corpus.add(
        Case::new(area, "html-page", "<!doctype html><title>Certificate</title>")
            .indeterminate(no_data),
    )?;
    corpus.add(
        Case::new(area, "word-document", &b"PK\x03\x04\x14\0\x06\0"[..]).indeterminate(no_data),
    )?;

    let unrecognised = "format.unrecognised";
    corpus.add(Case::new(area, "empty", "").invalid(unrecognised))?;
    corpus.add(
        Case::new(area, "byte-order-mark-first", format!("\u{feff}{good}")).invalid(unrecognised),
    )?;
    let utf_16: Vec<u8> =
        format!("\u{feff}{good}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    corpus.add(Case::new(area, "utf-16-text", utf_16).invalid(unrecognised))?;
    corpus.add(Case::new(area, "white-space-only", " \n\t ").invalid(unrecognised))?;
    corpus.add(
        Case::new(area, "binary", &[0_u8, 1, 2, 255, 254, 46, 46][..]).invalid(unrecognised),
    )?;
    corpus.add(
        Case::new(area, "plain-text", "Certificate No. RC26-0417-000123").invalid(unrecognised),
    )?;
    corpus.add(
        Case::new(area, "json-without-proof", credential().to_string()).invalid(unrecognised),
    )?;
    corpus.add(Case::new(area, "token-twice", format!("{good}\n{good}")).invalid(unrecognised))?;
    corpus.add(
        Case::new(area, "token-twice-without-space", format!("{good}{good}")).invalid(unrecognised),
    )?;
    corpus.add(
        Case::new(
            area,
            "five-parts-like-encrypted",
            format!("{head}.{payload}.{payload}.{payload}.{signature}"),
        )
        .invalid(unrecognised),
    )?;
    corpus.add(Case::new(area, "two-parts", format!("{head}.{payload}")).invalid(unrecognised))?;

    let base64 = "format.bad_base64url";
    corpus.add(
        Case::new(area, "padding-in-header", format!("{head}=.{payload}.{signature}"))
            .invalid(base64),
    )?;
    corpus.add(Case::new(area, "padding-in-signature", format!("{good}==")).invalid(base64))?;
    corpus.add(
        Case::new(area, "white-space-inside", format!("{head}.\n{payload}.{signature}"))
            .invalid(base64),
    )?;
    corpus.add(
        Case::new(
            area,
            "standard-base64-alphabet",
            format!("{head}.{payload}.{}", "+/".repeat(43)),
        )
        .invalid(base64),
    )?;
    // The last of 86 characters carries four unused bits; another character with the same used bits.
    let last = signature.chars().last().expect("not empty");
    let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let place = alphabet.find(last).expect("base64url");
    let twin = alphabet.get(place + 1..place + 2).expect("not the last of its block");
    corpus.add(
        Case::new(
            area,
            "non-canonical-last-character",
            format!("{head}.{payload}.{}{twin}", &signature[..85]),
        )
        .invalid(base64),
    )?;
    corpus.add(Case::new(area, "cut-by-a-character", &good[..good.len() - 1]).invalid(base64))?;
    corpus.add(
        Case::new(area, "cut-in-the-signature", &good[..good.len() - 10])
            .invalid("signature.malformed"),
    )?;
    corpus.add(
        Case::new(
            area,
            "cut-in-the-payload",
            format!("{head}.{}.{signature}", &payload[..payload.len() - payload.len() % 4 - 400]),
        )
        .invalid("format.bad_json"),
    )?;

    let with_header =
        |text: &str| sign_raw(text, credential().to_string().as_bytes(), &issuer_key());
    for (name, header, code) in [
        ("header-not-json", "alg=ES256".to_owned(), "format.bad_json"),
        ("header-array", r#"["ES256"]"#.to_owned(), "format.bad_header"),
        (
            "header-names-alg-twice",
            format!(r#"{{"alg":"none","alg":"ES256","typ":"vc+jwt","kid":"{KID}"}}"#),
            "format.duplicate_member",
        ),
        ("header-without-alg", format!(r#"{{"typ":"vc+jwt","kid":"{KID}"}}"#), "format.bad_header"),
        (
            "header-alg-a-number",
            format!(r#"{{"alg":256,"typ":"vc+jwt","kid":"{KID}"}}"#),
            "format.bad_header",
        ),
        ("header-without-kid", r#"{"alg":"ES256","typ":"vc+jwt"}"#.to_owned(), "format.bad_header"),
        (
            "header-kid-empty",
            r#"{"alg":"ES256","typ":"vc+jwt","kid":""}"#.to_owned(),
            "format.bad_header",
        ),
        (
            "header-kid-an-array",
            format!(r#"{{"alg":"ES256","typ":"vc+jwt","kid":["{KID}"]}}"#),
            "format.bad_header",
        ),
        (
            "header-cty-not-vc",
            format!(r#"{{"alg":"ES256","typ":"vc+jwt","cty":"jwt","kid":"{KID}"}}"#),
            "format.bad_header",
        ),
        ("header-without-typ", format!(r#"{{"alg":"ES256","kid":"{KID}"}}"#), "format.wrong_type"),
        (
            "header-typ-jwt",
            format!(r#"{{"alg":"ES256","typ":"JWT","kid":"{KID}"}}"#),
            "format.wrong_type",
        ),
        (
            "header-typ-in-capitals",
            format!(r#"{{"alg":"ES256","typ":"VC+JWT","kid":"{KID}"}}"#),
            "format.wrong_type",
        ),
        (
            "header-over-8-kib",
            format!(
                r#"{{"alg":"ES256","typ":"vc+jwt","kid":"{KID}","pad":"{}"}}"#,
                "x".repeat(8192)
            ),
            "format.too_large",
        ),
    ] {
        corpus.add(Case::new(area, name, with_header(&header)).invalid(code))?;
    }
    let status_token = sign_raw(
        &format!(r#"{{"alg":"ES256","typ":"statuslist+jwt","kid":"{KID}"}}"#),
        br#"{"sub":"https://origin.customs-a.example/tsl/1"}"#,
        &issuer_key(),
    );
    corpus.add(Case::new(area, "status-list-token", status_token).invalid("format.wrong_type"))?;
    corpus.add(Case::new(area, "trust-list", signed_list(|_| {})).invalid("format.wrong_type"))?;

    let with_payload = |bytes: &[u8]| sign_raw(&header(KID), bytes, &issuer_key());
    let text = credential().to_string();
    for (name, payload, code) in [
        ("payload-empty", Vec::new(), "format.bad_json"),
        ("payload-an-array", format!("[{text}]").into_bytes(), "format.wrong_type"),
        ("payload-bom-first", format!("\u{feff}{text}").into_bytes(), "format.bad_json"),
        (
            "payload-not-utf-8",
            text.replace("Dehua", "Deh\u{fffd}a")
                .into_bytes()
                .iter()
                .map(|b| if *b == 0xbf { 0xff } else { *b })
                .collect(),
            "format.bad_json",
        ),
        ("payload-two-values", format!("{text}{text}").into_bytes(), "format.bad_json"),
        (
            "payload-number-twice",
            text.replacen(
                "\"certificateNumber\"",
                "\"certificateNumber\":\"RC26-0417-000999\",\"certificateNumber\"",
                1,
            )
            .into_bytes(),
            "format.duplicate_member",
        ),
        (
            "payload-number-twice-by-escape",
            text.replacen(
                "\"certificateNumber\"",
                "\"certificate\\u004eumber\":\"RC26-0417-000999\",\"certificateNumber\"",
                1,
            )
            .into_bytes(),
            "format.duplicate_member",
        ),
        (
            "payload-lone-surrogate",
            text.replace("Dehua", "Dehua\\ud800").into_bytes(),
            "format.bad_json",
        ),
        (
            "payload-integer-over-2-53",
            text.replace("\"count\":210", "\"count\":9007199254740993").into_bytes(),
            "format.bad_json",
        ),
        (
            "payload-number-infinite",
            text.replace("\"count\":210", "\"count\":1e999").into_bytes(),
            "format.bad_json",
        ),
        (
            "payload-nested-33-deep",
            text.replacen('{', &format!("{{\"x\":{}{},", "[".repeat(32), "]".repeat(32)), 1)
                .into_bytes(),
            "format.too_deep",
        ),
        (
            "payload-trailing-comma",
            text.replacen("\"MY\"", "\"MY\",", 1).into_bytes(),
            "format.bad_json",
        ),
    ] {
        corpus.add(Case::new(area, name, with_payload(&payload)).invalid(code))?;
    }
    corpus.add(Case::new(
        area,
        "valid-nested-32-deep",
        with_payload(
            text.replacen('{', &format!("{{\"x\":{}{},", "[".repeat(31), "]".repeat(31)), 1)
                .as_bytes(),
        ),
    ))?;

    let (wrong, version) = ("format.wrong_type", "format.unsupported_version");
    corpus
        .add(Case::new(area, "vc-claim-present", signed(|d| d["vc"] = json!({}))).invalid(wrong))?;
    corpus
        .add(Case::new(area, "vp-claim-present", signed(|d| d["vp"] = json!({}))).invalid(wrong))?;
    corpus.add(
        Case::new(
            area,
            "issuer-missing",
            signed(|d| drop(d.as_object_mut().map(|d| d.remove("issuer")))),
        )
        .invalid(wrong),
    )?;
    corpus.add(
        Case::new(
            area,
            "issuer-without-id",
            signed(|d| d["issuer"] = json!({ "name": "Example Customs A" })),
        )
        .invalid(wrong),
    )?;
    corpus.add(
        Case::new(
            area,
            "subject-an-array",
            signed(|d| d["credentialSubject"] = json!([d["credentialSubject"]])),
        )
        .invalid(wrong),
    )?;
    corpus.add(
        Case::new(
            area,
            "schema-missing",
            signed(|d| drop(d.as_object_mut().map(|d| d.remove("credentialSchema")))),
        )
        .invalid(wrong),
    )?;
    corpus.add(
        Case::new(
            area,
            "schema-of-version-2",
            signed(|d| {
                d["credentialSchema"]["id"] =
                    json!("https://w3id.org/rcep-eco/schemas/rcep-co-2.json")
            }),
        )
        .invalid(version),
    )?;
    corpus.add(
        Case::new(
            area,
            "schema-of-a-declaration",
            signed(|d| {
                d["credentialSchema"]["id"] =
                    json!("https://w3id.org/rcep-eco/schemas/rcep-do-1.json")
            }),
        )
        .invalid(version),
    )?;
    corpus.add(
        Case::new(
            area,
            "context-of-version-2",
            signed(|d| d["@context"][1] = json!("https://w3id.org/rcep-eco/v2")),
        )
        .invalid(version),
    )?;
    corpus.add(
        Case::new(
            area,
            "context-in-other-order",
            signed(|d| {
                d["@context"] =
                    json!(["https://w3id.org/rcep-eco/v1", "https://www.w3.org/ns/credentials/v2"])
            }),
        )
        .invalid(version),
    )?;
    corpus.add(
        Case::new(
            area,
            "context-with-a-third",
            signed(|d| {
                d["@context"] = json!([
                    "https://www.w3.org/ns/credentials/v2",
                    "https://w3id.org/rcep-eco/v1",
                    "https://evil.example/v1"
                ])
            }),
        )
        .invalid(version),
    )?;
    corpus.add(
        Case::new(
            area,
            "type-of-another-credential",
            signed(|d| {
                d["type"] = json!(["VerifiableCredential", "BitstringStatusListCredential"])
            }),
        )
        .invalid(version),
    )?;
    corpus.add(
        Case::new(
            area,
            "type-of-both-kinds",
            signed(|d| {
                d["type"] = json!([
                    "VerifiableCredential",
                    "RcepCertificateOfOrigin",
                    "RcepDeclarationOfOrigin"
                ])
            }),
        )
        .invalid(version),
    )
}

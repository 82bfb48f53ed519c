//! More Bitstring Status List cases: messages (2.1, `statusMessage`), and the list credential's frame.

use super::status::{entry, list};
use super::world::*;
use eco_issuer::sign_raw;
use serde_json::{Value, json};
use std::io;

const AREA: &str = "status";
/// Entries of two bits: the value of entry 5 lies in bits 10 and 11.
const INDEX: usize = 5;

fn messages() -> Value {
    json!([
        { "status": "0x0", "message": "in_force" },
        { "status": "0x1", "message": "under_review" },
        { "status": "0x2", "message": "superseded" }
    ])
}

fn message_entry(change: impl FnOnce(&mut Value)) -> String {
    let mut entry = entry(json!(INDEX.to_string()));
    entry["statusPurpose"] = json!("message");
    entry["statusSize"] = json!(2);
    entry["statusMessage"] = messages();
    change(&mut entry);
    signed(|d| d["credentialStatus"] = entry)
}

/// A message list of 131,072 entries of two bits, in which entry 5 has that value.
fn message_list(value: u8) -> Vec<u8> {
    let mut bits = vec![0_u8; 32_768];
    bits[1] = value << 4;
    list(&[], |l| {
        l["credentialSubject"]["statusPurpose"] = json!("message");
        l["credentialSubject"]["encodedList"] = json!(eco_issuer::status::encode_bits(&bits));
    })
}

fn case(name: &str, value: u8) -> Case<'_> {
    Case::new(AREA, name, message_entry(|_| {})).fetched(STATUS_URI, Some(message_list(value)))
}

type Change = fn(&mut Value);

pub fn cases(corpus: &mut Corpus) -> io::Result<()> {
    corpus.add(case("valid-message-in-force", 0))?;
    corpus.add(case("valid-message-shown", 1))?;
    for (name, message) in [
        ("message-superseded-in-capitals", "Superseded"),
        ("message-superseded-by-another", "superseded by RC26-0417-000999"),
    ] {
        let token = message_entry(|e| e["statusMessage"][2]["message"] = json!(message));
        let case = Case::new(AREA, name, token).fetched(STATUS_URI, Some(message_list(2)));
        corpus.add(case.invalid("status.superseded"))?;
    }
    corpus.add(case("message-superseded", 2).invalid("status.superseded"))?;
    let unsupported = "status.unsupported";
    corpus.add(case("message-without-meaning", 3).indeterminate(unsupported))?;
    let faults: [(&str, Change); 10] = [
        ("message-texts-missing", |e| drop(e.as_object_mut().map(|e| e.remove("statusMessage")))),
        ("message-texts-an-object", |e| e["statusMessage"] = json!({ "0x1": "x" })),
        ("message-texts-of-strings", |e| e["statusMessage"] = json!(["x"])),
        ("message-text-a-number", |e| e["statusMessage"][1]["message"] = json!(1)),
        ("message-status-a-number", |e| e["statusMessage"][1]["status"] = json!(1)),
        ("message-status-without-0x", |e| e["statusMessage"][1]["status"] = json!("1")),
        ("message-status-beyond-its-bits", |e| e["statusMessage"][1]["status"] = json!("0x4")),
        ("message-size-zero", |e| e["statusSize"] = json!(0)),
        ("message-size-a-string", |e| e["statusSize"] = json!("2")),
        ("message-size-of-nine-bits", |e| e["statusSize"] = json!(9)),
    ];
    for (name, change) in faults {
        corpus.add(
            Case::new(AREA, name, message_entry(change))
                .fetched(STATUS_URI, Some(message_list(1)))
                .indeterminate(unsupported),
        )?;
    }
    // One bit needs no texts; set, it still says something that nobody can read.
    let single = || {
        message_entry(|e| {
            for member in ["statusSize", "statusMessage"] {
                drop(e.as_object_mut().map(|e| e.remove(member)));
            }
        })
    };
    let of_one_bit =
        |set: &[usize]| list(set, |l| l["credentialSubject"]["statusPurpose"] = json!("message"));
    corpus.add(
        Case::new(AREA, "valid-message-of-one-bit-not-set", single())
            .fetched(STATUS_URI, Some(of_one_bit(&[]))),
    )?;
    corpus.add(
        Case::new(AREA, "message-of-one-bit-set-without-text", single())
            .fetched(STATUS_URI, Some(of_one_bit(&[INDEX])))
            .indeterminate(unsupported),
    )?;
    corpus.add(
        Case::new(AREA, "message-in-a-revocation-list", message_entry(|_| {}))
            .fetched(STATUS_URI, Some(list(&[], |_| {})))
            .indeterminate("status.purpose_mismatch"),
    )?;
    // 131,072 entries of one bit are only half as many of two (4.1).
    let too_short = list(&[], |l| l["credentialSubject"]["statusPurpose"] = json!("message"));
    corpus.add(
        Case::new(AREA, "message-list-too-short-for-its-size", message_entry(|_| {}))
            .fetched(STATUS_URI, Some(too_short))
            .indeterminate("status.list_invalid"),
    )?;
    let beyond = message_entry(|e| e["statusListIndex"] = json!("131072"));
    corpus.add(
        Case::new(AREA, "message-index-beyond-the-list", beyond)
            .fetched(STATUS_URI, Some(message_list(0)))
            .indeterminate("status.index_out_of_range"),
    )?;
    let beside_revocation = signed(|d| {
        let mut message = entry(json!(INDEX.to_string()));
        message["statusPurpose"] = json!("message");
        message["statusSize"] = json!(2);
        message["statusMessage"] = messages();
        message["statusListCredential"] = json!(SECOND);
        d["credentialStatus"] = json!([entry(json!("7")), message]);
    });
    let mut second = vec![0_u8; 32_768];
    second[1] = 1 << 4;
    let second = list(&[], |l| {
        l["id"] = json!(SECOND);
        l["credentialSubject"]["statusPurpose"] = json!("message");
        l["credentialSubject"]["encodedList"] = json!(eco_issuer::status::encode_bits(&second));
    });
    corpus.add(
        Case::new(AREA, "valid-message-shown-beside-revocation", beside_revocation.as_str())
            .fetched(SECOND, Some(second.clone()))
            .fetched(STATUS_URI, Some(list(&[], |_| {}))),
    )?;
    corpus.add(
        Case::new(AREA, "message-shown-but-revoked-in-another-list", beside_revocation)
            .fetched(SECOND, Some(second))
            .fetched(STATUS_URI, Some(list(&[7], |_| {})))
            .invalid("status.revoked"),
    )?;
    frame(corpus)
}

const SECOND: &str = "https://origin.customs-a.example/status/2";

/// The list credential itself.
fn frame(corpus: &mut Corpus) -> io::Result<()> {
    let invalid = "status.list_invalid";
    let input = || signed(|d| d["credentialStatus"] = entry(json!("7")));
    let faults: [(&str, &str, Change); 9] = [
        ("list-type-of-a-certificate", invalid, |l| {
            l["type"] = json!(["VerifiableCredential", "RcepCertificateOfOrigin"])
        }),
        ("list-subject-of-another-type", invalid, |l| {
            l["credentialSubject"]["type"] = json!("StatusList2021")
        }),
        ("list-subject-missing", invalid, |l| {
            drop(l.as_object_mut().map(|l| l.remove("credentialSubject")))
        }),
        ("list-bits-missing", invalid, |l| {
            drop(l["credentialSubject"].as_object_mut().map(|s| s.remove("encodedList")))
        }),
        ("list-bits-a-number", invalid, |l| l["credentialSubject"]["encodedList"] = json!(7)),
        ("list-issuer-missing", invalid, |l| drop(l.as_object_mut().map(|l| l.remove("issuer")))),
        ("list-end-not-a-time", invalid, |l| l["validUntil"] = json!("tomorrow")),
        ("list-begin-without-zone", invalid, |l| l["validFrom"] = json!("2026-06-14T12:00:00")),
        ("list-purpose-missing", "status.purpose_mismatch", |l| {
            drop(l["credentialSubject"].as_object_mut().map(|s| s.remove("statusPurpose")))
        }),
    ];
    for (name, code, change) in faults {
        corpus.add(
            Case::new(AREA, name, input())
                .fetched(STATUS_URI, Some(list(&[], change)))
                .indeterminate(code),
        )?;
    }
    let payload = list(&[], |_| {});
    let payload = String::from_utf8(payload).expect("text");
    let payload = issuer_key().open(&payload).expect("own token");
    for (name, member, value) in [
        ("list-alg-none", "alg", json!("none")),
        ("list-typ-jwt", "typ", json!("JWT")),
        ("list-with-jwk", "jwk", key("attacker", KID).public_jwk()),
        ("list-with-crit", "crit", json!(["exp"])),
    ] {
        let mut header: Value = serde_json::from_str(&header(KID)).expect("JSON");
        header[member] = value;
        let token = sign_raw(&header.to_string(), &payload, &issuer_key());
        corpus.add(
            Case::new(AREA, name, input())
                .fetched(STATUS_URI, Some(token.into_bytes()))
                .indeterminate(invalid),
        )?;
    }
    Ok(())
}

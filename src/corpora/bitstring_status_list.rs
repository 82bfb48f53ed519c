//! Bitstring Status List 1.0: the Recommendation's examples and those of spruceid/ssi.

use super::{Suite, str_of};
use crate::envelope::jws::Jws;
use crate::envelope::vcdm;
use crate::status::bitstring::{Entry, Purpose, check_length, unpack, value};
use crate::{Alg, Evidence, JwkSet, Policy, Request, UnixTime, Verdict, verify, verify_jws};
use serde_json::Value;

/// `credentialStatus` wherever it lies, one or several.
fn entries(document: &Value) -> Vec<Value> {
    match document.get("credentialStatus") {
        Some(Value::Array(entries)) => entries.clone(),
        Some(entry) => vec![entry.clone()],
        None => Vec::new(),
    }
}

#[test]
fn lists_and_entries() {
    let Some(mut suite) = Suite::open("bitstring-status-list", "Bitstring Status List") else {
        return;
    };
    let (mut lists, mut read) = (0, 0);
    let examples = suite.json("spec-examples.json");
    for example in examples.as_array().expect("examples") {
        let title = str_of(example, "title");
        let document = match &example["parsed"] {
            // Where the text shows JSON that is none (comments, ellipses).
            Value::Null => serde_json::from_str(str_of(example, "raw")).unwrap_or_default(),
            document => document.clone(),
        };
        if let Some(encoded) = document["credentialSubject"]["encodedList"].as_str() {
            let bits = unpack(encoded).and_then(|bits| check_length(&bits, 1).map(|()| bits));
            let bits = bits.map_err(|fault| fault.code);
            let clear = bits
                .as_ref()
                .is_ok_and(|bits| bits.len() == 16_384 && bits.iter().all(|b| *b == 0));
            lists += usize::from(suite.note(title, clear, bits.map(|bits| bits.len())));
        }
        for entry in entries(&document) {
            let entry = entry.into();
            let good = vcdm::is_status_entry(&entry);
            let parsed = Entry::parse(&entry).map_err(|fault| fault.facts);
            read += usize::from(suite.note(title, good && parsed.is_ok(), &parsed));
        }
    }

    // A list signed as a token, under the media type of a draft before the Recommendation.
    let keys = JwkSet::from_json(&suite.bytes("spruceid-ssi/public-key.jwk")).expect("a key");
    let token = suite.bytes("spruceid-ssi/status-list.jws");
    let verified = verify_jws(&token, &keys, &[Alg::Es256]);
    suite.note("spruceid-ssi/status-list.jws signature", verified.is_ok(), &verified);
    let jws = Jws::parse(token.trim_ascii()).expect("a token");
    let typed = jws.require_credential_header("vc+jwt").map_err(|fault| fault.code);
    suite.note("spruceid-ssi/status-list.jws typ", typed.is_ok(), typed);
    let list: Value = serde_json::from_slice(&verified.expect("verified").payload).expect("JSON");
    let bits = unpack(str_of(&list["credentialSubject"], "encodedList")).expect("bits");
    assert_eq!(value(&bits, 3, 1), Some(0));

    // A list with one bit set, and the two credentials that use it.
    let list = suite.json("spruceid-ssi/local-status-list-credential.jsonld");
    let bits = unpack(str_of(&list["credentialSubject"], "encodedList")).expect("bits");
    let set: Vec<u64> = (0..131_072).filter(|i| value(&bits, *i, 1) == Some(1)).collect();
    suite.note("spruceid-ssi/local-status-list-credential.jsonld", set == [3], set);
    assert_eq!(value(&bits, 131_072, 1), None);
    let mut judged = 0;
    for (index, due) in [(1, 0), (3, 1)] {
        let name = format!("spruceid-ssi/status_list_revocable_{index}.jsonld");
        let document = suite.json(&name);
        let entry = Entry::parse(&document["credentialStatus"].clone().into()).expect("an entry");
        let found = value(&bits, entry.index, 1);
        assert!(matches!(entry.purpose, Purpose::Revocation));
        judged += usize::from(suite.note(&name, entry.index == index && found == Some(due), found));
        // Their own proofs are of a suite older than Data Integrity.
        let report = verify(
            &suite.bytes(&name),
            &Evidence::default(),
            &Policy::strict(),
            &Request::default(),
            UnixTime(0),
        )
        .report;
        assert_eq!(report.verdict, Verdict::Indeterminate);
    }
    suite.close(&format!("{lists}/2 lists of the text decoded, {read}/7 entries read, bit 3 of spruceid-ssi found, {judged}/2 of its entries as due"));
}

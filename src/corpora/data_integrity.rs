//! W3C vectors of Data Integrity: the two suites that are verified, and those that are only recognised.

use super::{Suite, str_of};
use crate::code::Code;
use crate::encoding;
use crate::envelope::{self, Envelope, Signed, Unverified, data_integrity};
use crate::key::{VerifyingKey, verify_bytes};
use crate::signature::verify_signature;
use crate::{Alg, Evidence, Policy, Request, UnixTime, Verdict, value, verify};
use serde_json::{Value, json};
use sha2::{Digest, Sha256, Sha384};

/// A Multikey (Controlled Identifiers 1.0, 2.2.2) as the vectors publish theirs.
fn key(file: &Value) -> VerifyingKey {
    let text = str_of(file, "publicKeyMultibase").strip_prefix('z').expect("base58btc");
    let bytes = bs58::decode(text).into_vec().expect("base58btc");
    let (alg, point) = match bytes.split_at(2) {
        ([0x80, 0x24], point) => (Alg::Es256, point),
        ([0x81, 0x24], point) => (Alg::Es384, point),
        ([0xed, 0x01], point) => (Alg::EdDsa, point),
        (other, _) => panic!("{other:?}"),
    };
    VerifyingKey::from_public_bytes(alg, point).expect("a key")
}

/// A signed document to its canonical options and document, the proof verified.
fn verified(document: &value::Value, key: &VerifyingKey) -> Result<(Vec<u8>, Vec<u8>), Code> {
    let mut document = document.as_object().ok_or(Code::FormatWrongType)?.clone();
    let Some(value::Value::Object(proof)) = document.remove("proof") else {
        return Err(Code::SignatureBadProof);
    };
    let proof = data_integrity::read(document, proof).map_err(|fault| fault.code)?;
    let Signed::DataIntegrity { options, document, .. } = &proof.signed else { panic!("no proof") };
    let parts = (options.clone(), document.clone());
    let unverified = Unverified {
        kid: proof.kid.into(),
        refusal: None,
        x5c: None,
        signed: proof.signed,
        signature: proof.signature,
        content: (),
    };
    let algs = [Alg::Es256, Alg::Es384, Alg::EdDsa];
    verify_signature(unverified, key, &algs).map_err(|fault| fault.code)?;
    Ok(parts)
}

/// Verifies one, compares its canonical forms, and tries every change of one byte. A change that leaves
/// the same JSON document (white space) is none.
fn jcs(
    suite: &mut Suite,
    folder: &str,
    (signed, canon, options): (&str, &str, &str),
    key: &VerifyingKey,
) -> String {
    let text = suite.bytes(&format!("{folder}/{signed}"));
    let document = encoding::json(&text).expect("strict JSON");
    let due = (
        suite.text(&format!("{folder}/{options}")).into_bytes(),
        suite.text(&format!("{folder}/{canon}")).into_bytes(),
    );
    let answer = verified(&document, key);
    suite.note(folder, answer.as_ref() == Ok(&due), &answer);
    let (mut refused, mut tried) = (0, 0);
    for at in 0..text.len() {
        let mut text = text.clone();
        text[at] ^= 1;
        let changed = match encoding::json(&text) {
            Ok(changed) if changed == document => continue,
            Ok(changed) => verified(&changed, key).map(drop),
            Err(code) => Err(code),
        };
        tried += 1;
        refused +=
            usize::from(suite.note(&format!("{folder} byte {at}"), changed.is_err(), changed));
    }
    let name = folder.rsplit('/').next().expect("a name");
    format!("{name} verified, {refused}/{tried} changes of a byte refused")
}

/// Recognised by name and not verified: the verdict is indeterminate, never invalid.
fn only_recognised(suite: &mut Suite, names: &[&str]) -> usize {
    let mut known = 0;
    for name in names {
        let text = suite.bytes(name);
        let due = suite.json(name)["proof"].clone();
        let due = due.get("cryptosuite").unwrap_or(&due["type"]).clone().into();
        let report = verify(
            &text,
            &Evidence::default(),
            &Policy::strict(),
            &Request::default(),
            UnixTime(0),
        )
        .report;
        let signature = report.check(crate::CheckId::Signature).expect("the check");
        let agrees = report.verdict == Verdict::Indeterminate
            && signature.code == Some(Code::SignatureUnsupportedCryptosuite)
            && signature.facts.get("suite") == Some(&due);
        known += usize::from(suite.note(name, agrees, report.to_json()));
    }
    known
}

/// RDFC suites: their canonical N-Quads are given, so the signature can be checked without making them.
fn over_given_quads(suite: &mut Suite, folder: &str, suffix: &str, key: &VerifyingKey) -> usize {
    let file = |part: &str| suite.bytes(&format!("{folder}/{part}{suffix}.txt"));
    let (options, document) = (file("proofCanon"), file("canonDoc"));
    let hashes = match key.alg() {
        Alg::Es384 => [Sha384::digest(&options), Sha384::digest(&document)].concat(),
        _ => [Sha256::digest(&options), Sha256::digest(&document)].concat(),
    };
    let signature = data_encoding::HEXLOWER
        .decode(suite.text(&format!("{folder}/sigHex{suffix}.txt")).as_bytes());
    let answer = verify_bytes(key, &hashes, &signature.expect("hexadecimal"));
    usize::from(suite.note(&format!("{folder} signature"), answer.is_ok(), answer))
}

#[test]
fn ecdsa() {
    let Some(mut suite) = Suite::open("w3c-vc-di-ecdsa", "Data Integrity ECDSA") else { return };
    let keys =
        ["p256", "p384"].map(|name| key(&suite.json(&format!("TestVectors/{name}KeyPair.json"))));
    let mut lines = Vec::new();
    let mut given = 0;
    for (curve, key) in ["256", "384"].into_iter().zip(&keys) {
        let files = ["signedJCSECDSAP", "canonDocJCSECDSAP", "proofCanonJCSECDSAP"];
        let names = [
            format!("{}{curve}.json", files[0]),
            format!("{}{curve}.txt", files[1]),
            format!("{}{curve}.txt", files[2]),
        ];
        let folder = format!("TestVectors/ecdsa-jcs-2019-p{curve}");
        lines.push(jcs(&mut suite, &folder, (&names[0], &names[1], &names[2]), key));
        for sub in ["", "/employ"] {
            let folder = format!("TestVectors/ecdsa-rdfc-2019-p{curve}{sub}");
            given += over_given_quads(&mut suite, &folder, &format!("ECDSAP{curve}"), key);
        }
    }
    let known = only_recognised(
        &mut suite,
        &[
            "TestVectors/ecdsa-rdfc-2019-p256/signedECDSAP256.json",
            "TestVectors/ecdsa-rdfc-2019-p256/employ/signedECDSAP256.json",
            "TestVectors/ecdsa-rdfc-2019-p384/signedECDSAP384.json",
            "TestVectors/ecdsa-rdfc-2019-p384/employ/signedECDSAP384.json",
            "TestVectors/ecdsa-sd-2023/employ/addSignedSDBase.json",
            "TestVectors/ecdsa-sd-2023/employ/derivedRevealDocument.json",
            "TestVectors/ecdsa-sd-2023/prc/addSignedSDBase.json",
            "TestVectors/ecdsa-sd-2023/prc/derivedRevealDocument.json",
        ],
    );
    suite.close(&format!("{}; {known}/8 of RDFC and sd-2023 recognised as unsupported ({given}/4 signatures over the given quads verified)", lines.join("; ")));
}

#[test]
fn eddsa() {
    let Some(mut suite) = Suite::open("w3c-vc-di-eddsa", "Data Integrity EdDSA") else { return };
    let key = key(&suite.json("TestVectors/keyPair.json"));
    let line = jcs(
        &mut suite,
        "TestVectors/eddsa-jcs-2022",
        ("signedJCS.json", "canonDocJCS.txt", "proofCanonJCS.txt"),
        &key,
    );
    let given = over_given_quads(&mut suite, "TestVectors/eddsa-rdfc-2022", "DataInt", &key)
        + over_given_quads(&mut suite, "TestVectors/eddsa-rdfc-2022/employ", "DataInt", &key);
    let known = only_recognised(
        &mut suite,
        &[
            "TestVectors/eddsa-rdfc-2022/signedDataInt.json",
            "TestVectors/eddsa-rdfc-2022/employ/signedDataInt.json",
            "TestVectors/Ed25519Signature2020/signedEdSig.json",
            "TestVectors/proof-set-chain/signedProofSet1.json",
        ],
    );
    let mut sets = 0;
    for name in ["signedProofSet2.json", "signedProofChain1.json", "signedProofChain2.json"] {
        // As they are, and with the frame of the profile around them.
        let mut document = suite.json(&format!("TestVectors/proof-set-chain/{name}"));
        let as_it_is = verify(
            document.to_string().as_bytes(),
            &Evidence::default(),
            &Policy::strict(),
            &Request::default(),
            UnixTime(0),
        )
        .report;
        document["@context"] =
            json!(["https://www.w3.org/ns/credentials/v2", "https://w3id.org/rcep-eco/v1"]);
        document["type"] = json!(["VerifiableCredential", "RcepCertificateOfOrigin"]);
        document["credentialSchema"] = json!({ "id": "https://w3id.org/rcep-eco/schemas/rcep-co-1.json", "type": "JsonSchema" });
        let refusal = match envelope::parse(document.to_string().as_bytes()) {
            Ok(Envelope::Credential(unverified)) => unverified.refusal.map(|fault| fault.code),
            other => panic!("{other:?}"),
        };
        let agrees =
            as_it_is.verdict == Verdict::Invalid && refusal == Some(Code::SignatureBadProof);
        sets += usize::from(suite.note(name, agrees, refusal));
    }
    suite.close(&format!("{line}; {known}/4 of other suites recognised as unsupported ({given}/2 signatures over the given quads verified); {sets}/3 proof sets and chains refused"));
}

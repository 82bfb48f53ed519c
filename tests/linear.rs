//! Work is linear in the size of the input: what `verify` allocates, in number and in bytes, grows
//! sixteenfold when the input does, whatever the input is made of. Counted, not timed, so that the
//! answer is the same on every machine. Comparisons are not counted; every list that the core searches
//! from end to end has a length that does not depend on the document (`limits`).
//!
//! A binary of its own, because the counter takes the place of the allocator.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use data_encoding::BASE64URL_NOPAD;
use eco_issuer::keys::SigningKey;
use eco_verify::{
    CheckId, Evidence, Fetched, Need, Outcome, Policy, Report, Request, TrustListEvidence,
    UnixTime, limits, verify,
};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
use std::io::Write;

const ISSUER: &str = "did:web:origin.customs.example";
const KID: &str = "did:web:origin.customs.example#k1";
const STATUS: &str = "https://origin.customs.example/status/3";
const NOW: UnixTime = UnixTime(1_781_500_000);
/// Bytes of the smallest input; it is doubled up to [`limits::CERTIFICATE_BYTES`].
const SMALLEST: usize = limits::CERTIFICATE_BYTES / 16;

/// What is verified: a document and what the host brings along.
struct Input {
    document: Vec<u8>,
    trust_list: Value,
    fetched: Vec<Fetched>,
}

impl Input {
    fn of(document: impl Into<Vec<u8>>) -> Self {
        Self { document: document.into(), trust_list: trust_list(), fetched: Vec::new() }
    }

    fn verify(&self, evidence: &Evidence) -> Report {
        verify(&self.document, evidence, &Policy::strict(), &Request::default(), NOW).report
    }
}

fn key() -> SigningKey {
    SigningKey::for_tests("linear", KID)
}

fn trust_list() -> Value {
    let mut jwk = key().public_jwk();
    jwk["kid"] = json!(KID);
    json!({
        "iat": NOW.0 - 60, "exp": NOW.0 + 86_400, "version": 1,
        "issuers": [{
            "id": ISSUER, "name": "Example Customs", "country": "CN", "roles": ["issuing-body", "exporter"],
            "keys": [jwk], "statusIssuers": [ISSUER], "statusOrigins": ["https://origin.customs.example"],
        }],
    })
}

fn credential(kind: &str, schema: &str) -> Value {
    let party = json!({ "name": "Example Co", "address": "1 Example Road", "country": "CN" });
    let mut buyer = party.clone();
    buyer["country"] = json!("VN");
    let signed = json!({ "place": "Shenzhen", "date": "2026-06-01", "signatory": "Officer 1" });
    json!({
        "@context": ["https://www.w3.org/ns/credentials/v2", "https://w3id.org/rcep-eco/v1"],
        "type": ["VerifiableCredential", format!("Rcep{kind}")],
        "issuer": ISSUER,
        "validFrom": "2026-06-01T00:00:00Z",
        "credentialSchema": { "id": format!("https://w3id.org/rcep-eco/schemas/{schema}.json"), "type": "JsonSchema" },
        "credentialSubject": {
            "type": kind, "certificateNumber": "C1", "declarationReference": "D1", "issuingCountry": "CN",
            "issuingBody": "Example Customs", "issueDate": "2026-06-01", "importingCountry": "VN",
            "exporter": party, "producerStatus": "SEE_BOX_8", "consignee": buyer, "hsEdition": "2022",
            "items": [item()], "exporterDeclaration": signed, "certification": signed, "completion": signed,
        },
    })
}

fn item() -> Value {
    json!({
        "number": 1, "description": "LED luminaires", "hsCode": "940511",
        "originCriterion": { "base": "PE", "cumulation": true, "deMinimis": true },
        "rcepCountryOfOrigin": { "country": "CN" },
        "quantity": { "value": "2400", "unit": "KGM" },
        "invoices": [{ "number": "EX-1", "date": "2026-05-28" }],
    })
}

fn co() -> Value {
    credential("CertificateOfOrigin", "rcep-co-1")
}

fn declaration() -> Value {
    credential("DeclarationOfOrigin", "rcep-do-1")
}

fn sign(typ: &str, document: &Value) -> String {
    let header = json!({ "alg": "ES256", "typ": typ, "kid": KID }).to_string();
    eco_issuer::sign_raw(&header, document.to_string().as_bytes(), &key())
}

/// A signed credential whose subject has this member more.
fn with(mut document: Value, name: &str, value: Value) -> Input {
    document["credentialSubject"][name] = value;
    Input::of(sign("vc+jwt", &document))
}

/// Bytes of JSON that make a token of that size.
fn payload(size: usize) -> usize {
    size / 4 * 3 - 3000
}

/// As many copies as fill that many bytes.
fn copies(bytes: usize, one: &Value) -> Value {
    vec![one.clone(); bytes / (one.to_string().len() + 1)].into()
}

fn nested(size: usize) -> Input {
    let deep = (0..24).fold(json!(0), |inner, _| json!([inner]));
    with(co(), "x", copies(payload(size), &deep))
}

fn long_text(size: usize) -> Input {
    with(co(), "remarks", "word ".repeat(payload(size) / 5).into())
}

fn members(size: usize, name: impl Fn(usize) -> String) -> Input {
    let mut document = co();
    let count = payload(size) / (name(100_000).len() + 5);
    document["credentialSubject"]
        .as_object_mut()
        .expect("an object")
        .extend((0..count).map(|i| (name(i), json!(0))));
    Input::of(sign("vc+jwt", &document))
}

fn unknown_members(size: usize) -> Input {
    members(size, |i| format!("m{i:06}"))
}

fn names_that_begin_alike(size: usize) -> Input {
    members(size, |i| format!("{}{i:06}", "n".repeat(200)))
}

fn unsafe_text(size: usize) -> Input {
    with(co(), "x", copies(payload(size), &json!("\u{202e}")))
}

/// Half of the document one name, the other half what lies below it.
fn below_a_long_name(size: usize, one: &Value) -> Input {
    let half = payload(size) / 2;
    with(co(), &"n".repeat(half), copies(half, one))
}

fn unsafe_text_below_a_long_name(size: usize) -> Input {
    below_a_long_name(size, &json!("\u{202e}"))
}

fn unsafe_names_below_a_long_name(size: usize) -> Input {
    below_a_long_name(size, &json!({ "\u{200b}": "\u{200b}" }))
}

fn small_objects(size: usize) -> Input {
    with(co(), "x", copies(payload(size), &json!({ "": "0123456789abcdef" })))
}

fn small_arrays(size: usize) -> Input {
    with(co(), "x", copies(payload(size), &json!([0])))
}

fn items(size: usize) -> Input {
    with(declaration(), "items", copies(payload(size), &item()))
}

fn faulty_items(size: usize) -> Input {
    with(
        declaration(),
        "items",
        copies(payload(size), &json!({ "number": 0, "description": 1, "hsCode": "" })),
    )
}

fn no_items(size: usize) -> Input {
    with(declaration(), "items", copies(payload(size), &json!(0)))
}

/// An SD-JWT VC; `hide` fills in the subject and answers the disclosures.
fn sd_jwt(hide: impl FnOnce(&mut Map<String, Value>) -> Vec<String>) -> Input {
    let mut document = co();
    document["iss"] = json!(ISSUER);
    document["vct"] = json!("https://w3id.org/rcep-eco/v1#RcepCertificateOfOrigin");
    let disclosures = hide(document["credentialSubject"].as_object_mut().expect("an object"));
    Input::of(format!("{}~{}", sign("dc+sd-jwt", &document), disclosures.concat()))
}

fn digest(text: &str) -> String {
    BASE64URL_NOPAD.encode(&Sha256::digest(text))
}

fn disclosure(parts: &Value) -> (String, String) {
    let text = BASE64URL_NOPAD.encode(parts.to_string().as_bytes());
    (digest(&text), format!("{text}~"))
}

fn disclosures(size: usize) -> Input {
    sd_jwt(|subject| {
        let text = "x".repeat(280);
        let one = |i| disclosure(&json!(["salt", format!("m{i}"), text]));
        let (digests, texts): (Vec<_>, Vec<_>) = (0..size / 512).map(one).unzip();
        subject.insert("_sd".to_owned(), digests.into());
        texts
    })
}

fn long_disclosures_below_a_long_name(size: usize) -> Input {
    sd_jwt(|subject| {
        let text = "\u{200b}".repeat(300);
        let one = |i| disclosure(&json!(["salt", { "a": i, "b": text }]));
        let (digests, texts): (Vec<_>, Vec<_>) = (0..size / 2048).map(one).unzip();
        let digests: Vec<_> = digests.into_iter().map(|digest| json!({ "...": digest })).collect();
        subject.insert("n".repeat(size / 8), digests.into());
        texts
    })
}

fn withheld_below_a_long_name(size: usize) -> Input {
    sd_jwt(|subject| {
        let hidden = |i: usize| json!({ "_sd": [digest(&i.to_string())] });
        let count = payload(size) / 2 / 60;
        subject.insert("n".repeat(payload(size) / 2), (0..count).map(hidden).collect());
        Vec::new()
    })
}

fn status_entries(size: usize) -> Input {
    let mut document = co();
    document["credentialStatus"] =
        copies(payload(size), &json!({ "type": "Other", "id": "urn:x:1" }));
    Input::of(sign("vc+jwt", &document))
}

fn status_messages(size: usize) -> Input {
    let mut document = co();
    let messages = copies(payload(size), &json!({ "status": "0x1", "message": "" }));
    document["credentialStatus"] = json!({
        "type": "BitstringStatusListEntry", "statusPurpose": "message", "statusListIndex": "1",
        "statusListCredential": STATUS, "statusSize": 2, "statusMessage": messages,
    });
    Input::of(sign("vc+jwt", &document))
}

/// A list of bits that do not compress, in a token of that size.
fn status_list(size: usize) -> Input {
    let mut document = co();
    document["credentialStatus"] = json!({
        "type": "BitstringStatusListEntry", "statusPurpose": "revocation", "statusListIndex": "1",
        "statusListCredential": STATUS,
    });
    let count = size / 16 * 9 / 32;
    let noise = (0..count).flat_map(|i| Sha256::digest(i.to_string()));
    let bits: Vec<u8> = std::iter::once(0).chain(noise).chain(vec![0; 16_384]).collect();
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(&bits).expect("memory");
    let list = json!({
        "@context": ["https://www.w3.org/ns/credentials/v2"],
        "id": STATUS, "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": ISSUER, "validFrom": NOW.to_string(),
        "credentialSubject": {
            "type": "BitstringStatusList", "statusPurpose": "revocation",
            "encodedList": format!("u{}", BASE64URL_NOPAD.encode(&gzip.finish().expect("memory"))),
        },
    });
    let list =
        Fetched { need: Need::status_list(STATUS), bytes: Some(sign("vc+jwt", &list).into()) };
    Input { fetched: vec![list], ..Input::of(sign("vc+jwt", &document)) }
}

fn trust_list_of_many(size: usize) -> Input {
    let mut input = Input::of(sign("vc+jwt", &co()));
    let issuers = input.trust_list["issuers"].as_array_mut().expect("issuers");
    let mut other = issuers[0].clone();
    for i in 0..size / (other.to_string().len() + 16) {
        other["id"] = json!(format!("{ISSUER}:{i}"));
        other["keys"][0]["kid"] = json!(format!("{ISSUER}:{i}#k1"));
        issuers.push(other.clone());
    }
    input
}

fn data_integrity(size: usize) -> Input {
    let mut document = co();
    document["credentialSubject"]["x"] =
        copies(size - 3000, &json!({ "a": "0123456789abcdef", "b": [1] }));
    document["proof"] = json!({
        "type": "DataIntegrityProof", "cryptosuite": "ecdsa-jcs-2019", "verificationMethod": KID,
        "proofPurpose": "assertionMethod", "proofValue": "z1",
    });
    Input::of(document.to_string())
}

fn enveloped(size: usize) -> Input {
    let token = String::from_utf8(unknown_members(size - 1000).document).expect("ASCII");
    let document = json!({
        "@context": "https://www.w3.org/ns/credentials/v2",
        "id": format!("data:application/vc+jwt,{token}"), "type": "EnvelopedVerifiableCredential",
    });
    Input::of(document.to_string())
}

/// How far an input gets; so that none is measured that is refused at the door by mistake.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reaches {
    Content,
    Signature,
    Format,
}

type Shape = (&'static str, fn(usize) -> Input, Reaches);

const SHAPES: &[Shape] = &[
    ("nested arrays", nested, Reaches::Content),
    ("one long text", long_text, Reaches::Content),
    ("unknown members", unknown_members, Reaches::Content),
    ("names that begin alike", names_that_begin_alike, Reaches::Content),
    ("unsafe texts", unsafe_text, Reaches::Content),
    ("unsafe texts below a long name", unsafe_text_below_a_long_name, Reaches::Content),
    ("unsafe names below a long name", unsafe_names_below_a_long_name, Reaches::Content),
    ("small objects", small_objects, Reaches::Content),
    ("small arrays", small_arrays, Reaches::Content),
    ("items", items, Reaches::Content),
    ("items with faults", faulty_items, Reaches::Content),
    ("items that are none", no_items, Reaches::Content),
    ("SD-JWT disclosures", disclosures, Reaches::Content),
    ("SD-JWT disclosures below a long name", long_disclosures_below_a_long_name, Reaches::Content),
    ("SD-JWT withheld below a long name", withheld_below_a_long_name, Reaches::Content),
    ("status entries", status_entries, Reaches::Content),
    ("status messages", status_messages, Reaches::Content),
    ("a status list", status_list, Reaches::Content),
    ("a trust list", trust_list_of_many, Reaches::Content),
    ("Data Integrity", data_integrity, Reaches::Signature),
    ("an enveloped token", enveloped, Reaches::Content),
    ("nothing but dots", |size| Input::of(".".repeat(size)), Reaches::Format),
    ("nothing but tildes", |size| Input::of("~".repeat(size)), Reaches::Format),
    (
        "nothing but brackets",
        |size| Input::of(format!("{{{}", "[".repeat(size - 1))),
        Reaches::Format,
    ),
    (
        "nothing but quotes",
        |size| Input::of(format!("{{{}", "\"".repeat(size - 1))),
        Reaches::Format,
    ),
    (
        "nothing but escapes",
        |size| Input::of(format!("{{\"{}", "\\".repeat(size - 2))),
        Reaches::Format,
    ),
    (
        "nothing but digits",
        |size| Input::of(format!("{{\"a\":{}", "1".repeat(size - 5))),
        Reaches::Format,
    ),
    ("nothing but white space", |size| Input::of(" ".repeat(size)), Reaches::Format),
];

/// Allocations and bytes of one verification, and the most held at a time.
fn measure(size: usize, (name, shape, reaches): &Shape) -> (u64, u64, u64) {
    let input = shape(size);
    let evidence = Evidence {
        trust_list: TrustListEvidence::Unsigned(input.trust_list.to_string().into_bytes()),
        fetched: input.fetched.clone(),
        ..Evidence::default()
    };
    let bytes = [input.document.len(), input.trust_list.to_string().len()]
        .into_iter()
        .chain(input.fetched.iter().filter_map(|fetched| Some(fetched.bytes.as_ref()?.len())))
        .max()
        .unwrap_or_default();
    assert!(bytes > size / 2 && bytes <= size + 2000, "{name}: {bytes} bytes for {size}");
    let mut report = None;
    let info = allocation_counter::measure(|| report = Some(input.verify(&evidence)));
    let report = report.expect("a report");
    let passed = |id| report.check(id).is_some_and(|check| check.outcome == Outcome::Passed);
    let reached = match (passed(CheckId::Format), passed(CheckId::Signature)) {
        (true, true) => Reaches::Content,
        (true, false) => Reaches::Signature,
        (false, _) => Reaches::Format,
    };
    assert_eq!(
        reached,
        *reaches,
        "{name}: {}",
        report.to_json().chars().take(2000).collect::<String>()
    );
    (info.count_total, info.bytes_total, info.bytes_max)
}

#[test]
fn work_grows_as_the_input_does() {
    let mut wrong = Vec::new();
    for shape in SHAPES {
        let sizes = std::iter::successors(Some(SMALLEST), |size| Some(size * 2));
        let sizes = sizes.take_while(|size| *size <= limits::CERTIFICATE_BYTES);
        let work: Vec<_> = sizes.map(|size| measure(size, shape)).collect();
        let (small, large) = (work[0], work[work.len() - 1]);
        let tenths = |small: u64, large: u64| large * 10 / small.max(1);
        let (count, bytes) = (tenths(small.0, large.0), tenths(small.1, large.1));
        let peak = large.2.div_ceil(1024 * 1024);
        let line = format!(
            "linear: {}: input x16, allocations x{}.{}, bytes x{}.{}, at most {peak} MiB at a time",
            shape.0,
            count / 10,
            count % 10,
            bytes / 10,
            bytes % 10,
        );
        writeln!(std::io::stderr(), "{line}").expect("standard error");
        // A list doubles its room when it is used up: a step may cost double, all of them may not.
        let steps = work.windows(2).all(|two| tenths(two[0].1, two[1].1) <= 40);
        if count > 200 || bytes > 200 || !steps || peak > 64 {
            wrong.push(line);
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

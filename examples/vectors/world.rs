//! The keys, the reference certificate and trust list, and the writer of cases.

use data_encoding::BASE64URL_NOPAD;
use eco_issuer::{SigningKey, sign_raw};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use std::io;
use std::path::PathBuf;

/// The moment most cases are verified at; the reference certificate is two weeks old then.
pub const AT: &str = "2026-06-15T00:00:00Z";
pub const ISSUER: &str = "did:web:origin.customs-a.example";
pub const KID: &str = "did:web:origin.customs-a.example#k1";
pub const STATUS_URI: &str = "https://origin.customs-a.example/status/1";
pub const TOKEN_STATUS_URI: &str = "https://origin.customs-a.example/tsl/1";

pub fn key(label: &str, kid: &str) -> SigningKey {
    SigningKey::for_tests(label, kid)
}

/// The key the reference certificate is signed with.
pub fn issuer_key() -> SigningKey {
    key("issuer-a/k1", KID)
}

pub fn list_key() -> SigningKey {
    key("trust-list", "did:web:trust.example#list-1")
}

/// The reference certificate, valid at [`AT`].
pub fn credential() -> Value {
    json!({
        "@context": ["https://www.w3.org/ns/credentials/v2", "https://w3id.org/rcep-eco/v1"],
        "id": "urn:uuid:0f0e3a57-6f6b-4a52-9d51-6d1a2f1c7a10",
        "type": ["VerifiableCredential", "RcepCertificateOfOrigin"],
        "issuer": { "id": ISSUER, "name": "Example Customs A" },
        "validFrom": "2026-06-01T00:00:00Z",
        "validUntil": "2027-06-01T23:59:59Z",
        "credentialSchema": { "id": "https://w3id.org/rcep-eco/schemas/rcep-co-1.json", "type": "JsonSchema" },
        "credentialSubject": {
            "type": "CertificateOfOrigin",
            "certificateNumber": "RC26-0417-000123",
            "issuingCountry": "CN",
            "issuingBody": "Example Customs A, Xiamen",
            "issueDate": "2026-06-01",
            "importingCountry": "MY",
            "exporter": { "name": "Xiamen Example Ceramics Co., Ltd.", "address": "31 Lujiang Rd, Xiamen", "country": "CN" },
            "producer": { "name": "Dehua Example Kiln", "address": "4 Taoci Ave, Dehua", "country": "CN" },
            "consignee": { "name": "Penang Example Tableware Sdn. Bhd.", "address": "77 Lebuh Pantai, George Town", "country": "MY" },
            "transport": { "departureDate": "2026-06-03", "conveyance": "EXAMPLE PEARL V.031W", "portOfDischarge": "MYPEN", "route": "BY SEA" },
            "hsEdition": "2022",
            "items": [
                {
                    "number": 1,
                    "marks": "N/M",
                    "packages": { "count": 210, "kind": "cartons" },
                    "description": "Porcelain plates, glazed, 26 cm, pattern EX-7",
                    "hsCode": "691110",
                    "originCriterion": { "base": "RVC", "cumulation": true, "deMinimis": false },
                    "rcepCountryOfOrigin": { "country": "CN" },
                    "quantity": { "value": "3150", "unit": "KGM" },
                    "fobValue": { "amount": "18900.00", "currency": "USD" },
                    "invoices": [{ "number": "XM-2026-0417", "date": "2026-05-28" }]
                },
                {
                    "number": 2,
                    "marks": "N/M",
                    "packages": { "count": 40, "kind": "cartons" },
                    "description": "Stoneware mugs, 350 ml, pattern EX-9",
                    "hsCode": "6912.00",
                    "originCriterion": { "base": "CTC", "cumulation": false, "deMinimis": false },
                    "rcepCountryOfOrigin": { "country": "CN" },
                    "quantity": { "value": "480.5", "unit": "KGM" },
                    "invoices": [{ "number": "XM-2026-0418", "date": "2026-05-28" }]
                }
            ],
            "exporterDeclaration": { "place": "Xiamen", "date": "2026-05-30", "signatory": "Chen Example" },
            "certification": { "place": "Xiamen", "date": "2026-06-01", "signatory": "Officer 1207" }
        }
    })
}

/// The reference declaration of origin, by an approved exporter.
pub fn declaration() -> Value {
    let mut doc = credential();
    doc["type"] = json!(["VerifiableCredential", "RcepDeclarationOfOrigin"]);
    doc["issuer"] = json!("did:web:exporter-e.example");
    doc["credentialSchema"]["id"] = json!("https://w3id.org/rcep-eco/schemas/rcep-do-1.json");
    let subject = doc["credentialSubject"].as_object_mut().expect("an object");
    for name in
        ["certificateNumber", "issuingBody", "exporterDeclaration", "certification", "transport"]
    {
        subject.remove(name);
    }
    subject.insert("type".into(), json!("DeclarationOfOrigin"));
    subject.insert("declarationReference".into(), json!("NZAE0042-2026-88"));
    subject.insert("approvedExporter".into(), json!({ "code": "NZAE0042" }));
    subject.insert("issuingCountry".into(), json!("NZ"));
    subject.insert(
        "exporter".into(),
        json!({ "name": "Example Orchards Ltd", "address": "9 Kiwi Rd, Te Puke", "country": "NZ" }),
    );
    subject.remove("producer");
    for item in subject["items"].as_array_mut().expect("items") {
        item["rcepCountryOfOrigin"] = json!({ "country": "NZ" });
    }
    subject.insert("completion".into(), json!({ "date": "2026-06-01", "signatory": "A. Example" }));
    doc
}

/// The reference trust list.
pub fn trust_list() -> Value {
    let issuer = |id: &str, name: &str, country: &str, roles: &[&str], keys: Vec<Value>| {
        let origin = format!("https://{}", id.trim_start_matches("did:web:"));
        json!({
            "id": id, "name": name, "country": country, "roles": roles,
            "validFrom": "2022-01-01", "validUntil": null, "keys": keys,
            "x509Anchors": [], "resolve": [],
            "statusIssuers": [id], "statusOrigins": [origin], "sources": [format!("{origin}/api")]
        })
    };
    let k = |label: &str, kid: &str, from: &str, until: Option<&str>| {
        trusted_key(&key(label, kid), from, until)
    };
    let mut list = json!({
        "iss": "did:web:trust.example", "sub": "https://trust.example/rcep.jwt",
        "iat": 1_780_272_000, "exp": 1_782_864_000, "version": 12,
        "issuers": [
            issuer(ISSUER, "Example Customs A", "CN", &["issuing-body"], vec![
                k("issuer-a/k1", KID, "2022-01-01", None),
                k("issuer-a/k0", "did:web:origin.customs-a.example#k0", "2022-01-01", Some("2026-01-01")),
                k("issuer-a/k2", "did:web:origin.customs-a.example#k2", "2026-06-10", None),
            ]),
            issuer("did:web:co.chamber-b.example", "Example Chamber B", "SG", &["issuing-body"], vec![
                k("issuer-b/k1", "did:web:co.chamber-b.example#k1", "2022-01-01", None),
            ]),
            issuer("did:web:test-t.example", "Example Test Issuer", "CN", &["issuing-body", "test"], vec![
                k("issuer-t/k1", "did:web:test-t.example#k1", "2022-01-01", None),
            ]),
            issuer("did:web:exporter-e.example", "Example Orchards Ltd", "NZ", &["approved-exporter"], vec![
                k("exporter-e/k1", "did:web:exporter-e.example#k1", "2022-01-01", None),
            ]),
            issuer("did:web:platform-p.example", "Example Platform", "CN", &["platform"], vec![
                k("platform-p/k1", "did:web:platform-p.example#k1", "2022-01-01", None),
            ]),
        ]
    });
    list["issuers"][3]["approvedExporter"] = json!({
        "code": "NZAE0042", "hsChapters": ["69", "08"], "validFrom": "2025-01-01", "validUntil": "2027-12-31", "suspended": false
    });
    list
}

pub fn trusted_key(key: &SigningKey, from: &str, until: Option<&str>) -> Value {
    let mut jwk = key.public_jwk();
    jwk["validFrom"] = json!(from);
    jwk["validUntil"] = json!(until);
    jwk
}

/// A signed trust list: the reference with a change.
pub fn signed_list(change: impl FnOnce(&mut Value)) -> String {
    let mut list = trust_list();
    change(&mut list);
    sign_list(&list.to_string())
}

/// The same as what a case is verified with.
pub fn own(change: impl FnOnce(&mut Value)) -> Trust {
    Trust::Own(signed_list(change), Some(list_key().public_jwk()))
}

/// The reference list with more keys of its first issuer.
pub fn with_keys(jwks: Vec<Value>) -> Trust {
    own(|list| list["issuers"][0]["keys"].as_array_mut().expect("keys").extend(jwks))
}

pub fn sign_list(payload: &str) -> String {
    sign_raw(
        r#"{"alg":"ES256","typ":"eco-trust-list+jwt","kid":"did:web:trust.example#list-1"}"#,
        payload.as_bytes(),
        &list_key(),
    )
}

/// The usual header with that kid.
pub fn header(kid: &str) -> String {
    json!({ "alg": "ES256", "typ": "vc+jwt", "cty": "vc", "kid": kid }).to_string()
}

/// The reference certificate with a change, signed as usual.
pub fn signed(change: impl FnOnce(&mut Value)) -> String {
    let mut doc = credential();
    change(&mut doc);
    sign_raw(&header(KID), doc.to_string().as_bytes(), &issuer_key())
}

/// The reference certificate with a change in its subject.
pub fn signed_subject(change: impl FnOnce(&mut Map<String, Value>)) -> String {
    signed(|doc| change(doc["credentialSubject"].as_object_mut().expect("an object")))
}

pub fn base64url(bytes: &[u8]) -> String {
    BASE64URL_NOPAD.encode(bytes)
}

/// What the case is verified with, and what is due.
pub struct Case<'a> {
    area: &'a str,
    name: &'a str,
    input: Vec<u8>,
    at: &'a str,
    policy: Option<Value>,
    request: Option<Value>,
    trust: Trust,
    reference_data: Option<String>,
    hs_table: bool,
    fetched: Vec<(&'static str, String, Option<Vec<u8>>)>,
    expect: Value,
}

/// Which trust list a case is verified with.
pub enum Trust {
    /// The reference list, signed.
    Main,
    None,
    Unreachable,
    /// This text, with the pinned key (`None`: no pin).
    Own(String, Option<Value>),
}

impl<'a> Case<'a> {
    pub fn new(area: &'a str, name: &'a str, input: impl Into<Vec<u8>>) -> Self {
        let expect = json!({ "verdict": "valid" });
        Self {
            area,
            name,
            input: input.into(),
            at: AT,
            policy: None,
            request: None,
            trust: Trust::Main,
            reference_data: None,
            hs_table: false,
            fetched: Vec::new(),
            expect,
        }
    }

    pub fn at(self, at: &'a str) -> Self {
        Self { at, ..self }
    }

    pub fn policy(self, policy: Value) -> Self {
        Self { policy: Some(policy), ..self }
    }

    pub fn request(self, request: Value) -> Self {
        Self { request: Some(request), ..self }
    }

    pub fn trust(self, trust: Trust) -> Self {
        Self { trust, ..self }
    }

    /// The package's table of HS subheadings is brought along.
    pub fn hs_table(self) -> Self {
        Self { hs_table: true, ..self }
    }

    /// Signed reference data that the host brought.
    pub fn reference_data(self, token: String) -> Self {
        Self { reference_data: Some(token), ..self }
    }

    /// A status list that was fetched from there; `None`: it could not be had.
    pub fn fetched(self, uri: &str, bytes: Option<Vec<u8>>) -> Self {
        self.fetched_as("statusList", uri, bytes)
    }

    /// The DID document of that DID.
    pub fn fetched_did(self, did: &str, bytes: Option<Vec<u8>>) -> Self {
        self.fetched_as("didDocument", did, bytes)
    }

    fn fetched_as(mut self, kind: &'static str, uri: &str, bytes: Option<Vec<u8>>) -> Self {
        self.fetched.push((kind, uri.to_owned(), bytes));
        self
    }

    pub fn named(self, name: &'a str) -> Self {
        Self { name, ..self }
    }

    /// Verdict and the one code that must stand at a check.
    pub fn is(mut self, verdict: &str, code: &str) -> Self {
        self.expect = json!({ "verdict": verdict, "code": code });
        self
    }

    pub fn invalid(self, code: &str) -> Self {
        self.is("invalid", code)
    }

    pub fn indeterminate(self, code: &str) -> Self {
        self.is("indeterminate", code)
    }

    /// Valid, with a finding that must be there.
    pub fn valid_with(mut self, code: &str) -> Self {
        self.expect = json!({ "verdict": "valid", "finding": code });
        self
    }

    /// How much the finding that is due weighs: `error`, `warning` or `info`.
    pub fn weighing(mut self, severity: &str) -> Self {
        self.expect["severity"] = json!(severity);
        self
    }

    /// A code that must stand nowhere.
    pub fn without(mut self, code: &str) -> Self {
        self.expect["absent"] = json!(code);
        self
    }

    /// How many of the things that the asker stated are the same, the same but for the way they are
    /// written, and others.
    pub fn compared(mut self, exact: u32, normalised: u32, differing: u32) -> Self {
        self.expect["compared"] = json!([exact, normalised, differing]);
        self
    }
}

/// The folder being written.
pub struct Corpus {
    root: PathBuf,
    written: BTreeSet<PathBuf>,
}

impl Corpus {
    pub fn new() -> io::Result<Self> {
        let root = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/vectors"));
        let mut corpus = Self { root, written: BTreeSet::new() };
        corpus.write("shared/trust-list.jwt", signed_list(|_| {}).as_bytes())?;
        corpus.write(
            "shared/trust-key.json",
            format!("{:#}\n", list_key().public_jwk()).as_bytes(),
        )?;
        Ok(corpus)
    }

    pub fn add(&mut self, case: Case<'_>) -> io::Result<()> {
        let folder = format!("{}/{}", case.area, case.name);
        assert!(
            !self.written.contains(&self.root.join(&folder).join("case.json")),
            "{folder} stands twice"
        );
        self.write(&format!("{folder}/input"), &case.input)?;
        let mut json = Map::new();
        json.insert("at".into(), case.at.into());
        json.insert("input".into(), "input".into());
        let pinned = json!(list_key().public_jwk());
        match case.trust {
            Trust::Main => {
                json.insert("trustList".into(), "../../shared/trust-list.jwt".into());
                json.insert("trustKey".into(), pinned);
            }
            Trust::None => {}
            Trust::Unreachable => {
                json.insert("trustList".into(), Value::Null);
                json.insert("trustKey".into(), pinned);
            }
            Trust::Own(text, key) => {
                self.write(&format!("{folder}/trust-list"), text.as_bytes())?;
                json.insert("trustList".into(), "trust-list".into());
                if let Some(key) = key {
                    json.insert("trustKey".into(), key);
                }
            }
        }
        if let Some(token) = &case.reference_data {
            self.write(&format!("{folder}/reference-data"), token.as_bytes())?;
            json.insert("referenceData".into(), "reference-data".into());
        }
        if case.hs_table {
            json.insert("hsTable".into(), "../../../../pkg/data/hs-2022.json".into());
        }
        let mut fetched = Vec::new();
        for (i, (kind, uri, bytes)) in case.fetched.iter().enumerate() {
            let file = bytes.as_ref().map(|_| format!("fetched-{i}"));
            if let (Some(bytes), Some(file)) = (bytes, &file) {
                self.write(&format!("{folder}/{file}"), bytes)?;
            }
            fetched.push(json!({ "kind": kind, "uri": uri, "file": file }));
        }
        if !fetched.is_empty() {
            json.insert("fetched".into(), fetched.into());
        }
        json.extend(case.policy.map(|policy| ("policy".to_owned(), policy)));
        json.extend(case.request.map(|request| ("request".to_owned(), request)));
        json.insert("expect".into(), case.expect);
        self.write(
            &format!("{folder}/case.json"),
            format!("{:#}\n", Value::Object(json)).as_bytes(),
        )
    }

    fn write(&mut self, path: &str, bytes: &[u8]) -> io::Result<()> {
        let path = self.root.join(path);
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        if std::fs::read(&path).ok().as_deref() != Some(bytes) {
            std::fs::write(&path, bytes)?;
        }
        self.written.insert(path);
        Ok(())
    }

    /// Removes what no case writes any more; Reports stay with their case.
    pub fn finish(self) -> io::Result<()> {
        let mut folders = vec![self.root.clone()];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(&folder)? {
                let path = entry?.path();
                if path.is_dir() {
                    folders.push(path);
                } else if !self.written.contains(&path) {
                    let report = path.file_name().is_some_and(|name| name == "report.json");
                    if !report || !self.written.contains(&path.with_file_name("case.json")) {
                        std::fs::remove_file(&path)?;
                    }
                }
            }
            if std::fs::read_dir(&folder)?.next().is_none() {
                std::fs::remove_dir(&folder)?;
            }
        }
        println!("{} files in tests/vectors", self.written.len());
        Ok(())
    }
}

//! Numbers to a small world: issuers, their trust list and status lists, all signed, and as many certificates as are asked
//! for. Keys and claims are derived from numbers, so that every run has the very same bytes.
//!
//! `bench/fuel` has the same world.

use eco_issuer::{
    Envelope, Purpose, SigningKey, StatusEntry, StatusList, StatusListMeta, TrustKey, TrustList,
    TrustedIssuer, envelope_credential, sign_certificate,
};
use serde_json::{Value, json};

/// The same as [`NOW_TEXT`], Unix seconds.
const NOW: i64 = 1_781_500_000;
/// When everything is looked at.
pub(crate) const NOW_TEXT: &str = "2026-06-15T05:06:40Z";
const DAY: i64 = 86_400;
const ISSUED: &str = "2026-06-01";
const INVOICED: &str = "2026-05-28";

/// Some issuing bodies, and what a verifier needs to know of them.
pub(crate) struct World {
    issuers: Vec<Issuer>,
    /// The policy as JSON text: it pins the trust list's key and wants a status entry.
    pub(crate) policy: String,
    /// The trust list, signed.
    pub(crate) trust_list: String,
    /// Address and signed list of each issuer in turn; no bit is set.
    pub(crate) status_lists: Vec<(String, String)>,
}

struct Issuer {
    id: String,
    name: String,
    key: SigningKey,
}

impl World {
    /// So many issuers, each with a key and a status list of its own.
    pub(crate) fn new(issuers: usize) -> Self {
        let issuers: Vec<_> = (0..issuers).map(Issuer::new).collect();
        let key = SigningKey::for_tests("bench list", "did:web:trust.example#list-1");
        let trust_list = TrustList {
            iss: "did:web:trust.example".to_owned(),
            sub: "https://trust.example/rcep.jwt".to_owned(),
            iat: NOW - DAY,
            exp: NOW + 30 * DAY,
            version: 1,
            issuers: issuers.iter().map(Issuer::trusted).collect(),
        };
        Self {
            policy: json!({ "trustKey": key.public_jwk(), "requireStatus": true }).to_string(),
            trust_list: trust_list.sign(&key),
            status_lists: issuers.iter().map(|issuer| (issuer.list(), issuer.status())).collect(),
            issuers,
        }
    }

    /// So many certificates of so many goods lines each, of the issuers in turn, numbered from `first` on. With 3 lines
    /// one has about 4 kB.
    pub(crate) fn certificates(&self, first: usize, count: usize, items: usize) -> Vec<String> {
        let issuers = self.issuers.iter().cycle();
        issuers
            .zip(first..first + count)
            .map(|(issuer, at)| issuer.certificate(at, items))
            .collect()
    }
}

impl Issuer {
    fn new(at: usize) -> Self {
        let id = format!("did:web:body-{at}.customs.example");
        let key = SigningKey::for_tests(&format!("bench issuer {at}"), &format!("{id}#k1"));
        Self { id, name: format!("Example Issuing Body {at}"), key }
    }

    fn origin(&self) -> String {
        self.id.replace("did:web:", "https://")
    }

    fn list(&self) -> String {
        format!("{}/status/1", self.origin())
    }

    fn trusted(&self) -> TrustedIssuer {
        TrustedIssuer {
            id: self.id.clone(),
            name: self.name.clone(),
            country: "CN".to_owned(),
            roles: vec!["issuing-body".to_owned()],
            keys: vec![TrustKey::of(&self.key, "2025-01-01")],
            status_issuers: vec![self.id.clone()],
            status_origins: vec![self.origin()],
            ..TrustedIssuer::default()
        }
    }

    fn status(&self) -> String {
        let list = StatusList::new(StatusList::MIN_LEN).expect("a length that is allowed");
        let meta = StatusListMeta {
            uri: self.list(),
            issuer: self.id.clone(),
            purpose: Purpose::Revocation,
            valid_from: NOW - 3600,
            valid_until: NOW + DAY,
            ttl_ms: 300_000,
        };
        list.sign(&meta, &self.key).expect("times in range")
    }

    fn certificate(&self, number: usize, items: usize) -> String {
        let entry = StatusEntry {
            purpose: Purpose::Revocation,
            index: number * 37 % StatusList::MIN_LEN,
            list: self.list(),
        };
        let envelope = Envelope {
            issuer_id: self.id.clone(),
            issuer_name: self.name.clone(),
            valid_from: NOW - 14 * DAY,
            valid_until: NOW + 340 * DAY,
            status: vec![entry],
        };
        let credential = envelope_credential(&envelope, self.claims(number, items));
        let credential = credential.expect("times in range");
        sign_certificate(&credential, &self.key).expect("a credential of the profile")
    }

    fn claims(&self, number: usize, items: usize) -> Value {
        let party = |name: &str, address: &str, country: &str| json!({ "name": name, "address": address, "country": country });
        let signed =
            |day: &str, who: &str| json!({ "place": "Ningbo", "date": day, "signatory": who });
        json!({
            "type": "CertificateOfOrigin",
            "certificateNumber": format!("FUEL-{number:06}"),
            "issuingCountry": "CN",
            "issuingBody": self.name,
            "issueDate": ISSUED,
            "importingCountry": "MY",
            "exporter": party("Ningbo Example Housewares Co., Ltd.", "18 Zhongshan East Rd, Haishu District, Ningbo, Zhejiang", "CN"),
            "producer": party("Longquan Example Kiln Co., Ltd.", "9 Jianchi West St, Longquan, Lishui, Zhejiang", "CN"),
            "consignee": party("Klang Example Tableware Sdn. Bhd.", "12 Jalan Tengku Kelana, 41000 Klang, Selangor", "MY"),
            "transport": {
                "departureDate": "2026-06-04", "conveyance": "EXAMPLE STAR V.112S", "portOfDischarge": "MYPKG", "route": "BY SEA",
            },
            "hsEdition": "2022",
            "items": (0..items).map(|line| item(number, line)).collect::<Vec<_>>(),
            "exporterDeclaration": signed(INVOICED, "Lin Example"),
            "certification": signed(ISSUED, "Officer 2214"),
        })
    }
}

/// What is on the goods lines, again and again: description, HS code, criterion, kilograms.
const GOODS: [(&str, &str, &str, &str); 3] = [
    (
        "Celadon bowls, glazed, 18 cm, pattern L-4, for table use, packed in cartons of two dozen",
        "691110",
        "RVC",
        "2710",
    ),
    (
        "Stoneware teapots, 800 ml, pattern L-6, for table use, packed in cartons of six pieces",
        "691200",
        "CTC",
        "512.5",
    ),
    (
        "Drinking glasses, soda-lime, 250 ml, gathered mechanically, packed in cartons of sixty",
        "701337",
        "CTC",
        "1188.75",
    ),
];

fn item(number: usize, line: usize) -> Value {
    let (description, hs_code, base, value) = GOODS[line % GOODS.len()];
    let mut item = json!({
        "number": line + 1,
        "marks": format!("EXAMPLE TABLEWARE / PORT KLANG / C-{number:06}-{} / MADE IN CHINA", line + 1),
        "packages": { "count": 40 + line, "kind": "cartons" },
        "description": description,
        "hsCode": hs_code,
        "originCriterion": { "base": base, "cumulation": false, "deMinimis": false },
        "rcepCountryOfOrigin": { "country": "CN" },
        "quantity": { "value": value, "unit": "KGM" },
        "invoices": [{ "number": format!("NX-{number:06}"), "date": INVOICED }],
    });
    if base == "RVC" {
        item["fobValue"] = json!({ "amount": "17250.00", "currency": "USD" });
    }
    item
}

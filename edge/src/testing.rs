//! For tests: a host that is a table, and a small world of issuer, trust list, status lists and
//! certificates, signed with test keys.

use crate::config::{Bound, Config};
use crate::found::Question;
use crate::host::{Call, Failure, Host, Limit, Reply, Store};
use crate::http::Asked;
use crate::network::Network;
use crate::state::{Leases, State};
use eco_issuer::{
    Envelope, Purpose, SigningKey, StatusEntry, StatusList, StatusListMeta, TrustKey, TrustList,
    TrustedIssuer, envelope_credential, sign_certificate,
};
use eco_verify::UnixTime;
use serde_json::{Value, json};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

pub(crate) const NUMBER: &str = "C26470RC00012345";
pub(crate) const CODE: &str = "K7Q2-M4XZ";
/// 2026-06-15T12:00:00Z.
pub(crate) const NOW: i64 = 1_781_524_800;
pub(crate) const SOURCE: &str = "https://origin.customs.example/api/certificates/C26470RC00012345";
pub(crate) const TRUST: &str = "https://trust.example/rcep.jwt";
pub(crate) const REVOCATION: &str = "https://origin.customs.example/status/revocation";
pub(crate) const SUSPENSION: &str = "https://origin.customs.example/status/suspension";
const DID: &str = "did:web:origin.customs.example";
const DAY: i64 = 86_400;

/// The result of a future that never has to wait.
pub(crate) fn ready<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("the mock never waits"),
    }
}

/// A request for `path`, perhaps with an access code.
pub(crate) fn asked(path: &str, code: Option<&str>) -> Asked {
    Asked {
        method: "GET".to_owned(),
        path: path.to_owned(),
        access_code: code.map(str::to_owned),
        ..Asked::default()
    }
}

pub(crate) const ADMIN_KEY: &str = "an administrator's key, 32 and more";

/// A question for the certificate, from nowhere in particular.
pub(crate) fn question(code: &str) -> Question {
    Question { number: NUMBER.to_owned(), code: code.to_owned(), network: Network::default() }
}

/// The config of this world.
pub(crate) fn config() -> Config {
    config_with(&[])
}

/// With an administrator.
pub(crate) fn admin_config() -> Config {
    config_with(&[("ADMIN_KEY", ADMIN_KEY)])
}

/// With these variables more.
pub(crate) fn config_with(more: &[(&str, &str)]) -> Config {
    let key = trust_key().thumbprint();
    let mut vars = vec![
        ("SOURCE_URL", "https://origin.customs.example/api"),
        ("TRUST_LIST_URL", TRUST),
        ("TRUST_KEY", key.as_str()),
        ("PEPPER", "a pepper of more than 32 characters"),
    ];
    vars.retain(|(name, _)| more.iter().all(|(other, _)| other != name));
    vars.extend(more);
    let var = |name: &str| vars.iter().find(|(n, _)| *n == name).map(|(_, v)| (*v).to_owned());
    Config::read(var, Bound { store: true, files: true, coordinator: true, limits: true })
        .expect("a good config")
}

/// A host whose network and stores are tables.
pub(crate) struct Mock {
    pub(crate) now: Cell<i64>,
    pub(crate) network: RefCell<BTreeMap<String, Result<Reply, Failure>>>,
    pub(crate) files: RefCell<BTreeMap<String, Vec<u8>>>,
    pub(crate) calls: RefCell<Vec<Call>>,
    pub(crate) kept: RefCell<BTreeMap<(Store, String), String>>,
    pub(crate) state: RefCell<State>,
    /// Numbers that were to be verified anew after the answer.
    pub(crate) refreshed: RefCell<Vec<String>>,
    /// How often something may be asked for under one key; none: as often as anybody likes.
    pub(crate) limits: Cell<Option<u32>>,
    /// Below this address, any other access code than that finds nothing.
    pub(crate) right: RefCell<Option<(String, String)>>,
    pub(crate) counted: RefCell<BTreeMap<String, u32>>,
    /// What a coordinator answers; none: there is none.
    pub(crate) coordinator: Option<Coordinator>,
}

type Coordinator = Box<dyn Fn(&str, String) -> Result<String, Failure>>;

impl Mock {
    pub(crate) fn new() -> Self {
        Self {
            now: Cell::new(NOW),
            network: RefCell::default(),
            files: RefCell::default(),
            calls: RefCell::default(),
            kept: RefCell::default(),
            state: RefCell::default(),
            refreshed: RefCell::default(),
            limits: Cell::default(),
            right: RefCell::default(),
            counted: RefCell::default(),
            coordinator: None,
        }
    }

    /// A host in whose network the source serves `token`, and the lists are as they should be.
    pub(crate) fn serving(token: &str) -> Self {
        let mock = Self::new();
        mock.reply(SOURCE, "application/vc+jwt", token);
        mock.reply(TRUST, "application/eco-trust-list+jwt", &trust_list(7, NOW + DAY));
        mock.reply(REVOCATION, "application/vc+jwt", &status_list(Purpose::Revocation, &[]));
        mock.reply(SUSPENSION, "application/vc+jwt", &status_list(Purpose::Suspension, &[]));
        mock
    }

    pub(crate) fn reply(&self, url: &str, media_type: &str, body: &str) {
        let reply = Reply {
            status: 200,
            media_type: Some(media_type.to_owned()),
            retry_after: None,
            body: body.as_bytes().to_vec(),
        };
        self.network.borrow_mut().insert(url.to_owned(), Ok(reply));
    }

    pub(crate) fn status(&self, url: &str, status: u16) {
        let reply = Reply { status, media_type: None, retry_after: None, body: Vec::new() };
        self.network.borrow_mut().insert(url.to_owned(), Ok(reply));
    }

    pub(crate) fn fails(&self, url: &str, failure: Failure) {
        self.network.borrow_mut().insert(url.to_owned(), Err(failure));
    }

    /// How often that address was asked.
    pub(crate) fn asked_for(&self, url: &str) -> usize {
        self.calls.borrow().iter().filter(|call| call.url == url).count()
    }
}

impl Host for Mock {
    fn now(&self) -> UnixTime {
        UnixTime(self.now.get())
    }

    fn millis(&self) -> u64 {
        u64::try_from(self.now.get()).expect("after 1970") * 1000
    }

    fn state<T>(&self, with: impl FnOnce(&mut State) -> T) -> T {
        with(&mut self.state.borrow_mut())
    }

    async fn sleep(&self, _: u64) {
        // Whoever leads is in the same thread: waiting would be for ever.
        panic!("the mock never waits");
    }

    fn leases<T>(&self, with: impl FnOnce(&mut Leases) -> T) -> T {
        self.state(|state| with(&mut state.leases))
    }

    fn refresh(&self, question: &Question) {
        self.refreshed.borrow_mut().push(question.number.clone());
    }

    async fn within(&self, limit: Limit, key: &str) -> bool {
        let Some(most) = self.limits.get() else { return true };
        let mut counted = self.counted.borrow_mut();
        let count = counted.entry(format!("{limit:?} {key}")).or_insert(0);
        *count += 1;
        *count <= most
    }

    async fn coordinator(&self, name: &str, errand: String) -> Result<String, Failure> {
        match &self.coordinator {
            None => Err(Failure::Unreachable),
            Some(coordinator) => coordinator(name, errand),
        }
    }

    async fn fetch(&self, call: &Call) -> Result<Reply, Failure> {
        self.calls.borrow_mut().push(call.clone());
        if let Some((below, right)) = &*self.right.borrow()
            && call.url.starts_with(below)
            && !call.headers.iter().any(|(_, value)| value == right)
        {
            let (media_type, retry_after) = (None, None);
            return Ok(Reply { status: 404, media_type, retry_after, body: Vec::new() });
        }
        match self.network.borrow().get(&call.url) {
            Some(Ok(reply)) if reply.body.len() > call.max_bytes => Err(Failure::TooLarge),
            Some(reply) => reply.clone(),
            None => Err(Failure::Unreachable),
        }
    }

    async fn file(&self, key: &str, max_bytes: usize) -> Result<Option<Vec<u8>>, Failure> {
        match self.files.borrow().get(key) {
            Some(file) if file.len() > max_bytes => Err(Failure::TooLarge),
            file => Ok(file.cloned()),
        }
    }

    async fn recall(&self, store: Store, key: &str) -> Option<String> {
        self.kept.borrow().get(&(store, key.to_owned())).cloned()
    }

    async fn forget(&self, store: Store, key: &str) {
        self.kept.borrow_mut().remove(&(store, key.to_owned()));
    }

    async fn keep(&self, store: Store, key: &str, text: &str, ttl: Option<u64>) {
        assert!(ttl.is_none_or(|ttl| ttl >= 60), "KV refuses less");
        self.kept.borrow_mut().insert((store, key.to_owned()), text.to_owned());
    }
}

fn trust_key() -> SigningKey {
    SigningKey::for_tests("edge trust", "did:web:trust.example#k1")
}

fn issuer_key() -> SigningKey {
    SigningKey::for_tests("edge issuer", &format!("{DID}#k1"))
}

/// A trust list with the one issuer, signed.
pub(crate) fn trust_list(version: u64, exp: i64) -> String {
    trust_list_by(&trust_key(), version, exp)
}

/// The same, signed by that key.
pub(crate) fn trust_list_by(key: &SigningKey, version: u64, exp: i64) -> String {
    let issuer = TrustedIssuer {
        id: DID.to_owned(),
        name: "Example Customs".to_owned(),
        country: "CN".to_owned(),
        roles: vec!["issuing-body".to_owned()],
        valid_from: Some("2022-01-01".to_owned()),
        keys: vec![TrustKey::of(&issuer_key(), "2025-01-01")],
        status_issuers: vec![DID.to_owned()],
        status_origins: vec!["https://origin.customs.example".to_owned()],
        ..TrustedIssuer::default()
    };
    let list = TrustList {
        iss: "did:web:trust.example".to_owned(),
        sub: TRUST.to_owned(),
        iat: NOW - DAY,
        exp,
        version,
        issuers: vec![issuer],
    };
    list.sign(key)
}

/// A status list with these bits set, issued a minute ago.
pub(crate) fn status_list(purpose: Purpose, set: &[usize]) -> String {
    status_list_at(purpose, set, NOW - 60)
}

/// The same, issued then.
pub(crate) fn status_list_at(purpose: Purpose, set: &[usize], issued: i64) -> String {
    let mut list = StatusList::new(StatusList::MIN_LEN).expect("a good length");
    for index in set {
        list.set(*index, true).expect("in range");
    }
    let uri = match purpose {
        Purpose::Revocation => REVOCATION,
        Purpose::Suspension => SUSPENSION,
    };
    let meta = StatusListMeta {
        uri: uri.to_owned(),
        issuer: DID.to_owned(),
        purpose,
        valid_from: issued,
        valid_until: issued + DAY + 3600,
        ttl_ms: 300_000,
    };
    list.sign(&meta, &issuer_key()).expect("a good list")
}

/// The claims of a complete certificate.
pub(crate) fn subject(number: &str) -> Value {
    json!({
        "type": "CertificateOfOrigin",
        "certificateNumber": number,
        "issuingCountry": "CN",
        "issuingBody": "Example Customs, Shenzhen",
        "issueDate": "2026-06-01",
        "importingCountry": "VN",
        "exporter": { "name": "Example Lighting", "address": "88 Example Rd", "country": "CN" },
        "consignee": { "name": "Example Import", "address": "5 Example St", "country": "VN" },
        "transport": { "departureDate": "2026-06-02" },
        "hsEdition": "2022",
        "items": [{
            "number": 1, "description": "LED luminaires", "hsCode": "940511",
            "originCriterion": { "base": "WO", "cumulation": false, "deMinimis": false },
            "rcepCountryOfOrigin": { "country": "CN" },
            "quantity": { "value": "2400", "unit": "KGM" },
            "invoices": [{ "number": "EX-1", "date": "2026-05-28" }],
        }],
        "exporterDeclaration": { "place": "Shenzhen", "date": "2026-05-30", "signatory": "Li" },
        "certification": { "place": "Shenzhen", "date": "2026-06-01", "signatory": "0471" },
    })
}

/// A certificate with those claims, index 5 in both status lists, valid until `until`, signed by
/// `key` or by the issuer.
pub(crate) fn certificate(subject: Value, until: i64, key: Option<&SigningKey>) -> String {
    let entry = |purpose, list: &str| StatusEntry { purpose, index: 5, list: list.to_owned() };
    let envelope = Envelope {
        issuer_id: DID.to_owned(),
        issuer_name: "Example Customs".to_owned(),
        valid_from: NOW - 14 * DAY,
        valid_until: until,
        status: vec![
            entry(Purpose::Revocation, REVOCATION),
            entry(Purpose::Suspension, SUSPENSION),
        ],
    };
    let credential = envelope_credential(&envelope, subject).expect("a good envelope");
    sign_certificate(&credential, key.unwrap_or(&issuer_key())).expect("a good certificate")
}

/// A certificate with nothing wrong.
pub(crate) fn good() -> String {
    certificate(subject(NUMBER), NOW + 300 * DAY, None)
}

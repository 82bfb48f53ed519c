//! A sandbox on free ports and a client for it.

use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::thread::JoinHandle;

use data_encoding::BASE64URL_NOPAD;
use eco_issuer::StatusList;
use eco_sandbox::server::{Config, start};
use p256::ecdsa::signature::Verifier;
use p256::ecdsa::{Signature, VerifyingKey};
use serde_json::Value;
use tokio::sync::oneshot;

/// A running sandbox; stopped when it is dropped.
pub(crate) struct Sandbox {
    pub(crate) source: String,
    pub(crate) site: String,
    stop: Option<(oneshot::Sender<()>, JoinHandle<()>)>,
}

impl Sandbox {
    pub(crate) fn start(config: Config) -> Self {
        let (ready, addresses) = mpsc::channel();
        let (stop, stopped) = oneshot::channel();
        let thread = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            runtime.expect("a runtime").block_on(async {
                let running = start(config).await.expect("the sandbox starts");
                let addresses = (running.source.clone(), running.site.clone());
                ready.send(addresses).expect("the test waits");
                let _ = stopped.await;
                running.stop().await;
            });
        });
        let (source, site) = addresses.recv().expect("the sandbox is ready");
        Self { source, site, stop: Some((stop, thread)) }
    }

    pub(crate) fn new(test: &str) -> Self {
        Self::start(Config { data: folder(test), ..Config::default() })
    }

    pub(crate) fn catalogue(&self) -> Vec<Value> {
        serde_json::from_str(&get(&format!("{}/catalogue.json", self.source), None).body)
            .expect("a list")
    }

    pub(crate) fn sample(&self, slug: &str) -> Value {
        let file = format!("/{slug}.jwt");
        let mut all = self.catalogue().into_iter();
        all.find(|sample| text(&sample["url"]).ends_with(&file)).expect("the sample")
    }

    /// The answer of the certified source to number and code.
    pub(crate) fn retrieve(&self, number: &str, code: Option<&str>) -> Answer {
        let number = number.replace('/', "%2F");
        get(&format!("{}/api/certificates/{number}", self.source), code)
    }

    pub(crate) fn status(&self, issuer: &str, list: &str) -> StatusList {
        let token = get(&format!("{}/status/{issuer}/{list}", self.source), None).body;
        assert!(self.signed_by(&token, issuer), "{issuer}/{list}");
        StatusList::from_credential(&payload(&token)).expect("a status list").0
    }

    pub(crate) fn signed_by(&self, token: &str, issuer: &str) -> bool {
        let did = get(&format!("{}/issuers/{issuer}/did.json", self.source), None).body;
        let did: Value = serde_json::from_str(&did).expect("JSON");
        verifies(token, &did["verificationMethod"][0]["publicKeyJwk"])
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        if let Some((stop, thread)) = self.stop.take() {
            let _ = stop.send(());
            let _ = thread.join();
        }
    }
}

/// An empty folder of its own for each test.
pub(crate) fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder for the test");
    folder
}

#[derive(Debug, PartialEq)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) media_type: String,
    pub(crate) cors: Option<String>,
    pub(crate) location: Option<String>,
    pub(crate) body: String,
}

pub(crate) fn agent() -> ureq::Agent {
    ureq::Agent::config_builder().http_status_as_error(false).max_redirects(0).build().into()
}

pub(crate) fn read(
    answer: Result<ureq::http::Response<ureq::Body>, ureq::Error>,
) -> Result<Answer, ureq::Error> {
    let mut answer = answer?;
    let header = |name: &str| {
        answer.headers().get(name).map(|value| value.to_str().expect("text").to_owned())
    };
    Ok(Answer {
        status: answer.status().as_u16(),
        media_type: header("content-type").unwrap_or_default(),
        cors: header("access-control-allow-origin"),
        location: header("location"),
        body: answer.body_mut().with_config().limit(1 << 30).read_to_string()?,
    })
}

pub(crate) fn try_get(url: &str, code: Option<&str>) -> Result<Answer, ureq::Error> {
    let mut request = agent().get(url);
    if let Some(code) = code {
        request = request.header("Eco-Access-Code", code);
    }
    read(request.call())
}

pub(crate) fn get(url: &str, code: Option<&str>) -> Answer {
    try_get(url, code).expect("an answer")
}

pub(crate) fn text(value: &Value) -> &str {
    value.as_str().expect("text")
}

pub(crate) fn payload(token: &str) -> Value {
    let part = token.split('.').nth(1).expect("three parts");
    serde_json::from_slice(&BASE64URL_NOPAD.decode(part.as_bytes()).expect("base64url"))
        .expect("JSON")
}

/// With a verifier that shares nothing with the signer but the curve.
pub(crate) fn verifies(token: &str, jwk: &Value) -> bool {
    let coordinate =
        |name: &str| BASE64URL_NOPAD.decode(text(&jwk[name]).as_bytes()).expect("base64url");
    let point = [vec![4], coordinate("x"), coordinate("y")].concat();
    let key = VerifyingKey::from_sec1_bytes(&point).expect("a point of the curve");
    let (signed, signature) = token.rsplit_once('.').expect("three parts");
    let signature = BASE64URL_NOPAD.decode(signature.as_bytes()).expect("base64url");
    let signature = Signature::from_slice(&signature).expect("64 bytes");
    key.verify(signed.as_bytes(), &signature).is_ok()
}

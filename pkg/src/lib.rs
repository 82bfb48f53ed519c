//! The core for JavaScript: decode arguments, call the core, encode the answer. Decides nothing.
//!
//! Reports cross the boundary as JSON text: an object built member by member would lose `__proto__`,
//! reorder integer-like names and turn `1.0` into `1`, so Reports would not be the same bytes
//! everywhere.

#[cfg(feature = "full")]
use eco_verify::{Alg, JwkSet, Transaction};
use eco_verify::{
    FetchPlan, Fetched, Misuse, Need, NeedKind, Policy, Request, TrustListEvidence, parse_time,
};
use wasm_bindgen::prelude::*;

/// Weighs a sixth of the one in the standard library, and is as quick but for batches.
#[cfg(not(feature = "full"))]
#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

#[wasm_bindgen]
extern "C" {
    /// What a [`Verifier`] is made of, a plain JavaScript object.
    pub type Setup;
    /// JSON text of the policy.
    #[wasm_bindgen(method, getter)]
    fn policy(this: &Setup) -> Option<String>;
    /// `signed`, `unsigned` or `unreachable`; absent: there is none.
    #[wasm_bindgen(method, getter, js_name = trustListKind)]
    fn trust_list_kind(this: &Setup) -> Option<String>;
    /// The list's bytes.
    #[wasm_bindgen(method, getter, js_name = trustList)]
    fn trust_list(this: &Setup) -> Option<Vec<u8>>;
    /// Signed reference data.
    #[cfg(feature = "full")]
    #[wasm_bindgen(method, getter, js_name = referenceData)]
    fn reference_data(this: &Setup) -> Option<Vec<u8>>;
    /// A table of HS subheadings, JSON.
    #[cfg(feature = "full")]
    #[wasm_bindgen(method, getter, js_name = hsTable)]
    fn hs_table(this: &Setup) -> Option<Vec<u8>>;

    /// What one verification is told, a plain JavaScript object.
    pub type Run;
    /// RFC 3339.
    #[wasm_bindgen(method, getter)]
    fn at(this: &Run) -> String;
    /// JSON text of the request.
    #[wasm_bindgen(method, getter)]
    fn request(this: &Run) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn fetched(this: &Run) -> Option<Vec<Document>>;
    /// Whether a Brief will do instead of each Report.
    #[wasm_bindgen(method, getter)]
    fn brief(this: &Run) -> Option<bool>;

    /// What was fetched for one need.
    pub type Document;
    #[wasm_bindgen(method, getter)]
    fn kind(this: &Document) -> String;
    #[wasm_bindgen(method, getter)]
    fn uri(this: &Document) -> String;
    /// `null`: could not be fetched.
    #[wasm_bindgen(method, getter)]
    fn bytes(this: &Document) -> Option<Vec<u8>>;
}

/// A trust list and a policy, read once, for many certificates.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Verifier(eco_verify::Verifier);

#[wasm_bindgen]
impl Verifier {
    /// Reads trust list and policy. A list that cannot be used is no error: every Report will say it.
    ///
    /// # Errors
    /// An `Error` with one line for options that make no sense.
    #[wasm_bindgen(constructor)]
    pub fn new(setup: &Setup) -> Result<Verifier, JsError> {
        let policy =
            setup.policy().as_deref().map_or_else(|| Ok(Policy::strict()), Policy::from_json)?;
        let trust_list = match (setup.trust_list_kind().as_deref(), setup.trust_list()) {
            (None, None) => TrustListEvidence::None,
            (Some("unreachable"), None) => TrustListEvidence::Unreachable,
            (Some("signed"), Some(bytes)) => TrustListEvidence::Signed(bytes),
            (Some("unsigned"), Some(bytes)) => TrustListEvidence::Unsigned(bytes),
            _ => return Err(Misuse::new("trustList and trustListKind do not fit").into()),
        };
        let verifier = eco_verify::Verifier::new(&trust_list, policy);
        #[cfg(feature = "full")]
        let verifier = match setup.reference_data() {
            Some(token) => verifier.with_reference_data(&token),
            None => verifier,
        };
        #[cfg(feature = "full")]
        let verifier = match setup.hs_table() {
            Some(json) => verifier.with_hs_table(&json)?,
            None => verifier,
        };
        Ok(Self(verifier))
    }

    /// Whether a shipment (JSON text) needs a proof of origin at that moment, as JSON text.
    ///
    /// # Errors
    /// An `Error` with one line for a shipment or moment that makes no sense.
    #[cfg(feature = "full")]
    pub fn scope(&self, transaction: &str, at: &str) -> Result<String, JsError> {
        let shipment = Transaction::from_json(transaction)?;
        let scope = self.0.scope(&shipment, parse_time(at)?);
        Ok(scope.map(|scope| scope.to_json()).unwrap_or_default())
    }

    /// The trust list as Reports of that moment name it, as JSON text; nothing where none can be used.
    ///
    /// # Errors
    /// An `Error` with one line for a moment that makes no sense.
    pub fn trust(&self, at: &str) -> Result<Option<String>, JsError> {
        Ok(self.0.trust(parse_time(at)?).map(|trust| trust.to_json()))
    }

    /// One run of the core for each input, in their order, in one call: for each two JSON texts, the
    /// Report (or Brief) and the plans of what could still be fetched.
    ///
    /// # Errors
    /// An `Error` with one line for options that make no sense.
    pub fn verify(
        &self,
        inputs: Vec<js_sys::Uint8Array>,
        run: &Run,
    ) -> Result<Vec<String>, JsError> {
        let request =
            run.request().as_deref().map_or_else(|| Ok(Request::default()), Request::from_json)?;
        let now = parse_time(&run.at())?;
        let fetched = |document: Document| {
            let kind = NeedKind::from_name(&document.kind())
                .ok_or_else(|| Misuse::new("fetched: its kind is none that is needed"))?;
            Ok(Fetched { need: Need { kind, uri: document.uri() }, bytes: document.bytes() })
        };
        let fetched: Vec<Fetched> =
            run.fetched().into_iter().flatten().map(fetched).collect::<Result<_, Misuse>>()?;
        let inputs: Vec<Vec<u8>> = inputs.iter().map(js_sys::Uint8Array::to_vec).collect();
        let inputs: Vec<&[u8]> = inputs.iter().map(Vec::as_slice).collect();
        let mut answers = Vec::with_capacity(inputs.len() * 2);
        let mut answer = |text: String, needs: &[Need]| {
            let plans: Vec<FetchPlan> = needs.iter().map(Need::plan).collect();
            answers.extend([text, FetchPlan::to_json(&plans)]);
        };
        if run.brief() == Some(true) {
            self.0.brief_each(&inputs, &fetched, &request, now, |brief, needs| {
                answer(brief.to_json(), &needs);
            });
        } else {
            self.0.verify_each(&inputs, &fetched, &request, now, |done| {
                answer(done.report.to_json(), &done.needs);
            });
        }
        Ok(answers)
    }
}

/// The signature layer alone, as JSON text: `{"verified":true,"header":{},"payloadBase64url":""}` or
/// `{"verified":false,"code":""}`.
///
/// # Errors
/// An `Error` with one line for keys or algorithm names that make no sense.
#[cfg(feature = "full")]
#[wasm_bindgen]
pub fn jws(input: &[u8], jwks: &[u8], algs: Vec<String>) -> Result<String, JsError> {
    let keys = JwkSet::from_json(jwks)?;
    let unknown = |name: &str| {
        Misuse::new(format!("there is no algorithm \"{name}\", only ES256, ES384, EdDSA, SM2SM3"))
    };
    let algs: Vec<Alg> = algs
        .iter()
        .map(|name| Alg::from_name(name).ok_or_else(|| unknown(name)))
        .collect::<Result<_, _>>()?;
    Ok(eco_verify::jws_to_json(&eco_verify::verify_jws(input, &keys, &algs)))
}

/// What a document claims, unverified, as JSON text: `{"unverified":true,...}` or
/// `{"unverified":true,"code":""}`.
#[wasm_bindgen]
#[must_use]
pub fn inspect(input: &[u8]) -> String {
    eco_verify::inspect_to_json(input)
}

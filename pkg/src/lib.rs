//! The core for JavaScript: decode arguments, call the core, encode the answer. Decides nothing.
//!
//! Reports cross the boundary as JSON text: an object built member by member would lose `__proto__`,
//! reorder integer-like names and turn `1.0` into `1`, so Reports would not be the same bytes
//! everywhere.

use eco_verify::{
    Alg, FetchPlan, Fetched, JwkSet, Misuse, Need, NeedKind, Policy, Request, Transaction,
    TrustListEvidence, parse_time,
};
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;

/// What a [`Verifier`] is made of, a plain JavaScript object.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Setup {
    /// JSON text of the policy.
    policy: Option<String>,
    /// `signed`, `unsigned` or `unreachable`; absent: there is none.
    trust_list_kind: Option<String>,
    /// The list's bytes.
    #[serde(default, with = "serde_bytes")]
    trust_list: Option<Vec<u8>>,
    /// Signed reference data.
    #[serde(default, with = "serde_bytes")]
    reference_data: Option<Vec<u8>>,
    /// A table of HS subheadings, JSON.
    #[serde(default, with = "serde_bytes")]
    hs_table: Option<Vec<u8>>,
}

/// What one verification is told, a plain JavaScript object.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Run {
    /// RFC 3339.
    at: String,
    /// JSON text of the request.
    request: Option<String>,
    #[serde(default)]
    fetched: Vec<FetchedOption>,
}

#[derive(Deserialize)]
struct FetchedOption {
    kind: NeedKind,
    uri: String,
    /// `null`: could not be fetched.
    #[serde(with = "serde_bytes")]
    bytes: Option<Vec<u8>>,
}

#[derive(Serialize)]
struct Answer {
    report: String,
    needs: Vec<FetchPlan>,
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
    pub fn new(setup: JsValue) -> Result<Verifier, JsError> {
        let setup: Setup = from_js(setup)?;
        let policy =
            setup.policy.as_deref().map_or_else(|| Ok(Policy::strict()), Policy::from_json)?;
        let trust_list = match (setup.trust_list_kind.as_deref(), setup.trust_list) {
            (None, None) => TrustListEvidence::None,
            (Some("unreachable"), None) => TrustListEvidence::Unreachable,
            (Some("signed"), Some(bytes)) => TrustListEvidence::Signed(bytes),
            (Some("unsigned"), Some(bytes)) => TrustListEvidence::Unsigned(bytes),
            _ => return Err(Misuse::new("trustList and trustListKind do not fit").into()),
        };
        let mut verifier = eco_verify::Verifier::new(&trust_list, policy);
        if let Some(token) = setup.reference_data {
            verifier = verifier.with_reference_data(&token);
        }
        if let Some(json) = setup.hs_table {
            verifier = verifier.with_hs_table(&json)?;
        }
        Ok(Self(verifier))
    }

    /// Whether a shipment (JSON text) needs a proof of origin at that moment, as JSON text.
    ///
    /// # Errors
    /// An `Error` with one line for a shipment or moment that makes no sense.
    pub fn scope(&self, transaction: &str, at: &str) -> Result<String, JsError> {
        let shipment = Transaction::from_json(transaction)?;
        let scope = self.0.scope(&shipment, parse_time(at)?);
        Ok(scope.map(|scope| scope.to_json()).unwrap_or_default())
    }

    /// One run of the core for each input, in their order, in one call:
    /// `[{ report: string (JSON), needs: FetchPlan[] }]`.
    ///
    /// # Errors
    /// An `Error` with one line for options that make no sense.
    pub fn verify(
        &self,
        inputs: Vec<js_sys::Uint8Array>,
        run: JsValue,
    ) -> Result<JsValue, JsError> {
        let run: Run = from_js(run)?;
        let request =
            run.request.as_deref().map_or_else(|| Ok(Request::default()), Request::from_json)?;
        let now = parse_time(&run.at)?;
        let fetched: Vec<Fetched> = run
            .fetched
            .into_iter()
            .map(|f| Fetched { need: Need { kind: f.kind, uri: f.uri }, bytes: f.bytes })
            .collect();
        let inputs: Vec<Vec<u8>> = inputs.iter().map(js_sys::Uint8Array::to_vec).collect();
        let inputs: Vec<&[u8]> = inputs.iter().map(Vec::as_slice).collect();
        let done = self.0.verify_batch(&inputs, &fetched, &request, now);
        let answers: Vec<Answer> = done
            .into_iter()
            .map(|done| Answer {
                report: done.report.to_json(),
                needs: done.needs.iter().map(Need::plan).collect(),
            })
            .collect();
        serde_wasm_bindgen::to_value(&answers).map_err(|error| JsError::new(&error.to_string()))
    }
}

fn from_js<T: for<'de> Deserialize<'de>>(value: JsValue) -> Result<T, JsError> {
    serde_wasm_bindgen::from_value(value).map_err(|error| JsError::new(&error.to_string()))
}

/// The signature layer alone, as JSON text: `{"verified":true,"header":{},"payloadBase64url":""}` or
/// `{"verified":false,"code":""}`.
///
/// # Errors
/// An `Error` with one line for keys or algorithm names that make no sense.
#[wasm_bindgen]
pub fn jws(input: &[u8], jwks: &[u8], algs: Vec<String>) -> Result<String, JsError> {
    let keys = JwkSet::from_json(jwks)?;
    let unknown = |name: &str| {
        Misuse::new(format!("there is no algorithm {name:?}, only ES256, ES384, EdDSA, SM2SM3"))
    };
    let algs: Vec<Alg> = algs
        .iter()
        .map(|name| Alg::from_name(name).ok_or_else(|| unknown(name)))
        .collect::<Result<_, _>>()?;
    let answer = match eco_verify::verify_jws(input, &keys, &algs) {
        Ok(verified) => serde_json::json!({
            "verified": true,
            "header": verified.header,
            "payloadBase64url": data_encoding::BASE64URL_NOPAD.encode(&verified.payload),
        }),
        Err(code) => serde_json::json!({ "verified": false, "code": code.as_str() }),
    };
    Ok(answer.to_string())
}

/// What a document claims, unverified, as JSON text: `{"unverified":true,...}` or
/// `{"unverified":true,"code":""}`.
#[wasm_bindgen]
#[must_use]
pub fn inspect(input: &[u8]) -> String {
    let view = eco_verify::inspect(input)
        .unwrap_or_else(|code| serde_json::json!({ "unverified": true, "code": code.as_str() }));
    view.to_string()
}

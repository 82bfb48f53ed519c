//! Retrieval of one certificate by its number and access code, and (sandbox only) its revocation.

use std::sync::Arc;

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;
use serde_json::json;

use super::{Source, document, problem};
use crate::error::SandboxError;
use crate::store::code_sha256;

/// `GET /api/certificates/{number}` with the header `Eco-Access-Code`.
///
/// 1. No code: 401.
/// 2. A number that is not there, or another's code: 404, the same bytes for both, so that nobody
///    finds out which numbers exist.
/// 3. Else 200 and the compact JWS as `application/vc+jwt`.
pub(super) async fn fetch(
    State(source): State<Arc<Source>>,
    number: Result<Path<String>, PathRejection>,
    headers: HeaderMap,
) -> Result<Response, SandboxError> {
    let Some(code) = headers.get(ACCESS_CODE) else {
        let detail = "Send the certificate's access code in the header Eco-Access-Code.";
        let mut answer = problem(StatusCode::UNAUTHORIZED, detail);
        let challenge = HeaderValue::from_static("Eco-Access-Code realm=\"sandbox\"");
        answer.headers_mut().insert(header::WWW_AUTHENTICATE, challenge);
        return Ok(answer);
    };
    // Hashed before the look-up, so that both refusals have done the same work.
    let given = code_sha256(code.to_str().unwrap_or_default());
    // A number that is not even text is one more that is not there.
    let number = number.map_or_else(|_| String::new(), |Path(number)| number);
    match source.store.by_number(&number)? {
        Some(row) if row.code_sha256 == given => Ok(document("application/vc+jwt", row.jws)),
        _ => Ok(problem(
            StatusCode::NOT_FOUND,
            "There is no certificate with this number and access code.",
        )),
    }
}

/// `POST /api/certificates/{number}/revoke`: sets the certificate's bit; the issuer's revocation
/// list is signed again at the next request. 404 for an unknown number.
pub(super) async fn revoke(
    State(source): State<Arc<Source>>,
    Path(number): Path<String>,
) -> Result<Response, SandboxError> {
    let Some(row) = source.store.by_number(&number)? else {
        return Ok(problem(StatusCode::NOT_FOUND, "There is no certificate with this number."));
    };
    source.store.set_bit(&row.issuer, "revocation", row.status_index)?;
    source.forget(&super::lists::status_name(&row.issuer, "revocation"));
    let list = format!("{}/status/{}/revocation", source.base, row.issuer);
    let answer = json!({ "number": row.number, "statusList": list, "index": row.status_index });
    Ok(document("application/json", answer.to_string()))
}

const ACCESS_CODE: &str = "eco-access-code";

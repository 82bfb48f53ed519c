//! Sandbox only: the catalogue with its access codes, and the certificates as files.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use serde_json::Value;

use super::{Source, document, problem};
use crate::error::SandboxError;

/// `GET /catalogue.json`.
pub(super) async fn catalogue(State(source): State<Arc<Source>>) -> Result<Response, SandboxError> {
    Ok(document("application/json", list(&source)?.to_string()))
}

/// `GET /samples/{name}.jwt`: the certificate as a file to download.
pub(super) async fn file(
    State(source): State<Arc<Source>>,
    Path(file): Path<String>,
) -> Result<Response, SandboxError> {
    let row = match file.strip_suffix(".jwt") {
        Some(slug) => source.store.by_slug(slug)?,
        None => None,
    };
    let Some(row) = row else {
        return Ok(problem(StatusCode::NOT_FOUND, "There is no such sample."));
    };
    let mut answer = document("application/vc+jwt", row.jws);
    let disposition = format!("attachment; filename=\"{}.jwt\"", row.slug);
    if let Ok(disposition) = HeaderValue::from_str(&disposition) {
        answer.headers_mut().insert(header::CONTENT_DISPOSITION, disposition);
    }
    Ok(answer)
}

/// Every sample: number, access code, title, verdict that is due and why, address of the file.
pub(crate) fn list(source: &Source) -> Result<Value, SandboxError> {
    let rows = source.store.all()?;
    let read = |text: &str| serde_json::from_str(text).unwrap_or(Value::Null);
    Ok(rows.iter().map(|row| read(&row.sample)).collect())
}

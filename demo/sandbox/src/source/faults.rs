//! Sandbox only: answers that go wrong on request, to test what the asker makes of them.

use std::sync::{Arc, PoisonError};
use std::time::Duration;

use axum::Json;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::rejection::JsonRejection;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Redirect, Response};
use futures_util::stream;
use serde::Deserialize;

use super::{Source, problem};

/// One fault: every address below `path` goes wrong in this way.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fault {
    path: String,
    mode: Mode,
    /// For `slow`: how long, milliseconds.
    #[serde(default = "half_a_minute")]
    ms: u64,
}

/// The ways to go wrong.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Mode {
    /// An internal error.
    #[serde(rename = "500")]
    Error,
    /// The right status, half of the right body, as if it were all.
    Half,
    /// 200 and a page, as a log-in wall gives.
    Html,
    /// A body of 64 MiB.
    Huge,
    /// To an address that gives the right answer, so that following it shows.
    Redirect,
    /// The right answer, late.
    Slow,
    /// Half of the right body, then the connection ends.
    Truncate,
    /// The right body under the wrong media type.
    WrongType,
}

/// `PUT /faults` with `{"path": "/api/", "mode": "slow", "ms": 5000}`: adds it, or replaces the one
/// of the same path.
pub(super) async fn put(
    State(source): State<Arc<Source>>,
    fault: Result<Json<Fault>, JsonRejection>,
) -> Response {
    match fault {
        Ok(Json(fault)) if fault.path.starts_with('/') => {
            let mut faults = source.faults.lock().unwrap_or_else(PoisonError::into_inner);
            faults.retain(|other| other.path != fault.path);
            faults.push(fault);
            StatusCode::NO_CONTENT.into_response()
        }
        Ok(_) => problem(StatusCode::BAD_REQUEST, "A fault's path begins with a slash."),
        Err(why) => problem(why.status(), &why.body_text()),
    }
}

/// `DELETE /faults`: takes all of them away.
pub(super) async fn clear(State(source): State<Arc<Source>>) -> StatusCode {
    source.faults.lock().unwrap_or_else(PoisonError::into_inner).clear();
    StatusCode::NO_CONTENT
}

/// Lets a request through, unless there is a fault for its address: then the longest path counts.
pub(super) async fn inject(
    State(source): State<Arc<Source>>,
    request: Request,
    next: Next,
) -> Response {
    let uri = request.uri().clone();
    let fault = {
        let faults = source.faults.lock().unwrap_or_else(PoisonError::into_inner);
        let below = faults.iter().filter(|fault| uri.path().starts_with(&fault.path));
        below.max_by_key(|fault| fault.path.len()).cloned()
    };
    let Some(fault) = fault.filter(|_| uri.query() != Some(FOLLOWED)) else {
        return next.run(request).await;
    };
    match fault.mode {
        Mode::Error => problem(StatusCode::INTERNAL_SERVER_ERROR, "This fault was asked for."),
        Mode::Html => Html("<!doctype html><title>Log in</title><p>Please log in.").into_response(),
        Mode::Huge => {
            let chunk = Bytes::from_static(&[b'A'; 64 * 1024]);
            let chunks = (0..1024).map(move |_| Ok::<_, std::io::Error>(chunk.clone()));
            Body::from_stream(stream::iter(chunks)).into_response()
        }
        Mode::Redirect => {
            Redirect::temporary(&format!("{}?{FOLLOWED}", uri.path())).into_response()
        }
        Mode::Slow => {
            tokio::time::sleep(Duration::from_millis(fault.ms)).await;
            next.run(request).await
        }
        Mode::Half => halved(next.run(request).await, Cut::Clean).await,
        Mode::Truncate => halved(next.run(request).await, Cut::Broken).await,
        Mode::WrongType => {
            let mut answer = next.run(request).await;
            let media_type = HeaderValue::from_static("text/plain");
            answer.headers_mut().insert(header::CONTENT_TYPE, media_type);
            answer
        }
    }
}

enum Cut {
    Clean,
    Broken,
}

async fn halved(answer: Response, cut: Cut) -> Response {
    let (mut parts, body) = answer.into_parts();
    let Ok(whole) = to_bytes(body, usize::MAX).await else {
        return problem(StatusCode::INTERNAL_SERVER_ERROR, "The body could not be read.");
    };
    let half = whole.slice(..whole.len() / 2);
    match cut {
        Cut::Clean => {
            parts.headers.insert(header::CONTENT_LENGTH, half.len().into());
            Response::from_parts(parts, Body::from(half))
        }
        Cut::Broken => {
            // The whole length is announced; the stream fails, so the connection is closed.
            parts.headers.insert(header::CONTENT_LENGTH, whole.len().into());
            let broken = std::io::Error::other("this fault was asked for");
            let chunks = stream::iter([Ok(half), Err(broken)]);
            Response::from_parts(parts, Body::from_stream(chunks))
        }
    }
}

fn half_a_minute() -> u64 {
    30_000
}

/// The query of an address that was reached through [`Mode::Redirect`].
const FOLLOWED: &str = "fault=followed";

//! The certified source: what it knows, and its routes.

pub mod certificates;
pub mod faults;
pub mod lists;
pub mod samples;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post, put};
use serde_json::json;
use tower_http::cors::{Any, CorsLayer};
use tower_http::set_header::SetResponseHeaderLayer;

use crate::error::SandboxError;
use crate::issuers::Keys;
use crate::store::Store;

/// Everything the routes share.
#[derive(Debug)]
pub struct Source {
    /// Its own origin, `http://127.0.0.1:<port>`.
    pub base: String,
    /// The issuers' keys.
    pub keys: Keys,
    /// Certificates and status bits.
    pub store: Store,
    faults: Mutex<Vec<faults::Fault>>,
    signed: Mutex<BTreeMap<String, (i64, String)>>,
}

/// A list is signed again when its signature is older, in seconds.
const RESIGN_AFTER: i64 = 240;

impl Source {
    /// A source with nothing signed yet and no faults.
    #[must_use]
    pub fn new(base: String, keys: Keys, store: Store) -> Self {
        Self { base, keys, store, faults: Mutex::default(), signed: Mutex::default() }
    }

    /// The token under `name` when it is fresh; else what `make` signs now.
    fn signed(
        &self,
        name: &str,
        now: i64,
        make: impl FnOnce() -> Result<String, SandboxError>,
    ) -> Result<String, SandboxError> {
        let mut signed = self.signed.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((then, token)) = signed.get(name)
            && now - then < RESIGN_AFTER
        {
            return Ok(token.clone());
        }
        let token = make()?;
        signed.insert(name.to_owned(), (now, token.clone()));
        Ok(token)
    }

    /// Has the token under `name` signed again at the next request.
    fn forget(&self, name: &str) {
        self.signed.lock().unwrap_or_else(PoisonError::into_inner).remove(name);
    }
}

/// All routes of the source.
pub fn router(source: Arc<Source>) -> Router {
    // Retrieval has no CORS header, like every look-up service found so far: pages need the edge.
    let retrieval = Router::new().route("/api/certificates/{number}", get(certificates::fetch));
    let open = Router::new()
        .route("/api/certificates/{number}/revoke", post(certificates::revoke))
        .route("/trust/rcep.jwt", get(lists::trust))
        .route("/trust/key.json", get(lists::trust_key))
        .route("/status/{issuer}/{list}", get(lists::status))
        .route("/issuers/{issuer}/did.json", get(lists::did))
        .route("/catalogue.json", get(samples::catalogue))
        .route("/samples/{file}", get(samples::file))
        .layer(CorsLayer::new().allow_origin(Any));
    let faulty = retrieval
        .merge(open)
        .fallback(|| async { problem(StatusCode::NOT_FOUND, "There is nothing at this address.") })
        .layer(middleware::from_fn_with_state(source.clone(), faults::inject));
    Router::new()
        .route("/faults", put(faults::put).delete(faults::clear))
        .merge(faulty)
        .layer(no_cache())
        .with_state(source)
}

/// Nobody keeps an answer without asking again, so that a revocation shows at once.
pub(crate) fn no_cache() -> SetResponseHeaderLayer<HeaderValue> {
    SetResponseHeaderLayer::if_not_present(
        header::CACHE_CONTROL,
        HeaderValue::from_static("no-cache"),
    )
}

/// An error as RFC 9457 has it.
fn problem(status: StatusCode, detail: &str) -> Response {
    let title = status.canonical_reason().unwrap_or_default();
    let body = json!({
        "type": "about:blank", "title": title, "status": status.as_u16(), "detail": detail,
    });
    (status, [(header::CONTENT_TYPE, "application/problem+json")], body.to_string()).into_response()
}

fn document(media_type: &'static str, text: String) -> Response {
    ([(header::CONTENT_TYPE, media_type)], text).into_response()
}

impl IntoResponse for SandboxError {
    fn into_response(self) -> Response {
        problem(StatusCode::INTERNAL_SERVER_ERROR, &self.to_string())
    }
}

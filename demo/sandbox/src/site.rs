//! The manufacturer's demo site: static pages, the built package, and the addresses to try.

use std::path::Path;
use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde_json::json;
use tower_http::cors::{Any, CorsLayer};
use tower_http::services::ServeDir;

use crate::error::SandboxError;
use crate::source::{Source, no_cache, samples};

/// What the site's routes share.
#[derive(Debug)]
struct Site {
    source: Arc<Source>,
    edge: Option<String>,
}

/// `/demo.json`, `/embed/*` from the folder `embed`, everything else from the folder `site`.
pub fn router(
    source: Arc<Source>,
    site: Option<&Path>,
    embed: Option<&Path>,
    edge: Option<String>,
) -> Router {
    let mut router =
        Router::new().route("/demo.json", get(demo)).with_state(Arc::new(Site { source, edge }));
    if let Some(folder) = embed {
        let files = Router::new().fallback_service(ServeDir::new(folder));
        let open = files.layer(CorsLayer::new().allow_origin(Any));
        router = router.nest_service("/embed", open);
    }
    if let Some(folder) = site {
        router = router.fallback_service(ServeDir::new(folder));
    }
    router.layer(no_cache())
}

async fn demo(State(site): State<Arc<Site>>) -> Result<Response, SandboxError> {
    let source = &site.source;
    let key = source.keys.trust()?;
    let body = json!({
        "source": source.base,
        "edge": site.edge,
        "trustList": format!("{}/trust/rcep.jwt", source.base),
        "trustKey": key.public_jwk(),
        "trustKeyThumbprint": key.thumbprint(),
        "samples": samples::list(source)?,
    });
    Ok(([(header::CONTENT_TYPE, "application/json")], body.to_string()).into_response())
}

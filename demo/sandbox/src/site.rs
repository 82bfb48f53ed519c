//! The manufacturer's demo site: static pages, the built package, and the addresses to try. What is
//! below `/strict/` has a Content-Security-Policy.

use std::path::Path;
use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, header};
use axum::middleware::{self, Next};
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
    let policy = strict_policy(&source.base);
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
    router.layer(middleware::from_fn_with_state(policy, strict)).layer(no_cache())
}

/// The strictest policy under which the element verifies the samples at `source`.
fn strict_policy(source: &str) -> HeaderValue {
    let policy = format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self' {source}; \
         style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; \
         frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    );
    // An address that fits into no header leaves a page on which nothing runs.
    HeaderValue::try_from(policy).unwrap_or(HeaderValue::from_static("default-src 'none'"))
}

async fn strict(State(policy): State<HeaderValue>, request: Request, next: Next) -> Response {
    let is_strict = request.uri().path().starts_with("/strict/");
    let mut answer = next.run(request).await;
    if is_strict {
        answer.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    answer
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

//! What a verifier fetches: the trust list and its key, status lists, DID documents.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use eco_issuer::time::{DAY, now};
use eco_issuer::{Purpose, StatusList, StatusListMeta};

use super::{Source, document, problem};
use crate::error::SandboxError;
use crate::issuers::{did_document, issuer, trust_list};

/// `GET /trust/rcep.jwt`: the signed trust list. Each signing is a new version, valid for a week.
pub(super) async fn trust(State(source): State<Arc<Source>>) -> Result<Response, SandboxError> {
    let now = now();
    let token = source.signed("trust", now, || {
        let version = source.store.next_trust_version()?;
        let list = trust_list(&source.keys, &source.base, version, now)?;
        Ok(list.sign(&source.keys.trust()?))
    })?;
    Ok(document("application/eco-trust-list+jwt", token))
}

/// `GET /trust/key.json`: the public JWK that signs the trust list.
pub(super) async fn trust_key(State(source): State<Arc<Source>>) -> Result<Response, SandboxError> {
    let jwk = source.keys.trust()?.public_jwk();
    Ok(document("application/jwk+json", jwk.to_string()))
}

/// `GET /status/{issuer}/{list}`: the signed list, `revocation` or `suspension`; else 404.
pub(super) async fn status(
    State(source): State<Arc<Source>>,
    Path((slug, list)): Path<(String, String)>,
) -> Result<Response, SandboxError> {
    let (Some(who), Ok(purpose)) = (issuer(&slug), Purpose::parse(&list)) else {
        return Ok(problem(StatusCode::NOT_FOUND, "There is no such status list."));
    };
    let now = now();
    let token = source.signed(&status_name(who.slug, purpose.as_str()), now, || {
        let mut bits = StatusList::new(StatusList::MIN_LEN)?;
        for index in source.store.bits(who.slug, purpose.as_str())? {
            bits.set(index, true)?;
        }
        let meta = StatusListMeta {
            uri: format!("{}/status/{}/{}", source.base, who.slug, purpose.as_str()),
            issuer: source.keys.did(who.slug),
            purpose,
            valid_from: now,
            valid_until: now + DAY,
            ttl_ms: 300_000,
        };
        Ok(bits.sign(&meta, &source.keys.of(who.slug)?)?)
    })?;
    Ok(document("application/vc+jwt", token))
}

/// `GET /issuers/{issuer}/did.json`: the issuer's DID document; 404 for an unknown issuer.
pub(super) async fn did(
    State(source): State<Arc<Source>>,
    Path(slug): Path<String>,
) -> Result<Response, SandboxError> {
    let Some(who) = issuer(&slug) else {
        return Ok(problem(StatusCode::NOT_FOUND, "There is no such issuer."));
    };
    let text = did_document(&source.keys, who.slug)?.to_string();
    Ok(document("application/did+json", text))
}

pub(super) fn status_name(issuer: &str, list: &str) -> String {
    format!("status/{issuer}/{list}")
}

//! One table of routes, from which come the router, `Allow`, CORS, how much of a body is read, and the
//! OpenAPI document. A path is matched as sent: no trailing slash, no empty segment, no decoding
//! except of a captured segment, once.

mod admin;
pub(crate) mod certificate;
mod health;
mod lists;
mod lookup;
mod openapi;
mod probe;
mod problems;
mod ready;
mod record;
mod schemas;
mod shelf;
mod standing;
mod verify;
mod well_known;

use crate::bundle::{BUNDLE, DOCUMENT};
use crate::config::Config;
use crate::host::Host;
use crate::http::{Answer, Asked, Received};
use crate::negotiate::essence;
use crate::problem::Problem;

/// What answers at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Page {
    Certificate,
    Lookup,
    Standing,
    Record,
    Verify,
    StatusList,
    Health,
    Ready,
    OpenApi,
    Problem,
    Schema,
    ApiCatalog,
    Discovery,
    Keys,
    SecurityTxt,
    Purge,
    Refresh,
}

/// A path and the one method it takes. GET brings HEAD, and every route has OPTIONS.
#[derive(Debug)]
struct Route {
    page: Page,
    /// In the log, and as `operationId`.
    name: &'static str,
    method: &'static str,
    /// `{...}` captures one segment. An earlier route comes before a later one that fits too.
    path: &'static str,
    /// One sentence.
    summary: &'static str,
    /// Whether it takes the header `Eco-Access-Code`.
    access_code: bool,
    /// Whether it is the operator's, with `Authorization`.
    operator: bool,
    body: Option<Takes>,
    /// Answers that are no errors: status, media types (none: no body), schema's name.
    gives: &'static [(u16, &'static [&'static str], &'static str)],
    /// The errors it can end in, besides [`GENERAL`].
    problems: &'static [&'static [Problem]],
}

/// The body that a route takes.
#[derive(Debug)]
struct Takes {
    media_types: &'static [&'static str],
    max_bytes: usize,
    /// Name of its schema in the OpenAPI document.
    schema: &'static str,
}

const JSON: &str = "application/json";
const HTML: &str = "text/html; charset=utf-8";
const TEXT: &str = "text/plain; charset=utf-8";

/// What may befall every route.
const GENERAL: &[Problem] = &[Problem::QueryNotAllowed, Problem::Internal, Problem::Misconfigured];
/// Number and access code that cannot be.
const ASKING: &[Problem] =
    &[Problem::MalformedNumber, Problem::MalformedCode, Problem::AccessCodeRequired];
/// A body that cannot be taken.
const BODY: &[Problem] =
    &[Problem::MalformedBody, Problem::PayloadTooLarge, Problem::UnsupportedMediaType];
/// Retrieving fails.
const RETRIEVAL: &[Problem] = &[
    Problem::NotFound,
    Problem::RateLimited,
    Problem::StatusUnavailable,
    Problem::TrustListUnavailable,
    Problem::UpstreamCertificateMismatch,
    Problem::UpstreamError,
    Problem::UpstreamIssuerUnknown,
    Problem::UpstreamMalformed,
    Problem::UpstreamRateLimited,
    Problem::UpstreamRedirect,
    Problem::UpstreamSignatureInvalid,
    Problem::UpstreamTimeout,
    Problem::UpstreamTooLarge,
    Problem::UpstreamUnreachable,
];
const NOT_IN_FORCE: &[Problem] = &[Problem::Revoked, Problem::Suspended];
const NEGOTIATED: &[Problem] = &[Problem::NotAcceptable];
/// Who is not the operator.
const OPERATOR: &[Problem] = &[Problem::Unauthorised];
const NO_SUCH: &[Problem] = &[Problem::RouteNotFound];

/// A route of that method that takes no access code and no body and has no errors of its own.
const fn plain(page: Page, name: &'static str, method: &'static str, path: &'static str) -> Route {
    let none: &[&[Problem]] = &[];
    Route {
        page,
        name,
        method,
        path,
        summary: "",
        access_code: false,
        operator: false,
        body: None,
        gives: &[],
        problems: none,
    }
}

const fn get(page: Page, name: &'static str, path: &'static str) -> Route {
    plain(page, name, "GET", path)
}

const fn post(page: Page, name: &'static str, path: &'static str) -> Route {
    plain(page, name, "POST", path)
}

const CERTIFICATE: (u16, &[&str], &str) = (200, &[BUNDLE, DOCUMENT], "Bundle");
/// The probe's answer.
const PROBE: (u16, &[&str], &str) = (200, &[JSON], "Probe");

/// All of them.
const ROUTES: &[Route] = &[
    Route {
        summary: "A certificate by number and access code, both in the body.",
        body: Some(Takes { media_types: &[JSON], max_bytes: 4096, schema: "Lookup" }),
        gives: &[CERTIFICATE, PROBE],
        problems: &[ASKING, BODY, NEGOTIATED, NOT_IN_FORCE, RETRIEVAL],
        ..post(Page::Lookup, "lookup", "/v1/eco/lookup")
    },
    Route {
        summary: "A certificate, verified; not one that is revoked or suspended.",
        access_code: true,
        gives: &[CERTIFICATE, PROBE, (304, &[], "")],
        problems: &[ASKING, NEGOTIATED, NOT_IN_FORCE, RETRIEVAL],
        ..get(Page::Certificate, "certificate", "/v1/eco/{number}")
    },
    Route {
        summary: "How a certificate stands; nothing of what is in it.",
        access_code: true,
        gives: &[(200, &[JSON], "Standing")],
        problems: &[ASKING, RETRIEVAL],
        ..get(Page::Standing, "standing", "/v1/eco/{number}/status")
    },
    Route {
        summary: "A certificate for the files, also one that is revoked or suspended.",
        access_code: true,
        gives: &[CERTIFICATE],
        problems: &[ASKING, NEGOTIATED, RETRIEVAL],
        ..get(Page::Record, "record", "/v1/eco/{number}/record")
    },
    Route {
        summary: "The edge's word on a document, for those who cannot verify it themselves.",
        body: Some(Takes {
            media_types: verify::MEDIA_TYPES,
            max_bytes: eco_verify::limits::CERTIFICATE_BYTES,
            schema: "Document",
        }),
        gives: &[(200, &[JSON], "Verification")],
        problems: &[BODY, &[Problem::RateLimited]],
        ..post(Page::Verify, "verify", "/v1/verify")
    },
    Route {
        summary: "A signed status list as it was fetched, by its SHA-256.",
        gives: &[(200, lists::MEDIA_TYPES, "List"), (304, &[], "")],
        problems: &[&[Problem::ListNotFound]],
        ..get(Page::StatusList, "status-list", "/v1/status-lists/{sha256}")
    },
    Route {
        summary: "That the Worker runs, in which version; asks nobody else.",
        gives: &[(200, &[JSON], "Health")],
        ..get(Page::Health, "health", "/healthz")
    },
    Route {
        summary: "Whether certificates can be verified: variables, store and trust list.",
        gives: &[(200, &[JSON], "Readiness"), (503, &[JSON], "Readiness")],
        ..get(Page::Ready, "ready", "/readyz")
    },
    Route {
        summary: "This interface, as OpenAPI 3.1.",
        gives: &[(200, &[JSON], "Any"), (304, &[], "")],
        ..get(Page::OpenApi, "openapi", "/openapi.json")
    },
    Route {
        summary: "What an error means and what to do.",
        gives: &[(200, problems::MEDIA_TYPES, "ProblemText"), (304, &[], "")],
        problems: &[NO_SUCH, NEGOTIATED],
        ..get(Page::Problem, "problem", "/problems/{slug}")
    },
    Route {
        summary: "A JSON Schema or the JSON-LD context of the profile.",
        gives: &[(200, schemas::MEDIA_TYPES, "Any"), (304, &[], "")],
        problems: &[NO_SUCH],
        ..get(Page::Schema, "schema", "/schemas/{name}")
    },
    Route {
        summary: "Where the interface is described (RFC 9727).",
        gives: &[(200, &[well_known::LINKSET], "Any"), (304, &[], "")],
        ..get(Page::ApiCatalog, "api-catalog", "/.well-known/api-catalog")
    },
    Route {
        summary: "What this edge offers, and by what rules. The name is not registered with IANA.",
        gives: &[(200, &[JSON], "Discovery"), (304, &[], "")],
        ..get(Page::Discovery, "discovery", "/.well-known/rcep-eco")
    },
    Route {
        summary: "The edge's own keys: none, for it signs nothing.",
        gives: &[(200, &[well_known::JWKS], "Keys"), (304, &[], "")],
        ..get(Page::Keys, "keys", "/.well-known/jwks.json")
    },
    Route {
        summary: "Whom to tell of a weakness (RFC 9116).",
        gives: &[(200, &[TEXT], "Text"), (304, &[], "")],
        problems: &[NO_SUCH],
        ..get(Page::SecurityTxt, "security-txt", "/.well-known/security.txt")
    },
    Route {
        summary: "For the operator: forgets what is kept of a number, and the attempts at its access code.",
        operator: true,
        body: Some(Takes { media_types: &[JSON], max_bytes: 4096, schema: "Purge" }),
        gives: &[(204, &[], "")],
        problems: &[OPERATOR, BODY, &[Problem::MalformedNumber]],
        ..post(Page::Purge, "purge", "/v1/admin/purge")
    },
    Route {
        summary: "For the operator: retrieves a certificate anew, and says how it stands.",
        operator: true,
        body: Some(Takes { media_types: &[JSON], max_bytes: 4096, schema: "Lookup" }),
        gives: &[(200, &[JSON], "Standing")],
        problems: &[OPERATOR, BODY, ASKING, RETRIEVAL],
        ..post(Page::Refresh, "refresh", "/v1/admin/refresh")
    },
];

impl Route {
    /// Whether the path is this route's, and what `{...}` stood for.
    fn captured<'p>(&self, path: &'p str) -> Option<&'p str> {
        let Some((before, rest)) = self.path.split_once('{') else {
            return (path == self.path).then_some("");
        };
        let (_, after) = rest.split_once('}')?;
        path.strip_prefix(before)
            .and_then(|rest| rest.strip_suffix(after))
            .filter(|segment| !segment.is_empty() && !segment.contains('/'))
    }

    /// The errors it can end in.
    fn problems(&self) -> impl Iterator<Item = Problem> {
        self.problems.iter().copied().chain([GENERAL]).flatten().copied()
    }

    /// For `Allow`, and for CORS.
    fn allow(&self) -> String {
        let head = if self.method == "GET" { ", HEAD" } else { "" };
        format!("{}{head}, OPTIONS", self.method)
    }
}

/// The route of a path and what `{...}` stood for.
fn find(path: &str) -> Option<(&'static Route, &str)> {
    ROUTES.iter().find_map(|route| route.captured(path).map(|captured| (route, captured)))
}

/// How many bytes of the body of such a request are to be read: none unless its route takes one.
pub(crate) fn body_limit(method: &str, path: &str) -> usize {
    let takes = find(path).filter(|(route, _)| route.method == method);
    takes.and_then(|(route, _)| route.body.as_ref()).map_or(0, |body| body.max_bytes)
}

/// Answers a request; the name of the route is for the log.
///
/// 1. A config with a fault serves nothing: 500, and 503 to who asks whether we are ready.
/// 2. No such path: 404. 3. OPTIONS: 204. 4. Another method: 405 with `Allow`. 5. A query: 400.
/// 6. A body of another media type: 415; too large: 413; cut off: 400.
/// 7. The route's own answer; HEAD is that without its body.
pub(crate) async fn answer(
    host: &impl Host,
    config: Result<&Config, &[String]>,
    asked: &Asked,
) -> (&'static str, Answer) {
    let found = find(&asked.path);
    let name = found.map_or("none", |(route, _)| route.name);
    let mut answer = match (config, found) {
        (Err(_), Some((Route { page: Page::Ready, .. }, _))) => ready::misconfigured(),
        (Err(_), _) => Problem::Misconfigured.into(),
        (_, None) => Problem::RouteNotFound.into(),
        (Ok(config), Some((route, captured))) => at(host, config, asked, route, captured).await,
    };
    if asked.method == "HEAD" {
        answer.body.clear();
    }
    (name, answer)
}

async fn at(
    host: &impl Host,
    config: &Config,
    asked: &Asked,
    route: &Route,
    captured: &str,
) -> Answer {
    let method = if asked.method == "HEAD" { "GET" } else { asked.method.as_str() };
    if method == "OPTIONS" {
        return options(route);
    }
    if method != route.method {
        return Answer::from(Problem::MethodNotAllowed).with("allow", route.allow());
    }
    if asked.has_query {
        return Problem::QueryNotAllowed.into();
    }
    let body = match &route.body {
        None => &[],
        Some(takes) => match body(asked, takes) {
            Ok(body) => body,
            Err(problem) => return problem.into(),
        },
    };
    match route.page {
        Page::Certificate => certificate::get(host, config, asked, captured).await,
        Page::Lookup => lookup::post(host, config, asked, body).await,
        Page::Standing => standing::get(host, config, asked, captured).await,
        Page::Record => record::get(host, config, asked, captured).await,
        Page::Verify => verify::post(host, config, asked, body).await,
        Page::StatusList => lists::get(host, asked, captured).await,
        Page::Health => health::get(),
        Page::Ready => ready::get(host, config).await,
        Page::OpenApi => openapi::get(asked),
        Page::Problem => problems::get(asked, captured),
        Page::Schema => schemas::get(asked, captured),
        Page::ApiCatalog => well_known::api_catalog(asked),
        Page::Discovery => well_known::discovery(config, asked),
        Page::Keys => well_known::keys(asked),
        Page::SecurityTxt => well_known::security_txt(config, asked, host.now()),
        Page::Purge => admin::purge(host, config, asked, body).await,
        Page::Refresh => admin::refresh(host, config, asked, body).await,
    }
}

/// The body, where the route takes it.
fn body<'a>(asked: &'a Asked, takes: &Takes) -> Result<&'a [u8], Problem> {
    let essence = essence(asked.content_type.as_deref()).ok_or(Problem::UnsupportedMediaType)?;
    let plain = asked.content_encoding.as_deref().is_none_or(|coding| coding == "identity");
    if !plain || !takes.media_types.contains(&essence.as_str()) {
        return Err(Problem::UnsupportedMediaType);
    }
    match &asked.body {
        Received::TooLarge => Err(Problem::PayloadTooLarge),
        Received::Whole(body) if body.len() > takes.max_bytes => Err(Problem::PayloadTooLarge),
        Received::Broken => Err(Problem::MalformedBody),
        Received::Whole(body) => Ok(body),
    }
}

/// `Allow`, and what a browser asks before it lets a page of another site in (CORS preflight).
fn options(route: &Route) -> Answer {
    Answer::new(204)
        .with("allow", route.allow())
        .with("access-control-allow-methods", route.allow())
        .with(
            "access-control-allow-headers",
            "eco-access-code, content-type, if-none-match, accept, traceparent",
        )
        .with("access-control-max-age", "7200")
        .with("cache-control", "no-store")
}

#[cfg(test)]
mod tests;

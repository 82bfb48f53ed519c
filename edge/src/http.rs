//! What is asked of the edge and what it answers, in plain types of no runtime.

use crate::network::Network;
use crate::problem::Problem;

/// A request: only what any route looks at.
#[derive(Clone, Debug, Default)]
pub(crate) struct Asked {
    /// The method as sent.
    pub(crate) method: String,
    /// Scheme, host and port we are reached by, without a slash at the end.
    pub(crate) origin: String,
    /// The path of the URL as sent, percent-encoding untouched.
    pub(crate) path: String,
    /// Whether the URL carries a query.
    pub(crate) has_query: bool,
    /// `Eco-Access-Code`.
    pub(crate) access_code: Option<String>,
    /// `Authorization`.
    pub(crate) authorization: Option<String>,
    /// `Accept`.
    pub(crate) accept: Option<String>,
    /// `If-None-Match`.
    pub(crate) if_none_match: Option<String>,
    /// `Content-Type`.
    pub(crate) content_type: Option<String>,
    /// `Content-Encoding`.
    pub(crate) content_encoding: Option<String>,
    /// `traceparent`.
    pub(crate) traceparent: Option<String>,
    /// Of the client.
    pub(crate) network: Network,
    /// The body; not read where the route takes none.
    pub(crate) body: Received,
    /// Random name of this request, for `Eco-Request-Id` and the log.
    pub(crate) id: String,
}

/// What became of a request's body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Received {
    /// All of it.
    Whole(Vec<u8>),
    /// More bytes than the route takes; the rest was not read.
    TooLarge,
    /// The connection broke while it was read.
    Broken,
}

impl Default for Received {
    fn default() -> Self {
        Self::Whole(Vec::new())
    }
}

/// A response. Every header in it was written here: none is passed on from the source.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    /// HTTP status.
    pub(crate) status: u16,
    /// Headers, names in lower case.
    pub(crate) headers: Vec<(&'static str, String)>,
    /// The body; empty for none.
    pub(crate) body: String,
    /// What the log line may say about it.
    pub(crate) note: Note,
}

/// Facts of one answer for the log. Only words of this program: nothing of request or certificate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Note {
    /// `hit`, `miss` or `stale`.
    pub(crate) cache: Option<&'static str>,
    /// Slug of the problem.
    pub(crate) problem: Option<&'static str>,
    /// Code of the check that decided, such as `status.revoked`.
    pub(crate) check: Option<&'static str>,
}

/// On every answer: no page may run, frame or guess anything, and any page may read it.
const ALWAYS: [(&str, &str); 8] = [
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("content-security-policy", "default-src 'none'; frame-ancestors 'none'; sandbox"),
    ("cross-origin-resource-policy", "cross-origin"),
    ("strict-transport-security", "max-age=31536000"),
    ("access-control-allow-origin", "*"),
    (
        "access-control-expose-headers",
        "etag, cache-status, retry-after, content-location, link, eco-status, eco-request-id, server-timing",
    ),
    ("vary", "accept"),
];

/// On answers in JSON: where the interface is described (RFC 9727, RFC 8631).
const LINK: &str =
    "</.well-known/api-catalog>; rel=\"api-catalog\", </openapi.json>; rel=\"service-desc\"";

impl Answer {
    /// An answer with the headers that every answer has.
    pub(crate) fn new(status: u16) -> Self {
        let headers = ALWAYS.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        Self { status, headers, body: String::new(), note: Note::default() }
    }

    /// One header more.
    pub(crate) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// The body and what it is.
    pub(crate) fn with_body(mut self, media_type: &'static str, body: String) -> Self {
        self.body = body;
        let essence = media_type.split(';').next().unwrap_or_default();
        let answer = self.with("content-type", media_type);
        if essence.ends_with("json") { answer.with("link", LINK) } else { answer }
    }

    /// 200 that nobody keeps, in JSON.
    pub(crate) fn json(body: &serde_json::Value) -> Self {
        Self::new(200)
            .with_body("application/json", body.to_string())
            .with("cache-control", "no-store")
    }

    /// What is put on last: the request's name, and how long it took.
    pub(crate) fn finish(self, asked: &Asked, ms: u64) -> Self {
        self.with("eco-request-id", asked.id.as_str())
            .with("server-timing", format!("total;dur={ms}"))
    }

    /// The value of a header.
    #[cfg(test)]
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }
}

impl From<Problem> for Answer {
    fn from(problem: Problem) -> Self {
        problem.answer(None)
    }
}

//! What is asked of the edge and what it answers, in plain types of no runtime.

use crate::problem::Problem;

/// A request: only what any route looks at.
#[derive(Clone, Debug, Default)]
pub(crate) struct Asked {
    /// The method as sent.
    pub(crate) method: String,
    /// The path of the URL as sent, percent-encoding untouched.
    pub(crate) path: String,
    /// Whether the URL carries a query.
    pub(crate) has_query: bool,
    /// `Eco-Access-Code`.
    pub(crate) access_code: Option<String>,
    /// `Accept`.
    pub(crate) accept: Option<String>,
    /// `If-None-Match`.
    pub(crate) if_none_match: Option<String>,
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
    ("access-control-expose-headers", "etag, cache-status, retry-after"),
    ("vary", "accept"),
];

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
        self.with("content-type", media_type)
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

//! Every error the edge answers with, once: slug, HTTP status, words, whether to try again
//! (RFC 9457, `application/problem+json`).

use crate::http::{Answer, Note};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// Media type of an error.
pub(crate) const PROBLEM: &str = "application/problem+json";

macro_rules! problems {
    ($( $name:ident $slug:literal $status:literal retry $retry:expr, $title:literal, $detail:literal; )+) => {
        /// An error.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Problem { $( #[doc = $title] $name, )+ }

        impl Problem {
            /// All of them.
            pub(crate) const ALL: &'static [Self] = &[ $( Self::$name, )+ ];

            /// What there is to say about it.
            pub(crate) const fn row(self) -> Row {
                match self {
                    $( Self::$name => Row {
                        slug: $slug, status: $status, retry_after: $retry, title: $title, detail: $detail,
                    }, )+
                }
            }
        }
    };
}

// Name, slug, status, seconds after which to try again, what is wrong, what to do.
problems! {
    AccessCodeRequired "access-code-required" 401 retry None,
        "The access code is missing.",
        "Send the access code that came with the certificate in the header Eco-Access-Code.";
    Internal "internal" 500 retry Some(10),
        "Something went wrong here.",
        "Try again; if it stays so, tell the operator of this site.";
    ListNotFound "list-not-found" 404 retry None,
        "No list with this digest is kept here.",
        "Ask for it at the address that the certificate names.";
    MalformedBody "malformed-body" 400 retry None,
        "The body of the request cannot be read.",
        "Send what /openapi.json describes: of each member exactly one, of its type, and no other.";
    MalformedCode "malformed-code" 400 retry None,
        "This cannot be an access code.",
        "An access code is 1 to 128 visible ASCII characters, with single spaces inside at most.";
    MalformedNumber "malformed-number" 400 retry None,
        "This cannot be a certificate number.",
        "A certificate number is 1 to 70 printable ASCII characters, without backslash and percent sign.";
    MethodNotAllowed "method-not-allowed" 405 retry None,
        "This address does not take this method.",
        "Use one of the methods in the header Allow.";
    Misconfigured "misconfigured" 500 retry None,
        "This service is not set up correctly.",
        "Its log says what is wrong, one line per fault; tell the operator of this site.";
    NotAcceptable "not-acceptable" 406 retry None,
        "None of the media types asked for can be given.",
        "What there is stands in /openapi.json; without the header Accept you get the usual one.";
    NotFound "not-found" 404 retry None,
        "There is no certificate with this number and access code.",
        "Compare both with the certificate; ask the exporter when they are right.";
    PayloadTooLarge "payload-too-large" 413 retry None,
        "The body of the request is too large.",
        "A look-up takes 4096 bytes at most, a certificate 524288.";
    QueryNotAllowed "query-not-allowed" 400 retry None,
        "This address takes no query.",
        "Leave out the question mark and what follows; the access code goes into the header Eco-Access-Code.";
    RateLimited "rate-limited" 429 retry Some(60),
        "Too many requests have come from your network, or too many access codes were tried for this number.",
        "Wait as long as Retry-After says; with a code that has worked from your network before you need not wait.";
    Revoked "revoked" 410 retry None,
        "The issuer has revoked this certificate.",
        "Do not rely on it; ask the exporter for the certificate that replaces it.";
    RouteNotFound "route-not-found" 404 retry None,
        "There is nothing at this address.",
        "What there is stands in /openapi.json.";
    StatusUnavailable "status-unavailable" 503 retry Some(30),
        "Whether the certificate still stands could not be found out.",
        "Try again later; do not rely on the certificate until then.";
    Suspended "suspended" 409 retry Some(3600),
        "The issuer has suspended this certificate for now.",
        "Do not rely on it; ask the exporter, or try again later.";
    TrustListUnavailable "trust-list-unavailable" 503 retry Some(30),
        "The list of trusted issuers could not be had, or cannot be used.",
        "Try again later; if it stays so, tell the operator of this site.";
    Unauthorised "unauthorised" 401 retry None,
        "This address is for the operator of this site.",
        "Send the operator's key in the header Authorization, as Bearer.";
    UnsupportedMediaType "unsupported-media-type" 415 retry None,
        "This address does not take a body of this media type.",
        "The types it takes stand in /openapi.json; UTF-8 where it is text, and not compressed.";
    UpstreamCertificateMismatch "upstream-certificate-mismatch" 502 retry None,
        "The certified source answered with another certificate.",
        "It is not shown; tell the operator of this site.";
    UpstreamError "upstream-error" 503 retry Some(10),
        "The certified source is out of order.",
        "Try again later.";
    UpstreamIssuerUnknown "upstream-issuer-unknown" 502 retry None,
        "The certificate is signed by nobody on the list of trusted issuers, or by one who may not certify it.",
        "Tell the operator of this site.";
    UpstreamMalformed "upstream-malformed" 502 retry None,
        "The certified source answered with something that is no certificate.",
        "Tell the operator of this site.";
    UpstreamRateLimited "upstream-rate-limited" 503 retry Some(60),
        "The certified source is asked more often than it allows.",
        "Wait as long as Retry-After says, then try again.";
    UpstreamRedirect "upstream-redirect" 502 retry None,
        "The certified source sent us elsewhere; we do not follow.",
        "Tell the operator of this site.";
    UpstreamSignatureInvalid "upstream-signature-invalid" 502 retry None,
        "The certified source answered with a certificate whose signature does not hold.",
        "Do not rely on any copy of it; tell the operator of this site.";
    UpstreamTimeout "upstream-timeout" 504 retry Some(5),
        "The certified source did not answer in time.",
        "Try again.";
    UpstreamTooLarge "upstream-too-large" 502 retry None,
        "The certified source answered with more than a certificate can be.",
        "Tell the operator of this site.";
    UpstreamUnreachable "upstream-unreachable" 502 retry Some(10),
        "The certified source could not be reached.",
        "Try again later.";
}

/// An error in words and numbers.
pub(crate) struct Row {
    /// Its stable name.
    pub(crate) slug: &'static str,
    /// HTTP status.
    pub(crate) status: u16,
    /// Seconds after which trying again may help.
    pub(crate) retry_after: Option<u32>,
    /// What is wrong.
    pub(crate) title: &'static str,
    /// What to do.
    pub(crate) detail: &'static str,
}

/// The members of a bundle, as they stand.
#[derive(Deserialize)]
struct Proof {
    document: Box<RawValue>,
    evidence: Box<RawValue>,
    edge: ProofEdge,
}

#[derive(Deserialize)]
struct ProofEdge {
    report: Box<RawValue>,
}

/// The members of RFC 9457, and ours.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Body {
    r#type: String,
    title: &'static str,
    status: u16,
    detail: &'static str,
    code: &'static str,
    retryable: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    retry_after: Option<u32>,
    /// With `revoked` and `suspended`: the bundle's members, so that the asker can see and check
    /// why.
    #[serde(skip_serializing_if = "Option::is_none")]
    document: Option<Box<RawValue>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    evidence: Option<Box<RawValue>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    report: Option<Box<RawValue>>,
}

impl Problem {
    /// As JSON by itself, without proof.
    pub(crate) fn to_json(self) -> String {
        self.body(None, self.row().retry_after)
    }

    fn body(self, proof: Option<&str>, retry_after: Option<u32>) -> String {
        let proof: Option<Proof> = proof.and_then(|bundle| serde_json::from_str(bundle).ok());
        let Row { slug, status, title, detail, .. } = self.row();
        let (document, evidence, report) = match proof {
            Some(proof) => (Some(proof.document), Some(proof.evidence), Some(proof.edge.report)),
            None => (None, None, None),
        };
        let body = Body {
            r#type: format!("/problems/{slug}"),
            title,
            status,
            detail,
            code: slug,
            retryable: retry_after.is_some(),
            retry_after,
            document,
            evidence,
            report,
        };
        // Strings, numbers and maps with string keys: nothing in it can fail to serialise.
        serde_json::to_string(&body).unwrap_or_default()
    }

    /// The answer, with the proof where there is one to show.
    pub(crate) fn answer(self, proof: Option<&str>) -> Answer {
        self.answer_after(proof, None)
    }

    /// The same, with another time after which to try again than the usual one, in seconds.
    pub(crate) fn answer_after(self, proof: Option<&str>, retry_after: Option<u32>) -> Answer {
        let Row { slug, status, retry_after: usual, .. } = self.row();
        let retry_after = usual.map(|usual| retry_after.unwrap_or(usual));
        let mut answer = Answer::new(status)
            .with_body(PROBLEM, self.body(proof, retry_after))
            .with("cache-control", "no-store");
        if let Some(seconds) = retry_after {
            answer = answer.with("retry-after", seconds.to_string());
        }
        match self {
            Self::AccessCodeRequired => answer = answer.with("www-authenticate", "Eco-Access-Code"),
            Self::Unauthorised => answer = answer.with("www-authenticate", "Bearer"),
            _ => {}
        }
        answer.note = Note { problem: Some(slug), ..Note::default() };
        answer
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_problem_is_an_error_with_a_name_of_its_own_and_clear_words() {
        let mut slugs = BTreeSet::new();
        for problem in Problem::ALL {
            let row = problem.row();
            assert!(slugs.insert(row.slug), "{} stands twice", row.slug);
            assert!(row.slug.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "{}", row.slug);
            assert!((400..600).contains(&row.status), "{}", row.slug);
            assert!(row.title.ends_with('.') && row.detail.ends_with('.'), "{}", row.slug);
            // A 503 is by its meaning passing (RFC 9110, 15.6.4).
            assert!(row.status != 503 || row.retry_after.is_some(), "{}", row.slug);
        }
    }

    #[test]
    fn the_readme_has_them_all() {
        let lines = include_str!("../README.md").lines();
        let table: Vec<&str> = lines.skip_while(|line| !line.starts_with("| status |")).collect();
        assert_eq!(table.len(), Problem::ALL.len() + 2);
        for problem in Problem::ALL {
            let row = problem.row();
            let retry = row.retry_after.map_or(String::new(), |seconds| format!("{seconds} s "));
            let title = row.title.trim_end_matches('.');
            let line = format!("| {} | `{}` | {title} | {retry}|", row.status, row.slug);
            assert!(table.contains(&line.as_str()), "{line}");
        }
    }

    #[test]
    fn an_answer_is_problem_json_that_nobody_keeps() {
        let answer = Problem::UpstreamTimeout.answer(None);
        assert_eq!(answer.status, 504);
        assert_eq!(answer.header("content-type"), Some("application/problem+json"));
        assert_eq!(answer.header("cache-control"), Some("no-store"));
        assert_eq!(answer.header("retry-after"), Some("5"));
        let body: serde_json::Value = serde_json::from_str(&answer.body).expect("JSON");
        assert_eq!(
            body,
            serde_json::json!({
                "type": "/problems/upstream-timeout",
                "title": "The certified source did not answer in time.",
                "status": 504,
                "detail": "Try again.",
                "code": "upstream-timeout",
                "retryable": true,
                "retryAfter": 5,
            })
        );
    }
}

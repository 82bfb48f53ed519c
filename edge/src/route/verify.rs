//! `POST /v1/verify`: a document to the edge's word on it, for pages and programs that cannot run the
//! core themselves. Nothing of it is kept, and nothing of it gets into the log.

use crate::config::Config;
use crate::host::{Host, Limit};
use crate::http::{Answer, Asked};
use crate::problem::Problem;
use crate::{coordinator, lists, trust, verify};
use serde::Serialize;

/// Media types of what may be a certificate; which form it is, its bytes say.
pub(crate) const MEDIA_TYPES: &[&str] = &[
    "application/vc+jwt",
    "application/vc+sd-jwt",
    "application/dc+sd-jwt",
    "application/sd-jwt",
    "application/jwt",
    "application/jose",
    "application/jose+json",
    "application/vc",
    "application/vp",
    "application/vp+jwt",
    "application/json",
    "application/ld+json",
    "application/octet-stream",
    "application/pdf",
    "text/plain",
];

const NOTE: &str = "This is this server's word and proves nothing to anybody else. Who can verifies \
                    the document again.";

#[derive(Serialize)]
struct Word<'a> {
    report: &'a eco_verify::Report,
    by: &'static str,
    note: &'static str,
}

/// 200 with the Report, whatever it says; 429 to a network that has asked too often.
pub(crate) async fn post(host: &impl Host, config: &Config, asked: &Asked, body: &[u8]) -> Answer {
    let network = coordinator::network_key(config, asked.network);
    if !host.within(Limit::Client, &format!("verify/{network}")).await {
        return Problem::RateLimited.into();
    }
    let had = trust::get(host, config).await;
    let verified = verify::document(host, config, body, had).await;
    // Signed lists are everybody's: not to be fetched for each document again.
    lists::keep(host, &verified.fetched, &verified.report).await;
    let word = Word { report: &verified.report, by: "edge", note: NOTE };
    // Strings, numbers and maps with string keys: nothing in it can fail to serialise.
    let text = serde_json::to_string(&word).unwrap_or_default();
    Answer::new(200).with_body("application/json", text).with("cache-control", "no-store")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Mock, REVOCATION, config, good, ready, status_list};
    use eco_issuer::Purpose;
    use serde_json::Value;

    fn report(mock: &Mock, body: &[u8]) -> Value {
        let answer = ready(post(mock, &config(), &Asked::default(), body));
        assert_eq!(answer.status, 200);
        assert_eq!(answer.header("cache-control"), Some("no-store"));
        let body: Value = serde_json::from_str(&answer.body).expect("JSON");
        assert_eq!(body["by"], "edge");
        body["report"].clone()
    }

    #[test]
    fn any_document_gets_a_report_and_nothing_of_it_is_kept() {
        let mock = Mock::serving("");
        let token = good();
        assert_eq!(report(&mock, token.as_bytes())["verdict"], "valid");
        mock.reply(REVOCATION, "application/vc+jwt", &status_list(Purpose::Revocation, &[5]));
        mock.kept.borrow_mut().clear();
        mock.now.set(mock.now.get() + 3600);
        assert_eq!(report(&mock, token.as_bytes())["verdict"], "invalid");
        for nonsense in [&b"hello"[..], b"{}", &[0xff, 0], b"%PDF-1.7"] {
            assert_ne!(report(&mock, nonsense)["verdict"], "valid");
        }
        assert!(!mock.kept.borrow().values().any(|text| text.contains(&token)));
    }

    #[test]
    fn without_a_trust_list_nothing_is_valid() {
        let mock = Mock::new();
        assert_eq!(report(&mock, good().as_bytes())["verdict"], "indeterminate");
    }
}

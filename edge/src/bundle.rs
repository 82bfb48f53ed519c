//! A certificate with its evidence and our Report to `application/vnd.rcep-eco.bundle+json`, and
//! back from a store.
//!
//! Whoever gets a bundle verifies `document.bytes` again and feeds `evidence`, which is signed, into
//! that; `edge.report` is only our word.

use crate::cache::Times;
use eco_verify::{CheckId, Fetched, NeedKind, Report, UnixTime};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

/// Media type of a bundle.
pub(crate) const BUNDLE: &str = "application/vnd.rcep-eco.bundle+json";
/// Media type of the document in it.
pub(crate) const DOCUMENT: &str = "application/vc+jwt";

/// A bundle; `R` is the Report as made, or [`KeptReport`] as read back.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Bundle<R> {
    /// The certificate.
    pub(crate) document: Document,
    /// What was fetched to verify it.
    pub(crate) evidence: Vec<Item>,
    /// What we made of it.
    pub(crate) edge: Edge<R>,
}

/// The certificate as issued.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Document {
    media_type: String,
    /// The compact JWS.
    pub(crate) bytes: String,
    /// SHA-256 of `bytes`, hexadecimal.
    sha256: String,
}

/// One fetched document.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Item {
    kind: NeedKind,
    uri: String,
    bytes: String,
}

/// Our verification.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Edge<R> {
    pub(crate) report: R,
    /// The Report's `at`.
    pub(crate) verified_at: String,
    /// When the source gave the document.
    pub(crate) fetched_at: String,
}

/// What of a kept Report still matters.
#[derive(Debug, Deserialize)]
pub(crate) struct KeptReport {
    checks: Vec<KeptCheck>,
    identity: Option<KeptIdentity>,
}

#[derive(Debug, Deserialize)]
struct KeptIdentity {
    issuer: String,
}

#[derive(Debug, Deserialize)]
struct KeptCheck {
    id: String,
    #[serde(default)]
    facts: Map<String, Value>,
}

impl Bundle<Report> {
    /// Puts it together. Evidence that could not be had is left out, and so is evidence that is no
    /// text, which no signed list can be.
    pub(crate) fn new(
        (document, fetched_at): (&str, UnixTime),
        fetched: Vec<Fetched>,
        report: Report,
    ) -> Self {
        let evidence = fetched.into_iter().filter_map(|fetched| {
            let bytes = String::from_utf8(fetched.bytes?).ok()?;
            Some(Item { kind: fetched.need.kind, uri: fetched.need.uri, bytes })
        });
        Self {
            document: Document {
                media_type: DOCUMENT.to_owned(),
                bytes: document.to_owned(),
                sha256: sha256_hex(document),
            },
            evidence: evidence.collect(),
            edge: Edge {
                verified_at: report.at.clone(),
                fetched_at: fetched_at.to_string(),
                report,
            },
        }
    }

    /// The bundle as JSON text.
    pub(crate) fn to_json(&self) -> String {
        // Strings, numbers and maps with string keys: nothing in it can fail to serialise.
        serde_json::to_string(self).unwrap_or_default()
    }
}

impl Bundle<KeptReport> {
    /// Reads what a store gave back; `None` when it is not what was stored.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let bundle: Self = serde_json::from_str(text).ok()?;
        (sha256_hex(&bundle.document.bytes) == bundle.document.sha256).then_some(bundle)
    }

    /// Its clocks; `None` when it does not tell them.
    pub(crate) fn times(&self) -> Option<Times> {
        Some(Times {
            verified: UnixTime::parse_rfc3339(&self.edge.verified_at)?,
            fetched: UnixTime::parse_rfc3339(&self.edge.fetched_at)?,
            until: self.fact(CheckId::Validity, "until"),
            as_of: self.fact(CheckId::Status, "asOf"),
        })
    }

    /// Whose certificate it is.
    pub(crate) fn issuer(&self) -> Option<&str> {
        self.edge.report.identity.as_ref().map(|identity| identity.issuer.as_str())
    }

    /// A moment that the Report states as a fact of a check.
    fn fact(&self, check: CheckId, name: &str) -> Option<UnixTime> {
        let check = self.edge.report.checks.iter().find(|kept| kept.id == check.as_str())?;
        UnixTime::parse_rfc3339(check.facts.get(name)?.as_str()?)
    }
}

/// Strong entity tag of one representation: no two different bodies share it (RFC 9110, 8.8.3).
pub(crate) fn etag(body: &str) -> String {
    let digest = Sha256::digest(body.as_bytes());
    format!("\"{}\"", data_encoding::BASE64URL_NOPAD.encode(&digest))
}

pub(crate) fn sha256_hex(text: &str) -> String {
    data_encoding::HEXLOWER.encode(&Sha256::digest(text.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use eco_verify::{Evidence, Need, Policy, Request, verify};

    fn bundle() -> Bundle<Report> {
        let now = UnixTime(1_780_272_000);
        let request = Request::default();
        let report =
            verify(b"a.b.c", &Evidence::default(), &Policy::strict(), &request, now).report;
        let fetched = |uri: &str, bytes: Option<&[u8]>| Fetched {
            need: Need::status_list(uri),
            bytes: bytes.map(<[u8]>::to_vec),
        };
        let evidence = vec![
            fetched("https://a.example/1", Some(b"d.e.f")),
            fetched("https://a.example/2", None),
            fetched("https://a.example/3", Some(&[0xff])),
        ];
        Bundle::new(("a.b.c", now), evidence, report)
    }

    #[test]
    fn a_bundle_has_the_members_of_the_profile_and_the_report_to_the_byte() {
        let bundle = bundle();
        let text = bundle.to_json();
        let json: Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(json["document"]["mediaType"], "application/vc+jwt");
        assert_eq!(json["document"]["bytes"], "a.b.c");
        assert_eq!(json["document"]["sha256"], sha256_hex("a.b.c"));
        assert_eq!(
            json["evidence"],
            serde_json::json!([{"kind": "statusList", "uri": "https://a.example/1", "bytes": "d.e.f"}])
        );
        assert_eq!(json["edge"]["verifiedAt"], "2026-06-01T00:00:00Z");
        assert!(text.contains(&bundle.edge.report.to_json()));
    }

    #[test]
    fn a_kept_bundle_is_read_back_unless_the_store_changed_the_document() {
        let text = bundle().to_json();
        let kept = Bundle::parse(&text).expect("whole");
        assert_eq!(kept.document.bytes, "a.b.c");
        let times = kept.times().expect("its clocks");
        assert_eq!((times.verified.0, times.fetched.0), (1_780_272_000, 1_780_272_000));
        let yesterday = text.replacen("2026-06-01T00:00:00Z", "yesterday", 9);
        assert!(Bundle::parse(&yesterday).is_some_and(|kept| kept.times().is_none()));
        assert!(Bundle::parse(&text.replace("a.b.c", "a.b.d")).is_none());
        assert!(Bundle::parse(&text[..text.len() - 1]).is_none());
        assert!(Bundle::parse("").is_none());
    }

    #[test]
    fn etags_differ_as_bodies_do() {
        assert_eq!(etag("a"), etag("a"));
        assert_ne!(etag("a"), etag("b"));
        assert!(etag("").starts_with('"') && etag("").ends_with('"'));
    }
}

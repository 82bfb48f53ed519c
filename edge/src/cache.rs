//! Number, code and times to cache key and freshness. Pure; the stores are in `bindings.rs`.

use crate::bundle::{Bundle, KeptReport};
use eco_verify::{CheckId, Policy, UnixTime};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// Seconds for which a verified certificate is served without asking its source and its status list
/// again: how long a revocation can stay unseen here.
pub(crate) const FRESH_SECONDS: i64 = 300;

/// Key of the answer to (number, code), 64 hexadecimal digits: HMAC-SHA256 with the pepper over
/// `"cap", number, code`, each ended by a NUL, which none of them can contain.
///
/// A wrong code has a key of its own, so it is simply not there, like an unknown number; and no
/// store ever holds a number or a code.
pub(crate) fn key(pepper: &[u8], number: &str, code: &str) -> String {
    let mut mac =
        Hmac::<Sha256>::new_from_slice(pepper).expect("HMAC takes keys of any length (RFC 2104)");
    for part in ["cap", number, code] {
        mac.update(part.as_bytes());
        mac.update(&[0]);
    }
    data_encoding::HEXLOWER.encode(&mac.finalize().into_bytes())
}

/// Seconds for which a kept bundle may still be served; `None` when it may not.
///
/// It ends [`FRESH_SECONDS`] after it was verified, and earlier when the certificate's validity ends
/// or its status list gets too old for the policy.
pub(crate) fn ttl(kept: &Bundle<KeptReport>, policy: &Policy, now: UnixTime) -> Option<i64> {
    let verified = kept.verified_at()?;
    if verified > now.plus(policy.skew_seconds) {
        return None;
    }
    let ends = [
        Some(verified.plus(FRESH_SECONDS)),
        kept.fact(CheckId::Validity, "until"),
        kept.fact(CheckId::Status, "asOf").map(|as_of| as_of.plus(policy.max_status_age_seconds)),
    ];
    let end = ends.into_iter().flatten().min()?;
    let left = end.0.saturating_sub(now.0).min(FRESH_SECONDS);
    (left > 0).then_some(left)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const PEPPER: &[u8] = b"a pepper of thirty-two characters";

    #[test]
    fn keys_are_hmac_sha256_and_differ_with_every_part() {
        let due = key(PEPPER, "ab", "c");
        assert_eq!(due.len(), 64);
        assert_eq!(due, key(PEPPER, "ab", "c"));
        for (pepper, number, code) in [
            (PEPPER, "a", "bc"),
            (PEPPER, "abc", ""),
            (PEPPER, "ab", "d"),
            (&b"other"[..], "ab", "c"),
        ] {
            assert_ne!(key(pepper, number, code), due, "{number} {code}");
        }
    }

    /// Known answer, computed with the `hmac` module of Python.
    #[test]
    fn key_known_answer() {
        let due = "6ca5860b6ccbbb9c177b505e319fed95f434c3fb6409bc3a9880a103ce35f0dd";
        assert_eq!(key(b"pepper", "C1", "K1"), due);
    }

    fn kept(verified: &str, until: Option<&str>, as_of: Option<&str>) -> Bundle<KeptReport> {
        let facts = |name: &str, value: Option<&str>| match value {
            Some(value) => json!({ name: value }),
            None => json!({}),
        };
        let text = json!({
            "document": {
                "mediaType": "application/vc+jwt", "bytes": "",
                "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            },
            "evidence": [],
            "edge": {
                "report": { "checks": [
                    { "id": "validity", "facts": facts("until", until) },
                    { "id": "status", "facts": facts("asOf", as_of) },
                ] },
                "verifiedAt": verified,
            },
        });
        Bundle::parse(&text.to_string()).expect("whole")
    }

    #[test]
    fn freshness_table() {
        let now = UnixTime::parse_rfc3339("2026-06-01T12:00:00Z").expect("a time");
        for (verified, until, as_of, due) in [
            ("2026-06-01T12:00:00Z", None, None, Some(300)),
            ("2026-06-01T11:55:01Z", None, None, Some(1)),
            ("2026-06-01T11:55:00Z", None, None, None),
            // Within the skew, a clock that runs ahead does no harm.
            ("2026-06-01T12:01:00Z", None, None, Some(300)),
            ("2026-06-01T12:01:01Z", None, None, None),
            ("2026-06-01T12:00:00Z", Some("2026-06-01T12:00:10Z"), None, Some(10)),
            ("2026-06-01T11:59:00Z", Some("2026-06-01T12:00:00Z"), None, None),
            ("2026-06-01T12:00:00Z", None, Some("2026-05-31T12:00:20Z"), Some(20)),
            ("2026-06-01T12:00:00Z", None, Some("2026-05-31T12:00:00Z"), None),
            (
                "2026-06-01T12:00:00Z",
                Some("2027-01-01T00:00:00Z"),
                Some("2026-06-01T11:00:00Z"),
                Some(300),
            ),
            ("yesterday", None, None, None),
        ] {
            let found = ttl(&kept(verified, until, as_of), &Policy::strict(), now);
            assert_eq!(found, due, "{verified} {until:?} {as_of:?}");
        }
    }
}

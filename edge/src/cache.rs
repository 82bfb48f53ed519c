//! Number, code and times to cache key and freshness. Pure; the stores are in `bindings.rs`.

use eco_verify::{Policy, UnixTime};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// Seconds for which a verified certificate is served as it is.
pub(crate) const FRESH_SECONDS: i64 = 60;
/// Seconds after its verification up to which it is served once more while it is verified anew.
pub(crate) const STALE_SECONDS: i64 = 300;
/// Seconds for which its source is not asked for the document again: what was signed does not change.
pub(crate) const DOCUMENT_FRESH_SECONDS: i64 = 86_400;
/// Seconds for which a document is used while its source fails. Its status is still looked up.
pub(crate) const DOCUMENT_SECONDS: i64 = 7 * 86_400;
/// Seconds for which a good answer is served without a look at what other places have learnt.
pub(crate) const POINTER_SECONDS: i64 = 30;

/// Seconds that a revocation can stay unseen here, once it is published: a status list fetched just
/// before it, a certificate verified with that at its last moment, and served once more at its last.
/// Another place that has learnt of it is heard of sooner, KV's own delay (a minute) apart.
#[cfg(test)]
pub(crate) const REVOCATION_BOUND_SECONDS: i64 = crate::lists::FRESH_SECONDS + STALE_SECONDS;

/// What may be done with a kept bundle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Age {
    /// Served, for so many seconds more.
    Fresh(i64),
    /// Served once more, while it is verified anew.
    Stale,
    /// Its document is verified anew before anything is served; the source need not be asked.
    Document,
    /// The same, if the source fails.
    OldDocument,
    /// Nothing.
    Dead,
}

/// Key of what is known of a number whoever issued it, and whatever its code: the attempts at it. As
/// [`key`].
pub(crate) fn number_key(pepper: &[u8], number: &str) -> String {
    digest(pepper, &["number", number])
}

/// Key of what is known of an issuer's certificate whatever its code: its revocation. As [`key`].
pub(crate) fn certificate_key(pepper: &[u8], issuer: &str, number: &str) -> String {
    digest(pepper, &["cert", issuer, number])
}

/// Key of the answer to (number, code), 64 hexadecimal digits: HMAC-SHA256 with the pepper over
/// `"cap", number, code`, each ended by a NUL, which none of them can contain.
///
/// A wrong code has a key of its own, so it is simply not there, like an unknown number; and no
/// store ever holds a number or a code.
pub(crate) fn key(pepper: &[u8], number: &str, code: &str) -> String {
    digest(pepper, &["cap", number, code])
}

/// HMAC-SHA256 with the pepper over the parts, each ended by a NUL; hexadecimal.
pub(crate) fn digest(pepper: &[u8], parts: &[&str]) -> String {
    let mut mac =
        Hmac::<Sha256>::new_from_slice(pepper).expect("HMAC takes keys of any length (RFC 2104)");
    for part in parts {
        mac.update(part.as_bytes());
        mac.update(&[0]);
    }
    data_encoding::HEXLOWER.encode(&mac.finalize().into_bytes())
}

/// The clocks of a kept bundle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Times {
    /// When it was verified.
    pub(crate) verified: UnixTime,
    /// When its source gave the document.
    pub(crate) fetched: UnixTime,
    /// When the certificate's validity ends.
    pub(crate) until: Option<UnixTime>,
    /// When the older of its status lists was issued.
    pub(crate) as_of: Option<UnixTime>,
}

/// How old a kept bundle is: when it was verified, when its source gave the document, and when the
/// certificate's validity ends or its status list gets too old for the policy.
pub(crate) fn age(times: &Times, policy: &Policy, now: UnixTime) -> Age {
    let Times { verified, fetched, until, as_of } = *times;
    let ahead = now.plus(policy.skew_seconds);
    if verified > ahead || fetched > ahead {
        return Age::Dead;
    }
    let ends = [until, as_of.map(|as_of| as_of.plus(policy.max_status_age_seconds))];
    let ends = ends.into_iter().flatten().min();
    let left = |seconds| {
        let end = ends.map_or(verified.plus(seconds), |end| end.min(verified.plus(seconds)));
        end.0.saturating_sub(now.0).min(seconds)
    };
    if left(FRESH_SECONDS) > 0 {
        Age::Fresh(left(FRESH_SECONDS))
    } else if left(STALE_SECONDS) > 0 {
        Age::Stale
    } else if now < fetched.plus(DOCUMENT_FRESH_SECONDS) {
        Age::Document
    } else if now < fetched.plus(DOCUMENT_SECONDS) {
        Age::OldDocument
    } else {
        Age::Dead
    }
}

#[cfg(test)]
mod tests {
    use super::*;
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

    /// Two issuers may give out one number: what is known of one's certificate is not the other's.
    #[test]
    fn a_revocation_is_of_one_issuer_s_certificate() {
        let due = certificate_key(PEPPER, "did:web:a.example", "C1");
        for (issuer, number) in
            [("did:web:b.example", "C1"), ("did:web:a.example", "C2"), ("", "C1")]
        {
            assert_ne!(certificate_key(PEPPER, issuer, number), due, "{issuer} {number}");
        }
    }

    /// Known answer, computed with the `hmac` module of Python.
    #[test]
    fn key_known_answer() {
        let due = "6ca5860b6ccbbb9c177b505e319fed95f434c3fb6409bc3a9880a103ce35f0dd";
        assert_eq!(key(b"pepper", "C1", "K1"), due);
    }

    #[test]
    fn age_table() {
        let now = UnixTime::parse_rfc3339("2026-06-09T12:00:00Z").expect("a time");
        let new = "2026-06-09T11:00:00Z";
        for (verified, fetched, until, as_of, due) in [
            ("2026-06-09T12:00:00Z", new, None, None, Age::Fresh(60)),
            ("2026-06-09T11:59:01Z", new, None, None, Age::Fresh(1)),
            ("2026-06-09T11:59:00Z", new, None, None, Age::Stale),
            ("2026-06-09T11:55:01Z", new, None, None, Age::Stale),
            ("2026-06-09T11:55:00Z", new, None, None, Age::Document),
            ("2026-06-09T11:55:00Z", "2026-06-08T12:00:00Z", None, None, Age::OldDocument),
            ("2026-06-09T11:55:00Z", "2026-06-02T12:00:01Z", None, None, Age::OldDocument),
            ("2026-06-09T11:55:00Z", "2026-06-02T12:00:00Z", None, None, Age::Dead),
            // Within the skew, a clock that runs ahead does no harm.
            ("2026-06-09T12:01:00Z", new, None, None, Age::Fresh(60)),
            ("2026-06-09T12:01:01Z", new, None, None, Age::Dead),
            ("2026-06-09T12:00:00Z", "2026-06-09T12:01:01Z", None, None, Age::Dead),
            ("2026-06-09T12:00:00Z", new, Some("2026-06-09T12:00:10Z"), None, Age::Fresh(10)),
            // What has ended is never served as it was, not even once.
            ("2026-06-09T11:59:59Z", new, Some("2026-06-09T12:00:00Z"), None, Age::Document),
            ("2026-06-09T12:00:00Z", new, None, Some("2026-06-08T12:00:20Z"), Age::Fresh(20)),
            ("2026-06-09T12:00:00Z", new, None, Some("2026-06-08T12:00:00Z"), Age::Document),
        ] {
            let at = |text| UnixTime::parse_rfc3339(text).expect("a time");
            let times = Times {
                verified: at(verified),
                fetched: at(fetched),
                until: until.map(at),
                as_of: as_of.map(at),
            };
            let found = age(&times, &Policy::strict(), now);
            assert_eq!(found, due, "{verified} {fetched} {until:?} {as_of:?}");
        }
    }
}

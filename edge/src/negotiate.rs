//! `Accept` and `If-None-Match` to what is given (RFC 9110, 12.5.1 and 13.1.2).

use crate::bundle::{BUNDLE, DOCUMENT};
use crate::found::{Kept, Text};

/// The representations of a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// With evidence and Report.
    Bundle,
    /// The document alone.
    Document,
}

impl Form {
    /// What the header asks for, the bundle when it does not care; `None` when it excludes both.
    pub(crate) fn choose(accept: Option<&str>) -> Option<Self> {
        match choose(accept, &[BUNDLE, DOCUMENT])? {
            DOCUMENT => Some(Self::Document),
            _ => Some(Self::Bundle),
        }
    }

    /// That of a certificate.
    pub(crate) const fn of(self, kept: &Kept) -> &Text {
        match self {
            Self::Bundle => &kept.bundle,
            Self::Document => &kept.document,
        }
    }

    /// Its media type.
    pub(crate) const fn media_type(self) -> &'static str {
        match self {
            Self::Bundle => BUNDLE,
            Self::Document => DOCUMENT,
        }
    }
}

/// The one of `offers` that the header likes best, the first when it does not care; `None` when it
/// excludes all.
pub(crate) fn choose<'o>(accept: Option<&str>, offers: &[&'o str]) -> Option<&'o str> {
    let Some(accept) = accept.filter(|accept| !accept.trim().is_empty()) else {
        return offers.first().copied();
    };
    let mut best = (0, None);
    for offer in offers {
        let weight = weight(accept, offer);
        if weight > best.0 {
            best = (weight, Some(*offer));
        }
    }
    best.1
}

/// The media type of a `Content-Type`, in lower case; `None` where it is not plain UTF-8 of one type.
pub(crate) fn essence(content_type: Option<&str>) -> Option<String> {
    let mut parts = content_type?.split(';').map(str::trim);
    let essence = parts.next()?.to_ascii_lowercase();
    let plain = parts.all(|part| {
        let part = part.to_ascii_lowercase();
        let charset = part.strip_prefix("charset=").map(|value| value.trim_matches('"'));
        charset.is_none_or(|charset| matches!(charset, "utf-8" | "us-ascii"))
    });
    (plain && !essence.contains(',')).then_some(essence)
}

/// The `q` of a media type in thousandths, by the most specific range that holds it; 0 when none does
/// or the range cannot be read.
fn weight(accept: &str, media_type: &str) -> u16 {
    let (kind, _) = media_type.split_once('/').unwrap_or((media_type, ""));
    let ranges = accept.split(',').filter_map(|range| {
        let mut parts = range.split(';').map(str::trim);
        let name = parts.next()?.to_ascii_lowercase();
        let specific = match name.split_once('/')? {
            ("*", "*") => 1,
            (some, "*") if some == kind => 2,
            _ if name == media_type => 3,
            _ => return None,
        };
        let q = parts.find_map(|part| part.strip_prefix("q=").or_else(|| part.strip_prefix("Q=")));
        Some((specific, q.map_or(1000, thousandths)))
    });
    ranges.max_by_key(|(specific, _)| *specific).map_or(0, |(_, q)| q)
}

/// `0.5` to 500; what is no weight counts as 0.
fn thousandths(q: &str) -> u16 {
    let (whole, fraction) = q.split_once('.').unwrap_or((q, ""));
    if fraction.len() > 3 || !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return 0;
    }
    match whole {
        "0" => format!("{fraction:0<3}").parse().unwrap_or(0),
        "1" => 1000,
        _ => 0,
    }
}

/// Whether the asker has this representation already.
pub(crate) fn has_it(if_none_match: Option<&str>, etag: &str) -> bool {
    if_none_match.is_some_and(|tags| {
        tags.trim() == "*"
            || tags.split(',').any(|tag| {
                let tag = tag.trim();
                tag.strip_prefix("W/").unwrap_or(tag) == etag
            })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accept_table() {
        use Form::{Bundle, Document};
        for (accept, due) in [
            (None, Some(Bundle)),
            (Some(""), Some(Bundle)),
            (Some("*/*"), Some(Bundle)),
            (Some("application/*"), Some(Bundle)),
            (Some("application/vc+jwt"), Some(Document)),
            (Some("Application/VC+JWT"), Some(Document)),
            (Some("application/vnd.rcep-eco.bundle+json"), Some(Bundle)),
            (Some("application/vc+jwt, */*;q=0.1"), Some(Document)),
            (
                Some("application/vc+jwt;q=0.5, application/vnd.rcep-eco.bundle+json;q=0.6"),
                Some(Bundle),
            ),
            (Some("application/vc+jwt ; q=0 , */*"), Some(Bundle)),
            (Some("application/vnd.rcep-eco.bundle+json;q=0, */*"), Some(Document)),
            (Some("*/*;q=0"), None),
            (Some("text/html, image/*"), None),
            (Some("application/json"), None),
            (Some("application/vc+jwt;q=nonsense"), None),
            (Some(",;,/"), None),
        ] {
            assert_eq!(Form::choose(accept), due, "{accept:?}");
        }
    }

    #[test]
    fn essence_table() {
        for (header, due) in [
            (None, None),
            (Some("application/json"), Some("application/json")),
            (Some("Application/JSON ; Charset=\"UTF-8\""), Some("application/json")),
            (Some("text/plain;charset=us-ascii;format=flowed"), Some("text/plain")),
            (Some("application/json; charset=utf-16"), None),
            (Some("application/json, text/plain"), None),
            (Some(""), Some("")),
        ] {
            assert_eq!(essence(header).as_deref(), due, "{header:?}");
        }
    }

    #[test]
    fn weights() {
        for (q, due) in [
            ("1", 1000),
            ("0", 0),
            ("0.5", 500),
            ("0.123", 123),
            ("0.1234", 0),
            ("2", 0),
            ("", 0),
            ("1.000", 1000),
            ("-0.5", 0),
        ] {
            assert_eq!(thousandths(q), due, "{q}");
        }
    }

    #[test]
    fn if_none_match_table() {
        for (header, due) in [
            (None, false),
            (Some("\"a\""), true),
            (Some("W/\"a\""), true),
            (Some("\"b\", \"a\""), true),
            (Some("*"), true),
            (Some("\"b\""), false),
            (Some("a"), false),
        ] {
            assert_eq!(has_it(header, "\"a\""), due, "{header:?}");
        }
    }
}

//! URL text to its origin (RFC 6454), for the few plain URLs that documents may name. Anything two
//! parsers could read differently (user info, backslashes, IDN, escapes in the host) is no URL here.

use std::fmt;

/// Scheme, host and port of an absolute http(s) URL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Origin {
    secure: bool,
    host: String,
    port: u16,
}

impl Origin {
    /// The origin of `https://host[:port][/...]`; `None` for anything unusual.
    pub(crate) fn of(url: &str) -> Option<Self> {
        let plain = |b: u8| b.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&b);
        if !url.bytes().all(plain) {
            return None;
        }
        let (secure, rest) = match url.strip_prefix("https://") {
            Some(rest) => (true, rest),
            None => (false, url.strip_prefix("http://")?),
        };
        let authority = rest.split(['/', '?', '#']).next()?;
        let (host, port) = match authority.strip_prefix("[::1]") {
            Some(port) => ("[::1]", port),
            None => match authority.split_once(':') {
                Some((host, _)) => authority.split_at_checked(host.len())?,
                None => (authority, ""),
            },
        };
        let port = match port.strip_prefix(':') {
            Some(digits)
                if !digits.starts_with('0') && digits.bytes().all(|b| b.is_ascii_digit()) =>
            {
                digits.parse().ok()?
            }
            None if port.is_empty() => {
                if secure {
                    443
                } else {
                    80
                }
            }
            _ => return None,
        };
        let name = |host: &str| {
            !host.is_empty()
                && host.len() <= 253
                && host.split('.').all(|label| {
                    let edge = |b: Option<u8>| b.is_some_and(|b| b.is_ascii_alphanumeric());
                    edge(label.bytes().next())
                        && edge(label.bytes().last())
                        && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
                })
        };
        (host == "[::1]" || name(host)).then(|| Self {
            secure,
            host: host.to_ascii_lowercase(),
            port,
        })
    }

    /// Whether a document may be fetched from here: https, or loopback where that is allowed.
    pub(crate) fn may_be_fetched(&self, allow_loopback_http: bool) -> bool {
        let loopback = matches!(self.host.as_str(), "localhost" | "127.0.0.1" | "[::1]");
        if loopback { allow_loopback_http } else { self.secure }
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (scheme, usual) = if self.secure { ("https", 443) } else { ("http", 80) };
        write!(f, "{scheme}://{}", self.host)?;
        if self.port == usual { Ok(()) } else { write!(f, ":{}", self.port) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn origins() {
        for (url, due) in [
            ("https://origin.customs.example/status/3", Some("https://origin.customs.example")),
            ("https://Origin.Customs.Example:443?x#y", Some("https://origin.customs.example")),
            ("http://127.0.0.1:8788/status", Some("http://127.0.0.1:8788")),
            ("http://[::1]:80/", Some("http://[::1]")),
            ("https://good.example@evil.example/", None),
            ("https://good.example\\@evil.example/", None),
            ("https://good.example:8x/", None),
            ("https://good.example:/", None),
            ("https://good.example:99999/", None),
            ("https://good.example./", None),
            ("https://g\u{f6}od.example/", None),
            ("https://good.example /", None),
            ("https:///status", None),
            ("ftp://good.example/", None),
            ("//good.example/", None),
            ("", None),
        ] {
            assert_eq!(Origin::of(url).map(|origin| origin.to_string()).as_deref(), due, "{url}");
        }
    }

    #[test]
    fn loopback_only_where_allowed_and_http_nowhere_else() {
        for (url, strict, loopback) in [
            ("https://a.example", true, true),
            ("http://a.example", false, false),
            ("http://127.0.0.1:1", false, true),
            ("https://localhost", false, true),
        ] {
            let origin = Origin::of(url).expect(url);
            assert_eq!(
                (origin.may_be_fetched(false), origin.may_be_fetched(true)),
                (strict, loopback),
                "{url}"
            );
        }
    }
}

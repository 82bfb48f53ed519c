//! The variables of `wrangler.toml` and the secrets to a [`Config`]. Nothing is served with a config
//! that has a fault; each fault is one line that says what to do.

use eco_verify::{Policy, TrustKey};
use serde_json::Value;
use url::{Host, Url};

/// What the operator has set.
#[derive(Debug)]
pub(crate) struct Config {
    /// Base address of the certified source, without a slash at its end.
    pub(crate) source: String,
    /// Address of the signed trust list.
    pub(crate) trust_list: String,
    /// How strict to be, with the trust list's key.
    pub(crate) policy: Policy,
    /// Secret that turns (number, code) into cache keys.
    pub(crate) pepper: Vec<u8>,
    /// Milliseconds that one request may wait for others in all.
    pub(crate) timeout_ms: u64,
}

/// Characters of a pepper at least: 32 of base64 hold 192 bits.
const PEPPER_CHARACTERS: usize = 32;
/// How long a source may take unless said otherwise.
const TIMEOUT_MS: u64 = 8000;
const TIMEOUT_MS_RANGE: std::ops::RangeInclusive<u64> = 100..=30_000;

impl Config {
    /// Reads everything that `var` finds.
    ///
    /// # Errors
    /// One line for each fault.
    pub(crate) fn read(
        var: impl Fn(&str) -> Option<String>,
        has_store: bool,
    ) -> Result<Self, Vec<String>> {
        let var =
            |name: &str| var(name).map(|value| value.trim().to_owned()).filter(|v| !v.is_empty());
        let mut faults = Vec::new();
        let policy = match policy(var("POLICY"), var("TRUST_KEY")) {
            Ok(policy) => policy,
            Err(fault) => {
                faults.push(fault);
                Policy::strict()
            }
        };
        let mut address = |name: &str, example: &str| {
            address(var(name), policy.allow_loopback_http).unwrap_or_else(|fault| {
                faults.push(format!("{name} {fault}; set it to an address like {example}"));
                String::new()
            })
        };
        let source = address("SOURCE_URL", "https://origin.customs.example/api");
        let trust_list = address("TRUST_LIST_URL", "https://trust.example/rcep.jwt");
        let pepper = var("PEPPER").unwrap_or_default();
        if pepper.chars().count() < PEPPER_CHARACTERS {
            faults.push(format!(
                "PEPPER is {}; set the secret to at least {PEPPER_CHARACTERS} random characters, \
                 such as `openssl rand -base64 32` prints",
                if pepper.is_empty() { "not set" } else { "too short" }
            ));
        }
        let timeout_ms = match var("UPSTREAM_TIMEOUT_MS") {
            None => TIMEOUT_MS,
            Some(text) => {
                text.parse().ok().filter(|ms| TIMEOUT_MS_RANGE.contains(ms)).unwrap_or_else(|| {
                    faults.push(format!(
                        "UPSTREAM_TIMEOUT_MS is not a whole number of milliseconds from {} to {}; \
                     correct it or leave it out for {TIMEOUT_MS}",
                        TIMEOUT_MS_RANGE.start(),
                        TIMEOUT_MS_RANGE.end()
                    ));
                    TIMEOUT_MS
                })
            }
        };
        if !has_store {
            faults.push(
                "ECO is not bound; bind a KV namespace under this name in wrangler.toml".to_owned(),
            );
        }
        if faults.is_empty() {
            Ok(Self { source, trust_list, policy, pepper: pepper.into_bytes(), timeout_ms })
        } else {
            Err(faults)
        }
    }
}

/// The policy with the trust list's key in it.
fn policy(policy: Option<String>, key: Option<String>) -> Result<Policy, String> {
    let mut policy = match policy {
        None => Policy::strict(),
        Some(json) => Policy::from_json(&json).map_err(|misuse| {
            format!("POLICY is not right ({misuse}); correct it or leave it out for the strict one")
        })?,
    };
    if policy.trust_key.is_some() {
        return Err("POLICY holds trustKey; put the key into TRUST_KEY instead".to_owned());
    }
    let key = key.ok_or(
        "TRUST_KEY is not set; set it to the public JWK of the trust list's signer, or to its \
         RFC 7638 SHA-256 thumbprint",
    )?;
    let value = if key.starts_with('{') {
        serde_json::from_str(&key).map_err(|error| {
            format!("TRUST_KEY is not JSON ({error}); set it to a public JWK or its thumbprint")
        })?
    } else {
        Value::String(key)
    };
    policy.trust_key = Some(TrustKey::from_json(&value).map_err(|misuse| {
        format!("TRUST_KEY is not right ({misuse}); set it to a public P-256 JWK or its thumbprint")
    })?);
    Ok(policy)
}

/// An address that may be asked: https by name, or loopback where the policy allows that.
fn address(text: Option<String>, loopback: bool) -> Result<String, &'static str> {
    let text = text.ok_or("is not set")?;
    let url = Url::parse(&text).map_err(|_| "is not an absolute address")?;
    let local = match url.host().ok_or("names no host")? {
        Host::Domain(name) => {
            if name.ends_with('.') {
                return Err("names a host with a dot at its end");
            }
            name == "localhost"
        }
        Host::Ipv4(ip) if ip.is_loopback() => true,
        Host::Ipv6(ip) if ip.is_loopback() => true,
        Host::Ipv4(_) | Host::Ipv6(_) => return Err("names a host by number, not by name"),
    };
    if local && !loopback {
        return Err("names this machine, which only POLICY {\"allowLoopbackHttp\":true} allows");
    }
    match url.scheme() {
        "https" => {}
        "http" if local => {}
        _ => return Err("is not https"),
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err("holds a user name or password");
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err("holds a query or fragment");
    }
    Ok(url.as_str().trim_end_matches('/').to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    const THUMBPRINT: &str = "BR4Mnc18U58-EINrYPx9XL8gvtuhrtNODmfUP05RsM4";

    fn good() -> BTreeMap<&'static str, &'static str> {
        BTreeMap::from([
            ("SOURCE_URL", "https://origin.customs.example/api/"),
            ("TRUST_LIST_URL", "https://trust.example/rcep.jwt"),
            ("TRUST_KEY", THUMBPRINT),
            ("PEPPER", "0123456789abcdef0123456789abcdef"),
        ])
    }

    fn read(change: &[(&'static str, &'static str)]) -> Result<Config, Vec<String>> {
        let mut vars = good();
        vars.extend(change.iter().copied());
        Config::read(|name| vars.get(name).map(|value| (*value).to_owned()), true)
    }

    #[test]
    fn a_good_config() {
        let config = read(&[]).expect("good");
        assert_eq!(config.source, "https://origin.customs.example/api");
        assert_eq!(config.trust_list, "https://trust.example/rcep.jwt");
        assert_eq!(config.timeout_ms, 8000);
        assert!(config.policy.trust_key.is_some());
        let changed = [
            ("POLICY", r#"{"allowLoopbackHttp":true,"requireStatus":true}"#),
            ("SOURCE_URL", "http://127.0.0.1:8788/api"),
            ("TRUST_LIST_URL", "http://localhost:8788/trust/rcep.jwt"),
            ("UPSTREAM_TIMEOUT_MS", "300"),
        ];
        let config = read(&changed).expect("good");
        assert!(config.policy.require_status);
        assert_eq!(config.timeout_ms, 300);
    }

    #[test]
    fn every_fault_is_one_line_that_names_the_variable() {
        for (name, value) in [
            ("SOURCE_URL", ""),
            ("SOURCE_URL", "origin.customs.example"),
            ("SOURCE_URL", "http://origin.customs.example/api"),
            ("SOURCE_URL", "http://127.0.0.1:8788/api"),
            ("SOURCE_URL", "https://localhost/api"),
            ("SOURCE_URL", "https://169.254.169.254/"),
            ("SOURCE_URL", "https://2130706433/"),
            ("SOURCE_URL", "https://[fd00::1]/"),
            ("SOURCE_URL", "https://origin.customs.example./api"),
            ("SOURCE_URL", "https://user:pw@origin.customs.example/api"),
            ("SOURCE_URL", "https://origin.customs.example/api?x=1"),
            ("SOURCE_URL", "ftp://origin.customs.example/"),
            ("TRUST_LIST_URL", ""),
            ("TRUST_LIST_URL", "http://trust.example/rcep.jwt"),
            ("TRUST_KEY", ""),
            ("TRUST_KEY", "short"),
            ("TRUST_KEY", "{"),
            ("TRUST_KEY", "{}"),
            ("POLICY", "{"),
            ("POLICY", r#"{"unknown":1}"#),
            ("POLICY", r#"{"trustKey":"BR4Mnc18U58-EINrYPx9XL8gvtuhrtNODmfUP05RsM4"}"#),
            ("PEPPER", ""),
            ("PEPPER", "too short"),
            ("UPSTREAM_TIMEOUT_MS", "soon"),
            ("UPSTREAM_TIMEOUT_MS", "99"),
            ("UPSTREAM_TIMEOUT_MS", "30001"),
        ] {
            let faults = read(&[(name, value)]).expect_err(value);
            assert_eq!(faults.len(), 1, "{name}={value}: {faults:?}");
            assert!(faults[0].starts_with(name), "{faults:?}");
            assert!(faults[0].contains("; ") && !faults[0].contains('\n'), "{faults:?}");
        }
    }

    #[test]
    fn all_faults_are_told_at_once_and_no_secret_is() {
        let faults = Config::read(|_| None, false).expect_err("empty");
        assert_eq!(faults.len(), 5, "{faults:?}");
        let faults = read(&[("PEPPER", "hush hush")]).expect_err("short");
        assert!(!faults.concat().contains("hush"), "{faults:?}");
    }
}

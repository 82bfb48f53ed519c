//! The variables of `wrangler.toml` and the secrets to a [`Config`]. Nothing is served with a config
//! that has a fault; each fault is one line that says what to do.

use crate::address;
use crate::source::{self, Source, Surroundings, Told};
use crate::state::Bounded;
use eco_verify::{Policy, TrustKey};
use serde_json::Value;
use url::Url;

/// What the operator has set.
#[derive(Debug)]
pub(crate) struct Config {
    /// The certified sources, in the order in which they are asked.
    pub(crate) sources: Vec<Source>,
    /// Address of the signed trust list.
    pub(crate) trust_list: String,
    /// How strict to be, with the trust list's key.
    pub(crate) policy: Policy,
    /// That key as it was set: a JWK, or its thumbprint.
    pub(crate) trust_key: Value,
    /// The key that takes that one's place soon, or did a moment ago.
    pub(crate) trust_key_next: Option<TrustKey>,
    /// Secret that turns (number, code) into cache keys.
    pub(crate) pepper: Vec<u8>,
    /// The one of before: what is kept under it is still found.
    pub(crate) pepper_before: Option<Vec<u8>>,
    /// What the operator shows, any of them; none: nobody is let in.
    pub(crate) admin_keys: Vec<String>,
    /// Bytes of answers in an isolate's memory at most.
    pub(crate) memory_bytes: usize,
    /// Milliseconds that one request may wait for others in all.
    pub(crate) timeout_ms: u64,
    /// Whom to tell of a weakness, a URI.
    pub(crate) security_contact: Option<String>,
    /// What the operator should know, though it is no fault.
    pub(crate) warnings: Vec<String>,
}

/// What of the runtime's services is bound.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bound {
    /// KV.
    pub(crate) store: bool,
    /// The bucket of files.
    pub(crate) files: bool,
    /// The coordinators.
    pub(crate) coordinator: bool,
    /// Both rate limiters.
    pub(crate) limits: bool,
}

/// Characters of a secret at least: 32 of base64 hold 192 bits.
const SECRET_CHARACTERS: usize = 32;
/// Bytes of answers in an isolate's memory unless said otherwise.
const MEMORY_BYTES: usize = Bounded::<()>::BYTES;
const MEMORY_BYTES_MOST: usize = 64 * 1024 * 1024;
/// How long a source may take unless said otherwise.
const TIMEOUT_MS: u64 = 8000;
const TIMEOUT_MS_RANGE: std::ops::RangeInclusive<u64> = 100..=30_000;

/// Milliseconds that a request waits longer for somebody who does its work than that one may take.
const GRACE_MS: u64 = 1000;

impl Config {
    /// How long a request may wait for another that does its work, in milliseconds.
    pub(crate) const fn patience_ms(&self) -> u64 {
        self.timeout_ms + GRACE_MS
    }

    /// Reads everything that `var` finds.
    ///
    /// # Errors
    /// One line for each fault.
    pub(crate) fn read(
        var: impl Fn(&str) -> Option<String>,
        bound: Bound,
    ) -> Result<Self, Vec<String>> {
        let var =
            |name: &str| var(name).map(|value| value.trim().to_owned()).filter(|v| !v.is_empty());
        let mut faults = Vec::new();
        let (policy, trust_key) = match policy(var("POLICY"), var("TRUST_KEY")) {
            Ok(read) => read,
            Err(fault) => {
                faults.push(fault);
                (Policy::strict(), Value::Null)
            }
        };
        let trust_list = var("TRUST_LIST_URL").ok_or("is not set");
        let trust_list = trust_list
            .and_then(|url| address::read_base(&url, policy.allow_loopback_http))
            .unwrap_or_else(|fault| {
                faults.push(format!(
                    "TRUST_LIST_URL {fault}; set it to an address like https://trust.example/rcep.jwt"
                ));
                String::new()
            });
        let trust_key_next = var("TRUST_KEY_NEXT").and_then(|text| {
            let key = trust_key_of("TRUST_KEY_NEXT", text);
            key.map_err(|fault| faults.push(fault)).ok().map(|(key, _)| key)
        });
        let mut secret = |name: &str, needed| {
            let value = var(name);
            if value.as_ref().map_or(needed, |value| value.chars().count() < SECRET_CHARACTERS) {
                faults.push(format!(
                    "{name} is {}; set the secret to at least {SECRET_CHARACTERS} random characters, \
                     such as `openssl rand -base64 32` prints",
                    if value.is_none() { "not set" } else { "too short" }
                ));
            }
            value
        };
        let pepper = secret("PEPPER", true).unwrap_or_default();
        let pepper_before = secret("PEPPER_PREV", false).map(String::into_bytes);
        let admin_keys = ["ADMIN_KEY", "ADMIN_KEY_PREV"].map(|name| secret(name, false));
        let memory_bytes = match var("MEMORY_BYTES") {
            None => MEMORY_BYTES,
            Some(text) => {
                text.parse().ok().filter(|bytes| *bytes <= MEMORY_BYTES_MOST).unwrap_or_else(|| {
                    faults.push(format!(
                        "MEMORY_BYTES is not a whole number up to {MEMORY_BYTES_MOST}; correct it or \
                         leave it out for {MEMORY_BYTES}"
                    ));
                    MEMORY_BYTES
                })
            }
        };
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
        let security_contact = var("SECURITY_CONTACT");
        if security_contact.as_deref().is_some_and(|contact| !is_contact(contact)) {
            faults.push(
                "SECURITY_CONTACT is not an address of a kind that RFC 9116 knows; set it to one like \
                 mailto:security@eco.example or https://eco.example/security, or leave it out"
                    .to_owned(),
            );
        }
        let mut told = Told { faults, warnings: Vec::new() };
        let around = Surroundings {
            var: &var,
            loopback: policy.allow_loopback_http,
            peppers: std::iter::once(pepper.clone().into_bytes())
                .chain(pepper_before.clone())
                .collect(),
            has_files: bound.files,
        };
        let sources = source::read(&around, &mut told);
        let Told { mut faults, mut warnings } = told;
        if !bound.coordinator {
            warnings.push(
                "COORDINATOR is not bound: attempts at access codes are not counted, and every isolate asks the \
                 source for itself"
                    .to_owned(),
            );
        }
        if !bound.limits {
            warnings.push(
                "CLIENT_LIMIT or SOURCE_LIMIT is not bound: who asks too often is not held back"
                    .to_owned(),
            );
        }
        if !bound.store {
            faults.push(
                "ECO is not bound; bind a KV namespace under this name in wrangler.toml".to_owned(),
            );
        }
        if faults.is_empty() {
            Ok(Self {
                sources,
                trust_list,
                policy,
                trust_key,
                trust_key_next,
                pepper: pepper.into_bytes(),
                pepper_before,
                admin_keys: admin_keys.into_iter().flatten().collect(),
                memory_bytes,
                timeout_ms,
                security_contact,
                warnings,
            })
        } else {
            Err(faults)
        }
    }
}

/// Whether somebody can be reached there, and it is one line (RFC 9116, 2.5.3).
fn is_contact(contact: &str) -> bool {
    let known = Url::parse(contact).is_ok_and(|url| {
        matches!(url.scheme(), "mailto" | "tel" | "https") && url.as_str().len() > 8
    });
    known && contact.bytes().all(|b| b.is_ascii_graphic())
}

/// The policy with the trust list's key in it, and the key as it was set.
fn policy(policy: Option<String>, key: Option<String>) -> Result<(Policy, Value), String> {
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
    let (key, value) = trust_key_of("TRUST_KEY", key)?;
    policy.trust_key = Some(key);
    Ok((policy, value))
}

/// The key in a variable, and the same as it was set.
fn trust_key_of(name: &str, text: String) -> Result<(TrustKey, Value), String> {
    let value = if text.starts_with('{') {
        serde_json::from_str(&text).map_err(|error| {
            format!("{name} is not JSON ({error}); set it to a public JWK or its thumbprint")
        })?
    } else {
        Value::String(text)
    };
    let key = TrustKey::from_json(&value.to_string()).map_err(|misuse| {
        format!("{name} is not right ({misuse}); set it to a public P-256 JWK or its thumbprint")
    })?;
    Ok((key, value))
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
        Config::read(
            |name| vars.get(name).map(|value| (*value).to_owned()),
            Bound { store: true, files: true, coordinator: true, limits: true },
        )
    }

    #[test]
    fn a_good_config() {
        let config = read(&[]).expect("good");
        assert_eq!(config.sources.len(), 1);
        assert!(config.warnings.is_empty());
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
            ("SOURCE_URL", "https://origin.customs.example:22/api"),
            ("SOURCE_URL", "https://origin.customs.example/api#x"),
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
            ("PEPPER_PREV", "too short"),
            ("ADMIN_KEY", "too short"),
            ("ADMIN_KEY_PREV", "too short"),
            ("TRUST_KEY_NEXT", "short"),
            ("TRUST_KEY_NEXT", "{"),
            ("MEMORY_BYTES", "-1"),
            ("MEMORY_BYTES", "8 MiB"),
            ("MEMORY_BYTES", "1000000000"),
            ("UPSTREAM_TIMEOUT_MS", "soon"),
            ("UPSTREAM_TIMEOUT_MS", "99"),
            ("UPSTREAM_TIMEOUT_MS", "30001"),
            ("SECURITY_CONTACT", "security@eco.example"),
            ("SECURITY_CONTACT", "http://eco.example/"),
            ("SECURITY_CONTACT", "mailto:a@eco.example\nExpires: never"),
        ] {
            let faults = read(&[(name, value)]).expect_err(value);
            assert_eq!(faults.len(), 1, "{name}={value}: {faults:?}");
            assert!(faults[0].starts_with(name), "{faults:?}");
            assert!(faults[0].contains("; ") && !faults[0].contains('\n'), "{faults:?}");
        }
    }

    #[test]
    fn all_faults_are_told_at_once_and_no_secret_is() {
        let faults = Config::read(
            |_| None,
            Bound { store: false, files: false, coordinator: false, limits: false },
        )
        .expect_err("empty");
        assert_eq!(faults.len(), 5, "{faults:?}");
        let faults = read(&[("PEPPER", "hush hush")]).expect_err("short");
        assert!(!faults.concat().contains("hush"), "{faults:?}");
    }
}

//! Which issuer may certify for whom, with which keys and between which dates, into a signed
//! trust list (docs/profile.md).

mod members;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::error::IssueError;
use crate::jws::Header;
use crate::keys::SigningKey;

/// The trust list's payload. Members are written in the order they stand here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TrustList {
    /// Who publishes the list, a DID.
    pub iss: String,
    /// The list's own address.
    pub sub: String,
    /// When it was signed, Unix seconds.
    pub iat: i64,
    /// From when on it no longer counts, Unix seconds.
    pub exp: i64,
    /// Grows with every publication and never goes back.
    pub version: u64,
    /// Everyone who is trusted.
    pub issuers: Vec<TrustedIssuer>,
}

/// One issuer: an issuing body, an exporter or a platform.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TrustedIssuer {
    /// The issuer's DID.
    pub id: String,
    /// Its name as shown to a person.
    pub name: String,
    /// The Party it certifies for, ISO 3166-1 alpha-2.
    pub country: String,
    /// `issuing-body`, `approved-exporter`, `exporter`, `platform`, `test`.
    pub roles: Vec<String>,
    /// First day, `YYYY-MM-DD`; `null` or absent is open.
    #[serde(default)]
    pub valid_from: Option<String>,
    /// Last day; `null` or absent while there is none.
    #[serde(default)]
    pub valid_until: Option<String>,
    /// Its keys, with the dates between which each counts.
    pub keys: Vec<TrustKey>,
    /// Base64 DER of certificates that may stand above this issuer's own.
    #[serde(default)]
    pub x509_anchors: Vec<String>,
    /// `did:web` when keys may be looked up at the issuer's own document.
    #[serde(default)]
    pub resolve: Vec<String>,
    /// Who may sign this issuer's status lists.
    #[serde(default)]
    pub status_issuers: Vec<String>,
    /// From which origins its status lists may be fetched.
    #[serde(default)]
    pub status_origins: Vec<String>,
    /// Where its certificates can be retrieved.
    #[serde(default)]
    pub sources: Vec<String>,
    /// The authorisation of an approved exporter (Art. 3.21).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approved_exporter: Option<ApprovedExporter>,
}

/// A public key as a JWK with its dates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TrustKey {
    /// The key's id, an absolute DID URL.
    pub kid: String,
    /// Its only algorithm.
    pub alg: String,
    /// Key type, `EC` or `OKP`.
    pub kty: String,
    /// Curve.
    pub crv: String,
    /// First coordinate, base64url.
    pub x: String,
    /// Second coordinate, base64url; an `OKP` key has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub y: Option<String>,
    /// `sig`, where it is said.
    #[serde(rename = "use", default, skip_serializing_if = "Option::is_none")]
    pub usage: Option<String>,
    /// First day, `YYYY-MM-DD`; `null` or absent is open.
    #[serde(default)]
    pub valid_from: Option<String>,
    /// Last day; `null` or absent while there is none.
    #[serde(default)]
    pub valid_until: Option<String>,
}

/// What an approved exporter may declare, and until when.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ApprovedExporter {
    /// The authorisation code.
    pub code: String,
    /// HS chapters in scope, two digits each.
    pub hs_chapters: Vec<String>,
    /// First day, `YYYY-MM-DD`; `null` or absent is open.
    #[serde(default)]
    pub valid_from: Option<String>,
    /// Last day; `null` or absent while there is none.
    #[serde(default)]
    pub valid_until: Option<String>,
    /// Whether the authorisation rests at the moment.
    #[serde(default)]
    pub suspended: bool,
}

impl TrustKey {
    /// The public half of `key`, counting from `valid_from` (`YYYY-MM-DD`) on.
    #[must_use]
    pub fn of(key: &SigningKey, valid_from: &str) -> Self {
        let (x, y) = key.coordinates();
        Self {
            kid: key.kid().to_owned(),
            alg: "ES256".into(),
            kty: "EC".into(),
            crv: "P-256".into(),
            x,
            y: Some(y),
            usage: None,
            valid_from: Some(valid_from.to_owned()),
            valid_until: None,
        }
    }
}

impl TrustList {
    /// Reads an unsigned list, or the payload of a signed one.
    ///
    /// # Errors
    /// [`IssueError::Json`] for text that is no JSON; else as [`Self::from_value`].
    pub fn from_json(json: &[u8]) -> Result<Self, IssueError> {
        Self::from_value(crate::json::parse(json)?)
    }

    /// Reads an unsigned list from JSON already parsed.
    ///
    /// # Errors
    /// [`IssueError::Faults`] with every member that is missing, or that this version does not know,
    /// because it would be lost when the list is written again; [`IssueError::Json`] for a member of
    /// the wrong type.
    pub fn from_value(list: Value) -> Result<Self, IssueError> {
        IssueError::none_of(members::faults(&list))?;
        Ok(serde_json::from_value(list)?)
    }

    /// Signs the list as it stands: `typ: eco-trust-list+jwt`, with the signer's key in `jwk`.
    ///
    /// # Panics
    /// Never: strings, numbers and lists are always JSON.
    #[must_use]
    pub fn sign(&self, key: &SigningKey) -> String {
        let payload = serde_json::to_vec(self).expect("strings, numbers and lists are JSON");
        key.sign(&Header::trust_list(key), &payload)
    }

    /// Makes the next version, signed at `iat` and valid until `exp`, both in Unix seconds.
    pub fn bump(&mut self, iat: i64, exp: i64) {
        self.version = self.version.saturating_add(1);
        self.iat = iat;
        self.exp = exp;
    }

    /// What would make a verifier refuse the whole list.
    ///
    /// # Errors
    /// [`IssueError::Faults`], one for each.
    pub fn check(&self) -> Result<(), IssueError> {
        let mut faults = Vec::new();
        if self.exp <= self.iat {
            faults.push("exp is not after iat".to_owned());
        }
        let (mut ids, mut kids) = (BTreeSet::new(), BTreeSet::new());
        let mut days = |whose: &str, from: &Option<String>, until: &Option<String>| {
            for day in [from, until].into_iter().flatten() {
                if crate::time::parse_rfc3339(&format!("{day}T00:00:00Z")).is_err() {
                    faults.push(format!("{whose}: {day:?} is not a day like 2026-06-01"));
                }
            }
        };
        for issuer in &self.issuers {
            days(&issuer.id, &issuer.valid_from, &issuer.valid_until);
            if let Some(approval) = &issuer.approved_exporter {
                days(&issuer.id, &approval.valid_from, &approval.valid_until);
            }
            issuer.keys.iter().for_each(|key| days(&key.kid, &key.valid_from, &key.valid_until));
        }
        for issuer in &self.issuers {
            if !ids.insert(&issuer.id) {
                faults.push(format!("the issuer {} occurs twice in the list", issuer.id));
            }
            for key in &issuer.keys {
                let kid = &key.kid;
                if !kids.insert(kid) {
                    faults.push(format!("the key id {kid} occurs twice in the list"));
                }
                if kid.split_once('#').map(|(did, _)| did) != Some(&issuer.id) {
                    faults.push(format!("the key {kid} is not a key of {}", issuer.id));
                }
                if key.usage.as_ref().is_some_and(|usage| usage != "sig") {
                    faults.push(format!("the key {kid} is not for signatures: use must be sig"));
                }
            }
        }
        IssueError::none_of(faults)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn list() -> TrustList {
        let key = SigningKey::for_tests("a", "did:web:a.example#k1");
        TrustList {
            iss: "did:web:trust.example".into(),
            sub: "https://trust.example/rcep.jwt".into(),
            iat: 1,
            exp: 2,
            version: 12,
            issuers: vec![TrustedIssuer {
                id: "did:web:a.example".into(),
                roles: vec!["issuing-body".into()],
                keys: vec![TrustKey::of(&key, "2025-01-01")],
                ..TrustedIssuer::default()
            }],
        }
    }

    #[test]
    fn the_signed_list_reads_back_and_carries_the_signers_key() {
        let key = SigningKey::for_tests("trust", "did:web:trust.example#1");
        let token = list().sign(&key);
        let payload = key.open(&token).expect("own token");
        assert_eq!(TrustList::from_json(&payload).expect("own list"), list());

        let header = token.split('.').next().expect("a header");
        let header = data_encoding::BASE64URL_NOPAD.decode(header.as_bytes()).expect("base64url");
        let header: Value = serde_json::from_slice(&header).expect("JSON");
        let (x, y) = key.coordinates();
        assert_eq!(header["typ"], "eco-trust-list+jwt");
        assert_eq!(header["jwk"], json!({ "kty": "EC", "crv": "P-256", "x": x, "y": y }));
    }

    #[test]
    fn members_have_the_names_of_the_profile() {
        let text = serde_json::to_string(&list()).expect("JSON");
        for name in ["\"validUntil\":null", "x509Anchors", "statusIssuers", "statusOrigins"] {
            assert!(text.contains(name), "{name} in {text}");
        }
        assert!(!text.contains("approvedExporter"));
    }

    #[test]
    fn bump_makes_the_next_version() {
        let mut next = list();
        next.bump(10, 20);
        assert_eq!((next.version, next.iat, next.exp), (13, 10, 20));
    }

    #[test]
    fn a_kid_twice_a_foreign_kid_and_a_list_without_life_are_refused() {
        assert!(list().check().is_ok());
        let mut twice = list();
        let again = twice.issuers[0].keys[0].clone();
        twice.issuers[0].keys.push(again);
        assert!(matches!(twice.check(), Err(IssueError::Faults(all)) if all.len() == 1));
        let mut foreign = list();
        foreign.issuers[0].keys[0].kid = "did:web:b.example#k1".into();
        assert!(foreign.check().is_err());
        let mut dead = list();
        dead.exp = dead.iat;
        assert!(dead.check().is_err());
    }

    #[test]
    fn every_fault_is_told_at_once() {
        let mut bad = list();
        bad.exp = bad.iat;
        bad.issuers[0].valid_from = Some("1 June".into());
        bad.issuers[0].keys[0].usage = Some("enc".into());
        let again = bad.issuers[0].clone();
        bad.issuers.push(again);
        let told = bad.check().expect_err("a bad list").to_string();
        for due in ["exp", "1 June", "use must be", "a.example occurs", "a.example#k1 occurs"] {
            assert!(told.contains(due), "{due}: {told}");
        }
    }

    #[test]
    fn a_public_key_can_be_pasted_and_its_days_left_open() {
        let key = SigningKey::for_tests("a", "did:web:a.example#k1");
        let mut value = serde_json::to_value(list()).expect("JSON");
        value["issuers"][0]["keys"] = json!([key.public_jwk()]);
        for name in ["validFrom", "validUntil"] {
            value["issuers"][0].as_object_mut().expect("an issuer").remove(name);
        }
        let list = TrustList::from_value(value).expect("a good list");
        list.check().expect("a good list");
        assert_eq!(list.issuers[0].keys[0].valid_from, None);
    }
}

//! What the relying party asks for: Policy (how strict), Request (which certificate) and Evidence
//! (what the host fetched). Read from JSON as format.md 6 and 7 spell it; built by hand in Rust.

use crate::key::{Alg, TrustKey};
use crate::misuse::{Misuse, read};
use crate::time::{Date, UnixTime};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};
use serde_json::Value;

/// How strict to be. [`Policy::strict`] is the one starting point; there is no weaker default.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Policy {
    /// Signature algorithms accepted.
    pub algs: Vec<Alg>,
    /// Clock skew allowed, in seconds.
    pub skew_seconds: i64,
    /// Whether a certificate without a status entry is inconclusive.
    pub require_status: bool,
    /// How old a status list may be, counted from its own issue, in seconds.
    pub max_status_age_seconds: i64,
    /// The lowest trust list version accepted; hosts raise it to the highest they have seen.
    pub min_trust_list_version: u64,
    /// The pinned key of the trust list's signer.
    pub trust_key: Option<TrustKey>,
    /// The pinned key of the reference data's signer; `trust_key` where there is none.
    pub data_key: Option<TrustKey>,
    /// Asks for the holder's proof of an SD-JWT.
    pub key_binding: Option<KeyBinding>,
    /// Lets http and loopback hosts stand in for https, for issuers with the role `test` only.
    pub allow_loopback_http: bool,
}

/// What the holder's proof must say (RFC 9901, 4.3); what is absent is not compared.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeyBinding {
    /// Whom it is made for.
    pub audience: Option<String>,
    /// What it answers.
    pub nonce: Option<String>,
}

impl Policy {
    /// ES256, 60 s of skew, status lists of at most a day, no trust key.
    #[must_use]
    pub fn strict() -> Self {
        Self {
            algs: vec![Alg::Es256],
            skew_seconds: 60,
            require_status: false,
            max_status_age_seconds: 86_400,
            min_trust_list_version: 0,
            trust_key: None,
            data_key: None,
            key_binding: None,
            allow_loopback_http: false,
        }
    }

    /// Reads the JSON form; absent members are as in [`Policy::strict`].
    ///
    /// # Errors
    /// [`Misuse`] names the member that is unknown or of the wrong type.
    pub fn from_json(json: &str) -> Result<Self, Misuse> {
        read::<PolicyJson>("policy", json)?.try_into()
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct PolicyJson {
    algs: Option<Vec<String>>,
    skew_seconds: Option<u32>,
    require_status: Option<bool>,
    max_status_age_seconds: Option<u32>,
    min_trust_list_version: Option<u64>,
    trust_key: Option<serde_json::Value>,
    data_key: Option<serde_json::Value>,
    key_binding: Option<KeyBinding>,
    allow_loopback_http: Option<bool>,
}

impl TryFrom<PolicyJson> for Policy {
    type Error = Misuse;

    fn try_from(json: PolicyJson) -> Result<Self, Misuse> {
        let strict = Self::strict();
        let algs = match json.algs {
            Some(names) => names
                .iter()
                .map(|name| {
                    // The profile says SM2 and writes SM2SM3 into headers.
                    let known =
                        if name == "SM2" { Some(Alg::Sm2Sm3) } else { Alg::from_name(name) };
                    known.ok_or_else(|| {
                        Misuse::new(format!(
                            "policy: no algorithm {name:?}; there are ES256, ES384, EdDSA, SM2SM3"
                        ))
                    })
                })
                .collect::<Result<_, _>>()?,
            None => strict.algs,
        };
        let trust_key = json.trust_key.as_ref().map(TrustKey::from_json).transpose()?;
        let data_key = json.data_key.as_ref().map(TrustKey::from_json).transpose()?;
        Ok(Self {
            algs,
            skew_seconds: json.skew_seconds.map_or(strict.skew_seconds, i64::from),
            require_status: json.require_status.unwrap_or(strict.require_status),
            max_status_age_seconds: json
                .max_status_age_seconds
                .map_or(strict.max_status_age_seconds, i64::from),
            min_trust_list_version: json
                .min_trust_list_version
                .unwrap_or(strict.min_trust_list_version),
            trust_key,
            data_key,
            key_binding: json.key_binding,
            allow_loopback_http: json.allow_loopback_http.unwrap_or(strict.allow_loopback_http),
        })
    }
}

/// What the asker says about the certificate it wants. Empty: nothing is compared.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Request {
    /// Certificate number (or a declaration's reference); ASCII spaces and case do not count.
    pub number: Option<String>,
    /// Invoices that must be in it.
    #[serde(deserialize_with = "some_or_one")]
    pub invoices: Vec<Invoice>,
    /// HS codes that must be in it; the first six digits count.
    #[serde(deserialize_with = "texts")]
    pub hs_codes: Vec<String>,
    /// The importing Party, ISO 3166-1 alpha-2.
    pub importing_country: Option<String>,
    /// The consignee; a difference is a warning.
    pub consignee: Option<Party>,
    /// The exporter; a difference is a warning.
    pub exporter: Option<Party>,
    /// Quantities that should be in it; a difference is a warning.
    #[serde(deserialize_with = "some_or_one")]
    pub quantities: Vec<Quantity>,
    /// Lines of the asker's own papers, each compared with the item of the certificate that fits best.
    pub items: Vec<Line>,
    /// The customs value, for the waiver of Art. 3.22.3.
    pub customs_value: Option<Amount>,
}

/// A list, or one entry that stands for a list of it; `null` is none.
fn some_or_one<'de, D: Deserializer<'de>, T: DeserializeOwned>(
    deserializer: D,
) -> Result<Vec<T>, D::Error> {
    let entries = match Value::deserialize(deserializer)? {
        Value::Null => Vec::new(),
        Value::Array(entries) => entries,
        one => vec![one],
    };
    let read = |entry| serde_json::from_value(entry).map_err(serde::de::Error::custom);
    entries.into_iter().map(read).collect()
}

/// The same of texts, of which a number is one too.
fn texts<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    let values: Vec<Value> = some_or_one(deserializer)?;
    let text = |value| text(value).ok_or_else(|| serde::de::Error::custom("an HS code is a text"));
    values.into_iter().map(text).collect()
}

fn text(value: Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// An invoice the asker holds. As JSON its number alone, or an object.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(try_from = "serde_json::Value")]
pub struct Invoice {
    /// Its number; ASCII spaces and case do not count.
    pub number: String,
    /// Its date; a difference is a warning.
    pub date: Option<Date>,
    /// Who issued it, by name; for the rule on third-party invoicing (Art. 3.20).
    pub issuer: Option<String>,
}

impl TryFrom<Value> for Invoice {
    type Error = String;

    fn try_from(value: Value) -> Result<Self, String> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Object {
            number: String,
            date: Option<Date>,
            issuer: Option<String>,
        }
        if let Value::String(number) = value {
            return Ok(Self { number, ..Self::default() });
        }
        let Object { number, date, issuer } =
            serde_json::from_value(value).map_err(|error| format!("an invoice: {error}"))?;
        Ok(Self { number, date, issuer })
    }
}

/// A party the asker deals with. As JSON its name alone, or an object.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(try_from = "serde_json::Value")]
pub struct Party {
    /// Its name; case, spaces and punctuation do not count.
    pub name: String,
    /// Its address; as its name.
    pub address: Option<String>,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
}

impl TryFrom<Value> for Party {
    type Error = String;

    fn try_from(value: Value) -> Result<Self, String> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Object {
            name: String,
            address: Option<String>,
            country: Option<String>,
        }
        if let Value::String(name) = value {
            return Ok(Self { name, ..Self::default() });
        }
        let Object { name, address, country } =
            serde_json::from_value(value).map_err(|error| format!("a party: {error}"))?;
        Ok(Self { name, address, country })
    }
}

/// One line of an invoice or declaration; what is absent is not compared.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Line {
    /// The item's number in the certificate, where the asker knows it.
    pub number: Option<u64>,
    /// HS code; the first six digits count.
    pub hs_code: Option<String>,
    /// Compared word by word; a hint, never a verdict.
    pub description: Option<String>,
    /// A difference is a warning.
    pub quantity: Option<Quantity>,
    /// Number of the invoice the line is from.
    pub invoice: Option<String>,
}

/// A quantity with its unit. As JSON an object, or text such as `2400 KGM`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "serde_json::Value")]
pub struct Quantity {
    /// A decimal number as text.
    pub value: String,
    /// UN/ECE Recommendation 20 code.
    pub unit: String,
}

impl TryFrom<Value> for Quantity {
    type Error = String;

    fn try_from(value: Value) -> Result<Self, String> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Object {
            value: Value,
            #[serde(default)]
            unit: String,
        }
        if let Some(text) = value.as_str().map(str::trim) {
            let digits = |c: char| c.is_ascii_digit() || c == '.';
            let end = text.find(|c| !digits(c)).unwrap_or(text.len());
            let (value, unit) = text.split_at_checked(end).unwrap_or((text, ""));
            return Ok(Self { value: value.to_owned(), unit: unit.trim().to_owned() });
        }
        let Object { value, unit } =
            serde_json::from_value(value).map_err(|error| format!("a quantity: {error}"))?;
        let value = text(value).ok_or("a quantity: its value is neither text nor number")?;
        Ok(Self { value, unit })
    }
}

/// An amount of money.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Amount {
    /// A decimal number as text.
    pub amount: String,
    /// ISO 4217.
    pub currency: String,
}

impl Request {
    /// Reads the JSON form (the command line's `--expect`, with `number`).
    ///
    /// # Errors
    /// [`Misuse`] names the member that is unknown or of the wrong type.
    pub fn from_json(json: &str) -> Result<Self, Misuse> {
        read("request", json)
    }
}

/// Everything the host brought along. Bytes from anywhere: nothing here is trusted.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    /// The trust list.
    pub trust_list: TrustListEvidence,
    /// Reference data that are newer than this build's, signed; where they are not newer, the build's
    /// own are used.
    pub reference_data: Option<Vec<u8>>,
    /// What was fetched for earlier needs.
    pub fetched: Vec<Fetched>,
}

/// The trust list as the host has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum TrustListEvidence {
    /// None was given.
    #[default]
    None,
    /// A signed list; needs [`Policy::trust_key`].
    Signed(Vec<u8>),
    /// One was named, but could not be had.
    Unreachable,
    /// A bare JSON list that the user vouches for.
    Unsigned(Vec<u8>),
}

/// One fetched document, or the news that it could not be had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fetched {
    /// The [`Need`](crate::Need) it answers.
    pub need: crate::Need,
    /// Its bytes; `None` when it could not be fetched.
    pub bytes: Option<Vec<u8>>,
}

/// When `now` is not given as a number: reads RFC 3339.
///
/// # Errors
/// [`Misuse`] when the text is not RFC 3339 with a time zone.
pub fn parse_time(text: &str) -> Result<UnixTime, Misuse> {
    UnixTime::parse_rfc3339(text)
        .ok_or_else(|| Misuse::new(format!("{text:?} is not a time like 2026-06-15T00:00:00Z")))
}

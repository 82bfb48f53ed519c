//! What the relying party asks for: Policy (how strict), Request (which certificate) and Evidence
//! (what the host fetched). Read from JSON as format.md 6 and 7 spell it; built by hand in Rust.

use crate::json::Json;
use crate::key::{Alg, TrustKey};
use crate::members::{Members, Reader, Wrong, argument, count, date, flag, list, seconds, text};
use crate::misuse::Misuse;
use crate::time::{Date, UnixTime};
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
#[derive(Clone, Debug, PartialEq, Eq)]
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
        argument("policy", json, Self::read)
    }

    fn read(value: &Value, wrong: &Wrong) -> Self {
        let members = Members::only(
            value,
            &[
                "algs",
                "skewSeconds",
                "requireStatus",
                "maxStatusAgeSeconds",
                "minTrustListVersion",
                "trustKey",
                "dataKey",
                "keyBinding",
                "allowLoopbackHttp",
            ],
            wrong,
        );
        let key: Reader<_> = |value, wrong| {
            TrustKey::from_json(value).map_err(|error| wrong.note(error.to_string())).ok()
        };
        let mut policy = Self::strict();
        set(&mut policy.algs, members.open("algs", |names, wrong| list(names, wrong, alg)));
        set(&mut policy.skew_seconds, members.open("skewSeconds", seconds));
        set(&mut policy.require_status, members.open("requireStatus", flag));
        set(&mut policy.max_status_age_seconds, members.open("maxStatusAgeSeconds", seconds));
        set(&mut policy.min_trust_list_version, members.open("minTrustListVersion", count));
        set(&mut policy.allow_loopback_http, members.open("allowLoopbackHttp", flag));
        policy.trust_key = members.open("trustKey", key).flatten();
        policy.data_key = members.open("dataKey", key).flatten();
        policy.key_binding = members.open("keyBinding", |value, wrong| {
            let members = Members::only(value, &["audience", "nonce"], wrong);
            KeyBinding {
                audience: members.open_text("audience"),
                nonce: members.open_text("nonce"),
            }
        });
        policy
    }
}

fn set<T>(member: &mut T, given: Option<T>) {
    if let Some(given) = given {
        *member = given;
    }
}

fn alg(name: &Value, wrong: &Wrong) -> Alg {
    let name = text(name, wrong);
    // The profile says SM2 and writes SM2SM3 into headers.
    let known = if name == "SM2" { Some(Alg::Sm2Sm3) } else { Alg::from_name(&name) };
    known.unwrap_or_else(|| {
        wrong.note(format!("no algorithm \"{name}\"; there are ES256, ES384, EdDSA, SM2SM3"));
        Alg::Es256
    })
}

/// What the asker says about the certificate it wants. Empty: nothing is compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Request {
    /// Certificate number (or a declaration's reference); ASCII spaces and case do not count.
    pub number: Option<String>,
    /// Invoices that must be in it.
    pub invoices: Vec<Invoice>,
    /// HS codes that must be in it; the first six digits count.
    pub hs_codes: Vec<String>,
    /// The importing Party, ISO 3166-1 alpha-2.
    pub importing_country: Option<String>,
    /// The consignee; a difference is a warning.
    pub consignee: Option<Party>,
    /// The exporter; a difference is a warning.
    pub exporter: Option<Party>,
    /// Quantities that should be in it; a difference is a warning.
    pub quantities: Vec<Quantity>,
    /// Lines of the asker's own papers, each compared with the item of the certificate that fits best.
    pub items: Vec<Line>,
    /// The customs value, for the waiver of Art. 3.22.3.
    pub customs_value: Option<Amount>,
}

/// A list, or one entry that stands for a list of it; `null` is none.
fn some_or_one<T>(members: Members<'_>, name: &str, wrong: &Wrong, read: Reader<T>) -> Vec<T> {
    match members.get(name) {
        None | Some(Value::Null) => Vec::new(),
        Some(entries @ Value::Array(_)) => list(entries, wrong, read),
        Some(one) => vec![read(one, wrong)],
    }
}

/// A text, of which a number is one too.
fn text_or_number(value: &Value, wrong: &Wrong) -> String {
    if value.is_number() { Json::of(value) } else { text(value, wrong) }
}

/// An invoice the asker holds. As JSON its number alone, or an object.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Invoice {
    /// Its number; ASCII spaces and case do not count.
    pub number: String,
    /// Its date; a difference is a warning.
    pub date: Option<Date>,
    /// Who issued it, by name; for the rule on third-party invoicing (Art. 3.20).
    pub issuer: Option<String>,
}

impl Invoice {
    fn read(value: &Value, wrong: &Wrong) -> Self {
        if let Value::String(number) = value {
            return Self { number: number.clone(), ..Self::default() };
        }
        let members = Members::only(value, &["number", "date", "issuer"], wrong);
        Self {
            number: members.text("number"),
            date: members.open("date", date),
            issuer: members.open_text("issuer"),
        }
    }
}

/// A party the asker deals with. As JSON its name alone, or an object.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Party {
    /// Its name; case, spaces and punctuation do not count.
    pub name: String,
    /// Its address; as its name.
    pub address: Option<String>,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
}

impl Party {
    fn read(value: &Value, wrong: &Wrong) -> Self {
        if let Value::String(name) = value {
            return Self { name: name.clone(), ..Self::default() };
        }
        let members = Members::only(value, &["name", "address", "country"], wrong);
        Self {
            name: members.text("name"),
            address: members.open_text("address"),
            country: members.open_text("country"),
        }
    }
}

/// One line of an invoice or declaration; what is absent is not compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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

impl Line {
    fn read(value: &Value, wrong: &Wrong) -> Self {
        let known = ["number", "hsCode", "description", "quantity", "invoice"];
        let members = Members::only(value, &known, wrong);
        Self {
            number: members.open("number", count),
            hs_code: members.open_text("hsCode"),
            description: members.open_text("description"),
            quantity: members.open("quantity", Quantity::read),
            invoice: members.open_text("invoice"),
        }
    }
}

/// A quantity with its unit. As JSON an object, or text such as `2400 KGM`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// A decimal number as text.
    pub value: String,
    /// UN/ECE Recommendation 20 code.
    pub unit: String,
}

impl Quantity {
    fn read(value: &Value, wrong: &Wrong) -> Self {
        if let Some(text) = value.as_str().map(str::trim) {
            let digits = |c: char| c.is_ascii_digit() || c == '.';
            let end = text.find(|c| !digits(c)).unwrap_or(text.len());
            let (value, unit) = text.split_at_checked(end).unwrap_or((text, ""));
            return Self { value: value.to_owned(), unit: unit.trim().to_owned() };
        }
        let members = Members::only(value, &["value", "unit"], wrong);
        Self {
            value: members.due("value", text_or_number),
            unit: members.open_text("unit").unwrap_or_default(),
        }
    }
}

/// An amount of money.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct Amount {
    /// A decimal number as text.
    pub amount: String,
    /// ISO 4217.
    pub currency: String,
}

impl Amount {
    pub(crate) fn read(value: &Value, wrong: &Wrong) -> Self {
        let members = Members::only(value, &["amount", "currency"], wrong);
        Self { amount: members.text("amount"), currency: members.text("currency") }
    }
}

impl Request {
    /// Reads the JSON form (the command line's `--expect`, with `number`).
    ///
    /// # Errors
    /// [`Misuse`] names the member that is unknown or of the wrong type.
    pub fn from_json(json: &str) -> Result<Self, Misuse> {
        argument("request", json, Self::read)
    }

    fn read(value: &Value, wrong: &Wrong) -> Self {
        let members = Members::only(
            value,
            &[
                "number",
                "invoices",
                "hsCodes",
                "importingCountry",
                "consignee",
                "exporter",
                "quantities",
                "items",
                "customsValue",
            ],
            wrong,
        );
        Self {
            number: members.open_text("number"),
            invoices: some_or_one(members, "invoices", wrong, Invoice::read),
            hs_codes: some_or_one(members, "hsCodes", wrong, text_or_number),
            importing_country: members.open_text("importingCountry"),
            consignee: members.open("consignee", Party::read),
            exporter: members.open("exporter", Party::read),
            quantities: some_or_one(members, "quantities", wrong, Quantity::read),
            items: members.list("items", Line::read),
            customs_value: members.open("customsValue", Amount::read),
        }
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
        .ok_or_else(|| Misuse::new(format!("\"{text}\" is not a time like 2026-06-15T00:00:00Z")))
}

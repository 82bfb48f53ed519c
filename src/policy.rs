//! What the relying party asks for: Policy (how strict), Request (which certificate) and Evidence
//! (what the host fetched). Read from JSON as format.md 6 and 7 spell it; built by hand in Rust.

use crate::key::{Alg, TrustKey};
use crate::members::{Members, Reader, Wrong, argument, count, flag, list, seconds, text};
use crate::misuse::Misuse;
#[cfg(feature = "full")]
use crate::papers::{Amount, Invoice, Line, Party, Quantity, some_or_one, text_or_number};
use crate::time::UnixTime;
use crate::value::Value;

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
    #[cfg(feature = "full")]
    pub data_key: Option<TrustKey>,
    /// Asks for the holder's proof of an SD-JWT.
    #[cfg(feature = "full")]
    pub key_binding: Option<KeyBinding>,
    /// Lets http and loopback hosts stand in for https, for issuers with the role `test` only.
    pub allow_loopback_http: bool,
}

/// What the holder's proof must say (RFC 9901, 4.3); what is absent is not compared.
#[cfg(feature = "full")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyBinding {
    /// Whom it is made for.
    pub audience: Option<String>,
    /// What it answers.
    pub nonce: Option<String>,
}

#[cfg(feature = "full")]
impl KeyBinding {
    fn read(value: &Value, wrong: &Wrong) -> Self {
        let members = Members::only(value, &["audience", "nonce"], wrong);
        Self { audience: members.open_text("audience"), nonce: members.open_text("nonce") }
    }
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
            #[cfg(feature = "full")]
            data_key: None,
            #[cfg(feature = "full")]
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
                #[cfg(feature = "full")]
                "dataKey",
                #[cfg(feature = "full")]
                "keyBinding",
                "allowLoopbackHttp",
            ],
            wrong,
        );
        let key: Reader<_> = |value, wrong| {
            TrustKey::from_value(value).map_err(|error| wrong.note(error.to_string())).ok()
        };
        let mut policy = Self::strict();
        set(&mut policy.algs, members.open("algs", |names, wrong| list(names, wrong, alg)));
        set(&mut policy.skew_seconds, members.open("skewSeconds", seconds));
        set(&mut policy.require_status, members.open("requireStatus", flag));
        set(&mut policy.max_status_age_seconds, members.open("maxStatusAgeSeconds", seconds));
        set(&mut policy.min_trust_list_version, members.open("minTrustListVersion", count));
        set(&mut policy.allow_loopback_http, members.open("allowLoopbackHttp", flag));
        policy.trust_key = members.open("trustKey", key).flatten();
        #[cfg(feature = "full")]
        {
            policy.data_key = members.open("dataKey", key).flatten();
            policy.key_binding = members.open("keyBinding", KeyBinding::read);
        }
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

/// What the asker says about the certificate it wants. Empty: nothing is compared. The small build
/// compares the number alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Request {
    /// Certificate number (or a declaration's reference); ASCII spaces and case do not count.
    pub number: Option<String>,
    /// Invoices that must be in it.
    #[cfg(feature = "full")]
    pub invoices: Vec<Invoice>,
    /// HS codes that must be in it; the first six digits count.
    #[cfg(feature = "full")]
    pub hs_codes: Vec<String>,
    /// The importing Party, ISO 3166-1 alpha-2.
    #[cfg(feature = "full")]
    pub importing_country: Option<String>,
    /// The consignee; a difference is a warning.
    #[cfg(feature = "full")]
    pub consignee: Option<Party>,
    /// The exporter; a difference is a warning.
    #[cfg(feature = "full")]
    pub exporter: Option<Party>,
    /// Quantities that should be in it; a difference is a warning.
    #[cfg(feature = "full")]
    pub quantities: Vec<Quantity>,
    /// Lines of the asker's own papers, each compared with the item of the certificate that fits best.
    #[cfg(feature = "full")]
    pub items: Vec<Line>,
    /// The customs value, for the waiver of Art. 3.22.3.
    #[cfg(feature = "full")]
    pub customs_value: Option<Amount>,
}

impl Request {
    /// Reads the JSON form (the command line's `--expect`, with `number`).
    ///
    /// # Errors
    /// [`Misuse`] names the member that is unknown or of the wrong type.
    pub fn from_json(json: &str) -> Result<Self, Misuse> {
        argument("request", json, Self::read)
    }

    #[cfg(not(feature = "full"))]
    fn read(value: &Value, wrong: &Wrong) -> Self {
        Self { number: Members::only(value, &["number"], wrong).open_text("number") }
    }

    #[cfg(feature = "full")]
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
    #[cfg(feature = "full")]
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

//! Trust list bytes to [`TrustList`]: which issuer may certify what, for whom, between which dates
//! (format.md 3). Nothing on the internet says which key belongs to which RCEP issuing body, so the
//! relying party pins a list, and a list with one fault in it is no list.

use crate::code::Code;
use crate::encoding;
use crate::envelope::jws::Jws;
use crate::key::{Alg, JwkFault, TrustKey, VerifyingKey, verify_bytes};
use crate::limits;
use crate::members::{Members, Wrong, count, integer, list, object, text, whole};
use crate::names::Names;
use crate::origin::Origin;
use crate::policy::{Policy, TrustListEvidence};
use crate::report::{Fault, TrustSummary};
use crate::text::Text;
use crate::time::{Date, UnixTime};
use crate::value::{Map, Value};

/// A list that was signed by the pinned key (or that the user vouches for), is current, and holds
/// together.
#[derive(Debug)]
pub(crate) struct TrustList {
    signed: bool,
    list: Option<String>,
    version: u64,
    issued: UnixTime,
    expires: UnixTime,
    issuers: Vec<TrustedIssuer>,
    skipped_keys: Vec<String>,
}

/// One issuer of the list.
#[derive(Debug)]
pub(crate) struct TrustedIssuer {
    pub(crate) id: Text,
    pub(crate) name: Text,
    pub(crate) country: Text,
    pub(crate) roles: Vec<Role>,
    pub(crate) period: Period,
    pub(crate) status_issuers: Vec<String>,
    pub(crate) status_origins: Vec<Origin>,
    pub(crate) approved_exporter: Option<ApprovedExporter>,
    /// Methods by which further keys may be fetched; `did:web` is the only one.
    resolve: Vec<String>,
    /// DER certificates that a chain may end at.
    anchors: Vec<Vec<u8>>,
    keys: Vec<TrustedKey>,
}

/// One key of an issuer, with the days it was in force.
#[derive(Debug)]
pub(crate) struct TrustedKey {
    kid: String,
    pub(crate) key: VerifyingKey,
    pub(crate) period: Period,
}

/// An entry of the approved exporters' register (Art. 3.21.4).
#[derive(Debug)]
pub(crate) struct ApprovedExporter {
    pub(crate) code: String,
    /// HS chapters it may declare; two digits each, or up to six.
    pub(crate) hs_chapters: Vec<String>,
    pub(crate) period: Period,
    pub(crate) suspended: bool,
}

/// What an issuer may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// Declarations of origin (Art. 3.21).
    ApprovedExporter,
    /// Declarations of origin (Art. 3.18.1(b)).
    Exporter,
    /// Certificates of origin (Art. 3.17).
    IssuingBody,
    /// Runs a verification platform; certifies nothing.
    Platform,
    /// Authorises nothing; marks every verdict as a test.
    Test,
    /// A role of a later version of the list; authorises nothing.
    Unknown,
}

/// Days from and until, both included; `None` is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Period {
    pub(crate) from: Option<Date>,
    pub(crate) until: Option<Date>,
}

impl Period {
    /// No beginning and no end.
    pub(crate) const OPEN: Self = Self { from: None, until: None };

    pub(crate) fn covers(self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

impl TrustList {
    /// The list the host brought, if it holds together; [`TrustList::check_current`] is still to come.
    ///
    /// # Errors
    /// One of the `issuer.trust_list_*` codes; each is inconclusive, for a list's fault is never the
    /// certificate's.
    pub(crate) fn from_evidence(
        evidence: &TrustListEvidence,
        pin: Option<&TrustKey>,
    ) -> Result<Self, Fault> {
        match evidence {
            TrustListEvidence::None => Err(Code::IssuerTrustListMissing.into()),
            TrustListEvidence::Unreachable => Err(Code::IssuerTrustListUnreachable.into()),
            TrustListEvidence::Signed(token) => match pin {
                Some(pin) => Self::parse(&verify_list(token, pin)?, true),
                None => Err(invalid("no key is pinned to check its signature with")),
            },
            TrustListEvidence::Unsigned(json) => match pin {
                None => Self::parse(json.trim_ascii(), false),
                Some(_) => Err(invalid("it is not signed, but a key is pinned")),
            },
        }
    }

    fn parse(json: &[u8], signed: bool) -> Result<Self, Fault> {
        if json.len() > limits::TRUST_LIST_BYTES {
            return Err(invalid("it is larger than 1 MiB"));
        }
        let document = encoding::json_object(json)
            .map_err(|code| invalid("it is not strict JSON").with("cause", code.as_str()))?;
        let raw = whole(&Value::Object(document), RawList::read).map_err(|error| {
            invalid("a member is missing or of the wrong type").with("cause", error)
        })?;
        let mut list = Self {
            signed,
            list: raw.sub,
            version: raw.version,
            issued: UnixTime(raw.iat),
            expires: UnixTime(raw.exp),
            issuers: Vec::new(),
            skipped_keys: Vec::new(),
        };
        let (mut ids, mut kids) = (Names::default(), Names::default());
        for issuer in raw.issuers {
            if !ids.insert(issuer.id.clone()) {
                return Err(invalid("an issuer stands in it twice").with("issuer", issuer.id));
            }
            let issuer = TrustedIssuer::parse(issuer, &mut kids, &mut list.skipped_keys)?;
            list.issuers.push(issuer);
        }
        Ok(list)
    }

    /// Whether the list may be used now: issued, not expired, no older than one seen before.
    ///
    /// # Errors
    /// As [`TrustList::from_evidence`].
    pub(crate) fn check_current(&self, policy: &Policy, now: UnixTime) -> Result<(), Fault> {
        if self.issued > now.plus(policy.skew_seconds) {
            return Err(invalid("it was issued in the future"));
        }
        if now.plus(-policy.skew_seconds) >= self.expires {
            let expires = self.expires.to_string();
            return Err(Fault::from(Code::IssuerTrustListExpired).with("expires", expires));
        }
        if self.version < policy.min_trust_list_version {
            return Err(Fault::from(Code::IssuerTrustListRollback)
                .with("expected", policy.min_trust_list_version)
                .with("actual", self.version));
        }
        Ok(())
    }

    pub(crate) fn issuer(&self, id: &str) -> Option<&TrustedIssuer> {
        self.issuers.iter().find(|issuer| issuer.id == id)
    }

    pub(crate) fn summary(&self) -> TrustSummary {
        TrustSummary {
            signed: self.signed,
            list: self.list.clone(),
            version: self.version,
            expires: self.expires.to_string(),
            skipped_keys: self.skipped_keys.clone(),
        }
    }
}

impl TrustedIssuer {
    fn parse(raw: RawIssuer, kids: &mut Names, skipped: &mut Vec<String>) -> Result<Self, Fault> {
        let mut keys = Vec::new();
        for jwk in raw.keys {
            let Some(kid) = jwk.get("kid").and_then(Value::as_str).map(str::to_owned) else {
                return Err(invalid("a key has no kid").with("issuer", raw.id));
            };
            if !kids.insert(kid.clone()) {
                return Err(invalid("a kid stands in it twice").with("kid", kid));
            }
            let day = |name: &str| match jwk.get(name) {
                None => Ok(None),
                Some(Value::Null) => Ok(None),
                Some(day) => day
                    .as_str()
                    .map(|day| Some(day.to_owned()))
                    .ok_or_else(|| invalid("a key's date is not a date").with("kid", kid.as_str())),
            };
            let period = period(day("validFrom")?, day("validUntil")?)?;
            match VerifyingKey::from_jwk(&jwk) {
                Ok(key) => keys.push(TrustedKey { kid, key, period }),
                Err(JwkFault::Unsupported) => skipped.push(kid),
                Err(JwkFault::Invalid(reason)) => return Err(invalid(reason).with("kid", kid)),
            }
        }
        let anchor = |text: String| {
            let der = encoding::base64(text.as_bytes()).filter(|der| is_anchor(der));
            der.ok_or_else(|| invalid("an anchor is not a certificate in base64"))
        };
        let exporter = |raw: RawExporter| {
            // Goods "at least at the HS chapter level" (Art. 3.21.4).
            let is_code = |code: &String| {
                (2..=6).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_digit())
            };
            if !raw.hs_chapters.iter().all(is_code) {
                return Err(invalid("an HS chapter is not two digits, or up to six"));
            }
            Ok::<_, Fault>(ApprovedExporter {
                code: raw.code,
                hs_chapters: raw.hs_chapters,
                period: period(raw.valid_from, raw.valid_until)?,
                suspended: raw.suspended,
            })
        };
        Ok(Self {
            approved_exporter: raw.approved_exporter.map(exporter).transpose()?,
            resolve: raw.resolve,
            anchors: raw.x509_anchors.into_iter().map(anchor).collect::<Result<_, _>>()?,
            period: period(raw.valid_from, raw.valid_until)?,
            id: raw.id.into(),
            name: raw.name.into(),
            country: raw.country.into(),
            roles: raw.roles,
            status_issuers: raw.status_issuers,
            status_origins: raw.status_origins.iter().filter_map(|url| Origin::of(url)).collect(),
            keys,
        })
    }

    pub(crate) fn key(&self, kid: &str) -> Option<&TrustedKey> {
        self.keys.iter().find(|key| key.kid == kid)
    }

    /// Whether its DID document may be fetched.
    pub(crate) fn resolves_did_web(&self) -> bool {
        self.resolve.iter().any(|method| method == "did:web")
    }

    pub(crate) fn anchors(&self) -> &[Vec<u8>] {
        &self.anchors
    }

    pub(crate) fn is_test(&self) -> bool {
        self.roles.contains(&Role::Test)
    }
}

/// Checks the list's own signature with the pinned key; hands out the payload.
fn verify_list(token: &[u8], pin: &TrustKey) -> Result<Vec<u8>, Fault> {
    signed_by(token, "eco-trust-list+jwt", pin).map_err(|(reason, cause)| {
        let fault = invalid(reason);
        Fault { facts: fault.facts.with_some("cause", cause), ..fault }
    })
}

/// The small build reads no certificates, and asks none for keys.
#[cfg(not(feature = "full"))]
fn is_anchor(_: &[u8]) -> bool {
    true
}

#[cfg(feature = "full")]
use crate::key::x509::is_anchor;

/// The payload of a compact JWS of that `typ`, signed with the pinned key.
///
/// # Errors
/// The reason, and a code that says more.
pub(crate) fn signed_by(
    token: &[u8],
    typ: &'static str,
    pin: &TrustKey,
) -> Result<Vec<u8>, (&'static str, Option<&'static str>)> {
    let token = token.trim_ascii();
    if token.len() > limits::TRUST_LIST_BYTES {
        return Err(("it is larger than 1 MiB", None));
    }
    let cause = |fault: Fault| ("it is not a signed list", Some(fault.code.as_str()));
    let plain = |reason| (reason, None);
    let jws = Jws::parse(token).map_err(cause)?;
    jws.require_typ(typ).map_err(cause)?;
    // `jwk` is compared with the pinned thumbprint, never trusted; nothing else may steer us.
    if jws.refused_header("jwk").is_some() {
        return Err(plain("its header asks for something that is not allowed"));
    }
    let key = pin.key(jws.header.get("jwk")).map_err(plain)?;
    // Lists are signed with ES256, whatever certificates may be signed with.
    if Alg::from_name(&jws.alg) != Some(Alg::Es256) || key.alg() != Alg::Es256 {
        return Err(plain(
            "it is signed with another algorithm than the pinned key's, or not ES256",
        ));
    }
    verify_bytes(&key, jws.message, &jws.signature)
        .map_err(|_| plain("its signature is not by the pinned key"))?;
    Ok(jws.payload)
}

fn invalid(reason: &'static str) -> Fault {
    Fault::from(Code::IssuerTrustListInvalid).with("reason", reason)
}

fn period(from: Option<String>, until: Option<String>) -> Result<Period, Fault> {
    let day = |text: Option<String>| match text {
        None => Ok(None),
        Some(text) => Date::parse(&text)
            .map(Some)
            .ok_or_else(|| invalid("a date is not like 2026-06-01").with("actual", text)),
    };
    Ok(Period { from: day(from)?, until: day(until)? })
}

/// The list as JSON has it; unknown members are ignored.
struct RawList {
    sub: Option<String>,
    iat: i64,
    exp: i64,
    version: u64,
    issuers: Vec<RawIssuer>,
}

struct RawIssuer {
    id: String,
    name: String,
    country: String,
    roles: Vec<Role>,
    valid_from: Option<String>,
    valid_until: Option<String>,
    keys: Vec<Map>,
    status_issuers: Vec<String>,
    status_origins: Vec<String>,
    x509_anchors: Vec<String>,
    resolve: Vec<String>,
    approved_exporter: Option<RawExporter>,
}

struct RawExporter {
    code: String,
    hs_chapters: Vec<String>,
    valid_from: Option<String>,
    valid_until: Option<String>,
    suspended: bool,
}

impl RawList {
    fn read(value: &Value, wrong: &Wrong) -> Self {
        let members = Members::of(value, wrong);
        Self {
            sub: members.open_text("sub"),
            iat: members.due("iat", integer),
            exp: members.due("exp", integer),
            version: members.due("version", count),
            issuers: members.due("issuers", |issuers, wrong| list(issuers, wrong, RawIssuer::read)),
        }
    }
}

impl RawIssuer {
    fn read(value: &Value, wrong: &Wrong) -> Self {
        let members = Members::of(value, wrong);
        Self {
            id: members.text("id"),
            name: members.text("name"),
            country: members.text("country"),
            roles: members.due("roles", |roles, wrong| list(roles, wrong, Role::read)),
            valid_from: members.open_text("validFrom"),
            valid_until: members.open_text("validUntil"),
            keys: members.due("keys", |keys, wrong| list(keys, wrong, object)),
            status_issuers: members.texts("statusIssuers"),
            status_origins: members.texts("statusOrigins"),
            x509_anchors: members.texts("x509Anchors"),
            resolve: members.texts("resolve"),
            approved_exporter: members.open("approvedExporter", RawExporter::read),
        }
    }
}

impl RawExporter {
    fn read(value: &Value, wrong: &Wrong) -> Self {
        let members = Members::of(value, wrong);
        Self {
            code: members.text("code"),
            hs_chapters: members.due("hsChapters", |codes, wrong| list(codes, wrong, text)),
            valid_from: members.open_text("validFrom"),
            valid_until: members.open_text("validUntil"),
            suspended: members.flag("suspended"),
        }
    }
}

impl Role {
    fn read(value: &Value, wrong: &Wrong) -> Self {
        match text(value, wrong).as_str() {
            "approved-exporter" => Self::ApprovedExporter,
            "exporter" => Self::Exporter,
            "issuing-body" => Self::IssuingBody,
            "platform" => Self::Platform,
            "test" => Self::Test,
            _ => Self::Unknown,
        }
    }
}

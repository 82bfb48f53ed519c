//! Bitstring Status List 1.0: list credential bytes to the status of one entry.

use crate::check::Context;
use crate::code::Code;
use crate::encoding;
use crate::envelope::Unverified;
use crate::envelope::jws::Jws;
use crate::limits;
use crate::report::{Facts, Fault};
use crate::signature::{check_header, verify_signature};
use crate::time::UnixTime;
use crate::trust::{TrustList, TrustedIssuer};
use flate2::bufread::GzDecoder;
use serde_json::{Map, Value};
use std::io::Read;

/// `BitstringStatusListEntry` of a certificate (2.1).
#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) uri: String,
    purpose: Purpose,
    index: u64,
}

/// The purposes that have one bit an entry and a meaning for a certificate of origin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Purpose {
    Revocation,
    Suspension,
}

impl Purpose {
    const fn name(self) -> &'static str {
        match self {
            Self::Revocation => "revocation",
            Self::Suspension => "suspension",
        }
    }

    const fn when_set(self) -> Code {
        match self {
            Self::Revocation => Code::StatusRevoked,
            Self::Suspension => Code::StatusSuspended,
        }
    }
}

impl Entry {
    /// Reads the entry; the index may be a string or an integer (issuers write both).
    pub(crate) fn parse(entry: &Value) -> Result<Self, Fault> {
        let bad =
            |member: &'static str| Fault::from(Code::StatusUnsupported).with("member", member);
        let purpose = match entry.get("statusPurpose").and_then(Value::as_str) {
            Some("revocation") => Purpose::Revocation,
            Some("suspension") => Purpose::Suspension,
            _ => return Err(bad("statusPurpose")),
        };
        if entry.get("statusSize").is_some_and(|size| size != 1) {
            return Err(bad("statusSize"));
        }
        let digits = |text: &str| {
            if text.bytes().all(|b| b.is_ascii_digit()) { text.parse().ok() } else { None }
        };
        let index = match entry.get("statusListIndex") {
            Some(Value::String(text)) => digits(text),
            Some(Value::Number(number)) => number.as_u64(),
            _ => None,
        };
        let uri = entry.get("statusListCredential").and_then(Value::as_str);
        Ok(Self {
            uri: uri.ok_or_else(|| bad("statusListCredential"))?.to_owned(),
            purpose,
            index: index.ok_or_else(|| bad("statusListIndex"))?,
        })
    }

    /// The bit of this entry in the list (3.2). A list that cannot be used says nothing about the
    /// certificate, neither good nor bad.
    pub(crate) fn look_up(
        &self,
        list: &[u8],
        trust: &TrustList,
        issuer: &TrustedIssuer,
        context: &Context<'_>,
    ) -> Result<Facts, Fault> {
        let now = context.now;
        let list = List::verify(list, &self.uri, trust, issuer, context)?;
        let stale = || Fault::from(Code::StatusListStale).with("asOf", list.issued.to_string());
        if list.issued > now.plus(context.policy.skew_seconds) {
            return Err(invalid("it is dated in the future"));
        }
        if list.until.is_some_and(|until| until.plus(context.policy.skew_seconds) < now)
            || list.issued.plus(context.policy.max_status_age_seconds) < now
        {
            return Err(stale());
        }
        if !list.purposes.iter().any(|purpose| purpose == self.purpose.name()) {
            return Err(Fault::from(Code::StatusPurposeMismatch)
                .with("expected", self.purpose.name())
                .with("actual", list.purposes));
        }
        let facts =
            Facts::default().with("asOf", list.issued.to_string()).with("uri", self.uri.as_str());
        match list.bit(self.index) {
            None => Err(Fault::from(Code::StatusIndexOutOfRange).with("index", self.index)),
            Some(true) => Err(Fault { code: self.purpose.when_set(), facts }),
            Some(false) => Ok(facts),
        }
    }
}

/// A verified list.
struct List {
    issued: UnixTime,
    until: Option<UnixTime>,
    purposes: Vec<String>,
    bits: Vec<u8>,
}

impl List {
    /// Verifies the list credential: its own type, name, issuer and signature.
    fn verify(
        token: &[u8],
        uri: &str,
        trust: &TrustList,
        issuer: &TrustedIssuer,
        context: &Context<'_>,
    ) -> Result<Self, Fault> {
        let cause =
            |fault: Fault| invalid("it is not a signed list").with("cause", fault.code.as_str());
        let jws = Jws::parse(token.trim_ascii()).map_err(cause)?;
        jws.require_credential_header().map_err(cause)?;
        let unverified: Unverified<'_, Map<String, Value>> =
            jws.into_unverified(|payload| Ok(encoding::json_object(&payload)?)).map_err(cause)?;
        check_header(&unverified, &context.policy.algs).map_err(cause)?;
        let list_issuer = match unverified.content.get("issuer") {
            Some(Value::String(id)) => Some(id.clone()),
            Some(Value::Object(issuer)) => {
                issuer.get("id").and_then(Value::as_str).map(str::to_owned)
            }
            _ => None,
        };
        let list_issuer = list_issuer
            .filter(|id| issuer.status_issuers.contains(id))
            .and_then(|id| trust.issuer(&id))
            .ok_or_else(|| invalid("its issuer is not allowed to publish this status"))?;
        let key = list_issuer
            .key(&unverified.kid)
            .ok_or_else(|| invalid("its key is not on the trust list"))?;
        let list = verify_signature(unverified, &key.key).map_err(cause)?;

        let is = |value: Option<&Value>, due: &str| match value {
            Some(Value::Array(types)) => types.iter().any(|t| t == due),
            Some(value) => value == due,
            None => false,
        };
        let subject = list.get("credentialSubject").and_then(Value::as_object);
        let subject = subject.ok_or_else(|| invalid("it has no content"))?;
        if !is(list.get("type"), "BitstringStatusListCredential")
            || !is(subject.get("type"), "BitstringStatusList")
        {
            return Err(invalid("it is another kind of credential"));
        }
        // Another list of the same issuer must not stand in for this one.
        if list.get("id").is_none_or(|id| id != uri) {
            return Err(invalid("it is another list than the one asked for"));
        }
        let time = |member: &str| match list.get(member) {
            None => Ok(None),
            Some(text) => text
                .as_str()
                .and_then(UnixTime::parse_rfc3339)
                .map(Some)
                .ok_or_else(|| invalid("a time in it is not a time")),
        };
        let issued =
            time("validFrom")?.ok_or_else(|| invalid("it does not say when it was issued"))?;
        if !key.period.covers(issued.date()) || !list_issuer.period.covers(issued.date()) {
            return Err(invalid("its key was not in force when it was issued"));
        }
        let purposes = match subject.get("statusPurpose") {
            Some(Value::String(purpose)) => vec![purpose.clone()],
            Some(Value::Array(purposes)) => {
                purposes.iter().filter_map(Value::as_str).map(str::to_owned).collect()
            }
            _ => Vec::new(),
        };
        let bits = subject.get("encodedList").and_then(Value::as_str);
        let bits = inflate(bits.ok_or_else(|| invalid("it has no bits"))?)?;
        Ok(Self { issued, until: time("validUntil")?, purposes, bits })
    }

    /// Index 0 is the left-most bit, the most significant of the first byte (3.2).
    fn bit(&self, index: u64) -> Option<bool> {
        let byte = self.bits.get(usize::try_from(index / 8).ok()?)?;
        Some(byte & (0x80 >> (index % 8)) != 0)
    }
}

/// Multibase base64url, then gzip, under a hard limit (4.2).
fn inflate(encoded: &str) -> Result<Vec<u8>, Fault> {
    let packed = encoded
        .strip_prefix('u')
        .and_then(|text| encoding::base64url(text.as_bytes()).ok())
        .ok_or_else(|| invalid("its bits are not multibase base64url"))?;
    let mut bits = Vec::new();
    let mut reader =
        GzDecoder::new(packed.as_slice()).take(limits::INFLATED_STATUS_BYTES.saturating_add(1));
    reader.read_to_end(&mut bits).map_err(|_| invalid("its bits are not gzip"))?;
    let length = u64::try_from(bits.len()).unwrap_or(u64::MAX);
    if length > limits::INFLATED_STATUS_BYTES {
        return Err(Fault::from(Code::StatusTooLarge).with("limit", limits::INFLATED_STATUS_BYTES));
    }
    if !reader.into_inner().into_inner().is_empty() {
        return Err(invalid("something follows its bits"));
    }
    if length.saturating_mul(8) < limits::STATUS_LIST_MIN_ENTRIES {
        return Err(invalid("it has fewer than 131072 entries"));
    }
    Ok(bits)
}

fn invalid(reason: &'static str) -> Fault {
    Fault::from(Code::StatusListInvalid).with("reason", reason)
}

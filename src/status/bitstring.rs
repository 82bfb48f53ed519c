//! Bitstring Status List 1.0: list credential bytes to the status of one entry.

use super::{Lists, Status, invalid, numeric, unpacked};
use crate::code::Code;
use crate::encoding;
use crate::envelope::issuer_of;
use crate::inflate;
use crate::limits;
use crate::need::Need;
use crate::report::{Facts, Fault};
use crate::text::Text;
use crate::time::UnixTime;
use crate::value::{Map, Value};

/// `BitstringStatusListEntry` of a certificate (2.1).
#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) uri: String,
    pub(crate) purpose: Purpose,
    pub(crate) index: u64,
}

/// The purposes that mean something for a certificate of origin (`refresh` does not).
#[derive(Debug)]
pub(crate) enum Purpose {
    Revocation,
    Suspension,
    /// Bits an entry, and the messages by value.
    Message(u32, Vec<(u64, String)>),
}

impl Purpose {
    const fn name(&self) -> &'static str {
        match self {
            Self::Revocation => "revocation",
            Self::Suspension => "suspension",
            Self::Message(..) => "message",
        }
    }
}

impl Entry {
    /// Reads the entry; the index may be a string or an integer (issuers write both).
    pub(crate) fn parse(entry: &Value) -> Result<Self, Fault> {
        let bad =
            |member: &'static str| Fault::from(Code::StatusUnsupported).with("member", member);
        let size = match entry.get("statusSize") {
            None => 1,
            Some(size) => size
                .as_u64()
                .and_then(|size| u32::try_from(size).ok())
                .filter(|size| (1..=8).contains(size))
                .ok_or_else(|| bad("statusSize"))?,
        };
        let purpose = match entry.get("statusPurpose").and_then(Value::as_str) {
            Some("revocation") if size == 1 => Purpose::Revocation,
            Some("suspension") if size == 1 => Purpose::Suspension,
            Some("revocation" | "suspension") => return Err(bad("statusSize")),
            Some("message") => {
                Purpose::Message(size, messages(entry, size).ok_or_else(|| bad("statusMessage"))?)
            }
            _ => return Err(bad("statusPurpose")),
        };
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

    /// The status of this entry in the list (3.2). A list that cannot be used says nothing about the
    /// certificate, neither good nor bad.
    pub(crate) fn look_up<'c>(
        &self,
        token: &'c [u8],
        lists: &Lists<'_, 'c>,
        needs: &mut Vec<Need>,
    ) -> Result<Status, Fault> {
        let read = lists.authentic(
            token,
            "vc+jwt",
            |list| issuer_of(&list.content).map(Text::as_str),
            // `validFrom` may be left out (2.2); a JWT then still says when it was made.
            |list| time(list, "validFrom").ok()?.or_else(|| numeric(list, "iat").ok()?),
            needs,
        )?;
        let (list, issued) = (&read.claims, read.issued);
        let subject = list.get("credentialSubject").and_then(Value::as_object);
        let subject = subject.ok_or_else(|| invalid("it has no content"))?;
        if !names(list.get("type")).contains(&"BitstringStatusListCredential")
            || !names(subject.get("type")).contains(&"BitstringStatusList")
        {
            return Err(invalid("it is another kind of credential"));
        }
        // Another list of the same issuer must not stand in for this one.
        if list.get("id").is_none_or(|id| *id != self.uri.as_str()) {
            return Err(invalid("it is another list than the one asked for"));
        }
        let until = time(list, "validUntil")?;
        lists.check_age(issued, until)?;
        let purposes = names(subject.get("statusPurpose"));
        if !purposes.contains(&self.purpose.name()) {
            return Err(Fault::from(Code::StatusPurposeMismatch)
                .with("expected", self.purpose.name())
                .with("actual", purposes));
        }
        let size = match self.purpose {
            Purpose::Revocation | Purpose::Suspension => 1,
            Purpose::Message(size, _) => size,
        };
        let encoded = subject.get("encodedList").and_then(Value::as_str);
        let encoded = encoded.ok_or_else(|| invalid("it has no bits"))?;
        let bits = read.bits.get_or_init(|| unpack(encoded)).as_ref().map_err(Fault::clone)?;
        check_length(bits, size)?;
        let value = value(bits, self.index, size)
            .ok_or_else(|| Fault::from(Code::StatusIndexOutOfRange).with("index", self.index))?;
        let facts = Facts::default()
            .with("asOf", issued.to_string())
            .with("uri", self.uri.as_str())
            .with_some("until", until.map(|until| until.to_string()));
        let good = |purposes, message: Option<&str>| Status {
            purposes,
            as_of: issued,
            until,
            uri: self.uri.clone(),
            message: message.map(str::to_owned),
        };
        match (&self.purpose, value) {
            (Purpose::Revocation, 0) => Ok(good(&["revocation"], None)),
            (Purpose::Suspension, 0) => Ok(good(&["suspension"], None)),
            (Purpose::Revocation, _) => Err(Fault { code: Code::StatusRevoked, facts }),
            (Purpose::Suspension, _) => Err(Fault { code: Code::StatusSuspended, facts }),
            (Purpose::Message(_, messages), value) => {
                let message = messages
                    .iter()
                    .find(|(status, _)| *status == value)
                    .map(|(_, message)| message.as_str());
                let facts = facts.with_some("message", message);
                match message {
                    Some(message) if says_superseded(message) => {
                        Err(Fault { code: Code::StatusSuperseded, facts })
                    }
                    None if value != 0 => Err(Fault {
                        code: Code::StatusUnsupported,
                        facts: facts.with("value", value),
                    }),
                    message => Ok(good(&["message"], message)),
                }
            }
        }
    }
}

/// Its first word, in whatever letters: "superseded", "Superseded by ...".
fn says_superseded(message: &str) -> bool {
    let first = message.split(|c: char| !c.is_ascii_alphabetic()).find(|word| !word.is_empty());
    first.is_some_and(|word| word.eq_ignore_ascii_case("superseded"))
}

/// `statusMessage` (2.1): `[{"status": "0x1", "message": "..."}]`, values of `size` bits.
fn messages(entry: &Value, size: u32) -> Option<Vec<(u64, String)>> {
    let read = |message: &Value| {
        let status = message.get("status")?.as_str()?.strip_prefix("0x")?;
        let status = u64::from_str_radix(status, 16).ok().filter(|status| *status < 1 << size)?;
        Some((status, message.get("message")?.as_str()?.to_owned()))
    };
    match entry.get("statusMessage") {
        Some(Value::Array(messages)) => messages.iter().map(read).collect(),
        // Required where an entry has more than one bit.
        None if size == 1 => Some(Vec::new()),
        _ => None,
    }
}

/// A string, or the strings of an array.
fn names(value: Option<&Value>) -> Vec<&str> {
    match value {
        Some(Value::String(name)) => vec![name],
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

fn time(list: &Map, member: &str) -> Result<Option<UnixTime>, Fault> {
    match list.get(member) {
        None => Ok(None),
        Some(value) => {
            let time = value.as_str().and_then(UnixTime::parse_rfc3339);
            time.map(Some).ok_or_else(|| invalid("a time in it is not a time"))
        }
    }
}

/// Multibase base64url, then gzip (4.2).
pub(crate) fn unpack(encoded: &str) -> Result<Vec<u8>, Fault> {
    let packed =
        encoded.strip_prefix('u').and_then(|text| encoding::base64url(text.as_bytes()).ok());
    let packed = packed.ok_or_else(|| invalid("its bits are not multibase base64url"))?;
    unpacked(inflate::gzip(&packed))
}

/// Whether a list is long enough to hide whose status is looked up (3.2).
pub(crate) fn check_length(bits: &[u8], size: u32) -> Result<(), Fault> {
    let entries = u64::try_from(bits.len()).unwrap_or(0).saturating_mul(8) / u64::from(size);
    if entries < limits::STATUS_LIST_MIN_ENTRIES {
        return Err(invalid("it has fewer than 131072 entries"));
    }
    Ok(())
}

/// `size` bits from `index * size` on; bit 0 is the most significant of the first byte (3.2).
pub(crate) fn value(bits: &[u8], index: u64, size: u32) -> Option<u64> {
    let first = index.checked_mul(u64::from(size))?;
    (first..first.checked_add(u64::from(size))?).try_fold(0_u64, |value, bit| {
        let byte = bits.get(usize::try_from(bit / 8).ok()?)?;
        Some(value << 1 | u64::from(byte >> (7 - bit % 8) & 1))
    })
}

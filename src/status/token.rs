//! IETF Token Status List: status list token bytes to the status of one entry (sections 4, 5.1, 8.3).

use super::{Lists, Status, invalid, numeric, unpacked};
use crate::code::Code;
use crate::encoding;
use crate::envelope::Unverified;
use crate::inflate;
use crate::need::Need;
use crate::report::{Facts, Fault};
use crate::value::{Map, Value};

/// `status_list` of a certificate's `status` (6.2).
#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) uri: String,
    index: u64,
}

impl Entry {
    pub(crate) fn parse(entry: &Value) -> Result<Self, Fault> {
        let bad =
            |member: &'static str| Fault::from(Code::StatusUnsupported).with("member", member);
        let uri = entry.get("uri").and_then(Value::as_str).ok_or_else(|| bad("uri"))?;
        let index = entry.get("idx").and_then(Value::as_u64).ok_or_else(|| bad("idx"))?;
        Ok(Self { uri: uri.to_owned(), index })
    }

    /// The status of this entry in the list (8.3).
    pub(crate) fn look_up<'c>(
        &self,
        token: &'c [u8],
        lists: &Lists<'_, 'c>,
        needs: &mut Vec<Need>,
    ) -> Result<Status, Fault> {
        let read = lists.authentic(
            token,
            "statuslist+jwt",
            issuer,
            |list| numeric(list, "iat").ok()?,
            needs,
        )?;
        let (list, issued) = (&read.claims, read.issued);
        // Another list of the same issuer must not stand in for this one.
        if list.get("sub").is_none_or(|sub| *sub != self.uri.as_str()) {
            return Err(invalid("it is another list than the one asked for"));
        }
        let until = numeric(list, "exp")?;
        lists.check_age(issued, until)?;
        let content = list.get("status_list").ok_or_else(|| invalid("it has no content"))?;
        let bits = content
            .get("bits")
            .and_then(Value::as_u64)
            .filter(|bits| matches!(bits, 1 | 2 | 4 | 8));
        let bits = bits.ok_or_else(|| invalid("it has entries of an odd size"))?;
        let unpacked = || {
            let packed = content.get("lst").and_then(Value::as_str);
            let packed = packed.and_then(|text| encoding::base64url(text.as_bytes()).ok());
            unpack(&packed.ok_or_else(|| invalid("its bits are not base64url"))?)
        };
        let bytes = read.bits.get_or_init(unpacked).as_ref().map_err(Fault::clone)?;
        let facts = Facts::default()
            .with("asOf", issued.to_string())
            .with("uri", self.uri.as_str())
            .with_some("until", until.map(|until| until.to_string()));
        match value(bytes, self.index, bits) {
            None => Err(Fault::from(Code::StatusIndexOutOfRange).with("index", self.index)),
            Some(0) => Ok(Status {
                purposes: &["revocation", "suspension"],
                as_of: issued,
                until,
                uri: self.uri.clone(),
                message: None,
            }),
            Some(1) => Err(Fault { code: Code::StatusRevoked, facts }),
            Some(2) => Err(Fault { code: Code::StatusSuspended, facts }),
            Some(value) => {
                Err(Fault { code: Code::StatusUnsupported, facts: facts.with("value", value) })
            }
        }
    }
}

/// `iss`, or who the key belongs to: a list need not name its issuer (5.1).
fn issuer(list: &Unverified<Map>) -> Option<&str> {
    match list.content.get("iss") {
        Some(iss) => iss.as_str(),
        None => list.kid.split_once('#').map(|(issuer, _)| issuer),
    }
}

/// ZLIB (4.1); nothing may follow.
pub(crate) fn unpack(packed: &[u8]) -> Result<Vec<u8>, Fault> {
    unpacked(inflate::zlib(packed))
}

/// `bits` bits from `index * bits` on, the least significant of a byte first (4.1).
pub(crate) fn value(bytes: &[u8], index: u64, bits: u64) -> Option<u64> {
    let first = index.checked_mul(bits)?;
    let byte = bytes.get(usize::try_from(first / 8).ok()?)?;
    Some(u64::from(*byte) >> (first % 8) & ((1 << bits) - 1))
}

//! Bits into a Bitstring status list credential (W3C Bitstring Status List 1.0), and back.

use std::io::{Read, Write};

use data_encoding::BASE64URL_NOPAD;
use flate2::{Compression, GzBuilder, read::GzDecoder};
use serde_json::{Value, json};

use crate::error::IssueError;
use crate::jws::Header;
use crate::keys::SigningKey;

/// What a set bit means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Withdrawn for good.
    Revocation,
    /// Withdrawn for the time being.
    Suspension,
}

/// One bit for each certificate. Index 0 is the most significant bit of the first byte.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusList {
    bits: Vec<u8>,
}

/// What is around the bits when they are published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusListMeta {
    /// The list's own address.
    pub uri: String,
    /// Who signs it, a DID.
    pub issuer: String,
    /// What a set bit means.
    pub purpose: Purpose,
    /// Begin of validity, Unix seconds.
    pub valid_from: i64,
    /// End of validity, Unix seconds.
    pub valid_until: i64,
    /// How long a verifier may keep it, milliseconds.
    pub ttl_ms: u64,
}

impl StatusList {
    /// The least number of entries, so that one certificate hides among many (section 5.1).
    pub const MIN_LEN: usize = 131_072;
    /// The most this tool reads: what verifiers inflate at most (16 MiB), in entries.
    pub const MAX_LEN: usize = 16 * 1024 * 1024 * 8;

    /// A list of `len` entries, none of them set.
    ///
    /// # Errors
    /// [`IssueError::StatusList`] when `len` is too small, too large or no multiple of 8.
    pub fn new(len: usize) -> Result<Self, IssueError> {
        if len < Self::MIN_LEN || !len.is_multiple_of(8) {
            return Err(IssueError::StatusList(
                "its length must be at least 131072 and a multiple of 8",
            ));
        }
        if len > Self::MAX_LEN {
            return Err(IssueError::StatusList("its length must be at most 134217728"));
        }
        Ok(Self { bits: vec![0; len / 8] })
    }

    /// How many entries the list has.
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "a list has at least MIN_LEN entries")]
    pub fn len(&self) -> usize {
        self.bits.len() * 8
    }

    /// Sets or clears the bit of one certificate.
    ///
    /// # Errors
    /// [`IssueError::IndexOutOfRange`].
    pub fn set(&mut self, index: usize, value: bool) -> Result<(), IssueError> {
        let len = self.len();
        let byte =
            self.bits.get_mut(index / 8).ok_or(IssueError::IndexOutOfRange { index, len })?;
        if value {
            *byte |= mask(index);
        } else {
            *byte &= !mask(index);
        }
        Ok(())
    }

    /// Whether the bit of one certificate is set.
    ///
    /// # Errors
    /// [`IssueError::IndexOutOfRange`].
    pub fn is_set(&self, index: usize) -> Result<bool, IssueError> {
        let byte = self.bits.get(index / 8);
        let byte = byte.ok_or(IssueError::IndexOutOfRange { index, len: self.len() })?;
        Ok(byte & mask(index) != 0)
    }

    /// The status list credential, not yet signed.
    ///
    /// # Errors
    /// [`IssueError::Time`] when a time is outside the years 1970 to 9999.
    pub fn to_credential(&self, meta: &StatusListMeta) -> Result<Value, IssueError> {
        Ok(json!({
            "@context": ["https://www.w3.org/ns/credentials/v2"],
            "id": meta.uri,
            "type": ["VerifiableCredential", "BitstringStatusListCredential"],
            "issuer": meta.issuer,
            "validFrom": crate::time::rfc3339(meta.valid_from)?,
            "validUntil": crate::time::rfc3339(meta.valid_until)?,
            "credentialSubject": {
                "id": format!("{}#list", meta.uri),
                "type": "BitstringStatusList",
                "statusPurpose": meta.purpose.as_str(),
                "encodedList": encode_bits(&self.bits),
                "ttl": meta.ttl_ms,
            },
        }))
    }

    /// The signed list, a compact `vc+jwt`.
    ///
    /// # Errors
    /// As [`Self::to_credential`].
    pub fn sign(&self, meta: &StatusListMeta, key: &SigningKey) -> Result<String, IssueError> {
        let credential = self.to_credential(meta)?;
        Ok(sign_credential(&credential, key))
    }

    /// Reads a status list credential, to update and publish it again.
    ///
    /// # Errors
    /// [`IssueError::StatusList`] when a member is absent or unknown, or the list is too short or
    /// inflates to more than verifiers take.
    pub fn from_credential(credential: &Value) -> Result<(Self, StatusListMeta), IssueError> {
        let subject = credential.get("credentialSubject").unwrap_or(&Value::Null);
        let issuer = credential.get("issuer").map(|issuer| issuer.get("id").unwrap_or(issuer));
        let meta = StatusListMeta {
            uri: text(credential.get("id"), "it has no id")?.to_owned(),
            issuer: text(issuer, "it has no issuer")?.to_owned(),
            purpose: Purpose::parse(text(subject.get("statusPurpose"), "it has no purpose")?)?,
            valid_from: time_of(credential.get("validFrom"))?,
            valid_until: time_of(credential.get("validUntil"))?,
            ttl_ms: subject.get("ttl").and_then(Value::as_u64).unwrap_or(300_000),
        };
        let encoded = text(subject.get("encodedList"), "it has no encodedList")?;
        Ok((Self::from_bits(decode_bits(encoded)?)?, meta))
    }

    fn from_bits(bits: Vec<u8>) -> Result<Self, IssueError> {
        if bits.len() < Self::MIN_LEN / 8 {
            return Err(IssueError::StatusList("it has fewer than 131072 entries"));
        }
        if bits.len() > Self::MAX_LEN / 8 {
            return Err(IssueError::StatusList("it is larger than 16 MiB"));
        }
        Ok(Self { bits })
    }
}

impl Purpose {
    /// The word of the standard.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Revocation => "revocation",
            Self::Suspension => "suspension",
        }
    }

    /// From the word of the standard.
    ///
    /// # Errors
    /// [`IssueError::StatusList`] for any other word.
    pub fn parse(word: &str) -> Result<Self, IssueError> {
        match word {
            "revocation" => Ok(Self::Revocation),
            "suspension" => Ok(Self::Suspension),
            _ => Err(IssueError::StatusList("its purpose is not revocation or suspension")),
        }
    }
}

/// Signs any status list credential as it stands, also a deliberately wrong one.
#[must_use]
pub fn sign_credential(credential: &Value, key: &SigningKey) -> String {
    key.sign(&Header::credential(key.kid()), credential.to_string().as_bytes())
}

/// Multibase `u` of gzip of `bits`; the same bits always give the same text (no time stamp).
///
/// # Panics
/// Never: writing into memory does not fail.
#[must_use]
pub fn encode_bits(bits: &[u8]) -> String {
    let mut gzip =
        GzBuilder::new().mtime(0).operating_system(255).write(Vec::new(), Compression::best());
    let packed = gzip.write_all(bits).and_then(|()| gzip.finish());
    let mut encoded = String::from("u");
    BASE64URL_NOPAD.encode_append(&packed.expect("memory can be written"), &mut encoded);
    encoded
}

fn decode_bits(encoded: &str) -> Result<Vec<u8>, IssueError> {
    let packed = encoded.strip_prefix('u');
    let packed = packed.ok_or(IssueError::StatusList("encodedList does not begin with u"))?;
    let packed = BASE64URL_NOPAD.decode(packed.as_bytes()).map_err(|_| IssueError::Base64)?;
    let mut bits = Vec::new();
    let limit = StatusList::MAX_LEN / 8 + 1;
    GzDecoder::new(packed.as_slice())
        .take(u64::try_from(limit).unwrap_or(u64::MAX))
        .read_to_end(&mut bits)
        .map_err(|_| IssueError::StatusList("encodedList is not gzip"))?;
    Ok(bits)
}

fn mask(index: usize) -> u8 {
    0x80 >> (index % 8)
}

fn text<'a>(value: Option<&'a Value>, absent: &'static str) -> Result<&'a str, IssueError> {
    value.and_then(Value::as_str).ok_or(IssueError::StatusList(absent))
}

fn time_of(value: Option<&Value>) -> Result<i64, IssueError> {
    crate::time::parse_rfc3339(text(value, "it has no validFrom or validUntil")?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meta() -> StatusListMeta {
        StatusListMeta {
            uri: "https://a.example/status/1".into(),
            issuer: "did:web:a.example".into(),
            purpose: Purpose::Suspension,
            valid_from: 1_780_272_000,
            valid_until: 1_780_358_400,
            ttl_ms: 300_000,
        }
    }

    #[test]
    fn index_0_is_the_most_significant_bit_of_the_first_byte() {
        let mut list = StatusList::new(StatusList::MIN_LEN).expect("a good length");
        list.set(0, true).expect("in range");
        list.set(15, true).expect("in range");
        assert_eq!(list.bits[..3], [0x80, 0x01, 0x00]);
        assert!(list.is_set(0).expect("in range") && !list.is_set(7).expect("in range"));
        list.set(0, false).expect("in range");
        assert_eq!(list.bits[..3], [0x00, 0x01, 0x00]);
    }

    #[test]
    fn lengths_and_indices_have_limits() {
        for len in [0, 131_071, StatusList::MIN_LEN + 4, StatusList::MAX_LEN + 8] {
            assert!(StatusList::new(len).is_err(), "{len}");
        }
        let mut list = StatusList::new(StatusList::MIN_LEN).expect("a good length");
        assert!(list.set(StatusList::MIN_LEN, true).is_err());
        assert!(list.is_set(StatusList::MIN_LEN).is_err());
    }

    #[test]
    fn a_published_list_reads_back_and_is_the_same_every_time() {
        let key = SigningKey::for_tests("a", "did:web:a.example#k1");
        let mut list = StatusList::new(StatusList::MIN_LEN).expect("a good length");
        list.set(94_567, true).expect("in range");
        let token = list.sign(&meta(), &key).expect("in range");
        assert_eq!(token, list.sign(&meta(), &key).expect("in range"));

        let payload = key.open(&token).expect("own token");
        let credential = serde_json::from_slice(&payload).expect("JSON");
        let (again, about) = StatusList::from_credential(&credential).expect("own list");
        assert_eq!((again, about), (list, meta()));
        let encoded = credential["credentialSubject"]["encodedList"].as_str().expect("text");
        assert!(encoded.starts_with("uH4sIAAAAAAA"), "gzip without a time: {encoded}");
    }

    #[test]
    fn short_foreign_and_bomb_lists_are_refused() {
        let list = StatusList::new(StatusList::MIN_LEN).expect("a good length");
        let good = list.to_credential(&meta()).expect("in range");
        let bomb = encode_bits(&vec![0; StatusList::MAX_LEN / 8 + 1]);
        let short = encode_bits(&[0; 16]);
        for encoded in [bomb.as_str(), short.as_str(), "zH4s", "u", "u!!", "uAAAA"] {
            let mut bad = good.clone();
            bad["credentialSubject"]["encodedList"] = encoded.into();
            assert!(StatusList::from_credential(&bad).is_err());
        }
        assert!(StatusList::from_credential(&Value::Null).is_err());
    }
}

//! Status entries of a certificate, and the fetched lists, to what the lists say about it.

pub(crate) mod bitstring;
#[cfg(feature = "full")]
mod kept;
#[cfg(feature = "full")]
pub(crate) mod token;

#[cfg(feature = "full")]
pub(crate) use kept::Kept;

use crate::check::validity::numeric_date;
use crate::check::{Context, issuer};
use crate::code::Code;
use crate::envelope::jws::Jws;
use crate::envelope::{Credential, Unverified, vcdm};
use crate::inflate::Packed;
use crate::limits;
use crate::need::Need;
use crate::origin::Origin;
use crate::report::{CheckId, CheckResult, Facts, Fault, Outcome};
use crate::signature::{self, Authentic};
use crate::text::Text;
use crate::time::UnixTime;
use crate::trust::{TrustList, TrustedIssuer};
use crate::value::{Map, Value};
use std::cell::RefCell;
use std::sync::{Arc, OnceLock};

/// Judges every status entry; the worst answer counts.
/// Lists that are still to be fetched are put into `needs`.
pub(crate) fn check(
    credential: &Authentic<Credential>,
    lists: &Lists<'_, '_>,
    needs: &mut Vec<Need>,
) -> CheckResult {
    let id = CheckId::Status;
    let entries = entries(credential);
    if entries.is_empty() {
        return if lists.context.policy.require_status {
            CheckResult::faulty(id, Code::StatusMissing.into())
        } else {
            CheckResult::not_applicable(id)
        };
    }
    if entries.len() > limits::STATUS_ENTRIES {
        let fault = Fault::from(Code::StatusUnsupported).with("entries", entries.len());
        return CheckResult::faulty(id, fault);
    }
    let mut good = Good::default();
    let mut worst: Option<CheckResult> = None;
    for entry in &entries {
        match check_entry(entry, lists, needs) {
            Ok(status) => good.add(status),
            Err(fault) => {
                let next = CheckResult::faulty(id, fault);
                if worst.as_ref().is_none_or(|worst| gravity(&next) > gravity(worst)) {
                    worst = Some(next);
                }
            }
        }
    }
    worst.unwrap_or_else(|| CheckResult::passed(id, good.facts()))
}

/// Of several results the gravest is told, and of equals the first: what ends a certificate before what
/// holds it up, and that before what is not known.
fn gravity(result: &CheckResult) -> u8 {
    match (result.outcome, result.code) {
        (Outcome::Failed, Some(Code::StatusRevoked)) => 4,
        (Outcome::Failed, Some(Code::StatusSuperseded)) => 3,
        (Outcome::Failed, _) => 2,
        _ => 1,
    }
}

/// What a list says of an entry when it says nothing against it.
pub(crate) struct Status {
    /// What was looked up: `revocation`, `suspension`, `message`.
    pub(crate) purposes: &'static [&'static str],
    pub(crate) as_of: UnixTime,
    pub(crate) until: Option<UnixTime>,
    pub(crate) uri: String,
    pub(crate) message: Option<String>,
}

/// All entries together, as long as each is good.
#[derive(Default)]
struct Good {
    entries: Vec<Status>,
}

impl Good {
    fn add(&mut self, status: Status) {
        self.entries.push(status);
    }

    /// As of the oldest list, until the first that ends; every message is shown.
    fn facts(&self) -> Facts {
        let all = || self.entries.iter();
        let mut purposes: Vec<&str> = Vec::new();
        for purpose in all().flat_map(|status| status.purposes.iter().copied()) {
            if !purposes.contains(&purpose) {
                purposes.push(purpose);
            }
        }
        let messages: Vec<&str> = all().filter_map(|status| status.message.as_deref()).collect();
        let facts = Facts::default()
            .with_some("asOf", all().map(|status| status.as_of).min().map(|at| at.to_string()))
            .with_some("uri", all().next().map(|status| status.uri.as_str()))
            .with_some(
                "until",
                all().filter_map(|status| status.until).min().map(|at| at.to_string()),
            )
            .with("purposes", purposes);
        if messages.is_empty() { facts } else { facts.with("messages", messages) }
    }
}

/// What entries of every kind need to be judged.
pub(crate) struct Lists<'r, 'c> {
    pub(crate) trust: &'c TrustList,
    pub(crate) issuer: &'c TrustedIssuer,
    pub(crate) context: &'c Context<'c>,
    pub(crate) read: &'r Read<'c>,
}

/// The lists that were read for earlier certificates of the same batch.
#[derive(Default)]
pub(crate) struct Read<'c> {
    lists: RefCell<Vec<(Asked<'c>, Arc<List>)>>,
    /// And those of earlier batches.
    #[cfg(feature = "full")]
    kept: Option<&'c Kept>,
}

impl<'c> Read<'c> {
    #[cfg(feature = "full")]
    pub(crate) fn with(kept: &'c Kept) -> Self {
        Self { kept: Some(kept), ..Self::default() }
    }

    /// Leaves what was read to the next batch.
    #[cfg(feature = "full")]
    pub(crate) fn keep(self) {
        if let Some(kept) = self.kept {
            kept.add(self.lists.into_inner());
        }
    }

    #[cfg(feature = "full")]
    fn kept(&self, asked: &Asked<'_>) -> Option<Arc<List>> {
        self.kept?.find(asked)
    }

    #[cfg(not(feature = "full"))]
    fn kept(&self, _: &Asked<'_>) -> Option<Arc<List>> {
        None
    }
}

/// What decides whether a list counts for a certificate: its bytes, its kind, and whose certificate it is.
#[derive(Clone, Copy)]
struct Asked<'c> {
    token: &'c [u8],
    typ: &'static str,
    issuer: &'c TrustedIssuer,
}

impl PartialEq for Asked<'_> {
    /// Whether it is the very same in memory, which is quick to tell.
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.token, other.token)
            && self.typ == other.typ
            && std::ptr::eq(self.issuer, other.issuer)
    }
}

/// A list that counts, with its time of issue; its bits once somebody looked at them.
#[derive(Debug)]
pub(crate) struct List {
    /// The id of who signed it, and whether the trust list alone says so.
    publisher: Text,
    by_listed_key: bool,
    pub(crate) claims: Authentic<Map>,
    pub(crate) issued: UnixTime,
    pub(crate) bits: OnceLock<Result<Vec<u8>, Fault>>,
}

fn check_entry(
    entry: &Entry<'_>,
    lists: &Lists<'_, '_>,
    needs: &mut Vec<Need>,
) -> Result<Status, Fault> {
    match entry {
        Entry::Bitstring(entry) => {
            let entry = bitstring::Entry::parse(entry)?;
            let list =
                lists.fetched(&entry.uri, needs).and_then(|list| entry.look_up(list, lists, needs));
            list.map_err(|fault| fault.with("uri", entry.uri.as_str()))
        }
        #[cfg(feature = "full")]
        Entry::Token(entry) => {
            let entry = token::Entry::parse(entry)?;
            let list =
                lists.fetched(&entry.uri, needs).and_then(|list| entry.look_up(list, lists, needs));
            list.map_err(|fault| fault.with("uri", entry.uri.as_str()))
        }
        #[cfg(not(feature = "full"))]
        Entry::Token => Err(Fault::beyond(Code::StatusUnsupported)),
        Entry::Unknown(kind) => {
            let facts = Facts::default().with_some("type", kind.as_str());
            Err(Fault { code: Code::StatusUnsupported, facts })
        }
    }
}

/// A status entry by its kind.
enum Entry<'a> {
    Bitstring(&'a Value),
    #[cfg(feature = "full")]
    Token(&'a Value),
    #[cfg(not(feature = "full"))]
    Token,
    Unknown(&'a Value),
}

/// `credentialStatus`, one or an array (VCDM 2.0, 4.10), and `status` (Token Status List, 6.2).
fn entries(credential: &Credential) -> Vec<Entry<'_>> {
    let of_credential = match credential.document.get("credentialStatus") {
        None => Vec::new(),
        Some(Value::Array(entries)) => entries.iter().collect(),
        Some(entry) => vec![entry],
    };
    let kind = |entry| match Value::get(entry, "type") {
        Some(kind) if kind == "BitstringStatusListEntry" && vcdm::is_status_entry(entry) => {
            Entry::Bitstring(entry)
        }
        Some(kind) => Entry::Unknown(kind),
        None => Entry::Unknown(entry),
    };
    let of_token =
        credential.document.get("status").map(|status| match status.get("status_list") {
            #[cfg(feature = "full")]
            Some(entry) => Entry::Token(entry),
            #[cfg(not(feature = "full"))]
            Some(_) => Entry::Token,
            None => Entry::Unknown(status),
        });
    of_credential.into_iter().map(kind).chain(of_token).collect()
}

impl<'c> Lists<'_, 'c> {
    /// The list's bytes, if the trust list allows its address and the host has brought them.
    fn fetched(&self, uri: &str, needs: &mut Vec<Need>) -> Result<&'c [u8], Fault> {
        let loopback = self.context.policy.allow_loopback_http && self.issuer.is_test();
        let origin = Origin::of(uri).filter(|origin| origin.may_be_fetched(loopback));
        let refused =
            |reason: &str| Fault::from(Code::StatusOriginNotAllowed).with("reason", reason);
        let origin =
            origin.ok_or_else(|| refused("it is no https address, or one on this machine"))?;
        if !self.issuer.status_origins.contains(&origin) {
            return Err(refused("the trust list does not name it"));
        }
        let bytes = Need::status_list(uri)
            .answer(self.context.fetched, needs)
            .ok_or(Code::StatusUnreachable)?;
        if bytes.len() > limits::STATUS_LIST_BYTES {
            Err(Code::StatusTooLarge.into())
        } else {
            Ok(bytes)
        }
    }

    /// A list's token as [`Lists::authenticate`] judges it, once for all certificates that it counts for.
    pub(crate) fn authentic(
        &self,
        token: &'c [u8],
        typ: &'static str,
        issuer_of: fn(&Unverified<Map>) -> Option<&str>,
        issued: fn(&Map) -> Option<UnixTime>,
        needs: &mut Vec<Need>,
    ) -> Result<Arc<List>, Fault> {
        let asked = Asked { token, typ, issuer: self.issuer };
        let known = self.read.lists.borrow().iter().find(|(known, _)| *known == asked).cloned();
        if let Some((_, list)) = known {
            return Ok(list);
        }
        let list = match self.read.kept(&asked) {
            // What the clock has a say in is asked again.
            Some(list) => self.check_claims(&list.claims, &list.publisher).map(|()| list)?,
            None => Arc::new(self.authenticate(token, typ, issuer_of, issued, needs)?),
        };
        self.read.lists.borrow_mut().push((asked, Arc::clone(&list)));
        Ok(list)
    }

    /// Verifies a list's token: its type, its issuer (found by `issuer_of`, one that may publish status
    /// for this certificate), its signature, and that its key was in force when it was issued (as
    /// `issued` reads from it).
    fn authenticate(
        &self,
        token: &[u8],
        typ: &'static str,
        issuer_of: fn(&Unverified<Map>) -> Option<&str>,
        issued: fn(&Map) -> Option<UnixTime>,
        needs: &mut Vec<Need>,
    ) -> Result<List, Fault> {
        let cause =
            |fault: Fault| invalid("it is not a signed list").with("cause", fault.code.as_str());
        let jws = Jws::parse(token.trim_ascii()).map_err(cause)?;
        jws.require_credential_header(typ).map_err(cause)?;
        let read = |payload: Vec<u8>| Ok(crate::encoding::json_object(&payload)?);
        let unverified: Unverified<Map> = jws.into_unverified(read).map_err(cause)?;
        signature::check_header(&unverified, &self.context.policy.algs).map_err(cause)?;
        let publisher = issuer_of(&unverified)
            .filter(|id| self.issuer.status_issuers.iter().any(|allowed| allowed == id))
            .and_then(|id| self.trust.issuer(id))
            .ok_or_else(|| invalid("its issuer is not allowed to publish this status"))?;
        let listed = publisher.key(&unverified.kid);
        let (key, period) = match listed {
            Some(key) => (key.key.clone(), key.period),
            None => {
                let key = issuer::did_key(publisher, &unverified.kid, self.context, needs);
                key.map_err(|fault| {
                    invalid("its key is not on the trust list").with("cause", fault.code.as_str())
                })?
            }
        };
        let algs = &self.context.policy.algs;
        #[cfg(feature = "full")]
        let list = signature::verify_with(unverified, key, algs, self.context.tables);
        #[cfg(not(feature = "full"))]
        let list = signature::verify_signature(unverified, &key, algs);
        let list = list.map_err(cause)?;
        self.check_claims(&list, &publisher.id)?;
        let issued = issued(&list).ok_or_else(|| invalid("it does not say when it was issued"))?;
        if !period.covers(issued.date()) || !publisher.period.covers(issued.date()) {
            return Err(invalid("its key was not in force when it was issued"));
        }
        Ok(List {
            publisher: publisher.id.clone(),
            by_listed_key: listed.is_some(),
            claims: list,
            issued,
            bits: OnceLock::new(),
        })
    }

    /// A list is a JWT like any other (RFC 7519, 4.1): its own times and issuer, where it states them.
    fn check_claims(&self, list: &Map, issuer: &str) -> Result<(), Fault> {
        let (skew, now) = (self.context.policy.skew_seconds, self.context.now);
        if list.contains_key("vc") || list.contains_key("vp") {
            return Err(invalid("it holds a credential within the credential"));
        }
        if list.get("iss").is_some_and(|iss| iss != issuer) {
            return Err(invalid("it names two issuers"));
        }
        // An `iat` that is a text is not used, as in a certificate.
        let numbers = ["iat", "nbf"].into_iter();
        for member in
            numbers.filter(|name| *name != "iat" || !list.get("iat").is_some_and(Value::is_string))
        {
            if numeric(list, member)?.is_some_and(|time| time > now.plus(skew)) {
                return Err(invalid("it is dated in the future"));
            }
        }
        match numeric(list, "exp")? {
            Some(exp) if exp.plus(skew) < now => {
                Err(Fault::from(Code::StatusListStale).with("until", exp.to_string()))
            }
            _ => Ok(()),
        }
    }

    /// A list counts from its issue to its end, and for as long as the policy says.
    pub(crate) fn check_age(&self, issued: UnixTime, until: Option<UnixTime>) -> Result<(), Fault> {
        let (policy, now) = (self.context.policy, self.context.now);
        if issued > now.plus(policy.skew_seconds) {
            return Err(invalid("it is dated in the future"));
        }
        if until.is_some_and(|until| until.plus(policy.skew_seconds) < now)
            || issued.plus(policy.max_status_age_seconds) < now
        {
            return Err(Fault::from(Code::StatusListStale).with("asOf", issued.to_string()));
        }
        Ok(())
    }
}

/// What has been unpacked, or why it cannot be.
pub(crate) fn unpacked(bits: Result<Vec<u8>, Packed>) -> Result<Vec<u8>, Fault> {
    bits.map_err(|packed| match packed {
        Packed::Broken => invalid("its bits cannot be unpacked"),
        Packed::NotAll => invalid("something follows its bits"),
        Packed::TooLarge => {
            Fault::from(Code::StatusTooLarge).with("limit", limits::INFLATED_STATUS_BYTES)
        }
    })
}

/// Both ways of unpacking bits, for fuzzing.
#[cfg(all(feature = "full", any(fuzzing, test)))]
pub(crate) fn unpack_any(data: &[u8]) {
    let bits = token::unpack(data).unwrap_or_default();
    for size in [1, 2, 4, 8] {
        let _ = token::value(&bits, 7, size);
    }
    if let Ok(bits) = bitstring::unpack(&String::from_utf8_lossy(data)) {
        let _ = bitstring::value(&bits, 131_071, 1);
    }
}

/// A time of a list's own JWT claims.
pub(crate) fn numeric(list: &Map, member: &str) -> Result<Option<UnixTime>, Fault> {
    match list.get(member) {
        None => Ok(None),
        Some(value) => {
            numeric_date(value).map(Some).ok_or_else(|| invalid("a time in it is not a time"))
        }
    }
}

/// A list that cannot be used says nothing about the certificate.
pub(crate) fn invalid(reason: &'static str) -> Fault {
    Fault::from(Code::StatusListInvalid).with("reason", reason)
}

//! The catalogue into signed certificates in the store, once for each address and month.

use std::collections::BTreeSet;

use data_encoding::BASE64URL_NOPAD;
use eco_issuer::time::{DAY, date, end_of_treaty_year, parse_rfc3339};
use eco_issuer::{
    Envelope, Header, IssueError, Purpose, SigningKey, StatusEntry, StatusList,
    envelope_credential, sign_certificate,
};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::catalogue::{FILES, Fault, Sample, access_code, samples, with_dates};
use crate::error::SandboxError;
use crate::issuers::{Issuer, Keys, issuer};
use crate::store::{Row, Store, code_sha256};

/// The catalogue is issued anew when it is older, in seconds: its dates are to stay plausible.
const MAX_AGE: i64 = 30 * DAY;

/// Issues the catalogue when the store has none for this address or an old one. Says whether it did.
///
/// # Errors
/// [`SandboxError`] when a sample cannot be signed or stored.
pub fn seed(store: &Store, keys: &Keys, base: &str, now: i64) -> Result<bool, SandboxError> {
    let issued = store.memo("issued")?.and_then(|text| text.parse::<i64>().ok());
    let fresh = issued.is_some_and(|then| then <= now && now - then < MAX_AGE);
    let edition = edition(base);
    if fresh && store.memo("edition")?.as_ref() == Some(&edition) {
        return Ok(false);
    }
    let mut rows = Vec::new();
    let mut bits = Vec::new();
    let mut taken = BTreeSet::new();
    for sample in samples()? {
        let index = free_index(&sample.number, &mut taken);
        match sample.fault {
            Some(Fault::Revoked) => bits.push((sample.issuer.clone(), "revocation", index)),
            Some(Fault::Suspended) => bits.push((sample.issuer.clone(), "suspension", index)),
            _ => {}
        }
        rows.push(row(&sample, keys, base, now, index)?);
    }
    store.replace_all(&edition, now, &rows, &bits)?;
    Ok(true)
}

/// The address and the files: another release may bring another catalogue.
fn edition(base: &str) -> String {
    format!("{base} {}", BASE64URL_NOPAD.encode(&Sha256::digest(FILES.concat())))
}

fn row(
    sample: &Sample,
    keys: &Keys,
    base: &str,
    now: i64,
    index: usize,
) -> Result<Row, SandboxError> {
    let who = issuer(&sample.issuer).ok_or(IssueError::Key("the sandbox has no such issuer"))?;
    let issued = now - now.rem_euclid(DAY) - sample.issued * DAY;
    let subject = subject(sample, who, issued)?;
    let envelope = Envelope {
        issuer_id: keys.did(who.slug),
        issuer_name: who.name.into(),
        valid_from: issued,
        valid_until: last_second(&subject, issued)?,
        status: status_entries(sample, base, index),
    };
    let credential = envelope_credential(&envelope, subject)?;
    let code = access_code(&sample.number);
    Ok(Row {
        number: sample.number.clone(),
        code_sha256: code_sha256(&code),
        issuer: who.slug.into(),
        status_index: index,
        slug: sample.slug.clone(),
        jws: sign(sample, keys, &credential)?,
        sample: json!({
            "number": sample.number, "code": code, "title": sample.title,
            "expect": sample.expect, "reason": sample.reason, "findings": sample.findings,
            "why": sample.why,
            "url": format!("{base}/samples/{}.jwt", sample.slug),
        })
        .to_string(),
    })
}

/// The sample's claims, with what the issuer adds to every one of its certificates.
fn subject(sample: &Sample, who: &Issuer, issued: i64) -> Result<Value, IssueError> {
    let mut subject = with_dates(&sample.subject, issued)?;
    let members = subject.as_object_mut().ok_or(IssueError::Profile("subject is no object"))?;
    let day = date(issued)?;
    let declaration = members.get("type").is_some_and(|kind| kind == "DeclarationOfOrigin");
    let mut add = |name: &str, value: Value| {
        members.entry(name).or_insert(value);
    };
    add("issuingCountry", who.country.into());
    add("issueDate", day.as_str().into());
    add("hsEdition", "2022".into());
    if declaration {
        add("declarationReference", sample.number.as_str().into());
    } else {
        add("type", "CertificateOfOrigin".into());
        add("certificateNumber", sample.number.as_str().into());
        add("issuingBody", who.name.into());
        let certification = json!({ "place": who.place, "date": day, "signatory": who.officer });
        add("certification", certification);
    }
    Ok(subject)
}

/// One year; a back-to-back certificate ends with its original (Art. 3.19.1(b)), unless its issuer
/// overlooks that this has ended already.
fn last_second(subject: &Value, issued: i64) -> Result<i64, IssueError> {
    let original = subject.pointer("/backToBack/originalIssueDate").and_then(Value::as_str);
    if let Some(day) = original {
        let end = end_of_treaty_year(parse_rfc3339(&format!("{day}T00:00:00Z"))?)?;
        if end > issued {
            return Ok(end);
        }
    }
    end_of_treaty_year(issued)
}

fn status_entries(sample: &Sample, base: &str, index: usize) -> Vec<StatusEntry> {
    let entry = |purpose: Purpose, list: &str| StatusEntry {
        purpose,
        index,
        list: format!("{base}/status/{}/{list}", sample.issuer),
    };
    match sample.fault {
        Some(Fault::StatusUnreachable) => vec![entry(Purpose::Revocation, "lost")],
        Some(Fault::Suspended) => vec![
            entry(Purpose::Revocation, Purpose::Revocation.as_str()),
            entry(Purpose::Suspension, Purpose::Suspension.as_str()),
        ],
        _ => vec![entry(Purpose::Revocation, Purpose::Revocation.as_str())],
    }
}

fn sign(sample: &Sample, keys: &Keys, credential: &Value) -> Result<String, IssueError> {
    let key: SigningKey = match sample.fault {
        Some(Fault::RetiredKey) => keys.retired()?,
        Some(Fault::WrongKey) => keys.forged(&sample.issuer)?,
        _ => keys.of(&sample.issuer)?,
    };
    let token = sign_certificate(credential, &key)?;
    match sample.fault {
        Some(Fault::Tampered) => Ok(tampered(&token, credential, &key)),
        _ => Ok(token),
    }
}

/// The first item's quantity ten times larger, under the old signature.
fn tampered(token: &str, credential: &Value, key: &SigningKey) -> String {
    let mut changed = credential.clone();
    if let Some(value) = changed.pointer_mut("/credentialSubject/items/0/quantity/value") {
        *value = format!("{}0", value.as_str().unwrap_or_default()).into();
    }
    let other = key.sign(&Header::credential(key.kid()), changed.to_string().as_bytes());
    let text = other.rsplit_once('.').map_or("", |(text, _)| text);
    let signature = token.rsplit_once('.').map_or("", |(_, signature)| signature);
    format!("{text}.{signature}")
}

/// A place in the status list that nobody has; scattered, as the standard advises (section 5.1).
fn free_index(number: &str, taken: &mut BTreeSet<usize>) -> usize {
    let hash = Sha256::digest(number);
    let mut index = usize::from(hash[0]) << 9 | usize::from(hash[1]) << 1;
    while !taken.insert(index % StatusList::MIN_LEN) {
        index += 1;
    }
    index % StatusList::MIN_LEN
}

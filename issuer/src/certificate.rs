//! Claims of Form RCEP into a credential (docs/profile.md), and a credential into a signed `vc+jwt`.

use data_encoding::HEXLOWER;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::error::IssueError;
use crate::jws::Header;
use crate::keys::SigningKey;

/// The two contexts of every certificate of this profile version, in their order.
pub const CONTEXT: [&str; 2] =
    ["https://www.w3.org/ns/credentials/v2", "https://w3id.org/rcep-eco/v1"];
/// Verifiers refuse anything longer (docs/profile.md), in bytes of the compact token.
pub const MAX_TOKEN: usize = 512 * 1024;

/// What is around the claims.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope {
    /// The issuer's id, a DID.
    pub issuer_id: String,
    /// The issuer's name as shown to a person.
    pub issuer_name: String,
    /// Begin of validity, Unix seconds.
    pub valid_from: i64,
    /// End of validity, Unix seconds.
    pub valid_until: i64,
    /// Where the certificate's status is published; may be empty.
    pub status: Vec<StatusEntry>,
}

/// One place in a published Bitstring status list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusEntry {
    /// `revocation` or `suspension`.
    pub purpose: crate::status::Purpose,
    /// The place in the list, counted from 0.
    pub index: usize,
    /// The address of the signed list.
    pub list: String,
}

/// Puts `subject` (docs/profile.md) into a credential: a declaration of origin when its `type` is
/// `DeclarationOfOrigin`, else a certificate of origin.
///
/// The credential's `id` is derived from the issuer and the certificate's number or the
/// declaration's reference, so the same input gives the same credential.
///
/// # Errors
/// [`IssueError::Time`] when a time is outside the years 1970 to 9999.
pub fn envelope_credential(envelope: &Envelope, subject: Value) -> Result<Value, IssueError> {
    let declaration = subject.get("type").and_then(Value::as_str) == Some("DeclarationOfOrigin");
    let (kind, number, schema) = if declaration {
        ("RcepDeclarationOfOrigin", "declarationReference", "rcep-do-1.json")
    } else {
        ("RcepCertificateOfOrigin", "certificateNumber", "rcep-co-1.json")
    };
    let number = subject.get(number).and_then(Value::as_str).unwrap_or_default();
    let mut credential = json!({
        "@context": CONTEXT,
        "id": credential_id(&envelope.issuer_id, number),
        "type": ["VerifiableCredential", kind],
        "issuer": { "id": envelope.issuer_id, "name": envelope.issuer_name },
        "validFrom": crate::time::rfc3339(envelope.valid_from)?,
        "validUntil": crate::time::rfc3339(envelope.valid_until)?,
        "credentialSchema": {
            "id": format!("https://w3id.org/rcep-eco/schemas/{schema}"), "type": "JsonSchema",
        },
        "credentialSubject": subject,
    });
    let mut status: Vec<Value> = envelope.status.iter().map(StatusEntry::to_json).collect();
    match status.len() {
        0 => {}
        1 => credential["credentialStatus"] = status.remove(0),
        _ => credential["credentialStatus"] = Value::Array(status),
    }
    Ok(credential)
}

/// Signs a credential as `vc+jwt`, header `{alg, typ, cty, kid}`, members of the payload sorted.
///
/// # Errors
/// [`IssueError::Faults`] or [`IssueError::Profile`] when the envelope is one that every verifier of
/// this profile refuses, so that no number is spent on a certificate that cannot be used. The claims
/// themselves are not judged here: [`crate::missing_members`] finds what is missing, and a verifier
/// is to say the rest before the certificate is handed out.
pub fn sign_certificate(credential: &Value, key: &SigningKey) -> Result<String, IssueError> {
    check_envelope(credential, key.kid())?;
    let token = key.sign(&Header::credential(key.kid()), credential.to_string().as_bytes());
    if token.len() > MAX_TOKEN {
        return Err(IssueError::Profile("it is longer than 512 KiB when signed"));
    }
    Ok(token)
}

impl StatusEntry {
    /// The `credentialStatus` object.
    #[must_use]
    pub fn to_json(&self) -> Value {
        json!({
            "type": "BitstringStatusListEntry",
            "statusPurpose": self.purpose.as_str(),
            "statusListIndex": self.index.to_string(),
            "statusListCredential": self.list,
        })
    }
}

fn check_envelope(credential: &Value, kid: &str) -> Result<(), IssueError> {
    let Some(members) = credential.as_object() else {
        return Err(IssueError::Profile("it is not a JSON object"));
    };
    let mut faults = Vec::new();
    let mut want = |good: bool, fault: &str| {
        if !good {
            faults.push(fault.to_owned());
        }
    };
    want(
        members.get("@context") == Some(&json!(CONTEXT)),
        "@context is not the profile's two contexts in their order",
    );
    want(
        !members.contains_key("vc") && !members.contains_key("vp"),
        "vc and vp do not belong into the payload",
    );
    want(!members.contains_key("proof"), "it has a proof already; take it away before signing");
    let subject = members.get("credentialSubject").and_then(|subject| subject.get("type"));
    let named = match subject.and_then(Value::as_str) {
        Some("CertificateOfOrigin") => Some(("RcepCertificateOfOrigin", "rcep-co-1.json")),
        Some("DeclarationOfOrigin") => Some(("RcepDeclarationOfOrigin", "rcep-do-1.json")),
        _ => None,
    };
    match named {
        None => want(false, "credentialSubject.type is no certificate or declaration of origin"),
        Some((kind, file)) => {
            want(
                members.get("type") == Some(&json!(["VerifiableCredential", kind])),
                "type and credentialSubject.type do not say the same",
            );
            let file = format!("https://w3id.org/rcep-eco/schemas/{file}");
            let schema = members.get("credentialSchema").and_then(|schema| schema.get("id"));
            want(
                schema.and_then(Value::as_str) == Some(&file),
                "credentialSchema.id is not the profile's schema for this type",
            );
        }
    }
    let issuer = members.get("issuer").map(|issuer| issuer.get("id").unwrap_or(issuer));
    match issuer.and_then(Value::as_str) {
        None => want(false, "issuer has no id"),
        Some(issuer) => want(
            kid.split_once('#').map(|(did, _)| did) == Some(issuer),
            "the key's id is not a key of issuer.id",
        ),
    }
    let timely = ["validFrom", "validUntil"].iter().all(|time| {
        let text = members.get(*time).and_then(Value::as_str).unwrap_or_default();
        crate::time::parse_rfc3339(text).is_ok()
    });
    want(timely, "validFrom and validUntil must be times with a zone");
    IssueError::none_of(faults)
}

/// A version 8 UUID (RFC 9562, 5.8) out of SHA-256 of issuer and number.
fn credential_id(issuer: &str, number: &str) -> String {
    let hash = Sha256::digest(format!("{issuer}\n{number}"));
    let mut bytes = [0u8; 16];
    bytes.copy_from_slice(&hash[..16]);
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let hex = HEXLOWER.encode(&bytes);
    let [a, b, c, d, e] = [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]];
    format!("urn:uuid:{a}-{b}-{c}-{d}-{e}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::status::Purpose;

    fn envelope() -> Envelope {
        Envelope {
            issuer_id: "did:web:a.example".into(),
            issuer_name: "Example A".into(),
            valid_from: 1_780_272_000,
            valid_until: 1_811_894_399,
            status: vec![StatusEntry {
                purpose: Purpose::Revocation,
                index: 94_567,
                list: "https://a.example/status/3".into(),
            }],
        }
    }

    fn subject() -> Value {
        json!({ "type": "CertificateOfOrigin", "certificateNumber": "A1" })
    }

    fn key() -> SigningKey {
        SigningKey::for_tests("a", "did:web:a.example#k1")
    }

    #[test]
    fn a_signed_certificate_carries_the_credential() {
        let credential = envelope_credential(&envelope(), subject()).expect("in range");
        let token = sign_certificate(&credential, &key()).expect("a good envelope");
        let payload = key().open(&token).expect("own token");
        assert_eq!(serde_json::from_slice::<Value>(&payload).expect("JSON"), credential);
        assert_eq!(credential["validFrom"], "2026-06-01T00:00:00Z");
        assert_eq!(credential["validUntil"], "2027-06-01T23:59:59Z");
        assert_eq!(credential["credentialStatus"]["statusListIndex"], "94567");
    }

    #[test]
    fn the_declaration_has_its_own_type_and_schema() {
        let subject = json!({ "type": "DeclarationOfOrigin", "declarationReference": "R1" });
        let credential = envelope_credential(&envelope(), subject).expect("in range");
        assert_eq!(credential["type"][1], "RcepDeclarationOfOrigin");
        let schema = "https://w3id.org/rcep-eco/schemas/rcep-do-1.json";
        assert_eq!(credential["credentialSchema"]["id"], schema);
        assert!(sign_certificate(&credential, &key()).is_ok());
    }

    #[test]
    fn several_status_entries_become_an_array() {
        let mut both = envelope();
        both.status.push(StatusEntry { purpose: Purpose::Suspension, ..both.status[0].clone() });
        let credential = envelope_credential(&both, subject()).expect("in range");
        assert_eq!(credential["credentialStatus"][1]["statusPurpose"], "suspension");
        both.status.clear();
        let credential = envelope_credential(&both, subject()).expect("in range");
        assert_eq!(credential.get("credentialStatus"), None);
    }

    #[test]
    fn an_envelope_that_no_verifier_takes_is_not_signed() {
        let good = envelope_credential(&envelope(), subject()).expect("in range");
        let spoilt: [(&str, Value); 7] = [
            ("@context", json!([CONTEXT[1], CONTEXT[0]])),
            ("type", json!(["VerifiableCredential", "RcepDeclarationOfOrigin"])),
            ("credentialSchema", json!({ "id": "https://else.example" })),
            ("issuer", json!("did:web:b.example")),
            ("validFrom", json!("2026-06-01")),
            ("vc", json!({})),
            ("proof", json!({})),
        ];
        for (member, value) in spoilt {
            let mut bad = good.clone();
            bad[member] = value;
            let refused = sign_certificate(&bad, &key());
            let one = matches!(&refused, Err(IssueError::Faults(all)) if all.len() == 1);
            assert!(one, "{member}: {refused:?}");
        }
        let refused = sign_certificate(&json!({}), &key()).expect_err("nothing in it");
        assert_eq!(refused.to_string().lines().count(), 5, "{refused}");
        assert!(sign_certificate(&json!([]), &key()).is_err());
    }

    #[test]
    fn the_id_is_a_uuid_that_depends_on_issuer_and_number() {
        let id = credential_id("did:web:a.example", "A1");
        assert_eq!(id.len(), "urn:uuid:".len() + 36);
        assert_eq!(&id[23..24], "8");
        assert_ne!(id, credential_id("did:web:a.example", "A2"));
        assert_ne!(id, credential_id("did:web:b.example", "A1"));
    }
}

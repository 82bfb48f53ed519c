//! Who signed: issuer and key looked up before the signature, authority judged after it.

use crate::claims::CertificateOfOrigin;
use crate::code::Code;
use crate::envelope::{Credential, Kind, Unverified};
use crate::report::{Facts, Fault};
use crate::signature::Authentic;
use crate::time::UnixTime;
use crate::trust::{Role, TrustList, TrustedIssuer, TrustedKey};

/// Finds the key the certificate names among the keys of the issuer it names. The key must belong to
/// that issuer (RFC 8725, 3.8); nothing is concluded about the certificate's content.
pub(crate) fn look_up<'t>(
    unverified: &Unverified<'_, Credential>,
    trust: &'t TrustList,
) -> Result<(&'t TrustedIssuer, &'t TrustedKey), Fault> {
    let (credential, kid) = (&unverified.content, unverified.kid.as_str());
    let issuer_id = credential.issuer.as_str();
    let mismatch = || Fault::from(Code::IssuerBindingMismatch).with("issuer", issuer_id);
    if let Some(iss) = &credential.other_iss {
        return Err(mismatch().with("iss", iss.clone()));
    }
    let controller = kid.split_once('#').map(|(controller, _)| controller);
    let issuer = trust.issuer(issuer_id);
    if let Some(issuer) = issuer
        && let Some(key) = issuer.key(kid)
    {
        return Ok((issuer, key));
    }
    if controller
        .is_some_and(|controller| controller.starts_with("did:") && controller != issuer_id)
    {
        return Err(mismatch().with("kid", kid));
    }
    match issuer {
        None => Err(Fault::from(Code::IssuerUnknown).with("issuer", issuer_id)),
        Some(_) => {
            Err(Fault::from(Code::IssuerKeyUnknown).with("issuer", issuer_id).with("kid", kid))
        }
    }
}

/// Whether the issuer may certify this, and the key was in force, on the issue date.
pub(crate) fn check(
    credential: &Authentic<Credential>,
    certificate: &CertificateOfOrigin,
    issuer: &TrustedIssuer,
    key: &TrustedKey,
    now: UnixTime,
) -> Result<Facts, Fault> {
    let valid_from = || {
        credential
            .document
            .get("validFrom")
            .and_then(|text| UnixTime::parse_rfc3339(text.as_str()?))
    };
    let day = certificate.issue_date.unwrap_or_else(|| valid_from().unwrap_or(now).date());
    let facts = Facts::default()
        .with("name", issuer.name.as_str())
        .with("country", issuer.country.as_str());
    if !key.period.covers(day) {
        let facts = facts
            .with("issueDate", day.to_string())
            .with_some("keyValidFrom", key.period.from.map(|day| day.to_string()))
            .with_some("keyValidUntil", key.period.until.map(|day| day.to_string()));
        return Err(Fault { code: Code::IssuerKeyRetired, facts });
    }
    let not_authorised = |reason: &str| Fault {
        code: Code::IssuerNotAuthorised,
        facts: facts.clone().with("reason", reason),
    };
    let may = |role: &Role| match credential.kind {
        Kind::CertificateOfOrigin => *role == Role::IssuingBody,
        Kind::DeclarationOfOrigin => matches!(role, Role::ApprovedExporter | Role::Exporter),
    };
    if !issuer.roles.iter().any(may) {
        return Err(not_authorised("role"));
    }
    // A country that is missing or malformed is the claims check's fault, but authorises nothing.
    if certificate.issuing_country.as_deref() != Some(issuer.country.as_str()) {
        return Err(not_authorised("country"));
    }
    if !issuer.period.covers(day) {
        return Err(not_authorised("date"));
    }
    Ok(facts)
}

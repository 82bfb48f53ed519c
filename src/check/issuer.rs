//! Who signed: issuer and key looked up before the signature, authority judged after it.

use crate::check::Context;
use crate::claims::CertificateOfOrigin;
use crate::code::Code;
use crate::envelope::{Credential, Kind, Unverified};
use crate::key::VerifyingKey;
#[cfg(feature = "full")]
use crate::key::did;
use crate::need::Need;
use crate::report::{Facts, Fault};
use crate::signature::Authentic;
use crate::time::{Date, UnixTime};
use crate::trust::{Period, Role, TrustList, TrustedIssuer};
use crate::value::Value;

/// An issuer of the trust list, and one of its keys.
#[derive(Debug)]
pub(crate) struct Signer<'t> {
    pub(crate) issuer: &'t TrustedIssuer,
    pub(crate) key: VerifyingKey,
    /// The days the key was in force on; open where the list does not say.
    period: Period,
}

/// Finds the key the certificate names among the keys of the issuer it names: in the trust list, in
/// the chain it brings, or in the issuer's DID document where the list allows that. The key must belong
/// to that issuer (RFC 8725, 3.8); nothing is concluded about the certificate's content.
pub(crate) fn look_up<'t>(
    unverified: &mut Unverified<Credential>,
    trust: &'t TrustList,
    context: &Context<'_>,
    needs: &mut Vec<Need>,
) -> Result<Signer<'t>, Fault> {
    let (issuer_id, kid) = (unverified.content.issuer.as_str(), unverified.kid.as_str());
    let mismatch = || Fault::from(Code::IssuerBindingMismatch).with("issuer", issuer_id);
    if let Some(iss) = &unverified.content.other_iss {
        return Err(mismatch().with("iss", iss.clone()));
    }
    let controller = kid.split_once('#').map(|(controller, _)| controller);
    let issuer = trust.issuer(issuer_id);
    if let (Some(issuer), None) = (issuer, &unverified.x5c)
        && let Some(key) = issuer.key(kid)
    {
        return Ok(Signer { issuer, key: key.key.clone(), period: key.period });
    }
    if controller
        .is_some_and(|controller| controller.starts_with("did:") && controller != issuer_id)
    {
        return Err(mismatch().with("kid", kid));
    }
    let issuer =
        issuer.ok_or_else(|| Fault::from(Code::IssuerUnknown).with("issuer", issuer_id))?;
    if let Some(x5c) = &unverified.x5c {
        if issuer.anchors().is_empty() {
            unverified.refusal =
                Some(Fault::from(Code::SignatureHeaderNotAllowed).with("member", "x5c"));
            return Err(Fault::from(Code::IssuerKeyUnknown).with("issuer", issuer.id.as_str()));
        }
        if controller != Some(issuer_id) {
            return Err(mismatch().with("kid", kid));
        }
        let at = valid_from(&unverified.content).unwrap_or(context.now);
        let key = chain_key(x5c, issuer, at)?;
        return Ok(Signer { issuer, key, period: Period::OPEN });
    }
    let (key, period) = did_key(issuer, kid, context, needs)?;
    Ok(Signer { issuer, key, period })
}

/// A key of the issuer's DID document with the days it counts for, where the trust list lets it be
/// fetched.
///
/// # Errors
/// [`Code::IssuerKeyUnknown`], [`Code::IssuerDidUnreachable`] or [`Code::IssuerDidInvalid`].
pub(crate) fn did_key(
    issuer: &TrustedIssuer,
    kid: &str,
    context: &Context<'_>,
    needs: &mut Vec<Need>,
) -> Result<(VerifyingKey, Period), Fault> {
    let id = issuer.id.as_str();
    let unknown = || Fault::from(Code::IssuerKeyUnknown).with("issuer", id).with("kid", kid);
    if !issuer.resolves_did_web() {
        return Err(unknown());
    }
    fetched_key(issuer, kid, context, needs)?.ok_or_else(unknown)
}

#[cfg(feature = "full")]
fn fetched_key(
    issuer: &TrustedIssuer,
    kid: &str,
    context: &Context<'_>,
    needs: &mut Vec<Need>,
) -> Result<Option<(VerifyingKey, Period)>, Fault> {
    let id = issuer.id.as_str();
    let invalid =
        |reason: &str| Fault::from(Code::IssuerDidInvalid).with("did", id).with("reason", reason);
    let loopback = context.policy.allow_loopback_http && issuer.is_test();
    did::url(id, loopback).ok_or_else(|| invalid("it is no did:web that can be fetched"))?;
    let document = Need::did_document(id).answer(context.fetched, needs);
    let document =
        document.ok_or_else(|| Fault::from(Code::IssuerDidUnreachable).with("did", id))?;
    did::key(document, id, kid).map_err(invalid)
}

/// The small build reads no DID documents.
#[cfg(not(feature = "full"))]
fn fetched_key(
    _: &TrustedIssuer,
    _: &str,
    _: &Context<'_>,
    _: &mut Vec<Need>,
) -> Result<Option<(VerifyingKey, Period)>, Fault> {
    Err(Fault::beyond(Code::IssuerKeyUnknown))
}

#[cfg(feature = "full")]
fn chain_key(x5c: &Value, issuer: &TrustedIssuer, at: UnixTime) -> Result<VerifyingKey, Fault> {
    crate::key::x509::key(x5c, issuer.anchors(), &issuer.id, at)
        .map_err(|reason| Fault::from(Code::IssuerChainInvalid).with("reason", reason))
}

/// The small build reads no certificates; the list's other keys are not this one.
#[cfg(not(feature = "full"))]
fn chain_key(_: &Value, _: &TrustedIssuer, _: UnixTime) -> Result<VerifyingKey, Fault> {
    Err(Fault::beyond(Code::IssuerKeyUnknown))
}

fn valid_from(credential: &Credential) -> Option<UnixTime> {
    UnixTime::parse_rfc3339(credential.document.get("validFrom")?.as_str()?)
}

/// Whether the issuer may certify this, and the key was in force, on the issue date; and whether the
/// holder is the one it was issued to, where that is asked or claimed.
pub(crate) fn check(
    credential: &Authentic<Credential>,
    certificate: &CertificateOfOrigin,
    signer: &Signer<'_>,
    context: &Context<'_>,
) -> Result<Facts, Fault> {
    let issuer = signer.issuer;
    let day = certificate
        .issue_date
        .unwrap_or_else(|| valid_from(credential).unwrap_or(context.now).date());
    let facts =
        Facts::default().with("name", issuer.name.clone()).with("country", issuer.country.clone());
    if !signer.period.covers(day) {
        let facts = facts
            .with("issueDate", day.to_string())
            .with_some("keyValidFrom", signer.period.from.map(|day| day.to_string()))
            .with_some("keyValidUntil", signer.period.until.map(|day| day.to_string()));
        return Err(Fault { code: Code::IssuerKeyRetired, facts });
    }
    if let Err(reason) = authority(credential, certificate, issuer, day) {
        let code = match reason {
            NotAuthorised::Because(_) => Code::IssuerNotAuthorised,
            NotAuthorised::Withheld(_) => Code::IssuerWithheld,
        };
        let (NotAuthorised::Because(reason) | NotAuthorised::Withheld(reason)) = reason;
        return Err(Fault { code, facts: facts.with("reason", reason) });
    }
    #[cfg(feature = "full")]
    super::key_binding::check(credential, context)?;
    Ok(facts)
}

/// Why an issuer may not certify something, or what is hidden that would tell.
enum NotAuthorised {
    Because(&'static str),
    Withheld(&'static str),
}

impl From<&'static str> for NotAuthorised {
    fn from(reason: &'static str) -> Self {
        Self::Because(reason)
    }
}

/// What the list lets the issuer do.
fn authority(
    credential: &Authentic<Credential>,
    certificate: &CertificateOfOrigin,
    issuer: &TrustedIssuer,
    day: Date,
) -> Result<(), NotAuthorised> {
    let hidden = credential.withheld.contains("");
    // A country that is missing or malformed is the claims check's fault, but authorises nothing.
    match certificate.issuing_country.as_deref() {
        Some(country) if issuer.country == country => {}
        None if hidden => return Err(NotAuthorised::Withheld("country")),
        _ => return Err("country".into()),
    }
    if !issuer.period.covers(day) {
        return Err("date".into());
    }
    let has = |role| issuer.roles.contains(&role);
    match credential.kind {
        Kind::CertificateOfOrigin => {
            if has(Role::IssuingBody) {
                Ok(())
            } else {
                Err("role".into())
            }
        }
        // Who names an authorisation must have it; who has both roles may declare without naming it.
        Kind::DeclarationOfOrigin
            if has(Role::ApprovedExporter)
                && (certificate.approved_exporter.is_some() || !has(Role::Exporter)) =>
        {
            approved(credential, certificate, issuer, day)
        }
        Kind::DeclarationOfOrigin if certificate.approved_exporter.is_some() => Err("role".into()),
        Kind::DeclarationOfOrigin => {
            if has(Role::Exporter) {
                Ok(())
            } else {
                Err("role".into())
            }
        }
    }
}

/// Art. 3.21: the authorisation the declaration names, in force, for these goods.
fn approved(
    credential: &Credential,
    certificate: &CertificateOfOrigin,
    issuer: &TrustedIssuer,
    day: Date,
) -> Result<(), NotAuthorised> {
    let register = issuer
        .approved_exporter
        .as_ref()
        .ok_or("the list has no authorisation for this exporter")?;
    if register.suspended {
        return Err("the authorisation is suspended".into());
    }
    // On the day of issue, and on the day the declaration was completed.
    let completed = certificate.completion.as_ref().and_then(|completion| completion.date);
    if ![Some(day), completed].into_iter().flatten().all(|day| register.period.covers(day)) {
        return Err("the authorisation was not in force".into());
    }
    let hides = |pointer: &str| credential.withheld.contains(pointer);
    match &certificate.approved_exporter {
        None if hides("") => return Err(NotAuthorised::Withheld("the authorisation code")),
        Some(named) if named.code.is_none() && hides("/approvedExporter") => {
            return Err(NotAuthorised::Withheld("the authorisation code"));
        }
        Some(named) if named.code.as_deref() == Some(register.code.as_str()) => {}
        _ => return Err("the authorisation code is another".into()),
    }
    let covered = |hs: &str| {
        let code = super::request::hs6(hs);
        register.hs_chapters.iter().any(|chapter| code.starts_with(chapter.as_str()))
    };
    if !certificate.items.iter().filter_map(|item| item.hs_code.as_deref()).all(covered) {
        return Err("the authorisation does not cover the goods' HS chapter".into());
    }
    Ok(())
}

//! The envelope's own times against the clock (VCDM 2.0, 4.9; RFC 7519, 4.1.4-6). The treaty's year
//! is rule D02.

use crate::check::Context;
use crate::code::Code;
use crate::envelope::{Credential, vcdm};
use crate::report::{Facts, Fault, Finding};
use crate::signature::Authentic;
use crate::time::UnixTime;
use crate::value::Value;

/// Judges `validFrom`, `validUntil`, `nbf`, `exp` and `iat`, each where present.
pub(crate) fn check(
    credential: &Authentic<Credential>,
    context: &Context<'_>,
    findings: &mut Vec<Finding>,
) -> Result<Facts, Fault> {
    let bad = |member: &str| Fault::from(Code::ValidityBadTime).with("member", member);
    let numeric = |member: &str| match credential.document.get(member) {
        None => Ok(None),
        Some(value) => numeric_date(value).map(Some).ok_or_else(|| bad(member)),
    };
    if credential.document.get("iat").is_some_and(Value::is_string) {
        findings.push(Finding::new(Code::ValidityIatNotNumeric, None));
    }
    let iat = if credential.document.get("iat").is_some_and(Value::is_string) {
        None
    } else {
        numeric("iat")?
    };
    let (from, until) = vcdm::period(&credential.document)?;
    let (nbf, exp) = (numeric("nbf")?, numeric("exp")?);
    let skew = context.policy.skew_seconds;
    let (created, expires) = credential.signed_between;
    let begins = [from, nbf, iat, created].into_iter().flatten().max();
    let ends = [until, exp, expires].into_iter().flatten().min();
    if let Some(begins) = begins.filter(|begins| *begins > context.now.plus(skew)) {
        return Err(Fault::from(Code::ValidityNotYetValid).with("from", begins.to_string()));
    }
    if let Some(ends) = ends.filter(|ends| ends.plus(skew) < context.now) {
        return Err(Fault::from(Code::ValidityExpired).with("until", ends.to_string()));
    }
    Ok(Facts::default().with_some("until", ends.map(|ends| ends.to_string())))
}

/// `NumericDate` (RFC 7519, 2), a fraction cut off; not before the year 1, and what lies after the year
/// 9999 is its last second.
pub(crate) fn numeric_date(value: &Value) -> Option<UnixTime> {
    const FIRST: i64 = -62_135_596_800;
    const LAST: i64 = 253_402_300_799;
    let (seconds, _) = value.as_number()?.whole()?;
    (seconds >= FIRST).then_some(UnixTime(seconds.min(LAST)))
}

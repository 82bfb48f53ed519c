//! The holder's proof of an SD-JWT (RFC 9901, 7.3): checked whenever it is there, and required when
//! the policy asks for it.

use super::Context;
use crate::check::validity::numeric_date;
use crate::code::Code;
use crate::encoding;
use crate::envelope::jws::Jws;
use crate::envelope::{Credential, KeyBinding};
use crate::key::{Alg, VerifyingKey, verify_bytes};
use crate::limits;
use crate::policy;
use crate::report::Fault;
use crate::signature::Authentic;
use crate::time::UnixTime;
use crate::value::{Map, Value};

pub(super) fn check(
    credential: &Authentic<Credential>,
    context: &Context<'_>,
) -> Result<(), Fault> {
    let result = match (&credential.key_binding, &context.policy.key_binding) {
        (None, None) => Ok(()),
        (None, Some(_)) => Err("there is none"),
        (Some(binding), asked) => verify(&credential.document, binding, asked.as_ref(), context),
    };
    result.map_err(|reason| Fault::from(Code::IssuerKeyBindingMismatch).with("reason", reason))
}

/// The holder's key, as the issuer's claims name it (RFC 7800, 3.2).
fn holder(issued: &Map) -> Option<VerifyingKey> {
    let jwk = issued.get("cnf").and_then(|cnf| cnf.get("jwk")).and_then(Value::as_object);
    VerifyingKey::from_jwk(jwk?).ok()
}

/// `issued`: the issuer's claims, which name the holder's key.
pub(crate) fn verify(
    issued: &Map,
    binding: &KeyBinding,
    asked: Option<&policy::KeyBinding>,
    context: &Context<'_>,
) -> Result<(), &'static str> {
    let key = holder(issued).ok_or("the certificate names no holder's key that can be used")?;
    let jws = Jws::parse(&binding.token).map_err(|_| "it is not a signed token")?;
    jws.require_typ("kb+jwt").map_err(|_| "it is another kind of token")?;
    if Alg::from_name(&jws.alg) != Some(key.alg()) || !context.policy.algs.contains(&key.alg()) {
        return Err("its algorithm is not allowed");
    }
    if jws.refused_header("").is_some() {
        return Err("its header asks for something that is not allowed");
    }
    verify_bytes(&key, jws.message, &jws.signature)
        .map_err(|_| "it is not signed by the holder")?;
    let claims = encoding::json_object(&jws.payload).map_err(|_| "it is not strict JSON")?;
    let text = |name: &str| claims.get(name).and_then(Value::as_str);
    if text("sd_hash") != Some(binding.sd_hash.as_str()) {
        return Err("it belongs to another presentation");
    }
    let made = claims
        .get("iat")
        .and_then(numeric_date)
        .map(|time| time.0)
        .ok_or("it does not say when it was made")?;
    if UnixTime(made) > context.now.plus(context.policy.skew_seconds) {
        return Err("it is dated in the future");
    }
    // It is a JWT like any other (RFC 9901, 7.3, 5; RFC 7519, 4.1.4, 4.1.5).
    let time = |member: &str| match claims.get(member) {
        None => Ok(None),
        Some(at) => numeric_date(at).map(Some).ok_or("a time in it is not a time"),
    };
    let (skew, now) = (context.policy.skew_seconds, context.now);
    if time("nbf")?.is_some_and(|nbf| nbf > now.plus(skew))
        || time("exp")?.is_some_and(|exp| exp.plus(skew) < now)
    {
        return Err("it is not in force now");
    }
    let (Some(audience), Some(nonce)) = (text("aud"), text("nonce")) else {
        return Err("it names no audience or no nonce");
    };
    let Some(asked) = asked else { return Ok(()) };
    if UnixTime(made).plus(limits::KEY_BINDING_SECONDS) < context.now {
        return Err("it was made more than a day ago");
    }
    if asked.audience.as_ref().is_some_and(|due| due != audience) {
        return Err("it is for another audience");
    }
    if asked.nonce.as_ref().is_some_and(|due| due != nonce) {
        return Err("it answers another nonce");
    }
    Ok(())
}

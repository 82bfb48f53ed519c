//! The header rules (docs/profile.md 1), once for every form that has a protected header.

use super::world::*;
use serde_json::{Value, json};
use std::io;

/// Adds one case a rule. `wrap` makes the input whose header is that text, signed as usual.
pub fn cases(
    corpus: &mut Corpus,
    area: &str,
    typ: &str,
    wrap: &dyn Fn(&str) -> String,
) -> io::Result<()> {
    let (bad, wrong) = ("format.bad_header", "format.wrong_type");
    let (alg, refused) = ("signature.alg_not_allowed", "signature.header_not_allowed");
    let header = json!({ "alg": "ES256", "typ": typ, "kid": KID });
    let jwk = key("attacker", KID).public_jwk();
    // `null` takes the member away.
    for (name, member, value, code) in [
        ("header-without-alg", "alg", Value::Null, bad),
        ("header-alg-a-number", "alg", json!(256), bad),
        ("header-without-kid", "kid", Value::Null, bad),
        ("header-kid-empty", "kid", json!(""), bad),
        ("header-cty-not-vc", "cty", json!("jwt"), bad),
        ("header-without-typ", "typ", Value::Null, wrong),
        ("header-typ-jwt", "typ", json!("JWT"), wrong),
        ("header-typ-a-status-list", "typ", json!("statuslist+jwt"), wrong),
        ("alg-none", "alg", json!("none"), alg),
        ("alg-hs256", "alg", json!("HS256"), alg),
        ("alg-rs256", "alg", json!("RS256"), alg),
        ("alg-es384-off-by-policy", "alg", json!("ES384"), alg),
        ("jwk-in-header", "jwk", jwk, refused),
        ("jku-in-header", "jku", json!("https://evil.example/jwks.json"), refused),
        ("x5u-in-header", "x5u", json!("https://evil.example/chain.pem"), refused),
        ("x5c-in-header-without-anchors", "x5c", json!(["MIIB"]), refused),
        ("crit-in-header", "crit", json!(["exp"]), refused),
        ("b64-in-header", "b64", json!(false), refused),
    ] {
        let mut header = header.clone();
        match value {
            Value::Null => drop(header.as_object_mut().map(|header| header.remove(member))),
            value => header[member] = value,
        }
        corpus.add(Case::new(area, name, wrap(&header.to_string())).invalid(code))?;
    }
    let twice = header.to_string().replacen("\"alg\":", "\"alg\":\"none\",\"alg\":", 1);
    corpus.add(
        Case::new(area, "header-names-alg-twice", wrap(&twice)).invalid("format.duplicate_member"),
    )?;
    let mut long = header.clone();
    long["pad"] = json!("x".repeat(8192));
    corpus.add(
        Case::new(area, "header-over-8-kib", wrap(&long.to_string())).invalid("format.too_large"),
    )?;
    corpus.add(Case::new(area, "header-an-array", wrap("[\"ES256\"]")).invalid(bad))?;
    corpus.add(Case::new(area, "header-not-json", wrap("alg=ES256")).invalid("format.bad_json"))
}

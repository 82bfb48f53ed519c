//! `/.well-known/...`: what is here and who stands behind it, for programs.

use super::{JSON, TEXT, probe, schemas, shelf};
use crate::cache::FRESH_SECONDS;
use crate::config::Config;
use crate::http::{Answer, Asked};
use crate::problem::Problem;
use eco_verify::{UnixTime, limits};
use serde_json::json;

/// RFC 9264, with the profile of RFC 9727.
pub(crate) const LINKSET: &str =
    "application/linkset+json; profile=\"https://www.rfc-editor.org/info/rfc9727\"";
/// RFC 7517.
pub(crate) const JWKS: &str = "application/jwk-set+json";

const DAY: i64 = 86_400;
/// Days for which a security.txt holds; RFC 9116 asks for less than a year.
const SECURITY_TXT_DAYS: i64 = 180;

/// `api-catalog` (RFC 9727): the one interface that is here.
pub(crate) fn api_catalog(asked: &Asked) -> Answer {
    let at = |path: &str| format!("{}{path}", asked.origin);
    let body = json!({ "linkset": [{
        "anchor": at("/v1/"),
        "service-desc": [{ "href": at("/openapi.json"), "type": JSON }],
        "service-meta": [{ "href": at("/.well-known/rcep-eco"), "type": JSON }],
        "status": [{ "href": at("/readyz"), "type": JSON }],
    }] });
    shelf::give(asked, LINKSET, body.to_string(), shelf::AN_HOUR)
}

/// `rcep-eco`: what this edge offers and by what rules.
pub(crate) fn discovery(config: &Config, asked: &Asked) -> Answer {
    let paths: serde_json::Map<String, serde_json::Value> =
        super::ROUTES.iter().map(|route| (route.name.to_owned(), route.path.into())).collect();
    let body = json!({
        "note": "The profile is this project's own and open; no authority has published one. The name \
                 rcep-eco is not registered with IANA.",
        "profile": "rcep-eco/1",
        "version": env!("CARGO_PKG_VERSION"),
        "paths": paths,
        "schemas": schemas::names().map(|name| format!("/schemas/{name}")).collect::<Vec<_>>(),
        "accessCode": { "header": "Eco-Access-Code" },
        "probe": { "number": probe::NUMBER, "code": probe::CODE },
        // Whom this edge trusts; who verifies again pins the list's key from elsewhere.
        "trust": {
            "list": config.trust_list,
            "key": config.trust_key,
            "allowLoopbackHttp": config.policy.allow_loopback_http,
        },
        "freshSeconds": FRESH_SECONDS,
        "maxStatusAgeSeconds": config.policy.max_status_age_seconds,
        "limits": { "certificateBytes": limits::CERTIFICATE_BYTES },
        "contact": config.security_contact,
    });
    shelf::give(asked, JSON, body.to_string(), shelf::AN_HOUR)
}

/// `jwks.json`: empty, for the edge signs nothing. A key here would invite trust in its word.
pub(crate) fn keys(asked: &Asked) -> Answer {
    shelf::give(asked, JWKS, json!({ "keys": [] }).to_string(), shelf::AN_HOUR)
}

/// `security.txt` (RFC 9116), where the operator has set whom to tell.
pub(crate) fn security_txt(config: &Config, asked: &Asked, now: UnixTime) -> Answer {
    let Some(contact) = &config.security_contact else { return Problem::RouteNotFound.into() };
    // The same text for a whole day.
    let expires = UnixTime(now.0.div_euclid(DAY) * DAY).plus(SECURITY_TXT_DAYS * DAY);
    let text = format!(
        "Contact: {contact}\nExpires: {expires}\nPreferred-Languages: en\n\
         Canonical: {}/.well-known/security.txt\n",
        asked.origin
    );
    shelf::give(asked, TEXT, text, shelf::AN_HOUR)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{NOW, config};

    fn asked() -> Asked {
        Asked { origin: "https://eco.example".to_owned(), ..Asked::default() }
    }

    #[test]
    fn security_txt_is_there_when_somebody_is_to_be_told_and_expires_within_180_days() {
        let mut config = config();
        assert_eq!(security_txt(&config, &asked(), UnixTime(NOW)).status, 404);
        config.security_contact = Some("mailto:security@eco.example".to_owned());
        let answer = security_txt(&config, &asked(), UnixTime(NOW));
        assert_eq!(
            answer.body,
            "Contact: mailto:security@eco.example\nExpires: 2026-12-12T00:00:00Z\n\
             Preferred-Languages: en\nCanonical: https://eco.example/.well-known/security.txt\n"
        );
        for late in [0, 1, DAY - 1, DAY] {
            let now = UnixTime(NOW + late);
            let text = security_txt(&config, &asked(), now).body;
            let expires = text.lines().find_map(|line| line.strip_prefix("Expires: "));
            let expires = expires.and_then(UnixTime::parse_rfc3339).expect("a time");
            assert!((now.0 + 179 * DAY..=now.0 + 180 * DAY).contains(&expires.0));
        }
    }

    #[test]
    fn the_catalogue_leads_to_the_description() {
        let body = api_catalog(&asked());
        assert_eq!(body.header("content-type"), Some(LINKSET));
        let json: serde_json::Value = serde_json::from_str(&body.body).expect("JSON");
        let found = &json["linkset"][0]["service-desc"][0]["href"];
        assert_eq!(found, "https://eco.example/openapi.json");
    }
}

//! JSON that should be a trust list into all members that are missing or unknown, so that a person
//! hears of them at once.

use serde_json::Value;

/// The members of one kind of object.
struct Members {
    needed: &'static [&'static str],
    allowed: &'static [&'static str],
}

const LIST: Members =
    Members { needed: &["iss", "sub", "iat", "exp", "version", "issuers"], allowed: &[] };
const ISSUER: Members = Members {
    needed: &["id", "name", "country", "roles", "keys"],
    allowed: &[
        "validFrom",
        "validUntil",
        "x509Anchors",
        "resolve",
        "statusIssuers",
        "statusOrigins",
        "sources",
        "approvedExporter",
    ],
};
const KEY: Members = Members {
    needed: &["kid", "alg", "kty", "crv", "x"],
    allowed: &["y", "use", "validFrom", "validUntil"],
};
const EXPORTER: Members =
    Members { needed: &["code", "hsChapters"], allowed: &["validFrom", "validUntil", "suspended"] };

/// One line for each member that is missing or unknown, such as `issuers[0].name is missing`.
pub(super) fn faults(list: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    look(list, "", &LIST, &mut faults);
    for (at, issuer) in entries(list, "issuers", "") {
        look(issuer, &at, &ISSUER, &mut faults);
        for (at, key) in entries(issuer, "keys", &at) {
            look(key, &at, &KEY, &mut faults);
        }
        if let Some(approval) = issuer.get("approvedExporter").filter(|member| !member.is_null()) {
            look(approval, &format!("{at}.approvedExporter"), &EXPORTER, &mut faults);
        }
    }
    faults
}

fn entries<'v>(value: &'v Value, name: &str, at: &str) -> Vec<(String, &'v Value)> {
    let list = value.get(name).and_then(Value::as_array);
    let dot = if at.is_empty() { "" } else { "." };
    let named = |(index, entry)| (format!("{at}{dot}{name}[{index}]"), entry);
    list.into_iter().flatten().enumerate().map(named).collect()
}

fn look(value: &Value, at: &str, members: &Members, faults: &mut Vec<String>) {
    let Some(object) = value.as_object() else {
        let what = if at.is_empty() { "the list" } else { at };
        faults.push(format!("{what} is not a JSON object{}", hint(at)));
        return;
    };
    let dot = if at.is_empty() { "" } else { "." };
    for name in members.needed {
        if !object.contains_key(*name) {
            let days = if matches!(*name, "iat" | "exp") { " (--days N writes it)" } else { "" };
            faults.push(format!("{at}{dot}{name} is missing{days}"));
        }
    }
    for name in object.keys() {
        if name == "d" {
            faults.push(format!("{at}{dot}d makes this a private key{}", hint(at)));
        } else if ![members.needed, members.allowed].concat().contains(&name.as_str()) {
            faults.push(format!("{at}{dot}{name} is not a member that is known here"));
        }
    }
}

fn hint(at: &str) -> &'static str {
    if at.contains("keys[") { "; paste what `eco-issuer key public` prints" } else { "" }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::SigningKey;
    use crate::trust::{ApprovedExporter, TrustKey, TrustList, TrustedIssuer};

    #[test]
    fn the_tables_name_the_members_that_are_written_and_no_others() {
        let key = SigningKey::for_tests("a", "did:web:a.example#k1");
        let usage = Some("sig".to_owned());
        let list = TrustList {
            iss: String::new(),
            sub: String::new(),
            iat: 1,
            exp: 2,
            version: 1,
            issuers: vec![TrustedIssuer {
                keys: vec![TrustKey { usage, ..TrustKey::of(&key, "2026-01-01") }],
                approved_exporter: Some(ApprovedExporter::default()),
                ..TrustedIssuer::default()
            }],
        };
        let value = serde_json::to_value(list).expect("JSON");
        assert_eq!(faults(&value), Vec::<String>::new());
        let issuer = &value["issuers"][0];
        for (object, members) in [
            (&value, &LIST),
            (issuer, &ISSUER),
            (&issuer["keys"][0], &KEY),
            (&issuer["approvedExporter"], &EXPORTER),
        ] {
            let written = object.as_object().expect("an object").len();
            assert_eq!(written, members.needed.len() + members.allowed.len(), "{object}");
        }
    }

    #[test]
    fn all_that_is_missing_or_unknown_is_told() {
        let value = json!({
            "sub": "b", "version": 1, "note": "x",
            "issuers": [{ "id": "a", "keys": ["ISSUER-KEY", { "kid": "k", "d": "s" }] }, 7],
        });
        let told = faults(&value).join("\n");
        for due in [
            "iss is missing",
            "exp is missing (--days N writes it)",
            "note is not a member",
            "issuers[0].name is missing",
            "issuers[0].keys[0] is not a JSON object; paste what",
            "issuers[0].keys[1].alg is missing",
            "issuers[0].keys[1].d makes this a private key; paste",
            "issuers[1] is not a JSON object",
        ] {
            assert!(told.contains(due), "{due}: {told}");
        }
        assert_eq!(faults(&json!([])), ["the list is not a JSON object"]);
    }
}

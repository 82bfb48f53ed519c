//! `GET /readyz`: whether certificates can be verified here. Costs what a certificate costs besides
//! its own retrieval: the kept trust list, or a fetch of it.

use crate::config::Config;
use crate::host::{Host, Store};
use crate::http::Answer;
use crate::{trust, verify};
use data_encoding::BASE64URL_NOPAD;
use serde_json::json;

/// 200, or 503 when the trust list cannot be used. The store only makes things faster; it is said
/// whether it gives anything back.
pub(crate) async fn get(host: &impl Host, config: &Config) -> Answer {
    let had = trust::get(host, config).await;
    let report = verify::document(host, config, stranger().as_bytes(), had).await.report;
    let usable = report.trust.is_some();
    let store = host.recall(Store::Far, "trust/list").await.is_some();
    answer(
        true,
        if usable { "usable" } else { "unusable" },
        if store { "answers" } else { "empty" },
    )
}

/// Nothing else can be said.
pub(crate) fn misconfigured() -> Answer {
    answer(false, "unknown", "unknown")
}

fn answer(config: bool, trust_list: &str, store: &str) -> Answer {
    let ready = config && trust_list == "usable";
    let body = json!({
        "ready": ready,
        "config": if config { "good" } else { "faulty" },
        "trustList": trust_list,
        "store": store,
    });
    let answer = Answer::json(&body);
    if ready { answer } else { Answer { status: 503, ..answer }.with("retry-after", "30") }
}

/// A certificate in form, of an issuer whom nobody knows: what the core looks at the trust list for.
fn stranger() -> String {
    let header = json!({ "alg": "ES256", "typ": "vc+jwt", "kid": "did:web:nobody.example#k1" });
    let payload = json!({
        "@context": ["https://www.w3.org/ns/credentials/v2", "https://w3id.org/rcep-eco/v1"],
        "type": ["VerifiableCredential", "RcepCertificateOfOrigin"],
        "issuer": { "id": "did:web:nobody.example", "name": "Nobody" },
        "validFrom": "2026-01-01T00:00:00Z",
        "credentialSchema": {
            "id": "https://w3id.org/rcep-eco/schemas/rcep-co-1.json", "type": "JsonSchema",
        },
        "credentialSubject": { "type": "CertificateOfOrigin" },
    });
    let part = |value: serde_json::Value| BASE64URL_NOPAD.encode(value.to_string().as_bytes());
    format!("{}.{}.{}", part(header), part(payload), BASE64URL_NOPAD.encode(&[1; 64]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Mock, NOW, TRUST, config, ready, trust_list};

    const DAY: i64 = 86_400;

    fn ask(mock: &Mock) -> (u16, serde_json::Value) {
        let answer = ready(get(mock, &config()));
        (answer.status, serde_json::from_str(&answer.body).expect("JSON"))
    }

    #[test]
    fn ready_with_a_usable_trust_list_and_not_without() {
        let mock = Mock::serving("");
        let (status, body) = ask(&mock);
        assert_eq!((status, &body["trustList"]), (200, &"usable".into()));
        assert_eq!(body["store"], "answers");
        assert_eq!(ask(&mock).0, 200);
        assert_eq!(mock.asked_for(TRUST), 1, "the kept list does");
        let mock = Mock::new();
        assert_eq!(ask(&mock).0, 503);
        mock.reply(TRUST, "application/eco-trust-list+jwt", &trust_list(7, NOW - DAY));
        let (status, body) = ask(&mock);
        assert_eq!((status, &body["ready"]), (503, &false.into()));
        assert_eq!(misconfigured().status, 503);
    }
}

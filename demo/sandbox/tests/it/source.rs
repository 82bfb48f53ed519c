//! Retrieval, lists and faults of the certified source, over HTTP.

use eco_sandbox::server::Config;
use serde_json::{Value, json};

use crate::harness::{Sandbox, agent, folder, get, payload, read, text, try_get, verifies};

#[test]
fn number_and_code_give_the_signed_certificate() {
    let sandbox = Sandbox::new("retrieval");
    for (slug, issuer) in [("cn-led-luminaires", "cn"), ("au-wine", "au")] {
        let sample = sandbox.sample(slug);
        let (number, code) = (text(&sample["number"]), text(&sample["code"]));
        let answer = sandbox.retrieve(number, Some(code));
        assert_eq!((answer.status, answer.media_type.as_str()), (200, "application/vc+jwt"));
        assert_eq!(answer.cors, None, "a page cannot ask the source itself");
        assert!(sandbox.signed_by(&answer.body, issuer));
        let subject = &payload(&answer.body)["credentialSubject"];
        assert_eq!(subject["certificateNumber"], number);

        let grouped = format!("{}-{}", code[..8].to_lowercase(), &code[8..]);
        assert_eq!(sandbox.retrieve(&number.to_lowercase(), Some(&grouped)), answer);
        assert_eq!(get(text(&sample["url"]), None).body, answer.body);
    }
}

#[test]
fn an_unknown_number_and_a_wrong_code_cannot_be_told_apart() {
    let sandbox = Sandbox::new("refusal");
    let sample = sandbox.sample("cn-led-luminaires");
    let (number, code) = (text(&sample["number"]), text(&sample["code"]));
    let other = sandbox.sample("vn-garments");
    let wrong = sandbox.retrieve(number, Some(text(&other["code"])));
    assert_eq!((wrong.status, wrong.media_type.as_str()), (404, "application/problem+json"));
    assert_eq!(wrong, sandbox.retrieve("C26470EX99999999", Some(code)));
    assert_eq!(wrong, sandbox.retrieve(number, Some("")));
    assert_eq!(wrong, sandbox.retrieve("%00'%22%F0%9F%92%A9", Some(code)));
    assert_eq!(wrong, sandbox.retrieve("%FF", Some(code)));
    assert_eq!(sandbox.retrieve(number, None).status, 401);
    assert_eq!(sandbox.retrieve("C26470EX99999999", None).status, 401);
}

#[test]
fn a_revocation_shows_in_the_very_next_status_list() {
    let sandbox = Sandbox::new("revoke");
    let index = |slug: &str| {
        let token = get(text(&sandbox.sample(slug)["url"]), None).body;
        let status = &payload(&token)["credentialStatus"];
        let first = if status.is_array() { &status[0] } else { status };
        text(&first["statusListIndex"]).parse::<usize>().expect("a number")
    };
    let (good, revoked) = (index("cn-led-luminaires"), index("cn-revoked"));
    let list = sandbox.status("cn", "revocation");
    assert_eq!((list.is_set(good).ok(), list.is_set(revoked).ok()), (Some(false), Some(true)));
    let held = index("vn-suspended");
    assert_eq!(sandbox.status("vn", "suspension").is_set(held).ok(), Some(true));
    assert_eq!(sandbox.status("vn", "revocation").is_set(held).ok(), Some(false));

    let number = text(&sandbox.sample("cn-led-luminaires")["number"]).to_owned();
    let url = format!("{}/api/certificates/{number}/revoke", sandbox.source);
    assert_eq!(read(agent().post(&url).send_empty()).expect("an answer").status, 200);
    let list = sandbox.status("cn", "revocation");
    assert_eq!((list.is_set(good).ok(), list.is_set(revoked).ok()), (Some(true), Some(true)));
    let url = format!("{}/api/certificates/nobody/revoke", sandbox.source);
    assert_eq!(read(agent().post(&url).send_empty()).expect("an answer").status, 404);
}

#[test]
fn the_trust_list_is_signed_names_the_issuers_and_never_goes_back() {
    let config = Config { data: folder("trust"), ..Config::default() };
    let mut versions = Vec::new();
    for _ in 0..2 {
        let sandbox = Sandbox::start(config.clone());
        let answer = get(&format!("{}/trust/rcep.jwt", sandbox.source), None);
        assert_eq!(answer.media_type, "application/eco-trust-list+jwt");
        assert_eq!(answer.cors.as_deref(), Some("*"));
        let key = get(&format!("{}/trust/key.json", sandbox.source), None).body;
        assert!(verifies(&answer.body, &serde_json::from_str(&key).expect("JSON")));
        let list = payload(&answer.body);
        versions.push(list["version"].as_u64().expect("a number"));
        let issuers = list["issuers"].as_array().expect("a list");
        assert_eq!(issuers.len(), 17);
        for issuer in issuers {
            assert!(issuer["roles"].as_array().expect("a list").contains(&json!("test")));
            assert_eq!(issuer["statusOrigins"], json!([sandbox.source]));
        }
        assert!(!answer.body.contains("unlisted") && !list.to_string().contains("unlisted"));
        assert_eq!(get(&format!("{}/trust/rcep.jwt", sandbox.source), None), answer);
    }
    assert_eq!(versions, [1, 2]);
}

#[test]
fn signatures_hold_unless_the_sample_is_about_that() {
    let sandbox = Sandbox::new("samples");
    let all = sandbox.catalogue();
    assert!(all.len() >= 40);
    for sample in all {
        let token = get(text(&sample["url"]), None).body;
        let credential = payload(&token);
        let issuer = text(&credential["issuer"]["id"]).rsplit(':').next().expect("a DID");
        let reason = sample["reason"].as_str();
        let broken = matches!(reason, Some("signature.mismatch" | "issuer.key_retired"));
        assert_eq!(sandbox.signed_by(&token, issuer), !broken, "{sample}");
        let subject = &credential["credentialSubject"];
        let number = &subject["certificateNumber"];
        let number = if number.is_null() { &subject["declarationReference"] } else { number };
        let other = reason == Some("request.number_mismatch");
        assert_eq!(number != &sample["number"], other, "{sample}");
    }
}

#[test]
fn the_same_address_keeps_its_certificates_and_another_gets_new_ones() {
    let data = folder("restart");
    let config = Config { data: data.clone(), ..Config::default() };
    let first = Sandbox::start(config.clone());
    let port = first.source.rsplit(':').next().expect("a port").parse().expect("a number");
    let before = get(text(&first.sample("th-durians")["url"]), None).body;
    drop(first);

    let same = Sandbox::start(Config { port, ..config.clone() });
    assert_eq!(get(text(&same.sample("th-durians")["url"]), None).body, before);
    let elsewhere = Sandbox::start(config);
    let url = text(&elsewhere.sample("th-durians")["url"]).to_owned();
    assert!(url.starts_with(&elsewhere.source));
    assert_ne!(get(&url, None).body, before);
}

#[test]
fn faults_come_and_go() {
    let sandbox = Sandbox::new("faults");
    let faults = format!("{}/faults", sandbox.source);
    let url = format!("{}/status/cn/revocation", sandbox.source);
    let good = get(&url, None);
    let put = |fault: Value| {
        let request = agent().put(&faults).content_type("application/json");
        read(request.send(fault.to_string())).expect("an answer").status
    };
    let with = |mode: &str| {
        assert_eq!(put(json!({ "path": "/status/", "mode": mode, "ms": 1 })), 204, "{mode}");
        try_get(&url, None)
    };
    assert_eq!(with("slow").expect("an answer"), good);
    assert_eq!(with("500").expect("an answer").status, 500);
    let html = with("html").expect("an answer");
    assert_eq!((html.status, html.media_type.as_str()), (200, "text/html; charset=utf-8"));
    let redirect = with("redirect").expect("an answer");
    let location = redirect.location.expect("an address");
    assert_eq!(redirect.status, 307);
    assert_eq!(get(&format!("{}{location}", sandbox.source), None), good);
    assert!(with("truncate").is_err());
    assert_eq!(with("half").expect("an answer").body, good.body[..good.body.len() / 2]);
    assert_eq!(with("huge").expect("an answer").body.len(), 64 << 20);
    let wrong = with("wrong-type").expect("an answer");
    assert_eq!((wrong.body, wrong.media_type.as_str()), (good.body.clone(), "text/plain"));
    // Elsewhere nothing is wrong.
    assert_eq!(get(&format!("{}/trust/key.json", sandbox.source), None).status, 200);

    assert_eq!(put(json!({ "path": "/status/", "mode": "nonsense" })), 422);
    assert_eq!(put(json!({ "path": "status", "mode": "500" })), 400);
    assert_eq!(read(agent().delete(&faults).call()).expect("an answer").status, 204);
    assert_eq!(get(&url, None), good);
}

//! Every sample has the verdict that the catalogue announces, by the verifier itself.

use eco_verify::{
    Evidence, Fetched, Need, Outcome, Policy, Report, Request, TrustListEvidence, UnixTime, limits,
    verify,
};
use serde_json::Value;

use crate::harness::{Sandbox, get, text};

#[test]
fn every_sample_has_the_verdict_that_the_catalogue_announces() {
    let sandbox = Sandbox::new("verdicts");
    let mut wrong = Vec::new();
    for sample in sandbox.catalogue() {
        let number = text(&sample["number"]);
        let token = sandbox.retrieve(number, sample["code"].as_str()).body;
        let report = judge(&sandbox, &token, Some(number));
        let codes = codes(&report);
        let reason = sample["reason"].as_str();
        // A good sample is good in every respect: not even a warning.
        let due = reason.map_or(codes.is_empty(), |reason| codes.contains(&reason));
        let verdict = serde_json::to_value(report.verdict).expect("JSON");
        if verdict != sample["expect"] || !due {
            wrong.push(format!("{number}: {verdict}, {codes:?}"));
        }
        assert_eq!(report.test, reason != Some("issuer.unknown"), "{number}");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_wrong_number_shows_only_to_those_who_say_which_they_want() {
    let sandbox = Sandbox::new("unasked");
    let token = get(text(&sandbox.sample("my-wrong-number")["url"]), None).body;
    let verdict = serde_json::to_value(judge(&sandbox, &token, None).verdict).expect("JSON");
    assert_eq!(verdict, "valid");
}

/// The loop of a host: verify, fetch what is needed, again.
fn judge(sandbox: &Sandbox, token: &str, number: Option<&str>) -> Report {
    let at = |path: &str| get(&format!("{}{path}", sandbox.source), None).body;
    let key: Value = serde_json::from_str(&at("/trust/key.json")).expect("JSON");
    let policy = serde_json::json!({ "allowLoopbackHttp": true, "trustKey": key }).to_string();
    let policy = Policy::from_json(&policy).expect("a policy");
    let request = Request { number: number.map(str::to_owned), ..Request::default() };
    let now = UnixTime(eco_issuer::time::now());
    let trust_list = TrustListEvidence::Signed(at("/trust/rcep.jwt").into_bytes());
    let mut evidence = Evidence { trust_list, ..Evidence::default() };
    for _ in 0..limits::ROUNDS {
        let verification = verify(token.as_bytes(), &evidence, &policy, &request, now);
        if verification.needs.is_empty() {
            return verification.report;
        }
        evidence.fetched.extend(verification.needs.into_iter().map(fetch));
    }
    panic!("the verifier never has enough");
}

fn fetch(need: Need) -> Fetched {
    let answer = get(&need.plan().url, None);
    let bytes = (answer.status == 200).then(|| answer.body.into_bytes());
    Fetched { need, bytes }
}

/// The codes of all checks that did not pass, and of all findings.
fn codes(report: &Report) -> Vec<&'static str> {
    let stopped = |outcome| matches!(outcome, Outcome::Failed | Outcome::Inconclusive);
    let checks = report.checks.iter().filter(|check| stopped(check.outcome));
    let findings = report.findings.iter().flatten().map(|finding| finding.code);
    checks.filter_map(|check| check.code).chain(findings).map(|code| code.as_str()).collect()
}

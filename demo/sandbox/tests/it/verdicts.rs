//! Every sample has the verdict and the findings that the catalogue announces, by the verifier itself.

use eco_issuer::time::DAY;
use eco_sandbox::issuers::Keys;
use eco_sandbox::seed::seed;
use eco_sandbox::server::Config;
use eco_sandbox::store::Store;
use eco_verify::{
    Code, Evidence, Fetched, Need, Outcome, Policy, Report, Request, TrustListEvidence, UnixTime,
    limits, verify,
};
use serde_json::{Value, json};

use crate::harness::{Sandbox, folder, get, text};

#[test]
fn every_sample_has_the_verdict_and_the_findings_that_the_catalogue_announces() {
    as_announced(&Sandbox::new("verdicts"));
}

#[test]
fn they_are_the_same_on_the_last_day_before_the_catalogue_is_issued_anew() {
    let data = folder("aged");
    let config = Config { data: data.clone(), ..Config::default() };
    let first = Sandbox::start(config.clone());
    let source = first.source.clone();
    let port = source.rsplit(':').next().expect("a port").parse().expect("a number");
    drop(first);
    let store = Store::open(&data).expect("a database");
    let keys = Keys::open(&data.join("keys"), port).expect("keys");
    let then = eco_issuer::time::now() - 29 * DAY;
    assert!(seed(&store, &keys, &source, then).expect("samples"));
    drop(store);
    as_announced(&Sandbox::start(Config { port, ..config }));
}

fn as_announced(sandbox: &Sandbox) {
    let mut wrong = Vec::new();
    for sample in sandbox.catalogue() {
        let number = text(&sample["number"]);
        let token = sandbox.retrieve(number, sample["code"].as_str()).body;
        let report = judge(sandbox, &token, Some(number));
        // Nothing is found but what the sample is about: of most, nothing at all.
        let found = json!({
            "expect": report.verdict, "reason": reason(&report), "findings": findings(&report),
        });
        let due = json!({
            "expect": sample["expect"], "reason": sample["reason"], "findings": sample["findings"],
        });
        if found != due {
            wrong.push(format!("{number}: {found}, but due is {due}"));
        }
        assert_eq!(report.test, sample["reason"] != "issuer.unknown", "{number}");
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

/// The code of the first check that did not pass.
fn reason(report: &Report) -> Option<Code> {
    let stopped = |outcome| matches!(outcome, Outcome::Failed | Outcome::Inconclusive);
    report.checks.iter().find(|check| stopped(check.outcome)).and_then(|check| check.code)
}

/// The codes of all findings; none where the content was not judged.
fn findings(report: &Report) -> Vec<Code> {
    report.findings.iter().flatten().map(|finding| finding.code).collect()
}

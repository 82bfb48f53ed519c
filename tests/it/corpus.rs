//! Cases of tests/vectors, read as every runner reads them.

use eco_verify::{
    Evidence, Fetched, Need, Policy, Report, Request, TrustListEvidence, UnixTime, Verification,
    Verifier, verify,
};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

pub(crate) struct Case {
    /// `area/name`
    pub(crate) name: String,
    pub(crate) folder: PathBuf,
    pub(crate) input: Vec<u8>,
    pub(crate) evidence: Evidence,
    pub(crate) hs_table: Option<Vec<u8>>,
    pub(crate) policy: Policy,
    pub(crate) request: Request,
    pub(crate) now: UnixTime,
    pub(crate) expect: Value,
}

impl Case {
    pub(crate) fn verify(&self) -> Verification {
        let Some(table) = &self.hs_table else {
            return verify(&self.input, &self.evidence, &self.policy, &self.request, self.now);
        };
        let verifier = Verifier::new(&self.evidence.trust_list, self.policy.clone());
        let verifier = verifier.with_hs_table(table).expect("a table");
        verifier.verify(&self.input, &self.evidence.fetched, &self.request, self.now)
    }
}

pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors")
}

/// All cases, sorted by name. Their number is asserted so that a corpus that was not found, or not
/// read, cannot pass.
pub(crate) fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for area in folders(&root()) {
        for folder in folders(&area) {
            if folder.join("case.json").exists() {
                cases.push(read(folder));
            }
        }
    }
    cases.sort_by(|a, b| a.name.cmp(&b.name));
    assert!(cases.len() > 250, "only {} cases found", cases.len());
    cases
}

fn folders(path: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(path).expect("a folder of the corpus");
    entries.map(|entry| entry.expect("readable").path()).filter(|path| path.is_dir()).collect()
}

fn read(folder: PathBuf) -> Case {
    let file = |name: &str| {
        std::fs::read(folder.join(name))
            .unwrap_or_else(|error| panic!("{}/{name}: {error}", folder.display()))
    };
    let case: Value = serde_json::from_slice(&file("case.json")).expect("JSON");
    let mut policy = case.get("policy").cloned().unwrap_or_else(|| json!({}));
    if let Some(key) = case.get("trustKey") {
        policy["trustKey"] = key.clone();
    }
    let trust_list = match case.get("trustList") {
        None => TrustListEvidence::None,
        Some(Value::String(name)) => {
            let bytes = file(name);
            if bytes.starts_with(b"{") {
                TrustListEvidence::Unsigned(bytes)
            } else {
                TrustListEvidence::Signed(bytes)
            }
        }
        Some(_) => TrustListEvidence::Unreachable,
    };
    let fetched =
        case.get("fetched").and_then(Value::as_array).into_iter().flatten().map(|f| Fetched {
            need: serde_json::from_value::<Need>(json!({ "kind": f["kind"], "uri": f["uri"] }))
                .expect("a need"),
            bytes: f["file"].as_str().map(file),
        });
    let name = |path: &Path| path.file_name().expect("a name").to_string_lossy().into_owned();
    Case {
        name: format!("{}/{}", name(folder.parent().expect("an area")), name(&folder)),
        input: file(case["input"].as_str().expect("input")),
        hs_table: case["hsTable"].as_str().map(file),
        evidence: Evidence {
            trust_list,
            reference_data: case["referenceData"].as_str().map(file),
            fetched: fetched.collect(),
        },
        policy: Policy::from_json(&policy.to_string()).expect("a policy"),
        request: Request::from_json(
            &case.get("request").cloned().unwrap_or_else(|| json!({})).to_string(),
        )
        .expect("a request"),
        now: UnixTime::parse_rfc3339(case["at"].as_str().expect("at")).expect("a time"),
        expect: case["expect"].clone(),
        folder,
    }
}

/// Codes of checks and of findings.
pub(crate) fn codes(report: &Report) -> (Vec<&'static str>, Vec<&'static str>) {
    let checks =
        report.checks.iter().filter_map(|check| check.code).map(eco_verify::Code::as_str).collect();
    let findings = report.findings.iter().flatten().map(|finding| finding.code.as_str()).collect();
    (checks, findings)
}

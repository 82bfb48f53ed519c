//! The Report, its parts and the verdict rule. Only these types are ever serialised.

use crate::code::{Code, Effect};
use crate::json::Json;
use crate::text::Text;
use crate::value::{Map, Value};
use std::borrow::Cow;

/// Name and version of this engine, as Reports carry them.
pub(crate) const ENGINE: &str = concat!("eco-verify ", env!("CARGO_PKG_VERSION"));
/// The profile the checks follow; our own, no authority's (docs/profile.md).
pub(crate) const PROFILE: &str = "rcep-eco/1";

/// What became of one check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "full", derive(serde::Serialize), serde(rename_all = "snake_case"))]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum Outcome {
    /// Checked and found good.
    Passed,
    /// Checked and found bad.
    Failed,
    /// Could not be checked: neither good nor bad.
    Inconclusive,
    /// Not begun, because an earlier check stopped it.
    NotRun,
    /// There is nothing to check; a fact about the signed document or about the question asked.
    NotApplicable,
}

impl Outcome {
    /// As Reports carry it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::Failed => "failed",
            Self::Inconclusive => "inconclusive",
            Self::NotRun => "not_run",
            Self::NotApplicable => "not_applicable",
        }
    }
}

/// The three indications of ETSI EN 319 102-1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "full", derive(serde::Serialize), serde(rename_all = "snake_case"))]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum Verdict {
    /// Every required check has passed.
    Valid,
    /// A check has failed.
    Invalid,
    /// Nothing failed, but something could not be checked.
    Indeterminate,
}

impl Verdict {
    /// As Reports carry it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Valid => "valid",
            Self::Invalid => "invalid",
            Self::Indeterminate => "indeterminate",
        }
    }
}

/// The checks, in the order they are shown in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "full", derive(serde::Serialize), serde(rename_all = "snake_case"))]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum CheckId {
    /// Is it a certificate in a known envelope?
    Format,
    /// Is it unchanged since it was signed?
    Signature,
    /// Is the signer who it says, and may it certify this?
    Issuer,
    /// Is it within its period?
    Validity,
    /// Does it still stand?
    Status,
    /// Are its members there and of their form?
    Claims,
    /// Is the content what the treaty asks for?
    Rules,
    /// Is it the one that was asked for?
    Request,
}

impl CheckId {
    /// All checks in order.
    pub const ALL: [Self; 8] = [
        Self::Format,
        Self::Signature,
        Self::Issuer,
        Self::Validity,
        Self::Status,
        Self::Claims,
        Self::Rules,
        Self::Request,
    ];

    /// The id as Reports and codes carry it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Format => "format",
            Self::Signature => "signature",
            Self::Issuer => "issuer",
            Self::Validity => "validity",
            Self::Status => "status",
            Self::Claims => "claims",
            Self::Rules => "rules",
            Self::Request => "request",
        }
    }

    /// Whether "nothing to check" is good enough for a valid verdict.
    const fn may_be_not_applicable(self) -> bool {
        matches!(self, Self::Status | Self::Request)
    }
}

/// Machine-readable details of a check or finding, by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "full", derive(serde::Serialize), serde(transparent))]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema))]
pub struct Facts(
    #[cfg_attr(feature = "codegen", schemars(with = "serde_json::Map<String, serde_json::Value>"))]
    Map,
);

impl Facts {
    /// One fact more.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.put(name, value.into());
        self
    }

    // Not inlined, as there are two hundred callers.
    #[inline(never)]
    fn put(&mut self, name: &'static str, value: Value) {
        self.0.insert(Text::literal(name), value);
    }

    /// One fact more where there is one.
    #[must_use]
    pub fn with_some(self, name: &'static str, value: Option<impl Into<Value>>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// The fact of that name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.get(name)
    }

    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn into_value(self) -> Value {
        self.0.into()
    }

    /// The facts as JSON text, sorted by name.
    pub(crate) fn to_json(&self) -> String {
        let mut json = Json::default();
        json.map(&self.0);
        json.finish()
    }

    pub(crate) fn map(&self) -> &Map {
        &self.0
    }

    /// As the member `facts`, where there are any.
    fn write(&self, json: &mut Json) {
        if !self.is_empty() {
            json.name("facts").map(&self.0);
        }
    }
}

/// A code with its facts: why a stage could not go on, or what is wrong with a certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) code: Code,
    pub(crate) facts: Facts,
}

impl Fault {
    /// Of what only the full build can judge. Hosts then ask that one.
    #[cfg(not(feature = "full"))]
    pub(crate) fn beyond(code: Code) -> Self {
        Self::from(code).with("needs", FULL_BUILD)
    }

    pub(crate) fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.facts.put(name, value.into());
        self
    }
}

/// What stands as `needs` in the facts of a check that the small build leaves to the full one.
#[cfg(not(feature = "full"))]
const FULL_BUILD: &str = "full build";

impl From<Code> for Fault {
    fn from(code: Code) -> Self {
        Self { code, facts: Facts::default() }
    }
}

/// One check and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "full", derive(serde::Serialize))]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct CheckResult {
    /// Which check.
    pub id: CheckId,
    /// What became of it.
    pub outcome: Outcome,
    /// Why, unless it passed.
    #[cfg_attr(feature = "full", serde(skip_serializing_if = "Option::is_none"))]
    #[cfg_attr(
        feature = "codegen",
        schemars(with = "Option<String>"),
        ts(optional, type = "Code")
    )]
    pub code: Option<Code>,
    /// Details, such as `kid`, `until`, `expected` and `actual`.
    #[cfg_attr(feature = "full", serde(skip_serializing_if = "Facts::is_empty"))]
    #[cfg_attr(
        feature = "codegen",
        schemars(default),
        ts(optional, as = "Option<std::collections::BTreeMap<String, serde_json::Value>>")
    )]
    pub facts: Facts,
}

impl CheckResult {
    fn write(&self, json: &mut Json) {
        json.member("id", self.id.as_str());
        json.member("outcome", self.outcome.as_str());
        json.member_if("code", self.code.map(Code::as_str));
        self.facts.write(json);
    }

    pub(crate) fn passed(id: CheckId, facts: Facts) -> Self {
        Self { id, outcome: Outcome::Passed, code: None, facts }
    }

    pub(crate) fn not_applicable(id: CheckId) -> Self {
        Self { id, outcome: Outcome::NotApplicable, code: None, facts: Facts::default() }
    }

    pub(crate) fn not_run(id: CheckId) -> Self {
        Self { id, outcome: Outcome::NotRun, code: None, facts: Facts::default() }
    }

    /// The outcome is the code's own. A code that judges no check (a warning, an info) can never
    /// pass one: it counts as inconclusive.
    pub(crate) fn faulty(id: CheckId, fault: Fault) -> Self {
        let outcome = match fault.code.effect() {
            Effect::Fails => Outcome::Failed,
            Effect::Inconclusive | Effect::Warns | Effect::Informs => Outcome::Inconclusive,
        };
        Self { id, outcome, code: Some(fault.code), facts: fault.facts }
    }

    pub(crate) fn from_result(id: CheckId, result: Result<Facts, Fault>) -> Self {
        match result {
            Ok(facts) => Self::passed(id, facts),
            Err(fault) => Self::faulty(id, fault),
        }
    }
}

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "full", derive(serde::Serialize), serde(rename_all = "snake_case"))]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum Severity {
    /// Fails its check.
    Error,
    /// Worth asking the issuer about; customs disregards minor discrepancies (Art. 3.26).
    Warning,
    /// Worth knowing.
    Info,
}

impl Severity {
    /// As Reports carry it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }
}

/// One thing found in the content of an authentic certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "full", derive(serde::Serialize))]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Finding {
    /// Id of the rule, such as `I06` (docs/profile.md); absent for what is no treaty rule.
    #[cfg_attr(feature = "full", serde(skip_serializing_if = "Option::is_none"))]
    #[cfg_attr(
        feature = "codegen",
        schemars(with = "Option<String>"),
        ts(optional, as = "Option<String>")
    )]
    pub rule: Option<Cow<'static, str>>,
    /// Where the treaty or the form says so, such as `Art. 3.17.8, box 17, note 12`.
    #[cfg_attr(feature = "full", serde(skip_serializing_if = "Option::is_none"))]
    #[cfg_attr(
        feature = "codegen",
        schemars(with = "Option<String>"),
        ts(optional, as = "Option<String>")
    )]
    pub article: Option<Cow<'static, str>>,
    /// How much it weighs.
    pub severity: Severity,
    /// Where: a JSON Pointer (RFC 6901) into the Report's `certificate`; absent when it lies elsewhere.
    #[cfg_attr(feature = "full", serde(skip_serializing_if = "Option::is_none"))]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub pointer: Option<String>,
    /// What.
    #[cfg_attr(feature = "codegen", schemars(with = "String"), ts(type = "Code"))]
    pub code: Code,
    /// Details.
    #[cfg_attr(feature = "full", serde(skip_serializing_if = "Facts::is_empty"))]
    #[cfg_attr(
        feature = "codegen",
        schemars(default),
        ts(optional, as = "Option<std::collections::BTreeMap<String, serde_json::Value>>")
    )]
    pub facts: Facts,
}

impl Finding {
    fn write(&self, json: &mut Json) {
        json.member_if("rule", self.rule.as_deref());
        json.member_if("article", self.article.as_deref());
        json.member("severity", self.severity.as_str());
        json.member_if("pointer", self.pointer.as_deref());
        json.member("code", self.code.as_str());
        self.facts.write(json);
    }

    /// A finding with the severity its code has.
    pub(crate) fn new(code: Code, pointer: impl Into<Option<String>>) -> Self {
        Self::made(code, pointer.into())
    }

    /// A finding at a place that is known by name.
    #[inline(never)]
    pub(crate) fn at(code: Code, pointer: &str) -> Self {
        Self::made(code, Some(pointer.to_owned()))
    }

    #[inline(never)]
    fn made(code: Code, pointer: Option<String>) -> Self {
        let severity = match code.effect() {
            Effect::Fails => Severity::Error,
            Effect::Warns | Effect::Inconclusive => Severity::Warning,
            Effect::Informs => Severity::Info,
        };
        let (rule, article) = (None, None);
        Self { rule, article, severity, pointer, code, facts: Facts::default() }
    }

    pub(crate) fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.facts.put(name, value.into());
        self
    }
}

/// The trust list that was used.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "full", derive(serde::Serialize), serde(rename_all = "camelCase"))]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct TrustSummary {
    /// Whether its signature was verified with a pinned key. `false`: the user vouches for it.
    pub signed: bool,
    /// Its address, as the list itself says (`sub`).
    #[cfg_attr(feature = "full", serde(skip_serializing_if = "Option::is_none"))]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub list: Option<String>,
    /// Its version; a host remembers the highest it has seen.
    #[cfg_attr(feature = "codegen", ts(type = "number"))]
    pub version: u64,
    /// When it ends (RFC 3339).
    pub expires: String,
    /// Key ids passed over because their type or algorithm is not known here.
    #[cfg_attr(feature = "full", serde(skip_serializing_if = "Vec::is_empty"))]
    #[cfg_attr(feature = "codegen", schemars(default), ts(optional, as = "Option<Vec<String>>"))]
    pub skipped_keys: Vec<String>,
}

impl TrustSummary {
    /// As JSON text, as it stands in a Report.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut json = Json::default();
        json.object(|json| self.write(json));
        json.finish()
    }

    fn write(&self, json: &mut Json) {
        json.name("signed").bool(self.signed);
        json.member_if("list", self.list.as_deref());
        json.name("version").number(self.version);
        json.member("expires", &self.expires);
        if !self.skipped_keys.is_empty() {
            json.name("skippedKeys").array(&self.skipped_keys, |json, kid| json.text(kid));
        }
    }
}

/// What a certificate is, whichever token it came in: ES256 signatures have a valid twin, so the
/// token's text identifies nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "full", derive(serde::Serialize), serde(rename_all = "camelCase"))]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Identity {
    /// The issuer's id.
    pub issuer: String,
    /// Certificate number, or the reference of a declaration.
    #[cfg_attr(feature = "full", serde(skip_serializing_if = "Option::is_none"))]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub number: Option<String>,
    /// SHA-256 of the payload as signed, 64 lower-case hexadecimal digits.
    pub payload_sha256: String,
}

/// Everything that was found out, for a person and for a program.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "full", derive(serde::Serialize), serde(rename_all = "camelCase"))]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
#[non_exhaustive]
pub struct Report {
    /// The sum of the checks.
    pub verdict: Verdict,
    /// The issuer is a test issuer: the verdict is for demonstration, whatever it says.
    pub test: bool,
    /// Engine and version.
    pub engine: &'static str,
    /// The profile judged by.
    pub profile: &'static str,
    /// Version of the reference data: of when its latest table is.
    pub data: String,
    /// The moment judged for (RFC 3339).
    pub at: String,
    /// The trust list, when one could be used.
    #[cfg_attr(feature = "full", serde(skip_serializing_if = "Option::is_none"))]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub trust: Option<TrustSummary>,
    /// Which certificate; only when its signature held.
    #[cfg_attr(feature = "full", serde(skip_serializing_if = "Option::is_none"))]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub identity: Option<Identity>,
    /// The certificate's content (`credentialSubject`); only when its signature held. Its members are
    /// of their form only where `claims` passed.
    #[cfg_attr(feature = "full", serde(skip_serializing_if = "Option::is_none"))]
    #[cfg_attr(
        feature = "codegen",
        schemars(with = "Option<std::collections::BTreeMap<String, serde_json::Value>>"),
        ts(optional, as = "Option<std::collections::BTreeMap<String, serde_json::Value>>")
    )]
    pub certificate: Option<Map>,
    /// All checks, always, in order.
    pub checks: Vec<CheckResult>,
    /// Details of `claims`, `rules` and others; only when the signature held. At most
    /// [`crate::limits::FINDINGS`].
    #[cfg_attr(feature = "full", serde(skip_serializing_if = "Option::is_none"))]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub findings: Option<Vec<Finding>>,
}

impl Report {
    /// The Report as JSON text: the same bytes from the same input on every platform.
    #[must_use]
    pub fn to_json(&self) -> String {
        // A certificate with three items takes about as much.
        let mut json = Json::with_room(4096);
        json.object(|json| self.write(json));
        json.finish()
    }

    // Written by hand, in the order of the members above: see json.rs.
    fn write(&self, json: &mut Json) {
        json.member("verdict", self.verdict.as_str());
        json.name("test").bool(self.test);
        json.member("engine", self.engine);
        json.member("profile", self.profile);
        json.member("data", &self.data);
        json.member("at", &self.at);
        if let Some(trust) = &self.trust {
            json.name("trust").object(|json| trust.write(json));
        }
        if let Some(identity) = &self.identity {
            json.name("identity").object(|json| {
                json.member("issuer", &identity.issuer);
                json.member_if("number", identity.number.as_deref());
                json.member("payloadSha256", &identity.payload_sha256);
            });
        }
        if let Some(certificate) = &self.certificate {
            json.name("certificate").map(certificate);
        }
        checks(&self.checks, json);
        if let Some(findings) = &self.findings {
            json.name("findings").array(findings, |json, finding| {
                json.object(|json| finding.write(json));
            });
        }
    }

    /// The result of one check.
    #[must_use]
    pub fn check(&self, id: CheckId) -> Option<&CheckResult> {
        self.checks.iter().find(|check| check.id == id)
    }
}

/// Checks as a member.
fn checks(checks: &[CheckResult], json: &mut Json) {
    json.name("checks").array(checks, |json, check| {
        json.object(|json| check.write(json));
    });
}

/// What a [`Report`] comes to: for thousands of certificates, of which only a few will be looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "full", derive(serde::Serialize))]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[non_exhaustive]
pub struct Brief {
    /// The sum of the checks.
    pub verdict: Verdict,
    /// The issuer is a test issuer: the verdict is for demonstration, whatever it says.
    pub test: bool,
    /// Certificate number, or the reference of a declaration; only when the signature held.
    #[cfg_attr(feature = "full", serde(skip_serializing_if = "Option::is_none"))]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub number: Option<String>,
    /// Of the Report's findings, in order, the codes of those that are warnings.
    #[cfg_attr(feature = "codegen", ts(type = "Array<Code>"))]
    pub warnings: Vec<Code>,
    /// Of the checks, in order, those that failed and those that could not be made.
    pub checks: Vec<CheckResult>,
}

impl Brief {
    pub(crate) fn new(
        test: bool,
        number: Option<String>,
        mut checks: Vec<CheckResult>,
        findings: &[Finding],
    ) -> Self {
        let verdict = verdict(&checks);
        checks.retain(|check| matches!(check.outcome, Outcome::Failed | Outcome::Inconclusive));
        let warned = findings.iter().filter(|finding| finding.severity == Severity::Warning);
        let warnings = warned.map(|finding| finding.code).collect();
        Self { verdict, test, number, warnings, checks }
    }

    /// As JSON text: the same bytes from the same input on every platform.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut json = Json::with_room(96);
        json.object(|json| {
            json.member("verdict", self.verdict.as_str());
            json.name("test").bool(self.test);
            json.member_if("number", self.number.as_deref());
            json.name("warnings").array(&self.warnings, |json, code| json.text(code.as_str()));
            checks(&self.checks, json);
        });
        json.finish()
    }
}

/// The verdict rule. Valid needs positive evidence from every check: a check that is missing from
/// `checks`, was not run or could not be made keeps the verdict from being valid, and only `status`
/// and `request` may have nothing to check.
#[must_use]
pub fn verdict(checks: &[CheckResult]) -> Verdict {
    let good = |id: CheckId| {
        checks.iter().any(|check| check.id == id)
            && checks.iter().filter(|check| check.id == id).all(|check| match check.outcome {
                Outcome::Passed => true,
                Outcome::NotApplicable => id.may_be_not_applicable(),
                Outcome::Failed | Outcome::Inconclusive | Outcome::NotRun => false,
            })
    };
    if checks.iter().any(|check| check.outcome == Outcome::Failed) {
        Verdict::Invalid
    } else if CheckId::ALL.into_iter().all(good) {
        Verdict::Valid
    } else {
        Verdict::Indeterminate
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All 5^8 combinations, against the rule as format.md words it.
    #[test]
    fn verdict_truth_table() {
        const OUTCOMES: [Outcome; 5] = [
            Outcome::Passed,
            Outcome::Failed,
            Outcome::Inconclusive,
            Outcome::NotRun,
            Outcome::NotApplicable,
        ];
        let mut counts = [0_u32; 3];
        for row in 0..5_usize.pow(8) {
            let outcomes: Vec<Outcome> =
                (0..8).filter_map(|i| OUTCOMES.get(row / 5_usize.pow(i) % 5).copied()).collect();
            let checks: Vec<CheckResult> = CheckId::ALL
                .into_iter()
                .zip(&outcomes)
                .map(|(id, outcome)| CheckResult { outcome: *outcome, ..CheckResult::not_run(id) })
                .collect();
            let must_pass =
                [0, 1, 2, 3, 5, 6].iter().all(|i| outcomes.get(*i) == Some(&Outcome::Passed));
            let may_be_absent = [4, 7].iter().all(|i| {
                matches!(outcomes.get(*i), Some(Outcome::Passed | Outcome::NotApplicable))
            });
            let due = if outcomes.contains(&Outcome::Failed) {
                Verdict::Invalid
            } else if must_pass && may_be_absent {
                Verdict::Valid
            } else {
                Verdict::Indeterminate
            };
            let got = verdict(&checks);
            assert_eq!(got, due, "{outcomes:?}");
            counts = match got {
                Verdict::Valid => [counts[0] + 1, counts[1], counts[2]],
                Verdict::Invalid => [counts[0], counts[1] + 1, counts[2]],
                Verdict::Indeterminate => [counts[0], counts[1], counts[2] + 1],
            };
        }
        assert_eq!(counts, [4, 5_u32.pow(8) - 4_u32.pow(8), 4_u32.pow(8) - 4]);
    }

    #[test]
    fn a_check_that_is_absent_or_stands_twice_is_never_valid() {
        let all: Vec<CheckResult> =
            CheckId::ALL.into_iter().map(|id| CheckResult::passed(id, Facts::default())).collect();
        assert_eq!(verdict(&all), Verdict::Valid);
        assert_eq!(verdict(&[]), Verdict::Indeterminate);
        for id in CheckId::ALL {
            let without: Vec<CheckResult> =
                all.iter().filter(|check| check.id != id).cloned().collect();
            assert_eq!(verdict(&without), Verdict::Indeterminate, "{id:?}");
            let mut twice = all.clone();
            twice.push(CheckResult::not_run(id));
            assert_eq!(verdict(&twice), Verdict::Indeterminate, "{id:?}");
        }
    }

    #[test]
    fn a_code_that_only_warns_cannot_pass_a_check() {
        let check = CheckResult::faulty(CheckId::Validity, Code::ValidityIatNotNumeric.into());
        assert_eq!(check.outcome, Outcome::Inconclusive);
    }
}

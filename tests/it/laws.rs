//! Laws that hold on every case of the corpus: take away any one evidence or check, and the verdict
//! is never valid; nothing but the arguments decides; reading is total.

use crate::corpus;
use eco_verify::{
    CheckResult, Code, Evidence, Need, NeedKind, Outcome, Policy, Request, Severity,
    TrustListEvidence, UnixTime, Verdict, Verification, Verifier, verdict, verify,
};
use proptest::prelude::*;

#[test]
fn taking_away_any_one_evidence_is_never_valid() {
    let mut taken = 0;
    for case in corpus::cases() {
        let fetched = case.evidence.fetched.len();
        let fewer = (0..fetched).map(|i| {
            let mut evidence = case.evidence.clone();
            evidence.fetched.remove(i);
            evidence
        });
        let unreachable = (0..fetched).map(|i| {
            let mut evidence = case.evidence.clone();
            evidence.fetched[i].bytes = None;
            evidence
        });
        let no_list = [TrustListEvidence::None, TrustListEvidence::Unreachable]
            .map(|trust_list| Evidence { trust_list, ..case.evidence.clone() });
        for evidence in fewer.chain(unreachable).chain(no_list) {
            let report =
                verify(&case.input, &evidence, &case.policy, &case.request, case.now).report;
            assert_ne!(report.verdict, Verdict::Valid, "{}", case.name);
            taken += 1;
        }
        let mut unpinned = case.policy.clone();
        unpinned.trust_key = None;
        if matches!(case.evidence.trust_list, TrustListEvidence::Signed(_)) {
            let report =
                verify(&case.input, &case.evidence, &unpinned, &case.request, case.now).report;
            assert_ne!(report.verdict, Verdict::Valid, "{}", case.name);
        }
    }
    assert!(taken > 500);
}

#[test]
fn taking_away_any_one_check_is_never_valid() {
    for case in corpus::cases() {
        let report = case.verify().report;
        for i in 0..report.checks.len() {
            let mut without = report.checks.clone();
            let check = without.remove(i);
            assert_ne!(verdict(&without), Verdict::Valid, "{}", case.name);
            without.insert(i, CheckResult { outcome: Outcome::NotRun, ..check });
            assert_ne!(verdict(&without), Verdict::Valid, "{}", case.name);
        }
    }
}

/// What a verifier remembers of keys and lists changes no Report: as many cases as can share one, one after the
/// other, at their own time, then much later, then at their own again.
#[test]
fn a_verifier_that_has_seen_much_answers_as_a_new_one() {
    let mut verifiers: Vec<(String, Verifier)> = Vec::new();
    let mut shared = 0;
    for days in [0, 400, 0] {
        for case in corpus::cases() {
            if case.hs_table.is_some() || case.evidence.reference_data.is_some() {
                continue;
            }
            let made_of = format!("{:?} {:?}", case.evidence.trust_list, case.policy);
            let known = verifiers.iter().position(|(known, _)| *known == made_of);
            let at = known.unwrap_or_else(|| {
                let verifier = Verifier::new(&case.evidence.trust_list, case.policy.clone());
                verifiers.push((made_of, verifier));
                verifiers.len() - 1
            });
            shared += usize::from(known.is_some());
            let now = UnixTime(case.now.0 + days * 86_400);
            let new = verify(&case.input, &case.evidence, &case.policy, &case.request, now);
            let seen = &verifiers[at].1;
            let again = seen.verify(&case.input, &case.evidence.fetched, &case.request, now);
            assert_eq!(again, new, "{}, {days} days later", case.name);
        }
    }
    assert!(shared > 1500, "only {shared} shared a verifier");
}

/// In brief, each case is what its Report comes to, and needs the same.
#[test]
fn a_brief_says_what_the_report_says() {
    let mut warned = 0;
    for case in corpus::cases() {
        if case.hs_table.is_some() || case.evidence.reference_data.is_some() {
            continue;
        }
        let Verification { report, needs, .. } = case.verify();
        let verifier = Verifier::new(&case.evidence.trust_list, case.policy.clone());
        let mut briefs = Vec::new();
        let inputs = [case.input.as_slice(), &case.input];
        verifier.brief_each(
            &inputs,
            &case.evidence.fetched,
            &case.request,
            case.now,
            |brief, needs| briefs.push((brief, needs)),
        );
        assert_eq!(briefs.len(), 2, "{}", case.name);
        let unlike = |check: &CheckResult| {
            ![Outcome::Passed, Outcome::NotApplicable, Outcome::NotRun].contains(&check.outcome)
        };
        let checks: Vec<CheckResult> =
            report.checks.iter().filter(|c| unlike(c)).cloned().collect();
        let findings = report.findings.as_deref().unwrap_or_default();
        let warnings: Vec<Code> =
            findings.iter().filter(|f| f.severity == Severity::Warning).map(|f| f.code).collect();
        warned += usize::from(!warnings.is_empty());
        for (brief, needed) in briefs {
            assert_eq!(brief.verdict, report.verdict, "{}", case.name);
            assert_eq!(brief.test, report.test, "{}", case.name);
            let number = report.identity.as_ref().and_then(|identity| identity.number.clone());
            assert_eq!(brief.number, number, "{}", case.name);
            assert_eq!(brief.warnings, warnings, "{}", case.name);
            assert_eq!(brief.checks, checks, "{}", case.name);
            assert_eq!(needed, needs, "{}", case.name);
        }
    }
    assert!(warned > 100, "only {warned} with warnings");
}

/// No evidence that is missing may make a certificate look bad: without the fetched documents, what
/// was not invalid before is not invalid now.
#[test]
fn a_failed_fetch_never_makes_a_certificate_invalid() {
    for case in corpus::cases() {
        let before = case.verify().report.verdict;
        let nothing = Evidence::default();
        let after =
            verify(&case.input, &nothing, &case.policy, &case.request, case.now).report.verdict;
        assert!(after != Verdict::Invalid || before == Verdict::Invalid, "{}", case.name);
    }
}

#[test]
fn needs_name_only_what_is_missing_and_allowed() {
    for case in corpus::cases() {
        let done = case.verify();
        for need in &done.needs {
            assert!(
                case.evidence.fetched.iter().all(|fetched| fetched.need != *need),
                "{}",
                case.name
            );
        }
        // No signature, no fetch: an unsigned document steers nothing but which issuer of the list is
        // asked for its key.
        if done.report.identity.is_none() {
            let of_list = |need: &Need| need.kind == NeedKind::DidDocument;
            assert!(done.needs.iter().all(of_list), "{}", case.name);
        }
        if done.report.trust.is_none() {
            assert!(done.needs.is_empty(), "{}", case.name);
        }
    }
}

#[test]
fn the_same_arguments_give_the_same_bytes() {
    for case in corpus::cases() {
        assert_eq!(case.verify().report.to_json(), case.verify().report.to_json());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn verify_is_total(input in proptest::collection::vec(any::<u8>(), 0..2048)) {
        let report = verify(&input, &Evidence::default(), &Policy::strict(), &Request::default(), UnixTime(0)).report;
        prop_assert_ne!(report.verdict, Verdict::Valid);
        prop_assert_eq!(report.checks.len(), 8);
    }

    #[test]
    fn moments_round_trip(seconds in -62_135_596_800_i64..=253_402_300_799) {
        prop_assert_eq!(UnixTime::parse_rfc3339(&UnixTime(seconds).to_string()), Some(UnixTime(seconds)));
    }
}

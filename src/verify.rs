//! The pipeline: bytes + evidence + policy + request + time to a [`Verification`]. The only caller of
//! the stages.

use crate::check::issuer::Signer;
use crate::check::{self, Context};
use crate::claims::{CertificateOfOrigin, Faults};
use crate::code::Code;
#[cfg(feature = "full")]
use crate::data::HsTable;
use crate::data::ReferenceData;
use crate::encoding::hex;
use crate::envelope::{self, Credential, Envelope, Unverified};
use crate::json::Json;
use crate::key::VerifyingKey;
use crate::limits;
#[cfg(feature = "full")]
use crate::misuse::Misuse;
use crate::need::Need;
use crate::policy::{Evidence, Fetched, Policy, Request, TrustListEvidence};
#[cfg(feature = "full")]
use crate::reference::SignedData;
use crate::reference::built_in;
use crate::report::{
    Brief, CheckId, CheckResult, ENGINE, Facts, Fault, Finding, Identity, PROFILE, Report,
    TrustSummary, verdict,
};
#[cfg(feature = "full")]
use crate::scope::{self, Scope, Transaction};
#[cfg(not(feature = "full"))]
use crate::sha256;
#[cfg(feature = "full")]
use crate::signature::Tables;
use crate::signature::{self, Hashed};
use crate::status;
use crate::text::Text;
use crate::time::UnixTime;
use crate::trust::{TrustList, TrustedIssuer};
use crate::value::{Map, Value};

/// The Report so far, and what could still be fetched to complete it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Verification {
    /// Always complete in itself: what could not be checked yet is inconclusive.
    pub report: Report,
    /// Empty: final. Else fetch, add to the evidence (a failed fetch too) and verify again.
    pub needs: Vec<Need>,
}

/// Verifies a certificate. Never fails: whatever `input` is, the Report says it.
///
/// The same five arguments give the same bytes of Report everywhere; nothing else is looked at.
#[must_use]
pub fn verify(
    input: &[u8],
    evidence: &Evidence,
    policy: &Policy,
    request: &Request,
    now: UnixTime,
) -> Verification {
    let verifier = Verifier::new(&evidence.trust_list, policy.clone());
    #[cfg(feature = "full")]
    let verifier = match &evidence.reference_data {
        Some(token) => verifier.with_reference_data(token),
        None => verifier,
    };
    verifier.verify(input, &evidence.fetched, request, now)
}

/// A trust list, a policy and reference data, read once, for many certificates. Of those it remembers
/// how often it met a key, and of keys met often what makes their signatures quicker to verify; and status
/// lists, which it need not verify and unpack again when they come with the next certificates.
#[derive(Debug)]
pub struct Verifier {
    trust: Result<TrustList, Fault>,
    policy: Policy,
    /// Reference data that were brought along.
    #[cfg(feature = "full")]
    data: Option<Result<SignedData, Fault>>,
    #[cfg(feature = "full")]
    hs_table: Option<HsTable>,
    /// Of the keys met so far.
    #[cfg(feature = "full")]
    tables: Tables,
    /// Read so far.
    #[cfg(feature = "full")]
    lists: status::Kept,
}

impl Verifier {
    /// Verifies the trust list with the policy's key. A list that cannot be used is no error here:
    /// every Report will say it.
    #[must_use]
    pub fn new(trust_list: &TrustListEvidence, policy: Policy) -> Self {
        let trust = TrustList::from_evidence(trust_list, policy.trust_key.as_ref());
        Self {
            trust,
            policy,
            #[cfg(feature = "full")]
            data: None,
            #[cfg(feature = "full")]
            hs_table: None,
            #[cfg(feature = "full")]
            tables: Tables::default(),
            #[cfg(feature = "full")]
            lists: status::Kept::default(),
        }
    }

    /// Reference data newer than this build's, a compact JWS signed with the policy's `data_key` or
    /// `trust_key`. Where they cannot be used, every Report says it; where they are not newer, this
    /// build's own are used.
    #[cfg(feature = "full")]
    #[must_use]
    pub fn with_reference_data(self, token: &[u8]) -> Self {
        let data = Some(SignedData::parse(token, &self.policy));
        Self { data, ..self }
    }

    /// A table of HS subheadings as JSON, such as the package's `hs-2022.json`: six digits that are
    /// not in it are warned of.
    ///
    /// # Errors
    /// [`Misuse`] when it is no such table.
    #[cfg(feature = "full")]
    pub fn with_hs_table(self, json: &[u8]) -> Result<Self, Misuse> {
        let table = crate::encoding::json(json)
            .map_err(|code| format!("it is not strict JSON ({})", code.as_str()))
            .and_then(|table| HsTable::read(&table))
            .map_err(|error| Misuse::new(format!("the table of HS subheadings: {error}")))?;
        Ok(Self { hs_table: Some(table), ..self })
    }

    /// Whether a shipment needs a proof of origin at all, by the reference data of this verifier.
    #[cfg(feature = "full")]
    #[must_use]
    pub fn scope(&self, shipment: &Transaction, now: UnixTime) -> Option<Scope> {
        let (data, fault) = self.reference_data(now);
        data.map(|data| scope::scope(shipment, (data, fault), now.date()))
    }

    /// The reference data to judge by at that moment, and why it is not the set that was brought.
    #[cfg(feature = "full")]
    fn reference_data(&self, now: UnixTime) -> (Option<&ReferenceData>, Option<Fault>) {
        let brought = self.data.as_ref().map(|data| match data {
            Ok(data) => data.current(&self.policy, now),
            Err(fault) => Err(fault.clone()),
        });
        match (brought, built_in()) {
            (Some(Ok(data)), Some(own)) if data.version() <= own.version() => (Some(own), None),
            (Some(Ok(data)), _) => (Some(data), None),
            (Some(Err(fault)), own) => (own, Some(fault)),
            (None, own) => (own, None),
        }
    }

    /// As [`verify()`], with the trust list and policy of this verifier.
    #[must_use]
    pub fn verify(
        &self,
        input: &[u8],
        fetched: &[Fetched],
        request: &Request,
        now: UnixTime,
    ) -> Verification {
        let mut done = None;
        self.verify_each(&[input], fetched, request, now, |answer| done = Some(answer));
        done.unwrap_or_else(|| Run::default().finish(None, now))
    }

    /// The trust list of this verifier as Reports of that moment name it; `None` where none can be used.
    #[must_use]
    pub fn trust(&self, now: UnixTime) -> Option<TrustSummary> {
        self.current_list(now).ok().map(TrustList::summary)
    }

    fn current_list(&self, now: UnixTime) -> Result<&TrustList, Fault> {
        match &self.trust {
            Ok(trust) => trust.check_current(&self.policy, now).map(|()| trust),
            Err(fault) => Err(fault.clone()),
        }
    }

    /// Verifies many certificates with the same evidence; the answers are in the order of the inputs.
    /// Signatures are verified together, and a status list is read once.
    #[must_use]
    pub fn verify_batch(
        &self,
        inputs: &[&[u8]],
        fetched: &[Fetched],
        request: &Request,
        now: UnixTime,
    ) -> Vec<Verification> {
        let mut answers = Vec::with_capacity(inputs.len());
        self.verify_each(inputs, fetched, request, now, |answer| answers.push(answer));
        answers
    }

    /// As [`Verifier::verify_batch`], each answer handed out in turn: whoever keeps less than all of it needs less
    /// memory, and memory that is used again at once is quicker.
    pub fn verify_each(
        &self,
        inputs: &[&[u8]],
        fetched: &[Fetched],
        request: &Request,
        now: UnixTime,
        mut take: impl FnMut(Verification),
    ) {
        self.runs(inputs, (fetched, request, now), true, &mut |run, data| {
            take(run.finish(data, now));
        });
    }

    /// As [`Verifier::verify_each`], but of each Report what [`Brief`] has: all is checked, and less is written.
    pub fn brief_each(
        &self,
        inputs: &[&[u8]],
        fetched: &[Fetched],
        request: &Request,
        now: UnixTime,
        mut take: impl FnMut(Brief, Vec<Need>),
    ) {
        self.runs(inputs, (fetched, request, now), false, &mut |run, _| {
            let (brief, needs) = run.brief();
            take(brief, needs);
        });
    }

    /// Every certificate judged, in their order, with the reference data that it was judged by.
    /// `whole`: with what only a whole Report has.
    fn runs(
        &self,
        inputs: &[&[u8]],
        (fetched, request, now): (&[Fetched], &Request, UnixTime),
        whole: bool,
        take: &mut dyn FnMut(Run<'_>, Option<&ReferenceData>),
    ) {
        #[cfg(feature = "full")]
        let (data, data_fault) = self.reference_data(now);
        #[cfg(not(feature = "full"))]
        let data = built_in();
        // What build.rs has checked can be read; should it not, nothing is judged.
        let Some(data) = data else {
            inputs.iter().for_each(|_| take(Run::default(), None));
            return;
        };
        let context = Context {
            fetched,
            policy: &self.policy,
            request,
            data,
            #[cfg(feature = "full")]
            data_fault: data_fault.as_ref(),
            #[cfg(feature = "full")]
            hs_table: self.hs_table.as_ref(),
            #[cfg(feature = "full")]
            tables: &self.tables,
            now,
        };
        #[cfg(feature = "full")]
        let read = status::Read::with(&self.lists);
        #[cfg(not(feature = "full"))]
        let read = status::Read::default();
        for share in inputs.chunks(limits::BATCH) {
            self.pipeline(share, &context, &read, whole, &mut |run| take(run, Some(data)));
        }
        #[cfg(feature = "full")]
        read.keep();
    }

    /// Some certificates through all the stages: each by itself, but for signatures and hashes.
    fn pipeline<'c>(
        &'c self,
        inputs: &[&[u8]],
        context: &'c Context<'c>,
        read: &status::Read<'c>,
        whole: bool,
        take: &mut dyn FnMut(Run<'c>),
    ) {
        let mut signed = Vec::with_capacity(inputs.len());
        let begun: Vec<_> = inputs
            .iter()
            .map(|input| {
                let (rest, unverified, key) = begin(input, self, context)?;
                signed.push((unverified, key));
                Ok(rest)
            })
            .collect();
        let algs = &self.policy.algs;
        #[cfg(feature = "full")]
        let verified = signature::verify_signatures(signed, algs, &self.tables, |credential| {
            whole.then_some(credential.payload.as_slice())
        });
        #[cfg(not(feature = "full"))]
        let verified = signed.into_iter().map(|(unverified, key)| {
            let authentic = signature::verify_signature(unverified, &key, algs)?;
            let payload_sha256 = whole.then(|| sha256::digest(&authentic.payload));
            Ok((authentic, payload_sha256))
        });
        let mut verified = verified.into_iter();
        let end = |begun: Result<Rest<'c>, Box<Run<'c>>>| match begun {
            Err(run) => *run,
            Ok(rest) => match verified.next() {
                Some(result) => rest.end(result, context, read),
                None => rest.run,
            },
        };
        begun.into_iter().map(end).for_each(take);
    }
}

/// What is left to do when the signature has been verified.
struct Rest<'v> {
    run: Run<'v>,
    trust: &'v TrustList,
    signer: Signer<'v>,
    facts: Facts,
}

/// Everything before the signature: what is to be verified and with which key, or the end of it.
fn begin<'v>(
    input: &[u8],
    verifier: &'v Verifier,
    context: &Context<'_>,
) -> Result<(Rest<'v>, Unverified<Credential>, VerifyingKey), Box<Run<'v>>> {
    let policy = context.policy;
    let mut run = Run::default();

    // 1. Format: is it a certificate in an envelope we know? Nothing of it is believed yet.
    let mut unverified = match envelope::parse(input) {
        Ok(Envelope::Credential(unverified)) => *unverified,
        Ok(Envelope::Unsupported(fault)) => {
            run.set(CheckResult::passed(CheckId::Format, Facts::default()));
            return Err(run.refused(CheckResult::faulty(CheckId::Signature, fault)));
        }
        Err(fault) if fault.code == Code::FormatNoSignedData => {
            let fault = fault.with("lookUp", context.data.look_up_pages());
            return Err(run.refused(CheckResult::faulty(CheckId::Format, fault)));
        }
        Err(fault) => return Err(run.refused(CheckResult::faulty(CheckId::Format, fault))),
    };
    run.set(CheckResult::passed(CheckId::Format, Facts::default()));

    // 2. Trust list: whom does the relying party trust, and for what?
    let trust = verifier.current_list(context.now);
    run.trust = trust.as_ref().ok().copied();

    // 3. Key: does the issuer named in the certificate have the key named in its header?
    let found = match &trust {
        Ok(trust) => {
            run.test = trust.issuer(&unverified.content.issuer).is_some_and(TrustedIssuer::is_test);
            check::issuer::look_up(&mut unverified, trust, context, &mut run.needs)
        }
        Err(fault) => Err(fault.clone()),
    };
    let kid = Facts::default().with("kid", unverified.kid.clone());
    run.set(CheckResult::from_result(
        CheckId::Issuer,
        found.as_ref().map(|_| kid).map_err(Fault::clone),
    ));

    // 4. Signature: an algorithm or header that is never accepted needs no key to be refused.
    if let Err(fault) = signature::check_header(&unverified, &policy.algs) {
        run.needs.clear();
        return Err(run.refused(CheckResult::faulty(CheckId::Signature, fault)));
    }
    let (Ok(trust), Ok(signer)) = (trust, found) else {
        return Err(run.refused(CheckResult::not_run(CheckId::Signature)));
    };
    let facts = signature::facts(&unverified);
    let key = signer.key.clone();
    Ok((Rest { run, trust, signer, facts }, unverified, key))
}

impl<'c> Rest<'c> {
    /// Everything after the signature, on authentic content only; no failure stops the others.
    fn end(
        self,
        verified: Result<Hashed<Credential>, Fault>,
        context: &'c Context<'c>,
        read: &status::Read<'c>,
    ) -> Run<'c> {
        let Self { mut run, trust, signer, facts } = self;
        let hashed = match verified {
            Ok(hashed) => hashed,
            Err(fault) => {
                run.set(CheckResult::faulty(CheckId::Signature, fault));
                return run;
            }
        };
        let facts = facts.with("alg", signer.key.alg().name());
        run.set(CheckResult::passed(CheckId::Signature, facts));
        // 5. Everything else.
        run.judge_content(hashed, (trust, &signer), context, read);
        run
    }
}

/// What has been found out so far.
struct Run<'v> {
    trust: Option<&'v TrustList>,
    test: bool,
    checks: Vec<CheckResult>,
    /// Of authentic content.
    content: Option<Content>,
    needs: Vec<Need>,
}

/// What there is to say of authentic content beside how the checks went.
struct Content {
    issuer: Text,
    number: Option<String>,
    /// Where a whole Report is wanted.
    payload_sha256: Option<[u8; 32]>,
    subject: Map,
    findings: Vec<Finding>,
}

impl Default for Run<'_> {
    fn default() -> Self {
        Self {
            trust: None,
            test: false,
            checks: CheckId::ALL.into_iter().map(CheckResult::not_run).collect(),
            content: None,
            needs: Vec::new(),
        }
    }
}

impl<'v> Run<'v> {
    fn set(&mut self, result: CheckResult) {
        if let Some(check) = self.checks.iter_mut().find(|check| check.id == result.id) {
            *check = result;
        }
    }

    /// Ended before the signature, where most runs go on.
    fn refused(mut self, result: CheckResult) -> Box<Self> {
        self.set(result);
        Box::new(self)
    }

    fn finish(self, data: Option<&ReferenceData>, now: UnixTime) -> Verification {
        let mut report = Report {
            verdict: verdict(&self.checks),
            test: self.test,
            engine: ENGINE,
            profile: PROFILE,
            data: data.map(|data| data.version().to_owned()).unwrap_or_default(),
            at: now.to_string(),
            trust: self.trust.map(TrustList::summary),
            identity: None,
            certificate: None,
            checks: self.checks,
            findings: None,
        };
        if let Some(Content { issuer, number, payload_sha256, subject, findings }) = self.content {
            report.identity = payload_sha256.map(|digest| Identity {
                issuer: issuer.to_string(),
                number,
                payload_sha256: hex(&digest),
            });
            report.certificate = Some(subject);
            report.findings = Some(findings);
        }
        Verification { report, needs: self.needs }
    }

    fn brief(self) -> (Brief, Vec<Need>) {
        let content = self.content.map(|content| (content.number, content.findings));
        let (number, findings) = content.unwrap_or_default();
        (Brief::new(self.test, number, self.checks, &findings), self.needs)
    }

    fn judge_content(
        &mut self,
        (credential, payload_sha256): Hashed<Credential>,
        (trust, signer): (&'v TrustList, &Signer<'v>),
        context: &'v Context<'v>,
        read: &status::Read<'v>,
    ) {
        let (certificate, faults): (CertificateOfOrigin, Faults) =
            CertificateOfOrigin::parse(&credential);
        let claims = faults.result();
        let mut findings = faults.into_findings();
        let authority = check::issuer::check(&credential, &certificate, signer, context);
        self.set(CheckResult::from_result(CheckId::Issuer, authority));
        let validity = check::validity::check(&credential, context, &mut findings);
        self.set(CheckResult::from_result(CheckId::Validity, validity));
        let lists = status::Lists { trust, issuer: signer.issuer, context, read };
        let status = status::check(&credential, &lists, &mut self.needs);
        self.set(status);
        self.set(claims);
        self.set(check::rules::check(&certificate, &credential, context, &mut findings));
        self.set(check::request::check(&certificate, context, &mut findings));
        findings.truncate(limits::FINDINGS);
        let Credential { issuer, subject, .. } = credential.into_content();
        let number = certificate.number().map(str::to_owned);
        self.content = Some(Content { issuer, number, payload_sha256, subject, findings });
    }
}

/// What a document claims, unverified: for a person who wonders what they hold.
///
/// # Errors
/// The code for which [`verify`] would have failed the format check, or with which it would have said
/// that it cannot verify the signature.
pub fn inspect(input: &[u8]) -> Result<Value, Code> {
    let view = Facts::default().with("unverified", true);
    let view = match envelope::parse(input).map_err(|fault| fault.code)? {
        Envelope::Credential(unverified) => {
            let mut credential = unverified.content.document;
            credential.insert("credentialSubject", unverified.content.subject.into());
            view.with("alg", unverified.signed.name())
                .with("kid", unverified.kid)
                .with("credential", credential)
        }
        #[cfg(not(feature = "full"))]
        Envelope::Unsupported(fault) => view.with("code", fault.code.as_str()),
        #[cfg(feature = "full")]
        Envelope::Unsupported(fault) => {
            let document = crate::encoding::json(input.trim_ascii())?;
            view.with("code", fault.code.as_str()).with("credential", document)
        }
    };
    Ok(view.into_value())
}

/// What [`inspect`] answered as JSON text, `{"unverified":true,"code":""}` for an error.
#[must_use]
pub fn inspect_to_json(input: &[u8]) -> String {
    let refused =
        |code: Code| Facts::default().with("unverified", true).with("code", code.as_str());
    Json::of(&inspect(input).unwrap_or_else(|code| refused(code).into_value()))
}

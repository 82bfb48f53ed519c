//! Documents handed in byte by byte to the number of certificates found valid. As `eco-verify-wasm`, with numbers for
//! arguments, so that an interpreter needs no JavaScript.

use eco_verify::{
    Fetched, Need, Policy, Request, TrustListEvidence, UnixTime, Verdict, Verifier, parse_time,
};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

/// What was handed in, and what was made of it.
#[derive(Debug, Default)]
struct Given {
    lines: Vec<Vec<u8>>,
    verifier: Option<Verifier>,
}

thread_local! {
    static GIVEN: RefCell<Given> = RefCell::default();
}

/// Takes one byte of the text whose lines are: the time, the policy, the signed trust list, the address of the status
/// list, the status list, certificates.
#[wasm_bindgen]
pub fn hand(byte: u8) {
    GIVEN.with_borrow_mut(|given| match (byte, given.lines.last_mut()) {
        (b'\n', _) => given.lines.push(Vec::new()),
        (_, Some(line)) => line.push(byte),
        (_, None) => given.lines.push(vec![byte]),
    });
}

/// Makes a verifier, which knows no key yet: 1, or 0 for a policy that makes no sense.
#[wasm_bindgen]
#[must_use]
pub fn verifier() -> u32 {
    GIVEN.with_borrow_mut(|given| {
        let policy = Policy::from_json(&given.text(1)).ok();
        let list = TrustListEvidence::Signed(given.line(2).to_vec());
        given.verifier = policy.map(|policy| Verifier::new(&list, policy));
        u32::from(given.verifier.is_some())
    })
}

/// Verifies `count` certificates from number `first` on in one call, Reports (or Briefs) as JSON text included: how many
/// are valid.
#[wasm_bindgen]
#[must_use]
pub fn verify(first: usize, count: usize, brief: bool) -> usize {
    GIVEN.with_borrow(|given| {
        let inputs = given.lines.iter().skip(5 + first).take(count);
        let inputs: Vec<_> = inputs.map(Vec::as_slice).collect();
        let list = Fetched {
            need: Need::status_list(&given.text(3)),
            bytes: Some(given.line(4).to_vec()),
        };
        let now = parse_time(&given.text(0)).unwrap_or(UnixTime(0));
        let Some(verifier) = &given.verifier else { return 0 };
        let (lists, request) = ([list], Request::default());
        let mut valid = 0;
        let mut count = |verdict: Verdict, text: String| {
            std::hint::black_box(text);
            valid += usize::from(verdict == Verdict::Valid);
        };
        if brief {
            verifier.brief_each(&inputs, &lists, &request, now, |done, _| {
                count(done.verdict, done.to_json());
            });
        } else {
            verifier.verify_each(&inputs, &lists, &request, now, |done| {
                count(done.report.verdict, done.report.to_json());
            });
        }
        valid
    })
}

impl Given {
    fn line(&self, at: usize) -> &[u8] {
        self.lines.get(at).map(Vec::as_slice).unwrap_or_default()
    }

    fn text(&self, at: usize) -> String {
        String::from_utf8_lossy(self.line(at)).into_owned()
    }
}

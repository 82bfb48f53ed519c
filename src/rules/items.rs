//! I05, I06: each line of goods (boxes 6-13). Each good qualifies in its own right (overleaf note 7).

use super::Judged;
use crate::check::Context;
use crate::claims::{Base, CertificateOfOrigin, Fob};
use crate::code::Code;
use crate::report::Finding;

/// I05, box 10 and overleaf note 6: add-ons where they mean something.
pub(super) fn criterion(
    c: &CertificateOfOrigin,
    _: &Context<'_>,
    out: &mut Vec<Finding>,
) -> Judged {
    let mut judged = Judged::when(c.all_items);
    for (i, item) in c.items.iter().enumerate() {
        let Some((criterion, base)) = item.criterion.as_ref().and_then(|c| Some((c, c.base?)))
        else {
            judged = Judged::No;
            continue;
        };
        if criterion.de_minimis && base != Base::Ctc {
            out.push(Finding::new(
                Code::RulesDeMinimisWithoutCtc,
                format!("/items/{i}/originCriterion/deMinimis"),
            ));
        }
        if criterion.cumulation && matches!(base, Base::Wo | Base::Pe) {
            out.push(Finding::new(
                Code::RulesCumulationNotNeeded,
                format!("/items/{i}/originCriterion/cumulation"),
            ));
        }
    }
    judged
}

/// I06, Annex 3B 1(k), box 12 and overleaf note 9: RVC needs the FOB value.
pub(super) fn fob_value(
    c: &CertificateOfOrigin,
    _: &Context<'_>,
    out: &mut Vec<Finding>,
) -> Judged {
    let mut judged = Judged::when(c.all_items);
    for (i, item) in c.items.iter().enumerate() {
        let Some(base) = item.criterion.as_ref().and_then(|criterion| criterion.base) else {
            judged = Judged::No;
            continue;
        };
        if base != Base::Rvc {
            continue;
        }
        match &item.fob {
            Fob::Absent => {
                out.push(Finding::new(Code::RulesFobMissing, format!("/items/{i}/fobValue")))
            }
            Fob::Faulty | Fob::Withheld => judged = Judged::No,
            Fob::Amount(amount) if amount.bytes().all(|b| matches!(b, b'0' | b'.')) => {
                out.push(Finding::new(Code::RulesFobZero, format!("/items/{i}/fobValue/amount")));
            }
            Fob::Amount(_) => {}
        }
    }
    judged
}

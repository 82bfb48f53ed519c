//! I01-I12: each line of goods (boxes 6-13). Each good qualifies in its own right (overleaf note 7).

use super::{Judged, is_blank, is_latin};
use crate::check::Context;
use crate::check::request::{hs6, plain_number};
use crate::claims::{CertificateOfOrigin, Fob, Item, is_letter};
use crate::code::Code;
use crate::report::{Finding, Severity};

/// Judges every item; `judge` says whether the item had what it takes.
fn each(c: &CertificateOfOrigin, mut judge: impl FnMut(&Item) -> Option<()>) -> Judged {
    let judged = c.items.iter().filter_map(&mut judge).count();
    Judged::when(c.all_items && judged == c.items.len())
}

fn found(code: Code, item: &Item, member: &str) -> Finding {
    Finding::new(code, format!("{}/{member}", item.pointer))
}

/// I01: the first place where the numbers go wrong; what follows has gone wrong with it.
pub(super) fn numbers(c: &CertificateOfOrigin, _: &Context<'_>, out: &mut Vec<Finding>) -> Judged {
    if !c.all_items || c.items.iter().any(|item| item.number.is_none()) {
        return Judged::No;
    }
    let wrong = (1..).zip(&c.items).find(|(expected, item)| item.number != Some(*expected));
    if let Some((expected, item)) = wrong {
        let finding = found(Code::RulesItemNumbers, item, "number");
        out.push(Finding {
            facts: finding.facts.with("expected", expected).with_some("actual", item.number),
            ..finding
        });
    }
    Judged::Yes
}

/// Letters below which a description says nothing: "toy" is one, "teapot" is none.
const DESCRIPTION_LETTERS: usize = 4;

/// Whether a text has fewer letters than that; one that is not Latin may be a whole word.
fn is_short(text: &str) -> bool {
    let mut needed = DESCRIPTION_LETTERS;
    for letter in text.chars().filter(|c| is_letter(*c)) {
        needed -= if is_latin(letter) { 1 } else { needed };
        if needed == 0 {
            return false;
        }
    }
    true
}

/// I02.
pub(super) fn description(
    c: &CertificateOfOrigin,
    _: &Context<'_>,
    out: &mut Vec<Finding>,
) -> Judged {
    each(c, |item| {
        let text = item.description.as_ref()?;
        if is_blank(Some(text)) {
            out.push(found(Code::RulesDescriptionBlank, item, "description"));
        } else if is_short(text) {
            out.push(found(Code::RulesDescriptionShort, item, "description"));
        }
        Some(())
    })
}

/// I03.
pub(super) fn hs_code(
    c: &CertificateOfOrigin,
    context: &Context<'_>,
    out: &mut Vec<Finding>,
) -> Judged {
    let edition = c.hs_edition.as_deref();
    each(c, |item| {
        let code = hs6(item.hs_code.as_deref()?);
        let mut push = |of: Code| {
            out.push(
                found(of, item, "hsCode").with("actual", code.as_str()).with("edition", edition),
            );
        };
        let (chapter, heading) = (code.get(..2)?, code.get(..4)?);
        if !context.data.is_chapter(chapter) {
            push(Code::RulesHsChapter);
            return Some(());
        }
        let Some(edition) = edition else { return Some(()) };
        if context.data.is_heading(edition, heading) == Some(false) {
            push(Code::RulesHsHeadingUnknown);
            return Some(());
        }
        #[cfg(feature = "full")]
        if context.hs_table.is_some_and(|table| table.edition == edition && !table.has(&code)) {
            push(Code::RulesHsSubheadingUnknown);
        }
        Some(())
    })
}

/// I04.
pub(super) fn hs_digits(
    c: &CertificateOfOrigin,
    _: &Context<'_>,
    out: &mut Vec<Finding>,
) -> Judged {
    each(c, |item| {
        let code = item.hs_code.as_deref()?;
        if code.bytes().filter(u8::is_ascii_digit).count() > 6 {
            let finding = found(Code::RulesHsMoreThanSixDigits, item, "hsCode");
            out.push(finding.with("actual", code).with("counts", hs6(code)));
        }
        Some(())
    })
}

/// I05: add-ons where they mean something. That the base is one of the five is for the claims check.
pub(super) fn criterion(
    c: &CertificateOfOrigin,
    context: &Context<'_>,
    out: &mut Vec<Finding>,
) -> Judged {
    each(c, |item| {
        let criterion = item.criterion.as_ref()?;
        let row = context.data.criterion(criterion.base?.as_str())?;
        if criterion.de_minimis && !row.de_minimis {
            out.push(found(Code::RulesDeMinimisWithoutCtc, item, "originCriterion/deMinimis"));
        }
        if criterion.cumulation && !row.cumulation {
            out.push(found(Code::RulesCumulationNotNeeded, item, "originCriterion/cumulation"));
        }
        Some(())
    })
}

/// Whether the item's criterion needs the FOB value.
fn needs_fob(item: &Item, context: &Context<'_>) -> Option<bool> {
    Some(context.data.criterion(item.criterion.as_ref()?.base?.as_str())?.fob)
}

/// I06.
pub(super) fn fob_value(
    c: &CertificateOfOrigin,
    context: &Context<'_>,
    out: &mut Vec<Finding>,
) -> Judged {
    each(c, |item| {
        let needed = needs_fob(item, context)?;
        match &item.fob {
            Fob::Absent if needed => out.push(found(Code::RulesFobMissing, item, "fobValue")),
            Fob::Faulty | Fob::Withheld if needed => return None,
            Fob::Absent | Fob::Faulty | Fob::Withheld => {}
            Fob::Amount(amount, currency) => {
                if needed && is_zero(amount) {
                    out.push(found(Code::RulesFobZero, item, "fobValue/amount"));
                }
                if !context.data.knows_currency(currency) {
                    let finding = found(Code::RulesCurrencyUnknown, item, "fobValue/currency");
                    out.push(finding.with("actual", currency.as_str()));
                }
            }
        }
        Some(())
    })
}

/// I07.
pub(super) fn fob_needed(
    c: &CertificateOfOrigin,
    context: &Context<'_>,
    out: &mut Vec<Finding>,
) -> Judged {
    each(c, |item| {
        if matches!(item.fob, Fob::Amount(..)) && !needs_fob(item, context)? {
            out.push(found(Code::RulesFobNotNeeded, item, "fobValue"));
        }
        Some(())
    })
}

/// I08.
pub(super) fn quantity(
    c: &CertificateOfOrigin,
    context: &Context<'_>,
    out: &mut Vec<Finding>,
) -> Judged {
    each(c, |item| {
        let quantity = item.quantity.as_ref()?;
        let (value, unit) = (quantity.value.as_ref()?, quantity.unit.as_ref()?);
        if is_zero(value) {
            out.push(found(Code::RulesQuantityZero, item, "quantity/value"));
        }
        if !context.data.knows_unit(unit) {
            let finding = found(Code::RulesUnitUnknown, item, "quantity/unit");
            out.push(finding.with("actual", unit.as_str()));
        }
        Some(())
    })
}

fn is_zero(decimal: &str) -> bool {
    decimal.bytes().all(|b| matches!(b, b'0' | b'.'))
}

/// I09.
pub(super) fn origin(
    c: &CertificateOfOrigin,
    context: &Context<'_>,
    out: &mut Vec<Finding>,
) -> Judged {
    each(c, |item| {
        let country = item.origin.as_ref()?.country.as_deref()?;
        if context.data.party(country).is_none() {
            let finding = found(Code::RulesOriginNotParty, item, "rcepCountryOfOrigin/country");
            out.push(finding.with("actual", country));
        }
        Some(())
    })
}

/// I10: another Party than the issuing one may be right (Art. 2.6.4), and is worth a look where the
/// importing Party's tariff differs by origin.
pub(super) fn origin_differs(
    c: &CertificateOfOrigin,
    context: &Context<'_>,
    out: &mut Vec<Finding>,
) -> Judged {
    if c.back_to_back.is_some() {
        return Judged::Yes;
    }
    let Some(issuing) = c.issuing_country.as_deref() else { return Judged::No };
    let importing = c.importing_country.as_deref().and_then(|country| context.data.party(country));
    each(c, |item| {
        let origin = item.origin.as_ref()?;
        let country = origin.country.as_deref()?;
        if country != issuing && !origin.marked && context.data.party(country).is_some() {
            let finding = found(Code::RulesOriginDiffers, item, "rcepCountryOfOrigin/country")
                .with("expected", issuing)
                .with("actual", country);
            let matters = importing.is_none_or(|party| party.tariff_differentials);
            let severity = if matters { finding.severity } else { Severity::Info };
            out.push(Finding { severity, ..finding });
        }
        Some(())
    })
}

/// I11.
pub(super) fn origin_mark(
    c: &CertificateOfOrigin,
    context: &Context<'_>,
    out: &mut Vec<Finding>,
) -> Judged {
    let Some(importing) = c.importing_country.as_deref() else { return Judged::No };
    if context.data.party(importing).is_none_or(|party| party.tariff_differentials) {
        return Judged::Yes;
    }
    each(c, |item| {
        if item.origin.as_ref()?.marked {
            let finding = found(Code::RulesOriginMarkNotNeeded, item, "rcepCountryOfOrigin/mark");
            out.push(finding.with("importingCountry", importing));
        }
        Some(())
    })
}

/// I12.
pub(super) fn invoices(c: &CertificateOfOrigin, _: &Context<'_>, out: &mut Vec<Finding>) -> Judged {
    let all = c.items.iter().flat_map(|item| &item.invoices);
    let numbers = all.filter_map(|invoice| invoice.number.as_deref().map(plain_number));
    let mut numbers = numbers.filter(|number| !number.is_empty());
    let several = numbers.next().is_some_and(|first| numbers.any(|number| number != first));
    each(c, |item| {
        if several && item.invoices.is_empty() && !item.withholds_invoices {
            out.push(found(Code::RulesItemWithoutInvoice, item, "invoices"));
        }
        for (i, invoice) in item.invoices.iter().enumerate() {
            if is_blank(invoice.number.as_ref()) {
                let member = format!("invoices/{i}/number");
                out.push(found(Code::RulesInvoiceNumberBlank, item, &member));
            }
            if let (Some(issued), Some(date)) = (c.issue_date, invoice.date)
                && date > issued
            {
                let finding =
                    found(Code::RulesInvoiceAfterIssue, item, &format!("invoices/{i}/date"));
                out.push(
                    finding.with("actual", date.to_string()).with("issueDate", issued.to_string()),
                );
            }
        }
        Some(())
    })
}

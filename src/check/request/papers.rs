//! The asker's papers against what the certificate says: parties, invoices, HS codes, quantities, and
//! line by line.

use super::{Alike, Comparison, hs6, plain_number, recoded};
use crate::check::plain_name;
use crate::claims::{Invoice, Item, Quantity};
use crate::code::Code;
use crate::decimal::Decimal;
use crate::names::Names;
use crate::papers;
use crate::policy::Request;
use crate::report::{Finding, Severity};
use crate::value::Value;

impl Comparison<'_> {
    /// Compares everything that is stated besides the number.
    pub(super) fn papers(&mut self, request: &Request) {
        let c = self.certificate;
        for asked in &request.invoices {
            self.invoice(asked);
        }
        for asked in &request.hs_codes {
            let codes = c.items.iter().filter_map(|item| item.hs_code.as_deref());
            let alike = codes.map(|code| same_hs(code, asked)).max().unwrap_or(Alike::Differs);
            let hidden = self.hides_hs();
            self.note(alike, ("hsCodes", asked), "/items".to_owned(), None, &|finding| {
                unless_hidden(finding, hidden)
            });
        }
        if let Some(asked) = &request.importing_country {
            let actual = c.importing_country.as_deref();
            let alike = actual.map_or(Alike::Differs, |actual| {
                Alike::of(actual == asked, actual.eq_ignore_ascii_case(asked.trim()))
            });
            let at = "/importingCountry".to_owned();
            let hidden = actual.is_none() && c.withholds;
            self.note(
                alike,
                ("importingCountry", asked),
                at,
                actual.map(Value::from),
                &|finding| unless_hidden(finding, hidden),
            );
        }
        for (field, asked, party) in [
            ("consignee", &request.consignee, &c.consignee),
            ("exporter", &request.exporter, &c.exporter),
        ] {
            let Some(asked) = asked else { continue };
            let actual = party.as_ref();
            let parts = [
                ("name", Some(&asked.name), actual.and_then(|party| party.name.as_deref())),
                (
                    "address",
                    asked.address.as_ref(),
                    actual.and_then(|party| party.address.as_deref()),
                ),
                (
                    "country",
                    asked.country.as_ref(),
                    actual.and_then(|party| party.country.as_deref()),
                ),
            ];
            for (part, asked, actual) in parts {
                let Some(asked) = asked else { continue };
                let alike = actual.map_or(Alike::Differs, |actual| {
                    Alike::of(actual == asked, plain_name(actual) == plain_name(asked))
                });
                let stated =
                    if part == "name" { field.to_owned() } else { format!("{field}/{part}") };
                self.note(
                    alike,
                    (&stated, asked),
                    format!("/{field}/{part}"),
                    actual.map(Value::from),
                    &warning,
                );
            }
        }
        for asked in &request.quantities {
            let stated = || c.items.iter().filter_map(|item| item.quantity.as_ref());
            let alike = stated().map(|quantity| self.same_quantity(quantity, asked)).max();
            let text = in_words(asked);
            let actual: Vec<String> = stated().filter_map(whole).collect();
            let alike = alike.unwrap_or(Alike::Differs);
            let hidden = self.hides_quantities();
            self.note(
                alike,
                ("quantities", &text),
                "/items".to_owned(),
                Some(Value::from(actual)),
                &|finding| {
                    if hidden { unless_hidden(finding, true) } else { warning(finding) }
                },
            );
        }
        let mut taken = vec![false; c.items.len()];
        for (i, line) in request.items.iter().enumerate() {
            self.line(i, line, &mut taken);
        }
    }

    fn invoice(&mut self, asked: &papers::Invoice) {
        let all = self.certificate.items.iter().flat_map(|item| {
            let at = |i| format!("{}/invoices/{i}", item.pointer);
            item.invoices.iter().enumerate().map(move |(i, invoice)| (at(i), invoice))
        });
        let alike =
            |(at, invoice): (String, _)| (same_invoice(invoice, &asked.number), at, invoice);
        // Of several that fit, the first.
        let best = all.map(alike).reduce(|best, next| if next.0 > best.0 { next } else { best });
        let (likeness, at, invoice) = match best {
            Some((likeness, at, invoice)) if likeness > Alike::Differs => {
                (likeness, at, Some(invoice))
            }
            _ => (Alike::Differs, "/items".to_owned(), None),
        };
        let hidden = self.hides_invoices();
        let number = invoice.and_then(|invoice| invoice.number.as_deref());
        let pointer = if invoice.is_some() { format!("{at}/number") } else { at.clone() };
        self.note(
            likeness,
            ("invoices", &asked.number),
            pointer,
            number.map(Value::from),
            &|finding| unless_hidden(finding, hidden),
        );
        if let (Some(due), Some(actual)) = (asked.date, invoice.and_then(|invoice| invoice.date)) {
            let alike = Alike::of(due == actual, false);
            let (due, actual) = (due.to_string(), actual.to_string());
            self.note(
                alike,
                ("invoices/date", &due),
                format!("{at}/date"),
                Some(Value::from(actual)),
                &warning,
            );
        }
    }

    /// One line of the asker's papers with the item that fits it best, which no other line then gets.
    fn line(&mut self, i: usize, line: &papers::Line, taken: &mut [bool]) {
        let items = &self.certificate.items;
        let chosen = match line.number {
            Some(number) => items.iter().position(|item| item.number == Some(number)),
            None => {
                let free = items.iter().enumerate().filter(|(i, _)| taken.get(*i) == Some(&false));
                let fits = free.map(|(i, item)| (self.likeness(line, item), i));
                fits.filter(|(likeness, _)| *likeness > 0)
                    .max_by_key(|(likeness, i)| (*likeness, std::cmp::Reverse(*i)))
                    .map(|(_, i)| i)
            }
        };
        let hidden = self.hides_invoices();
        let field = format!("items/{i}");
        let Some((chosen, item)) = chosen.and_then(|chosen| Some((chosen, items.get(chosen)?)))
        else {
            self.line_without_item(&field, line);
            return;
        };
        taken.iter_mut().skip(chosen).take(1).for_each(|taken| *taken = true);
        if let Some(asked) = &line.hs_code {
            let actual = item.hs_code.as_deref();
            let alike = actual.map_or(Alike::Differs, |actual| same_hs(actual, asked));
            let elsewhere = self.has_hs(asked);
            let stated = (format!("{field}/hsCode"), asked);
            let at = format!("{}/hsCode", item.pointer);
            self.note(alike, (&stated.0, stated.1), at, actual.map(Value::from), &|finding| {
                if elsewhere { warning(finding) } else { finding }
            });
        }
        if let Some(asked) = &line.invoice {
            let alike = item.invoices.iter().map(|invoice| same_invoice(invoice, asked)).max();
            let elsewhere = self.has_invoice(asked);
            let actual: Vec<&str> =
                item.invoices.iter().filter_map(|invoice| invoice.number.as_deref()).collect();
            let at = format!("{}/invoices", item.pointer);
            let stated = format!("{field}/invoice");
            let alike = alike.unwrap_or(Alike::Differs);
            self.note(alike, (&stated, asked), at, Some(Value::from(actual)), &|finding| match (
                elsewhere, hidden,
            ) {
                (true, _) => warning(finding),
                (false, hidden) => unless_hidden(finding, hidden),
            });
        }
        if let Some(asked) = &line.quantity {
            let actual = item.quantity.as_ref();
            let alike = actual.map_or(Alike::Differs, |actual| self.same_quantity(actual, asked));
            let actual =
                actual.and_then(|q| Some(format!("{} {}", q.value.as_ref()?, q.unit.as_ref()?)));
            let text = format!("{} {}", asked.value, asked.unit);
            let stated = format!("{field}/quantity");
            let at = format!("{}/quantity", item.pointer);
            self.note(alike, (&stated, &text), at, actual.map(Value::from), &warning);
        }
        if let (Some(asked), Some(actual)) = (&line.description, &item.description) {
            let similarity = similarity(asked, actual);
            let plain = plain_name(asked) == plain_name(actual);
            let alike =
                Alike::of(asked.as_str() == actual.as_str(), plain || similarity >= SIMILAR);
            let stated = format!("{field}/description");
            let at = format!("{}/description", item.pointer);
            self.note(
                alike,
                (&stated, asked),
                at,
                Some(Value::from(actual.as_str())),
                &|finding| {
                    let finding = recoded(finding, Code::RequestDescriptionDiffers);
                    if plain { finding } else { finding.with("similarity", similarity) }
                },
            );
        }
    }

    /// Nothing fits: an error where its HS code or invoice is nowhere.
    fn line_without_item(&mut self, field: &str, line: &papers::Line) {
        let quantity = line.quantity.as_ref().map(in_words);
        let number = line.number.map(|number| number.to_string());
        let stated = [&number, &line.hs_code, &line.description, &quantity, &line.invoice];
        let stated: Vec<&str> = stated.into_iter().filter_map(Option::as_deref).collect();
        let hidden = self.hides_hs() || self.hides_invoices();
        let nowhere = line.hs_code.as_ref().is_some_and(|asked| !self.has_hs(asked))
            || line.invoice.as_ref().is_some_and(|asked| !self.has_invoice(asked));
        let at = "/items".to_owned();
        self.note(Alike::Differs, (field, &stated.join(", ")), at, None, &|finding| {
            if nowhere { unless_hidden(finding, hidden) } else { warning(finding) }
        });
    }

    fn has_hs(&self, asked: &str) -> bool {
        let codes = self.certificate.items.iter().filter_map(|item| item.hs_code.as_deref());
        codes.map(|code| same_hs(code, asked)).any(|alike| alike > Alike::Differs)
    }

    fn has_invoice(&self, asked: &str) -> bool {
        let all = self.certificate.items.iter().flat_map(|item| &item.invoices);
        all.map(|invoice| same_invoice(invoice, asked)).any(|alike| alike > Alike::Differs)
    }

    /// How well an item fits a line: the HS code counts most, then invoice, quantity and words.
    fn likeness(&self, line: &papers::Line, item: &Item) -> u32 {
        let hs = line.hs_code.as_ref().zip(item.hs_code.as_ref());
        let hs = hs.is_some_and(|(asked, code)| same_hs(code, asked) > Alike::Differs);
        let invoice = line.invoice.as_ref().is_some_and(|asked| {
            item.invoices.iter().any(|invoice| same_invoice(invoice, asked) > Alike::Differs)
        });
        let quantity = line.quantity.as_ref().zip(item.quantity.as_ref());
        let quantity = quantity
            .is_some_and(|(asked, actual)| self.same_quantity(actual, asked) > Alike::Differs);
        let words = line.description.as_ref().zip(item.description.as_ref());
        let words = words.map_or(0, |(asked, actual)| similarity(asked, actual));
        800 * u32::from(hs) + 400 * u32::from(invoice) + 200 * u32::from(quantity) + words
    }

    fn same_quantity(&self, actual: &Quantity, asked: &papers::Quantity) -> Alike {
        let (Some(value), Some(unit)) = (&actual.value, &actual.unit) else {
            return Alike::Differs;
        };
        // A unit that was not stated is not compared, nor are its letters' case.
        let same_unit = asked.unit.is_empty() || unit.eq_ignore_ascii_case(&asked.unit);
        let plain = same_unit
            && (plain_decimal(value) == plain_decimal(&asked.value)
                || Decimal::parse(value)
                    .is_some_and(|value| Some(value) == Decimal::parse(&asked.value)));
        let converted = || self.data.same_quantity((value, unit), (&asked.value, &asked.unit));
        Alike::of(
            *unit == *asked.unit && *value == *asked.value,
            plain || converted() == Some(true),
        )
    }

    /// Whether an item that is asked for may be one that is not disclosed.
    fn hides_items(&self) -> bool {
        !self.certificate.all_items
    }

    fn hides_hs(&self) -> bool {
        let hides = |item: &Item| item.withholds && item.hs_code.is_none();
        self.hides_items() || self.certificate.items.iter().any(hides)
    }

    fn hides_invoices(&self) -> bool {
        self.hides_items() || self.certificate.items.iter().any(|item| item.withholds_invoices)
    }

    fn hides_quantities(&self) -> bool {
        let hides = |item: &Item| item.withholds && item.quantity.is_none();
        self.hides_items() || self.certificate.items.iter().any(hides)
    }
}

/// Of what differs, a warning; what is the same but for its writing stays a note.
fn warning(finding: Finding) -> Finding {
    if finding.code == Code::RequestNormalised {
        return finding;
    }
    Finding { severity: Severity::Warning, ..finding }
}

/// A difference, or the news that it cannot be told.
fn unless_hidden(finding: Finding, hidden: bool) -> Finding {
    if hidden { recoded(finding, Code::RequestWithheld) } else { finding }
}

fn whole(quantity: &Quantity) -> Option<String> {
    Some(format!("{} {}", quantity.value.as_ref()?, quantity.unit.as_ref()?))
}

fn in_words(asked: &papers::Quantity) -> String {
    format!("{} {}", asked.value, asked.unit).trim().to_owned()
}

fn same_invoice(invoice: &Invoice, asked: &str) -> Alike {
    invoice.number.as_deref().map_or(Alike::Differs, |number| {
        Alike::of(number == asked, plain_number(number) == plain_number(asked))
    })
}

fn same_hs(code: &str, asked: &str) -> Alike {
    let six = hs6(asked);
    Alike::of(code == asked && six.len() == 6, six.len() == 6 && hs6(code) == six)
}

/// Without leading zeros of the whole and trailing zeros of the fraction.
fn plain_decimal(text: &str) -> (&str, &str) {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    (whole.trim_start_matches('0'), fraction.trim_end_matches('0'))
}

/// Of a hundred words how many both have, from which on two descriptions are called alike.
const SIMILAR: u32 = 50;

/// How many of their words two texts share, in per cent (Sørensen-Dice on sets of words).
fn similarity(one: &str, other: &str) -> u32 {
    let words = |text: &str| {
        let mut words = Names::default();
        for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
            words.insert(plain_name(word));
        }
        words
    };
    let (one, other) = (words(one), words(other));
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX / 200);
    let (shared, all) = (
        count(one.iter().filter(|word| other.contains(word)).count()),
        count(one.len() + other.len()),
    );
    (200 * shared).checked_div(all).unwrap_or(0)
}

//! JSON to what the asker's papers say of a shipment: invoices, parties, lines, quantities, amounts.

use crate::json::Json;
use crate::members::{Members, Reader, Wrong, count, date, list, text};
use crate::time::Date;
use crate::value::Value;

/// A list, or one entry that stands for a list of it; `null` is none.
pub(crate) fn some_or_one<T>(
    members: Members<'_>,
    name: &str,
    wrong: &Wrong,
    read: Reader<T>,
) -> Vec<T> {
    match members.get(name) {
        None | Some(Value::Null) => Vec::new(),
        Some(entries @ Value::Array(_)) => list(entries, wrong, read),
        Some(one) => vec![read(one, wrong)],
    }
}

/// A text, of which a number is one too.
pub(crate) fn text_or_number(value: &Value, wrong: &Wrong) -> String {
    if value.is_number() { Json::of(value) } else { text(value, wrong) }
}

/// An invoice the asker holds. As JSON its number alone, or an object.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Invoice {
    /// Its number; ASCII spaces and case do not count.
    pub number: String,
    /// Its date; a difference is a warning.
    pub date: Option<Date>,
    /// Who issued it, by name; for the rule on third-party invoicing (Art. 3.20).
    pub issuer: Option<String>,
}

impl Invoice {
    pub(crate) fn read(value: &Value, wrong: &Wrong) -> Self {
        if let Value::String(number) = value {
            return Self { number: number.to_string(), ..Self::default() };
        }
        let members = Members::only(value, &["number", "date", "issuer"], wrong);
        Self {
            number: members.text("number"),
            date: members.open("date", date),
            issuer: members.open_text("issuer"),
        }
    }
}

/// A party the asker deals with. As JSON its name alone, or an object.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Party {
    /// Its name; case, spaces and punctuation do not count.
    pub name: String,
    /// Its address; as its name.
    pub address: Option<String>,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
}

impl Party {
    pub(crate) fn read(value: &Value, wrong: &Wrong) -> Self {
        if let Value::String(name) = value {
            return Self { name: name.to_string(), ..Self::default() };
        }
        let members = Members::only(value, &["name", "address", "country"], wrong);
        Self {
            name: members.text("name"),
            address: members.open_text("address"),
            country: members.open_text("country"),
        }
    }
}

/// One line of an invoice or declaration; what is absent is not compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// The item's number in the certificate, where the asker knows it.
    pub number: Option<u64>,
    /// HS code; the first six digits count.
    pub hs_code: Option<String>,
    /// Compared word by word; a hint, never a verdict.
    pub description: Option<String>,
    /// A difference is a warning.
    pub quantity: Option<Quantity>,
    /// Number of the invoice the line is from.
    pub invoice: Option<String>,
}

impl Line {
    pub(crate) fn read(value: &Value, wrong: &Wrong) -> Self {
        let known = ["number", "hsCode", "description", "quantity", "invoice"];
        let members = Members::only(value, &known, wrong);
        Self {
            number: members.open("number", count),
            hs_code: members.open_text("hsCode"),
            description: members.open_text("description"),
            quantity: members.open("quantity", Quantity::read),
            invoice: members.open_text("invoice"),
        }
    }
}

/// A quantity with its unit. As JSON an object, or text such as `2400 KGM`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// A decimal number as text.
    pub value: String,
    /// UN/ECE Recommendation 20 code.
    pub unit: String,
}

impl Quantity {
    pub(crate) fn read(value: &Value, wrong: &Wrong) -> Self {
        if let Some(text) = value.as_str().map(str::trim) {
            let digits = |c: char| c.is_ascii_digit() || c == '.';
            let end = text.find(|c| !digits(c)).unwrap_or(text.len());
            let (value, unit) = text.split_at_checked(end).unwrap_or((text, ""));
            return Self { value: value.to_owned(), unit: unit.trim().to_owned() };
        }
        let members = Members::only(value, &["value", "unit"], wrong);
        Self {
            value: members.due("value", text_or_number),
            unit: members.open_text("unit").unwrap_or_default(),
        }
    }
}

/// An amount of money.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct Amount {
    /// A decimal number as text.
    pub amount: String,
    /// ISO 4217.
    pub currency: String,
}

impl Amount {
    pub(crate) fn read(value: &Value, wrong: &Wrong) -> Self {
        let members = Members::only(value, &["amount", "currency"], wrong);
        Self { amount: members.text("amount"), currency: members.text("currency") }
    }
}

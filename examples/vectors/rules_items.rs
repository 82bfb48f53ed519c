//! Rules I01 to I04, I08 and I12: numbers, descriptions, HS codes, quantities and invoices of items.

use super::rules::*;
use super::world::*;
use serde_json::json;
use std::io;

pub fn cases(corpus: &mut Corpus) -> io::Result<()> {
    numbers(corpus)?;
    descriptions(corpus)?;
    hs_codes(corpus)?;
    quantities(corpus)?;
    invoices(corpus)
}

fn numbers(corpus: &mut Corpus) -> io::Result<()> {
    let code = "rules.item_numbers";
    for (name, due, numbers) in [
        ("valid-i01-numbered-1-2", Due::Silent, vec![1, 2]),
        ("valid-i01-one-item-numbered-1", Due::Silent, vec![1]),
        ("valid-i01-one-item-numbered-2", Due::Warning, vec![2]),
        ("valid-i01-numbered-1-3", Due::Warning, vec![1, 3]),
        ("valid-i01-numbered-1-1", Due::Warning, vec![1, 1]),
        ("valid-i01-numbered-2-3", Due::Warning, vec![2, 3]),
        ("valid-i01-numbered-1-2-2", Due::Warning, vec![1, 2, 2]),
    ] {
        let token = signed_subject(|s| {
            let plates = item(s, 0).clone();
            let items = numbers.iter().map(|number| {
                let mut item = plates.clone();
                item["number"] = json!(number);
                item
            });
            s["items"] = items.collect();
        });
        corpus.add(judged(Case::new(AREA, name, token), due, code))?;
    }
    let unknown = "rules.hs_subheading_unknown";
    for (name, hs, edition, due) in [
        ("valid-i03-subheading-of-the-table", "690721", "2022", Due::Silent),
        ("valid-i03-subheading-not-in-the-table", "690710", "2022", Due::Warning),
        ("valid-i03-subheading-of-another-edition-than-the-table", "690710", "2012", Due::Silent),
    ] {
        let token = signed_subject(|s| {
            s["hsEdition"] = json!(edition);
            item(s, 1)["hsCode"] = json!(hs);
        });
        corpus.add(judged(Case::new(AREA, name, token).hs_table(), due, unknown))?;
    }
    Ok(())
}

fn descriptions(corpus: &mut Corpus) -> io::Result<()> {
    let (blank, short) = ("rules.description_blank", "rules.description_short");
    for (name, due, code, description) in [
        ("i02-description-blank", Due::Error, blank, " "),
        ("valid-i02-description-of-a-letter", Due::Silent, blank, "X"),
        ("valid-i02-description-of-two-letters", Due::Warning, short, "TV"),
        ("valid-i02-description-of-three-letters", Due::Warning, short, "Toy"),
        ("valid-i02-description-of-four-letters", Due::Silent, short, "Mugs"),
        ("valid-i02-description-of-digits", Due::Warning, short, "6912 00 350"),
        ("valid-i02-description-of-a-few-words", Due::Silent, short, "Stoneware mugs"),
        ("valid-i02-description-in-chinese", Due::Silent, blank, "陶器马克杯，三百五十毫升"),
    ] {
        let token = signed_subject(|s| item(s, 1)["description"] = json!(description));
        corpus.add(judged(Case::new(AREA, name, token), due, code))?;
    }
    Ok(())
}

/// HS code, edition, and what is due.
type HsRow = (&'static str, &'static str, &'static str, Due, &'static str);

const CHAPTER: &str = "rules.hs_chapter";
const HEADING: &str = "rules.hs_heading_unknown";
const MORE: &str = "rules.hs_more_than_six_digits";

const HS: [HsRow; 29] = [
    ("i03-chapter-00", "000100", "2022", Due::Error, CHAPTER),
    ("valid-i03-chapter-01", "010121", "2022", Due::Silent, CHAPTER),
    ("valid-i03-chapter-76", "760110", "2022", Due::Silent, CHAPTER),
    ("i03-chapter-77", "770110", "2022", Due::Error, CHAPTER),
    ("i03-chapter-77-with-dots", "77.01.10", "2022", Due::Error, CHAPTER),
    ("i03-chapter-77-of-ten-digits", "7701100000", "2022", Due::Error, CHAPTER),
    ("i03-chapter-77-in-2012", "770110", "2012", Due::Error, CHAPTER),
    ("valid-i03-chapter-78", "780110", "2022", Due::Silent, CHAPTER),
    ("valid-i03-chapter-97", "970121", "2022", Due::Silent, CHAPTER),
    ("i03-chapter-98", "980100", "2022", Due::Error, CHAPTER),
    ("i03-chapter-99", "990101", "2022", Due::Error, CHAPTER),
    ("valid-i03-heading-6914", "691490", "2022", Due::Silent, HEADING),
    ("valid-i03-heading-6915", "691500", "2022", Due::Warning, HEADING),
    ("valid-i03-heading-6915-with-dots", "69.15.00", "2022", Due::Warning, HEADING),
    ("valid-i03-heading-6900", "690000", "2022", Due::Warning, HEADING),
    ("valid-i03-heading-6908-of-2012-in-2022", "690890", "2022", Due::Warning, HEADING),
    ("valid-i03-heading-6908-of-2012", "690890", "2012", Due::Silent, HEADING),
    ("valid-i03-heading-8520", "852000", "2022", Due::Warning, HEADING),
    ("valid-i03-heading-8549-new-in-2022", "854911", "2022", Due::Silent, HEADING),
    ("valid-i03-heading-2404-new-in-2022", "240411", "2022", Due::Silent, HEADING),
    ("valid-i03-heading-9707", "970700", "2022", Due::Warning, HEADING),
    ("valid-i03-heading-0309-new-in-2022", "030910", "2022", Due::Silent, HEADING),
    ("valid-i04-six-digits", "691200", "2022", Due::Silent, MORE),
    ("valid-i04-six-digits-with-dots", "69.12.00", "2022", Due::Silent, MORE),
    ("valid-i04-six-digits-with-spaces", "6912 00", "2022", Due::Silent, MORE),
    ("valid-i04-eight-digits", "69120010", "2022", Due::Info, MORE),
    ("valid-i04-eight-digits-with-dots", "6912.00.10", "2022", Due::Info, MORE),
    ("valid-i04-ten-digits", "6912.00.1000", "2022", Due::Info, MORE),
    ("valid-i04-twelve-digits", "691200100001", "2022", Due::Info, MORE),
];

fn hs_codes(corpus: &mut Corpus) -> io::Result<()> {
    for (name, hs, edition, due, code) in HS {
        let token = signed_subject(|s| {
            s["hsEdition"] = json!(edition);
            item(s, 1)["hsCode"] = json!(hs);
        });
        corpus.add(judged(Case::new(AREA, name, token), due, code))?;
    }
    Ok(())
}

fn quantities(corpus: &mut Corpus) -> io::Result<()> {
    let (zero, unit) = ("rules.quantity_zero", "rules.unit_unknown");
    for (name, due, code, value, of) in [
        ("i08-quantity-0", Due::Error, zero, "0", "KGM"),
        ("i08-quantity-0-0", Due::Error, zero, "0.0", "KGM"),
        ("i08-quantity-0-000", Due::Error, zero, "0.000", "H87"),
        ("valid-i08-quantity-0-01", Due::Silent, zero, "0.01", "KGM"),
        ("valid-i08-quantity-10", Due::Silent, zero, "10", "KGM"),
        ("valid-i08-unit-kgm", Due::Silent, unit, "5", "KGM"),
        ("valid-i08-unit-of-two-characters", Due::Silent, unit, "5", "PR"),
        ("valid-i08-unit-of-digit-and-letter", Due::Silent, unit, "5", "H87"),
        ("valid-i08-unit-a-package", Due::Silent, unit, "5", "XCT"),
        ("valid-i08-unit-a-package-without-x", Due::Warning, unit, "5", "CT"),
        ("valid-i08-unit-pcs", Due::Warning, unit, "5", "PCS"),
        ("valid-i08-unit-ton", Due::Warning, unit, "5", "TON"),
    ] {
        let token =
            signed_subject(|s| item(s, 1)["quantity"] = json!({ "value": value, "unit": of }));
        corpus.add(judged(Case::new(AREA, name, token), due, code))?;
    }
    Ok(())
}

fn invoices(corpus: &mut Corpus) -> io::Result<()> {
    let (blank, after) = ("rules.invoice_number_blank", "rules.invoice_after_issue");
    let without = "rules.item_without_invoice";
    table(
        corpus,
        &[
            ("valid-i12-invoice-number-blank", Due::Warning, blank, |s| {
                item(s, 1)["invoices"][0]["number"] = json!(" ")
            }),
            ("valid-i12-invoice-number-of-a-digit", Due::Silent, blank, |s| {
                item(s, 1)["invoices"][0]["number"] = json!("1")
            }),
            ("valid-i12-invoice-dated-after-issue", Due::Warning, after, |s| {
                item(s, 1)["invoices"][0]["date"] = json!("2026-06-02")
            }),
            ("valid-i12-invoice-dated-on-issue-date", Due::Silent, after, |s| {
                item(s, 1)["invoices"][0]["date"] = json!("2026-06-01")
            }),
            ("valid-i12-two-invoices-and-an-item-with-none", Due::Warning, without, |s| {
                let plates = item(s, 0).clone();
                let items = s["items"].as_array_mut().expect("items");
                items.push(plates);
                items[2]["number"] = json!(3);
                drop(items[2].as_object_mut().map(|item| item.remove("invoices")));
            }),
            (
                "valid-i12-two-invoices-of-one-item-and-another-with-none",
                Due::Warning,
                without,
                |s| {
                    item(s, 0)["invoices"] = json!([
                        { "number": "XM-2026-0417", "date": "2026-05-28" },
                        { "number": "XM-2026-0418", "date": "2026-05-28" }
                    ]);
                    lacks(s, 1, "invoices");
                },
            ),
            ("valid-i12-two-invoices-and-an-item-with-an-empty-list", Due::Warning, without, |s| {
                item(s, 0)["invoices"] = json!([
                    { "number": "XM-2026-0417", "date": "2026-05-28" },
                    { "number": "XM-2026-0418", "date": "2026-05-28" }
                ]);
                item(s, 1)["invoices"] = json!([]);
            }),
            ("valid-i12-one-invoice-and-an-item-with-none", Due::Silent, without, |s| {
                lacks(s, 1, "invoices")
            }),
            (
                "valid-i12-one-invoice-of-two-items-and-a-third-with-none",
                Due::Silent,
                without,
                |s| {
                    item(s, 1)["invoices"] = item(s, 0)["invoices"].clone();
                    let mut third = item(s, 0).clone();
                    third["number"] = json!(3);
                    drop(third.as_object_mut().map(|item| item.remove("invoices")));
                    s["items"].as_array_mut().expect("items").push(third);
                },
            ),
            ("valid-i12-no-invoice", Due::Silent, without, |s| {
                lacks(s, 0, "invoices");
                lacks(s, 1, "invoices");
            }),
        ],
    )
}

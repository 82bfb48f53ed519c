//! The lines of the asker's own papers, each compared with the item of the certificate it belongs to.

use super::sd_jwt;
use super::world::*;
use serde_json::{Value, json};
use std::io;

const AREA: &str = "request";
const PLATES: &str = "Porcelain plates, glazed, 26 cm, pattern EX-7";
const MUGS: &str = "Stoneware mugs, 350 ml, pattern EX-9";

pub fn cases(corpus: &mut Corpus) -> io::Result<()> {
    same(corpus)?;
    written_otherwise(corpus)?;
    warned_of(corpus)?;
    nowhere(corpus)?;
    no_item_left(corpus)?;
    perhaps_hidden(corpus)?;
    chosen(corpus)
}

fn kilograms(value: &str) -> Value {
    json!({ "value": value, "unit": "KGM" })
}

fn lines(name: &str, lines: Value) -> Case<'_> {
    Case::new(AREA, name, signed(|_| {})).request(json!({ "items": lines }))
}

fn same(corpus: &mut Corpus) -> io::Result<()> {
    let plates = json!({ "number": 1, "hsCode": "691110", "description": PLATES, "quantity": kilograms("3150"), "invoice": "XM-2026-0417" });
    let mugs = json!({ "hsCode": "6912.00", "description": MUGS, "quantity": kilograms("480.5"), "invoice": "XM-2026-0418" });
    for (name, stated, exact) in [
        ("valid-line", json!([plates]), 4),
        ("valid-line-without-number", json!([mugs]), 4),
        ("valid-lines", json!([plates, mugs]), 8),
        ("valid-lines-in-other-order", json!([mugs, plates]), 8),
        ("valid-line-hs-code-alone", json!([{ "hsCode": "6912.00" }]), 1),
        ("valid-line-invoice-alone", json!([{ "invoice": "XM-2026-0418" }]), 1),
        ("valid-line-quantity-alone", json!([{ "quantity": kilograms("480.5") }]), 1),
        ("valid-line-description-alone", json!([{ "description": MUGS }]), 1),
    ] {
        corpus.add(lines(name, stated).without("request.normalised").compared(exact, 0, 0))?;
    }
    Ok(())
}

fn written_otherwise(corpus: &mut Corpus) -> io::Result<()> {
    let stated = |member: &str, value: Value| {
        let mut line = json!({ "number": 1 });
        line[member] = value;
        json!([line])
    };
    for (name, stated) in [
        ("valid-line-hs-code-with-dots", stated("hsCode", json!("69.11.10"))),
        ("valid-line-hs-code-of-ten-digits", stated("hsCode", json!("6911109000"))),
        ("valid-line-invoice-in-small-letters", stated("invoice", json!("xm-2026-0417"))),
        ("valid-line-quantity-with-zeros", stated("quantity", kilograms("3150.00"))),
        (
            "valid-line-quantity-in-tonnes",
            stated("quantity", json!({ "value": "3.150", "unit": "TNE" })),
        ),
        ("valid-line-description-in-capitals", stated("description", json!(PLATES.to_uppercase()))),
        (
            "valid-line-description-in-another-order",
            stated("description", json!("Plates (porcelain, glazed), pattern EX-7, 26 cm")),
        ),
    ] {
        corpus.add(
            lines(name, stated)
                .valid_with("request.normalised")
                .weighing("info")
                .without("request.field_mismatch")
                .compared(0, 1, 0),
        )?;
    }
    Ok(())
}

/// A quantity that differs, and what stands with another item; a description is a hint.
fn warned_of(corpus: &mut Corpus) -> io::Result<()> {
    let differs = "request.field_mismatch";
    for (name, line) in [
        ("valid-line-quantity-differs", json!({ "number": 1, "quantity": kilograms("3151") })),
        (
            "valid-line-quantity-in-tonnes-differs",
            json!({ "number": 1, "quantity": { "value": "3.16", "unit": "TNE" } }),
        ),
        (
            "valid-line-quantity-of-another-item",
            json!({ "number": 1, "quantity": kilograms("480.5") }),
        ),
        ("valid-line-hs-code-of-another-item", json!({ "number": 1, "hsCode": "691200" })),
        ("valid-line-invoice-of-another-item", json!({ "number": 1, "invoice": "XM-2026-0418" })),
    ] {
        corpus.add(
            lines(name, json!([line])).valid_with(differs).weighing("warning").compared(0, 0, 1),
        )?;
    }
    for (name, description) in [
        ("valid-line-description-of-other-goods", "Steel pipes, seamless"),
        ("valid-line-description-of-the-other-item", MUGS),
    ] {
        corpus.add(
            lines(name, json!([{ "number": 1, "description": description }]))
                .valid_with("request.description_differs")
                .weighing("info")
                .without(differs)
                .compared(0, 0, 1),
        )?;
    }
    Ok(())
}

fn nowhere(corpus: &mut Corpus) -> io::Result<()> {
    for (name, stated, exact, differing) in [
        ("line-hs-code-not-in-it", json!([{ "number": 1, "hsCode": "851712" }]), 0, 1),
        ("line-invoice-not-in-it", json!([{ "number": 2, "invoice": "XM-2026-0419" }]), 0, 1),
        ("line-of-no-item", json!([{ "hsCode": "851712" }]), 0, 1),
        (
            "line-number-of-no-item-and-hs-code-not-in-it",
            json!([{ "number": 3, "hsCode": "851712" }]),
            0,
            1,
        ),
        (
            "one-line-of-two-of-no-item",
            json!([{ "hsCode": "691110" }, { "hsCode": "730411", "description": "Steel pipes" }]),
            1,
            1,
        ),
        (
            "line-of-an-item-but-for-its-hs-code",
            json!([{ "hsCode": "691390", "description": MUGS, "quantity": kilograms("480.5") }]),
            2,
            1,
        ),
    ] {
        corpus.add(
            lines(name, stated).invalid("request.field_mismatch").compared(exact, 0, differing),
        )?;
    }
    Ok(())
}

/// No item is left for the line, but nothing that it states is missing in the certificate.
fn no_item_left(corpus: &mut Corpus) -> io::Result<()> {
    for (name, stated, exact) in [
        ("valid-line-number-of-no-item", json!([{ "number": 3, "hsCode": "691110" }]), 0),
        ("valid-line-quantity-of-no-item", json!([{ "quantity": kilograms("7") }]), 0),
        ("valid-two-lines-of-one-item", json!([{ "hsCode": "691110" }, { "hsCode": "691110" }]), 1),
        (
            "valid-two-lines-of-one-invoice",
            json!([{ "invoice": "XM-2026-0418" }, { "invoice": "XM-2026-0418" }]),
            1,
        ),
    ] {
        corpus.add(
            lines(name, stated)
                .valid_with("request.field_mismatch")
                .weighing("warning")
                .compared(exact, 0, 1),
        )?;
    }
    let stated = json!([{ "description": "Steel pipes, seamless" }]);
    corpus.add(lines("valid-line-description-of-no-item", stated).compared(0, 0, 1))
}

/// The second item's invoices are not disclosed: they may be the ones stated.
fn perhaps_hidden(corpus: &mut Corpus) -> io::Result<()> {
    let token = || {
        sd_jwt::presented(|d| {
            sd_jwt::hide(sd_jwt::item(d, 1), "invoices");
            vec![]
        })
    };
    let asked = |number: &str| json!({ "items": [{ "number": 2, "invoice": number }] });
    corpus.add(
        Case::new(AREA, "line-invoice-perhaps-hidden", token())
            .request(asked("XM-2026-0418"))
            .indeterminate("request.withheld")
            .compared(0, 0, 1),
    )?;
    corpus.add(
        Case::new(AREA, "valid-line-invoice-of-another-item-in-the-open", token())
            .request(asked("XM-2026-0417"))
            .valid_with("request.field_mismatch")
            .weighing("warning")
            .compared(0, 0, 1),
    )
}

/// Two items of one HS code: quantity, invoice or words say which is meant.
fn chosen(corpus: &mut Corpus) -> io::Result<()> {
    let alike = || signed_subject(|s| s["items"][1]["hsCode"] = json!("691110"));
    for (name, stated, exact) in [
        (
            "valid-lines-told-apart-by-quantity",
            json!([
                { "hsCode": "691110", "quantity": kilograms("480.5") },
                { "hsCode": "691110", "quantity": kilograms("3150") }
            ]),
            4,
        ),
        (
            "valid-lines-told-apart-by-invoice",
            json!([
                { "hsCode": "691110", "invoice": "XM-2026-0418" },
                { "hsCode": "691110", "invoice": "XM-2026-0417" }
            ]),
            4,
        ),
        (
            "valid-lines-told-apart-by-description",
            json!([
                { "hsCode": "691110", "description": MUGS },
                { "hsCode": "691110", "description": PLATES }
            ]),
            4,
        ),
        ("valid-lines-alike", json!([{ "hsCode": "691110" }, { "hsCode": "691110" }]), 2),
    ] {
        corpus.add(
            Case::new(AREA, name, alike())
                .request(json!({ "items": stated }))
                .without("request.field_mismatch")
                .compared(exact, 0, 0),
        )?;
    }
    Ok(())
}

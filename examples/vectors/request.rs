//! What the asker states of the certificate itself: number, invoices, HS codes, country, names and
//! quantities, each the same, the same but for the way it is written, or another.

use super::world::*;
use serde_json::{Value, json};
use std::io;

const AREA: &str = "request";

pub fn cases(corpus: &mut Corpus) -> io::Result<()> {
    same(corpus)?;
    written_otherwise(corpus)?;
    others(corpus)?;
    warned_of(corpus)
}

fn same(corpus: &mut Corpus) -> io::Result<()> {
    for (name, request, exact) in [
        ("valid-number", json!({ "number": "RC26-0417-000123" }), 1),
        ("valid-invoice", json!({ "invoices": ["XM-2026-0417"] }), 1),
        (
            "valid-invoice-with-date",
            json!({ "invoices": [{ "number": "XM-2026-0418", "date": "2026-05-28" }] }),
            2,
        ),
        ("valid-hs-code", json!({ "hsCodes": ["691110"] }), 1),
        ("valid-hs-code-with-the-same-dots", json!({ "hsCodes": ["6912.00"] }), 1),
        ("valid-importing-country", json!({ "importingCountry": "MY" }), 1),
        ("valid-consignee", json!({ "consignee": "Penang Example Tableware Sdn. Bhd." }), 1),
        ("valid-exporter", json!({ "exporter": "Xiamen Example Ceramics Co., Ltd." }), 1),
        (
            "valid-quantity-in-the-same-words",
            json!({ "quantities": [{ "value": "480.5", "unit": "KGM" }] }),
            1,
        ),
        ("valid-quantity-as-text", json!({ "quantities": ["480.5 KGM"] }), 1),
        ("valid-quantity-as-text-without-space", json!({ "quantities": "480.5KGM" }), 1),
        (
            "valid-quantity-a-number",
            json!({ "quantities": [{ "value": 480.5, "unit": "KGM" }] }),
            1,
        ),
        ("valid-hs-code-a-number", json!({ "hsCodes": [691110] }), 1),
        ("valid-invoice-not-in-a-list", json!({ "invoices": "XM-2026-0417" }), 1),
        (
            "valid-exporter-with-address-and-country",
            json!({ "exporter": {
                "name": "Xiamen Example Ceramics Co., Ltd.", "address": "31 Lujiang Rd, Xiamen", "country": "CN"
            } }),
            3,
        ),
        (
            "valid-everything-at-once",
            json!({
                "number": "RC26-0417-000123", "invoices": ["XM-2026-0417", "XM-2026-0418"],
                "hsCodes": ["691110", "6912.00"], "importingCountry": "MY",
                "consignee": "Penang Example Tableware Sdn. Bhd.",
                "quantities": [{ "value": "3150", "unit": "KGM" }]
            }),
            8,
        ),
    ] {
        corpus.add(
            Case::new(AREA, name, signed(|_| {}))
                .request(request)
                .without("request.normalised")
                .compared(exact, 0, 0),
        )?;
    }
    Ok(())
}

fn written_otherwise(corpus: &mut Corpus) -> io::Result<()> {
    let quantity =
        |value: &str, unit: &str| json!({ "quantities": [{ "value": value, "unit": unit }] });
    for (name, request, exact, normalised) in [
        (
            "valid-number-with-spaces-in-small-letters",
            json!({ "number": " rc26-0417 - 000123 " }),
            0,
            1,
        ),
        ("valid-invoices", json!({ "invoices": ["XM-2026-0417", "xm-2026-0418"] }), 1, 1),
        ("valid-hs-codes", json!({ "hsCodes": ["6911.10", "691200"] }), 0, 2),
        ("valid-hs-code-of-ten-digits", json!({ "hsCodes": ["6911.10.9000"] }), 0, 1),
        (
            "valid-names",
            json!({ "consignee": "PENANG EXAMPLE TABLEWARE SDN BHD", "exporter": "Xiamen Example Ceramics Co Ltd" }),
            0,
            2,
        ),
        (
            "valid-consignee-with-address-in-capitals",
            json!({ "consignee": {
                "name": "Penang Example Tableware Sdn. Bhd.", "address": "77 LEBUH PANTAI GEORGE TOWN"
            } }),
            1,
            1,
        ),
        ("valid-quantity", quantity("480.50", "KGM"), 0, 1),
        ("valid-quantity-with-leading-zero", quantity("03150", "KGM"), 0, 1),
        ("valid-quantity-in-tonnes", quantity("3.15", "TNE"), 0, 1),
        ("valid-quantity-in-grams", quantity("480500", "GRM"), 0, 1),
    ] {
        corpus.add(
            Case::new(AREA, name, signed(|_| {}))
                .request(request)
                .valid_with("request.normalised")
                .weighing("info")
                .without("request.field_mismatch")
                .compared(exact, normalised, 0),
        )?;
    }
    let pounds = signed_subject(|s| {
        s["items"][1]["quantity"] = json!({ "value": "453.59237", "unit": "KGM" });
    });
    corpus.add(
        Case::new(AREA, "valid-quantity-in-pounds", pounds)
            .request(quantity("1000", "LBR"))
            .valid_with("request.normalised")
            .compared(0, 1, 0),
    )?;
    let pieces = signed_subject(|s| {
        s["items"][1]["quantity"] = json!({ "value": "144", "unit": "H87" });
    });
    corpus.add(
        Case::new(AREA, "valid-quantity-in-dozens", pieces)
            .request(quantity("12", "DZN"))
            .valid_with("request.normalised")
            .compared(0, 1, 0),
    )
}

/// Nowhere in the certificate: it is not the one that was asked for.
fn others(corpus: &mut Corpus) -> io::Result<()> {
    let (number, field) = ("request.number_mismatch", "request.field_mismatch");
    for (name, request, code, exact) in [
        ("number-a-prefix", json!({ "number": "RC26-0417-00012" }), number, 0),
        ("number-longer", json!({ "number": "RC26-0417-0001234" }), number, 0),
        ("number-without-dashes", json!({ "number": "RC260417000123" }), number, 0),
        ("number-empty", json!({ "number": "" }), number, 0),
        ("number-with-look-alike", json!({ "number": "R\u{421}26-0417-000123" }), number, 0),
        ("invoice-not-in-it", json!({ "invoices": ["XM-2026-0417", "XM-2026-0419"] }), field, 1),
        ("invoice-without-dashes", json!({ "invoices": ["XM20260417"] }), field, 0),
        ("invoice-empty", json!({ "invoices": [""] }), field, 0),
        ("hs-code-not-in-it", json!({ "hsCodes": ["851712"] }), field, 0),
        ("hs-code-of-another-subheading", json!({ "hsCodes": ["691190"] }), field, 0),
        ("hs-code-too-short", json!({ "hsCodes": ["6911"] }), field, 0),
        ("importing-country-differs", json!({ "importingCountry": "SG" }), field, 0),
    ] {
        corpus.add(
            Case::new(AREA, name, signed(|_| {}))
                .request(request)
                .invalid(code)
                .compared(exact, 0, 1),
        )?;
    }
    Ok(())
}

/// Names, dates and quantities that differ (Art. 3.26).
fn warned_of(corpus: &mut Corpus) -> io::Result<()> {
    let quantity =
        |value: &str, unit: &str| json!({ "quantities": [{ "value": value, "unit": unit }] });
    let rows: [(&str, Value, u32); 11] = [
        ("valid-consignee-differs", json!({ "consignee": "Somebody Else" }), 0),
        ("valid-exporter-differs", json!({ "exporter": "Somebody Else" }), 0),
        (
            "valid-exporter-in-another-country",
            json!({ "exporter": { "name": "Xiamen Example Ceramics Co., Ltd.", "country": "SG" } }),
            1,
        ),
        (
            "valid-consignee-at-another-address",
            json!({ "consignee": {
                "name": "Penang Example Tableware Sdn. Bhd.", "address": "1 Somewhere Else, Ipoh"
            } }),
            1,
        ),
        ("valid-quantity-differs", quantity("481", "KGM"), 0),
        ("valid-quantity-unit-differs", quantity("480.5", "TNE"), 0),
        ("valid-quantity-in-tonnes-differs", quantity("3.151", "TNE"), 0),
        ("valid-quantity-in-litres", quantity("3150", "LTR"), 0),
        ("valid-quantity-in-cartons", quantity("3150", "XCT"), 0),
        (
            "valid-invoice-date-differs",
            json!({ "invoices": [{ "number": "XM-2026-0417", "date": "2026-05-29" }] }),
            1,
        ),
        (
            "valid-invoice-date-of-another-year",
            json!({ "invoices": [{ "number": "XM-2026-0417", "date": "2025-05-28" }] }),
            1,
        ),
    ];
    for (name, request, exact) in rows {
        corpus.add(
            Case::new(AREA, name, signed(|_| {}))
                .request(request)
                .valid_with("request.field_mismatch")
                .weighing("warning")
                .compared(exact, 0, 1),
        )?;
    }
    Ok(())
}

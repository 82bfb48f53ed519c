//! Text that could deceive a reader (Unicode TR 36): controls and bidirectional controls fail,
//! characters without width and mixed scripts are warnings; wherever they stand.

use super::sd_jwt;
use super::world::*;
use serde_json::{Map, Value, json};
use std::io;

const AREA: &str = "unsafe-text";
const CODE: &str = "claims.unsafe_text";

type Change = fn(&mut Map<String, Value>, &str);
type Malform = fn(&mut Map<String, Value>);

/// Where text can stand.
const PLACES: [(&str, Change); 6] = [
    ("name", |s, t| s["exporter"]["name"] = json!(format!("Xiamen {t}Example"))),
    ("number", |s, t| s["certificateNumber"] = json!(format!("RC26-{t}0417"))),
    ("invoice-number", |s, t| s["items"][0]["invoices"][0]["number"] = json!(format!("XM{t}-26"))),
    ("description", |s, t| s["items"][1]["description"] = json!(format!("mugs {t}350 ml"))),
    ("unknown-member", |s, t| {
        drop(s.insert("x".into(), json!({ "y": [{ "z": format!("a{t}b") }] })))
    }),
    ("member-name", |s, t| drop(s.insert("x".into(), json!([{ format!("a{t}b"): 1 }])))),
];

pub fn cases(corpus: &mut Corpus) -> io::Result<()> {
    for (place, put) in PLACES {
        for (what, text) in [("control", "\u{7}"), ("turned-text", "\u{202e}")] {
            let token = signed_subject(|s| put(s, text));
            corpus.add(Case::new(AREA, &format!("{what}-in-{place}"), token).invalid(CODE))?;
        }
        let token = signed_subject(|s| put(s, "\u{200b}"));
        let name = format!("valid-zero-width-space-in-{place}");
        corpus.add(Case::new(AREA, &name, token).valid_with(CODE))?;
    }
    let in_name = |text: &str| signed_subject(|s| s["exporter"]["name"] = json!(text));
    for (name, text) in [
        ("c0-null", "Xiamen\u{0}Example"),
        ("c0-escape", "Xiamen\u{1b}[2K Example"),
        ("c0-line-feed", "Xiamen\nExample"),
        ("c0-carriage-return", "Genuine\rForged"),
        ("c0-tab", "Xiamen\tExample"),
        ("c0-unit-separator", "Xiamen\u{1f}Example"),
        ("c1-next-line", "Xiamen\u{85}Example"),
        ("c1-control-sequence", "Xiamen\u{9b}2KExample"),
        ("c1-last", "Xiamen\u{9f}Example"),
        ("bidi-embedding", "Xiamen \u{202a}Example"),
        ("bidi-pop", "Xiamen \u{202c}Example"),
        ("bidi-override-right-to-left", "Xiamen \u{202e}elpmaxE"),
        ("bidi-isolate", "Xiamen \u{2066}Example"),
        ("bidi-pop-isolate", "Xiamen \u{2069}Example"),
        ("bidi-left-to-right-mark", "Xiamen\u{200e}Example"),
        ("bidi-right-to-left-mark", "Xiamen\u{200f}Example"),
        ("bidi-arabic-letter-mark", "Xiamen\u{61c}Example"),
        ("control-beside-look-alike", "Xi\u{430}men\u{7}Example"),
    ] {
        corpus.add(Case::new(AREA, name, in_name(text)).invalid(CODE))?;
    }
    for (name, text) in [
        ("valid-zero-width-space", "Xiamen\u{200b}Example"),
        ("valid-zero-width-joiner", "Xiamen\u{200d}Example"),
        ("valid-zero-width-non-joiner", "Xiamen\u{200c}Example"),
        ("valid-word-joiner", "Xiamen\u{2060}Example"),
        ("valid-byte-order-mark-inside", "Xiamen\u{feff}Example"),
        ("valid-soft-hyphen", "Xia\u{ad}men Example"),
        ("valid-tag-characters", "Xiamen\u{e0041}Example"),
        ("valid-cyrillic-in-a-latin-word", "Xiam\u{435}n Example"),
        ("valid-greek-in-a-latin-word", "Xiamen Exampl\u{3b5}"),
        ("valid-armenian-in-a-latin-word", "Xiamen Examp\u{578}e"),
    ] {
        corpus.add(Case::new(AREA, name, in_name(text)).valid_with(CODE))?;
    }
    corpus.add(
        Case::new(
            AREA,
            "valid-cyrillic-letter-in-the-number",
            signed_subject(|s| s["certificateNumber"] = json!("R\u{421}26-0417-000123")),
        )
        .valid_with(CODE),
    )?;
    // Digits of other scripts are no digits where the form asks for them.
    let malformed: [(&str, Malform); 5] = [
        ("digits-full-width-in-the-hs-code", |s| s["items"][0]["hsCode"] = json!("\u{ff16}91110")),
        ("digits-arabic-in-the-quantity", |s| {
            s["items"][0]["quantity"]["value"] = json!("\u{663}150")
        }),
        ("digits-arabic-in-the-date", |s| s["issueDate"] = json!("2026-06-0\u{661}")),
        ("zero-width-space-in-the-hs-code", |s| s["items"][0]["hsCode"] = json!("6911\u{200b}10")),
        ("letters-full-width-in-the-country", |s| s["importingCountry"] = json!("\u{ff2d}Y")),
    ];
    for (name, change) in malformed {
        corpus.add(Case::new(AREA, name, signed_subject(change)).invalid("claims.bad_value"))?;
    }
    corpus.add(
        Case::new(
            AREA,
            "zero-width-space-in-the-number-asked-for",
            signed_subject(|s| s["certificateNumber"] = json!("RC26-0417-000123\u{200b}")),
        )
        .request(json!({ "number": "RC26-0417-000123" }))
        .invalid("request.number_mismatch"),
    )?;
    // Other scripts as such are nobody's fault.
    for (name, text) in [
        ("valid-text-in-thai", "บริษัท ตัวอย่าง จำกัด"),
        ("valid-text-in-korean", "주식회사 예시"),
        ("valid-text-in-japanese", "株式会社サンプル"),
        ("valid-text-in-khmer", "ក្រុមហ៊ុនឧទាហរណ៍"),
        ("valid-text-in-vietnamese", "Công ty Cổ phần Ví Dụ"),
        ("valid-words-in-two-scripts", "Example Восток Trading"),
        ("valid-text-in-arabic", "شركة المثال"),
    ] {
        corpus.add(Case::new(AREA, name, in_name(text)))?;
    }
    let hidden = sd_jwt::presented(|d| {
        d["credentialSubject"]["remarks"] = json!("a\u{202e}b");
        sd_jwt::hide(&mut d["credentialSubject"], "remarks");
        Vec::new()
    });
    corpus.add(Case::new(AREA, "valid-turned-text-that-is-not-shown", hidden))
}

//! Rules I05 to I07 and I09 to I11: the origin conferring criterion with its FOB value, and the RCEP
//! country of origin with its mark.

use super::rules::*;
use super::world::*;
use serde_json::{Value, json};
use std::io;

pub fn cases(corpus: &mut Corpus) -> io::Result<()> {
    additions(corpus)?;
    values(corpus)?;
    values_not_needed(corpus)?;
    no_party(corpus)?;
    another_party(corpus)?;
    back_to_back_or_marked(corpus)?;
    marks(corpus)
}

/// De minimis cures CTC alone; cumulation adds to CTC, RVC and CR.
fn additions(corpus: &mut Corpus) -> io::Result<()> {
    let (minimis, cumulation) = ("rules.de_minimis_without_ctc", "rules.cumulation_not_needed");
    for (name, base, due) in [
        ("valid-i05-de-minimis-with-wholly-obtained", "WO", Due::Warning),
        ("valid-i05-de-minimis-with-pe", "PE", Due::Warning),
        ("valid-i05-de-minimis-without-ctc", "RVC", Due::Warning),
        ("valid-i05-de-minimis-with-cr", "CR", Due::Warning),
        ("valid-i05-de-minimis-with-ctc", "CTC", Due::Silent),
    ] {
        criterion(corpus, name, (base, false, true), due, minimis)?;
    }
    for (name, base, due) in [
        ("valid-i05-cumulation-with-wholly-obtained", "WO", Due::Warning),
        ("valid-i05-cumulation-with-pe", "PE", Due::Warning),
        ("valid-i05-cumulation-with-rvc", "RVC", Due::Silent),
        ("valid-i05-cumulation-with-cr", "CR", Due::Silent),
        ("valid-i05-cumulation-with-ctc", "CTC", Due::Silent),
    ] {
        criterion(corpus, name, (base, true, false), due, cumulation)?;
    }
    for (name, code) in [
        ("valid-ctc-with-de-minimis-and-cumulation", minimis),
        ("valid-i05-cumulation-and-de-minimis-with-ctc", cumulation),
    ] {
        criterion(corpus, name, ("CTC", true, true), Due::Silent, code)?;
    }
    Ok(())
}

fn criterion(
    corpus: &mut Corpus,
    name: &str,
    (base, cumulation, de_minimis): (&str, bool, bool),
    due: Due,
    code: &str,
) -> io::Result<()> {
    let token = signed_subject(|s| {
        item(s, 0)["originCriterion"] =
            json!({ "base": base, "cumulation": cumulation, "deMinimis": de_minimis });
    });
    corpus.add(judged(Case::new(AREA, name, token), due, code))
}

fn values(corpus: &mut Corpus) -> io::Result<()> {
    let (zero, currency) = ("rules.fob_zero", "rules.currency_unknown");
    for (name, due, code, amount, of) in [
        ("i06-rvc-with-fob-zero", Due::Error, zero, "0.00", "USD"),
        ("i06-rvc-with-fob-0", Due::Error, zero, "0", "CNY"),
        ("valid-i06-rvc-with-fob-0-01", Due::Silent, zero, "0.01", "USD"),
        ("valid-i06-currency-cny", Due::Silent, currency, "1", "CNY"),
        ("valid-i06-currency-vnd", Due::Silent, currency, "1000000", "VND"),
        ("valid-i06-currency-rmb", Due::Warning, currency, "1", "RMB"),
        ("valid-i06-currency-none", Due::Warning, currency, "1", "XXX"),
        ("valid-i06-currency-for-tests", Due::Warning, currency, "1", "XTS"),
    ] {
        let token = signed_subject(|s| {
            item(s, 0)["fobValue"] = json!({ "amount": amount, "currency": of });
        });
        corpus.add(judged(Case::new(AREA, name, token), due, code))?;
    }
    table(
        corpus,
        &[
            ("i06-rvc-without-fob", Due::Error, "rules.fob_missing", |s| lacks(s, 0, "fobValue")),
            ("i06-rvc-without-cumulation-nor-fob", Due::Error, "rules.fob_missing", |s| {
                lacks(s, 0, "fobValue");
                item(s, 0)["originCriterion"]["cumulation"] = json!(false);
            }),
            ("valid-i06-fob-not-needed-without-rvc", Due::Silent, "rules.fob_missing", |s| {
                lacks(s, 0, "fobValue");
                item(s, 0)["originCriterion"]["base"] = json!("CR");
            }),
        ],
    )
}

fn values_not_needed(corpus: &mut Corpus) -> io::Result<()> {
    let code = "rules.fob_not_needed";
    for (name, base, due) in [
        ("valid-i07-fob-with-wholly-obtained", "WO", Due::Info),
        ("valid-i07-fob-with-pe", "PE", Due::Info),
        ("valid-i07-fob-with-ctc", "CTC", Due::Info),
        ("valid-i07-fob-with-cr", "CR", Due::Info),
        ("valid-i07-fob-with-rvc", "RVC", Due::Silent),
    ] {
        let token = signed_subject(|s| {
            item(s, 0)["originCriterion"]["base"] = json!(base);
            item(s, 0)["originCriterion"]["cumulation"] = json!(false);
        });
        corpus.add(judged(Case::new(AREA, name, token), due, code))?;
    }
    table(
        corpus,
        &[("valid-i07-ctc-without-fob", Due::Silent, code, |s| {
            lacks(s, 0, "fobValue");
            item(s, 0)["originCriterion"]["base"] = json!("CTC");
        })],
    )
}

fn no_party(corpus: &mut Corpus) -> io::Result<()> {
    let code = "rules.origin_not_party";
    for (name, due, origin) in [
        ("i09-origin-outside-the-parties", Due::Error, json!({ "country": "US" })),
        ("i09-origin-taiwan", Due::Error, json!({ "country": "TW" })),
        (
            "i09-origin-outside-the-parties-marked",
            Due::Error,
            json!({ "country": "US", "mark": "*" }),
        ),
        ("valid-i09-origin-the-issuing-party", Due::Silent, json!({ "country": "CN" })),
        ("valid-i09-origin-the-last-party", Due::Silent, json!({ "country": "VN", "mark": "**" })),
    ] {
        let token = signed_subject(|s| item(s, 1)["rcepCountryOfOrigin"] = origin);
        corpus.add(judged(Case::new(AREA, name, token), due, code))?;
    }
    Ok(())
}

/// To that Party, from China (Japan, to China), the second item with that origin.
fn with_origin(importing: &str, origin: Value) -> (String, Trust) {
    let issuing = if importing == "CN" { "JP" } else { "CN" };
    let token = signed_subject(|s| {
        issued_in(s, issuing);
        exported_to(s, importing);
        item(s, 1)["rcepCountryOfOrigin"] = origin;
    });
    (token, list_of(issuing))
}

/// Unmarked: a warning where the importing Party's tariff differs by origin, else a note.
fn another_party(corpus: &mut Corpus) -> io::Result<()> {
    let code = "rules.origin_differs";
    for importing in PARTIES {
        let due = if TARIFF_DIFFERENTIALS.contains(&importing) { Due::Warning } else { Due::Info };
        let origin = if importing == "KH" { "LA" } else { "KH" };
        let (token, trust) = with_origin(importing, json!({ "country": origin }));
        let name = format!("valid-i10-origin-differs-to-{}", importing.to_lowercase());
        corpus.add(judged(Case::new(AREA, &name, token).trust(trust), due, code))?;
    }
    for (name, importing) in [
        ("valid-i10-origin-the-issuing-party-to-jp", "JP"),
        ("valid-i10-origin-the-issuing-party-to-cn", "CN"),
    ] {
        let origin = if importing == "CN" { "JP" } else { "CN" };
        let (token, trust) = with_origin(importing, json!({ "country": origin }));
        corpus.add(judged(Case::new(AREA, name, token).trust(trust), Due::Silent, code))?;
    }
    Ok(())
}

fn back_to_back_or_marked(corpus: &mut Corpus) -> io::Result<()> {
    let code = "rules.origin_differs";
    for (name, importing) in [
        ("valid-i10-origin-of-the-original-to-kr", "KR"),
        ("valid-i10-origin-of-the-original-to-my", "MY"),
    ] {
        let token = signed_subject(|s| {
            exported_to(s, importing);
            for i in [0, 1] {
                item(s, i)["rcepCountryOfOrigin"] = json!({ "country": "JP" });
            }
            put(
                s,
                "backToBack",
                json!({ "originalNumber": "JP-1", "originalIssueDate": "2026-03-02", "issuingCountry": "JP", "rcepCountryOfOrigin": "JP" }),
            );
        });
        corpus.add(judged(Case::new(AREA, name, token), Due::Silent, code))?;
    }
    for (name, importing, mark) in [
        ("valid-i10-origin-with-a-star-to-jp", "JP", "*"),
        ("valid-i10-origin-with-two-stars-to-vn", "VN", "**"),
        ("valid-i10-origin-with-a-star-to-my", "MY", "*"),
    ] {
        let (token, trust) = with_origin(importing, json!({ "country": "KH", "mark": mark }));
        corpus.add(judged(Case::new(AREA, name, token).trust(trust), Due::Silent, code))?;
    }
    Ok(())
}

/// A mark is of use only where the importing Party's tariff differs by origin.
fn marks(corpus: &mut Corpus) -> io::Result<()> {
    let code = "rules.origin_mark_not_needed";
    for importing in PARTIES {
        let due = if TARIFF_DIFFERENTIALS.contains(&importing) { Due::Silent } else { Due::Info };
        let origin = if importing == "KH" { "LA" } else { "KH" };
        let (token, trust) = with_origin(importing, json!({ "country": origin, "mark": "*" }));
        let name = format!("valid-i11-star-to-{}", importing.to_lowercase());
        corpus.add(judged(Case::new(AREA, &name, token).trust(trust), due, code))?;
    }
    for (name, importing, due) in [
        ("valid-i11-two-stars-to-sg", "SG", Due::Info),
        ("valid-i11-two-stars-to-th", "TH", Due::Silent),
    ] {
        let (token, trust) = with_origin(importing, json!({ "country": "KH", "mark": "**" }));
        corpus.add(judged(Case::new(AREA, name, token).trust(trust), due, code))?;
    }
    let (token, trust) = with_origin("AU", json!({ "country": "CN", "mark": "**" }));
    corpus.add(judged(
        Case::new(AREA, "valid-i11-issuing-party-with-two-stars-to-au", token).trust(trust),
        Due::Info,
        code,
    ))
}

//! Rules D01 to D08: dates, to the day; the year that ends with the day of the same date, and with 28
//! February when it began on a 29th.

use super::rules::*;
use super::world::*;
use serde_json::json;
use std::io;

pub fn cases(corpus: &mut Corpus) -> io::Result<()> {
    issued_ahead(corpus)?;
    year_over(corpus)?;
    departed(corpus)?;
    issued_late(corpus)?;
    needlessly_marked(corpus)?;
    declared(corpus)?;
    in_force(corpus)?;
    hs_edition(corpus)
}

fn issued_ahead(corpus: &mut Corpus) -> io::Result<()> {
    let code = "rules.issued_in_future";
    for (name, day, at, due) in [
        ("d01-issued-two-days-ahead", "2026-06-17", AT, Due::Error),
        ("d01-issued-two-days-ahead-at-night", "2026-06-17", "2026-06-15T23:59:59Z", Due::Error),
        ("valid-d01-issued-tomorrow", "2026-06-16", AT, Due::Silent),
        (
            "valid-d01-issued-two-days-ahead-till-midnight",
            "2026-06-17",
            "2026-06-16T00:00:00Z",
            Due::Silent,
        ),
        ("valid-d01-issued-today", "2026-06-15", AT, Due::Silent),
    ] {
        let token = signed_subject(|s| on_day(s, day));
        corpus.add(judged(Case::new(AREA, name, token).at(at), due, code))?;
    }
    Ok(())
}

fn year_over(corpus: &mut Corpus) -> io::Result<()> {
    let code = "rules.year_over";
    for (name, issued, at, due) in [
        ("d02-issued-a-year-and-a-day-ago", "2025-06-14", AT, Due::Error),
        ("d02-the-day-after-the-last", "2025-06-15", "2026-06-16T00:00:00Z", Due::Error),
        ("valid-d02-last-day-of-the-year", "2025-06-15", AT, Due::Silent),
        ("valid-d02-last-second-of-the-year", "2025-06-15", "2026-06-15T23:59:59Z", Due::Silent),
        ("valid-d02-leap-day-until-28-february", "2024-02-29", "2025-02-28T23:59:59Z", Due::Silent),
        ("d02-leap-day-on-1-march", "2024-02-29", "2025-03-01T00:00:00Z", Due::Error),
        ("valid-d02-28-february-until-the-next", "2023-02-28", "2024-02-28T23:59:59Z", Due::Silent),
        ("d02-28-february-on-a-leap-day", "2023-02-28", "2024-02-29T00:00:00Z", Due::Error),
        ("valid-d02-1-march-past-a-leap-day", "2023-03-01", "2024-03-01T23:59:59Z", Due::Silent),
        ("valid-d02-new-year-s-eve", "2024-12-31", "2025-12-31T23:59:59Z", Due::Silent),
        ("d02-new-year-s-eve-on-new-year", "2024-12-31", "2026-01-01T00:00:00Z", Due::Error),
    ] {
        let case = Case::new(AREA, name, signed_on(issued, |_| {})).at(at);
        corpus.add(judged(case.trust(list_of("CN")), due, code))?;
    }
    Ok(())
}

fn departed(corpus: &mut Corpus) -> io::Result<()> {
    let code = "rules.retroactive_not_marked";
    table(
        corpus,
        &[
            ("d03-departed-the-day-before", Due::Error, code, |s| {
                s["transport"]["departureDate"] = json!("2026-05-31")
            }),
            ("d03-departed-the-day-before-marked-no", Due::Error, code, |s| {
                s["transport"]["departureDate"] = json!("2026-05-31");
                put(s, "issuedRetroactively", json!(false));
            }),
            ("d03-departed-a-year-before", Due::Error, code, |s| {
                s["transport"]["departureDate"] = json!("2025-06-01")
            }),
            ("valid-d03-departed-the-same-day", Due::Silent, code, |s| {
                s["transport"]["departureDate"] = json!("2026-06-01")
            }),
            ("valid-d03-departed-the-day-before-marked", Due::Silent, code, |s| {
                s["transport"]["departureDate"] = json!("2026-05-31");
                put(s, "issuedRetroactively", json!(true));
            }),
            ("valid-d03-departure-not-stated", Due::Silent, code, |s| {
                s["transport"] = json!({ "conveyance": "EXAMPLE PEARL V.031W" })
            }),
        ],
    )
}

fn issued_late(corpus: &mut Corpus) -> io::Result<()> {
    let code = "rules.issued_too_late";
    for (name, departed, issued, at, due) in [
        ("valid-d04-issued-a-year-after-departure", "2025-06-01", "2026-06-01", AT, Due::Silent),
        ("d04-issued-a-year-and-a-day-after-departure", "2025-05-31", "2026-06-01", AT, Due::Error),
        (
            "valid-d04-departed-on-a-leap-day",
            "2024-02-29",
            "2025-02-28",
            "2025-03-02T00:00:00Z",
            Due::Silent,
        ),
        (
            "d04-departed-on-a-leap-day-issued-on-1-march",
            "2024-02-29",
            "2025-03-01",
            "2025-03-02T00:00:00Z",
            Due::Error,
        ),
        (
            "d04-departed-on-28-february-issued-on-a-leap-day",
            "2023-02-28",
            "2024-02-29",
            "2024-03-02T00:00:00Z",
            Due::Error,
        ),
    ] {
        let token = signed_on(issued, |s| {
            s["transport"]["departureDate"] = json!(departed);
            put(s, "issuedRetroactively", json!(true));
        });
        let case = Case::new(AREA, name, token).at(at).trust(list_of("CN"));
        corpus.add(judged(case, due, code))?;
    }
    Ok(())
}

fn needlessly_marked(corpus: &mut Corpus) -> io::Result<()> {
    let code = "rules.retroactive_not_needed";
    for (name, departed, due) in [
        ("valid-d05-marked-departed-the-day-after", "2026-06-02", Due::Warning),
        ("valid-d05-marked-departed-the-same-day", "2026-06-01", Due::Warning),
        ("valid-d05-marked-departed-the-day-before", "2026-05-31", Due::Silent),
    ] {
        let token = signed_subject(|s| {
            s["transport"]["departureDate"] = json!(departed);
            put(s, "issuedRetroactively", json!(true));
        });
        corpus.add(judged(Case::new(AREA, name, token), due, code))?;
    }
    table(
        corpus,
        &[
            ("valid-d05-marked-departure-not-stated", Due::Silent, code, |s| {
                s["transport"] = json!({ "conveyance": "EXAMPLE PEARL V.031W" });
                put(s, "issuedRetroactively", json!(true));
            }),
            ("valid-d05-marked-no", Due::Silent, code, |s| {
                put(s, "issuedRetroactively", json!(false))
            }),
        ],
    )
}

fn declared(corpus: &mut Corpus) -> io::Result<()> {
    let code = "rules.declared_after_certification";
    table(
        corpus,
        &[
            ("valid-d06-declared-the-day-after", Due::Warning, code, |s| {
                s["exporterDeclaration"]["date"] = json!("2026-06-02")
            }),
            ("valid-d06-declared-the-same-day", Due::Silent, code, |s| {
                s["exporterDeclaration"]["date"] = json!("2026-06-01")
            }),
        ],
    )
}

/// From China, or to a Party from New Zealand, the day before and the day of entry into force.
const IN_FORCE: [(&str, &str, &str, &str); 18] = [
    ("d07-issued-in-cn-the-day-before", "CN", "NZ", "2021-12-31"),
    ("valid-d07-issued-in-cn-the-first-day", "CN", "NZ", "2022-01-01"),
    ("d07-exported-to-cn-the-day-before", "NZ", "CN", "2021-12-31"),
    ("valid-d07-exported-to-cn-the-first-day", "NZ", "CN", "2022-01-01"),
    ("d07-issued-in-kr-the-day-before", "KR", "NZ", "2022-01-31"),
    ("valid-d07-issued-in-kr-the-first-day", "KR", "NZ", "2022-02-01"),
    ("d07-exported-to-kr-the-day-before", "CN", "KR", "2022-01-31"),
    ("valid-d07-exported-to-kr-the-first-day", "CN", "KR", "2022-02-01"),
    ("d07-exported-to-my-the-day-before", "CN", "MY", "2022-03-17"),
    ("valid-d07-exported-to-my-the-first-day", "CN", "MY", "2022-03-18"),
    ("d07-exported-to-mm-the-day-before", "CN", "MM", "2022-04-30"),
    ("valid-d07-exported-to-mm-the-first-day", "CN", "MM", "2022-05-01"),
    ("d07-issued-in-id-the-day-before", "ID", "MY", "2023-01-01"),
    ("valid-d07-issued-in-id-the-first-day", "ID", "MY", "2023-01-02"),
    ("d07-exported-to-ph-the-day-before", "CN", "PH", "2023-06-01"),
    ("valid-d07-exported-to-ph-the-first-day", "CN", "PH", "2023-06-02"),
    ("d07-from-id-to-ph-once-in-force-in-id-alone", "ID", "PH", "2023-01-02"),
    ("valid-d07-from-id-to-ph-once-in-force-in-both", "ID", "PH", "2023-06-02"),
];

fn in_force(corpus: &mut Corpus) -> io::Result<()> {
    for (name, issuing, importing, day) in IN_FORCE {
        let token = signed_on(day, |s| {
            issued_in(s, issuing);
            exported_to(s, importing);
            s["hsEdition"] = json!(if day < "2023" { "2012" } else { "2022" });
        });
        let due = if name.starts_with("valid") { Due::Silent } else { Due::Error };
        let at = format!("{day}T12:00:00Z");
        let case = Case::new(AREA, name, token).at(&at).trust(list_of(issuing));
        corpus.add(judged(case, due, "rules.before_entry_into_force"))?;
    }
    Ok(())
}

fn hs_edition(corpus: &mut Corpus) -> io::Result<()> {
    let code = "rules.hs_edition_differs";
    for (name, day, edition, due) in [
        ("valid-d08-2012-on-the-last-day-of-2022", "2022-12-31", "2012", Due::Silent),
        ("valid-d08-2022-on-the-last-day-of-2022", "2022-12-31", "2022", Due::Info),
        ("valid-d08-2012-on-new-year-2023", "2023-01-01", "2012", Due::Info),
        ("valid-d08-2022-on-new-year-2023", "2023-01-01", "2022", Due::Silent),
        ("valid-d08-2028-in-2026", "2026-06-01", "2028", Due::Info),
        ("valid-d08-2012-in-2026", "2026-06-01", "2012", Due::Info),
    ] {
        let token = signed_on(day, |s| s["hsEdition"] = json!(edition));
        let at = format!("{day}T12:00:00Z");
        let case = Case::new(AREA, name, token).at(&at).trust(list_of("CN"));
        corpus.add(judged(case, due, code))?;
    }
    Ok(())
}

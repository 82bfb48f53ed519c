//! Validity cases: the envelope's own times.

use super::world::*;
use serde_json::json;
use std::io;

pub fn cases(corpus: &mut Corpus) -> io::Result<()> {
    let area = "validity";
    let with = |name: &'static str, value| signed(move |d| d[name] = value);
    let without =
        |name: &'static str| signed(move |d| drop(d.as_object_mut().map(|d| d.remove(name))));
    let (early, expired, bad) = ("validity.not_yet_valid", "validity.expired", "validity.bad_time");

    corpus.add(
        Case::new(area, "begins-61-s-ahead", with("validFrom", json!("2026-06-15T00:01:01Z")))
            .invalid(early),
    )?;
    corpus.add(Case::new(
        area,
        "valid-begins-60-s-ahead",
        with("validFrom", json!("2026-06-15T00:01:00Z")),
    ))?;
    corpus.add(
        Case::new(area, "ended-61-s-ago", with("validUntil", json!("2026-06-14T23:58:59Z")))
            .invalid(expired),
    )?;
    corpus.add(Case::new(
        area,
        "valid-ended-60-s-ago",
        with("validUntil", json!("2026-06-14T23:59:00Z")),
    ))?;
    corpus.add(
        Case::new(
            area,
            "valid-ended-61-s-ago-with-120-s-of-skew",
            with("validUntil", json!("2026-06-14T23:58:59Z")),
        )
        .policy(json!({ "skewSeconds": 120 })),
    )?;
    corpus.add(Case::new(
        area,
        "valid-times-with-offset",
        with("validFrom", json!("2026-06-15T08:00:00+08:00")),
    ))?;
    corpus.add(Case::new(area, "valid-without-end", without("validUntil")))?;
    corpus.add(Case::new(
        area,
        "valid-exp-beyond-the-year-9999",
        with("exp", json!(9_007_199_254_740_991_u64)),
    ))?;
    corpus.add(Case::new(area, "valid-without-begin", without("validFrom")))?;
    corpus.add(
        Case::new(area, "ends-before-it-begins", with("validUntil", json!("2026-05-01T00:00:00Z")))
            .invalid(bad),
    )?;
    corpus.add(
        Case::new(area, "begin-without-zone", with("validFrom", json!("2026-06-01T00:00:00")))
            .invalid(bad),
    )?;
    corpus.add(
        Case::new(area, "begin-a-date-only", with("validFrom", json!("2026-06-01"))).invalid(bad),
    )?;
    corpus.add(
        Case::new(area, "begin-a-number", with("validFrom", json!(1_780_272_000))).invalid(bad),
    )?;
    corpus.add(
        Case::new(
            area,
            "end-on-a-day-that-does-not-exist",
            with("validUntil", json!("2027-02-29T00:00:00Z")),
        )
        .invalid(bad),
    )?;
    corpus
        .add(Case::new(area, "exp-passed", with("exp", json!(1_781_481_000))).invalid(expired))?;
    corpus.add(Case::new(area, "exp-a-string", with("exp", json!("1900000000"))).invalid(bad))?;
    corpus.add(Case::new(area, "exp-null", with("exp", json!(null))).invalid(bad))?;
    corpus.add(Case::new(area, "valid-exp-with-fraction", with("exp", json!(1_781_481_700.5))))?;
    corpus.add(Case::new(area, "nbf-ahead", with("nbf", json!(1_781_481_661))).invalid(early))?;
    corpus.add(
        Case::new(area, "nbf-a-string", with("nbf", json!("2026-06-01T00:00:00Z"))).invalid(bad),
    )?;
    corpus.add(Case::new(area, "iat-ahead", with("iat", json!(1_781_481_661))).invalid(early))?;
    corpus.add(Case::new(area, "iat-a-boolean", with("iat", json!(true))).invalid(bad))?;
    corpus.add(
        Case::new(area, "valid-iat-a-string", with("iat", json!("2026-06-01T00:00:00Z")))
            .valid_with("validity.iat_not_numeric"),
    )
}

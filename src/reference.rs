//! Reference data as a host has them to those that are used: the newer of the built-in set and a signed
//! one. A set that was brought along and cannot be used is told; nothing is then passed on its absence.

use crate::data::ReferenceData;
use crate::encoding;
#[cfg(feature = "full")]
use crate::value::Value;
#[cfg(feature = "full")]
use crate::{code::Code, policy::Policy, report::Fault, time::UnixTime, trust::signed_by};
use std::sync::OnceLock;

/// The tables of src/data, which build.rs has checked and put together.
const BUILT_IN: &str = include_str!(concat!(env!("OUT_DIR"), "/reference.json"));

/// The built-in set, read once.
pub(crate) fn built_in() -> Option<&'static ReferenceData> {
    static DATA: OnceLock<Option<ReferenceData>> = OnceLock::new();
    let read = || ReferenceData::read(&encoding::json(BUILT_IN.as_bytes()).ok()?).ok();
    DATA.get_or_init(read).as_ref()
}

/// A set that was brought along: signed, held together, with its period.
#[cfg(feature = "full")]
#[derive(Debug)]
pub(crate) struct SignedData {
    issued: UnixTime,
    expires: UnixTime,
    data: ReferenceData,
}

#[cfg(feature = "full")]
impl SignedData {
    /// Reads a compact JWS, `typ: eco-reference-data+jwt`, whose payload is the tables by name, `iat`
    /// and `exp`.
    ///
    /// # Errors
    /// [`Code::RulesDataInvalid`].
    pub(crate) fn parse(token: &[u8], policy: &Policy) -> Result<Self, Fault> {
        let pin = policy
            .data_key
            .as_ref()
            .or(policy.trust_key.as_ref())
            .ok_or_else(|| invalid("no key is pinned to check their signature with"))?;
        let payload =
            signed_by(token, "eco-reference-data+jwt", pin).map_err(|(reason, cause)| {
                let fault = invalid(reason);
                Fault { facts: fault.facts.with_some("cause", cause), ..fault }
            })?;
        let claims = encoding::json_object(&payload)
            .map_err(|code| invalid("they are not strict JSON").with("cause", code.as_str()))?;
        let time = |name: &str| {
            let seconds = claims.get(name).and_then(Value::as_i64);
            seconds.map(UnixTime).ok_or_else(|| invalid("iat or exp is missing"))
        };
        let (issued, expires) = (time("iat")?, time("exp")?);
        let data = ReferenceData::read(&Value::Object(claims))
            .map_err(|cause| invalid("they do not hold together").with("cause", cause))?;
        Ok(Self { issued, expires, data })
    }

    /// Whether they may be used now.
    ///
    /// # Errors
    /// [`Code::RulesDataInvalid`] or [`Code::RulesDataExpired`].
    pub(crate) fn current(&self, policy: &Policy, now: UnixTime) -> Result<&ReferenceData, Fault> {
        if self.issued > now.plus(policy.skew_seconds) {
            return Err(invalid("they were issued in the future"));
        }
        if now.plus(-policy.skew_seconds) >= self.expires {
            let expires = self.expires.to_string();
            return Err(Fault::from(Code::RulesDataExpired).with("expires", expires));
        }
        Ok(&self.data)
    }
}

#[cfg(feature = "full")]
fn invalid(reason: &str) -> Fault {
    Fault::from(Code::RulesDataInvalid).with("reason", reason)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Date;

    fn data() -> &'static ReferenceData {
        built_in().expect("the built-in tables")
    }

    #[test]
    fn the_parties_are_fifteen_seven_with_tariff_differentials() {
        let parties: Vec<&str> = data().parties().map(|party| party.country.as_str()).collect();
        let due = "AU BN CN ID JP KH KR LA MM MY NZ PH SG TH VN";
        assert_eq!(parties.join(" "), due);
        let differ = data().parties().filter(|party| party.tariff_differentials);
        let differ: Vec<&str> = differ.map(|party| party.country.as_str()).collect();
        assert_eq!(differ.join(" "), "CN ID JP KR PH TH VN");
        assert!(data().look_up_pages().len() >= 4);
    }

    #[test]
    fn headings_of_the_2022_edition() {
        let data = data();
        for (heading, there) in [
            ("0101", true),
            ("0107", false),
            ("0309", true),
            ("6911", true),
            ("8524", true),
            ("8549", true),
            ("9706", true),
            ("9707", false),
            ("7701", false),
        ] {
            assert_eq!(data.is_heading("2022", heading), Some(there), "{heading}");
        }
        assert_eq!(data.is_heading("2012", "0101"), None);
        let all = (1..=99).flat_map(|chapter| (1..=99).map(move |n| format!("{chapter:02}{n:02}")));
        assert_eq!(all.filter(|code| data.is_heading("2022", code) == Some(true)).count(), 1228);
    }

    #[test]
    fn editions_by_day() {
        let on = |day: &str| data().edition_on(Date::parse(day).expect(day));
        assert_eq!(
            [on("2021-12-31"), on("2022-12-31"), on("2023-01-01"), on("2030-01-01")],
            [None, Some("2012"), Some("2022"), Some("2022")]
        );
    }

    #[test]
    fn quantities_in_other_units() {
        for (one, other, same) in [
            (("3.15", "TNE"), ("3150", "KGM"), Some(true)),
            (("2400", "KGM"), ("2400000.0", "GRM"), Some(true)),
            (("1", "LBR"), ("0.45359237", "KGM"), Some(true)),
            (("12", "C62"), ("1", "DZN"), Some(true)),
            (("12", "C62"), ("12", "H87"), Some(true)),
            (("6", "PR"), ("12", "EA"), Some(true)),
            (("1", "KGM"), ("1", "LTR"), None),
            (("1", "KGM"), ("1", "XCT"), None),
            (("1", "KGM"), ("1.0001", "KGM"), Some(false)),
            (("9999999999999999999999999", "KGM"), ("1", "KGM"), None),
        ] {
            assert_eq!(data().same_quantity(one, other), same, "{one:?} {other:?}");
        }
    }

    #[test]
    fn codes_of_units_and_currencies() {
        for (unit, known) in
            [("KGM", true), ("XCT", true), ("CT", false), ("PCS", false), ("", false), ("X", false)]
        {
            assert_eq!(data().knows_unit(unit), known, "{unit:?}");
        }
        for (currency, known) in
            [("USD", true), ("CNY", true), ("RMB", false), ("XXX", false), ("", false)]
        {
            assert_eq!(data().knows_currency(currency), known, "{currency:?}");
        }
    }

    #[test]
    fn a_table_with_a_fault_is_no_table() {
        for (from, to) in [
            ("\"entryIntoForce\":\"2022-01-01\"", "\"entryIntoForce\":\"2022-13-01\""),
            ("\"country\":\"BN\"", "\"country\":\"AU\""),
            ("\"01\":\"01-06\"", "\"01\":\"06-01\""),
            ("\"code\":\"WO\"", "\"code\":\"WX\""),
            ("\"factor\":\"1000\"", "\"factor\":\"x\""),
            ("\"asOf\":\"2026-11\"", "\"asOf\":\"soon\""),
            ("\"fields\":[]", "\"fields\":[{}]"),
        ] {
            assert!(BUILT_IN.contains(from), "{from}");
            let changed = BUILT_IN.replacen(from, to, 1);
            let changed = encoding::json(changed.as_bytes()).expect("JSON");
            assert!(ReferenceData::read(&changed).is_err(), "{to}");
        }
    }
}

//! A shipment as far as the asker knows it to whether it needs a proof of origin at all, and which.
//! What it does not say: whether the goods originate, and which rate applies to them.

use crate::data::ReferenceData;
use crate::decimal::Decimal;
use crate::json::Json;
use crate::members::{Members, Wrong, argument, date, flag};
use crate::misuse::Misuse;
use crate::papers::Amount;
use crate::report::{Facts, Fault};
use crate::time::Date;
use crate::value::Value;

/// A shipment from one Party to another.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub struct Transaction {
    /// Whence it comes, ISO 3166-1 alpha-2.
    pub exporting_country: String,
    /// Where it is imported, ISO 3166-1 alpha-2.
    pub importing_country: String,
    /// Day of importation, `YYYY-MM-DD`; today, unless given.
    #[cfg_attr(feature = "codegen", ts(optional, as = "Option<String>"))]
    pub date: Option<Date>,
    /// Customs value.
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub customs_value: Option<Amount>,
    /// One of several importations that belong together.
    #[cfg_attr(feature = "codegen", ts(as = "Option<bool>", optional))]
    pub part_of_series: bool,
    /// Whether the rate of the Agreement is to be claimed; it is, unless said otherwise.
    #[cfg_attr(feature = "codegen", ts(as = "Option<bool>", optional))]
    pub claim: bool,
    /// Whether the ordinary rate (most favoured nation) is known to be zero.
    #[cfg_attr(feature = "codegen", ts(as = "Option<bool>", optional))]
    pub ordinary_rate_zero: bool,
}

impl Transaction {
    /// Reads the JSON form.
    ///
    /// # Errors
    /// [`Misuse`] names the member that is missing, unknown or of the wrong type.
    pub fn from_json(json: &str) -> Result<Self, Misuse> {
        argument("transaction", json, Self::read)
    }

    fn read(value: &Value, wrong: &Wrong) -> Self {
        let members = Members::only(
            value,
            &[
                "exportingCountry",
                "importingCountry",
                "date",
                "customsValue",
                "partOfSeries",
                "claim",
                "ordinaryRateZero",
            ],
            wrong,
        );
        Self {
            exporting_country: members.text("exportingCountry"),
            importing_country: members.text("importingCountry"),
            date: members.open("date", date),
            customs_value: members.open("customsValue", Amount::read),
            part_of_series: members.flag("partOfSeries"),
            claim: members.get("claim").is_none_or(|claim| flag(claim, wrong)),
            ordinary_rate_zero: members.flag("ordinaryRateZero"),
        }
    }
}

/// Whether a proof of origin is called for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "full", derive(serde::Serialize), serde(rename_all = "snake_case"))]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub enum ScopeAnswer {
    /// A claim for the rate of the Agreement needs one.
    Needed,
    /// The importing Party may do without one.
    MayBeWaived,
    /// Nothing is gained by one.
    NotNeeded,
    /// The rate of the Agreement cannot be claimed, with or without one.
    NotAvailable,
}

impl ScopeAnswer {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Needed => "needed",
            Self::MayBeWaived => "may_be_waived",
            Self::NotNeeded => "not_needed",
            Self::NotAvailable => "not_available",
        }
    }
}

/// A kind of proof of origin (Art. 3.16.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "full", derive(serde::Serialize), serde(rename_all = "snake_case"))]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub enum Proof {
    /// A certificate by an issuing body (Art. 3.17).
    Certificate,
    /// A declaration by an approved exporter (Art. 3.18.1(a)).
    ApprovedExporterDeclaration,
    /// A declaration by any exporter or producer (Art. 3.18.1(b)).
    ExporterDeclaration,
    /// A declaration by the importer (Art. 3.16.5).
    ImporterDeclaration,
}

impl Proof {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Certificate => "certificate",
            Self::ApprovedExporterDeclaration => "approved_exporter_declaration",
            Self::ExporterDeclaration => "exporter_declaration",
            Self::ImporterDeclaration => "importer_declaration",
        }
    }
}

/// Why an answer is what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "full", derive(serde::Serialize), serde(rename_all = "snake_case"))]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub enum ScopeCode {
    /// The exporting country is not a Party.
    ExportingCountryNotParty,
    /// The importing country is not a Party.
    ImportingCountryNotParty,
    /// Both are the same country.
    SameCountry,
    /// The Agreement is not in force for a Party on that day.
    NotInForce,
    /// The rate of the Agreement is not claimed.
    NoClaim,
    /// The ordinary rate is zero already.
    OrdinaryRateZero,
    /// The customs value is within what Art. 3.22.3 waives.
    ValueWithinWaiver,
    /// The customs value is above it; a Party may have a higher limit.
    ValueAboveWaiver,
    /// The customs value cannot be compared: another currency, or not a number.
    ValueNotComparable,
    /// One of a series that belongs together: the waiver does not count.
    PartOfSeries,
    /// A claim needs a proof in hand when it is made.
    ProofInHand,
    /// The importing Party's tariff differs by country of origin: box 11 decides the rate.
    TariffDifferentials,
    /// The reference data that were brought along cannot be used; these are the built-in ones.
    DataNotUsable,
    /// Which rate applies to the goods is for the importing Party's schedule.
    RateNotKnown,
}

impl ScopeCode {
    const fn as_str(self) -> &'static str {
        match self {
            Self::ExportingCountryNotParty => "exporting_country_not_party",
            Self::ImportingCountryNotParty => "importing_country_not_party",
            Self::SameCountry => "same_country",
            Self::NotInForce => "not_in_force",
            Self::NoClaim => "no_claim",
            Self::OrdinaryRateZero => "ordinary_rate_zero",
            Self::ValueWithinWaiver => "value_within_waiver",
            Self::ValueAboveWaiver => "value_above_waiver",
            Self::ValueNotComparable => "value_not_comparable",
            Self::PartOfSeries => "part_of_series",
            Self::ProofInHand => "proof_in_hand",
            Self::TariffDifferentials => "tariff_differentials",
            Self::DataNotUsable => "data_not_usable",
            Self::RateNotKnown => "rate_not_known",
        }
    }
}

/// A reason with its article and facts.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "full", derive(serde::Serialize))]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct ScopeReason {
    /// Which.
    pub code: ScopeCode,
    /// Where the treaty says so.
    #[cfg_attr(feature = "full", serde(skip_serializing_if = "Option::is_none"))]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub article: Option<&'static str>,
    /// Details.
    #[cfg_attr(
        feature = "codegen",
        ts(as = "std::collections::BTreeMap<String, serde_json::Value>")
    )]
    pub facts: Facts,
}

/// The answer for a shipment.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "full", derive(serde::Serialize))]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[non_exhaustive]
pub struct Scope {
    /// Whether a proof of origin is called for.
    pub answer: ScopeAnswer,
    /// The kinds of proof both Parties are known to use; none where none can help.
    pub proofs: Vec<Proof>,
    /// Why.
    pub reasons: Vec<ScopeReason>,
    /// Version of the reference data.
    pub data: String,
}

impl Scope {
    /// The answer as JSON text.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut json = Json::default();
        json.object(|json| {
            json.member("answer", self.answer.as_str());
            json.name("proofs").array(&self.proofs, |json, proof| json.text(proof.as_str()));
            json.name("reasons").array(&self.reasons, |json, reason| {
                json.object(|json| {
                    json.member("code", reason.code.as_str());
                    json.member_if("article", reason.article);
                    json.name("facts").map(reason.facts.map());
                });
            });
            json.member("data", &self.data);
        });
        json.finish()
    }
}

pub(crate) fn scope(
    shipment: &Transaction,
    (data, fault): (&ReferenceData, Option<Fault>),
    today: Date,
) -> Scope {
    let mut reasons = Vec::new();
    if let Some(fault) = fault {
        let facts = fault.facts.with("code", fault.code.as_str());
        reasons.push(ScopeReason { code: ScopeCode::DataNotUsable, article: None, facts });
    }
    let mut say = |code, article, facts| {
        reasons.push(ScopeReason { code, article: Some(article), facts });
    };
    let day = shipment.date.unwrap_or(today);
    let (from, to) = (&shipment.exporting_country, &shipment.importing_country);
    let (exporting, importing) = (data.party(from), data.party(to));
    let mut available = from != to;
    if from == to {
        say(ScopeCode::SameCountry, "Art. 2.4", Facts::default().with("country", from.as_str()));
    }
    for (country, party, code) in [
        (from, exporting, ScopeCode::ExportingCountryNotParty),
        (to, importing, ScopeCode::ImportingCountryNotParty),
    ] {
        let facts = Facts::default().with("country", country.as_str());
        let Some(party) = party else {
            available = false;
            say(code, "Art. 1.2", facts);
            continue;
        };
        if day < party.entry_into_force {
            available = false;
            let facts = facts.with("inForce", party.entry_into_force.to_string());
            say(ScopeCode::NotInForce, "Art. 20.6", facts);
        }
    }
    let none = Facts::default;
    let answer = if !available {
        ScopeAnswer::NotAvailable
    } else if !shipment.claim {
        say(ScopeCode::NoClaim, "Art. 3.22.1", none());
        ScopeAnswer::NotNeeded
    } else if shipment.ordinary_rate_zero {
        say(ScopeCode::OrdinaryRateZero, "Art. 2.4", none());
        ScopeAnswer::NotNeeded
    } else if waived(shipment, data, &mut say) {
        ScopeAnswer::MayBeWaived
    } else {
        say(ScopeCode::ProofInHand, "Art. 3.22.2", none());
        ScopeAnswer::Needed
    };
    let mut proofs = Vec::new();
    if let (true, Some(exporting), Some(importing)) = (available, exporting, importing) {
        if importing.tariff_differentials {
            let facts = none().with("country", to.as_str());
            say(ScopeCode::TariffDifferentials, "Art. 2.6", facts);
        }
        say(ScopeCode::RateNotKnown, "Annex I", none());
        proofs.extend([Proof::Certificate, Proof::ApprovedExporterDeclaration]);
        let used = |since: Option<Date>| since.is_some_and(|since| since <= day);
        if used(exporting.exporter_declarations) && used(importing.exporter_declarations) {
            proofs.push(Proof::ExporterDeclaration);
        }
        if importing.importer_declarations {
            proofs.push(Proof::ImporterDeclaration);
        }
    }
    Scope { answer, proofs, reasons, data: data.version().to_owned() }
}

/// Art. 3.22.3. A value in another currency is not reckoned with: rates are not the core's to know.
fn waived(
    shipment: &Transaction,
    data: &ReferenceData,
    say: &mut impl FnMut(ScopeCode, &'static str, Facts),
) -> bool {
    let Some(value) = &shipment.customs_value else { return false };
    let waiver = data.waiver();
    let facts = Facts::default()
        .with("value", format!("{} {}", value.currency, value.amount))
        .with("limit", format!("{} {}", waiver.currency, waiver.amount));
    let within = (value.currency == waiver.currency)
        .then(|| Decimal::parse(&value.amount)?.at_most(&Decimal::parse(&waiver.amount)?))
        .flatten();
    let (code, waived) = match within {
        None => (ScopeCode::ValueNotComparable, false),
        Some(false) => (ScopeCode::ValueAboveWaiver, false),
        Some(true) if shipment.part_of_series => (ScopeCode::PartOfSeries, false),
        Some(true) => (ScopeCode::ValueWithinWaiver, true),
    };
    say(code, "Art. 3.22.3", facts);
    waived
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference::built_in;

    fn asked(json: serde_json::Value) -> (ScopeAnswer, Vec<Proof>, Vec<ScopeCode>) {
        let shipment = Transaction::from_json(&json.to_string()).expect("a transaction");
        let today = Date::parse("2026-11-22").expect("a date");
        let scope = scope(&shipment, (built_in().expect("data"), None), today);
        (scope.answer, scope.proofs, scope.reasons.iter().map(|reason| reason.code).collect())
    }

    #[test]
    fn the_answer_follows_parties_dates_claim_and_value() {
        use ScopeAnswer::{MayBeWaived, Needed, NotAvailable, NotNeeded};
        let between = |from: &str, to: &str| serde_json::json!({ "exportingCountry": from, "importingCountry": to });
        let with = |name: &str, value: serde_json::Value| {
            let mut shipment = between("CN", "MY");
            shipment[name] = value;
            shipment
        };
        let usd = |amount: &str| serde_json::json!({ "amount": amount, "currency": "USD" });
        for (shipment, answer, code) in [
            (between("CN", "MY"), Needed, ScopeCode::ProofInHand),
            (between("CN", "CN"), NotAvailable, ScopeCode::SameCountry),
            (between("US", "MY"), NotAvailable, ScopeCode::ExportingCountryNotParty),
            (between("CN", "IN"), NotAvailable, ScopeCode::ImportingCountryNotParty),
            (with("date", "2022-03-17".into()), NotAvailable, ScopeCode::NotInForce),
            (with("date", "2022-03-18".into()), Needed, ScopeCode::ProofInHand),
            (with("claim", false.into()), NotNeeded, ScopeCode::NoClaim),
            (with("ordinaryRateZero", true.into()), NotNeeded, ScopeCode::OrdinaryRateZero),
            (with("customsValue", usd("200.00")), MayBeWaived, ScopeCode::ValueWithinWaiver),
            (with("customsValue", usd("200.01")), Needed, ScopeCode::ValueAboveWaiver),
            (with("customsValue", usd("-1")), Needed, ScopeCode::ValueNotComparable),
            (
                with("customsValue", serde_json::json!({ "amount": "1", "currency": "CNY" })),
                Needed,
                ScopeCode::ValueNotComparable,
            ),
            (between("MY", "CN"), Needed, ScopeCode::TariffDifferentials),
        ] {
            let (got, _, codes) = asked(shipment.clone());
            assert_eq!(got, answer, "{shipment}");
            assert!(codes.contains(&code), "{shipment}: {codes:?}");
        }
        let mut series = with("customsValue", usd("10"));
        series["partOfSeries"] = true.into();
        assert_eq!(asked(series).0, Needed);
    }

    #[test]
    fn proofs_are_those_both_parties_use() {
        use Proof::{
            ApprovedExporterDeclaration, Certificate, ExporterDeclaration, ImporterDeclaration,
        };
        for (from, to, date, proofs) in [
            ("CN", "MY", "2026-11-22", vec![Certificate, ApprovedExporterDeclaration]),
            (
                "AU",
                "NZ",
                "2026-11-22",
                vec![Certificate, ApprovedExporterDeclaration, ExporterDeclaration],
            ),
            (
                "AU",
                "JP",
                "2026-11-22",
                vec![
                    Certificate,
                    ApprovedExporterDeclaration,
                    ExporterDeclaration,
                    ImporterDeclaration,
                ],
            ),
            ("KR", "AU", "2024-12-31", vec![Certificate, ApprovedExporterDeclaration]),
            ("US", "AU", "2026-11-22", vec![]),
        ] {
            let shipment = serde_json::json!({ "exportingCountry": from, "importingCountry": to, "date": date });
            assert_eq!(asked(shipment).1, proofs, "{from} {to} {date}");
        }
    }
}

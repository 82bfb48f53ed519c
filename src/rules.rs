//! The RCEP content rules of docs/profile.md: what a customs officer would object to. One pure
//! function each; ids are stable.

mod dates;
mod fields;
mod form;
mod items;
mod proof;

use crate::check::Context;
use crate::claims::{CertificateOfOrigin, is_invisible};
use crate::code::Code;
use crate::report::Finding;
use crate::text::Text;

pub(crate) use fields::judge as field_rules;

/// A rule and the treaty text behind it.
pub(crate) struct Rule {
    pub(crate) id: &'static str,
    /// Where the treaty or the form says so.
    pub(crate) article: &'static str,
    pub(crate) judge: fn(&CertificateOfOrigin, &Context<'_>, &mut Vec<Finding>) -> Judged,
}

/// Whether a rule had what it needs. A rule that does not apply has been judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Judged {
    Yes,
    /// What it judges is missing or malformed (the claims check says which).
    No,
}

impl Judged {
    fn when(there: bool) -> Self {
        if there { Self::Yes } else { Self::No }
    }

    /// Of what may be there or not, but must be readable.
    fn unless_unreadable(c: &CertificateOfOrigin, member: &str) -> Self {
        Self::when(!c.unreadable.contains(&member))
    }
}

/// A rule as docs/profile.md lists it.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct RuleText {
    /// Its id in findings.
    pub id: &'static str,
    /// What it asks for.
    pub asks: &'static str,
    /// Where the treaty or the form says so.
    pub article: &'static str,
    /// What it may find.
    pub codes: &'static [Code],
}

macro_rules! rules {
    ($( $(#[doc = $asks:literal])+ $id:literal $article:literal $judge:path => $($code:ident)+; )+) => {
        /// All rules, in the order of the form.
        pub(crate) const RULES: &[Rule] = &[ $( Rule { id: $id, article: $article, judge: $judge } ),+ ];

        /// All rules in words.
        pub const RULE_TEXTS: &[RuleText] = &[ $(
            RuleText { id: $id, asks: concat!($($asks),+), article: $article, codes: &[$(Code::$code),+] }
        ),+ ];
    };
}

rules! {
    /// a declaration is of a kind that both Parties are known to use
    "G04" "Art. 3.16.1, 3.18.1" proof::declaration_kind => RulesDeclarationNotAccepted;
    /// the certificate number is not blank
    "F01" "Annex 3B 1(e), top of the form" form::certificate_number => RulesCertificateNumberBlank;
    /// the issuing country is a Party; the exporter is in it, with a name and an address
    "F02" "Annex 3B 1(a), box 1, note 2" form::exporter => RulesIssuingCountryNotParty RulesExporterIncomplete RulesExporterCountry;
    /// the consignee has a name and an address and is in a Party, the importing one
    "F03" "Annex 3B 1(c), box 2, note 2" form::consignee => RulesConsigneeIncomplete RulesConsigneeNotParty RulesConsigneeCountryDiffers;
    /// where box 3 says SEE BOX 8, every item names a producer
    "F04" "Annex 3B 1(b), box 3, note 3" form::producer => RulesItemProducerMissing;
    /// an invoice, departure, conveyance or port identifies the consignment (CO)
    "F05" "Annex 3B 1(j), boxes 4 and 13" form::consignment => RulesConsignmentUnidentified;
    /// the importing country is a Party other than the issuing one
    "F06" "box 15" form::importing_country => RulesImportingCountryNotParty RulesImportingCountrySame;
    /// the exporter's or producer's declaration names place and signatory (CO)
    "F07" "Annex 3B 1(g), box 15" form::exporter_declaration => RulesExporterDeclarationIncomplete;
    /// the issuing body is named, and its certification names place and signatory (CO)
    "F08" "Annex 3B 1(h), box 16" form::certification => RulesCertificationIncomplete;
    /// the parties' names and addresses, descriptions and remarks are in Latin letters, as English is
    "F09" "Art. 3.17.3(c), 3.18.2" form::english => RulesNotLatin;
    /// items are numbered 1, 2, 3 and so on, as they stand
    "I01" "box 6" items::numbers => RulesItemNumbers;
    /// the description is not blank, and more than a few letters
    "I02" "Annex 3B 1(d), box 8, note 4" items::description => RulesDescriptionBlank RulesDescriptionShort;
    /// the HS code's chapter is one for goods; its heading exists in the edition, and its subheading where a table was brought
    "I03" "Annex 3B 1(d), box 9, note 5" items::hs_code => RulesHsChapter RulesHsHeadingUnknown RulesHsSubheadingUnknown;
    /// of an HS code of more than six digits, the first six count
    "I04" "box 9, note 5" items::hs_digits => RulesHsMoreThanSixDigits;
    /// de minimis goes with CTC; cumulation does not go with WO or PE
    "I05" "Art. 3.4, 3.7, box 10, note 6" items::criterion => RulesDeMinimisWithoutCtc RulesCumulationNotNeeded;
    /// RVC comes with an FOB value above zero; a currency is one of ISO 4217
    "I06" "Annex 3B 1(k), box 12, note 9" items::fob_value => RulesFobMissing RulesFobZero RulesCurrencyUnknown;
    /// an FOB value is needed with RVC only
    "I07" "box 12, note 9" items::fob_needed => RulesFobNotNeeded;
    /// the quantity is above zero, in a unit of UN/ECE Recommendation 20
    "I08" "Annex 3B 1(l), box 12" items::quantity => RulesQuantityZero RulesUnitUnknown;
    /// the RCEP country of origin is a Party
    "I09" "Annex 3B 1(i), Art. 2.6, box 11, note 8" items::origin => RulesOriginNotParty;
    /// it is the issuing Party, unless marked or back-to-back (Art. 2.6.4 apart)
    "I10" "Art. 2.6, box 11, note 8" items::origin_differs => RulesOriginDiffers;
    /// a mark `*` or `**` is of use only where the importing Party's tariff differs by origin
    "I11" "Art. 2.6.6, box 11, note 8" items::origin_mark => RulesOriginMarkNotNeeded;
    /// invoices have numbers, are not dated after the issue, and where there are several each item has its own
    "I12" "box 13, note 10" items::invoices => RulesInvoiceNumberBlank RulesInvoiceAfterIssue RulesItemWithoutInvoice;
    /// the issue date is at most one day ahead (time zones)
    "D01" "box 16" dates::not_in_future => RulesIssuedInFuture;
    /// today, in UTC, is at most one year after the issue date, the last day included
    "D02" "Art. 3.16.6, 3.22.6" dates::within_one_year => RulesYearOver;
    /// issued after departure, it is marked as issued retroactively (CO)
    "D03" "Art. 3.17.8, box 17, note 12" dates::retroactive_marked => RulesRetroactiveNotMarked;
    /// it is issued at most one year after departure (CO)
    "D04" "Art. 3.17.8" dates::issued_in_time => RulesIssuedTooLate;
    /// marked as issued retroactively, it is issued after departure (CO)
    "D05" "Art. 3.17.8, box 17, note 12" dates::retroactive_needed => RulesRetroactiveNotNeeded;
    /// the exporter's declaration is not later than the certification
    "D06" "boxes 15 and 16" dates::declared_first => RulesDeclaredAfterCertification;
    /// the Agreement was in force for both Parties on the issue date
    "D07" "Art. 20.6, 3.30" dates::in_force => RulesBeforeEntryIntoForce;
    /// the HS edition is the one certificates of that day are written in
    "D08" "Art. 3.34, box 9, note 5" dates::hs_edition => RulesHsEditionDiffers;
    /// third-party invoicing names who issued the invoice
    "T01" "Art. 3.20, boxes 14 and 17, note 10" form::third_party => RulesThirdPartyBlank;
    /// where the asker says who issued the invoice, and it is neither exporter nor producer, third-party invoicing is stated
    "T02" "Art. 3.20, boxes 14 and 17, note 10" form::third_party_stated => RulesThirdPartyNotStated;
    /// back-to-back: the original's number is not blank; it was issued in a Party, for goods of a Party
    "B01" "Art. 3.19, Annex 3B 1(m), box 14, note 11" proof::original => RulesBackToBackIncomplete RulesOriginalNotParty;
    /// back-to-back: the original is not over a year old, and not later than this proof
    "B02" "Art. 3.19.1(b), 3.16.6" proof::original_in_time => RulesOriginalExpired RulesOriginalLater;
    /// back-to-back: it is issued in another Party than the original
    "B03" "Art. 3.19.1" proof::intermediate => RulesBackToBackSameParty;
    /// a certified true copy is made within one year of the original's issue
    "C01" "Art. 3.17.9, box 14, note 13" proof::true_copy => RulesTrueCopyDate;
    /// an approved exporter's code is not blank, and its authorisation had not ended on the issue date (the trust list's word on it is for the issuer check)
    "A01" "Art. 3.21, Annex 3B 2(e)" proof::approved_exporter => RulesApprovedExporterCodeBlank RulesAuthorisationEnded;
    /// a declaration's reference and signatory are not blank
    "A02" "Art. 3.18.2, Annex 3B 2(f), 2(h)" proof::declaration => RulesDeclarationIncomplete;
    /// up to a customs value that the asker states, no proof may be needed
    "X02" "Art. 3.22.3" form::waiver => RulesProofWaived;
}

/// Names and addresses need something to read in them: neither white space nor what cannot be seen,
/// nor accents on nothing.
fn is_blank(text: Option<&Text>) -> bool {
    let seen =
        |c: char| !c.is_whitespace() && !is_invisible(c) && !matches!(c, '\u{300}'..='\u{36f}');
    text.is_some_and(|text| !text.chars().any(seen))
}

/// Letters of the Latin blocks of Unicode, the full-width ones included.
fn is_latin(c: char) -> bool {
    c.is_ascii()
        || matches!(c, '\u{aa}' | '\u{ba}' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' | '\u{ff21}'..='\u{ff5a}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::code::Effect;
    use std::collections::BTreeSet;

    #[test]
    fn every_rule_code_belongs_to_a_rule_and_ids_are_their_own() {
        let ids: BTreeSet<&str> = RULE_TEXTS.iter().map(|rule| rule.id).collect();
        assert_eq!(ids.len(), RULE_TEXTS.len());
        let found: BTreeSet<Code> =
            RULE_TEXTS.iter().flat_map(|rule| rule.codes.iter().copied()).collect();
        for code in Code::ALL.iter().filter(|code| code.as_str().starts_with("rules.")) {
            let of_the_check =
                code.effect() == Effect::Inconclusive || *code == Code::RulesFieldRule;
            assert_eq!(found.contains(code), !of_the_check, "{}", code.as_str());
        }
    }
}

//! Every stable code once. A code is `<check>.<reason>`; it is never renamed and never reused.
//!
//! What a code does to its check is part of the code, so no check can soften or harden it.

/// What a code does to the check that carries it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// The check has failed: the certificate must not be relied on.
    Fails,
    /// The check could not be made: says nothing against the certificate.
    Inconclusive,
    /// A warning beside the verdict.
    Warns,
    /// Worth knowing, nothing more.
    Informs,
}

macro_rules! codes {
    ($( $(#[doc = $doc:literal])+ $name:ident = $text:literal $effect:ident; )+) => {
        /// A stable code; the text is what Reports carry.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Code { $( $(#[doc = $doc])+ $name, )+ }

        impl Code {
            /// All codes, in the order of this file.
            pub const ALL: &'static [Code] = &[ $( Code::$name, )+ ];

            /// The code as Reports carry it, such as `status.revoked`.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $( Code::$name => $text, )+ }
            }

            /// What it does to its check.
            #[must_use]
            pub const fn effect(self) -> Effect {
                match self { $( Code::$name => Effect::$effect, )+ }
            }

            /// Its meaning in one sentence.
            #[must_use]
            pub fn meaning(self) -> &'static str {
                match self { $( Code::$name => concat!($($doc),+).trim_start(), )+ }
            }
        }
    };
}

codes! {
    /// The bytes are in no envelope this verifier knows.
    FormatUnrecognised = "format.unrecognised" Fails;
    /// A document, picture or page without signed data in it: nothing to verify, nothing against it.
    FormatNoSignedData = "format.no_signed_data" Inconclusive;
    /// A part is larger than its limit.
    FormatTooLarge = "format.too_large" Fails;
    /// A part is not strict base64url (RFC 7515, 2).
    FormatBadBase64url = "format.bad_base64url" Fails;
    /// A part is not strict JSON (RFC 8259, RFC 7493).
    FormatBadJson = "format.bad_json" Fails;
    /// A JSON object names a member twice.
    FormatDuplicateMember = "format.duplicate_member" Fails;
    /// JSON is nested too deeply.
    FormatTooDeep = "format.too_deep" Fails;
    /// A member of the protected header is missing or of the wrong kind.
    FormatBadHeader = "format.bad_header" Fails;
    /// Well-formed, but not a certificate: another kind of token or document.
    FormatWrongType = "format.wrong_type" Fails;
    /// A certificate of a profile version this verifier does not know.
    FormatUnsupportedVersion = "format.unsupported_version" Fails;

    /// The signature does not belong to this text and key: changed, or signed by somebody else.
    SignatureMismatch = "signature.mismatch" Fails;
    /// The signature has the wrong length or impossible values.
    SignatureMalformed = "signature.malformed" Fails;
    /// The algorithm is not one the policy allows, or not the key's own.
    SignatureAlgNotAllowed = "signature.alg_not_allowed" Fails;
    /// The header asks for something that is never done on its word (`jwk`, `jku`, `x5u`, `crit`).
    SignatureHeaderNotAllowed = "signature.header_not_allowed" Fails;

    /// The proof is not one well-formed proof of the kind it names.
    SignatureBadProof = "signature.bad_proof" Fails;
    /// A disclosure is malformed, stands twice, or nothing signed refers to it (RFC 9901, 7.1).
    SignatureBadDisclosure = "signature.bad_disclosure" Fails;
    /// A signature of a kind this verifier, or this build of it, does not know.
    SignatureUnsupportedCryptosuite = "signature.unsupported_cryptosuite" Inconclusive;

    /// No trust list was given, so nobody's signature is trusted.
    IssuerTrustListMissing = "issuer.trust_list_missing" Inconclusive;
    /// The trust list could not be fetched.
    IssuerTrustListUnreachable = "issuer.trust_list_unreachable" Inconclusive;
    /// The trust list is malformed, wrongly signed or contradicts itself.
    IssuerTrustListInvalid = "issuer.trust_list_invalid" Inconclusive;
    /// The trust list has expired.
    IssuerTrustListExpired = "issuer.trust_list_expired" Inconclusive;
    /// The trust list is older than one seen before.
    IssuerTrustListRollback = "issuer.trust_list_rollback" Inconclusive;
    /// The issuer is not on the trust list.
    IssuerUnknown = "issuer.unknown" Inconclusive;
    /// The trust list has no such key for this issuer.
    IssuerKeyUnknown = "issuer.key_unknown" Inconclusive;
    /// The key was not in force on the issue date.
    IssuerKeyRetired = "issuer.key_retired" Fails;
    /// The signing key belongs to somebody other than the named issuer.
    IssuerBindingMismatch = "issuer.binding_mismatch" Fails;
    /// The certificate chain does not lead to an anchor of the issuer (RFC 5280, 6).
    IssuerChainInvalid = "issuer.chain_invalid" Fails;
    /// The issuer's DID document is not one that can be used.
    IssuerDidInvalid = "issuer.did_invalid" Inconclusive;
    /// The issuer's DID document could not be fetched.
    IssuerDidUnreachable = "issuer.did_unreachable" Inconclusive;
    /// The holder's proof is missing though asked for, or does not fit this presentation (RFC 9901, 7.3).
    IssuerKeyBindingMismatch = "issuer.key_binding_mismatch" Fails;
    /// What would show whether the issuer may certify this was not disclosed.
    IssuerWithheld = "issuer.withheld" Inconclusive;
    /// The issuer may not certify this: wrong role, country or date.
    IssuerNotAuthorised = "issuer.not_authorised" Fails;

    /// Not valid yet.
    ValidityNotYetValid = "validity.not_yet_valid" Fails;
    /// The envelope's validity has ended.
    ValidityExpired = "validity.expired" Fails;
    /// A time is not a time, or the period ends before it begins.
    ValidityBadTime = "validity.bad_time" Fails;
    /// `iat` is not a number; it is not used.
    ValidityIatNotNumeric = "validity.iat_not_numeric" Informs;

    /// Revoked by the issuer.
    StatusRevoked = "status.revoked" Fails;
    /// Suspended by the issuer for now.
    StatusSuspended = "status.suspended" Fails;
    /// Replaced by another certificate.
    StatusSuperseded = "status.superseded" Fails;
    /// The status list could not be fetched.
    StatusUnreachable = "status.unreachable" Inconclusive;
    /// The status list is malformed, wrongly signed or not the one asked for.
    StatusListInvalid = "status.list_invalid" Inconclusive;
    /// The status list is too old.
    StatusListStale = "status.list_stale" Inconclusive;
    /// The certificate's place lies outside the status list.
    StatusIndexOutOfRange = "status.index_out_of_range" Inconclusive;
    /// The list serves another purpose than the certificate says.
    StatusPurposeMismatch = "status.purpose_mismatch" Inconclusive;
    /// The status list is larger than the limit.
    StatusTooLarge = "status.too_large" Inconclusive;
    /// The trust list does not allow a status list from that address.
    StatusOriginNotAllowed = "status.origin_not_allowed" Inconclusive;
    /// The policy asks for a status entry; the certificate carries none.
    StatusMissing = "status.missing" Inconclusive;
    /// A kind of status this verifier does not know.
    StatusUnsupported = "status.unsupported" Inconclusive;

    /// A member that every certificate needs is missing.
    ClaimsMissing = "claims.missing" Fails;
    /// A member has the wrong JSON type.
    ClaimsWrongType = "claims.wrong_type" Fails;
    /// A member's value is not of its form.
    ClaimsBadValue = "claims.bad_value" Fails;
    /// A member the profile does not know; kept and shown.
    ClaimsUnknownMember = "claims.unknown_member" Informs;
    /// A member that is needed was not disclosed.
    ClaimsWithheld = "claims.withheld" Inconclusive;
    /// Text with control characters, or with characters that look like others.
    ClaimsUnsafeText = "claims.unsafe_text" Fails;

    /// Some rules could not be judged, because what they judge is missing or malformed.
    RulesNotJudged = "rules.not_judged" Inconclusive;
    /// The certificate number is blank (Annex 3B 1(e)).
    RulesCertificateNumberBlank = "rules.certificate_number_blank" Fails;
    /// The issuing country is not an RCEP Party (Art. 3.17).
    RulesIssuingCountryNotParty = "rules.issuing_country_not_party" Fails;
    /// The exporter's name or address is blank (Annex 3B 1(a), box 1).
    RulesExporterIncomplete = "rules.exporter_incomplete" Fails;
    /// The exporter is not in the issuing Party (box 1, overleaf note 2).
    RulesExporterCountry = "rules.exporter_country" Fails;
    /// The consignee's name or address is blank (Annex 3B 1(c), box 2).
    RulesConsigneeIncomplete = "rules.consignee_incomplete" Fails;
    /// The consignee is not in an RCEP Party (box 2).
    RulesConsigneeNotParty = "rules.consignee_not_party" Fails;
    /// The consignee is in another Party than the importing one (boxes 2 and 15).
    RulesConsigneeCountryDiffers = "rules.consignee_country_differs" Warns;
    /// Box 3 says SEE BOX 8, but an item names no producer (overleaf note 3).
    RulesItemProducerMissing = "rules.item_producer_missing" Warns;
    /// Nothing identifies the consignment: no invoice, departure, conveyance or port (Annex 3B 1(j)).
    RulesConsignmentUnidentified = "rules.consignment_unidentified" Fails;
    /// The importing country is not an RCEP Party (box 15).
    RulesImportingCountryNotParty = "rules.importing_country_not_party" Fails;
    /// The importing country is the issuing country itself (box 15).
    RulesImportingCountrySame = "rules.importing_country_same" Fails;
    /// The exporter's or producer's declaration is blank (Annex 3B 1(g), box 15).
    RulesExporterDeclarationIncomplete = "rules.exporter_declaration_incomplete" Fails;
    /// The issuing body's certification is blank (Annex 3B 1(h), box 16).
    RulesCertificationIncomplete = "rules.certification_incomplete" Fails;
    /// A text of which most letters are not Latin: a proof of origin is in English (Art. 3.17.3(c)).
    RulesNotLatin = "rules.not_latin" Warns;
    /// Items are not numbered one after the other from 1 (box 6).
    RulesItemNumbers = "rules.item_numbers" Warns;
    /// The description of the goods is blank (Annex 3B 1(d), box 8).
    RulesDescriptionBlank = "rules.description_blank" Fails;
    /// The description of the goods is too short to identify them (overleaf note 4).
    RulesDescriptionShort = "rules.description_short" Warns;
    /// The HS code's chapter is not one that goods are classified in (box 9).
    RulesHsChapter = "rules.hs_chapter" Fails;
    /// The HS edition has no such heading (box 9).
    RulesHsHeadingUnknown = "rules.hs_heading_unknown" Warns;
    /// The table of subheadings that was brought along has no such code (box 9).
    RulesHsSubheadingUnknown = "rules.hs_subheading_unknown" Warns;
    /// The HS code has more than six digits; the first six count (box 9).
    RulesHsMoreThanSixDigits = "rules.hs_more_than_six_digits" Informs;
    /// De minimis can only cure a change in tariff classification (Art. 3.7).
    RulesDeMinimisWithoutCtc = "rules.de_minimis_without_ctc" Warns;
    /// Cumulation adds nothing to goods wholly obtained or made from originating materials only (Art. 3.4).
    RulesCumulationNotNeeded = "rules.cumulation_not_needed" Warns;
    /// The criterion is RVC, but there is no FOB value (Annex 3B 1(k), box 12).
    RulesFobMissing = "rules.fob_missing" Fails;
    /// The criterion is RVC, but the FOB value is zero (Annex 3B 1(k), box 12).
    RulesFobZero = "rules.fob_zero" Fails;
    /// There is an FOB value, which only RVC needs (overleaf note 9).
    RulesFobNotNeeded = "rules.fob_not_needed" Informs;
    /// The currency is none of ISO 4217 (box 12).
    RulesCurrencyUnknown = "rules.currency_unknown" Warns;
    /// The quantity is zero (Annex 3B 1(l), box 12).
    RulesQuantityZero = "rules.quantity_zero" Fails;
    /// The unit is none of UN/ECE Recommendation 20 (box 12).
    RulesUnitUnknown = "rules.unit_unknown" Warns;
    /// The RCEP country of origin is not an RCEP Party (Annex 3B 1(i), box 11).
    RulesOriginNotParty = "rules.origin_not_party" Fails;
    /// The RCEP country of origin is another Party than the issuing one, without a mark (Art. 2.6); a note where the importing Party's tariff does not differ by origin.
    RulesOriginDiffers = "rules.origin_differs" Warns;
    /// A mark of Art. 2.6.6, which the importing Party has no use for: its tariff does not differ by origin (box 11).
    RulesOriginMarkNotNeeded = "rules.origin_mark_not_needed" Informs;
    /// An invoice has no number (box 13).
    RulesInvoiceNumberBlank = "rules.invoice_number_blank" Warns;
    /// There are several invoices, but this item names none (overleaf note 10).
    RulesItemWithoutInvoice = "rules.item_without_invoice" Warns;
    /// An invoice is dated after the issue date (box 13).
    RulesInvoiceAfterIssue = "rules.invoice_after_issue" Warns;
    /// The issue date lies in the future (box 16).
    RulesIssuedInFuture = "rules.issued_in_future" Fails;
    /// More than one year since issue (Art. 3.16.6); customs may still accept it under Art. 3.22.6.
    RulesYearOver = "rules.year_over" Fails;
    /// Issued after departure, but not marked ISSUED RETROACTIVELY (Art. 3.17.8, box 17).
    RulesRetroactiveNotMarked = "rules.retroactive_not_marked" Fails;
    /// Issued more than one year after departure (Art. 3.17.8).
    RulesIssuedTooLate = "rules.issued_too_late" Fails;
    /// Marked ISSUED RETROACTIVELY, but not issued after departure (box 17).
    RulesRetroactiveNotNeeded = "rules.retroactive_not_needed" Warns;
    /// The exporter's declaration is later than the certification (boxes 15 and 16).
    RulesDeclaredAfterCertification = "rules.declared_after_certification" Warns;
    /// Issued before the Agreement was in force for a Party (Art. 20.6).
    RulesBeforeEntryIntoForce = "rules.before_entry_into_force" Fails;
    /// Another HS edition than certificates of that day are written in (Art. 3.34).
    RulesHsEditionDiffers = "rules.hs_edition_differs" Informs;
    /// Third-party invoicing is stated without a name (Art. 3.20, overleaf note 10).
    RulesThirdPartyBlank = "rules.third_party_blank" Fails;
    /// The invoice is by somebody other than exporter or producer, but third-party invoicing is not stated (Art. 3.20).
    RulesThirdPartyNotStated = "rules.third_party_not_stated" Warns;
    /// A declaration by an exporter who is not approved; this Party is not known to use them (Art. 3.18.1(b)).
    RulesDeclarationNotAccepted = "rules.declaration_not_accepted" Warns;
    /// A declaration's reference or signatory is blank (Art. 3.18.2, Annex 3B 2(f) and (h)).
    RulesDeclarationIncomplete = "rules.declaration_incomplete" Fails;
    /// The approved exporter's authorisation code is blank (Annex 3B 2(e)).
    RulesApprovedExporterCodeBlank = "rules.approved_exporter_code_blank" Fails;
    /// The approved exporter's authorisation had ended before the issue date (Art. 3.21).
    RulesAuthorisationEnded = "rules.authorisation_ended" Fails;
    /// The number of the original proof of origin is blank (Annex 3B 1(m), overleaf note 11).
    RulesBackToBackIncomplete = "rules.back_to_back_incomplete" Fails;
    /// The original proof of origin is not of an RCEP Party (Art. 3.19).
    RulesOriginalNotParty = "rules.original_not_party" Fails;
    /// More than one year since the original's issue: a back-to-back proof does not outlive it (Art. 3.19.1(b)).
    RulesOriginalExpired = "rules.original_expired" Fails;
    /// The original is later than the back-to-back proof that stands on it (Art. 3.19).
    RulesOriginalLater = "rules.original_later" Fails;
    /// The back-to-back proof and its original are issued in the same Party (Art. 3.19).
    RulesBackToBackSameParty = "rules.back_to_back_same_party" Warns;
    /// The certified true copy was not made within one year of the original's issue (Art. 3.17.9).
    RulesTrueCopyDate = "rules.true_copy_date" Fails;
    /// The customs value is so low that no proof of origin may be needed (Art. 3.22.3).
    RulesProofWaived = "rules.proof_waived" Informs;
    /// A field rule of the reference data is not kept; it has a severity of its own.
    RulesFieldRule = "rules.field_rule" Fails;
    /// The reference data that were brought along cannot be used.
    RulesDataInvalid = "rules.data_invalid" Inconclusive;
    /// The reference data that were brought along have expired.
    RulesDataExpired = "rules.data_expired" Inconclusive;

    /// The certificate bears another number than the one asked for.
    RequestNumberMismatch = "request.number_mismatch" Fails;
    /// Something the asker stated is not in the certificate.
    RequestFieldMismatch = "request.field_mismatch" Fails;
    /// Something the asker stated may be in what was not disclosed.
    RequestWithheld = "request.withheld" Inconclusive;
    /// It matches what the asker stated, but for case, spaces, dots, zeros or the unit.
    RequestNormalised = "request.normalised" Informs;
    /// The description shares few words with the one the asker stated: a hint, never a verdict.
    RequestDescriptionDiffers = "request.description_differs" Informs;
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn codes_are_unique_and_named_check_dot_reason() {
        let mut seen = BTreeSet::new();
        for code in Code::ALL {
            let text = code.as_str();
            assert!(seen.insert(text), "{text} stands twice");
            let (check, reason) = text.split_once('.').expect("a dot");
            assert!(crate::report::CheckId::ALL.iter().any(|id| id.as_str() == check), "{text}");
            assert!(
                reason.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_'),
                "{text}"
            );
        }
    }

    /// format.md 5 lists what is inconclusive; everything else that judges a check fails it.
    #[test]
    fn inconclusive_is_exactly_what_says_nothing_against_the_certificate() {
        for code in Code::ALL {
            let text = code.as_str();
            let inconclusive = matches!(
                text,
                "format.no_signed_data"
                    | "signature.unsupported_cryptosuite"
                    | "issuer.unknown"
                    | "issuer.key_unknown"
                    | "issuer.did_unreachable"
                    | "issuer.did_invalid"
                    | "issuer.withheld"
                    | "claims.withheld"
                    | "request.withheld"
                    | "rules.not_judged"
                    | "rules.data_invalid"
                    | "rules.data_expired"
            ) || text.starts_with("issuer.trust_list_")
                || (text.starts_with("status.")
                    && !matches!(
                        text,
                        "status.revoked" | "status.suspended" | "status.superseded"
                    ));
            assert_eq!(code.effect() == Effect::Inconclusive, inconclusive, "{text}");
        }
    }
}

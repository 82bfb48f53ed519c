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
    /// De minimis can only cure a change in tariff classification (Art. 3.7).
    RulesDeMinimisWithoutCtc = "rules.de_minimis_without_ctc" Warns;
    /// Cumulation adds nothing to goods wholly obtained or made from originating materials only (Art. 3.4).
    RulesCumulationNotNeeded = "rules.cumulation_not_needed" Warns;
    /// The criterion is RVC, but there is no FOB value (Annex 3B 1(k), box 12).
    RulesFobMissing = "rules.fob_missing" Fails;
    /// The criterion is RVC, but the FOB value is zero (Annex 3B 1(k), box 12).
    RulesFobZero = "rules.fob_zero" Fails;
    /// The issue date lies in the future (box 16).
    RulesIssuedInFuture = "rules.issued_in_future" Fails;
    /// More than one year since issue (Art. 3.16.6); customs may still accept it under Art. 3.22.6.
    RulesYearOver = "rules.year_over" Fails;

    /// The certificate bears another number than the one asked for.
    RequestNumberMismatch = "request.number_mismatch" Fails;
    /// Something the asker stated is not in the certificate.
    RequestFieldMismatch = "request.field_mismatch" Fails;
    /// Something the asker stated may be in what was not disclosed.
    RequestWithheld = "request.withheld" Inconclusive;
}

impl serde::Serialize for Code {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
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
                    | "claims.withheld"
                    | "request.withheld"
                    | "rules.not_judged"
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

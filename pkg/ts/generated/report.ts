// Generated from the Rust types by `cargo xtask codegen`; do not edit.

/** A stable code, `<check>.<reason>`; meanings in docs/codes.md. */
export type Code =
  | "format.unrecognised"
  | "format.no_signed_data"
  | "format.too_large"
  | "format.bad_base64url"
  | "format.bad_json"
  | "format.duplicate_member"
  | "format.too_deep"
  | "format.bad_header"
  | "format.wrong_type"
  | "format.unsupported_version"
  | "signature.mismatch"
  | "signature.malformed"
  | "signature.alg_not_allowed"
  | "signature.header_not_allowed"
  | "signature.bad_proof"
  | "signature.bad_disclosure"
  | "signature.unsupported_cryptosuite"
  | "issuer.trust_list_missing"
  | "issuer.trust_list_unreachable"
  | "issuer.trust_list_invalid"
  | "issuer.trust_list_expired"
  | "issuer.trust_list_rollback"
  | "issuer.unknown"
  | "issuer.key_unknown"
  | "issuer.key_retired"
  | "issuer.binding_mismatch"
  | "issuer.chain_invalid"
  | "issuer.did_invalid"
  | "issuer.did_unreachable"
  | "issuer.key_binding_mismatch"
  | "issuer.withheld"
  | "issuer.not_authorised"
  | "validity.not_yet_valid"
  | "validity.expired"
  | "validity.bad_time"
  | "validity.iat_not_numeric"
  | "status.revoked"
  | "status.suspended"
  | "status.superseded"
  | "status.unreachable"
  | "status.list_invalid"
  | "status.list_stale"
  | "status.index_out_of_range"
  | "status.purpose_mismatch"
  | "status.too_large"
  | "status.origin_not_allowed"
  | "status.missing"
  | "status.unsupported"
  | "claims.missing"
  | "claims.wrong_type"
  | "claims.bad_value"
  | "claims.unknown_member"
  | "claims.withheld"
  | "claims.unsafe_text"
  | "rules.not_judged"
  | "rules.certificate_number_blank"
  | "rules.issuing_country_not_party"
  | "rules.exporter_incomplete"
  | "rules.exporter_country"
  | "rules.consignee_incomplete"
  | "rules.consignee_not_party"
  | "rules.consignee_country_differs"
  | "rules.item_producer_missing"
  | "rules.consignment_unidentified"
  | "rules.importing_country_not_party"
  | "rules.importing_country_same"
  | "rules.exporter_declaration_incomplete"
  | "rules.certification_incomplete"
  | "rules.not_latin"
  | "rules.item_numbers"
  | "rules.description_blank"
  | "rules.description_short"
  | "rules.hs_chapter"
  | "rules.hs_heading_unknown"
  | "rules.hs_subheading_unknown"
  | "rules.hs_more_than_six_digits"
  | "rules.de_minimis_without_ctc"
  | "rules.cumulation_not_needed"
  | "rules.fob_missing"
  | "rules.fob_zero"
  | "rules.fob_not_needed"
  | "rules.currency_unknown"
  | "rules.quantity_zero"
  | "rules.unit_unknown"
  | "rules.origin_not_party"
  | "rules.origin_differs"
  | "rules.origin_mark_not_needed"
  | "rules.invoice_number_blank"
  | "rules.item_without_invoice"
  | "rules.invoice_after_issue"
  | "rules.issued_in_future"
  | "rules.year_over"
  | "rules.retroactive_not_marked"
  | "rules.issued_too_late"
  | "rules.retroactive_not_needed"
  | "rules.declared_after_certification"
  | "rules.before_entry_into_force"
  | "rules.hs_edition_differs"
  | "rules.third_party_blank"
  | "rules.third_party_not_stated"
  | "rules.declaration_not_accepted"
  | "rules.declaration_incomplete"
  | "rules.approved_exporter_code_blank"
  | "rules.authorisation_ended"
  | "rules.back_to_back_incomplete"
  | "rules.original_not_party"
  | "rules.original_expired"
  | "rules.original_later"
  | "rules.back_to_back_same_party"
  | "rules.true_copy_date"
  | "rules.proof_waived"
  | "rules.field_rule"
  | "rules.data_invalid"
  | "rules.data_expired"
  | "request.number_mismatch"
  | "request.field_mismatch"
  | "request.withheld"
  | "request.normalised"
  | "request.description_differs"
  ;
export type JsonValue = number | string | boolean | Array<JsonValue> | { [key in string]: JsonValue } | null;

/**
 * What became of one check.
 */
export type Outcome = "passed" | "failed" | "inconclusive" | "not_run" | "not_applicable";

/**
 * The three indications of ETSI EN 319 102-1.
 */
export type Verdict = "valid" | "invalid" | "indeterminate";

/**
 * The checks, in the order they are shown in.
 */
export type CheckId = "format" | "signature" | "issuer" | "validity" | "status" | "claims" | "rules" | "request";

/**
 * How much a finding weighs.
 */
export type Severity = "error" | "warning" | "info";

/**
 * The trust list that was used.
 */
export type TrustSummary = { 
/**
 * Whether its signature was verified with a pinned key. `false`: the user vouches for it.
 */
signed: boolean, 
/**
 * Its address, as the list itself says (`sub`).
 */
list?: string, 
/**
 * Its version; a host remembers the highest it has seen.
 */
version: number, 
/**
 * When it ends (RFC 3339).
 */
expires: string, 
/**
 * Key ids passed over because their type or algorithm is not known here.
 */
skippedKeys?: Array<string>, };

/**
 * What a certificate is, whichever token it came in: ES256 signatures have a valid twin, so the
 * token's text identifies nothing.
 */
export type Identity = { 
/**
 * The issuer's id.
 */
issuer: string, 
/**
 * Certificate number, or the reference of a declaration.
 */
number?: string, 
/**
 * SHA-256 of the payload as signed, 64 lower-case hexadecimal digits.
 */
payloadSha256: string, };

/**
 * One check and what became of it.
 */
export type CheckResult = { 
/**
 * Which check.
 */
id: CheckId, 
/**
 * What became of it.
 */
outcome: Outcome, 
/**
 * Why, unless it passed.
 */
code?: Code, 
/**
 * Details, such as `kid`, `until`, `expected` and `actual`.
 */
facts?: { [key in string]: JsonValue }, };

/**
 * One thing found in the content of an authentic certificate.
 */
export type Finding = { 
/**
 * Id of the rule, such as `I06` (docs/profile.md); absent for what is no treaty rule.
 */
rule?: string, 
/**
 * Where the treaty or the form says so, such as `Art. 3.17.8, box 17, note 12`.
 */
article?: string, 
/**
 * How much it weighs.
 */
severity: Severity, 
/**
 * Where: a JSON Pointer (RFC 6901) into the Report's `certificate`; absent when it lies elsewhere.
 */
pointer?: string, 
/**
 * What.
 */
code: Code, 
/**
 * Details.
 */
facts?: { [key in string]: JsonValue }, };

/**
 * Everything that was found out, for a person and for a program.
 */
export type Report = { 
/**
 * The sum of the checks.
 */
verdict: Verdict, 
/**
 * The issuer is a test issuer: the verdict is for demonstration, whatever it says.
 */
test: boolean, 
/**
 * Engine and version.
 */
engine: string, 
/**
 * The profile judged by.
 */
profile: string, 
/**
 * Version of the reference data: of when its latest table is.
 */
data: string, 
/**
 * The moment judged for (RFC 3339).
 */
at: string, 
/**
 * The trust list, when one could be used.
 */
trust?: TrustSummary, 
/**
 * Which certificate; only when its signature held.
 */
identity?: Identity, 
/**
 * The certificate's content (`credentialSubject`); only when its signature held. Its members are
 * of their form only where `claims` passed.
 */
certificate?: { [key in string]: JsonValue }, 
/**
 * All checks, always, in order.
 */
checks: Array<CheckResult>, 
/**
 * Details of `claims`, `rules` and others; only when the signature held. At most
 * [`crate::limits::FINDINGS`].
 */
findings?: Array<Finding>, };

/**
 * What a [`Report`] comes to: for thousands of certificates, of which only a few will be looked at.
 */
export type Brief = { 
/**
 * The sum of the checks.
 */
verdict: Verdict, 
/**
 * The issuer is a test issuer: the verdict is for demonstration, whatever it says.
 */
test: boolean, 
/**
 * Certificate number, or the reference of a declaration; only when the signature held.
 */
number?: string, 
/**
 * Of the Report's findings, in order, the codes of those that are warnings.
 */
warnings: Array<Code>, 
/**
 * Of the checks, in order, those that failed and those that could not be made.
 */
checks: Array<CheckResult>, };

/**
 * The kinds of documents that can be needed.
 */
export type NeedKind = "didDocument" | "statusList";

/**
 * One document to fetch. The core names it only after deciding that it may be fetched.
 */
export type Need = { 
/**
 * What it is.
 */
kind: NeedKind, 
/**
 * Its name, as the documents spell it.
 */
uri: string, };

/**
 * How to fetch a [`Need`].
 */
export type FetchPlan = { 
/**
 * What it answers.
 */
need: Need, 
/**
 * Where it is.
 */
url: string, 
/**
 * Value of the `Accept` header.
 */
accept: string, 
/**
 * Bytes to read at most.
 */
maxBytes: number, };

/**
 * An amount of money.
 */
export type Amount = { 
/**
 * A decimal number as text.
 */
amount: string, 
/**
 * ISO 4217.
 */
currency: string, };

/**
 * A shipment from one Party to another.
 */
export type Transaction = { 
/**
 * Whence it comes, ISO 3166-1 alpha-2.
 */
exportingCountry: string, 
/**
 * Where it is imported, ISO 3166-1 alpha-2.
 */
importingCountry: string, 
/**
 * Day of importation, `YYYY-MM-DD`; today, unless given.
 */
date?: string, 
/**
 * Customs value.
 */
customsValue?: Amount, 
/**
 * One of several importations that belong together.
 */
partOfSeries?: boolean, 
/**
 * Whether the rate of the Agreement is to be claimed; it is, unless said otherwise.
 */
claim?: boolean, 
/**
 * Whether the ordinary rate (most favoured nation) is known to be zero.
 */
ordinaryRateZero?: boolean, };

/**
 * Whether a proof of origin is called for.
 */
export type ScopeAnswer = "needed" | "may_be_waived" | "not_needed" | "not_available";

/**
 * Why an answer is what it is.
 */
export type ScopeCode = "exporting_country_not_party" | "importing_country_not_party" | "same_country" | "not_in_force" | "no_claim" | "ordinary_rate_zero" | "value_within_waiver" | "value_above_waiver" | "value_not_comparable" | "part_of_series" | "proof_in_hand" | "tariff_differentials" | "data_not_usable" | "rate_not_known";

/**
 * A kind of proof of origin (Art. 3.16.1).
 */
export type Proof = "certificate" | "approved_exporter_declaration" | "exporter_declaration" | "importer_declaration";

/**
 * A reason with its article and facts.
 */
export type ScopeReason = { 
/**
 * Which.
 */
code: ScopeCode, 
/**
 * Where the treaty says so.
 */
article?: string, 
/**
 * Details.
 */
facts: { [key in string]: JsonValue }, };

/**
 * The answer for a shipment.
 */
export type Scope = { 
/**
 * Whether a proof of origin is called for.
 */
answer: ScopeAnswer, 
/**
 * The kinds of proof both Parties are known to use; none where none can help.
 */
proofs: Array<Proof>, 
/**
 * Why.
 */
reasons: Array<ScopeReason>, 
/**
 * Version of the reference data.
 */
data: string, };

// Codes and report words -> English sentences for an importer's clerk: what is wrong, where, and what to
// do next. `{fact}` stands for a fact of the check or finding; a part in [brackets] is left out when one
// of its facts is not there; with `|` between parts, the first that can be filled is taken. `{fact:country}` shows a country by name.

import type { CheckId, Code, Outcome, Severity, Verdict } from "../generated/report.js";

/** What is wrong, and what to do next. */
export type Sentence = readonly [says: string, next: string];

const NEW_COPY = "Ask the exporter for the electronic certificate file itself, sent as an attachment and not copied out of a message.";
const ASK_ISSUER = "Ask the exporter to have the issuing body correct and reissue the certificate.";
const ASK_FOR_FILE = "Ask whoever sent it for the file exactly as the issuing body issued it.";
const FRESH_LIST = "Get the current trust list from whoever publishes it for you, then check again.";
const TRY_AGAIN = "Try again later; if it stays so, ask the issuing body whether the certificate still stands.";
const ASK_STATUS = "Ask the issuing body whether the certificate still stands.";

const codes: Record<Code, Sentence> = {
  "format.unrecognised": ["This is not an electronic certificate of origin in any form this verifier knows[: {reason}].", NEW_COPY],
  "format.no_signed_data": [
    "This is a document, picture or web page without signed data in it, so there is nothing to verify; that says nothing against the certificate.",
    "Ask the exporter for the electronic certificate file, or look the certificate up on the issuing body's own website.",
  ],
  "format.too_large": ["The[ {part} of the] file is larger than any certificate[ (the limit is {limit} bytes)].", ASK_FOR_FILE],
  "format.bad_base64url": ["The[ {part} of the] certificate holds characters that do not belong there: it was changed or damaged on its way.", NEW_COPY],
  "format.bad_json": ["The[ {part} of the] certificate cannot be read: its data (JSON) are malformed.", ASK_FOR_FILE],
  "format.duplicate_member": ["The[ {part} of the] certificate states the same particular twice, so it could be read in two ways.", ASK_ISSUER],
  "format.too_deep": ["The certificate is nested deeper than any real one.", ASK_FOR_FILE],
  "format.bad_header": ["The certificate's signature header is incomplete or malformed[ ({member})].", ASK_ISSUER],
  "format.wrong_type": ["This is signed data, but not a certificate of origin[ (it says {actual})][ (see {member})].", "Check that the right file was sent; ask the exporter for the certificate of origin."],
  "format.unsupported_version": ["The certificate is of a version or kind this verifier does not know[ (see {member})].", "Check whether a newer verifier is out; otherwise ask the issuing body which profile it used."],

  "signature.mismatch": [
    "The signature does not fit: the certificate was changed after signing, or somebody else signed it.",
    "Ask the exporter for the file as issued; if that fails too, tell the issuing body.",
  ],
  "signature.malformed": ["The signature is damaged or was never a real one.", NEW_COPY],
  "signature.alg_not_allowed": ["It is signed with a method that is not accepted[ ({alg})].", "Ask the issuing body whether it issued this certificate."],
  "signature.header_not_allowed": [
    "The certificate tries to bring its own key or special rules[ ({member})], which is never accepted.",
    "Ask the issuing body whether it issued this certificate.",
  ],

  "signature.bad_proof": ["The proof in the certificate is not a whole, well-formed one[: {reason}].", ASK_FOR_FILE],
  "signature.bad_disclosure": [
    "A part of the certificate was put in that the issuing body did not sign[: {reason}].",
    "Ask the exporter for the certificate as the issuing body issued it.",
  ],
  "signature.unsupported_cryptosuite": [
    "It is signed in a way this verifier cannot check[ ({suite})][ ({alg})]; that says nothing against the certificate.",
    "Ask the issuing body how to check it, or use the full build of this verifier.",
  ],

  "issuer.trust_list_missing": ["No trust list was given, so nobody's signature can be trusted yet.", "Choose the trust list that you rely on, and its key, then check again."],
  "issuer.trust_list_unreachable": ["The trust list could not be fetched, so the signer could not be checked.", "Check the connection and try again."],
  "issuer.trust_list_invalid": ["The trust list cannot be used[: {reason}][ (key {kid})][ ({cause})].", FRESH_LIST],
  "issuer.trust_list_expired": ["The trust list has expired[ on {expires}].", FRESH_LIST],
  "issuer.trust_list_rollback": ["The trust list is older than one already in use[ (version {actual}, not {expected} or later)].", FRESH_LIST],
  "issuer.unknown": ["The issuer it names[, {issuer},] is not on your trust list, so its signature could not be checked.", "Ask the publisher of your trust list whether this issuing body belongs on it; do not take the certificate's own word."],
  "issuer.key_unknown": ["Your trust list has no such key[ as {kid}] for this issuer, so the signature could not be checked.", "Get the current trust list and check again; the issuing body may have a new key."],
  "issuer.key_retired": [
    "The key was not in force on the issue date[, {issueDate}][ (it was from {keyValidFrom} to {keyValidUntil})| (it was from {keyValidFrom} on)| (it was until {keyValidUntil})].",
    "Ask the issuing body whether it issued this certificate.",
  ],
  "issuer.binding_mismatch": ["The key belongs to somebody other than the issuer the certificate names[ ({issuer})].", "Tell the issuing body that it is named in this certificate."],
  "issuer.not_authorised": [
    "Your trust list does not let this signer certify this[ ({reason})].",
    "Ask the issuing body of the exporting country whether it issued this certificate.",
  ],

  "issuer.chain_invalid": [
    "The signer's certificates do not lead to an authority that your trust list names for this issuer[: {reason}].",
    "Ask the issuing body whether it issued this certificate.",
  ],
  "issuer.did_invalid": ["The issuer's published key document cannot be used[: {reason}], so the signature could not be checked.", "Try again from another network; if it stays so, tell the issuing body."],
  "issuer.did_unreachable": ["The issuer's published key document[ ({did})] could not be fetched, so the signature could not be checked.", "Check the connection and try again."],
  "issuer.key_binding_mismatch": [
    "The presenter did not prove that this copy was made for you[: {reason}].",
    "Ask the presenter to show the certificate again, for you and for this occasion.",
  ],

  "validity.not_yet_valid": ["The certificate is not valid yet[; it begins on {from}].", "Use it from that day on, or ask the exporter whether the date is right."],
  "validity.expired": ["The certificate's validity has ended[, on {until}].", "Ask the exporter for a new certificate; for goods already imported, ask customs."],
  "validity.bad_time": ["A time in the certificate is not a time, or its period ends before it begins[ ({member})].", ASK_ISSUER],
  "validity.iat_not_numeric": ["The technical time of signing is not a number; it was not used.", "Nothing needs to be done; the issuing body may want to know."],

  "status.revoked": ["The issuing body has revoked this certificate[ (as of {asOf})].", "Ask the exporter for the certificate that replaces it."],
  "status.suspended": ["The issuing body has suspended this certificate for now[ (as of {asOf})].", "Wait, and ask the issuing body when and how it will decide."],
  "status.superseded": ["The issuing body has replaced this certificate by another[ (as of {asOf})].", "Ask the exporter for the certificate that replaces it."],
  "status.unreachable": ["Whether it was revoked could not be looked up[: {uri} gave no answer].", TRY_AGAIN],
  "status.list_invalid": ["The list that would say whether it was revoked cannot be trusted[: {reason}][ ({cause})].", ASK_STATUS],
  "status.list_stale": ["The list that says whether it was revoked is too old[ (of {asOf})].", TRY_AGAIN],
  "status.index_out_of_range": ["The certificate names a place[ ({index})] that the issuing body's list does not have.", ASK_STATUS],
  "status.purpose_mismatch": ["The list named by the certificate serves another purpose[ ({actual}, not {expected})].", ASK_STATUS],
  "status.too_large": ["The list that would say whether it was revoked is too large to read.", ASK_STATUS],
  "status.origin_not_allowed": ["The certificate names a revocation list at an address your trust list does not allow[ ({uri})][ ({reason})]; it was not fetched.", ASK_STATUS],
  "status.missing": ["You ask for certificates whose revocation can be looked up; this one names no list.", ASK_STATUS],
  "status.unsupported": ["The certificate uses a kind of revocation notice this verifier does not know[ ({type})][ (see {member})].", ASK_STATUS],

  "claims.missing": ["A particular that every certificate needs is missing.", ASK_ISSUER],
  "claims.wrong_type": ["A particular is written in the wrong way, a text where a number belongs, say.", ASK_ISSUER],
  "claims.bad_value": ["A particular is not in the form it must have.", ASK_ISSUER],
  "claims.unknown_member": ["A particular that the profile does not know; it is kept, but nothing was checked about it.", "Read it yourself if it matters to you."],
  "claims.withheld": ["A particular that is needed was not disclosed in this copy.", "Ask the presenter for a copy that discloses it."],
  "claims.unsafe_text": ["A text holds hidden characters, or characters that look like others, and may read differently from what it says.", "Compare it with the goods and papers; ask the issuing body if it matters."],

  "rules.not_judged": ["Some rules could not be judged, because what they look at is missing or malformed[ (rules {rules})].", ASK_ISSUER],
  "rules.certificate_number_blank": ["The certificate number is blank.", ASK_ISSUER],
  "rules.issuing_country_not_party": ["The issuing country[, {actual:country},] is not a Party to RCEP.", "No RCEP preference can be claimed with it. Ask the exporter which agreement applies."],
  "rules.exporter_incomplete": ["The exporter's name or address is blank.", ASK_ISSUER],
  "rules.exporter_country": ["The exporter is not in the issuing country[: {actual:country}, not {expected:country}].", ASK_ISSUER],
  "rules.consignee_incomplete": ["The consignee's name or address is blank.", ASK_ISSUER],
  "rules.consignee_not_party": ["The consignee is not in a Party to RCEP[, but in {actual:country}].", ASK_ISSUER],
  "rules.consignee_country_differs": ["The consignee is in another Party than the importing one[: {actual:country}, not {expected:country}].", "Check that this fits your shipment."],
  "rules.item_producer_missing": ["Box 3 says SEE BOX 8, but this item names no producer.", "Ask the exporter for the producer; customs may ask too."],
  "rules.consignment_unidentified": ["Nothing says which consignment this is: no invoice, departure, conveyance or port.", ASK_ISSUER],
  "rules.importing_country_not_party": ["The importing country[, {actual:country},] is not a Party to RCEP.", "No RCEP preference can be claimed with it. Ask the exporter which agreement applies."],
  "rules.importing_country_same": ["The importing country is the issuing country itself.", ASK_ISSUER],
  "rules.exporter_declaration_incomplete": ["The exporter's or producer's declaration is not complete.", ASK_ISSUER],
  "rules.certification_incomplete": ["The issuing body's certification is not complete.", ASK_ISSUER],
  "rules.de_minimis_without_ctc": ["De minimis is claimed, but can only help where the criterion is a change in tariff classification.", "Ask the exporter; customs may ask too."],
  "rules.cumulation_not_needed": ["Cumulation is claimed, but adds nothing to goods of this criterion.", "Nothing needs to be done unless customs asks."],
  "rules.fob_missing": ["The criterion is regional value content (RVC), but there is no FOB value.", ASK_ISSUER],
  "rules.fob_zero": ["The criterion is regional value content (RVC), but the FOB value is zero.", ASK_ISSUER],
  "rules.issued_in_future": ["The issue date[, {actual},] lies in the future.", ASK_ISSUER],
  "rules.year_over": ["More than one year has passed since it was issued[ on {actual}][; its last day was {lastDay}].", "Ask customs whether it still accepts it; otherwise ask the exporter for a new certificate."],

  "request.number_mismatch": ["It bears another number than the one asked for[: {actual}, not {expected}].", "Check the number; if it is right, you were given another certificate than yours."],
  "request.withheld": ["What you stated could not be compared, for it may be in a part that was not disclosed in this copy[: {field} {expected}].", "Ask the presenter for a copy that discloses it."],
  "request.field_mismatch": ["What you stated is not in the certificate[: {field} {expected}][, but {actual}].", "Compare it with your invoice and order; ask the exporter if they differ."],
};

/** What is said instead where a host was told to fetch nothing, and where a signature alone was checked. */
const settings: Record<"offline" | "jws", Partial<Record<Code, Sentence>>> = {
  offline: {
    "status.unreachable": ["Whether it was revoked was not looked up, for nothing was to be fetched[; the list is at {uri}].", "Check again without “offline”, or bring the list as a file."],
    "issuer.did_unreachable": ["The issuer's published key document[ ({did})] was not fetched, for nothing was to be fetched.", "Check again without “offline”, or bring the document as a file."],
    "issuer.trust_list_unreachable": ["The trust list was not fetched, for nothing was to be fetched.", "Check again without “offline”, or bring the list itself."],
  },
  jws: {
    "issuer.key_unknown": ["None of the keys given is the one that it names, so the signature could not be checked.", "Give the signer's public key, with the same kid."],
  },
};

const TEST_ISSUER = "For a test issuer on this machine, the policy needs allowLoopbackHttp; otherwise ask the issuing body whether the certificate still stands.";

/** What to do next, where a fact `reason` of the core says more than the code. */
const reasons: Partial<Record<Code, Readonly<Record<string, string>>>> = {
  "issuer.trust_list_invalid": {
    "no key is pinned to check its signature with": "Set trust-key, the key of who signs the trust list, then check again.",
    "it was issued in the future": "If an earlier moment was asked for, the list is newer than that moment: use the list of that time. Otherwise set this computer's clock.",
  },
  "status.origin_not_allowed": {
    "it is not https": TEST_ISSUER,
    "it is on this machine": TEST_ISSUER,
    "it is no https address, or one on this machine": TEST_ISSUER,
  },
};

/** A check: its name, and what is said where no code says more. Of `passed`, the first that fits its facts. */
export interface CheckWords {
  label: string;
  passed: readonly string[];
  notApplicable: string;
}

const checks: Record<CheckId, CheckWords> = {
  format: { label: "Form", passed: ["A signed certificate of origin, in a form this verifier knows."], notApplicable: "" },
  signature: { label: "Signature", passed: ["Genuine: nothing was changed since it was signed."], notApplicable: "" },
  issuer: {
    label: "Issuer",
    passed: [
      "{name} ({country:country}) is on the trust list, may issue this, and its key was in force.",
      "The key it names is on the trust list. Whether that key signed this is for the signature check.",
    ],
    notApplicable: "",
  },
  validity: { label: "Validity", passed: ["In force; valid until {until}.", "In force; no end is stated."], notApplicable: "" },
  status: {
    label: "Revocation",
    passed: ["Neither revoked nor suspended, as of {asOf}.", "Neither revoked nor suspended."],
    notApplicable: "The certificate names no revocation list, so this cannot be looked up online.",
  },
  claims: { label: "Particulars", passed: ["All needed particulars are there and well-formed."], notApplicable: "" },
  rules: { label: "RCEP content rules", passed: ["The content fits the rules of RCEP that are checked here."], notApplicable: "" },
  request: {
    label: "Your request",
    passed: ["It is the certificate that was asked for."],
    notApplicable: "Nothing was stated to compare it with.",
  },
};

const groups: readonly { title: string; checks: readonly CheckId[] }[] = [
  { title: "Is it intact?", checks: ["format", "signature"] },
  { title: "Who says so?", checks: ["issuer"] },
  { title: "Does it still stand?", checks: ["validity", "status"] },
  { title: "Is it complete and lawful?", checks: ["claims", "rules"] },
  { title: "Is it the one asked for?", checks: ["request"] },
];

const verdicts: Record<Verdict, { headline: string; lead: string }> = {
  valid: {
    headline: "Valid",
    lead: "The signature is genuine, the issuer is on the trust list, and every check that applies was passed.",
  },
  invalid: { headline: "Not valid", lead: "Do not rely on this certificate." },
  indeterminate: {
    headline: "Could not be confirmed",
    lead: "Nothing was found wrong, but something that is needed could not be checked.",
  },
};

const outcomes: Record<Outcome, string> = {
  passed: "Passed",
  failed: "Failed",
  inconclusive: "Could not be checked",
  not_run: "Not checked",
  not_applicable: "Nothing to check",
};

const severities: Record<Severity, string> = { error: "Error", warning: "Warning", info: "Note" };

/** Why an edge gave no certificate, by the slug of its problem; for others the edge's own words stand. */
const problems: Record<string, Sentence> = {
  unreachable: ["The service that keeps the certificate did not answer.", "Check the connection and try again."],
  "bad-answer": ["The service that keeps the certificate gave an answer that makes no sense.", "Try again later, or tell the owner of this page."],
  "access-code-required": ["The certificate is given out only with its access code.", "Enter the code that came with the certificate or the invoice."],
  "not-found": ["There is no certificate with this number and access code.", "Check both; letters and digits are easily mixed up."],
  "malformed-number": ["This cannot be a certificate number.", "Enter it as it stands at the top of the certificate."],
  "malformed-code": ["This cannot be an access code.", "Enter it as it came with the certificate."],
  "rate-limited": ["Too many attempts.", "Wait a minute and try again."],
  "upstream-signature-invalid": [
    "The source gave a certificate whose signature does not hold: it was changed after signing, or somebody else signed it. It is not shown.",
    "Do not rely on any copy of it. Ask the exporter for the certificate file as issued, and tell the issuing body.",
  ],
  "upstream-certificate-mismatch": [
    "The source gave another certificate than the one asked for. It is not shown.",
    "Check the number; if it is right, tell the owner of this page, and ask the exporter for the certificate file.",
  ],
  "upstream-issuer-unknown": [
    "The source gave a certificate that nobody on the list of trusted issuers may have signed. It is not shown.",
    "Do not rely on any copy of it until the issuing body has confirmed it; tell the owner of this page.",
  ],
  "upstream-malformed": [
    "The source gave something that is no certificate of origin.",
    "Tell the owner of this page, and ask the exporter for the certificate file.",
  ],
  revoked: ["The service that keeps the certificate says that it was revoked.", "What was found when checking it here stands below."],
  suspended: ["The service that keeps the certificate says that it is suspended.", "What was found when checking it here stands below."],
};

/** Members of a certificate by name: what a person calls them, and their box on Form RCEP. */
const members: Record<string, readonly [label: string, box?: string]> = {
  address: ["address"],
  amount: ["amount"],
  approvedExporter: ["approved exporter"],
  backToBack: ["back-to-back", "17"],
  base: ["base"],
  certificateNumber: ["certificate number", "top"],
  certification: ["issuing body's certification", "16"],
  certifiedTrueCopyDate: ["date of the certified true copy", "14"],
  code: ["code"],
  completion: ["completion of the declaration"],
  consignee: ["consignee", "2"],
  conveyance: ["vessel or flight", "4"],
  count: ["number of packages", "8"],
  country: ["country"],
  cumulation: ["cumulation", "10"],
  currency: ["currency"],
  date: ["date"],
  deMinimis: ["de minimis", "10"],
  declarationReference: ["declaration reference"],
  departureDate: ["departure date", "4"],
  description: ["description of goods", "8"],
  exporter: ["exporter", "1"],
  exporterDeclaration: ["exporter's declaration", "15"],
  fobValue: ["FOB value", "12"],
  hsCode: ["HS code", "9"],
  hsEdition: ["HS edition"],
  importingCountry: ["importing country", "15"],
  invoices: ["invoice", "13"],
  issueDate: ["issue date", "16"],
  issuedRetroactively: ["issued retroactively", "17"],
  issuingBody: ["issuing body", "16"],
  issuingCountry: ["issuing country", "top"],
  items: ["goods"],
  kind: ["kind of packages", "8"],
  mark: ["origin mark", "11"],
  marks: ["marks and numbers", "7"],
  name: ["name"],
  number: ["number"],
  originCriterion: ["origin criterion", "10"],
  originalIssueDate: ["original issue date", "14"],
  originalNumber: ["original number", "14"],
  packages: ["packages", "8"],
  place: ["place"],
  portOfDischarge: ["port of discharge", "4"],
  producer: ["producer", "3"],
  producerStatus: ["producer", "3"],
  quantity: ["quantity", "12"],
  rcepCountryOfOrigin: ["RCEP country of origin", "11"],
  remarks: ["remarks", "14"],
  route: ["route", "4"],
  signatory: ["signatory"],
  thirdPartyInvoicing: ["third-party invoicing", "17"],
  transport: ["transport", "4"],
  type: ["type"],
  unit: ["unit", "12"],
  validUntil: ["valid until"],
  value: ["value"],
};

const criteria: Record<string, string> = {
  WO: "Wholly obtained or produced",
  PE: "Produced exclusively from originating materials",
  CTC: "Change in tariff classification",
  RVC: "Regional value content",
  CR: "Chemical reaction",
};

const producers: Record<string, string> = {
  SEE_BOX_8: "See the goods",
  CONFIDENTIAL: "Confidential; known to the issuing body",
  NOT_AVAILABLE: "Not available",
};

/** UN/ECE Recommendation 20; a unit that is not here is shown by its code. */
const units: Record<string, string> = {
  C62: "pieces",
  EA: "pieces",
  GRM: "g",
  H87: "pieces",
  KGM: "kg",
  LTR: "litres",
  MTK: "m²",
  MTQ: "m³",
  MTR: "m",
  NPR: "pairs",
  PR: "pairs",
  SET: "sets",
  TNE: "t",
};

const words = {
  announcement: "Verification finished: {headline}.",
  asked: "Number asked for",
  box: "box {box}",
  boxTop: "top of the form",
  lookUp: "{country:country}, {body}: {url} ({asks})",
  checking: "Checking the certificate…",
  checks: "What was checked",
  claimedNumber: "Claimed number",
  claimsFrom: "Claims to be from (not proven)",
  consignee: "Consignee",
  criterion: "Origin criterion",
  cumulation: "with cumulation",
  deMinimis: "with de minimis",
  description: "Description",
  engine: "Judged as of {at}, by {engine}",
  exporter: "Exporter",
  findings: "Remarks on the content",
  fob: "FOB value",
  goods: "Goods",
  hash: "Fingerprint of the signed content (SHA-256)",
  hs: "HS code",
  importing: "Importing country",
  invoices: "Invoices",
  issueDate: "Issued",
  issuerId: "Issuer",
  item: "goods line {number}",
  itemTitle: "Goods line {number}",
  key: "Key",
  loadFailed: "The certificate could not be loaded",
  loadFailedNext: "Check the address and the connection, then try again.",
  misuse: "This page asks for the check in a way that makes no sense",
  misuseNext: "Please tell the owner of this page.",
  marks: "Marks",
  next: "What to do",
  none: "not stated",
  notReliable: "What the source gave cannot be relied on",
  notRun: "An earlier check ended the examination.",
  number: "Certificate number",
  origin: "Origin",
  packages: "Packages",
  particulars: "Particulars",
  producer: "Producer",
  profileNote: "Profile rcep-eco/1 is this project's own open profile; no authority has published a technical standard.",
  quantity: "Quantity",
  remarks: "Remarks",
  shipment: "Transport",
  signedBy: "Signed by",
  signedWithKeyOf: "Signed with a key of",
  test: "TEST",
  testNote: "The issuer is a test issuer, for demonstration: it certifies nothing, whatever the verdict.",
  trustList: "Trust list",
  trustListVersion: "version {version}, to {expires}",
  unsignedList: "The trust list used is not signed: whoever gave it decides who is trusted.",
  validUntil: "Valid until",
};

/** All of a language. */
export interface Messages {
  /** BCP 47, for dates and country names; day before month. */
  locale: string;
  codes: Record<Code, Sentence>;
  settings: typeof settings;
  reasons: typeof reasons;
  checks: Record<CheckId, CheckWords>;
  groups: typeof groups;
  verdicts: typeof verdicts;
  outcomes: typeof outcomes;
  severities: typeof severities;
  problems: typeof problems;
  members: typeof members;
  criteria: typeof criteria;
  producers: typeof producers;
  units: typeof units;
  words: typeof words;
}

export const en: Messages = {
  locale: "en-GB",
  codes,
  settings,
  reasons,
  checks,
  groups,
  verdicts,
  outcomes,
  severities,
  problems,
  members,
  criteria,
  producers,
  units,
  words,
};

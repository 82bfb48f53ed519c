// Codes and report words -> English sentences for an importer's clerk: what is wrong, where, and what to
// do next. `{fact}` stands for a fact of the check or finding; a part in [brackets] is left out when one
// of its facts is not there; with `|` between parts, the first that can be filled is taken. `{fact:country}`
// shows a country by name, `:stated` a member of the request in words, `:must` what a rule of the reference
// data asks for, `:quoted` a text or each of several in quotation marks; `{fact:some}` is not there when it is 0.

import { forDeclaration, type ForDeclaration } from "./declaration.js";
import { first, type First, type Plural, type Sentence } from "./first.js";
import type { CheckId, Code, Outcome, Proof, ScopeAnswer, ScopeCode, Severity } from "../generated/report.js";

export type { Joins, Plural, Sentence } from "./first.js";

const NEW_COPY = "Ask the exporter for the electronic certificate file itself, sent as an attachment and not copied out of a message.";
const ASK_ISSUER = "Ask the exporter to have the issuing body correct and reissue the certificate.";
const ASK_FOR_FILE = "Ask whoever sent it for the file exactly as the issuing body issued it.";
const FRESH_LIST = "Get the current trust list from whoever publishes it for you, then check again.";
const TRY_AGAIN = "Try again later; if it stays so, ask the issuing body whether the certificate still stands.";
const ASK_STATUS = "Ask the issuing body whether the certificate still stands.";
const CORRECT = "Ask the exporter to have it corrected or replaced by whoever issued it, before you claim the RCEP rate with it.";
const NO_RATE = "No RCEP rate can be claimed with it; ask the exporter which agreement applies.";
const MINOR = "Tell the exporter, so that the next one is right; customs disregards a minor discrepancy that leaves the origin beyond doubt (Art. 3.26).";
const NOTHING = "Nothing needs to be done.";
const NOTHING_MINOR = "Nothing needs to be done: customs disregards a minor discrepancy that leaves the origin beyond doubt (Art. 3.26).";
const FRESH_DATA = "Get the current reference data from whoever publishes them for you, or leave them out, then check again.";

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
    "It is signed in a way this verifier cannot check[ ({suite})]; that says nothing against the certificate.",
    "Ask the issuing body how to check it.",
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
    "The signer's own certificates cannot be accepted under the authority that your trust list names for this issuer[: {reason}].",
    "Ask the issuing body whether it issued this certificate, and whether its signing certificate was in force.",
  ],
  "issuer.did_invalid": ["The issuer's published key document cannot be used[: {reason}], so the signature could not be checked.", "Try again from another network; if it stays so, tell the issuing body."],
  "issuer.did_unreachable": ["The issuer's published key document[ ({did})] could not be fetched, so the signature could not be checked.", "Check the connection and try again."],
  "issuer.withheld": [
    "What would show whether this signer may certify it was not disclosed in this copy[: {reason}].",
    "Ask the presenter for a copy that discloses it.",
  ],
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

  "claims.missing": ["A particular that is needed is missing; most of them are what the treaty asks of every proof of origin at least (Annex 3B).", CORRECT],
  "claims.wrong_type": ["A particular is written in the wrong way, a text where a number belongs, say, so that it cannot be read.", CORRECT],
  "claims.bad_value": ["A particular is not in the form it must have: a date as 2026-06-01, a country as two letters, an amount in digits.", CORRECT],
  "claims.unknown_member": ["A particular that the profile does not know; it is kept, but nothing was checked about it.", "Read it yourself if it matters to you."],
  "claims.withheld": ["A particular that is needed was not disclosed in this copy.", "Ask the presenter for a copy that discloses it."],
  "claims.unsafe_text": [
    "A text holds characters that steer the screen or turn the direction of writing, so that it may read differently from what it says.",
    "Do not rely on what you read there; ask the exporter to have the certificate issued anew without them.",
  ],

  "rules.not_judged": [
    "Some rules could not be judged, because what they look at is missing, malformed or not disclosed[ (rules {rules})].",
    "Read the remarks on the content; ask the exporter for a certificate that shows all that is needed.",
  ],
  "rules.certificate_number_blank": ["The certificate has no number. Each must bear its own, by which customs and the issuing body find it.", CORRECT],
  "rules.issuing_country_not_party": ["The issuing country[, {actual:country},] is not a Party to RCEP. A proof of origin can only come from a Party.", NO_RATE],
  "rules.exporter_incomplete": ["The exporter's name or address is blank. A proof of origin must give both.", CORRECT],
  "rules.exporter_country": [
    "The exporter is not in the country that issued it[: in {actual:country}, not in {expected:country}]. A proof of origin is issued in the Party that the goods are exported from.",
    CORRECT,
  ],
  "rules.consignee_incomplete": ["The name or address of the consignee is blank. A proof of origin must give both, of the importer or the consignee.", CORRECT],
  "rules.consignee_not_party": ["The consignee is not in a Party to RCEP[, but in {actual:country}]. The goods must be consigned to one.", CORRECT],
  "rules.consignee_country_differs": [
    "The consignee is in another Party than the importing one[: in {actual:country}, not in {expected:country}]. Usually the two are the same.",
    "Check that the goods go where the certificate says, and have the contract at hand in case customs asks.",
  ],
  "rules.item_producer_missing": [
    "Box 3 says SEE BOX 8, but this goods line names no producer. Several producers are to be named line by line.",
    "Ask the exporter who produced these goods, so that you can tell customs; customs disregards a minor omission (Art. 3.26).",
  ],
  "rules.consignment_unidentified": [
    "Nothing says which consignment it is for. An invoice number, a departure date, a vessel or flight, or a port of discharge must identify it.",
    CORRECT,
  ],
  "rules.importing_country_not_party": ["The importing country[, {actual:country},] is not a Party to RCEP. The Agreement is for goods that go from one Party to another.", NO_RATE],
  "rules.importing_country_same": [
    "The importing country is the issuing country itself[, {actual:country}]. The Agreement is for goods that go from one Party to another.",
    CORRECT,
  ],
  "rules.exporter_declaration_incomplete": ["The exporter's or producer's declaration lacks its place or who signed it. The certificate is not complete without it.", CORRECT],
  "rules.certification_incomplete": ["The issuing body's certification lacks its place or who signed it. Somebody authorised by the issuing body must sign it.", CORRECT],
  "rules.not_latin": [
    "Most of this is not in Latin letters. A proof of origin is to be in English.",
    "Ask the exporter for the English wording, in case customs wants it; customs disregards a minor discrepancy (Art. 3.26).",
  ],
  "rules.item_numbers": [
    "The goods are not numbered one after the other from 1[: {actual} stands where {expected} belongs].",
    "Check that no line of goods is missing; customs disregards a minor discrepancy such as the numbering (Art. 3.26).",
  ],
  "rules.description_blank": ["The goods are not described. The description must let a customs officer recognise them.", CORRECT],
  "rules.description_short": [
    "The description is very short. It must let a customs officer recognise the goods.",
    "Compare it with your invoice; if the goods cannot be recognised by it, ask the exporter for a fuller one.",
  ],
  "rules.hs_chapter": [
    "No goods are classified in the chapter that this HS code[, {actual},] begins with[ (edition {edition})]. It must give the code of the goods to six digits, for the rule of origin hangs on it.",
    CORRECT,
  ],
  "rules.hs_heading_unknown": [
    "The Harmonized System[, edition {edition},] has no heading that begins as this HS code does[: {actual}]. It must give the code of the goods to six digits.",
    "Compare it with the code that you declare; if they differ, ask the exporter which is right. A typing error is a minor one (Art. 3.26).",
  ],
  "rules.hs_subheading_unknown": [
    "Your table of subheadings[, edition {edition},] does not have this HS code[: {actual}]. It must give the code of the goods to six digits.",
    "Compare it with the code that you declare; if they differ, ask the exporter which is right. A typing error is a minor one (Art. 3.26).",
  ],
  "rules.hs_more_than_six_digits": [
    "The HS code has more than six digits[: {actual}]. Only the first six count[, {counts}]; the others are each country's own.",
    NOTHING,
  ],
  "rules.de_minimis_without_ctc": [
    "De minimis is claimed, but the criterion is not a change in tariff classification (CTC). De minimis excuses materials that did not change theirs, and nothing else.",
    "Ask the exporter whether the goods meet the criterion without it; if so, it is a minor discrepancy, which customs disregards (Art. 3.26).",
  ],
  "rules.cumulation_not_needed": [
    "Cumulation is claimed, but adds nothing here. Goods that are wholly obtained, or made from originating materials only, do not need it.",
    NOTHING_MINOR,
  ],
  "rules.fob_missing": ["The criterion is regional value content (RVC), but there is no FOB value. With that criterion it must be given, for the content is reckoned from it.", CORRECT],
  "rules.fob_zero": ["The criterion is regional value content (RVC), but the FOB value is zero. With that criterion it must be given, for the content is reckoned from it.", CORRECT],
  "rules.fob_not_needed": ["There is an FOB value, which only the criterion regional value content (RVC) needs.", "Nothing needs to be done; it does no harm."],
  "rules.currency_unknown": ["The currency[, {actual},] is no code of ISO 4217, such as USD or CNY.", `Compare the value with your invoice. ${MINOR}`],
  "rules.quantity_zero": ["The quantity is zero. A proof of origin must give the quantity of the goods.", CORRECT],
  "rules.unit_unknown": ["The unit[, {actual},] is no code of UN/ECE Recommendation 20, such as KGM for kilograms.", `Compare the quantity with your invoice. ${MINOR}`],
  "rules.origin_not_party": ["The RCEP country of origin[, {actual:country},] is not a Party to RCEP. It must be one, for the rate may depend on which.", CORRECT],
  "rules.origin_differs": [
    "The RCEP country of origin is not the issuing Party[: {actual:country}, not {expected:country}]. That is right where another Party contributed the most originating materials; your rate is then the one for that Party.",
    "Ask the exporter why it is so, and claim the rate for the country that is stated.",
  ],
  "rules.origin_mark_not_needed": [
    "The country of origin bears a mark, * or **, which claims the highest of several rates. [{importingCountry:country}|The importing Party] has the same rates for all Parties, so the mark changes nothing.",
    NOTHING,
  ],
  "rules.invoice_number_blank": ["An invoice is listed without its number. Number and date are asked for.", `Compare the invoices with yours. ${MINOR}`],
  "rules.item_without_invoice": [
    "There are several invoices, but this goods line names none. With several, each line is to show the number and date of its own.",
    `Find out which of your invoices the line is from. ${MINOR}`,
  ],
  "rules.invoice_after_issue": [
    "The invoice is dated later than the certificate[: {actual}, and issued on {issueDate}]. It is to be the invoice that the goods are imported with.",
    `Check that it is the invoice you were sent. ${MINOR}`,
  ],
  "rules.issued_in_future": [
    "The issue date[, {actual},] lies in the future. A proof of origin counts from the day it is issued.",
    "Set this computer's clock if it is wrong; otherwise ask the exporter to have the date corrected.",
  ],
  "rules.year_over": [
    "More than one year has passed since it was issued[ on {actual}][; its last day was {lastDay}]. A proof of origin is valid for one year.",
    "Ask customs whether it still accepts it, as it may for a good cause (Art. 3.22.6); otherwise ask the exporter for a new one.",
  ],
  "rules.retroactive_not_marked": [
    "It was issued after the goods left[: they left on {departureDate}, it is of {issueDate}]. It must then bear the mark ISSUED RETROACTIVELY, and does not.",
    CORRECT,
  ],
  "rules.issued_too_late": [
    "It was issued too late[, on {actual}]. It may be issued up to one year after the goods left[, which was on {departureDate}][; the last day was {lastDay}].",
    "Check the departure date; if it is right, ask customs what can still be done, for no certificate can be issued for this shipment any more.",
  ],
  "rules.retroactive_not_needed": [
    "It is marked ISSUED RETROACTIVELY, but was not issued after the goods left[: issued on {issueDate}, they left on {departureDate}]. The mark is for certificates that are issued afterwards.",
    "Check the departure date; customs disregards a minor discrepancy such as the mark (Art. 3.26).",
  ],
  "rules.declared_after_certification": [
    "The exporter's declaration is dated later than the issuing body's certification[: {actual}, and {certified}]. The issuing body certifies what was declared to it before.",
    NOTHING_MINOR,
  ],
  "rules.before_entry_into_force": [
    "It was issued[ on {actual},] before the Agreement was in force for [{country:country}|one of the Parties][, which was from {inForce} on].",
    "Ask customs whether the goods count as having been on their way that day (Art. 3.30); otherwise ask the exporter for a proof issued since.",
  ],
  "rules.hs_edition_differs": [
    "It is written in another edition of the Harmonized System than proofs of that day are[: {actual}, not {expected}].",
    "Make sure that the six digits mean the same goods in the edition that you declare in.",
  ],
  "rules.third_party_blank": [
    "Third-party invoicing is stated, but not who issued the invoice. The name of that company and its country belong into box 14.",
    "Ask the exporter to have it corrected. That a third party issued the invoice is no reason to deny the rate by itself (Art. 3.20).",
  ],
  "rules.third_party_not_stated": [
    "Your invoice[ {invoice}] was issued by [{issuer}, who is|somebody who is] neither exporter nor producer. That is to be stated as third-party invoicing, with the company's name and country, and is not.",
    "Ask the exporter to have it stated. The rate is not denied because of the invoice alone (Art. 3.20).",
  ],
  "rules.declaration_not_accepted": [
    "It is a declaration that names no approved exporter, a kind of proof that [{country:country}|one of the Parties] is not known to use yet.",
    "Ask customs of the importing country whether it accepts it; otherwise ask the exporter for a certificate of origin.",
  ],
  "rules.declaration_incomplete": [
    "The declaration lacks its reference or who signed it. It must bear both.",
    "Ask whoever made it for a complete one, before you claim the RCEP rate with it.",
  ],
  "rules.approved_exporter_code_blank": [
    "The authorisation code of the approved exporter is blank. A declaration by an approved exporter must bear it.",
    "Ask the exporter for a declaration with it, before you claim the RCEP rate.",
  ],
  "rules.authorisation_ended": [
    "The approved exporter's authorisation ended[ on {until},] before the declaration was made[, on {issueDate}]. An approved exporter may make declarations only while authorised.",
    "Ask the exporter for a declaration under an authorisation in force, or for a certificate of origin.",
  ],
  "rules.back_to_back_incomplete": ["It is back-to-back, but the number of the original is blank. It must name the original proof of origin that it stands on.", CORRECT],
  "rules.original_not_party": ["It is back-to-back, but what it says of the original names a country that is not a Party to RCEP[: {actual:country}]. The original must be of a Party.", CORRECT],
  "rules.original_expired": [
    "The original that it stands on is over a year old[: it is of {actual}][ and was valid to {lastDay}]. A back-to-back proof is valid no longer than its original.",
    "Ask customs whether it still accepts it, as it may for a good cause (Art. 3.22.6); otherwise ask the exporter for one on a newer original.",
  ],
  "rules.original_later": ["The original that it stands on is dated later than itself[: {actual}, and issued on {issueDate}]. A valid original must be there first.", CORRECT],
  "rules.back_to_back_same_party": [
    "It is back-to-back, but issued in the same Party as its original[, {actual:country}]. A back-to-back proof is for a Party that the goods pass through.",
    "Ask the exporter where the original was issued, so that you can tell customs.",
  ],
  "rules.true_copy_date": [
    "The date of the certified true copy[, {actual},] does not lie within one year of the original's issue[, from {issueDate} to {lastDay}].",
    "Check the date; if it is right, ask the exporter for a new certificate.",
  ],
  "rules.proof_waived": [
    "The customs value you stated is so low that customs may do without a proof of origin[: up to {limit}, or more where the importing Party says so].",
    "Ask customs whether it wants one; a shipment that was split up to stay below does not count.",
  ],
  "rules.field_rule": [
    "A rule that your reference data announce is not kept here[: this must {must:must}].",
    "Read what is named as its basis; ask the exporter if customs keeps to it.",
  ],
  "rules.data_invalid": ["The reference data that were brought along cannot be used[: {reason}][ ({cause})]. Only the built-in ones were judged by, which may be older.", FRESH_DATA],
  "rules.data_expired": ["The reference data that were brought along have expired[ on {expires}]. Only the built-in ones were judged by, which may be older.", FRESH_DATA],

  "request.number_mismatch": ["It bears another number than the one asked for[: {actual}, not {expected}].", "Check the number; if it is right, you were given another certificate than yours."],
  "request.withheld": [
    "What you stated could not be compared, for it may be in a part that was not disclosed in this copy[: {field:stated} “{expected}”|: {field:stated}].",
    "Ask the presenter for a copy that discloses it.",
  ],
  "request.field_mismatch": [
    "What you stated is not in the certificate[: {field:stated} “{expected}”|: {field:stated}][; it has {actual:quoted}].",
    "Compare it with your invoice and order; if they are right, it may be the certificate of another shipment: ask the exporter.",
  ],
  "request.normalised": [
    "Taken as what you stated, though it is not written in the same way[: {field:stated} “{expected}”][; the certificate has {actual:quoted}].",
    NOTHING,
  ],
  "request.description_differs": [
    "The goods are described in other words than you stated[: “{expected}”][; the certificate has {actual:quoted}].",
    "Read both: only you can tell whether they are the same goods. It changes nothing in the verdict.",
  ],
};

/**
 * What is said instead where a host was told to fetch nothing, where a signature alone was checked, and
 * where a finding weighs less than its code does elsewhere.
 */
const settings: Record<"offline" | "jws" | "warning" | "info", Partial<Record<Code, Sentence>>> = {
  offline: {
    "status.unreachable": ["Whether it was revoked was not looked up, for nothing was to be fetched[; the list is at {uri}].", "Check again without “offline”, or bring the list as a file."],
    "issuer.did_unreachable": ["The issuer's published key document[ ({did})] was not fetched, for nothing was to be fetched.", "Check again without “offline”, or bring the document as a file."],
    "issuer.trust_list_unreachable": ["The trust list was not fetched, for nothing was to be fetched.", "Check again without “offline”, or bring the list itself."],
  },
  jws: {
    "signature.alg_not_allowed": ["It is signed with a method that was not allowed here[ ({alg})].", "Name the method with --alg if you expected it."],
    "issuer.key_unknown": ["None of the keys given is the one that it names, so the signature could not be checked.", "Give the signer's public key, with the same kid."],
  },
  warning: {
    "claims.unsafe_text": [
      "A text holds characters that cannot be seen, or letters of another script that look like Latin ones.",
      "Compare it with the goods and papers; ask the issuing body if it matters.",
    ],
    "request.field_mismatch": [
      "It differs from what you stated[: {field:stated} “{expected}”|: {field:stated}][; the certificate has {actual:quoted}].",
      "Compare it with your papers; customs disregards slight differences between documents that leave the origin beyond doubt.",
    ],
  },
  info: {
    "rules.origin_differs": [
      "The RCEP country of origin is not the issuing Party[: {actual:country}, not {expected:country}]. The importing Party has the same rates for all Parties, so this changes nothing.",
      NOTHING,
    ],
  },
};

/** What is said instead of a code at one place of the document. */
const places: Partial<Record<Code, Readonly<Record<string, Sentence>>>> = {
  "claims.bad_value": {
    "/items": [
      "A certificate has 1 to 50 lines of goods, and this one has none, or more than 50.",
      "Ask the exporter to have it issued anew: for more than 50 lines of goods, as several certificates.",
    ],
  },
};

/** Of two remarks, whose advice holds: the second leaves nothing to do of what the first asks. */
const outweighs: Partial<Record<Code, Code>> = { "rules.retroactive_not_marked": "rules.issued_too_late" };

const TEST_ISSUER = "For a test issuer on this machine, the policy needs allowLoopbackHttp; otherwise ask the issuing body whether the certificate still stands.";

/** What to do next, where a fact `reason` of the core says more than the code. */
const reasons: Partial<Record<Code, Readonly<Record<string, string>>>> = {
  "issuer.trust_list_invalid": {
    "no key is pinned to check its signature with": "Set trust-key, the key of who signs the trust list, then check again.",
    "it was issued in the future": "If an earlier moment was asked for, the list is newer than that moment: use the list of that time. Otherwise set this computer's clock.",
  },
  "rules.data_invalid": {
    "no key is pinned to check their signature with": "Set dataKey in the policy, or trust-key: the key of who signs the reference data. Then check again.",
    "they were issued in the future": "If an earlier moment was asked for, leave the reference data out. Otherwise set this computer's clock.",
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
  format: { ...first.checks.format, passed: ["A signed certificate of origin, in a form this verifier knows."], notApplicable: "" },
  signature: { ...first.checks.signature, passed: ["Genuine: nothing was changed since it was signed."], notApplicable: "" },
  issuer: {
    ...first.checks.issuer,
    passed: [
      "{name} ({country:country}) is on the trust list, may issue this, and its key was in force.",
      "The key it names is on the trust list. Whether that key signed this is for the signature check.",
    ],
    notApplicable: "",
  },
  validity: { ...first.checks.validity, passed: ["In force; valid until {until}.", "In force; no end is stated."], notApplicable: "" },
  status: {
    ...first.checks.status,
    passed: [
      "{purposes:purposes}[, as of {asOf}][. The issuing body says of it: {messages}].",
      "What it names says nothing of revocation or suspension[; the issuing body says of it: {messages}][ (as of {asOf})].",
    ],
    notApplicable: "The certificate names no revocation list, so this cannot be looked up online.",
  },
  claims: { ...first.checks.claims, passed: ["All needed particulars are there and well-formed."], notApplicable: "" },
  rules: { ...first.checks.rules, passed: ["The content fits the rules of RCEP that are checked here."], notApplicable: "" },
  request: {
    ...first.checks.request,
    passed: [
      "It is the certificate that was asked for. Particulars that are the same: {exact:some}[; the same but for the way they are written: {normalised:some}][; different, see the remarks: {differing:some}].",
      "It is the certificate that was asked for. Particulars that are the same but for the way they are written: {normalised:some}[; different, see the remarks: {differing:some}].",
      "Nothing that was stated rules it out, and nothing shows that it is the one asked for[. Particulars that differ, see the remarks: {differing:some}].",
    ],
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

/** What is said of a valid document, and of its content, when there are warnings. */
const remarked: { lead: Plural; rules: Plural } = {
  ...first.remarked,
  rules: {
    one: "No rule of RCEP that is checked here forbids it, but with 1 remark that customs may raise; see below.",
    other: "No rule of RCEP that is checked here forbids it, but with {count} remarks that customs may raise; see below.",
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
  ...first.problems,
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

/** What a person calls a member, its box on Form RCEP, and members that are something else inside of it. */
export type Member = readonly [label: string, box?: string | undefined, inner?: Readonly<Record<string, readonly [label: string, box?: string]>>];

const members: Record<string, Member> = {
  address: ["address"],
  amount: ["amount"],
  approvedExporter: ["approved exporter", undefined, { code: ["authorisation code"], validUntil: ["end of the authorisation"] }],
  approvedExporterCode: ["approved exporter's code", "14"],
  backToBack: ["back-to-back", "17", {
    issuingCountry: ["issuing country of the original", "14"],
    rcepCountryOfOrigin: ["RCEP country of origin of the original", "14"],
  }],
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
  exporterDeclaration: ["exporter's or producer's declaration", "15"],
  fobValue: ["FOB value", "12"],
  hsCode: ["HS code", "9"],
  hsEdition: ["edition of the Harmonized System"],
  importingCountry: ["importing country", "15"],
  invoices: ["invoice", "13"],
  issueDate: ["issue date", "16"],
  issuedRetroactively: ["issued retroactively", "17"],
  issuingBody: ["issuing body", "16"],
  issuingCountry: ["issuing country", "top"],
  items: ["goods", undefined, { producer: ["producer", "8"] }],
  kind: ["kind of packages", "8"],
  mark: ["origin mark", "11"],
  marks: ["marks and numbers", "7"],
  name: ["name"],
  number: ["number"],
  originCriterion: ["origin criterion", "10"],
  originalIssueDate: ["issue date of the original", "14"],
  originalNumber: ["number of the original", "14"],
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
  thirdPartyInvoicing: ["third-party invoicing", "17", {
    country: ["country of who issued the invoice", "14"],
    name: ["name of who issued the invoice", "14"],
  }],
  transport: ["transport", "4"],
  type: ["type"],
  unit: ["unit", "12"],
  validUntil: ["valid until"],
  value: ["value"],
};

/** Members of a request, as the asker knows them. */
const stated: Record<string, string> = {
  address: "address",
  consignee: "consignee",
  country: "country",
  date: "date",
  description: "description",
  exporter: "exporter",
  hsCode: "HS code",
  hsCodes: "HS code",
  importingCountry: "importing country",
  invoice: "invoice",
  invoices: "invoice",
  items: "your line",
  name: "name",
  number: "certificate number",
  quantities: "quantity",
  quantity: "quantity",
};

/** What a field rule of the reference data asks for: after "this must". */
const must = { stand: "be there, and not be blank", lack: "not be there", oneOf: "be one of these: {choices}" };

/** Purposes of status lists in which nothing was found against a certificate, in the order of their names. */
const purposes: Record<string, string> = {
  revocation: "Not revoked",
  "revocation suspension": "Neither revoked nor suspended",
  suspension: "Not suspended",
};

/** Whether a shipment needs a proof of origin: the answer with what to do, the reasons, the kinds of proof. */
const scope: { answers: Record<ScopeAnswer, Sentence>; reasons: Record<ScopeCode, string>; proofs: Record<Proof, string> } = {
  answers: {
    needed: ["A proof of origin is needed for the RCEP rate.", "Have one of the proofs named here in hand before you claim the rate."],
    may_be_waived: ["Customs may do without a proof of origin for this shipment.", "Ask customs of the importing country whether it wants one all the same."],
    not_needed: ["No proof of origin is needed.", "Import the goods at the ordinary rate."],
    not_available: ["The RCEP rate cannot be claimed for this shipment, with or without a proof of origin.", "Ask the exporter or customs whether another agreement applies."],
  },
  reasons: {
    exporting_country_not_party: "The exporting country[, {country:country},] is not a Party to RCEP.",
    importing_country_not_party: "The importing country[, {country:country},] is not a Party to RCEP.",
    same_country: "Exporting and importing country are the same[, {country:country}]; the Agreement is for goods that go from one Party to another.",
    not_in_force: "The Agreement is not in force for [{country:country}|one of the Parties] on that day[, but from {inForce} on].",
    no_claim: "The RCEP rate is not to be claimed, and only a claim needs a proof of origin.",
    ordinary_rate_zero: "The ordinary rate is zero already, so that the RCEP rate cannot be lower.",
    value_within_waiver: "The customs value[, {value},] is within the amount up to which customs may do without a proof[, {limit}].",
    value_above_waiver: "The customs value[, {value},] is above the amount up to which every Party may do without a proof[, {limit}]; some Parties have set a higher one, which customs can tell.",
    value_not_comparable: "The customs value[, {value},] cannot be compared with the amount up to which customs may do without a proof[, {limit}]: it is in another currency, or no number.",
    part_of_series: "The shipment is one of several that belong together, so that its low value[, {value},] does not count.",
    proof_in_hand: "Whoever claims the RCEP rate must have a valid proof of origin in hand when claiming it.",
    tariff_differentials: "The rates of [{country:country}|the importing Party] may differ by RCEP country of origin, so that what box 11 of the certificate says can decide the rate.",
    data_not_usable: "The newer tables that were brought along cannot be used[: {reason}]; this answer is by the built-in ones.",
    rate_not_known: "Which rate the goods have is not known here; the importing Party's schedule of tariff commitments says it.",
  },
  proofs: {
    certificate: "a certificate of origin by an issuing body of the exporting Party",
    approved_exporter_declaration: "a declaration of origin by an approved exporter",
    exporter_declaration: "a declaration of origin by the exporter or producer",
    importer_declaration: "a declaration of origin by the importer",
  },
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
  ...first.words,
  accessCode: "Access code",
  accessCodeHelp: "It came with the certificate or the invoice.",
  approvedExporter: "Approved exporter",
  asked: "Number asked for",
  authorisedUntil: "Authorised until",
  box: "box {box}",
  boxTop: "top of the form",
  certification: "Issuing body's certification",
  check: "Check",
  checkYourself: "Check it on a device of your own",
  checkYourselfNote: "A page can draw any mark it likes. A verifier that you trust must show the same short code for this certificate.",
  checks: "What was checked",
  completion: "Completed",
  copied: "Copied.",
  copyNumber: "Copy the number",
  consignee: "Consignee",
  criterion: "Origin criterion",
  cumulation: "with cumulation",
  deMinimis: "with de minimis",
  description: "Description",
  exporter: "Exporter",
  exporterDeclaration: "Exporter's declaration",
  findings: "Remarks on the content",
  fob: "FOB value",
  goods: "Goods",
  hash: "Fingerprint of the signed content (SHA-256)",
  hs: "HS code",
  hsEdition: "HS edition",
  importing: "Importing country",
  invoices: "Invoices",
  issueDate: "Issued",
  issuingBody: "Issuing body",
  issuingCountry: "Issuing country",
  item: "goods line {number}",
  itemTitle: "Goods line {number}",
  lookUp: "{country:country}, {body}: {url} ({asks})",
  marked: "Marked as",
  markedBackToBack: "back-to-back",
  markedRetroactive: "ISSUED RETROACTIVELY",
  markedThirdParty: "third-party invoicing",
  marks: "Marks",
  next: "What to do",
  notRun: "An earlier check ended the examination.",
  number: "Certificate number",
  officialPages: "The issuing bodies' own pages, for a second look",
  officialPagesNote: "These pages belong to the issuing bodies, ask what they ask, and may have moved.",
  openElsewhere: "Open this certificate there",
  origin: "Origin",
  original: "Back-to-back on original",
  originalExporter: "Original's approved exporter",
  originalIssued: "Original issued",
  originalIssuedIn: "Original issued in",
  originalOrigin: "Original's RCEP origin",
  otherDocument: "This is not the document that the other page showed: that had the short code {expected}, this has {actual}.",
  packages: "Packages",
  particulars: "Particulars",
  producer: "Producer",
  proofs: "Proofs that both Parties are known to use",
  qrLabel: "QR code with the address {url}",
  qrShow: "Show a QR code for it",
  quantity: "Quantity",
  reference: "Declaration reference",
  referenceData: "Reference data of {data}.",
  remarks: "Remarks",
  rule: "rule",
  sameDocument: "This is the document that the other page showed: the short code is the same.",
  shipment: "Transport",
  shortCode: "Short code",
  tellEnd: "Please correct or replace it. Judged as of {at}, by {engine}, profile rcep-eco/1 (an open profile, not an official standard).",
  tellIntro: "We checked the electronic certificate of origin {number} (short code of its signed content: {code}) and found:",
  tellIssuer: "Copy a message to the issuer",
  thirdParty: "Invoiced by third party",
  treaty: "Treaty: {article}",
  trueCopy: "Certified true copy of",
  validUntil: "Valid until",
};

/** All of a language. */
export interface Messages extends First {
  /** English phrases of the core, in facts that hold one, in this language. */
  phrases?: Readonly<Record<string, string>>;
  codes: Record<Code, Sentence>;
  settings: typeof settings;
  reasons: typeof reasons;
  places: typeof places;
  outweighs: typeof outweighs;
  checks: Record<CheckId, CheckWords>;
  groups: typeof groups;
  remarked: typeof remarked;
  /** What is said instead of a declaration of origin. */
  declaration: ForDeclaration;
  outcomes: typeof outcomes;
  severities: typeof severities;
  members: typeof members;
  stated: typeof stated;
  must: typeof must;
  scope: typeof scope;
  purposes: typeof purposes;
  criteria: typeof criteria;
  producers: typeof producers;
  units: typeof units;
  words: typeof words;
}

export const en: Messages = {
  ...first,
  codes,
  settings,
  reasons,
  places,
  outweighs,
  checks,
  groups,
  remarked,
  declaration: forDeclaration({ codes, settings, reasons, checks, places, remarked }),
  outcomes,
  severities,
  problems,
  members,
  stated,
  must,
  scope,
  purposes,
  criteria,
  producers,
  units,
  words,
};

// The English that is in the script itself: with it a verdict is told, and why there is none. All the other
// sentences (en.ts) are loaded once there is something to say with them.

import type { CheckId, Verdict } from "../generated/report.js";

/** What is wrong, and what to do next. */
export type Sentence = readonly [says: string, next: string];

/** By number: one or more remarks, in the categories of Intl.PluralRules. */
export type Plural = { readonly [category in Intl.LDMLPluralRule]?: string } & { readonly other: string };

/** What stands between and around words and sentences. */
export interface Joins {
  /** Between the members of a list, and of a list of lists. */
  list: string;
  lists: string;
  /** Around what is added to a name. */
  open: string;
  close: string;
  /** After a label, and after a sentence of one word. */
  colon: string;
  stop: string;
  /** Between sentences, and between two things that have little to do with each other. */
  gap: string;
  dot: string;
  /** Around words that are somebody else's. */
  quotes: readonly [string, string];
  /** A thing with its number. */
  nth: string;
}

const words = {
  announcement: "Verification finished: {headline}.",
  checking: "Checking the certificate…",
  claimedNumber: "Claimed number",
  claimsFrom: "Claims to be from (not proven)",
  close: "Close",
  details: "All particulars and checks",
  edgeWord: "{host} says: {headline}",
  edgeWordLead: "The verifier could not run in this browser. This is only the word of the server {host}, and proves nothing.",
  edgeWordNext: "Check the certificate on another device; the owner of this page can let the verifier run.",
  engine: "Judged as of {at}, by {engine}",
  fileMissing: "This check needs {file}, which could not be loaded or is of another version; it belongs beside the script.",
  issuerId: "Issuer",
  key: "Key",
  loadFailed: "The certificate could not be loaded",
  loadFailedNext: "Check the address and the connection, then try again.",
  misuse: "This page asks for the check in a way that makes no sense",
  misuseNext: "Please tell the owner of this page.",
  none: "not stated",
  notReliable: "What the source gave cannot be relied on",
  partMissing: "A part of what belongs here could not be loaded. Check the connection, then load the page again.",
  profileNote: "Profile rcep-eco/1 is this project's own open profile; no authority has published a technical standard.",
  signedBy: "Signed by",
  signedWithKeyOf: "Signed with a key of",
  test: "TEST",
  testNote: "The issuer is a test issuer, for demonstration: it certifies nothing, whatever the verdict.",
  trustList: "Trust list",
  trustListVersion: "version {version}, to {expires}",
  unsignedList: "The trust list used is not signed: whoever gave it decides who is trusted.",
  verifierMissing: "The verifier could not be loaded",
  verifierMissingNext: "Try again; if it stays so, tell the owner of this page. It says nothing about the certificate.",
};

/** What of a language a verdict is told with. */
export interface First {
  /** BCP 47, for dates and country names; day before month. */
  locale: string;
  /** Of a draft: that nobody has reviewed it, and that the English text counts. */
  unreviewed?: string;
  joins: Joins;
  verdicts: Record<Verdict, { headline: string; lead: string }>;
  /** What is said of a valid document when there are warnings. */
  remarked: { lead: Plural };
  checks: Record<CheckId, { label: string }>;
  /** Why an edge gave no certificate, by the slug of its problem; for others the edge's own words stand. */
  problems: Record<string, Sentence>;
  words: typeof words;
}

export const first = {
  locale: "en-GB",
  joins: { list: ", ", lists: "; ", open: " (", close: ")", colon: ": ", stop: ". ", gap: " ", dot: " · ", quotes: ["“", "”"], nth: "{name} {number}" },
  verdicts: {
    valid: {
      headline: "Valid",
      lead: "The signature is genuine, the issuer is on the trust list, and every check that applies was passed.",
    },
    invalid: { headline: "Not valid", lead: "Do not rely on this document." },
    indeterminate: {
      headline: "Could not be confirmed",
      lead: "Nothing was found wrong, but something that is needed could not be checked.",
    },
  },
  remarked: {
    lead: {
      one: "The signature is genuine, the issuer is on the trust list, and no check failed, but with 1 remark that customs may raise; see below.",
      other: "The signature is genuine, the issuer is on the trust list, and no check failed, but with {count} remarks that customs may raise; see below.",
    },
  },
  checks: {
    format: { label: "Form" },
    signature: { label: "Signature" },
    issuer: { label: "Issuer" },
    validity: { label: "Validity" },
    status: { label: "Revocation" },
    claims: { label: "Particulars" },
    rules: { label: "RCEP content rules" },
    request: { label: "Your request" },
  },
  problems: {
    unreachable: ["The service that keeps the certificate did not answer.", "Check the connection and try again."],
    "bad-answer": ["The service that keeps the certificate gave an answer that makes no sense.", "Try again later, or tell the owner of this page."],
  },
  words,
} satisfies First;

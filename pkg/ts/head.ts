// A Report -> what a person is told first: the verdict, who signed, and the notes. What follows from it (view.ts)
// may come later. Decides nothing: every word follows from the Report's own outcomes.

import type { Finding, Outcome, Report, Verdict } from "./generated/report.js";
import type { First, Plural, Sentence } from "./messages/first.js";
import { added, country, object, plain, put, show } from "./text.js";
import type { Inspection } from "./verify.js";

/** A name and what is said of it. */
export interface Row {
  label: string;
  text: string;
  /** Letters and digits to compare, not words to read. */
  exact?: boolean;
}

/** What a person is told first; text only. */
export interface Head {
  verdict: Verdict;
  headline: string;
  lead: string;
  /** Present when the issuer is a test issuer. */
  test?: { badge: string; note: string };
  /** Who signed. Not `proven`: only what the document says of itself. */
  signer?: { title: string; name: string; proven: boolean; rows: Row[] };
  notes: string[];
  announcement: string;
}

/** `claimed` is what the document says of itself, shown when nothing of it is proven. */
export function head(report: Report, claimed: Inspection | undefined, messages: First): Head {
  const { joins, verdicts, words } = messages;
  const { headline, lead } = verdicts[report.verdict];
  const signer = report.identity ? proven(report, messages) : unproven(claimed, messages);
  return {
    verdict: report.verdict,
    headline,
    lead: (report.verdict === "valid" && remarked(messages.remarked.lead, report.findings ?? [], messages)) || lead,
    ...(report.test && { test: { badge: words.test, note: words.testNote } }),
    ...(signer && { signer }),
    notes: [
      report.trust?.signed === false && words.unsignedList,
      put(words.engine, { at: report.at, engine: report.engine }, messages),
      words.profileNote,
      messages.unreviewed,
    ].filter((note) => typeof note === "string"),
    announcement: put(words.announcement, { headline: headline + (report.test ? joins.list + words.test : "") }, messages),
  };
}

/** The outcome that explains a verdict; the sentences of checks with it are told first. */
export const DECIDING: Record<Verdict, Outcome | undefined> = { valid: undefined, invalid: "failed", indeterminate: "inconclusive" };

/** What decided the verdict, by check and code: where its sentences cannot be had. */
export function codes(report: Report, { checks, joins }: First): string[] {
  return report.checks.filter(({ outcome }) => outcome === DECIDING[report.verdict]).map(({ id, code }) => checks[id].label + joins.colon + plain(code));
}

/** The words for why an edge gave no certificate. */
export function problemWords(slug: string, { problems }: First): Sentence | undefined {
  return Object.hasOwn(problems, slug) ? problems[slug] : undefined;
}

/** How many warnings there are, in words; `undefined` when there are none. */
export function remarked(templates: Plural, findings: readonly Finding[], messages: First): string | undefined {
  const count = findings.filter(({ severity }) => severity === "warning").length;
  return count === 0 ? undefined : put(templates[new Intl.PluralRules(messages.locale).select(count)] ?? templates.other, { count }, messages);
}

/** The signature held: the name is the trust list's, never the document's own word. */
function proven(report: Report, messages: First): Head["signer"] {
  const { words } = messages;
  const check = (id: string) => report.checks.find((check) => check.id === id);
  const authorised = check("issuer")?.outcome === "passed";
  const { name, country: code } = check("issuer")?.facts ?? {};
  const list = report.trust && put(words.trustListVersion, { ...report.trust }, messages);
  return {
    title: authorised ? words.signedBy : words.signedWithKeyOf,
    name: name === undefined ? plain(report.identity?.issuer) : code === undefined ? plain(name) : added(plain(name), country(code, messages), messages),
    proven: authorised,
    rows: rows([
      [words.issuerId, report.identity?.issuer, "exact"],
      [words.key, check("signature")?.facts?.kid, "exact"],
      [words.trustList, list && [report.trust?.list, list].filter(Boolean).join(messages.joins.list)],
    ], messages),
  };
}

function unproven(claimed: Inspection | undefined, messages: First): Head["signer"] {
  const { words } = messages;
  const credential = claimed?.credential;
  if (!credential) return undefined;
  const issuer = object(credential.issuer);
  const subject = object(credential.credentialSubject);
  const id = typeof credential.issuer === "string" ? credential.issuer : issuer.id;
  return {
    title: words.claimsFrom,
    name: plain(issuer.name ?? id ?? words.none),
    proven: false,
    rows: rows([
      [words.issuerId, id, "exact"],
      [words.claimedNumber, subject.certificateNumber ?? subject.declarationReference, "exact"],
    ], messages),
  };
}

/** Rows that have something to show. */
export function rows(list: readonly (readonly [label: string, value: unknown, exact?: "exact"])[], messages: First): Row[] {
  return list.flatMap(([label, value, exact]) => {
    const text = exact ? plain(value) : show(value, messages);
    return text === "" ? [] : [{ label, text, ...(exact ? { exact: true } : {}) }];
  });
}

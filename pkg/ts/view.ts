// A Report -> all that a person is shown: headline, signer, goods, checks with sentences. The element and the
// command line show the same. Decides nothing: every word follows from the Report's own outcomes.

import type { CheckResult, Code, Finding, Outcome, Report, Severity } from "./generated/report.js";
import { DECIDING, head, remarked, rows, type Head, type Row } from "./head.js";
import type { Messages } from "./messages/en.js";
import { fill, place } from "./phrase.js";
import { shortCode } from "./shortcode.js";
import { added, country, isObject, object, plain, show, type Facts } from "./text.js";
import type { Inspection } from "./verify.js";

/** One check, in words. */
export interface CheckView {
  label: string;
  outcome: Outcome;
  word: string;
  says: string;
  next?: string;
  /** Where to look further: the issuing bodies' own pages. */
  more?: string[];
  code?: string;
}

/** One remark on the content, in words. */
export interface FindingView {
  severity: Severity;
  word: string;
  where?: string;
  says: string;
  next: string;
  /** Where the treaty or the form says so. */
  treaty?: string;
  code: string;
}

/** Everything a person is shown; text only. */
export interface View extends Head {
  /** What decided the verdict, and what to do about it. */
  reasons: string[];
  next: string[];
  particulars: Row[];
  goods: { title: string; rows: Row[] }[];
  groups: { title: string; checks: CheckView[] }[];
  findings: FindingView[];
  /** Of what was signed: its SHA-256, and a code of it that a person can compare. */
  fingerprint?: { label: string; sha256: string; codeLabel: string; code: string };
}

/** Where a code is told, when that changes its words: nothing might be fetched, there is no trust list at all, or it is a lesser finding. */
export type Setting = keyof Messages["settings"];

/** What is wrong and what to do, as one line. */
export function sentence(code: Code, facts: Facts, messages: Messages, setting?: Setting, pointer?: string): string {
  return says(code, facts, messages, setting, pointer).join(messages.joins.gap);
}

/** A Report in words. `claimed` is what the document says of itself, shown when nothing of it is proven. */
export function view(report: Report, claimed: Inspection | undefined, messages: Messages, setting?: Setting): View {
  return told(report, claimed, isDeclaration(report, claimed) ? { ...messages, ...messages.declaration } : messages, setting);
}

function told(report: Report, claimed: Inspection | undefined, messages: Messages, setting?: Setting): View {
  const all = report.findings ?? [];
  const findings = all.map((finding) => findingView(finding, all, messages));
  const checks = new Map(report.checks.map((check) => [check.id, checkView(check, all, messages, setting)]));
  const deciding = DECIDING[report.verdict];
  const reasons = [...checks.values()].filter((check) => check.outcome === deciding);
  const print = fingerprint(report, messages);
  return {
    ...head(report, claimed, messages),
    reasons: reasons.map((check) => check.says),
    next: [...new Set(reasons.flatMap((check) => [...(check.next ? [check.next] : []), ...(check.more ?? [])]))],
    particulars: report.certificate ? particulars(report.certificate, messages) : [],
    goods: report.certificate ? goods(report.certificate, messages) : [],
    groups: messages.groups.map(({ title, checks: ids }) => ({ title, checks: ids.flatMap((id) => checks.get(id) ?? []) })),
    findings,
    ...(print && { fingerprint: print }),
  };
}

/** A declaration of origin, by what it says of itself; it changes the words and nothing else. */
function isDeclaration(report: Report, claimed: Inspection | undefined): boolean {
  const { type } = object(report.certificate ?? object(claimed?.credential).credentialSubject);
  return type === "DeclarationOfOrigin";
}

/** The sentence of the code whose advice holds instead of this one's, if that was found too. */
function heavier(code: Code, findings: readonly Finding[], messages: Messages): [string, string] | undefined {
  const other = findings.find((finding) => finding.code === messages.outweighs[code]);
  return other && says(other.code, other.facts ?? {}, messages);
}

function says(code: Code, facts: Facts, messages: Messages, setting?: Setting, pointer?: unknown): [string, string] {
  const here = messages.places[code] ?? {};
  const placed = typeof pointer === "string" && Object.hasOwn(here, pointer) ? here[pointer] : undefined;
  const [template, next] = placed ?? (setting && messages.settings[setting][code]) ?? messages.codes[code] ?? [code, ""];
  const reasons = messages.reasons[code] ?? {};
  const because = typeof facts.reason === "string" && Object.hasOwn(reasons, facts.reason) ? reasons[facts.reason] : undefined;
  return [fill(template, facts, messages) ?? template, because ?? next];
}

function checkView(check: CheckResult, findings: readonly Finding[], messages: Messages, setting?: Setting): CheckView {
  const words = messages.checks[check.id];
  const facts = check.facts ?? {};
  const view = { label: words.label, outcome: check.outcome, word: messages.outcomes[check.outcome] };
  if (check.code) {
    const [first, advice] = says(check.code, facts, messages, setting, facts.pointer);
    const other = heavier(check.code, findings, messages);
    const text = other ? first + messages.joins.gap + other[0] : first;
    const next = other?.[1] ?? advice;
    const where = typeof facts.pointer === "string" ? capital(place(facts.pointer, messages)) + messages.joins.colon : "";
    const pages: unknown[] = Array.isArray(facts.lookUp) ? facts.lookUp : [];
    const more = pages.map((page) => fill(messages.words.lookUp, object(page), messages) ?? "").filter(Boolean);
    return { ...view, says: where + text, next, more, code: check.code };
  }
  const plainly: Record<Outcome, () => string> = {
    passed: () => (check.id === "rules" && remarked(messages.remarked.rules, findings.filter(({ code }) => code.startsWith("rules.")), messages)) || (words.passed.map((template) => fill(template, facts, messages)).find((text) => text !== undefined) ?? ""),
    not_applicable: () => words.notApplicable,
    not_run: () => messages.words.notRun,
    failed: () => "",
    inconclusive: () => "",
  };
  return { ...view, says: plainly[check.outcome]() };
}

function findingView(finding: Finding, findings: readonly Finding[], messages: Messages): FindingView {
  const { code, facts = {}, severity, pointer } = finding;
  const [text, advice] = says(code, facts, messages, severity === "error" ? undefined : severity, pointer);
  const next = heavier(code, findings, messages)?.[1] ?? advice;
  return {
    severity: finding.severity,
    word: messages.severities[finding.severity],
    ...(finding.pointer === undefined ? {} : { where: capital(place(finding.pointer, messages)) }),
    says: text,
    next,
    ...(finding.article === undefined ? {} : { treaty: fill(messages.words.treaty, { article: finding.article }, messages) ?? "" }),
    code: finding.rule === undefined ? finding.code : added(finding.code, finding.rule, messages),
  };
}

/** What the document states but the goods, in the order of the form. */
function particulars(certificate: Facts, messages: Messages): Row[] {
  const { words } = messages;
  const transport = object(certificate.transport);
  const original = object(certificate.backToBack);
  const approved = object(certificate.approvedExporter);
  const thirdParty = object(certificate.thirdPartyInvoicing);
  const named = (code: unknown) => (code === undefined ? undefined : country(code, messages));
  const signed = (value: unknown) => {
    const { place: where, date, signatory } = object(value);
    return joined([where, date, signatory], messages);
  };
  const marks = [
    isObject(certificate.backToBack) && words.markedBackToBack,
    isObject(certificate.thirdPartyInvoicing) && words.markedThirdParty,
    certificate.issuedRetroactively === true && words.markedRetroactive,
  ].filter(Boolean);
  return rows([
    [words.number, certificate.certificateNumber, "exact"],
    [words.reference, certificate.declarationReference, "exact"],
    [words.issuingCountry, named(certificate.issuingCountry)],
    [words.exporter, party(certificate.exporter, messages)],
    [words.approvedExporter, approved.code, "exact"],
    [words.authorisedUntil, approved.validUntil],
    [words.consignee, party(certificate.consignee, messages)],
    [words.producer, party(certificate.producer, messages) ?? producerStatus(certificate.producerStatus, messages)],
    [words.shipment, joined([transport.conveyance, transport.route, transport.portOfDischarge, transport.departureDate], messages)],
    [words.hsEdition, certificate.hsEdition],
    [words.remarks, certificate.remarks],
    [words.original, original.originalNumber, "exact"],
    [words.originalIssued, original.originalIssueDate],
    [words.originalIssuedIn, named(original.issuingCountry)],
    [words.originalOrigin, named(original.rcepCountryOfOrigin)],
    [words.originalExporter, original.approvedExporterCode, "exact"],
    [words.thirdParty, joined([thirdParty.name, named(thirdParty.country)], messages)],
    [words.trueCopy, certificate.certifiedTrueCopyDate],
    [words.importing, named(certificate.importingCountry)],
    [words.exporterDeclaration, signed(certificate.exporterDeclaration)],
    [words.issueDate, certificate.issueDate],
    [words.issuingBody, certificate.issuingBody],
    [words.certification, signed(certificate.certification)],
    [words.completion, signed(certificate.completion)],
    [words.marked, joined(marks, messages)],
  ], messages);
}

function goods(certificate: Facts, messages: Messages): View["goods"] {
  const { words } = messages;
  const items: unknown[] = Array.isArray(certificate.items) ? certificate.items : [];
  return items.map((entry, i) => {
    const item = object(entry);
    const number = item.number ?? i + 1;
    const packages = object(item.packages);
    const fob = object(item.fobValue);
    const quantity = object(item.quantity);
    const origin = object(item.rcepCountryOfOrigin);
    const invoices: unknown[] = Array.isArray(item.invoices) ? item.invoices : [];
    return {
      title: fill(words.itemTitle, { number }, messages) ?? "",
      rows: rows([
        [words.description, item.description],
        [words.hs, item.hsCode, "exact"],
        [words.quantity, joined([quantity.value, unit(quantity.unit, messages)], messages, " ")],
        [words.origin, origin.country === undefined ? undefined : country(origin.country, messages) + plain(origin.mark)],
        [words.criterion, criterion(item.originCriterion, messages)],
        [words.fob, joined([fob.amount, fob.currency], messages, " ")],
        [words.packages, joined([packages.count, packages.kind], messages, " ")],
        [words.marks, item.marks],
        [words.producer, party(item.producer, messages)],
        [words.invoices, joined(invoices.map((invoice) => joined([object(invoice).number, object(invoice).date], messages)), messages, messages.joins.lists)],
      ], messages),
    };
  });
}

function criterion(value: unknown, messages: Messages): string | undefined {
  const { criteria, joins, words } = messages;
  const { base, cumulation, deMinimis } = object(value);
  if (typeof base !== "string") return undefined;
  const name = Object.hasOwn(criteria, base) ? added(criteria[base] ?? base, base, messages) : plain(base);
  return [name, cumulation === true && words.cumulation, deMinimis === true && words.deMinimis].filter(Boolean).join(joins.list);
}

function producerStatus(value: unknown, { producers }: Messages): string | undefined {
  return typeof value === "string" && Object.hasOwn(producers, value) ? producers[value] : undefined;
}

function unit(value: unknown, { units }: Messages): unknown {
  return typeof value === "string" && Object.hasOwn(units, value) ? units[value] : value;
}

function party(value: unknown, messages: Messages): string | undefined {
  const { name, address, country: code } = object(value);
  return joined([name, address, code === undefined ? undefined : country(code, messages)], messages);
}

function fingerprint(report: Report, { words }: Messages): View["fingerprint"] {
  const sha256 = report.identity?.payloadSha256;
  const code = shortCode(sha256);
  return sha256 && code ? { label: words.hash, sha256, codeLabel: words.shortCode, code } : undefined;
}

function joined(values: unknown[], messages: Messages, between = messages.joins.list): string | undefined {
  return values.map((value) => show(value, messages)).filter(Boolean).join(between) || undefined;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

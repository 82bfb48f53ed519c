// A View -> the nodes of view="card". Text of documents goes in as text and never as markup.

import { el, isolated, shape } from "./dom.js";
import type { Outcome, Verdict } from "./generated/report.js";
import type { CheckView, FindingView, Row, View } from "./present.js";
import type { Joins, Messages } from "./messages/en.js";

/** How a card is shown. */
export interface Showing {
  /** What the edge said, when it said something. */
  notice?: readonly string[] | undefined;
  /** All of it at once; otherwise what follows the signer is there to be opened. */
  full?: boolean | undefined;
  /** How to check it on a device of one's own. */
  own?: Node | undefined;
  /** Whose word it is, when it is not this browser's. */
  word?: { headline: string; lead: string; next: string } | undefined;
}

/** The card of a finished verification. */
export function card(view: View, messages: Messages, { notice = [], full = true, own, word }: Showing = {}): Node {
  const { words } = messages;
  const parts = body(view, messages, full);
  return el("article", { class: `card ${word ? "neutral" : view.verdict}`, part: "card" },
    word
      ? header(word.headline, "failure", [word.lead, ...view.reasons, view.test?.note], [word.next], view.test?.badge)
      : header(view.headline, view.verdict, [view.lead, ...view.reasons, view.test?.note], view.next, view.test?.badge),
    notice.length > 0 && el("p", { class: "notice", part: "notice" }, notice.join(" ")),
    full || !view.signer ? undefined : signer(view.signer),
    full ? parts : el("details", { part: "more" }, el("summary", {}, words.details), parts),
    own,
    el("footer", { part: "notes" }, ...view.notes.map((note) => el("p", {}, note))));
}

function signer(signer: NonNullable<View["signer"]>): Node {
  return el("section", { class: signer.proven ? "signer" : "signer unproven", part: "signer" },
    el("h3", {}, signer.title),
    el("p", { class: "name" }, isolated(signer.name)),
    list(signer.rows));
}

function body(view: View, { joins, words }: Messages, withSigner: boolean): Node {
  return el("div", { class: view.particulars.length > 0 ? "body wide" : "body" },
    ((withSigner && view.signer !== undefined) || view.particulars.length > 0) && el("div", {},
      withSigner && view.signer && signer(view.signer),
      view.particulars.length > 0 && el("section", { part: "particulars" }, el("h3", {}, words.particulars), list(view.particulars)),
      view.goods.length > 0 && el("section", { part: "goods" },
        el("h3", {}, words.goods),
        ...view.goods.map((item) => el("div", { class: "item" }, el("h4", {}, item.title), list(item.rows))))),
    el("div", {},
      el("section", { part: "checks" },
        el("h3", {}, words.checks),
        ...view.groups.map((group) => el("div", { class: "group" },
          el("h4", {}, group.title),
          el("ul", {}, ...group.checks.map((check) => checkLine(check, joins)))))),
      view.findings.length > 0 && el("section", { part: "findings" },
        el("h3", {}, words.findings),
        el("ul", {}, ...view.findings.map((finding) => findingLine(finding, joins))))));
}

/** The card for when there is no Report: what went wrong, and what to do. */
export function failure(headline: string, lead: readonly (string | undefined)[], next: string): Node {
  return el("article", { class: "card neutral", part: "card" }, header(headline, "failure", lead, next === "" ? [] : [next]));
}

/** What stands there while it works. */
export function busy(messages: Messages): Node {
  return el("p", { class: "busy", part: "busy" }, messages.words.checking);
}

function header(headline: string, sign: Verdict | "failure", lead: readonly (string | undefined)[], next: readonly string[], badge?: string): Node {
  return el("header", { part: "verdict" },
    icon(sign),
    el("div", { class: "title" },
      el("h2", { part: "headline" }, headline),
      badge !== undefined && el("span", { class: "badge", part: "test" }, badge)),
    el("div", { class: "why" },
      ...lead.map((text) => text !== undefined && el("p", { part: "lead" }, isolated(text))),
      next.length > 0 && el("ul", { class: "next", part: "next" }, ...next.map((text) => el("li", {}, text)))));
}

function list(rows: readonly Row[]): Node | undefined {
  if (rows.length === 0) return undefined;
  return el("dl", {}, ...rows.flatMap(({ label, text, exact }) => [
    el("dt", {}, label),
    el("dd", exact ? { class: "exact" } : {}, isolated(text)),
  ]));
}

function checkLine(check: CheckView, joins: Joins): Node {
  return el("li", { class: `check ${check.outcome}`, part: `check ${check.outcome}` },
    icon(check.outcome),
    el("p", {},
      el("span", { class: "label" }, check.label), joins.colon,
      el("span", { class: "word" }, check.word), joins.stop,
      el("span", { class: "says" }, isolated(check.says)),
      check.code !== undefined && " ",
      check.code !== undefined && el("span", { class: "code exact" }, check.code)));
}

function findingLine(finding: FindingView, joins: Joins): Node {
  return el("li", { class: `finding ${finding.severity}`, part: `finding ${finding.severity}` },
    el("span", { class: "word" }, finding.word),
    finding.where !== undefined && joins.dot,
    finding.where !== undefined && el("span", { class: "label" }, isolated(finding.where)),
    joins.colon,
    el("span", { class: "says" }, isolated(finding.says), joins.gap, finding.next), " ",
    finding.treaty !== undefined && el("span", { class: "code" }, isolated(finding.treaty)),
    finding.treaty !== undefined && joins.dot,
    el("span", { class: "code exact" }, finding.code));
}

/** Outcomes differ in shape, not in colour alone: circle, octagon, diamond, ring. */
const SHAPES: Record<Verdict | Outcome | "failure", readonly [outline: string, sign: string]> = {
  valid: ["M12 1.5a10.5 10.5 0 1 1 0 21a10.5 10.5 0 1 1 0-21z", "M6.8 12.4l3.6 3.6l7-7.6"],
  invalid: ["M7.8 1.5h8.4l6.3 6.3v8.4l-6.3 6.3H7.8l-6.3-6.3V7.8z", "M8 8l8 8M16 8l-8 8"],
  indeterminate: ["M12 .8L23.2 12L12 23.2L.8 12z", "M9.6 9.6a2.5 2.5 0 1 1 3.4 2.3q-1 .5-1 1.9M12 16.6v.1"],
  get passed() { return this.valid; },
  get failed() { return this.invalid; },
  get inconclusive() { return this.indeterminate; },
  not_run: ["", "M12 3.5a8.5 8.5 0 1 1 0 17a8.5 8.5 0 1 1 0-17zM8 12h8"],
  get not_applicable() { return this.not_run; },
  failure: ["", "M12 2.5a9.5 9.5 0 1 1 0 19a9.5 9.5 0 1 1 0-19zM12 7v6M12 16.8v.1"],
};

/** The sign of a verdict or outcome. */
export function icon(of: keyof typeof SHAPES): Node {
  const [outline, sign] = SHAPES[of];
  const svg = shape("svg", { viewBox: "0 0 24 24", "aria-hidden": "true", fill: "none", part: "icon" });
  if (outline) svg.append(shape("path", { d: outline, fill: "currentColor" }));
  const stroke = outline ? "var(--_surface)" : "currentColor";
  svg.append(shape("path", { d: sign, stroke, "stroke-width": "2.2", "stroke-linecap": "round", "stroke-linejoin": "round" }));
  return svg;
}

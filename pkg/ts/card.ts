// A verdict, and what follows from it once that is there -> the nodes of view="card". Text of documents goes in as
// text and never as markup.

import { el, isolated, shape } from "./dom.js";
import type { Verdict } from "./generated/report.js";
import type { Head, Row } from "./head.js";
import type { First } from "./messages/first.js";

/** A verdict with what follows from it: why, what to do, and the parts of details.ts and own.ts. */
export interface Shown extends Head {
  reasons?: readonly string[];
  next?: readonly string[];
  body?: Node;
  own?: Node | undefined;
}

/** How a card is shown. */
export interface Showing {
  /** What the edge said, when it said something; or that something is missing. */
  notice?: readonly string[];
  /** All of it at once; otherwise what follows the signer is there to be opened. */
  full?: boolean;
  /** Whose word it is, when it is not this browser's. */
  word?: { headline: string; lead: string; next: string } | undefined;
  /** Whether more is on its way. */
  busy: boolean;
}

/** The card of a finished verification. */
export function card(shown: Shown, { words }: First, { notice = [], full, word, busy }: Showing): Node {
  const { reasons = [], next = [], body, own, test, signer: by } = shown;
  const why = (lead: string) => [lead, ...reasons, test?.note];
  return el("article", { class: `card ${word ? "neutral" : shown.verdict}`, part: "card", "aria-busy": `${busy}` },
    word ? header(word.headline, "failure", why(word.lead), [word.next], test?.badge) : header(shown.headline, shown.verdict, why(shown.lead), next, test?.badge),
    notice.length > 0 && el("p", { class: "notice", part: "notice" }, notice.join(" ")),
    // Where all of it is shown, the signer stands beside the checks.
    by && !(full && body) && signer(by),
    full ? body : (busy || body) && el("details", { part: "more" }, el("summary", {}, words.details), body),
    own,
    el("footer", { part: "notes" }, ...shown.notes.map((note) => el("p", {}, note))));
}

/** Who signed. */
export function signer({ title, name, proven, rows }: NonNullable<Head["signer"]>): Node {
  return el("section", { class: proven ? "signer" : "signer unproven", part: "signer" },
    el("h3", {}, title),
    el("p", { class: "name" }, isolated(name)),
    list(rows));
}

/** The card for when there is no Report: what went wrong, and what to do. */
export function failure(headline: string, lead: string, next: string, busy: boolean): Node {
  return el("article", { class: "card neutral", part: "card", "aria-busy": `${busy}` }, header(headline, "failure", [lead], next === "" ? [] : [next]));
}

function header(headline: string, sign: Sign, lead: readonly (string | undefined)[], next: readonly string[], badge?: string): Node {
  return el("header", { part: "verdict" },
    icon(sign),
    el("div", { class: "title" },
      el("h2", { part: "headline" }, headline),
      badge !== undefined && el("span", { class: "badge", part: "test" }, badge)),
    el("div", { class: "why" },
      ...lead.map((text) => text !== undefined && el("p", { part: "lead" }, isolated(text))),
      next.length > 0 && el("ul", { class: "next", part: "next" }, ...next.map((text) => el("li", {}, text)))));
}

/** Names, and what is said of each. */
export function list(rows: readonly Row[]): Node | undefined {
  if (rows.length === 0) return undefined;
  return el("dl", {}, ...rows.flatMap(({ label, text, exact }) => [
    el("dt", {}, label),
    el("dd", exact ? { class: "exact" } : {}, isolated(text)),
  ]));
}

type Sign = Verdict | "failure" | "nothing";

/** Signs differ in shape, not in colour alone: circle, octagon, diamond, ring. */
const SHAPES: Record<Sign, readonly [outline: string, sign: string]> = {
  valid: ["M12 1.5a10.5 10.5 0 1 1 0 21a10.5 10.5 0 1 1 0-21z", "M6.8 12.4l3.6 3.6l7-7.6"],
  invalid: ["M7.8 1.5h8.4l6.3 6.3v8.4l-6.3 6.3H7.8l-6.3-6.3V7.8z", "M8 8l8 8M16 8l-8 8"],
  indeterminate: ["M12 .8L23.2 12L12 23.2L.8 12z", "M9.6 9.6a2.5 2.5 0 1 1 3.4 2.3q-1 .5-1 1.9M12 16.6v.1"],
  nothing: ["", "M12 3.5a8.5 8.5 0 1 1 0 17a8.5 8.5 0 1 1 0-17zM8 12h8"],
  failure: ["", "M12 2.5a9.5 9.5 0 1 1 0 19a9.5 9.5 0 1 1 0-19zM12 7v6M12 16.8v.1"],
};

/** The sign of a verdict, of a failure, or of nothing to say. */
export function icon(of: Sign): Node {
  const [outline, sign] = SHAPES[of];
  const svg = shape("svg", { viewBox: "0 0 24 24", "aria-hidden": "true", fill: "none", part: "icon" });
  if (outline) svg.append(shape("path", { d: outline, fill: "currentColor" }));
  const stroke = outline ? "var(--_surface)" : "currentColor";
  svg.append(shape("path", { d: sign, stroke, "stroke-width": "2.2", "stroke-linecap": "round", "stroke-linejoin": "round" }));
  return svg;
}

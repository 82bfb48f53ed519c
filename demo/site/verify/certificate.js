// One row -> everything of it: the verdict in words, who signed, the checks, and the form beside them.

import { button, copy, el, field, own } from "./dom.js";
import { rcepForm } from "./form.js";
import { chip, named } from "./list.js";
import { locale, say, words } from "./words.js";

const { one: said } = words;

const SIGNS = { passed: "✓", failed: "✕", inconclusive: "?", not_run: "–", not_applicable: "–" };

/** Label and text, in rows. */
export function pairs(rows) {
  return el("dl", {}, rows.filter(({ text }) => text).flatMap(({ label, text, exact }) => [el("dt", {}, label), el("dd", exact ? { class: "exact" } : {}, own(text))]));
}

/** The verdict with its reasons: the words are the package's. */
function verdict(row, view, expected) {
  const code = view.fingerprint?.code;
  const same = code && expected && bare(expected) === bare(code);
  return el("section", { class: `verdict ${view.verdict}` },
    el("p", { class: "headline" }, chip(row)),
    el("p", { class: "as-of" }, say(said.asOf, { at: row.asOf })),
    expected && code && el("p", { class: same ? "same" : "other" }, same ? said.sameCode : say(said.otherCode, { expected, actual: code })),
    view.test && el("p", { class: "test-note" }, view.test.note),
    [view.lead, ...view.reasons].map((text) => el("p", {}, own(text))),
    view.next.length > 0 && [el("h3", {}, said.todo), el("ul", {}, advice(view).map((text) => el("li", {}, own(text))))]);
}

const bare = (code) => code.toUpperCase().replace(/[^0-9A-Z]/g, "").replaceAll("O", "0").replace(/[IL]/g, "1");

/** What to do, without the list of pages, which stands below as links. */
function advice(view) {
  const pages = new Set(view.groups.flatMap(({ checks }) => checks.flatMap(({ more = [] }) => more)));
  return view.next.filter((text) => !pages.has(text));
}

function signer({ signer: of }) {
  return of && el("section", { class: of.proven ? "signer" : "signer unproven" }, el("h2", {}, of.title), el("p", { class: "name" }, own(of.name)), pairs(of.rows));
}

/** What stays open, and how to close it. */
function open(view) {
  const checks = view.groups.flatMap((group) => group.checks).filter(({ outcome }) => outcome === "inconclusive");
  const left = view.groups.flatMap((group) => group.checks).filter(({ outcome }) => outcome === "not_run");
  return el("section", {}, el("h2", {}, said.open),
    checks.length + left.length === 0 ? el("p", {}, said.openNone) : el("ul", {},
      checks.map(({ label, says, next }) => el("li", {}, el("strong", {}, label), ": ", own(says), next && el("p", { class: "next" }, own(next)))),
      left.length > 0 && el("li", {}, el("strong", {}, left.map(({ label }) => label).join(", ")), ": ", left[0].word, ". ", left[0].says)));
}

function checks(view) {
  return el("section", {}, el("h2", {}, said.checks), view.groups.map((group) => el("div", {}, el("h3", {}, group.title), el("ul", { class: "checks" },
    group.checks.map(({ label, outcome, word, says, code }) => el("li", { class: outcome }, el("span", { class: "sign", "aria-hidden": "true" }, SIGNS[outcome]),
      el("p", {}, el("strong", {}, label), ": ", word, ". ", own(says), code && [" ", el("code", {}, code)])))))));
}

function remarks(view) {
  return view.findings.length > 0 && el("section", {}, el("h2", {}, said.remarks), el("ul", { class: "findings" },
    view.findings.map(({ severity, word, where, says, next, treaty, code }) => el("li", { class: severity },
      el("strong", {}, word), where && [" · ", own(where)], ": ", own(says), " ", own(next), " ", el("span", { class: "sub" }, [treaty, code].filter(Boolean).join(" · "))))));
}

/** The issuing bodies' own pages, with the number ready to paste there. */
function lookUp(row, report, copied) {
  const pages = report.checks.flatMap(({ facts }) => (Array.isArray(facts?.lookUp) ? facts.lookUp : []));
  if (pages.length === 0) return undefined;
  // A file is often named by the number; the clerk sees it, and can put it right.
  const guess = row.number ?? /[A-Z0-9][A-Z0-9/-]{7,}/i.exec(row.name.replace(/\.[^.]+$/, ""))?.[0] ?? "";
  const number = el("input", { autocomplete: "off", spellcheck: "false" });
  number.value = guess;
  return el("section", { class: "look-up" }, el("h2", {}, said.lookUp),
    el("div", { class: "row" }, field(said.numberLabel, number), button(said.copy, () => copy(number.value.trim(), copied, said.copied))),
    el("ul", {}, pages.filter(({ url }) => /^https:\/\//.test(url)).map(({ country, body, url, asks }) => el("li", {},
      el("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, [/^[A-Z]{2}$/.test(country ?? "") && new Intl.DisplayNames(locale, { type: "region" }).of(country), body].filter(Boolean).join(", ")), asks && ` (${asks})`))));
}

/** All of one row. `act`: what its buttons do; `papers`: the part that compares. */
export function opened(row, { report, view, plain, act, papers, expected, message }) {
  const heading = el("h1", { tabindex: "-1" }, own(named(row)));
  const top = el("div", { class: "bar" },
    button(`← ${said.back}`, act.back, { class: "quiet" }),
    el("span", { class: "spread" }),
    button(said.previous, act.previous, { class: "quiet", disabled: !act.previous }),
    button(said.next, act.next, { class: "quiet", disabled: !act.next }));
  if (!report) {
    return { heading, node: el("div", {}, top, heading, el("section", { class: "verdict problem" }, el("p", { class: "headline" }, chip(row)), row.problem.map((text) => el("p", {}, own(text))))) };
  }
  const copied = el("p", { role: "status", class: "said" });
  const declaration = report.certificate?.type === "DeclarationOfOrigin";
  const content = report.certificate
    ? declaration
      ? [pairs(view.particulars), view.goods.map(({ title, rows }) => [el("h3", {}, title), pairs(rows)])]
      : rcepForm(report.certificate, report, view, plain)
    : el("p", { class: "empty" }, said.noForm);
  const fileable = row.bytes !== undefined;
  return {
    heading,
    node: el("div", {}, top, heading,
      row.name !== named(row) && el("p", { class: "sub" }, own(row.name)),
      el("div", { class: report.certificate ? "beside" : "beside without" },
        el("div", { class: "paper" }, el("h2", {}, declaration ? said.declaration : said.form), content),
        el("div", { class: "judgement" },
          verdict(row, view, expected),
          signer(view),
          lookUp(row, report, copied), copied,
          el("section", { class: "filing" },
            el("div", { class: "row" }, button(said.file, act.file, { class: "main", disabled: !fileable }), button(said.print, act.print)),
            el("p", { class: "help" }, fileable ? said.fileHelp : said.tooLarge), message),
          open(view), remarks(view), checks(view),
          view.fingerprint && el("section", {}, el("h2", {}, said.bearing), pairs([
            { label: view.fingerprint.codeLabel, text: view.fingerprint.code, exact: true },
            { label: view.fingerprint.label, text: view.fingerprint.sha256, exact: true }])))),
      papers,
      view.notes.map((note) => el("p", { class: "note" }, note))),
  };
}

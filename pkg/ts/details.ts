// A View -> the nodes that a card has to be opened: particulars, goods, checks and remarks.

import { icon, list, signer } from "./card.js";
import { el, isolated } from "./dom.js";
import type { Messages } from "./messages/en.js";
import type { Joins } from "./messages/first.js";
import type { CheckView, FindingView, View } from "./view.js";

/** All of it; the signer too where nothing has to be opened. */
export function details(view: View, { joins, words }: Messages, withSigner: boolean): Node {
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

/** An outcome bears the sign of the verdict that it leads to. */
const SIGNS = { passed: "valid", failed: "invalid", inconclusive: "indeterminate", not_run: "nothing", not_applicable: "nothing" } as const;

function checkLine(check: CheckView, joins: Joins): Node {
  return el("li", { class: `check ${check.outcome}`, part: `check ${check.outcome}` },
    icon(SIGNS[check.outcome]),
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

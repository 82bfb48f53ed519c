// Rows -> a table to sort and filter, of which only a window of rows is ever on the page.

import { button, el, field, own, visible } from "./dom.js";
import { count, locale, say, words } from "./words.js";

const { list: said } = words;

/** Rows on the page at a time. */
const WINDOW = 30;
/** Milliseconds between two looks at what has come. */
const PACE_MS = 300;

/** Made once: a comparison that makes its own each time takes far longer. */
const { compare } = new Intl.Collator(locale, { numeric: true });

const GRAVITY = { invalid: 0, indeterminate: 1, problem: 2, stopped: 3, waiting: 4, valid: 5 };
const ORDERS = {
  order: () => 0,
  verdict: (a, b) => GRAVITY[kind(a)] - GRAVITY[kind(b)],
  number: (a, b) => compare(named(a), named(b)),
  exporter: (a, b) => compare(a.line?.exporter ?? "", b.line?.exporter ?? ""),
  issued: (a, b) => compare(b.line?.issued ?? "", a.line?.issued ?? ""),
};
const SHOWS = {
  all: () => true,
  valid: (row) => kind(row) === "valid",
  invalid: (row) => kind(row) === "invalid",
  indeterminate: (row) => kind(row) === "indeterminate",
  problem: (row) => kind(row) === "problem",
  stopped: (row) => kind(row) === "stopped",
  twice: (row) => row.twice !== undefined,
  differing: (row) => (row.line?.compared?.differing ?? 0) > 0,
};
const SIGNS = { valid: "✓", invalid: "✕", indeterminate: "?", problem: "!", stopped: "–", waiting: "…" };

/** `valid`, `invalid`, `indeterminate`, or what stands in a verdict's place. */
export function kind(row) {
  return row.state === "done" ? row.line.verdict : row.state;
}

/** What a row is called. */
export function named(row) {
  return visible(row.line?.number || row.number || row.name);
}

/** The sign and word of a verdict; the word comes with the package. */
export function chip(row) {
  const of = kind(row);
  const word = { problem: said.problemWord, stopped: said.stoppedWord, waiting: said.waiting }[of] ?? row.line.headline;
  return el("span", { class: `chip ${of}` }, el("span", { class: "sign", "aria-hidden": "true" }, SIGNS[of]), word, row.line?.test && [" ", el("span", { class: "test" }, row.line.test)]);
}

/** The table; `open(row)` is called with the one that is wanted. */
export class Table {
  #rows;
  #open;
  #at = 0;
  #shown = [];
  #nodes = new Map();
  #timer;
  #filter = el("input", { type: "search", autocomplete: "off", spellcheck: "false", input: () => this.#from(0) });
  #show = el("select", { change: () => this.#from(0) });
  #sort = el("select", { change: () => this.#from(0) }, Object.entries(said.sorts).map(([value, text]) => el("option", { value }, text)));
  #body = el("tbody", { role: "rowgroup" });
  #window = el("p", { class: "window" });
  #previous = button(said.previous, () => this.#from(this.#at - WINDOW), { class: "quiet" });
  #next = button(said.next, () => this.#from(this.#at + WINDOW), { class: "quiet" });
  #empty = el("p", { class: "empty", hidden: true }, said.empty);
  #table;
  node;

  constructor(rows, open) {
    this.#rows = rows;
    this.#open = open;
    this.#table = el("table", { class: "results", role: "table" },
      el("caption", {}, said.caption),
      el("thead", { role: "rowgroup" }, el("tr", { role: "row" }, Object.values(said.columns).map((text) => el("th", { scope: "col", role: "columnheader" }, text)))),
      this.#body);
    this.node = el("div", {},
      el("div", { class: "controls" }, field(said.filter, this.#filter), field(said.show, this.#show), field(said.sort, this.#sort)),
      this.#table, this.#empty,
      el("div", { class: "pager" }, this.#previous, this.#window, this.#next));
  }

  /** Something changed; it is shown soon. */
  changed() {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.render();
    }, PACE_MS);
  }

  /** The rows in the order and selection on the page, all windows of it. */
  selected() {
    const wanted = this.#filter.value.trim().toLowerCase();
    const fits = SHOWS[this.#show.value || "all"];
    const found = this.#rows.filter((row) => fits(row) && (wanted === "" || row.words().includes(wanted)));
    return this.#sort.value === "order" ? found : found.sort(ORDERS[this.#sort.value]);
  }

  /** All rows again, in the order they came. */
  reset() {
    [this.#filter.value, this.#show.value, this.#sort.value] = ["", "all", "order"];
    this.#from(0);
  }

  #from(at) {
    this.#at = at;
    this.render();
  }

  render() {
    this.#options();
    const rows = this.selected();
    this.#at = Math.max(0, Math.min(this.#at, Math.floor((rows.length - 1) / WINDOW) * WINDOW));
    const shown = rows.slice(this.#at, this.#at + WINDOW);
    const same = shown.length === this.#shown.length && shown.every((row, i) => row === this.#shown[i]);
    // A row that stands is left alone, so that whoever is on it with the keyboard stays there.
    const nodes = shown.map((row) => this.#node(row));
    if (!same) this.#body.replaceChildren(...nodes);
    this.#shown = shown;
    for (const row of this.#nodes.keys()) if (!shown.includes(row)) this.#nodes.delete(row);
    this.#table.hidden = rows.length === 0;
    this.#empty.hidden = rows.length > 0;
    this.#window.textContent = rows.length > WINDOW ? say(said.page, { from: this.#at + 1, to: this.#at + shown.length, n: rows.length }) : "";
    this.#previous.hidden = this.#next.hidden = rows.length <= WINDOW;
    this.#previous.disabled = this.#at === 0;
    this.#next.disabled = this.#at + WINDOW >= rows.length;
  }

  #options() {
    const counts = Object.fromEntries(Object.keys(SHOWS).map((name) => [name, 0]));
    for (const row of this.#rows) for (const name in SHOWS) if (SHOWS[name](row)) counts[name]++;
    const value = this.#show.value || "all";
    const wanted = Object.keys(SHOWS).filter((name) => name === "all" || name === value || counts[name] > 0);
    if (wanted.join() !== [...this.#show.options].map((option) => option.value).join()) {
      this.#show.replaceChildren(...wanted.map((name) => el("option", { value: name })));
      this.#show.value = value;
    }
    for (const option of this.#show.options) {
      const text = say(said[option.value], { n: counts[option.value] });
      if (option.textContent !== text) option.textContent = text;
    }
  }

  #node(row) {
    const before = this.#nodes.get(row);
    if (before?.version === row.version) return before.node;
    const node = before?.node ?? el("tr", { role: "row" });
    const focused = node.contains(document.activeElement);
    node.replaceChildren(...this.#cells(row));
    if (focused) node.querySelector("button")?.focus();
    this.#nodes.set(row, { node, version: row.version });
    return node;
  }

  #cells(row) {
    const { line } = row;
    const cell = (name, ...children) => el("td", { role: "cell", class: `c-${name}`, "data-label": said.columns[name] }, el("div", {}, ...children));
    const claims = line?.claimedNumber && say(said.claims, { number: line.claimedNumber });
    const differing = line?.compared?.differing;
    const notes = [
      row.twice,
      line?.remarks > 0 && count(said.remarks, line.remarks),
      row.request && line?.compared && (differing > 0 ? count(said.compared, differing) : said.comparedFits),
    ];
    const openable = row.state === "done" || row.state === "problem";
    return [
      cell("verdict", chip(row)),
      cell("number",
        openable
          ? el("button", { type: "button", class: "link", click: () => this.#open(row), "aria-label": say(said.open, { name: named(row) }) }, own(named(row)))
          : own(named(row)),
        line?.number && row.name !== line.number && el("p", { class: "sub" }, own(row.name)),
        claims && el("p", { class: "sub" }, own(claims)),
        (line?.why || row.problem) && el("p", { class: "why" }, own(line?.why || row.problem[0]))),
      cell("exporter", line?.exporter && own(line.exporter)),
      cell("signer", line?.signer && own(line.signer)),
      cell("issued", line?.issued ?? ""),
      cell("remarks", notes.filter(Boolean).map((note) => el("p", {}, note))),
    ];
  }
}

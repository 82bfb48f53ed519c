// The importer's page: what was taken in -> a table of verdicts -> one certificate -> evidence for the files.

import { opened } from "./certificate.js";
import { button, el, save } from "./dom.js";
import { kind, named, Table } from "./list.js";
import { present as loadPresent } from "./package.js";
import { columnsOf, compared, linesFor, linesOf, papersForm, requestOf } from "./papers.js";
import { Pool } from "./pool.js";
import { scopeForm } from "./scope.js";
import { page as alone, sheet } from "./sheet.js";
import { takePanel } from "./take.js";
import { trustPanel } from "./trust.js";
import { count, locale, say, words } from "./words.js";

const { list: said, one, problems } = words;

const rows = [];
const byId = new Map();
/** Fetched documents by name, each once. */
const documents = new Map();
/** Who waits for one row to be answered. */
const waiters = new Map();
/** Trust list, key, policy and endpoint in use. */
let settings = { policy: {} };
/** Invoice lines: their cells, and what was read from them. */
let papers = { rows: [], lines: [] };
let presentation;
let current;
let answered = 0;
let asked = 0;
let cancelled = false;
/** What is said of this run when it is over. */
let aside = "";

const link = new URLSearchParams(location.hash.slice(1));

class Row {
  static #count = 0;
  id = ++Row.#count;
  version = 0;
  state = "waiting";
  typed = {};
  constructor({ name, source, number, code, nested }) {
    Object.assign(this, { name, source, number, code, nested });
  }
  /** What it can be found by. */
  words() {
    const { line } = this;
    return [this.name, this.number, line?.number, line?.exporter, line?.signer, line?.headline, line?.why, ...(line?.invoices ?? [])].join("\n").toLowerCase();
  }
  get asOf() {
    const at = this.line?.at;
    return at ? `${new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "medium", timeZone: "UTC" }).format(new Date(at))} UTC` : "";
  }
  /** What is asked of the certificate. */
  get asks() {
    return { ...(this.number ? { number: this.number } : {}), ...this.request };
  }
  /** For the workers: what was kept is not fetched or read again. */
  get entry() {
    const { id, nested, number, code, asks: request } = this;
    if (this.bytes) return { id, source: this.bytes, evidence: this.given, request, nested };
    return number !== undefined && !this.source ? { id, number, code, request } : { id, source: this.source, request, nested };
  }
}

// The workers and what they say.

const pool = new Pool({
  hear(results, evidence) {
    for (const { name, document } of evidence) documents.set(name, document);
    for (const result of results) take(result);
    table.changed();
    progress();
  },
  rest: finished,
  seen: (name, version) => trust.seen(name, version),
  broken: (why) => (alarm.textContent = say(words.page.noWorker, { why })),
});

function take({ id, problem, archive, text, claimed, row: line, bytes, given, documents: uses }) {
  const row = byId.get(id);
  if (!row || (!problem && !archive && !text)) return;
  answered++;
  row.version++;
  if (archive) {
    // In the archive's place stand its files.
    const files = archive.map(({ name, bytes: source }) => made({ name: `${row.name} / ${name}`, source, nested: true }));
    rows.splice(rows.indexOf(row), 1, ...files);
    byId.delete(id);
    asked += files.length;
    pool.add(files.map(({ entry }) => entry));
    return waiters.delete(id);
  }
  if (problem) Object.assign(row, { state: "problem", problem: inWords(problem), text: undefined, line: undefined });
  else {
    Object.assign(row, { state: "done", line, text, claimed, bytes: bytes ?? row.bytes, given, documents: uses });
    // What is kept need not be kept twice.
    if (row.bytes) row.source = undefined;
  }
  waiters.get(id)?.(row);
  return waiters.delete(id);
}

function inWords([first, why]) {
  if (!Object.hasOwn(problems, first)) return [first, why].filter(Boolean);
  return problems[first].map((text) => say(text, { why: problems.why[why] ?? why }));
}

function made(what) {
  const row = new Row(what);
  byId.set(row.id, row);
  return row;
}

/** New entries; `open`: the one is shown as soon as it is there. */
function add(entries, { open: show = false } = {}) {
  const fresh = entries.map(made);
  if (fresh.length === 0) return;
  for (const row of fresh) rows.push(row);
  if (show && fresh.length === 1) waiters.set(fresh[0].id, open);
  run(fresh);
}

function run(these, note = "") {
  aside = note;
  if (!pool.busy) [asked, answered, cancelled, meter.value] = [0, 0, false, 0];
  for (const row of these) {
    row.state = "waiting";
    row.version++;
  }
  asked += these.length;
  pool.add(these.map(({ entry }) => entry));
  [results.hidden, bar.hidden, controls.resume.hidden, summary.textContent] = [false, false, true, ""];
  table.changed();
  progress();
}

/** One row again, such as with papers to compare. */
function again(row) {
  return new Promise((done) => {
    waiters.set(row.id, done);
    run([row]);
  });
}

let paced;
function progress() {
  paced ??= setTimeout(() => {
    paced = undefined;
    [meter.max, meter.value] = [Math.max(1, asked), answered];
    meterText.textContent = say(said.progress, { done: answered, all: asked });
  }, 100);
}

function finished() {
  const left = rows.filter(({ state }) => state === "waiting");
  for (const row of left) {
    row.state = "stopped";
    row.version++;
    if (row.text) waiters.get(row.id)?.(row);
    waiters.delete(row.id);
  }
  // Lists of earlier runs that no row was judged by are let go.
  const used = new Set(rows.flatMap(({ documents: names = [] }) => names));
  for (const name of documents.keys()) if (!used.has(name)) documents.delete(name);
  bar.hidden = true;
  controls.resume.hidden = left.length === 0;
  twice();
  table.render();
  if (cancelled) summary.textContent = say(said.cancelled, { done: answered, all: asked });
  else if (left.length === 0) summary.textContent = [told(), aside].filter(Boolean).join(" ");
}

/** How many came out how, in the words of the verdicts. */
function told() {
  const tally = new Map();
  for (const row of rows) {
    const name = row.state === "done" ? row.line.headline : said.problemWord;
    tally.set(name, (tally.get(name) ?? 0) + 1);
  }
  return count(said.finished, rows.length, { what: [...tally].map(([name, n]) => `${n} × ${name}`).join(", ") });
}

/** Flags what is there twice: the same signed content, or the same number on another. */
function twice() {
  const [contents, numbers] = [new Map(), new Map()];
  const tight = ({ line }) => line?.number.replace(/\s/g, "").toUpperCase();
  for (const row of rows) {
    const sha = row.line?.sha256;
    if (row.state !== "done" || !sha) continue;
    contents.set(sha, (contents.get(sha) ?? 0) + 1);
    if (tight(row)) numbers.set(tight(row), (numbers.get(tight(row)) ?? new Set()).add(sha));
  }
  for (const row of rows) {
    const sha = row.state === "done" ? row.line.sha256 : undefined;
    const flags = [
      (contents.get(sha) ?? 0) > 1 && say(said.sameDocument, { n: contents.get(sha) }),
      sha && (numbers.get(tight(row))?.size ?? 0) > 1 && said.sameNumber,
    ].filter(Boolean).join(". ") || undefined;
    if (flags !== row.twice) {
      row.twice = flags;
      row.version++;
    }
  }
}

// One certificate.

async function inView(row) {
  presentation ??= await loadPresent();
  if (!row.text) return {};
  const report = JSON.parse(row.text);
  return { report, view: presentation.present(report, row.claimed), plain: presentation.plain };
}

async function open(row) {
  if (!current) history.pushState({ open: true }, "");
  current = row;
  await show(row);
  scrollTo({ top: 0 });
}

async function show(row, { focus = true, note = "" } = {}) {
  const { report, view, plain } = await inView(row);
  if (current !== row) return;
  const shown = table.selected().filter(({ state }) => state === "done" || state === "problem");
  const at = shown.indexOf(row);
  const to = (other) => other && (() => open(other));
  const message = el("p", { role: "status", class: "said" }, note);
  const form = report?.identity && papersForm({
    given: given(row), typed: row.typed,
    compare: async (request) => {
      row.request = request;
      await again(row);
      await show(row, { focus: false });
      detail.querySelector(".comparison, .papers .empty, h1")?.focus();
    },
    result: compared(row.asks, report, view, plain),
  });
  const { heading, node } = opened(row, {
    report, view, plain, papers: form, expected: link.get("h"), message,
    act: {
      back: () => history.back(),
      previous: to(shown[at - 1]),
      next: at >= 0 ? to(shown[at + 1]) : undefined,
      file: () => file(row, message),
      print: () => print(row),
    },
  });
  detail.replaceChildren(node);
  [detail.hidden, list.hidden] = [false, true];
  if (focus) heading.focus({ preventScroll: true });
}

/** The lines of the papers that are this certificate's, as text to begin with. */
function given(row) {
  if (papers.lines.length === 0) return "";
  const mine = new Set(linesFor(papers.lines, row.line));
  const chosen = mine.size > 0 ? papers.rows.filter((_, i) => i === 0 || mine.has(papers.lines[i - 1])) : papers.rows;
  return chosen.map((cells) => cells.map((cell) => (/[\t"\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join("\t")).join("\n");
}

function back() {
  const row = current;
  current = undefined;
  [detail.hidden, list.hidden] = [true, false];
  detail.replaceChildren();
  table.render();
  [...document.querySelectorAll(".results .link")].find((node) => row && node.textContent === named(row))?.focus();
}
addEventListener("popstate", () => current && back());
addEventListener("keydown", (event) => {
  // In a field, the key is the field's own.
  if (event.key === "Escape" && current && !event.target.closest?.("input, textarea, select")) history.back();
});

// For the files.

const used = (row) => [...(row.given ?? []), ...(row.documents ?? []).map((name) => documents.get(name)).filter(Boolean)];
const safe = (text) => text.replace(/[^A-Za-z0-9._-]+/g, "-").slice(0, 60);

async function cover(row, archive) {
  return sheet(row, { ...(await inView(row)), trustList: settings.trustList, documents: used(row), archive });
}

async function file(row, message) {
  const { report } = await inView(row);
  const name = `eco-evidence-${safe(named(row))}-${report.at.slice(0, 10)}.zip`;
  try {
    const css = await (await fetch(new URL("sheet.css", import.meta.url))).text();
    const zip = await pool.file({
      document: row.bytes, report: row.text, at: report.at, trustList: settings.trustList, trustKey: keyOf(settings.trustKey),
      policy: settings.policy, request: row.asks, evidence: used(row), view: alone(await cover(row, name), css),
    });
    save(zip, name, "application/zip");
    message.textContent = say(one.filed, { name });
  } catch (error) {
    message.textContent = say(one.notFiled, { why: error.message });
  }
}

const keyOf = (key) => (key?.startsWith("{") ? JSON.parse(key) : key);

async function print(row) {
  paper.replaceChildren(await cover(row));
  addEventListener("afterprint", () => paper.replaceChildren(), { once: true });
  window.print();
}

const stamp = () => new Date().toISOString().slice(0, 10);

function saveCsv() {
  // What begins like a formula is not to be one in a table.
  const cell = (value) => `"${String(value ?? "").replace(/^[=+\-@\t\r]/, "'$&").replaceAll('"', '""')}"`;
  const lines = table.selected().map((row) => {
    const { line } = row;
    const why = line?.why || row.problem?.join(" ");
    return [row.name, kind(row), line?.headline, why, line?.number || row.number, line?.exporter, line?.signer, line?.issued, line?.invoices.join("; "), line?.remarks, line?.test ? "yes" : "", row.twice, line?.at, line?.sha256].map(cell).join(",");
  });
  save(`\uFEFF${[said.csvHead.map(cell).join(","), ...lines].join("\r\n")}\r\n`, `certificates-${stamp()}.csv`, "text/csv");
}

function saveJson() {
  const reports = table.selected().map((row) => `{"file":${JSON.stringify(row.name)},${row.text ? `"report":${row.text}` : `"problem":${JSON.stringify(row.problem ?? row.state)}`}}`);
  save(`[\n${reports.join(",\n")}\n]\n`, `reports-${stamp()}.json`, "application/json");
}

// The parts of the page.

const trust = trustPanel(async (given) => {
  const before = settings;
  settings = { ...given, policy };
  const answer = await pool.setup(settings);
  const stale = rows.filter(({ state }) => state !== "problem" || given.endpoint !== before.endpoint);
  if (stale.length > 0) run(stale, words.trust.rerun);
  return answer;
});
const taking = takePanel({
  add,
  endpoint: trust.endpoint,
  papers(table) {
    papers = { rows: table, lines: linesOf(table, columnsOf(table[0])) };
    controls.compare.hidden = false;
    if (current) show(current, { focus: false });
  },
});

const table = new Table(rows, open);
const alarm = el("p", { class: "wrong", role: "alert" });
const summary = el("p", { class: "summary", role: "status" });
const meter = el("progress", { max: "1", value: "0", "aria-label": said.title });
const meterText = el("span", {});
const controls = {
  resume: button(said.resume, () => run(rows.filter(({ state }) => state === "stopped")), { hidden: true }),
  compare: button(said.compareAll, compareAll, { class: "quiet", hidden: true }),
};
const bar = el("div", { class: "progress", hidden: true }, meter, meterText, button(said.cancel, () => {
  cancelled = true;
  pool.cancel();
}));
const results = el("section", { id: "results", hidden: true },
  el("h2", {}, said.title), bar, summary, table.node,
  el("div", { class: "row" }, controls.resume, controls.compare,
    button(said.again, () => run(rows), { class: "quiet" }),
    button(said.csv, saveCsv, { class: "quiet" }), button(said.json, saveJson, { class: "quiet" }),
    button(said.clear, clear, { class: "quiet" })));
const list = el("div", {}, el("h1", {}, words.page.heading), el("p", { class: "intro" }, words.page.intro), ...trust.nodes, taking.node, results, scopeForm((transaction) => pool.scope(transaction)));
const detail = el("div", { class: "detail", hidden: true });
const paper = document.getElementById("sheet");

/** Every certificate that has lines in the papers is compared with them. */
function compareAll() {
  const fitting = rows.filter((row) => row.state === "done" && row.line.sha256).flatMap((row) => {
    const request = requestOf(linesFor(papers.lines, row.line));
    if (!request) return [];
    row.request = request;
    return [row];
  });
  const note = count(said.compareAllDone, fitting.length);
  if (fitting.length > 0) run(fitting, note);
  else summary.textContent = note;
}

function clear() {
  cancelled = false;
  pool.stop();
  rows.length = 0;
  [byId, documents, waiters].forEach((map) => map.clear());
  papers = { rows: [], lines: [] };
  [results.hidden, controls.compare.hidden, summary.textContent] = [true, true, ""];
  table.reset();
  document.getElementById("files").focus();
}

document.title = words.page.title;
const demo = await fetch("/demo.json").then((answer) => (answer.ok ? answer.json() : undefined)).catch(() => undefined);
/** Loopback addresses stand for https only where a demonstration says so, and then for test issuers alone. */
const policy = demo?.trustList ? { allowLoopbackHttp: true } : {};
document.getElementById("app").replaceChildren(alarm, list, detail);
document.getElementById("top").replaceChildren(el("p", { class: "brand" }, words.page.brand), ...(demo?.trustList ? [el("p", { class: "demo" }, words.page.demo)] : []));
document.getElementById("foot").replaceChildren(el("p", {}, words.page.quiet), el("p", {}, words.page.profile));
taking.fromFragment(link);
offer(link.get("src"));
await trust.begin(demo?.trustList ? demo : undefined);
document.documentElement.dataset.ready = "";

/** A certificate that a link names: fetched when the reader says so, not before. */
function offer(src) {
  if (!src || !URL.canParse(src) || !/^https?:/.test(src)) return;
  const place = el("div", { class: "panel offer" }, el("p", {}, say(words.take.linkSrc, { url: src })), button(words.take.linkGo, async () => {
    try {
      const answer = await fetch(src, { credentials: "omit", referrerPolicy: "no-referrer", redirect: "error" });
      if (!answer.ok) throw new Error();
      add([{ name: new URL(src).pathname.split("/").pop() || src, source: new Uint8Array(await answer.arrayBuffer()) }], { open: true });
      place.remove();
    } catch {
      taking.complain(say(words.take.linkFailed, { url: src }));
    }
  }, { class: "main" }));
  taking.node.before(place);
}

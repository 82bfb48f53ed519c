// Invoice lines, typed, pasted or from a CSV -> what the core compares with, and its answer line by line.

import { el, field, own } from "./dom.js";
import { csv } from "./package.js";
import { parties } from "./scope.js";
import { say, words } from "./words.js";

const { papers: said } = words;

/** Lines compared with one certificate; it has at most fifty itself. */
const LINES = 200;

/** What columns are called on invoices, by what they are; letters and digits only. */
const NAMES = {
  certificate: /^(certificate|co|coo|eco|certificateoforigin)(no|number|nr|ref|reference)?$/,
  invoice: /^(inv|invoice|bill)(no|number|nr|ref)?$/,
  hsCode: /^(hs|hscode|hsno|tariff|tariffcode|commoditycode|hts|code6|taric|customscode)$/,
  description: /^(description|desc|goods|descriptionofgoods|product|productname|name|item(name|description)|article)$/,
  quantity: /^(q|qty|quantity|amountofgoods|netweight|weight|grossweight|pieces|pcs)$/,
  unit: /^(u|uom|unit|units|measure|unitofmeasure)$/,
  number: /^(line|lineno|linenumber|item|itemno|itemnumber|no|pos|position)$/,
};
/** Units as invoices write them; the core knows UN/ECE Recommendation 20. */
const UNITS = { KG: "KGM", KGS: "KGM", KILOGRAM: "KGM", KILOGRAMS: "KGM", G: "GRM", T: "TNE", MT: "TNE", TON: "TNE", TONS: "TNE", TONNE: "TNE", TONNES: "TNE", PC: "H87", PCS: "H87", PIECE: "H87", PIECES: "H87", PAIR: "PR", PAIRS: "PR", PRS: "PR", SETS: "SET", L: "LTR", LITRE: "LTR", LITRES: "LTR", M: "MTR", M2: "MTK", M3: "MTQ", CBM: "MTQ" };

const bare = (text) => String(text ?? "").toLowerCase().replace(/[^a-z0-9]/g, "");
const tight = (text) => String(text ?? "").toUpperCase().replace(/\s/g, "");

/** Text of a table -> its cells; throws with what is wrong. */
export async function cells(text) {
  const papa = await csv();
  const { data, errors } = papa.parse(text.replace(/^\uFEFF/, "").trim(), { skipEmptyLines: "greedy" });
  const fault = errors.find(({ type }) => type === "Quotes");
  if (fault) throw new Error(fault.message);
  return data.map((row) => row.map((cell) => cell.trim()));
}

/** What each column is, by its heading. */
export function columnsOf(head) {
  const taken = new Set();
  return head.map((name) => {
    const found = Object.entries(NAMES).find(([field, names]) => !taken.has(field) && names.test(bare(name)))?.[0];
    if (found) taken.add(found);
    return found ?? "ignore";
  });
}

/** Whether a table is one of invoice lines. */
export function isInvoice(head) {
  const columns = columnsOf(head);
  return columns.includes("hsCode") || (columns.includes("quantity") && columns.includes("description"));
}

/** Columns of certificate numbers and codes; undefined where there are none. */
export function numberColumns(head) {
  const names = head.map(bare);
  const at = (pattern) => names.findIndex((name) => pattern.test(name));
  const number = at(/^(certificate|co|coo|eco)?(no|number|nr|reference|ref)$|^certificate$/);
  return number < 0 ? undefined : { number, code: at(/^(access)?(code|key|pin)$/) };
}

/** A table -> lines by member; `columns` says what each column is. */
export function linesOf(rows, columns) {
  return rows.slice(1).map((row) => Object.fromEntries(columns.map((name, i) => [name, row[i] ?? ""]).filter(([name, value]) => name !== "ignore" && value !== "")));
}

/** Lines that are of this certificate: by its number, or else by its invoices. */
export function linesFor(lines, { number, invoices }) {
  const mine = new Set(invoices.map(tight));
  return lines.filter((line) => (line.certificate ? tight(line.certificate) === tight(number) : line.invoice && mine.has(tight(line.invoice))));
}

/** Lines and single particulars -> a request of the core; undefined when there is nothing in it. */
export function requestOf(lines, { number = "", consignee = "", exporter = "", importingCountry = "", invoices = "" } = {}) {
  const items = lines.slice(0, LINES).map(({ number: line, description, hsCode, quantity, unit, invoice }) => {
    const code = UNITS[tight(unit)] ?? tight(unit);
    const value = quantity?.replace(/(?<=\d)[, ](?=\d{3}\b)/g, "");
    return Object.fromEntries(Object.entries({
      number: /^\d+$/.test(line ?? "") ? Number(line) : undefined, description, hsCode, invoice,
      quantity: value && (code ? `${value.replace(/\s*[a-z].*$/i, "")} ${code}` : value),
    }).filter(([, value]) => value !== undefined && value !== ""));
  }).filter((item) => Object.keys(item).length > 0);
  const request = Object.fromEntries(Object.entries({
    number: number.trim(), consignee: consignee.trim(), exporter: exporter.trim(), importingCountry: importingCountry.trim().toUpperCase(),
    invoices: invoices.split(/[,;\n]/).map((text) => text.trim()).filter(Boolean), items,
  }).filter(([, value]) => value.length > 0));
  return Object.keys(request).length > 0 ? request : undefined;
}

/** The form; `compare(request)` verifies again with it. `given`: text to begin with; `typed` keeps what was entered. */
export function papersForm({ given, typed, compare, result }) {
  const text = el("textarea", { rows: "5", spellcheck: "false", placeholder: said.placeholder, wrap: "off" });
  text.value = typed.text ?? given;
  const mapping = el("div", { class: "mapping", hidden: true, role: "group", "aria-label": said.columns });
  const inputs = Object.fromEntries(["number", "consignee", "exporter", "importingCountry", "invoices"].map((name) => [name, name === "importingCountry" ? parties() : el("input", { autocomplete: "off", spellcheck: "false" })]));
  for (const [name, input] of Object.entries(inputs)) input.value = typed[name] ?? "";
  const wrong = el("p", { class: "wrong", role: "alert" });
  let mapped = "";
  const table = async () => {
    if (text.value.trim() === "") return (mapping.replaceChildren(), (mapping.hidden = true), []);
    const rows = await cells(text.value);
    const head = rows[0] ?? [];
    if (mapped !== head.join("\t")) {
      mapped = head.join("\t");
      const columns = columnsOf(head);
      mapping.replaceChildren(el("p", { class: "help" }, said.columns), ...head.map((name, i) => {
        const select = el("select", {}, Object.entries(said.fields).map(([value, label]) => el("option", { value }, label)));
        select.value = columns[i];
        return field(name || `${i + 1}`, select);
      }));
    }
    mapping.hidden = false;
    return linesOf(rows, [...mapping.querySelectorAll("select")].map((select) => select.value));
  };
  const look = () => table().catch((error) => (wrong.textContent = say(said.unreadable, { why: error.message })));
  text.addEventListener("change", look);
  if (text.value) look();
  const submit = async (event) => {
    event.preventDefault();
    wrong.textContent = "";
    Object.assign(typed, { text: text.value }, Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, input.value])));
    try {
      const lines = await table();
      const request = requestOf(lines, typed);
      if (!request) return (wrong.textContent = said.nothing);
      if (lines.length > LINES) wrong.textContent = say(said.tooMany, { n: LINES });
      await compare(request);
    } catch (error) {
      wrong.textContent = say(said.unreadable, { why: error.message });
    }
  };
  const { number, consignee, exporter, importingCountry, invoices } = inputs;
  return el("section", { class: "papers" }, el("h2", {}, said.title), el("p", { class: "help" }, said.help),
    el("form", { submit },
      el("div", { class: "fields" }, field(said.certificateNumber, number), field(said.consignee, consignee), field(said.exporter, exporter), field(said.country, importingCountry), field(said.invoices, invoices, said.invoicesHelp)),
      field(said.lines, text), mapping, wrong, el("button", { class: "main" }, said.go)),
    result);
}

/** What was stated and what became of it, line by line. */
export function compared(request, report, view, plain) {
  const check = report.checks.find(({ id }) => id === "request");
  if (!request || Object.keys(request).length === 0) return undefined;
  if (check.outcome === "not_run") return el("p", { class: "empty", tabindex: "-1" }, said.not);
  if (check.outcome === "not_applicable") return undefined;
  const found = (report.findings ?? []).map((finding, i) => ({ ...finding, said: view.findings[i] })).filter(({ code }) => code.startsWith("request."));
  const of = (name) => found.filter(({ facts }) => facts?.field === name);
  const actual = ({ facts }) => [facts?.actual ?? []].flat().map(plain).join(", ");
  const verdict = (findings) => {
    if (findings.length === 0) return el("span", { class: "fits" }, "✓ ", said.exact);
    return findings.map((finding) => {
      const has = actual(finding);
      if (finding.code === "request.withheld") return el("span", { class: "unsure" }, "? ", said.withheld);
      if (finding.code === "request.normalised") return el("span", { class: "fits" }, "✓ ", own(say(said.normalised, { actual: has })));
      return el("span", { class: finding.severity === "error" ? "differs" : "unsure" }, finding.severity === "error" ? "✕ " : "≠ ", own(has ? say(said.differs, { actual: has }) : said.differsBare));
    });
  };
  const entry = (label, value, name) => el("li", {}, el("span", { class: "what" }, `${label}: `), own(plain(value)), el("p", {}, verdict(of(name))));
  const whole = [
    request.number && entry(said.certificateNumber, request.number, "number"),
    request.consignee && entry(said.consignee, request.consignee, "consignee"),
    request.exporter && entry(said.exporter, request.exporter, "exporter"),
    request.importingCountry && entry(said.country, request.importingCountry, "importingCountry"),
    ...(request.invoices ?? []).map((number) => el("li", {}, el("span", { class: "what" }, `${said.fields.invoice}: `), own(plain(number)),
      el("p", {}, verdict(of("invoices").filter(({ facts }) => facts.expected === number))))),
  ].filter(Boolean);
  const lines = (request.items ?? []).map((item, i) => {
    const none = of(`items/${i}`);
    return el("section", { class: "compared" }, el("h3", {}, say(said.line, { n: i + 1 })),
      none.length > 0 && el("p", { class: none.some(({ severity }) => severity === "error") ? "differs" : "unsure" }, `✕ ${said.noItem}`),
      el("ul", {}, Object.entries(item).filter(([name]) => name !== "number").map(([name, value]) =>
        none.length > 0 ? el("li", {}, el("span", { class: "what" }, `${said.fields[name]}: `), own(plain(value))) : entry(said.fields[name], value, `items/${i}/${name}`))));
  });
  return el("div", { class: "comparison", tabindex: "-1", role: "group", "aria-label": said.result },
    el("h3", {}, said.result),
    el("p", {}, say(said.summary, check.facts)),
    whole.length > 0 && el("section", { class: "compared" }, el("h3", {}, said.whole), el("ul", {}, whole)),
    lines,
    el("p", { class: "help" }, said.stays));
}

// A certificate's content -> Form RCEP as the clerk knows the paper: boxes 1 to 17, and what was found, by box.

import { el, own } from "./dom.js";
import { locale, say, words } from "./words.js";

const { form } = words;

/** Member of the certificate to box; members of a goods line stand below. */
const BOXES = {
  certificateNumber: "top", issuingCountry: "top", exporter: "1", consignee: "2", producer: "3", producerStatus: "3", transport: "4", remarks: "14",
  backToBack: "14", thirdPartyInvoicing: "14", certifiedTrueCopyDate: "14", importingCountry: "15", exporterDeclaration: "15",
  certification: "16", issuingBody: "16", issueDate: "16", issuedRetroactively: "17",
};
const LINE_BOXES = { number: "6", marks: "7", packages: "8", description: "8", producer: "8", hsCode: "9", originCriterion: "10", rcepCountryOfOrigin: "11", quantity: "12", fobValue: "12", invoices: "13" };
const COLUMNS = ["6", "7", "8", "9", "10", "11", "12", "13"];

const country = (code) => (/^[A-Z]{2}$/.test(code ?? "") ? new Intl.DisplayNames(locale, { type: "region", fallback: "code" }).of(code) : code);
const day = (text) => (/^\d{4}-\d\d-\d\d$/.test(text ?? "") ? new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" }).format(new Date(text)) : text);
const object = (value) => (typeof value === "object" && value !== null && !Array.isArray(value) ? value : {});
const list = (value) => (Array.isArray(value) ? value : []);

/** Box and goods line of a JSON Pointer. */
function placeOf(pointer = "") {
  const [, first, index, member] = pointer.split("/");
  if (first !== "items") return { box: BOXES[first] };
  return index === undefined ? {} : { box: LINE_BOXES[member] ?? "6", line: Number(index) };
}

/** The form; `plain` makes document text safe to show, `view` has the findings in words. */
export function rcepForm(certificate, report, view, plain) {
  // What differs from the reader's own papers stands with these, not with the form.
  const findings = (report.findings ?? []).map((finding, i) => ({ ...finding, ...placeOf(finding.pointer), said: view.findings[i] })).filter(({ code }) => !code.startsWith("request."));
  const marksOf = (box, line) => findings.filter((finding) => finding.box === box && finding.line === line && finding.severity !== "info");
  const isWithheld = ({ code }) => code.endsWith(".withheld");
  const mark = ({ severity, said }, box) => el("p", { class: `mark ${severity}` }, box && `${box}. `, own(`${said.word}: ${said.says}`));
  /** Lines of text; withheld and missing are told apart. */
  const put = (box, values, line) => {
    const texts = values.flat().map((value) => (value === undefined || value === null ? "" : plain(value))).filter(Boolean);
    const marks = marksOf(box, line);
    const withheld = marks.some(isWithheld);
    return [
      texts.map((text) => el("p", { class: "value" }, own(text))),
      texts.length === 0 && !withheld && el("p", { class: "none" }, form.none),
      withheld && el("p", { class: "withheld" }, form.withheld),
      line === undefined && marks.filter((found) => !isWithheld(found)).map((found) => mark(found)),
    ];
  };
  const box = (number, title, ...children) => el("section", { class: `box b${number}` },
    el("h3", {}, number !== "top" && el("span", { class: "n" }, `${number}. `), title), ...children);
  const party = (value) => {
    const { name, address, country: code } = object(value);
    return [name, address, country(code)];
  };
  const signed = (value) => {
    const { place, date, signatory } = object(value);
    return [[place, day(date)].filter(Boolean).join(", "), signatory && say(form.signatory, { name: plain(signatory) })];
  };
  const transport = object(certificate.transport);
  const thirdParty = certificate.thirdPartyInvoicing && object(certificate.thirdPartyInvoicing);
  const original = certificate.backToBack && object(certificate.backToBack);
  const remarks = [
    certificate.remarks,
    thirdParty && say(form.thirdParty, { name: plain(thirdParty.name), country: country(thirdParty.country) ?? "" }),
    original && say(form.original, { number: plain(original.originalNumber), date: day(original.originalIssueDate) ?? "", country: country(original.issuingCountry) ?? "", origin: country(original.rcepCountryOfOrigin) ?? "" }),
    original?.approvedExporterCode && say(form.originalCode, { code: plain(original.approvedExporterCode) }),
    certificate.certifiedTrueCopyDate && say(form.trueCopy, { date: day(certificate.certifiedTrueCopyDate) }),
  ];
  const tick = (is, text) => el("p", { class: "tick" }, el("span", { class: is ? "is" : "not", role: "img", "aria-label": is ? form.ticked : form.notTicked }, is ? "☒" : "☐"), ` ${text}`);
  const items = list(certificate.items).map(object);
  const cells = (item, i) => {
    const { packages, producer, originCriterion, rcepCountryOfOrigin, quantity, fobValue } = Object.fromEntries(Object.entries(item).map(([name, value]) => [name, object(value)]));
    return {
      6: [String(item.number ?? i + 1)],
      7: [item.marks],
      8: [packages && [packages.count, packages.kind].filter((part) => part !== undefined).join(" "), item.description, producer && say(form.lineProducer, { name: party(item.producer).filter(Boolean).map(plain).join(", ") })],
      9: [item.hsCode],
      10: [originCriterion && [originCriterion.base, originCriterion.cumulation === true && "ACU", originCriterion.deMinimis === true && "DMI"].filter(Boolean).join(", ")],
      11: [rcepCountryOfOrigin && [country(rcepCountryOfOrigin.country), rcepCountryOfOrigin.mark].filter(Boolean).join(" ")],
      12: [quantity && [quantity.value, quantity.unit].filter(Boolean).join(" "), fobValue && say(form.fob, { value: [fobValue.amount, fobValue.currency].filter(Boolean).join(" ") })],
      13: list(item.invoices).map(object).map(({ number, date }) => [number, day(date)].filter(Boolean).map(plain).join(", ")),
    };
  };
  // Roles are said outright: where the table is laid out as cards, its display would take them away.
  const table = el("table", { class: "goods", role: "table", "aria-label": form.goods },
    el("thead", { role: "rowgroup" }, el("tr", { role: "row" }, COLUMNS.map((number) => el("th", { role: "columnheader", scope: "col" }, el("span", { class: "n" }, `${number}. `), form.columns[number])))),
    el("tbody", { role: "rowgroup" }, items.map((item, i) => {
      const cell = cells(item, i);
      const marks = COLUMNS.flatMap((number) => marksOf(number, i).filter((found) => !isWithheld(found)).map((found) => mark(found, number)));
      return [
        el("tr", { role: "row" }, COLUMNS.map((number) => el("td", { role: "cell", class: `c${number}`, "data-label": `${number}. ${form.columns[number]}` }, el("div", {}, put(number, cell[number], i))))),
        marks.length > 0 && el("tr", { role: "row", class: "marks" }, el("td", { role: "cell", colspan: String(COLUMNS.length) }, el("div", {}, marks))),
      ];
    })));
  const elsewhere = findings.filter((finding) => finding.box === undefined || finding.code === "claims.unknown_member");
  const producers = { SEE_BOX_8: "SEE BOX 8", CONFIDENTIAL: "CONFIDENTIAL", NOT_AVAILABLE: "NOT AVAILABLE" };
  return el("div", { class: "form-rcep", role: "group", "aria-label": form.label },
    el("div", { class: "sheet" },
      el("div", { class: "left" },
        box("1", form.exporter, put("1", party(certificate.exporter))),
        box("2", form.consignee, put("2", party(certificate.consignee))),
        box("3", form.producer, put("3", certificate.producer ? party(certificate.producer) : [producers[certificate.producerStatus] ?? certificate.producerStatus])),
        box("4", form.transport, put("4", [
          transport.departureDate && say(form.departure, { date: day(transport.departureDate) }),
          transport.conveyance && say(form.conveyance, { name: plain(transport.conveyance) }),
          transport.portOfDischarge && say(form.port, { name: plain(transport.portOfDischarge) }),
          transport.route && say(form.route, { name: plain(transport.route) })]))),
      el("div", { class: "right" },
        box("top", form.number, put("top", [certificate.certificateNumber])),
        el("section", { class: "box face" },
          el("p", { class: "agreement" }, form.agreement), el("p", { class: "title" }, form.title), el("p", {}, form.name),
          el("p", {}, say(form.issuedIn, { country: country(certificate.issuingCountry) ?? form.none }))),
        box("5", form.official, el("p", { class: "none" }, form.officialNote)))),
    table,
    box("14", form.remarks, put("14", remarks)),
    el("div", { class: "two" },
      box("15", form.declaration, el("p", { class: "wording" }, form.declarationText), put("15", [country(certificate.importingCountry) && say(form.exportedTo, { country: country(certificate.importingCountry) }), ...signed(certificate.exporterDeclaration)])),
      box("16", form.certification, el("p", { class: "wording" }, form.certificationText), put("16", [certificate.issuingBody, certificate.issueDate && say(form.issued, { date: day(certificate.issueDate) }), ...signed(certificate.certification)]))),
    box("17", form.ticks, el("div", { class: "ticks" }, tick(Boolean(original), form.backToBack), tick(Boolean(thirdParty), form.thirdPartyTick), tick(certificate.issuedRetroactively === true, form.retroactive)),
      marksOf("17").map((found) => mark(found))),
    elsewhere.length > 0 && el("section", { class: "box beside" }, el("h3", {}, form.elsewhere),
      elsewhere.map(({ said }) => el("p", { class: "mark info" }, own([said.where, said.says].filter(Boolean).join(": "))))),
    el("p", { class: "form-note" }, form.note));
}

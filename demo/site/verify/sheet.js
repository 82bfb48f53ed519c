// A verification -> a cover sheet on paper: boxes, verdict, signer, hashes, as of when. The same for the printer
// and for the archive, where it is a page of its own.

import { el, own } from "./dom.js";
import { rcepForm } from "./form.js";
import { pairs } from "./certificate.js";
import { chip, named } from "./list.js";
import { locale, say, words } from "./words.js";

const { sheet: said, one } = words;

/** SHA-256 in hexadecimal. */
export async function sha256(bytes) {
  if (!crypto.subtle) return undefined;
  return Array.from(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The sheet's nodes. `archive`: the name of the ZIP it is filed in. */
export async function sheet(row, { report, view, plain, trustList, documents, archive }) {
  const [document, list] = await Promise.all([row.bytes && sha256(row.bytes), trustList && sha256(trustList)]);
  const trust = report.trust;
  const looked = documents.map(({ uri, bytes }) => (bytes === null ? `${plain(uri)} (${said.evidenceFailed})` : plain(uri)));
  const declaration = report.certificate?.type === "DeclarationOfOrigin";
  const checks = view.groups.flatMap((group) => group.checks);
  return el("article", { class: "cover", lang: locale },
    el("header", {}, el("h1", {}, said.title), el("p", {}, said.what)),
    el("section", { class: `verdict ${view.verdict}` },
      el("p", { class: "headline" }, chip(row), " ", own(named(row))),
      view.test && el("p", { class: "test-note" }, view.test.note),
      [view.lead, ...view.reasons].map((text) => el("p", {}, own(text))),
      pairs([
        { label: said.asOf, text: row.asOf },
        ...(view.signer ? [{ label: view.signer.title, text: view.signer.name }, ...view.signer.rows] : []),
        { label: said.document, text: row.name },
        { label: said.documentHash, text: document, exact: true },
        ...(view.fingerprint ? [{ label: said.payloadHash, text: view.fingerprint.sha256, exact: true }, { label: said.code, text: view.fingerprint.code, exact: true }] : []),
        ...(trust ? [] : [{ label: said.trust, text: said.noTrust }]),
        { label: said.trustHash, text: list, exact: true },
        { label: said.evidence, text: looked.join("; "), exact: true },
        { label: said.engine, text: plain(report.engine) },
      ])),
    el("section", {}, el("h2", {}, one.checks), el("ul", { class: "checks" }, checks.map(({ label, outcome, word, says }) => el("li", { class: outcome }, el("p", {}, el("strong", {}, label), ": ", word, ". ", own(says)))))),
    view.findings.length > 0 && el("section", {}, el("h2", {}, one.remarks), el("ul", { class: "findings" }, view.findings.map(({ word, where, says }) => el("li", {}, el("strong", {}, word), where && [" · ", own(where)], ": ", own(says))))),
    report.certificate && el("section", {}, el("h2", {}, declaration ? one.declaration : one.form),
      declaration ? [pairs(view.particulars), view.goods.map(({ title, rows }) => [el("h3", {}, title), pairs(rows)])] : rcepForm(report.certificate, report, view, plain)),
    el("footer", {}, el("p", { class: "exact" }, archive ? say(said.verify, { name: archive }) : said.verifyPlain), view.notes.map((note) => el("p", {}, note))));
}

/** The sheet as a page of its own: text in, markup made by the browser, nothing in it that runs. */
export function page(node, css) {
  const title = el("title", {}, said.title).outerHTML;
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
${title}
<style>
${css}
</style>
</head>
<body class="alone">
${node.outerHTML}
</body>
</html>
`;
}

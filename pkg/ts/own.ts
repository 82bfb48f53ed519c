// A verdict -> the part that lets a reader check it on a device of their own: a short code to compare, and
// a QR code with the address of the same certificate. A page can draw any mark it likes; this part is no
// proof either, but what it leads to is.

import { button, copyButton, el, isolated } from "./dom.js";
import type { Report } from "./generated/report.js";
import type { Messages } from "./messages/en.js";
import { fill } from "./phrase.js";
import type { View } from "./view.js";
import { sameCode } from "./shortcode.js";
import { message } from "./tell.js";

/** Where the same certificate is to be had. */
export interface Whence {
  /** A verifier's page. */
  page: URL;
  /** The certificate's own address; without it, the page asks the edge it belongs to. */
  src?: URL | undefined;
  number?: string | undefined;
}

/** The address that opens the same certificate at `page`: all in the fragment, which no server is sent. */
export function address({ page, src, number }: Whence, code: string | undefined): string {
  const url = new URL(page);
  const fragment = new URLSearchParams();
  if (src) fragment.set("src", src.href);
  else if (number) fragment.set("n", number);
  if (code) fragment.set("h", code);
  url.hash = fragment.toString();
  return url.href;
}

/** The section; `undefined` when nothing was authentic enough to have a code. `expected`: the code shown elsewhere. */
export function own(report: Report, { fingerprint }: View, messages: Messages, whence: Whence | undefined, expected: string): Node | undefined {
  const { joins, words } = messages;
  const text = message(report, messages);
  if (!fingerprint) return text ? el("section", { part: "own" }, tell(text, messages)) : undefined;
  const { label, sha256, codeLabel, code } = fingerprint;
  const told = expected === "" ? undefined : sameCode(expected, code) ? words.sameDocument : words.otherDocument;
  const same = told === words.sameDocument;
  return el("section", { part: "own" },
    el("h3", {}, words.checkYourself),
    told !== undefined && el("p", { class: same ? "same" : "other", part: same ? "same" : "other" }, fill(told, { expected, actual: code }, messages) ?? told),
    el("p", {}, codeLabel, joins.colon, el("strong", { class: "exact", part: "short-code" }, code)),
    el("p", { class: "hash" }, label, joins.colon, el("span", { class: "exact" }, isolated(sha256))),
    el("p", { class: "says" }, words.checkYourselfNote),
    whence && opener(address(whence, code), messages),
    text !== undefined && tell(text, messages));
}

function tell(text: string, { words }: Messages): Node {
  return el("p", {}, copyButton("tell", words.tellIssuer, words.copied, text));
}

function opener(url: string, messages: Messages): Node {
  const { words } = messages;
  const place = el("div", { class: "qr" });
  const show = button("show-qr", words.qrShow, async () => {
    try {
      const { qr } = await import("./qr.js");
      place.replaceChildren(qr(url, fill(words.qrLabel, { url }, messages) ?? url));
    } catch {
      place.replaceChildren(el("p", {}, words.loadFailedNext));
    }
  });
  place.append(show);
  return el("div", {}, place, el("p", {}, el("a", { href: url, target: "_blank", rel: "noopener noreferrer", part: "open" }, words.openElsewhere)));
}

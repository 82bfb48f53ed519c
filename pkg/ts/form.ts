// view="form": number and access code, asked as the customs sites ask them, and the way to those sites.

import { copyButton, el } from "./dom.js";
import { PAGES } from "./generated/pages.js";
import type { Messages } from "./messages/en.js";
import { country } from "./phrase.js";

/** What was entered. */
export interface Entered {
  number: string;
  code: string;
}

/** The form; `enter` is called with what is submitted. */
export function form(before: Entered, messages: Messages, enter: (entered: Entered) => void): HTMLFormElement {
  const { words } = messages;
  const number = el("input", { name: "number", required: "", maxlength: "70", autocomplete: "off", autocapitalize: "characters", spellcheck: "false", part: "input" });
  const code = el("input", { name: "code", required: "", maxlength: "128", autocomplete: "off", spellcheck: "false", "aria-describedby": "code-help", part: "input" });
  [number.value, code.value] = [before.number, before.code];
  const made = el("form", { part: "form" },
    el("label", {}, words.number, number),
    el("label", {}, words.accessCode, code),
    el("button", { part: "submit" }, words.check),
    el("p", { id: "code-help", class: "says" }, words.accessCodeHelp));
  made.addEventListener("submit", (event) => {
    event.preventDefault();
    enter({ number: number.value.trim(), code: code.value.trim() });
  });
  return made;
}

/** The issuing bodies' own pages, for a second look, with the number to copy. */
export function pages(number: string, messages: Messages): Node {
  const { words } = messages;
  return el("details", { part: "pages" },
    el("summary", {}, words.officialPages),
    number !== "" && el("p", {}, copyButton("copy-number", words.copyNumber, words.copied, number)),
    el("ul", {}, ...PAGES.map(({ country: of, body, url }) => el("li", {},
      `${country(of, messages)}: `,
      el("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, body)))),
    el("p", { class: "says" }, words.officialPagesNote));
}

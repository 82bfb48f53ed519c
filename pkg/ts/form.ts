// view="form": number and access code, asked as the customs sites ask them, and the way to those sites.

import { copyButton, el } from "./dom.js";
import { PAGES } from "./generated/pages.js";
import type { Messages } from "./messages/en.js";
import { country } from "./text.js";

/** What was entered. */
export interface Entered {
  number: string;
  code: string;
}

/** The form, and how to say it in another language while somebody is filling it in. */
export interface Form {
  node: HTMLFormElement;
  say(messages: Messages): void;
}

/** The form; `enter` is called with what is submitted. */
export function form(before: Entered, messages: Messages, enter: (entered: Entered) => void): Form {
  const number = el("input", { name: "number", required: "", maxlength: "70", autocomplete: "off", autocapitalize: "characters", spellcheck: "false", part: "input" });
  const code = el("input", { name: "code", required: "", maxlength: "128", autocomplete: "off", spellcheck: "false", "aria-describedby": "code-help", part: "input" });
  [number.value, code.value] = [before.number, before.code];
  const [numberLabel, codeLabel] = [el("span", {}), el("span", {})];
  const submit = el("button", { part: "submit" });
  const help = el("p", { id: "code-help", class: "says" });
  const node = el("form", { part: "form" }, el("label", {}, numberLabel, number), el("label", {}, codeLabel, code), submit, help);
  node.addEventListener("submit", (event) => {
    event.preventDefault();
    enter({ number: number.value.trim(), code: code.value.trim() });
  });
  const say = ({ words }: Messages) => {
    numberLabel.textContent = words.number;
    codeLabel.textContent = words.accessCode;
    submit.textContent = words.check;
    help.textContent = words.accessCodeHelp;
  };
  say(messages);
  return { node, say };
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

// view="badge": the verdict in a word, as a button that opens the whole.

import { icon } from "./card.js";
import { button, el, isolated } from "./dom.js";
import type { Head } from "./head.js";
import type { First } from "./messages/first.js";

/** The badge of a finished verification, and the dialog with `whole` in it. */
export function badge(view: Head, messages: First, whole: Node): Node[] {
  const { words } = messages;
  const dialog = el("dialog", { part: "dialog", "aria-label": view.headline });
  dialog.append(button("close", words.close, () => dialog.close()), whole);
  // A click beside it closes it, as people expect.
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  const open = el("button", { type: "button", class: `chip ${view.verdict}`, part: `badge ${view.verdict}`, "aria-haspopup": "dialog" },
    icon(view.verdict),
    el("span", { part: "headline" }, view.headline),
    view.test && el("span", { class: "badge", part: "test" }, view.test.badge),
    view.signer?.proven && el("span", { class: "by" }, isolated(view.signer.name)));
  open.addEventListener("click", () => dialog.showModal());
  return [open, dialog];
}

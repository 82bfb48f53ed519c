// The look of <eco-verify>: constructable style sheets, so that no inline style is needed (CSP).

import FIRST from "./style.css";
import REST from "./rest.css";

const sheets = new Map<string, CSSStyleSheet>();

/** What a verdict is shown with. */
export const styleSheet = (): CSSStyleSheet => sheet(FIRST);

/** What all the rest is shown with. */
export const restSheet = (): CSSStyleSheet => sheet(REST);

/** One sheet for all elements on the page. */
function sheet(css: string): CSSStyleSheet {
  const made = sheets.get(css) ?? new CSSStyleSheet();
  if (!sheets.has(css)) made.replaceSync(css);
  sheets.set(css, made);
  return made;
}

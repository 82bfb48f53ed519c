// What is shown besides the verdict, in a file of its own: it is loaded once there is a verdict, or a form to show.

import type { Shown } from "./card.js";
import { details } from "./details.js";
import type { Report } from "./generated/report.js";
import type { Messages } from "./messages/en.js";
import { own, type Whence } from "./own.js";
import type { Inspection } from "./verify.js";
import { view } from "./view.js";

export { form, pages } from "./form.js";
export { restSheet as styleSheet } from "./style.js";

/** How a reader can check it elsewhere, and the short code that was shown there. */
export interface Elsewhere {
  whence: Whence | undefined;
  expected: string;
}

/** A verdict with all that follows from it. An edge's word is to be checked nowhere: it has no `elsewhere`. */
export function whole(report: Report, claimed: Inspection | undefined, messages: Messages, full: boolean, elsewhere?: Elsewhere): Shown {
  const all = view(report, claimed, messages);
  return {
    ...all,
    body: details(all, messages, full),
    own: elsewhere && own(report, all, messages, elsewhere.whence, elsewhere.expected),
  };
}

// Reports, answers and problems in words, for the command line and for pages with a look of their own: what the element
// shows (view.ts), with all of English at hand.

import type { Code, Report } from "./generated/report.js";
import { problemWords as problem } from "./head.js";
import { found, language, load } from "./language.js";
import { en, type Messages, type Sentence } from "./messages/en.js";
import type { Facts } from "./text.js";
import type { Inspection } from "./verify.js";
import { sentence as line, view, type Setting, type View } from "./view.js";

export { LANGUAGES } from "./language.js";
export { fill, place } from "./phrase.js";
export { sameCode, shortCode } from "./shortcode.js";
export { presentScope, type ScopeView } from "./shipment.js";
export { message } from "./tell.js";
export { plain } from "./text.js";
export type { Row } from "./head.js";
export type { CheckView, FindingView, Setting, View } from "./view.js";

/** The messages of a language tag, if they are loaded; English where there are none yet. */
export function messagesFor(tag: string | undefined): Messages {
  return found(language(tag)) ?? en;
}

/** The same, loaded before. Never fails: what cannot be loaded is English. */
export async function loadMessages(tag: string | undefined): Promise<Messages> {
  return (await load(language(tag))) ?? en;
}

/** What is wrong and what to do, as one line. */
export function sentence(code: Code, facts: Facts = {}, messages: Messages = en, setting?: Setting, pointer?: string): string {
  return line(code, facts, messages, setting, pointer);
}

/** The words for why an edge gave no certificate. */
export function problemWords(slug: string, messages: Messages = en): Sentence | undefined {
  return problem(slug, messages);
}

/** A Report in words. `claimed` is what the document says of itself, shown when nothing of it is proven. */
export function present(report: Report, claimed?: Inspection, messages: Messages = en, setting?: Setting): View {
  return view(report, claimed, messages, setting);
}

// A Report -> a message to whoever issued the document: what was found, in which box, by which rule.

import type { Report } from "./generated/report.js";
import type { Messages } from "./messages/en.js";
import { fill, place } from "./phrase.js";
import { shortCode } from "./shortcode.js";
import { plain } from "./text.js";
import { sentence } from "./view.js";

/** Plain text; `undefined` when there is nothing to tell. */
export function message(report: Report, messages: Messages): string | undefined {
  const { words } = messages;
  const findings = (report.findings ?? []).filter(({ severity }) => severity !== "info");
  const faults = report.checks.filter(({ outcome, code }) => outcome === "failed" && code !== undefined);
  const told = new Set(findings.map(({ code }) => code));
  const rest = faults.filter(({ code }) => code !== undefined && !told.has(code));
  const lines = [
    ...findings.map(({ severity, code, facts = {}, pointer, rule, article }) => {
      const where = pointer === undefined ? undefined : `${plain(place(pointer, messages))} [${plain(pointer)}]`;
      const basis = [rule && `${words.rule} ${rule}`, article && fill(words.treaty, { article }, messages), code].filter(Boolean).join(", ");
      const says = sentence(code, facts, messages, severity === "error" ? undefined : severity, pointer);
      return `- ${[where, says].filter(Boolean).join(": ")} (${basis})`;
    }),
    ...rest.map(({ code, facts = {} }) => (code ? `- ${sentence(code, facts, messages)} (${code})` : "")),
  ];
  if (lines.length === 0) return undefined;
  const number = plain(report.identity?.number ?? words.none);
  const code = shortCode(report.identity?.payloadSha256) ?? words.none;
  const facts = { number, code, at: report.at, engine: report.engine };
  return [fill(words.tellIntro, facts, messages), ...lines, fill(words.tellEnd, facts, messages)].join("\n");
}

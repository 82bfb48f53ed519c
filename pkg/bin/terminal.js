// A View of ts/present.ts, or of ts/shipment.ts -> text for a terminal.

import { stripVTControlCharacters } from "node:util";

const PAINT = { good: 32, bad: 31, open: 33, dim: 2, bold: 1 };
const MARK = {
  passed: ["[ok]", "good"],
  failed: ["[XX]", "bad"],
  inconclusive: ["[??]", "open"],
  not_run: ["[--]", "dim"],
  not_applicable: ["[--]", "dim"],
};
const TONE = { valid: "good", invalid: "bad", indeterminate: "open" };
const WIDTH = 96;

/** A function that colours text, or leaves it alone where nobody sees colours or wants none. */
export function color(stream, env) {
  const wanted = stream.isTTY && !env.NO_COLOR && env.TERM !== "dumb";
  return (tone, text) => (wanted ? `\u001b[${PAINT[tone]}m${text}\u001b[0m` : text);
}

/** A Report in words. */
export function showReport(file, view, paint) {
  const badge = view.test ? ` (${view.test.badge})` : "";
  const lines = [`${printable(file)}: ${paint(TONE[view.verdict], view.headline.toUpperCase() + badge)}`];
  const add = (indent, text) => lines.push(...wrap(text, indent));
  [view.lead, ...view.reasons].forEach((text) => add(2, text));
  if (view.test) add(2, view.test.note);
  view.next.forEach((step) => add(2, `> ${step}`));
  if (view.signer) {
    lines.push("");
    table(lines, [{ label: view.signer.title, text: view.signer.name }, ...view.signer.rows]);
  }
  if (view.particulars.length) lines.push("");
  table(lines, view.particulars);
  for (const { title, rows } of view.goods) {
    lines.push("", `  ${paint("bold", title)}`);
    table(lines, rows);
  }
  for (const { title, checks } of view.groups) {
    lines.push("", `  ${paint("bold", title)}`);
    for (const check of checks) {
      const [mark, tone] = MARK[check.outcome];
      const code = check.code ? ` [${check.code}]` : "";
      const [first, ...rest] = wrap(`${check.label}: ${check.word}. ${check.says}${code}`, 7);
      lines.push(`  ${paint(tone, mark)} ${first.trimStart()}`, ...rest);
    }
  }
  if (view.findings.length) lines.push("");
  for (const finding of view.findings) {
    const where = finding.where ? `${finding.where}: ` : "";
    const treaty = finding.treaty ? ` (${finding.treaty})` : "";
    add(2, `${finding.word}: ${where}${finding.says} ${finding.next}${treaty} [${finding.code}]`);
  }
  lines.push("");
  const { fingerprint } = view;
  const prints = fingerprint ? [`${fingerprint.codeLabel}: ${fingerprint.code}`, `${fingerprint.label}: ${fingerprint.sha256}`] : [];
  [...prints, ...view.notes].forEach((note) => lines.push(...wrap(note, 2).map((line) => paint("dim", line))));
  return `${lines.join("\n")}\n\n`;
}

/** What a Report comes to, on one line; `view` is of what there is of the Report. */
export function showBrief(file, { number, warnings, checks }, view, paint) {
  const headline = view.headline.toUpperCase() + (view.test ? ` (${view.test.badge})` : "");
  const numbered = number === undefined ? "" : `, ${number}`;
  const warned = warnings.length === 0 ? "" : `, ${warnings.length} ${warnings.length === 1 ? "warning" : "warnings"} [${warnings.join(", ")}]`;
  const codes = checks.filter(({ outcome }) => view.verdict !== "invalid" || outcome === "failed").map(({ code }) => code);
  const why = codes.length === 0 ? "" : `: ${view.reasons[0]} [${codes.join(", ")}]`;
  return `${printable(file)}: ${paint(TONE[view.verdict], headline)}${printable(numbered + warned + why)}\n`;
}

/** How many files are what, after all of them in brief; `tests`: of how many the issuer is a test issuer. */
export function showCount({ valid, invalid, indeterminate, tests }, unreadable) {
  const parts = [[valid, "valid"], [invalid, "not valid"], [indeterminate, "could not be confirmed"], [unreadable, "could not be read"]];
  const said = parts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`).join(", ");
  return `${said}${tests > 0 ? `; ${tests} of them by test issuers` : ""}\n`;
}

/** What came of verifying a filing again: above is the Report as of the first check. */
export function showAgain({ at, same, first, last }, paint) {
  const line = (when, view) => `  ${when}: ${paint(TONE[view.verdict], view.headline.toUpperCase())}`;
  const lines = [
    `${line(`As of the first check, ${at}`, first)}, ${same ? "the same Report as was filed" : "not the Report that was filed: see report.json in it"}`,
    line("As of now", last),
  ];
  for (const reason of last.verdict === first.verdict ? [] : last.reasons) lines.push(...wrap(reason, 4));
  return `${lines.join("\n")}\n\n`;
}

/** Whether a shipment needs a proof of origin, in words. */
export function showScope(file, view, paint) {
  const tone = { needed: "open", not_available: "bad" }[view.answer] ?? "good";
  const lines = [`${printable(file)}: ${paint(tone, view.headline)}`, ...wrap(`> ${view.next}`, 2), ""];
  for (const { says, treaty } of view.reasons) lines.push(...wrap(`${says} (${treaty})`, 2));
  if (view.proofs) {
    lines.push("", `  ${paint("bold", view.proofs.title)}`);
    for (const kind of view.proofs.kinds) lines.push(...wrap(`- ${kind}`, 2));
  }
  lines.push("", ...wrap(view.note, 2).map((line) => paint("dim", line)));
  return `${lines.join("\n")}\n\n`;
}

/** What a document says of itself. */
export function showInspection(file, claimed, sentence) {
  const head = `${printable(file)}: UNVERIFIED, what the document says of itself; nothing of it is proven`;
  if (!claimed.credential) return `${head}\n  ${claimed.code}: ${sentence(claimed.code)}\n\n`;
  // JSON escapes some of the characters that could steer a terminal; the others are replaced.
  const text = JSON.stringify(claimed, null, 2).split("\n").map(printable).join("\n");
  return `${head}\n${text}\n\n`;
}

function table(lines, rows) {
  const width = Math.max(0, ...rows.map(({ label }) => label.length));
  for (const { label, text } of rows) {
    const [first, ...rest] = wrap(text, width + 4);
    lines.push(`  ${label.padEnd(width)}  ${(first ?? "").trimStart()}`, ...rest);
  }
}

function wrap(text, indent) {
  const space = " ".repeat(indent);
  const lines = [space];
  for (const word of text.split(" ")) {
    const last = lines[lines.length - 1];
    if (last.trim() && last.length + 1 + word.length > WIDTH) lines.push(space + word);
    else lines[lines.length - 1] = last.trim() ? `${last} ${word}` : last + word;
  }
  return lines;
}

/** Names of files and raw values, without what could steer a terminal. */
export function printable(text) {
  return stripVTControlCharacters(text).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "\uFFFD");
}

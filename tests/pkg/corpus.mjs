// The folders of tests/vectors -> cases as the package takes them; every JavaScript runner reads them here.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));
const vectors = join(root, "tests", "vectors");

let all;

/** All cases: name, input, options of `verify`, and the Report's text that is due. */
export function cases() {
  all ??= readAll();
  return all;
}

function readAll() {
  const folders = readdirSync(vectors, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.name === "case.json")
    .map((entry) => entry.parentPath ?? entry.path)
    .sort();
  const found = folders.map(read);
  if (found.length < 1000) throw new Error(`only ${found.length} cases found in tests/vectors`);
  return found;
}

function read(folder) {
  const file = (name) => readFileSync(join(folder, name));
  const said = JSON.parse(file("case.json"));
  const recorded = join(folder, "report.json");
  return {
    name: folder.slice(vectors.length + 1).replaceAll("\\", "/"),
    input: file(said.input),
    options: {
      at: said.at,
      offline: true,
      policy: said.policy,
      request: said.request,
      trustKey: said.trustKey,
      // Offline, an address is one that gives no answer.
      trustList: said.trustList === null ? new URL("https://trust.example/") : said.trustList && file(said.trustList),
      referenceData: said.referenceData && file(said.referenceData),
      hsTable: said.hsTable && file(said.hsTable),
      evidence: (said.fetched ?? []).map(({ kind, uri, file: name }) => ({ kind, uri, bytes: name === null ? null : file(name) })),
    },
    report: existsSync(recorded) ? readFileSync(recorded, "utf8").replace(/\n$/, "") : undefined,
  };
}

/**
 * What is wrong with a Report of the small build where the full build's is due: nothing when they are the
 * same; otherwise it must say which of its checks it cannot do, and never be more favourable.
 */
export function unlike(text, due) {
  if (text === due) return undefined;
  const [small, full] = [JSON.parse(text), JSON.parse(due)];
  const [format, signature, issuer] = small.checks;
  const unable = signature.code === "signature.unsupported_cryptosuite" || [format, issuer].some(({ outcome }) => ["failed", "inconclusive"].includes(outcome));
  if (!unable) return "another Report, and no check that the small build lacks";
  if (small.verdict === "valid") return `valid, not ${full.verdict}`;
  return small.verdict === "invalid" && full.verdict !== "invalid" ? `invalid, not ${full.verdict}` : undefined;
}

/** One of them. */
export function one(name) {
  const found = cases().find((entry) => entry.name === name);
  if (!found) throw new Error(`tests/vectors has no ${name}`);
  return found;
}

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

/** The package as a page has it, in Node: what it would fetch from beside itself is read; `missing` is not there. */
export async function asOnAPage(missing) {
  const { fetch } = globalThis;
  globalThis.fetch = async (address, options) => {
    const url = new URL(address);
    if (url.protocol !== "file:") return fetch(address, options);
    return url.pathname.endsWith(`/${missing}`) ? new Response(null, { status: 404 }) : new Response(readFileSync(url));
  };
  return { ...(await import("../../pkg/dist/index.js")), done: () => Object.assign(globalThis, { fetch }) };
}

/** What the core is to make of a Report in brief, told anew. */
export function briefOf({ verdict, test, identity, checks, findings = [] }) {
  const warnings = findings.filter(({ severity }) => severity === "warning").map(({ code }) => code);
  const number = identity?.number === undefined ? {} : { number: identity.number };
  return { verdict, test, ...number, warnings, checks: checks.filter(({ outcome }) => ["failed", "inconclusive"].includes(outcome)) };
}

/** One of them. */
export function one(name) {
  const found = cases().find((entry) => entry.name === name);
  if (!found) throw new Error(`tests/vectors has no ${name}`);
  return found;
}

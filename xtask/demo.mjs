// Uses the running demo as a person would: `hint` prints what to try first, `check` tries it and
// prints a line "ok ..." or "FAIL ..." for each thing.
// Arguments: hint|check SOURCE EDGE SITE DIR, where DIR is a folder for the files of the command line.

import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const [what, source, edge, site, dir] = process.argv.slice(2);
const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const cli = join(root, "pkg", "bin", "eco-verify.js");
const run = promisify(execFile);
const LIMIT_MS = 30_000;

const get = async (url, headers = {}) => {
  const answer = await fetch(url, { headers, signal: AbortSignal.timeout(LIMIT_MS) });
  const text = await answer.text();
  if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}: ${text.slice(0, 300)}`);
  return text;
};
const file = (name) => join(dir, name);
const retrieval = (sample) => `${edge}/v1/eco/${encodeURIComponent(sample.number)}`;

/** The first valid sample, with its certificate, the trust list and its key written to DIR. */
async function firstSample() {
  const catalogue = JSON.parse(await get(`${source}/catalogue.json`));
  const sample = catalogue.find((entry) => entry.expect === "valid");
  if (!sample) throw new Error("the catalogue has no valid sample");
  await mkdir(dir, { recursive: true });
  await writeFile(file("certificate.jwt"), await get(sample.url));
  await writeFile(file("trust-list.jwt"), await get(`${source}/trust/rcep.jwt`));
  await writeFile(file("trust-key.json"), await get(`${source}/trust/key.json`));
  await writeFile(file("policy.json"), '{"allowLoopbackHttp": true}\n');
  return { sample, samples: catalogue.length };
}

const trust = (path) => ["--trust-list", path("trust-list.jwt"), "--trust-key", path("trust-key.json")];
const loopback = (path) => ["--policy", path("policy.json")];

async function hint() {
  const { sample } = await firstSample();
  const local = (name) => relative(process.cwd(), name);
  const inDir = (name) => local(file(name));
  const command = [local(cli), "verify", inDir("certificate.jwt"), ...trust(inDir), ...loopback(inDir)];
  console.log(`Retrieve a certificate:\n  curl -H 'Eco-Access-Code: ${sample.code}' ${retrieval(sample)}`);
  console.log(`Verify one on the command line:\n  node ${command.join(" ")}`);
  console.log(`  ${inDir("policy.json")} says allowLoopbackHttp: what this certificate needs is on http://127.0.0.1, where`);
  console.log("  only issuers marked as test may have it, and only if you say so. Without it the verdict is indeterminate.");
  const { trustKeyThumbprint } = JSON.parse(await get(`${site}/demo.json`));
  console.log(`The trust list is signed by the key with this thumbprint (RFC 7638), for trust-key="...":\n  ${trustKeyThumbprint}`);
  console.log(`Look at one in a browser:\n  ${site}/`);
}

async function check() {
  let failed = 0;
  const attempt = async (title, task) => {
    try {
      const value = await task();
      console.log(`ok    ${title}`);
      return value;
    } catch (error) {
      failed += 1;
      console.log(`FAIL  ${title}: ${error.cause?.message ?? error.message}`);
    }
  };
  const found = await attempt("the source has a catalogue", firstSample);
  if (found) {
    const { sample } = found;
    let document;
    await attempt(`the edge retrieves ${sample.number}`, async () => {
      const bundle = JSON.parse(await get(retrieval(sample), { "Eco-Access-Code": sample.code }));
      document = bundle.document.bytes;
      const { verdict } = bundle.edge.report;
      if (verdict !== "valid") throw new Error(`its report says ${verdict}`);
    });
    await attempt("a wrong access code gets nothing", async () => {
      const headers = { "Eco-Access-Code": "0000000000000000" };
      const answer = await fetch(retrieval(sample), { headers, signal: AbortSignal.timeout(LIMIT_MS) });
      await answer.text();
      if (answer.status !== 404) throw new Error(`it got ${answer.status}`);
    });
    if (document) await commandLine(attempt, document);
  }
  await attempt("the site has a page", async () => {
    const page = await get(`${site}/`);
    if (!/<html|<!doctype/i.test(page)) throw new Error("what it has is no page");
  });
  await attempt("the site has the element", () => get(`${site}/embed/eco-verify.js`));
  process.exitCode = failed === 0 ? 0 : 1;
}

async function commandLine(attempt, document) {
  const trusted = [...trust(file), ...loopback(file)];
  const exits = (name, options, wanted) => async () => {
    const args = [cli, "verify", file(name), ...options];
    const { code, words } = await run(process.execPath, args, { timeout: LIMIT_MS }).then(
      () => ({ code: 0 }),
      (error) => ({ code: error.code, words: `${error.stdout}${error.stderr}`.trim() }),
    );
    if (code !== wanted) throw new Error(`exit code ${code} instead of ${wanted}: ${words ?? ""}`);
  };
  await writeFile(file("from-edge.jwt"), document);
  await writeFile(file("changed.jwt"), changed(document));
  await attempt("on the command line it is valid", exits("from-edge.jwt", trusted, 0));
  await attempt("with one byte changed it is invalid", exits("changed.jwt", trusted, 1));
  await attempt("without a trust list it is indeterminate", exits("from-edge.jwt", loopback(file), 2));
}

/** The compact JWS with one character in the middle of its signature replaced by another. */
function changed(document) {
  const start = document.lastIndexOf(".") + 1;
  const at = start + Math.floor((document.length - start) / 2);
  return document.slice(0, at) + (document[at] === "A" ? "B" : "A") + document.slice(at + 1);
}

const tasks = { hint, check };
try {
  await tasks[what]();
} catch (error) {
  console.error(`demo: ${error.cause?.message ?? error.message}`);
  process.exitCode = 1;
}

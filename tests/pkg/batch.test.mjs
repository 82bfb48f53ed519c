// Many certificates at once, on one thread and on several: the same Reports in the same order, whatever the threads do; and no
// thread is left behind.

import assert from "node:assert/strict";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { createRequire, syncBuiltinESMExports } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, beforeEach, test } from "node:test";
import { pathToFileURL } from "node:url";
import { createVerifier, verifyBatch } from "../../pkg/dist/node.js";
import { asOnAPage, briefOf, cases, one, root } from "./corpus.mjs";
import { listSigner } from "./trust.mjs";

/** Workers that the package started, and a promise of each one's end. */
const started = [];
let refused = false;
const threads = createRequire(import.meta.url)("node:worker_threads");
threads.Worker = class extends threads.Worker {
  constructor(...args) {
    if (refused) throw new Error("no threads here");
    super(...args);
    started.push(this);
    this.ended = new Promise((done) => this.on("exit", done));
  }
};
syncBuiltinESMExports();
const ended = () => Promise.all(started.map((worker) => worker.ended));
beforeEach(() => started.splice(0));

const revoked = one("status/revoked");
const { offline, evidence, ...common } = revoked.options;
const lists = new Map([...cases(), revoked].flatMap(({ options }) => options.evidence).map(({ uri, bytes }) => [uri, bytes]));
const fetch = async (url) => new Response(lists.get(url) ?? "", { status: lists.get(url) ? 200 : 404 });
/** All kinds of documents, some of which need lists to be fetched. */
const inputs = cases().map(({ input }) => input);
const { at, request, ...setup } = common;
const make = (more) => createVerifier({ ...setup, fetch, ...more });
const { length } = inputs;

/** One by one, each by itself. */
const alone = Promise.resolve().then(async () => {
  const verifier = await make();
  const texts = [];
  for (const input of inputs) texts.push(await verifier.verifyToJson(input, { at, fetch }));
  return texts;
});

for (const workers of [0, 2]) {
  test(`workers: ${workers}; in brief, what each Report comes to stands at its place`, async () => {
    const verifier = await make();
    const briefs = await verifier.verifyBatch(inputs, { at, workers, fetch, brief: true });
    const again = await verifyBatch(inputs, { ...setup, at, fetch, workers, brief: true });
    assert.deepEqual(await verifier.verifyBatch(inputs, { at, fetch, workers, brief: false }), (await alone).map((text) => JSON.parse(text)));
    const texts = await verifier.verifyBatchToJson(inputs, { at, fetch, workers, brief: true });
    for (const brief of ["yes", 1, null, {}]) await assert.rejects(verifier.verifyBatch(inputs, { brief }), { name: "TypeError", message: "brief: true or false" });
    verifier.close();
    await ended();
    const due = (await alone).map((text) => briefOf(JSON.parse(text)));
    assert.deepEqual(briefs, due);
    assert.deepEqual(again, due);
    assert.deepEqual(texts.map((text) => JSON.parse(text)), due);
    assert.ok(due.some(({ warnings }) => warnings.length > 1) && due.some(({ checks }) => checks.length > 1));
  });
}

for (const workers of [undefined, 0, 1, false, 2, 3]) {
  test(`workers: ${workers}; Reports of all kinds are, byte for byte and in their order, those of one by one; each list is fetched once`, async () => {
    const verifier = await make();
    const [asked, progress] = [[], []];
    const counted = (url) => (asked.push(url), fetch(url));
    const texts = await verifier.verifyBatchToJson(inputs, { at, workers, fetch: counted, onProgress: (done, all) => progress.push([done, all]) });
    verifier.close();
    await ended();
    assert.deepEqual(texts, await alone);
    assert.deepEqual(new Set(texts.map((text) => JSON.parse(text).verdict)), new Set(["valid", "invalid", "indeterminate"]));
    assert.ok(asked.length > 1);
    assert.equal(asked.length, new Set(asked).size, `${asked}`);
    assert.ok(progress.every(([done, all], i) => all === length && done > (progress[i - 1]?.[0] ?? 0)), `${progress}`);
    assert.equal(progress.at(-1)[0], length);
    assert.equal(started.length, workers > 1 ? workers : 0);
  });
}

test("as a page has it, in one thread: the same", async () => {
  const page = await asOnAPage();
  const verifier = await page.createVerifier({ ...setup, fetch });
  // Begun with the small build, which some of them are too much for.
  const briefs = await verifier.verifyBatch(inputs, { at, fetch, brief: true });
  const texts = await verifier.verifyBatchToJson(inputs, { at, fetch, workers: 2 });
  page.done();
  assert.deepEqual(texts, await alone);
  assert.deepEqual(briefs, texts.map((text) => briefOf(JSON.parse(text))));
  assert.equal(started.length, 0);
});

test("verifyBatch gives the Reports themselves, takes texts, parts of larger memories and generators, and leaves no thread", async () => {
  const memory = new Uint8Array(1_000_000);
  function* mixed() {
    for (let i = 0; i < 100; i++) {
      memory.set(revoked.input, i * revoked.input.length);
      yield memory.subarray(i * revoked.input.length, (i + 1) * revoked.input.length);
      yield revoked.input.toString();
      yield new Uint8Array(revoked.input).buffer;
      yield "\u00e9\u{1f6a2}".repeat(i);
    }
  }
  const reports = await verifyBatch(mixed(), { ...revoked.options, workers: 2 });
  await ended();
  const due = JSON.parse(revoked.report);
  reports.forEach((report, i) => (i % 4 < 3 ? assert.deepEqual(report, due, `${i}`) : assert.equal(report.checks[0].code, "format.unrecognised")));
  assert.equal(started.length, 2);
});

test("none and one need no thread", async () => {
  const verifier = await make();
  const progress = [];
  const running = { at, fetch, workers: true, onProgress: (...told) => progress.push(told) };
  assert.deepEqual(await verifier.verifyBatch([], running), []);
  assert.deepEqual(progress, []);
  assert.deepEqual(await verifier.verifyBatch([revoked.input], running), [JSON.parse(revoked.report)]);
  assert.deepEqual([progress, started.length], [[[1, 1]], 0]);
});

test("what makes no sense is told before anything is verified, with workers as without", async () => {
  const verifier = await make();
  for (const workers of ["2", -1, 1.5, NaN, null, {}, 2n]) {
    await assert.rejects(verifier.verifyBatch(inputs, { workers }), { name: "TypeError", message: /^workers: / }, String(workers));
  }
  for (const workers of [0, 2]) {
    const progress = [];
    const running = { workers, onProgress: (...told) => progress.push(told) };
    await assert.rejects(verifier.verifyBatch([...inputs, 17], running), { name: "TypeError", message: /takes a Uint8Array/ });
    await assert.rejects(verifier.verifyBatch(inputs, { ...running, at: "yesterday" }), { name: "TypeError", message: /yesterday|RFC 3339|time/ });
    assert.deepEqual(progress, []);
  }
  await ended();
});

test("a batch leaves its workers to the next one, whose verifier has seen a newer list by then", async () => {
  const { jwk, list } = listSigner();
  const now = new Date();
  const seen = new Map();
  const versions = { get: (name) => seen.get(name), set: (name, version) => seen.set(name, version) };
  const verifier = await createVerifier({ trustList: list(1), trustKey: jwk, versions, offline: true });
  const batch = (workers) => verifier.verifyBatchToJson(inputs.slice(0, 500), { at: now, workers });
  const texts = await batch(2);
  assert.deepEqual([...seen.values()], [1]);
  for (const name of seen.keys()) seen.set(name, 2);
  const older = await batch(2);
  assert.equal(started.length, 2);
  assert.notDeepEqual(older, texts);
  assert.ok(older.some((text) => text.includes("issuer.trust_list_rollback")));
  assert.deepEqual(await batch(0), older);
  verifier.close();
  await ended();
  // It can be used on.
  assert.deepEqual(await batch(2), older);
  verifier.close();
  await ended();
  assert.equal(started.length, 4);
});

test("two batches of one verifier at the same time", async () => {
  const verifier = await make();
  const both = await Promise.all([verifier.verifyBatchToJson(inputs, { at, fetch, workers: 2 }), verifier.verifyBatchToJson(inputs, { at, fetch, workers: 2 })]);
  verifier.close();
  await ended();
  assert.deepEqual(both, [await alone, await alone]);
});

for (const workers of [0, 2]) {
  test(`workers: ${workers}; an abort ends the batch with its reason, and all of its threads`, async () => {
    const verifier = await make();
    const stop = new AbortController();
    const reason = new Error("enough");
    const told = [];
    const onProgress = (done) => (told.push(done), stop.abort(reason));
    await assert.rejects(verifier.verifyBatch(inputs, { at, fetch, workers, signal: stop.signal, onProgress }), reason);
    await ended();
    assert.equal(told.length, 1);
    assert.ok(told[0] < length);
    assert.equal(started.length, workers);
    await assert.rejects(verifier.verifyBatch(inputs, { at, workers, signal: stop.signal }), reason);
    assert.equal(started.length, workers);
  });
}

test("in one thread, others get their turn between two shares: a timer can abort", async () => {
  const verifier = await make();
  const stop = new AbortController();
  setTimeout(() => stop.abort(new Error("enough")));
  await assert.rejects(verifier.verifyBatch(Array(100).fill(inputs).flat(), { at, offline: true, signal: stop.signal }), /enough/);
});

test("whoever throws while being told of progress ends the batch", async () => {
  const verifier = await make();
  await assert.rejects(verifier.verifyBatch(inputs, { at, fetch, workers: 2, onProgress: () => { throw new Error("mine"); } }), /mine/);
  await ended();
});

test("a worker that dies is an error and no waiting, and the next batch has new ones", async () => {
  const verifier = await make();
  const onProgress = () => started.forEach((worker) => void worker.terminate());
  await assert.rejects(verifier.verifyBatch(inputs, { at, fetch, workers: 2, onProgress }), /^Error: eco-verify: a worker ended before it had answered: exit code 1$/);
  await ended();
  assert.equal(started.length, 2);
  assert.deepEqual(await verifier.verifyBatchToJson(inputs, { at, fetch, workers: 2 }), await alone);
  assert.equal(started.length, 4);
  verifier.close();
  await ended();
});

test("where there are no threads, or their file is not there, this thread does it all", async () => {
  refused = true;
  assert.deepEqual(await (await make()).verifyBatchToJson(inputs, { at, fetch, workers: 2 }), await alone);
  refused = false;
  assert.equal(started.length, 0);
  const folder = mkdtempSync(join(tmpdir(), "eco-verify-"));
  after(() => rmSync(folder, { recursive: true, force: true }));
  for (const name of ["package.json", "dist/node.js", "dist/eco_verify_full_bg.wasm"]) cpSync(join(root, "pkg", name), join(folder, name));
  const bare = await import(pathToFileURL(join(folder, "dist", "node.js")));
  assert.deepEqual(await (await bare.createVerifier({ ...setup, fetch })).verifyBatchToJson(inputs, { at, fetch, workers: 2 }), await alone);
  await ended();
  assert.equal(started.length, 2);
});

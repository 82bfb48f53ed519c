// What the package fetches and what it makes of the answers, with an injected fetch: no network, no waiting.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { test } from "node:test";
import { createVerifier, retrieve, RetrieveError, unpack, verify, verifyBatch, verifyBundle, verifyToJson } from "../../pkg/dist/node.js";
import { cases, one } from "./corpus.mjs";

const revoked = one("status/revoked");
const { uri, bytes } = revoked.options.evidence[0];
const status = (report) => report.checks.find(({ id }) => id === "status");
const online = (fetch, more = {}) => verify(revoked.input, { ...revoked.options, evidence: [], offline: false, fetch, ...more });
const answering = (body, init) => async () => new Response(body, init);

test("a status list that is needed is fetched once and changes the verdict", async () => {
  const asked = [];
  const report = await online(async (url, init) => {
    asked.push([url, init.redirect, init.headers.accept, init.credentials]);
    return new Response(bytes);
  });
  assert.deepEqual(asked, [[uri, "manual", "application/vc+jwt, application/statuslist+jwt", undefined]]);
  assert.equal(status(report).code, "status.revoked");
});

test("the Report after fetching is, to the byte, the one with the evidence brought along", async () => {
  const text = await verifyToJson(revoked.input, { ...revoked.options, evidence: [], offline: false, fetch: answering(bytes) });
  assert.equal(text, revoked.report);
});

test("calls that are given the same Map fetch a list once, and ask no more for one that cannot be had", async () => {
  for (const [answer, code] of [[bytes, "status.revoked"], [undefined, "status.unreachable"]]) {
    const [shared, asked] = [new Map(), []];
    const fetch = async (url) => {
      asked.push(url);
      return new Response(answer, { status: answer ? 200 : 404 });
    };
    const reports = [await online(fetch, { shared }), await online(fetch, { shared })];
    assert.deepEqual([asked, reports.map((report) => status(report).code)], [[uri], [code, code]]);
  }
});

for (const [name, fetch] of [
  ["404", answering("no", { status: 404 })],
  ["500", answering(bytes, { status: 500 })],
  ["204", answering(null, { status: 204 })],
  ["a redirect", answering(null, { status: 302, headers: { location: uri } })],
  ["a network failure", async () => Promise.reject(new TypeError("fetch failed"))],
  ["a fetch that throws", () => { throw new Error("broken"); }],
  ["a body that breaks off", answering(new ReadableStream({ pull: (c) => c.error(new Error("gone")) }))],
]) {
  test(`${name} is no answer: inconclusive, and never an exception`, async () => {
    const report = await online(fetch);
    assert.deepEqual([report.verdict, status(report).code], ["indeterminate", "status.unreachable"]);
  });
}

test("a real redirect is not followed", async () => {
  const asked = [];
  const server = createServer((request, response) => {
    asked.push(request.url);
    response.writeHead(302, { location: "/elsewhere" }).end();
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const base = `http://127.0.0.1:${server.address().port}`;
  const report = await online((_, init) => fetch(`${base}/list`, init));
  server.close();
  assert.equal(status(report).code, "status.unreachable");
  assert.deepEqual(asked, ["/list"]);
});

test("a body over the limit is not read on, and is told as too large", async () => {
  let pulled = 0;
  const chunk = new Uint8Array(64 * 1024);
  const endless = new ReadableStream({ pull: (c) => { pulled += chunk.length; c.enqueue(chunk); } });
  const report = await online(answering(endless));
  assert.equal(status(report).code, "status.too_large");
  assert.ok(pulled < 2 * 1024 * 1024, `${pulled} bytes were read`);
});

test("an empty body is an answer, and no list", async () => {
  assert.equal(status(await online(answering(""))).code, "status.list_invalid");
});

test("what takes longer than ten seconds is given up", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  let gaveUp = false;
  const report = online((_, { signal }) => new Promise((_, refuse) => {
    signal.addEventListener("abort", () => { gaveUp = true; refuse(signal.reason); });
    queueMicrotask(() => t.mock.timers.tick(10_000));
  }));
  assert.equal(status(await report).code, "status.unreachable");
  assert.ok(gaveUp);
});

test("an abort by the caller rejects with its reason and stops the fetch", async () => {
  const stop = new AbortController();
  let stopped = false;
  const report = online((_, { signal }) => new Promise((_, refuse) => {
    signal.addEventListener("abort", () => { stopped = true; refuse(signal.reason); });
    stop.abort(new Error("enough"));
  }), { signal: stop.signal });
  await assert.rejects(report, /enough/);
  assert.ok(stopped);
  await assert.rejects(online(answering(bytes), { signal: AbortSignal.abort() }), { name: "AbortError" });
});

test("offline fetches nothing", async () => {
  const report = await online(() => assert.fail("fetched"), { offline: true });
  assert.equal(status(report).code, "status.unreachable");
});

test("what a verifier is told of fetching holds for all that it verifies, until one call is told otherwise", async () => {
  const { at, trustList, trustKey, policy } = revoked.options;
  const none = () => assert.fail("fetched");
  const shut = await createVerifier({ trustList, trustKey, policy, offline: true, fetch: none });
  const open = await createVerifier({ trustList, trustKey, policy, fetch: answering(bytes) });
  for (const code of [
    async (verifier, more) => status(await verifier.verify(revoked.input, { at, ...more })).code,
    async (verifier, more) => status((await verifier.verifyBatch([revoked.input], { at, ...more }))[0]).code,
    async (verifier, more) => status((await verifier.verifyBatch([revoked.input], { at, brief: true, ...more }))[0]).code,
  ]) {
    assert.equal(await code(shut), "status.unreachable");
    assert.equal(await code(shut, { offline: false, fetch: answering(bytes) }), "status.revoked");
    assert.equal(await code(open), "status.revoked");
    assert.equal(await code(open, { offline: true, fetch: none }), "status.unreachable");
  }
});

test("an unsigned or altered document makes nobody fetch anything", async () => {
  const tampered = Buffer.from(revoked.input);
  tampered[tampered.length - 20] ^= 1;
  const report = await verify(tampered, { ...revoked.options, evidence: [], offline: false, fetch: () => assert.fail("fetched") });
  assert.equal(report.verdict, "invalid");
});

test("one certificate makes at most eight fetches in three rounds", async () => {
  for (const { name, input, options } of cases().filter(({ name }) => name.startsWith("status/"))) {
    let asked = 0;
    await verify(input, { ...options, evidence: [], offline: false, fetch: async () => { asked++; return new Response("x"); } });
    assert.ok(asked <= 8, `${name}: ${asked}`);
  }
});

test("a trust list can be fetched from its address, and its absence is told", async () => {
  const { input, options } = one("envelope/valid");
  const list = options.trustList;
  const at = (fetch) => verify(input, { ...options, offline: false, trustList: new URL("https://trust.example/rcep.jwt"), fetch });
  assert.equal((await at(answering(list))).verdict, "valid");
  const lost = await at(answering("", { status: 404 }));
  assert.deepEqual([lost.verdict, lost.checks[2].code], ["indeterminate", "issuer.trust_list_unreachable"]);
  await assert.rejects(verify(input, { trustList: "https://trust.example/rcep.jwt" }), /new URL/);
});

test("a trust list may be text, bytes or, unsigned, an object's text", async () => {
  const { input, options } = one("envelope/valid");
  const text = options.trustList.toString();
  assert.equal((await verify(input.toString(), { ...options, trustList: text })).verdict, "valid");
  const unsigned = Buffer.from(text.split(".")[1], "base64url").toString();
  const { trustKey, ...rest } = options;
  const report = await verify(new Uint8Array(input).buffer, { ...rest, trustList: ` \n${unsigned}` });
  assert.deepEqual([report.verdict, report.trust.signed], ["valid", false]);
  assert.equal((await verify(input, { ...options, trustList: unsigned })).checks[2].code, "issuer.trust_list_invalid");
});

test("no trust list is never valid; nothing at all is a Report too", async () => {
  assert.equal((await verify(one("envelope/valid").input)).checks[2].code, "issuer.trust_list_missing");
  assert.equal((await verify("")).checks[0].code, "format.unrecognised");
});

test("options that make no sense are told in one line", async () => {
  for (const options of [{ at: "yesterday" }, { policy: { algs: ["none"] } }, { policy: { nonsense: 1 } }, { request: { number: 1 } }, { trustKey: "x" }]) {
    await assert.rejects(verify("", options), (error) => error instanceof Error && !error.message.includes("\n"), JSON.stringify(options));
  }
  await assert.rejects(verify(17), TypeError);
});

test("a misspelt option is a TypeError that names it", async () => {
  await assert.rejects(verify("", { trustlist: "x" }), { name: "TypeError", message: /"trustlist"/ });
  await assert.rejects(verifyBatch([], { onprogress() {} }), { name: "TypeError", message: /"onprogress"/ });
  await assert.rejects(createVerifier({ at: "2026-06-15T00:00:00Z" }), { name: "TypeError", message: /"at"/ });
  const verifier = await createVerifier();
  await assert.rejects(verifier.verify("", { trustList: "x" }), { name: "TypeError", message: /"trustList"/ });
});

test("the trust key may be a JWK's text", async () => {
  const { input, options, report } = one("envelope/valid");
  assert.equal(await verifyToJson(input, { ...options, trustKey: ` ${JSON.stringify(options.trustKey)}\n` }), report);
  await assert.rejects(verify(input, { ...options, trustKey: "{" }), { name: "TypeError", message: /trustKey/ });
});

test("a status list that was brought and is too old is fetched again, unless offline", async () => {
  const late = { at: new Date(Date.parse(revoked.options.at) + 3 * 86_400_000).toISOString().replace(".000", "") };
  assert.equal(status(await verify(revoked.input, { ...revoked.options, ...late })).code, "status.list_stale");
  const asked = [];
  const fetch = async (url) => { asked.push(url); return new Response(bytes); };
  await verify(revoked.input, { ...revoked.options, ...late, offline: false, fetch });
  assert.deepEqual(asked, [uri]);
});

test("a host that remembers notices an older list, per address and key", async () => {
  const { input, options } = one("envelope/valid");
  const seen = new Map();
  const versions = { get: (name) => seen.get(name), set: (name, version) => seen.set(name, version) };
  assert.equal((await verify(input, { ...options, versions })).verdict, "valid");
  const [[name, version]] = [...seen];
  seen.set(name, version + 1);
  const report = await verify(input, { ...options, versions });
  assert.deepEqual([report.verdict, report.checks[2].code], ["indeterminate", "issuer.trust_list_rollback"]);
  assert.deepEqual([...seen], [[name, version + 1]]);
});

const edge = "https://edge.example/";
const bundle = {
  document: { mediaType: "application/vc+jwt", bytes: revoked.input.toString(), sha256: "" },
  evidence: [{ kind: "statusList", uri, bytes: bytes.toString() }, { kind: "ofTomorrow", uri: "x", bytes: "y" }, "nonsense"],
  edge: { report: { verdict: "valid" }, verifiedAt: "2026-06-15T00:00:00Z" },
};

test("a bundle is asked for with the code in a header, and judged here whatever the edge says", async () => {
  const asked = [];
  const got = await retrieve(edge, "A/1 2?#", "se cret", {
    fetch: async (url, init) => { asked.push([url, init.headers["eco-access-code"], init.redirect]); return Response.json(bundle); },
  });
  assert.deepEqual(asked, [["https://edge.example/v1/eco/A%2F1%202%3F%23", "se cret", "manual"]]);
  const { evidence, ...rest } = revoked.options;
  const report = await verifyBundle(got, { ...rest, offline: false, fetch: () => assert.fail("fetched") });
  assert.deepEqual([report.verdict, status(report).code], ["invalid", "status.revoked"]);
});

test("a saved bundle is unpacked; only signed evidence is taken from it, and other files stay what they are", () => {
  const text = JSON.stringify({ ...bundle, evidence: [...bundle.evidence, { kind: "didDocument", uri: "did:web:x.example", bytes: "{}" }] });
  const due = { document: bundle.document.bytes, evidence: [bundle.evidence[0]] };
  for (const from of [text, Buffer.from(text), new Uint8Array(Buffer.from(text)).buffer, bundle]) assert.deepEqual(unpack(from), due);
  for (const from of ["", "hello", "{}", '{"document":"x"}', Buffer.from(revoked.input)]) assert.deepEqual(unpack(from), { document: from, evidence: [] });
});

test("a problem of the edge is an error with its slug, its words and, where there is one, the document", async () => {
  const problem = { type: "/problems/revoked", title: "Revoked.", detail: "Do not.", status: 410, document: bundle.document, evidence: bundle.evidence };
  const error = await retrieve(edge, "1", "2", { fetch: async () => Response.json(problem, { status: 410 }) }).catch((e) => e);
  assert.ok(error instanceof RetrieveError);
  assert.deepEqual([error.slug, error.status, error.said], ["revoked", 410, ["Revoked.", "Do not."]]);
  assert.equal(error.bundle.document.bytes, bundle.document.bytes);
});

for (const [name, fetch, slug] of [
  ["no answer", async () => Promise.reject(new TypeError("x")), "unreachable"],
  ["a page instead of a bundle", answering("<html>"), "bad-answer"],
  ["a bundle without a document", answering('{"evidence":[]}'), "bad-answer"],
  ["JSON null", answering("null"), "bad-answer"],
  ["404 without words", answering("", { status: 404 }), "not-found"],
  ["401 without words", answering("{}", { status: 401 }), "access-code-required"],
  ["a redirect", answering(null, { status: 302 }), "bad-answer"],
]) {
  test(`retrieve: ${name} is ${slug}`, async () => {
    await assert.rejects(retrieve(edge, "1", "2", { fetch }), { name: "RetrieveError", slug });
  });
}

// The Worker in workerd before the sandbox: what a client gets, and what it gets the second time.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import http from "node:http";
import { after, before, suite, test } from "node:test";
import { verifyToJson } from "../../pkg/dist/node.js";
import { BUNDLE, folder, lifetime, startEdge, startSandbox, variables } from "./servers.mjs";

suite("retrieval", () => {
  const whole = lifetime(after);
  let sandbox, edge, valid;
  before(async () => {
    sandbox = await startSandbox(whole);
    edge = await startEdge(whole, variables(sandbox));
    valid = sandbox.sample("valid");
  });

  /** The answer's status and problem slug. */
  const refused = async (response) => [response.status, (await response.json()).code];
  const cache = (response) => response.headers.get("cache-status");

  test("healthz", async () => {
    const response = await fetch(`${edge.url}/healthz`);
    assert.equal(response.status, 200);
    const body = await response.json();
    assert.equal(body.status, "ok");
    assert.match(body.engine, /^eco-verify \d/);
  });

  test("a certificate comes as a bundle, the second time from the cache, the third not at all", async () => {
    const first = await edge.ask(valid);
    assert.equal(first.status, 200);
    assert.equal(first.headers.get("content-type"), BUNDLE);
    assert.equal(cache(first), "eco-edge; fwd=miss; stored");
    assert.equal(first.headers.get("cache-control"), "private, no-cache");
    assert.equal(first.headers.get("cdn-cache-control"), "no-store");
    assert.equal(first.headers.get("access-control-allow-origin"), "*");
    const text = await first.text();
    const bundle = JSON.parse(text);
    assert.deepEqual(Object.keys(bundle), ["document", "evidence", "edge"]);
    const { bytes, mediaType, sha256 } = bundle.document;
    assert.equal(mediaType, "application/vc+jwt");
    assert.equal(createHash("sha256").update(bytes).digest("hex"), sha256);
    assert.equal(bytes, (await (await fetch(valid.url)).text()).trim());
    for (const { kind, uri, bytes: token } of bundle.evidence) {
      assert.equal(kind, "statusList");
      assert.ok(uri.startsWith(`${sandbox.url}/status/`), uri);
      assert.equal(token.split(".").length, 3);
    }
    const { report, verifiedAt } = bundle.edge;
    assert.equal(report.verdict, "valid");
    assert.equal(report.at, verifiedAt);
    assert.equal(report.identity.number, valid.number);
    assert.equal(report.checks.find(({ id }) => id === "request").outcome, "passed");

    // The Worker's Report is the one this very package gives, byte for byte.
    const trustList = await (await fetch(`${sandbox.url}/trust/rcep.jwt`)).text();
    const trustKey = await (await fetch(`${sandbox.url}/trust/key.json`)).json();
    const request = { number: valid.number };
    const policy = { allowLoopbackHttp: true };
    const { evidence } = bundle;
    const own = await verifyToJson(bytes, { trustList, trustKey, policy, request, at: verifiedAt, evidence, offline: true });
    assert.ok(text.includes(`"report":${own}`), `${text}\n${own}`);

    const second = await edge.ask(valid);
    assert.match(cache(second), /^eco-edge; hit; ttl=\d+(; detail=memory)?$/);
    assert.equal(second.headers.get("etag"), first.headers.get("etag"));
    assert.equal(await second.text(), text);

    const etag = first.headers.get("etag");
    const third = await edge.ask(valid, { headers: { "if-none-match": etag } });
    assert.equal(third.status, 304);
    assert.equal(third.headers.get("etag"), etag);
    assert.equal(await third.text(), "");
  });

  test("the document alone, when Accept asks for it; 406 when Accept excludes both", async () => {
    const response = await edge.ask(valid, { headers: { accept: "application/vc+jwt" } });
    assert.equal(response.headers.get("content-type"), "application/vc+jwt");
    assert.equal(await response.text(), (await (await fetch(valid.url)).text()).trim());
    assert.deepEqual(await refused(await edge.ask(valid, { headers: { accept: "text/html" } })), [406, "not-acceptable"]);
  });

  test("every sample of the catalogue gets the answer that is due", async () => {
    const due = {
      "status.revoked": [410, "revoked"],
      "status.suspended": [409, "suspended"],
      "status.unreachable": [503, "status-unavailable"],
      "signature.mismatch": [502, "upstream-signature-invalid"],
      "issuer.key_retired": [502, "upstream-issuer-unknown"],
      "issuer.unknown": [502, "upstream-issuer-unknown"],
      "request.number_mismatch": [502, "upstream-certificate-mismatch"],
    };
    for (const sample of sandbox.samples) {
      const response = await edge.ask(sample);
      const body = await response.json();
      const [status, code] = due[sample.reason] ?? [200];
      assert.deepEqual([response.status, body.code], [status, code], `${sample.number}: ${JSON.stringify(body)}`);
      if (status === 200) assert.equal(body.edge.report.verdict, sample.expect, sample.number);
      else assert.equal(response.headers.get("content-type"), "application/problem+json");
      // Only what is valid is kept.
      const again = await edge.ask(sample);
      await again.text();
      assert.equal(/; hit/.test(cache(again)), sample.expect === "valid", sample.number);
    }
  });

  test("revoked and suspended come with the proof; another certificate comes with nothing", async () => {
    for (const reason of ["status.revoked", "status.suspended"]) {
      const body = await (await edge.ask(sandbox.sample(reason))).json();
      assert.equal(body.report.verdict, "invalid");
      assert.equal(body.document.bytes.split(".").length, 3);
      assert.ok(body.evidence.length > 0);
    }
    const body = await (await edge.ask(sandbox.sample("request.number_mismatch"))).json();
    assert.deepEqual(Object.keys(body), ["type", "title", "status", "detail", "code", "retryable"]);
  });

  test("unknown number and wrong code get the same bytes", async () => {
    const answers = [];
    for (const asked of [
      { number: valid.number, code: "WRONG" },
      { number: "C26470EX99999999", code: valid.code },
      { number: sandbox.sample("status.revoked").number, code: valid.code },
    ]) {
      const response = await edge.ask(asked);
      assert.equal(response.status, 404);
      const headers = Object.fromEntries(response.headers);
      for (const name of ["date", "eco-request-id", "server-timing"]) delete headers[name];
      answers.push({ headers, body: await response.text() });
    }
    assert.deepEqual(answers[1], answers[0]);
    assert.deepEqual(answers[2], answers[0]);
  });

  test("missing and malformed", async () => {
    const missing = await edge.ask({ number: valid.number, code: null });
    assert.equal(missing.headers.get("www-authenticate"), "Eco-Access-Code");
    assert.deepEqual(await refused(missing), [401, "access-code-required"]);
    assert.deepEqual(await refused(await edge.ask({ number: valid.number, code: "x".repeat(129) })), [400, "malformed-code"]);
    assert.deepEqual(await refused(await edge.ask({ number: "x".repeat(71), code: "K1" })), [400, "malformed-number"]);
    assert.deepEqual(await refused(await edge.ask({ number: "../admin", code: "K1" })), [400, "malformed-number"]);
    const query = await fetch(`${edge.url}/v1/eco/${valid.number}?code=${valid.code}`);
    assert.deepEqual(await refused(query), [400, "query-not-allowed"]);
  });

  test("methods: Allow, HEAD, OPTIONS", async () => {
    for (const method of ["POST", "PUT", "DELETE", "PROPFIND"]) {
      const response = await edge.ask(valid, { method });
      assert.equal(response.headers.get("allow"), "GET, HEAD, OPTIONS");
      assert.deepEqual(await refused(response), [405, "method-not-allowed"]);
    }
    const head = await edge.ask(valid, { method: "HEAD" });
    const get = await edge.ask(valid);
    assert.equal(head.status, 200);
    assert.equal(head.headers.get("etag"), get.headers.get("etag"));
    assert.equal(head.headers.get("content-type"), BUNDLE);
    assert.equal(await head.text(), "");
    assert.notEqual(await get.text(), "");
    const options = await edge.ask({ ...valid, code: null }, { method: "OPTIONS" });
    assert.equal(options.status, 204);
    assert.equal(options.headers.get("allow"), "GET, HEAD, OPTIONS");
    assert.match(options.headers.get("access-control-allow-headers"), /eco-access-code/);
  });

  test("path tricks lead nowhere", async () => {
    const { hostname, port } = new URL(edge.url);
    // Not by fetch, which would tidy the path up first.
    const raw = (path) =>
      new Promise((resolve, reject) => {
        const headers = { "eco-access-code": valid.code };
        http.get({ hostname, port, path, headers }, (response) => resolve(response.resume().statusCode)).on("error", reject);
      });
    const number = valid.number;
    assert.equal(await raw(`/v1/eco/${number}`), 200);
    for (const path of [
      "/v1", "/v1/eco", "/v1/eco/", `/v1/eco/${number}/`, `/v1//eco/${number}`, `//v1/eco/${number}`,
      `/v1/eco/${number}/status.css`, `/V1/eco/${number}`, `/v1/%65co/${number}`, `/v1/eco%2F${number}`, "/healthz/",
      "/healthz%00", "/_c/0000", "/%2e%2e/healthz/x",
    ]) {
      assert.equal(await raw(path), 404, path);
    }
    for (const path of [`/v1/eco/${number}%2F..%2Fx`, `/v1/eco/${number}%00`, "/v1/eco/%252e%252e", "/v1/eco/%zz", `/v1/eco/${number}%5C`]) {
      assert.equal(await raw(path), 400, path);
    }
    for (const path of [`/v1/eco/${number}.css`, `/v1/eco/${number};a.js`]) assert.equal(await raw(path), 404, path);
  });

  test("the log says what happened, and nothing that identifies", async () => {
    const output = edge.output();
    assert.match(output, /"route":"certificate"/);
    assert.match(output, /"check":"status.revoked"/);
    for (const { number, code } of sandbox.samples) {
      assert.ok(!output.includes(number) && !output.includes(encodeURIComponent(number)) && !output.includes(code), number);
    }
    assert.ok(!output.includes("/v1/eco"));
  });

  test("what was fetched is still served after a restart, with the source gone", async (context) => {
    const state = await folder(context);
    const source = await startSandbox(context);
    const vars = variables(source);
    const asked = source.sample("valid");
    const one = await startEdge(context, vars, state);
    const first = await (await one.ask(asked)).text();
    assert.equal(await one.stop(), 0);
    await source.stop();
    const two = await startEdge(context, vars, state);
    const response = await two.ask(asked);
    assert.equal(response.status, 200);
    assert.match(cache(response), /; hit/);
    assert.equal(await response.text(), first);
    assert.deepEqual(await refused(await two.ask(source.sample("status.revoked"))), [502, "upstream-unreachable"]);
  });
});

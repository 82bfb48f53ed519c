// The Worker before sources that fail, lie or stall, and with a config that is wrong.

import assert from "node:assert/strict";
import { after, before, beforeEach, suite, test } from "node:test";
import { deadPort, lifetime, startEdge, startSandbox, startSource, variables } from "./servers.mjs";

const TIMEOUT_MS = 1500;

suite("faults", () => {
  const whole = lifetime(after);
  let sandbox, edge, valid;
  before(async () => {
    sandbox = await startSandbox(whole);
    edge = await startEdge(whole, variables(sandbox, { UPSTREAM_TIMEOUT_MS: TIMEOUT_MS }));
    valid = sandbox.sample("valid");
  });
  beforeEach(() => sandbox.noFaults());

  async function refuses(status, code, response) {
    response ??= await edge.ask(valid);
    const body = await response.json();
    assert.deepEqual([response.status, body.code], [status, code]);
    assert.equal(response.headers.get("cache-control"), "no-store");
    assert.equal(response.headers.has("retry-after"), body.retryable);
    return body;
  }

  test("the source has a fault: its own answer, nothing kept, and none left when the fault is gone", async () => {
    for (const [mode, status, code] of [
      ["500", 503, "upstream-error"],
      ["redirect", 502, "upstream-redirect"],
      ["html", 502, "upstream-malformed"],
      ["half", 502, "upstream-malformed"],
      ["truncate", 502, "upstream-unreachable"],
      ["huge", 502, "upstream-too-large"],
    ]) {
      await sandbox.fault({ path: "/api/", mode });
      await refuses(status, code);
    }
    const asked = performance.now();
    await sandbox.fault({ path: "/api/", mode: "slow", ms: 20_000 });
    await refuses(504, "upstream-timeout");
    assert.ok(performance.now() - asked < 10_000);

    await sandbox.noFaults();
    const response = await edge.ask(valid);
    assert.equal(response.headers.get("cache-status"), "eco-edge; fwd=miss; stored");
    await response.text();
  });

  test("status lists that cannot be had or believed", async () => {
    const [, other] = sandbox.samples.filter(({ expect }) => expect === "valid");
    for (const mode of ["500", "redirect", "html", "half", "huge"]) {
      await sandbox.fault({ path: "/status/", mode });
      await refuses(503, "status-unavailable", await edge.ask(other));
    }
    await sandbox.noFaults();
    assert.equal((await edge.ask(other)).status, 200);
  });

  test("a trust list that cannot be had or believed", async (context) => {
    for (const mode of ["500", "redirect", "html", "half", "huge"]) {
      await sandbox.fault({ path: "/trust/", mode });
      const fresh = await startEdge(context, variables(sandbox));
      await refuses(503, "trust-list-unavailable", await fresh.ask(valid));
      await sandbox.noFaults();
      assert.equal((await fresh.ask(valid)).status, 200, mode);
      await fresh.stop();
    }
  });

  test("a source that does its worst", async (context) => {
    let behave;
    const source = await startSource(context, (request, response) => behave(request, response));
    const bad = await startEdge(context, variables(sandbox, { SOURCE_URL: source, UPSTREAM_TIMEOUT_MS: TIMEOUT_MS }));
    const answer = (status, headers, body) => (_, response) => response.writeHead(status, headers).end(body);
    const token = { "content-type": "application/vc+jwt" };
    const stored = await (await fetch(valid.url)).text();

    for (const [what, status, code, behaviour] of [
      ["more than a certificate can be", 502, "upstream-too-large", answer(200, token, "a".repeat(600 * 1024))],
      ["a bomb", 502, "upstream-too-large", async (_, response) => {
        const { gzipSync } = await import("node:zlib");
        response.writeHead(200, { ...token, "content-encoding": "gzip" }).end(gzipSync(Buffer.alloc(64 * 1024 * 1024, 97)));
      }],
      ["an endless body", 502, "upstream-too-large", (_, response) => {
        response.writeHead(200, token);
        const more = () => {
          while (!response.destroyed && response.write("a".repeat(65_536)));
        };
        response.on("drain", more);
        more();
      }],
      ["headers, then nothing", 504, "upstream-timeout", (_, response) => response.writeHead(200, token).write("eyJ")],
      ["silence", 504, "upstream-timeout", () => {}],
      ["a hang-up", 502, "upstream-unreachable", (request) => request.socket.destroy()],
      ["half of it", 502, "upstream-unreachable", (_, response) => {
        response.writeHead(200, { ...token, "content-length": stored.length }).write(stored.slice(0, 400));
        setImmediate(() => response.destroy());
      }],
      ["no HTTP", 502, "upstream-unreachable", (request) => request.socket.end("hello\r\n\r\n")],
      ["a log-in page", 502, "upstream-malformed", answer(200, { "content-type": "text/html" }, "<title>Log in</title>")],
      ["no media type", 502, "upstream-malformed", answer(200, {}, stored)],
      ["JSON", 502, "upstream-malformed", answer(200, { "content-type": "application/json" }, "{}")],
      ["bytes", 502, "upstream-malformed", answer(200, token, Buffer.from([0xff, 0xfe, 0]))],
      ["nothing", 502, "upstream-malformed", answer(200, token, "")],
      ["no content", 502, "upstream-malformed", answer(204, {})],
      ["to the metadata service", 502, "upstream-redirect", answer(302, { location: "http://169.254.169.254/latest" })],
      ["to itself", 502, "upstream-redirect", answer(307, { location: "/certificates/other" })],
      ["refuses us", 503, "upstream-error", answer(401, {})],
      ["refuses us too", 503, "upstream-error", answer(403, {})],
      ["too often", 503, "upstream-rate-limited", answer(429, { "retry-after": "0" })],
      ["in repair", 503, "upstream-error", answer(503, {})],
    ]) {
      behave = behaviour;
      await context.test(what, async () => void (await refuses(status, code, await bad.ask(valid))));
      // An answer, whatever it says, keeps the source from being left alone after five failures.
      behave = answer(200, token, "");
      await (await bad.ask(valid)).text();
    }

    await context.test("after five failures it is left alone", async () => {
      let asked = 0;
      behave = (request) => {
        asked += 1;
        request.socket.destroy();
      };
      for (let i = 0; i < 8; i++) await (await bad.ask(valid)).text();
      assert.equal(asked, 5);
    });
  });

  test("headers and cookies of a source", async (context) => {
    let behave;
    const source = await startSource(context, (request, response) => behave(request, response));
    const bad = await startEdge(context, variables(sandbox, { SOURCE_URL: source, UPSTREAM_TIMEOUT_MS: TIMEOUT_MS }));
    const token = { "content-type": "application/vc+jwt" };
    const stored = await (await fetch(valid.url)).text();
    const seen = [];
    await context.test("its headers are not ours, and its cookie is not passed on", async () => {
      behave = (request, response) => {
        seen.push([request.method, request.url, request.headers]);
        response.writeHead(200, { ...token, "set-cookie": "a=b", "x-source": "1", "cache-control": "public" }).end(stored);
      };
      const response = await bad.ask(valid);
      assert.equal(response.status, 200);
      assert.equal(response.headers.get("set-cookie") ?? response.headers.get("x-source"), null);
      assert.equal(response.headers.get("cache-control"), "private, no-cache");
      await response.text();
      const [method, url, headers] = seen[0];
      assert.deepEqual([method, url], ["GET", `/certificates/${encodeURIComponent(valid.number)}`]);
      assert.equal(headers["eco-access-code"], valid.code);
      assert.equal(headers.accept, "application/vc+jwt, application/vnd.rcep-eco.bundle+json;q=0.5");
    });
  });

  test("a good certificate under another number is refused, and nothing of it told", async (context) => {
    const stored = await (await fetch(valid.url)).text();
    const source = await startSource(context, (_, response) => response.writeHead(200, { "content-type": "application/vc+jwt" }).end(stored));
    const mixed = await startEdge(context, variables(sandbox, { SOURCE_URL: source }));
    const body = await refuses(502, "upstream-certificate-mismatch", await mixed.ask({ number: "C26470EX00000001", code: "K1" }));
    assert.deepEqual(Object.keys(body), ["type", "title", "status", "detail", "code", "retryable"]);
    assert.ok(!JSON.stringify(body).includes(valid.number) && !mixed.output().includes(valid.number));
  });

  test("nobody at the source's address", async (context) => {
    const lost = await startEdge(context, variables(sandbox, { SOURCE_URL: `http://127.0.0.1:${await deadPort()}` }));
    await refuses(502, "upstream-unreachable", await lost.ask(valid));
  });

  test("a config with faults: one line each in the log, and nothing served", async (context) => {
    const wrong = { SOURCE_URL: "http://origin.customs.example", TRUST_KEY: "short", PEPPER: "pepper", POLICY: "" };
    const broken = await startEdge(context, variables(sandbox, wrong));
    for (const path of ["/healthz", `/v1/eco/${valid.number}`, "/nowhere"]) {
      await refuses(500, "misconfigured", await fetch(broken.url + path));
    }
    const faults = broken.output().split("\n").filter((line) => line.startsWith("config: "));
    const named = faults.map((line) => line.split(" ")[1]).sort();
    assert.deepEqual(named, ["PEPPER", "SOURCE_URL", "TRUST_KEY", "TRUST_LIST_URL"]);
  });
});

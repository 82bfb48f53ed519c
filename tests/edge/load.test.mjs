// The Worker under many requests at once: what must hold however they fall. How fast it is, is no test.

import assert from "node:assert/strict";
import { after, before, suite, test } from "node:test";
import { folder, lifetime, startEdge, startSandbox, startSource, variables } from "./servers.mjs";

suite("load", () => {
  const whole = lifetime(after);
  let sandbox, valid, stored;
  before(async () => {
    sandbox = await startSandbox(whole);
    valid = sandbox.sample("valid");
    stored = await (await fetch(valid.url)).text();
  });

  /** A source that takes its time, counts, and knows one certificate under one code. */
  async function slowSource(context, ms) {
    const seen = { asked: 0 };
    const url = await startSource(context, (request, response) => {
      seen.asked += 1;
      const known = request.headers["eco-access-code"] === valid.code && request.url.endsWith(encodeURIComponent(valid.number));
      setTimeout(() => (known ? response.writeHead(200, { "content-type": "application/vc+jwt" }).end(stored) : response.writeHead(404).end()), ms);
    });
    return Object.assign(seen, { url });
  }

  test("200 clients at once make one call of the source, and all get the certificate", async (context) => {
    const source = await slowSource(context, 400);
    const edge = await startEdge(context, variables(sandbox, { SOURCE_URL: source.url }));
    const bodies = await Promise.all(Array.from({ length: 200 }, async () => {
      const response = await edge.ask(valid);
      return [response.status, await response.text()];
    }));
    assert.deepEqual(new Set(bodies.map(([status]) => status)), new Set([200]));
    assert.equal(new Set(bodies.map(([, body]) => body)).size, 1);
    assert.ok(source.asked <= 2, `${source.asked} calls`);
  });

  test("200 clients at once for what is not there make one call too, and get the same answer", async (context) => {
    const source = await slowSource(context, 300);
    const edge = await startEdge(context, variables(sandbox, { SOURCE_URL: source.url }));
    const bodies = await Promise.all(Array.from({ length: 200 }, async () => (await edge.ask({ ...valid, code: "WRONG" })).text()));
    assert.equal(new Set(bodies).size, 1);
    assert.ok(source.asked <= 2, `${source.asked} calls`);
    const unknown = await (await edge.ask({ number: "C00000000000", code: "WRONG" })).text();
    assert.equal(unknown, bodies[0]);
  });

  test("clients that go away strand nobody", async (context) => {
    const source = await slowSource(context, 500);
    const edge = await startEdge(context, variables(sandbox, { SOURCE_URL: source.url }));
    const leader = new AbortController();
    const gone = edge.ask(valid, { signal: leader.signal }).catch((error) => error.name);
    const staying = Array.from({ length: 20 }, async (_, i) => {
      const stop = new AbortController();
      const asked = edge.ask(valid, { signal: stop.signal });
      if (i % 3 !== 0) return (await asked).status;
      stop.abort();
      return asked.catch(() => 200);
    });
    leader.abort();
    assert.equal(await gone, "AbortError");
    assert.deepEqual(new Set(await Promise.all(staying)), new Set([200]));
    assert.equal((await edge.ask(valid)).status, 200);
  });

  test("a hundred wrong codes lock nobody out who has the right one", async (context) => {
    const source = await slowSource(context, 5);
    const edge = await startEdge(context, variables(sandbox, { SOURCE_URL: source.url }));
    for (let i = 0; i < 100; i++) {
      const wrong = await edge.ask({ ...valid, code: `WRONG-${i}` });
      assert.ok([404, 429].includes(wrong.status), `${wrong.status}`);
      await wrong.text();
      if (i % 10 === 0) {
        const right = await edge.ask(valid);
        assert.equal(right.status, 200, `after ${i} wrong ones`);
        await right.text();
      }
    }
  });

  test("what was revoked stays so after the Worker was killed, with its lists out of reach", async (context) => {
    const state = await folder(context);
    const revoked = sandbox.sample("status.revoked");
    const first = await startEdge(context, variables(sandbox), state);
    assert.equal((await first.ask(revoked)).status, 410);
    assert.equal((await first.ask(valid)).status, 200);
    await first.kill();
    await sandbox.fault({ path: "/status/", mode: "500" });
    const second = await startEdge(context, variables(sandbox), state);
    const [gone, kept] = [await second.ask(revoked), await second.ask(valid)];
    assert.deepEqual([gone.status, kept.status], [410, 200]);
    assert.match(kept.headers.get("cache-status"), /hit/);
    await sandbox.noFaults();
  });
});

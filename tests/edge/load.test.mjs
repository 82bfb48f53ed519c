// The Worker under many requests at once: what must hold however they fall. How fast it is, is no test.

import assert from "node:assert/strict";
import { after, before, suite, test } from "node:test";
import { folder, lifetime, startEdge, startSandbox, startSource, variables } from "./servers.mjs";

const ADMIN_KEY = "an administrator's key for tests, 32 and more";

suite("load", () => {
  const whole = lifetime(after);
  let sandbox, valid, stored;
  before(async () => {
    sandbox = await startSandbox(whole);
    valid = sandbox.sample("valid");
    stored = await (await fetch(valid.url)).text();
  });

  /** A source that takes its time, counts, and knows some certificates, each under one code. */
  async function slowSource(context, ms, known = [{ ...valid, token: stored }]) {
    const seen = { asked: 0 };
    const url = await startSource(context, (request, response) => {
      seen.asked += 1;
      const number = decodeURIComponent(request.url.split("/").at(-1));
      const found = known.find((one) => one.number === number && one.code === request.headers["eco-access-code"]);
      setTimeout(() => (found ? response.writeHead(200, { "content-type": "application/vc+jwt" }).end(found.token) : response.writeHead(404).end()), ms);
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

  test("three in ten clients go away, at any moment: the others are served, and so is who comes later", async (context) => {
    const samples = sandbox.samples.filter(({ expect }) => expect === "valid").slice(0, 10);
    const known = await Promise.all(samples.map(async (sample) => ({ ...sample, token: await (await fetch(sample.url)).text() })));
    const source = await slowSource(context, 200, known);
    const edge = await startEdge(context, variables(sandbox, { SOURCE_URL: source.url }));
    const staying = await Promise.all(known.flatMap((one, i) => Array.from({ length: 6 }, async (_, j) => {
      const turn = i * 6 + j;
      if (![0, 3, 7].includes(turn % 10)) {
        const response = await edge.ask(one);
        await response.text();
        return response.status;
      }
      await edge.ask(one, { signal: AbortSignal.timeout(1 + ((turn * 37) % 250)) }).then((response) => response.text()).catch(() => {});
      return 200;
    })));
    assert.deepEqual(new Set(staying), new Set([200]));
    const after = await Promise.all(known.map(async (one) => (await edge.ask(one)).status));
    assert.deepEqual(new Set(after), new Set([200]));
    assert.ok(source.asked <= 2 * known.length, `${source.asked} calls`);
  });

  test("whoever tries numbers gets to the source a few times a minute, and nobody else pays for it", async (context) => {
    const source = await slowSource(context, 5);
    const edge = await startEdge(context, variables(sandbox, { SOURCE_URL: source.url }), undefined, { CLIENT_LIMIT: 10 });
    const from = (address) => ({ headers: { "cf-connecting-ip": address } });
    const seen = new Map();
    for (let i = 1; i <= 40; i++) {
      const response = await edge.ask({ number: `C2647000000${i}`, code: "GUESS" }, from(`198.51.100.${i}`));
      const body = await response.json();
      seen.set(response.status, body.code);
      if (response.status === 429) assert.match(response.headers.get("retry-after"), /^\d+$/);
    }
    assert.deepEqual([...seen].sort(), [[404, "not-found"], [429, "rate-limited"]]);
    // It counts by whole minutes, of which two may be touched.
    assert.ok(source.asked <= 20, `${source.asked} calls`);
    assert.equal((await edge.ask(valid, from("203.0.113.7"))).status, 200);
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

  test("revoked while many ask for it, then refreshed: good for nobody any more, and never again", async (context) => {
    const certificate = sandbox.samples.filter(({ expect }) => expect === "valid").at(-1);
    const edge = await startEdge(context, variables(sandbox, { ADMIN_KEY }));
    assert.equal((await edge.ask(certificate)).status, 200);
    let refreshed = Infinity;
    const clients = Array.from({ length: 16 }, async () => {
      const seen = [];
      for (let after = 0; after < 20; ) {
        const begun = performance.now();
        const response = await edge.ask(certificate);
        await response.text();
        seen.push({ begun, status: response.status });
        if (begun >= refreshed || response.status >= 500) after += 1;
      }
      return seen;
    });
    await fetch(`${sandbox.url}/api/certificates/${encodeURIComponent(certificate.number)}/revoke`, { method: "POST" });
    const answer = await fetch(`${edge.url}/v1/admin/refresh`, {
      method: "POST",
      headers: { authorization: `Bearer ${ADMIN_KEY}`, "content-type": "application/json" },
      body: JSON.stringify({ number: certificate.number, code: certificate.code }),
    });
    refreshed = performance.now();
    assert.equal(answer.status, 200);
    assert.equal((await answer.json()).standing, "revoked");
    for (const seen of await Promise.all(clients)) {
      const statuses = seen.map(({ status }) => status);
      assert.ok(statuses.every((status) => [200, 410].includes(status)), `${new Set(statuses)}`);
      assert.ok(seen.every(({ begun, status }) => begun < refreshed || status === 410));
      assert.ok(statuses.lastIndexOf(200) < statuses.indexOf(410), "it turned back");
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

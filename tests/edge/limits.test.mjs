// How often anybody may ask, and who may ask for more: attempts at access codes, requests of a network, calls of a source,
// and the operator's routes, before the Worker in workerd.

import assert from "node:assert/strict";
import { before, after, suite, test } from "node:test";
import { folder, lifetime, startEdge } from "./servers.mjs";
import { answers, CODE, hangsUp, serves, signer, startWorld, TOKEN } from "./world.mjs";

const ADMIN_KEY = "an operator's key of 32 characters and more";
const JSON_TYPE = { "content-type": "application/json" };
/** Networks of the documentation (RFC 5737, RFC 3849), and addresses in them. */
const [HERE, NEXT_DOOR, THERE] = ["192.0.2.1", "192.0.2.200", "198.51.100.1"];
const [HERE6, NEXT_DOOR6, THERE6] = ["2001:db8:1:1::1", "2001:db8:1:ffff::9", "2001:db8:2::1"];

suite("limits", () => {
  const whole = lifetime(after);
  let world, edge;
  before(async () => {
    world = await startWorld(whole);
    edge = await startEdge(whole, world.variables());
  });

  const from = (address) => ({ headers: { "cf-connecting-ip": address } });
  const get = (more) => (one, { number, code }, address) =>
    fetch(`${one.url}/v1/eco/${number}${more}`, { headers: { "eco-access-code": code, "cf-connecting-ip": address } });
  /** Every way to try a code. */
  const WAYS = [
    get(""), get("/status"), get("/record"),
    (one, { number, code }, address) =>
      fetch(`${one.url}/v1/eco/lookup`, { method: "POST", headers: { ...JSON_TYPE, "cf-connecting-ip": address }, body: JSON.stringify({ number, code }) }),
  ];
  /** Status and slug. */
  async function end(response) {
    const { code, retryAfter } = JSON.parse((await response.text()) || "{}");
    assert.equal(response.headers.get("retry-after"), retryAfter === undefined ? null : String(retryAfter));
    return [response.status, code];
  }
  /** All that an asker can see of an answer, but for its time and its name. */
  async function seen(response) {
    const headers = Object.fromEntries(response.headers);
    for (const name of ["date", "eco-request-id", "server-timing"]) delete headers[name];
    return { status: response.status, headers, body: (await response.text()).replace(/"retryAfter":\d+/, ""), retry: delete headers["retry-after"] };
  }
  const NOT_FOUND = [404, "not-found"];
  const LIMITED = [429, "rate-limited"];
  let guesses = 0;
  /** A code that nobody has tried: one that was wrong for somebody a moment ago is no attempt. */
  const guess = () => `WRONG-${(guesses += 1)}`;
  /** Tries five wrong codes, each in another way, and the sixth that locks the network out. */
  async function lockOut(one, { number }, address) {
    for (let i = 0; i < 5; i++) assert.deepEqual(await end(await WAYS[i % WAYS.length](one, { number, code: guess() }, address)), NOT_FOUND, `try ${i}`);
    const response = await one.ask({ number, code: guess() }, from(address));
    const wait = Number(response.headers.get("retry-after"));
    assert.ok(wait > 890 && wait <= 900, `Retry-After: ${wait}`);
    assert.equal(response.headers.get("cache-control"), "no-store");
    assert.deepEqual(await end(response), LIMITED);
  }

  test("five codes of one number, then no more from that network, by any way", async () => {
    const issued = world.issue();
    const calls = () => world.asked.filter((path) => path === issued.path).length;
    await lockOut(edge, issued, HERE);
    assert.equal(calls(), 5);
    for (const address of [HERE, NEXT_DOOR]) {
      for (const way of WAYS) {
        for (const code of [guess(), CODE]) assert.deepEqual(await end(await way(edge, { ...issued, code }, address)), LIMITED);
      }
    }
    assert.equal(calls(), 5);
    // Not another network, nor another number.
    assert.equal((await edge.ask(issued, from(THERE))).status, 200);
    assert.equal((await edge.ask(world.issue(), from(HERE))).status, 200);
  });

  test("a network of IPv6 is a /48", async () => {
    const issued = world.issue();
    await lockOut(edge, issued, HERE6);
    assert.deepEqual(await end(await edge.ask(issued, from(NEXT_DOOR6))), LIMITED);
    assert.equal((await edge.ask(issued, from(THERE6))).status, 200);
  });

  test("to whoever is locked out, right and wrong codes, known and unknown numbers look alike", async () => {
    const issued = world.issue();
    // In memory, for somebody else.
    await (await edge.ask(issued, from(THERE))).text();
    const unknown = { number: `${issued.number}X`, code: CODE };
    for (const of of [issued, unknown]) await lockOut(edge, of, HERE);
    const all = [];
    for (const of of [issued, { ...issued, code: guess() }, unknown]) all.push(await seen(await edge.ask(of, from(HERE))));
    assert.deepEqual(all[1], all[0]);
    assert.deepEqual(all[2], all[0]);
    assert.equal(all[0].status, 429);
  });

  test("a code that has worked from a network always works from it; locks and that outlive a kill", async (context) => {
    const state = await folder(context);
    const issued = world.issue();
    const first = await startEdge(context, world.variables(), state);
    assert.equal((await first.ask(issued, from(HERE))).status, 200);
    await lockOut(first, issued, HERE);
    await lockOut(first, issued, THERE);
    for (const address of [HERE, NEXT_DOOR]) assert.equal((await first.ask(issued, from(address))).status, 200);
    await first.kill();
    const second = await startEdge(context, world.variables(), state);
    // An isolate hears of a lock with the first code that is not kept.
    for (const address of [HERE, THERE]) assert.deepEqual(await end(await second.ask({ ...issued, code: guess() }, from(address))), LIMITED);
    assert.deepEqual(await end(await second.ask(issued, from(THERE))), LIMITED);
    for (const way of WAYS) assert.equal((await way(second, issued, HERE)).status, 200);
  });

  test("the same wrong code again is no new attempt, and a fault of the source is none", async () => {
    const issued = world.issue();
    for (let i = 0; i < 8; i++) assert.deepEqual(await end(await edge.ask({ ...issued, code: "TYPO" }, from(HERE))), NOT_FOUND);
    const good = world.pages.get(issued.path);
    world.pages.set(issued.path, answers(200, TOKEN, "garbage"));
    for (let i = 0; i < 8; i++) assert.deepEqual(await end(await edge.ask({ ...issued, code: `${CODE}-${i}` }, from(HERE))), [502, "upstream-malformed"]);
    world.pages.set(issued.path, good);
    assert.equal((await edge.ask(issued, from(HERE))).status, 200);
  });

  test("many at once do not get more codes than one after the other", async () => {
    const issued = world.issue();
    const before = world.asked.length;
    const all = await Promise.all(Array.from({ length: 60 }, async (_, i) => end(await edge.ask({ ...issued, code: `GUESS-${i}` }, from(HERE)))));
    assert.deepEqual(new Set(all.map(([status]) => status)), new Set([404, 429]));
    assert.equal(all.filter(([status]) => status === 404).length, 5);
    assert.equal(world.asked.slice(before).filter((path) => path === issued.path).length, 5);
  });

  // Counted by the clock's minutes: where one ends in the middle of a test, the count begins once more.
  async function untilRefused(limit, ask, due) {
    for (let allowed = 0; allowed <= 2 * limit; allowed++) {
      const response = await ask(allowed);
      const [status, code] = await end(response);
      if (status === due[0]) {
        assert.deepEqual([status, code], due);
        assert.ok(allowed >= limit, `refused after ${allowed}`);
        return Number(response.headers.get("retry-after"));
      }
    }
    assert.fail(`more than ${2 * limit} were let through`);
  }

  test("requests of a network for what is not kept, and its documents, are counted", async (context) => {
    const one = await startEdge(context, world.variables(), undefined, { CLIENT_LIMIT: 5, SOURCE_LIMIT: 1_000_000 });
    const kept = world.issue();
    assert.equal((await one.ask(kept, from(HERE))).status, 200);
    const verify = (address) => fetch(`${one.url}/v1/verify`, { method: "POST", headers: { "content-type": "text/plain", "cf-connecting-ip": address }, body: kept.token });
    assert.equal(await untilRefused(4, (i) => WAYS[i % WAYS.length](one, { number: `C0${i}`, code: CODE }, HERE), LIMITED), 60);
    assert.deepEqual(await end(await one.ask({ ...kept, code: guess() }, from(NEXT_DOOR))), LIMITED);
    assert.equal(await untilRefused(4, () => verify(NEXT_DOOR), LIMITED), 60);
    // What it has had it still gets, and so does everybody else; what describes the edge is free.
    assert.equal((await one.ask(kept, from(HERE))).status, 200);
    for (const path of ["/healthz", "/openapi.json", "/problems/rate-limited", "/.well-known/rcep-eco"]) assert.equal((await fetch(one.url + path, from(HERE))).status, 200, path);
    assert.equal((await one.ask(world.issue(), from(THERE))).status, 200);
    assert.equal((await verify(THERE)).status, 200);
  });

  test("what is kept is not counted", async (context) => {
    const one = await startEdge(context, world.variables(), undefined, { CLIENT_LIMIT: 2, SOURCE_LIMIT: 1_000_000 });
    const kept = world.issue();
    for (let i = 0; i < 20; i++) assert.equal((await one.ask(kept, from(HERE))).status, 200);
  });

  test("calls of a source are counted, whoever asks, and what is kept is served on", async (context) => {
    const one = await startEdge(context, world.variables(), undefined, { CLIENT_LIMIT: 1_000_000, SOURCE_LIMIT: 3 });
    const kept = world.issue();
    assert.equal((await one.ask(kept)).status, 200);
    const before = world.asked.filter((path) => path.startsWith("/api/")).length;
    assert.equal(await untilRefused(2, (i) => WAYS[i % WAYS.length](one, { number: `C1${i}`, code: CODE }, `10.0.${i}.1`), [503, "upstream-rate-limited"]), 60);
    assert.ok(world.asked.filter((path) => path.startsWith("/api/")).length - before <= 4);
    assert.equal((await one.ask(kept)).status, 200);
  });

  test("a source that says 429 is left alone for as long as it says, five minutes at most", async (context) => {
    const date = new Date(Date.now() + 100_000).toUTCString();
    for (const [retryAfter, least, most] of [["120", 119, 120], ["99999999999999999999999", 299, 300], [date, 90, 100], ["soon", 59, 60], [undefined, 59, 60]]) {
      await context.test(`Retry-After: ${retryAfter}`, async (inner) => {
        const one = await startEdge(inner, world.variables());
        const [kept, issued] = [world.issue(), world.issue()];
        assert.equal((await one.ask(kept)).status, 200);
        const good = world.pages.get(issued.path);
        world.pages.set(issued.path, (_, response) => response.writeHead(429, retryAfter ? { "retry-after": retryAfter } : {}).end());
        const within = (response) => {
          const wait = Number(response.headers.get("retry-after"));
          assert.ok(wait >= least - 5 && wait <= most, `${wait}`);
          return response;
        };
        assert.deepEqual(await end(within(await one.ask(issued))), [503, "upstream-rate-limited"]);
        world.pages.set(issued.path, good);
        const before = world.asked.length;
        assert.equal(within(await one.ask({ ...issued, code: `${CODE}-1` })).status, 503);
        assert.equal(within(await one.ask(world.issue())).status, 503);
        assert.equal(world.asked.length, before, "it was asked again");
        assert.equal((await one.ask(kept)).status, 200);
      });
    }
  });

  test("a burst of failures is one reason to leave a source alone, not twenty", async (context) => {
    const one = await startEdge(context, world.variables());
    const all = Array.from({ length: 24 }, () => world.issue());
    for (const { path } of all) world.pages.set(path, hangsUp);
    await Promise.all(all.map(async (issued) => end(await one.ask(issued))));
    const response = await one.ask(world.issue());
    assert.equal(response.status, 503);
    const wait = Number(response.headers.get("retry-after"));
    assert.ok(wait >= 1 && wait <= 15, `left alone for ${wait} s`);
  });

  suite("the operator", () => {
    const path = (what) => `/v1/admin/${what}`;
    const post = (one, what, body, headers = {}) =>
      fetch(one.url + path(what), { method: "POST", headers: { ...JSON_TYPE, authorization: `Bearer ${ADMIN_KEY}`, ...headers }, body: typeof body === "string" ? body : JSON.stringify(body) });
    let one;
    before(async () => (one = await startEdge(whole, world.variables({ ADMIN_KEY, ADMIN_KEY_PREV: `${ADMIN_KEY}, before` }))));

    test("is nobody where there is no key", async () => {
      const issued = world.issue();
      for (const what of ["purge", "refresh"]) {
        for (const headers of [{}, { authorization: "Bearer " }, { authorization: "" }]) assert.deepEqual(await end(await post(edge, what, issued, headers)), [401, "unauthorised"]);
      }
    });

    test("needs a key, and gets nothing else wrong told first", async () => {
      const asked = world.asked.length;
      for (const what of ["purge", "refresh"]) {
        for (const authorization of ["", "Bearer", "Bearer ", `Bearer ${ADMIN_KEY}x`, `Bearer ${ADMIN_KEY.slice(0, -1)}`, ADMIN_KEY, `Basic ${Buffer.from(ADMIN_KEY).toString("base64")}`, `Bearer ${ADMIN_KEY}, Bearer x`]) {
          const response = await post(one, what, "not even JSON", { authorization });
          assert.equal(response.headers.get("www-authenticate"), "Bearer", authorization);
          assert.equal(response.headers.get("cache-control"), "no-store");
          assert.deepEqual(await end(response), [401, "unauthorised"], authorization);
        }
      }
      assert.equal(world.asked.length, asked);
    });

    test("keeps to the form", async () => {
      for (const [what, body, headers, due] of [
        ["purge", "{", {}, [400, "malformed-body"]], ["purge", { number: "C1", x: 1 }, {}, [400, "malformed-body"]], ["purge", '{"number":"C1","number":"C1"}', {}, [400, "malformed-body"]],
        ["purge", { number: "../x" }, {}, [400, "malformed-number"]], ["refresh", { number: "C1" }, {}, [400, "malformed-body"]], ["refresh", { number: "C1", code: "" }, {}, [400, "malformed-code"]],
        ["refresh", { number: "C2999", code: CODE }, {}, NOT_FOUND], ["purge", { number: "C1" }, { "content-type": "text/plain" }, [415, "unsupported-media-type"]],
        ["purge", `{"number":"C1"}${" ".repeat(5000)}`, {}, [413, "payload-too-large"]],
      ]) {
        assert.deepEqual(await end(await post(one, what, body, headers)), due, `${what} ${JSON.stringify(body).slice(0, 60)}`);
      }
      const response = await fetch(one.url + path("purge"));
      assert.equal(response.headers.get("allow"), "POST, OPTIONS");
      assert.deepEqual(await end(response), [405, "method-not-allowed"]);
      // No page of another site may send a key.
      const options = await fetch(one.url + path("purge"), { method: "OPTIONS" });
      assert.doesNotMatch(options.headers.get("access-control-allow-headers") ?? "", /authorization|\*/i);
    });

    test("purges: the source is asked anew, and attempts begin anew", async () => {
      for (const authorization of [`Bearer ${ADMIN_KEY}`, `bearer ${ADMIN_KEY}, before`]) {
        const issued = world.issue();
        const calls = () => world.asked.filter((asked) => asked === issued.path).length;
        assert.equal((await one.ask(issued, from(HERE))).status, 200);
        assert.match((await one.ask(issued, from(HERE))).headers.get("cache-status"), /; hit/);
        await lockOut(one, issued, THERE);
        const before = calls();
        const purged = await post(one, "purge", { number: issued.number }, { authorization });
        assert.deepEqual([purged.status, await purged.text()], [204, ""]);
        const response = await one.ask(issued, from(HERE));
        assert.match(response.headers.get("cache-status"), /fwd=miss/);
        assert.deepEqual([response.status, calls()], [200, before + 1]);
        assert.deepEqual(await end(await one.ask({ ...issued, code: guess() }, from(THERE))), NOT_FOUND);
      }
    });

    test("refreshes: a revocation shows at once, and to everybody", async () => {
      const issued = world.issue();
      assert.equal((await one.ask(issued)).status, 200);
      const { uri } = issued.lists[0];
      world.pages.set(issued.listPath, serves(world.statusList(uri, { set: [[5, 1]] })));
      const response = await post(one, "refresh", { number: issued.number, code: issued.code });
      const { standing } = await response.json();
      // A list is asked for once a minute, whoever wants it.
      assert.ok(["valid", "revoked"].includes(standing), standing);
      assert.deepEqual([response.status, response.headers.get("cache-control"), response.headers.get("eco-status")], [200, "no-store", standing]);
      assert.equal((await one.ask(issued)).status, standing === "valid" ? 200 : 410);
    });

    test("leaves nothing of a key in the log", () => {
      for (const word of [ADMIN_KEY, "operator", "C2647"]) assert.ok(!one.output().includes(word), word);
    });
  });

  test("a key of the operator's that is too short, or a variable that is no number, is a fault with a line", async (context) => {
    const broken = await startEdge(context, world.variables({ ADMIN_KEY: "short", MEMORY_BYTES: "much", PEPPER_PREV: "short", TRUST_KEY_NEXT: "none" }));
    assert.equal((await fetch(`${broken.url}/readyz`)).status, 503);
    const named = broken.output().split("\n").filter((line) => line.startsWith("config: ")).map((line) => line.split(" ")[1]);
    assert.deepEqual(named.sort(), ["ADMIN_KEY", "MEMORY_BYTES", "PEPPER_PREV", "TRUST_KEY_NEXT"]);
  });

  test("without memory the cache answers, with none of its own headers (T10)", async (context) => {
    const one = await startEdge(context, world.variables({ MEMORY_BYTES: "0" }));
    const issued = world.issue();
    const first = await (await one.ask(issued)).text();
    for (const headers of [{}, { range: "bytes=0-9" }, { "if-none-match": '"x"' }]) {
      const response = await one.ask(issued, { headers });
      assert.deepEqual([response.status, await response.text()], [200, first]);
      assert.match(response.headers.get("cache-status"), /^eco-edge; hit; ttl=\d+$/);
      for (const name of ["age", "cf-cache-status", "content-range", "accept-ranges"]) assert.equal(response.headers.get(name), null, name);
    }
  });

  test("a new pepper finds what was kept under the one before, and without that nothing", async (context) => {
    const state = await folder(context);
    const issued = world.issue();
    const first = await startEdge(context, world.variables(), state);
    const body = await (await first.ask(issued)).text();
    await first.stop();
    world.pages.set(issued.path, hangsUp);
    const PEPPER = "another pepper for tests, of 32 and more";
    const second = await startEdge(context, world.variables({ PEPPER, PEPPER_PREV: world.variables().PEPPER }), state);
    const response = await second.ask(issued);
    assert.deepEqual([response.status, await response.text()], [200, body]);
    await second.stop();
    const third = await startEdge(context, world.variables({ PEPPER }), state);
    assert.deepEqual(await end(await third.ask(issued)), [502, "upstream-unreachable"]);
  });

  test("a trust list by the key that comes next is taken where that is named, and else not", async (context) => {
    const next = signer("did:web:trust.example#k2");
    const good = world.pages.get("/trust");
    world.pages.set("/trust", answers(200, "application/eco-trust-list+jwt", world.trustList({}, { by: next })));
    context.after(() => world.pages.set("/trust", good));
    for (const [more, due] of [[{}, 503], [{ TRUST_KEY_NEXT: JSON.stringify(next.jwk) }, 200]]) {
      const one = await startEdge(context, world.variables(more));
      assert.equal((await one.ask(world.issue())).status, due);
      await one.stop();
    }
  });

  test("none of this got into the log", () => {
    for (const word of [HERE, THERE, "2001:db8", "C2647", CODE, "WRONG-", "GUESS-"]) assert.ok(!edge.output().includes(word), word);
  });
});

// The Worker in workerd while its stores are out of order: each answers every request of the Worker with an error. What
// is lost is time; what must hold, holds.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdir, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { after, before, suite, test } from "node:test";
import { folder, lifetime, PEPPER, serve, startEdge } from "./servers.mjs";
import { CODE, hangsUp, startWorld } from "./world.mjs";

suite("stores", () => {
  const whole = lifetime(after);
  let world;
  before(async () => (world = await startWorld(whole)));

  /** Puts tables of another form into a store's databases: it starts, and then fails whatever it is asked. */
  async function wreck(state, store) {
    const names = (await readdir(state, { recursive: true })).filter((name) => /\.sqlite$/.test(name) && !name.endsWith("metadata.sqlite"));
    const chosen = names.filter((name) => store === "all" || name.startsWith(`${store}${path.sep}`));
    assert.ok(chosen.length > 0, `nothing to wreck in ${names}`);
    for (const name of chosen) {
      const database = new DatabaseSync(path.join(state, name));
      const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'").all();
      assert.ok(tables.length > 0, name);
      for (const { name: table } of tables) database.exec(`DROP TABLE "${table}"; CREATE TABLE "${table}" (broken)`);
      database.close();
    }
  }
  const end = async (response) => [response.status, (await response.json()).code];

  for (const store of ["kv", "cache", "do", "all"]) {
    test(`out of order: ${store}`, async (context) => {
      const state = await folder(context);
      const [kept, fresh, revoked] = [world.issue(), world.issue(), world.issue({ states: { revocation: 1 } })];
      const first = await startEdge(context, world.variables(), state);
      const body = await (await first.ask(kept)).text();
      // Every coordinator that will be asked has to have kept something that can be wrecked.
      for (const { number } of [fresh, revoked]) assert.deepEqual(await end(await first.ask({ number, code: "WRONG" })), [404, "not-found"]);
      await first.stop();
      await wreck(state, store);
      const edge = await startEdge(context, world.variables(), state);
      const again = await edge.ask(kept);
      assert.equal(again.status, 200);
      // Kept where it still can be found; else the same document, verified anew.
      const text = await again.text();
      if (/hit/.test(again.headers.get("cache-status"))) assert.equal(text, body);
      else assert.equal(JSON.parse(text).document.bytes, kept.token);
      for (const cache of [/fwd=miss/, /hit.*detail=memory/]) {
        const response = await edge.ask(fresh);
        assert.equal(response.status, 200, await response.clone().text());
        assert.match(response.headers.get("cache-status"), cache);
      }
      assert.deepEqual(await end(await edge.ask(revoked)), [410, "revoked"]);
      assert.deepEqual(await end(await edge.ask({ ...fresh, code: "WRONG-2" })), [404, "not-found"]);
      assert.deepEqual(await end(await edge.ask({ number: "C0", code: CODE })), [404, "not-found"]);
      // The source fails as well: what is in memory still serves, the rest says so.
      world.pages.set(fresh.path, hangsUp);
      assert.equal((await edge.ask(fresh)).status, 200);
      assert.deepEqual(await end(await edge.ask({ ...fresh, code: `${CODE}-2` })), [502, "upstream-unreachable"]);
      const ours = edge.output().split("\n").filter((line) => line.startsWith("{")).join("\n");
      for (const word of ["C2647", CODE, "WRONG"]) assert.ok(!ours.includes(word), word);
    });
  }

  test("out of order: a source's bucket is a source that fails, and no word against a certificate", async (context) => {
    const state = await folder(context);
    const dir = path.join(await folder(context), "certificates");
    await mkdir(dir);
    const [one, other] = [world.issue(), world.issue()];
    for (const { number, token } of [one, other]) await writeFile(path.join(dir, `${number}.jwt`), token);
    const { TRUST_KEY, POLICY } = world.variables();
    const beside = (name) => path.join(dir, "..", name);
    await writeFile(beside("list.jwt"), world.trustList());
    await writeFile(beside("key.json"), TRUST_KEY);
    const args = [path.join(path.dirname(serve), "upload.mjs"), dir, "--state", state, "--trust-list", beside("list.jwt"), "--trust-key", beside("key.json"), "--policy", POLICY];
    const put = spawnSync(process.execPath, args, { encoding: "utf8", env: { PATH: process.env.PATH, PEPPER }, timeout: 60_000 });
    assert.equal(put.status, 0, put.stderr);
    const codes = new Map(put.stdout.trim().split("\n").slice(1).map((line) => line.split(",").slice(0, 2)));
    const of = ({ number }) => ({ number, code: codes.get(number) });
    const variables = world.variables({ SOURCE_URL: "", SOURCES: '[{"id":"files","kind":"files"}]' });
    const before = await startEdge(context, variables, state);
    assert.equal((await before.ask(of(one))).status, 200);
    await before.stop();
    await wreck(state, "r2");
    const edge = await startEdge(context, variables, state);
    assert.equal((await edge.ask(of(one))).status, 200);
    assert.deepEqual(await end(await edge.ask(of(other))), [502, "upstream-unreachable"]);
  });
});

// The Worker's sources, configuration and lints, held against what is known to go wrong on this platform and shows in no
// test that runs: under load only, after days, or once it is deployed.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { after, before, suite, test } from "node:test";
import { fileURLToPath } from "node:url";
import { parse } from "smol-toml";
import { lifetime, startEdge } from "./servers.mjs";
import { startWorld } from "./world.mjs";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const text = (name) => readFileSync(path.join(root, name), "utf8");
const toml = (name) => parse(text(name));
/** The Worker's sources, without tests and comments. */
const sources = readdirSync(path.join(root, "edge/src"), { recursive: true })
  .filter((name) => name.endsWith(".rs") && !/tests?(ing)?\.rs$/.test(name))
  .map((name) => [name, text(path.join("edge/src", name)).split("#[cfg(test)]\nmod tests {")[0].replaceAll(/^\s*\/\/.*$/gm, "")]);

/** Where the pattern stands, as `file: line`. */
const places = (pattern) => sources.flatMap(([name, code]) =>
  code.split("\n").filter((line) => pattern.test(line)).map((line) => `${name}: ${line.trim()}`));

test("the files are found at all", () => {
  assert.ok(sources.length > 20);
  assert.ok(places(/RequestRedirect::Manual/).length > 0);
});

// What one request waits for, another cannot wake: the follower hangs, or its next I/O fails.
test("nothing that lives longer than a request holds a future, a promise or a channel (T4, T5, T8)", () => {
  const statics = sources.flatMap(([name, code]) =>
    [...code.matchAll(/^\s*(?:pub(?:\([^)]*\))? )?static (?:mut )?(\w+): ([^=]+?) =/gm)].map(([, item, type]) => `${name}: ${item}: ${type}`));
  for (const item of statics) {
    assert.match(item, /: (OnceLock<[\w:]*Result<Config, Vec<String>>>|RefCell<State>)$/, "say in this test why it is safe");
  }
  assert.ok(statics.length >= 2, String(statics));
  assert.deepEqual(places(/oneshot|mpsc|channel\(|Notify|Condvar|Barrier|OnceCell|get_or_try_init|\.shared\(\)|spawn_local/), []);
  const [, state] = sources.find(([name]) => name === "state.rs");
  assert.doesNotMatch(state, /Future|Promise|Waker|\basync\b|\bawait\b|JsValue|worker::|Rc<|Arc<|Mutex|RwLock|dyn /);
});

test("nothing is locked across a wait (T6)", () => {
  const { lints } = toml("Cargo.toml").workspace;
  for (const lint of ["await_holding_lock", "await_holding_refcell_ref"]) assert.equal(lints.clippy[lint], "deny");
  assert.equal(toml("edge/Cargo.toml").lints.workspace, true);
  assert.deepEqual(places(/allow\(clippy::(await_holding|disallowed)/), []);
  assert.deepEqual(places(/\b(Mutex|RwLock)\b/), []);
});

// Both panic on wasm32, and a panic takes every request of the isolate with it (T1).
test("the clock is the host's, and no map has keys that can be made to collide (T17)", () => {
  const own = toml("edge/clippy.toml");
  const named = (list) => own[list].map(({ path: name }) => name);
  for (const name of ["std::time::Instant::now", "std::time::SystemTime::now"]) assert.ok(named("disallowed-methods").includes(name), name);
  for (const name of ["std::collections::HashMap", "std::collections::HashSet"]) assert.ok(named("disallowed-types").includes(name), name);
  // It stands in for the one above it, so it must say all that that says.
  for (const [name, value] of Object.entries(toml("clippy.toml"))) assert.deepEqual(own[name], value, name);
  assert.deepEqual(places(/\bHash(Map|Set)\b|\b(Instant|SystemTime)\b/), []);
});

test("no panic is written where a request comes by (T1)", () => {
  assert.deepEqual(places(/\bpanic!|\bunreachable!|\btodo!|\bunimplemented!|\bassert(_eq|_ne)?!|\.unwrap\(\)/), []);
});

test("no redirect is followed, no condition or cache of the runtime's is used (T9, T11, T14)", () => {
  assert.deepEqual(places(/RequestRedirect::(?!Manual\b)\w/).filter((place) => !place.includes("use worker::")), []);
  // Whoever makes a call says how redirects are to be taken.
  for (const [name, code] of sources) {
    const count = (pattern) => code.match(pattern)?.length ?? 0;
    assert.equal(count(/RequestRedirect::Manual/g), count(/Fetch::\w+\(/g), name);
    assert.equal(count(/CacheMode::NoStore/g), count(/Fetch::\w+\(/g), name);
  }
  assert.deepEqual(places(/CfProperties|with_cf|Fetch::Url|respond_with_errors/), []);
});

test("what is asked for goes by names, and past no protection of its zone (T18, T19)", () => {
  const { compatibility_date: date, compatibility_flags: flags, observability, kv_namespaces: namespaces, vars } = toml("edge/wrangler.toml");
  assert.ok(String(date) >= "2025-01-01", String(date));
  assert.ok(flags.includes("global_fetch_strictly_public"));
  assert.ok(!flags.some((flag) => /ignore_custom_ports|no_global_fetch/.test(flag)), String(flags));
  // Invocation logs hold addresses, and with them numbers.
  assert.equal(observability.logs.invocation_logs, false);
  assert.ok(namespaces.length > 0);
  assert.ok(Object.keys(vars).every((name) => !/PEPPER|KEY$|SECRET/.test(name) || name === "TRUST_KEY"), "a secret is no variable");
});

test("on one machine nobody else is asked where it stands, and its folder does not matter (T20, T21)", () => {
  const serve = text("edge/serve.mjs");
  assert.match(serve, /^\s*cf: false,$/m);
  assert.match(serve, /^\s*modulesRoot: path\.dirname\(main\),$/m);
  assert.match(serve, /^\s*host: "127\.0\.0\.1",$/m);
});

suite("addresses in the variables", () => {
  const whole = lifetime(after);
  let world;
  before(async () => (world = await startWorld(whole)));

  // The runtime would send the first as Authorization, and takes all of them.
  test("that hold what no address of a source should are refused, each with a line (T15)", async (context) => {
    const { host } = new URL(world.url);
    const wrapped = (url) => JSON.stringify([{ id: "a", kind: "wrapped", url, codeHeader: "x-code", document: "/d" }]);
    for (const [vars, faults] of [
      [{ SOURCE_URL: `http://user:hunter2@${host}/api`, TRUST_LIST_URL: `http://user@${host}/trust` }, ["SOURCE_URL holds a user name", "TRUST_LIST_URL holds a user name"]],
      [{ SOURCE_URL: `http://${host}/api?x=1`, TRUST_LIST_URL: `http://${host}/trust#x` }, ["SOURCE_URL holds a query", "TRUST_LIST_URL holds a fragment"]],
      [{ SOURCE_URL: "https://169.254.169.254/latest", TRUST_LIST_URL: "https://[fd00::1]/trust" }, ["SOURCE_URL names a host by number", "TRUST_LIST_URL names a host by number"]],
      [{ SOURCE_URL: "https://origin.customs.example./api", TRUST_LIST_URL: "https://0x7f.1/trust" }, ["SOURCE_URL names a host with a dot", "TRUST_LIST_URL names this machine"]],
      [{ SOURCE_URL: "", SOURCES: wrapped(`http://user:hunter2@${host}/{number}`) }, ['SOURCES: "a" url holds a user name']],
    ]) {
      await context.test(faults[0], async (inner) => {
        const policy = faults.some((fault) => fault.includes("this machine")) ? { POLICY: "" } : {};
        const edge = await startEdge(inner, world.variables({ ...vars, ...policy }));
        assert.equal((await fetch(`${edge.url}/v1/eco/C1`)).status, 500);
        const told = edge.output().split("\n").filter((line) => line.startsWith("config: "));
        assert.deepEqual(told.map((line) => faults.find((fault) => line.startsWith(`config: ${fault}`)) ?? line).sort(), [...faults].sort());
        assert.ok(!edge.output().includes("hunter2"), "a password got into the log");
      });
    }
    assert.deepEqual(world.asked, []);
  });
});

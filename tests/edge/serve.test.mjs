// The command line of serve.mjs: mistakes end it with one clear line.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { test } from "node:test";
import { folder, serve } from "./servers.mjs";

/** Exit code and what it said. */
function run(...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [serve, ...args], { encoding: "utf8", timeout: 60_000 });
  assert.equal(stdout, "");
  return { status, said: stderr };
}

test("a wrong command line ends with 64 and says what is wrong", () => {
  for (const [args, said] of [
    [["--colour"], /--colour.*\nusage: /],
    [["here"], /here.*\nusage: /],
    [["--port", "http"], /^--port http: not a port number\n$/],
    [["--port", "65536"], /^--port 65536: not a port number\n$/],
    [["--var", "PEPPER"], /^--var PEPPER: not of the form NAME=VALUE\n$/],
  ]) {
    const ended = run(...args);
    assert.equal(ended.status, 64, args.join(" "));
    assert.match(ended.said, said);
  }
});

test("--help prints the usage", () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [serve, "--help"], { encoding: "utf8", timeout: 60_000 });
  assert.deepEqual([status, stderr], [0, ""]);
  assert.match(stdout, /^usage: [^]*--port[^]*--state[^]*--var/);
});

test("faults of the variables are told before it says that it is ready", async (context) => {
  // Both streams in one, so that their order shows.
  const args = [process.execPath, serve, "--port", "0", "--state", await folder(context), "--var", "PEPPER=short"];
  const child = spawn("sh", ["-c", 'exec "$0" "$@" 2>&1', ...args], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(child, "close");
  context.after(() => (child.kill("SIGTERM"), ended));
  let said = "";
  for await (const chunk of child.stdout.setEncoding("utf8")) {
    said += chunk;
    if (/^ready .*\n/m.test(said)) break;
  }
  const lines = said.trimEnd().split("\n").map((line) => line.split(" ").slice(0, 2).join(" "));
  const faults = ["SOURCE_URL", "TRUST_LIST_URL", "TRUST_KEY", "PEPPER"].map((name) => `config: ${name}`);
  assert.deepEqual(lines.slice(0, 4).sort(), faults.sort(), said);
  assert.equal(lines[4], "eco-edge is", said);
  assert.match(lines[5], /^ready http/, said);
  assert.equal(lines.length, 6, said);
});

test("a port that is taken ends with 1 and one line", async (context) => {
  const server = createServer().listen(0, "127.0.0.1");
  context.after(() => server.close());
  await once(server, "listening");
  const { port } = server.address();
  const ended = run("--port", String(port), "--state", await folder(context));
  assert.deepEqual(ended, { status: 1, said: `port ${port} is taken: choose another with --port\n` });
});

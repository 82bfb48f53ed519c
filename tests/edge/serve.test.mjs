// The command line of serve.mjs: mistakes end it with one clear line.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
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

test("a port that is taken ends with 1 and one line", async (context) => {
  const server = createServer().listen(0, "127.0.0.1");
  context.after(() => server.close());
  await once(server, "listening");
  const { port } = server.address();
  const ended = run("--port", String(port), "--state", await folder(context));
  assert.deepEqual(ended, { status: 1, said: `port ${port} is taken: choose another with --port\n` });
});

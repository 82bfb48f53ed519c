// The Worker after its wasm has trapped, as on memory that is used up: worker-build's shim makes a new
// instance, and whoever asks next is answered. No request can make ours trap, so a copy of the build
// is made to, in a function that it calls for each request.

import assert from "node:assert/strict";
import { cp, readFile, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { folder, startEdge, startSandbox, variables } from "./servers.mjs";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
/** The request that traps, counted from the start; serve.mjs makes the first. */
const TRAPS = 4;

test("after a trap the next request is answered, and nothing that was kept is lost", async (context) => {
  const dir = await folder(context);
  for (const name of ["pkg", "node_modules"]) await symlink(path.join(root, name), path.join(dir, name));
  await cp(path.join(root, "edge"), path.join(dir, "edge"), { recursive: true, filter: (file) => !file.includes("edge/src") });
  const built = path.join(dir, "edge/build/index.js");
  const text = await readFile(built, "utf8");
  const call = "crypto.randomUUID()";
  assert.equal(text.split(call).length, 2, "the build calls it in one place");
  const trap = `((globalThis.asked = (globalThis.asked ?? 0) + 1) === ${TRAPS} ? (() => { throw new WebAssembly.RuntimeError("unreachable"); })() : ${call})`;
  await writeFile(built, text.replace(call, trap));

  const sandbox = await startSandbox(context);
  const valid = sandbox.sample("valid");
  const edge = await startEdge(context, variables(sandbox), undefined, undefined, path.join(dir, "edge/serve.mjs"));
  const seen = [];
  for (let i = 2; i < TRAPS + 3; i++) {
    const response = await edge.ask(valid);
    const where = /detail=memory|; stored/.exec(response.headers.get("cache-status"));
    seen.push(`${response.status} ${where ?? ""}`.trim());
    await response.text();
  }
  // The new instance has an empty memory, and finds what is kept in the store.
  assert.deepEqual(seen, ["200 ; stored", "200 detail=memory", "500", "200", "200 detail=memory"]);
});

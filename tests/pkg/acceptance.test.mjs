// The sample cases that lie beside the project, run by their own runner against the command line.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const runner = join(root, "..", "shared", "acceptance", "run.py");

const skip = existsSync(runner) ? false : "no acceptance cases beside the project";

for (const filter of ["issue=2", "issue=3"]) {
  test(`acceptance cases, ${filter}`, { skip }, (context) => {
    const state = mkdtempSync(join(tmpdir(), "eco-verify-"));
    context.after(() => rmSync(state, { recursive: true, force: true }));
    const cli = `"${process.execPath}" pkg/bin/eco-verify.js`;
    const options = ["--cli", cli, "--filter", filter, "--codes", "0.9"];
    const env = { ...process.env, XDG_STATE_HOME: state };
    const { status, stdout, stderr, error } = spawnSync("python3", [runner, ...options], { cwd: root, env, encoding: "utf8" });
    assert.equal(error, undefined);
    assert.equal(status, 0, `${stdout}${stderr}`);
    assert.match(stdout, /acceptance: ([1-9]\d*)\/\1 verdicts right/);
  });
}

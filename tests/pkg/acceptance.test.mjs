// The sample cases that lie beside the project, run by their own runner against the command line.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const runner = join(root, "..", "shared", "acceptance", "run.py");

test("acceptance cases", { skip: existsSync(runner) ? false : "no acceptance cases beside the project" }, () => {
  const cli = `"${process.execPath}" pkg/bin/eco-verify.js`;
  const options = ["--cli", cli, "--filter", "issue=2", "--codes", "0.9"];
  const { status, stdout, stderr, error } = spawnSync("python3", [runner, ...options], { cwd: root, encoding: "utf8" });
  assert.equal(error, undefined);
  assert.equal(status, 0, `${stdout}${stderr}`);
  assert.match(stdout, /acceptance: (\d+)\/\1 verdicts right/);
});

// The comparison with others runs, finds good certificates good and bad ones bad, and says what it measured. How fast anything
// is, is no test.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "./corpus.mjs";

const [major, minor] = process.versions.node.split(".").map(Number);
const old = major < 22 || (major === 22 && minor < 12);
const chromium = existsSync(process.env.CHROME_PATH ?? "/usr/bin/chromium");

/** What both hosts measure of those that need no installation. */
const FIGURES = [
  "ours_batch_per_s", "ours_batch_reports_per_s", "ours_single_per_s", "ours_single_us", "ours_batch_no_status_per_s", "ours_batch_sdjwt_per_s", "ours_unseen_key_us", "ours_fresh_verifier_us",
  "jose_ajv_per_s", "jose_ajv_concurrent_per_s", "webcrypto_ajv_per_s", "webcrypto_ajv_concurrent_per_s", "jose_unseen_key_us", "jose_fresh_verifier_us",
];

function measured(...more) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, "bench", "peers.mjs"), "--quick", "--peers", "none", "--json", ...more], { encoding: "utf8" });
  assert.equal(status, 0, stderr);
  const answer = JSON.parse(stdout);
  for (const name of FIGURES) assert.ok(answer[name] > 0, `${name}: ${answer[name]}`);
  assert.ok(answer.ours_pool_per_s > 0 || answer.skipped.ours_pool, "a pool, or why there is none");
  assert.deepEqual(answer.unruly, { ours: "invalid", jose: "valid", webcrypto: "valid" });
  assert.equal(answer.ratios.jose_ajv.paired, 1);
  assert.ok(Object.values(answer.cold_ms).every((ms) => ms > 0));
  assert.deepEqual(Object.keys(answer.issuers), ["1", "2"]);
  return answer;
}

test("in Node.js", () => {
  const answer = measured();
  assert.deepEqual(Object.keys(answer.certificates), ["5", "10"]);
  assert.deepEqual(Object.keys(answer.items), ["3", "50"]);
  assert.ok(answer.items[50].bytes > answer.items[3].bytes);
  assert.deepEqual(Object.keys(answer.sizes), ["ours", "ours_full", "jose", "webcrypto"]);
  assert.deepEqual(Object.keys(answer.memory), ["ours", "jose"]);
  assert.equal(answer.versions.node, process.version);
});

test("in Chromium", { skip: (old && "puppeteer needs Node.js 22.12") || (!chromium && "there is no Chromium") }, (t) => {
  const answer = measured("--browser", "chromium");
  t.diagnostic(answer.engine);
  assert.match(answer.engine, /Chrome/);
});

test("a peer or browser that there is not is wrong usage", () => {
  for (const wrong of [["--peers", "nobody"], ["--browser", "lynx"], ["--rounds", "0"], ["--what"]]) {
    assert.equal(spawnSync(process.execPath, [join(root, "bench", "peers.mjs"), ...wrong]).status, 64, wrong.join(" "));
  }
});

// The sandbox's catalogue as files -> the command line's verdicts, codes, findings and exit codes: exactly
// those that the catalogue announces.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { after, before, suite, test } from "node:test";
import { fileURLToPath } from "node:url";
import { folder, lifetime, startSandbox } from "./servers.mjs";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const cli = path.join(root, "pkg/bin/eco-verify.js");
/** Longest time for a run over many files. */
const RUN_MS = 120_000;
const EXIT = { valid: 0, invalid: 1, indeterminate: 2 };

suite("the catalogue on the command line", () => {
  const whole = lifetime(after);
  let dir, samples;
  before(async () => {
    dir = await folder(whole);
    const sandbox = await startSandbox(whole);
    samples = sandbox.samples;
    const save = async (name, text) => writeFile(path.join(dir, name), await text);
    const get = async (url) => (await fetch(url)).text();
    await save("trust-list.jwt", get(`${sandbox.url}/trust/rcep.jwt`));
    await save("trust-key.json", sandbox.trustKey);
    await save("policy.json", '{"allowLoopbackHttp": true}');
    for (const { url } of samples) await save(fileOf(url), get(url));
  });

  const fileOf = (url) => url.split("/").at(-1);
  /** What the catalogue announces of a file, in the shape of `verify`'s answers. */
  const due = ({ url, expect, reason, findings }) => ({ file: fileOf(url), verdict: expect, code: reason, findings });
  /** Whether it shows without the number asked for being stated. */
  const unasked = ({ reason }) => !reason?.startsWith("request.");

  /** One run of `eco-verify verify --json`: its exit code, and of each file what the Report says. */
  function verify(chosen, ...more) {
    const trust = ["--trust-list", "trust-list.jwt", "--trust-key", "trust-key.json", "--policy", "policy.json"];
    const args = [cli, "verify", "--json", ...trust, ...more, ...chosen.map(({ url }) => fileOf(url))];
    const env = { ...process.env, XDG_STATE_HOME: path.join(dir, "state") };
    const done = spawnSync(process.execPath, args, { cwd: dir, env, encoding: "utf8", timeout: RUN_MS, maxBuffer: 1 << 26 });
    assert.equal(done.stderr, "");
    const answers = done.stdout.trimEnd().split("\n").map((line) => {
      const { file, verdict, checks, findings } = JSON.parse(line);
      const stopped = checks.find(({ outcome }) => outcome === "failed" || outcome === "inconclusive");
      return { file, verdict, code: stopped?.code ?? null, findings: (findings ?? []).map(({ code }) => code) };
    });
    return { exit: done.status, answers };
  }

  for (const expect of Object.keys(EXIT)) {
    test(`what should be ${expect} is, for the reason and with the findings announced`, () => {
      const chosen = samples.filter((sample) => sample.expect === expect && unasked(sample));
      assert.ok(chosen.length > 0);
      const { exit, answers } = verify(chosen);
      assert.deepEqual(answers, chosen.map(due));
      assert.equal(exit, EXIT[expect]);
    });
  }

  test("another certificate than the one asked for shows when the number is stated, and only then", () => {
    const chosen = samples.filter((sample) => !unasked(sample));
    assert.ok(chosen.length > 0);
    for (const sample of chosen) {
      assert.deepEqual(verify([sample], "--number", sample.number), { exit: EXIT[sample.expect], answers: [due(sample)] });
      const valid = { ...sample, expect: "valid", reason: null, findings: [] };
      assert.deepEqual(verify([sample]), { exit: EXIT.valid, answers: [due(valid)] });
    }
  });

  test("the catalogue is of some size and kind: valid with findings, invalid by content, all Parties", async () => {
    const having = (wanted) => samples.filter(wanted).length;
    assert.ok(having(({ expect, findings }) => expect === "valid" && findings.length === 0) >= 10);
    assert.ok(having(({ expect, findings }) => expect === "valid" && findings.length > 0) >= 9);
    assert.ok(having(({ reason }) => reason?.startsWith("rules.")) >= 12);
    const parties = new Set();
    for (const { url } of samples) {
      const payload = (await readFile(path.join(dir, fileOf(url)), "utf8")).split(".")[1];
      const { issuingCountry, importingCountry } = JSON.parse(Buffer.from(payload, "base64url")).credentialSubject;
      parties.add(issuingCountry).add(importingCountry);
    }
    for (const party of ["AU", "BN", "CN", "ID", "JP", "KH", "KR", "LA", "MM", "MY", "NZ", "PH", "SG", "TH", "VN"]) {
      assert.ok(parties.has(party), party);
    }
  });
});

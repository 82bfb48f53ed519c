// Tables that are brought along, HS subheadings and signed reference data: heeded, or refused out loud.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { createVerifier, verify } from "../../pkg/dist/node.js";
import { one, root } from "./corpus.mjs";

const folder = mkdtempSync(join(tmpdir(), "eco-verify-"));
after(() => rmSync(folder, { recursive: true, force: true }));

function file(name, bytes) {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

const { input, options } = one("envelope/valid");
const published = readFileSync(join(root, "pkg", "dist", "hs-2022.json"), "utf8");
const table = JSON.parse(published);
/** The table without the code of the first goods line, 6911.10. */
const lacking = { ...table, subheadings: { ...table.subheadings, 6911: "90" } };
const codes = (report) => (report.findings ?? []).map(({ code, severity, pointer }) => [code, severity, pointer]);
const check = (report, id) => report.checks.find((one) => one.id === id);

const paths = {
  certificate: file("certificate.jwt", input),
  list: file("list.jwt", options.trustList),
  key: file("key.json", JSON.stringify(options.trustKey)),
};

function run(...args) {
  const bin = join(root, "pkg", "bin", "eco-verify.js");
  const trusted = ["--trust-list", paths.list, "--trust-key", paths.key, "--at", options.at, "--offline"];
  const done = spawnSync(process.execPath, [bin, "verify", paths.certificate, ...trusted, ...args], { cwd: folder, timeout: 60_000, encoding: "utf8" });
  return { status: done.status, out: done.stdout, err: done.stderr };
}

test("the published table finds nothing in a right certificate; one that lacks the code warns, and the verdict stays", async () => {
  assert.deepEqual(codes(await verify(input, { ...options, hsTable: table })), []);
  for (const hsTable of [lacking, JSON.stringify(lacking), Buffer.from(JSON.stringify(lacking))]) {
    const report = await verify(input, { ...options, hsTable });
    assert.deepEqual(codes(report), [["rules.hs_subheading_unknown", "warning", "/items/0/hsCode"]]);
    assert.equal(report.verdict, "valid");
  }
  assert.deepEqual(codes(await verify(input, { ...options, hsTable: { ...lacking, edition: "2012" } })), []);
});

test("a table that is none is a TypeError in one line", async () => {
  for (const hsTable of ["", "{", "[]", {}, { ...table, subheadings: {} }, { ...table, subheadings: ["6911"] }, new Uint8Array([0xff])]) {
    await assert.rejects(createVerifier({ hsTable }), (error) => error instanceof TypeError && /HS subheadings/.test(error.message) && !error.message.includes("\n"));
  }
});

test("reference data that cannot be used leave the rules open, and say why", async () => {
  for (const [referenceData, trustKey] of [["garbage", options.trustKey], [new Uint8Array([1, 2, 3]), options.trustKey], [options.trustList, options.trustKey]]) {
    const report = await verify(input, { ...options, trustKey, referenceData });
    const { outcome, code, facts } = check(report, "rules");
    assert.deepEqual([report.verdict, outcome, code], ["indeterminate", "inconclusive", "rules.data_invalid"]);
    assert.ok(facts.reason);
  }
  const otherwise = await verify(input, { ...options, policy: { dataKey: options.trustKey }, referenceData: "garbage" });
  assert.equal(check(otherwise, "rules").code, "rules.data_invalid");
  await assert.rejects(createVerifier({ policy: { dataKey: "no key" } }), TypeError);
});

test("the command line takes both, and refuses what is none in one line", () => {
  const warned = run("--hs-table", file("lacking.json", JSON.stringify(lacking)));
  assert.equal(warned.status, 0, warned.err);
  assert.match(warned.out.replace(/\s+/g, " "), /Warning: Goods line 1, HS code \(box 9\): Your table of subheadings.*\(Treaty: .*box 9, note 5\) \[rules\.hs_subheading_unknown \(I03\)\]/);
  assert.equal(run("--hs-table", file("whole.json", published), "--json").status, 0);
  const garbage = run("--reference-data", file("data.jwt", "garbage"));
  assert.equal(garbage.status, 2);
  assert.match(garbage.out.replace(/\s+/g, " "), /reference data that were brought along cannot be used/);
  for (const [args, status] of [
    [["--hs-table", paths.key], 64],
    [["--hs-table", paths.list], 64],
    [["--hs-table", "missing"], 66],
    [["--reference-data", "missing"], 66],
  ]) {
    const answer = run(...args);
    assert.deepEqual([answer.status, answer.out], [status, ""], args.join(" "));
    assert.match(answer.err, /^eco-verify: .+\n$/);
  }
});

test("reference data need a key: the policy's dataKey or the trust key", () => {
  const bin = join(root, "pkg", "bin", "eco-verify.js");
  const data = file("data.jwt", "garbage");
  const plain = (...args) => spawnSync(process.execPath, [bin, "verify", paths.certificate, "--reference-data", data, "--offline", "--json", ...args], { cwd: folder, encoding: "utf8" });
  const bare = plain();
  assert.deepEqual([bare.status, bare.stdout], [64, ""]);
  assert.match(bare.stderr, /^eco-verify: --reference-data needs --trust-key.*dataKey.*\n$/);
  for (const args of [["--trust-key", paths.key], ["--policy", file("policy.json", JSON.stringify({ dataKey: options.trustKey }))]]) {
    const { status, stdout } = plain(...args);
    assert.deepEqual([status, JSON.parse(stdout).verdict], [2, "indeterminate"], args[0]);
  }
});

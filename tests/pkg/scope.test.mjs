// Shipments to whether they need a proof of origin: in JavaScript and on the command line, in words too.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { createVerifier, scope } from "../../pkg/dist/node.js";
import { messagesFor, presentScope } from "../../pkg/dist/present.js";
import { root } from "./corpus.mjs";

const bin = join(root, "pkg", "bin", "eco-verify.js");
const folder = mkdtempSync(join(tmpdir(), "eco-verify-"));
after(() => rmSync(folder, { recursive: true, force: true }));

function file(name, text) {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

function run(args, options = {}) {
  const done = spawnSync(process.execPath, [bin, "scope", ...args], { cwd: folder, timeout: 60_000, encoding: "utf8", ...options });
  return { status: done.status, out: done.stdout, err: done.stderr };
}

const at = "2026-06-15T00:00:00Z";
const shipment = { exportingCountry: "CN", importingCountry: "JP", customsValue: { amount: "150", currency: "USD" } };

test("a shipment is answered, as an object and as text, by a verifier and without one", async () => {
  const answer = await scope(shipment, { at });
  assert.deepEqual([answer.answer, answer.reasons[0].code, answer.reasons[0].article], ["may_be_waived", "value_within_waiver", "Art. 3.22.3"]);
  assert.ok(answer.proofs.includes("certificate"));
  const verifier = await createVerifier();
  assert.deepEqual(await verifier.scope(JSON.stringify(shipment), new Date(at)), answer);
  assert.deepEqual(await verifier.scope(shipment, at), answer);
  assert.equal((await scope({ ...shipment, claim: false }, { at })).answer, "not_needed");
  assert.equal((await scope({ exportingCountry: "CN", importingCountry: "US" })).answer, "not_available");
  assert.equal((await scope({ exportingCountry: "CN", importingCountry: "MY" }, { at: "2022-03-17T00:00:00Z" })).answer, "not_available");
  assert.equal((await scope({ exportingCountry: "CN", importingCountry: "MY" }, { at: "2022-03-18T00:00:00Z" })).answer, "needed");
});

test("what makes no sense is a TypeError in one line", async () => {
  for (const [asked, words] of [
    [{ ...shipment, exporter: "x" }, /unknown field `exporter`/],
    [{ exportingCountry: "CN" }, /missing field `importingCountry`/],
    ["no JSON", /transaction/],
    [undefined, /transaction/],
    [null, /transaction/],
    [[], /transaction/],
  ]) {
    await assert.rejects(scope(asked), (error) => error instanceof TypeError && words.test(error.message) && !error.message.includes("\n"));
  }
  await assert.rejects(scope(shipment, { at: "yesterday" }), TypeError);
  await assert.rejects(scope(shipment, { trustList: "x" }), /there is no option "trustList"/);
});

test("every answer, reason and kind of proof has words", () => {
  const { answers, reasons, proofs } = messagesFor("en").scope;
  const types = readFileSync(join(root, "pkg/ts/generated/report.ts"), "utf8");
  const union = (name) => [...new RegExp(`export type ${name} = ([^;]+);`).exec(types)[1].matchAll(/"(\w+)"/g)].map((match) => match[1]).sort();
  assert.deepEqual(Object.keys(answers).sort(), union("ScopeAnswer"));
  assert.deepEqual(Object.keys(reasons).sort(), union("ScopeCode"));
  assert.deepEqual(Object.keys(proofs).sort(), union("Proof"));
  for (const text of Object.values(answers).flat()) assert.match(text, /^[A-Z].*[.]$/);
});

test("in words: the answer, what to do, each reason with its article, the kinds of proof", async () => {
  const view = presentScope(await scope(shipment, { at }));
  assert.match(view.headline, /may do without/);
  assert.match(view.next, /^Ask customs/);
  assert.match(view.reasons[0].says, /customs value, USD 150, .* USD 200/);
  assert.equal(view.reasons[0].treaty, "Treaty: Art. 3.22.3");
  assert.ok(view.proofs.kinds.some((kind) => kind.includes("issuing body")));
  const none = presentScope(await scope({ exportingCountry: "CN", importingCountry: "US" }, { at }));
  assert.match(none.reasons.map(({ says }) => says).join(" "), /United States.* is not a Party/);
  assert.equal(none.proofs, undefined);
  assert.doesNotMatch(JSON.stringify([view, none]), /[[{][a-z]+[:}]|undefined/);
});

test("command line: one answer for each file, for a person or as JSON; exit 0", () => {
  const [one, two] = [file("one.json", JSON.stringify(shipment)), file("two.json", '{"exportingCountry":"AU","importingCountry":"NZ"}')];
  const said = run([one, two, "--at", at]);
  assert.equal(said.status, 0, said.err);
  assert.match(said.out, /one\.json: Customs may do without[^]*Art\. 3\.22\.3[^]*two\.json: A proof of origin is needed/);
  assert.doesNotMatch(said.out, /\u001b|undefined/);
  const { status, out } = run([one, "-", "--at", at, "--json"], { input: readFileSync(two) });
  const lines = out.trim().split("\n").map((line) => JSON.parse(line));
  assert.equal(status, 0);
  assert.deepEqual(lines.map(({ file, answer }) => [file, answer]), [[one, "may_be_waived"], ["-", "needed"]]);
  assert.deepEqual(Object.keys(lines[0]), ["file", "answer", "proofs", "reasons", "data"]);
});

test("command line: a shipment that makes no sense is one line and exit 64, a file that cannot be read 66; the others are answered", () => {
  const good = file("good.json", JSON.stringify(shipment));
  for (const text of ["{", "", "[]", '{"exportingCountry":"CN"}', JSON.stringify({ ...shipment, exporter: "x" })]) {
    const bad = file("bad.json", text);
    const { status, out, err } = run([bad, good, "--json"]);
    assert.deepEqual([status, out.trim().split("\n").length], [64, 1], text);
    assert.match(err, /^eco-verify: .*bad\.json: transaction.*\n$/);
  }
  const { status, out, err } = run(["missing.json", good, "--json"]);
  assert.deepEqual([status, JSON.parse(out).answer], [66, "may_be_waived"]);
  assert.match(err, /^eco-verify: missing\.json: .+\n$/);
  for (const args of [[], [good, "--at", "yesterday"], [good, "--number", "x"], ["-", "-"]]) {
    const answer = run(args);
    assert.deepEqual([answer.status, answer.out], [64, ""], args.join(" "));
    assert.match(answer.err, /^eco-verify: .+\n$/);
  }
});

// The corpus through both builds in Node: the full build's Report of each case to the byte, and against
// its schema; the small build's the same, or one that says what it cannot check.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import Ajv from "ajv/dist/2020.js";
import { verifyToJson } from "../../pkg/dist/full-node.js";
import * as small from "../../pkg/dist/node.js";
import { cases, root, unlike } from "./corpus.mjs";

const schema = JSON.parse(readFileSync(join(root, "schemas", "report.json"), "utf8"));
// Formats are words for the reader here; what they mean is the core's to keep.
const fits = new Ajv({ strict: false, validateFormats: false }).compile(schema);

const areas = new Set(cases().map(areaOf));

for (const area of areas) {
  const due = cases().filter((entry) => areaOf(entry) === area);
  test(`vectors/${area}: ${due.length} Reports, byte for byte`, async () => {
    for (const { name, input, options, report } of due) {
      const text = await verifyToJson(input, options);
      assert.equal(text, report, name);
      assert.ok(fits(JSON.parse(text)), `${name}: ${JSON.stringify(fits.errors)}`);
      const less = await small.verifyToJson(input, options);
      assert.equal(unlike(less, report), undefined, name);
      assert.ok(fits(JSON.parse(less)), `${name}: ${JSON.stringify(fits.errors)}`);
    }
  });
}

test("the small build gives most Reports of the corpus, and nothing that the full one does not", async () => {
  const same = [];
  for (const { name, input, options, report } of cases()) if ((await small.verifyToJson(input, options)) === report) same.push(name);
  assert.ok(same.length > 900, `${same.length}`);
  const due = cases()[0].report;
  assert.equal(unlike(due, due), undefined);
  const bad = cases().find(({ report }) => JSON.parse(report).verdict === "invalid").report;
  const good = cases().find(({ report }) => JSON.parse(report).verdict === "valid").report;
  assert.ok(unlike(good, bad));
});

test("the schema refuses what is no Report", () => {
  assert.equal(fits({}), false);
  assert.equal(fits({ ...JSON.parse(cases()[0].report), verdict: "fine" }), false);
});

function areaOf({ name }) {
  return name.split("/")[0];
}

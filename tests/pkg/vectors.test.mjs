// The corpus through the wasm in Node: the Report of each case to the byte, and against its schema.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import Ajv from "ajv/dist/2020.js";
import { verifyToJson } from "../../pkg/dist/node.js";
import { cases, root } from "./corpus.mjs";

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
    }
  });
}

test("the schema refuses what is no Report", () => {
  assert.equal(fits({}), false);
  assert.equal(fits({ ...JSON.parse(cases()[0].report), verdict: "fine" }), false);
});

function areaOf({ name }) {
  return name.split("/")[0];
}

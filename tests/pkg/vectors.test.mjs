// The corpus through both builds in Node: each Report to the byte, and against its schema. A page begins with the
// small build and loads the full one when a case asks for it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import Ajv from "ajv/dist/2020.js";
import { verifyToJson } from "../../pkg/dist/node.js";
import { asOnAPage, briefOf, cases, root } from "./corpus.mjs";

const schema = JSON.parse(readFileSync(join(root, "schemas", "report.json"), "utf8"));
// Formats are words for the reader here; what they mean is the core's to keep.
const fits = new Ajv({ strict: false, validateFormats: false }).compile(schema);

const areas = new Set(cases().map(areaOf));

const FULL = "eco_verify_full_bg.wasm";

test("the small build judges most of the corpus, and nothing that is for the full one", async () => {
  const page = await asOnAPage(FULL);
  const judged = [];
  for (const { name, input, options, report } of cases()) {
    const missed = (error) => {
      assert.equal(error.name, "LoadError", `${name}: ${error.stack}`);
      assert.match(error.message, /eco_verify_full_bg[.]wasm could not be loaded/);
    };
    const text = await page.verifyToJson(input, options).catch(missed);
    const brief = await page.verifyBatch([input], { ...options, brief: true }).catch(missed);
    assert.deepEqual(brief, text && [briefOf(JSON.parse(text))], name);
    if (text === undefined) continue;
    assert.equal(text, report, name);
    judged.push(name);
  }
  page.done();
  assert.ok(judged.length > 800, `${judged.length}`);
});

for (const area of areas) {
  const due = cases().filter((entry) => areaOf(entry) === area);
  test(`vectors/${area}: ${due.length} Reports, byte for byte`, async () => {
    const page = await asOnAPage();
    for (const { name, input, options, report } of due) {
      const text = await verifyToJson(input, options);
      assert.equal(text, report, name);
      assert.ok(fits(JSON.parse(text)), `${name}: ${JSON.stringify(fits.errors)}`);
      assert.equal(await page.verifyToJson(input, options), report, `${name}, as on a page`);
    }
    page.done();
  });
}

test("the schema refuses what is no Report", () => {
  assert.equal(fits({}), false);
  assert.equal(fits({ ...JSON.parse(cases()[0].report), verdict: "fine" }), false);
});

function areaOf({ name }) {
  return name.split("/")[0];
}

// The curve's tests, of which native ones are in curve/tests, in WebAssembly: as it is compiled for the package.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "./corpus.mjs";

const built = process.env.ECO_CURVE ?? join(root, "target", "curve");
const curve = createRequire(import.meta.url)(join(built, "curve_in_wasm.js"));
/** Random signatures: a million with `ECO_DIFFERENTIAL=1000000 node --test tests/pkg/curve.test.mjs`, once the package is built. */
const COUNT = Number(process.env.ECO_DIFFERENTIAL ?? 10_000);
/** Of another seed than the native run's. */
const SEED = 2026;

const agree = (name, run, count) => test(name, (t) => {
  const found = run();
  t.diagnostic(found);
  assert.match(found, new RegExp(`^${count} .*all agree$`));
});

agree("the curve in wasm: random signatures as p256 judges them", () => curve.differential(COUNT, SEED), COUNT);
agree("the curve in wasm: crafted signatures", () => curve.exceptional(SEED), "\\d{4,}");
agree("the curve in wasm: r + n below p", () => curve.xAboveN(), "\\d{2,}");
agree("the curve in wasm: points and none", () => curve.keys(1000, SEED), 1000);
agree("the curve in wasm: Wycheproof", () => curve.wycheproof(), 262);

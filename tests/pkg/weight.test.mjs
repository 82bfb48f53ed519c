// What a tag loads before the first verdict: listed, and no more than it may weigh.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { brotliCompressSync, constants } from "node:zlib";
import { root } from "./corpus.mjs";

/** Bytes, brotli: the goal that was set for it. */
const MOST = 100_000;
/** Of which the script. */
const SCRIPT = 15_500;
const dist = (name) => readFileSync(join(root, "pkg", "dist", name));
const brotli = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
const { files, total } = JSON.parse(dist("embed.manifest.json"));

test(`a tag loads at most ${MOST / 1000} kB (brotli) before the first verdict, of which at most ${SCRIPT / 1000} kB are script`, () => {
  const sizes = Object.fromEntries(files.map(({ path }) => [path, brotli(dist(path))]));
  const sum = Object.values(sizes).reduce((sum, size) => sum + size, 0);
  assert.ok(sum <= MOST, `${sum - MOST} bytes over: ${JSON.stringify(sizes)}`);
  assert.ok(sizes["eco-verify.js"] <= SCRIPT, `${sizes["eco-verify.js"] - SCRIPT} bytes over`);
});

test("embed.manifest.json lists each of them with its size", () => {
  // That these and no others are loaded is seen in Chromium: tests/browser/rest.test.mjs.
  assert.deepEqual(files.map(({ path }) => path), ["eco-verify.js", "eco_verify_bg.wasm"]);
  for (const { path, bytes } of files) assert.equal(dist(path).length, bytes, path);
  for (const unit of ["bytes", "brotli"]) assert.equal(total[unit], files.reduce((sum, file) => sum + file[unit], 0), unit);
});

test("the script imports nothing at once, and what it loads later is in integrity.json", () => {
  const script = dist("eco-verify.js").toString();
  assert.doesNotMatch(script, /(?:^|[;}])import[ {*"']|\bfrom"/);
  const later = [...script.matchAll(/import\("\.\/([^"]+)"\)/g)].map(([, name]) => name);
  assert.ok(["rest.js", "whole.js", "messages/en.js", "messages/zh.js", "doctor.js"].every((name) => later.includes(name)), `${later}`);
  const hashes = JSON.parse(dist("integrity.json"));
  // rest.js loads one more, which is beside it.
  for (const name of [...later, "qr.js"]) assert.match(hashes[name], /^sha384-/, name);
});

// A verification filed as a ZIP, and verified again from nothing but that.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { suite, test } from "node:test";
import { strToU8, unzipSync, zipSync } from "fflate";
import { again, FILING_BYTES, open, pack } from "../../pkg/dist/filing.js";
import { verifyToJson } from "../../pkg/dist/node.js";
import { folder } from "../edge/servers.mjs";
import { one, root } from "./corpus.mjs";

const { input, options, report } = one("status/valid-two-entries");
const hsTable = readFileSync(join(root, "pkg/dist/hs-2022.json"));
const filing = () => ({
  document: input, report, at: options.at, trustList: options.trustList, trustKey: options.trustKey ?? options.policy?.trustKey,
  policy: options.policy, request: options.request, evidence: options.evidence,
});
const refused = async (zip, why) => assert.rejects(open(zip), (error) => error.name === "FilingError" && why.test(error.message));

suite("filing", async () => {
  const zip = await pack(filing());

  test("what was put in comes out, to the byte", async () => {
    const found = await open(zip);
    assert.deepEqual(Buffer.from(found.document), Buffer.from(input));
    assert.equal(found.report, report);
    assert.deepEqual(found.evidence.map(({ kind, uri }) => [kind, uri]), options.evidence.map(({ kind, uri }) => [kind, uri]));
    const names = Object.keys(unzipSync(zip));
    for (const name of ["certificate.jwt", "trust-list.jwt", "evidence/1.jwt", "report.json", "manifest.json", "SHA256SUMS", "README.txt"]) assert.ok(names.includes(name), name);
  });

  test("tables of the check's own are filed with it", async () => {
    const text = await verifyToJson(input, { ...options, hsTable });
    const found = await open(await pack({ ...filing(), report: text, hsTable }));
    assert.deepEqual(Buffer.from(found.hsTable), hsTable);
    assert.equal((await again(found, verifyToJson)).same, true);
  });

  test("verified again it gives the same Report then, and now what has become of it", async () => {
    const found = await again(await open(zip), verifyToJson);
    assert.deepEqual([found.then === report, found.same, found.key], [true, true, "filed"]);
    assert.equal(JSON.parse(found.now).verdict, "indeterminate");
    const other = await again(await open(zip), verifyToJson, { trustKey: "A".repeat(43) });
    assert.deepEqual([other.same, other.key, JSON.parse(other.then).verdict], [false, "given", "indeterminate"]);
  });

  test("one byte changed in any file, one file more or one less, and it is refused", async () => {
    const files = unzipSync(zip);
    for (const name of Object.keys(files)) {
      for (const at of [0, files[name].length >> 1, files[name].length - 1]) {
        const changed = files[name].slice();
        changed[at] ^= 1;
        await assert.rejects(open(zipSync({ ...files, [name]: changed })), { name: "FilingError" }, `${name} ${at}`);
      }
      const { [name]: gone, ...rest } = files;
      await refused(zipSync(rest), /is missing|is not as it was filed/);
    }
    await refused(zipSync({ ...files, "extra.txt": strToU8("x") }), /extra.txt is not as it was filed/);
  });

  test("a byte changed anywhere in the archive changes nothing, or is refused", async () => {
    for (let at = 0; at < zip.length; at += 41) {
      const changed = zip.slice();
      changed[at] ^= 0x20;
      const found = await open(changed).catch((error) => assert.equal(error.name, "FilingError", `${at}: ${error.stack}`));
      if (found) assert.equal(found.report, report);
    }
  });

  test("what is no filing: no ZIP, too large, too much in it, another kind", async () => {
    await refused(strToU8("hello"), /no ZIP/);
    await refused(new Uint8Array(0), /no ZIP/);
    await refused(new Uint8Array(FILING_BYTES + 1), /larger/);
    await refused(zipSync({ a: new Uint8Array(40 * 1024 * 1024) }), /more in it/);
    await refused(zipSync(Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`f${i}`, strToU8("x")]))), /more in it/);
    await refused(zipSync({}), /missing|no ZIP/);
    for (const [text, why] of [["{}", /cannot be read/], ["[", /cannot be read/], ['{"type":"x/1"}', /cannot be read/]]) {
      const files = { ...unzipSync(zip), "manifest.json": strToU8(text) };
      const { createHash } = await import("node:crypto");
      const { SHA256SUMS: _, ...rest } = files;
      const sums = Object.entries(rest).map(([name, bytes]) => `${createHash("sha256").update(bytes).digest("hex")}  ${name}\n`).join("");
      await refused(zipSync({ ...rest, SHA256SUMS: strToU8(sums) }), why);
    }
  });

  test("a size that lies does not let more out than it says", async () => {
    const bomb = zipSync({ SHA256SUMS: new Uint8Array(8 * 1024 * 1024) });
    const view = new DataView(bomb.buffer, bomb.byteOffset);
    const directory = Buffer.from(bomb).lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    view.setUint32(22, 10, true);
    view.setUint32(directory + 24, 10, true);
    await assert.rejects(open(bomb), { name: "FilingError" });
  });

  test("on the command line", async (context) => {
    const dir = await folder(context);
    const file = join(dir, "f.zip");
    const run = (...args) => spawnSync(process.execPath, [join(root, "pkg/bin/eco-verify.js"), "verify", "--bundle", ...args], { encoding: "utf8" });
    await writeFile(file, zip);
    const good = run(file);
    assert.equal(good.status, 0, good.stderr);
    assert.match(good.stdout, /As of the first check, .*VALID, the same Report as was filed\n  As of now: COULD NOT BE CONFIRMED/);
    assert.match(good.stderr, /WARNING: .*trust list's key is the one in the filing/);
    const { key, same, then, now } = JSON.parse(run("--json", file, "--trust-key", "A".repeat(43)).stdout);
    assert.deepEqual([key, same, then.verdict, now.verdict], ["given", false, "indeterminate", "indeterminate"]);
    await writeFile(file, zipSync({ ...unzipSync(zip), "certificate.jwt": strToU8("x") }));
    const changed = run(file);
    assert.deepEqual([changed.status, changed.stdout], [66, ""]);
    assert.match(changed.stderr, /certificate.jwt is not as it was filed; nothing of it was verified/);
    assert.equal(run(file, "--policy", "x").status, 64);
    assert.equal(run().status, 64);
  });
});

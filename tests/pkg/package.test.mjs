// The built package: what it exports, what it leaves alone, and that it runs where it says it runs.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { one, root } from "./corpus.mjs";

const pkg = join(root, "pkg");
const manifest = JSON.parse(readFileSync(join(pkg, "package.json"), "utf8"));
const folder = mkdtempSync(join(tmpdir(), "eco-verify-"));
after(() => rmSync(folder, { recursive: true, force: true }));

/** The package alone, as if it had been installed somewhere else. */
function copy(name, ...parts) {
  const to = join(folder, name);
  for (const part of ["package.json", ...parts]) cpSync(join(pkg, part), join(to, part), { recursive: true });
  return to;
}

test("every export, its types and the command are files of the package", () => {
  const paths = (value) => (typeof value === "string" ? [value] : Object.values(value).flatMap(paths));
  const { "./schemas/*.json": schemas, ...exported } = manifest.exports;
  assert.equal(schemas, "./dist/schemas/*.json");
  for (const path of [...paths(exported), ...paths(manifest.bin), ...manifest.sideEffects]) {
    // Of a pattern the folder, with something in it.
    const [folder, rest] = path.split("*");
    assert.ok(rest === undefined ? existsSync(join(pkg, path)) : readdirSync(join(pkg, folder)).some((name) => name.endsWith(rest)), path);
  }
  for (const [name, conditions] of Object.entries(exported).filter(([, paths]) => typeof paths === "object")) {
    const order = Object.keys(conditions);
    assert.deepEqual([order[0], order.at(-1)], ["types", "default"], name);
  }
});

test("the schemas are found by their names, and are those of the repository", () => {
  for (const name of ["rcep-co-1.json", "rcep-do-1.json", "report.json"]) {
    const found = readFileSync(new URL(import.meta.resolve(`eco-verify/schemas/${name}`)), "utf8");
    assert.equal(found, readFileSync(join(root, "schemas", name), "utf8"), name);
  }
});

test("there are no runtime dependencies, and the files import nothing from outside", () => {
  for (const kind of ["dependencies", "peerDependencies", "optionalDependencies"]) assert.equal(manifest[kind], undefined);
  for (const name of ["index", "node", "workerd", "full", "whole", "element", "define", "eco-verify", "inline", "present"]) {
    const text = readFileSync(join(pkg, "dist", `${name}.js`), "utf8");
    const imports = [...text.matchAll(/(?:^|[;\s])(?:import|from)\s*\(?["']([^"']+)["']/g)].map((match) => match[1]);
    assert.deepEqual(imports.filter((from) => !from.startsWith("./") && !from.startsWith("node:")), [], name);
    assert.doesNotMatch(text, /\beval\(|new Function|innerHTML|insertAdjacentHTML|document\.write|\.style\./, name);
  }
});

test("the package is found by its name, and its names are the documented ones", async () => {
  const eco = await import("eco-verify");
  assert.deepEqual(Object.keys(eco).sort(), [
    "LoadError", "RetrieveError", "createVerifier", "inspect", "inspectToJson", "jws", "jwsToJson", "retrieve", "scope", "setWasm",
    "unpack", "verify", "verifyBatch", "verifyBundle", "verifyToJson",
  ]);
});

test("the table of HS subheadings is found by its name, whole", async () => {
  const { default: table } = await import("eco-verify/hs-2022.json", { with: { type: "json" } });
  const subheadings = Object.values(table.subheadings).flatMap((all) => all.split(" "));
  assert.deepEqual([table.edition, subheadings.length], ["2022", 5612]);
});

test("the element can be imported where there is no page, and importing defines nothing", async () => {
  const { EcoVerifyElement } = await import("eco-verify/element");
  const defined = new Map();
  const registry = { get: (tag) => defined.get(tag), define: (tag, made) => defined.set(tag, made) };
  EcoVerifyElement.define("eco-verify", registry);
  EcoVerifyElement.define("eco-verify", registry);
  assert.deepEqual([...defined.keys()], ["eco-verify"]);
  await import("eco-verify/define");
});

test("a wasm file that is not the one this was built with is refused", async () => {
  const other = copy("other", "dist");
  const path = join(other, "dist", "eco_verify_full_bg.wasm");
  const bytes = readFileSync(path);
  bytes[bytes.length - 1] ^= 1;
  writeFileSync(path, bytes);
  const { verify } = await import(pathToFileURL(join(other, "dist", "node.js")));
  await assert.rejects(verify(""), /another version/);
});

test("the command says in one line that it is not built", () => {
  const bare = copy("bare", "bin");
  const done = spawnSync(process.execPath, [join(bare, "bin", "eco-verify.js"), "verify", "x"]);
  assert.equal(done.status, 66);
  assert.match(done.stderr.toString(), /^eco-verify: .*cargo xtask build.*\n$/);
});

const old = Number(process.versions.node.split(".")[0]) < 22;

test("in workerd it gives the same Report, byte for byte, and fetches what it needs", { skip: old && "miniflare needs Node.js 22" }, async () => {
  const { Miniflare } = await import("miniflare");
  const names = ["envelope/valid", "signature/number-changed-after-signing", "claims/missing-items", "status/revoked"];
  const worker = `
    import { verifyToJson } from "./workerd.js";
    export default { async fetch(request) {
      const { input, options } = await request.json();
      return new Response(await verifyToJson(input, options));
    } };`;
  const dist = join(pkg, "dist");
  const contents = (name) => readFileSync(join(dist, name));
  const fetched = [];
  const lists = new Map(one("status/revoked").options.evidence.map(({ uri, bytes }) => [uri, bytes]));
  const mf = new Miniflare({
    modulesRoot: dist,
    modules: [
      { type: "ESModule", path: join(dist, "test-worker.mjs"), contents: worker },
      { type: "ESModule", path: join(dist, "workerd.js"), contents: contents("workerd.js").toString() },
      { type: "CompiledWasm", path: join(dist, "eco_verify_full_bg.wasm"), contents: contents("eco_verify_full_bg.wasm") },
    ],
    compatibilityDate: "2025-01-01",
    cf: false,
    outboundService: (request) => {
      fetched.push(request.url);
      return new Response(lists.get(request.url) ?? "", { status: lists.has(request.url) ? 200 : 404 });
    },
  });
  try {
    for (const { input, options, report } of names.map(one)) {
      const plain = { ...options, trustList: options.trustList.toString(), evidence: [], offline: false };
      const body = JSON.stringify({ input: input.toString(), options: plain });
      const answer = await mf.dispatchFetch("http://worker/", { method: "POST", body });
      assert.equal(await answer.text(), report);
    }
    assert.deepEqual(fetched, [...lists.keys()]);
  } finally {
    await mf.dispose();
  }
});

// The package from its packed file: what is in it, and Node.js, TypeScript, Workers and npx with it.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join, posix } from "node:path";
import { after, test } from "node:test";
import { build } from "esbuild";
import { one, root } from "./corpus.mjs";
import { installed, npm } from "./installed.mjs";

const project = installed(after);
const names = project.packed.files.map(({ path }) => path);
const good = one("envelope/valid");
/** As JSON can carry it. */
const plain = { input: good.input.toString(), options: { ...good.options, trustList: good.options.trustList.toString(), evidence: [] } };
project.put("good.json", JSON.stringify(plain));

/** Runs a script of the project: what it prints, read as JSON. */
function run(name, text) {
  const done = spawnSync(process.execPath, ["--no-warnings", project.put(name, text)], { cwd: project.folder, timeout: 60_000 });
  assert.equal(done.status, 0, done.stderr.toString());
  return JSON.parse(done.stdout.toString());
}

test("what is packed is what is needed, with its licences", (context) => {
  context.diagnostic(`${project.packed.size} bytes packed, ${project.packed.unpackedSize} unpacked, ${names.length} files`);
  const wanted = /^(package[.]json|README[.]md|LICENSE-(APACHE|MIT)|bin\/[\w-]+[.]js|dist\/([\w-]+[.](js|json|wasm)|embed[.]manifest[.]json|messages\/[a-z]{2}[.]js|schemas\/[\w-]+[.]json|types\/([\w-]+\/)?[\w.-]+[.]d[.]ts))$/;
  assert.deepEqual(names.filter((name) => !wanted.test(name)), []);
  for (const name of ["README.md", "LICENSE-APACHE", "LICENSE-MIT", "bin/eco-verify.js", "dist/eco-verify.js", "dist/eco_verify_bg.wasm"]) assert.ok(names.includes(name), name);
  for (const name of ["LICENSE-APACHE", "LICENSE-MIT"]) assert.deepEqual(project.read(name), readFileSync(join(root, name)), name);
  assert.ok(project.packed.size < 1_500_000, "it is three files of wasm and little more");
});

test("every file that the manifest names is packed, and every file that a file of it imports", () => {
  const manifest = JSON.parse(project.read("package.json"));
  const paths = (value) => (typeof value === "string" ? [value] : Object.values(value).flatMap(paths));
  for (const path of [manifest.exports, manifest.bin, manifest.sideEffects].flatMap(paths)) {
    const [start, end = ""] = path.replace("./", "").split("*");
    assert.ok(names.some((name) => name.startsWith(start) && name.endsWith(end)), path);
  }
  for (const name of names.filter((name) => /[.](js|d[.]ts)$/.test(name))) {
    const text = project.read(name).toString();
    const found = [...text.matchAll(/(?:\bfrom|\bimport|import\(|new URL\()\s*["']([.]{1,2}\/[^"']+)["']/g)].map((match) => match[1]);
    for (const from of found) {
      const path = posix.join(dirname(name), from);
      const typed = name.endsWith(".d.ts") ? path.replace(/[.]js$/, ".d.ts") : path;
      assert.ok(names.includes(typed), `${name} imports ${from}`);
    }
  }
});

test("no file says on which machine it was made", () => {
  const here = [root, homedir(), process.env.CARGO_HOME, "/.cargo/", "/target/"].filter((path) => path && path.length > 3);
  for (const name of names) {
    const text = project.read(name).toString("latin1");
    assert.deepEqual(here.filter((path) => text.includes(path)), [], name);
    assert.doesNotMatch(text, /[^\w.:/]\/(home|root|Users|tmp)\/[\w.]|[A-Z]:\\\\?Users\\|file:\/\/\/\w/, name);
  }
});

test("integrity.json has the SHA-384 of every script and every wasm file", () => {
  const files = names.filter((name) => /^dist\/.*[.](js|wasm)$/.test(name)).map((name) => name.slice("dist/".length));
  const due = files.sort().map((name) => [name, `sha384-${createHash("sha384").update(project.read(`dist/${name}`)).digest("base64")}`]);
  assert.deepEqual(JSON.parse(project.read("dist/integrity.json")), Object.fromEntries(due));
});

test("Node.js: both builds give the same Report, byte for byte; data are found; importing defines nothing", () => {
  const seen = run("node.mjs", `
    import { readFileSync } from "node:fs";
    import { verifyToJson } from "eco-verify";
    import { verifyToJson as full } from "eco-verify/full";
    import table from "eco-verify/hs-2022.json" with { type: "json" };
    import integrity from "eco-verify/integrity.json" with { type: "json" };
    import report from "eco-verify/schemas/report.json" with { type: "json" };
    import { EcoVerifyElement } from "eco-verify/element";
    import "eco-verify/define";
    const { input, options } = JSON.parse(readFileSync("good.json"));
    console.log(JSON.stringify({
      small: await verifyToJson(input, options), full: await full(input, options),
      edition: table.edition, schema: typeof report.$id, element: typeof EcoVerifyElement, hash: integrity["eco-verify.js"].slice(0, 7),
      core: import.meta.resolve("eco-verify/core.wasm").endsWith("/dist/eco_verify_full_bg.wasm"),
    }));`);
  const { report } = good;
  assert.deepEqual(seen, { small: report, full: report, edition: "2022", schema: "string", element: "function", hash: "sha384-", core: true });
});

test("Node.js, CommonJS: import(), and require where Node.js has it", () => {
  const seen = run("common.cjs", `
    const { input, options } = require("./good.json");
    (async () => {
      const verdicts = [(await (await import("eco-verify")).verify(input, options)).verdict];
      verdicts.push(process.features.require_module ? (await require("eco-verify").verify(input, options)).verdict : "valid");
      console.log(JSON.stringify([...verdicts, require("eco-verify/hs-2022.json").edition]));
    })();`);
  assert.deepEqual(seen, ["valid", "valid", "2022"]);
});

test("setWasm: an address, a path, bytes, a module and a function; nothing else, and not too late", () => {
  const seen = run("set.mjs", `
    import { readFileSync } from "node:fs";
    import { fileURLToPath } from "node:url";
    const { input, options } = JSON.parse(readFileSync("good.json"));
    const address = import.meta.resolve("eco-verify/core.wasm");
    const bytes = readFileSync(new URL(address));
    const changed = Uint8Array.from(bytes, (byte, i) => (i === bytes.length - 1 ? byte ^ 1 : byte));
    const sources = {
      address, url: new URL(address), path: fileURLToPath(address), bytes, buffer: new Uint8Array(bytes).buffer,
      module: new WebAssembly.Module(bytes), function: async () => bytes,
      changed, other: import.meta.resolve("eco-verify").replace("node.js", "eco_verify_bg.wasm"), missing: new URL("file:///nowhere"),
    };
    const seen = {};
    for (const [name, source] of Object.entries(sources)) {
      // A copy of the script for each: a core is loaded once.
      const { setWasm, verify } = await import(import.meta.resolve("eco-verify") + "?" + name);
      setWasm(source);
      seen[name] = await verify(input, options).then(({ verdict }) => verdict, (error) => error.name);
    }
    const { setWasm, verify } = await import("eco-verify");
    setWasm(changed);
    const failed = await verify(input, options).catch(({ message }) => message);
    setWasm(bytes);
    const { verdict } = await verify(input, options);
    try { setWasm(bytes); } catch ({ message }) { seen.messages = [failed, verdict, message]; }
    console.log(JSON.stringify(seen));`);
  assert.deepEqual(seen, {
    address: "valid", url: "valid", path: "valid", bytes: "valid", buffer: "valid", module: "valid", function: "valid",
    changed: "LoadError", other: "LoadError", missing: "LoadError",
    messages: [
      "eco-verify: the wasm given is of another version than its script; install the package again",
      "valid",
      "eco-verify: the verifier is loaded already; call setWasm before the first verification",
    ],
  });
});

test("npx eco-verify: its version, and a certificate", () => {
  const { version } = JSON.parse(project.read("package.json"));
  const npx = (...args) => npm("npx", ["--offline", "--no-install", "eco-verify", ...args], project.folder);
  assert.equal(npx("--version").trim(), version);
  project.put("good.jwt", good.input);
  project.put("list.jwt", good.options.trustList);
  project.put("key.json", JSON.stringify(good.options.trustKey));
  const out = npx("verify", "good.jwt", "--trust-list", "list.jwt", "--trust-key", "key.json", "--at", good.options.at, "--offline", "--json");
  assert.equal(JSON.parse(out).verdict, "valid");
});

test("TypeScript finds the types, as bundlers and as Node.js look for them, and knows a wrong option", () => {
  const source = `
    import { createVerifier, setWasm, verify, verifyBatch, type BatchOptions, type Brief, type Report, type VerifyOptions, type WasmSource } from "eco-verify";
    import { verify as full } from "eco-verify/full";
    import { EcoVerifyElement } from "eco-verify/element";
    import { EcoVerifyElement as Defined } from "eco-verify/define";
    import core from "eco-verify/core.wasm";
    import inline from "eco-verify/inline";
    import hsTable from "eco-verify/hs-2022.json" with { type: "json" };
    import integrity from "eco-verify/integrity.json" with { type: "json" };
    import schema from "eco-verify/schemas/report.json" with { type: "json" };
    const options: VerifyOptions = { hsTable, trustKey: { kty: "EC" }, request: { number: "C1" }, signal: AbortSignal.timeout(1) };
    const report: Report = await verify(new Uint8Array(), options);
    const verdicts: "valid" | "invalid" | "indeterminate" = report.verdict;
    const source: WasmSource = core;
    setWasm(source);
    setWasm(inline, "/eco_verify_full_bg.wasm");
    await (await createVerifier()).verifyBatch(["", new ArrayBuffer(1)]);
    const briefs: Brief[] = await verifyBatch([""], { brief: true, workers: 2 });
    const reports: Report[] = await (await createVerifier()).verifyBatch([""], { brief: false, offline: true });
    const told: BatchOptions = { brief: briefs.length > 0 };
    const either: (Brief | Report)[] = await verifyBatch([""], told);
    // @ts-expect-error
    const wrong: Report[] = await verifyBatch([""], told);
    const element: EcoVerifyElement = document.createElement("eco-verify");
    element.bytes = new Uint8Array();
    const text: string = (await element.report).verdict + integrity["eco-verify.js"] + schema.$id + EcoVerifyElement.version;
    EcoVerifyElement.define("x-verify");
    // @ts-expect-error
    await full(new Uint8Array(), { trustKye: "" });
    // @ts-expect-error
    await verify(1);
    export { Defined, either, reports, text, verdicts, wrong };`;
  const common = `
    export async function verdict(bytes: Uint8Array): Promise<string> {
      return (await (await import("eco-verify")).verify(bytes)).verdict;
    }`;
  const server = 'import { verify } from "eco-verify"; console.log((await verify("")).verdict);';
  project.put("bundled.ts", source);
  project.put("server.mts", server);
  project.put("module.mts", source);
  project.put("common.cts", common);
  const all = { target: "es2022", strict: true, noEmit: true, resolveJsonModule: true, exactOptionalPropertyTypes: true };
  const inPages = { lib: ["es2023", "dom"], types: [] };
  // A server's project need not have the types of a page.
  const onServers = { lib: ["es2023"], types: ["node"], typeRoots: [join(root, "node_modules", "@types")] };
  for (const [module, moduleResolution, files, more] of [
    ["esnext", "bundler", ["bundled.ts"], inPages],
    ["nodenext", "nodenext", ["module.mts", "common.cts"], inPages],
    ["nodenext", "nodenext", ["server.mts"], onServers],
  ]) {
    project.put("tsconfig.json", JSON.stringify({ compilerOptions: { ...all, ...more, module, moduleResolution }, files }));
    const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
    const done = spawnSync(process.execPath, [tsc, "-p", project.folder], { cwd: project.folder, timeout: 120_000 });
    assert.equal(done.stdout.toString(), "", moduleResolution);
    assert.equal(done.status, 0, moduleResolution);
  }
});

const old = Number(process.versions.node.split(".")[0]) < 22;

test("a Worker bundled as Wrangler does it has the workerd build, and eco-verify/core.wasm as a module", { skip: old && "miniflare needs Node.js 22" }, async () => {
  const { Miniflare } = await import("miniflare");
  project.put("worker.js", `
    import { setWasm, verifyToJson } from "eco-verify";
    import { verifyToJson as full } from "eco-verify/full";
    import core from "eco-verify/core.wasm";
    setWasm(core);
    export default { async fetch(request) {
      const { input, options } = await request.json();
      return Response.json([core instanceof WebAssembly.Module, await verifyToJson(input, options), await full(input, options)]);
    } };`);
  // What Wrangler's own plugin does: the wasm is deployed beside the script, compiled.
  const wasm = new Map();
  const beside = {
    name: "wasm",
    setup(host) {
      host.onResolve({ filter: /[.]wasm$/ }, async ({ path, pluginData, ...from }) => {
        if (pluginData === wasm) return undefined;
        const found = await host.resolve(path, { ...from, pluginData: wasm });
        const name = `./${createHash("sha256").update(found.path).digest("hex")}.wasm`;
        wasm.set(name, found.path);
        return { path: name, external: true };
      });
    },
  };
  await build({
    absWorkingDir: project.folder, entryPoints: ["worker.js"], outfile: "worker-out/index.js", bundle: true, format: "esm",
    conditions: ["workerd", "worker", "browser"], plugins: [beside], logLevel: "silent",
  });
  assert.equal(wasm.size, 1, "the one wasm once");
  const modules = [
    { type: "ESModule", path: project.place("worker-out", "index.js") },
    ...[...wasm].map(([name, path]) => ({ type: "CompiledWasm", path: project.place("worker-out", name), contents: readFileSync(path) })),
  ];
  const mf = new Miniflare({ modulesRoot: project.place("worker-out"), modules, compatibilityDate: "2025-01-01", cf: false });
  try {
    const answer = await mf.dispatchFetch("http://worker/", { method: "POST", body: JSON.stringify(plain) });
    assert.deepEqual(await answer.json(), [true, good.report, good.report]);
  } finally {
    await mf.dispose();
  }
});

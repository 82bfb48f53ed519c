// Turns ts/ and the two wasm builds that wasm-bindgen wrote into dist/: one file per export, types, the
// table of HS subheadings, and the wasm itself, whose SHA-256 is written into every file that loads it; the hashes of
// all files that a page may load; and embed.manifest.json, the list of what a tag loads before the first verdict.

import { createHash } from "node:crypto";
import { copyFile, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build, transform } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, "dist");

const { version } = JSON.parse(await readFile(join(here, "package.json"), "utf8"));

/** The small build, which a script tag loads, and the one with every algorithm and envelope. */
const builds = Object.fromEntries(await Promise.all([["small", "eco_verify"], ["full", "eco_verify_full"]].map(load)));

async function load([name, file]) {
  const wasm = join(dist, "wasm", `${file}_bg.wasm`);
  const bytes = await readFile(wasm).catch(() => {
    console.error("pkg/dist/wasm is missing: run 'cargo xtask build', which makes it first");
    process.exit(1);
  });
  const define = {
    VERSION: JSON.stringify(version),
    WASM_FILE: JSON.stringify(`./${file}_bg.wasm`),
    SMALL: String(name === "small"),
    WASM_SHA256: JSON.stringify(createHash("sha256").update(bytes).digest("base64")),
  };
  return [name, { glue: join(dist, "wasm", `${file}.js`), wasm, file: `${file}_bg.wasm`, define }];
}

/** Each is loaded when a page wants it. */
const languages = (await readdir(join(here, "ts", "messages"))).map((name) => name.replace(/[.]ts$/, "")).filter((name) => /^[a-z]{2}$/.test(name));
/** What is loaded on demand, in files of its own. */
const LATER = ["./rest.js", "./whole.js", "./batch.js", "./doctor.js", "./qr.js", ...languages.map((name) => `./messages/${name}.js`)];

/** What the importer's page takes from libraries, as it stands; each file is loaded when it is wanted. */
const LIBRARIES = {
  csv: 'export { default } from "papaparse"',
  "qr-read": 'export { decodeQR } from "qr/decode.js"',
  unzip: 'export { unzipSync } from "fflate"',
};

/** Style sheets as text, as short as they can be. */
const styles = {
  name: "styles",
  setup: ({ onLoad }) => onLoad({ filter: /[.]css$/ }, async ({ path }) => {
    const { code } = await transform(await readFile(path, "utf8"), { loader: "css", minify: true });
    return { contents: code.trim(), loader: "text" };
  }),
};
/** What wasm-bindgen wrote, with a way in that neither fetches nor streams: what only those need is left out. */
const glue = {
  name: "glue",
  setup: ({ onLoad }) => onLoad({ filter: /[\\/]dist[\\/]wasm[\\/]\w+[.]js$/ }, async ({ path }) => ({
    contents: `${await readFile(path, "utf8")}
export const instantiate = async (module) => __wbg_finalize_init(await WebAssembly.instantiate(module, __wbg_get_imports()), module);`,
  })),
};

const common = {
  absWorkingDir: here,
  bundle: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
  // The small build has not all that the full one has; nothing asks it for that.
  logOverride: { "import-is-undefined": "silent" },
  plugins: [styles, glue],
};
/** What a file for one host and one build is made with. */
const host = (name, { glue, file, define } = builds.small) => ({
  alias: { "#core": glue, "#load": join(here, "ts", "load", `${name}.ts`), "#wasm": `./${file}` },
  // Where there is no page, one file has all.
  external: [`./${file}`, ...(name === "browser" ? LATER : [])],
  define,
});
// These import each other as files, so that a page which uses several loads each once.
const siblings = { ...host("browser"), external: ["./index.js", "./element.js", ...LATER] };
const file = (name, from, options) =>
  build({ ...common, entryPoints: [join("ts", `${from}.ts`)], outfile: join("dist", `${name}.js`), ...options });

// What an earlier version left is not to be packed.
for (const made of await readdir(dist)) if (made !== "wasm") await rm(join(dist, made), { recursive: true, force: true });
for (const made of ["types", "schemas", "messages"]) await mkdir(join(dist, made));
await Promise.all(Object.values(builds).map(({ wasm, file }) => copyFile(wasm, join(dist, file))));
await copyFile(join(here, "ts", "core.wasm.d.ts"), join(dist, "types", "core.wasm.d.ts"));
await copyFile(join(here, "data", "hs-2022.json"), join(dist, "hs-2022.json"));
const schemas = ["rcep-co-1.json", "rcep-do-1.json", "report.json"];
await Promise.all(schemas.map((name) => copyFile(join(here, "..", "schemas", name), join(dist, "schemas", name))));
await Promise.all([
  file("index", "index", host("browser")),
  file("full", "index", host("browser", builds.full)),
  file("node", "index", { ...host("node", builds.full), platform: "node" }),
  file("workerd", "index", host("workerd", builds.full)),
  file("batch", "batch", { ...host("browser"), minify: true }),
  file("worker", "worker", { ...host("browser", builds.full), minify: true }),
  file("worker-node", "worker", { ...host("node", builds.full), platform: "node" }),
  file("whole", "whole", { ...host("browser", builds.full), minify: true }),
  file("element", "element", siblings),
  file("define", "define", siblings),
  file("eco-verify", "define", { ...host("browser"), minify: true }),
  file("rest", "rest", { external: LATER, minify: true }),
  file("present", "present", { platform: "node", external: LATER }),
  file("filing", "filing", {}),
  file("doctor", "doctor", { ...host("browser"), minify: true }),
  file("qr", "qr", { minify: true }),
  file("inline", "inline", { minify: true, define: { WASM_GZIP_BASE64: JSON.stringify(await packed(builds.small)) } }),
  ...Object.entries(LIBRARIES).map(([name, contents]) => build({ ...common, stdin: { contents, resolveDir: here }, outfile: join(dist, `${name}.js`), minify: true })),
  ...languages.map((name) => file(join("messages", name), join("messages", name), { minify: true })),
]);

async function packed({ wasm }) {
  return gzipSync(await readFile(wasm), { level: 9 }).toString("base64");
}

/** What subresource integrity wants to know of each file. */
const files = (await readdir(dist, { recursive: true })).map((name) => name.replaceAll("\\", "/"));
const integrity = await Promise.all(
  files.filter((name) => /[.](js|wasm)$/.test(name) && !name.startsWith("wasm/")).sort().map(async (name) => {
    const hash = createHash("sha384").update(await readFile(join(dist, name)));
    return [name, `sha384-${hash.digest("base64")}`];
  }),
);
await writeFile(join(dist, "integrity.json"), `${JSON.stringify(Object.fromEntries(integrity), null, 2)}\n`);

/** Size of a file as it is, and as a server sends it. */
async function weight(path) {
  const bytes = await readFile(join(dist, path));
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return { path, bytes: bytes.length, brotli: brotliCompressSync(bytes, { params }).length };
}

const loaded = await Promise.all(["eco-verify.js", builds.small.file].map(weight));
const sum = (unit) => loaded.reduce((total, file) => total + file[unit], 0);
const manifest = { files: loaded, total: { bytes: sum("bytes"), brotli: sum("brotli") } };
await writeFile(join(dist, "embed.manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);

const tsc = createRequire(import.meta.url).resolve("typescript/package.json");
const types = spawnSync(process.execPath, [join(dirname(tsc), "bin", "tsc"), "-p", here], { stdio: "inherit" });
process.exit(types.status ?? 1);

// Turns ts/ and the wasm that wasm-bindgen wrote into dist/: one file per export, types, and the
// wasm itself, whose SHA-256 is written into every file that loads it.

import { createHash } from "node:crypto";
import { copyFile, mkdir, readFile, rm } from "node:fs/promises";
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, "dist");
const glue = join(dist, "wasm", "eco_verify.js");
const wasm = join(dist, "wasm", "eco_verify_bg.wasm");

const bytes = await readFile(wasm).catch(() => {
  console.error("pkg/dist/wasm is missing: run 'cargo xtask build', which makes it first");
  process.exit(1);
});

const common = {
  absWorkingDir: here,
  bundle: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
  define: { WASM_SHA256: JSON.stringify(createHash("sha256").update(bytes).digest("base64")) },
};
const host = (name) => ({ "#core": glue, "#load": join(here, "ts", "load", `${name}.ts`) });
// These import each other as files, so that a page which uses several loads each once.
const siblings = { external: ["./index.js", "./element.js"], alias: host("browser") };
const file = (name, from, options) =>
  build({ ...common, entryPoints: [join("ts", `${from}.ts`)], outfile: join("dist", `${name}.js`), ...options });

await rm(join(dist, "types"), { recursive: true, force: true });
await mkdir(join(dist, "types"));
await copyFile(wasm, join(dist, "eco_verify_bg.wasm"));
await copyFile(join(here, "ts", "core.wasm.d.ts"), join(dist, "types", "core.wasm.d.ts"));
await Promise.all([
  file("index", "index", { alias: host("browser") }),
  file("node", "index", { alias: host("node"), platform: "node" }),
  file("workerd", "index", { alias: host("workerd"), external: ["./eco_verify_bg.wasm"] }),
  file("element", "element", siblings),
  file("define", "define", siblings),
  file("eco-verify", "define", { alias: host("browser"), minify: true }),
  file("present", "present", { platform: "node" }),
]);

const tsc = createRequire(import.meta.url).resolve("typescript/package.json");
const types = spawnSync(process.execPath, [join(dirname(tsc), "bin", "tsc"), "-p", here], { stdio: "inherit" });
process.exit(types.status ?? 1);

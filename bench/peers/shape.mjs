// The JSON Schema of a certificate -> a module that checks it, compiled beforehand by ajv: no compiler and no eval at run
// time, the fastest way that ajv has. `format` is left out, since the schema's patterns say the same.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import Ajv from "ajv/dist/2020.js";
import standalone from "ajv/dist/standalone/index.js";
import { build } from "esbuild";

export const root = fileURLToPath(new URL("../..", import.meta.url));
/** Where what a run makes is left. */
export const made = join(process.env.CARGO_TARGET_DIR ?? join(root, "target"), "bench");

/** Writes the module; its path. */
export async function compiledShape() {
  mkdirSync(made, { recursive: true });
  const schema = JSON.parse(readFileSync(join(root, "schemas", "rcep-co-1.json"), "utf8"));
  const ajv = new Ajv({ strict: false, validateFormats: false, code: { source: true, esm: true } });
  const contents = (standalone.default ?? standalone)(ajv, ajv.compile(schema));
  const outfile = join(made, "shape.mjs");
  writeFileSync(join(made, "package.json"), '{ "type": "module" }\n');
  await build({ stdin: { contents, resolveDir: root }, bundle: true, format: "esm", outfile, logLevel: "warning" });
  return outfile;
}

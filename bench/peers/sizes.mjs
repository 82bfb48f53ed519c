// Contestants -> the bytes that a page would load for them: bundled and minified by esbuild, glue and schema included, as
// they are and as a server sends them.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "esbuild";
import { root } from "./shape.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));

/** What a list of files weighs. */
function weight(files) {
  const sum = (of) => files.reduce((total, bytes) => total + of(bytes), 0);
  const params = (bytes) => ({ [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length });
  return {
    bytes: sum(({ length }) => length),
    gzip: sum((bytes) => gzipSync(bytes, { level: 9 }).length),
    brotli: sum((bytes) => brotliCompressSync(bytes, { params: params(bytes) }).length),
  };
}

async function bundled(contents, more = {}) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: here }, bundle: true, minify: true, format: "esm", target: "es2022", write: false, legalComments: "none", logLevel: "silent", ...more,
  });
  return outputFiles[0].contents;
}

/** `shape`: path of the schema's module. */
export async function sizes(names, shape) {
  const dist = (name) => readFileSync(join(root, "pkg", "dist", name));
  const script = (name) => bundled(`export { createVerifier } from ${JSON.stringify(join(root, "pkg", "dist", name))};`, { external: ["*.wasm"] });
  const answer = {
    ours: weight([await script("index.js"), dist("eco_verify_bg.wasm")]),
    ours_full: weight([await script("full.js"), dist("eco_verify_full_bg.wasm")]),
  };
  for (const name of names) {
    const contents = `export { setup } from "./${name}.mjs"; export { default as shape } from ${JSON.stringify(shape)};`;
    answer[name] = weight([await bundled(contents)]);
  }
  return answer;
}

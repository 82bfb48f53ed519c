// The wasm file beside this module -> a compiled module, for Node.js.

declare const WASM_FILE: string;
declare const WASM_SHA256: string;

/** What every fetch of evidence adds here: nothing. */
export const FETCH_OPTIONS: RequestInit = {};

/** Reads, checks and compiles the core. */
export async function wasmModule(): Promise<WebAssembly.Module> {
  // Node's own modules have no types here: this package's types are those of a browser.
  const [{ readFile }, { createHash }] = await Promise.all([
    // @ts-expect-error
    import("node:fs/promises"),
    // @ts-expect-error
    import("node:crypto"),
  ]);
  const bytes: BufferSource = await readFile(new URL(WASM_FILE, import.meta.url));
  if (createHash("sha256").update(bytes).digest("base64") !== WASM_SHA256) {
    throw new Error(`eco-verify: ${WASM_FILE} is of another version than its script; install the package again`);
  }
  return WebAssembly.compile(bytes);
}

// The wasm file beside this module, or what the caller gives -> a compiled module, for Node.js. The hash is checked.

import type { WasmSource } from "../core.js";

declare const WASM_FILE: string;
declare const WASM_SHA256: string;

/** What every fetch of evidence adds here: nothing. */
export const FETCH_OPTIONS: RequestInit = {};

/** Reads, checks and compiles the core. Text is a path or a `file:` address. */
export async function wasmModule(given?: WasmSource): Promise<WebAssembly.Module> {
  if (given instanceof WebAssembly.Module) return given;
  // Node's own modules have no types here: this package's types are those of a browser.
  const [{ readFile }, { createHash }] = await Promise.all([
    // @ts-expect-error
    import("node:fs/promises"),
    // @ts-expect-error
    import("node:crypto"),
  ]);
  const from = typeof given === "string" && given.startsWith("file:") ? new URL(given) : (given ?? new URL(WASM_FILE, import.meta.url));
  const isAddress = typeof from === "string" || from instanceof URL;
  const bytes: BufferSource = isAddress ? await readFile(from) : from instanceof ArrayBuffer ? new Uint8Array(from) : (from as Uint8Array<ArrayBuffer>);
  if (createHash("sha256").update(bytes).digest("base64") === WASM_SHA256) return WebAssembly.compile(bytes);
  throw new Error(`eco-verify: ${isAddress ? from : "the wasm given"} is of another version than its script; install the package again`);
}

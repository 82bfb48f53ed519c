// The wasm file beside this module -> a compiled module, for pages. The browser checks the hash.

declare const WASM_FILE: string;
declare const WASM_SHA256: string;

/** What every fetch of evidence adds here: no cookies, and no word about the page that asks. */
export const FETCH_OPTIONS: RequestInit = { credentials: "omit", referrerPolicy: "no-referrer" };

/** Fetches and compiles the core. `integrity` refuses any other file than the one built with this. */
export async function wasmModule(): Promise<WebAssembly.Module> {
  const url = new URL(WASM_FILE, import.meta.url);
  let bytes: ArrayBuffer;
  try {
    const response = await fetch(url, { integrity: `sha256-${WASM_SHA256}`, credentials: "same-origin" });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    bytes = await response.arrayBuffer();
  } catch (cause) {
    throw new Error(`eco-verify: ${url.href} could not be loaded, or is of another version than its script`, { cause });
  }
  return WebAssembly.compile(bytes);
}

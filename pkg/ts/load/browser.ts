// The wasm file beside this module, or what the page gives -> a compiled module, for pages; its hash is checked. And
// threads, which are module workers.

import type { WasmSource } from "../core.js";
import type { Thread } from "../pool.js";

declare const WASM_FILE: string;
declare const WASM_SHA256: string;

/** What every fetch of evidence adds here: no cookies, and no word about the page that asks. */
export const FETCH_OPTIONS: RequestInit = { credentials: "omit", referrerPolicy: "no-referrer" };

/** Milliseconds for the file; a slow line needs some. */
const TIMEOUT_MS = 60_000;

/** Gets and compiles the core; any other than the one built with this is refused. */
export async function wasmModule(given?: WasmSource): Promise<WebAssembly.Module> {
  if (given instanceof WebAssembly.Module) return given;
  const isAddress = given === undefined || typeof given === "string" || given instanceof URL;
  return WebAssembly.compile(isAddress ? await fetched(given ?? beside()) : await checked(given as Uint8Array));
}

/** The wasm file that belongs to a script. */
export interface OwnFile {
  name: string;
  /** Where it is; unknown to a script that is no ES module. */
  url: URL | undefined;
  /** Of its bytes, base64. */
  sha256: string;
}

/** What belongs to the script that this is a part of. */
export function ownFile(): OwnFile {
  let url: URL | undefined;
  try {
    // Written so that bundlers see the file.
    url = new URL(WASM_FILE, import.meta.url);
  } catch {
    // A script that is no module does not know its own address.
  }
  return { name: WASM_FILE.replace("./", ""), url, sha256: WASM_SHA256 };
}

function beside(): URL {
  const { url } = ownFile();
  if (url) return url;
  throw new Error("eco-verify: this script is no ES module and cannot know where its wasm file is; tell it with setWasm");
}

/** The browser itself checks the hash. */
async function fetched(url: string | URL): Promise<ArrayBuffer> {
  try {
    const response = await fetch(url, { integrity: `sha256-${WASM_SHA256}`, credentials: "same-origin", signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return await response.arrayBuffer();
  } catch (cause) {
    const wrong = new Error(`eco-verify: ${url} could not be loaded, or is of another version than its script`, { cause });
    throw Object.assign(wrong, { file: String(url) });
  }
}

async function checked(bytes: Uint8Array): Promise<BufferSource> {
  if (!isSecureContext) throw new Error("eco-verify: bytes can be checked on https pages only; give setWasm an address");
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes as BufferSource));
  if (btoa(String.fromCharCode(...hash)) === WASM_SHA256) return bytes as BufferSource;
  throw new Error("eco-verify: the wasm given is of another version than its script");
}

/** How many threads the machine runs at once. */
export async function parallelism(): Promise<number> {
  return navigator.hardwareConcurrency;
}

type Policy = { createScriptURL(url: string): string };
let policy: Policy | undefined;

/** The file of a page's workers lies beside the script; pages that require Trusted Types are given one. */
function address(): string {
  const { href } = new URL("./worker.js", import.meta.url);
  const { trustedTypes } = globalThis as { trustedTypes?: { createPolicy(name: string, policy: Policy): Policy } };
  // Under that name there may be one only.
  policy ??= trustedTypes?.createPolicy("eco-verify", { createScriptURL: (url) => url });
  return policy?.createScriptURL(href) ?? href;
}

/** A thread that runs worker.ts. */
export async function startThread(heard: (message: never) => void, ended: (why: string) => void): Promise<Thread> {
  const worker = new Worker(address(), { type: "module" });
  worker.onmessage = ({ data }) => heard(data as never);
  worker.onerror = (event) => {
    event.preventDefault();
    ended(event.message);
  };
  return {
    post: (message, transfer) => worker.postMessage(message, transfer),
    end: () => worker.terminate(),
    // A page waits for nobody.
    hold: () => undefined,
  };
}

/** In a worker: hears its page, and answers. */
export async function listen(heard: (message: never, post: (message: unknown) => void) => void): Promise<void> {
  addEventListener("message", ({ data }) => heard(data as never, (message) => postMessage(message)));
}

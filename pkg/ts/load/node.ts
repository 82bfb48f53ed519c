// The wasm file beside this module, or what the caller gives -> a compiled module, for Node.js; its hash is checked. And
// threads, which are worker_threads.

import type { WasmSource } from "../core.js";
import type { Thread } from "../pool.js";

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

/** How many threads the machine runs at once. */
export async function parallelism(): Promise<number> {
  // @ts-expect-error
  return (await import("node:os")).availableParallelism();
}

/** A thread that runs worker.ts, with nothing of this process but what is posted to it. */
export async function startThread(heard: (message: never) => void, ended: (why: string) => void): Promise<Thread> {
  // @ts-expect-error
  const { Worker } = await import("node:worker_threads");
  const worker = new Worker(new URL("./worker-node.js", import.meta.url), { execArgv: [] });
  worker.on("message", heard);
  worker.on("error", (error: unknown) => ended(String(error)));
  worker.on("exit", (code: number) => ended(`exit code ${code}`));
  return {
    post: (message, transfer) => worker.postMessage(message, transfer),
    end: () => void worker.terminate(),
    hold: (busy) => (busy ? worker.ref() : worker.unref()),
  };
}

/** In a worker: hears who started it, and answers. */
export async function listen(heard: (message: never, post: (message: unknown) => void) => void): Promise<void> {
  // @ts-expect-error
  const { parentPort } = await import("node:worker_threads");
  parentPort.on("message", (message: never) => heard(message, (answer) => parentPort.postMessage(answer)));
}

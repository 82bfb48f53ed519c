// The wasm file beside this module -> a compiled module, for Workers. They compile it when they are
// deployed and forbid to compile later, so it comes as an import and its hash cannot be checked here.

// @ts-expect-error Only a Workers bundler knows what this import gives.
import module from "#wasm";
import type { WasmSource } from "../core.js";
import type { Thread } from "../pool.js";

/** What every fetch of evidence adds here: nothing, Workers send neither cookies nor referrers. */
export const FETCH_OPTIONS: RequestInit = {};

/** The core, as the Worker was deployed with it. */
export async function wasmModule(given: WasmSource = module): Promise<WebAssembly.Module> {
  if (given instanceof WebAssembly.Module) return given;
  throw new Error("eco-verify: a Worker compiles no wasm; give setWasm a WebAssembly.Module that it was deployed with");
}

/** There is one thread. */
export async function parallelism(): Promise<number> {
  return 1;
}

/** Whoever wants another is told that there is none. */
export async function startThread(_heard: (message: never) => void, _ended: (why: string) => void): Promise<Thread> {
  throw new Error("eco-verify: a Worker starts no threads");
}

// The full build of the core, for pages that began with the small one: loaded when something asks for it.

import { core, setWasm, type Core, type WasmSource } from "./core.js";

export { ownFile } from "./load/browser.js";

let loading: Promise<Core> | undefined;

/** The core, from the file beside this one unless another place is given. */
export function coreFrom(given?: WasmSource | (() => Promise<WasmSource>)): Promise<Core> {
  if (!loading && given !== undefined) setWasm(given);
  loading ??= core().catch((cause: unknown) => {
    loading = undefined;
    throw cause;
  });
  return loading;
}

// In a thread of its own: the compiled core, then what a verifier is made of, then shares of a batch -> their answers, in
// the order in which they came. pool.ts is the other side.

import { listen } from "#load";
import { coreOf, type Core, type Fetched, type Prepared } from "./core.js";
import type { Heard, Share } from "./pool.js";

let core: Core;
let prepared: Prepared;
let fetched: Fetched[] = [];

// Without `await` at the top, which some bundlers' minifiers do not expect in a file that they only copy.
void listen(async (message: WebAssembly.Module | Share, post: (message: Heard) => void) => {
  post(message instanceof WebAssembly.Module ? await start(message) : answer(message));
});

async function start(module: WebAssembly.Module): Promise<Heard> {
  try {
    core = await coreOf(module);
    return { ready: true };
  } catch (error) {
    return fault(error);
  }
}

function answer(share: Share): Heard {
  try {
    // What it has already is not sent again.
    if (share.setup) prepared = core.prepare(share.setup);
    fetched = share.fetched ?? fetched;
    const { at, request, brief, bytes, ends } = share;
    const inputs = Array.from(ends, (end, i) => bytes.subarray(ends[i - 1] ?? 0, end));
    const begun = performance.now();
    const texts = prepared.verify(inputs, { at, request, fetched, brief });
    return { texts, ms: performance.now() - begun };
  } catch (error) {
    return fault(error);
  }
}

function fault(error: unknown): Heard {
  return { misuse: error instanceof TypeError, says: error instanceof Error ? error.message : String(error) };
}

// Many inputs -> Reports in their order, share by share, on this thread or several. Loaded with the first batch.

import { parallelism } from "#load";
import { bytesOf, type Input } from "./bytes.js";
import type { Answer, Setup } from "./core.js";
import { Pool } from "./pool.js";
import type { BatchOptions, By } from "./verify.js";

/** What a batch needs of its verifier. */
export interface Host {
  /** The core of this thread. */
  here: By;
  /** Reports of one share, or Briefs, fetches and all. */
  texts(inputs: Uint8Array[], by: By): Promise<string[]>;
  /** What the verifier is made of now. */
  setup(): Setup;
  /** What its threads are to run: the full build, which this thread runs from then on, too. */
  module(): Promise<WebAssembly.Module>;
}

/** Batches of one verifier. */
export interface Batches {
  run<T>(inputs: Input[], options: BatchOptions, read: (text: string) => T, host: Host): Promise<T[]>;
  close(): void;
}

/** Certificates in one share: enough to make the crossing cheap, few enough to stay responsive. */
const LEAST = 64;
const MOST = 1024;
/** In the last shares of several threads, so that all end at about the same time. */
const LAST = 16;
/** Milliseconds that a share may take: in this thread, which others wait for, and in one that has nothing else to do. */
const TURN_MS = 10;
const WORKER_MS = 30;
/** Certificates for which it is worth while to start one more worker. */
const WORTH = 128;
/** Certificates for which this thread gets the full build, which is quicker at each, where it began with the small one. */
const MANY = 4000;
/** Milliseconds that workers wait for another batch. */
const IDLE_MS = 5000;

/** The batches of a verifier, and the workers that one leaves to the next. */
export function batches(): Batches {
  let idle: Pool | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function close(): void {
    clearTimeout(timer);
    idle?.end();
    idle = undefined;
  }

  /** Workers for a batch; undefined where there are none to be had. */
  async function taken(size: number, host: Host): Promise<Pool | undefined> {
    if (idle?.size === size && !idle.over) {
      const pool = idle;
      idle = undefined;
      clearTimeout(timer);
      pool.hold(true);
      return pool;
    }
    close();
    const pool = new Pool(size);
    try {
      await pool.start(await host.module());
      return pool;
    } catch {
      pool.end();
      return undefined;
    }
  }

  function left(pool: Pool): void {
    if (pool.over || idle) return pool.end();
    idle = pool;
    pool.hold(false);
    timer = setTimeout(close, IDLE_MS);
    // Node's timers have this: a process does not wait for them either.
    (timer as { unref?(): void }).unref?.();
  }

  return {
    close,
    async run(inputs, options, read, host) {
      // What is no input is told before anything is answered.
      for (const input of inputs) if (typeof input !== "string") bytesOf(input);
      const wanted = Math.min(await workersOf(options.workers), Math.ceil(inputs.length / WORTH));
      const { signal } = options;
      if (inputs.length > 0) signal?.throwIfAborted();
      const pool = wanted > 1 ? await taken(wanted, host) : undefined;
      // Meanwhile it goes on with what there is, and to the end where there is no full build to be had.
      if (!pool && inputs.length >= MANY) host.module().catch(() => undefined);
      const stop = () => pool?.end(signal?.reason);
      signal?.addEventListener("abort", stop);
      if (signal?.aborted) stop();
      try {
        const reports = await shares(inputs, options, read, host, pool);
        if (pool) left(pool);
        return reports;
      } catch (error) {
        pool?.end();
        throw error;
      } finally {
        signal?.removeEventListener("abort", stop);
      }
    },
  };
}

/** All shares, one after the other, or several at once where there are workers. */
async function shares<T>(inputs: Input[], { signal, onProgress }: BatchOptions, read: (text: string) => T, host: Host, pool?: Pool): Promise<T[]> {
  const reports = new Array<T>(inputs.length);
  const turnMs = pool ? WORKER_MS : TURN_MS;
  const turns = pool ? undefined : turnsOf();
  let [size, next, done, failed] = [LEAST, 0, 0, false];

  /** The next share is as large as it may be, by what this one took. */
  function took(count: number, ms: number): void {
    if (count >= LEAST) size = Math.min(MOST, Math.max(LEAST, Math.floor((count * turnMs) / ms)));
  }

  const by: By = pool
    ? (share, run) => pool.answers(host.setup(), share, run, took)
    : async (share, run): Promise<Answer[]> => {
        const begun = performance.now();
        const answers = await host.here(share, run);
        took(share.length, performance.now() - begun);
        return answers;
      };

  async function line(): Promise<void> {
    const bytesOfAll = writer();
    while (next < inputs.length && !failed) {
      signal?.throwIfAborted();
      const from = next;
      // Towards the end shares are smaller, so that all workers end at about the same time.
      const most = pool ? Math.max(LAST, Math.ceil((inputs.length - from) / (2 * pool.size))) : MOST;
      next = Math.min(inputs.length, from + Math.min(size, most));
      const texts = await host.texts(bytesOfAll(inputs.slice(from, next)), by);
      if (failed) return;
      texts.forEach((text, i) => (reports[from + i] = read(text)));
      done += texts.length;
      onProgress?.(done, inputs.length);
      if (turns) await turns.next();
    }
  }

  try {
    // Twice as many as there are workers, so that each has its next share at hand.
    await Promise.all(Array.from({ length: pool ? 2 * pool.size : 1 }, line));
    return reports;
  } catch (error) {
    failed = true;
    throw error;
  } finally {
    turns?.end();
  }
}

/** Inputs of one share as bytes, until the next is asked for: texts all lie in the same memory, which is quicker than new. */
function writer(): (inputs: Input[]) => Uint8Array[] {
  const encoder = new TextEncoder();
  let memory = new Uint8Array();
  return (inputs) => {
    const room = inputs.reduce((sum, input) => sum + (typeof input === "string" ? input.length : 0), 0);
    if (room > memory.length) memory = new Uint8Array(room);
    let used = 0;
    return inputs.map((input) => {
      if (typeof input !== "string") return bytesOf(input);
      const { read, written } = encoder.encodeInto(input, memory.subarray(used));
      // Others than ASCII characters have more bytes, and those may have no room here.
      return read < input.length ? bytesOf(input) : memory.subarray(used, (used += written));
    });
  };
}

/** How many workers an option asks for. */
async function workersOf(option: BatchOptions["workers"]): Promise<number> {
  if (option === true || option === "auto") return Math.max(1, (await parallelism()) - 1);
  if (option === undefined || option === false) return 0;
  if (typeof option === "number" && Number.isInteger(option) && option >= 0) return option;
  throw new TypeError('workers: a whole number, true or "auto"');
}

declare const setImmediate: ((call: () => void) => void) | undefined;

/** Whoever waits for a turn, such as a page that must paint, gets one. Timers would wait some milliseconds more. */
function turnsOf(): { next(): Promise<void>; end(): void } {
  if (typeof setImmediate === "function") return { next: () => new Promise(setImmediate), end: () => undefined };
  const { port1, port2 } = new MessageChannel();
  return {
    next: () => new Promise((resume) => {
      port1.onmessage = () => resume();
      port2.postMessage(0);
    }),
    end: () => port1.close(),
  };
}

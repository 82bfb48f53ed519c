// Inputs -> answers of the core in threads of their own, each share by whichever is free. worker.ts is the other side.

import { startThread } from "#load";
import { answersOf, type Answer, type Fetched, type RunOptions, type Setup } from "./core.js";

/** A thread as a host has it. */
export interface Thread {
  post(message: unknown, transfer: ArrayBuffer[]): void;
  end(): void;
  /** Whether the process is to wait for it. */
  hold(busy: boolean): void;
}

/** Inputs for one run, one after the other in `bytes`. Without `setup` or `fetched`: the same as before. */
export interface Share {
  setup?: Setup;
  fetched?: Fetched[];
  at: string;
  request: string;
  brief: boolean;
  bytes: Uint8Array;
  /** Where each input ends. */
  ends: Uint32Array;
}

/** What a thread says. `ms`: what the run took. */
export type Heard = { ready: true } | { texts: string[]; ms: number } | { misuse: boolean; says: string };

interface Job {
  inputs: Uint8Array[];
  run: RunOptions;
  setup: Setup;
  done(answers: Answer[], ms: number): void;
  failed(why: unknown): void;
}

interface Lane {
  thread: Thread;
  /** What it was given and has not answered, in this order. */
  jobs: Job[];
  /** What it has. */
  setup?: Setup;
  fetched?: Fetched[] | undefined;
}

/** Shares that a thread is given at once, so that it need not wait for the next. */
const AHEAD = 2;

/** Threads for one batch at a time. */
export class Pool {
  /** Whether it was ended, or one of its threads was. */
  over = false;
  #threads: Thread[] = [];
  #lanes: Lane[] = [];
  #waiting: Job[] = [];

  constructor(readonly size: number) {}

  /** Rejects when not one of the threads can be had. The others are used as soon as they are there. */
  async start(module: WebAssembly.Module): Promise<void> {
    await Promise.any(Array.from({ length: this.size }, () => this.#begin(module)));
  }

  async #begin(module: WebAssembly.Module): Promise<void> {
    const lane: Partial<Lane> & { jobs: Job[] } = { jobs: [] };
    let ready = false;
    await new Promise<void>((begun, failed) => {
      const heard = (message: Heard): void => {
        if (!("ready" in message)) return ready ? this.#answered(lane as Lane, message) : failed(message);
        ready = true;
        this.#lanes.push(lane as Lane);
        begun();
        this.#next();
      };
      const ended = (why: string): void => {
        const error = new Error(`eco-verify: a worker ended before it had answered: ${why}`);
        if (ready) this.end(error);
        else failed(error);
      };
      startThread(heard, ended).then((thread) => {
        lane.thread = thread;
        this.#threads.push(thread);
        if (this.over) return thread.end();
        thread.post(module, []);
      }).catch(failed);
    });
  }

  /** A run of the core; `took` is told how long. */
  answers(setup: Setup, inputs: Uint8Array[], run: RunOptions, took: (count: number, ms: number) => void): Promise<Answer[]> {
    return new Promise((done, failed) => {
      this.#waiting.push({
        inputs, run, setup, failed,
        done: (answers, ms) => {
          took(inputs.length, ms);
          done(answers);
        },
      });
      this.#next();
    });
  }

  /** Between batches a process need not wait for them. */
  hold(busy: boolean): void {
    for (const thread of this.#threads) thread.hold(busy);
  }

  /** Ends all threads; what they have not answered fails. */
  end(why: unknown = new Error("eco-verify: the workers were ended")): void {
    this.over = true;
    for (const thread of this.#threads.splice(0)) thread.end();
    const left = [...this.#lanes.splice(0).flatMap(({ jobs }) => jobs), ...this.#waiting.splice(0)];
    for (const job of left) job.failed(why);
  }

  #next(): void {
    for (let ahead = 0; ahead < AHEAD; ahead++) {
      for (const lane of this.#lanes) if (lane.jobs.length === ahead) this.#give(lane);
    }
  }

  #give(lane: Lane): void {
    const job = this.#waiting.shift();
    if (!job) return;
    lane.jobs.push(job);
    const { inputs, run: { at, request = "{}", fetched = [], brief = false }, setup } = job;
    const bytes = new Uint8Array(inputs.reduce((sum, { length }) => sum + length, 0));
    const ends = new Uint32Array(inputs.length);
    let end = 0;
    inputs.forEach((input, i) => {
      bytes.set(input, end);
      ends[i] = end += input.length;
    });
    const share: Share = { at, request, brief, bytes, ends };
    if (lane.setup !== setup) share.setup = compact(setup);
    if (lane.fetched !== fetched) share.fetched = fetched.map(compact);
    [lane.setup, lane.fetched] = [setup, fetched];
    lane.thread.post(share, [bytes.buffer, ends.buffer]);
  }

  #answered(lane: Lane, message: Exclude<Heard, { ready: true }>): void {
    const job = lane.jobs.shift();
    this.#next();
    if (!job) return;
    if ("texts" in message) return job.done(answersOf(message.texts), message.ms);
    job.failed(message.misuse ? new TypeError(message.says) : new Error(message.says));
  }
}

/** The same, its bytes without the rest of the memory that they are a part of, which would be copied with them. */
function compact<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).map(([name, it]) => [name, it instanceof Uint8Array ? new Uint8Array(it) : it])) as T;
}

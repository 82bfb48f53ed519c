// The wasm core -> typed calls. Loads it once; decides nothing.

import * as built from "#core";
import { wasmModule } from "#load";
import type { FetchPlan, Report } from "./generated/report.js";

/** What the host brings for one {@link FetchPlan}. */
export interface Fetched {
  kind: string;
  uri: string;
  /** `null`: could not be fetched. */
  bytes: Uint8Array | null;
}

/** What a verifier is made of; the policy is JSON text. */
export interface Setup {
  policy?: string;
  /** Signed reference data; for the full build. */
  referenceData?: Uint8Array;
  /** A table of HS subheadings, JSON; for the full build. */
  hsTable?: Uint8Array;
  trustListKind?: "signed" | "unsigned" | "unreachable";
  trustList?: Uint8Array;
}

/** Options of one run; the request is JSON text. */
export interface RunOptions {
  at: string;
  request?: string;
  fetched?: Fetched[];
  /** Whether a {@link Brief} will do instead of each Report. */
  brief?: boolean;
}

/** The Report (or Brief) so far, and what could still be fetched: both as JSON text, the latter of a list of {@link FetchPlan}. */
export interface Answer {
  report: string;
  needs: string;
}

/** A trust list, a policy and reference data, read once. */
export interface Prepared {
  /** Inputs to answers, in their order, in one call: two texts for each, as {@link answersOf} reads them. */
  verify(inputs: Uint8Array[], run: RunOptions): string[];
  /** The trust list as Reports of that moment name it, as JSON text; nothing where none can be used. */
  trust(at: string): string | undefined;
  /** A shipment as JSON text to whether it needs a proof of origin at that moment, as JSON text; the full build's. */
  scope(transaction: string, at: string): string;
}

/** The core's functions, each one call across the boundary. The small build has no `jws`. */
export interface Core {
  /**
   * What it runs, for threads that are to run the same.
   * @internal
   */
  module: WebAssembly.Module;
  prepare(setup: Setup): Prepared;
  jws(input: Uint8Array, jwks: Uint8Array, algs: string[]): string;
  inspect(input: Uint8Array): string;
}

/** Whether this file was made with the small build: what a page loads first, and all that most certificates need. */
declare const SMALL: boolean;

const { Verifier } = built;

function prepare(setup: Setup): Prepared {
  // Freed with the functions that hold it: wasm-bindgen registers it for finalization.
  const verifier = new Verifier(setup);
  return {
    verify: guarded((inputs, run) => verifier.verify(inputs, run)),
    trust: guarded((at) => verifier.trust(at)),
    scope: guarded((transaction, at) => verifier.scope(transaction, at)),
  };
}

/** The texts of one run as answers. */
export function answersOf(texts: string[]): Answer[] {
  return Array.from({ length: texts.length / 2 }, (_, i) => ({ report: texts[2 * i] as string, needs: texts[2 * i + 1] as string }));
}

/** What an answer needs, when it needs nothing. */
export const NOTHING = "[]";

/** The verifier itself could not be loaded, or may not run here. It says nothing about any certificate. */
export class LoadError extends Error {
  override name = "LoadError";
  /** Where it is for want of a file, or because that is of another version: the file's name or address. */
  readonly file: string | undefined;

  constructor(cause: unknown, file = (cause as { file?: string } | undefined)?.file) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.file = file;
  }
}

/**
 * The core from elsewhere than the file beside the script: its address, its bytes, or compiled already. The last is
 * a `WebAssembly.Module`, a name that Node.js' types do not have.
 */
export type WasmSource = string | URL | ArrayBuffer | Uint8Array | object;

type Source = WasmSource | (() => Promise<WasmSource>) | undefined;
let given: Source;
let givenFull: Source;
let loading: Promise<Core> | undefined;
let whole: Promise<Core> | undefined;

/**
 * Says where the core is, for scripts that have no file beside them: an address, the bytes, a compiled module, or a
 * function that gets one of these when it is wanted. To be called before the first verification; throws after it.
 * Of an address or bytes the hash is checked; of a module it cannot be. `full`: the same for the full build, where
 * this file begins with the small one.
 */
export function setWasm(source: WasmSource | (() => Promise<WasmSource>), full?: WasmSource | (() => Promise<WasmSource>)): void {
  if (loading || whole) throw new Error("eco-verify: the verifier is loaded already; call setWasm before the first verification");
  given = source;
  givenFull = full;
}

/**
 * The core, loaded at the first call. A load that failed is tried again at the next. `full`: the build that has
 * every envelope, algorithm and comparison; where this file was made with the small one, it is in a file beside it.
 * Where only that one was asked for until now, the small one is not loaded as well.
 */
export function core(full = false): Promise<Core> {
  if (SMALL && full) return (whole ??= wholeCore());
  if (whole && !loading) return whole.catch(() => core());
  loading ??= Promise.resolve(typeof given === "function" ? given() : given)
    .then(wasmModule)
    .then(coreOf)
    .catch((cause: unknown) => {
      loading = undefined;
      throw new LoadError(cause);
    });
  return loading;
}

/**
 * The core that a compiled module is.
 * @internal
 */
export async function coreOf(module: WebAssembly.Module): Promise<Core> {
  await built.instantiate(module);
  return { module, prepare: guarded(prepare), jws: guarded(built.jws), inspect: guarded(built.inspect) };
}

async function wholeCore(): Promise<Core> {
  let file: string | undefined = "whole.js";
  try {
    const { coreFrom } = await import("./whole.js");
    file = undefined;
    return await coreFrom(givenFull);
  } catch (cause) {
    whole = undefined;
    // What that file throws is a LoadError of its own.
    throw new LoadError(cause, file);
  }
}

/** Whether options, a policy or a request have a member that the small build does not know. */
export function isForFull(options: object): boolean {
  return !SMALL || FULL_ONLY.some((name) => (options as Record<string, unknown>)[name] !== undefined);
}

const FULL_ONLY = [
  ...["referenceData", "hsTable", "dataKey", "keyBinding"],
  ...["invoices", "hsCodes", "importingCountry", "consignee", "exporter", "quantities", "items", "customsValue"],
];

/** Whether the small build says of a document that it cannot read it. */
export function isForMore(inspection: string): boolean {
  return SMALL && (JSON.parse(inspection) as { code?: string }).code === UNREAD;
}

const UNREAD = "signature.unsupported_cryptosuite";

/** Whether an answer is one of the small build that says that the full one can tell more. */
export function asksForMore({ report }: Answer): boolean {
  if (!SMALL || !/"needs":"full build"|"signature.unsupported_cryptosuite"/.test(report)) return false;
  const { checks } = JSON.parse(report) as Report;
  return checks.some(({ code, facts }) => facts?.needs === "full build" || [code, facts?.cause].includes(UNREAD));
}

/** What the core throws is misuse, a TypeError; a trap is a fault of ours, told in words of ours. */
function guarded<A extends unknown[], R>(call: (...args: A) => R): (...args: A) => R {
  return (...args) => {
    try {
      return call(...args);
    } catch (cause) {
      if (cause instanceof WebAssembly.RuntimeError) {
        throw new Error("eco-verify: the verifier itself broke on this input; please report it", { cause });
      }
      throw new TypeError(cause instanceof Error ? cause.message : String(cause), { cause });
    }
  };
}

// Bytes + options -> Report: load the core, verify, fetch what it still needs, verify again.

import { bytesOf, type Input } from "./bytes.js";
import { answersOf, asksForMore, core, isForFull, isForMore, LoadError, NOTHING, type Answer, type Fetched, type Prepared, type RunOptions, type Setup } from "./core.js";
import type { Batches } from "./batch.js";
import type { Brief, FetchPlan, NeedKind, Report, Scope, Transaction, TrustSummary } from "./generated/report.js";
import { resolve, type FetchOptions } from "./resolve.js";

/** A public key as JSON (RFC 7517). */
export type PublicKey = Record<string, unknown>;

/** Something fetched before: a signed status list by its address, a DID document by its DID. */
export interface Evidence {
  kind: NeedKind;
  uri: string;
  bytes: Uint8Array | string | null;
}

/** What a verification is told. Nothing is remembered from one call to the next. */
export interface VerifyOptions extends FetchOptions {
  /** The trust list itself (text or bytes), or its address as a URL object. Without one, no verdict is valid. */
  trustList?: string | Uint8Array | URL | undefined;
  /** The pinned key of the trust list's signer: a JWK, as an object or its text, or its RFC 7638 SHA-256 thumbprint. */
  trustKey?: string | PublicKey | undefined;
  /** How strict to be; every member has a strict default. */
  policy?: object | undefined;
  /** Reference data newer than the built-in ones, signed with the policy's `dataKey`, or else with `trustKey`. */
  referenceData?: string | Uint8Array | undefined;
  /** The package's `hs-2022.json`, or a table like it: HS codes that are not in it are warned of. */
  hsTable?: string | Uint8Array | object | undefined;
  /** Which certificate was asked for; what it does not state is not compared. */
  request?: object | undefined;
  /** The moment to judge for; now, unless given. Text is RFC 3339. */
  at?: Date | string | undefined;
  /** What was fetched already. */
  evidence?: Evidence[] | undefined;
  /** Fetch nothing. */
  offline?: boolean | undefined;
  /** What was fetched, or is being fetched: calls that are given the same Map fetch each status list once. */
  shared?: Shared | undefined;
  /** Remembers the highest version of each trust list, so that an older one is noticed. */
  versions?: Versions | undefined;
}

/** What calls of one run share, failed fetches too: keep it for a run, not for a day. */
export type Shared = Map<string, Promise<Fetched>>;

/** Where a host remembers the highest version of a trust list, by a name made of the list's address and its signer's key. */
export interface Versions {
  get(name: string): number | undefined;
  set(name: string, version: number): void;
}

/** What a {@link Verifier} is made with. */
export type VerifierOptions = Pick<
  VerifyOptions,
  "trustList" | "trustKey" | "policy" | "referenceData" | "hsTable" | "offline" | "versions" | "fetch" | "signal"
> & {
  /** Begin with the full build, not with the small one: something will ask for it, such as papers to compare with. */
  full?: boolean | undefined;
};
/** What each of its verifications is told. */
export type RunningOptions = Omit<VerifyOptions, "trustList" | "trustKey" | "policy" | "referenceData" | "hsTable" | "versions">;
/** What {@link scope} is told. */
export type ScopeOptions = Pick<VerifyOptions, "trustKey" | "policy" | "referenceData" | "at">;

/** Options of a batch. */
export interface BatchOptions extends RunningOptions {
  /** Called after every share of the batch. */
  onProgress?: ((done: number, all: number) => void) | undefined;
  /**
   * Threads that verify besides this one, which then only fetches and collects: a number, or `true` or `"auto"` for one
   * less than the machine has. Unless there are two, and where none can be had, this thread does all by itself.
   */
  workers?: number | boolean | "auto" | undefined;
  /** Of each certificate no more than what its Report comes to: all is checked, and thousands take less time and memory. */
  brief?: boolean | undefined;
}

/** What a batch answers with. */
type InBrief = { brief: true };
type Whole = { brief?: false | undefined };

const SETUP = ["trustList", "trustKey", "policy", "referenceData", "hsTable", "offline", "versions", "fetch", "signal"] as const satisfies (keyof VerifyOptions)[];
const RUNNING = ["request", "at", "evidence", "offline", "shared", "fetch", "signal"] as const satisfies (keyof RunningOptions)[];
const BATCH = [...RUNNING, "onProgress", "workers", "brief"] as const satisfies (keyof BatchOptions)[];
const DATA = ["trustKey", "policy", "referenceData"] as const satisfies (keyof ScopeOptions)[];

/** Rounds and fetches for one certificate, as in src/limits.rs. */
const ROUNDS = 3;
const FETCHES = 8;
/** Bytes of a trust list, as in src/limits.rs. */
const TRUST_LIST_BYTES = 1024 * 1024;

/**
 * Verifies a certificate. Whatever the input is, the answer is a Report; the promise rejects only for
 * options that make no sense, for a core that cannot be loaded, and when `signal` aborts.
 */
export async function verify(input: Input, options: VerifyOptions = {}): Promise<Report> {
  return JSON.parse(await verifyToJson(input, options));
}

/** As {@link verify}, but the Report's JSON text: the same bytes from every host. */
export async function verifyToJson(input: Input, options: VerifyOptions = {}): Promise<string> {
  known(options, [...SETUP, ...RUNNING]);
  return (await createVerifier(setup(options))).verifyToJson(input, some(options, RUNNING));
}

/** Verifies many certificates with the same options; the Reports come in the order of the inputs. */
export async function verifyBatch(inputs: Iterable<Input>, options: VerifyOptions & BatchOptions & InBrief): Promise<Brief[]>;
export async function verifyBatch(inputs: Iterable<Input>, options?: VerifyOptions & BatchOptions & Whole): Promise<Report[]>;
export async function verifyBatch(inputs: Iterable<Input>, options: VerifyOptions & BatchOptions): Promise<(Report | Brief)[]>;
export async function verifyBatch(inputs: Iterable<Input>, options: VerifyOptions & BatchOptions = {}): Promise<(Report | Brief)[]> {
  known(options, [...SETUP, ...BATCH]);
  const verifier = await createVerifier(setup(options));
  return verifier.verifyBatch(inputs, some(options, BATCH)).finally(verifier.close);
}

/** Papers to compare with are for the full build: the small one is not loaded first. */
function setup(options: VerifyOptions): VerifierOptions {
  return { ...some(options, SETUP), full: isForFull({ ...options.request }) };
}

/**
 * Whether a shipment needs a proof of origin at all, and which kinds there are. `transaction`: an object, or
 * its JSON text. Rejects for one that makes no sense.
 */
export async function scope(transaction: Transaction | string, options: ScopeOptions = {}): Promise<Scope> {
  known(options, [...DATA, "at"]);
  return (await createVerifier({ ...some(options, DATA), full: true })).scope(transaction, options.at);
}

/** A trust list, a policy and reference data, read once, for many certificates. */
export interface Verifier {
  verify(input: Input, options?: RunningOptions): Promise<Report>;
  verifyToJson(input: Input, options?: RunningOptions): Promise<string>;
  verifyBatch(inputs: Iterable<Input>, options: BatchOptions & InBrief): Promise<Brief[]>;
  verifyBatch(inputs: Iterable<Input>, options?: BatchOptions & Whole): Promise<Report[]>;
  verifyBatch(inputs: Iterable<Input>, options: BatchOptions): Promise<(Report | Brief)[]>;
  /** As `verifyBatch`, but the JSON texts of Reports or Briefs. */
  verifyBatchToJson(inputs: Iterable<Input>, options?: BatchOptions): Promise<string[]>;
  /** As {@link scope}. `at`: the moment to answer for; now, unless given. */
  scope(transaction: Transaction | string, at?: Date | string): Promise<Scope>;
  /** Ends the workers of earlier batches, which wait for the next one and else end by themselves after some seconds. */
  close(): void;
}

/** Runs of the core, here or in another thread. */
export type By = (inputs: Uint8Array[], run: RunOptions) => Promise<Answer[]>;

/** What certificates of one call have in common. `by`: who runs the core. */
interface Common {
  running: RunningOptions;
  request: string;
  /** What was fetched already. */
  brought: Fetched[];
  shared: Shared;
  brief: boolean;
  by: By;
}

/** Loads the core, gets the trust list, reads both once. */
export async function createVerifier(options: VerifierOptions = {}): Promise<Verifier> {
  known(options, [...SETUP, "full"]);
  let full = options.full === true || isForFull({ ...options.policy, ...options });
  let [engine, trust] = await Promise.all([core(full), trustList(options)]);
  const tables = tablesOf(options);
  const key = options.trustKey === undefined ? undefined : keyOf(options.trustKey);
  let policy: object = { ...options.policy, ...(key === undefined ? {} : { trustKey: key }) };
  let setup: Setup;
  let prepared: Prepared;
  let batches: Batches | undefined;
  prepare();

  function prepare(): void {
    setup = { ...trust, ...tables, policy: JSON.stringify(policy) };
    prepared = engine.prepare(setup);
  }

  /** One run of the core: of the full build, from the first time on that the small one says that it can tell more. */
  async function here(inputs: Uint8Array[], run: RunOptions): Promise<Answer[]> {
    const first = answersOf(prepared.verify(inputs, run));
    if (full || !first.some(asksForMore)) return first;
    await widen();
    return answersOf(prepared.verify(inputs, run));
  }

  /** The full build from now on. All at once: other calls run meanwhile. */
  async function widen(): Promise<void> {
    if (full) return;
    engine = await core(true);
    full = true;
    prepare();
  }

  /** Remembers the list's version. Of a list that is older than one seen before, the policy then says so. */
  function notice(at: string): void {
    const { versions } = options;
    const text = versions && prepared.trust(at);
    if (!versions || text === undefined) return;
    const used = JSON.parse(text) as TrustSummary;
    if (!used.signed || used.list === undefined) return;
    // Two signers may give their lists one address; the version of one says nothing of the other's.
    const name = `${used.list} ${nameOf((policy as VerifierOptions).trustKey)}`;
    const seen = versions.get(name) ?? 0;
    if (used.version > seen) versions.set(name, used.version);
    if (used.version >= seen) return;
    policy = { ...policy, minTrustListVersion: seen };
    prepare();
  }

  async function common(told: RunningOptions, brief = false): Promise<Common> {
    const running = { ...told, offline: told.offline ?? options.offline, fetch: told.fetch ?? options.fetch };
    if (isForFull({ ...running.request })) await widen();
    return { running, request: JSON.stringify(running.request ?? {}), brought: brought(running), shared: running.shared ?? new Map(), brief, by: here };
  }

  async function toJson(inputs: Uint8Array[], common: Common): Promise<string[]> {
    const run = { at: time(common.running.at), request: common.request, fetched: common.brought, brief: common.brief };
    notice(run.at);
    return completed(inputs, await common.by(inputs, run), run, common);
  }

  async function verifyToJson(input: Input, running: RunningOptions = {}): Promise<string> {
    known(running, RUNNING);
    return (await toJson([bytesOf(input)], await common(running)))[0] as string;
  }

  async function batch<T>(inputs: Iterable<Input>, running: BatchOptions, read: (text: string) => T): Promise<T[]> {
    known(running, BATCH);
    if (!["boolean", "undefined"].includes(typeof running.brief)) throw new TypeError("brief: true or false");
    const all = [...inputs];
    batches ??= (await import("./batch.js").catch(notLoaded)).batches();
    const told = await common(running, running.brief);
    return batches.run(all, running, read, {
      here,
      texts: (inputs, by) => toJson(inputs, { ...told, by }),
      setup: () => setup,
      module: async () => {
        await widen();
        return engine.module;
      },
    });
  }

  return {
    verifyToJson,
    verify: async (input, running = {}) => JSON.parse(await verifyToJson(input, running)),
    verifyBatch: <T extends Report | Brief>(inputs: Iterable<Input>, running: BatchOptions = {}) => batch(inputs, running, (text) => JSON.parse(text) as T),
    verifyBatchToJson: (inputs, running = {}) => batch(inputs, running, (text) => text),
    close: () => batches?.close(),
    scope: async (transaction, at) => {
      await widen();
      const text = typeof transaction === "string" ? transaction : JSON.stringify(transaction ?? null);
      return JSON.parse(prepared.scope(text, time(at))) as Scope;
    },
  };
}

/**
 * Fetches what is needed and verifies again, until nothing is needed or the limits are reached: those that need the same in
 * one run, each with its own evidence and no more.
 */
async function completed(inputs: Uint8Array[], first: Answer[], run: RunOptions, { running, brought, shared, by }: Common): Promise<string[]> {
  const reports = first.map(({ report }) => report);
  running.signal?.throwIfAborted();
  if (running.offline) return reports;

  /** Those in `places` once more; `round` and `fetches` are what it took so far. */
  async function again(places: number[], fetched: Fetched[], round: number, fetches: number): Promise<void> {
    const answers = await by(places.map((place) => inputs[place] as Uint8Array), { ...run, fetched });
    answers.forEach(({ report }, i) => (reports[places[i] as number] = report));
    running.signal?.throwIfAborted();
    await further(places, answers, fetched, round, fetches);
  }

  async function further(places: number[], answers: Answer[], fetched: Fetched[], round: number, fetches: number): Promise<void> {
    if (round === ROUNDS || fetches === FETCHES) return;
    const alike = new Map<string, number[]>();
    answers.forEach(({ needs }, i) => {
      if (needs === NOTHING) return;
      if (!alike.has(needs)) alike.set(needs, []);
      alike.get(needs)?.push(places[i] as number);
    });
    await Promise.all([...alike].map(async ([needs, places]) => {
      const plans = (JSON.parse(needs) as FetchPlan[]).slice(0, FETCHES - fetches);
      const got = await Promise.all(plans.map((plan) => get(plan, running, shared)));
      await again(places, [...fetched, ...got], round + 1, fetches + plans.length);
    }));
  }

  // A list that was brought and is too old is one to fetch.
  const old = brought.length > 0 ? first.map(stale) : [];
  const places = first.map((_, place) => place);
  const [outdated, rest] = [places.filter((place) => old[place]), places.filter((place) => !old[place])];
  await Promise.all([
    outdated.length > 0 && again(outdated, brought.filter(({ kind }) => kind !== "statusList"), 1, 0),
    further(rest, rest.map((place) => first[place] as Answer), brought, 1, 0),
  ]);
  return reports;
}

/** A part of the package that was to be loaded could not be. */
function notLoaded(cause: unknown): never {
  throw new LoadError(cause, "batch.js");
}

function stale({ report }: Answer): boolean {
  return report.includes(STALE) && (JSON.parse(report) as Report).checks.some(({ code }) => code === STALE);
}

const STALE = "status.list_stale";

/** What was fetched already, as bytes. */
function brought({ evidence = [] }: RunningOptions): Fetched[] {
  return evidence.map(({ kind, uri, bytes }) => ({ kind, uri, bytes: bytes === null ? null : bytesOf(bytes) }));
}

/** What a document claims, with nothing of it verified. */
export async function inspect(input: Input): Promise<Inspection> {
  return JSON.parse(await inspectToJson(input));
}

/** As {@link inspect}, but JSON text. */
export async function inspectToJson(input: Input): Promise<string> {
  const bytes = bytesOf(input);
  const seen = (await core()).inspect(bytes);
  return isForMore(seen) ? (await core(true)).inspect(bytes) : seen;
}

/** What a document claims: `credential` when it can be read, else `code` says why not. */
export interface Inspection {
  unverified: true;
  alg?: string;
  kid?: string;
  credential?: Record<string, unknown>;
  code?: string;
}

/** The signature layer alone: a compact JWS checked with the keys of a JWK set. */
export async function jws(input: Input, jwks: object | string, algs: string[] = ["ES256"]): Promise<JwsAnswer> {
  return JSON.parse(await jwsToJson(input, jwks, algs));
}

/** As {@link jws}, but JSON text. */
export async function jwsToJson(input: Input, jwks: object | string, algs: string[] = ["ES256"]): Promise<string> {
  const keys = typeof jwks === "string" ? jwks : JSON.stringify(jwks);
  return (await core(true)).jws(bytesOf(input), bytesOf(keys), algs);
}

/** What {@link jws} answers. */
export type JwsAnswer =
  | { verified: true; header: Record<string, unknown>; payloadBase64url: string }
  | { verified: false; code: string };

function get(plan: FetchPlan, options: FetchOptions, shared: Shared): Promise<Fetched> {
  const name = `${plan.need.kind} ${plan.need.uri}`;
  const getting = shared.get(name) ?? resolve(plan, options).then((bytes) => ({ ...plan.need, bytes }));
  shared.set(name, getting);
  return getting;
}

/** Reference data and a table of HS subheadings as bytes, where there are any. */
function tablesOf({ referenceData, hsTable }: VerifierOptions): Pick<Setup, "referenceData" | "hsTable"> {
  const isBytes = typeof hsTable === "string" || hsTable instanceof Uint8Array || hsTable instanceof ArrayBuffer;
  return {
    ...(referenceData === undefined ? {} : { referenceData: bytesOf(referenceData) }),
    ...(hsTable === undefined ? {} : { hsTable: bytesOf(isBytes ? hsTable : JSON.stringify(hsTable)) }),
  };
}

async function trustList(options: VerifierOptions): Promise<Pick<Setup, "trustList" | "trustListKind">> {
  const list = options.trustList;
  if (list === undefined) return {};
  if (typeof list === "string" && /^\s*https?:/i.test(list)) {
    throw new TypeError("trustList: text is the list itself; pass new URL(...) for its address");
  }
  const bytes = list instanceof URL ? await fetchedList(list, options) : bytesOf(list);
  return bytes ? { trustList: bytes, trustListKind: isObject(bytes) ? "unsigned" : "signed" } : { trustListKind: "unreachable" };
}

async function fetchedList(url: URL, options: VerifierOptions): Promise<Uint8Array | null> {
  if (options.offline) return null;
  const accept = "application/eco-trust-list+jwt, application/jwt;q=0.9";
  return resolve({ url: url.href, accept, maxBytes: TRUST_LIST_BYTES }, options);
}

/** Whether the first character that is no white space is `{`: JSON, and so not signed. */
function isObject(bytes: Uint8Array): boolean {
  const first = bytes.find((byte) => ![0x09, 0x0a, 0x0d, 0x20].includes(byte));
  return first === 0x7b;
}

/** An option that does not exist is a misspelt one: nobody may believe that it was heeded. */
function known(options: object, names: readonly string[]): void {
  const stray = Object.keys(options).find((name) => !names.includes(name));
  if (stray !== undefined) throw new TypeError(`there is no option ${JSON.stringify(stray)}, only ${[...new Set(names)].join(", ")}`);
}

function some<O extends object, K extends keyof O>(options: O, names: readonly K[]): Pick<O, K> {
  return Object.fromEntries(names.map((name) => [name, options[name]])) as Pick<O, K>;
}

/** A JWK as an object; a thumbprint as it stands. */
function keyOf(key: string | PublicKey): string | PublicKey {
  const text = typeof key === "string" ? key.trim() : "";
  if (!text.startsWith("{")) return typeof key === "string" ? text : key;
  try {
    return JSON.parse(text) as PublicKey;
  } catch {
    throw new TypeError("trustKey: it begins like a JWK, but is not JSON");
  }
}

/** A key by what makes it that key. */
function nameOf(key: string | PublicKey | undefined): string {
  return typeof key === "object" ? [key.kty, key.crv, key.x, key.y].join(" ") : String(key);
}

function time(at: Date | string = new Date()): string {
  // Whole seconds: what a Report says, and what a certificate is judged by.
  return typeof at === "string" ? at : `${at.toISOString().slice(0, 19)}Z`;
}

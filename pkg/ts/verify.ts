// Bytes + options -> Report: load the core, verify, fetch what it still needs, verify again.

import { bytesOf, type Input } from "./bytes.js";
import { asksForMore, core, isForFull, isForMore, type Answer, type Fetched, type RunOptions, type Setup } from "./core.js";
import type { FetchPlan, NeedKind, Report, Scope, Transaction } from "./generated/report.js";
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
}

const SETUP = ["trustList", "trustKey", "policy", "referenceData", "hsTable", "offline", "versions", "fetch", "signal"] as const satisfies (keyof VerifyOptions)[];
const RUNNING = ["request", "at", "evidence", "offline", "shared", "fetch", "signal"] as const satisfies (keyof RunningOptions)[];
const BATCH = [...RUNNING, "onProgress"] as const satisfies (keyof BatchOptions)[];
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
export async function verifyBatch(inputs: Iterable<Input>, options: VerifyOptions & BatchOptions = {}): Promise<Report[]> {
  known(options, [...SETUP, ...BATCH]);
  return (await createVerifier(setup(options))).verifyBatch(inputs, some(options, BATCH));
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
  verifyBatch(inputs: Iterable<Input>, options?: BatchOptions): Promise<Report[]>;
  /** As {@link scope}. `at`: the moment to answer for; now, unless given. */
  scope(transaction: Transaction | string, at?: Date | string): Promise<Scope>;
}

/** Certificates in one call of the core: enough to make the crossing cheap, few enough to stay responsive. */
const SHARE = 32;

/** Loads the core, gets the trust list, reads both once. */
export async function createVerifier(options: VerifierOptions = {}): Promise<Verifier> {
  known(options, [...SETUP, "full"]);
  let full = options.full === true || isForFull({ ...options.policy, ...options });
  const [, trust] = await Promise.all([core(full), trustList(options)]);
  const tables = tablesOf(options);
  const made = async (policy: object) => (await core(full)).prepare({ ...trust, ...tables, policy: JSON.stringify(policy) });
  const key = options.trustKey === undefined ? undefined : keyOf(options.trustKey);
  let policy: object = { ...options.policy, ...(key === undefined ? {} : { trustKey: key }) };
  let prepared = await made(policy);

  /** One run of the core: of the full build, from the first time on that the small one says that it can tell more. */
  async function answers(inputs: Uint8Array[], run: RunOptions): Promise<Answer[]> {
    const first = prepared.verify(inputs, run);
    if (full || !first.some(asksForMore)) return first;
    await widen();
    return prepared.verify(inputs, run);
  }

  async function widen(): Promise<void> {
    if (full) return;
    await core(true);
    full = true;
    prepared = await made(policy);
  }

  /** Whether a list is older than one seen before; the policy then says so. */
  function notice({ report }: Answer): boolean {
    const { versions } = options;
    const used = versions && (JSON.parse(report) as Report).trust;
    if (!used?.signed || used.list === undefined) return false;
    // Two signers may give their lists one address; the version of one says nothing of the other's.
    const name = `${used.list} ${nameOf((policy as VerifierOptions).trustKey)}`;
    const seen = versions?.get(name) ?? 0;
    if (used.version >= seen) {
      if (used.version > seen) versions?.set(name, used.version);
      return false;
    }
    policy = { ...policy, minTrustListVersion: seen };
    return true;
  }

  async function toJson(inputs: Uint8Array[], running: RunningOptions): Promise<string[]> {
    const shared: Shared = running.shared ?? new Map();
    const run = runOptions(running);
    if (isForFull({ ...running.request })) await widen();
    let first = await answers(inputs, run);
    if (first.some(notice)) {
      prepared = await made(policy);
      first = await answers(inputs, run);
    }
    return Promise.all(first.map((answer, i) => completed(answers, inputs[i] as Uint8Array, answer, run, running, shared)));
  }

  async function verifyToJson(input: Input, running: RunningOptions = {}): Promise<string> {
    known(running, RUNNING);
    return (await toJson([bytesOf(input)], running))[0] as string;
  }
  return {
    verifyToJson,
    verify: async (input, running = {}) => JSON.parse(await verifyToJson(input, running)),
    async verifyBatch(inputs, running = {}) {
      known(running, BATCH);
      const all = [...inputs].map(bytesOf);
      const reports: Report[] = [];
      const sharing = { ...running, shared: running.shared ?? new Map() };
      while (reports.length < all.length) {
        running.signal?.throwIfAborted();
        const texts = await toJson(all.slice(reports.length, reports.length + SHARE), sharing);
        reports.push(...texts.map((text) => JSON.parse(text) as Report));
        running.onProgress?.(reports.length, all.length);
        // Whoever waits for a turn, such as a page that must paint, gets one.
        await new Promise((turn) => setTimeout(turn));
      }
      return reports;
    },
    scope: async (transaction, at) => {
      await widen();
      const text = typeof transaction === "string" ? transaction : JSON.stringify(transaction ?? null);
      return JSON.parse(prepared.scope(text, time(at))) as Scope;
    },
  };
}

/** Fetches what is needed and verifies again, until nothing is needed or the limits are reached. */
async function completed(
  answers: (inputs: Uint8Array[], run: RunOptions) => Promise<Answer[]>,
  input: Uint8Array,
  first: Answer,
  run: RunOptions,
  running: RunningOptions,
  shared: Shared,
): Promise<string> {
  let fetched = [...(run.fetched ?? [])];
  let answer = first;
  if (!running.offline && fetched.length > 0 && stale(first)) {
    // A list that was brought and is too old is one to fetch.
    fetched = fetched.filter(({ kind }) => kind !== "statusList");
    [answer] = (await answers([input], { ...run, fetched })) as [Answer];
  }
  let fetches = 0;
  for (let round = 1; ; round++) {
    running.signal?.throwIfAborted();
    const plans = running.offline || round === ROUNDS ? [] : answer.needs.slice(0, FETCHES - fetches);
    if (plans.length === 0) return answer.report;
    fetches += plans.length;
    fetched.push(...(await Promise.all(plans.map((plan) => get(plan, running, shared)))));
    [answer] = (await answers([input], { ...run, fetched })) as [Answer];
  }
}

function stale({ report }: Answer): boolean {
  return (JSON.parse(report) as Report).checks.some(({ code }) => code === "status.list_stale");
}

function runOptions(running: RunningOptions): RunOptions {
  const fetched: Fetched[] = (running.evidence ?? []).map(({ kind, uri, bytes }) => ({
    kind,
    uri,
    bytes: bytes === null ? null : bytesOf(bytes),
  }));
  return { at: time(running.at), request: JSON.stringify(running.request ?? {}), fetched };
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
  if (stray !== undefined) throw new TypeError(`there is no option ${JSON.stringify(stray)}, only ${names.join(", ")}`);
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

// Bytes + options -> Report: load the core, verify, fetch what it still needs, verify again.

import { core, type Fetched, type RunOptions } from "./core.js";
import type { FetchPlan, NeedKind, Report } from "./generated/report.js";
import { resolve, type FetchOptions } from "./resolve.js";

/** A document as bytes, or a token as text. */
export type Input = Uint8Array | ArrayBuffer | string;

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
  /** The pinned key of the trust list's signer: a JWK, or its RFC 7638 SHA-256 thumbprint. */
  trustKey?: string | PublicKey | undefined;
  /** How strict to be; every member has a strict default. */
  policy?: object | undefined;
  /** Which certificate was asked for; what it does not state is not compared. */
  request?: object | undefined;
  /** The moment to judge for; now, unless given. Text is RFC 3339. */
  at?: Date | string | undefined;
  /** What was fetched already. */
  evidence?: Evidence[] | undefined;
  /** Fetch nothing. */
  offline?: boolean | undefined;
}

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
  const [{ verify }, trust] = await Promise.all([core(), trustList(options)]);
  const bytes = bytesOf(input);
  const fetched: Fetched[] = (options.evidence ?? []).map(({ kind, uri, bytes }) => ({
    kind,
    uri,
    bytes: bytes === null ? null : bytesOf(bytes),
  }));
  const run: RunOptions = { ...trust, ...judgedBy(options), at: time(options.at), fetched };
  let fetches = 0;
  for (let round = 1; ; round++) {
    options.signal?.throwIfAborted();
    const { report, needs } = verify(bytes, run);
    const plans = options.offline || round === ROUNDS ? [] : needs.slice(0, FETCHES - fetches);
    if (plans.length === 0) return report;
    fetches += plans.length;
    fetched.push(...(await Promise.all(plans.map((plan) => answer(plan, options)))));
  }
}

/** What a document claims, with nothing of it verified. */
export async function inspect(input: Input): Promise<Inspection> {
  return JSON.parse(await inspectToJson(input));
}

/** As {@link inspect}, but JSON text. */
export async function inspectToJson(input: Input): Promise<string> {
  return (await core()).inspect(bytesOf(input));
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
  return (await core()).jws(bytesOf(input), bytesOf(keys), algs);
}

/** What {@link jws} answers. */
export type JwsAnswer =
  | { verified: true; header: Record<string, unknown>; payloadBase64url: string }
  | { verified: false; code: string };

async function answer(plan: FetchPlan, options: FetchOptions): Promise<Fetched> {
  return { ...plan.need, bytes: await resolve(plan, options) };
}

/** Policy and request as the JSON text that the core reads. */
function judgedBy(options: VerifyOptions): Pick<RunOptions, "policy" | "request"> {
  const policy = { ...options.policy, ...(options.trustKey === undefined ? {} : { trustKey: options.trustKey }) };
  return { policy: JSON.stringify(policy), request: JSON.stringify(options.request ?? {}) };
}

async function trustList(options: VerifyOptions): Promise<Pick<RunOptions, "trustList" | "trustListKind">> {
  const list = options.trustList;
  if (list === undefined) return {};
  if (typeof list === "string" && /^\s*https?:/i.test(list)) {
    throw new TypeError("trustList: text is the list itself; pass new URL(...) for its address");
  }
  const bytes = list instanceof URL ? await fetchedList(list, options) : bytesOf(list);
  return bytes ? { trustList: bytes, trustListKind: isObject(bytes) ? "unsigned" : "signed" } : { trustListKind: "unreachable" };
}

async function fetchedList(url: URL, options: VerifyOptions): Promise<Uint8Array | null> {
  if (options.offline) return null;
  const accept = "application/eco-trust-list+jwt, application/jwt;q=0.9";
  return resolve({ url: url.href, accept, maxBytes: TRUST_LIST_BYTES }, options);
}

/** Whether the first character that is no white space is `{`: JSON, and so not signed. */
function isObject(bytes: Uint8Array): boolean {
  const first = bytes.find((byte) => ![0x09, 0x0a, 0x0d, 0x20].includes(byte));
  return first === 0x7b;
}

function time(at: Date | string = new Date()): string {
  // Whole seconds: what a Report says, and what a certificate is judged by.
  return typeof at === "string" ? at : `${at.toISOString().slice(0, 19)}Z`;
}

function bytesOf(input: Input): Uint8Array {
  if (typeof input === "string") return new TextEncoder().encode(input);
  if (input instanceof Uint8Array) return input;
  if (input instanceof ArrayBuffer) return new Uint8Array(input);
  throw new TypeError("eco-verify takes a Uint8Array, an ArrayBuffer or a string");
}

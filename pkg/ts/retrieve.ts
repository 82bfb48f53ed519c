// Certificate number + access code -> bundle from an edge -> Report made here. The edge's own verdict
// is not looked at: the certificate and the status lists in the bundle are signed, and verified here.

import type { Report } from "./generated/report.js";
import { read, request, type FetchOptions } from "./resolve.js";
import { bytesOf, type Input } from "./bytes.js";
import { verify, type Evidence, type VerifyOptions } from "./verify.js";

/** What an edge answers: the certificate as issued, and the signed evidence it fetched for it. */
export interface Bundle {
  document: { mediaType: string; bytes: string; sha256: string };
  evidence: { kind: string; uri: string; bytes: string }[];
  edge?: { verifiedAt?: string; report?: unknown };
}

/** Why an edge gave no certificate (RFC 9457). */
export class RetrieveError extends Error {
  override name = "RetrieveError";
  /** What went wrong, such as `not-found`; `unreachable` when there was no answer, `bad-answer` for one that is none. */
  readonly slug: string;
  /** HTTP status; 0 when there was no answer. */
  readonly status: number;
  /** The edge's own words: what is wrong, and what to do. */
  readonly said: readonly string[];
  /** The certificate, where the edge says that it must not be relied on (revoked, say) but shows it. */
  readonly bundle: Bundle | undefined;

  constructor(slug: string, status: number, more: { said?: readonly string[]; bundle?: Bundle | undefined; cause?: unknown } = {}) {
    super(`the certificate could not be retrieved: ${more.said?.join(" ") || slug}`, { cause: more.cause });
    this.slug = slug;
    this.status = status;
    this.said = more.said ?? [];
    this.bundle = more.bundle;
  }
}

/** What there is to verify: the certificate, and signed evidence that came with it. */
export interface Unpacked {
  document: Input;
  evidence: Evidence[];
}

/** Bytes of an answer: eight status lists of 1 MiB, a certificate, and what JSON adds. */
export const BUNDLE_BYTES = 12 * 1024 * 1024;
const MEDIA_TYPE = "application/vnd.rcep-eco.bundle+json";

/**
 * Asks an edge for a certificate. The code travels in a header, never in the address.
 *
 * Rejects with a {@link RetrieveError}, or with the reason of `signal`.
 */
export async function retrieve(endpoint: string | URL, number: string, code: string, options: FetchOptions = {}): Promise<Bundle> {
  const base = String(endpoint).replace(/\/+$/, "");
  const headers = { accept: `${MEDIA_TYPE}, application/problem+json`, ...(code === "" ? {} : { "eco-access-code": code }) };
  let answer: { status: number; bytes: Uint8Array };
  try {
    answer = await request(`${base}/v1/eco/${encodeURIComponent(number)}`, { headers }, options, async (response) => ({
      status: response.status,
      bytes: await read(response, BUNDLE_BYTES),
    }));
  } catch (cause) {
    options.signal?.throwIfAborted();
    throw new RetrieveError("unreachable", 0, { cause });
  }
  const body = parsed(answer.bytes);
  if (answer.status === 200) {
    const bundle = asBundle(body);
    if (bundle) return bundle;
    throw new RetrieveError("bad-answer", 200);
  }
  throw problem(answer.status, body);
}

/** An edge's own Report on a document, which it has verified: its word, and no proof to anybody else. */
export async function edgeWord(endpoint: string | URL, document: Uint8Array, options: FetchOptions = {}): Promise<Report> {
  const base = String(endpoint).replace(/\/+$/, "");
  const headers = { accept: "application/json", "content-type": "application/octet-stream" };
  // A copy: what is sent must not be a view of something that can change.
  const init = { method: "POST", headers, body: document.slice() };
  const said = await request(`${base}/v1/verify`, init, options, async (response) => (response.ok ? parsed(await read(response, BUNDLE_BYTES)) : undefined));
  if (isObject(said) && isObject(said.report) && Array.isArray(said.report.checks)) return said.report as unknown as Report;
  throw new RetrieveError("bad-answer", 0);
}

/** Verifies what {@link retrieve} gave, with the evidence that came along; see {@link unpack}. */
export function verifyBundle(bundle: Bundle, options: VerifyOptions = {}): Promise<Report> {
  const { document, evidence } = unpack(bundle);
  return verify(document, { ...options, evidence: [...(options.evidence ?? []), ...evidence] });
}

/**
 * A bundle, or the bytes of any file: a certificate as it stands, or an edge's answer that was saved.
 * Only what bears a signature of its own is taken from the edge: a DID document bears none, and would
 * let the edge choose the key.
 */
export function unpack(from: Input | Bundle): Unpacked {
  const bundle = isBundle(from) ? from : saved(from);
  if (!bundle) return { document: from as Input, evidence: [] };
  const signed = bundle.evidence.filter((entry): entry is Evidence & { bytes: string } => entry.kind === "statusList");
  return { document: bundle.document.bytes, evidence: signed };
}

function isBundle(from: Input | Bundle): from is Bundle {
  return typeof from === "object" && "document" in from;
}

/** The bundle in a file. A credential in JSON has a context, and a bundle or problem has none. */
function saved(input: Input): Bundle | undefined {
  const bytes = bytesOf(input);
  if (bytes.length > BUNDLE_BYTES) return undefined;
  const body = parsed(bytes);
  return isObject(body) && !Object.hasOwn(body, "@context") ? asBundle(body) : undefined;
}

function problem(status: number, body: unknown): RetrieveError {
  const said = isObject(body) ? body : {};
  const named = typeof said.type === "string" ? said.type.split("/").pop() : undefined;
  const slug = named && named !== "about:blank" ? named : (BY_STATUS[status] ?? "bad-answer");
  const words = [said.title, said.detail].filter((text) => typeof text === "string");
  return new RetrieveError(slug, status, { said: words, bundle: asBundle(body) });
}

const BY_STATUS: Record<number, string> = { 401: "access-code-required", 404: "not-found", 429: "rate-limited" };

/** The bundle in an answer or a problem; undefined when it has not that form. */
function asBundle(body: unknown): Bundle | undefined {
  if (!isObject(body) || !isObject(body.document) || typeof body.document.bytes !== "string") return undefined;
  const evidence: unknown[] = Array.isArray(body.evidence) ? body.evidence : [];
  const whole = (entry: unknown): entry is Bundle["evidence"][number] =>
    isObject(entry) && [entry.kind, entry.uri, entry.bytes].every((member) => typeof member === "string");
  return { ...body, document: body.document, evidence: evidence.filter(whole) } as unknown as Bundle;
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

// A fetch plan of the core -> bytes, or null. What cannot be had is evidence too, never an exception;
// only the caller's own abort is.

import { FETCH_OPTIONS } from "#load";

/** What to fetch: the part of a FetchPlan that matters here. */
export interface Wanted {
  url: string;
  /** Value of the `Accept` header. */
  accept: string;
  /** Bytes to read at most. */
  maxBytes: number;
}

/** How to fetch. */
export interface FetchOptions {
  /** Stands in for the global `fetch`. */
  fetch?: typeof fetch | undefined;
  /** Stops everything; the promise then rejects with its reason. */
  signal?: AbortSignal | undefined;
}

/** Milliseconds one answer may take, body included. A person waits for it; a status list is small. */
export const TIMEOUT_MS = 10_000;

/**
 * Fetches without following redirects. Of a body over `maxBytes` one byte more than that is kept, so
 * that the core sees that it is too large.
 */
export async function resolve(wanted: Wanted, options: FetchOptions = {}): Promise<Uint8Array | null> {
  try {
    return await request(wanted.url, { headers: { accept: wanted.accept } }, options, async (response) =>
      response.status === 200 ? read(response, wanted.maxBytes) : null,
    );
  } catch {
    options.signal?.throwIfAborted();
    return null;
  }
}

/** One request under the rules that hold for all: a time limit, no cookie, and no redirect unless `init` says so. */
export async function request<T>(
  url: string | URL,
  init: RequestInit,
  options: FetchOptions,
  use: (response: Response) => Promise<T>,
): Promise<T> {
  options.signal?.throwIfAborted();
  const stop = new AbortController();
  const abort = () => stop.abort(options.signal?.reason);
  options.signal?.addEventListener("abort", abort, { once: true });
  const timer = setTimeout(() => stop.abort(new Error(`no answer within ${TIMEOUT_MS / 1000} seconds`)), TIMEOUT_MS);
  try {
    // Not "error", which Workers refuse: "manual" gives the redirect itself, and that is not a 200.
    const send = options.fetch ?? fetch;
    return await use(await send(url, { ...FETCH_OPTIONS, redirect: "manual", ...init, signal: stop.signal }));
  } finally {
    clearTimeout(timer);
    options.signal?.removeEventListener("abort", abort);
    // Whatever was not read is not wanted.
    stop.abort();
  }
}

/** The body, cut after `maxBytes + 1` bytes. */
export async function read(response: Response, maxBytes: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  while (reader && size <= maxBytes) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    size += value.length;
  }
  // A body that stalls while it is being cancelled must not hold up the answer.
  void reader?.cancel().catch(() => undefined);
  const bytes = new Uint8Array(Math.min(size, maxBytes + 1));
  let filled = 0;
  for (const part of parts) {
    bytes.set(part.subarray(0, bytes.length - filled), filled);
    filled += Math.min(part.length, bytes.length - filled);
  }
  return bytes;
}

// A verification <-> a ZIP for the files: the document as it came, everything it was judged by, and the Report,
// so that it can be verified again years later, without a network. The rules for records are those of
// Art. 3.27; the form is this project's own.

import { strFromU8, unzipSync, zipSync } from "fflate";
import { bytesOf, type Input } from "./bytes.js";
import type { Report } from "./generated/report.js";
import type { Evidence, VerifyOptions } from "./verify.js";

/** What a ZIP holds. */
export interface Filing {
  /** As it came. */
  document: Uint8Array;
  /** The Report's JSON text, to the byte. */
  report: string;
  /** When it was judged, RFC 3339. */
  at: string;
  trustList?: Uint8Array | undefined;
  trustKey?: VerifyOptions["trustKey"];
  policy?: object | undefined;
  request?: object | undefined;
  /** Reference data and table of HS subheadings, where the check had any of its own. */
  referenceData?: Uint8Array | undefined;
  hsTable?: Uint8Array | undefined;
  /** Status lists and key documents that were used; `null`: could not be had. */
  evidence: Evidence[];
  /** The verdict on a page, for people: HTML. */
  view?: string | undefined;
}

/** Why a ZIP is not taken for what it says it is. */
export class FilingError extends Error {
  override name = "FilingError";
}

/** Bytes of a ZIP, and of all that is in it: eight status lists of 1 MiB, a trust list, and a certificate. */
export const FILING_BYTES = 16 * 1024 * 1024;
const UNPACKED_BYTES = 32 * 1024 * 1024;
const FILES = 32;
const TYPE = "eco-filing/1";
const NAMES = { manifest: "manifest.json", sums: "SHA256SUMS", report: "report.json", trustList: "trust-list", referenceData: "reference-data", hsTable: "hs-table", view: "verdict.html", note: "README.txt" };
const NOTE = `This archive keeps a verification of an electronic certificate of origin in the open profile rcep-eco/1.
No authority has published a technical standard for it.

It can be verified again, without a network, as of then and as of now:

    npx eco-verify verify --bundle THIS-FILE.zip --trust-key KEY

KEY is the public key of who signs your trust list, or its thumbprint: have it from elsewhere than this archive.
SHA256SUMS shows that no file was changed by accident (sha256sum -c SHA256SUMS); only the signatures show that nobody
changed one on purpose.
`;

interface Manifest {
  type: string;
  at: string;
  engine: string;
  document: string;
  trustList: string | null;
  referenceData?: string | null;
  hsTable?: string | null;
  trustKey: VerifyOptions["trustKey"] | null;
  policy: object;
  request: object;
  evidence: { kind: Evidence["kind"]; uri: string; file: string | null }[];
}

/** The ZIP. */
export async function pack(filing: Filing): Promise<Uint8Array> {
  const { document, report, at, trustList, referenceData, hsTable, trustKey, policy = {}, request = {}, view } = filing;
  const files: Record<string, Uint8Array> = {};
  const put = (name: string, content: Input) => {
    files[name] = bytesOf(content);
    return name;
  };
  const manifest: Manifest = {
    type: TYPE,
    at,
    engine: (JSON.parse(report) as Report).engine,
    document: put(documentName(document), document),
    trustList: trustList ? put(NAMES.trustList + extension(trustList), trustList) : null,
    referenceData: referenceData ? put(NAMES.referenceData + extension(referenceData), referenceData) : null,
    hsTable: hsTable ? put(NAMES.hsTable + extension(hsTable), hsTable) : null,
    trustKey: trustKey ?? null,
    policy,
    request,
    evidence: latest(filing.evidence).map(({ kind, uri, bytes }, i) => ({
      kind,
      uri,
      file: bytes === null ? null : put(`evidence/${i + 1}${extension(bytesOf(bytes))}`, bytes),
    })),
  };
  put(NAMES.report, report);
  put(NAMES.manifest, `${JSON.stringify(manifest, undefined, 2)}\n`);
  put(NAMES.note, NOTE);
  if (view !== undefined) put(NAMES.view, view);
  const sums = await Promise.all(Object.entries(files).map(async ([name, bytes]) => `${await sha256(bytes)}  ${name}\n`));
  put(NAMES.sums, sums.join(""));
  return zipSync(files, { level: 6 });
}

/**
 * What is in a ZIP, once every file in it is the one that its sums name.
 *
 * Rejects with a {@link FilingError} that says which is not.
 */
export async function open(zip: Input): Promise<Filing> {
  const files = unzip(bytesOf(zip));
  const take = (name: string) => {
    const bytes = Object.hasOwn(files, name) ? files[name] : undefined;
    if (!bytes) throw new FilingError(`${name} is missing from it`);
    return bytes;
  };
  const sums = new Map(text(take(NAMES.sums), NAMES.sums).split("\n").filter(Boolean).map((line) => [line.slice(66), line.slice(0, 64)]));
  for (const name of Object.keys(files)) {
    if (name !== NAMES.sums && sums.get(name) !== (await sha256(take(name)))) throw new FilingError(`${name} is not as it was filed`);
  }
  for (const name of sums.keys()) take(name);
  const { type, at, document, trustList, referenceData = null, hsTable = null, trustKey, policy, request, evidence } = manifestOf(text(take(NAMES.manifest), NAMES.manifest));
  if (type !== TYPE) throw new FilingError(`it is of another kind or version (${type})`);
  return {
    document: take(document),
    report: text(take(NAMES.report), NAMES.report),
    at,
    trustList: trustList === null ? undefined : take(trustList),
    referenceData: referenceData === null ? undefined : take(referenceData),
    hsTable: hsTable === null ? undefined : take(hsTable),
    trustKey: trustKey ?? undefined,
    policy,
    request,
    evidence: evidence.map(({ kind, uri, file }) => ({ kind, uri, bytes: file === null ? null : take(file) })),
    ...(Object.hasOwn(files, NAMES.view) ? { view: text(take(NAMES.view), NAMES.view) } : {}),
  };
}

/** What comes of verifying a filing again. */
export interface Again {
  /** As of the first check, with nothing but what is in it: the Report's text. */
  then: string;
  /** Whether that is, to the byte, the Report that was filed; another engine may word one differently. */
  same: boolean;
  /** As of now, with nothing but what is in it. */
  now: string;
  /** Whose key the trust list was checked with: the caller's, or only the one that is in the filing. */
  key: "given" | "filed" | "none";
}

/**
 * Verifies a filing again, offline. `verifyToJson` is that of any build; `trustKey` goes before the one that was
 * filed, which proves nothing: whoever made the archive chose it.
 */
export async function again(
  filing: Filing,
  verifyToJson: (input: Input, options: VerifyOptions) => Promise<string>,
  options: Pick<VerifyOptions, "trustKey" | "at"> = {},
): Promise<Again> {
  const { document, trustList, referenceData, hsTable, policy, request, evidence } = filing;
  const trustKey = options.trustKey ?? filing.trustKey;
  const common = { trustList, referenceData, hsTable, trustKey, policy, request, evidence, offline: true };
  const then = await verifyToJson(document, { ...common, at: filing.at });
  const now = await verifyToJson(document, { ...common, at: options.at ?? new Date() });
  return { then, same: then === filing.report, now, key: options.trustKey !== undefined ? "given" : trustKey !== undefined ? "filed" : "none" };
}

function unzip(zip: Uint8Array): Record<string, Uint8Array> {
  if (zip.length > FILING_BYTES) throw new FilingError(`it is larger than ${FILING_BYTES} bytes`);
  let [size, count] = [0, 0];
  const tooMuch = new FilingError("there is more in it than in any filing");
  try {
    return unzipSync(zip, {
      filter({ originalSize }) {
        [size, count] = [size + originalSize, count + 1];
        if (size > UNPACKED_BYTES || count > FILES) throw tooMuch;
        return true;
      },
    });
  } catch (cause) {
    throw cause === tooMuch ? tooMuch : new FilingError("it is no ZIP archive, or a damaged one", { cause });
  }
}

function manifestOf(content: string): Manifest {
  let found: unknown;
  try {
    found = JSON.parse(content);
  } catch {
    found = undefined;
  }
  const is = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);
  const named = (value: unknown) => value === null || typeof value === "string";
  const whole = is(found)
    && [found.type, found.at, found.document].every((member) => typeof member === "string")
    && named(found.trustList) && named(found.referenceData ?? null) && named(found.hsTable ?? null) && is(found.policy) && is(found.request)
    && (named(found.trustKey) || is(found.trustKey))
    && Array.isArray(found.evidence)
    && found.evidence.every((entry) => is(entry) && typeof entry.kind === "string" && typeof entry.uri === "string" && named(entry.file));
  if (!whole) throw new FilingError(`${NAMES.manifest} cannot be read`);
  return found as unknown as Manifest;
}

/** Of several for one address, the last. */
function latest(evidence: Evidence[]): Evidence[] {
  return [...new Map(evidence.map((entry) => [`${entry.kind} ${entry.uri}`, entry])).values()];
}

/** By what it begins with: a name that a person's computer can open. */
function documentName(bytes: Uint8Array): string {
  return `certificate${extension(bytes)}`;
}

function extension(bytes: Uint8Array): string {
  const start = strFromU8(bytes.subarray(0, 64)).trimStart();
  if (start.startsWith("{")) return ".json";
  if (start.startsWith("%PDF")) return ".pdf";
  // base64url of an object.
  if (!/^ey[\w-]/.test(start)) return ".bin";
  return bytes.includes(0x7e) ? ".sd-jwt" : ".jwt";
}

function text(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new FilingError(`${name} is no text`);
  }
}

async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", bytes as BufferSource);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}


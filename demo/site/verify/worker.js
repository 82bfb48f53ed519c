// Files, tokens and numbers -> Reports with a line for the table. Runs beside the page, which stays free.

import { full, filing as filings, present as words, unzip } from "./package.js";
import { locale } from "./words.js";

/** Bytes of a file that are read: the largest filing. What is longer is cut, and the core calls it too large. */
const FILE_BYTES = 16 * 1024 * 1024;
/** Of an archive: its files, the bytes of all of them, and its own. */
const ARCHIVE = { files: 5000, bytes: 256 * 1024 * 1024, packed: 128 * 1024 * 1024 };
/** What is kept for filing; the core takes no certificate that is larger. */
const KEPT_BYTES = 1024 * 1024;
/** Certificates verified between two answers to the page. */
const SHARE = 8;

let verifier;
let settings;
let stop = new AbortController();
/** What was fetched in this run, for all its certificates. */
let common = new Map();
/** Names of fetched documents that the page has; they begin with the run, for a list may change. */
let told = new Set();
let run = "";

/** One thing after the other; only a cancellation does not wait. */
let turn = Promise.resolve();
addEventListener("message", ({ data }) => {
  if (data.do === "cancel") stop.abort();
  else turn = turn.then(() => handle(data));
});

async function handle(data) {
  try {
    if (data.do === "setup") postMessage({ is: "ready", id: data.id, ...(await setUp(data)) });
    if (data.do === "verify") await share(data.entries);
    if (data.do === "file") postMessage({ is: "filed", id: data.id, ...(await fileOne(data)) });
    if (data.do === "scope") postMessage({ is: "scope", id: data.id, answer: await scope(data.transaction) });
  } catch (error) {
    postMessage({ is: "broken", id: data.id, name: error?.name, why: error instanceof Error ? error.message : String(error) });
  }
}

/** A trust list, read once; answers what is to be said of it. */
async function setUp({ trustList, trustKey, policy, endpoint, seen }) {
  const eco = await full();
  settings = { trustList, trustKey, policy, endpoint };
  stop = new AbortController();
  common = new Map();
  told = new Set();
  run = crypto.randomUUID();
  const versions = seen && {
    get: (name) => seen[name],
    set: (name, version) => {
      seen[name] = version;
      postMessage({ is: "seen", name, version });
    },
  };
  verifier = await eco.createVerifier({ trustList: trustList ?? undefined, trustKey: trustKey || undefined, policy, versions });
  // A token that is none, signed by nobody: what is said of the trust list is all that is wanted.
  const report = await verifier.verify(PROBE, { offline: true });
  const issuer = report.checks.find(({ id }) => id === "issuer");
  const fault = issuer?.code?.startsWith("issuer.trust_list") ? issuer : undefined;
  const { sentence } = await words();
  return { trust: report.trust, fault: fault && sentence(fault.code, fault.facts) };
}

const part = (value) => btoa(JSON.stringify(value)).replace(/=+$/, "");
const PROBE = `${part({ alg: "ES256", typ: "vc+jwt", kid: "did:web:nobody.invalid#k" })}.${part({
  "@context": ["https://www.w3.org/ns/credentials/v2", "https://w3id.org/rcep-eco/v1"], type: ["VerifiableCredential", "RcepCertificateOfOrigin"],
  issuer: "did:web:nobody.invalid", validFrom: "2026-01-01T00:00:00Z", validUntil: "2027-01-01T00:00:00Z",
  credentialSchema: { id: "https://w3id.org/rcep-eco/schemas/rcep-co-1.json", type: "JsonSchema" }, credentialSubject: { type: "CertificateOfOrigin" },
})}.${"A".repeat(86)}`;

/** Several entries, answered a few at a time. */
async function share(entries) {
  const { signal } = stop;
  for (let i = 0; i < entries.length && !signal.aborted; i += SHARE) {
    const results = await Promise.all(entries.slice(i, i + SHARE).map((entry) => answered(entry, signal)));
    if (signal.aborted) break;
    // The page is handed each fetched document once, and then its name.
    const evidence = results.flatMap(({ documents = [] }) => documents).filter(({ name }) => !told.has(name) && told.add(name));
    for (const result of results) result.documents = result.documents?.map(({ name }) => name);
    const transfer = results.flatMap(({ bytes, archive }) => [bytes?.buffer, ...(archive ?? []).map((file) => file.bytes.buffer)]).filter(Boolean);
    postMessage({ is: "results", results, evidence }, [...new Set(transfer)]);
  }
  postMessage({ is: "free" });
}

async function answered(entry, signal) {
  try {
    return { id: entry.id, ...(await answer(entry, signal)) };
  } catch (error) {
    if (signal.aborted) return { id: entry.id };
    return { id: entry.id, problem: await problem(error) };
  }
}

/** Why there is nothing to verify: what is wrong, and what to do. */
async function problem(error) {
  const { problemWords } = await words();
  if (error.name === "RetrieveError") return [...(problemWords(error.slug) ?? error.said)];
  if (error.name === "NotReadableError" || error.name === "NotFoundError") return ["file-gone"];
  if (error.name === "ArchiveError" || error.name === "FilingError") return ["archive", error.message];
  return ["broken", error.message];
}

class ArchiveError extends Error {
  name = "ArchiveError";
}

async function answer(entry, signal) {
  const eco = await full();
  if (entry.number !== undefined) {
    if (!settings.endpoint) return { problem: ["no-endpoint"] };
    let bundle;
    try {
      bundle = await eco.retrieve(settings.endpoint, entry.number, entry.code ?? "", { signal });
    } catch (error) {
      // What must not be relied on may be shown, with the reason.
      if (!error.bundle) throw error;
      bundle = error.bundle;
    }
    const { document, evidence } = eco.unpack(bundle);
    return judged(new TextEncoder().encode(document), evidence, entry.request, signal);
  }
  const bytes = await read(entry.source);
  if (isZip(bytes)) {
    if (entry.nested) return { problem: ["nested"] };
    const unpacked = await fromZip(bytes);
    if (unpacked.archive) return unpacked;
    return judged(unpacked.document, unpacked.evidence, entry.request, signal);
  }
  const { document, evidence } = eco.unpack(bytes);
  return judged(typeof document === "string" ? new TextEncoder().encode(document) : document, [...(entry.evidence ?? []), ...evidence], entry.request, signal);
}

async function read(source) {
  if (source instanceof Uint8Array) return source;
  const limit = (await source.slice(0, 4).text()).startsWith("PK") ? ARCHIVE.packed : FILE_BYTES;
  return new Uint8Array(await source.slice(0, limit + 1).arrayBuffer());
}

function isZip(bytes) {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}

/** What is in a ZIP: the document of a filing with its evidence, or files. */
async function fromZip(bytes) {
  if (bytes.length > ARCHIVE.packed) throw new ArchiveError("too large");
  const { unzipSync } = await unzip();
  let [size, count] = [0, 0];
  let files;
  try {
    files = unzipSync(bytes, {
      filter({ name, originalSize }) {
        if (name.endsWith("/") || /(^|\/)(__MACOSX\/|\.)/.test(name)) return false;
        [size, count] = [size + originalSize, count + 1];
        if (size > ARCHIVE.bytes || count > ARCHIVE.files) throw new ArchiveError("too much");
        return true;
      },
    });
  } catch (error) {
    throw error instanceof ArchiveError ? error : new ArchiveError("damaged");
  }
  if (files["manifest.json"] && files.SHA256SUMS) {
    const { document, evidence } = await (await filings()).open(bytes);
    return { document, evidence };
  }
  // Each in a buffer of its own, which can be handed over.
  return { archive: Object.entries(files).map(([name, content]) => ({ name, bytes: content.slice() })) };
}

/** What one certificate uses of what all have fetched. */
class Used extends Map {
  get(name) {
    const had = super.get(name) ?? common.get(name);
    if (had) super.set(name, had);
    return had;
  }
  set(name, getting) {
    common.set(name, getting);
    return super.set(name, getting);
  }
}

async function judged(bytes, evidence, request, signal) {
  const eco = await full();
  const shared = new Used();
  const at = new Date();
  const text = await verifier.verifyToJson(bytes, { request: request ?? {}, evidence, shared, at, signal });
  const report = JSON.parse(text);
  const claimed = report.identity ? undefined : await eco.inspect(bytes);
  // All are there: a certificate is answered when what it needs is.
  const documents = await Promise.all([...shared].map(async ([name, getting]) => ({ name: `${run} ${name}`, document: await getting })));
  const kept = bytes.length <= KEPT_BYTES ? bytes.slice() : undefined;
  return { text, claimed, row: await line(report, claimed), bytes: kept, given: evidence, documents };
}

const countries = new Intl.DisplayNames(locale, { type: "region", fallback: "code" });

/** What the table shows of a Report. */
async function line(report, claimed) {
  const { loadMessages, present, plain } = await words();
  const { verdicts, words: named, joins } = await loadMessages(locale);
  const { name, country } = report.checks.find(({ id, outcome }) => id === "issuer" && outcome === "passed")?.facts ?? {};
  const certificate = report.certificate ?? {};
  const text = (value) => (value === undefined || value === null ? "" : plain(value));
  const items = Array.isArray(certificate.items) ? certificate.items : [];
  const compared = report.checks.find(({ id }) => id === "request");
  return {
    verdict: report.verdict,
    headline: verdicts[report.verdict].headline,
    // All of a Report in words takes as long as verifying it; a valid one has no reasons to tell.
    why: report.verdict === "valid" ? "" : (present(report, claimed).reasons[0] ?? ""),
    remarks: (report.findings ?? []).filter(({ severity }) => severity === "warning").length,
    test: report.test ? named.test : undefined,
    number: text(report.identity?.number),
    claimedNumber: report.identity ? "" : text(claimed?.credential?.credentialSubject?.certificateNumber),
    sha256: report.identity?.payloadSha256,
    signer: report.identity && name !== undefined ? text(name) + (/^[A-Z]{2}$/.test(country ?? "") ? joins.open + countries.of(country) + joins.close : "") : "",
    exporter: text(certificate.exporter?.name),
    issued: typeof certificate.issueDate === "string" ? text(certificate.issueDate) : "",
    invoices: [...new Set(items.flatMap((item) => (Array.isArray(item?.invoices) ? item.invoices : []).map((invoice) => text(invoice?.number))))].filter(Boolean),
    compared: compared && compared.outcome !== "not_applicable" && compared.outcome !== "not_run" ? compared.facts : undefined,
    at: report.at,
  };
}

/** The ZIP. */
async function fileOne({ filing }) {
  return { zip: await (await filings()).pack(filing) };
}

async function scope(transaction) {
  const { presentScope } = await words();
  return presentScope(await verifier.scope(transaction));
}

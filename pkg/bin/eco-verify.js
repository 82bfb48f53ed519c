#!/usr/bin/env node
// The command line: arguments and files -> Reports and answers on standard output and an exit code.

import { closeSync, existsSync, openSync, readFileSync, readSync } from "node:fs";
import { join, dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { parse, USAGE, UsageError } from "./options.js";
import { color, printable, showAgain, showBrief, showCount, showInspection, showReport, showScope } from "./terminal.js";
import { remembered } from "./versions.js";

/**
 * 0 all valid, 1 any invalid, 2 any indeterminate, 64 usage, 66 any input unreadable, 74 the answers cannot be written
 * (sysexits.h), 141 whoever read them has gone (as a shell tells SIGPIPE).
 */
const EXIT = { invalid: 1, indeterminate: 2, usage: 64, unreadable: 66, unwritable: 74, gone: 141 };

/**
 * Bytes of a file read at most: the largest filing. What is longer is handed on cut and
 * marked, so that the core calls it too large, however it goes on.
 */
const FILE_BYTES = 16 * 1024 * 1024;

/** Files that are read and verified at a time at most, and bytes of them. */
const SHARE = 1024;
const SHARE_BYTES = 32 * 1024 * 1024;
/** More files than these are verified together, by several threads; fewer are answered one by one. */
const MANY = 200;

/** What files are read into, one after the other. */
let memory;

/** A SHA-256 thumbprint of a key (RFC 7638). */
const THUMBPRINT = /^[\w-]{43}$/;

/** Why a file cannot be read, in words. */
const WHY = {
  ENOENT: "there is no such file",
  EACCES: "this file may not be read by you",
  EISDIR: "this is a folder, not a file",
  EPERM: "this file may not be read by you",
  ENAMETOOLONG: "no file has so long a name",
};

class UnreadableError extends Error {}

const dist = join(dirname(fileURLToPath(import.meta.url)), "..", "dist");

process.stdout.on("error", (error) => {
  // Whoever read the output has gone: no fault, but not everything was answered.
  if (error.code === "EPIPE") process.exit(EXIT.gone);
  warn(`the answers cannot be written: ${error.code ?? error.message}`);
  process.exit(EXIT.unwritable);
});

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  warn(error instanceof Error ? error.message.replace(/^eco-verify: /, "") : String(error));
  process.exitCode = error instanceof UnreadableError ? EXIT.unreadable : EXIT.usage;
}

async function main(argv) {
  const options = parse(argv);
  if (options.print) return print(options.print === "version" ? version() : USAGE);
  const eco = await load("node.js");
  return { verify: options.bundle ? filings : verify, scope, jws, inspect }[options.command](eco, options);
}

async function verify(eco, options) {
  const { trust, running } = verifyOptions(options);
  const verifier = await eco.createVerifier(trust);
  // Options that make no sense are told before anything is answered.
  await verifier.verify("", { ...running, offline: true });
  if (options.trustList && !trust.trustKey) {
    warn("WARNING: the trust list is not signed. Whoever wrote that file decides who is trusted; use a signed list and --trust-key.");
  }
  const { present } = await load("present.js");
  const paint = color(process.stdout, process.env);
  const counts = { valid: 0, invalid: 0, indeterminate: 0, tests: 0 };
  const more = running.evidence;
  const setting = options.offline ? "offline" : undefined;
  const many = { ...running, workers: options.files.length > MANY ? "auto" : 0, brief: options.brief };
  const progress = progressOf(options.files.length);

  /** Some files at once, in their order; one that brings evidence of its own by itself. */
  async function texts(read) {
    const unpacked = read.map(({ bytes }) => eco.unpack(bytes));
    const alike = unpacked.filter(({ evidence }) => evidence.length === 0);
    const answers = (await verifier.verifyBatchToJson(alike.map(({ document }) => document), many)).values();
    const all = [];
    for (const { document, evidence } of unpacked) {
      const [text] = evidence.length === 0 ? [answers.next().value] : await verifier.verifyBatchToJson([document], { ...many, evidence: [...more, ...evidence] });
      all.push({ document, text });
    }
    return all;
  }

  const unreadable = await eachShare(options, async (read) => {
    let shown = "";
    for (const [i, { document, text }] of (await texts(read)).entries()) {
      const report = JSON.parse(text);
      counts[report.verdict]++;
      if (report.test) counts.tests++;
      const { file } = read[i];
      if (options.json) shown += line(file, text);
      else if (options.brief) shown += showBrief(file, report, present(report, undefined, undefined, setting), paint);
      else shown += showReport(file, present(report, report.identity ? undefined : await eco.inspect(document), undefined, setting), paint);
    }
    progress(read.length);
    return shown;
  }, options.files.length > MANY ? SHARE : 1);
  progress();
  verifier.close();
  if (options.brief && !options.json && options.files.length > 1) await print(showCount(counts, unreadable));
  if (unreadable) return EXIT.unreadable;
  return EXIT[["invalid", "indeterminate"].find((verdict) => counts[verdict] > 0)] ?? 0;
}

/** Filings, verified again with nothing but what is in them; what was changed since it was filed is no filing. */
async function filings(eco, options) {
  const [{ again, open }, { present }] = await Promise.all([load("filing.js"), load("present.js")]);
  const paint = color(process.stdout, process.env);
  const trustKey = options.trustKey === undefined ? undefined : publicKey(options.trustKey);
  const verdicts = new Set();
  let refused = false;
  const unreadable = await eachFile(options, async (file, bytes) => {
    let filing;
    try {
      filing = await open(bytes);
    } catch (error) {
      if (error.name !== "FilingError") throw error;
      warn(`${file}: ${error.message}; nothing of it was verified`);
      refused = true;
      return "";
    }
    const { then, now, same, key } = await again(filing, eco.verifyToJson, { trustKey, at: options.at });
    const reports = { then: JSON.parse(then), now: JSON.parse(now) };
    verdicts.add(reports.then.verdict);
    if (key === "filed") warn(`WARNING: ${file}: the trust list's key is the one in the filing, which whoever made it chose; have the key from elsewhere and give --trust-key.`);
    if (options.json) return `${JSON.stringify({ file, key, same, ...reports })}\n`;
    const [first, last] = [reports.then, reports.now].map((report) => present(report, undefined, undefined, "offline"));
    return showReport(file, first, paint) + showAgain({ at: filing.at, same, first, last }, paint);
  });
  if (unreadable || refused) return EXIT.unreadable;
  return EXIT[["invalid", "indeterminate"].find((verdict) => verdicts.has(verdict))] ?? 0;
}

/** A shipment that makes no sense does not keep the others from being answered. */
async function scope(eco, options) {
  const { presentScope } = await load("present.js");
  const paint = color(process.stdout, process.env);
  const verifier = await eco.createVerifier();
  const at = options.at ?? new Date();
  let senseless = false;
  const unreadable = await eachFile(options, async (file, bytes) => {
    try {
      const answer = await verifier.scope(bytes.toString(), at);
      return options.json ? line(file, JSON.stringify(answer)) : showScope(file, presentScope(answer), paint);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      warn(`${file}: ${error.message}`);
      senseless = true;
      return "";
    }
  });
  if (unreadable) return EXIT.unreadable;
  return senseless ? EXIT.usage : 0;
}

async function jws(eco, options) {
  const jwks = read(options.jwks).toString();
  await eco.jws("", jwks, options.algs);
  const { sentence } = await load("present.js");
  let refused = false;
  const unreadable = await eachFile(options, async (file, bytes) => {
    const text = await eco.jwsToJson(bytes, jwks, options.algs);
    const answer = JSON.parse(text);
    refused ||= !answer.verified;
    if (options.json) return line(file, text);
    if (answer.verified) return payload(answer, options);
    warn(`${file}: ${answer.code}: ${sentence(answer.code, {}, undefined, "jws")}`);
    return "";
  });
  if (unreadable) return EXIT.unreadable;
  return refused ? EXIT.invalid : 0;
}

async function inspect(eco, options) {
  const { sentence } = await load("present.js");
  const unreadable = await eachFile(options, async (file, bytes) => {
    const text = await eco.inspectToJson(eco.unpack(bytes).document);
    return options.json ? line(file, text) : showInspection(file, JSON.parse(text), sentence);
  });
  return unreadable ? EXIT.unreadable : 0;
}

/** What was signed, byte for byte; a line of its own where a person or several files need it. */
function payload(answer, options) {
  const bytes = Buffer.from(answer.payloadBase64url, "base64url");
  return process.stdout.isTTY || options.files.length > 1 ? Buffer.concat([bytes, Buffer.from("\n")]) : bytes;
}

/** Runs over all files; one that cannot be read does not keep the others from being answered. */
function eachFile(options, answer) {
  return eachShare(options, ([{ file, bytes }]) => answer(file, bytes), 1);
}

/** The same, `count` files at a time, of SHARE_BYTES together or little more. How many could not be read. */
async function eachShare(options, answer, count) {
  let unreadable = 0;
  let [share, size] = [[], 0];
  const flush = async () => {
    if (share.length > 0) await print(await answer(share));
    [share, size] = [[], 0];
  };
  for (const file of options.files) {
    try {
      const bytes = read(file);
      share.push({ file, bytes });
      size += bytes.length;
    } catch (error) {
      if (!(error instanceof UnreadableError)) throw error;
      // What was said of those before it comes first.
      await flush();
      warn(error.message);
      unreadable++;
    }
    if (share.length >= count || size > SHARE_BYTES) await flush();
  }
  await flush();
  return unreadable;
}

/** Tells how far a long run is where a person waits and sees nothing else. Without a number: it is at its end. */
function progressOf(all) {
  if (all <= MANY || !process.stderr.isTTY || process.stdout.isTTY) return () => undefined;
  let done = 0;
  return (more) => process.stderr.write(more === undefined ? "\r\u001b[K" : `\r${(done += more)} of ${all}`);
}

/** The core's JSON text with the file's name put first; the text itself is not touched. */
function line(file, text) {
  return `{"file":${JSON.stringify(file)},${text.slice(1)}\n`;
}

/** Options of the command line -> options of a verifier, and of each of its verifications. */
function verifyOptions(options) {
  const trustKey = options.trustKey === undefined ? undefined : publicKey(options.trustKey);
  const trustList = options.trustList === undefined ? undefined : read(options.trustList);
  if (trustList) {
    const signed = !trustList.toString("latin1").trimStart().startsWith("{");
    if (signed && !trustKey) throw new UsageError("a signed trust list needs --trust-key, the key of who signed it");
    if (!signed && trustKey) throw new UsageError("--trust-key is given, but the trust list is not signed: leave the key out or use the signed list");
  } else if (trustKey && options.referenceData === undefined) {
    throw new UsageError("--trust-key needs --trust-list");
  }
  const policy = options.policy === undefined ? {} : jsonObject(options.policy, "--policy");
  if (options.referenceData !== undefined && !(trustKey ?? policy.dataKey ?? policy.trustKey)) {
    throw new UsageError('--reference-data needs --trust-key, or "dataKey" in the policy: the key of who signed them');
  }
  const request = options.expect === undefined ? {} : jsonObject(options.expect, "--expect");
  if (options.number !== undefined) request.number = options.number;
  const brought = (kind) => ({ uri, file }) => ({ kind, uri, bytes: read(file) });
  return {
    trust: {
      trustList,
      trustKey,
      policy,
      referenceData: options.referenceData === undefined ? undefined : read(options.referenceData),
      hsTable: options.hsTable === undefined ? undefined : read(options.hsTable),
      // For another moment than now, an older list may be the right one.
      versions: options.at === undefined ? remembered(process.env) : undefined,
    },
    running: {
      request,
      at: options.at ?? new Date(),
      evidence: [...options.status.map(brought("statusList")), ...options.did.map(brought("didDocument"))],
      offline: options.offline,
      shared: new Map(),
    },
  };
}

/** A JWK or a thumbprint in a file, or the thumbprint itself. */
function publicKey(said) {
  if (THUMBPRINT.test(said) && !existsSync(said)) return said;
  const text = read(said).toString().trim();
  return THUMBPRINT.test(text) ? text : objectIn(text, said, "--trust-key");
}

function jsonObject(file, option) {
  return objectIn(read(file).toString(), file, option);
}

function objectIn(text, file, option) {
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new UsageError(`${option}: ${file} does not hold a JSON object`);
  }
  return value;
}

/** A file, or standard input for `-`, as bytes. */
function read(file) {
  let descriptor;
  try {
    descriptor = file === "-" ? 0 : openSync(file, "r");
    memory ??= Buffer.alloc(FILE_BYTES + 1);
    let size = 0;
    for (let more = 1; more > 0 && size < memory.length; size += more) more = readSome(descriptor, memory, size);
    if (size < memory.length) return Buffer.from(memory.subarray(0, size));
    return Buffer.concat([memory.subarray(0, FILE_BYTES), Buffer.from(".")]);
  } catch (error) {
    const address = /^https?:/i.test(file) && "this is an address, and only files are taken: save what is there as a file first";
    throw new UnreadableError(`${file}: ${address || (WHY[error.code] ?? error.code ?? "cannot be read")}`);
  } finally {
    if (descriptor) closeSync(descriptor);
  }
}

/** Reads on; a terminal or pipe without input yet is asked again. */
function readSome(descriptor, bytes, at) {
  for (;;) {
    try {
      return readSync(descriptor, bytes, at, bytes.length - at, null);
    } catch (error) {
      if (error.code === "EOF") return 0;
      if (error.code !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}

async function load(name) {
  try {
    return await import(new URL(`../dist/${name}`, import.meta.url));
  } catch (error) {
    if (error.code !== "ERR_MODULE_NOT_FOUND") throw error;
    throw new UnreadableError(`${dist} is not built: run 'cargo xtask build', or install the package from npm`);
  }
}

function version() {
  return `${JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")).version}\n`;
}

/** Waits until the output is taken, so that a slow reader loses nothing. */
function print(text) {
  return new Promise((done) => process.stdout.write(text, () => done(0)));
}

function warn(text) {
  // Progress that stands in the line gives way.
  process.stderr.write(`${process.stderr.isTTY ? "\r\u001b[K" : ""}eco-verify: ${printable(text)}\n`);
}

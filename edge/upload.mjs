// A folder of signed certificate files and a list of numbers and codes -> files in the edge's bucket, and a
// list with links for the importers. For sources of the kind "files" (see README.md).

import { spawnSync } from "node:child_process";
import { createHmac, randomBytes } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";

const USAGE = `usage: node edge/upload.mjs FOLDER (--bucket NAME | --state DIR) (--trust-list FILE --trust-key KEY | --unchecked)
                            [--list CSV] [--page URL]

  FOLDER             certificate files: tokens as issued, or an edge's answers that were saved
  --bucket NAME      puts them into this bucket on Cloudflare, with wrangler
  --state DIR        puts them into the state of edge/serve.mjs on this machine, which may be running
  --trust-list FILE  signed trust list: what nobody on it has signed is not uploaded
  --trust-key KEY    public JWK of its signer, or its RFC 7638 thumbprint; as text or in a file
  --unchecked        uploads without looking at signatures; the edge still does, at every retrieval
  --policy JSON      how strict to be, as in the edge's POLICY
  --list CSV         columns number, code and file, in any order, named by the first line; or number,code[,file]
                     without such a line. Without a code one is made, without a file it is found by its number.
                     Without a list, every file in the folder is meant
  --page URL         page that shows a certificate; the link is this with #n=NUMBER&c=CODE
  --wrangler CMD     how wrangler is called; 'npx wrangler' unless said otherwise
  --dry-run          says what would be done, and puts nothing anywhere

The environment variable PEPPER holds the secret of that name of the edge: it makes the files' names.
Prints CSV with number, code, file and link; as a list it can be given again, to replace the files. Whoever has a link
has the certificate: send each to its importer only. Everything is looked at before anything is put anywhere.
Exit code: 0 all put, 1 something is wrong with a file or cannot be put, 64 wrong usage, 66 something cannot be read.`;

const EXIT = { wrong: 1, usage: 64, unreadable: 66 };
/** The edge's limits: bytes of a certificate, characters of a pepper. */
const CERTIFICATE_BYTES = 512 * 1024;
const PEPPER_CHARACTERS = 32;
/** Shorter codes can be guessed by whoever tries for a while; it is said. */
const CODE_CHARACTERS = 10;
const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const COLUMNS = ["number", "code", "file"];

/** Ends the program with its reasons, one a line. */
function stop(code, ...lines) {
  process.stderr.write(lines.map((line) => `upload: ${line}\n`).join(""));
  process.exit(code);
}

function commandLine() {
  const text = { type: "string" };
  const flag = { type: "boolean", default: false };
  const options = {
    bucket: text, state: text, "trust-list": text, "trust-key": text, policy: text, list: text, page: text,
    wrangler: { ...text, default: "npx wrangler" }, unchecked: flag, "dry-run": flag, help: { ...flag, short: "h" },
  };
  let values, positionals;
  try {
    ({ values, positionals } = parseArgs({ options, allowPositionals: true }));
  } catch (error) {
    stop(EXIT.usage, `${error.message.split(/[.\n]( |$)/)[0]}; --help shows all options`);
  }
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    process.exit(0);
  }
  if (positionals.length !== 1) stop(EXIT.usage, "name one folder of certificate files; --help shows more");
  if (!values["dry-run"] && (values.bucket === undefined) === (values.state === undefined)) {
    stop(EXIT.usage, "say where to put them: either --bucket NAME or --state DIR");
  }
  if (values.bucket !== undefined && !/^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/.test(values.bucket)) {
    stop(EXIT.usage, `--bucket ${values.bucket}: not the name of a bucket`);
  }
  if (values.unchecked ? values["trust-list"] : !(values["trust-list"] && values["trust-key"])) {
    stop(EXIT.usage, "give --trust-list FILE and --trust-key KEY, or --unchecked instead");
  }
  const page = values.page ?? "";
  if (page && (!URL.canParse(page) || page.includes("#"))) stop(EXIT.usage, `--page ${page}: not an address without #`);
  const pepper = (process.env.PEPPER ?? "").trim();
  if ([...pepper].length < PEPPER_CHARACTERS) {
    stop(EXIT.usage, `the environment variable PEPPER is ${pepper ? "too short" : "not set"}: set it to the edge's secret of that name`);
  }
  return { ...values, page, pepper, folder: positionals[0] };
}

function read(file) {
  try {
    return readFileSync(file);
  } catch (error) {
    return stop(EXIT.unreadable, `${file} cannot be read (${error.code})`);
  }
}

/** Rows of fields (RFC 4180); what divides them is a comma, or a semicolon where the first line has no comma. */
function parseCsv(text) {
  const divider = text.split("\n", 1)[0].includes(",") ? "," : ";";
  const rows = [[]];
  const field = new RegExp(`(?:"((?:[^"]|"")*)"|([^"\\r\\n${divider}]*))(${divider}|\\r?\\n|$)`, "y");
  while (field.lastIndex < text.length) {
    const line = rows.length;
    const [, quoted, plain, end] = field.exec(text) ?? stop(EXIT.unreadable, `the list is no CSV: line ${line}, a quote out of place`);
    rows.at(-1).push((quoted?.replaceAll('""', '"') ?? plain).trim());
    if (end !== divider && field.lastIndex < text.length) rows.push([]);
    if (end === divider && field.lastIndex === text.length) rows.at(-1).push("");
  }
  return rows.filter((row) => row.some((value) => value !== ""));
}

/** What the list asks for: `{ number, code, file }`, each perhaps empty. */
function parseList(file) {
  const [first, ...rest] = parseCsv(read(file).toString("utf8").replace(/^\uFEFF/, ""));
  if (!first) stop(EXIT.unreadable, `${file} has no lines`);
  const named = first.map((name) => name.toLowerCase());
  const [columns, rows] = named.includes("number") ? [named, rest] : [COLUMNS, [first, ...rest]];
  return rows.map((row) => Object.fromEntries(COLUMNS.map((name) => [name, row[columns.indexOf(name)] ?? ""])));
}

/** 80 random bits, as Crockford's base32 in groups of four. */
function newCode() {
  const bits = [...randomBytes(10)].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  const symbols = bits.match(/.{5}/g).map((five) => CROCKFORD[parseInt(five, 2)]);
  return symbols.join("").match(/.{4}/g).join("-");
}

/** A file's key in the bucket, as edge/src/source/files.rs makes it. */
function keyOf(pepper, number, code) {
  const upper = (text) => text.replace(/[a-z]/g, (letter) => letter.toUpperCase());
  const plain = upper(code).replace(/[ -]/g, "").replaceAll("O", "0").replace(/[IL]/g, "1");
  return `files/${createHmac("sha256", pepper).update(`file\0${upper(number)}\0${plain}\0`).digest("hex")}`;
}

/** What the edge takes for a number, and for a code. */
const isNumber = (text) => /^(?=.{1,70}$)[!-~]+( +[!-~]+)*$/.test(text) && !/[\\%]/.test(text) && !/(^|\/)\s*\.{0,2}\s*(\/|$)/.test(text);
const isCode = (text) => /^(?=.{1,128}$)[!-~]+( [!-~]+)*$/.test(text);

/** A document -> `{ number }` of what it certifies, or `{ fault }`. */
async function examiner(eco, options) {
  if (options.unchecked) {
    return async (token) => {
      const { credential, code } = await eco.inspect(token);
      const subject = credential?.credentialSubject ?? {};
      return code ? { fault: `is no certificate (${code})` } : { number: subject.certificateNumber ?? subject.declarationReference };
    };
  }
  const key = options["trust-key"].trim();
  const trustKey = /^[\w-]{43}$/.test(key) || key.startsWith("{") ? key : read(key).toString().trim();
  const trustList = read(options["trust-list"]);
  let verifier;
  try {
    const policy = options.policy === undefined ? {} : JSON.parse(options.policy);
    verifier = await eco.createVerifier({ trustList, trustKey, policy });
    await verifier.verify("", { offline: true });
  } catch (error) {
    stop(EXIT.usage, `--trust-list, --trust-key or --policy is not right: ${error.message.replace(/^eco-verify: /, "")}`);
  }
  return async (token) => {
    // Whether it has been revoked may change any day; the edge asks at every retrieval.
    const report = await verifier.verify(token, { offline: true });
    const failed = ["format", "issuer", "signature"].map((id) => report.checks.find((check) => check.id === id)).find(({ outcome }) => outcome !== "passed");
    return failed ? { fault: `is not authentic (${failed.code ?? `${failed.id} not checked`})` } : { number: report.identity?.number };
  };
}

/** The files of the folder, each read, and looked at with `examine`. */
async function readFolder(folder, eco, examine) {
  let names;
  try {
    names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile() && !entry.name.startsWith(".")).map(({ name }) => name).sort();
  } catch (error) {
    stop(EXIT.unreadable, `${folder} cannot be read (${error.code})`);
  }
  const files = new Map();
  for (const name of names) {
    const { document } = eco.unpack(read(path.join(folder, name)));
    const token = Buffer.from(document).toString("utf8").trim();
    const long = Buffer.byteLength(token) > CERTIFICATE_BYTES;
    const fault = long ? "is larger than a certificate can be" : token.startsWith("{") && "is JSON; the edge serves compact tokens only";
    files.set(name, fault ? { fault } : { token, ...(await examine(token)) });
  }
  return files;
}

/** The list and the folder -> what to put, `{ number, code, file, token }`, and what is wrong. */
function match(wanted, files, listed) {
  const faults = [];
  const byNumber = new Map();
  for (const [name, { number }] of files) {
    if (number) byNumber.set(number.toUpperCase(), [...(byNumber.get(number.toUpperCase()) ?? []), name]);
  }
  const seen = new Set();
  const puts = wanted.flatMap(({ number, code, file }, at) => {
    const where = listed ? `line ${at + 1} of the list${number && ` (${number})`}` : file;
    const wrong = (fault) => (faults.push(`${where}: ${fault}`), []);
    const [same, another] = byNumber.get(number.toUpperCase()) ?? [];
    const name = file || same;
    if (!file && another) return wrong(`${same} and ${another} have this number; name one in the column file`);
    if (!name) return wrong("no file of the folder has this number");
    const found = files.get(name);
    if (!found) return wrong(`there is no file ${name} in the folder`);
    if (found.fault) return wrong(listed ? `${name} ${found.fault}` : found.fault);
    const own = number || found.number;
    if (!own) return wrong(`${name} does not say its number; put it into the list`);
    if (found.number && found.number.toUpperCase() !== own.toUpperCase()) return wrong(`${name} has the number ${found.number}`);
    if (!isNumber(own)) return wrong("this cannot be a certificate number at the edge");
    const given = code || newCode();
    if (!isCode(given)) return wrong("a code is 1 to 128 visible ASCII characters, with single spaces inside at most");
    if (given.replace(/[ -]/g, "").length < CODE_CHARACTERS) {
      process.stderr.write(`upload: WARNING: ${where}: the code is short enough to be guessed; leave it out to have one made\n`);
    }
    const id = `${own}\0${given}`.toUpperCase();
    if (seen.has(id)) return wrong("number and code stand in another line too");
    seen.add(id);
    return [{ number: own, code: given, file: name, token: found.token }];
  });
  return { puts, faults };
}

/** Into the state of serve.mjs. */
async function local(state) {
  const { Log, LogLevel, Miniflare } = await import("miniflare");
  const server = new Miniflare({
    modules: true,
    script: "export default { fetch: () => new Response() }",
    host: "127.0.0.1",
    defaultPersistRoot: path.resolve(state),
    r2Buckets: { FILES: "FILES" },
    r2Persist: true,
    cf: false,
    log: new Log(LogLevel.NONE),
  });
  const bucket = await server.getR2Bucket("FILES");
  return { put: async (key, token) => void (await bucket.put(key, token)), close: () => server.dispose() };
}

/** Onto Cloudflare: wrangler reads the file from its standard input, so that no copy of it is left about. */
function remote(bucket, wrangler) {
  const [command, ...args] = wrangler.split(" ");
  return {
    put: async (key, token) => {
      const put = [...args, "r2", "object", "put", `${bucket}/${key}`, "--pipe", "--remote", "--content-type", "application/vc+jwt"];
      const { error, status, stderr, stdout } = spawnSync(command, put, { input: token, encoding: "utf8" });
      if (error) throw new Error(`${command} cannot be started (${error.code})`);
      if (status !== 0) throw new Error(`wrangler ended with ${status}: ${`${stderr}${stdout}`.trim().split("\n").at(-1)}`);
    },
    close: async () => {},
  };
}

const quoted = (field) => (/[",\r\n;]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field);

const options = commandLine();
const eco = await import("../pkg/dist/node.js").catch(() => stop(EXIT.unreadable, "pkg/dist is not built: run 'cargo xtask build'"));
const files = await readFolder(options.folder, eco, await examiner(eco, options));
const wanted = options.list ? parseList(options.list) : [...files.keys()].map((file) => ({ number: "", code: "", file }));
if (wanted.length === 0) stop(EXIT.unreadable, `${options.folder} has no files`);
const { puts, faults } = match(wanted, files, options.list !== undefined);
if (faults.length > 0) stop(EXIT.wrong, ...faults, "nothing has been uploaded; put these right first");

const print = (...fields) => process.stdout.write(`${fields.map(quoted).join(",")}\n`);
const bucket = options["dry-run"] ? undefined : options.state === undefined ? remote(options.bucket, options.wrangler) : await local(options.state);
print("number", "code", "file", "link");
let done = 0;
try {
  for (const { number, code, file, token } of puts) {
    await bucket?.put(keyOf(options.pepper, number, code), token);
    print(number, code, file, `${options.page}#n=${encodeURIComponent(number)}&c=${encodeURIComponent(code)}`);
    done += 1;
  }
} catch (error) {
  process.stderr.write(`upload: ${puts[done].file} could not be put: ${error.message}\nupload: ${done} of ${puts.length} are there; those printed are done\n`);
  process.exitCode = EXIT.wrong;
} finally {
  await bucket?.close();
}

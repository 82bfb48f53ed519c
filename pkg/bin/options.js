// Arguments -> options of one command, or a UsageError that says in one line what is wrong.

import { parseArgs } from "node:util";

/** A command line that makes no sense. */
export class UsageError extends Error {}

export const USAGE = `eco-verify verifies RCEP electronic certificates of origin (profile rcep-eco/1).

  eco-verify verify FILE... [--trust-list FILE] [--trust-key FILE] [options]
  eco-verify verify --bundle FILE.zip... [--trust-key FILE] [--at TIME] [--json]
  eco-verify scope FILE... [--at TIME] [--json]
  eco-verify jws FILE... --jwks FILE [--alg ES256,...] [--json]
  eco-verify inspect FILE... [--json]

FILE is a certificate, or the answer of an edge, saved; for scope it is a shipment. It may be - for standard input.

verify    checks signature, issuer, validity, status, content and rules, and prints a report
  --trust-list FILE    whom you trust: a signed list (with --trust-key), or JSON that you vouch for
  --trust-key FILE     public key of who signed the list, as JWK; or its RFC 7638 thumbprint, as text or in a file
  --number N           the certificate number you asked for
  --expect FILE        what else must be in it, as JSON: {"invoices": ["number" or {"number", "date", "issuer"}],
                       "hsCodes": [], "importingCountry", "consignee", "exporter", "quantities": [{"value", "unit"}],
                       "items": [{"number", "hsCode", "description", "quantity", "invoice"}],
                       "customsValue": {"amount", "currency"}}; each may be left out
  --status URI=FILE    a status list fetched before; may be repeated
  --did URI=FILE       a did.json fetched before; may be repeated
  --at TIME            judge for that moment, such as 2026-06-15T00:00:00Z; otherwise now
  --policy FILE        how strict to be, as JSON: {"algs": ["ES256"], "skewSeconds": 60, "requireStatus": false,
                       "maxStatusAgeSeconds": 86400, "minTrustListVersion": 0, "allowLoopbackHttp": false};
                       allowLoopbackHttp lets http and this machine stand for https, for test issuers only
  --reference-data FILE  newer reference data, signed with --trust-key, or with the policy's "dataKey"
  --hs-table FILE      HS subheadings to look codes up in, such as this package's dist/hs-2022.json
  --offline            fetch nothing
  --brief              one line for each file, and how many are what; with --json, its verdict, number, codes of warnings,
                       and the checks that failed or could not be made
  --bundle             FILE is a filing, a ZIP with all that a certificate was verified by: verify it again, with nothing
                       else, as of the first check and as of now. --trust-key goes before the key in it, which proves
                       nothing; of the other options only --at (another now) and --json can be given
  --json               one line of JSON for each file

scope     says whether a shipment needs a proof of origin at all, and which kinds there are. FILE holds it as JSON:
          {"exportingCountry", "importingCountry"} and, where known, "date", "customsValue": {"amount", "currency"},
          "partOfSeries", "claim", "ordinaryRateZero"
  --at TIME            answer for that moment; otherwise now
  --json               one line of JSON for each file

jws       checks the signature alone and prints what was signed
  --jwks FILE          public keys, as JWK set
  --alg NAMES          algorithms allowed, with commas between; otherwise ES256

inspect   shows what a document claims, with nothing verified

A signed trust list older than one used before is noticed, unless --at is given; the versions seen are kept in
eco-verify/trust-lists.json under $XDG_STATE_HOME, or else ~/.local/state.

Exit code: 0 all valid (scope: all answered), 1 any invalid, 2 any indeterminate, 64 wrong usage or a shipment that
makes no sense, 66 a file cannot be read, 74 the answers cannot be written. Of several that apply, 66 before 1 before 2.
`;

const TEXT = { type: "string", multiple: true };
const FLAG = { type: "boolean" };
const COMMANDS = {
  verify: {
    "trust-list": TEXT,
    "trust-key": TEXT,
    status: TEXT,
    did: TEXT,
    number: TEXT,
    expect: TEXT,
    at: TEXT,
    policy: TEXT,
    "reference-data": TEXT,
    "hs-table": TEXT,
    offline: FLAG,
    bundle: FLAG,
    brief: FLAG,
    json: FLAG,
  },
  scope: { at: TEXT, json: FLAG },
  jws: { jwks: TEXT, alg: TEXT, json: FLAG },
  inspect: { json: FLAG },
};

/** `{ command, files, ...options }`, or `{ print: "help" | "version" }`. */
export function parse(argv) {
  const [command, ...args] = argv;
  if (command === undefined) throw new UsageError("say what to do: eco-verify verify FILE...; --help shows all");
  if (["--help", "-h", "help"].includes(command)) return { print: "help" };
  if (["--version", "-V"].includes(command)) return { print: "version" };
  if (!Object.hasOwn(COMMANDS, command)) {
    throw new UsageError(`there is no command '${command}'; there are verify, scope, jws and inspect`);
  }
  const { values, positionals: files } = read(command, args);
  if (values.help) return { print: "help" };
  if (files.length === 0) throw new UsageError(`${command}: name a file, or - for standard input`);
  const single = (name) => one(command, name, values[name]);
  const names = [...files, ...Object.values(values).flat()].filter((name) => name === "-");
  if (names.length > 1) throw new UsageError(`${command}: standard input (-) can be read once only`);
  const common = { command, files, json: values.json === true };
  if (command === "inspect") return common;
  if (command === "scope") return { ...common, at: single("at") };
  if (command === "jws") {
    const jwks = single("jwks");
    if (jwks === undefined) throw new UsageError("jws: --jwks FILE is needed, the keys to check with");
    return { ...common, jwks, algs: (single("alg") ?? "ES256").split(",").map((name) => name.trim()) };
  }
  if (values.bundle) {
    const stray = Object.keys(values).find((name) => !["bundle", "trust-key", "at", "json"].includes(name));
    if (stray) throw new UsageError(`verify: --bundle brings its own; --${stray} cannot be given with it`);
    return { ...common, bundle: true, trustKey: single("trust-key"), at: single("at") };
  }
  return {
    ...common,
    trustList: single("trust-list"),
    trustKey: single("trust-key"),
    number: single("number"),
    expect: single("expect"),
    at: single("at"),
    policy: single("policy"),
    referenceData: single("reference-data"),
    hsTable: single("hs-table"),
    status: pairs("status", values.status),
    did: pairs("did", values.did),
    offline: values.offline === true,
    brief: values.brief === true,
  };
}

/** A thumbprint may begin with `-`: it is handed over as `--trust-key=-...`, which leaves no doubt. */
function joined(args) {
  const at = args.findIndex((arg, i) => arg === "--trust-key" && /^-[\w-]{42}$/.test(args[i + 1] ?? ""));
  return at < 0 ? args : args.with(at, `--trust-key=${args[at + 1]}`).toSpliced(at + 1, 1);
}

function read(command, args) {
  try {
    const options = { ...COMMANDS[command], help: { ...FLAG, short: "h" } };
    return parseArgs({ args: joined(args), options, allowPositionals: true, strict: true });
  } catch (error) {
    // Node's own words, without the advice that follows them.
    throw new UsageError(`${command}: ${error.message.split(/[.\n]( |$)/)[0]}; eco-verify --help shows all options`);
  }
}

function one(command, name, values = []) {
  if (values.length > 1) throw new UsageError(`${command}: --${name} is given ${values.length} times`);
  if (values[0] === "") throw new UsageError(`${command}: --${name} is empty`);
  return values[0];
}

/** `URI=FILE`, split at the last `=`, for an address may hold one and the file can be renamed. */
function pairs(name, values = []) {
  return values.map((text) => {
    const at = text.lastIndexOf("=");
    if (at < 1 || at === text.length - 1) throw new UsageError(`verify: --${name} wants URI=FILE, not '${text}'`);
    return { uri: text.slice(0, at), file: text.slice(at + 1) };
  });
}

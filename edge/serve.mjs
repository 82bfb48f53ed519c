// Turns wrangler.toml and the built Worker into a server on 127.0.0.1: the same code in the same
// runtime (workerd, by miniflare), with KV, cache, bucket and Durable Objects in a folder. For demo, tests and self-hosting.

import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { parseArgs } from "node:util";
import { Log, LogLevel, Miniflare } from "miniflare";
import { parse } from "smol-toml";
import { assemble } from "./site.mjs";

const USAGE = `usage: node edge/serve.mjs [--port N] [--state DIR] [--var NAME=VALUE]... [--limit NAME=N]...

  --port N           port on 127.0.0.1, 8787 unless said otherwise; 0 for a free one
  --state DIR        folder for KV, cache, bucket and Durable Objects
  --var NAME=VALUE   a variable of wrangler.toml or a secret, such as PEPPER; may be repeated
  --limit NAME=N     another number for a rate limit of wrangler.toml, such as CLIENT_LIMIT; may be repeated

Prints 'ready http://127.0.0.1:N' once it answers. Faults of the variables are told before that, on standard error, one
line each; until they are right every request is answered with 500 (misconfigured). SIGINT and SIGTERM end it.
Exit code: 0 ended by a signal or after --help, 1 it cannot start, 64 wrong usage.`;
/** Our own first request in the Worker's log, and how a fault of a variable begins there. */
const PROBED = '"route":"health"';
const FAULT = "config: ";
const LOG_WITHIN_MS = 2000;
const here = path.dirname(fileURLToPath(import.meta.url));
const config = parse(readFileSync(path.join(here, "wrangler.toml"), "utf8"));
/** The rate limits by name. */
const limits = Object.fromEntries(config.ratelimits.map(({ name, ...limit }) => [name, limit]));

/** Ends the program with one line. 64: the command line is wrong; 1: it cannot start. */
function stop(code, line) {
  process.stderr.write(`${line}\n`);
  process.exit(code);
}

function commandLine() {
  const options = {
    port: { type: "string", default: "8787" },
    state: { type: "string", default: path.join(here, ".wrangler", "state") },
    var: { type: "string", multiple: true, default: [] },
    limit: { type: "string", multiple: true, default: [] },
    help: { type: "boolean", short: "h", default: false },
  };
  let values;
  try {
    ({ values } = parseArgs({ options, allowPositionals: false }));
  } catch (error) {
    stop(64, `${error.message.split("\n")[0]}\n${USAGE.split("\n")[0]}; --help shows more`);
  }
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    process.exit(0);
  }
  const port = Number(values.port);
  if (!/^\d{1,5}$/.test(values.port) || port > 65535) stop(64, `--port ${values.port}: not a port number`);
  const pairs = (option) =>
    values[option].map((text) => {
      const split = text.indexOf("=");
      if (split < 1) stop(64, `--${option} ${text}: not of the form NAME=VALUE`);
      return [text.slice(0, split), text.slice(split + 1)];
    });
  for (const [name, value] of pairs("limit")) {
    if (!(name in limits)) stop(64, `--limit ${name}: not one of ${Object.keys(limits).join(", ")}`);
    if (!/^[1-9]\d{0,8}$/.test(value)) stop(64, `--limit ${name}=${value}: not a number from 1 to 999999999`);
    limits[name].simple.limit = Number(value);
  }
  return { port, state: path.resolve(values.state), vars: Object.fromEntries(pairs("var")) };
}

/** What of wrangler.toml matters on one machine. */
function worker(vars) {
  const main = path.join(here, config.main);
  const wasm = path.join(path.dirname(main), "index_bg.wasm");
  for (const file of [main, wasm]) {
    if (!existsSync(file)) stop(1, `${path.relative(process.cwd(), file)} is missing: run 'cargo xtask build'`);
  }
  const directory = path.join(here, config.assets.directory);
  const missing = assemble(directory);
  if (missing) stop(1, `${path.relative(process.cwd(), missing)} is missing: run 'cargo xtask build'`);
  return {
    name: config.name,
    assets: {
      directory,
      workerName: config.name,
      routerConfig: { has_user_worker: true, static_routing: { user_worker: config.assets.run_worker_first } },
      assetConfig: { html_handling: config.assets.html_handling, not_found_handling: config.assets.not_found_handling },
    },
    compatibilityDate: config.compatibility_date,
    compatibilityFlags: config.compatibility_flags,
    modulesRoot: path.dirname(main),
    modules: [
      { type: "ESModule", path: main },
      { type: "CompiledWasm", path: wasm },
    ],
    bindings: { ...config.vars, ...vars },
    kvNamespaces: Object.fromEntries(config.kv_namespaces.map(({ binding }) => [binding, binding])),
    // Here a bucket costs nothing, so it is there whether wrangler.toml has it or not; upload.mjs fills it.
    r2Buckets: { FILES: "FILES" },
    durableObjects: Object.fromEntries(
      config.durable_objects.bindings.map(({ name, class_name }) => [name, { className: class_name, useSQLite: true }]),
    ),
    ratelimits: limits,
  };
}

const { port, state, vars } = commandLine();
// Held back until the server is ready: what workerd says when it cannot start is a stack trace.
let heldBack = [];
const log = (line) => (heldBack ? heldBack.push(line) : process.stderr.write(`${line}\n`));
const server = new Miniflare({
  ...worker(vars),
  host: "127.0.0.1",
  port,
  defaultPersistRoot: state,
  kvPersist: true,
  r2Persist: true,
  durableObjectsPersist: true,
  cachePersist: true,
  // Else miniflare asks the network where in the world it is, and logs the address of each request.
  cf: false,
  logRequests: false,
  log: new Log(LogLevel.WARN),
  handleStructuredLogs: ({ message }) => void log(message),
});

let stopping = false;
async function end() {
  if (stopping) return;
  stopping = true;
  await server.dispose();
  process.exit(0);
}
for (const signal of ["SIGINT", "SIGTERM"]) {
  // Miniflare's own listener would end the program before it is disposed of.
  process.removeAllListeners(signal).on(signal, end);
}

/** Has the Worker read its variables; it logs their faults with the first request. */
async function readVariables(url) {
  const answer = await fetch(new URL("/healthz", url));
  await answer.text();
  // The log comes by another way than the answer, and the line of the request comes last.
  const told = () => heldBack.some((line) => line.includes(PROBED)) && (answer.ok || heldBack.some((line) => line.startsWith(FAULT)));
  for (const late = Date.now() + LOG_WITHIN_MS; !told() && Date.now() < late; ) await setTimeout(10);
  heldBack = heldBack.filter((line) => !line.includes(PROBED));
  if (!answer.ok) heldBack.push("eco-edge is misconfigured: it answers 500 until the faults above are put right (--var, or wrangler.toml)");
}

try {
  const url = await server.ready;
  await readVariables(url);
  const lines = heldBack;
  heldBack = null;
  lines.forEach(log);
  process.stdout.write(`ready ${url.origin}\n`);
} catch (error) {
  const why = [error.message, ...heldBack].join("\n");
  const taken = /EADDRINUSE|address already in use/i.test(why);
  stop(1, taken ? `port ${port} is taken: choose another with --port` : `the Worker did not start: ${why}`);
}

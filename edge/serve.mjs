// Turns wrangler.toml and the built Worker into a server on 127.0.0.1: the same code in the same
// runtime (workerd, by miniflare), with KV and cache in a folder. For demo, tests and self-hosting.

import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import path from "node:path";
import { parseArgs } from "node:util";
import { Log, LogLevel, Miniflare } from "miniflare";
import { parse } from "smol-toml";

const USAGE = "usage: node edge/serve.mjs [--port N] [--state DIR] [--var NAME=VALUE]...";
const here = path.dirname(fileURLToPath(import.meta.url));

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
  };
  let values;
  try {
    ({ values } = parseArgs({ options, allowPositionals: false }));
  } catch (error) {
    stop(64, `${error.message.split("\n")[0]}\n${USAGE}`);
  }
  const port = Number(values.port);
  if (!/^\d{1,5}$/.test(values.port) || port > 65535) stop(64, `--port ${values.port}: not a port number`);
  const vars = values.var.map((text) => {
    const split = text.indexOf("=");
    if (split < 1) stop(64, `--var ${text}: not of the form NAME=VALUE`);
    return [text.slice(0, split), text.slice(split + 1)];
  });
  return { port, state: path.resolve(values.state), vars: Object.fromEntries(vars) };
}

/** What of wrangler.toml matters on one machine. */
function worker(vars) {
  const config = parse(readFileSync(path.join(here, "wrangler.toml"), "utf8"));
  const main = path.join(here, config.main);
  const wasm = path.join(path.dirname(main), "index_bg.wasm");
  for (const file of [main, wasm]) {
    if (!existsSync(file)) stop(1, `${path.relative(process.cwd(), file)} is missing: run 'cargo xtask build'`);
  }
  return {
    name: config.name,
    compatibilityDate: config.compatibility_date,
    compatibilityFlags: config.compatibility_flags,
    modulesRoot: path.dirname(main),
    modules: [
      { type: "ESModule", path: main },
      { type: "CompiledWasm", path: wasm },
    ],
    bindings: { ...config.vars, ...vars },
    kvNamespaces: Object.fromEntries(config.kv_namespaces.map(({ binding }) => [binding, binding])),
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

try {
  const url = await server.ready;
  const lines = heldBack;
  heldBack = null;
  lines.forEach(log);
  process.stdout.write(`ready ${url.origin}\n`);
} catch (error) {
  const why = [error.message, ...heldBack].join("\n");
  const taken = /EADDRINUSE|address already in use/i.test(why);
  stop(1, taken ? `port ${port} is taken: choose another with --port` : `the Worker did not start: ${why}`);
}

// The built Worker in workerd alone, without miniflare around it, whose own share of each request would
// hide what is ours. What is bound to it does nothing: KV holds nothing, no limit limits, objects live in memory.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "smol-toml";
import { default as program } from "workerd";

const edge = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../edge");
export const build = path.join(edge, "build");
const NOTHING = 'export default { fetch: () => new Response("nothing") };';
const EMPTY = 'export default { fetch: ({ method }) => new Response(null, { status: method === "GET" ? 404 : 200 }) };';
const NO_LIMIT = "class Ratelimit { async limit() { return { success: true }; } }\nexport default () => new Ratelimit();";
/** Longest wait for the first answer. */
const READY_MS = 10_000;

/** The configuration's text: two Workers on two sockets, ours and one that does nothing. */
function configuration(vars) {
  const config = parse(readFileSync(path.join(edge, "wrangler.toml"), "utf8"));
  const quoted = JSON.stringify;
  const list = (items) => `[${items.join(", ")}]`;
  const date = `compatibilityDate = ${quoted(config.compatibility_date)}`;
  const small = (name, script) => `(name = "${name}", worker = (modules = [(name = "${name}", esModule = ${quoted(script)})], ${date}))`;
  const objects = config.durable_objects?.bindings ?? [];
  const bindings = [
    ...Object.entries({ ...config.vars, ...vars }).map(([name, value]) => `(name = ${quoted(name)}, text = ${quoted(value)})`),
    ...config.kv_namespaces.map(({ binding }) => `(name = ${quoted(binding)}, kvNamespace = "empty")`),
    ...objects.map(({ name, class_name }) => `(name = ${quoted(name)}, durableObjectNamespace = ${quoted(class_name)})`),
    ...(config.ratelimits ?? []).map(({ name }) => `(name = ${quoted(name)}, wrapped = (moduleName = "eco:no-limit"))`),
  ];
  const namespaces = objects.map(({ class_name }) => `(className = ${quoted(class_name)}, uniqueKey = ${quoted(class_name)}, enableSql = true)`);
  const ours = [
    `modules = [(name = "index.js", esModule = embed "index.js"), (name = "index_bg.wasm", wasm = embed "index_bg.wasm")]`,
    date,
    // Not those of wrangler.toml: a source on this machine is not public.
    `bindings = ${list(bindings)}`,
    `durableObjectNamespaces = ${list(namespaces)}`,
    "durableObjectStorage = (inMemory = void)",
    'globalOutbound = "network"',
    'cacheApiOutbound = "empty"',
  ];
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "ours", worker = (${ours.join(", ")})),
    ${small("nothing", NOTHING)}, ${small("empty", EMPTY)},
    (name = "network", network = (allow = ["private", "public"])),
  ],
  extensions = [(modules = [(name = "eco:no-limit", esModule = ${quoted(NO_LIMIT)}, internal = true)])],
);
`;
}

/** A folder with the configuration and all it names. */
export function lay(context, vars) {
  const folder = mkdtempSync(path.join(tmpdir(), "eco-load-"));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  for (const file of ["index.js", "index_bg.wasm"]) cpSync(path.join(build, file), path.join(folder, file));
  writeFileSync(path.join(folder, "config.capnp"), configuration(vars));
  return folder;
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

/**
 * Starts workerd with one of the two Workers (`ours`, `nothing`): its address, process id, milliseconds until its first
 * answer, that answer's status, and how to end it.
 */
export async function startBare(context, folder, name) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  // workerd makes each Worker of a file when it starts: the other one is of another file.
  const file = path.join(folder, `${name}.capnp`);
  const text = readFileSync(path.join(folder, "config.capnp"), "utf8");
  const other = name === "ours" ? text : text.replace(/^ *\(name = "ours".*$/m, "");
  writeFileSync(file, other.replace(/\n\);\n$/, `\n  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "${name}")],\n);\n`));
  const begun = performance.now();
  const child = spawn(program.default, ["serve", file], { stdio: ["ignore", "ignore", "pipe"] });
  let told = "";
  child.stderr.setEncoding("utf8").on("data", (chunk) => (told = (told + chunk).slice(-2000)));
  const closed = once(child, "close");
  const stop = async () => {
    child.kill("SIGKILL");
    await closed;
  };
  context.after(stop);
  while (performance.now() - begun < READY_MS && child.exitCode === null) {
    const answer = await fetch(`${url}/healthz`).catch(() => null);
    if (answer) {
      await answer.text();
      return { url, process: child.pid, ms: performance.now() - begun, status: answer.status, stop };
    }
    await new Promise((resolve) => void setTimeout(resolve, 1));
  }
  throw new Error(`workerd did not start: ${told.split("\n")[0]}`);
}

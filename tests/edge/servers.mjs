// Starts and stops what the tests talk to: the sandbox source, the Worker in workerd, and sources that
// behave badly. Everything is on 127.0.0.1 and free ports; what a server wrote can be read.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { createServer as createTcpServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
/** The program that runs the Worker. */
export const serve = path.join(root, "edge/serve.mjs");
const sandboxBinary = process.env.ECO_SANDBOX ?? path.join(root, "target/debug/eco-sandbox");
/** Longest wait for a server to say that it is ready. */
const READY_MS = 60_000;

export const BUNDLE = "application/vnd.rcep-eco.bundle+json";
export const PEPPER = "a pepper for tests, 32 characters and more";

/** What the servers of a whole suite are stopped by; to be made where the suite is described. */
export function lifetime(after) {
  const ends = [];
  after(async () => {
    for (const end of ends.reverse()) await end();
  });
  return { after: (end) => ends.push(end) };
}

/** A folder that is gone when the tests of this file are over. */
export async function folder(context) {
  const dir = await mkdtemp(path.join(tmpdir(), "eco-edge-"));
  context.after(() => rm(dir, { recursive: true, force: true }));
  return dir;
}

/** A program that prints `ready <addresses>`; stopped after the tests, if not before. */
async function start(context, command, args) {
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  let isReady = false;
  const closed = new Promise((resolve) => child.on("close", (code) => resolve(code)));
  const stop = async () => {
    child.kill("SIGTERM");
    return closed;
  };
  const kill = async () => {
    child.kill("SIGKILL");
    return closed;
  };
  context.after(stop);
  const ready = new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`not ready after ${READY_MS} ms:\n${output}`)), READY_MS);
    const read = (chunk) => {
      output += chunk;
      // Under load it goes on writing; there is nothing more to look for then.
      const line = isReady ? null : /^ready (.*)$/m.exec(output);
      if (line) {
        isReady = true;
        clearTimeout(late);
        resolve(line[1].split(" "));
      }
    };
    child.stdout.setEncoding("utf8").on("data", read);
    child.stderr.setEncoding("utf8").on("data", read);
    child.on("error", (error) => reject(new Error(`${command} cannot be started (${error.code}): is it built?`)));
    closed.then((code) => {
      clearTimeout(late);
      reject(new Error(`ended with ${code} before it was ready:\n${output}`));
    });
  });
  return { addresses: await ready, pid: child.pid, stop, kill, output: () => output };
}

/** The sandbox: its source's address, its catalogue by number, and its faults. `more`: further options of it. */
export async function startSandbox(context, more = []) {
  const data = await folder(context);
  const args = ["--port", "0", "--site-port", "0", "--data", data, ...more];
  const { addresses, stop } = await start(context, sandboxBinary, args);
  const [url, site] = addresses;
  const samples = await (await fetch(`${url}/catalogue.json`)).json();
  return {
    url,
    /** The address of the demo's pages. */
    site,
    stop,
    /** Its folder, with the issuers' test keys. */
    data,
    samples,
    /** The first sample that should end like this: `valid`, or a code such as `status.revoked`. */
    sample: (end) => samples.find(({ expect, reason }) => (reason ?? expect) === end),
    trustKey: await (await fetch(`${url}/trust/key.json`)).text(),
    fault: (fault) => fetch(`${url}/faults`, { method: "PUT", headers: { "content-type": "application/json" }, body: JSON.stringify(fault) }),
    noFaults: () => fetch(`${url}/faults`, { method: "DELETE" }),
  };
}

/** The variables for a Worker that trusts the sandbox. */
export function variables(sandbox, more = {}) {
  return {
    SOURCE_URL: `${sandbox.url}/api`,
    TRUST_LIST_URL: `${sandbox.url}/trust/rcep.jwt`,
    TRUST_KEY: sandbox.trustKey,
    POLICY: '{"allowLoopbackHttp":true}',
    PEPPER,
    ...more,
  };
}

/** No limit that a test could come to by chance; wrangler.toml's own with `{}`. */
const UNLIMITED = { CLIENT_LIMIT: 1_000_000, SOURCE_LIMIT: 1_000_000 };

/** The Worker in workerd, with its state in `state` (a folder of its own if none is given). */
export async function startEdge(context, vars, state, limits = UNLIMITED, program = serve) {
  const args = [program, "--port", "0", "--state", state ?? (await folder(context))];
  for (const [name, value] of Object.entries(vars)) args.push("--var", `${name}=${value}`);
  for (const [name, value] of Object.entries(limits)) args.push("--limit", `${name}=${value}`);
  const { addresses, pid, stop, kill, output } = await start(context, process.execPath, args);
  const [url] = addresses;
  return {
    url,
    pid,
    stop,
    /** Ends it as a power cut would. */
    kill,
    output,
    /** Asks for a certificate; `code: null` sends none. */
    ask: ({ number, code }, init = {}) =>
      fetch(`${url}/v1/eco/${encodeURIComponent(number)}`, {
        ...init,
        headers: { ...(code === null ? {} : { "eco-access-code": code }), ...init.headers },
      }),
  };
}

/** A source in this process; `answer(request, response)` may do what it likes. */
export async function startSource(context, answer) {
  const server = createServer(answer).listen(0, "127.0.0.1");
  await once(server, "listening");
  context.after(() => (server.closeAllConnections(), server.close()));
  return `http://127.0.0.1:${server.address().port}`;
}

/** A port where nobody answers. */
export async function deadPort() {
  const server = createTcpServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

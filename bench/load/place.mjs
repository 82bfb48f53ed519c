// What a scenario runs in: the sandbox with its lists, a source that counts, as many certificates as are
// wanted, and the Worker before them. All of it ends with the scenario.

import { createPrivateKey, sign } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { startEdge, startSandbox, startSource, variables } from "../../tests/edge/servers.mjs";
import { Client, local } from "./client.mjs";
import { workerd } from "./process.mjs";

/** An administrator's key, for the Workers started here. */
export const ADMIN_KEY = "an administrator's key for load runs, known to all";
/** In place of the limits in wrangler.toml, where they are not what is looked at. */
const NO_LIMITS = { CLIENT_LIMIT: 1_000_000, SOURCE_LIMIT: 1_000_000 };

/** Things that end together, the last one first. */
export function scope() {
  const ends = [];
  return {
    after: (end) => ends.push(end),
    async end() {
      for (const end of ends.splice(0).reverse()) await end();
    },
  };
}

/** The sandbox, and certificates of its Chinese issuing body made here, each with a number and a code of its own. */
export async function start(context) {
  const sandbox = await startSandbox(context);
  local(sandbox.url);
  const sample = sandbox.sample("valid");
  const token = await (await fetch(sample.url)).text();
  const [header, payload] = token.split(".");
  const claims = JSON.parse(Buffer.from(payload, "base64url").toString());
  const issuer = claims.issuer.id.split(":").at(-1);
  const jwk = JSON.parse(readFileSync(path.join(sandbox.data, `keys/TEST-ONLY-${issuer}.jwk.json`), "utf8"));
  const key = createPrivateKey({ key: jwk, format: "jwk" });
  let made = 0;
  /** The sample under the next number, signed anew. */
  const mint = () => {
    made += 1;
    const number = `C26470EX9${String(made).padStart(7, "0")}`;
    const subject = { ...claims.credentialSubject, certificateNumber: number };
    const body = Buffer.from(JSON.stringify({ ...claims, credentialSubject: subject })).toString("base64url");
    const signature = sign("sha256", Buffer.from(`${header}.${body}`), { key, dsaEncoding: "ieee-p1363" });
    return { number, code: `LOAD-${made}`, token: `${header}.${body}.${signature.toString("base64url")}` };
  };
  return { sandbox, mint, mintMany: (count) => Array.from({ length: count }, mint), valid: sandbox.samples.filter(({ expect }) => expect === "valid") };
}

/**
 * A source that knows `certificates` and answers after `ms`. It counts: `asked`, and `at`, the times in milliseconds
 * since 1970 at which it was asked. While it is `dead`, connections are closed unanswered.
 */
export async function countingSource(context, certificates = [], ms = 0) {
  const source = { asked: 0, at: [], dead: false, known: new Map() };
  source.knows = (...more) => more.forEach((certificate) => source.known.set(certificate.number, certificate));
  source.knows(...certificates);
  const url = await startSource(context, (request, response) => {
    source.asked += 1;
    source.at.push(Date.now());
    // Not at once, so that several are under way together.
    if (source.dead) return void setTimeout(() => request.socket.destroy(), ms);
    const known = source.known.get(decodeURIComponent(request.url.split("/").at(-1)));
    const answer = () =>
      known && known.code === request.headers["eco-access-code"]
        ? response.writeHead(200, { "content-type": "application/vc+jwt" }).end(known.token)
        : response.writeHead(404).end();
    return ms ? setTimeout(answer, ms) : answer();
  });
  return Object.assign(source, { url });
}

/** The Worker with `source` behind it: its address, its process, a client, and how to end it. */
export async function worker(context, { sandbox }, source, { vars = {}, limits = NO_LIMITS, state } = {}) {
  const told = source ? { SOURCE_URL: source.url } : {};
  const edge = await startEdge(context, variables(sandbox, { ADMIN_KEY, ...told, ...vars }), state, limits);
  local(edge.url);
  const client = new Client(edge.url);
  context.after(() => client.close());
  return { ...edge, client, process: workerd(edge.pid) };
}

// Requests to the Worker: one client is one connection, and only to this machine. Many of them at once,
// for a bounded time, become a list of what was answered, when and how fast.

import { Agent, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

/** No run is longer, none has more clients, and no request waits longer. */
export const RUN_MS = 20_000;
export const CLIENTS = 200;
const ANSWER_MS = 15_000;

/** An address on this machine; anything else is refused. */
export function local(address) {
  const url = new URL(address);
  if (url.protocol !== "http:" || url.hostname !== "127.0.0.1") throw new Error(`load: ${url.origin} is not on 127.0.0.1`);
  return url;
}

/** One connection to one server, kept open. */
export class Client {
  #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  #origin;

  constructor(origin) {
    this.#origin = local(origin);
  }

  /** Asks and reads it all: `{status, headers, body, begun, ms}`, times in milliseconds; `status` 0 when there is no answer. */
  ask({ path, method = "GET", headers = {}, body, signal }) {
    const begun = performance.now();
    const { hostname, port } = this.#origin;
    return new Promise((resolve) => {
      const done = (status, answer, chunks = []) =>
        resolve({ status, headers: answer?.headers ?? {}, body: Buffer.concat(chunks), begun, ms: performance.now() - begun });
      const asked = request({ agent: this.#agent, hostname, port, path, method, headers, signal, timeout: ANSWER_MS }, (answer) => {
        const chunks = [];
        answer.on("data", (chunk) => chunks.push(chunk));
        answer.on("end", () => done(answer.statusCode, answer, chunks));
        answer.on("error", () => done(0));
      });
      asked.on("error", () => done(0));
      asked.on("timeout", () => asked.destroy());
      asked.end(body);
    });
  }

  /** Asks for a certificate. */
  eco({ number, code }, { headers = {}, ...more } = {}) {
    return this.ask({ path: `/v1/eco/${encodeURIComponent(number)}`, headers: { "eco-access-code": code, ...headers }, ...more });
  }

  /** Asks an administrator's route. */
  admin(action, key, body) {
    const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
    return this.ask({ path: `/v1/admin/${action}`, method: "POST", headers, body: JSON.stringify(body) });
  }

  close() {
    this.#agent.destroy();
  }
}

/**
 * `clients` connections, each asking again as soon as it is answered (and `pauseMs` later), for `ms` or until `until()`.
 * Each answer becomes `{client, status, begun, ms}` and, where `look` is given, what that makes of it.
 */
export async function drive({ origin, clients, ms, limitMs = RUN_MS, pauseMs = 0, ask, look, until = () => false }) {
  if (clients > CLIENTS || ms > limitMs) throw new Error(`load: ${clients} clients for ${ms} ms is more than allowed`);
  const answers = [];
  const end = performance.now() + ms;
  await Promise.all(Array.from({ length: clients }, async (_, client) => {
    const connection = new Client(origin);
    for (let turn = 0; performance.now() < end && !until(); turn++) {
      const answer = await ask(connection, client, turn);
      answers.push({ client, status: answer.status, begun: answer.begun, ms: answer.ms, ...look?.(answer) });
      // A server that is gone refuses at once.
      if (pauseMs || !answer.status) await sleep(pauseMs || 10);
    }
    connection.close();
  }));
  return answers;
}

/** How many answers had each status, as a text. */
export function statuses(answers) {
  const counts = new Map();
  for (const { status } of answers) counts.set(status, (counts.get(status) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => a - b).map(([status, count]) => `${count} x ${status || "none"}`).join(", ") || "none";
}

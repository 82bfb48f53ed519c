// One certificate that many want: how it is served (L1), how that compares with a route that does nothing,
// and what becomes of it when it is revoked meanwhile (L4).

import { setTimeout as sleep } from "node:timers/promises";
import { variables } from "../../tests/edge/servers.mjs";
import { lay, startBare } from "./bare.mjs";
import { Client, drive, statuses } from "./client.mjs";
import { ADMIN_KEY, countingSource, worker } from "./place.mjs";
import { cpuMs } from "./process.mjs";
import { atLeast, atMost, equal, fact, figure, none } from "./rows.mjs";
import { median, quantile } from "./stats.mjs";

const CLIENTS = 32;
/** Rounds of the comparison, and how long each of the two has in one. */
const ROUNDS = 5;
const ROUND_MS = 2000;

const ok = ({ status }) => status === 200;
const times = (answers) => answers.map(({ ms }) => ms);

export const L1 = {
  id: "L1",
  title: `one hot certificate, ${CLIENTS} clients, 10 s`,
  async run(context, place) {
    const certificate = place.mint();
    const source = await countingSource(context, [certificate]);
    const edge = await worker(context, place, source);
    await edge.client.eco(certificate);
    await drive({ origin: edge.url, clients: CLIENTS, ms: 1000, ask: (client) => client.eco(certificate) });
    const before = source.asked;
    const answers = await drive({ origin: edge.url, clients: CLIENTS, ms: 10_000, ask: (client) => client.eco(certificate) });
    const [p50, p99] = [quantile(times(answers), 0.5), quantile(times(answers), 0.99)];
    return [
      none("answers other than 200", answers.filter((answer) => !ok(answer)).length, { note: `of ${answers.length}` }),
      none("calls of the source", source.asked - before),
      atMost("p99 / p50", p99 / p50, 5, { note: `${p50.toFixed(1)} ms and ${p99.toFixed(1)} ms` }),
      fact("rate on this machine", answers.length / 10, { unit: "/s" }),
    ];
  },
};

/** Throughput of hits against `GET /healthz` of the same Worker, in turns; `isDue` says whether a hit was of the kind meant. */
async function compare(edge, certificate, due, isDue) {
  const asks = {
    nothing: (client) => client.ask({ path: "/healthz" }),
    hit: (client) => client.eco(certificate),
  };
  const look = ({ headers }) => ({ from: headers["cache-status"] });
  const [rates, costs, shares] = [{ nothing: [], hit: [] }, { nothing: [], hit: [] }, []];
  let [strange, count] = [0, 0];
  const first = new Client(edge.url);
  await first.eco(certificate);
  first.close();
  for (let round = 0; round <= ROUNDS; round++) {
    // Whoever comes second finds what the first has left behind, so they take turns.
    for (const what of round % 2 ? ["nothing", "hit"] : ["hit", "nothing"]) {
      const [begun, used] = [performance.now(), cpuMs(edge.process)];
      const ms = round ? ROUND_MS : 1000;
      const answers = await drive({ origin: edge.url, clients: CLIENTS, ms, ask: asks[what], look });
      const [took, cost] = [performance.now() - begun, cpuMs(edge.process) - used];
      if (!round) continue; // to warm up
      rates[what].push((answers.length * 1000) / took);
      costs[what].push(cost / answers.length);
      shares.push(cost / took);
      strange += answers.filter((answer) => !ok(answer) || (what === "hit" && !isDue(answer.from))).length;
      count += answers.length;
    }
  }
  const ratios = rates.hit.map((rate, round) => rate / rates.nothing[round]);
  const spread = `${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)} in ${ROUNDS} rounds`;
  return [
    none("answers that are not 200 or from elsewhere", strange, { note: `of ${count}` }),
    atLeast("rate of hits / rate of /healthz, median", median(ratios), due, { note: spread }),
    fact("the same by processor time of workerd", median(costs.nothing) / median(costs.hit)),
    fact("rates on this machine", `${figure(median(rates.hit))} and ${figure(median(rates.nothing))} /s`),
    fact("processor time of workerd for each", `${figure(median(costs.hit))} and ${figure(median(costs.nothing))} ms`),
    fact("cores that workerd kept busy", median(shares)),
  ];
}

/** The same with the Worker as it is served on one machine. */
async function compareServed(context, place, vars, due, isDue) {
  const certificate = place.mint();
  const source = await countingSource(context, [certificate]);
  return compare(await worker(context, place, source, { vars }), certificate, due, isDue);
}

const fromMemory = (from) => /hit.*detail=memory/.test(from);

export const memory = {
  id: "hit-m",
  title: "hits from the isolate's memory against a route that does nothing, by edge/serve.mjs",
  run: (context, place) => compareServed(context, place, {}, 0.7, fromMemory),
};

export const alone = {
  id: "hit-w",
  title: "the same in workerd alone, where miniflare's share of each request is gone",
  async run(context, place) {
    const certificate = place.mint();
    const source = await countingSource(context, [certificate]);
    const folder = lay(context, variables(place.sandbox, { SOURCE_URL: source.url }));
    return compare(await startBare(context, folder, "ours"), certificate, 0.7, fromMemory);
  },
};

export const cache = {
  id: "hit-c",
  title: "hits from the Cache API against a route that does nothing, by edge/serve.mjs",
  run: (context, place) => compareServed(context, place, { MEMORY_BYTES: "0" }, 0.25, (from) => /hit/.test(from) && !/detail=/.test(from)),
};

/** Load on one certificate of the sandbox, revoked after `revokeMs`; `then` does what follows. Each run takes another. */
async function revoked(context, place, { which, ms, revokeMs, pauseMs, clients = CLIENTS, then }) {
  const state = `${place.sandbox.data}/edge-${Math.random().toString(36).slice(2)}`;
  const { number, code } = place.valid[which];
  const edge = await worker(context, place, null, { state });
  await edge.client.eco({ number, code });
  let at = NaN;
  const load = drive({ origin: edge.url, clients, ms, limitMs: ms, pauseMs, ask: (client) => client.eco({ number, code }) });
  await sleep(revokeMs);
  const answer = await fetch(`${place.sandbox.url}/api/certificates/${encodeURIComponent(number)}/revoke`, { method: "POST" });
  await answer.text();
  at = performance.now();
  const what = await then(edge, { number, code });
  const answers = await load;
  const last = Math.max(...answers.filter(ok).map(({ begun }) => begun));
  // Of one connection: a good answer to what was asked after a refusal had come back.
  const gone = new Map();
  let back = 0;
  for (const { client, status, begun, ms } of answers) {
    if (status === 410) gone.set(client, Math.min(gone.get(client) ?? Infinity, begun + ms));
    else if (status === 200 && begun >= (gone.get(client) ?? Infinity)) back += 1;
  }
  return { edge, state, answers, at, last, back, what, certificate: { number, code } };
}

export const L4 = {
  id: "L4",
  title: `revoked while ${CLIENTS} clients ask for it, then refreshed by the administrator`,
  async run(context, place) {
    const run = await revoked(context, place, {
      which: 1,
      ms: 10_000,
      revokeMs: 2000,
      then: async (edge, certificate) => {
        await sleep(2000);
        const answer = await edge.client.admin("refresh", ADMIN_KEY, certificate);
        const { standing, code } = JSON.parse(answer.body.toString() || "{}");
        return { done: performance.now(), says: `${answer.status} ${standing ?? code}` };
      },
    });
    const { answers, what } = run;
    const late = answers.filter((answer) => ok(answer) && answer.begun >= what.done).length;
    // Another isolate on the same storage, which cannot ask for the lists.
    await run.edge.kill();
    await place.sandbox.fault({ path: "/status/", mode: "500" });
    const second = await worker(context, place, null, { state: run.state });
    const after = await second.client.eco(run.certificate);
    await place.sandbox.noFaults();
    return [
      equal("what POST /v1/admin/refresh says", what.says, "200 revoked"),
      none("200 for what was asked after the refresh", late, { note: statuses(answers) }),
      none("200 on a connection that had 410 before", run.back),
      none("answers other than 200 and 410", answers.filter(({ status }) => status !== 200 && status !== 410).length),
      equal("after kill -9, status lists out of reach", after.status, 410),
    ];
  },
};

/** Seconds that a revocation may stay unseen, as edge/README.md states it. */
const BOUND_S = 360;

export const L4long = {
  id: "L4-long",
  title: `revoked while 8 clients ask for it; nobody refreshes it; ${BOUND_S + 15} s`,
  limitMs: (BOUND_S + 60) * 1000,
  async run(context, place) {
    const run = await revoked(context, place, { which: 2, ms: (BOUND_S + 15) * 1000, revokeMs: 1000, clients: 8, pauseMs: 20, then: async () => {} });
    const { answers, at } = run;
    return [
      atMost("last 200, after the revocation", (run.last - at) / 1000, BOUND_S, { unit: "s" }),
      none("200 on a connection that had 410 before", run.back, { note: statuses(answers) }),
      none("answers other than 200 and 410", answers.filter(({ status }) => status !== 200 && status !== 410).length),
    ];
  },
};

// Sources that are slow or die and clients that go away: a cold stampede (L2), an outage (L5), and
// clients that disconnect (L10).

import { setTimeout as sleep } from "node:timers/promises";
import { Client, drive, statuses } from "./client.mjs";
import { countingSource, worker } from "./place.mjs";
import { atMost, below, equal, fact, none } from "./rows.mjs";

const not = (...due) => ({ status }) => !due.includes(status);

export const L2 = {
  id: "L2",
  title: "200 clients at once for one certificate that nobody has; the source takes 400 ms",
  async run(context, place) {
    const certificate = place.mint();
    const source = await countingSource(context, [certificate], 400);
    const edge = await worker(context, place, source);
    const clients = Array.from({ length: 200 }, () => new Client(edge.url));
    // The connections are open and the Worker runs; trust list and certificate are not there.
    await Promise.all(clients.map((client) => client.ask({ path: "/healthz" })));
    const answers = await Promise.all(clients.map((client) => client.eco(certificate)));
    clients.forEach((client) => client.close());
    return [
      atMost("calls of the source", source.asked, 2),
      none("answers other than 200", answers.filter(not(200)).length, { note: statuses(answers) }),
      equal("kinds of body", new Set(answers.map(({ body }) => body.toString())).size, 1),
      below("slowest answer", Math.max(...answers.map(({ ms }) => ms)), 2 * 400 + 300, { unit: "ms" }),
    ];
  },
};

const DOWN_MS = 8000;
const RECOVERED_WITHIN_S = 20;
/** Clients of what is known, and of what is not: many calls are under way when the source dies. */
const KNOWING = 12;
const ALL = 24;
/** From the death on, for how long it is tried. */
const TRIED_MS = 18_500;

export const L5 = {
  id: "L5",
  title: `the source dies for ${DOWN_MS / 1000} s: ${KNOWING} clients want what is known, ${ALL - KNOWING} what is not`,
  limitMs: 45_000,
  async run(context, place) {
    const known = place.mintMany(60);
    const source = await countingSource(context, known, 20);
    const edge = await worker(context, place, source);
    for (const certificate of known) await edge.client.eco(certificate);
    let stop = false;
    let down = NaN;
    let up = NaN;
    const ask = (client, who) => {
      if (who < KNOWING) return client.eco(known[Math.floor(Math.random() * known.length)]);
      // What is retrieved once is known; so each time another one.
      const cold = place.mint();
      source.knows(cold);
      return client.eco(cold);
    };
    const load = drive({ origin: edge.url, clients: ALL, ms: 20_000, pauseMs: 20, ask, until: () => stop });
    await sleep(1000);
    source.dead = true;
    const [asked, wall] = [source.asked, Date.now()];
    down = performance.now();
    await sleep(DOWN_MS);
    source.dead = false;
    up = performance.now();
    const probe = (async () => {
      // Another client of what is not known, to see when it is to be had again.
      while (performance.now() - down < TRIED_MS) {
        const cold = place.mint();
        source.knows(cold);
        const { status } = await edge.client.eco(cold);
        if (status === 200) return performance.now();
        await sleep(50);
      }
      return NaN;
    })();
    const back = await probe;
    const tooLate = Number.isNaN(back) && `not within ${(TRIED_MS - DOWN_MS) / 1000} s`;
    await sleep(500);
    stop = true;
    const answers = await load;
    const within = (from, to) => answers.filter(({ begun, ms }) => begun >= from && begun + ms <= to);
    const of = (list, isKnown) => list.filter(({ client }) => client < KNOWING === isKnown);
    const during = within(down, up);
    const lost = of(during, false);
    // The breaker opens after five failures; it is open a second later.
    const tries = source.at.filter((at) => at > wall + 1000 && at <= wall + DOWN_MS).length;
    const after = of(within(back, Infinity), false);
    return [
      none("known: answers other than 200", of(answers, true).filter(not(200)).length, { note: `of ${of(answers, true).length}` }),
      none("unknown, meanwhile: other than 502, 503, 504", lost.filter(not(502, 503, 504)).length, { note: statuses(lost) }),
      below("calls of the source while the breaker is open", tries / (DOWN_MS / 1000 - 1), 2, { unit: "/s" }),
      fact("calls of the source in the first second", source.at.filter((at) => at >= wall && at <= wall + 1000).length),
      below("until it is had again, from when the source is back", (back - up) / 1000, RECOVERED_WITHIN_S, { unit: "s", note: tooLate }),
      none("unknown, from then on: other than 200", after.filter(not(200)).length, { note: `of ${after.length}; calls in all ${source.asked - asked}` }),
    ];
  },
};

const CERTIFICATES = 60;
const EACH = 8;
const NO_LEASE_MS = 10_000;

export const L10 = {
  id: "L10",
  title: `${EACH} clients for each of ${CERTIFICATES} certificates that nobody has; 30 % of them go away`,
  async run(context, place) {
    const certificates = place.mintMany(CERTIFICATES);
    const source = await countingSource(context, certificates, 300);
    const edge = await worker(context, place, source);
    const staying = [];
    let left = 0;
    const visit = async (certificate) => {
      const client = new Client(edge.url);
      const leaves = Math.random() < 0.3;
      const answered = client.eco(certificate, leaves ? { signal: AbortSignal.timeout(1 + Math.floor(Math.random() * 400)) } : {});
      const answer = await answered;
      if (leaves) left += 1;
      else staying.push(answer);
      client.close();
    };
    // 64 clients at once: eight certificates, one group after the other.
    for (let first = 0; first < certificates.length; first += 8) {
      await Promise.all(certificates.slice(first, first + 8).flatMap((one) => Array.from({ length: EACH }, () => visit(one))));
    }
    const begun = performance.now();
    const after = await Promise.all(certificates.map(async (certificate) => {
      const client = new Client(edge.url);
      const answer = await client.eco(certificate);
      client.close();
      return answer;
    }));
    return [
      none("who stayed: answers other than 200", staying.filter(not(200)).length, { note: `${staying.length} stayed, ${left} left; ${statuses(staying)}` }),
      below("who stayed: slowest answer", Math.max(...staying.map(({ ms }) => ms)), NO_LEASE_MS, { unit: "ms" }),
      none("each once more: answers other than 200", after.filter(not(200)).length),
      below("each once more: the last one after", performance.now() - begun, NO_LEASE_MS, { unit: "ms" }),
      fact("calls of the source", source.asked, { note: `for ${CERTIFICATES} certificates` }),
    ];
  },
};

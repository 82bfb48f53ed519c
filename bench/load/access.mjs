// Whoever tries numbers and codes: how far it gets (L7), what it can tell from the answers, and that it
// locks out nobody who has the right code (L8).

import { setTimeout as sleep } from "node:timers/promises";
import { Client, drive, statuses } from "./client.mjs";
import { ADMIN_KEY, countingSource, worker } from "./place.mjs";
import { above, atLeast, atMost, equal, fact, none } from "./rows.mjs";
import { kolmogorovSmirnov, median, shuffled } from "./stats.mjs";

/** Addresses for documentation (RFC 5737): one network, and another. */
const from = (host) => ({ headers: { "cf-connecting-ip": `198.51.100.${host}` } });
const elsewhere = { headers: { "cf-connecting-ip": "203.0.113.7" } };
const not = (...due) => ({ status }) => !due.includes(status);

/** What of an answer the asker can see, without what is new in each. */
function visible({ status, headers, body }) {
  const { date, "eco-request-id": id, "server-timing": timing, ...rest } = headers;
  return JSON.stringify([status, Object.entries(rest).sort(), body.toString("base64")]);
}

export const L7 = {
  id: "L7",
  title: "500 numbers tried from one network, with the limits of wrangler.toml",
  async run(context, place) {
    const certificate = place.mint();
    const source = await countingSource(context, [certificate]);
    const edge = await worker(context, place, source, { limits: {} });
    let next = 0;
    const ask = (client) => client.eco({ number: `C26470EX8${String((next += 1)).padStart(7, "0")}`, code: "GUESS" }, from(1 + (next % 250)));
    const answers = await drive({ origin: edge.url, clients: 16, ms: 20_000, ask, until: () => next >= 500 });
    // The platform's stand-in counts by whole minutes of the clock.
    const minutes = new Map();
    for (const at of source.at) minutes.set(Math.floor(at / 60_000), (minutes.get(Math.floor(at / 60_000)) ?? 0) + 1);
    const other = await edge.client.eco(certificate, elsewhere);
    return [
      atLeast("numbers tried", answers.length, 500),
      atMost("calls of the source in a minute", Math.max(...minutes.values()), 60, { note: statuses(answers) }),
      none("answers other than 404 and 429", answers.filter(not(404, 429)).length),
      equal("another network's right code, at once after it", other.status, 200),
    ];
  },
};

/** Numbers, and tries at each: fewer than lock a network out of a number. */
const NUMBERS = 110;
const TRIES = 4;
const P = 0.01;

/** One sample of each kind, in random order: unknown number, and wrong code for a number that was retrieved. */
async function latencies(edge, place, source, round) {
  const kinds = { unknown: place.mintMany(NUMBERS), wrong: place.mintMany(NUMBERS) };
  source.knows(...kinds.wrong);
  for (const certificate of kinds.wrong) await edge.client.eco(certificate, elsewhere);
  const asks = Object.entries(kinds).flatMap(([kind, list]) =>
    list.flatMap(({ number }) => Array.from({ length: TRIES }, (_, i) => ({ kind, number, code: `GUESS-${round}-${i}` }))));
  const result = { unknown: [], wrong: [], answers: new Set(), statuses: [] };
  const client = new Client(edge.url);
  for (let i = 0; i < 50; i++) await client.eco({ number: place.mint().number, code: "WARM-UP" }, from(9));
  for (const { kind, ...asked } of shuffled(asks)) {
    const answer = await client.eco(asked, from(9));
    result[kind].push(answer.ms);
    result.answers.add(visible(answer));
    result.statuses.push(answer);
  }
  client.close();
  return { ...result, ...kolmogorovSmirnov(result.unknown, result.wrong) };
}

export const uniform = {
  id: "L7-same",
  title: `unknown number or wrong code: ${NUMBERS * TRIES} answers of each, in random order`,
  limitMs: 120_000,
  async run(context, place) {
    const source = await countingSource(context);
    const edge = await worker(context, place, source);
    let sample = await latencies(edge, place, source, 1);
    let note = "";
    if (sample.p <= P) {
      // One in a hundred is as far off by chance; a difference that is there shows again.
      note = `; a first sample had D ${sample.d.toFixed(3)}, p ${sample.p.toFixed(4)}`;
      sample = await latencies(edge, place, source, 2);
    }
    const medians = `D ${sample.d.toFixed(3)}, medians ${median(sample.unknown).toFixed(2)} ms and ${median(sample.wrong).toFixed(2)} ms${note}`;
    return [
      none("answers other than 404", sample.statuses.filter(not(404)).length, { note: statuses(sample.statuses) }),
      equal("kinds of answer, headers and bytes", sample.answers.size, 1),
      above("Kolmogorov-Smirnov test of the latencies, p", sample.p, P, { note: medians }),
    ];
  },
};

/** A hundred wrong codes for a number, while its importer asks with the right one from the same network. */
async function attacked(context, place, limits) {
  const certificate = place.mint();
  const source = await countingSource(context, [certificate], 5);
  const edge = await worker(context, place, source, limits ? { limits } : {});
  const importer = new Client(edge.url);
  const answers = [await importer.eco(certificate, from(9))];
  let over = false;
  const working = (async () => {
    while (!over) {
      answers.push(await importer.eco(certificate, from(9)));
      await sleep(10);
    }
  })();
  let wrong = 0;
  const guess = (client) => client.eco({ ...certificate, code: `GUESS-${(wrong += 1)}` }, from(5));
  const attack = await drive({ origin: edge.url, clients: 4, ms: 15_000, ask: guess, until: () => wrong >= 100 });
  over = true;
  await working;
  const purged = await edge.client.admin("purge", ADMIN_KEY, { number: certificate.number });
  const anew = await importer.eco(certificate, from(9));
  importer.close();
  return { answers, attack, purged: purged.status, anew, asked: source.asked };
}

export const L8 = {
  id: "L8",
  title: "100 wrong codes for a number, and the right one from the same network meanwhile",
  limitMs: 60_000,
  async run(context, place) {
    const rows = [];
    for (const [name, limits] of [["limits as in wrangler.toml", {}], ["no rate limit", null]]) {
      const { answers, attack, purged, anew, asked } = await attacked(context, place, limits);
      rows.push(
        none(`${name}: right code, other than 200`, answers.filter(not(200)).length, { note: `of ${answers.length}` }),
        none(`${name}: wrong code, other than 404 and 429`, attack.filter(not(404, 429)).length, { note: statuses(attack) }),
        fact(`${name}: calls of the source`, asked),
      );
      // With the rate limit, whoever shares a network with an attacker may have to wait a minute for what is not kept.
      if (!limits) {
        rows.push(equal("no rate limit: purged", purged, 204), equal("no rate limit: right code, asked of the source again", anew.status, 200));
      }
    }
    return rows;
  },
};

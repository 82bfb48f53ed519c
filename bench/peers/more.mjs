// What else is asked of ours, beside jose: keys never seen, workers, issuers, number and size of certificates. Runs in
// Node.js and in pages.

import { contest, inTurn, median, timed } from "./contest.mjs";
import { setup as setupOurs } from "./ours.mjs";

/** Microseconds of the processor where the host tells, otherwise by the clock. */
const cost = ({ wall, cpu }) => (Number.isNaN(cpu) ? wall : cpu);

/** Certificates a second with 1 to `cores` workers; `tokens`: enough for all of them. */
export async function byWorkers(ours, tokens, cores, rounds) {
  const share = Math.floor(tokens.length / cores);
  const rows = Array.from({ length: cores }, (_, i) => ({
    id: i + 1,
    run: (given) => ours.many(given, { workers: i + 1 }),
    tokens: tokens.slice(i * share, (i + 1) * share),
  }));
  return perSecond(await contest(rows, rounds));
}

const perSecond = (results) => Object.fromEntries(Object.entries(results).map(([id, { wall }]) => [id, 1e6 / wall]));

/**
 * Each certificate by an issuer whose key nobody has seen, one by one, and the same with jose. The verifier and its trust
 * list of all of them are made before and not counted; nor is there a status list, which would be by the same key. The first half
 * is warm-up: what verifies without a table has hardly run before.
 */
export async function unseen({ world, tokens }, { api, shape, jose, collect }) {
  const listless = { ...world, statusLists: [] };
  const ours = await setupOurs(listless, { api, strict: false, full: true });
  const ways = { ours_unseen_key_us: ours.one, jose_unseen_key_us: await jose.setup(listless, { shape }) };
  return oneByOne(ways, tokens, collect, Math.floor(tokens.length / 2));
}

/** Each way of verifying one token, one way after the other: medians of what one takes, but for the first so many. */
async function oneByOne(ways, given, collect, warmUp = 0) {
  const medians = {};
  for (const [id, way] of Object.entries(ways)) {
    collect?.();
    const times = [];
    for (const one of given) times.push(cost(await timed(async ([it]) => [await way(it)], [one])));
    medians[id] = median(times.slice(warmUp));
  }
  return medians;
}

/** A verifier made for one certificate, list and all: what a server that keeps nothing pays. */
export const fresh = (given, { api, shape, jose, collect }) => oneByOne({
  ours_fresh_verifier_us: async ({ world, token }) => (await setupOurs(world, { api })).one(token),
  jose_fresh_verifier_us: async ({ world, token }) => (await jose.setup(world, { shape }))(token),
}, given, collect);

/** What a contest says of each, by the clock and of the processor, in microseconds. */
const both = (results) => Object.fromEntries(Object.entries(results).flatMap(([id, { wall, cpu }]) => [[`${id}_us`, wall], [`${id}_cpu_us`, cpu]]));

/** When certificates are of so many issuers in turn; `groups`: by that number, a world and certificates. */
export async function byIssuers(groups, rounds, { api, shape, jose, collect }) {
  const answer = {};
  for (const [issuers, { world, tokens }] of Object.entries(groups)) {
    const ours = await setupOurs(world, { api, full: true });
    const byJose = await jose.setup(world, { shape });
    answer[issuers] = both(await contest([
      { id: "ours_batch", run: ours.many, tokens },
      { id: "jose_ajv", run: inTurn(byJose), tokens },
    ], rounds, collect));
  }
  return answer;
}

/** When one batch has so many certificates; `batches`: by that number, lists of them, each used once. */
export async function byCount(ours, batches) {
  const answer = {};
  for (const [count, sets] of Object.entries(batches)) {
    const times = [];
    for (const tokens of sets) times.push(await timed(ours.many, tokens));
    answer[count] = { ours_batch_us: median(times.map(({ wall }) => wall)), ours_batch_cpu_us: median(times.map(({ cpu }) => cpu)) };
  }
  return answer;
}

/** When certificates have so many goods lines. */
export async function byItems(ours, byJose, groups, rounds) {
  const answer = {};
  for (const [items, tokens] of Object.entries(groups)) {
    const results = await contest([
      { id: "ours_batch", run: ours.many, tokens },
      { id: "jose_ajv", run: inTurn(byJose), tokens },
    ], rounds);
    const bytes = tokens.reduce((sum, token) => sum + token.length, 0) / tokens.length;
    answer[items] = { bytes: Math.round(bytes), ...both(results) };
  }
  return answer;
}

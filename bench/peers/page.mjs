// What runs in a page: the rows of rows.mjs and what of more.mjs makes sense there, a step a call, so that no call is long.
// `peers` and `shape` are bundled with it by browser.mjs; ours is loaded as a site has it, from its files.

import { turn } from "./contest.mjs";
import { byIssuers, byWorkers, fresh, unseen } from "./more.mjs";
import { setup as setupOurs } from "./ours.mjs";
import { line } from "./rows.mjs";

const OURS = "/embed/index.js";
/** Collects garbage, so that nobody pays for what others left; where a page can be allowed to. */
const swept = globalThis.gc ?? (() => undefined);
const json = async (path) => (await fetch(path)).json();

export function bench(peers, shape) {
  const skipped = {};
  let size, api, given, seen, hosted;
  return {
    async prepare() {
      [size, given, api] = await Promise.all([json("/size.json"), json("/given.json"), import(OURS)]);
      hosted = { api, shape, jose: peers.jose, collect: swept };
      seen = await line(given.world, given.sets, size.rounds, { ...hosted, peers, cores: size.cores, skipped, small: true });
      return { skipped, unruly: seen.unruly, ids: seen.rows.map(({ id }) => id) };
    },
    swept,
    /** One row's part in one round: microseconds a certificate by the clock, and how many they were. */
    async turn(id, round) {
      const row = seen.rows.find((row) => row.id === id);
      const { wall } = await turn(row, round, size.rounds);
      return { wall, count: Math.floor(row.tokens.length / (size.rounds + 1)) };
    },
    unseen: () => unseen(given.unseen, hosted),
    fresh: () => fresh(given.fresh, hosted),
    issuers: async () => ({ issuers: await byIssuers(given.issuers, Math.min(size.rounds, 3), hosted) }),
    workers: async () => ({ workers: seen.pool ? await byWorkers(seen.ours, given.workers, size.cores, size.rounds) : null }),
  };
}

/** Milliseconds from the navigation to the first verdict, code and lists fetched from loopback. */
export async function cold(name, peers, shape) {
  const material = json("/cold.json");
  let verify;
  if (name === "ours") verify = (await setupOurs((await material).world, { api: await import(OURS) })).one;
  else verify = await peers[name].setup((await material).world, { shape });
  const { good } = (await material).world;
  const said = await verify(good[peers[name]?.form ?? "jwt"]);
  const ms = performance.now();
  if (said !== "valid") throw new Error(`${name}: ${said}`);
  return ms;
}

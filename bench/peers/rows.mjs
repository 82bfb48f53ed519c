// A world's contestants -> the rows of a contest, each with certificates of its own, all told good from bad before. Runs in
// Node.js and in pages: the host brings the libraries and the certificates.

import { agreed, atOnce, inTurn } from "./contest.mjs";
import { noPool, setup as setupOurs } from "./ours.mjs";

/** How many times fewer certificates slow ones are given in a round. */
export const THIN = { noble: 8, sdjwt: 4, didkit: 4, trustvc: 64 };
/** What is taken of each form of certificates for a contest of so many a round: ours have five turns, others two. */
export const TURNS = { jwt: 5, bare: 1, sdjwt: 1, eddsa: 1 };

/**
 * `world`: lists, keys, and what is bad of each form, and one that is good. `sets`: by form, certificates for all turns of a
 * contest. `peers`: by name, the modules. Answers rows, what must be closed, what each says of the unruly one, and why
 * something is skipped. `small`: there is a small build, to be measured as well.
 */
export async function line(world, sets, rounds, { api, shape, peers, cores, skipped, small = false }) {
  const turn = (set, number, thin = 1) => {
    const length = Math.floor(sets[set].length / TURNS[set]);
    const share = Math.max(1, Math.floor(length / (rounds + 1) / thin));
    return sets[set].slice(number * length, number * length + share * (rounds + 1));
  };
  const unruly = {};
  // Before the full build is there: after it, none begins with the small one.
  const light = small ? await setupOurs(world, { api }) : undefined;
  const ours = await setupOurs(world, { api, full: true });
  unruly.ours = await agreed("ours", ours.one, world.good.jwt, world.bad.jwt);
  await agreed("ours, SD-JWT", ours.one, world.good.sdjwt, world.bad.sdjwt);
  const lax = await setupOurs(world, { api, strict: false, full: true });
  const rows = [
    { id: "ours_batch", run: ours.many, tokens: turn("jwt", 0) },
    { id: "ours_batch_reports", run: ours.reports, tokens: turn("jwt", 4) },
    { id: "ours_single", run: inTurn(ours.one), tokens: turn("jwt", 1) },
    { id: "ours_batch_no_status", run: lax.many, tokens: turn("bare", 0) },
    { id: "ours_batch_sdjwt", run: ours.many, tokens: turn("sdjwt", 0, THIN.sdjwt) },
  ];
  if (light) rows.push({ id: "ours_batch_small", run: light.many, tokens: turn("jwt", 3, 4) });
  const pool = await noPool(ours, world.good.jwt);
  if (pool) skipped.ours_pool = pool;
  else rows.push({ id: "ours_pool", run: (tokens) => ours.many(tokens, { workers: cores }), tokens: turn("jwt", 2) });
  for (const [name, { form, setup }] of Object.entries(peers)) {
    try {
      const verify = await setup(world, { shape });
      unruly[name] = await agreed(name, verify, world.good[form], world.bad[form]);
      const concurrent = name === "jose" || name === "webcrypto";
      rows.push({ id: concurrent ? `${name}_ajv` : name, run: inTurn(verify), tokens: turn(form, 0, THIN[name]) });
      if (concurrent) rows.push({ id: `${name}_ajv_concurrent`, run: atOnce(verify), tokens: turn(form, 1) });
    } catch (error) {
      skipped[name] = `not measured: ${error.message.split("\n")[0]}`;
    }
  }
  return { rows, unruly, ours, lax, pool: pool === undefined };
}

/** Results of a contest under the names that they are published by. */
export function figures(results) {
  const perSecond = Object.fromEntries(Object.entries(results).map(([id, { wall }]) => [`${id}_per_s`, 1e6 / wall]));
  const { ours_single } = results;
  return { ...perSecond, ...(ours_single ? { ours_single_us: ours_single.wall } : {}) };
}

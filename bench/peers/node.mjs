// Sizes of a run and peers -> everything that is measured in Node.js, as one object.

import { pathToFileURL } from "node:url";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { cold, memory } from "./children.mjs";
import { agreed, contest, inTurn, ratios } from "./contest.mjs";
import { FAULTS } from "./make.mjs";
import { byCount, byIssuers, byItems, byWorkers, fresh, unseen } from "./more.mjs";
import { figures, line, THIN } from "./rows.mjs";
import { compiledShape } from "./shape.mjs";
import { sizes } from "./sizes.mjs";
import { growth, shared } from "./worlds.mjs";

/** Those that sign otherwise are set against one another in a second contest. */
const OTHERWISE = ["didkit", "trustvc"];

/** Collects garbage, so that nobody pays for what others left. */
const swept = (() => {
  setFlagsFromString("--expose-gc");
  return runInNewContext("gc");
})();

async function modules(names, skipped) {
  const loaded = await Promise.all(names.map(async (name) => {
    try {
      return [[name, await import(`./${name}.mjs`)]];
    } catch (error) {
      skipped[name] = `could not be loaded: ${error.message.split("\n")[0]}`;
      return [];
    }
  }));
  return Object.fromEntries(loaded.flat());
}

/** `names`: the peers that are there. `say`: where progress goes. */
export async function inNode(size, names, skipped, say) {
  say("making certificates");
  const path = await compiledShape();
  const { default: shape } = await import(pathToFileURL(path).href);
  const api = await import("../../pkg/dist/node.js");
  const { main, given } = shared(size);
  const { counts, items } = growth(main, size);
  const direct = await modules(["jose", "webcrypto", ...names.filter((name) => !OTHERWISE.includes(name))], skipped);
  const hosted = { api, shape, jose: direct.jose, collect: swept };
  const { rounds, cores } = size;
  const seen = await line(given.world, given.sets, rounds, { ...hosted, peers: direct, cores, skipped });
  const results = await contest(seen.rows, rounds, (round, turn) => {
    if (turn === 0) say(`round ${round} of ${rounds}`);
    swept();
  });

  say("second table; what TrustVC finds wrong in the bad ones, it says aloud");
  const second = await otherwise({ given, size, shape, main }, await modules(names.filter((name) => OTHERWISE.includes(name)), skipped), direct.jose, skipped, seen.unruly);
  say("keys never seen, issuers, growth");
  const verifyByJose = await direct.jose.setup(given.world, { shape });
  const answer = {
    ...figures(results), ...figures(second.results), results: { ...results, ...second.results },
    ratios: { ...ratios(results, "jose_ajv"), ...ratios(second.results, "jose_ajv_again") },
    unruly: seen.unruly,
    ...(await unseen(given.unseen, hosted)),
    ...(await fresh(given.fresh, hosted)),
    workers: seen.pool ? await byWorkers(seen.ours, given.workers, cores, rounds) : null,
    issuers: await byIssuers(given.issuers, Math.min(rounds, 3), hosted),
    certificates: await byCount(seen.ours, counts),
    items: await byItems(seen.ours, verifyByJose, items, Math.min(rounds, 3)),
  };
  await seen.ours.close();
  await seen.lax.close();

  say("cold start");
  const { world } = given;
  const of = (name) => ({ world, token: second.tokens[name] ?? world.good[direct[name]?.form ?? "jwt"] });
  const starting = ["ours", ...Object.keys(direct), ...Object.keys(second.tokens)];
  Object.assign(answer, cold(Object.fromEntries(starting.map((name) => [name, of(name)])), path, size.coldRuns, skipped));
  say("memory");
  answer.memory = memory(["ours", "jose"], world, given.sets.jwt.slice(0, 2000), path, size.memory);
  say("sizes");
  answer.sizes = await sizes(Object.keys(direct), path);
  return answer;
}

/** The second contest: other signatures, jose once more as the measure. */
async function otherwise({ given, size: { share, rounds }, shape, main }, peers, jose, skipped, unruly) {
  const { world } = given;
  const rows = [{ id: "jose_ajv_again", run: inTurn(await jose.setup(world, { shape })), tokens: main.serve(share * (rounds + 1)) }];
  const tokens = {};
  for (const [name, { form, setup }] of Object.entries(peers)) {
    try {
      const verify = await setup(world, { shape });
      const few = Math.max(1, Math.floor(share / THIN[name])) * (rounds + 1);
      if (form === "sd") {
        const all = [];
        for (let serial = 0; serial <= few; serial++) all.push(await verify.make(serial));
        tokens[name] = all.pop();
        const bad = { tampered: tokens[name].replace('"hsCode":"691110"', '"hsCode":"691410"') };
        for (const [fault, change] of Object.entries(FAULTS)) bad[fault] = await verify.make(few + 1, change);
        unruly[name] = await agreed(name, verify, tokens[name], bad);
        rows.push({ id: name, run: inTurn(verify), tokens: all });
      } else {
        tokens[name] = world.good[form];
        unruly[name] = await agreed(name, verify, tokens[name], world.bad[form]);
        rows.push({ id: name, run: inTurn(verify), tokens: given.sets[form].slice(0, few) });
      }
    } catch (error) {
      skipped[name] = `not measured: ${error.message.split("\n")[0]}`;
    }
  }
  return { results: rows.length > 1 ? await contest(rows, rounds, swept) : {}, tokens };
}

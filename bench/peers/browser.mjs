// Sizes of a run and peers -> what is measured in a page of a headless browser, as one object. Pages and code come from
// loopback; the browsers are started as the browser tests start them.

import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { MISSING, start } from "../../tests/browser/drivers.mjs";
import { startStage } from "../../tests/browser/stage.mjs";
import { scope } from "../load/place.mjs";
import { startedMs } from "../load/process.mjs";
import { contest, median, ratios } from "./contest.mjs";
import { figures } from "./rows.mjs";
import { compiledShape } from "./shape.mjs";
import { shared } from "./worlds.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));

/** Those that run in Node.js alone, and why. */
export const NODE_ONLY = {
  didkit: "Node.js only: its package for pages has to be patched before a bundler takes it",
  trustvc: "Node.js only: it does not bundle for a page without more than twenty of Node's own modules",
};

/** As a page of its own: clocks are finer then. No policy, since the pool's workers are not what is looked at. */
const HEADERS = {
  "content-security-policy": "base-uri 'self'",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
};

async function bundled(lines) {
  const { outputFiles } = await build({ stdin: { contents: lines.join("\n"), resolveDir: here }, bundle: true, format: "esm", minify: true, write: false, logLevel: "warning", external: ["/embed/*"] });
  return outputFiles[0].text;
}

/** `name`: chromium or firefox. */
export async function inBrowser(name, size, names, skipped, say) {
  if (MISSING[name]) throw new Error(MISSING[name]);
  const peers = ["jose", "webcrypto", ...names.filter((peer) => !(peer in NODE_ONLY))];
  for (const peer of names) if (NODE_ONLY[peer]) skipped[peer] = NODE_ONLY[peer];
  const shape = `import shape from ${JSON.stringify(await compiledShape())};`;
  const import_ = (peer) => `import * as ${peer} from "./${peer}.mjs";`;
  const whole = scope();
  try {
    say("making certificates");
    const { given } = shared(size);
    const stage = await startStage(whole, HEADERS);
    stage.put("/bench.js", "js", await bundled([shape, ...peers.map(import_), `import { bench } from "./page.mjs";`, `window.bench = bench({ ${peers.join(", ")} }, shape);`]));
    // One script a contestant, so that each loads no more than it needs.
    const contestants = ["ours", ...peers];
    for (const peer of contestants) {
      const known = peer === "ours" ? [] : [peer];
      const most = peer === "ours" ? "const shape = undefined;" : shape;
      stage.put(`/cold-${peer}.js`, "js", await bundled([most, ...known.map(import_), `import { cold } from "./page.mjs";`, `window.cold = cold("${peer}", { ${known.join(", ")} }, shape);`]));
      stage.put(`/cold-${peer}`, "html", `<!doctype html><meta charset=utf-8><title>cold</title><script type=module src=/cold-${peer}.js></script>`);
    }
    stage.put("/size.json", "json", JSON.stringify(size));
    stage.put("/given.json", "json", JSON.stringify(given));
    stage.put("/cold.json", "json", JSON.stringify({ world: given.world }));
    const driver = await start(whole, name, ["--expose-gc"]);
    const answer = { engine: driver.version };

    say("cold start");
    const times = Object.fromEntries(contestants.map((peer) => [peer, []]));
    for (let run = 0; run < size.coldRuns; run++) {
      for (const peer of contestants) {
        await driver.goto(`${stage.url}/cold-${peer}`);
        times[peer].push(await driver.evaluate(() => window.cold));
      }
    }
    answer.cold_ms = Object.fromEntries(contestants.map((peer) => [peer, median(times[peer])]));

    await driver.goto(stage.url);
    await driver.evaluate(() => import("/bench.js").then(() => undefined));
    const { skipped: more, unruly, ids } = await driver.evaluate(() => window.bench.prepare());
    Object.assign(skipped, more);
    // What the browser and all its processes use is read from here; a page cannot know.
    const take = async ({ id }, round) => {
      await driver.evaluate(() => window.bench.swept());
      const before = startedMs(process.pid);
      const { wall, count } = await driver.evaluate((id, round) => window.bench.turn(id, round), id, round);
      return { wall, cpu: ((startedMs(process.pid) - before) * 1000) / count };
    };
    const results = await contest(ids.map((id) => ({ id })), size.rounds, (round, number) => number === 0 && say(`round ${round} of ${size.rounds}`), take);
    Object.assign(answer, figures(results), { results, ratios: ratios(results, "jose_ajv"), unruly });
    for (const step of ["unseen", "fresh", "issuers", "workers"]) {
      say(step);
      Object.assign(answer, await driver.evaluate((name) => window.bench[name](), step));
    }
    return answer;
  } finally {
    await whole.end();
  }
}

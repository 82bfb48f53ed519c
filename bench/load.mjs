// Load runs of the Worker in workerd on this machine to a table of what held. Bounded: no run of requests is
// longer than 20 s or has more than 64 clients (200 in the stampede), and nothing but 127.0.0.1 is asked.
//
//     cargo xtask load [--long]      or, once it is built,
//     ECO_SANDBOX=target/debug/eco-sandbox node bench/load.mjs [--only L1,L2] [--long] [--json]
//
// Exit code: 0 all held, 1 something did not or could not be run, 64 wrong usage.

import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import * as access from "./load/access.mjs";
import * as cost from "./load/cost.mjs";
import * as faults from "./load/faults.mjs";
import * as hot from "./load/hot.mjs";
import { scope, start } from "./load/place.mjs";
import { othersMs } from "./load/process.mjs";
import { table } from "./load/rows.mjs";

const SCENARIOS = [
  hot.L1, hot.memory, hot.alone, hot.cache, faults.L2, hot.L4, faults.L5, access.L7, access.uniform, access.L8, faults.L10, cost.cost, cost.start,
];
const LONG = [hot.L4long];
/** What one scenario may take, starting and ending included. */
const LIMIT_MS = 60_000;

function commandLine() {
  const options = {
    only: { type: "string" },
    long: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
    help: { type: "boolean", short: "h", default: false },
  };
  const all = [...SCENARIOS, ...LONG];
  const ids = all.map(({ id, title }) => `  ${id.padEnd(8)} ${title}`).join("\n");
  const usage = `usage: node bench/load.mjs [--only ID,ID] [--long] [--json]\n\n${ids}`;
  try {
    const { values } = parseArgs({ options });
    if (values.help) {
      console.log(usage);
      process.exit(0);
    }
    const wanted = values.only?.split(",");
    const unknown = wanted?.find((id) => !all.some((scenario) => scenario.id === id));
    if (unknown !== undefined) throw new Error(`there is no scenario '${unknown}'`);
    const chosen = wanted ? all.filter(({ id }) => wanted.includes(id)) : values.long ? all : SCENARIOS;
    return { chosen, json: values.json };
  } catch (error) {
    console.error(`${error.message.split("\n")[0]}\n\n${usage}`);
    process.exit(64);
  }
}

/** Runs one; what goes wrong is a row that does not hold. */
async function run(scenario, place) {
  const context = scope();
  const limit = scenario.limitMs ?? LIMIT_MS;
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not over after ${limit / 1000} s`)), limit);
  });
  const [begun, others] = [performance.now(), othersMs()];
  let rows;
  try {
    rows = await Promise.race([scenario.run(context, place), late]);
  } catch (error) {
    const problem = { what: "could not be run", value: null, measured: error.message.split("\n")[0], must: "run", held: false };
    rows = [problem];
  }
  clearTimeout(timer);
  await context.end();
  const { id, title } = scenario;
  const ms = performance.now() - begun;
  return { id, title, seconds: ms / 1000, othersBusy: (othersMs() - others) / ms, rows };
}

const { chosen, json } = commandLine();
const whole = scope();
let interrupted = false;
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => void (interrupted ? process.exit(1) : (interrupted = true)));
const done = [];
try {
  const place = await start(whole);
  for (const scenario of chosen) {
    if (interrupted) break;
    const result = await run(scenario, place);
    done.push(result);
    const held = result.rows.every((row) => row.held !== false);
    process.stderr.write(`  ${held ? "ok  " : "FAIL"} ${result.id} ${result.seconds.toFixed(1)} s\n`);
  }
} catch (error) {
  console.error(`load: ${error.message}`);
} finally {
  await whole.end();
}
const judged = done.flatMap(({ rows }) => rows).filter(({ held }) => held !== null);
const broken = judged.filter(({ held }) => !held).length;
const [held, cores] = [judged.length - broken, availableParallelism()];
if (json) {
  console.log(JSON.stringify({ node: process.version, cores, held, broken, scenarios: done }, null, 2));
} else if (done.length) {
  const closing = `Rates, times and memory are of this machine (${cores} cores), from which the load comes too.`;
  console.log(`${table(done)}\n\n${held} held, ${broken} did not. ${closing}`);
}
process.exit(broken || interrupted || done.length < chosen.length ? 1 : 0);

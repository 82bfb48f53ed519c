// The same certificates, key and checks given to this package and to others, in one run -> a table, or JSON.
//
//     cargo xtask bench, or, once pkg/dist is built,
//     node bench/peers.mjs [--browser chromium|firefox] [--peers all|none|NAME,NAME] [--rounds N] [--share N]
//                          [--long] [--quick] [--json]
//
// What it measures and how: bench/README.md. Exit code: 0 measured, 1 not, 64 wrong usage.

import { existsSync } from "node:fs";
import { availableParallelism, cpus, totalmem } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { othersMs } from "./load/process.mjs";
import { arranged, PEERS, versions } from "./peers/install.mjs";
import { root } from "./peers/shape.mjs";
import { shown } from "./peers/table.mjs";

const USAGE = `usage: node bench/peers.mjs [--browser chromium|firefox] [--peers all|none|NAME,NAME] [--rounds N] [--share N] [--long] [--quick] [--json]

  --browser  in a page of that browser instead of Node.js
  --peers    ${PEERS.join(", ")}: those are installed on first use; none: only what needs no installation
  --rounds   rounds that count, 7 unless said
  --share    certificates a round, 512 unless said; slow contestants get fewer
  --long     memory after 100,000 certificates, too
  --quick    a few certificates of everything: whether it runs, not how fast`;

function commandLine() {
  const options = {
    browser: { type: "string" },
    peers: { type: "string", default: "all" },
    rounds: { type: "string" },
    share: { type: "string" },
    long: { type: "boolean", default: false },
    quick: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
    help: { type: "boolean", short: "h", default: false },
  };
  try {
    const { values } = parseArgs({ options });
    if (values.help) {
      console.log(USAGE);
      process.exit(0);
    }
    if (![undefined, "chromium", "firefox"].includes(values.browser)) throw new Error(`there is no browser '${values.browser}' to run in`);
    const peers = values.peers === "all" ? PEERS : values.peers === "none" ? [] : values.peers.split(",");
    const unknown = peers.find((name) => !PEERS.includes(name));
    if (unknown !== undefined) throw new Error(`there is no peer '${unknown}'`);
    const count = (name, usual) => {
      const number = Number(values[name] ?? usual);
      if (!Number.isInteger(number) || number < 1 || number > 10_000) throw new Error(`--${name}: a whole number, 1 to 10000`);
      return number;
    };
    const { quick, long } = values;
    return { ...values, peers, size: sizeOf({ quick, long, rounds: count("rounds", quick ? 1 : 7), share: count("share", quick ? 8 : 512) }) };
  } catch (error) {
    console.error(`${error.message.split("\n")[0]}\n\n${USAGE}`);
    process.exit(64);
  }
}

/** How much of everything. */
function sizeOf({ quick, long, rounds, share }) {
  const cores = availableParallelism();
  const common = { rounds, share, cores };
  if (quick) return { ...common, unseen: 3, issuers: [1, 2], counts: [5, 10], items: [3, 50], coldRuns: 1, memory: [10] };
  return { ...common, unseen: 200, issuers: [1, 10, 100], counts: [100, 1000, 10_000], items: [3, 20, 50], coldRuns: 5, memory: long ? [10_000, 100_000] : [1000, 10_000] };
}

const { browser, peers, size, json } = commandLine();
const say = (text) => process.stderr.write(`  ${text}\n`);
try {
  if (!existsSync(join(root, "pkg", "dist", "node.js"))) throw new Error("pkg/dist is missing: 'cargo xtask build' makes it");
  const skipped = {};
  const { inBrowser, NODE_ONLY } = browser ? await import("./peers/browser.mjs") : {};
  // Nothing is installed that would not run.
  const there = arranged(peers.filter((name) => !NODE_ONLY?.[name]), skipped, say);
  const [begun, others] = [performance.now(), othersMs()];
  const measured = browser
    ? await inBrowser(browser, size, [...there, ...peers.filter((name) => NODE_ONLY[name])], skipped, say)
    : await (await import("./peers/node.mjs")).inNode(size, there, skipped, say);
  const othersBusy = (othersMs() - others) / (performance.now() - begun);
  const { material } = await import("./peers/make.mjs");
  const answer = {
    engine: `Node.js ${process.version}`,
    machine: { cores: size.cores, cpu: cpus()[0]?.model ?? "unknown", memory_gib: Math.round(totalmem() / 2 ** 30), platform: `${process.platform} ${process.arch}` },
    versions: { node: process.version, ...versions() },
    method: { ...size, bytes: material(1).serve(1)[0].length, statistic: "median of rounds, contestants in turn, one round of warm-up", cost: browser ? "by the clock" : "CPU" },
    // A browser is a program of its own: what it uses cannot be told from what others do.
    ...(browser ? {} : { others_busy_cores: othersBusy }),
    ...measured,
    skipped,
  };
  console.log(json ? JSON.stringify(answer, null, 2) : shown(answer));
  process.exit(0);
} catch (error) {
  console.error(`bench: ${error.message}`);
  process.exit(1);
}

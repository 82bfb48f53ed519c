// What the Worker costs: processor time of a miss, memory, the time it takes to start, and its size.

import { readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { variables } from "../../tests/edge/servers.mjs";
import { build, lay, startBare } from "./bare.mjs";
import { drive, statuses } from "./client.mjs";
import { countingSource, worker } from "./place.mjs";
import { cpuMs, residentMiB } from "./process.mjs";
import { below, equal, fact, none } from "./rows.mjs";
import { median } from "./stats.mjs";

const MISSES = 500;
const HITS = 5000;

export const cost = {
  id: "cost",
  title: `what ${MISSES} misses cost, each another certificate, and memory`,
  async run(context, place) {
    const certificates = place.mintMany(MISSES + 20);
    const source = await countingSource(context, certificates);
    const edge = await worker(context, place, source);
    const before = residentMiB(edge.process);
    // The first ones bring the trust list and the status lists, which the others share.
    for (const certificate of certificates.splice(0, 20)) await edge.client.eco(certificate);
    const measure = async (count, ask) => {
      let next = 0;
      const used = cpuMs(edge.process);
      const answers = await drive({ origin: edge.url, clients: 8, ms: 20_000, until: () => next >= count, ask: (client) => ask(client, next++) });
      return { answers, each: (cpuMs(edge.process) - used) / answers.length };
    };
    const at = (i) => certificates[i % certificates.length];
    const asked = source.asked;
    const misses = await measure(MISSES, (client, i) => client.eco(at(i)));
    const calls = source.asked - asked;
    const afterMisses = residentMiB(edge.process);
    const hits = await measure(HITS, (client, i) => client.eco(at(i)));
    const wrong = await measure(MISSES, (client, i) => client.eco({ ...at(i), code: "WRONG" }));
    const nothing = await measure(HITS, (client) => client.ask({ path: "/healthz" }));
    const all = [misses, hits, nothing].flatMap(({ answers }) => answers);
    const ms = (what, { each, answers }) => fact(`processor time of workerd, ${what}`, each, { unit: "ms", note: `over ${answers.length}` });
    return [
      none("answers other than 200", all.filter(({ status }) => status !== 200).length, { note: statuses(all) }),
      fact("calls of the source for a miss", calls / misses.answers.length),
      ms("miss", misses),
      ms("wrong code", wrong),
      ms(`hit, over ${MISSES} certificates`, hits),
      ms("/healthz", nothing),
      fact("memory of workerd: started", before, { unit: "MiB" }),
      fact(`memory of workerd: after ${MISSES} misses`, afterMisses, { unit: "MiB" }),
      fact(`memory of workerd: after ${HITS} hits more`, residentMiB(edge.process), { unit: "MiB" }),
    ];
  },
};

const STARTS = 5;

export const start = {
  id: "start",
  title: `start of workerd alone until its first answer, medians of ${STARTS}; size`,
  async run(context, { sandbox }) {
    const folder = lay(context, variables(sandbox));
    const taken = { nothing: [], ours: [] };
    let status;
    for (let i = 0; i <= STARTS; i++) {
      for (const name of ["nothing", "ours"]) {
        const started = await startBare(context, folder, name);
        await started.stop();
        // The first of each brings the files into memory.
        if (i) taken[name].push(started.ms);
        if (name === "ours") status = started.status;
      }
    }
    const [ours, nothing] = [median(taken.ours), median(taken.nothing)];
    const [wasm, script] = ["index_bg.wasm", "index.js"].map((file) => gzipSync(readFileSync(path.join(build, file)), { level: 9 }).length / 1000);
    return [
      equal("status of that answer (GET /healthz)", status, 200),
      below("ours, less that of a Worker that does nothing", ours - nothing, 100, { unit: "ms", note: `${Math.round(ours)} ms and ${Math.round(nothing)} ms` }),
      below("size of wasm and script, gzip -9", wasm + script, 1000, { unit: "kB", note: `${Math.round(wasm)} kB and ${Math.round(script)} kB` }),
    ];
  },
};

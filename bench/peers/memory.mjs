// One contestant and a number of certificates -> what the process holds afterwards, garbage collected.
//
//     node --expose-gc bench/peers/memory.mjs NAME FILE COUNT...      FILE as for cold.mjs, with a list of certificates
//
// The certificates come again after the last of them, so that they do not count themselves.

import { readFileSync } from "node:fs";

const [name, file, ...counts] = process.argv.slice(2);
const { world, tokens, shape: path } = JSON.parse(readFileSync(file, "utf8"));
let many;
if (name === "ours") {
  const [{ setup }, api] = [await import("./ours.mjs"), await import("../../pkg/dist/node.js")];
  many = (await setup(world, { api })).many;
} else {
  const [{ setup }, { default: shape }, { inTurn }] = [await import(`./${name}.mjs`), await import(path), await import("./contest.mjs")];
  many = inTurn(await setup(world, { shape }));
}
const MIB = 1024 * 1024;
const held = async () => {
  // What a batch left is given back in a later turn.
  for (let i = 0; i < 3; i++) {
    gc();
    await new Promise((turn) => setTimeout(turn, 20));
  }
  const { rss, heapUsed, external } = process.memoryUsage();
  return { rss_mib: rss / MIB, heap_mib: heapUsed / MIB, external_mib: external / MIB };
};
const answer = { 0: await held() };
let done = 0;
for (const count of counts.map(Number)) {
  while (done < count) {
    const part = tokens.slice(0, Math.min(tokens.length, count - done));
    const verdicts = await many(part);
    if (verdicts.some((verdict) => verdict !== "valid")) throw new Error(`${name}: a good certificate is not valid`);
    done += part.length;
  }
  answer[count] = await held();
}
console.log(JSON.stringify(answer));
process.exit(0);

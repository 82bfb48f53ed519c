// One contestant in a process that has just begun -> milliseconds from its import to its first verdict, by the
// clock and of the processor.
//
//     node bench/peers/cold.mjs NAME FILE      FILE: JSON with a world, a certificate and where the schema's module is

import { readFileSync } from "node:fs";

const [name, file] = process.argv.slice(2);
const { world, token, shape: path } = JSON.parse(readFileSync(file, "utf8"));
const [begun, before] = [performance.now(), process.cpuUsage()];
let verify;
if (name === "ours") {
  const [{ setup }, api] = await Promise.all([import("./ours.mjs"), import("../../pkg/dist/node.js")]);
  verify = (await setup(world, { api })).one;
} else {
  const [{ setup }, { default: shape }] = await Promise.all([import(`./${name}.mjs`), import(path)]);
  verify = await setup(world, { shape });
}
const said = await verify(token);
const [ms, { user, system }] = [performance.now() - begun, process.cpuUsage(before)];
if (said !== "valid") throw new Error(`${name}: ${said}`);
console.log(JSON.stringify({ ms, cpu: (user + system) / 1000 }));
process.exit(0);

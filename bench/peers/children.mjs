// Contestants -> what is measured in processes of their own: cold start and memory.

import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { median } from "./contest.mjs";
import { made } from "./shape.mjs";

function child(program, name, file, more = []) {
  const path = fileURLToPath(new URL(program, import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--expose-gc", path, name, file, ...more.map(String)], { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr.split("\n").find((line) => /Error/.test(line)) ?? `${program} ended with ${status}`);
  return JSON.parse(stdout.trim().split("\n").at(-1));
}

function written(name, material) {
  const path = join(made, name);
  writeFileSync(path, JSON.stringify(material));
  return path;
}

const shapeOf = (path) => pathToFileURL(path).href;

/** Milliseconds by the clock and of the processor, medians of so many processes each; contestants take turns. `given`: by name, a world and a certificate. */
export function cold(given, shape, runs, skipped) {
  const files = Object.entries(given).map(([name, material]) => [name, written(`cold-${name}.json`, { ...material, shape: shapeOf(shape) })]);
  const times = new Map();
  for (let run = 0; run < runs; run++) {
    for (const [name, file] of files) {
      try {
        times.set(name, [...(times.get(name) ?? []), child("./cold.mjs", name, file)]);
      } catch (error) {
        skipped[`cold start of ${name}`] = error.message;
      }
    }
  }
  const middle = (unit) => Object.fromEntries([...times].map(([name, all]) => [name, median(all.map((time) => time[unit]))]));
  return { cold_ms: middle("ms"), cold_cpu_ms: middle("cpu") };
}

/** MiB held after so many certificates, beside none. */
export function memory(names, world, tokens, shape, counts) {
  const file = written("memory.json", { world, tokens, shape: shapeOf(shape) });
  return Object.fromEntries(names.map((name) => [name, child("./memory.mjs", name, file, counts)]));
}

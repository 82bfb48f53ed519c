// The names of peers -> those that are there, installed on first use, and in a line each why others are not.

import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));

/** Which folder's package.json brings a peer; those not named come with the project's own tools. */
const FOLDERS = { noble: here, sdjwt: here, didkit: here, trustvc: join(here, "trustvc") };
/** All of them. jose and webcrypto need nothing beside the root's packages and are never left out. */
export const PEERS = Object.keys(FOLDERS);

const read = (path) => JSON.parse(readFileSync(path, "utf8"));

/** Whether what package.json names is there in that version. */
function there(folder) {
  return Object.entries(read(join(folder, "package.json")).dependencies).every(([name, version]) => {
    const path = join(folder, "node_modules", name, "package.json");
    return existsSync(path) && read(path).version === version;
  });
}

/** `npm ci` by the lock file, without the packages' own scripts. Undefined, or why it did not come about. */
function installed(folder, say) {
  if (there(folder)) return undefined;
  say(`installing ${Object.keys(read(join(folder, "package.json")).dependencies).join(", ")} below ${folder.includes("trustvc") ? "bench/peers/trustvc (about 300 MB)" : "bench/peers"}`);
  const options = { cwd: folder, encoding: "utf8", shell: process.platform === "win32" };
  const { status, stderr, error } = spawnSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], options);
  if (status === 0 && there(folder)) return undefined;
  const told = /npm error .*/.exec(stderr ?? "")?.[0] ?? error?.message ?? `npm ci ended with ${status}`;
  return `could not be installed: ${told}`;
}

/** The versions of what was measured. */
export function versions() {
  const root = join(here, "..", "..");
  const of = (folder, name) => {
    const path = join(folder, "node_modules", name, "package.json");
    return existsSync(path) ? read(path).version : undefined;
  };
  const named = (folder, names) => names.map((name) => [name, of(folder, name)]);
  return Object.fromEntries([
    ["eco-verify", read(join(root, "pkg", "package.json")).version],
    ...named(root, ["jose", "ajv", "esbuild"]),
    ...named(here, Object.keys(read(join(here, "package.json")).dependencies)),
    ...named(join(here, "trustvc"), ["@trustvc/trustvc"]),
  ]);
}

/** `wanted` without those that cannot be had; `skipped` says why, by name. */
export function arranged(wanted, skipped, say) {
  const asked = new Map();
  return wanted.filter((name) => {
    const folder = FOLDERS[name];
    if (!asked.has(folder)) asked.set(folder, installed(folder, say));
    const problem = asked.get(folder);
    if (problem) skipped[name] = problem;
    return !problem;
  });
}

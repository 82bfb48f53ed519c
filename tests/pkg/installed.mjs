// The package as npm packs it -> a project that has it installed, from the packed file and without a network.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { root } from "./corpus.mjs";

const windows = process.platform === "win32";
/** npm's programs are started by this Node.js, whichever is first in PATH. */
const env = { ...process.env, PATH: `${dirname(process.execPath)}${windows ? ";" : ":"}${process.env.PATH}`, NO_UPDATE_NOTIFIER: "1" };

/** `npm` or `npx` in a folder: what it prints. */
export function npm(program, args, cwd) {
  const options = { cwd, env, shell: windows, timeout: 60_000 };
  return execFileSync(windows ? `${program}.cmd` : program, args, { ...options, stdio: ["ignore", "pipe", "pipe"] }).toString();
}

/** `packed`: what npm says of the file; `place(name)`: a path in the project; `put(name, text)`: writes there. */
export function installed(after) {
  const folder = mkdtempSync(join(tmpdir(), "eco-verify-"));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const [packed] = JSON.parse(npm("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], join(root, "pkg")));
  const place = (...names) => join(folder, ...names);
  const put = (name, text) => (writeFileSync(place(name), text), place(name));
  put("package.json", JSON.stringify({ private: true, type: "module" }));
  npm("npm", ["install", "--offline", "--ignore-scripts", "--no-audit", "--no-fund", `./${packed.filename}`], folder);
  return { folder, packed, place, put, read: (name) => readFileSync(place("node_modules", "eco-verify", name)) };
}

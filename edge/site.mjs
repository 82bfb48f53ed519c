// Puts the static files of the Worker together in build/site: the page (site/) and the element for pages of
// others (embed/, from pkg/dist). Run by `wrangler deploy` (see wrangler.toml) and by serve.mjs.

import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import path from "node:path";

const here = path.dirname(fileURLToPath(import.meta.url));
/** What the script tag loads, at once and on demand; the languages are beside them. */
const EMBED = ["eco-verify.js", "eco_verify_bg.wasm", "rest.js", "whole.js", "eco_verify_full_bg.wasm", "doctor.js", "qr.js"];

/**
 * Brings `target` up to date.
 * @returns {string | undefined} the file that is missing, if one is
 */
export function assemble(target) {
  const dist = path.join(here, "../pkg/dist");
  const messages = path.join(dist, "messages");
  if (!existsSync(messages)) return messages;
  const embed = [...EMBED, ...readdirSync(messages).map((name) => path.join("messages", name))];
  // Hashes for whoever names this edge in a script tag.
  if (existsSync(path.join(dist, "integrity.json"))) embed.push("integrity.json");
  const files = [
    ...readdirSync(path.join(here, "site")).map((name) => [path.join(here, "site", name), name]),
    ...embed.map((name) => [path.join(dist, name), path.join("embed", name)]),
  ];
  mkdirSync(path.join(target, "embed", "messages"), { recursive: true });
  for (const [from, name] of files) {
    if (!existsSync(from)) return from;
    const to = path.join(target, name);
    if (existsSync(to) && readFileSync(to).equals(readFileSync(from))) continue;
    // Another run may do the same: whole files only, and none beside them.
    const part = path.join(target, "..", `.${path.basename(name)}.${process.pid}`);
    copyFileSync(from, part);
    renameSync(part, to);
  }
  return undefined;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const missing = assemble(path.join(here, "build/site"));
  if (missing) {
    process.stderr.write(`${path.relative(process.cwd(), missing)} is missing: run 'cargo xtask build'\n`);
    process.exit(1);
  }
}

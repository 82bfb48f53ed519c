// The highest version of each trust list seen <-> a file of the user's, so that an older list is noticed.

import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, isAbsolute, join } from "node:path";

/** What earlier runs saw; a file that cannot be read or written is as good as none. */
export function remembered(env) {
  const state = isAbsolute(env.XDG_STATE_HOME ?? "") ? env.XDG_STATE_HOME : join(homedir(), ".local", "state");
  const path = join(state, "eco-verify", "trust-lists.json");
  return {
    get: (name) => read(path)[name],
    set(name, version) {
      try {
        const part = `${path}.${process.pid}`;
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(part, `${JSON.stringify({ ...read(path), [name]: version }, null, 2)}\n`);
        renameSync(part, path);
      } catch {
        // Nothing is remembered then.
      }
    },
  };
}

function read(path) {
  try {
    const entries = Object.entries(JSON.parse(readFileSync(path, "utf8")));
    return Object.fromEntries(entries.filter(([, version]) => Number.isSafeInteger(version)));
  } catch {
    return {};
  }
}

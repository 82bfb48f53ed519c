// The highest version of each trust list seen <-> the page's own storage, so that an older list is noticed.

import type { Versions } from "./verify.js";

const NAME = "eco-verify:trust-lists";

/** What the page remembers; nothing where storage is forbidden, full or not there. */
export function stored(): Versions {
  return {
    get: (name) => read()[name],
    set(name, version) {
      try {
        localStorage.setItem(NAME, JSON.stringify({ ...read(), [name]: version }));
      } catch {
        // Nothing is remembered then.
      }
    },
  };
}

function read(): Record<string, number> {
  try {
    const all: unknown = JSON.parse(localStorage.getItem(NAME) ?? "");
    const entries = Object.entries(all as object).filter(([, version]) => Number.isSafeInteger(version));
    return Object.fromEntries(entries) as Record<string, number>;
  } catch {
    return {};
  }
}

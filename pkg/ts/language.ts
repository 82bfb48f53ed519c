// A language tag -> its messages, loaded when they are first wanted. What a verdict is told with in English is always there.

import type { Messages } from "./messages/en.js";

/** Written so that bundlers see the files; each is loaded on demand. */
const LOADERS: Record<string, () => Promise<Messages>> = {
  en: async () => (await import("./messages/en.js")).en,
  id: async () => (await import("./messages/id.js")).id,
  ja: async () => (await import("./messages/ja.js")).ja,
  ko: async () => (await import("./messages/ko.js")).ko,
  ms: async () => (await import("./messages/ms.js")).ms,
  th: async () => (await import("./messages/th.js")).th,
  vi: async () => (await import("./messages/vi.js")).vi,
  zh: async () => (await import("./messages/zh.js")).zh,
};

/** The languages that there are, English first. */
export const LANGUAGES: readonly string[] = Object.keys(LOADERS);

const loaded = new Map<string, Messages>();

/** The language of a tag: English, where there is none for it. */
export function language(tag: string | undefined): string {
  const name = (tag ?? "").toLowerCase().split("-")[0] ?? "";
  return Object.hasOwn(LOADERS, name) ? name : "en";
}

/** The messages of a language, if they are loaded. */
export function found(name: string): Messages | undefined {
  return loaded.get(name);
}

/** The same, loaded before. Never fails: what cannot be loaded is English, and without that there are none. */
export async function load(name: string): Promise<Messages | undefined> {
  try {
    if (!loaded.has(name)) loaded.set(name, await (LOADERS[name] as () => Promise<Messages>)());
  } catch {
    // Next time, perhaps.
    if (name !== "en") return load("en");
  }
  return loaded.get(name);
}

// A language tag -> its messages, loaded when they are first wanted. English is always there.

import { en, type Messages } from "./messages/en.js";

/** Written so that bundlers see the files; each is loaded on demand. */
const LOADERS: Record<string, () => Promise<Messages>> = {
  id: async () => (await import("./messages/id.js")).id,
  ja: async () => (await import("./messages/ja.js")).ja,
  ko: async () => (await import("./messages/ko.js")).ko,
  ms: async () => (await import("./messages/ms.js")).ms,
  th: async () => (await import("./messages/th.js")).th,
  vi: async () => (await import("./messages/vi.js")).vi,
  zh: async () => (await import("./messages/zh.js")).zh,
};

/** The languages that there are, English first. */
export const LANGUAGES: readonly string[] = ["en", ...Object.keys(LOADERS)];

const loaded = new Map<string, Messages>([["en", en]]);

/** The messages of a language, if they are loaded; English where there are none yet. */
export function messagesFor(lang: string | undefined): Messages {
  return loaded.get(primary(lang)) ?? en;
}

/** The same, loaded before. Never fails: what cannot be loaded is English. */
export async function loadMessages(lang: string | undefined): Promise<Messages> {
  const name = primary(lang);
  const load = Object.hasOwn(LOADERS, name) ? LOADERS[name] : undefined;
  if (load && !loaded.has(name)) {
    try {
      loaded.set(name, await load());
    } catch {
      // Next time, perhaps.
    }
  }
  return messagesFor(name);
}

function primary(lang: string | undefined): string {
  return (lang ?? "").toLowerCase().split("-")[0] ?? "";
}

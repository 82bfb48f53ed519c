// Every language has a sentence for everything that English has one for, with the same facts in it.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { fill, LANGUAGES, loadMessages, messagesFor, present } from "../../pkg/dist/present.js";
import { cases } from "./corpus.mjs";

/** Drafts: nobody who speaks the language has reviewed them, and they say so. */
const DRAFTS = ["id", "ja", "ko", "ms", "th", "vi"];
/** Members that a language may have and another not. */
const OF_ONE = new Set(["unreviewed", "phrases"]);

const en = messagesFor("en");

test("there are the eight languages of the README, and a tag finds its language", async () => {
  assert.deepEqual([...LANGUAGES].sort(), ["en", "id", "ja", "ko", "ms", "th", "vi", "zh"]);
  for (const [tag, locale] of [["zh-Hans-CN", /^zh/], ["ZH", /^zh/], ["ja-JP", /^ja/], ["en-US", /^en/], ["de", /^en/], ["", /^en/], [undefined, /^en/], ["__proto__", /^en/], ["constructor", /^en/]]) {
    assert.match((await loadMessages(tag)).locale, locale, String(tag));
  }
});

for (const lang of LANGUAGES.filter((name) => name !== "en")) suite(lang, async () => {
  const messages = await loadMessages(lang);

  test("has everything that English has, and nothing else", () => {
    assert.equal(messages.locale.split("-")[0], lang);
    assert.deepEqual(shape(messages), shape(en));
    assert.equal(messages.unreviewed === undefined, !DRAFTS.includes(lang));
  });

  test("plural forms are those of the language", () => {
    const { pluralCategories } = new Intl.PluralRules(messages.locale).resolvedOptions();
    for (const forms of Object.values(messages.remarked)) {
      assert.ok(Object.keys(forms).every((form) => form === "other" || pluralCategories.includes(form)), Object.keys(forms).join());
    }
  });

  test("every text has the facts of the English one, and its brackets close", () => {
    const there = new Map(texts(messages));
    for (const [at, text] of texts(en)) {
      const said = there.get(at) ?? "";
      // Of plural forms there may be fewer, and a number may be in words.
      if (/^(declaration\.)?remarked\./.test(at)) continue;
      assert.deepEqual(named(said), named(text), `${at}: ${said}`);
      assert.match(said.replace(/[^[\]]/g, ""), /^(\[\])*$/, `${at}: ${said}`);
    }
  });

  test("every sentence is one with all of its facts and with none", () => {
    for (const [at, text] of texts(messages)) {
      if (!/^(declaration\.)?(codes|settings|places|problems)\./.test(at)) continue;
      const facts = Object.fromEntries(named(text).map((name) => [name.split(":")[0], "FACT"]));
      const all = fill(text, facts, messages);
      assert.ok(all, at);
      const none = fill(text, {}, messages);
      for (const said of [all, none ?? all]) {
        assert.doesNotMatch(said, /[[\]{}]|\s\s|^\s|\s$|\s[,;]|undefined|\(\)|（）|，，|。。|，。/, `${at}: ${said}`);
      }
      assert.doesNotMatch(none ?? "", /FACT/, at);
    }
  });

  test("is not English left over", () => {
    const english = new Map(texts(en));
    const same = texts(messages).filter(([at, text]) => /^(codes|verdicts|problems|checks)\./.test(at) && / /.test(text) && english.get(at) === text);
    assert.deepEqual(same, []);
  });

  test("every Report of the corpus can be shown", () => {
    for (const { name, report } of cases()) {
      const view = present(JSON.parse(report), undefined, messages);
      assert.doesNotMatch(JSON.stringify(view), /undefined|\[object|NaN/, name);
      for (const check of view.groups.flatMap((group) => group.checks)) assert.notEqual(check.says, "", `${name} ${check.label}`);
    }
  });
});

/** Names of members, however deep; of texts only that they are there. */
function shape(value, at = "") {
  if (typeof value !== "object" || value === null) return typeof value;
  if (Array.isArray(value)) return value.map((entry) => shape(entry, at));
  const names = Object.keys(value).filter((name) => !OF_ONE.has(name) && !(/remarked$|remarked\.\w+$/.test(at) && name === "one")).sort();
  return Object.fromEntries(names.map((name) => [name, shape(value[name], at ? `${at}.${name}` : name)]));
}

/** Every text with its path. */
function texts(value, at = "") {
  if (typeof value === "string") return [[at, value]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, entry]) => (OF_ONE.has(name) ? [] : texts(entry, at ? `${at}.${name}` : name)));
}

/** The facts that a text names, with their forms. */
function named(text) {
  return [...new Set([...text.matchAll(/\{(\w+(?::\w+)?)\}/g)].map((match) => match[1]))].sort();
}

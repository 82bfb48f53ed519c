// Every code has a sentence, no sentence has a code that is gone, and placeholders are ones that facts fill.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { messagesFor, place, plain, present, sentence } from "../../pkg/dist/present.js";
import { verifyToJson } from "../../pkg/dist/node.js";
import { cases, root } from "./corpus.mjs";

const codes = JSON.parse(readFileSync(join(root, "pkg/ts/generated/codes.json"), "utf8")).map(({ code }) => code);
const messages = messagesFor("en");

test("every code has a sentence that says what is wrong and what to do, and there are no others", () => {
  assert.deepEqual(Object.keys(messages.codes).sort(), [...codes].sort());
  for (const [code, [says, next]] of Object.entries(messages.codes)) {
    for (const text of [says, next]) assert.match(text, /^[A-Z].*[.]$/, `${code}: ${text}`);
  }
});

test("a setting's and a reason's words are for codes that there are", () => {
  for (const [code, [says, next]] of Object.values(messages.settings).flatMap((set) => Object.entries(set))) {
    assert.ok(codes.includes(code), code);
    for (const text of [says, next]) assert.match(text, /^[A-Z].*[.]$/, `${code}: ${text}`);
  }
  for (const code of Object.keys(messages.reasons)) assert.ok(codes.includes(code), code);
});

test("of parts with bars between, the first that can be filled is told", () => {
  const told = (facts) => sentence("issuer.key_retired", facts).split(".")[0];
  assert.match(told({ keyValidFrom: "2022-01-01", keyValidUntil: "2026-05-26" }), /\(it was from 1 January 2022 to 26 May 2026\)$/);
  assert.match(told({ keyValidFrom: "2022-01-01" }), /\(it was from 1 January 2022 on\)$/);
  assert.match(told({ keyValidUntil: "2026-05-26" }), /\(it was until 26 May 2026\)$/);
  assert.match(told({ issueDate: "2026-06-01" }), /issue date, 1 June 2026$/);
});

test("what to do fits the reason", () => {
  const told = (code, reason, setting) => sentence(code, { reason }, messages, setting);
  assert.match(told("issuer.trust_list_invalid", "no key is pinned to check its signature with"), /Set trust-key/);
  assert.match(told("issuer.trust_list_invalid", "constructor"), /Get the current trust list/);
  assert.match(told("status.origin_not_allowed", "it is on this machine"), /allowLoopbackHttp/);
  assert.doesNotMatch(told("status.origin_not_allowed", "the trust list does not name it"), /allowLoopbackHttp/);
  assert.match(told("format.unrecognised", "it is UTF-16 text"), /knows: it is UTF-16 text\./);
  assert.doesNotMatch(told("issuer.key_unknown", undefined, "jws"), /trust list/);
});

test("a sentence reads well with all of its facts and with none", () => {
  for (const [code, [says]] of Object.entries(messages.codes)) {
    const names = [...says.matchAll(/\{(\w+)/g)].map((match) => match[1]);
    const facts = Object.fromEntries(names.map((name) => [name, "FACT"]));
    for (const text of [sentence(code, facts), sentence(code, {})]) {
      assert.doesNotMatch(text, /[[\]{}]|\s\s|\s[.,;:]|\(\)|[.]{2}/, `${code}: ${text}`);
    }
    assert.doesNotMatch(sentence(code, {}), /FACT|undefined/, code);
  }
});

test("the facts that sentences name are facts that Reports of one of the builds carry", async () => {
  const carried = new Map();
  for (const report of await Promise.all(cases().flatMap(({ input, options, report }) => [report, verifyToJson(input, options)]))) {
    const { checks, findings = [] } = JSON.parse(report);
    for (const { code, facts = {} } of [...checks, ...findings]) {
      if (code) carried.set(code, new Set([...(carried.get(code) ?? []), ...Object.keys(facts)]));
    }
  }
  for (const [code, [says]] of Object.entries(messages.codes)) {
    const named = [...says.matchAll(/\{(\w+)/g)].map((match) => match[1]);
    const known = carried.get(code);
    if (known) for (const name of named) assert.ok(known.has(name), `${code} never carries ${name}: ${[...known]}`);
  }
});

test("every Report of the corpus can be shown, with a word for everything", () => {
  for (const { name, report } of cases()) {
    const view = present(JSON.parse(report));
    const text = JSON.stringify(view);
    assert.doesNotMatch(text, /undefined|\[object|NaN/, name);
    assert.equal(view.groups.flatMap((group) => group.checks).length, 8, name);
    for (const check of view.groups.flatMap((group) => group.checks)) assert.notEqual(check.says, "", `${name} ${check.label}`);
    assert.equal(view.verdict === "valid", view.reasons.length === 0, name);
  }
});

test("the name shown as the signer's is never the document's own word unless it says so", () => {
  const { report: text } = cases().find(({ report }) => report.includes('"code":"signature.mismatch"'));
  const report = JSON.parse(text);
  const claimed = { unverified: true, credential: { issuer: { id: "did:web:x.example", name: "Real Customs" }, credentialSubject: {} } };
  const { signer } = present(report, claimed);
  assert.equal(signer.proven, false);
  assert.match(signer.title, /not proven/);
  assert.equal(present(report).signer, undefined);
});

test("text that could steer a terminal or turn the direction of writing is made visible", () => {
  assert.equal(plain("a\u001b[31mb\u202ec\u0007\u200bd\ne"), "a\uFFFD[31mb\uFFFDc\uFFFD\uFFFDd e");
  assert.equal(plain({ a: 1 }), '{"a":1}');
  assert.equal(plain(null), "");
});

test("a fact cannot put in a placeholder or brackets of its own", () => {
  assert.match(sentence("issuer.unknown", { issuer: "{expected} [x] $&" }), /\{expected\} \[x\] \$&/);
});

test("a pointer becomes a place on the form", () => {
  assert.equal(place("/items/0/fobValue/amount", messages), "goods line 1, FOB value, amount (box 12)");
  assert.equal(place("/certificateNumber", messages), "certificate number (top of the form)");
  assert.equal(place("/exporter/a~1b", messages), "exporter, “a/b” (box 1)");
  assert.equal(place("/__proto__/constructor", messages), "“__proto__”, “constructor”");
});

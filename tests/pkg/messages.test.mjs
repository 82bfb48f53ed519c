// Every code has a sentence, no sentence has a code that is gone, and placeholders are ones that facts fill.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fill, messagesFor, place, plain, present, sentence } from "../../pkg/dist/present.js";
import { cases, one, root } from "./corpus.mjs";

const known = JSON.parse(readFileSync(join(root, "pkg/ts/generated/codes.json"), "utf8"));
const codes = known.map(({ code }) => code);
const messages = messagesFor("en");

/** All sentences with facts in them, each with where it stands. */
const templates = [
  ...Object.entries(messages.codes),
  ...Object.values(messages.settings).flatMap((set) => Object.entries(set)),
  ...Object.entries(messages.scope.reasons).map(([code, says]) => [code, [says]]),
].map(([code, [says]]) => [code, says]);

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
  for (const [code, says] of templates) {
    const facts = Object.fromEntries(namedIn(says).map((name) => [name, "FACT"]));
    for (const text of [fill(says, facts, messages), fill(says, {}, messages)]) {
      assert.match(text, /^[A-Z].*[.]$/, `${code}: ${text}`);
      assert.doesNotMatch(text, /[[\]{}]|\s\s|\s[.,;:]|,[.,;:]|\(\)|[.]{2}/, `${code}: ${text}`);
    }
    assert.doesNotMatch(fill(says, {}, messages), /FACT|undefined/, code);
  }
});

test("every finding of the rules has a next step, and the calm ones are calm", () => {
  for (const { code, effect } of known.filter(({ code }) => code.startsWith("rules."))) {
    const [says, next] = messages.codes[code];
    assert.notEqual(next, says, code);
    if (effect === "info") assert.match(next, /^(Nothing needs to be done|Make sure|Ask customs)/, code);
    if (effect === "warning") assert.doesNotMatch(next, /corrected or replaced|before you claim|No RCEP rate/, code);
    assert.doesNotMatch(says, /Art[.]|Annex|\b[A-Z]\d\d\b/, `${code}: the article is shown beside the sentence`);
  }
});

test("the facts that the rules' sentences name are facts that the core's sources give", () => {
  const files = ["rules", "check"].flatMap((folder) => readdirSync(join(root, "src", folder), { recursive: true }).filter((name) => name.endsWith(".rs")).map((name) => join("src", folder, name)));
  const sources = [...files, "src/reference.rs", "src/scope.rs"].map((name) => readFileSync(join(root, name), "utf8")).join("\n");
  const given = new Set([...sources.matchAll(/with(?:_some)?\(\s*"(\w+)"/g)].map((match) => match[1]));
  for (const [code, says] of templates.filter(([code]) => /^(rules|request)[.]|^\w+$/.test(code))) {
    for (const name of namedIn(says)) assert.ok(given.has(name), `${code}: no source gives ${name}`);
  }
});

test("facts have forms: a member of the request, what a rule asks for, a number that may be 0", () => {
  const told = (template, value) => fill(`A[: {x:${template}}].`, { x: value }, messages);
  assert.equal(told("stated", "items/1/hsCode"), "A: your line 2, HS code.");
  assert.equal(told("stated", "invoices/date"), "A: invoice, date.");
  assert.equal(told("stated", "consignee"), "A: consignee.");
  assert.equal(told("stated", "__proto__"), "A: __proto__.");
  assert.equal(told("must", "lack"), "A: not be there.");
  assert.equal(told("must", ["a", "b"]), "A: be one of these: a, b.");
  assert.deepEqual([told("some", 0), told("some", 2)], ["A.", "A: 2."]);
  assert.deepEqual([told("country", "CN"), fill("A[: {x}].", { x: [] }, messages)], ["A: China.", "A."]);
});

test("a finding that weighs less is told so, with the treaty's article beside it", () => {
  const { report: text } = cases().find(({ report }) => JSON.parse(report).identity);
  const facts = { field: "consignee", expected: "A", actual: "B" };
  const shown = (severity) => {
    const finding = { severity, code: "request.field_mismatch", facts, rule: "X01", article: "Art. 3.26", pointer: "/consignee/name" };
    return present({ ...JSON.parse(text), findings: [finding] }).findings[0];
  };
  assert.match(shown("error").says, /is not in the certificate: consignee “A”; it has “B”[.]/);
  assert.match(shown("warning").says, /^It differs from what you stated: consignee “A”; the certificate has “B”[.]/);
  assert.match(shown("warning").next, /customs disregards/);
  assert.deepEqual([shown("error").treaty, shown("error").where], ["Treaty: Art. 3.26", "Consignee, name (box 2)"]);
});

/** A Report of the corpus that names what was signed, with other members. */
function withParts(parts, certificate = {}) {
  const report = JSON.parse(one("envelope/valid").report);
  return { ...report, ...parts, certificate: { ...report.certificate, ...certificate } };
}

test("boxes 14 to 17 are shown, in the order of the form", () => {
  const certificate = {
    backToBack: { originalNumber: "CN-1", originalIssueDate: "2026-05-01", issuingCountry: "CN", rcepCountryOfOrigin: "JP", approvedExporterCode: "AE 7" },
    thirdPartyInvoicing: { name: "Orchard Trading", country: "SG" },
    issuedRetroactively: true,
    certifiedTrueCopyDate: "2026-06-09",
    issuingBody: "Example Customs",
    exporterDeclaration: { place: "Shenzhen", date: "2026-05-30", signatory: "Li" },
    certification: { place: "Shenzhen", date: "2026-06-01", signatory: "Officer 1" },
  };
  const { particulars } = present(withParts({}, certificate));
  const from = particulars.findIndex(({ text }) => text === "CN-1");
  assert.deepEqual(particulars.slice(from).map(({ label, text }) => `${label}: ${text}`).filter((row) => !/^(Importing|Issued:)/.test(row)), [
    "Back-to-back on original: CN-1",
    "Original issued: 1 May 2026",
    "Original issued in: China",
    "Original's RCEP origin: Japan",
    "Original's approved exporter: AE 7",
    "Invoiced by third party: Orchard Trading, Singapore",
    "Certified true copy of: 9 June 2026",
    "Exporter's declaration: Shenzhen, 30 May 2026, Li",
    "Issuing body: Example Customs",
    "Issuing body's certification: Shenzhen, 1 June 2026, Officer 1",
    "Marked as: back-to-back, third-party invoicing, ISSUED RETROACTIVELY",
  ]);
  const plainly = present(withParts({}, { backToBack: null, issuedRetroactively: false })).particulars;
  assert.ok(!plainly.some(({ label }) => label === "Marked as"));
});

test("a declaration is called one, and its exporter is asked", () => {
  const report = withParts({}, { type: "DeclarationOfOrigin", certificateNumber: undefined, declarationReference: "DO-1", approvedExporter: { code: "AE 7", validUntil: "2027-01-31" } });
  const view = present(report);
  const shown = Object.fromEntries(view.particulars.map(({ label, text }) => [label, text]));
  assert.deepEqual([shown["Declaration reference"], shown["Approved exporter"], shown["Authorised until"]], ["DO-1", "AE 7", "31 January 2027"]);
  assert.equal(shown["Certificate number"], undefined);
  assert.match(view.groups[0].checks[0].says, /^A signed declaration of origin/);
  for (const [code, words] of Object.entries(messages.declaration.codes)) {
    const text = words.join(" ");
    assert.doesNotMatch(text, /issuing body|exporter who made it('s| (it|issued))|(?<!signing )certificate\b(?! of origin)/, code);
    assert.deepEqual(namedIn(words[0]), namedIn(messages.codes[code][0]), code);
  }
  const checks = report.checks.map((check) => (check.id === "status" ? { id: "status", outcome: "inconclusive", code: "status.list_stale" } : check));
  assert.match(present({ ...report, checks, verdict: "indeterminate" }).next.join(), /ask the exporter who made it whether the declaration still stands/);
  const claimed = { unverified: true, credential: { credentialSubject: { type: "DeclarationOfOrigin" } } };
  assert.match(present({ ...report, certificate: undefined }, claimed).groups[0].checks[0].says, /declaration/);
});

test("valid with warnings says so first, with how many", () => {
  const warning = (code) => ({ severity: "warning", code, pointer: "/items/0" });
  const shown = (...codes) => {
    const view = present(withParts({ findings: codes.map(warning) }));
    return [view.headline, view.lead, view.groups[3].checks[1].says].map((text) => /with (.+) customs/.exec(text)?.[1] ?? text);
  };
  assert.deepEqual(shown("rules.description_short", "rules.item_numbers"), ["Valid", "2 remarks that", "2 remarks that"]);
  assert.deepEqual(shown("rules.description_short"), ["Valid", "1 remark that", "1 remark that"]);
  assert.deepEqual(shown("request.field_mismatch"), ["Valid", "1 remark that", messages.checks.rules.passed[0]]);
  assert.deepEqual(shown(), ["Valid", messages.verdicts.valid.lead, messages.checks.rules.passed[0]]);
});

test("where no certificate can be issued any more, nobody is sent to have one corrected", () => {
  const findings = ["rules.retroactive_not_marked", "rules.issued_too_late"].map((code) => ({ severity: "error", code, pointer: "/issueDate" }));
  const { checks: all } = withParts({});
  const checks = all.map((check) => (check.id === "rules" ? { id: "rules", outcome: "failed", code: findings[0].code } : check));
  const view = present(withParts({ verdict: "invalid", checks, findings }));
  assert.deepEqual(view.next, [messages.codes["rules.issued_too_late"][1]]);
  assert.match(view.reasons[0], /ISSUED RETROACTIVELY.*too late/);
  assert.deepEqual(new Set(view.findings.map(({ next }) => next)).size, 1);
});

test("too many goods are told by the limit, and several quantities are each quoted", () => {
  const finding = { severity: "error", code: "claims.bad_value", pointer: "/items" };
  const shown = (found) => present(withParts({ findings: [found] })).findings[0].says;
  assert.match(shown(finding), /1 to 50 lines/);
  assert.doesNotMatch(shown({ ...finding, pointer: "/items/0" }), /50/);
  const quantities = { field: "quantities", expected: "9 KGM" };
  const differs = (facts) => shown({ severity: "warning", code: "request.field_mismatch", pointer: "/items", facts: { ...quantities, ...facts } });
  assert.match(differs({ actual: ["2400 KGM", "5 C62"] }), /“9 KGM”; the certificate has “2400 KGM”, “5 C62”[.]$/);
  assert.match(differs({ actual: [] }), /“9 KGM”[.]$/);
  assert.match(differs({}), /“9 KGM”[.]$/);
});

test("a request that was met says how well", () => {
  const passed = (facts) => messages.checks.request.passed.map((template) => fill(template, facts, messages)).find(Boolean);
  assert.match(passed({ exact: 3, normalised: 1, differing: 0 }), /^It is the certificate .* the same: 3; the same but for the way they are written: 1[.]$/);
  assert.match(passed({ exact: 0, normalised: 2, differing: 1 }), /written: 2; different, see the remarks: 1[.]$/);
  assert.match(passed({ exact: 0, normalised: 0, differing: 2 }), /^Nothing that was stated rules it out.* remarks: 2[.]$/);
});

test("the facts that sentences name are facts that Reports carry", () => {
  const carried = new Map();
  for (const { report } of cases()) {
    const { checks, findings = [] } = JSON.parse(report);
    for (const { code, facts = {} } of [...checks, ...findings]) {
      if (code) carried.set(code, new Set([...(carried.get(code) ?? []), ...Object.keys(facts)]));
    }
  }
  for (const [code, [says]] of Object.entries(messages.codes)) {
    const facts = carried.get(code);
    // The corpus brings no table of subheadings along; tables.test.mjs does.
    if (/^(rules|request)[.]/.test(code)) assert.ok(facts, `no Report of the corpus has ${code}`);
    if (facts) for (const name of namedIn(says)) assert.ok(facts.has(name), `${code} never carries ${name}: ${[...facts]}`);
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
  assert.equal(place("/items/2/producer", messages), "goods line 3, producer (box 8)");
  assert.equal(place("/backToBack/issuingCountry", messages), "back-to-back, issuing country of the original (box 14)");
  assert.equal(place("/thirdPartyInvoicing/name", messages), "third-party invoicing, name of who issued the invoice (box 14)");
  assert.equal(place("/hsEdition", messages), "edition of the Harmonized System");
  assert.equal(place("/exporter/a~1b", messages), "exporter, “a/b” (box 1)");
  assert.equal(place("/__proto__/constructor", messages), "“__proto__”, “constructor”");
});

function namedIn(template) {
  return [...template.matchAll(/\{(\w+)/g)].map((match) => match[1]);
}

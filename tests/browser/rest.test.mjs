// What <eco-verify> loads and when, in Chromium: up to the verdict what embed.manifest.json lists and no more; then
// the rest, which changes no verdict when it is late, or does not come at all.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, suite, test } from "node:test";
import { lifetime } from "../edge/servers.mjs";
import { root } from "../pkg/corpus.mjs";
import { furnish, launch, openPage, openReady, startStage } from "./stage.mjs";

const LISTED = JSON.parse(readFileSync(join(root, "pkg/dist/embed.manifest.json"), "utf8")).files.map(({ path }) => path);
/** What comes after the verdict of a card in English. */
const REST = ["rest.js", "messages/en.js"];
const MISSING = "A part of what belongs here could not be loaded. Check the connection, then load the page again.";
/** A certificate for each verdict, and what is told of it: sentences, and codes where those cannot be had. */
const TOLD = {
  valid: ["/good.jwt", "/list", /every check that applies was passed\.$/, /every check that applies was passed\.$/],
  invalid: ["/changed.jwt", "/list", /The signature does not fit/, /Signature: signature\.mismatch$/],
  indeterminate: ["/good.jwt", null, /No trust list was given/, /Issuer: issuer\.trust_list_missing$/],
};

suite("the rest", () => {
  const whole = lifetime(after);
  let browser, stage, page, faults;

  before(async () => {
    browser = await launch(whole);
    stage = await startStage(whole);
    furnish(stage);
  });
  beforeEach(() => (faults = []));
  afterEach(async () => {
    stage.releaseAll();
    for (const name of REST) stage.restore(`/embed/${name}`);
    await page.close();
    assert.deepEqual(faults, []);
  });

  const open = async () => (page = await openReady(browser, faults, `${stage.url}/`));
  const embedded = () => stage.asked.map(({ url }) => url).filter((url) => url.startsWith("/embed/")).map((url) => url.slice("/embed/".length));

  for (const [from, attributes] of Object.entries({ "an address": "src=/good.jwt", "an edge": "endpoint=/edge number=TEST-0001" })) test(`from ${from}: up to the first verdict a tag loads what the manifest lists, and then the rest`, async () => {
    stage.put("/tag", "html", `${stage.page}<eco-verify trust-list=/list ${attributes}></eco-verify><script type=module src=/note.js></script><script type=module src=/embed/eco-verify.js></script>`);
    // Asked for the moment that the verdict is told: whatever was loaded for it stands before this.
    stage.put("/note.js", "js", 'addEventListener("verdict", ({ detail }) => fetch(`/verdict/${detail.verdict}`))');
    stage.put("/verdict/valid", "json", "{}");
    page = await openPage(browser, faults);
    stage.asked.length = 0;
    await page.goto(`${stage.url}/tag`);
    await page.waitForFunction(() => document.querySelector("eco-verify").shadowRoot?.querySelector("[part~=check]"));
    const urls = stage.asked.map(({ url }) => url);
    const verdict = urls.indexOf("/verdict/valid");
    assert.ok(verdict > 0, `${urls}`);
    const files = embedded();
    assert.deepEqual(files.slice(0, LISTED.length).sort(), [...LISTED].sort());
    assert.ok(urls.indexOf(`/embed/${files[LISTED.length - 1]}`) < verdict);
    assert.ok(files.slice(LISTED.length).every((name) => urls.indexOf(`/embed/${name}`) > verdict), `${urls}`);
    assert.deepEqual(files.slice(LISTED.length).sort(), [...REST].sort());
  });

  const BUILDS = { small: ["eco_verify_bg.wasm"], full: ["eco_verify_full_bg.wasm", "whole.js"] };
  for (const [build, attributes] of [
    ["full", { src: "/good.jwt", "expect-importing-country": "VN" }],
    ["full", { src: "/good.jwt", "expect-consignee": "Consignee Co.", "trust-list": null }],
    ["full", { src: "/good.jwt", policy: `{"dataKey":"${"A".repeat(43)}"}` }],
    ["full", { endpoint: "/edge", number: "TEST-0001", "expect-items": '[{"hsCode":"940511"}]' }],
    ["small", { src: "/good.jwt", "expect-code": "AAAAA-AAAAA", "expect-invoices": " " }],
    ["small", { endpoint: "/edge", number: "TEST-0001", "trust-list": null }],
  ]) test(`the ${build} build alone, while the certificate is on its way: ${JSON.stringify(attributes)}`, async () => {
    await open();
    stage.asked.length = 0;
    const release = stage.hold(attributes.src ?? "/edge/v1/eco/TEST-0001");
    const loaded = page.waitForResponse(`${stage.url}/embed/${BUILDS[build][0]}`);
    await page.evaluate((attributes) => void make("a", attributes), attributes);
    await loaded;
    release();
    await page.evaluate(() => ended(a));
    assert.deepEqual(embedded().filter((name) => !REST.includes(name)).sort(), BUILDS[build]);
  });

  test("papers are added, and taken away again: each build is loaded once", async () => {
    await open();
    stage.asked.length = 0;
    const country = () => page.evaluate(async () => (await ended(a), (await a.report).checks.find(({ id }) => id === "request").outcome));
    await page.evaluate(() => void make("a", { src: "/good.jwt" }));
    assert.equal(await country(), "not_applicable");
    await page.evaluate(() => a.setAttribute("expect-importing-country", "JP"));
    assert.equal(await country(), "failed");
    await page.evaluate(() => a.removeAttribute("expect-importing-country"));
    assert.equal(await country(), "not_applicable");
    assert.deepEqual(embedded().filter((name) => !REST.includes(name)).sort(), [...BUILDS.small, ...BUILDS.full].sort());
  });

  for (const [verdict, [src, list, sentence, code]] of Object.entries(TOLD)) {
    const ask = (view) => page.evaluate(async (src, list, view) => {
      const element = make("a", { src, "trust-list": list, view });
      const { verdict } = await element.report;
      return [verdict, element.dataset.verdict, told(element, "headline"), spoken(element) !== ""];
    }, src, list, view);
    const leads = () => page.evaluate(() => [...a.shadowRoot.querySelectorAll("[part=lead]")].map((node) => node.textContent).filter((text) => !/test issuer/.test(text)));
    const headline = { valid: "Valid", invalid: "Not valid", indeterminate: "Could not be confirmed" }[verdict];

    for (const view of ["card", "badge", "full"]) test(`${verdict}, ${view}: told at once; its sentences and particulars when they come`, async () => {
      const release = stage.hold("/embed/rest.js");
      await open();
      assert.deepEqual(await ask(view), [verdict, verdict, headline, true]);
      assert.equal((await leads()).length, 1, "nothing stands for what is not there yet");
      assert.deepEqual(await page.evaluate(() => [part(a, "card").getAttribute("aria-busy"), part(a, "check") === null]), ["true", true]);
      release();
      await page.evaluate(() => whole(a));
      assert.match((await leads()).at(-1), sentence);
      assert.deepEqual(await page.evaluate(() => [a.shadowRoot.querySelectorAll("[part~=check]").length, a.dataset.verdict, told(a, "headline")]), [8, verdict, headline]);
      assert.doesNotMatch(await page.evaluate(() => text(a)), /could not be loaded/);
    });

    for (const missing of REST) test(`${verdict}, and ${missing} cannot be had: the verdict stands, with codes, and it is said`, async () => {
      stage.put(`/embed/${missing}`, "json", "{}", 404);
      await open();
      assert.deepEqual(await ask("card"), [verdict, verdict, headline, true]);
      await page.evaluate(() => whole(a));
      assert.match((await leads()).at(-1), code);
      assert.deepEqual(await page.evaluate(() => [told(a, "notice"), told(a, "more"), a.dataset.verdict, told(a, "headline")]), [MISSING, null, verdict, headline]);
      // The next question asks for it again.
      stage.restore(`/embed/${missing}`);
      await page.evaluate((src) => (a.src = `${src}?`, ended(a)), src);
      assert.match((await leads()).at(-1), sentence);
      assert.equal(await page.evaluate(() => told(a, "notice")), null);
    });
  }

  test("not valid, and the sentences are late: codes stand in for them until they come", async () => {
    const release = stage.hold("/embed/messages/en.js");
    await open();
    await page.evaluate(() => make("a", { src: "/changed.jwt" }).report);
    await page.evaluate(() => until(() => told(a, "verdict").includes("Signature: signature.mismatch")));
    assert.equal(await page.evaluate(() => told(a, "notice")), null, "late is not lost");
    release();
    await page.evaluate(() => whole(a));
    assert.match(await page.evaluate(() => told(a, "verdict")), /The signature does not fit/);
    assert.doesNotMatch(await page.evaluate(() => told(a, "verdict")), /signature\.mismatch/);
  });

  test("what was opened before the rest came stays open, and keeps the focus", async () => {
    const release = stage.hold("/embed/rest.js");
    await open();
    await page.evaluate(async () => {
      await Promise.all([make("a", { src: "/good.jwt" }).report, make("b", { src: "/good.jwt", view: "badge" }).report]);
      part(b, "badge").click();
      part(a, "more").open = true;
    });
    await page.evaluate(() => part(b, "close").focus());
    release();
    await page.evaluate(() => Promise.all([whole(a), whole(b)]));
    assert.deepEqual(await page.evaluate(() => [part(a, "more").open, told(a, "check") !== null, part(b, "dialog").matches(":modal"), told(b, "check") !== null, b.shadowRoot.activeElement?.getAttribute("part")]), [true, true, true, true, "close"]);
    await page.keyboard.press("Escape");
    assert.equal(await page.evaluate(() => part(b, "dialog").open), false);
  });

  test("the form: one sentence where it cannot be loaded", async () => {
    stage.put("/embed/rest.js", "json", "{}", 404);
    await open();
    await page.evaluate(() => make("a", { view: "form", endpoint: "/edge" }));
    await page.evaluate((missing) => until(() => text(a) === missing), MISSING);
  });

  test("an edge's words on what it does not give are shown until ours are there", async () => {
    const release = stage.hold("/embed/messages/en.js");
    stage.put("/edge/v1/eco/NONE", "json", JSON.stringify({ type: "/problems/not-found", title: "There is none.", detail: "Look again.", status: 404 }), 404);
    await open();
    await page.evaluate(() => make("a", { endpoint: "/edge", number: "NONE" }, { code: "c" }).report.catch(() => undefined));
    assert.deepEqual(await page.evaluate(() => [told(a, "lead"), told(a, "next")]), ["There is none.", "Look again."]);
    release();
    await page.evaluate(() => whole(a));
    assert.deepEqual(await page.evaluate(() => [told(a, "lead"), told(a, "next")]), ["There is no certificate with this number and access code.", "Check both; letters and digits are easily mixed up."]);
  });
});

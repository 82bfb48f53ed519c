// The edge's own page in Chromium, with the Worker in workerd: what its form, a file and each fragment lead to, and
// the whole way from an element on a stranger's page to the same short code here.

import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, suite, test } from "node:test";
import { folder, lifetime, startEdge, startSandbox, variables } from "../edge/servers.mjs";
import { barriers, launch, openPage, screenshots, startStage } from "./stage.mjs";

suite("the edge's page", () => {
  const whole = lifetime(after);
  let sandbox, edge, stage, browser, shots, page, faults, valid, other;

  before(async () => {
    sandbox = await startSandbox(whole);
    edge = await startEdge(whole, variables(sandbox));
    stage = await startStage(whole);
    browser = await launch(whole);
    shots = await screenshots();
    [valid, other] = sandbox.samples.filter(({ expect }) => expect === "valid");
  });
  beforeEach(async () => {
    faults = [];
    page = await openPage(browser, faults);
    await page.setViewport({ width: 1000, height: 800 });
  });
  afterEach(async () => {
    await page.close();
    assert.deepEqual(faults, []);
  });

  const open = (fragment = {}) => page.goto(`${edge.url}/#${new URLSearchParams(fragment)}`);
  const inside = (selector) => page.waitForSelector(`eco-verify >>> ${selector}`);

  async function enter({ number, code }) {
    await (await inside("[name=number]")).evaluate((input) => (input.value = ""));
    await (await inside("[name=number]")).type(number);
    await (await inside("[name=code]")).type(code);
    await (await inside("[part=submit]")).press("Enter");
  }

  /** What the verdict on this document, by its number, looks like; waits for it. */
  async function shown(number) {
    await page.waitForFunction((number) => {
      const element = document.querySelector("eco-verify");
      return element.dataset.verdict && !element.shadowRoot.querySelector("[aria-busy=true]") && (!number || element.shadowRoot.querySelector("[part=card]").textContent.includes(number));
    }, {}, number);
    return page.evaluate(() => {
      const element = document.querySelector("eco-verify");
      const text = (part) => element.shadowRoot.querySelector(`[part=${part}]`)?.textContent;
      return { verdict: element.dataset.verdict, code: text("short-code"), same: text("same"), other: text("other"), open: element.shadowRoot.querySelector("[part=open]")?.href };
    });
  }

  async function choose(sample) {
    const path = join(await folder(whole), "certificate.jwt");
    await writeFile(path, await (await fetch(sample.url)).text());
    await (await page.$("#file")).uploadFile(path);
  }

  test("the form asks the edge; nothing sticks out or stands in anybody's way", async () => {
    await open();
    await enter(valid);
    assert.equal((await shown(valid.number)).verdict, "valid");
    for (const width of [1000, 320]) {
      await page.setViewport({ width, height: 800 });
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${width}`);
      await page.screenshot({ path: join(shots, `edge-page-${width}.png`), fullPage: true });
      assert.deepEqual(await barriers(page), []);
    }
  });

  test("#n= and c= ask at once; no server is sent the code but in the header", async () => {
    const asked = [];
    page.on("request", (request) => asked.push(request.url().split("#")[0]));
    await open({ n: valid.number, c: valid.code });
    assert.equal((await shown(valid.number)).verdict, "valid");
    assert.deepEqual(asked.filter((url) => url.includes(valid.code)), []);
  });

  test("#n= alone has the number filled in, and asks for the code", async () => {
    await open({ n: valid.number });
    assert.equal(await (await inside("[name=number]")).evaluate((input) => input.value), valid.number);
    assert.equal(await page.evaluate(() => document.querySelector("eco-verify").dataset.verdict), undefined);
    await (await inside("[name=code]")).type(valid.code);
    await (await inside("[part=submit]")).click();
    assert.equal((await shown(valid.number)).verdict, "valid");
  });

  test("#src= is verified by this edge's trust list, and the page says where it came from", async () => {
    await open({ src: valid.url });
    assert.equal((await shown(valid.number)).verdict, "valid");
    assert.equal(await page.$eval("#from", (node) => node.textContent), `Fetched from ${valid.url}`);
  });

  test("#h= is compared: the same document, and another", async () => {
    await open({ src: valid.url });
    const { code, same } = await shown(valid.number);
    assert.equal(same, undefined);
    await open({ src: valid.url, h: code });
    await page.reload();
    assert.match((await shown(valid.number)).same, /^This is the document that the other page showed/);
    await open({ src: other.url, h: code });
    assert.match((await shown(other.number)).other, /^This is not the document that the other page showed/);
    await open({ h: code });
    await choose(valid);
    assert.match((await shown(valid.number)).same, /^This is the document/);
  });

  test("a file, then the form, then another link: each verdict is about what was asked last", async () => {
    await open({ n: valid.number });
    await choose(other);
    assert.equal((await shown(other.number)).verdict, "valid");
    assert.equal(await (await inside("[name=number]")).evaluate((input) => input.value), "");
    await enter(valid);
    assert.equal((await shown(valid.number)).verdict, "valid");
    assert.equal(await page.$eval("#file", (input) => input.files.length), 0);
    await open({ n: other.number, c: other.code });
    assert.equal((await shown(other.number)).verdict, "valid");
    await open({ src: valid.url });
    assert.equal((await shown(valid.number)).verdict, "valid");
  });

  test("the QR code's whole way: an element elsewhere, its address, the same short code here", async () => {
    const key = sandbox.trustKey;
    const list = `${sandbox.url}/trust/rcep.jwt`;
    for (const [attributes, code] of [
      [{ src: valid.url, "check-at": `${edge.url}/` }],
      [{ endpoint: edge.url, number: valid.number }, valid.code],
    ]) {
      await page.goto(stage.url);
      const there = await page.evaluate(async (attributes, code) => {
        await import("/embed/eco-verify.js");
        const element = document.createElement("eco-verify");
        for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
        if (code) element.code = code;
        document.body.append(element);
        await element.report;
        const part = (name) => element.shadowRoot.querySelector(`[part=${name}]`);
        // It comes after the verdict.
        while (!part("show-qr")) await new Promise(requestAnimationFrame);
        part("show-qr").click();
        while (!part("own").querySelector(".qr svg")) await new Promise(requestAnimationFrame);
        return { code: part("short-code").textContent, open: part("open").href };
      }, { ...attributes, "trust-list": list, "trust-key": key, policy: '{"allowLoopbackHttp":true}' }, code);
      assert.ok(there.open.startsWith(`${edge.url}/#`) && !there.open.includes("?"), there.open);
      await page.goto(there.open);
      if (code) {
        await (await inside("[name=code]")).type(code);
        await (await inside("[part=submit]")).click();
      }
      const here = await shown(valid.number);
      assert.deepEqual([here.verdict, here.code], ["valid", there.code]);
      assert.match(here.same, /^This is the document that the other page showed/);
    }
  });

  test("what the form needs is on its way before the edge has said whom it trusts, and comes once", async () => {
    const asked = [];
    await page.evaluateOnNewDocument(() => Object.defineProperty(navigator, "languages", { value: ["ko"] }));
    await page.setRequestInterception(true);
    const needed = ["/embed/eco-verify.js", "/embed/rest.js", "/embed/messages/ko.js"];
    let release;
    const allAsked = new Promise((done) => (release = done));
    page.on("request", async (request) => {
      asked.push(new URL(request.url()).pathname);
      if (needed.every((path) => asked.includes(path))) release();
      if (asked.at(-1) === "/.well-known/rcep-eco") await allAsked;
      await request.continue();
    });
    await open();
    await inside("[name=number]");
    assert.deepEqual(needed.map((path) => asked.filter((one) => one === path).length), [1, 1, 1], `${asked}`);
    assert.ok(!asked.includes("/embed/messages/en.js"), `${asked}`);
  });

  test("languages of the visitor, first that there is; form and page in the same", async () => {
    for (const [tags, lang, title, label] of [
      [["fr-CH", "zh-CN", "en"], "zh", "查验电子原产地证书", "证书编号"],
      [["ja"], "ja", "電子原産地証明書の確認", "証明書番号"],
      [["fr"], "en", "Check an electronic certificate of origin", "Certificate number"],
    ]) {
      const other = await openPage(browser, faults);
      await other.evaluateOnNewDocument((tags) => Object.defineProperty(navigator, "languages", { value: tags }), tags);
      await other.goto(edge.url);
      await other.waitForFunction((label) => document.querySelector("eco-verify").shadowRoot?.querySelector("label")?.textContent.includes(label), {}, label);
      assert.deepEqual(await other.evaluate(() => [document.documentElement.lang, document.title, document.querySelector("h1").textContent]), [lang, title, title]);
      await other.screenshot({ path: join(shots, `edge-page-${lang}.png`), fullPage: true });
      await other.close();
    }
  });
});

// The manufacturer's page, as a visitor sees it: Chromium, the sandbox source and the Worker in workerd.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, suite, test } from "node:test";
import { brotliCompressSync } from "node:zlib";
import { deadPort, folder, lifetime, PEPPER, serve } from "../edge/servers.mjs";
import { root } from "../pkg/corpus.mjs";
import { launch, openPage, screenshots } from "./stage.mjs";

suite("page", () => {
  const whole = lifetime(after);
  let browser, site, demo, shots, page, faults;

  before(async () => {
    const edgePort = await deadPort();
    const edge = `http://127.0.0.1:${edgePort}`;
    const sandbox = process.env.ECO_SANDBOX ?? join(root, "target/debug/eco-sandbox");
    const [source, address] = await started(whole, sandbox, [
      "--port", "0", "--site-port", "0", "--data", await folder(whole),
      "--site", join(root, "demo/site"), "--embed", join(root, "pkg/dist"), "--edge", edge,
    ]);
    site = address;
    demo = await (await fetch(`${site}/demo.json`)).json();
    const variables = {
      SOURCE_URL: `${source}/api`,
      TRUST_LIST_URL: demo.trustList,
      TRUST_KEY: JSON.stringify(demo.trustKey),
      POLICY: '{"allowLoopbackHttp":true}',
      PEPPER,
    };
    const settings = Object.entries(variables).flatMap(([name, value]) => ["--var", `${name}=${value}`]);
    await started(whole, process.execPath, [serve, "--port", String(edgePort), "--state", await folder(whole), ...settings]);
    browser = await launch(whole);
    shots = await screenshots();
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

  const sample = (end) => demo.samples.find(({ expect, reason }) => (reason ?? expect) === end);

  /** Fills in the form as a visitor does. */
  async function lookUp({ number, code }) {
    await page.goto(site);
    await page.waitForSelector("#samples:not([hidden])");
    await page.type("[name=number]", number);
    await page.type("[name=code]", code);
    await page.click("#lookup button");
    return shown();
  }

  /** Takes a sample as a file, by its button. */
  async function openFile({ number }) {
    await page.goto(site);
    await page.waitForSelector("#samples:not([hidden])");
    await page.evaluate((number) => {
      const line = [...document.querySelectorAll(".samples li")].find((item) => item.dataset.number === number);
      [...line.querySelectorAll("button")].at(-1).click();
    }, number);
    return shown();
  }

  async function shown() {
    await page.waitForFunction(() => document.querySelector("eco-verify").shadowRoot?.querySelector("[part=card][aria-busy=false]"));
    return page.evaluate(() => {
      const element = document.querySelector("eco-verify");
      return { verdict: element.getAttribute("data-verdict"), text: element.shadowRoot.textContent };
    });
  }

  async function shoot(name) {
    for (const width of [1000, 320]) {
      await page.setViewport({ width, height: 800 });
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `wider than ${width}`);
      // The card hides what runs over its edge, so its own parts are measured too.
      const cut = await page.evaluate(() => {
        const parts = document.querySelector("eco-verify").shadowRoot.querySelectorAll("header, section, footer, .why, .notice");
        return [...parts].filter((part) => part.scrollWidth > part.clientWidth).map((part) => part.className || part.localName);
      });
      assert.deepEqual(cut, [], `cut off at ${width}`);
      await page.screenshot({ path: join(shots, `${name}${width === 1000 ? "" : "-320"}.png`), fullPage: true });
    }
  }

  test("valid, by number and code", async () => {
    const due = sample("valid");
    const { verdict, text } = await lookUp(due);
    assert.equal(verdict, "valid");
    for (const words of ["Valid", "TEST", "Signed by", due.number, "no authority has published a technical standard"]) assert.ok(text.includes(words), words);
    await shoot("valid");
  });

  test("revoked: the edge says so, and the page verifies it again itself", async () => {
    const { verdict, text } = await lookUp(sample("status.revoked"));
    assert.equal(verdict, "invalid");
    assert.match(text, /Not valid[^]*has revoked this certificate[^]*status\.revoked/);
    await shoot("invalid");
  });

  test("altered, as a file", async () => {
    const { verdict, text } = await openFile(sample("signature.mismatch"));
    assert.equal(verdict, "invalid");
    assert.match(text, /Claims to be from \(not proven\)/);
    await shoot("altered");
  });

  test("status out of reach, as a file: could not be confirmed", async () => {
    const { verdict, text } = await openFile(sample("status.unreachable"));
    assert.equal(verdict, "indeterminate");
    assert.match(text, /Could not be confirmed/);
    await shoot("indeterminate");
  });

  test("dark", async () => {
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "dark" }]);
    assert.equal((await openFile(sample("valid"))).verdict, "valid");
    await shoot("valid-dark");
  });

  test("a wrong code: no verdict, and what to do", async () => {
    const { verdict, text } = await lookUp({ ...sample("valid"), code: "WRONG" });
    assert.equal(verdict, null);
    assert.match(text, /no certificate with this number and access code/);
    await shoot("not-found");
  });

  test("every sample as a file gives the verdict it is listed with, and TEST where the issuer is known", async () => {
    for (const due of demo.samples) {
      const { verdict, text } = await openFile(due);
      assert.equal(verdict, due.expect, due.title);
      assert.equal(text.includes("TEST"), due.reason !== "issuer.unknown", due.title);
    }
  });

  test("every sample looked up gives a verdict, unless its line says that it gives none", async () => {
    for (const due of demo.samples) {
      const { verdict, text } = await lookUp(due);
      const line = await page.evaluate((number) => [...document.querySelectorAll(".samples li")].find((item) => item.dataset.number === number).textContent, due.number);
      const told = /“Look up” gives no certificate: (.*?)\. “File”/.exec(line)?.[1];
      assert.equal(verdict, told ? null : due.expect, due.title);
      if (told) assert.ok(text.toLowerCase().includes(told), `${due.title}: ${text}`);
    }
  });

  test("no input stays that the verdict is not about, and the page says what it is about", async () => {
    const due = sample("valid");
    const chosen = join(await folder(whole), "sent.jwt");
    await writeFile(chosen, await (await fetch(due.url)).text());
    const state = () => page.evaluate(() => ({
      about: document.getElementById("about").textContent,
      inputs: [...document.querySelectorAll("input")].map((input) => input.value.split("\\").pop()),
    }));
    await lookUp(due);
    assert.deepEqual(await state(), { about: `About certificate number ${due.number}, looked up:`, inputs: [due.number, due.code, ""] });
    await (await page.$("#file")).uploadFile(chosen);
    await page.waitForFunction(() => document.getElementById("about").textContent.includes("sent.jwt"));
    await shown();
    assert.deepEqual(await state(), { about: "About file sent.jwt:", inputs: ["", "", "sent.jwt"] });
    await page.type("[name=number]", due.number);
    await page.type("[name=code]", due.code);
    await page.click("#lookup button");
    await shown();
    assert.deepEqual((await state()).inputs, [due.number, due.code, ""]);
    assert.match((await openFile(due)).text, /Valid/);
    assert.deepEqual((await state()).inputs, ["", "", ""]);
    assert.match((await state()).about, /^About file .*\.jwt/);
  });

  test("a QR code's fragment is read and sent to nobody", async () => {
    const { number, code } = sample("valid");
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.goto(`${site}/#${new URLSearchParams({ n: number, c: code })}`);
    assert.equal((await shown()).verdict, "valid");
    // Chromium tells its client the fragment of the page's own address; servers are never told.
    assert.deepEqual(asked.filter((url) => url.split("#")[0].includes(code)), []);
  });

  test("bytes loaded and time to verdict", async (t) => {
    const client = await page.createCDPSession();
    await client.send("Network.enable");
    // A first visit: nothing of an earlier test is at hand.
    await client.send("Network.setCacheDisabled", { cacheDisabled: true });
    const urls = new Map();
    let bytes = 0;
    client.on("Network.requestWillBeSent", ({ requestId, request }) => urls.set(requestId, request.url));
    client.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
      if (urls.get(requestId)?.includes("/embed/")) bytes += encodedDataLength;
    });
    const { number, code } = sample("valid");
    await page.evaluateOnNewDocument(() => addEventListener("verdict", () => (window.verdictAt = performance.now())));
    await page.goto(`${site}/#${new URLSearchParams({ n: number, c: code })}`);
    await page.waitForFunction(() => window.verdictAt);
    const fromNavigation = await page.evaluate(() => window.verdictAt);
    const token = await (await fetch(sample("valid").url)).text();
    const timed = await page.evaluate(async (token, number) => {
      const element = document.querySelector("eco-verify");
      const times = [];
      for (let i = 0; i < 5; i++) {
        const begun = performance.now();
        Object.assign(element, { bytes: new TextEncoder().encode(token), number });
        if ((await element.report).verdict !== "valid") throw new Error("not valid");
        times.push(performance.now() - begun);
      }
      return times.sort((a, b) => a - b)[2];
    }, token, number);
    const packed = ["eco-verify.js", "eco_verify_bg.wasm"].map((name) => brotliCompressSync(readFileSync(join(root, "pkg/dist", name))).length);
    t.diagnostic(`embed: ${bytes} bytes loaded here without compression, ${packed[0] + packed[1]} with brotli (script ${packed[0]}, wasm ${packed[1]})`);
    t.diagnostic(`verdict ${fromNavigation.toFixed(0)} ms after navigation, by number and code through the edge`);
    t.diagnostic(`verdict ${timed.toFixed(1)} ms after the bytes were there, trust list and status lists fetched (median of 5)`);
    assert.ok(bytes > packed[0] + packed[1] && fromNavigation > 0);
  });
});

/** A program that prints `ready <addresses>`; stopped after the tests. */
async function started(context, command, args) {
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"] });
  const closed = new Promise((done) => child.on("close", done));
  context.after(() => (child.kill("SIGTERM"), closed));
  let output = "";
  return new Promise((ready, refuse) => {
    const read = (chunk) => {
      output += chunk;
      const line = /^ready (.*)$/m.exec(output);
      if (line) ready(line[1].split(" "));
    };
    child.stdout.setEncoding("utf8").on("data", read);
    child.stderr.setEncoding("utf8").on("data", read);
    child.on("error", () => refuse(new Error(`${command} cannot be started: is it built?`)));
    closed.then(() => refuse(new Error(`${command} ended before it was ready:\n${output}`)));
  });
}

// Many certificates at once in Chromium: the same Reports from this thread and from workers, under a strict policy; and where a
// page can have no workers, this thread does it all.

import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, suite, test } from "node:test";
import { lifetime } from "../edge/servers.mjs";
import { CSP, issuer, launch, openPage, startStage } from "./stage.mjs";

const COUNT = 600;

suite("batches", () => {
  const whole = lifetime(after);
  let browser, stage, page, faults;

  before(async () => {
    browser = await launch(whole);
    stage = await startStage(whole);
    const customs = issuer();
    const numbered = (i) => customs.certificate((subject) => ({ ...subject, certificateNumber: `TEST-${i}` }));
    // Good ones, and between them some that were changed and some that are none.
    const tokens = Array.from({ length: COUNT }, (_, i) => (i % 7 === 3 ? numbered(i).replace(/.{10}$/, "AAAAAAAAAA") : i % 50 === 9 ? "nothing" : numbered(i)));
    stage.put("/tokens", "json", JSON.stringify(tokens));
    stage.put("/list", "json", customs.trustList);
    stage.put("/no-workers", "html", stage.page, 200, { "content-security-policy": `${CSP}; worker-src 'none'` });
  });
  beforeEach(async () => {
    faults = [];
    page = await openPage(browser, faults);
  });
  afterEach(async () => {
    for (const name of ["worker.js", "whole.js"]) stage.restore(`/embed/${name}`);
    await page.close();
    assert.deepEqual(faults, []);
  });

  async function open(path) {
    await page.goto(stage.url + path);
    stage.asked.length = 0;
    await page.evaluate(async () => {
      const { createVerifier } = await import("/embed/index.js");
      window.tokens = await (await fetch("/tokens")).json();
      window.verifier = await createVerifier({ trustList: await (await fetch("/list")).text(), offline: true });
      window.at = new Date();
      window.batch = async (workers, more) => {
        const progress = [];
        const texts = await verifier.verifyBatchToJson(tokens, { at, workers, onProgress: (done) => progress.push(done), ...more });
        return { texts, progress, verdicts: texts.map((text) => JSON.parse(text).verdict) };
      };
    });
  }
  const files = () => stage.asked.map(({ url }) => url).filter((url) => url.startsWith("/embed/"));

  /** Whether all is as it should be, with workers wanted. */
  async function check() {
    const [one, many] = await page.evaluate(async () => [await batch(0), await batch(2)]);
    assert.deepEqual(many.texts, one.texts);
    assert.deepEqual(many.verdicts, Array.from({ length: COUNT }, (_, i) => (i % 7 === 3 || i % 50 === 9 ? "invalid" : "valid")));
    assert.ok(many.progress.every((done, i) => done > (many.progress[i - 1] ?? 0)), `${many.progress}`);
    assert.equal(many.progress.at(-1), COUNT);
  }

  test("workers give what this thread gives; they are loaded when they are wanted, and the wasm once for all of them", async () => {
    await open("/");
    await page.evaluate(() => batch(0));
    assert.deepEqual(files().sort(), ["/embed/batch.js", "/embed/eco_verify_bg.wasm", "/embed/index.js"]);
    await check();
    assert.ok(files().includes("/embed/worker.js"));
    assert.equal(files().filter((url) => url === "/embed/eco_verify_full_bg.wasm").length, 1);
    assert.equal(page.workers().length, 2);
    await page.evaluate(() => verifier.close());
    while (page.workers().length > 0) await page.evaluate(() => new Promise(requestAnimationFrame));
  });

  test("an abort ends the batch and its workers", async () => {
    await open("/");
    const seen = await page.evaluate(async () => {
      const stop = new AbortController();
      const told = [];
      const onProgress = (done) => (told.push(done), stop.abort(new Error("enough")));
      const how = await batch(2, { signal: stop.signal, onProgress }).catch(({ message }) => message);
      return { how, told: told.length };
    });
    assert.deepEqual(seen, { how: "enough", told: 1 });
    while (page.workers().length > 0) await page.evaluate(() => new Promise(requestAnimationFrame));
  });

  test("in one thread, others get their turn between two shares: a timer and a message can abort", async () => {
    await open("/");
    for (const way of ["timer", "message"]) {
      const how = await page.evaluate(async (way) => {
        const stop = new AbortController();
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => stop.abort(new Error("enough"));
        if (way === "timer") setTimeout(() => stop.abort(new Error("enough")));
        else port2.postMessage(0);
        return verifier.verifyBatch(Array(30).fill(tokens).flat(), { signal: stop.signal }).catch(({ message }) => message);
      }, way);
      assert.equal(how, "enough", way);
    }
  });

  for (const there of [true, false]) {
    test(`a batch of thousands in one thread ${there ? "gets the full build meanwhile, and goes on with it" : "does without the full build where that is not there"}`, async () => {
      if (!there) stage.put("/embed/whole.js", "json", "{}", 404);
      await open("/");
      const [small, large] = await page.evaluate(async () => {
        const { texts } = await batch(0);
        // Those that are none cost next to nothing.
        const many = [...tokens, ...Array(3400).fill("nothing"), ...tokens];
        const all = await verifier.verifyBatchToJson(many, { at });
        return [texts, [...all.slice(0, tokens.length), ...all.slice(-tokens.length)]];
      });
      assert.deepEqual(large, [...small, ...small]);
      while (!files().includes(there ? "/embed/eco_verify_full_bg.wasm" : "/embed/whole.js")) await page.evaluate(() => new Promise(requestAnimationFrame));
      assert.equal(page.workers().length, 0);
    });
  }

  test("where the workers' file is not there, this thread does it all", async () => {
    stage.put("/embed/worker.js", "json", "{}", 404);
    await open("/");
    await check();
    assert.equal(page.workers().length, 0);
  });

  test("where the page's policy allows no workers, this thread does it all", async () => {
    await open("/no-workers");
    await check();
    assert.equal(page.workers().length, 0);
    // What the browser says of that is for the site's own people.
    assert.ok(faults.length > 0 && faults.every((fault) => /worker-src/.test(fault)), faults.join("\n"));
    faults.length = 0;
  });
});

// <eco-verify> in Chromium, Firefox and WebKitGTK alike: what must hold in every engine.

import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, suite, test } from "node:test";
import { lifetime } from "../edge/servers.mjs";
import { loadMessages } from "../../pkg/dist/present.js";
import { MISSING, start } from "./drivers.mjs";
import { CSP, furnish, startStage } from "./stage.mjs";

for (const [name, missing] of Object.entries(MISSING)) suite(name, { skip: missing }, () => {
  const whole = lifetime(after);
  let driver, stage;

  before(async () => {
    stage = await startStage(whole);
    furnish(stage);
    stage.put("/no-wasm", "html", stage.page, 200, { "content-security-policy": CSP.replace(" 'wasm-unsafe-eval'", "") });
    driver = await start(whole, name);
    await driver.size(1000, 800);
  });
  beforeEach(() => open("/"));
  afterEach(() => stage.releaseAll());

  async function open(path) {
    await driver.goto("about:blank");
    await driver.goto(`${stage.url}${path}`);
    await driver.evaluate(async () => {
      window.violated = [];
      addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => violated.push(`${violatedDirective} ${blockedURI}`));
      await import("/helpers.js");
      await import("/embed/eco-verify.js");
    });
  }

  test(`${name}: valid, invalid, not proven, could not be confirmed; nothing that a strict CSP forbids`, async (t) => {
    t.diagnostic(driver.version);
    const seen = await driver.evaluate(async () => {
      const seen = [];
      for (const [src, list] of [["/good.jwt", "/list"], ["/faulty.jwt", "/list"], ["/changed.jwt", "/list"], ["/good.jwt", null]]) {
        const element = make("a", { src, "trust-list": list });
        seen.push([await ended(element), told(element, "headline"), spoken(element), cut(element)]);
        element.remove();
      }
      return [...seen, violated];
    });
    assert.deepEqual(seen, [
      ["valid", "Valid", "Verification finished: Valid, TEST.", []],
      ["invalid", "Not valid", "Verification finished: Not valid, TEST.", []],
      ["invalid", "Not valid", "Verification finished: Not valid, TEST.", []],
      ["indeterminate", "Could not be confirmed", "Verification finished: Could not be confirmed.", []],
      [],
    ]);
  });

  test(`${name}: badge and dialog by keyboard`, async () => {
    await driver.evaluate(async () => {
      await ended(make("a", { view: "badge", src: "/good.jwt" }));
      part(a, "badge").focus();
    });
    const state = () => driver.evaluate(() => [part(a, "dialog").open, a.shadowRoot.activeElement?.getAttribute("part") ?? null, parts(a).includes("check")]);
    await driver.press("Enter");
    assert.deepEqual(await state(), [true, "close", true]);
    await driver.press("Escape");
    assert.deepEqual(await state(), [false, "badge valid", false]);
  });

  test(`${name}: the form, filled in by keyboard; the code goes in a header only`, async () => {
    stage.asked.length = 0;
    await driver.evaluate(async () => {
      make("a", { view: "form", endpoint: "/edge" });
      (await until(() => part(a, "input"))).focus();
    });
    await driver.press(..."TEST-0001");
    // Not every engine goes on by Tab in a window that nobody looks at.
    await driver.evaluate(() => {
      a.shadowRoot.querySelector("[name=code]").focus();
      window.loaded = next(a, "loadend");
    });
    await driver.press(..."s3cret", "Enter");
    const seen = await driver.evaluate(async () => (await loaded, [await ended(a), told(a, "headline"), [...a.shadowRoot.querySelectorAll("input")].map(({ value }) => value), attributes().includes("s3cret")]));
    assert.deepEqual(seen, ["valid", "Valid", ["TEST-0001", "s3cret"], false]);
    const edge = stage.asked.filter(({ url }) => url.startsWith("/edge"));
    assert.deepEqual(edge.map(({ url, headers }) => [url, headers["eco-access-code"], headers.referer]), [["/edge/v1/eco/TEST-0001", "s3cret", undefined]]);
    assert.deepEqual(stage.asked.filter(({ url }) => url.includes("s3cret")), []);
  });

  test(`${name}: number and code from the fragment`, async () => {
    stage.asked.length = 0;
    const seen = await driver.evaluate(async () => {
      location.hash = "n=TEST-0001&c=s3cret";
      const element = make("a", { endpoint: "/edge" });
      const first = await ended(element);
      location.hash = "n=TEST-0002&c=s3cret";
      await next(element, "loadend");
      return [first, (await element.report).identity.number];
    });
    assert.deepEqual(seen, ["valid", "TEST-0002"]);
    assert.deepEqual(stage.asked.filter(({ url, headers }) => url.includes("s3cret") || headers.referer?.includes("s3cret")), []);
  });

  test(`${name}: another language, loaded when it is wanted`, async () => {
    const seen = await driver.evaluate(async () => {
      const headlines = [];
      for (const lang of ["zh-CN", "th"]) {
        const element = make(lang, { src: "/good.jwt", lang });
        await ended(element);
        headlines.push(told(element, "headline"));
      }
      return headlines;
    });
    assert.deepEqual(seen, await Promise.all(["zh", "th"].map(async (lang) => (await loadMessages(lang)).verdicts.valid.headline)));
  });

  test(`${name}: twelve at once, one taken out and put back, the verifier loaded once`, async () => {
    stage.asked.length = 0;
    const seen = await driver.evaluate(() => {
      const all = Array.from({ length: 12 }, (_, i) => make(`e${i}`, { src: i % 2 ? "/changed.jwt" : "/good.jwt", view: ["card", "badge", "full"][i % 3] }));
      all[0].remove();
      document.body.append(all[0]);
      return Promise.all(all.map(ended));
    });
    assert.deepEqual(seen, Array.from({ length: 12 }, (_, i) => (i % 2 ? "invalid" : "valid")));
    assert.equal(stage.asked.filter(({ url }) => url.endsWith(".wasm")).length, 1);
  });

  test(`${name}: a short code, its QR code, and the fallback of the page until the first Report`, async () => {
    stage.hold("/good.jwt");
    await driver.evaluate(async () => {
      make("a", { src: "/good.jwt", "check-at": "/check" }).append(Object.assign(document.createElement("p"), { textContent: "ours" }));
      await next(a, "loadstart");
    });
    const ours = () => driver.evaluate(() => document.querySelector("#a p").getClientRects().length > 0);
    assert.equal(await ours(), true);
    stage.releaseAll();
    const seen = await driver.evaluate(async () => {
      const how = await ended(a);
      part(a, "show-qr").click();
      await until(() => part(a, "qr"));
      return [how, told(a, "short-code"), part(a, "open").href];
    });
    assert.equal(seen[0], "valid");
    assert.ok(seen[2].startsWith(`${stage.url}/check#`) && seen[2].endsWith(seen[1]));
    assert.equal(await ours(), false);
  });

  test(`${name}: wasm forbidden, or another file than was built: no verdict, and what is wrong`, async (t) => {
    await open("/no-wasm");
    const forbidden = await driver.evaluate(async () => {
      try {
        await WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
        return false;
      } catch {
        return true;
      }
    });
    const ask = () => driver.evaluate(async () => {
      const element = make("a", { src: "/good.jwt" });
      return [await ended(element), told(element, "headline"), element.hasAttribute("data-verdict")];
    });
    const loadError = ["LoadError", "The verifier could not be loaded", false];
    if (forbidden) assert.deepEqual(await ask(), loadError);
    else t.diagnostic("this engine lets a page compile wasm that its CSP does not allow");
    stage.put("/embed/eco_verify_bg.wasm", "wasm", Buffer.from([0, 97, 115, 109, 1, 0, 0, 0]));
    await open("/");
    assert.deepEqual(await ask(), loadError);
    stage.restore("/embed/eco_verify_bg.wasm");
  });
});

// <eco-verify> in Chromium on pages that keep it from working: wasm forbidden, a wasm file that is another,
// and the table of broken pages with what doctor() says of each.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, suite, test } from "node:test";
import { deadPort, lifetime } from "../edge/servers.mjs";
import { root } from "../pkg/corpus.mjs";
import { CSP, furnish, launch, openPage, startStage } from "./stage.mjs";

const NO_WASM = CSP.replace(" 'wasm-unsafe-eval'", "");
const wasm = readFileSync(join(root, "pkg/dist/eco_verify_bg.wasm"));
const full = readFileSync(join(root, "pkg/dist/eco_verify_full_bg.wasm"));

suite("strict pages", () => {
  const whole = lifetime(after);
  let browser, stage, elsewhere, page, faults, report;

  before(async () => {
    browser = await launch(whole);
    [stage, elsewhere] = [await startStage(whole), await startStage(whole)];
    furnish(stage);
    furnish(elsewhere);
    stage.put("/no-wasm", "html", stage.page, 200, { "content-security-policy": NO_WASM });
    page = await openPage(browser, []);
    await open("/");
    report = await page.evaluate(() => make("a", { src: "/good.jwt" }).report);
    await page.close();
  });
  beforeEach(async () => {
    faults = [];
    page = await openPage(browser, faults);
  });
  afterEach(async () => {
    for (const name of ["eco_verify_bg.wasm", "eco_verify_full_bg.wasm", "whole.js"]) stage.restore(`/embed/${name}`);
    await page.close();
    assert.deepEqual(faults, []);
  });

  async function open(path) {
    await page.goto(`${stage.url}${path}`);
    await page.evaluate(async () => {
      await import("/helpers.js");
      await import("/embed/eco-verify.js");
    });
  }

  /** What the page told of itself that the test has caused, all of it matching. */
  async function caused(pattern) {
    while (faults.length === 0) await page.evaluate(() => new Promise(requestAnimationFrame));
    const told = faults.splice(0);
    assert.ok(told.length > 0 && told.every((fault) => pattern.test(fault)), told.join("\n"));
  }

  const REFUSED = /CSP: script-src|WebAssembly|wasm/;

  for (const view of ["card", "badge", "full", "form"]) test(`wasm forbidden, with an edge, ${view}: its word, marked as its word, and no verdict`, async () => {
    stage.put("/edge/v1/verify", "json", JSON.stringify({ report }));
    await open("/no-wasm");
    stage.asked.length = 0;
    const seen = await page.evaluate(async (view) => {
      document.addEventListener("verdict", () => log.push("verdict"));
      const element = make("a", { endpoint: "/edge", number: "TEST-0001", view }, { code: "s3cret" });
      element.append("ours");
      const how = await element.report.catch(({ name, message }) => [name, message]);
      const colours = [part(element, "headline"), part(element, "card")].map((node) => getComputedStyle(node).color);
      return { how, data: element.hasAttribute("data-verdict"), log, headline: told(element, "headline"), card: told(element, "card"), spoken: spoken(element), classes: part(element, "card").className, own: parts(element).includes("own"), badge: parts(element).includes("badge"), colours };
    }, view);
    assert.equal(seen.how[0], "LoadError");
    assert.deepEqual([seen.data, seen.log], [false, ["a loadstart", "a error", "a loadend"]]);
    const { host } = new URL(stage.url);
    assert.deepEqual([seen.headline, seen.spoken], [`${host} says: Valid`, `${host} says: Valid`]);
    assert.match(seen.card, /This is only the word of the server .*, and proves nothing/);
    assert.match(seen.card, /Check the certificate on another device/);
    // Neither the colour of a verdict nor its button or its short code.
    assert.deepEqual([seen.classes, seen.own, seen.badge], ["card neutral", false, false]);
    const asked = stage.asked.filter(({ url }) => url.startsWith("/edge"));
    assert.deepEqual(asked.map(({ url }) => url), ["/edge/v1/eco/TEST-0001", "/edge/v1/verify"]);
    assert.equal(asked[1].headers["eco-access-code"], undefined);
    await caused(REFUSED);
  });

  test("wasm forbidden: an edge that says “invalid”, and one that says nothing of use", async () => {
    await open("/no-wasm");
    const ask = (id) => page.evaluate(async (id) => {
      const element = make(id, { endpoint: "/edge", number: "TEST-0001" }, { code: "c" });
      return [await ended(element), told(element, "headline"), element.hasAttribute("data-verdict")];
    }, id);
    stage.put("/edge/v1/verify", "json", JSON.stringify({ report: { ...report, verdict: "invalid" } }));
    assert.deepEqual(await ask("a"), ["LoadError", `${new URL(stage.url).host} says: Not valid`, false]);
    for (const [i, [body, status]] of [["{}"], ['{"report":{"verdict":"valid"}}'], ["<h1>Hello</h1>"], ['{"report":null}'], ["{}", 500]].entries()) {
      stage.put("/edge/v1/verify", "json", body, status);
      assert.deepEqual(await ask(`b${i}`), ["LoadError", "The verifier could not be loaded", false], body);
    }
    // A Report that has the members of one, and not their values.
    for (const [i, odd] of [{ verdict: "green" }, { checks: [null] }, { checks: [{ id: "x" }] }, { findings: {} }, { certificate: 5 }, { identity: "x" }].entries()) {
      stage.put("/edge/v1/verify", "json", JSON.stringify({ report: { ...report, ...odd } }));
      const [how, , data] = await ask(`c${i}`);
      assert.deepEqual([how, data], ["LoadError", false], JSON.stringify(odd));
    }
    await caused(REFUSED);
  });

  test("wasm forbidden, without an edge: what is wrong and whom to tell, and nothing about the certificate", async () => {
    await open("/no-wasm");
    const seen = await page.evaluate(async () => {
      const element = make("a", { src: "/good.jwt" });
      return [await ended(element), told(element, "headline"), told(element, "card"), element.hasAttribute("data-verdict"), spoken(element)];
    });
    assert.deepEqual([seen[0], seen[1], seen[3], seen[4]], ["LoadError", "The verifier could not be loaded", false, "The verifier could not be loaded"]);
    assert.match(seen[2], /tell the owner of this page\. It says nothing about the certificate/);
    assert.doesNotMatch(seen[2], /Lamps|Test Customs/);
    await caused(REFUSED);
  });

  const FILES = {
    "of another version": ["wasm", Buffer.concat([wasm, Buffer.from([0, 1, 0])])],
    "that is missing": ["json", "{}", 404],
    "that is a page": ["html", "<!doctype html><title>Welcome</title>"],
    "that is cut short": ["wasm", wasm.subarray(0, 1000)],
  };
  for (const [name, answer] of Object.entries(FILES)) test(`a wasm file ${name} is refused, and the next try works`, async () => {
    stage.put("/embed/eco_verify_bg.wasm", ...answer);
    await open("/");
    const seen = await page.evaluate(async () => {
      const element = make("a", { src: "/good.jwt" });
      return [await ended(element), told(element, "lead"), element.hasAttribute("data-verdict")];
    });
    stage.restore("/embed/eco_verify_bg.wasm");
    assert.deepEqual([seen[0], seen[2]], ["LoadError", false]);
    assert.match(seen[1], /^This check needs http:\S+\/eco_verify_bg\.wasm, which could not be loaded or is of another version; it belongs beside the script\.$/);
    assert.equal(await page.evaluate(() => (a.src = "/other.jwt", ended(a))), "valid");
    await caused(/integrity/);
  });

  // What of the full build is not there, and what has to be told of it.
  const BROKEN_FULL = {
    "whole.js is missing": ["whole.js", ["json", "{}", 404], /^whole\.js$/],
    "whole.js is a page": ["whole.js", ["html", "<!doctype html><title>Welcome</title>"], /^whole\.js$/],
    "its wasm is missing": ["eco_verify_full_bg.wasm", ["json", "{}", 404], /^http:\S+\/embed\/eco_verify_full_bg\.wasm$/],
    "its wasm is of another version": ["eco_verify_full_bg.wasm", ["wasm", Buffer.concat([full, Buffer.from([0, 1, 0])])], /^http:\S+\/embed\/eco_verify_full_bg\.wasm$/],
  };
  const WANTING = /^This check needs (\S+), which could not be loaded or is of another version; it belongs beside the script\.$/;
  /** Who asks for the full build: the page, and the certificate. */
  const ASKING = { "papers to compare with": { src: "/good.jwt", "expect-importing-country": "VN" }, "a certificate of another form": { src: "/form.json" } };

  for (const [how, [file, answer, named]] of Object.entries(BROKEN_FULL)) for (const [who, attributes] of Object.entries(ASKING)) test(`the full build is needed for ${who}, and ${how}: one sentence says which file and what to do`, async () => {
    stage.put("/form.json", "json", '{"@context":["https://www.w3.org/ns/credentials/v2"]}');
    stage.put(`/embed/${file}`, ...answer);
    await open("/");
    const seen = await page.evaluate(async (attributes) => {
      const element = make("a", attributes);
      return [await ended(element), told(element, "headline"), told(element, "lead"), told(element, "next"), element.hasAttribute("data-verdict")];
    }, attributes);
    assert.deepEqual([seen[0], seen[1], seen[4]], ["LoadError", "The verifier could not be loaded", false]);
    assert.match(seen[2], WANTING);
    assert.match(WANTING.exec(seen[2])[1], named);
    assert.match(seen[3], /^Try again; if it stays so, tell the owner of this page\./);
    // What the small build can do is done, on the same page.
    assert.equal(await page.evaluate(() => ended(make("b", { src: "/good.jwt" }))), "valid");
    // The next question asks for it again.
    stage.restore(`/embed/${file}`);
    assert.notEqual(await page.evaluate(() => (a.setAttribute("policy", "{}"), ended(a))), "LoadError");
    faults = faults.filter((fault) => !/integrity|MIME type/.test(fault));
  });

  test("the full build cannot be loaded: the sentence is there in every language", async () => {
    stage.put("/embed/whole.js", "json", "{}", 404);
    await open("/");
    const leads = await page.evaluate(async () => {
      const all = [];
      for (const lang of ["en", "zh", "id", "ja", "ko", "ms", "th", "vi"]) {
        const element = make(lang, { src: "/good.jwt", "expect-importing-country": "VN", lang });
        await ended(element);
        all.push(told(element, "lead"));
      }
      return all;
    });
    assert.ok(leads.every((lead) => lead.includes("whole.js")), leads.join("\n"));
    assert.equal(new Set(leads).size, 8);
  });

  for (const file of ["whole.js", "eco_verify_full_bg.wasm"]) test(`the full build cannot be loaded for want of ${file}, with an edge: its word, marked as its word, and the file is named`, async () => {
    stage.put(`/embed/${file}`, "json", "{}", 404);
    stage.put("/edge/v1/verify", "json", JSON.stringify({ report }));
    await open("/");
    const seen = await page.evaluate(async () => {
      const element = make("a", { endpoint: "/edge", number: "TEST-0001", "expect-importing-country": "VN" }, { code: "c" });
      return [await ended(element), told(element, "headline"), told(element, "notice"), element.hasAttribute("data-verdict")];
    });
    assert.deepEqual([seen[0], seen[1], seen[3]], ["LoadError", `${new URL(stage.url).host} says: Valid`, false]);
    assert.ok(WANTING.exec(seen[2])?.[1].endsWith(file), seen[2]);
    faults = faults.filter((fault) => !/integrity/.test(fault));
  });

  test("doctor: a page that works is found good in all respects", async () => {
    stage.put("/edge/v1/eco/PROBE-0000", "json", "{}");
    await open("/");
    const found = await page.evaluate(async () => {
      await ended(make("a", { endpoint: "/edge", number: "TEST-0001" }, { code: "c" }));
      return customElements.get("eco-verify").doctor();
    });
    assert.deepEqual(found.filter(({ good }) => !good), []);
    assert.deepEqual(found.map(({ of }) => of), ["secure", "wasm", "style", "wasm-file", "full-file", "endpoint", "trust-list"]);
    assert.ok(found.every(({ says, add }) => says.endsWith(".") && add === undefined));
  });

  // What is broken; what must be found, and the line to add.
  const BROKEN = {
    "wasm forbidden by CSP": [{ csp: NO_WASM }, "wasm", /Content-Security-Policy forbids WebAssembly/, "Content-Security-Policy: script-src 'self' 'wasm-unsafe-eval'"],
    "connect-src without the edge": [{ csp: CSP.replace(" http://127.0.0.1:*", ""), endpoint: "ELSEWHERE/edge" }, "endpoint", /\(connect-src\) does not let it ask/, "Content-Security-Policy: connect-src ELSEWHERE"],
    "connect-src without the page itself": [{ csp: CSP.replace("connect-src 'self' http://127.0.0.1:*", "connect-src 'none'") }, "wasm-file", /\(connect-src\) does not let it ask/, "Content-Security-Policy: connect-src 'self'"],
    "connect-src without the trust list": [{ csp: CSP.replace(" http://127.0.0.1:*", ""), "trust-list": "ELSEWHERE/list" }, "trust-list", /\(connect-src\)/, "Content-Security-Policy: connect-src ELSEWHERE"],
    "no trust list": [{ "trust-list": null }, "trust-list", /no verdict will be valid/, 'trust-list="https://..." trust-key="..."'],
    "a trust list that is not there": [{ "trust-list": "/nowhere" }, "trust-list", /\/nowhere answers 404/],
    "a trust list that may not be read": [{ "trust-list": "ELSEWHERE/list" }, "trust-list", /does not let this page read/, "Access-Control-Allow-Origin: *"],
    "an edge that may not be asked": [{ endpoint: "ELSEWHERE/edge" }, "endpoint", /did not answer, or does not let this page read/, "Access-Control-Allow-Origin: *\nAccess-Control-Allow-Headers: eco-access-code, content-type"],
    "an edge that is not there": [{ endpoint: "http://127.0.0.1:DEAD" }, "endpoint", /did not answer/, /Access-Control-Allow-Origin/],
    "an edge that is none": [{ endpoint: "/nothing" }, "endpoint", /answers 404 to its probe/, /\/readyz/],
    "an endpoint that is no address": [{ endpoint: "https://[" }, "endpoint", /is not an address/],
    "a certificate that is not there": [{ src: "/nowhere.jwt" }, "src", /\/nowhere\.jwt answers 404/],
    "a certificate that may not be read": [{ src: "ELSEWHERE/good.jwt" }, "src", /CORS/, "Access-Control-Allow-Origin: *"],
    "no wasm file": [{ file: ["eco_verify_bg.wasm", "json", "{}", 404] }, "wasm-file", /answers 404/, /Put eco_verify_bg\.wasm beside the script/],
    "a wasm file of another version": [{ file: ["eco_verify_bg.wasm", "wasm", Buffer.concat([wasm, Buffer.from([0, 1, 0])])] }, "wasm-file", /another version/, /same version/],
    "no script of the full build": [{ file: ["whole.js", "json", "{}", 404] }, "full-file", /^whole\.js could not be loaded/, /Put whole\.js beside the script/],
    "no wasm file of the full build": [{ file: ["eco_verify_full_bg.wasm", "json", "{}", 404] }, "full-file", /eco_verify_full_bg\.wasm answers 404/, /Put eco_verify_full_bg\.wasm beside the script/],
    "a wasm file of another version of the full build": [{ file: ["eco_verify_full_bg.wasm", "wasm", wasm] }, "full-file", /another version/, /same version/],
    "a wasm file of another type": [{ file: ["eco_verify_bg.wasm", "application/octet-stream", wasm], good: true }, "wasm-file", /as application\/octet-stream/, "Content-Type: application/wasm"],
  };
  for (const [name, [broken, of, says, add]] of Object.entries(BROKEN)) test(`doctor: ${name}`, async () => {
    const port = await deadPort();
    const real = (text) => typeof text === "string" ? text.replace("ELSEWHERE", elsewhere.url).replace("DEAD", port) : text;
    const { csp = CSP, file, good = false, ...attributes } = broken;
    stage.put("/broken", "html", stage.page, 200, { "content-security-policy": csp });
    await open("/broken");
    if (file) stage.put(`/embed/${file[0]}`, ...file.slice(1));
    const found = await page.evaluate(async (attributes) => {
      const element = document.createElement("eco-verify");
      for (const [name, value] of Object.entries({ "trust-list": "/list", ...attributes })) if (value !== null) element.setAttribute(name, value);
      document.body.append(element);
      return customElements.get("eco-verify").doctor();
    }, Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, real(value)])));
    const told = found.find((finding) => finding.of === of);
    assert.equal(told.good, good, JSON.stringify(told));
    assert.match(told.says, says);
    if (add instanceof RegExp) assert.match(told.add, add);
    else assert.equal(told.add, real(add));
    // Nothing else is called broken, but what hangs on the same.
    const others = found.filter((finding) => !finding.good && finding.of !== of).map((finding) => finding.of);
    assert.deepEqual(others, name === "connect-src without the page itself" ? ["full-file", "trust-list"] : []);
    faults.splice(0);
  });
});

// <eco-verify> in Chromium, for people who use it in other ways: axe-core over every view and state, the
// keyboard alone, a screen reader's words, no motion, forced colours, large text and narrow windows.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, afterEach, before, beforeEach, suite, test } from "node:test";
import { lifetime } from "../edge/servers.mjs";
import { LANGUAGES } from "../../pkg/dist/present.js";
import { CSP, furnish, issuer, launch, openReady, startStage } from "./stage.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** WCAG 2.2 AA and all before it, and what is good practice beyond. */
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const VERDICTS = { valid: ["/good.jwt", "/list"], invalid: ["/faulty.jwt", "/list"], unproven: ["/changed.jwt", "/list"], indeterminate: ["/good.jwt", null] };

suite("accessibility", () => {
  const whole = lifetime(after);
  let browser, stage, page, faults, tokens;

  before(async () => {
    browser = await launch(whole);
    stage = await startStage(whole);
    tokens = furnish(stage);
  });
  beforeEach(async () => {
    faults = [];
    page = await openReady(browser, faults, `${stage.url}/`);
    await page.setViewport({ width: 1000, height: 800 });
  });
  afterEach(async () => {
    stage.releaseAll();
    await page.close();
    assert.deepEqual(faults, []);
  });

  /** What axe finds in the page as it stands, light and dark, each with the node it is about. */
  async function violations() {
    const found = [];
    for (const value of ["light", "dark"]) {
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value }, { name: "prefers-reduced-motion", value: "reduce" }]);
      await page.evaluate(`${axe}; 0`);
      found.push(...await page.evaluate(async (values, value) => {
        const { violations, passes } = await axe.run(document, { runOnly: { type: "tag", values } });
        if (!passes.some(({ id }) => id === "color-contrast")) throw new Error("axe looked at nothing");
        return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${value} ${id}: ${target.flat().join(" ")} ${failureSummary}`));
      }, RULES, value));
    }
    return found;
  }

  test("axe: each verdict in every view, all on one page", async () => {
    await page.evaluate(async (verdicts) => {
      for (const [name, [src, list]] of Object.entries(verdicts)) {
        for (const view of ["card", "badge", "full"]) await ended(make(`${name}-${view}`, { src, "trust-list": list, view }));
      }
    }, VERDICTS);
    assert.deepEqual(await violations(), []);
  });

  test("axe: the form, empty, working, and answered; what it opens", async () => {
    const release = stage.hold("/edge/v1/eco/TEST-0002");
    stage.put("/edge/v1/eco/NONE", "json", JSON.stringify({ type: "/problems/not-found", status: 404 }), 404);
    await page.evaluate(async () => {
      make("idle", { view: "form", endpoint: "/edge" });
      const answered = make("answered", { view: "form", endpoint: "/edge", number: "TEST-0001" }, { code: "c" });
      await ended(answered);
      await ended(make("none", { view: "form", endpoint: "/edge", number: "NONE" }, { code: "c" }));
      await next(make("busy", { view: "form", endpoint: "/edge", number: "TEST-0002" }, { code: "c" }), "loadstart");
      part(answered, "more").open = part(answered, "pages").open = true;
      Object.defineProperty(navigator, "clipboard", { value: { writeText: async () => undefined } });
      part(answered, "copy-number").click();
      part(answered, "show-qr").click();
      await until(() => part(answered, "qr"));
    });
    assert.deepEqual(await violations(), []);
    release();
  });

  test("axe: failures, the code of another document, and a message that cannot be copied", async () => {
    await page.evaluate(async () => {
      await ended(make("a", { src: "/missing.jwt" }));
      await ended(make("b", { src: "/good.jwt", policy: "{" }));
      await ended(make("c", { src: "/faulty.jwt", "expect-code": "00000-00000" }));
      Object.defineProperty(navigator, "clipboard", { value: { writeText: () => Promise.reject(new Error("no")) } });
      part(c, "tell").click();
      await until(() => c.shadowRoot.querySelector("textarea"));
    });
    assert.deepEqual(await violations(), []);
  });

  for (const name of ["valid", "invalid", "indeterminate"]) test(`axe: the dialog of a badge, ${name}`, async () => {
    const [src, list] = VERDICTS[name];
    await page.evaluate(async (src, list) => {
      await ended(make("a", { src, "trust-list": list, view: "badge" }));
      part(a, "badge").click();
    }, src, list);
    assert.deepEqual(await violations(), []);
  });

  test("axe: the edge's word", async () => {
    stage.put("/strict", "html", stage.page, 200, { "content-security-policy": CSP.replace(" 'wasm-unsafe-eval'", "") });
    const report = await page.evaluate(() => make("a", { src: "/good.jwt" }).report);
    stage.put("/edge/v1/verify", "json", JSON.stringify({ report }));
    await page.goto(`${stage.url}/strict`);
    await page.evaluate(async () => {
      await import("/helpers.js");
      await import("/embed/eco-verify.js");
      for (const view of ["card", "badge", "full", "form"]) await ended(make(`word-${view}`, { endpoint: "/edge", number: "TEST-0001", view }, { code: "c" }));
    });
    assert.deepEqual(await violations(), []);
    // Four elements, each refused wasm by the page; that is what this page is for.
    assert.deepEqual(faults.splice(0).filter((fault) => !/CSP: script-src|WebAssembly/.test(fault)), []);
  });

  test("axe: in each language", async () => {
    await page.evaluate(async (languages) => {
      for (const lang of languages) await ended(make(`lang-${lang}`, { src: "/faulty.jwt", lang }));
    }, LANGUAGES);
    assert.deepEqual(await violations(), []);
  });

  /** Where the keyboard comes to in an element, one Tab after the other, until it leaves it. */
  async function tabs() {
    const stops = [];
    for (let i = 0; i < 40; i++) {
      await page.keyboard.press("Tab");
      const stop = await page.evaluate(() => {
        const node = document.activeElement?.shadowRoot?.activeElement;
        if (!node) return undefined;
        const { outlineStyle, outlineWidth } = getComputedStyle(node);
        const { width, height } = node.getBoundingClientRect();
        return { name: node.getAttribute("part") ?? node.getAttribute("name") ?? node.localName, seen: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2, large: width > 0 && height > 0 };
      });
      if (!stop) return stops;
      assert.ok(stop.seen && stop.large, `${stop.name} does not show that it has the focus`);
      stops.push(stop.name);
    }
    throw new Error(`the keyboard does not get out: ${stops}`);
  }

  test("keyboard: everything can be come to, in the order it stands, seen, and left again", async () => {
    stage.put("/edge/v1/eco/TEST-0003", "json", JSON.stringify({ document: { bytes: tokens.faulty }, evidence: [] }));
    await page.evaluate(() => ended(make("a", { view: "form", endpoint: "/edge", number: "TEST-0003" }, { code: "c" })));
    assert.deepEqual(await tabs(), ["input", "input", "submit", "summary", "show-qr", "open", "tell", "summary"]);
    // What is closed is opened by the keyboard, too.
    const more = () => page.evaluate(() => [part(a, "more").open, parts(a).includes("check")]);
    await page.evaluate(() => part(a, "more").querySelector("summary").focus());
    assert.deepEqual(await more(), [false, false]);
    await page.keyboard.press("Enter");
    assert.deepEqual(await more(), [true, true]);
    await page.evaluate(() => part(a, "show-qr").focus());
    await page.keyboard.press("Enter");
    await page.evaluate(() => until(() => part(a, "qr")));
    // Whoever pressed the button is not sent back to the top of the page.
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => a.shadowRoot.activeElement?.getAttribute("part")), "open");
  });

  test("keyboard: a dialog keeps it, and gives it back", async () => {
    await page.evaluate(() => ended(make("a", { view: "badge", src: "/faulty.jwt" })));
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    const inside = () => page.evaluate(() => a.shadowRoot.activeElement === null || part(a, "dialog").contains(a.shadowRoot.activeElement));
    for (let i = 0; i < 8; i++) {
      assert.ok(await inside(), `after ${i} tabs`);
      await page.keyboard.press("Tab");
    }
    await page.keyboard.press("Escape");
    assert.equal(await page.evaluate(() => a.shadowRoot.activeElement?.getAttribute("part")), "badge valid".replace("valid", "invalid"));
  });

  test("a screen reader: told once it is finished, in a live region that was there before", async () => {
    const release = stage.hold("/good.jwt");
    await page.evaluate(async () => {
      const element = make("a", { src: "/good.jwt" });
      const region = element.shadowRoot.querySelector("[role=status]");
      window.changes = [];
      new MutationObserver(() => changes.push(region.textContent)).observe(region, { childList: true, characterData: true, subtree: true });
      await next(element, "loadstart");
    });
    assert.equal(await page.evaluate(() => spoken(a)), "");
    release();
    assert.deepEqual(await page.evaluate(async () => [await ended(a), changes.filter(Boolean)]), ["valid", ["Verification finished: Valid, TEST."]]);
    const seen = await page.evaluate(async () => {
      a.src = "/changed.jwt";
      await ended(a);
      a.src = "/missing.jwt";
      await ended(a);
      return changes.filter(Boolean).slice(1);
    });
    assert.deepEqual(seen, ["Verification finished: Not valid, TEST.", "The certificate could not be loaded"]);
  });

  test("what the accessibility tree holds: headings, the verdict's word, names of everything to press", async () => {
    await page.evaluate(() => ended(make("a", { view: "full", src: "/faulty.jwt" })));
    const nodes = [];
    const walk = (node) => (nodes.push(`${node.role} ${node.name ?? ""}`), node.children?.forEach(walk));
    walk(await page.accessibility.snapshot({ interestingOnly: false }));
    for (const due of ["heading Not valid", "heading What was checked", "heading Remarks on the content", "button Copy a message to the issuer", "StaticText Failed", "StaticText Passed"]) {
      assert.ok(nodes.some((line) => line.startsWith(due)), `${due} among ${nodes.slice(0, 40)}`);
    }
    assert.ok(!nodes.some((line) => /^(button|link|textbox|image) $/.test(line)), "nothing without a name");
  });

  test("verdicts and outcomes differ in word and shape, not by colour alone", async () => {
    const seen = await page.evaluate(async (verdicts) => {
      const seen = { verdict: [], outcome: {} };
      for (const name of ["valid", "invalid", "indeterminate"]) {
        const [src, list] = verdicts[name];
        const element = make(name, { src, "trust-list": list, view: "full" });
        await ended(element);
        const shape = (node) => [...node.querySelectorAll("path")].map((path) => path.getAttribute("d")).join();
        seen.verdict.push([told(element, "headline"), shape(part(element, "verdict"))]);
        for (const check of element.shadowRoot.querySelectorAll(".check")) seen.outcome[check.className] = [check.querySelector(".word").textContent, shape(check)];
      }
      return seen;
    }, VERDICTS);
    for (const all of [seen.verdict, Object.values(seen.outcome)]) {
      assert.ok(all.length >= 3);
      for (const i of [0, 1]) {
        const distinct = new Set(all.map((pair) => pair[i]));
        // Checks that did not run and those that do not apply have one sign, and two words.
        assert.ok(distinct.size >= all.length - i, JSON.stringify([...distinct]));
      }
    }
  });

  test("forced colours: the sign in the verdict's shape stands out from it", async () => {
    const client = await page.createCDPSession();
    for (const scheme of ["light", "dark"]) {
      await client.send("Emulation.setEmulatedMedia", { features: [{ name: "forced-colors", value: "active" }, { name: "prefers-color-scheme", value: scheme }] });
      const seen = await page.evaluate(async () => {
        document.getElementById("a")?.remove();
        await ended(make("a", { src: "/good.jwt" }));
        const [outline, sign] = part(a, "icon").querySelectorAll("path");
        return [getComputedStyle(outline).fill, getComputedStyle(sign).stroke, getComputedStyle(part(a, "card")).borderTopStyle];
      });
      assert.notEqual(seen[0], seen[1], scheme);
      assert.equal(seen[2], "solid");
    }
  });

  test("reduced motion: nothing moves; otherwise only the sign of work", async () => {
    stage.hold("/good.jwt");
    const moving = async (value) => {
      await page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value }]);
      return page.evaluate(async () => {
        document.getElementById("a")?.remove();
        await next(make("a", { src: "/good.jwt" }), "loadstart");
        return document.getAnimations().map(({ effect }) => effect.target.className).concat(a.shadowRoot.getAnimations().map(({ effect }) => effect.target.className));
      });
    };
    assert.deepEqual(await moving("reduce"), []);
    assert.ok((await moving("no-preference")).includes("busy"));
  });

  const SIZES = { "320 wide": { width: 320, height: 640 }, "200 % zoom of 1280": { width: 640, height: 400, deviceScaleFactor: 2 }, "400 % zoom of 1280": { width: 320, height: 256, deviceScaleFactor: 4 } };
  test("narrow windows, zoom, and text twice as large: nothing sticks out or is cut off, in every language", async () => {
    stage.put("/large.css", "text/css", "html { font-size: 200%; }");
    const loud = issuer({ name: "Übersee-und-Außenhandelskammer-Ursprungszeugnisstelle (Zweigstelle für Freihandelsabkommen)" });
    stage.put("/loud-list", "json", loud.trustList);
    stage.put("/loud.jwt", "application/vc+jwt", loud.certificate((subject) => ({
      ...subject,
      exporter: { ...subject.exporter, name: "W".repeat(120), address: "x".repeat(120) },
      items: subject.items.map((item) => ({ ...item, description: "Q".repeat(200), originCriterion: { ...item.originCriterion, base: "RVC" } })),
    })));
    await page.evaluate(async (languages) => {
      window.all = languages.flatMap((lang) => ["full", "badge", "form"].map((view) => {
        const from = view === "form" ? { endpoint: "/edge", number: "TEST-0003", "expect-code": "00000-00000" } : { src: "/loud.jwt", "trust-list": "/loud-list" };
        return make(`${lang}-${view}`, { lang, view, ...from }, view === "form" ? { code: "c" } : {});
      }));
      all.push(make("failed", { src: "/missing.jwt", policy: `{"${"x".repeat(300)}":1}` }));
      await Promise.all(all.map(ended));
      for (const details of all.flatMap((element) => [...element.shadowRoot.querySelectorAll("details")])) details.open = true;
    }, LANGUAGES);
    const look = () => page.evaluate(() => {
      const found = all.flatMap((element) => cut(element).map((what) => `${element.id}: ${what}`));
      for (const element of all.filter(({ view }) => view === "badge")) {
        part(element, "badge").click();
        found.push(...cut(element).map((what) => `${element.id}, dialog: ${what}`));
        part(element, "dialog").close();
      }
      return found;
    });
    for (const [name, size] of Object.entries(SIZES)) {
      await page.setViewport(size);
      assert.deepEqual(await look(), [], name);
    }
    await page.setViewport({ width: 640, height: 800 });
    await page.evaluate(async () => {
      const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: "/large.css" });
      document.head.append(link);
      await new Promise((done) => link.addEventListener("load", done));
    });
    assert.deepEqual(await look(), [], "text twice as large");
    // WCAG 1.4.12: what a reader's own style sheet may ask for.
    stage.put("/spaced.css", "text/css", "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }");
    await page.evaluate(async () => {
      const link = document.querySelector("link");
      const loaded = new Promise((done) => link.addEventListener("load", done));
      link.href = "/spaced.css";
      await loaded;
    });
    assert.deepEqual(await look(), [], "wider spacing");
  });

  test("print: what was closed is printed, and what can only be pressed is not", async () => {
    await page.evaluate(() => ended(make("a", { src: "/good.jwt" })));
    await page.emulateMediaType("print");
    assert.deepEqual(await page.evaluate(() => [parts(a).includes("check"), parts(a).includes("show-qr"), told(a, "short-code") !== null]), [true, false, true]);
  });
});

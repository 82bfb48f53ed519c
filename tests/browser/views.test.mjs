// <eco-verify> in Chromium: what each view shows for each verdict, and what it does when it is used.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, suite, test } from "node:test";
import { build } from "esbuild";
import jsQR from "jsqr";
import { lifetime } from "../edge/servers.mjs";
import { root } from "../pkg/corpus.mjs";
import { LANGUAGES, loadMessages } from "../../pkg/dist/present.js";
import { furnish, issuer, launch, openPage, openReady, startStage } from "./stage.mjs";

const VIEWS = ["card", "badge", "full", "form"];
/** Where a second look can be had, as the core knows it. */
const PAGES = [...readFileSync(join(root, "pkg/ts/generated/pages.ts"), "utf8").matchAll(/url: "(.*?)"/g)].map(([, url]) => url);
const HEADLINES = { valid: "Valid", invalid: "Not valid", indeterminate: "Could not be confirmed" };

/** Each draws a keyed list of elements; `draw(list)` waits until it is drawn. */
const FRAMEWORKS = {
  "React 19": `
    import { createElement as h } from "react";
    import { createRoot } from "react-dom/client";
    import { flushSync } from "react-dom";
    export async function mount(place, tell) {
      const root = createRoot(place);
      return async (list) => flushSync(() => root.render(list.map(({ id, ...rest }) =>
        h("eco-verify", { key: id, id, "trust-list": "/list", ...rest, onverdict: (event) => tell(id, event.detail.verdict) }))));
    }`,
  "Vue 3": `
    import { createApp, h, nextTick, shallowRef } from "@vue/runtime-dom";
    export async function mount(place, tell) {
      const list = shallowRef([]);
      createApp({ setup: () => () => list.value.map(({ id, ...rest }) =>
        h("eco-verify", { key: id, id, "trust-list": "/list", ...rest, onVerdict: (event) => tell(id, event.detail.verdict) })) }).mount(place);
      return async (next) => { list.value = next; await nextTick(); };
    }`,
};

suite("views", () => {
  const whole = lifetime(after);
  let browser, stage, page, faults, tokens;

  before(async () => {
    browser = await launch(whole);
    stage = await startStage(whole);
    tokens = furnish(stage);
  });
  beforeEach(async () => {
    faults = [];
    stage.asked.length = 0;
    page = await openReady(browser, faults, `${stage.url}/`);
  });
  afterEach(async () => {
    stage.releaseAll();
    await page.close();
    assert.deepEqual(faults, []);
  });

  /** How each verdict comes about: attributes for an element, by address or by number. */
  const SHOWN = {
    valid: { src: "/good.jwt", number: "TEST-0001" },
    invalid: { src: "/faulty.jwt", number: "TEST-0003" },
    indeterminate: { src: "/good.jwt", number: "TEST-0001", "trust-list": null },
  };
  /** The same, as each view gets its certificate: the form from an edge. */
  function asked(view, verdict) {
    const { src, ...rest } = SHOWN[verdict];
    return view === "form" ? [{ view, endpoint: "/edge", ...rest }, { code: "s3cret" }] : [{ view, src, ...rest }, {}];
  }

  for (const view of VIEWS) {
    test(`${view}: what is shown for each verdict`, async () => {
      for (const verdict of Object.keys(HEADLINES)) {
        const seen = await page.evaluate(async (attributes, properties) => {
          const element = make("a", attributes, properties);
          const ends = await ended(element);
          const seen = { ends, data: element.dataset.verdict, headline: told(element, "headline"), spoken: spoken(element), parts: parts(element), sign: element.shadowRoot.querySelector("svg path").getAttribute("d") };
          element.remove();
          return seen;
        }, ...asked(view, verdict));
        assert.deepEqual([seen.ends, seen.data, seen.headline], [verdict, verdict, HEADLINES[verdict]]);
        assert.match(seen.spoken, new RegExp(`^Verification finished: ${HEADLINES[verdict]}`));
        // Without a trust list nothing is authentic, and so there is nothing to compare.
        const own = verdict === "indeterminate" ? [] : ["own", "short-code"];
        const due = {
          card: ["card", "verdict", "headline", "lead", "more", "notes", ...own],
          badge: ["badge", "headline", "icon"],
          full: ["card", "verdict", "headline", "checks", "check", "notes", ...own],
          form: ["form", "input", "submit", "card", "headline", "more", "pages"],
        }[view];
        for (const part of due) assert.ok(seen.parts.includes(part), `${verdict}: ${part} among ${seen.parts}`);
        const hidden = { card: ["check", "dialog", "form"], badge: ["card", "dialog", "check"], full: ["more", "dialog"], form: ["check", "dialog"] }[view];
        for (const part of hidden) assert.ok(!seen.parts.includes(part), `${verdict}: ${part} is shown`);
        if (view === "full" && verdict === "invalid") assert.ok(seen.parts.includes("finding") && seen.parts.includes("tell"));
      }
    });

    test(`${view}: moved, asked something else and removed while it works`, async () => {
      const [attributes, properties] = asked(view, "valid");
      const path = attributes.src ?? "/edge/v1/eco/TEST-0001";
      let release = stage.hold(path);
      await page.evaluate(async (attributes, properties) => {
        const element = make("a", attributes, properties);
        window.first = ended(element);
        await next(element, "loadstart");
        document.body.prepend(element);
      }, attributes, properties);
      assert.deepEqual(await page.evaluate(() => [told(a, "busy"), a.hasAttribute("data-verdict")]), ["Checking the certificate…", false]);
      release();
      assert.deepEqual(await page.evaluate(async () => [await first, log]), ["valid", ["a loadstart", "a load", "a loadend", "a verdict"]]);

      release = stage.hold(path);
      const other = view === "form" ? { number: "TEST-0002" } : { src: "/other.jwt", number: "TEST-0002" };
      const seen = await page.evaluate(async (attributes, properties, other) => {
        a.remove();
        const element = make("b", attributes, properties);
        const before = ended(element);
        await next(element, "loadstart");
        for (const [name, value] of Object.entries(other)) element.setAttribute(name, value);
        const report = await element.report;
        return [await before, report.identity.number, element.dataset.verdict];
      }, attributes, properties, other);
      assert.deepEqual(seen, ["AbortError", "TEST-0002", "valid"]);

      const gone = await page.evaluate(async (attributes, properties) => {
        b.remove();
        const element = make("c", attributes, properties);
        const before = ended(element);
        await next(element, "loadstart");
        element.remove();
        const how = await before;
        window.kept = element;
        return [how, element.hasAttribute("data-verdict"), log.filter((line) => line.startsWith("c"))];
      }, attributes, properties);
      release();
      assert.deepEqual(gone, ["AbortError", false, ["c loadstart"]]);
      assert.equal(await page.evaluate(() => (document.body.append(kept), ended(kept))), "valid");
    });

    test(`${view}: the server's words stay until the first Report, and where there is none`, async () => {
      const { src, endpoint, number } = asked(view, "valid")[0];
      const from = src ? `src="${src}"` : `endpoint="${endpoint}"`;
      const tag = (id, from) => `<eco-verify id=${id} view=${view} trust-list=/list ${from} number=${number}><p>ours</p></eco-verify>`;
      const path = src ?? `/edge/v1/eco/${number}`;
      stage.put("/served", "html", `${stage.page}${tag("a", from)}${tag("b", src ? 'src="/missing.jwt"' : 'endpoint="/missing"')}<script type=module src=/helpers.js></script><script type=module src=/embed/eco-verify.js></script>`);
      const release = stage.hold(path);
      await page.goto(`${stage.url}/served#c=s3cret`);
      const shown = () => page.evaluate(() => ["a", "b"].map((id) => document.querySelector(`#${id} p`).checkVisibility()));
      // The form asks for nothing until it has a code.
      if (view === "form") await page.evaluate(() => [a, b].forEach((element) => (element.code = "s3cret")));
      await page.evaluate(() => ended(b));
      assert.deepEqual(await shown(), [true, true]);
      release();
      assert.equal(await page.evaluate(() => ended(a)), "valid");
      assert.deepEqual(await shown(), [false, true]);
    });
  }

  test("badge: its dialog by keyboard, and by a click beside it", async () => {
    await page.evaluate(() => ended(make("a", { view: "badge", src: "/good.jwt" })));
    const state = () => page.evaluate(() => {
      const dialog = part(a, "dialog");
      const focused = a.shadowRoot.activeElement?.getAttribute("part");
      return [dialog.open, focused, told(a, "card") !== null];
    });
    await page.keyboard.press("Tab");
    assert.deepEqual(await state(), [false, "badge valid", false]);
    await page.keyboard.press("Enter");
    assert.deepEqual(await state(), [true, "close", true]);
    assert.ok(await page.evaluate(() => parts(a).includes("check") && part(a, "dialog").getAttribute("aria-label") === "Valid"));
    await page.keyboard.press("Escape");
    assert.deepEqual(await state(), [false, "badge valid", false]);
    await page.keyboard.press("Space");
    assert.deepEqual(await state(), [true, "close", true]);
    // Inside, too, it is a button like any other.
    await page.keyboard.press("Enter");
    assert.deepEqual(await state(), [false, "badge valid", false]);
    await page.keyboard.press("Enter");
    await page.mouse.click(3, 3);
    assert.equal((await state())[0], false);
  });

  test("badge: what is in the dialog does not close it", async () => {
    await page.evaluate(() => ended(make("a", { view: "badge", src: "/good.jwt" })));
    await page.evaluate(() => part(a, "badge").click());
    const { x, y } = await page.evaluate(() => {
      const { x, y } = part(a, "headline").getRootNode().querySelector("dialog h2").getBoundingClientRect();
      return { x, y };
    });
    await page.mouse.click(x + 5, y + 5);
    assert.ok(await page.evaluate(() => part(a, "dialog").open));
  });

  test("form: asks nothing before it is filled in, keeps what is typed, and tells nobody the code", async () => {
    const release = stage.hold("/edge/v1/eco/TEST-0001");
    const urls = [];
    page.on("request", (request) => urls.push(request.url()));
    await page.evaluate(() => (make("a", { view: "form", endpoint: "/edge" }), until(() => part(a, "form"))));
    assert.deepEqual(await page.evaluate(() => [parts(a).includes("form"), told(a, "card"), log]), [true, null, []]);
    await page.keyboard.press("Tab");
    await page.keyboard.type(" TEST-0001 ");
    await page.keyboard.press("Enter");
    assert.deepEqual(await page.evaluate(() => log), [], "the code is asked for first");
    await page.evaluate(() => a.shadowRoot.querySelector("[name=code]").focus());
    await page.keyboard.type("s3cret");
    await page.keyboard.press("Enter");
    await page.evaluate(() => until(() => told(a, "busy")));
    const typed = () => page.evaluate(() => [...a.shadowRoot.querySelectorAll("input")].map(({ value }) => value));
    assert.equal((await typed())[1], "s3cret");
    // Whoever goes on typing meanwhile is not disturbed.
    await page.keyboard.type("!");
    const answer = page.evaluate(() => ended(a));
    release();
    assert.equal(await answer, "valid");
    assert.equal((await typed())[1], "s3cret!");
    assert.equal(await page.evaluate(() => a.shadowRoot.activeElement.name), "code");
    assert.ok(!(await page.evaluate(() => attributes() + document.documentElement.getHTML({ serializableShadowRoots: true }) + a.shadowRoot.innerHTML)).includes("s3cret"));
    assert.deepEqual([...urls, ...stage.asked.map(({ url }) => url)].filter((url) => url.includes("s3cret")), []);
    const edge = stage.asked.filter(({ url }) => url.startsWith("/edge"));
    assert.deepEqual(edge.map(({ url, headers }) => [url, headers["eco-access-code"]]), [["/edge/v1/eco/TEST-0001", "s3cret"]]);
  });

  test("form: a wrong code, then the right one; the number to copy for the issuing bodies' own pages", async () => {
    stage.put("/edge/v1/eco/TEST-0009", "json", JSON.stringify({ type: "/problems/not-found", title: "t", detail: "d", status: 404 }), 404);
    await page.evaluate(() => ended(make("a", { view: "form", endpoint: "/edge", number: "TEST-0009" }, { code: "wrong" })));
    assert.match(await page.evaluate(() => told(a, "card")), /no certificate with this number and access code/);
    stage.edge("TEST-0009", tokens.good);
    await page.evaluate(() => a.shadowRoot.querySelector("[name=code]").select());
    await page.keyboard.type("s3cret");
    await page.keyboard.press("Enter");
    await page.evaluate(() => next(a, "loadend").then(() => whole(a)));
    assert.equal(await page.evaluate(() => a.dataset.verdict), "invalid", "it bears another number");
    const seen = await page.evaluate(async () => {
      part(a, "pages").querySelector("summary").click();
      Object.defineProperty(navigator, "clipboard", { value: { writeText: async (text) => (window.copied = text) } });
      part(a, "copy-number").click();
      await until(() => a.shadowRoot.querySelector("[part=pages] .said").textContent === "Copied.");
      return { copied, links: [...part(a, "pages").querySelectorAll("a")].map((link) => [link.getAttribute("href"), link.target, link.rel, link.checkVisibility()]) };
    });
    assert.deepEqual(seen, { copied: "TEST-0009", links: PAGES.map((url) => [url, "_blank", "noopener noreferrer", true]) });
  });

  for (const view of ["card", "form"]) test(`${view}: number and code from the page's fragment, when it loads and when it changes`, async () => {
    stage.put("/landing", "html", `${stage.page}<eco-verify id=a view=${view} trust-list=/list endpoint=/edge></eco-verify><script type=module src=/helpers.js></script><script type=module src=/embed/eco-verify.js></script>`);
    await page.goto(`${stage.url}/landing#n=TEST-0001&c=s3cret`);
    assert.equal(await page.evaluate(() => ended(a)), "valid");
    assert.equal(await page.evaluate(async () => {
      location.hash = "n=TEST-0002&c=s3cret2";
      await next(a, "loadend");
      return (await a.report).identity.number;
    }), "TEST-0002");
    if (view === "form") assert.deepEqual(await page.evaluate(() => [...a.shadowRoot.querySelectorAll("input")].map(({ value }) => value)), ["TEST-0002", "s3cret2"]);
    assert.ok(!(await page.evaluate(() => attributes())).includes("s3cret"));
    assert.deepEqual(stage.asked.filter(({ url, headers }) => url.includes("s3cret") || /s3cret/.test(headers.referer)), []);
    assert.deepEqual(stage.asked.filter(({ url }) => url.startsWith("/edge")).map(({ headers }) => headers["eco-access-code"]), ["s3cret", "s3cret2"]);
    // Other fragments are the page's own business.
    assert.equal(await page.evaluate(async () => {
      location.hash = "top";
      await until(() => !a.hasAttribute("data-verdict"));
      return told(a, "card");
    }), null);
  });

  test("form: a fragment that comes after something was typed is asked for", async () => {
    await page.evaluate(() => (make("a", { view: "form", endpoint: "/edge" }), until(() => part(a, "form"))));
    await page.keyboard.press("Tab");
    await page.keyboard.type("TEST-0001");
    await page.keyboard.press("Tab");
    await page.keyboard.type("s3cret");
    await page.keyboard.press("Enter");
    await page.evaluate(() => next(a, "loadend"));
    const seen = await page.evaluate(async () => {
      location.hash = "n=TEST-0002&c=s3cret2";
      await next(a, "loadend");
      return [(await a.report).identity.number, ...[...a.shadowRoot.querySelectorAll("input")].map(({ value }) => value)];
    });
    assert.deepEqual(seen, ["TEST-0002", "TEST-0002", "s3cret2"]);
  });

  const EXPECTED = {
    "as the certificate": [{ "expect-consignee": "Consignee Co.", "expect-hs-codes": "940511", "expect-importing-country": "VN", "expect-invoices": "I-1", "expect-quantities": "10 KGM" }, "valid", /the same: \d/],
    "written differently": [{ "expect-consignee": "CONSIGNEE CO" }, "valid", /Taken as what you stated/],
    "another country": [{ "expect-importing-country": "JP" }, "invalid", /importing country “JP”; it has “VN”/],
    "another HS code": [{ "expect-hs-codes": '["691110"]' }, "invalid", /“691110”/],
    "items as JSON": [{ "expect-items": '[{"hsCode":"940511","quantity":{"value":"10","unit":"KGM"}}]' }, "valid", /the same/],
  };
  for (const [name, [attributes, verdict, says]] of Object.entries(EXPECTED)) {
    test(`expected: ${name}`, async () => {
      const seen = await page.evaluate(async (attributes) => {
        const element = make("a", { src: "/good.jwt", view: "full", ...attributes });
        return [await ended(element), text(element)];
      }, attributes);
      assert.equal(seen[0], verdict);
      assert.match(seen[1], says);
    });
  }

  test("expected, but malformed: the page's fault, told with the attribute's name", async () => {
    for (const [name, value] of [["expect-items", "[{"], ["expect-customs-value", "5"], ["expect-quantities", "[1"], ["expect-items", "{}"]]) {
      const seen = await page.evaluate(async (name, value) => {
        const element = make("a", { src: "/good.jwt", [name]: value });
        const how = await ended(element);
        const seen = [how, told(element, "headline"), told(element, "lead"), element.hasAttribute("data-verdict")];
        element.remove();
        return seen;
      }, name, value);
      assert.deepEqual([seen[0], seen[1], seen[3]], ["TypeError", "This page asks for the check in a way that makes no sense", false], `${name}=${value}`);
      const member = name.replace("expect-", "").replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
      assert.ok(seen[2].includes(name) || seen[2].includes(member), `${name}: ${seen[2]}`);
    }
  });

  test("a short code from elsewhere: the same document, or another one", async () => {
    const code = await page.evaluate(async () => {
      await ended(make("a", { src: "/good.jwt" }));
      return told(a, "short-code");
    });
    assert.match(code, /^[0-9A-Z]{5}-[0-9A-Z]{5}$/);
    const seen = await page.evaluate(async (code) => {
      const seen = [];
      const element = make("b", { src: "/good.jwt", "expect-code": code.toLowerCase().replace("-", " ").replaceAll("0", "o") });
      await ended(element);
      seen.push(told(element, "same"), told(element, "other"));
      element.setAttribute("expect-code", "00000-00000");
      seen.push(told(element, "same"), told(element, "other"));
      element.removeAttribute("expect-code");
      seen.push(told(element, "same"), told(element, "other"));
      location.hash = `h=${code}`;
      element.src = "/other.jwt";
      await ended(element);
      seen.push(told(element, "other"));
      // Also when only the fragment changes, as a link on the page would do.
      location.hash = "h=11111-11111";
      seen.push(await until(() => told(element, "other")?.includes("11111-11111")));
      return seen;
    }, code);
    const [same, no, no2, other, none, none2, fragment, changed] = seen;
    assert.equal(changed, true);
    assert.deepEqual([no, no2, none, none2].filter(Boolean), []);
    assert.match(same, /^This is the document that the other page showed/);
    assert.ok(other.includes("not the document") && other.includes("00000-00000") && other.includes(code));
    assert.ok(fragment.includes("not the document") && fragment.includes(code));
  });

  /** What a camera would read of the drawn QR code. */
  async function scanned() {
    const { size, dark } = await page.evaluate(async () => {
      part(a, "show-qr").click();
      const svg = await until(() => part(a, "qr"));
      const [, path] = svg.querySelectorAll("path");
      return { size: svg.viewBox.baseVal.width, dark: path.getAttribute("d") };
    });
    const scale = 4;
    const pixels = new Uint8ClampedArray((size * scale) ** 2 * 4).fill(255);
    for (const [, x, y] of dark.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
      for (let i = 0; i < scale * scale; i++) {
        pixels.fill(0, ((y * scale + Math.floor(i / scale)) * size * scale + x * scale + (i % scale)) * 4, ((y * scale + Math.floor(i / scale)) * size * scale + x * scale + (i % scale)) * 4 + 3);
      }
    }
    return jsQR(pixels, size * scale, size * scale).data;
  }

  test("the QR code leads to the edge's page, where the same short code is shown; the access code is not in it", async () => {
    const landing = `${stage.page}<eco-verify id=a trust-list=/list endpoint=/edge></eco-verify><script type=module src=/helpers.js></script><script type=module src=/embed/eco-verify.js></script>`;
    stage.put("/edge", "html", landing);
    await page.evaluate(() => ended(make("a", { endpoint: "/edge", number: "TEST-0001" }, { code: "s3cret" })));
    const code = await page.evaluate(() => told(a, "short-code"));
    const url = await scanned();
    const { origin, pathname, hash } = new URL(url);
    assert.deepEqual([origin, pathname, Object.fromEntries(new URLSearchParams(hash.slice(1)))], [stage.url, "/edge", { n: "TEST-0001", h: code }]);
    assert.deepEqual(await page.evaluate(() => [part(a, "open").href, part(a, "open").target, part(a, "open").rel]), [url, "_blank", "noopener noreferrer"]);
    await page.goto(url);
    assert.equal(await page.evaluate(() => ended(a)), "valid");
    assert.match(await page.evaluate(() => told(a, "same")), /the short code is the same/);
    stage.edge("TEST-0001", tokens.other);
    await page.reload();
    assert.equal(await page.evaluate(() => ended(a)), "invalid");
    assert.match(await page.evaluate(() => told(a, "other")), /not the document that the other page showed/);
    stage.edge("TEST-0001", tokens.good);
  });

  test("the QR code of an address leads to the page that check-at names; without one there is none", async () => {
    await page.evaluate(() => ended(make("a", { src: "/good.jwt", "check-at": "https://verify.example/eco" })));
    const code = await page.evaluate(() => told(a, "short-code"));
    const url = new URL(await scanned());
    assert.equal(url.origin + url.pathname, "https://verify.example/eco");
    assert.deepEqual(Object.fromEntries(new URLSearchParams(url.hash.slice(1))), { src: `${stage.url}/good.jwt`, h: code });
    assert.equal(await page.evaluate(() => (a.checkAt = null, parts(a).includes("show-qr"))), false);
  });

  test("a message to the issuer: copied, or shown and selected where that is not allowed", async () => {
    await page.evaluate(() => ended(make("a", { src: "/faulty.jwt", view: "full" })));
    const seen = await page.evaluate(async () => {
      let copied = "";
      const clipboard = (writeText) => Object.defineProperty(navigator, "clipboard", { configurable: true, value: { writeText } });
      clipboard(async (text) => (copied = text));
      part(a, "tell").click();
      const said = await until(() => [...a.shadowRoot.querySelectorAll(".said")].map((node) => node.textContent).find(Boolean));
      clipboard(async () => { throw new DOMException("no", "NotAllowedError"); });
      part(a, "tell").click();
      part(a, "tell").click();
      const field = await until(() => a.shadowRoot.querySelector("textarea"));
      await until(() => a.shadowRoot.activeElement?.localName === "textarea");
      const fields = a.shadowRoot.querySelectorAll("textarea").length;
      return { copied, said, fields, value: field.value, selected: a.shadowRoot.querySelector("textarea").selectionEnd, focused: a.shadowRoot.activeElement.localName, name: field.getAttribute("aria-label") };
    });
    assert.deepEqual([seen.said, seen.fields, seen.value, seen.selected, seen.focused, seen.name], ["Copied.", 1, seen.copied, seen.copied.length, "textarea", "Copy a message to the issuer"]);
    for (const words of ["TEST-0003", "/items/0/quantity", "rules.quantity_zero", "rules.fob_missing", "box ", "rule ", "Treaty: ", "not an official standard"]) assert.ok(seen.copied.includes(words), words);
  });

  for (const lang of LANGUAGES) test(`language ${lang}: its own words, in every view, marked where nobody has reviewed them`, async () => {
    const messages = await loadMessages(lang);
    const seen = await page.evaluate(async (lang) => {
      const seen = [];
      for (const view of ["full", "badge"]) {
        const element = make("a", { src: "/good.jwt", view, lang });
        await ended(element);
        seen.push(told(element, "headline"));
        if (view === "badge") part(element, "badge").click();
        seen.push(told(element, "notes"), part(element, "card").closest("[lang]").lang);
        element.remove();
      }
      const form = make("a", { view: "form", endpoint: "/edge", lang });
      await until(() => part(form, "submit"));
      // The words of a language that is there already are there at once.
      seen.push(told(form, "submit"));
      return seen;
    }, lang);
    const { headline } = messages.verdicts.valid;
    assert.deepEqual([seen[0], seen[3], seen[6]], [headline, headline, messages.words.check]);
    for (const notes of [seen[1], seen[4]]) assert.equal(notes.includes(messages.unreviewed ?? messages.words.profileNote), true);
    assert.equal(messages.unreviewed === undefined, ["en", "zh"].includes(lang));
    assert.deepEqual([seen[2], seen[5]], [messages.locale, messages.locale]);
  });

  test("languages: of the page, of a part of it, from outside of a shadow root, changed, and unknown", async () => {
    const headline = async (lang) => (await loadMessages(lang)).verdicts.valid.headline;
    const seen = await page.evaluate(async () => {
      const headlines = [];
      const show = async (element) => (await ended(element), headlines.push(told(element, "headline")));
      document.documentElement.lang = "vi";
      await show(make("a", { src: "/good.jwt" }));
      const part = document.createElement("div");
      part.lang = "zh-Hans-CN";
      document.body.append(part);
      await show(make("b", { src: "/good.jwt" }, {}, part));
      const host = document.createElement("div");
      part.append(host);
      await show(make("c", { src: "/good.jwt" }, {}, host.attachShadow({ mode: "open" })));
      await show(make("d", { src: "/good.jwt", lang: "fr" }));
      d.lang = "ja";
      await until(() => told(d, "headline") !== headlines[3]);
      headlines.push(told(d, "headline"));
      return headlines;
    });
    assert.deepEqual(seen, await Promise.all(["vi", "zh", "zh", "en", "ja"].map(headline)));
  });

  test("a form in a language that is late: its words change, what is typed and where stays", async () => {
    const release = stage.hold("/embed/messages/ja.js");
    // English stands in for what is late.
    await page.evaluate(() => {
      make("a", { view: "form", endpoint: "/edge", lang: "ja" });
      return until(() => part(a, "submit"));
    });
    await page.keyboard.press("Tab");
    await page.keyboard.type("TEST");
    const state = () => page.evaluate(() => [part(a, "submit").textContent, a.shadowRoot.activeElement?.name, a.shadowRoot.activeElement?.value]);
    assert.deepEqual(await state(), ["Check", "number", "TEST"]);
    release();
    await page.evaluate(() => until(() => part(a, "submit").textContent !== "Check"));
    assert.deepEqual(await state(), [(await loadMessages("ja")).words.check, "number", "TEST"]);
  });

  test("a language whose file cannot be had is English, and the verdict comes all the same", async () => {
    stage.put("/embed/messages/ko.js", "text/plain", "gone", 404);
    const seen = await page.evaluate(async () => {
      const element = make("a", { src: "/good.jwt", lang: "ko" });
      return [await ended(element), told(element, "headline"), part(element, "card").closest("[lang]").lang];
    });
    stage.restore("/embed/messages/ko.js");
    assert.deepEqual([seen[0], seen[1]], ["valid", "Valid"]);
    assert.match(seen[2], /^en/);
  });

  test("twelve on a page: each its own verdict, the verifier loaded once", async () => {
    const seen = await page.evaluate(async (verdicts) => {
      const elements = Array.from({ length: 12 }, (_, i) => {
        const [, attributes] = verdicts[i % 3];
        return make(`e${i}`, { ...attributes, view: ["card", "badge", "full"][i % 3] });
      });
      return Promise.all(elements.map(ended));
    }, Object.entries(SHOWN));
    assert.deepEqual(seen, Array.from({ length: 12 }, (_, i) => Object.keys(SHOWN)[i % 3]));
    assert.equal(stage.asked.filter(({ url }) => url.endsWith(".wasm")).length, 1);
  });

  test("inside another shadow root: the verdict is heard outside, with its own look", async () => {
    const seen = await page.evaluate(async () => {
      const host = document.createElement("div");
      document.body.append(host);
      const heard = new Promise((done) => document.addEventListener("verdict", (event) => done([event.target === host, event.detail.verdict]), { once: true }));
      const element = make("a", { src: "/good.jwt" }, {}, host.attachShadow({ mode: "closed" }));
      await ended(element);
      return [...(await heard), getComputedStyle(part(element, "headline")).fontWeight, told(element, "headline")];
    });
    assert.deepEqual(seen, [true, "valid", "650", "Valid"]);
  });

  test("two versions on a page: one warning each way, the first works", async () => {
    const file = (name) => readFileSync(join(root, "pkg", "dist", name), "utf8");
    const { version } = JSON.parse(readFileSync(join(root, "pkg", "package.json"), "utf8"));
    for (const name of ["define.js", "element.js", "index.js", "rest.js", "messages/en.js"]) stage.put(`/newer/${name}`, "js", file(name).replaceAll(JSON.stringify(version), '"9.9.9"'));
    stage.put("/newer/eco_verify_bg.wasm", "wasm", readFileSync(join(root, "pkg", "dist", "eco_verify_bg.wasm")));
    await page.evaluate(async () => {
      await import("/newer/define.js");
      await import("/newer/define.js");
    });
    const warning = `console: eco-verify: <eco-verify> is version ${version} on this page already; version 9.9.9 stays out. Load one of the two.`;
    assert.deepEqual(faults.splice(0), [warning]);
    assert.equal(await page.evaluate(() => ended(make("a", { src: "/good.jwt" }))), "valid");

    await page.goto(`${stage.url}/`);
    const verdict = await page.evaluate(async () => {
      await import("/helpers.js");
      await import("/newer/define.js");
      await import("/embed/eco-verify.js");
      return [customElements.get("eco-verify").version, await ended(make("a", { src: "/good.jwt" }))];
    });
    assert.deepEqual(verdict, ["9.9.9", "valid"]);
    assert.deepEqual(faults.splice(0), [warning.replace(version, "x").replace("9.9.9", version).replace("x", "9.9.9")]);
  });

  for (const [name, source] of Object.entries(FRAMEWORKS)) test(`inside ${name}: attributes, properties, events, lists that change their order`, async () => {
    const { outputFiles } = await build({
      stdin: { contents: source, resolveDir: root, loader: "js" },
      bundle: true, write: false, format: "esm", minify: true, conditions: ["production"], logLevel: "silent",
      define: { "process.env.NODE_ENV": '"production"', __VUE_OPTIONS_API__: "false", __VUE_PROD_DEVTOOLS__: "false", __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false" },
    });
    stage.put("/app.js", "js", outputFiles[0].text);
    // Defined after the framework has drawn it, and before.
    for (const late of [true, false]) {
      stage.asked.length = 0;
      const seen = await page.evaluate(async (late, token) => {
        document.body.replaceChildren();
        const { mount } = await import("/app.js");
        const app = document.createElement("div");
        document.body.append(app);
        window.heard = [];
        const bytes = new TextEncoder().encode(token);
        const draw = await mount(app, (id, verdict) => heard.push(`${id} ${verdict}`));
        await draw([{ id: "x", src: "/good.jwt" }, { id: "y", src: "/changed.jwt" }, { id: "z", bytes }]);
        if (late) await import("/embed/define.js");
        const all = () => [...app.querySelectorAll("eco-verify")];
        const seen = [await Promise.all(all().map(ended))];
        await draw([{ id: "z", bytes }, { id: "x", src: "/good.jwt" }, { id: "y", src: "/other.jwt" }]);
        seen.push(all().map(({ id }) => id), await Promise.all(all().map(ended)));
        await draw([{ id: "x", src: "/good.jwt", view: "badge" }]);
        seen.push(await Promise.all(all().map(ended)), told(all()[0], "badge") !== null, [...heard].sort());
        await draw([]);
        seen.push(all().length);
        return seen;
      }, late, tokens.good);
      assert.deepEqual(seen, [
        ["valid", "invalid", "valid"], ["z", "x", "y"], ["valid", "valid", "valid"], ["valid"], true,
        ["x valid", "y invalid", "y valid", "z valid"], 0,
      ], `defined ${late ? "after" : "before"}`);
      assert.equal(stage.asked.filter(({ url }) => url === "/good.jwt").length, 1, "a move or another view asks nothing anew");
      if (late) await page.goto(`${stage.url}/`).then(() => page.evaluate(() => import("/helpers.js").then(() => import("/embed/define.js"))));
    }
  });
});

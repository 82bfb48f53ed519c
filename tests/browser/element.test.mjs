// <eco-verify> in Chromium on a page with a strict CSP: what it shows, tells and leaves alone.

import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, suite, test } from "node:test";
import { lifetime } from "../edge/servers.mjs";
import { cases } from "../pkg/corpus.mjs";
import { listSigner } from "../pkg/trust.mjs";
import { issuer, launch, openPage, startStage } from "./stage.mjs";

suite("element", () => {
  const whole = lifetime(after);
  const customs = issuer();
  const good = customs.certificate();
  const changed = good.replace(/.{10}$/, "AAAAAAAAAA");
  let browser, stage, page, faults;

  before(async () => {
    browser = await launch(whole);
    stage = await startStage(whole);
    stage.put("/list", "json", customs.trustList);
    stage.put("/good.jwt", "application/vc+jwt", good);
    stage.put("/changed.jwt", "application/vc+jwt", changed);
    stage.put("/other.jwt", "application/vc+jwt", customs.certificate((subject) => ({ ...subject, certificateNumber: "TEST-0002" })));
  });
  beforeEach(async () => {
    faults = [];
    page = await openPage(browser, faults);
    await page.goto(`${stage.url}/`);
    await page.evaluate(async () => {
      window.log = [];
      for (const type of ["loadstart", "load", "error", "loadend", "verdict"]) {
        // Only `verdict` bubbles; the others are heard on their way down.
        document.addEventListener(type, (event) => event.target.id && log.push(`${event.target.id} ${type}`), true);
      }
      window.make = (id, attributes = {}, properties = {}) => {
        const element = document.createElement("eco-verify");
        element.id = id;
        for (const [name, value] of Object.entries({ "trust-list": "/list", ...attributes })) element.setAttribute(name, value);
        Object.assign(element, properties);
        document.body.append(element);
        return element;
      };
      window.text = (element) => element.shadowRoot.textContent;
      /** Waits for what is loaded after the verdict. */
      window.whole = async (element) => {
        while (element.shadowRoot.querySelector("[aria-busy=true]")) await new Promise(requestAnimationFrame);
      };
      await import("/embed/eco-verify.js");
    });
  });
  afterEach(async () => {
    await page.close();
    assert.deepEqual(faults, []);
  });

  test("valid: headline, badge, signer, goods, number; events in order; verdict bubbles with the Report", async () => {
    const seen = await page.evaluate(async () => {
      const heard = new Promise((done) => document.body.addEventListener("verdict", (event) => done(event.detail), { once: true }));
      const element = make("a", { src: "/good.jwt", number: "test-0001" });
      const report = await element.report;
      await whole(element);
      return {
        same: (await heard) === report,
        verdict: element.dataset.verdict,
        text: text(element),
        status: element.shadowRoot.querySelector("[role=status]").textContent,
        parts: [...element.shadowRoot.querySelectorAll("[part]")].map((node) => node.getAttribute("part").split(" ")[0]),
        log,
      };
    });
    assert.deepEqual([seen.verdict, seen.same], ["valid", true]);
    assert.deepEqual(seen.log, ["a loadstart", "a load", "a loadend", "a verdict"]);
    assert.equal(seen.status, "Verification finished: Valid, TEST.");
    for (const words of ["Valid", "TEST", "Signed by", "Test Customs (China)", "TEST-0001", "Lamps", "940511", "10 kg", "The trust list used is not signed", "no authority has published a technical standard"]) {
      assert.ok(seen.text.includes(words), words);
    }
    for (const part of ["card", "verdict", "headline", "test", "signer", "particulars", "goods", "checks", "check", "notes"]) {
      assert.ok(seen.parts.includes(part), part);
    }
  });

  test("a signature that fails: nothing of the document is shown but what it claims to be, as unproven", async () => {
    const seen = await page.evaluate(async () => {
      const element = make("a", { src: "/changed.jwt" });
      await element.report;
      await whole(element);
      return { verdict: element.dataset.verdict, text: text(element), name: element.shadowRoot.querySelector(".signer").className };
    });
    assert.deepEqual([seen.verdict, seen.name], ["invalid", "signer unproven"]);
    assert.match(seen.text, /Claims to be from \(not proven\)/);
    assert.doesNotMatch(seen.text, /Signed by|Lamps|Exporter Co/);
  });

  test("without a trust list it could not be confirmed, and says so", async () => {
    const seen = await page.evaluate(async () => {
      const element = make("a", { src: "/good.jwt" });
      element.removeAttribute("trust-list");
      await element.report;
      await whole(element);
      return [element.dataset.verdict, text(element)];
    });
    assert.equal(seen[0], "indeterminate");
    assert.match(seen[1], /Could not be confirmed[^]*No trust list was given/);
  });

  test("text of a document is text: nothing in it runs or becomes an element", async () => {
    const bad = '<img src=x onerror="window.pwned=1"><script>window.pwned=1</script><b>bold</b>&amp;{{7*7}}';
    const loud = issuer({ name: bad });
    const everywhere = (value) =>
      Array.isArray(value) ? value.map(everywhere)
      : typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, everywhere(inner)]))
      : value;
    const token = loud.certificate((subject) => ({
      ...everywhere(subject),
      certificateNumber: bad.slice(0, 70), remarks: bad, [bad]: bad,
      exporter: { ...subject.exporter, name: bad, address: bad },
      transport: { conveyance: bad, portOfDischarge: bad, route: bad },
      items: subject.items.map((item) => ({ ...item, description: bad, marks: bad, packages: { count: 1, kind: bad }, invoices: [{ number: bad, date: item.invoices[0].date }] })),
    }), bad);
    stage.put("/loud-list", "json", loud.trustList);
    stage.put("/loud.jwt", "application/vc+jwt", token);
    stage.put("/loud-changed.jwt", "application/vc+jwt", token.replace(/.{10}$/, "AAAAAAAAAA"));
    for (const src of ["/loud.jwt", "/loud-changed.jwt"]) {
      const seen = await page.evaluate(async (src) => {
        const element = make("a", { src, "trust-list": "/loud-list", number: "<b>x</b>" });
        const report = await element.report;
        await whole(element);
        return {
          verdict: report.verdict,
          elements: element.shadowRoot.querySelectorAll("img, script, b").length,
          shown: text(element).includes('<img src=x onerror="window.pwned=1">'),
          pwned: window.pwned === 1,
        };
      }, src);
      assert.deepEqual(seen, { verdict: "invalid", elements: 0, shown: true, pwned: false }, src);
    }
  });

  test("two elements at once keep apart", async () => {
    const seen = await page.evaluate(async () => {
      const elements = [make("a", { src: "/good.jwt" }), make("b", { src: "/changed.jwt" }), make("c", { src: "/missing.jwt" })];
      await Promise.allSettled(elements.map((element) => element.report));
      await Promise.all(elements.map(whole));
      return elements.map((element) => [element.getAttribute("data-verdict"), text(element).includes("Lamps")]);
    });
    assert.deepEqual(seen, [["valid", true], ["invalid", false], [null, false]]);
  });

  test("a newer src stops the older run: one verdict, the newer one", async () => {
    const release = stage.hold("/good.jwt");
    const seen = await page.evaluate(async () => {
      const element = make("a", { src: "/good.jwt" });
      const first = element.report.then(() => "a report", (error) => error.name);
      await new Promise((done) => element.addEventListener("loadstart", done, { once: true }));
      element.src = "/other.jwt";
      const second = await element.report;
      await whole(element);
      return [await first, second.identity.number, element.dataset.verdict];
    });
    release();
    await page.evaluate(() => fetch("/good.jwt"));
    assert.deepEqual(seen, ["AbortError", "TEST-0002", "valid"]);
    assert.deepEqual(await page.evaluate(() => [log, document.getElementById("a").shadowRoot.textContent.includes("TEST-0002")]),
      [["a loadstart", "a loadstart", "a load", "a loadend", "a verdict"], true]);
  });

  test("while a newer question is open, the older verdict is not shown", async () => {
    const release = stage.hold("/other.jwt");
    const seen = await page.evaluate(async () => {
      const element = make("a", { src: "/good.jwt" });
      await element.report;
      const started = new Promise((done) => element.addEventListener("loadstart", done, { once: true }));
      element.src = "/other.jwt";
      await started;
      return [element.hasAttribute("data-verdict"), text(element)];
    });
    release();
    assert.deepEqual(seen, [false, "Checking the certificate…"]);
  });

  test("removed mid-flight: stopped and silent; put back: starts again", async () => {
    const release = stage.hold("/good.jwt");
    const seen = await page.evaluate(async () => {
      const element = make("a", { src: "/good.jwt" });
      const report = element.report.then(() => "a report", (error) => error.name);
      await new Promise((done) => element.addEventListener("loadstart", done, { once: true }));
      element.remove();
      return [await report, log];
    });
    release();
    assert.deepEqual(seen, ["AbortError", ["a loadstart"]]);
    assert.equal(await page.evaluate(async () => {
      const element = make("b", { src: "/good.jwt" });
      element.remove();
      document.body.append(element);
      return (await element.report).verdict;
    }), "valid");
  });

  test("asked something else while out of the page: the older verdict does not come back", async () => {
    const seen = await page.evaluate(async () => {
      const element = make("a", { src: "/good.jwt" });
      await element.report;
      element.remove();
      element.src = "/changed.jwt";
      const between = element.hasAttribute("data-verdict");
      document.body.append(element);
      const first = (await element.report).verdict;
      element.src = "/good.jwt";
      element.remove();
      await Promise.resolve();
      document.body.append(element);
      return [between, first, (await element.report).verdict];
    });
    assert.deepEqual(seen, [false, "invalid", "valid"]);
  });

  test("moved mid-flight: goes on", async () => {
    const release = stage.hold("/good.jwt");
    await page.evaluate(async () => {
      const element = make("a", { src: "/good.jwt" });
      window.moved = element.report;
      await new Promise((done) => element.addEventListener("loadstart", done, { once: true }));
      document.body.append(document.createElement("p"), element);
    });
    release();
    assert.deepEqual(await page.evaluate(async () => [(await moved).verdict, log]),
      ["valid", ["a loadstart", "a load", "a loadend", "a verdict"]]);
  });

  test("the page's own words stay until the first Report", async () => {
    const release = stage.hold("/good.jwt");
    const shown = () => page.evaluate(() => document.querySelector("#a p").checkVisibility());
    await page.evaluate(() => {
      const element = make("a");
      element.append(Object.assign(document.createElement("p"), { textContent: "ours" }));
    });
    assert.equal(await shown(), true);
    await page.evaluate(() => new Promise((done) => {
      const element = document.getElementById("a");
      element.addEventListener("loadstart", done, { once: true });
      element.src = "/good.jwt";
    }));
    assert.equal(await shown(), true);
    release();
    await page.evaluate(() => document.getElementById("a").report);
    assert.equal(await shown(), false);
  });

  test("a document that cannot be had: error, no verdict, and a way on", async () => {
    const seen = await page.evaluate(async () => {
      const element = make("a", { src: "/missing.jwt" });
      const name = await element.report.catch((error) => error.name);
      return [name, element.hasAttribute("data-verdict"), text(element), log];
    });
    assert.deepEqual([seen[0], seen[1], seen[3]], ["RetrieveError", false, ["a loadstart", "a error", "a loadend"]]);
    assert.match(seen[2], /The certificate could not be loaded[^]*HTTP 404[^]*Check the address/);
  });

  test("settings that make no sense are the page's fault, not the certificate's", async () => {
    for (const attributes of [{ policy: "{" }, { policy: '{"nonsense":1}' }, { "trust-key": "x" }]) {
      const seen = await page.evaluate(async (attributes) => {
        const element = make("a", { src: "/good.jwt", ...attributes });
        await element.report.catch(() => undefined);
        return [element.hasAttribute("data-verdict"), text(element)];
      }, attributes);
      assert.equal(seen[0], false);
      assert.match(seen[1], /This page asks for the check in a way that makes no sense/);
    }
  });

  test("bytes, and properties set before the element was defined", async () => {
    const fresh = await openPage(browser, faults);
    await fresh.goto(`${stage.url}/`);
    const verdict = await fresh.evaluate(async (token) => {
      const element = document.createElement("eco-verify");
      element.bytes = new TextEncoder().encode(token);
      element.trustList = "/list";
      document.body.append(element);
      await import("/embed/define.js");
      return [(await element.report).verdict, element.getAttribute("trust-list")];
    }, good);
    await fresh.close();
    assert.deepEqual(verdict, ["valid", "/list"]);
  });

  test("defined twice, by two files: the first stays and nothing throws", async () => {
    const seen = await page.evaluate(async () => {
      const first = customElements.get("eco-verify");
      await import("/embed/define.js");
      await import("/embed/eco-verify.js?again");
      return [customElements.get("eco-verify") === first, (await make("a", { src: "/good.jwt" }).report).verdict];
    });
    assert.deepEqual(seen, [true, "valid"]);
  });

  test("number and code from an edge: the code goes in a header only", async () => {
    stage.put("/edge/v1/eco/TEST-0001", "json", JSON.stringify({ document: { mediaType: "application/vc+jwt", bytes: good, sha256: "" }, evidence: [] }));
    stage.put("/edge/v1/eco/GONE", "json", JSON.stringify({ type: "/problems/revoked", title: "t", detail: "d", status: 410, document: { bytes: changed }, evidence: [] }), 410);
    const seen = await page.evaluate(async () => {
      const element = make("a", { endpoint: "/edge", number: "TEST-0001" }, { code: "s3cret" });
      const verdict = (await element.report).verdict;
      element.number = "GONE";
      const gone = (await element.report).verdict;
      await whole(element);
      const told = text(element);
      element.number = "NONE";
      const none = await element.report.catch((error) => error.slug);
      await whole(element);
      return { verdict, gone, told, none, last: text(element), page: document.documentElement.outerHTML.includes("s3cret") };
    });
    assert.deepEqual([seen.verdict, seen.gone, seen.none, seen.page], ["valid", "invalid", "not-found", false]);
    assert.match(seen.told, /says that it was revoked/);
    assert.match(seen.last, /no certificate with this number and access code/);
    const asked = stage.asked.filter(({ url }) => url.startsWith("/edge"));
    assert.ok(asked.length >= 3 && asked.every(({ url, headers }) => !url.includes("s3cret") && headers["eco-access-code"] === "s3cret"));
    assert.ok(stage.asked.every(({ headers }) => headers.cookie === undefined));
  });

  test("an edge's answer that was saved, as a file or at an address, is the certificate in it", async () => {
    const saved = (bytes) => JSON.stringify({ document: { mediaType: "application/vc+jwt", bytes, sha256: "" }, evidence: [], edge: { report: { verdict: "valid" } } });
    stage.put("/saved.json", "json", saved(good));
    const seen = await page.evaluate(async (broken) => {
      const element = make("a", { src: "/saved.json" });
      const verdicts = [(await element.report).verdict];
      element.bytes = new TextEncoder().encode(broken);
      verdicts.push((await element.report).verdict);
      await whole(element);
      return { verdicts, text: text(element) };
    }, saved(changed));
    assert.deepEqual(seen.verdicts, ["valid", "invalid"]);
    assert.match(seen.text, /Claims to be from/);
  });

  test("what the source gave and nobody may rely on is not called a matter of loading", async () => {
    for (const slug of ["upstream-signature-invalid", "upstream-certificate-mismatch", "upstream-issuer-unknown", "upstream-malformed"]) {
      stage.put("/edge/v1/eco/BAD", "json", JSON.stringify({ type: `/problems/${slug}`, title: "t", detail: "d", status: 502 }), 502);
      const seen = await page.evaluate(async () => {
        const element = make("a", { endpoint: "/edge", number: "BAD" }, { code: "s3cret" });
        await element.report.catch(() => undefined);
        await whole(element);
        const parts = (name) => [...element.shadowRoot.querySelectorAll(`[part=${name}]`)].map((node) => node.textContent).join(" ");
        element.remove();
        return [parts("headline"), parts("next"), element.hasAttribute("data-verdict")];
      });
      assert.deepEqual([seen[0], seen[2]], ["What the source gave cannot be relied on", false], slug);
      assert.match(seen[1], /exporter|issuing body/, slug);
    }
  });

  test("an older trust list than one seen before is noticed, also after the page was loaded again", async () => {
    const { jwk, list } = listSigner();
    const { issuers } = JSON.parse(customs.trustList);
    stage.put("/v1.jwt", "application/jwt", list(1, issuers));
    stage.put("/v2.jwt", "application/jwt", list(2, issuers));
    const ask = (path) => page.evaluate(async (path, key) => {
      await import("/embed/eco-verify.js");
      const element = Object.assign(document.createElement("eco-verify"), { src: "/good.jwt", trustList: path, trustKey: key });
      document.body.append(element);
      const { verdict, checks } = await element.report;
      return [verdict, checks[2].code];
    }, path, JSON.stringify(jwk));
    assert.equal((await ask("/v1.jwt"))[0], "valid");
    assert.equal((await ask("/v2.jwt"))[0], "valid");
    await page.reload();
    assert.deepEqual(await ask("/v1.jwt"), ["indeterminate", "issuer.trust_list_rollback"]);
    await page.evaluate(() => Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } }));
    assert.equal((await ask("/v1.jwt"))[0], "valid");
  });

  test("narrow, dark and wide: nothing sticks out", async () => {
    await page.evaluate(() => make("a", { src: "/good.jwt" }).report.then(() => whole(document.getElementById("a"))));
    for (const width of [320, 700, 1400]) {
      await page.setViewport({ width, height: 800 });
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${width}`);
    }
  });

  for (const build of ["full.js", "index.js"]) test(`the corpus in Chromium, ${build}: the same Reports, byte for byte or as the small build may`, async () => {
    const small = cases().filter(({ input }) => input.length < 64 * 1024);
    assert.ok(small.length > 1000);
    const sent = small.map(({ name, input, options }) => ({
      name,
      input: input.toString("base64"),
      options: {
        ...options,
        referenceData: options.referenceData?.toString("utf8"),
        hsTable: options.hsTable?.toString("utf8"),
        trustList: options.trustList instanceof URL ? { url: options.trustList.href } : options.trustList && { base64: options.trustList.toString("base64") },
        evidence: options.evidence.map((entry) => ({ ...entry, bytes: entry.bytes && entry.bytes.toString("base64") })),
      },
    }));
    const texts = await page.evaluate(async (sent, build) => {
      const { verifyToJson } = await import(`/embed/${build}`);
      const bytes = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
      const texts = [];
      for (const { input, options } of sent) {
        const list = options.trustList;
        texts.push(await verifyToJson(bytes(input), {
          ...options,
          trustList: list?.url ? new URL(list.url) : list && bytes(list.base64),
          evidence: options.evidence.map((entry) => ({ ...entry, bytes: entry.bytes === null ? null : bytes(entry.bytes) })),
        }));
      }
      return texts;
    }, sent, build);
    small.forEach(({ name, report }, i) => {
      assert.equal(texts[i], report, name);
    });
  });
});

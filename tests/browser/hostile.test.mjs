// Files that mean harm, text that would be markup, and servers that fail, in Chromium: the right message each
// time, nothing executed, nothing stuck.

import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, suite, test } from "node:test";
import { gzipSync } from "node:zlib";
import { deadPort, lifetime } from "../edge/servers.mjs";
import { cases } from "../pkg/corpus.mjs";
import { furnish, issuer, launch, openPage, startStage } from "./stage.mjs";

const part = (value) => Buffer.from(typeof value === "string" ? value : JSON.stringify(value)).toString("base64url");
const MIB = 1024 * 1024;

/** Text that becomes markup or script wherever text is put in as something else; each runs `pwned`. */
const XSS = [
  '<img src=x onerror="pwned=1">',
  "<script>pwned=1</script>",
  '"><svg onload=pwned=1>',
  "javascript:pwned=1",
  "</style></title></textarea><iframe srcdoc='<script>parent.pwned=1</script>'>",
  "{{constructor.constructor('pwned=1')()}}${pwned=1}",
  "' onfocus=pwned=1 autofocus x='",
  "\u202e\u2066<b>\u0000\u0007</b>&lt;b&gt;",
];

suite("hostile", () => {
  const whole = lifetime(after);
  let browser, stage, page, faults, tokens;

  before(async () => {
    browser = await launch(whole);
    stage = await startStage(whole);
    tokens = furnish(stage);
  });
  beforeEach(async () => {
    faults = [];
    page = await openPage(browser, faults);
    await ready();
  });
  afterEach(async () => {
    stage.releaseAll();
    await page.close();
    assert.deepEqual(faults, []);
  });

  async function ready() {
    await page.goto(`${stage.url}/`);
    await page.evaluate(async () => {
      await import("/helpers.js");
      await import("/embed/eco-verify.js");
      window.foreign = (element) => [...element.shadowRoot.querySelectorAll("img, script, iframe, b, style, object, embed, link, base, [onerror], [onload], [onfocus], [style], [src], [srcdoc]")].map(({ outerHTML }) => outerHTML)
        .concat([...element.shadowRoot.querySelectorAll("a")].map(({ href }) => href).filter((href) => !/^https?:/.test(href)));
      /** How it ends, and what must be so whatever it is. */
      window.judged = async (element) => {
        const how = await ended(element);
        return { how, headline: told(element, "headline"), text: text(element), foreign: foreign(element), pwned: window.pwned ?? null, busy: parts(element).includes("busy") };
      };
    });
  }

  /** What holds of every hostile thing. */
  function harmless({ foreign, pwned, busy, text }, name) {
    assert.deepEqual({ foreign, pwned, busy }, { foreign: [], pwned: null, busy: false }, name);
    assert.ok(text.length < 500_000, `${name}: ${text.length} characters are shown`);
    assert.doesNotMatch(text, /\[object|undefined|NaN/, name);
  }

  const deep = (levels) => "[".repeat(levels) + "]".repeat(levels);
  const PICTURE = /without signed data in it, so there is nothing to verify/;
  const UNKNOWN = /not an electronic certificate of origin in any form this verifier knows/;
  // A file, and what is told of it.
  const FILES = {
    "nothing at all": [Buffer.alloc(0), /it is empty/],
    "thirteen megabytes of zeros": [Buffer.alloc(13 * MIB), /larger than any certificate/],
    "a bomb of gzip": [gzipSync(Buffer.alloc(8 * MIB)), UNKNOWN],
    "a page": ["<!doctype html><script>pwned=1</script><img src=x onerror=pwned=1>", PICTURE],
    "a picture with script": ['<svg xmlns="http://www.w3.org/2000/svg" onload="pwned=1"><script>pwned=1</script></svg>', PICTURE],
    "XML with entities": ['<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>', PICTURE],
    "a PDF": ["%PDF-1.7\n1 0 obj <</S/JavaScript/JS(app.alert(1))>>", PICTURE],
    "a program": [Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]), UNKNOWN],
    "JSON a hundred thousand deep": [deep(100_000), UNKNOWN],
    "an object a hundred thousand deep": ['{"a":'.repeat(100_000) + "1" + "}".repeat(100_000), /larger than any/],
    "JSON that would change all objects": ['{"__proto__":{"pwned":1},"constructor":{"prototype":{"pwned":1}},"@context":[]}', UNKNOWN],
    "JSON with numbers beyond all bounds": ['{"@context":[],"a":1e99999,"b":-1e-99999,"c":123456789012345678901234567890}', /JSON\) are malformed/],
    "UTF-16": [Buffer.from("\ufeff{}", "utf16le"), /UTF-16/],
    "bytes that are no text": [Buffer.from([0xff, 0xfe, 0xc0, 0x80, 0xed, 0xa0, 0x80]), UNKNOWN],
    "a token with alg none": [`${part({ alg: "none", typ: "vc+jwt" })}.${part({ credentialSubject: {} })}.`, /signature header is incomplete or malformed/],
    "a token with a million dots": [".".repeat(MIB), /larger than any/],
    "a token whose key comes along": [`${part({ alg: "ES256", typ: "vc+jwt", jwk: { kty: "EC" }, jku: "http://127.0.0.1/", x5u: "http://127.0.0.1/" })}.${part({})}.${part("x")}`, /signature header is incomplete or malformed/],
    "a token with members twice": [`${part('{"alg":"ES256","alg":"none","typ":"vc+jwt","kid":"x"}')}.${part({})}.${part("x")}`, /same particular twice/],
    "a token with a header of a megabyte": [`${part({ alg: "ES256", typ: "vc+jwt", kid: "x".repeat(MIB) })}.${part({})}.${part("x")}`, /larger than any/],
    "a saved answer with a thousand lists": [JSON.stringify({ document: { bytes: "x" }, evidence: Array.from({ length: 1000 }, (_, i) => ({ kind: "statusList", uri: `https://${i}.example/`, bytes: "x" })) }), UNKNOWN],
    "a saved answer in a saved answer": [JSON.stringify({ document: { bytes: JSON.stringify({ document: { bytes: "x" } }) } }), UNKNOWN],
    "a saved answer that brings the verdict": [JSON.stringify({ document: { bytes: "a.b.c" }, edge: { report: { verdict: "valid" } } }), /characters that do not belong there/],
    "twenty thousand goods": [`${part({ alg: "ES256", typ: "vc+jwt", kid: "x" })}.${part({ "@context": [], credentialSubject: { items: Array(20_000).fill({ description: "<b>" }) } })}.${part("x")}`, /larger than any/],
  };

  test(`${Object.keys(FILES).length} hostile files, as bytes and at an address: never valid, and why, in every view`, async (t) => {
    let slowest = ["", 0];
    for (const [i, [name, [file, says]]] of Object.entries(FILES).entries()) {
      stage.put("/file", "application/octet-stream", Buffer.from(file));
      const seen = await page.evaluate(async (view) => {
        const before = performance.now();
        const first = await judged(make("a", { src: "/file", view }));
        const ms = performance.now() - before;
        const bytes = new Uint8Array(await (await fetch("/file")).arrayBuffer());
        a.remove();
        const second = await judged(make("a", { view: "full" }, { bytes }));
        a.remove();
        return { first, second, ms, polluted: {}.pwned !== undefined };
      }, ["card", "badge", "full"][i % 3]);
      for (const answer of [seen.first, seen.second]) {
        harmless(answer, name);
        // A picture of a certificate says nothing against the certificate.
        assert.equal(answer.how, says === PICTURE ? "indeterminate" : "invalid", name);
        assert.match(answer.text, says, name);
      }
      assert.ok(!seen.polluted, name);
      if (seen.ms > slowest[1]) slowest = [name, seen.ms];
    }
    t.diagnostic(`slowest: ${slowest[0]}, ${slowest[1].toFixed(0)} ms`);
    assert.equal(await page.evaluate(() => ended(make("z", { src: "/good.jwt" }))), "valid", "the next is not affected");
  });

  test("the corpus's texts that steer writing or hide: shown as what they are", async () => {
    const unsafe = cases().filter(({ name }) => name.startsWith("unsafe-text/"));
    assert.ok(unsafe.length > 20);
    const answers = await page.evaluate(async (inputs) => {
      const answers = [];
      for (const input of inputs) {
        const element = make("a", { view: "full" }, { bytes: Uint8Array.from(atob(input), (c) => c.charCodeAt(0)) });
        answers.push(await judged(element));
        element.remove();
      }
      return answers;
    }, unsafe.map(({ input }) => input.toString("base64")));
    answers.forEach((answer, i) => {
      harmless(answer, unsafe[i].name);
      // Nothing that turns the direction of writing, or that a terminal would heed.
      assert.doesNotMatch(answer.text, /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/, unsafe[i].name);
    });
  });

  test("text that would be markup, in every text of a certificate, each on its own", async () => {
    /** The pointers of all texts. */
    const texts = (value, at = []) => typeof value === "string" ? [at] : Object.entries(value ?? {}).flatMap(([name, inner]) => texts(inner, [...at, name]));
    const whole = (subject) => ({
      ...subject,
      remarks: "R", certifiedTrueCopyDate: subject.issueDate, issuedRetroactively: false,
      transport: { ...subject.transport, portOfDischarge: "P", route: "R" },
      thirdPartyInvoicing: { name: "T", country: "SG" },
      backToBack: { originalNumber: "O", originalIssueDate: subject.issueDate, issuingCountry: "JP", rcepCountryOfOrigin: "JP" },
      items: subject.items.map((item) => ({ ...item, marks: "M", packages: { count: 1, kind: "K" } })),
    });
    const customs = issuer();
    let all;
    customs.certificate((subject) => (all = texts(whole(subject)), subject));
    assert.ok(all.length > 30, `${all.length}`);
    const certificates = all.map((path, i) => {
      const text = XSS[i % XSS.length];
      return [path.join("/"), text, customs.certificate((subject) => {
        const changed = structuredClone(whole(subject));
        path.slice(0, -1).reduce((inner, name) => inner[name], changed)[path.at(-1)] = text;
        return changed;
      })];
    });
    stage.put("/hostile-list", "json", customs.trustList);
    const answers = await page.evaluate(async (certificates) => {
      const answers = [];
      for (const [i, [, , token]] of certificates.entries()) {
        const element = make("a", { "trust-list": "/hostile-list", view: "full", lang: ["en", "zh", "th"][i % 3] }, { bytes: new TextEncoder().encode(token) });
        answers.push(await judged(element));
        // What is copied for the issuer is text, too.
        element.remove();
      }
      return answers;
    }, certificates);
    let shown = 0;
    for (const [i, answer] of answers.entries()) {
      harmless(answer, certificates[i][0]);
      assert.ok(["valid", "invalid"].includes(answer.how), `${certificates[i][0]}: ${answer.how}`);
      if (answer.text.includes(certificates[i][1].slice(0, 12))) shown++;
    }
    assert.ok(shown > answers.length / 2, `only ${shown} of ${answers.length} are shown`);
  });

  test("text that would be markup, in what surrounds a certificate: the issuer's name, attributes, an edge's words", async () => {
    for (const text of XSS) {
      const customs = issuer({ name: text });
      stage.put("/hostile-list", "json", customs.trustList);
      stage.put("/hostile.jwt", "application/vc+jwt", customs.certificate((subject) => subject, text));
      stage.put("/edge/v1/eco/X", "json", JSON.stringify({ type: `/problems/${text}`, title: text, detail: text, status: 502 }), 502);
      const answers = await page.evaluate(async (text) => {
        const from = { src: "/hostile.jwt", "trust-list": "/hostile-list", view: "badge" };
        const elements = [
          make("a", from),
          make("b", { ...from, number: text, "expect-consignee": text, "expect-code": text, "check-at": text, lang: text, policy: JSON.stringify({ [text]: 1 }) }),
          make("c", { ...from, "expect-consignee": text, "expect-exporter": text, number: text, view: "full", "check-at": `/${text}` }),
          make("d", { endpoint: "/edge", number: "X", view: "form" }, { code: text }),
          make("e", { src: text }),
          make("f", { endpoint: text, number: text }, { code: text }),
          make("g", { ...from, "trust-key": text }),
        ];
        const answers = [];
        for (const element of elements) {
          answers.push(await judged(element));
          element.remove();
        }
        return answers;
      }, text);
      answers.forEach((answer, i) => harmless(answer, `${text}, ${i}`));
      assert.deepEqual(answers.map(({ how }) => how), ["valid", "TypeError", text.startsWith("{") ? "TypeError" : "invalid", "RetrieveError", answers[4].how, answers[5].how, "TypeError"], text);
      for (const i of [4, 5]) assert.ok(["RetrieveError", "TypeError"].includes(answers[i].how), answers[i].how);
    }
    // An address that is no address is asked for, and refused by the page's own policy.
    assert.deepEqual(faults.splice(0).filter((fault) => !/javascript/.test(fault)), []);
  });

  test("check-at and src never become a link that runs", async () => {
    const seen = await page.evaluate(async () => {
      const links = [];
      for (const at of ["javascript:pwned=1", "data:text/html,<script>opener.pwned=1</script>", "blob:x", "//[", "vbscript:x"]) {
        const element = make("a", { src: "/good.jwt", "check-at": at });
        await ended(element);
        links.push(part(element, "open")?.href ?? null);
        element.remove();
      }
      return links;
    });
    assert.deepEqual(seen, [null, null, null, null, null]);
  });

  const cut = (response) => {
    response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
    response.write("{");
    response.destroy();
  };
  const hang = () => undefined;
  const stall = (response) => {
    response.writeHead(200, { "content-type": "application/json" });
    response.write("{");
  };
  const answer = (status, body, headers = {}) => (response) => {
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(body);
  };
  const problem = (status, slug) => answer(status, JSON.stringify({ type: `/problems/${slug}`, title: "The pot is short.", detail: "Try another pot.", status }), { "content-type": "application/problem+json" });

  const EDGES = {
    "500 with a page": [answer(500, "<h1>Oops</h1>", { "content-type": "text/html" }), /no certificate could be read|did not|not the answer|answer/i],
    "200 with a page": [answer(200, "<h1>Welcome to our hotel network</h1>"), /answer/i],
    "200 with other JSON": [answer(200, '{"hello":1}'), /answer/i],
    "200 with nothing": [answer(200, ""), /answer/i],
    "a redirect elsewhere": [answer(302, "", { location: "/good.jwt" }), /answer/i],
    "an answer cut short": [cut, /./],
    "a connection that is reset": [(response) => response.destroy(), /./],
    "no answer": [hang, /./],
    "an answer that stops": [stall, /./],
    "twenty megabytes": [answer(200, Buffer.alloc(20 * MIB, " ")), /answer/i],
    401: [problem(401, "access-code-required"), /code/i],
    404: [problem(404, "not-found"), /no certificate with this number and access code/],
    429: [problem(429, "rate-limited"), /too (many|often)|later|again/i],
    502: [problem(502, "upstream-unavailable"), /./],
    503: [answer(503, ""), /./],
    "an unknown problem": [problem(418, "teapot"), /The pot is short\.[^]*Try another pot\./],
  };
  for (const [name, [fault, says]] of Object.entries(EDGES)) test(`an edge that gives ${name}: no verdict, what is wrong and what to do; then it works`, async () => {
    stage.break("/edge/v1/eco/TEST-0001", fault);
    const seen = await page.evaluate(async () => {
      // Ten seconds are long for a test.
      const real = setTimeout;
      window.setTimeout = (call, ms, ...rest) => real(call, ms === 10_000 ? 1000 : ms, ...rest);
      const element = make("a", { endpoint: "/edge", number: "TEST-0001", view: "form" }, { code: "s3cret" });
      const answer = await judged(element);
      window.setTimeout = real;
      return { ...answer, data: element.hasAttribute("data-verdict"), spoken: spoken(element), next: told(element, "next"), log };
    });
    harmless(seen, name);
    assert.deepEqual([seen.how, seen.data, seen.headline, seen.spoken], ["RetrieveError", false, "The certificate could not be loaded", seen.headline]);
    assert.deepEqual(seen.log, ["a loadstart", "a error", "a loadend"]);
    assert.match(seen.text, says);
    assert.match(seen.next, /\w{3}.*[.]$/);
    stage.edge("TEST-0001", tokens.good);
    const again = await page.evaluate(async () => {
      part(a, "submit").click();
      await next(a, "loadend");
      return ended(a);
    });
    assert.equal(again, "valid");
  });

  const LISTS = {
    "500": answer(500, "{}"), "no answer": hang, "a page": answer(200, "<h1>Hello</h1>"), "another's JSON": answer(200, "[]"),
    "an answer cut short": cut, "a redirect": answer(302, "", { location: "/list" }), "two megabytes": answer(200, `{"issuers":[${" ".repeat(2 * MIB)}]}`),
  };
  test("a trust list that fails in any way: never valid, and told as a matter of the trust list", async () => {
    for (const [name, fault] of Object.entries(LISTS)) {
      stage.break("/failing-list", fault);
      const seen = await page.evaluate(async () => {
        const real = window.realTimeout ??= setTimeout;
        window.setTimeout = (call, ms, ...rest) => real(call, ms === 10_000 ? 100 : ms, ...rest);
        const seen = await judged(make("a", { src: "/good.jwt", "trust-list": "/failing-list" }));
        a.remove();
        return seen;
      });
      harmless(seen, name);
      assert.equal(seen.how, "indeterminate", name);
      assert.match(seen.text, /[Tt]rust list/, name);
    }
  });

  test("offline: no verdict, and the way on; back online it works", async () => {
    await page.setOfflineMode(true);
    const seen = await page.evaluate(() => judged(make("a", { src: "/good.jwt" })));
    harmless(seen, "offline");
    assert.ok(["RetrieveError", "LoadError"].includes(seen.how), seen.how);
    assert.match(seen.text, /try again/i);
    await page.setOfflineMode(false);
    assert.equal(await page.evaluate(() => (a.src = "/good.jwt?", ended(a))), "valid");
    // What was brought along needs no connection but for the trust list.
    await page.setOfflineMode(true);
    const bytes = await page.evaluate((token) => judged(make("b", {}, { bytes: new TextEncoder().encode(token) })), tokens.good);
    assert.equal(bytes.how, "indeterminate");
  });

  test("a server of nobody: refused connections, as endpoint, src and trust list", async () => {
    const dead = `http://127.0.0.1:${await deadPort()}`;
    const seen = await page.evaluate(async (dead) => {
      const all = [make("a", { endpoint: dead, number: "X" }), make("b", { src: `${dead}/x.jwt` }), make("c", { src: "/good.jwt", "trust-list": `${dead}/list` })];
      return Promise.all(all.map(judged));
    }, dead);
    seen.forEach((answer, i) => harmless(answer, `${i}`));
    assert.deepEqual(seen.map(({ how }) => how), ["RetrieveError", "RetrieveError", "indeterminate"]);
  });

  test("a language file or a QR file that never comes: the verdict comes, and a word instead of the code", async () => {
    stage.hold("/embed/messages/id.js");
    stage.put("/embed/qr.js", "json", "{}", 404);
    const seen = await page.evaluate(async () => {
      const element = make("a", { src: "/good.jwt", lang: "id", "check-at": "/check" });
      const first = [await ended(element), told(element, "headline")];
      part(element, "show-qr").click();
      await until(() => !parts(element).includes("show-qr"));
      return [...first, element.shadowRoot.querySelector(".qr").textContent];
    });
    assert.deepEqual(seen.slice(0, 2), ["valid", "Valid"]);
    assert.match(seen[2], /try again/);
    stage.releaseAll();
    assert.notEqual(await page.evaluate(() => until(() => told(a, "headline") !== "Valid" && told(a, "headline"))), "Valid");
    stage.restore("/embed/qr.js");
    faults.splice(0);
  });

  test("a wasm file that never comes: told so, not stuck", async () => {
    stage.hold("/embed/eco_verify_bg.wasm");
    const seen = await page.evaluate(async () => {
      const real = setTimeout;
      const timeout = AbortSignal.timeout;
      AbortSignal.timeout = (ms) => timeout.call(AbortSignal, Math.min(ms, 100));
      window.setTimeout = (call, ms, ...rest) => real(call, ms >= 10_000 ? 100 : ms, ...rest);
      return judged(make("a", { src: "/good.jwt" }));
    });
    harmless(seen, "wasm");
    assert.deepEqual([seen.how, seen.headline], ["LoadError", "The verifier could not be loaded"]);
    stage.releaseAll();
    assert.equal(await page.evaluate(() => (a.src = "/other.jwt", ended(a))), "valid");
  });
});

// The demo's smaller pages in Chromium, as the sandbox serves them: their verdicts, nothing that sticks out or that
// axe-core minds, and a tag from the page that writes it, on a page with the policy that it writes.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, suite, test } from "node:test";
import { lifetime, startEdge, startSandbox, variables } from "../edge/servers.mjs";
import { root } from "../pkg/corpus.mjs";
import { barriers, launch, openPage, screenshots, startStage } from "./stage.mjs";

suite("demo pages", () => {
  const whole = lifetime(after);
  let sandbox, browser, shots, page, faults;

  before(async () => {
    sandbox = await startSandbox(whole, ["--site", join(root, "demo/site"), "--embed", join(root, "pkg/dist"), "--edge", "https://edge.example"]);
    browser = await launch(whole);
    shots = await screenshots();
  });
  beforeEach(async () => {
    faults = [];
    page = await openPage(browser, faults);
  });
  afterEach(async () => {
    await page.close();
    assert.deepEqual(faults, []);
  });

  /** Opens a page and waits until each of its elements has ended; their verdicts. */
  async function open(name) {
    await page.goto(`${sandbox.site}/${name}/`);
    await page.waitForFunction(() => {
      const elements = [...document.querySelectorAll("eco-verify")];
      return elements.every(({ dataset, shadowRoot }) => dataset.verdict ?? shadowRoot?.querySelector(".card"));
    });
    return verdicts();
  }
  const verdicts = () => page.$$eval("eco-verify", (all) => all.map(({ dataset }) => dataset.verdict));

  /** In light and dark, wide and on a small phone. */
  async function look(name) {
    for (const scheme of ["light", "dark"]) {
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
      for (const width of [1000, 320]) {
        await page.setViewport({ width, height: 800 });
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name} is wider than ${width}`);
        await page.screenshot({ path: join(shots, `demo-${name}-${scheme}-${width}.png`), fullPage: true });
        assert.deepEqual(await barriers(page), [], `${name}, ${scheme}, ${width}`);
      }
    }
  }

  test("plain: one tag", async () => {
    assert.deepEqual(await open("plain"), ["valid"]);
    assert.equal(await page.evaluate(() => document.body.children.length), 1);
    await look("plain");
  });

  test("strict: the policy came as a header, is shown, and is kept", async () => {
    const answer = await fetch(`${sandbox.site}/strict/`);
    const policy = answer.headers.get("content-security-policy");
    assert.match(policy, /default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self' http:\/\/127\.0\.0\.1:\d+; style-src 'self'/);
    assert.deepEqual(await open("strict"), ["valid"]);
    await page.waitForSelector("#policy li");
    assert.equal((await page.$$eval("#policy code", (all) => all.map(({ textContent }) => textContent))).join("; "), policy);
    await look("strict");
  });

  test("shop: a badge beside the origin opens the whole", async () => {
    assert.deepEqual(await open("shop"), ["valid"]);
    await look("shop");
    await (await page.waitForSelector("eco-verify >>> [part~=badge]")).click();
    await page.waitForSelector("eco-verify >>> dialog[open]");
    assert.match(await page.$eval("eco-verify", ({ shadowRoot }) => shadowRoot.querySelector("dialog").textContent), /ISSUED RETROACTIVELY[^]*rubberwood/);
    await look("shop-open");
    await page.keyboard.press("Escape");
    assert.equal(await page.$eval("eco-verify", ({ shadowRoot }) => shadowRoot.querySelector("dialog").open), false);
  });

  test("twelve: each its own verdict", async () => {
    const [yes, no, open_] = ["valid", "invalid", "indeterminate"];
    assert.deepEqual(await open("twelve"), [yes, yes, no, yes, no, yes, open_, no, yes, open_, yes, yes]);
    const due = new Map(sandbox.samples.map(({ url, expect }) => [url, expect]));
    assert.deepEqual(await page.$$eval("eco-verify", (all) => all.map(({ src }) => src)).then((all) => all.map((src) => due.get(src))), await verdicts());
    await look("twelve");
  });

  test("index: the other pages are linked, and are there", async () => {
    await page.goto(sandbox.site);
    await page.waitForSelector("#samples:not([hidden])");
    const links = await page.$$eval("main li a", (all) => all.map(({ href }) => href));
    assert.deepEqual(links.map((link) => link.slice(sandbox.site.length)), ["/plain/", "/strict/", "/shop/", "/twelve/", "/verify/", "/snippet/"]);
    for (const link of links) assert.equal((await fetch(link)).status, 200, link);
    await look("index");
  });

  suite("snippet", () => {
    const written = async () => {
      await page.waitForFunction(() => document.getElementById("csp").textContent);
      return page.evaluate(() => Object.fromEntries(["head", "tag", "csp"].map((id) => [id, document.getElementById(id).textContent])));
    };
    const enter = (name, value) => page.$eval(`[name=${name}]`, (field, value) => {
      document.getElementById("csp").textContent = "";
      if (field.type === "radio") document.querySelector(`[name=${field.name}][value=${value}]`).click();
      else field.value = value;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }, value);

    /** A site of the web team's with nothing but what was written for it; the element there. */
    async function site({ head, tag, csp }) {
      const files = { "/": ["text/html", `<!doctype html><html lang="en"><title>t</title>${head}<body>${tag}`] };
      const server = createServer(({ url }, response) => {
        const [type, body] = files[url] ?? ["text/plain", ""];
        response.writeHead(files[url] ? 200 : 404, { "content-type": type, "content-security-policy": `default-src 'none'; ${csp}` });
        response.end(body);
      });
      await new Promise((done) => server.listen(0, "127.0.0.1", done));
      whole.after(() => (server.closeAllConnections(), server.close()));
      return `http://127.0.0.1:${server.address().port}`;
    }

    test("a certificate at an address: what is written works under exactly the policy that is written", async () => {
      await page.goto(`${sandbox.site}/snippet/`);
      await written();
      const list = await page.$$eval("[name=page] option", (all) => all.map(({ value }) => value));
      assert.ok(list.length >= 4 && list.slice(1).every((url) => url.startsWith("https://")));
      await enter("page", list[1]);
      const text = await written();
      assert.match(text.head, /^<script type="importmap">\{"integrity":\{[^<]+\}\}<\/script>\n<script type="module" src="http:\S+\/embed\/eco-verify\.js" integrity="sha384-[\w+/]{64}" crossorigin="anonymous"><\/script>$/);
      assert.match(text.tag, /<a href="https:[^]*<\/a>\n<\/eco-verify>$/);
      const itsHash = createHash("sha256").update(/importmap">([^<]*)</.exec(text.head)[1]).digest("base64");
      assert.equal(text.csp, `script-src ${sandbox.site} 'wasm-unsafe-eval' 'sha256-${itsHash}'; connect-src ${sandbox.site} ${sandbox.url}`);
      await look("snippet");
      await page.goto(await site(text));
      assert.equal(await page.evaluate(() => document.querySelector("eco-verify").report.then(({ verdict }) => verdict)), "valid");
    });

    test("an edge: form, and a link with number and code", async () => {
      const edge = await startEdge(whole, variables(sandbox));
      const sample = sandbox.sample("valid");
      await page.goto(`${sandbox.site}/snippet/`);
      await written();
      await enter("from", "endpoint");
      await enter("checkAt", edge.url);
      await enter("address", edge.url);
      const text = await written();
      assert.match(text.tag, /endpoint="http:[^]*view="form"/);
      assert.match(text.head, /<\/script>\n<link rel="modulepreload" href="http:\S+\/embed\/rest\.js" integrity="sha384-[\w+/]{64}" crossorigin="anonymous">\n<script type="module"/);
      assert.doesNotMatch(text.tag, / src=|check-at/);
      assert.deepEqual(new Set(text.csp.split("; ")[1].split(" ").slice(1)), new Set([sandbox.site, edge.url, sandbox.url]));
      await page.click("#check");
      await page.waitForSelector("#findings li");
      assert.deepEqual(await page.$$eval("#findings strong", (all) => [...new Set(all.map(({ textContent }) => textContent))]), ["Good"]);
      await look("snippet-edge");
      await page.goto(`${await site(text)}/#${new URLSearchParams({ n: sample.number, c: sample.code })}`);
      assert.equal(await page.evaluate(() => document.querySelector("eco-verify").report.then(({ verdict }) => verdict)), "valid");
    });

    suite("integrity", () => {
      /** What a script of the folder loads later, and what that loads. */
      const later = () => {
        const found = new Set();
        const look = (name) => {
          const text = readFileSync(join(root, "pkg/dist", name), "utf8");
          for (const [, other] of text.matchAll(/import\("\.\/([^"]+)"\)/g)) if (!found.has(other)) look((found.add(other), other));
        };
        look("eco-verify.js");
        return [...found].sort();
      };
      const CHANGED = "\nglobalThis.changed = true;";
      let folder, text;

      before(async () => (folder = await startStage(whole, { "access-control-allow-origin": "*" })));
      beforeEach(async () => {
        await page.goto(`${sandbox.site}/snippet/`);
        await written();
        await enter("files", `${folder.url}/embed/`);
        text = await written();
      });
      afterEach(() => later().forEach((name) => folder.restore(`/embed/${name}`)));
      const change = (name) => folder.put(`/embed/${name}`, "js", Buffer.concat([readFileSync(join(root, "pkg/dist", name)), Buffer.from(CHANGED)]));
      const verdict = () => page.evaluate(() => document.querySelector("eco-verify").report.then(({ verdict }) => verdict));
      /** Loads each late file as the script would. */
      const load = () => page.evaluate((urls) => Promise.all(urls.map((url) => import(url).then(() => "ran", () => "refused"))), later().map((name) => `${folder.url}/embed/${name}`));
      const refused = () => {
        const said = faults.filter((fault) => /integrity/i.test(fault));
        faults = faults.filter((fault) => !said.includes(fault));
        return later().filter((name) => said.some((fault) => fault.includes(`/embed/${name}'`)));
      };

      test("the import map names every file that the script loads later; as published, all of them are loaded", async () => {
        const { integrity } = JSON.parse(/importmap">([^<]*)</.exec(text.head)[1]);
        assert.ok(later().length >= 12, `${later()}`);
        assert.deepEqual(Object.keys(integrity).sort(), later().map((name) => `${folder.url}/embed/${name}`).sort());
        await page.goto(await site(text));
        assert.equal(await verdict(), "valid");
        assert.deepEqual(await load(), later().map(() => "ran"));
      });

      test("each of them is refused where it was changed, and the verdict stands", async () => {
        later().forEach(change);
        await page.goto(await site(text));
        assert.equal(await verdict(), "valid");
        assert.deepEqual(await load(), later().map(() => "refused"));
        assert.equal(await page.evaluate(() => globalThis.changed), undefined);
        assert.deepEqual(refused(), later());
      });

      test("the full build: a changed whole.js is refused, and the element says so", async () => {
        change("whole.js");
        await page.goto(await site({ ...text, tag: text.tag.replace("<eco-verify", "<eco-verify expect-importing-country=VN") }));
        assert.equal(await page.evaluate(() => document.querySelector("eco-verify").report.catch(({ name }) => name)), "LoadError");
        await page.waitForFunction(() => /This check needs whole\.js, which could not be loaded/.test(document.querySelector("eco-verify").shadowRoot.textContent));
        assert.equal(await page.evaluate(() => globalThis.changed), undefined);
        assert.deepEqual(refused(), ["whole.js"]);
      });

      test("a form: what is loaded before anybody asks is checked too", async () => {
        await enter("from", "endpoint");
        text = await written();
        change("rest.js");
        await page.goto(await site(text));
        await page.waitForFunction(() => /could not be loaded/.test(document.querySelector("eco-verify").shadowRoot?.textContent));
        assert.equal(await page.evaluate(() => globalThis.changed), undefined);
        assert.deepEqual(refused(), ["rest.js"]);
      });

      test("a folder without integrity.json: the hashes are of the files that are there, and what is not is said", async () => {
        folder.put("/embed/integrity.json", "json", "{}", 404);
        folder.put("/embed/qr.js", "json", "{}", 404);
        const { head } = text;
        await enter("files", `${folder.url}/embed`);
        text = await written();
        folder.restore("/embed/integrity.json");
        const map = (head) => JSON.parse(/importmap">([^<]*)</.exec(head)[1]).integrity;
        const { [`${folder.url}/embed/qr.js`]: gone, ...rest } = map(head);
        assert.ok(gone);
        assert.deepEqual(map(text.head), rest);
        assert.match(await page.$eval("#integrity-note", ({ textContent }) => textContent), /Not found in the folder, and so not in it: qr\.js\. /);
      });
    });

    test("“Check this page” says what is missing, and what is entered is never markup", async () => {
      await page.goto(`${sandbox.site}/snippet/`);
      await written();
      await enter("address", `${sandbox.url}/samples/none.jwt"><img src=x onerror=alert(1)>`);
      const { tag } = await written();
      assert.match(tag, / src='\S+none\.jwt">&lt;img src=x onerror=alert\(1\)>'/);
      await page.click("#check");
      await page.waitForSelector("#findings .bad");
      assert.match(await page.$eval("#findings", ({ textContent }) => textContent), /Missing\S* ?http\S+ answers 404/);
      assert.equal(await page.$$eval("main img", (all) => all.length), 0);
    });
  });
});

// The packed package through Vite, webpack, esbuild and Rollup, each as its users call it; in Chromium, on a page
// with a strict CSP, what they make must verify, load the rest on demand, and hold nothing that was not imported.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { after, afterEach, before, beforeEach, suite, test } from "node:test";
import { CSP, issuer, launch, openPage, startStage } from "../browser/stage.mjs";
import { lifetime } from "../edge/servers.mjs";
import { installed } from "./installed.mjs";

const node = process.versions.node.split(".").map(Number);
const old = node[0] < 22 || (node[0] === 22 && node[1] < 12);

const chromium = existsSync(process.env.CHROME_PATH ?? "/usr/bin/chromium");

suite("bundlers", { skip: (old && "Vite and puppeteer need Node.js 22.12") || (!chromium && "there is no Chromium") }, () => {
  const whole = lifetime(after);
  const customs = issuer();
  const good = customs.certificate();
  let project, browser, stage, page, faults;

  before(async () => {
    project = installed(whole.after);
    // The element is imported and not used: a bundler that believes `sideEffects` drops it.
    const verifies = 'import { verify } from "eco-verify"; import { EcoVerifyElement } from "eco-verify/element"; window.run = verify;';
    const withWasm = (from) => `import { setWasm, verify } from "eco-verify"; import wasm from "eco-verify/${from}"; setWasm(wasm); window.run = verify;`;
    project.put("page.js", verifies);
    project.put("batch.js", 'import { createVerifier } from "eco-verify"; window.batch = async (input, trustList) => (await createVerifier({ trustList })).verifyBatch(Array(300).fill(input), { workers: 2 });');
    project.put("define.js", 'import "eco-verify/define";');
    project.put("inline.js", withWasm("inline"));
    project.put("core.js", withWasm("core.wasm"));
    project.put("index.html", '<!doctype html><html lang="en"><title>test</title><script type="module" src="/page.js"></script><script type="module" src="/define.js"></script>');
    browser = await launch(whole);
    stage = await startStage(whole);
    stage.put("/list", "json", customs.trustList);
    stage.put("/good.jwt", "application/vc+jwt", good);
  });
  beforeEach(async () => {
    faults = [];
    page = await openPage(browser, faults);
  });
  afterEach(async () => {
    await page.close();
    assert.deepEqual(faults, []);
  });

  /** Serves what a bundler wrote below `/name/`, and a page for each script named. */
  function serve(name, scripts, attributes) {
    const files = readdirSync(project.place("out", name), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    for (const entry of files) {
      const path = join(entry.parentPath, entry.name);
      const below = path.slice(project.place("out", name).length).replaceAll("\\", "/");
      stage.put(`/${name}${below}`, entry.name.split(".").pop(), readFileSync(path));
    }
    for (const script of scripts) {
      stage.put(`/${name}/${script}.html`, "html", `<!doctype html><html lang="en"><title>test</title><body><script ${attributes} src="/${name}/${script}.js"></script>`);
    }
  }

  let seen = 0;
  /** What of a bundle the page has loaded since the last call: paths below `/name/`. */
  function loaded(name) {
    const urls = stage.asked.slice(seen).map(({ url }) => url).filter((url) => url.startsWith(`/${name}/`) && !url.endsWith(".html"));
    seen = stage.asked.length;
    return urls;
  }
  const isWasm = (url) => url.endsWith(".wasm");
  const text = async (urls) => (await Promise.all(urls.filter((url) => !isWasm(url)).map((url) => fetch(stage.url + url).then((answer) => answer.text())))).join("\n");

  async function verdict(url) {
    await page.goto(url);
    return page.evaluate(async (input, trustList) => (await window.run(input, { trustList })).verdict, good, customs.trustList);
  }

  /** The element with all that it loads later: another language, the QR code, the doctor. */
  async function element(url) {
    await page.goto(url);
    return page.evaluate(async () => {
      if (!customElements.get("eco-verify")) return "there is no such element";
      const made = document.createElement("eco-verify");
      for (const [name, value] of Object.entries({ src: "/good.jwt", "trust-list": "/list", lang: "zh", view: "full", "check-at": "/check" })) made.setAttribute(name, value);
      document.body.append(made);
      const { verdict } = await made.report;
      const find = (part) => made.shadowRoot.querySelector(`[part=${part}]`);
      while (!find("show-qr")) await new Promise(requestAnimationFrame);
      // The button gives way to the code, or to words.
      const drawn = new Promise((done) => new MutationObserver(() => find("show-qr") || done(find("qr") !== null)).observe(made.shadowRoot, { childList: true, subtree: true }));
      find("show-qr").click();
      const bad = (await customElements.get("eco-verify").doctor()).filter(({ good }) => !good);
      return { verdict, chinese: /\p{Script=Han}/u.test(find("headline").textContent), qr: await drawn, bad };
    });
  }
  /** A batch by workers: how many there are, and verdicts. */
  async function batch(url) {
    await page.goto(url);
    const verdicts = await page.evaluate(async (input, trustList) => [...new Set((await window.batch(input, trustList)).map(({ verdict }) => verdict))], good, customs.trustList);
    return [verdicts, page.workers().length];
  }
  const WORKS = { verdict: "valid", chinese: true, qr: true, bad: [] };

  /** Both pages, and what they load. */
  async function check(name) {
    loaded(name);
    assert.equal(await verdict(`${stage.url}/${name}/page.html`), "valid");
    let urls = loaded(name);
    assert.equal(urls.filter(isWasm).length, 1, `${urls}`);
    assert.ok(!(await text(urls)).includes("attachShadow"), "the element was not used and is there all the same");
    assert.deepEqual(await element(`${stage.url}/${name}/define.html`), WORKS);
    urls = loaded(name);
    const scripts = await text(urls);
    assert.ok(scripts.includes("attachShadow"));
    assert.deepEqual(await batch(`${stage.url}/${name}/batch.html`), [["valid"], 2]);
    loaded(name);
    // English, the language asked for, and none of the others.
    assert.ok(!/\p{Script=Thai}{5}|\p{Script=Hangul}{5}/u.test(scripts), "languages that were not asked for were loaded");
  }

  function copyWasm(name) {
    for (const file of ["eco_verify_bg.wasm", "eco_verify_full_bg.wasm", "worker.js"]) copyFileSync(project.place("node_modules", "eco-verify", "dist", file), project.place("out", name, file));
  }
  const scripts = ["page", "define", "batch"];

  test("Vite: nothing to do", async () => {
    const { build } = await import("vite");
    const input = scripts.map((name) => project.place(`${name}.js`));
    const output = { entryFileNames: "[name].js" };
    await build({ root: project.folder, base: "/vite/", configFile: false, logLevel: "error", build: { outDir: "out/vite", rollupOptions: { input, output } } });
    serve("vite", scripts, 'type="module"');
    await check("vite");
  });

  test("Vite's development server: nothing to do", async (context) => {
    const { createServer } = await import("vite");
    const files = { "/list": customs.trustList, "/good.jwt": good };
    const answer = (request, response, next) => (files[request.url] ? response.end(files[request.url]) : next());
    const plugins = [{ name: "files", configureServer: ({ middlewares }) => void middlewares.use(answer) }];
    const server = await createServer({ root: project.folder, configFile: false, logLevel: "silent", plugins, server: { host: "127.0.0.1", port: 0, watch: null } });
    context.after(() => server.close());
    await server.listen();
    const url = `http://127.0.0.1:${server.httpServer.address().port}/`;
    assert.equal(await verdict(url), "valid");
    assert.deepEqual(await element(url), WORKS);
    faults = faults.filter((fault) => !/\[vite\]/.test(fault));
  });

  test("webpack: nothing to do; where the page asks for Trusted Types, webpack's own option for them", async () => {
    const { default: webpack } = await import("webpack");
    const entry = Object.fromEntries(scripts.map((name) => [name, `./${name}.js`]));
    const made = await new Promise((done, failed) => {
      webpack({ mode: "production", context: project.folder, entry, output: { path: project.place("out", "webpack"), trustedTypes: true }, performance: { hints: false } }, (error, stats) => (error ? failed(error) : done(stats)));
    });
    assert.deepEqual(made.toJson({ all: false, errors: true, warnings: true }), { errors: [], warnings: [] });
    serve("webpack", scripts, "defer");
    await check("webpack");
  });

  async function esbuild(name, entryPoints, options) {
    const { build } = await import("esbuild");
    const made = await build({ absWorkingDir: project.folder, entryPoints: entryPoints.map((entry) => `${entry}.js`), outdir: `out/${name}`, bundle: true, minify: true, logLevel: "silent", ...options });
    return made.warnings.map((warning) => warning.text);
  }

  test("esbuild: the wasm file is copied beside the bundle", async () => {
    // One by one: of scripts that share chunks, esbuild lets each import the chunks of all.
    for (const script of scripts) assert.deepEqual(await esbuild("esbuild", [script], { format: "esm", splitting: true }), []);
    copyWasm("esbuild");
    serve("esbuild", scripts, 'type="module"');
    await check("esbuild");
  });

  test("esbuild: or its file loader copies it, and setWasm is told where", async () => {
    assert.deepEqual(await esbuild("esbuild-file", ["core"], { format: "esm", loader: { ".wasm": "file" }, publicPath: "/esbuild-file/" }), []);
    serve("esbuild-file", ["core"], 'type="module"');
    assert.equal(await verdict(`${stage.url}/esbuild-file/core.html`), "valid");
    assert.equal(loaded("esbuild-file").filter(isWasm).length, 1);
  });

  test("esbuild: or the inline build is bundled, also as a classic script, which works from a file", async () => {
    await esbuild("esbuild-inline", ["inline"], { format: "iife" });
    serve("esbuild-inline", ["inline"], "defer");
    assert.equal(await verdict(`${stage.url}/esbuild-inline/inline.html`), "valid");
    assert.deepEqual(loaded("esbuild-inline"), ["/esbuild-inline/inline.js"]);
    project.put("single.html", `<!doctype html><html lang="en"><title>test</title><script>${readFileSync(project.place("out", "esbuild-inline", "inline.js"))}</script>`);
    assert.equal(await verdict(pathToFileURL(project.place("single.html")).href), "valid");
  });

  test("esbuild: a classic script without setWasm says what is missing", async () => {
    // esbuild itself says nothing of what is in node_modules.
    assert.deepEqual(await esbuild("esbuild-iife", scripts, { format: "iife" }), []);
    serve("esbuild-iife", scripts, "defer");
    await assert.rejects(verdict(`${stage.url}/esbuild-iife/page.html`), /is no ES module and cannot know where its wasm file is; tell it with setWasm/);
    await page.goto(`${stage.url}/esbuild-iife/define.html`);
    const found = await page.evaluate(async () => (await customElements.get("eco-verify").doctor()).find(({ of }) => of === "wasm-file"));
    assert.match(found.add, /setWasm/);
  });

  async function rollup(name, entries, format) {
    const [{ rollup }, { default: resolve }] = await Promise.all([import("rollup"), import("@rollup/plugin-node-resolve")]);
    const warnings = [];
    const input = entries.map((entry) => project.place(`${entry}.js`));
    const bundle = await rollup({ input, plugins: [resolve({ browser: true })], onwarn: ({ message }) => warnings.push(message) });
    await bundle.write({ dir: project.place("out", name), format, inlineDynamicImports: format === "iife" });
    await bundle.close();
    return warnings;
  }

  test("Rollup: the wasm file is copied beside the bundle", async () => {
    assert.deepEqual(await rollup("rollup", scripts, "es"), []);
    copyWasm("rollup");
    serve("rollup", scripts, 'type="module"');
    await check("rollup");
  });

  test("Rollup: or the inline build is bundled", async () => {
    assert.deepEqual(await rollup("rollup-inline", ["inline"], "iife"), []);
    serve("rollup-inline", ["inline"], "defer");
    assert.equal(await verdict(`${stage.url}/rollup-inline/inline.html`), "valid");
    assert.deepEqual(loaded("rollup-inline"), ["/rollup-inline/inline.js"]);
  });

  suite("integrity", () => {
    /** What the command of the package's README prints: import map, script and policy. */
    let told, policy;
    before(() => {
      const [, command] = /```sh\nnode -e '\n([^']+)'\n```/.exec(project.read("README.md").toString());
      const lines = execFileSync(process.execPath, ["-e", command], { cwd: project.folder }).toString().trim().split("\n");
      policy = lines.pop().replace("Content-Security-Policy: ", "");
      told = lines.join("");
    });
    const html = (lang) => `<!doctype html><html lang="en"><title>test</title><body>${told}`
      + `<eco-verify src="/good.jwt" trust-list="/list" lang="${lang}" view="full" check-at="/check"></eco-verify>`;

    const LATER = ["rest.js", "whole.js", "batch.js", "qr.js", "doctor.js", ...["en", "zh", "id", "ja", "ko", "ms", "th", "vi"].map((lang) => `messages/${lang}.js`)];

    /** A self-hosted copy, its tag as the README has it, and what of it somebody changed. */
    async function copy(context, changed, lang = "zh") {
      const site = await startStage(context, { "content-security-policy": CSP.replace("script-src 'self' 'wasm-unsafe-eval'", policy) });
      for (const name of ["eco-verify.js", "eco_verify_bg.wasm", "eco_verify_full_bg.wasm", ...LATER]) {
        const bytes = project.read(`dist/${name}`);
        const other = name.endsWith(".wasm") ? Buffer.concat([bytes.subarray(0, -1), Buffer.from([bytes.at(-1) ^ 1])]) : Buffer.concat([bytes, Buffer.from("\nwindow.changed = true;")]);
        site.put(`/eco-verify/0.1.0/${name}`, name.split(".").pop(), name === changed ? other : bytes);
      }
      site.put("/page", "html", html(lang));
      site.put("/list", "json", customs.trustList);
      site.put("/good.jwt", "application/vc+jwt", good);
      await page.goto(`${site.url}/page`);
    }
    const state = () => page.evaluate(async () => {
      const shown = document.querySelector("eco-verify");
      const isDefined = customElements.get("eco-verify") !== undefined;
      const verdict = isDefined && (await shown.report.then((report) => report.verdict, (error) => `${error.name}: ${error.message}`));
      return { isDefined, verdict, chinese: /\p{Script=Han}/u.test(shown.shadowRoot?.querySelector("[part~=headline]")?.textContent ?? ""), changed: window.changed === true };
    });
    /** What the browser itself says of a file that it refuses. */
    const refused = () => {
      const said = faults.filter((fault) => /integrity/i.test(fault));
      faults = faults.filter((fault) => !said.includes(fault));
      return said.length > 0;
    };

    test("as published: everything is loaded", async (context) => {
      await copy(context);
      assert.deepEqual(await state(), { isDefined: true, verdict: "valid", chinese: true, changed: false });
    });

    test("a changed script is refused by the tag's hash", async (context) => {
      await copy(context, "eco-verify.js");
      assert.deepEqual(await state(), { isDefined: false, verdict: false, chinese: false, changed: false });
      assert.ok(refused());
    });

    test("a changed language file is refused by the import map's hash, and English stands in", async (context) => {
      await copy(context, "messages/zh.js");
      assert.deepEqual(await state(), { isDefined: true, verdict: "valid", chinese: false, changed: false });
      assert.ok(refused());
    });

    for (const name of ["rest.js", "messages/en.js"]) test(`a changed ${name} is refused by the import map's hash, and the verdict stands`, async (context) => {
      await copy(context, name, "en");
      assert.deepEqual(await state(), { isDefined: true, verdict: "valid", chinese: false, changed: false });
      await page.waitForFunction(() => /could not be loaded/.test(document.querySelector("eco-verify").shadowRoot.textContent));
      assert.ok(refused());
    });

    test("the import map has a hash of every file that is loaded later", () => {
      const { integrity } = JSON.parse(/importmap">([^<]*)</.exec(told)[1]);
      assert.deepEqual(Object.keys(integrity).sort(), LATER.map((name) => `/eco-verify/0.1.0/${name}`).sort());
    });

    for (const name of ["whole.js", "eco_verify_full_bg.wasm"]) test(`a changed ${name} is refused where the full build is needed, and there is no verdict`, async (context) => {
      await copy(context, name, "en");
      await page.evaluate(() => document.querySelector("eco-verify").setAttribute("expect-importing-country", "VN"));
      const { verdict, changed } = await state();
      assert.match(verdict, /^LoadError: /);
      assert.equal(changed, false);
      assert.ok(refused());
    });

    test("a changed wasm file is refused by the hash in the script", async (context) => {
      await copy(context, "eco_verify_bg.wasm");
      const { isDefined, verdict } = await state();
      assert.ok(isDefined);
      assert.match(verdict, /^LoadError: .*another version/);
      assert.ok(refused());
    });
  });
});

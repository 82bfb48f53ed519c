// The importer's page, as a clerk uses it: a thousand files at once, twenty mixed ones to a filed archive, the
// keyboard alone, a narrow screen, and what a screen reader is told.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { availableParallelism, loadavg } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, suite, test } from "node:test";
import { unzipSync, zipSync } from "fflate";
import puppeteer from "puppeteer-core";
import encodeQR from "qr";
import { deadPort, folder, lifetime, PEPPER, serve } from "../edge/servers.mjs";
import { cases, root } from "../pkg/corpus.mjs";
import { FIREFOX, MISSING } from "./drivers.mjs";
import { issuer, launch, openPage, screenshots, startStage } from "./stage.mjs";

const pageFolder = join(root, "demo/site/verify");
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const cli = join(root, "pkg/bin/eco-verify.js");

suite("importer", () => {
  const whole = lifetime(after);
  let browser, stage, maker, shots, page, faults, site, demo;

  before(async () => {
    browser = await launch(whole);
    shots = await screenshots();
    stage = await startStage(whole);
    maker = issuer();
    stage.put("/trust.json", "json", maker.trustList);
    for (const name of readdirSync(pageFolder)) {
      const types = { html: "html", js: "js", css: "text/css", svg: "image/svg+xml" };
      const content = ["/verify/" + (name === "index.html" ? "" : name), types[name.split(".").pop()], readFileSync(join(pageFolder, name))];
      stage.put(...content);
    }
    const edgePort = await deadPort();
    const sandbox = process.env.ECO_SANDBOX ?? join(root, "target/debug/eco-sandbox");
    const edge = `http://127.0.0.1:${edgePort}`;
    const [source, address] = await started(whole, sandbox, ["--port", "0", "--site-port", "0", "--data", await folder(whole), "--site", join(root, "demo/site"), "--embed", join(root, "pkg/dist"), "--edge", edge]);
    site = address;
    demo = await (await fetch(`${site}/demo.json`)).json();
    const variables = { SOURCE_URL: `${source}/api`, TRUST_LIST_URL: demo.trustList, TRUST_KEY: JSON.stringify(demo.trustKey), POLICY: '{"allowLoopbackHttp":true}', PEPPER };
    await started(whole, process.execPath, [serve, "--port", String(edgePort), "--state", await folder(whole), ...Object.entries(variables).flatMap(([name, value]) => ["--var", `${name}=${value}`])]);
  });
  beforeEach(async () => {
    faults = [];
    page = await openPage(browser, faults);
    await page.setViewport({ width: 1280, height: 900 });
  });
  afterEach(async () => {
    await page.close();
    assert.deepEqual(faults, []);
  });

  /** Opens the page; on the stage the trust list is given by hand, in the demonstration it is there. */
  async function arrive(address = `${stage.url}/verify/`, { list = address.startsWith(stage.url) } = {}) {
    await page.goto(address);
    await page.waitForSelector("html[data-ready]");
    if (!list) return;
    await type("Address of the trust list", `${stage.url}/trust.json`);
    await press("Use these");
    await page.waitForFunction(() => /In use/.test(document.querySelector(".state").textContent));
  }

  /** The field that a label names, inside `within`. */
  const fieldOf = (label, within = "body") => page.evaluateHandle((label, within) => {
    const found = [...document.querySelectorAll(`${within} label`)].find((node) => node.textContent.startsWith(label));
    if (!found) throw new Error(`no field ${label}`);
    return found.control;
  }, label, within);
  async function type(label, text, within) {
    const field = await fieldOf(label, within);
    await field.evaluate((node, text) => {
      node.closest("details")?.setAttribute("open", "");
      node.value = text;
      node.dispatchEvent(new Event("input", { bubbles: true }));
      node.dispatchEvent(new Event("change", { bubbles: true }));
    }, text);
  }
  const press = (text) => page.evaluate((text) => {
    const found = [...document.querySelectorAll("button")].find((node) => node.textContent.includes(text) && node.checkVisibility());
    if (!found) throw new Error(`no button ${text}`);
    found.click();
  }, text);
  const summary = async (pattern, timeout = 30_000) => {
    const said = page.waitForFunction((source) => new RegExp(source).test(document.querySelector(".summary").textContent), { timeout }, pattern.source);
    await said.catch(async () => assert.match(await page.$eval("#app", (app) => app.innerText), pattern));
  };
  const rowsOf = () => page.$$eval(".results tbody tr", (rows) => rows.map((row) => row.innerText.replace(/\s+/g, " ")));
  const choose = async (paths) => (await page.$("#files")).uploadFile(...paths);
  const open = async (name) => {
    await page.evaluate((name) => [...document.querySelectorAll(".results .link")].find((node) => node.textContent === name).click(), name);
    await page.waitForSelector(".detail:not([hidden]) h1");
  };

  /** What a screen reader's rules say, and that nothing sticks out, in this state of the page. */
  async function sound(state) {
    const found = await page.evaluate(`(async () => { ${axe}; return (await axe.run(document, { resultTypes: ["violations"] })).violations.map(({ id, nodes }) => id + ": " + nodes.map(({ target, failureSummary }) => target + " " + failureSummary).join(" | ")); })()`);
    assert.deepEqual(found, [], state);
    const { width } = page.viewport();
    for (const narrow of [width, 320]) {
      await page.setViewport({ width: narrow, height: 900 });
      const out = await page.evaluate(() => [...document.querySelectorAll("body *")].filter((node) => {
        const box = node.getBoundingClientRect();
        return box.width > 1 && box.height > 1 && box.right > innerWidth + 0.5 && !node.closest("textarea, thead");
      }).map((node) => `${node.localName}.${node.className}`).slice(0, 5));
      assert.deepEqual(out, [], `${state}: sticks out at ${narrow}`);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${state}: wider than ${narrow}`);
      await page.screenshot({ path: join(shots, `importer-${state}${narrow === width ? "" : "-320"}.png`), fullPage: true });
    }
    await page.setViewport({ width, height: 900 });
  }

  test("a thousand certificates dropped: responsive, cancelled, and the memory comes back", { timeout: 180_000 }, async (t) => {
    const tokens = Array.from({ length: 1000 }, (_, i) => {
      // Every hundredth bears the number of its neighbour; half of these state something else.
      const certificateNumber = `TEST-${String(i % 100 === 99 ? i - 1 : i).padStart(4, "0")}`;
      return maker.certificate((subject) => ({ ...subject, certificateNumber, ...(i % 200 === 99 ? { remarks: "Replaces another." } : {}) }));
    });
    await arrive();
    const client = await page.createCDPSession();
    const heap = async () => {
      await client.send("HeapProfiler.collectGarbage");
      await client.send("Memory.simulatePressureNotification", { level: "critical" });
      const { usedSize } = await client.send("Runtime.getHeapUsage");
      return { heap: usedSize / 1e6, resident: await resident(browser), workers: page.workers().length };
    };
    /** The workers have ended; the browser tells it a moment later. */
    const gone = async () => {
      for (const late = Date.now() + 5000; page.workers().length > 0; ) {
        assert.ok(Date.now() < late, "workers still run");
        await new Promise((turn) => setImmediate(turn));
      }
    };
    const before = await heap();
    await page.evaluate((tokens) => {
      window.dropped = new DataTransfer();
      tokens.forEach((token, i) => window.dropped.items.add(new File([token], `certificate-${i}.jwt`)));
    }, tokens);
    await page.tracing.start({ categories: ["toplevel"] });
    await page.evaluate(() => {
      window.long = [];
      new PerformanceObserver((list) => window.long.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: "longtask" });
      window.begun = performance.now();
      document.querySelector(".zone").dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: window.dropped }));
      delete window.dropped;
    });
    // In use while it works: the table is sorted, filtered and paged.
    await page.waitForFunction(() => document.querySelectorAll(".results .chip.valid").length > 10);
    await press("Next rows");
    await type("Sort by", "verdict");
    await type("Find", "TEST-00");
    await type("Find", "");
    await type("Sort by", "number");
    await summary(/1,000 checked: 1000 × Valid/);
    const { took, long } = await page.evaluate(() => ({ took: performance.now() - window.begun, long: window.long }));
    const busy = longest(await page.tracing.stop());
    const full = await heap();
    await page.waitForSelector("option[value=twice]");
    await type("Show", "twice");
    const shown = await rowsOf();
    assert.equal(shown.length, 20);
    assert.match(shown[0], /Another certificate here bears the same number/);
    assert.match(shown[2], /The same certificate is here 2 times/);
    await type("Show", "all");
    assert.equal((await rowsOf()).length, 30);
    // Again, and stopped half-way.
    await press("Check all again");
    await page.waitForFunction(() => document.querySelector("progress").value > 50);
    await press("Cancel");
    await summary(/Cancelled: \d+ of 1000 were checked/, 2000);
    const stopped = await page.$eval(".summary", (node) => node.textContent);
    await gone();
    await press("Go on with the rest");
    await summary(/1,000 checked/);
    await press("Remove all");
    await page.waitForFunction(() => document.querySelectorAll(".results tbody tr").length === 0);
    await gone();
    const after = await heap();
    // The same as one archive.
    await page.evaluate(() => ([window.long.length, window.begun] = [0, performance.now()]));
    const packed = join(await folder(whole), "thousand.zip");
    await writeFile(packed, zipSync(Object.fromEntries(tokens.map((token, i) => [`in/${i}.jwt`, Buffer.from(token)]))));
    await choose([packed]);
    await summary(/1,000 checked: 1000 × Valid/);
    const zipped = await page.evaluate(() => ({ took: performance.now() - window.begun, long: window.long }));
    const mb = ({ heap, resident, workers }) => `heap ${heap.toFixed(1)} MB, resident ${resident} MB, ${workers} workers`;
    const idle = loadavg()[0] < availableParallelism();
    t.diagnostic(`1,000 certificates in ${(took / 1000).toFixed(1)} s, ${(took / 1000).toFixed(2)} ms each; longest main-thread task: ${busy.cpu.toFixed(0)} ms of computing, ${busy.wall.toFixed(0)} ms by the clock; over 50 ms by the clock: ${long.length} (load ${loadavg()[0].toFixed(1)} on ${availableParallelism()} cores)`);
    t.diagnostic(`before: ${mb(before)}; with all: ${mb(full)}; removed: ${mb(after)}`);
    t.diagnostic(stopped);
    t.diagnostic(`as one ZIP: ${(zipped.took / 1000).toFixed(1)} s; tasks over 50 ms by the clock: ${zipped.long.length === 0 ? "none" : zipped.long.join(", ")}`);
    assert.ok(busy.cpu < 50, `${busy.cpu} ms`);
    // By the clock a task also takes what other programs take of the machine.
    if (idle) assert.deepEqual(long, []);
    assert.ok(after.heap < before.heap + 3, `${after.heap} MB, and ${before.heap} MB before`);
    assert.ok(after.resident < before.resident + 100, `${after.resident} MB resident, and ${before.resident} MB before`);
  });

  /** The sandbox's own samples, by what is due. */
  const sample = (end) => demo.samples.find(({ expect, reason }) => (reason ?? expect) === end);
  const bytesOf = async ({ url }) => Buffer.from(await (await fetch(url)).arrayBuffer());
  const fileName = ({ url }) => url.split("/").pop();

  test("the clerk: twenty mixed files and an invoice to a filed archive, which the command line verifies again", { timeout: 120_000 }, async (t) => {
    const [desk, filed] = [await folder(whole), await folder(whole)];
    const valid = demo.samples.find(({ number }) => number === "C26470EX00012345");
    const others = demo.samples.filter(({ number }) => number !== valid.number);
    const files = [];
    const put = async (name, content) => {
      files.push(join(desk, name));
      await writeFile(files.at(-1), content);
    };
    for (const one of [valid, ...others.slice(0, 12)]) await put(fileName(one), await bytesOf(one));
    await put("copy of the first.jwt", await bytesOf(valid));
    await put("CO-2026-000123.pdf", "%PDF-1.7\nscanned\n%%EOF");
    await put("photo.png", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"));
    await put("letter.txt", "Dear Sirs, please find attached.");
    const zipped = others.slice(12, 15);
    await put("folder.zip", zipSync({ ...Object.fromEntries(await Promise.all(zipped.map(async (one) => [fileName(one), new Uint8Array(await bytesOf(one))]))), "__MACOSX/x": new Uint8Array(1) }));
    const looked = sample("status.revoked");
    await put("numbers.csv", `Certificate No.,Access code\n${valid.number},${valid.code}\n${looked.number},${looked.code}\n${valid.number},WRONG\n`);
    await put("invoice.csv", "Invoice No.;Description;HS Code;Qty;Unit\nEX-SZ-0611;LED luminaires, ceiling mounted, model EX-12;9405.11;2400;KGS\nEX-SZ-0611;Spare parts;850440;12;PCS\n");
    assert.equal(files.length, 20);

    await arrive(`${site}/verify/`);
    await page.waitForFunction(() => document.querySelector(".state.good"));
    await sound("empty");
    await choose(files);
    await summary(/checked:/);
    await page.waitForFunction(() => !document.querySelector(".results .waiting"));
    const rows = await rowsOf();
    assert.equal(rows.length, 17 + zipped.length + 3);
    const row = (text) => rows.find((row) => row.includes(text)) ?? assert.fail(`no row with ${text} in\n${rows.join("\n")}`);
    for (const one of [valid, ...others.slice(0, 12), ...zipped]) {
      const word = { valid: "Valid", invalid: "Not valid", indeterminate: "Could not be confirmed" }[one.expect];
      assert.ok(row(fileName(one)).includes(` ${word} `), `${one.title}: ${row(fileName(one))}`);
    }
    assert.match(row("copy of the first"), /The same certificate is here 3 times/);
    assert.match(row("CO-2026-000123.pdf"), /Could not be confirmed.*without signed data/);
    assert.match(row("photo.png"), /Could not be confirmed/);
    assert.match(row("letter.txt"), /Not valid/);
    assert.match(rows.at(-1), /No certificate.*no certificate with this number and access code/);
    assert.match(rows.at(-2), /Not valid.*revoked/);
    await sound("list");

    // A picture without signed data: where else to look, with the number ready.
    await open("CO-2026-000123.pdf");
    const honest = await page.$eval(".detail", (node) => node.innerText);
    assert.match(honest, /says nothing against the certificate/);
    assert.match(honest, /No content is shown/);
    assert.equal(await (await fieldOf("Number on the paper", ".look-up")).evaluate((node) => node.value), "CO-2026-000123");
    assert.ok((await page.$$eval(".look-up a", (links) => links.map(({ href }) => href))).includes("https://origin.customs.gov.cn/"));
    await sound("picture");
    await press("Back to the list");
    await page.waitForSelector(".detail[hidden]");

    // One certificate, as the form.
    await open(valid.number);
    const form = await page.$eval(".form-rcep", (node) => node.innerText);
    for (const words of ["Shenzhen Example Lighting", "Saigon Example Import", "Dongguan Example Works", "EVER EXAMPLE", "940511", "RVC, ACU", "FOB 36000.00 USD", "EX-SZ-0611"]) assert.ok(form.includes(words), `${words} in ${form}`);
    for (let box = 1; box <= 17; box++) assert.match(form, new RegExp(`(^|\\n|\\s)${box}\\. `), `box ${box}`);
    await sound("certificate");

    // The invoice lines are there already; one fits, the other does not.
    assert.match(await (await fieldOf("Invoice lines", ".papers")).evaluate((node) => node.value), /LED luminaires/);
    await type("Consignee", "SAIGON EXAMPLE IMPORT J.S.C.", ".papers");
    await press("Compare");
    await page.waitForSelector(".comparison");
    const lines = await page.$$eval(".comparison .compared", (parts) => parts.map((part) => part.innerText.replace(/\s+/g, " ")));
    assert.match(lines[1], /HS code: 9405\.11 ✓ fits, written otherwise: 940511/);
    assert.match(lines[1], /quantity: 2400 KGM ✓ fits/);
    assert.match(lines[2], /✕ No goods line fits this line/);
    assert.match(await page.$eval(".judgement .verdict", (node) => node.innerText), /Not valid/);
    await sound("compared");
    // Without the line that is another shipment's.
    await type("Invoice lines", "invoice,description,hs,qty,unit\nEX-SZ-0611,\"LED luminaires, ceiling mounted, model EX-12\",940511,2400,KGM", ".papers");
    await press("Compare");
    await page.waitForFunction(() => /Valid/.test(document.querySelector(".judgement .chip.valid")?.innerText));

    // To the files.
    const client = await browser.target().createCDPSession();
    await client.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: filed, eventsEnabled: true });
    const saved = new Promise((done) => client.on("Browser.downloadProgress", ({ state }) => state === "completed" && done()));
    await press("File the evidence");
    await saved;
    const [name] = await readdir(filed);
    assert.match(name, /^eco-evidence-C26470EX00012345-\d{4}-\d\d-\d\d\.zip$/);
    const zip = join(filed, name);
    const keyFile = join(desk, "key.json");
    await writeFile(keyFile, JSON.stringify(demo.trustKey));
    const told = spawnSync(process.execPath, [cli, "verify", "--bundle", zip, "--trust-key", keyFile], { encoding: "utf8" });
    assert.equal(told.status, 0, told.stdout + told.stderr);
    assert.match(told.stdout, /Valid/);
    const asJson = JSON.parse(spawnSync(process.execPath, [cli, "verify", "--bundle", zip, "--trust-key", keyFile, "--json"], { encoding: "utf8" }).stdout);
    assert.deepEqual([asJson.key, asJson.same, asJson.then.verdict], ["given", true, "valid"]);
    const inside = unzipSync(await readFile(zip));
    assert.deepEqual(Object.keys(inside).sort(), ["README.txt", "SHA256SUMS", "certificate.jwt", "evidence/1.jwt", "manifest.json", "report.json", "trust-list.jwt", "verdict.html"]);
    assert.deepEqual(Buffer.from(inside["certificate.jwt"]), await bytesOf(valid));
    for (const part of ["certificate.jwt", "report.json", "verdict.html", "trust-list.jwt", "evidence/1.jwt"]) {
      const changed = { ...inside, [part]: inside[part].slice() };
      changed[part][changed[part].length >> 1] ^= 1;
      const path = join(filed, "changed.zip");
      await writeFile(path, zipSync(changed));
      const refused = spawnSync(process.execPath, [cli, "verify", "--bundle", path, "--trust-key", keyFile], { encoding: "utf8" });
      assert.equal(refused.status, 66, part);
      assert.match(refused.stderr, new RegExp(`${part} is not as it was filed`));
    }
    const bytes = await readFile(zip);
    bytes[bytes.length >> 1] ^= 1;
    await writeFile(join(filed, "changed.zip"), bytes);
    assert.equal(spawnSync(process.execPath, [cli, "verify", "--bundle", join(filed, "changed.zip")], { encoding: "utf8" }).status, 66);

    // The cover sheet: in the archive, a page that runs nothing; on the page, what is printed.
    const sheetFile = join(filed, "verdict.html");
    await writeFile(sheetFile, inside["verdict.html"]);
    const cover = await browser.newPage();
    await cover.setViewport({ width: 900, height: 1200 });
    await cover.goto(`file://${sheetFile}`);
    const text = await cover.evaluate(() => document.body.innerText);
    for (const words of [valid.number, "Valid", "TEST", "Judged as of", "SHA-256 of the signed content", asJson.then.identity.payloadSha256, "Short code", "verify --bundle"]) assert.ok(text.includes(words), words);
    await cover.screenshot({ path: join(shots, "importer-cover-sheet.png"), fullPage: true });
    await cover.close();
    await page.evaluate(() => (window.print = () => (window.printed = true)));
    await press("Print a cover sheet");
    await page.waitForFunction(() => window.printed);
    await page.emulateMediaType("print");
    assert.deepEqual(await page.evaluate(() => [...document.body.children].filter((node) => node.checkVisibility()).map(({ id }) => id)), ["sheet"]);
    await page.setViewport({ width: 720, height: 1000 });
    await page.screenshot({ path: join(shots, "importer-print.png"), fullPage: true });
    await page.setViewport({ width: 1280, height: 900 });
    await writeFile(join(shots, "importer-print.pdf"), await page.pdf({ format: "A4" }));
    await page.emulateMediaType("screen");
    t.diagnostic(`filed as ${name}, ${bytes.length} bytes`);

    // The list for a table and for a program; what begins like a formula is none.
    const exported = async (button) => {
      const before = new Set(await readdir(filed));
      const done = new Promise((done) => client.on("Browser.downloadProgress", ({ state }) => state === "completed" && done()));
      await press(button);
      await done;
      return readFile(join(filed, (await readdir(filed)).find((name) => !before.has(name))), "utf8");
    };
    await press("Back to the list");
    await page.waitForSelector(".detail[hidden]");
    const table = await exported("Save the list");
    assert.equal(table.trim().split("\r\n").length, rows.length + 1);
    assert.match(table, /"cn-led-luminaires.jwt","valid","Valid"/);
    const reports = JSON.parse(await exported("Save the Reports"));
    assert.equal(reports.length, rows.length);
    assert.equal(reports[0].report.verdict, "valid");

    // All that the invoice speaks of, at once.
    await press("Compare all with the invoice lines");
    await summary(/3 certificates have lines in your papers/);
    await type("Show", "differing");
    assert.deepEqual((await rowsOf()).map((row) => /Not valid.*1 difference from your papers/.test(row)), [true, true, true]);

    // An evidence archive dropped here is checked again, from what is in it.
    await press("Remove all");
    await choose([zip]);
    await summary(/^1 checked: 1 × Valid/);
    assert.match((await rowsOf())[0], /C26470EX00012345/);
  });

  test("the clerk in Firefox: dropped, opened, compared and filed", { timeout: 120_000, skip: MISSING.firefox }, async (t) => {
    const [desk, filed] = [await folder(whole), await folder(whole)];
    const firefox = await puppeteer.launch({
      browser: "firefox", executablePath: FIREFOX, headless: true,
      extraPrefsFirefox: { "browser.download.folderList": 2, "browser.download.dir": filed, "browser.download.useDownloadDir": true, "browser.helperApps.neverAsk.saveToDisk": "application/zip" },
    });
    t.after(() => firefox.close());
    await page.close();
    page = await firefox.newPage();
    page.on("pageerror", (error) => faults.push(`page error: ${error.message}`));
    await page.setViewport({ width: 1280, height: 900 });
    const valid = demo.samples.find(({ number }) => number === "C26470EX00012345");
    const files = [];
    for (const one of demo.samples.slice(0, 18)) {
      files.push(join(desk, fileName(one)));
      await writeFile(files.at(-1), await bytesOf(one));
    }
    const [scan, invoice] = [join(desk, "scan.pdf"), join(desk, "invoice.csv")];
    await writeFile(scan, "%PDF-1.7\nscanned\n%%EOF");
    await writeFile(invoice, "Invoice,Description,HS,Qty,Unit\nEX-SZ-0611,\"LED luminaires, ceiling mounted, model EX-12\",9405.11,2400,KGS\n");
    await arrive(`${site}/verify/`);
    await choose([...files, scan, invoice]);
    await summary(/^19 checked/);
    for (const [i, row] of (await rowsOf()).slice(0, 18).entries()) {
      const word = { valid: "Valid", invalid: "Not valid", indeterminate: "Could not be confirmed" }[demo.samples[i].expect];
      assert.ok(row.includes(word), row);
    }
    await page.screenshot({ path: join(shots, "importer-firefox-list.png") });
    await open(valid.number);
    await press("Compare");
    await page.waitForSelector(".comparison");
    assert.match(await page.$eval(".comparison", (node) => node.innerText), /4 the same|3 the same/);
    await sound("firefox-compared");
    await press("File the evidence");
    await page.waitForFunction(() => /Filed as/.test(document.body.innerText));
    const zip = await arrived(filed, /[.]zip$/);
    const keyFile = join(desk, "key.json");
    await writeFile(keyFile, JSON.stringify(demo.trustKey));
    const asJson = JSON.parse(spawnSync(process.execPath, [cli, "verify", "--bundle", zip, "--trust-key", keyFile, "--json"], { encoding: "utf8" }).stdout);
    assert.deepEqual([asJson.key, asJson.same, asJson.then.verdict], ["given", true, "valid"]);
  });

  test("in the dark: eight lines of goods, and what the rules object to", async () => {
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "dark" }]);
    await arrive(`${site}/verify/`);
    const desk = await folder(whole);
    const chosen = [demo.samples.find(({ url }) => url.includes("eight-items")), demo.samples.find(({ reason }) => reason?.startsWith("rules.")), sample("signature.mismatch"), sample("status.unreachable")];
    const paths = await Promise.all(chosen.map(async (one) => {
      const path = join(desk, fileName(one));
      await writeFile(path, await bytesOf(one));
      return path;
    }));
    await choose(paths);
    await summary(/4 checked/);
    await type("Sort by", "verdict");
    assert.match((await rowsOf())[0], /Not valid/);
    await sound("dark-list");
    for (const [i, state] of ["dark-eight", "dark-rules", "dark-altered", "dark-unreachable"].entries()) {
      const name = fileName(chosen[i]);
      await page.evaluate((name) => [...document.querySelectorAll(".results tbody tr")].find((row) => row.innerText.includes(name)).querySelector(".link").click(), name);
      await page.waitForFunction((name) => document.querySelector(".detail:not([hidden])")?.innerText.includes(name), {}, name);
      const text = await page.$eval(".detail", (node) => node.innerText);
      if (i === 0) assert.equal(await page.$$eval(".goods tbody tr:not(.marks)", (lines) => lines.length), 8);
      if (i === 1) assert.ok(await page.$(".form-rcep .mark.error"), text);
      if (i === 2) assert.match(text, /Claims to be from \(not proven\)[^]*No content is shown|No content is shown[^]*Claims to be from \(not proven\)/);
      if (i === 3) assert.match(text, /What could not be checked, and how to check it\s+Revocation: Whether it was revoked could not be looked up/);
      await sound(state);
      await page.keyboard.press("Escape");
      await page.waitForSelector(".detail[hidden]");
    }
  });

  test("by the keyboard alone: pasted, opened, read, and back", async () => {
    await arrive();
    const tab = async (pattern, presses = 60) => {
      for (let i = 0; i < presses; i++) {
        await page.keyboard.press("Tab");
        const on = await page.evaluate(() => {
          const node = document.activeElement;
          const seen = getComputedStyle(node.closest(".chooser")?.querySelector("label") ?? node).outlineStyle !== "none";
          return { text: node.labels?.[0]?.textContent ?? (node.getAttribute("aria-label") || node.textContent), seen };
        });
        if (on.text !== "" && on.text.length < 400) assert.ok(on.seen, `focus on “${on.text}” cannot be seen`);
        if (pattern.test(on.text)) return;
      }
      assert.fail(`${pattern} was not reached`);
    };
    await tab(/^Paste a certificate/);
    await page.keyboard.press("Enter");
    await tab(/^Text of one certificate/);
    await page.keyboard.sendCharacter(`${maker.certificate()}\n${maker.certificate((subject) => ({ ...subject, certificateNumber: "TEST-0002" }))}`);
    await tab(/^Check what was pasted/);
    await page.keyboard.press("Enter");
    await summary(/^2 checked: 2 × Valid/);
    await tab(/^Open TEST-0002/);
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement.localName === "h1" && document.activeElement.textContent === "TEST-0002");
    await tab(/^Print a cover sheet/);
    await tab(/^Certificate number/);
    await page.keyboard.type("test-0002");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".comparison");
    assert.match(await page.$eval(".comparison", (node) => node.innerText), /fits, written otherwise: TEST-0002/);
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => document.activeElement.textContent === "TEST-0002" && document.activeElement.localName === "button");
    await tab(/^Do I need a certificate at all/);
    await page.keyboard.press("Enter");
    await tab(/^Exporting country/);
    await page.keyboard.type("China");
    await tab(/^Importing country/);
    await page.keyboard.type("Japan");
    await tab(/^Customs value/);
    await page.keyboard.type("150");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => /Customs may do without a proof of origin/.test(document.querySelector(".answer").innerText));
    await sound("scope");
  });

  test("a QR code in a picture, read by the library; a picture without one; a link with a number", async () => {
    await arrive();
    const data = encodeQR("https://maker.example/eco#n=TEST-0007&c=K3Y-C0DE", "raw", { ecc: "medium", border: 4 });
    const size = data.length;
    const draw = (data, size) => page.evaluate(async (data, size) => {
      const canvas = Object.assign(document.createElement("canvas"), { width: size * 6 + 200, height: size * 6 + 120 });
      const context = canvas.getContext("2d");
      context.fillStyle = "#eee";
      context.fillRect(0, 0, canvas.width, canvas.height);
      context.rotate(0.05);
      data.forEach((row, y) => row.forEach((dark, x) => {
        context.fillStyle = dark ? "#222" : "#fff";
        context.fillRect(100 + x * 6, 50 + y * 6, 6.5, 6.5);
      }));
      const transfer = new DataTransfer();
      transfer.items.add(new File([await new Promise((done) => canvas.toBlob(done))], "photo.png", { type: "image/png" }));
      const input = document.getElementById("picture");
      input.files = transfer.files;
      input.dispatchEvent(new Event("change"));
    }, data, size);
    await draw(data, size);
    await page.waitForFunction(() => /The QR code names certificate TEST-0007/.test(document.body.innerText));
    assert.equal(await (await fieldOf("Certificate number")).evaluate((node) => node.value), "TEST-0007");
    assert.equal(await (await fieldOf("Access code")).evaluate((node) => node.value), "K3Y-C0DE");
    await draw([[false]], 40);
    await page.waitForFunction(() => /No QR code was found in the picture/.test(document.body.innerText));
    await press("Look up");
    await page.waitForFunction(() => /There is no service to ask/.test(document.body.innerText));
    await sound("qr");
    stage.put("/c.jwt", "application/vc+jwt", maker.certificate());
    await page.goto("about:blank");
    stage.asked.length = 0;
    await arrive(`${stage.url}/verify/#src=${encodeURIComponent(`${stage.url}/c.jwt`)}&h=AAAAA-AAAAA`);
    assert.ok(!stage.asked.some(({ url }) => url === "/c.jwt"), "a link alone fetches nothing");
    await press("Fetch and check it");
    await page.waitForSelector(".detail:not([hidden]) h1");
    assert.match(await page.$eval(".detail", (node) => node.innerText), /showed the short code AAAAA-AAAAA; this document has [0-9A-Z]{5}-[0-9A-Z]{5}\. It is another one/);
    await page.goto(`${stage.url}/verify/#n=TEST-0008&c=X`);
    await page.reload();
    await page.waitForSelector("html[data-ready]");
    assert.equal(await (await fieldOf("Certificate number")).evaluate((node) => node.value), "TEST-0008");
  });

  test("the camera: what it sees is read, and it is let go", async (t) => {
    // A camera whose film is pictures of a QR code.
    const data = encodeQR("https://maker.example/eco#n=TEST-0009&c=K3Y", "raw", { ecc: "medium", border: 4 });
    const size = data.length;
    await arrive();
    const jpeg = await page.evaluate((data, size) => {
      const canvas = Object.assign(document.createElement("canvas"), { width: 640, height: 480 });
      const context = canvas.getContext("2d");
      context.fillStyle = "#fff";
      context.fillRect(0, 0, 640, 480);
      context.fillStyle = "#000";
      const side = Math.floor(400 / size);
      data.forEach((row, y) => row.forEach((dark, x) => dark && context.fillRect(120 + x * side, 40 + y * side, side, side)));
      return canvas.toDataURL("image/jpeg", 0.95).split(",")[1];
    }, data, size);
    const film = join(await folder(whole), "film.mjpeg");
    await writeFile(film, Buffer.concat(Array(10).fill(Buffer.from(jpeg, "base64"))));
    const other = await launch(t, ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream", `--use-file-for-fake-video-capture=${film}`]);
    await page.close();
    page = await openPage(other, faults);
    await arrive();
    await (await fieldOf("Choose a picture of it")).evaluate((node) => node.closest("details").setAttribute("open", ""));
    await press("Use the camera");
    await page.waitForFunction(() => /The QR code names certificate TEST-0009/.test(document.body.innerText));
    assert.equal(await page.$eval("video", (video) => video.srcObject === null && video.hidden), true);
  });

  test("a trust list that cannot be had or used: what is wrong, and no verdict that needs one", async () => {
    await arrive();
    const state = async (pattern) => {
      const said = page.waitForFunction((source) => new RegExp(source).test(document.querySelector(".state").textContent), { timeout: 5000 }, pattern.source);
      await said.catch(async () => assert.match(await page.$eval(".state", (node) => node.textContent), pattern));
    };
    const use = async (address, key, pattern) => {
      await type("Address of the trust list", address);
      await type("Key of the list", key);
      await press("Use these");
      await state(pattern);
    };
    await type("Text of one certificate", maker.certificate());
    await press("Check what was pasted");
    await summary(/^1 checked: 1 × Valid/);
    await use(`${stage.url}/nowhere.jwt`, "", /could not be had from http.*nowhere\.jwt/);
    await summary(/^1 checked: 1 × Could not be confirmed\. All were checked again/);
    await use(`${stage.url}/trust.json`, "{", /The key is neither a JWK nor a thumbprint/);
    await use("", "", /There is no trust list yet/);
    await sound("no-trust");
    await use("ftp://example", "", /is none\. Give one that begins with https/);
    stage.put("/old.json", "json", JSON.stringify({ ...JSON.parse(maker.trustList), exp: 1_700_000_000 }));
    await use(`${stage.url}/old.json`, "", /cannot be used: The trust list has expired/);
    await use(`${stage.url}/trust.json`, "", /In use/);
    await summary(/^1 checked: 1 × Valid/);
  });

  test("quiet: nothing is asked for but the page, the package and the trust list; nothing is stored unless asked", async () => {
    stage.asked.length = 0;
    await arrive();
    const stored = () => page.evaluate(async () => [localStorage.length, sessionStorage.length, document.cookie, (await indexedDB.databases()).length]);
    await (await fieldOf("Text of one certificate")).evaluate((node, text) => (node.value = text), maker.certificate());
    await press("Paste").catch(() => undefined);
    await page.evaluate(() => [...document.querySelectorAll("button")].find((node) => node.textContent === "Check what was pasted").click());
    await summary(/^1 checked: 1 × Valid/);
    const paths = [...new Set(stage.asked.map(({ url }) => url))];
    assert.deepEqual(paths.filter((url) => !/^\/(verify|embed)\/(messages\/)?[\w.-]*$/.test(url) && !["/demo.json", "/trust.json"].includes(url)), []);
    assert.ok(stage.asked.every(({ headers }) => headers.cookie === undefined));
    assert.deepEqual(await stored(), [0, 0, "", 0]);
    await page.evaluate(() => [...document.querySelectorAll("label.check")].find((node) => node.textContent.startsWith("Remember")).control.click());
    await press("Use these").catch(() => page.evaluate(() => [...document.querySelectorAll("button")].find((node) => node.textContent === "Use these").click()));
    await page.waitForFunction(() => localStorage.length > 0);
    await page.reload();
    await page.waitForFunction(() => /In use/.test(document.querySelector(".state")?.textContent));
    assert.match(await (await fieldOf("Address of the trust list")).evaluate((node) => node.value), /trust\.json$/);
    await page.evaluate(() => [...document.querySelectorAll("label.check")].find((node) => node.textContent.startsWith("Remember")).control.click());
    await page.evaluate(() => [...document.querySelectorAll("button")].find((node) => node.textContent === "Use these").click());
    await page.waitForFunction(() => localStorage.length === 0);
  });

  test("every Report of the corpus can be opened, compared and put on a cover sheet", async (t) => {
    await arrive();
    // Of a request, what this page makes of it itself.
    const lines = ({ items, number } = {}) => ({ ...(Array.isArray(items) ? { items } : {}), ...(typeof number === "string" ? { number } : {}) });
    const all = cases().map(({ name, report, options }) => ({ name, report, request: lines(options.request) }));
    for (let i = 0; i < all.length; i += 100) {
      const faults = await page.evaluate(async (some) => {
        const [{ opened }, { sheet, page }, { compared }, { present, plain }] = await Promise.all([import("/verify/certificate.js"), import("/verify/sheet.js"), import("/verify/papers.js"), import("/embed/present.js")]);
        const wrong = [];
        for (const { name, report: text, request } of some) {
          try {
            const report = JSON.parse(text);
            const view = present(report);
            const row = { name, state: "done", line: { verdict: view.verdict, headline: view.headline, number: report.identity?.number, invoices: [] }, text, bytes: new Uint8Array(1), asOf: report.at };
            const node = opened(row, { report, view, plain, act: {}, papers: report.identity && compared(request ?? {}, report, view, plain) }).node;
            const html = page(await sheet(row, { report, view, plain, documents: [], archive: "x.zip" }), "");
            const said = node.textContent;
            if (/undefined|\[object|NaN|\bnull\b/.test(said)) wrong.push(`${name}: ${/.{0,40}(undefined|\[object|NaN|\bnull\b).{0,40}/.exec(said)[0]}`);
            if (/[\u202A-\u202E\u2066-\u2069]/.test(said + html)) wrong.push(`${name}: text that turns the direction of writing`);
            if (/<script|<img|<iframe/i.test(html)) wrong.push(`${name}: markup of the document's`);
          } catch (error) {
            wrong.push(`${name}: ${error.stack}`);
          }
        }
        return wrong;
      }, all.slice(i, i + 100));
      assert.deepEqual(faults, []);
    }
    t.diagnostic(`${all.length} Reports`);
  });

  test("what is withheld, missing or unknown is told apart in the boxes", async () => {
    await arrive();
    const text = await page.evaluate(async () => {
      const { rcepForm } = await import("/verify/form.js");
      const { present, plain } = await import("/embed/present.js");
      const report = {
        verdict: "indeterminate", at: "2026-11-22T00:00:00Z", engine: "x", checks: [{ id: "claims", outcome: "inconclusive", code: "claims.withheld" }],
        certificate: { type: "CertificateOfOrigin", certificateNumber: "A\u202e1", items: [{ number: 1, description: "Lamps", hsCode: "940511" }], colour: "red" },
        findings: [
          { severity: "error", code: "claims.withheld", pointer: "/consignee" },
          { severity: "warning", code: "rules.description_short", pointer: "/items/0/description", rule: "G1" },
          { severity: "error", code: "claims.withheld", pointer: "/items/0/quantity" },
          { severity: "info", code: "claims.unknown_member", pointer: "/colour" },
        ],
      };
      const form = rcepForm(report.certificate, report, present(report), plain);
      document.body.append(form);
      return Object.fromEntries([...form.querySelectorAll(".box, td")].map((box) => [box.className, box.innerText.replace(/\s+/g, " ")]));
    });
    assert.match(text["box b2"], /Not disclosed in this copy$/);
    assert.match(text["box b1"], /not stated$/);
    assert.match(text.c12, /Not disclosed in this copy$/);
    assert.match(text[""], /^8\. Warning: /);
    assert.match(text["box beside"], /colour/);
    assert.match(text["box btop"], /A\uFFFD1/);
  });
});

/** The path of a file that is there, whole, in a folder. */
async function arrived(place, pattern) {
  for (const late = Date.now() + 10_000; Date.now() < late; ) {
    const names = await readdir(place);
    const name = names.find((name) => pattern.test(name));
    if (name && !names.some((name) => name.endsWith(".part")) && (await readFile(join(place, name))).length > 0) return join(place, name);
    await new Promise((turn) => setImmediate(turn));
  }
  return assert.fail(`nothing like ${pattern} in ${place}`);
}

/** The longest task of the page's main thread in a trace, in ms: of computing, and by the clock. */
function longest(trace) {
  const events = JSON.parse(Buffer.from(trace).toString()).traceEvents;
  const mains = new Set(events.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain").map(({ pid, tid }) => `${pid} ${tid}`));
  const tasks = events.filter(({ ph, name, pid, tid }) => ph === "X" && /RunTask/.test(name) && mains.has(`${pid} ${tid}`));
  assert.ok(tasks.length > 100, `only ${tasks.length} tasks in the trace`);
  return { cpu: Math.max(...tasks.map(({ tdur = 0 }) => tdur)) / 1000, wall: Math.max(...tasks.map(({ dur }) => dur)) / 1000 };
}

/** Megabytes that the renderer processes keep. */
async function resident(browser) {
  const client = await browser.target().createCDPSession();
  const { processInfo } = await client.send("SystemInfo.getProcessInfo");
  await client.detach();
  const sizes = processInfo.filter(({ type }) => type === "renderer").map(({ id }) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, "utf8"))?.[1] ?? 0) / 1024);
  return Math.round(Math.max(...sizes));
}

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

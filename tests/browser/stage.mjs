// What browser tests stand on: Chromium, a page server of their own, and certificates signed on the spot.

import { createServer } from "node:http";
import { createHash, generateKeyPairSync, sign } from "node:crypto";
import { readFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import puppeteer from "puppeteer-core";
import { root } from "../pkg/corpus.mjs";

const TYPES = { js: "text/javascript", wasm: "application/wasm", html: "text/html; charset=utf-8", json: "application/json" };
/** As strict as a site can be and still run wasm: no inline style or script, no eval. */
export const CSP = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self' http://127.0.0.1:*; style-src 'self'; img-src 'self'; require-trusted-types-for 'script'";

/** A headless Chromium with an empty profile; closed after the tests. `more`: further arguments. */
export async function launch(context, more = []) {
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROME_PATH ?? "/usr/bin/chromium",
    headless: true,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", ...more],
  });
  context.after(() => browser.close());
  return browser;
}

/** A page that fails the test by what it must never do: throw, violate its CSP, or run a document's text. */
export async function openPage(browser, faults) {
  const page = await browser.newPage();
  page.on("pageerror", (error) => faults.push(`page error: ${error.message}`));
  page.on("console", (message) => {
    // What the network refuses is told here as well; that is for the tests to cause.
    if (!/Failed to load resource/.test(message.text())) faults.push(`console: ${message.text()}`);
  });
  page.on("dialog", (dialog) => (faults.push(`dialog: ${dialog.message()}`), void dialog.dismiss()));
  await page.evaluateOnNewDocument(() => {
    addEventListener("securitypolicyviolation", (event) => console.error(`CSP: ${event.violatedDirective} ${event.blockedURI}`));
  });
  return page;
}

/** WCAG 2.2 AA, of which the older ones are parts. */
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** What axe-core minds about a page as it stands, by rule and place. */
export async function barriers(page) {
  const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  // In a world of its own, that a page's policy says nothing about.
  return page.mainFrame().isolatedRealm().evaluate(`${axe}; axe.run({ runOnly: ${JSON.stringify(RULES)} }).then(({ violations }) =>
    violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => [id, target, failureSummary].join(" "))))`);
}

/** Where screenshots go. */
export async function screenshots() {
  const folder = join(process.env.CARGO_TARGET_DIR ?? join(root, "target"), "screenshots");
  await mkdir(folder, { recursive: true });
  return folder;
}

/**
 * Serves `/embed/*` from pkg/dist, helpers.mjs as `/helpers.js`, and what is put there. What is held waits
 * until it is released; what is broken ends as `fault(response)` makes it. `headers` hold for every answer.
 */
export async function startStage(context, headers = {}) {
  const page = "<!doctype html><html lang=en><meta name=viewport content=width=device-width><meta name=color-scheme content='light dark'><title>test</title><body><main><h1>test</h1></main></body>";
  const files = new Map([["/", ["html", page]], ["/helpers.js", ["js", readFileSync(join(root, "tests", "browser", "helpers.mjs"))]]]);
  const held = new Map();
  const faults = new Map();
  const asked = [];
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, "http://stage").pathname;
    asked.push({ url: request.url, headers: request.headers });
    await held.get(path)?.promise;
    if (faults.has(path)) return faults.get(path)(response);
    const [type, body, status = 200, own] = files.get(path) ?? embedded(path) ?? ["json", "{}", 404];
    response.writeHead(status, { "content-type": TYPES[type] ?? type, "content-security-policy": CSP, "cache-control": "no-store", ...headers, ...own });
    response.end(body);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  context.after(() => (server.closeAllConnections(), server.close()));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    page,
    asked,
    /** `own`: headers of this answer only. */
    put: (path, type, body, status, own) => (faults.delete(path), files.set(path, [type, body, status, own])),
    /** What is there again as it was in pkg/dist. */
    restore: (path) => (faults.delete(path), files.delete(path)),
    break: (path, fault) => faults.set(path, fault),
    /** An edge's answer for a number, `document` being the certificate. */
    edge(number, document, more = {}) {
      this.put(`/edge/v1/eco/${number}`, "json", JSON.stringify({ document: { mediaType: "application/vc+jwt", bytes: document, sha256: "" }, evidence: [], ...more }));
    },
    hold: (path) => {
      let release;
      const promise = new Promise((done) => (release = done));
      held.set(path, { promise, release });
      return () => (held.delete(path), release());
    },
    releaseAll: () => held.forEach(({ release }, path) => (held.delete(path), release())),
  };
}

/** A page of the stage with the element and the helpers loaded. */
export async function openReady(browser, faults, url) {
  const page = await openPage(browser, faults);
  await page.goto(url);
  await page.evaluate(async () => {
    await import("/helpers.js");
    await import("/embed/eco-verify.js");
  });
  return page;
}

/** What the stage of most suites holds: one certificate for each verdict, and the same from its edge. */
export function furnish(stage, customs = issuer()) {
  const numbered = (number, change = (subject) => subject) => customs.certificate((subject) => change({ ...subject, certificateNumber: number }));
  const tokens = {
    good: numbered("TEST-0001"),
    other: numbered("TEST-0002"),
    // Signed as it should be, with things that the treaty does not allow.
    faulty: numbered("TEST-0003", (subject) => ({
      ...subject,
      items: subject.items.map((item) => ({ ...item, originCriterion: { ...item.originCriterion, base: "RVC" }, quantity: { value: "0", unit: "KGM" } })),
    })),
    changed: numbered("TEST-0004").replace(/.{10}$/, "AAAAAAAAAA"),
  };
  stage.put("/list", "json", customs.trustList);
  Object.entries(tokens).forEach(([name, token], i) => {
    stage.put(`/${name}.jwt`, "application/vc+jwt", token);
    stage.edge(`TEST-000${i + 1}`, token);
  });
  return tokens;
}

function embedded(path) {
  if (!/^\/embed(\/[\w-][\w.-]*)+$/.test(path)) return undefined;
  try {
    return [path.split(".").pop(), readFileSync(join(root, "pkg", "dist", path.slice("/embed/".length)))];
  } catch {
    return undefined;
  }
}

const ID = "did:web:origin.test.example";
const DAY = 86_400_000;
const day = (days) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

/** An issuer of this test run: its trust list (not signed, the page vouches for it) and its certificates. */
export function issuer({ name = "Test Customs", roles = ["issuing-body", "test"] } = {}) {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const kid = `${ID}#k1`;
  const trustList = JSON.stringify({
    iss: "did:web:trust.example", sub: "https://trust.example/rcep.jwt", version: 1,
    iat: Math.floor(Date.now() / 1000) - 60, exp: Math.floor(Date.now() / 1000) + 86_400,
    issuers: [{
      id: ID, name, country: "CN", roles, validFrom: "2022-01-01", validUntil: null,
      keys: [{ ...publicKey.export({ format: "jwk" }), kid, alg: "ES256", validFrom: "2022-01-01", validUntil: null }],
      x509Anchors: [], resolve: [], statusIssuers: [], statusOrigins: [], sources: [],
    }],
  });
  const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const certificate = (change = (subject) => subject, claimed = name) => {
    const text = `${part({ alg: "ES256", typ: "vc+jwt", kid })}.${part(credential(change(subject()), claimed))}`;
    return `${text}.${sign("sha256", Buffer.from(text), { key: privateKey, dsaEncoding: "ieee-p1363" }).toString("base64url")}`;
  };
  return { trustList, certificate };
}

function credential(credentialSubject, name) {
  return {
    "@context": ["https://www.w3.org/ns/credentials/v2", "https://w3id.org/rcep-eco/v1"],
    id: `urn:sha256:${createHash("sha256").update(JSON.stringify(credentialSubject)).digest("hex")}`,
    type: ["VerifiableCredential", "RcepCertificateOfOrigin"],
    issuer: { id: ID, name },
    validFrom: `${day(-2)}T00:00:00Z`,
    validUntil: `${day(300)}T00:00:00Z`,
    credentialSchema: { id: "https://w3id.org/rcep-eco/schemas/rcep-co-1.json", type: "JsonSchema" },
    credentialSubject,
  };
}

function subject() {
  const party = (name, country) => ({ name, address: "1 Example Road", country });
  return {
    type: "CertificateOfOrigin", certificateNumber: "TEST-0001", issuingCountry: "CN", issuingBody: "Test Customs",
    issueDate: day(-2), importingCountry: "VN",
    exporter: party("Exporter Co.", "CN"), producer: party("Producer Co.", "CN"), consignee: party("Consignee Co.", "VN"),
    transport: { departureDate: day(1), conveyance: "EXAMPLE V.1" },
    hsEdition: "2022",
    items: [{
      number: 1, description: "Lamps", hsCode: "940511", originCriterion: { base: "WO", cumulation: false, deMinimis: false },
      rcepCountryOfOrigin: { country: "CN" }, quantity: { value: "10", unit: "KGM" }, invoices: [{ number: "I-1", date: day(-3) }],
    }],
    exporterDeclaration: { place: "Shenzhen", date: day(-2), signatory: "Li" },
    certification: { place: "Shenzhen", date: day(-2), signatory: "Officer" },
  };
}

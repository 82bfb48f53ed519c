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

/** A headless Chromium with an empty profile; closed after the tests. */
export async function launch(context) {
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROME_PATH ?? "/usr/bin/chromium",
    headless: true,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
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

/** Serves `/embed/*` from pkg/dist and whatever `files` holds; what is in `held` waits until it is released. */
export async function startStage(context, csp = CSP) {
  const files = new Map([["/", ["html", "<!doctype html><html lang=en><title>test</title><body></body>"]]]);
  const held = new Map();
  const asked = [];
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, "http://stage").pathname;
    asked.push({ url: request.url, headers: request.headers });
    await held.get(path)?.promise;
    const [type, body, status = 200] = files.get(path) ?? embedded(path) ?? ["json", "{}", 404];
    response.writeHead(status, { "content-type": TYPES[type] ?? type, "content-security-policy": csp, "cache-control": "no-store" });
    response.end(body);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  context.after(() => (server.closeAllConnections(), server.close()));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    asked,
    put: (path, type, body, status) => files.set(path, [type, body, status]),
    hold: (path) => {
      let release;
      const promise = new Promise((done) => (release = done));
      held.set(path, { promise, release });
      return () => (held.delete(path), release());
    },
  };
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

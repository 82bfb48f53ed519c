// Every way a source, its lists and its certificates can be, before the Worker in workerd: what each of the routes
// answers, that nobody is asked who should not be, and that no fault outlives its cause.

import assert from "node:assert/strict";
import { createHash, generateKeyPairSync, sign } from "node:crypto";
import { once } from "node:events";
import { createServer as createTlsServer } from "node:https";
import { after, before, suite, test } from "node:test";
import { gzipSync } from "node:zlib";
import { deadPort, lifetime, startEdge, startSource } from "./servers.mjs";
import {
  answers, at, CODE, endless, hangsUp, moved, noHttp, seconds, serves, signer, silent, stalls, startWorld, TOKEN, truncated,
} from "./world.mjs";

const TIMEOUT_MS = 1500;
/** Bytes that may be under way when the Worker hangs up: sockets have buffers. */
const UNDER_WAY = 16 * 1024 * 1024;
const DAY = 86_400;
const BUNDLE = "application/vnd.rcep-eco.bundle+json";
/** Members of a problem that tells nothing of a certificate. */
const BARE = ["type", "title", "status", "detail", "code", "retryable", "retryAfter"];

suite("outcomes", () => {
  const whole = lifetime(after);
  let world, edge, forbidden;
  before(async () => {
    world = await startWorld(whole);
    edge = await startEdge(whole, world.variables({ UPSTREAM_TIMEOUT_MS: TIMEOUT_MS }));
    // Where nobody may be sent.
    forbidden = { asked: 0 };
    forbidden.url = await startSource(whole, (request, response) => {
      forbidden.asked += 1;
      serves(world.certificate("C1"))(request, response);
    });
  });

  const path = ({ number }, more = "") => `${edge.url}/v1/eco/${encodeURIComponent(number)}${more}`;
  const get = (more) => (of) => fetch(path(of, more), { headers: { "eco-access-code": of.code } });
  const ROUTES = {
    certificate: get(""),
    lookup: ({ number, code }) =>
      fetch(`${edge.url}/v1/eco/lookup`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ number, code }) }),
    status: get("/status"),
    record: get("/record"),
  };
  /** What every route answers, each with a code of its own, so that none gets another's answer. */
  const onEveryRoute = (issued) => Promise.all(Object.entries(ROUTES).map(async ([route, ask]) => {
    const response = await ask({ ...issued, code: `${CODE}-${route}` });
    return { route, response, body: await response.json() };
  }));

  function refused({ response, body }, status, code) {
    assert.deepEqual([response.status, body.code, body.status], [status, code, status]);
    assert.equal(response.headers.get("content-type"), "application/problem+json");
    assert.equal(response.headers.get("cache-control"), "no-store");
    assert.equal(response.headers.get("retry-after"), body.retryable ? String(body.retryAfter) : null);
  }

  /** One row: the fault, what every route answers, and that all is well when it is gone. */
  async function row(status, code, issued, faults) {
    const good = Object.keys(faults).map((page) => [page, world.pages.get(page)]);
    for (const [page, behaviour] of Object.entries(faults)) world.pages.set(page, behaviour);
    for (const answer of await onEveryRoute(issued)) {
      refused(answer, status, code);
      const told = JSON.stringify(answer.body);
      assert.ok(Object.keys(answer.body).every((member) => BARE.includes(member)), `${answer.route}: ${told}`);
      assert.ok(!told.includes(issued.number) && !told.includes(CODE), `${answer.route}: ${told}`);
    }
    for (const [page, behaviour] of good) world.pages.set(page, behaviour);
    const response = await edge.ask(issued);
    assert.equal(response.status, 200, await response.clone().text());
    assert.match(response.headers.get("cache-status"), /^eco-edge; fwd=miss/);
    await response.text();
  }
  const rows = (context, table, status, code, page) => each(context, table, ([, make]) => {
    const issued = world.issue();
    return row(status, code, issued, { [issued[page]]: make(issued) });
  });
  async function each(context, table, run) {
    for (const entry of table) await context.test(String(entry[0]), () => run(entry));
  }
  const fixed = (behaviour) => () => behaviour;

  test("a source that cannot be had", async (context) => {
    await each(context, [["says nothing", silent], ["stalls in the middle", stalls]], async ([, behaviour]) => {
      // Each has a Worker of its own: where a call that is given up ends late, it counts as a failure late.
      const usual = edge;
      edge = await startEdge(context, world.variables({ UPSTREAM_TIMEOUT_MS: TIMEOUT_MS }));
      const issued = world.issue();
      await row(504, "upstream-timeout", issued, { [issued.path]: behaviour }).finally(() => (edge = usual));
    });
    await rows(context, [["hangs up", fixed(hangsUp)], ["breaks off", fixed(truncated)], ["is no HTTP", fixed(noHttp)]], 502, "upstream-unreachable", "path");
    await rows(context, [401, 403, 500, 502, 503, 504, 525, 526, 530, 599].map((status) => [status, fixed(answers(status))]), 503, "upstream-error", "path");
  });

  // (T13) The runtime calls all of these the same; nobody reads what it calls them.
  test("a source behind a broken TLS", async (context) => {
    const issued = world.issue();
    const tls = createTlsServer(selfSigned(), serves(issued.token)).listen(0, "127.0.0.1");
    await once(tls, "listening");
    context.after(() => (tls.closeAllConnections(), tls.close()));
    for (const [what, port] of [
      ["a certificate by nobody", tls.address().port], ["none at all", new URL(world.url).port], ["nobody there", await deadPort()],
    ]) {
      await context.test(what, async (inner) => {
        const one = await startEdge(inner, world.variables({ SOURCE_URL: `https://localhost:${port}/api` }));
        const response = await one.ask(issued);
        refused({ response, body: await response.json() }, 502, "upstream-unreachable");
        assert.ok(!one.output().includes(String(port)), one.output());
      });
    }
  });

  test("a source that has no such certificate", async (context) => {
    await rows(context, [[404, fixed(answers(404))], [410, fixed(answers(410))], ["with a page", fixed(answers(404, "text/html", "<title>None</title>"))]], 404, "not-found", "path");
  });

  test("a redirect is an error, wherever it leads (T14)", async (context) => {
    await rows(context, [
      ["to the metadata service", fixed(moved(302, "http://169.254.169.254/latest/meta-data/"))],
      ...[300, 301, 302, 303, 304, 305, 306, 307, 308].map((status) => [`${status} to somebody else`, fixed(moved(status, `${forbidden.url}/x`))]),
      ["to the same certificate", (issued) => (world.pages.set(`${issued.path}/here`, serves(issued.token)), moved(307, `${issued.path}/here`))],
      ["to nowhere", fixed(answers(302))],
      ["to a script", fixed(moved(302, "javascript:alert(1)"))],
    ], 502, "upstream-redirect", "path");
    assert.equal(forbidden.asked, 0);
    assert.ok(!world.asked.some((asked) => asked.endsWith("/here")));
  });

  test("a source that answers with no certificate", async (context) => {
    const deep = (depth) => JSON.parse("[".repeat(depth) + "]".repeat(depth));
    const signed = (edit) => ({ number }) => serves(world.certificate(number, { edit }));
    const bundle = (body) => ({ token }) => answers(200, BUNDLE, body(JSON.stringify(token)));
    await rows(context, [
      ["a log-in page", fixed(answers(200, "text/html", "<title>Log in</title>"))],
      ["its certificate, as a page", ({ token }) => answers(200, "text/html", token)],
      ["its certificate, as nothing in particular", ({ token }) => answers(200, "", token)],
      ["nothing", fixed(answers(200, TOKEN, ""))],
      ["no content", fixed(answers(204))],
      ["a part of it", ({ token }) => answers(206, TOKEN, token)],
      ...[202, 205, 400, 402, 405, 409, 418, 451].map((status) => [status, fixed(answers(status))]),
      ["bytes", fixed(answers(200, TOKEN, Buffer.from([0xff, 0xfe, 0])))],
      ["words", fixed(answers(200, TOKEN, "a.b.c"))],
      ["half of it", ({ token }) => answers(200, TOKEN, token.slice(0, token.length / 2))],
      ["twice", ({ token }) => answers(200, TOKEN, `${token}\n${token}`)],
      ["compressed, and not said so", ({ token }) => answers(200, TOKEN, gzipSync(token))],
      ["its trust list", () => serves(world.trustList())],
      ["a member twice", signed((payload) => JSON.stringify(payload).replace('"issuingCountry"', '"issuingCountry":"CN","issuingCountry"'))],
      ["nested too deep", signed((payload) => ({ ...payload, x: deep(40) }))],
      ["nested much too deep", signed(() => "[".repeat(100_000))],
      ["no envelope", signed(({ credentialSubject }) => credentialSubject)],
      ["of another profile", signed(({ credentialSchema, ...payload }) => payload)],
      ["a bundle with no document", bundle(() => "{}")],
      ["a bundle with two", bundle((token) => `{"document":{"bytes":${token}},"document":{"bytes":${token}}}`)],
      ["a bundle that is none", bundle(() => "[".repeat(100_000))],
    ], 502, "upstream-malformed", "path");
  });

  // Over the network comes what fits; the rest is not read (T16).
  test("a source that answers with too much is hung up on (T16)", async (context) => {
    const seen = {};
    await rows(context, [
      ["a little too much", fixed(answers(200, TOKEN, "a".repeat(512 * 1024 + 1)))],
      ["without end", fixed(endless(TOKEN, seen))],
      ["a bundle without end", fixed(endless(BUNDLE))],
      ["64 MiB, compressed", fixed((_, response) => response.writeHead(200, { "content-type": TOKEN, "content-encoding": "gzip" }).end(gzipSync(Buffer.alloc(64 << 20, 97))))],
    ], 502, "upstream-too-large", "path");
    assert.ok(seen.most > 0 && seen.most < UNDER_WAY, `${seen.most} bytes were taken`);
    const issued = world.issue();
    await row(503, "status-unavailable", issued, { [issued.listPath]: endless(TOKEN, seen) });
    assert.ok(seen.most > 0 && seen.most < UNDER_WAY, `${seen.most} bytes of a list were taken`);
  });

  test("a source that lies", async (context) => {
    const stranger = signer(`${world.did}#k1`);
    const unlisted = signer("did:web:unlisted.example#k1");
    const by = (key, edit) => ({ number, lists }) => serves(world.certificate(number, { lists, by: key, edit }));
    const tampered = (token) => {
      const [header, payload, signature] = token.split(".");
      const changed = Buffer.from(payload, "base64url").toString().replace("2400", "9400");
      return `${header}.${Buffer.from(changed).toString("base64url")}.${signature}`;
    };
    await rows(context, [
      ["another certificate", () => serves(world.issue().token)],
      ["its number with a letter more", ({ number }) => serves(world.certificate(`${number}X`))],
    ], 502, "upstream-certificate-mismatch", "path");
    await rows(context, [
      ["a forged one", by(stranger)],
      ["a tampered one", ({ token }) => serves(tampered(token))],
      ["a signature that is none", ({ token }) => serves(`${token.slice(0, -86)}${"A".repeat(86)}`)],
    ], 502, "upstream-signature-invalid", "path");
    await rows(context, [
      ["by nobody on the list", by(unlisted, (payload) => ({ ...payload, issuer: "did:web:unlisted.example" }))],
      ["by a key that is not the issuer's", by(signer(`${world.did}#k9`))],
      ["by a key that has been retired", by(world.retired)],
    ], 502, "upstream-issuer-unknown", "path");
  });

  test("a certificate that is authentic, and how it stands", async (context) => {
    const messages = [{ status: "0x0", message: "issued" }, { status: "0x1", message: "superseded" }];
    const without = (...names) => (payload) => (names.forEach((name) => delete payload.credentialSubject[name]), payload);
    const [revoked, suspended] = [[410, "revoked"], [409, "suspended"]];
    await each(context, [
      ["good", {}, 200, "valid"],
      ["without a status", { states: {} }, 200, "valid"],
      ["dated a little ahead, as clocks go", { edit: (payload) => ({ ...payload, validFrom: at(40) }) }, 200, "valid"],
      ["from the future", { edit: (payload) => ({ ...payload, validFrom: at(120) }) }, 200, "not-valid", "validity.not_yet_valid"],
      ["signed in the future", { edit: (payload) => ({ ...payload, iat: seconds(120) }) }, 200, "not-valid", "validity.not_yet_valid"],
      ["expired", { edit: (payload) => ({ ...payload, validUntil: at(-120) }) }, 200, "not-valid", "validity.expired"],
      ["without a consignee, which Annex 3B asks for", { edit: without("consignee") }, 200, "not-valid", "claims.missing"],
      ["without invoice and departure", { edit: (payload) => (delete payload.credentialSubject.items[0].invoices, without("transport")(payload)) }, 200, "not-valid", "rules.consignment_unidentified"],
      ["with items of another type", { edit: (payload) => ((payload.credentialSubject.items = 5), payload) }, 200, "not-valid", "claims.wrong_type"],
      ["revoked", { states: { revocation: 1 } }, ...revoked, "status.revoked"],
      ["superseded", { states: { message: 1 }, entry: { message: { statusSize: 1, statusMessage: messages } } }, ...revoked, "status.superseded"],
      ["suspended", { states: { suspension: 1 } }, ...suspended, "status.suspended"],
      ["revoked and suspended", { states: { revocation: 1, suspension: 1 } }, ...revoked, "status.revoked"],
      ["expired and revoked", { states: { revocation: 1 }, edit: (payload) => ({ ...payload, validUntil: at(-120) }) }, ...revoked, "status.revoked"],
    ], async ([, options, status, word, check]) => {
      const issued = world.issue(options);
      for (const { route, response, body } of await onEveryRoute(issued)) {
        const tells = ["status", "record"].includes(route);
        if (status === 200 || tells) assert.deepEqual([response.status, response.headers.get("eco-status")], [200, word], route);
        else refused({ response, body }, status, word);
        if (route === "status") {
          assert.deepEqual([body.standing, body.verdict], [word, word === "valid" ? "valid" : "invalid"]);
          continue;
        }
        // The document as issued, with the proof, and the reason among the checks.
        assert.equal(body.document.bytes, issued.token, route);
        assert.equal(body.evidence.length, issued.lists.length, route);
        const { checks } = (body.edge ?? body).report;
        const failed = checks.filter(({ outcome }) => outcome === "failed").map(({ code }) => code);
        assert.ok(check ? failed.includes(check) : failed.length === 0, `${route}: ${failed}`);
      }
      // Only what is valid is kept.
      const [first, again] = [await edge.ask(issued), await edge.ask(issued)];
      await first.text(), await again.text();
      assert.equal(/; hit/.test(again.headers.get("cache-status") ?? ""), word === "valid");
    });
  });

  test("a status list that cannot be had or believed", async (context) => {
    const stranger = signer(`${world.did}#k1`);
    const list = (more) => ({ lists: [{ uri }] }) => serves(world.statusList(uri, more));
    const unzipped = (bytes) => ({ encodedList: `u${gzipSync(Buffer.alloc(bytes)).toString("base64url")}` });
    const before = world.asked.length;
    await rows(context, [
      ["says nothing", fixed(silent)],
      ["hangs up", fixed(hangsUp)],
      ["breaks off", fixed(truncated)],
      ...[204, 404, 410, 429, 500].map((status) => [status, fixed(answers(status))]),
      ["a redirect to somebody else", fixed(moved(302, `${forbidden.url}/x`))],
      ["a redirect to itself, as it should be", ({ listPath }) => (world.pages.set(`${listPath}/here`, world.pages.get(listPath)), moved(307, `${listPath}/here`))],
      ["a page", fixed(answers(200, "text/html", "<title>Log in</title>"))],
      ["nothing", fixed(answers(200, TOKEN, ""))],
      ["a certificate", ({ token }) => serves(token)],
      ["the trust list", () => serves(world.trustList())],
      ["another list", ({ lists: [{ uri }] }) => serves(world.statusList(`${uri}/other`))],
      ["a list for another purpose", list({ purpose: "suspension" })],
      ["forged", list({ by: stranger })],
      ["by a key that is not the issuer's", list({ by: signer(`${world.did}#k9`) })],
      ["by another issuer", list({ issuer: "did:web:other.example" })],
      ["over", list({ validUntil: at(-120) })],
      ["of the day before yesterday", list({ validFrom: at(-2 * DAY) })],
      ["from the future", list({ validFrom: at(120) })],
      ["signed in the future", list({ iat: seconds(120) })],
      ["without a date", list({ validFrom: undefined })],
      ["too short", list({ subject: unzipped(1024) })],
      ["a bomb", list({ subject: unzipped(64 << 20) })],
      ["without bits", list({ subject: { encodedList: "u" } })],
    ], 503, "status-unavailable", "listPath");
    assert.equal(forbidden.asked, 0);
    assert.ok(!world.asked.slice(before).some((asked) => asked.endsWith("/here")));
  });

  test("a status list at an address that the trust list does not name is not asked for", async (context) => {
    await each(context, [
      [`${new URL(forbidden.url).host}`, `${forbidden.url}/list`],
      ["the metadata service", "http://169.254.169.254/latest"],
      ["a file", "file:///etc/passwd"],
      ["its origin with a name before it", `http://x@127.0.0.1:${new URL(forbidden.url).port}/list`],
    ], async ([, uri]) => {
      const issued = world.issue({ states: {} });
      world.pages.set(issued.path, serves(world.certificate(issued.number, { lists: [{ uri, purpose: "revocation" }] })));
      for (const answer of await onEveryRoute(issued)) refused(answer, 503, "status-unavailable");
    });
    assert.equal(forbidden.asked, 0);
  });

  test("a trust list that cannot be had or believed, and then one that can", async (context) => {
    const stranger = signer("did:web:trust.example#k1");
    const list = (more, how) => serves(world.trustList(more, how));
    const good = world.pages.get("/trust");
    const issued = world.issue();
    const other = await startEdge(context, world.variables({ UPSTREAM_TIMEOUT_MS: TIMEOUT_MS }));
    await each(context, [
      ["silence", silent], ["hangs up", hangsUp], ["breaks off", truncated], ["a redirect", moved(302, `${forbidden.url}/x`)],
      ["none", answers(404)], ["a page", answers(200, "text/html", "<title>Log in</title>")], ["without end", endless(TOKEN)],
      ["a certificate", serves(issued.token)], ["by a stranger", list({}, { by: stranger })],
      ["by a stranger who brings the right key", list({}, { by: { ...stranger, jwk: world.issuer.jwk } })],
      ["of another type", list({}, { header: { typ: "JWT" } })], ["over", list({ exp: seconds(-120) })], ["from the future", list({ iat: seconds(120) })],
      ["without a version", list({ version: undefined })],
    ], async ([, behaviour]) => {
      world.pages.set("/trust", behaviour);
      const response = await other.ask(issued);
      refused({ response, body: await response.json() }, 503, "trust-list-unavailable");
      const ready = await fetch(`${other.url}/readyz`);
      assert.deepEqual([ready.status, (await ready.json()).ready], [503, false]);
    });
    world.pages.set("/trust", good);
    assert.equal((await other.ask(issued)).status, 200);
    assert.equal(forbidden.asked, 0);
  });

  test("what is kept is served whatever becomes of the source and its lists", async (context) => {
    const issued = world.issue();
    const first = await (await edge.ask(issued)).text();
    await each(context, [
      ["source silent", issued.path, silent], ["source gone", issued.path, hangsUp], ["source out of order", issued.path, answers(500)],
      ["source sends us elsewhere", issued.path, moved(302, forbidden.url)], ["source forges", issued.path, serves(world.issue().token)],
      ["source denies it", issued.path, answers(404)], ["list gone", issued.listPath, hangsUp], ["list forged", issued.listPath, answers(200, TOKEN, "x")],
      ["trust list gone", "/trust", hangsUp],
    ], async ([, page, behaviour]) => {
      const good = world.pages.get(page);
      world.pages.set(page, behaviour);
      const response = await edge.ask(issued);
      assert.deepEqual([response.status, await response.text()], [200, first]);
      assert.match(response.headers.get("cache-status"), /^eco-edge; hit/);
      world.pages.set(page, good);
    });
  });

  test("a source's headers, and the pieces it comes in, make no difference", async () => {
    const issued = world.issue();
    world.pages.set(issued.path, (_, response) => {
      const head = { "content-type": `${TOKEN}; charset=utf-8`, "content-length": issued.token.length, "set-cookie": "a=b", vary: "*", etag: '"x"', age: "5" };
      response.writeHead(200, head).write(issued.token.slice(0, 100));
      setImmediate(() => response.end(issued.token.slice(100)));
    });
    for (const cache of [/fwd=miss/, /hit/]) {
      const response = await edge.ask(issued);
      assert.equal(response.status, 200, await response.clone().text());
      assert.match(response.headers.get("cache-status"), cache);
      const digest = createHash("sha256").update(issued.token).digest("hex");
      assert.equal((await response.json()).document.sha256, digest);
      for (const name of ["set-cookie", "age"]) assert.equal(response.headers.get(name), null, name);
      assert.equal(response.headers.get("vary"), "accept");
      assert.notEqual(response.headers.get("etag"), '"x"');
    }
  });

  test("none of this got into the log", () => {
    const output = edge.output();
    assert.match(output, /"problem":"upstream-signature-invalid"/);
    for (const word of ["C2647", CODE, "did:web", "/v1/eco", world.url, "eyJ"]) assert.ok(!output.includes(word), word);
  });
});

/** A TLS key and a certificate that it signed itself: X.509 in DER, made here so that none is kept. */
function selfSigned() {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const der = (tag, ...parts) => {
    const body = Buffer.concat(parts);
    const length = body.length < 128 ? [body.length] : [0x82, body.length >> 8, body.length & 255];
    return Buffer.concat([Buffer.from([tag, ...length]), body]);
  };
  const hex = (text) => Buffer.from(text, "hex");
  const sequence = (...parts) => der(0x30, ...parts);
  const algorithm = sequence(hex("06082a8648ce3d040302"));
  const name = sequence(der(0x31, sequence(hex("0603550403"), der(0x0c, Buffer.from("localhost")))));
  const time = (year) => der(0x18, Buffer.from(`${year}0101000000Z`));
  const validity = sequence(time(2020), time(2120));
  const alternative = sequence(hex("0603551d11"), der(0x04, sequence(der(0x82, Buffer.from("localhost")))));
  const extensions = der(0xa3, sequence(alternative));
  const key = publicKey.export({ type: "spki", format: "der" });
  const body = sequence(hex("a003020102"), hex("020101"), algorithm, name, validity, name, key, extensions);
  const cert = sequence(body, algorithm, der(0x03, hex("00"), sign("sha256", body, privateKey)));
  const pem = `-----BEGIN CERTIFICATE-----\n${cert.toString("base64").replace(/.{64}/g, "$&\n")}\n-----END CERTIFICATE-----\n`;
  return { key: privateKey.export({ type: "pkcs8", format: "pem" }), cert: pem };
}

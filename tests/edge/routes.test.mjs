// The built Worker's other routes, each once; tricks with paths, headers and bodies; the static files.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import http from "node:http";
import net from "node:net";
import { after, before, suite, test } from "node:test";
import { BUNDLE, lifetime, startEdge, startSandbox, variables } from "./servers.mjs";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const JSON_TYPE = { "content-type": "application/json" };

suite("routes", () => {
  const whole = lifetime(after);
  let sandbox, edge, valid, revoked, document;
  before(async () => {
    sandbox = await startSandbox(whole);
    edge = await startEdge(whole, variables(sandbox, { SECURITY_CONTACT: "mailto:security@eco.example" }));
    valid = sandbox.sample("valid");
    revoked = sandbox.sample("status.revoked");
    document = (await (await fetch(valid.url)).text()).trim();
  });

  const at = (path, init) => fetch(edge.url + path, init);
  const of = ({ number, code }, what) => at(`/v1/eco/${encodeURIComponent(number)}/${what}`, { headers: { "eco-access-code": code } });
  const post = (path, body, headers = JSON_TYPE) => at(path, { method: "POST", body, headers });
  const lookUp = (body, headers) => post("/v1/eco/lookup", typeof body === "string" ? body : JSON.stringify(body), headers);
  async function refuses(status, code, response) {
    const body = await response.json();
    assert.deepEqual([response.status, body.code], [status, code]);
    assert.equal(response.headers.get("content-type"), "application/problem+json");
    assert.equal(response.headers.get("cache-control"), "no-store");
  }
  /** Refused before all of it was sent: whoever goes on sending may find the connection closed. */
  async function tooLarge(asked) {
    const response = await asked.catch((error) => error);
    if (response instanceof TypeError) assert.equal(response.message, "fetch failed");
    else await refuses(413, "payload-too-large", response);
  }
  /** As sent, which `fetch` does not do: it tidies paths up. */
  const raw = (path, headers = {}) =>
    new Promise((resolve, reject) => {
      const { hostname, port } = new URL(edge.url);
      http.get({ hostname, port, path, headers }, (response) => resolve(response.resume())).on("error", reject);
    });

  test("lookup answers as the GET does, and says where", async () => {
    const response = await lookUp({ number: valid.number, code: valid.code });
    assert.equal(response.status, 200);
    assert.equal(response.headers.get("content-type"), BUNDLE);
    assert.equal(response.headers.get("content-location"), `/v1/eco/${encodeURIComponent(valid.number)}`);
    assert.equal(response.headers.get("cache-control"), "no-store");
    assert.equal(response.headers.get("eco-status"), "valid");
    assert.equal((await response.json()).document.bytes, document);
    await refuses(410, "revoked", await lookUp({ number: revoked.number, code: revoked.code }));
    await refuses(404, "not-found", await lookUp({ number: valid.number, code: "WRONG" }));
  });

  test("lookup takes exactly one form of body", async () => {
    const good = { number: valid.number, code: valid.code };
    for (const body of ["", "{}", "[]", "null", "{", '"x"', JSON.stringify({ ...good, x: 1 }), JSON.stringify({ ...good, code: 1 }),
      `{"number":"C1","code":"K1","code":"K2"}`, `${JSON.stringify(good)}x`, JSON.stringify([valid.number, valid.code])]) {
      await refuses(400, "malformed-body", await lookUp(body));
    }
    await refuses(400, "malformed-number", await lookUp({ ...good, number: "../x" }));
    await refuses(400, "malformed-code", await lookUp({ ...good, code: "a\u0000b" }));
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "application/json; charset=utf-16", "application/json, application/json"]) {
      await refuses(415, "unsupported-media-type", await lookUp(good, { "content-type": type }));
    }
    await refuses(415, "unsupported-media-type", await lookUp(good, { ...JSON_TYPE, "content-encoding": "gzip" }));
    await refuses(406, "not-acceptable", await lookUp(good, { ...JSON_TYPE, accept: "text/html" }));
    const padded = (bytes) => JSON.stringify(good).padEnd(bytes, " ");
    assert.equal((await lookUp(padded(4096))).status, 200);
    await refuses(413, "payload-too-large", await lookUp(padded(4097)));
    await tooLarge(lookUp(padded(5_000_000)));
  });

  test("status and record tell of what is revoked, too", async () => {
    for (const [sample, word] of [[valid, "valid"], [revoked, "revoked"], [sandbox.sample("status.suspended"), "suspended"]]) {
      const status = await of(sample, "status");
      assert.deepEqual([status.status, status.headers.get("eco-status")], [200, word]);
      assert.match(status.headers.get("cache-control"), word === "valid" ? /^private, max-age=30$/ : /^private, no-store$/);
      const text = await status.text();
      assert.ok(!text.includes(sample.number));
      const body = JSON.parse(text);
      assert.deepEqual(Object.keys(body).sort(), ["nextCheck", "standing", "status", "verdict", "verifiedAt"]);
      assert.deepEqual([body.standing, body.verdict], [word, word === "valid" ? "valid" : "invalid"]);
      assert.ok(Date.parse(body.nextCheck) >= Date.parse(body.verifiedAt));

      const record = await of(sample, "record");
      assert.deepEqual([record.status, record.headers.get("eco-status")], [200, word]);
      assert.equal(record.headers.get("cache-control"), "no-store");
      assert.equal((await record.json()).document.bytes.split(".").length, 3);
    }
    for (const what of ["status", "record"]) {
      await refuses(404, "not-found", await of({ number: valid.number, code: "WRONG" }, what));
      await refuses(401, "access-code-required", await at(`/v1/eco/${valid.number}/${what}`));
    }
  });

  test("verify gives the edge's word on any document, and keeps to its limits", async () => {
    for (const type of ["text/plain", "application/vc+jwt", "application/jwt", "application/octet-stream"]) {
      const response = await post("/v1/verify", document, { "content-type": type });
      assert.equal(response.status, 200);
      assert.equal(response.headers.get("cache-control"), "no-store");
      const { report, by, note } = await response.json();
      assert.deepEqual([report.verdict, report.identity.number, by], ["valid", valid.number, "edge"]);
      assert.match(note, /proves nothing/);
    }
    for (const [body, verdict] of [["hello", "invalid"], ["", "invalid"], [document.slice(0, -2), "invalid"], ["%PDF-1.7", "indeterminate"]]) {
      const { report } = await (await post("/v1/verify", body, { "content-type": "text/plain" })).json();
      assert.equal(report.verdict, verdict, body.slice(0, 20));
    }
    await refuses(415, "unsupported-media-type", await post("/v1/verify", "x", { "content-type": "image/png" }));
    const most = await post("/v1/verify", "a".repeat(512 * 1024), { "content-type": "text/plain" });
    assert.equal((await most.json()).report.verdict, "invalid");
    await tooLarge(post("/v1/verify", "a".repeat(512 * 1024 + 1), { "content-type": "text/plain" }));
  });

  test("a status list by its digest, as it was fetched", async () => {
    const { evidence } = await (await edge.ask(valid)).json();
    assert.ok(evidence.length > 0);
    for (const { bytes } of evidence) {
      const digest = createHash("sha256").update(bytes).digest("hex");
      const response = await at(`/v1/status-lists/${digest}`);
      assert.equal(response.status, 200);
      assert.equal(await response.text(), bytes);
      assert.match(response.headers.get("content-type"), /^application\/(vc|statuslist)\+jwt$/);
      assert.match(response.headers.get("cache-control"), /^public, .*immutable$/);
      assert.equal((await at(`/v1/status-lists/${digest}`, { headers: { "if-none-match": response.headers.get("etag") } })).status, 304);
    }
    for (const digest of ["0".repeat(64), "A".repeat(64), "x", "..%2Ftrust%2Flist"]) {
      await refuses(404, "list-not-found", await at(`/v1/status-lists/${digest}`));
    }
  });

  test("readiness, and the probe", async () => {
    const ready = await at("/readyz");
    assert.deepEqual([ready.status, (await ready.json()).ready], [200, true]);
    const probe = await at("/v1/eco/PROBE-0000", { headers: { "eco-access-code": "PROBE-CODE" } });
    assert.deepEqual([probe.status, (await probe.json()).probe], [200, true]);
    await refuses(404, "not-found", await edge.ask({ number: "PROBE-0000", code: "WRONG" }));
  });

  test("not ready without a trust list", async (context) => {
    const lost = await startEdge(context, variables(sandbox, { TRUST_LIST_URL: `${sandbox.url}/nowhere` }));
    const response = await fetch(`${lost.url}/readyz`);
    const { ready, config, trustList } = await response.json();
    assert.deepEqual([response.status, ready, config, trustList], [503, false, "good", "unusable"]);
    assert.equal((await fetch(`${lost.url}/.well-known/security.txt`)).status, 404);
  });

  test("what describes the edge can be found from one address", async () => {
    const catalogue = await at("/.well-known/api-catalog");
    assert.match(catalogue.headers.get("content-type"), /^application\/linkset\+json;/);
    assert.match(catalogue.headers.get("link"), /rel="api-catalog"/);
    const [{ "service-desc": [{ href }] }] = (await catalogue.json()).linkset;
    assert.equal(href, `${edge.url}/openapi.json`);
    const openapi = await (await fetch(href)).json();
    assert.equal(openapi.openapi, "3.1.0");
    const discovery = await (await at("/.well-known/rcep-eco")).json();
    assert.deepEqual(Object.values(discovery.paths).sort(), Object.keys(openapi.paths).sort());
    for (const schema of discovery.schemas) assert.equal(typeof (await (await at(schema)).json()), "object");
    assert.deepEqual(await (await at("/.well-known/jwks.json")).json(), { keys: [] });
    const text = await (await at("/.well-known/security.txt")).text();
    assert.match(text, /^Contact: mailto:security@eco\.example$/m);
    const days = (Date.parse(/^Expires: (.*)$/m.exec(text)[1]) - Date.now()) / 86_400_000;
    assert.ok(days > 178 && days <= 180, String(days));
    for (const { code } of [await (await at("/nowhere")).json()]) {
      const page = await at(`/problems/${code}`);
      assert.match(page.headers.get("content-type"), /^text\/html/);
      const { code: same } = await (await at(`/problems/${code}`, { headers: { accept: "application/json" } })).json();
      assert.equal(same, code);
    }
  });

  test("every path takes the methods that the description names, and says so", async () => {
    const { paths } = await (await at("/openapi.json")).json();
    for (const [path, item] of Object.entries(paths)) {
      const methods = ["get", "post"].filter((method) => item[method]).map((method) => method.toUpperCase());
      const allow = [...methods, ...(methods.includes("GET") ? ["HEAD"] : []), "OPTIONS"].join(", ");
      const address = path.replace(/\{.*\}/, "x");
      const options = await at(address, { method: "OPTIONS" });
      assert.deepEqual([options.status, options.headers.get("allow")], [204, allow], path);
      for (const method of ["GET", "POST", "PUT", "DELETE", "PATCH"].filter((name) => !methods.includes(name))) {
        const response = await at(address, { method });
        assert.equal(response.headers.get("allow"), allow);
        await refuses(405, "method-not-allowed", response);
      }
      await refuses(400, "query-not-allowed", await at(`${address}?x`, { method: methods[0], ...(methods[0] === "POST" && { body: "{}", headers: JSON_TYPE }) }));
    }
  });

  test("every answer has a name of its own and its duration; a trace id gets into the log only if it is one", async () => {
    const trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    const ids = new Set();
    for (const [path, traceparent] of [
      ["/healthz", `00-${trace}-00f067aa0ba902b7-01`], ["/nowhere", "injected"], ["/openapi.json", `00-${trace.toUpperCase()}-00f067aa0ba902b7-01`],
    ]) {
      const response = await at(path, { headers: { traceparent } });
      assert.match(response.headers.get("eco-request-id"), UUID);
      assert.match(response.headers.get("server-timing"), /^total;dur=\d+$/);
      ids.add(response.headers.get("eco-request-id"));
      assert.ok(response.headers.get("link"));
    }
    assert.equal(ids.size, 3);
    const line = (id) => edge.output().split("\n").find((text) => text.includes(id));
    for (const late = Date.now() + 5000; [...ids].some((id) => !line(id)) && Date.now() < late; ) await new Promise(setImmediate);
    assert.deepEqual([...ids].map((id) => JSON.parse(line(id)).trace), [trace, null, null]);
    assert.ok(!edge.output().includes("injected"));
  });

  test("tricks with paths and headers are answered, and lead nowhere", async () => {
    const key = { "eco-access-code": valid.code };
    const number = encodeURIComponent(valid.number);
    for (const path of [
      `/v1/eco/${number}/status/`, `/v1/eco/${number}/status.json`, `/v1/eco/${number}//status`, `/v1/eco/${number}/%73tatus`, "/v1/eco//status",
      `/V1/eco/${number}/record`, "/v1/verify/", "/v1/eco/lookup/", "/problems/", "/problems/revoked/", "/schemas/..%2Freport.json",
      "/schemas/", "/.well-known/", "/.well-known%2Fjwks.json", "/openapi.json/", "/embed/", "/embed/..%2f..%2findex.js", "/_headers", "/index.js",
      `/v1/eco/${"x/".repeat(4000)}`, `/${"x".repeat(8000)}`,
    ]) {
      assert.equal((await raw(path, key)).statusCode, 404, path.slice(0, 60));
    }
    assert.equal((await raw(`/v1/eco/${"x".repeat(8000)}`, key)).statusCode, 400);
    assert.equal((await raw(`/v1/eco/${number}`, { "eco-access-code": ["K1", "K2"] })).statusCode, 404);
    assert.equal((await raw(`/v1/eco/${number}`, { "eco-access-code": "K\u00e9" })).statusCode, 400);
    assert.equal((await raw(`/v1/eco/${number}`, { "eco-access-code": "K\t1" })).statusCode, 400);
    // Nobody is sent to another site.
    for (const path of ["//eco.example", "//eco.example/", "/%2f%2feco.example/", "/%5Ceco.example/.."]) {
      const { statusCode, headers } = await raw(path);
      assert.ok(![301, 302, 307, 308].includes(statusCode) || new URL(headers.location, edge.url).origin === edge.url, `${path}: ${headers.location}`);
    }
  });

  test("a body that stops in its middle leaves the Worker well", async () => {
    const { hostname, port } = new URL(edge.url);
    const socket = net.connect(Number(port), hostname);
    socket.on("error", () => {});
    await new Promise((resolve) => socket.write("POST /v1/verify HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: 1000\r\n\r\nhalf", resolve));
    socket.destroy();
    assert.equal((await at("/healthz")).status, 200);
  });

  test("the page and the element are there, with a policy of their own", async () => {
    for (const [path, type] of [["/", "text/html"], ["/site.js", "text/javascript"], ["/embed/eco-verify.js", "text/javascript"], ["/embed/eco_verify_bg.wasm", "application/wasm"], ["/embed/rest.js", "text/javascript"], ["/embed/qr.js", "text/javascript"], ["/embed/messages/en.js", "text/javascript"], ["/embed/messages/zh.js", "text/javascript"]]) {
      const response = await at(path);
      assert.equal(response.status, 200, path);
      assert.ok(response.headers.get("content-type").startsWith(type), path);
      assert.match(response.headers.get("content-security-policy"), /script-src 'self' 'wasm-unsafe-eval';/);
      assert.equal(response.headers.get("access-control-allow-origin"), path.startsWith("/embed/") ? "*" : null);
      assert.notEqual((await response.arrayBuffer()).byteLength, 0);
    }
  });

  test("nothing of all this got into the log", () => {
    for (const { number, code } of [valid, revoked]) {
      assert.ok(!edge.output().includes(number) && !edge.output().includes(encodeURIComponent(number)) && !edge.output().includes(code));
    }
    assert.ok(!edge.output().includes("/v1/eco") && !edge.output().includes("eyJ"));
  });
});

// Requests that are wrong or mean to be, byte by byte, to the Worker in workerd: each gets an answer that tells nothing,
// nothing of them is kept or logged, and the isolate that had to bear them all serves the next good one from its memory.

import assert from "node:assert/strict";
import net from "node:net";
import { after, before, suite, test } from "node:test";
import { folder, lifetime, startEdge } from "./servers.mjs";
import { CODE, startWorld } from "./world.mjs";

const JSON_TYPE = "application/json";
const MIB = 1 << 20;
/** Bytes that may be under way when the Worker has answered: sockets have buffers. */
const UNDER_WAY = 16 * MIB;
/** Longest wait for an answer. */
const PATIENCE_MS = 10_000;

suite("tricks", () => {
  const whole = lifetime(after);
  let world, edge, state, good, origin;
  before(async () => {
    world = await startWorld(whole);
    state = await folder(whole);
    edge = await startEdge(whole, world.variables(), state);
    origin = new URL(edge.url);
    good = world.issue();
    await (await edge.ask(good)).text();
  });

  /** A connection on which anything can be sent. `text` is what came back; `until` waits until that is enough. */
  function connect() {
    const socket = net.connect(Number(origin.port), origin.hostname);
    const talk = { socket, text: "", over: false, look: () => {} };
    talk.until = (enough) => new Promise((resolve) => {
      talk.look = () => (talk.over || enough(talk.text)) && resolve();
      talk.look();
    });
    socket.setEncoding("latin1").on("data", (chunk) => ((talk.text += chunk), talk.look())).on("error", () => {});
    socket.on("close", () => ((talk.over = true), talk.look()));
    socket.setTimeout(PATIENCE_MS, () => socket.destroy());
    return talk;
  }
  /** Sends bytes; the answer to them. */
  async function say(...lines) {
    const talk = connect();
    talk.socket.write(lines.join("\r\n"), "latin1");
    await talk.until((text) => isWhole(text, lines[0].startsWith("HEAD ")));
    talk.socket.destroy();
    return read(talk.text);
  }
  function isWhole(text, bare) {
    const { status, of, body, begun } = read(text);
    if (!begun || bare || status === 204 || status === 304) return begun;
    const [length] = of("content-length");
    return length === undefined ? body.endsWith("0\r\n\r\n") : body.length >= Number(length);
  }
  function read(text) {
    const split = text.indexOf("\r\n\r\n");
    const [line, ...headers] = text.slice(0, Math.max(split, 0)).split("\r\n");
    const fields = headers.map((header) => /^([^:]+): ?(.*)$/.exec(header)?.slice(1) ?? []);
    const of = (name) => fields.filter(([field]) => field?.toLowerCase() === name).map(([, value]) => value);
    return { begun: split >= 0, status: Number(line.split(" ")[1]), of, body: text.slice(split + 4), text };
  }
  const request = (method, path, ...headers) => say(`${method} ${path} HTTP/1.1`, "Host: eco.example", ...headers, "", "");
  const at = () => `/v1/eco/${good.number}`;
  const key = `Eco-Access-Code: ${CODE}`;

  /** Refused by the Worker: a problem that nobody keeps, and that repeats nothing. */
  function refused(answer, status, code, what) {
    assert.deepEqual([answer.status, /"code":"([a-z-]+)"/.exec(answer.body)?.[1]], [status, code], `${what}: ${answer.text.slice(0, 400)}`);
    assert.deepEqual([answer.of("content-type"), answer.of("cache-control")], [["application/problem+json"], ["no-store"]], what);
    assert.ok(!answer.text.includes(good.number) && !answer.text.includes(CODE) && !answer.text.includes("eyJ"), what);
  }

  test("64 MiB to a route that takes a body: refused at its limit, and the rest not taken", async () => {
    for (const [path, type, before] of [["/v1/eco/lookup", JSON_TYPE, '{"number":"'], ["/v1/verify", "text/plain", ""]]) {
      for (const length of [64 * MIB, null]) {
        const talk = connect();
        const { socket } = talk;
        const coding = length ? `Content-Length: ${length}` : "Transfer-Encoding: chunked";
        socket.write(`POST ${path} HTTP/1.1\r\nHost: eco.example\r\nContent-Type: ${type}\r\n${coding}\r\n\r\n`);
        const chunk = "a".repeat(65_536);
        const piece = length ? chunk : `10000\r\n${chunk}\r\n`;
        socket.write(length ? before : `${before.length ? `${before.length.toString(16)}\r\n${before}\r\n` : ""}`);
        let sent = 0;
        // As fast as it is taken, until there is an answer or no more is taken.
        const more = () => {
          while (!socket.destroyed && !talk.text && sent < 64 * MIB && socket.write(piece)) sent += piece.length;
        };
        socket.on("drain", more);
        more();
        await talk.until(isWhole);
        const taken = socket.bytesWritten;
        socket.destroy();
        // Whoever goes on sending may find the connection closed before the answer is read.
        if (talk.text) refused(read(talk.text), 413, "payload-too-large", path);
        assert.ok(taken < UNDER_WAY, `${path}: ${taken} bytes were taken`);
      }
    }
  });

  test("a length that is only promised, and a body where none belongs", async () => {
    const post = (path, type, ...more) => request("POST", path, `Content-Type: ${type}`, ...more);
    const small = JSON.stringify({ number: good.number, code: CODE });
    const lookup = await say("POST /v1/eco/lookup HTTP/1.1", "Host: x", `Content-Type: ${JSON_TYPE}`, `Content-Length: ${small.length}`, "", small);
    assert.equal(lookup.status, 200);
    refused(await post("/v1/eco/lookup", JSON_TYPE, "Content-Length: 0"), 400, "malformed-body", "empty");
    refused(await post("/v1/eco/lookup", JSON_TYPE), 400, "malformed-body", "no length");
    // A GET's body is nobody's business.
    const get = await say(`GET ${at()} HTTP/1.1`, "Host: x", key, "Content-Length: 5", "", "hello");
    assert.equal(get.status, 200);
    refused(await say("POST /nowhere HTTP/1.1", "Host: x", `Content-Length: ${small.length}`, "", small), 404, "route-not-found", "nowhere");
    refused(await say(`POST ${at()} HTTP/1.1`, "Host: x", `Content-Length: ${small.length}`, "", small), 405, "method-not-allowed", "post");
  });

  test("bodies of a look-up that say something twice, or more than they should", async () => {
    const { number } = good;
    for (const body of [
      `{"number":"${number}","code":"K1","code":"${CODE}"}`, `{"number":"${number}","code":"${CODE}","c\\u006fde":"${CODE}"}`,
      `{"number":"${number}","code":"${CODE}","__proto__":{"x":1}}`, `{"number":["${number}"],"code":"${CODE}"}`, `{"number":{"$ne":null},"code":"${CODE}"}`,
      `{"number":"${number}","code":null}`, `{"number":"${number}","code":"${CODE}"}{}`, `\uFEFF{"number":"${number}","code":"${CODE}"}`,
      `{'number':'${number}','code':'${CODE}'}`, `{"number":"${number}","code":"\\ud800"}`, "[".repeat(4000), `${"[".repeat(2000)}${"]".repeat(2000)}`,
      '{"a":'.repeat(800), "\0", "9".repeat(4096), `"${"\\u0000".repeat(600)}"`, `number=${number}&code=${CODE}`,
    ]) {
      const response = await fetch(`${edge.url}/v1/eco/lookup`, { method: "POST", headers: { "content-type": JSON_TYPE }, body });
      assert.deepEqual([response.status, (await response.json()).code], [400, "malformed-body"], body.slice(0, 80));
    }
  });

  test("headers that come twice, too long, or meant for somebody else", async () => {
    const ask = (...headers) => request("GET", at(), ...headers);
    assert.equal((await ask(key)).status, 200);
    refused(await ask(key, key), 404, "not-found", "two codes");
    refused(await ask("Eco-Access-Code: WRONG", key), 404, "not-found", "a wrong code before the right one");
    refused(await ask(), 401, "access-code-required", "none");
    refused(await ask("Eco-Access-Code:"), 400, "malformed-code", "an empty one");
    refused(await ask(`Eco-Access-Code: ${"K".repeat(8000)}`), 400, "malformed-code", "a long one");
    refused(await ask("Eco-Access-Code: K\u00ff1"), 400, "malformed-code", "one that is not ASCII");
    refused(await ask("Authorization: Bearer x", "Cookie: code=x"), 401, "access-code-required", "a code elsewhere");
    refused(await ask(key, "Accept: text/html", "Accept: image/png"), 406, "not-acceptable", "two Accepts");
    assert.equal((await ask(key, "Accept: text/html", "Accept: application/vc+jwt")).status, 200);
    assert.equal((await ask(key, `Accept: ${"text/html;q=0.1, ".repeat(400)}*/*`)).status, 200);
    assert.equal((await ask(key, `If-None-Match: ${'"x", '.repeat(1000)}"y"`)).status, 200);
    for (const header of [
      "X-HTTP-Method-Override: DELETE", "X-Original-URL: /readyz", "X-Rewrite-URL: /readyz", "X-Forwarded-Host: evil.example", "Forwarded: host=evil.example",
      "X-Forwarded-Prefix: /evil", "Expect: 100-continue", "Upgrade: h2c", "Cache-Control: only-if-cached", "Pragma: no-cache", "Range: bytes=0-9",
      "If-Range: x", "If-Modified-Since: Fri, 01 Jan 2100 00:00:00 GMT", "Sec-Fetch-Mode: navigate", "Accept-Encoding: identity;q=0, *;q=0",
    ]) {
      const answer = await ask(key, header);
      assert.deepEqual([answer.status, answer.of("eco-status")], [200, ["valid"]], header);
      assert.ok(!answer.text.includes("evil"), header);
    }
    const traced = await ask(key, `traceparent: 00-${"a".repeat(32)}-${"b".repeat(16)}-01`, "traceparent: injected\t1");
    assert.equal(traced.status, 200);
  });

  test("what is no request at all is refused by the runtime, or by the Worker as any other", async () => {
    const host = "Host: eco.example";
    const hugeHeader = `X-Large: ${"a".repeat(MIB)}`;
    for (const lines of [
      ["GET / HTTP/1.1", host, hugeHeader, "", ""],
      [`GET /${"a".repeat(MIB)} HTTP/1.1`, host, "", ""],
      [`POST /v1/verify HTTP/1.1`, host, "Content-Type: text/plain", "Content-Length: 5", "Content-Length: 6", "", "hello"],
      ["POST /v1/verify HTTP/1.1", host, "Content-Type: text/plain", "Content-Length: -1", "", ""],
      ["POST /v1/verify HTTP/1.1", host, "Content-Type: text/plain", "Transfer-Encoding: chunked", "", "zz\r\nhello\r\n0\r\n\r\n"],
      ["GET /healthz HTTP/1.1", `${host}`, "Broken header", "", ""],
      ["GET /healthz HTTP/1.1", host, "X-A: a\0b", "", ""],
      ["GARBAGE", "", ""],
      ["\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", "", ""],
    ]) {
      const talk = connect();
      talk.socket.end(lines.join("\r\n"), "latin1");
      await talk.until(isWhole);
      const { status, of } = read(talk.text);
      // What the Worker never saw has no name of its.
      const seen = of("eco-request-id").length > 0;
      assert.ok(!talk.text || (status >= 400 && (!seen || status < 500)), `${lines.slice(0, 5).join(" | ").slice(0, 200)}: ${talk.text.slice(0, 200)}`);
      assert.ok(!talk.text.includes("aaaaaaaa"), lines[0].slice(0, 60));
    }
  });

  // A second request hidden in the body of a first must not be answered as if somebody had sent it.
  test("two lengths for one body do not make two requests", async () => {
    const hidden = `GET ${at()} HTTP/1.1\r\nHost: x\r\n${key}\r\n\r\n`;
    const talk = connect();
    talk.socket.end([
      "POST /nowhere HTTP/1.1", "Host: eco.example", `Content-Length: ${hidden.length + 5}`, "Transfer-Encoding: chunked", "", `0\r\n\r\n${hidden}`,
    ].join("\r\n"));
    await talk.until(() => false);
    const answers = talk.text.split(/(?=HTTP\/1\.1 \d)/).filter(Boolean).map((text) => read(text).status);
    assert.ok(answers.length <= 1 || (answers.length === 2 && answers[1] === 200), talk.text);
    assert.ok(!answers.length || answers[0] >= 400, talk.text);
  });

  test("methods that are no methods of the route", async () => {
    for (const method of ["PUT", "DELETE", "PATCH", "TRACE", "PROPFIND", "LOCK", "REPORT", "SEARCH"]) {
      const answer = await request(method, at(), key);
      if (answer.status === 501 || answer.status === 400) continue; // The runtime knows no such method.
      refused(answer, 405, "method-not-allowed", method);
      assert.deepEqual(answer.of("allow"), ["GET, HEAD, OPTIONS"]);
    }
    for (const method of ["get", "GETX", "A".repeat(5000)]) {
      const answer = await request(method, at(), key);
      assert.ok(answer.status >= 400 && answer.status <= 501 && answer.status !== 500 || answer.text === "", `${method.slice(0, 20)}: ${answer.status}`);
    }
  });

  test("numbers that are addresses, templates or commands", async () => {
    for (const [number, status, code] of [
      ["..", 404, "route-not-found"], ["%2e%2e%2f", 400, "malformed-number"], ["%252e", 400, "malformed-number"], ["%00", 400, "malformed-number"], ["%0d%0aX:1", 400, "malformed-number"],
      ["%7Bnumber%7D", 404, "not-found"], ["%7Bcode%7D", 404, "not-found"], ["C1%3Fcode=1", 404, "not-found"], ["C1%23x", 404, "not-found"], ["http:%2F%2F127.0.0.1%2F", 400, "malformed-number"],
      ["%E2%80%AE", 400, "malformed-number"], ["%C0%AE", 400, "malformed-number"], ["%FF", 400, "malformed-number"], ["C1%5C..%5Cx", 400, "malformed-number"],
      ["'%20OR%201=1--", 404, "not-found"], ["%3Cscript%3E", 404, "not-found"], ["$%7Bjndi:x%7D", 404, "not-found"], ["constructor", 404, "not-found"], ["__proto__", 404, "not-found"],
    ]) {
      const before = world.asked.length;
      const answer = await request("GET", `/v1/eco/${number}`, key);
      // The runtime may take the dots out of a path before the Worker sees it.
      if (number === "..") assert.equal(answer.status, 404);
      else refused(answer, status, code, number);
      for (const path of world.asked.slice(before)) assert.match(path, /^\/api\/certificates\/[^/?#\\]+$/, number);
      assert.equal(world.asked.length - before, code === "not-found" ? 1 : 0, number);
    }
  });

  // (T12) A body where none may be would be an error of the runtime.
  test("204, 304 and HEAD come without a body, and the connection goes on (T12)", async () => {
    const [tag] = (await request("GET", at(), key)).of("etag");
    for (const [status, method, path, ...headers] of [
      [304, "GET", at(), key, `If-None-Match: ${tag}`],
      [304, "HEAD", at(), key, `If-None-Match: ${tag}`],
      [204, "OPTIONS", at()],
      [200, "HEAD", at(), key],
      [404, "HEAD", "/nowhere"],
    ]) {
      const head = [`${method} ${path} HTTP/1.1`, "Host: x", ...headers];
      const answer = await say(...head, "", "");
      assert.deepEqual([answer.status, answer.body], [status, ""], `${method} ${path}`);
      assert.deepEqual(answer.of("transfer-encoding"), method === "HEAD" ? answer.of("transfer-encoding") : [], method);
      if (status === 304) assert.deepEqual([answer.of("etag"), answer.of("content-type")], [[tag], []]);
      // Two on one connection: a stray byte after the first would spoil the second.
      const both = connect();
      both.socket.write([...head, "", "GET /healthz HTTP/1.1", "Host: x", "", ""].join("\r\n"));
      await both.until((text) => text.includes('"status":"ok"'));
      both.socket.destroy();
      assert.match(both.text, new RegExp(`^HTTP/1.1 ${status} [^]*\r\n\r\nHTTP/1.1 200 OK\r\n`), `${method} ${path}`);
    }
  });

  // (T9, T10) The cache would answer conditions and ranges by itself, and adds headers of its own.
  test("conditions and ranges are ours to answer, from memory and from the cache alike (T9, T10)", async (context) => {
    // Kept under the name that it is asked for by, and found again under that.
    const issued = world.issue();
    const ask = (...headers) => request("GET", `/v1/eco/${issued.number}`, key, ...headers);
    const first = (await ask()).body;
    await edge.stop();
    edge = await startEdge(whole, world.variables(), state);
    origin = new URL(edge.url);
    let tag;
    for (const [from, header, status] of [
      ["cache", "Range: bytes=0-9", 200], ["memory", "Range: bytes=0-9", 200], ["memory", "Range: bytes=99999999-", 200],
      ["memory", 'If-None-Match: "another"', 200], ["memory", "If-None-Match: *", 304], ["memory", 'If-Match: "another"', 200],
      ["memory", "If-Modified-Since: Fri, 01 Jan 2100 00:00:00 GMT", 200], ["memory", "If-Unmodified-Since: Thu, 01 Jan 1970 00:00:00 GMT", 200],
    ]) {
      await context.test(`${from} ${header}`, async () => {
        const answer = await ask(header);
        assert.deepEqual([answer.status, answer.body], [status, status === 304 ? "" : first]);
        assert.match(answer.of("cache-status")[0], from === "memory" ? /; hit;.*detail=memory$/ : /; hit; ttl=-?\d+$/);
        for (const name of ["age", "cf-cache-status", "content-range", "accept-ranges", "expires", "last-modified", "set-cookie"]) {
          assert.deepEqual(answer.of(name), [], name);
        }
        assert.deepEqual(answer.of("cache-control"), ["private, no-cache"]);
        tag ??= answer.of("etag")[0];
        assert.deepEqual(answer.of("etag"), [tag]);
      });
    }
    for (const value of [tag, `W/${tag}`, `"x", ${tag}`]) assert.equal((await ask(`If-None-Match: ${value}`)).status, 304, value);
  });

  test("answers that are not read, and questions that are not ended, hold nobody up", async () => {
    const open = [];
    for (let i = 0; i < 40; i++) {
      const talk = connect();
      open.push(talk);
      // Half a head, half a body, or a whole request whose answer nobody reads.
      const end = [`GET ${at()} HTTP/1.1\r\nHost: x\r\n`, `POST /v1/verify HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: 9999\r\n\r\nhalf`,
        `GET ${at()} HTTP/1.1\r\nHost: x\r\n${key}\r\n\r\n`][i % 3];
      talk.socket.pause();
      talk.socket.write(end);
    }
    for (let i = 0; i < 5; i++) assert.equal((await fetch(`${edge.url}/healthz`)).status, 200);
    const fresh = world.issue();
    assert.equal((await edge.ask(fresh)).status, 200);
    for (const { socket } of open) socket.destroy();
    assert.equal((await edge.ask(world.issue())).status, 200);
  });

  // (T1, T3) A panic, or memory at its end, would have begun the isolate anew, with nothing in its memory.
  test("after all this the same isolate serves on, from its memory (T1, T3)", async () => {
    const response = await edge.ask(good);
    assert.equal(response.status, 200);
    assert.match(response.headers.get("cache-status"), /; hit;.*detail=memory$/);
    assert.ok(!/panic|unreachable executed|hung/i.test(edge.output()), edge.output());
  });

  test("none of this got into the log", () => {
    for (const word of ["C2647", CODE, "/v1/eco", "eyJ", "injected", "evil", "jndi", "aaaaaaaa"]) assert.ok(!edge.output().includes(word), word);
  });
});

// The Worker before sources of each kind: the reference interface, one that wraps the certificate in JSON, and
// files that upload.mjs has put into its bucket.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { chmod, mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { after, before, suite, test } from "node:test";
import { fileURLToPath } from "node:url";
import { folder, lifetime, PEPPER, serve, startEdge, startSandbox, startSource, variables } from "./servers.mjs";

const upload = path.join(path.dirname(serve), "upload.mjs");

/** Runs upload.mjs to its end: exit code, rows of its CSV, and what it said. */
async function run(args, env = { PEPPER }) {
  const child = spawn(process.execPath, [upload, ...args], { env: { PATH: process.env.PATH, ...env } });
  const text = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"]) child[name].setEncoding("utf8").on("data", (chunk) => (text[name] += chunk));
  const code = await new Promise((resolve) => child.on("close", resolve));
  const rows = text.stdout.trim().split("\n").slice(1).map((line) => line.split(","));
  return { code, rows, said: text.stderr };
}

suite("sources", () => {
  const whole = lifetime(after);
  let sandbox, valid, other, trust;
  const tokens = new Map();
  before(async () => {
    sandbox = await startSandbox(whole);
    [valid, other] = sandbox.samples.filter(({ expect }) => expect === "valid");
    for (const sample of sandbox.samples) tokens.set(sample.number, (await (await fetch(sample.url)).text()).trim());
    const dir = await folder(whole);
    trust = ["--trust-list", path.join(dir, "list.jwt"), "--trust-key", path.join(dir, "key.json"), "--policy", '{"allowLoopbackHttp":true}'];
    await writeFile(trust[1], await (await fetch(`${sandbox.url}/trust/rcep.jwt`)).text());
    await writeFile(trust[3], sandbox.trustKey);
  });

  const edge = (context, sources, more, state) =>
    startEdge(context, { ...variables(sandbox, { SOURCE_URL: "", SOURCES: JSON.stringify(sources), ...more }) }, state);
  const reference = (more) => ({ id: "sandbox", kind: "reference", url: `${sandbox.url}/api`, ...more });

  /** The status and the problem's slug. */
  async function slug(response) {
    const { code } = await response.json();
    return [response.status, code];
  }

  /** Everything of an answer that the asker can see but its time, its name and what it was asked for. */
  async function seen(response) {
    const headers = [...response.headers].filter(([name]) => !["date", "server-timing", "eco-request-id"].includes(name));
    return { status: response.status, headers, body: await response.text() };
  }

  /** An interface that wraps certificates in JSON: POST, a key in a header, base64, 200 for everything. */
  async function wrapping(context) {
    const asked = [];
    const api = { asked, behave: undefined };
    const url = await startSource(context, (request, response) => {
      let body = "";
      request.setEncoding("utf8").on("data", (chunk) => (body += chunk)).on("end", () => {
        asked.push({ method: request.method, url: request.url, headers: request.headers, body });
        if (api.behave) return api.behave(response);
        const say = (status, json) => response.writeHead(status, { "content-type": "application/json", "set-cookie": "a=b" }).end(JSON.stringify(json));
        if (request.headers["x-api-key"] !== "Bearer 0123") return say(401, {});
        const { certNo, pin } = JSON.parse(body);
        const sample = [valid, other].find(({ number, code }) => number === certNo && code === pin);
        if (!sample) return say(200, { result: { code: "NO_RECORD" } });
        say(200, { result: { code: "OK", files: [{ content: Buffer.from(tokens.get(certNo)).toString("base64") }] } });
      });
    });
    api.source = {
      id: "wrapping", kind: "wrapped", url: `${url}/query?lang=en`, body: { certNo: "{number}", pin: "{code}", v: 2 },
      headers: { "X-Api-Key": "SOURCE_KEY" }, document: "/result/files/0/content", encoding: "base64",
      notFound: { pointer: "/result/code", equals: "NO_RECORD" },
    };
    return api;
  }

  test("the reference interface among several sources, and only for its issuers and countries", async (context) => {
    const issuer = JSON.parse(Buffer.from(tokens.get(valid.number).split(".")[1], "base64url")).issuer.id;
    const country = JSON.parse(Buffer.from(tokens.get(valid.number).split(".")[1], "base64url")).credentialSubject.issuingCountry;
    for (const [more, due] of [
      [{ issuers: [issuer], countries: [country] }, 200],
      [{ issuers: ["did:web:other.example"] }, 502],
      [{ countries: [country === "CN" ? "JP" : "CN"] }, 502],
    ]) {
      const one = await edge(context, [reference(more)]);
      const response = await one.ask(valid);
      if (due === 200) assert.equal(response.status, 200, await response.text());
      else assert.deepEqual(await slug(response), [502, "upstream-issuer-unknown"]);
      await one.stop();
    }
  });

  test("an interface that wraps: right code, wrong code, unknown number, wrong key, and faults", async (context) => {
    const api = await wrapping(context);
    const one = await edge(context, [api.source], { SOURCE_KEY: "Bearer 0123" });
    const response = await one.ask(valid);
    assert.equal(response.status, 200);
    assert.equal(response.headers.has("set-cookie"), false);
    assert.equal((await response.json()).document.bytes, tokens.get(valid.number));
    const [call] = api.asked;
    assert.deepEqual([call.method, call.url], ["POST", "/query?lang=en"]);
    assert.equal(call.headers["content-type"], "application/json");
    assert.deepEqual(JSON.parse(call.body), { certNo: valid.number, pin: valid.code, v: 2 });
    assert.equal(call.headers["eco-access-code"] ?? call.headers.cookie, undefined);

    const wrongCode = await seen(await one.ask({ ...valid, code: "wrong-code" }));
    const unknown = await seen(await one.ask({ number: "C26470XX00000000", code: valid.code }));
    assert.equal(wrongCode.status, 404);
    assert.deepEqual(wrongCode, unknown);

    const odd = 'C1","pin":"x';
    await (await one.ask({ number: odd, code: '"}{' })).text();
    assert.deepEqual(JSON.parse(api.asked.at(-1).body), { certNo: odd, pin: '"}{', v: 2 });

    let fresh = 0;
    const json = { "content-type": "application/json" };
    for (const [status, headers, body, due] of [
      [200, json, "{", [502, "upstream-malformed"]],
      [200, json, '{"result":{"code":"OK"}}', [502, "upstream-malformed"]],
      [200, json, '{"result":{},"result":{}}', [502, "upstream-malformed"]],
      [200, json, "[".repeat(100_000), [502, "upstream-malformed"]],
      [200, json, `"${"a".repeat(3 * 1024 * 1024)}"`, [502, "upstream-too-large"]],
      [200, { "content-type": "text/html" }, "<title>Log in</title>", [502, "upstream-malformed"]],
      [302, { location: "http://169.254.169.254/" }, "", [502, "upstream-redirect"]],
      [404, {}, "", [404, "not-found"]],
    ]) {
      api.behave = (answer) => answer.writeHead(status, headers).end(body);
      assert.deepEqual(await slug(await one.ask({ number: `C26470FF${fresh++}`, code: "a-code-of-some-length" })), due, body.slice(0, 60));
    }
    assert.ok(!one.output().includes("0123") && !one.output().includes(valid.code));

    const unkeyed = await edge(context, [api.source], { SOURCE_KEY: "Bearer 9" });
    api.behave = undefined;
    assert.deepEqual(await slug(await unkeyed.ask(valid)), [503, "upstream-error"]);
  });

  test("sources are asked in order, by number where they say so, and the next only when there is none", async (context) => {
    const api = await wrapping(context);
    const key = { SOURCE_KEY: "Bearer 0123" };
    const both = await edge(context, [api.source, reference()], key);
    const revoked = sandbox.sample("status.revoked");
    assert.deepEqual(await slug(await both.ask(revoked)), [410, "revoked"]);
    assert.equal(api.asked.length, 1);
    api.behave = (answer) => answer.writeHead(400).end();
    assert.deepEqual(await slug(await both.ask(sandbox.sample("status.suspended"))), [502, "upstream-malformed"]);

    api.asked.length = 0;
    const prefixed = await edge(context, [api.source, reference({ numberPrefixes: [valid.number.slice(0, 3)] })], key);
    assert.equal((await prefixed.ask(valid)).status, 200);
    assert.equal(api.asked.length, 0);
  });

  test("a code in an address is asked for as the operator says, with a warning at the start", async (context) => {
    const seenUrls = [];
    const url = await startSource(context, (request, response) => {
      seenUrls.push(request.url);
      response.writeHead(200, { "content-type": "application/problem+json" }).end(JSON.stringify({ "a/b": [tokens.get(valid.number)] }));
    });
    const source = { id: "plain", kind: "wrapped", url: `${url}/e/{number}?k={code}`, codeInUrl: true, document: "/a~1b/0" };
    const one = await edge(context, [source]);
    assert.match(one.output(), /^warning: SOURCES: "plain" has the access code in its url/m);
    assert.equal((await one.ask({ ...valid, code: "a&k=b/../c #d" })).status, 200);
    assert.deepEqual(seenUrls, [`/e/${encodeURIComponent(valid.number)}?k=a%26k%3Db%2F..%2Fc%20%23d`]);
  });

  test("a description with faults: one line each, and nothing served", async (context) => {
    const broken = await edge(context, [reference({ countries: ["US"] }), { id: "b", kind: "wrapped", url: `${sandbox.url}/{number}`, codeHeader: "x-code", document: "x" }]);
    assert.equal((await fetch(`${broken.url}/v1/eco/C1`, { headers: { "eco-access-code": "K" } })).status, 500);
    const lines = broken.output().split("\n").filter((line) => line.startsWith("config: "));
    assert.equal(lines.length, 2, broken.output());
    assert.match(lines[0], /^config: SOURCES: "sandbox" names the country "US", .*; /);
    assert.match(lines[1], /^config: SOURCES: "b" document "x" is no JSON pointer .*; /);
  });

  suite("files", () => {
    const files = [{ id: "files", kind: "files" }];
    let dir;
    before(async () => {
      dir = path.join(await folder(whole), "certificates");
      await mkdir(dir);
      await writeFile(path.join(dir, "one.jwt"), tokens.get(valid.number));
      // Saved from an edge: the certificate is taken out of it.
      await writeFile(path.join(dir, "two.json"), JSON.stringify({ document: { mediaType: "application/vc+jwt", bytes: tokens.get(other.number), sha256: "" }, evidence: [] }));
    });

    test("what upload.mjs puts is found with the right code, and nothing without it", async (context) => {
      const state = await folder(context);
      const list = path.join(state, "list.csv");
      await writeFile(list, `\uFEFFfile;number;code\r\none.jwt;"${valid.number}";\r\n;${other.number};INV 2026/0611-A\r\n`);
      const put = await run([dir, "--state", state, "--list", list, "--page", "https://maker.example/eco", ...trust]);
      assert.equal(put.code, 0, put.said);
      const [[number, code, file, link], second] = put.rows;
      assert.deepEqual([number, file], [valid.number, "one.jwt"]);
      assert.match(code, /^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
      assert.equal(link, `https://maker.example/eco#n=${encodeURIComponent(number)}&c=${code}`);
      assert.deepEqual(second.slice(0, 3), [other.number, "INV 2026/0611-A", "two.json"]);

      const one = await edge(context, files, {}, state);
      const response = await one.ask({ number, code });
      assert.equal(response.status, 200, await response.clone().text());
      assert.equal((await response.json()).document.bytes, tokens.get(number));
      assert.equal((await one.ask({ number: number.toLowerCase(), code: code.toLowerCase().replaceAll("-", " ") })).status, 200);
      assert.equal((await one.ask({ number: other.number, code: "inv2026/O6ll a" })).status, 200);
      const wrongCode = await seen(await one.ask({ number, code: "0000-0000-0000-0000" }));
      const unknown = await seen(await one.ask({ number: "C26470XX00000000", code }));
      assert.deepEqual([wrongCode.status, JSON.parse(wrongCode.body).code], [404, "not-found"]);
      assert.deepEqual(wrongCode, unknown);
      assert.deepEqual(await slug(await one.ask({ number: other.number, code })), [404, "not-found"]);
      // While it runs, more can be put.
      const more = await run([dir, "--state", state, ...trust]);
      for (const [number, code] of more.rows) assert.equal((await one.ask({ number, code })).status, 200);

      // No name in the folder tells anything, and what was printed can be given again.
      const names = (await readdir(state, { recursive: true })).join("\n");
      assert.ok(!names.includes(number) && !names.includes(code));
      const again = path.join(state, "again.csv");
      await writeFile(again, ["number,code,file,link", ...put.rows.map((row) => row.join(","))].join("\n"));
      assert.deepEqual((await run([dir, "--state", state, "--list", again, "--page", "https://maker.example/eco", ...trust])).rows, put.rows);
    });

    test("without a list every file is put, under a code of its own", async () => {
      const { code, rows } = await run([dir, "--dry-run", ...trust]);
      assert.equal(code, 0);
      assert.deepEqual(rows.map(([number, , file, link]) => [number, file, link.startsWith("#n=")]), [[valid.number, "one.jwt", true], [other.number, "two.json", true]]);
      assert.notEqual(rows[0][1], rows[1][1]);
    });

    test("what is not authentic, or another certificate, keeps everything from being put", async (context) => {
      const bad = path.join(await folder(context), "bad");
      await mkdir(bad);
      await writeFile(path.join(bad, "good.jwt"), tokens.get(valid.number));
      await writeFile(path.join(bad, "forged.jwt"), tokens.get(sandbox.sample("signature.mismatch").number));
      await writeFile(path.join(bad, "note.txt"), "hello");
      const list = path.join(bad, "..", "list.csv");
      await writeFile(list, `number,code\n${valid.number},first-code-1\n${valid.number},first-code-1\nC1,\n`);
      const all = await run([bad, "--state", bad, ...trust]);
      assert.equal(all.code, 1);
      assert.deepEqual(all.rows, []);
      assert.match(all.said, /^upload: forged.jwt: is not authentic \(signature.mismatch\)\nupload: note.txt: is not authentic \(format\.[\w.]+\)\nupload: nothing has been uploaded/);
      const listed = await run([bad, "--state", bad, "--list", list, ...trust]);
      assert.match(listed.said, /^upload: line 2 of the list .*stand in another line too\nupload: line 3 of the list \(C1\): no file/);
      await writeFile(list, `C1,a-code-of-mine,good.jwt\n`);
      assert.match((await run([bad, "--state", bad, "--list", list, ...trust])).said, new RegExp(`good.jwt has the number ${valid.number}`));
      // Unchecked, a forged one goes up; the edge still refuses it.
      const only = path.join(bad, "..", "only");
      await mkdir(only);
      await writeFile(path.join(only, "forged.jwt"), tokens.get(sandbox.sample("signature.mismatch").number));
      const state = await folder(context);
      const { code, rows: [[number, made]] } = await run([only, "--state", state, "--unchecked"]);
      assert.equal(code, 0);
      const one = await edge(context, files, {}, state);
      assert.deepEqual(await slug(await one.ask({ number, code: made })), [502, "upstream-signature-invalid"]);
    });

    test("on Cloudflare, wrangler is given each file and its key", async (context) => {
      const tools = await folder(context);
      const stub = path.join(tools, "wrangler.mjs");
      await writeFile(stub, `import { appendFileSync, readFileSync } from "node:fs";
const input = readFileSync(0, "utf8");
appendFileSync(${JSON.stringify(path.join(tools, "calls"))}, JSON.stringify([process.argv.slice(2), input]) + "\\n");
if (process.env.FAIL) { console.error("x\\nnot logged in"); process.exit(1); }\n`);
      await chmod(stub, 0o755);
      const args = [dir, "--bucket", "eco-files", "--wrangler", `${process.execPath} ${stub}`, ...trust];
      assert.equal((await run(args)).code, 0);
      const calls = (await readFile(path.join(tools, "calls"), "utf8")).trim().split("\n").map((line) => JSON.parse(line));
      assert.deepEqual(calls.map(([, input]) => input), [tokens.get(valid.number), tokens.get(other.number)]);
      const [[argv]] = calls;
      assert.match(argv[3], /^eco-files\/files\/[0-9a-f]{64}$/);
      assert.deepEqual([...argv.slice(0, 3), ...argv.slice(4)], ["r2", "object", "put", "--pipe", "--remote", "--content-type", "application/vc+jwt"]);
      const failed = await run(args, { PEPPER, FAIL: "1" });
      assert.equal(failed.code, 1);
      assert.match(failed.said, /^upload: one.jwt could not be put: wrangler ended with 1: not logged in\nupload: 0 of 2 are there/);
    });

    test("a wrong command line ends with 64 and says what is wrong", async () => {
      for (const [args, said, env] of [
        [[], /name one folder/],
        [[dir, "--colour"], /--colour/],
        [[dir, ...trust], /either --bucket NAME or --state DIR/],
        [[dir, "--state", dir], /--trust-list FILE and --trust-key KEY/],
        [[dir, "--state", dir, "--unchecked", "--page", "maker"], /--page maker/],
        [[dir, "--bucket", "No", "--unchecked"], /--bucket No/],
        [[dir, "--state", dir, "--unchecked"], /PEPPER is not set/, {}],
        [[dir, "--state", dir, "--unchecked"], /PEPPER is too short/, { PEPPER: "short" }],
        [[dir, "--state", dir, "--trust-list", trust[1], "--trust-key", "{}"], /--trust-key/],
      ]) {
        const ended = await run(args, env);
        assert.equal(ended.code, 64, `${args}: ${ended.said}`);
        assert.match(ended.said, said);
        assert.equal(ended.said.split("\n").length, 2, ended.said);
      }
      assert.equal((await run([path.join(dir, "gone"), "--dry-run", "--unchecked"])).code, 66);
    });
  });
});

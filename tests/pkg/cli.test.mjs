// The command line of format.md 6: what it prints, what it exits with, and what it does with bad input.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { briefOf, cases, one, root } from "./corpus.mjs";
import { LIST, listSigner } from "./trust.mjs";

const bin = join(root, "pkg", "bin", "eco-verify.js");
const folder = mkdtempSync(join(tmpdir(), "eco-verify-"));
after(() => rmSync(folder, { recursive: true, force: true }));

function file(name, bytes) {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

/** What the command remembers from run to run, in a folder of these tests. */
const env = { ...process.env, XDG_STATE_HOME: join(folder, "state") };
const remembered = join(folder, "state", "eco-verify", "trust-lists.json");

function run(args, options = {}) {
  const done = spawnSync(process.execPath, [bin, ...args], { cwd: folder, env, timeout: 60_000, maxBuffer: 1 << 28, ...options });
  const [out, err] = [done.stdout.toString(), done.stderr.toString()];
  assert.equal(done.signal, null, "it hung or was killed");
  assert.doesNotMatch(err, /\n\s+at |node:internal|RuntimeError|panicked/, "a stack trace");
  return { status: done.status, out, err, reports: out.split("\n").filter((line) => line.startsWith('{"file"')).map((line) => JSON.parse(line)) };
}

const good = one("envelope/valid");
const withStatus = one("status/revoked");
const token = good.input.toString().trim();
const certificate = file("good.jwt", token);
const list = file("list.jwt", good.options.trustList);
const key = file("key.json", JSON.stringify(good.options.trustKey));
const unsigned = file("list.json", Buffer.from(good.options.trustList.toString().split(".")[1], "base64url"));
const number = JSON.parse(good.report).identity.number;
const trusted = ["--trust-list", list, "--trust-key", key, "--at", good.options.at, "--offline"];
const verify = (files, more = trusted) => run(["verify", ...[files].flat(), ...more, "--json"]);

test("valid: exit 0, and the core's Report with the file's name before it", () => {
  const { status, out } = verify(certificate);
  assert.equal(status, 0);
  assert.equal(out, `{"file":${JSON.stringify(certificate)},${good.report.slice(1)}\n`);
});

test("one character changed anywhere in the signature or payload: exit 1", () => {
  for (const at of [token.indexOf(".") + 40, token.lastIndexOf(".") + 10]) {
    const changed = token.slice(0, at) + (token[at] === "A" ? "B" : "A") + token.slice(at + 1);
    const { status, reports } = verify(file("changed.jwt", changed));
    assert.deepEqual([status, reports[0].verdict], [1, "invalid"]);
  }
});

test("no trust list: exit 2", () => {
  const { status, reports } = verify(certificate, ["--at", good.options.at, "--offline"]);
  assert.deepEqual([status, reports[0].verdict, reports[0].checks[2].code], [2, "indeterminate", "issuer.trust_list_missing"]);
});

test("several files: invalid weighs more than indeterminate, and each has its line in order", () => {
  const pdf = file("page.pdf", "%PDF-1.7\n");
  const text = file("note.txt", "hello");
  assert.equal(verify([certificate, pdf]).status, 2);
  const { status, reports } = verify([certificate, pdf, text]);
  assert.deepEqual([status, reports.map((report) => report.verdict)], [1, ["valid", "indeterminate", "invalid"]]);
  assert.deepEqual(reports.map((report) => report.file), [certificate, pdf, text]);
});

for (const [name, bytes, code, status] of [
  ["empty", "", "format.unrecognised", 1],
  ["binary", Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256)), "format.unrecognised", 1],
  ["nul bytes", Buffer.alloc(3000), "format.unrecognised", 1],
  ["cut", token.slice(0, 700), undefined, 1],
  ["doubled", token + token, undefined, 1],
  ["doubled on two lines", `${token}\n${token}`, undefined, 1],
  ["pdf", Buffer.concat([Buffer.from("%PDF-1.7\n"), Buffer.alloc(9000, 200)]), "format.no_signed_data", 2],
  ["photo", Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(9000, 17)]), "format.no_signed_data", 2],
  ["web page", "<!doctype html><p>no", "format.no_signed_data", 2],
  ["wrong JSON", '{"a":', undefined, 1],
  ["trust list instead of a certificate", good.options.trustList, "format.wrong_type", 1],
  ["a megabyte", Buffer.alloc(1 << 20, "a"), "format.too_large", 1],
  ["twenty megabytes", Buffer.alloc(20 << 20, "a"), "format.too_large", 1],
  ["a certificate hidden before ten megabytes of blanks", token + " ".repeat(10 << 20) + "x", "format.too_large", 1],
]) {
  test(`${name}: a Report and exit ${status}`, () => {
    const answer = verify(file("bad", bytes));
    assert.equal(answer.status, status);
    assert.equal(answer.reports.length, 1);
    if (code) assert.equal(answer.reports[0].checks[0].code, code);
    assert.notEqual(answer.reports[0].verdict, "valid");
  });
}

test("a file that cannot be read: one line, exit 66, and the others are answered", () => {
  const secret = file("secret.jwt", token);
  chmodSync(secret, 0);
  mkdirSync(join(folder, "dir"), { recursive: true });
  for (const path of ["missing.jwt", "dir", ...(process.getuid?.() === 0 ? [] : [secret])]) {
    const { status, err, reports } = verify([path, certificate]);
    assert.deepEqual([status, reports.length, reports[0].verdict], [66, 1, "valid"]);
    assert.match(err, /^eco-verify: .+\n$/);
  }
});

for (const [name, args] of [
  ["no command", []],
  ["an unknown command", ["check", certificate]],
  ["no file", ["verify"]],
  ["an unknown option", ["verify", certificate, "--trustlist", list]],
  ["an option without its value", ["verify", certificate, "--trust-list"]],
  ["a flag with a value", ["verify", certificate, "--json=yes"]],
  ["an option given twice", ["verify", certificate, "--at", "2026-06-15T00:00:00Z", "--at", "2026-06-16T00:00:00Z"]],
  ["a signed list without a key", ["verify", certificate, "--trust-list", list]],
  ["an unsigned list with a key", ["verify", certificate, "--trust-list", unsigned, "--trust-key", key]],
  ["a key without a list", ["verify", certificate, "--trust-key", key]],
  ["a key that is no JSON", ["verify", certificate, "--trust-list", list, "--trust-key", list]],
  ["a key that is no key", ["verify", certificate, "--trust-list", list, "--trust-key", unsigned]],
  ["a time that is none", ["verify", certificate, "--at", "yesterday"]],
  ["a policy that is none", ["verify", certificate, "--policy", file("policy.json", '{"algs":["none"]}')]],
  ["a policy with an unknown member", ["verify", certificate, "--policy", file("policy2.json", '{"strict":true}')]],
  ["an expectation that is an array", ["verify", certificate, "--expect", file("expect.json", "[]")]],
  ["a status list without an address", ["verify", certificate, "--status", list]],
  ["standard input twice", ["verify", "-", "-"]],
  ["jws without keys", ["jws", certificate]],
  ["jws with an unknown algorithm", ["jws", certificate, "--jwks", file("jwks.json", JSON.stringify({ keys: [good.options.trustKey] })), "--alg", "HS256"]],
  ["jws with keys that are none", ["jws", certificate, "--jwks", list]],
  ["inspect with an option of another command", ["inspect", certificate, "--trust-list", list]],
]) {
  test(`${name}: one line, exit 64, nothing answered`, () => {
    const { status, out, err } = run(args);
    assert.deepEqual([status, out], [64, ""]);
    assert.match(err, /^eco-verify: .+\n$/);
  });
}

test("an option's file that cannot be read: one line, exit 66, nothing answered", () => {
  for (const option of ["--trust-list", "--trust-key", "--policy", "--expect"]) {
    const { status, out, err } = run(["verify", certificate, option, "missing"]);
    assert.deepEqual([status, out], [66, ""]);
    assert.match(err, /^eco-verify: missing: .+\n$/);
  }
});

test("an unsigned list works with a loud note, and the Report says so", () => {
  const { status, err, reports } = verify(certificate, ["--trust-list", unsigned, "--at", good.options.at, "--offline"]);
  assert.deepEqual([status, reports[0].trust.signed], [0, false]);
  assert.match(err, /WARNING: the trust list is not signed/);
});

test("--number, --expect and --status reach the core", () => {
  assert.equal(verify(certificate, [...trusted, "--number", number.toLowerCase()]).status, 0);
  assert.equal(verify(certificate, [...trusted, "--number", `${number}1`]).reports[0].checks[7].code, "request.number_mismatch");
  const expect = file("expect2.json", JSON.stringify({ invoices: ["NO-SUCH"] }));
  assert.equal(verify(certificate, [...trusted, "--expect", expect]).reports[0].checks[7].code, "request.field_mismatch");
  const [{ uri, bytes }] = withStatus.options.evidence;
  const path = file("status.jwt", bytes);
  const { status, reports } = verify(file("revoked.jwt", withStatus.input), [...trusted, "--status", `${uri}=${path}`, "--did", `did:web:x.example=${path}`]);
  assert.deepEqual([status, reports[0].checks[4].code], [1, "status.revoked"]);
});

const [{ uri: statusUri, bytes: statusList }] = withStatus.options.evidence;
const edgeBundle = {
  document: { mediaType: "application/vc+jwt", bytes: withStatus.input.toString(), sha256: "" },
  evidence: [{ kind: "statusList", uri: statusUri, bytes: statusList.toString() }, { kind: "didDocument", uri: "did:web:x.example", bytes: "{}" }],
  edge: { report: { verdict: "valid" }, verifiedAt: "2026-06-15T00:00:00Z" },
};

test("a status list is fetched once in a run, however many files name it", () => {
  const body = withStatus.options.evidence[0].bytes.toString("base64");
  const counting = `globalThis.fetch = async (url) => {
    process.stderr.write("GET " + url + "\\n");
    return new Response(Buffer.from(${JSON.stringify(body)}, "base64"));
  };`;
  const trust = ["--trust-list", file("once.jwt", withStatus.options.trustList), "--trust-key", file("once.json", JSON.stringify(withStatus.options.trustKey))];
  const revoked = file("once-revoked.jwt", withStatus.input);
  const { err, reports } = run(["verify", revoked, revoked, "-", ...trust, "--at", withStatus.options.at, "--json"], {
    input: withStatus.input,
    env: { ...env, NODE_OPTIONS: `--import "data:text/javascript,${encodeURIComponent(counting)}"` },
  });
  assert.deepEqual(reports.map(({ checks }) => checks[4].code), ["status.revoked", "status.revoked", "status.revoked"]);
  assert.deepEqual(err.split("\n").filter((line) => line.startsWith("GET ")), [`GET ${withStatus.options.evidence[0].uri}`]);
});

test("an edge's answer that was saved is verified as the certificate in it, with its signed evidence", () => {
  const { edge, ...proof } = edgeBundle;
  const problem = { type: "/problems/revoked", title: "t", status: 410, ...proof };
  for (const body of [edgeBundle, problem]) {
    const path = file("bundle.json", `\n${JSON.stringify(body, null, 1)}`);
    const { status, out } = verify(path);
    assert.equal(status, 1);
    assert.equal(out, `{"file":${JSON.stringify(path)},${withStatus.report.slice(1)}\n`);
    assert.match(run(["inspect", path]).out, /certificateNumber/);
    assert.match(run(["verify", path, ...trusted]).out, /has revoked this certificate/);
  }
  const kept = file("kept.json", JSON.stringify({ ...edgeBundle, document: { ...edgeBundle.document, bytes: token }, evidence: "none" }));
  assert.deepEqual([verify(kept).status, verify(kept).reports[0].verdict], [0, "valid"]);
});

test("very many files, by several threads: the lines of each alone, in order, with what cannot be read told between them", () => {
  const revoked = file("many.json", JSON.stringify(edgeBundle));
  const [text, pdf] = [file("many.txt", "hello"), file("many.pdf", "%PDF-1.7\n")];
  const lines = new Map([certificate, revoked, text, pdf].map((path) => [path, verify(path).out]));
  const paths = Array.from({ length: 1300 }, (_, i) => [certificate, certificate, text, certificate, revoked, pdf][i % 6]);
  // Whatever machine this is, and to see that there are threads.
  const machine = `import os from "node:os"; import threads from "node:worker_threads"; import { syncBuiltinESMExports } from "node:module";
    os.availableParallelism = () => 3;
    if (threads.isMainThread) threads.Worker = class extends threads.Worker { constructor(...args) { super(...args); process.stderr.write("thread\\n"); } };
    syncBuiltinESMExports();`;
  const more = { env: { ...env, NODE_OPTIONS: `--import "data:text/javascript,${encodeURIComponent(machine)}"` } };
  const { status, out, err } = run(["verify", ...paths.slice(0, 700), "missing.jwt", ...paths.slice(700), ...trusted, "--json"], more);
  assert.equal(status, 66);
  assert.deepEqual(out.split("\n"), paths.map((path) => lines.get(path)).join("").split("\n"));
  assert.deepEqual(err.split("\n"), ["thread", "thread", "eco-verify: missing.jwt: there is no such file", ""]);
  assert.equal(run(["verify", ...paths, ...trusted, "--json"], more).status, 1);
});

test("in brief: a line for each file and how many are what; the same verdicts, numbers and codes as in whole Reports", () => {
  const [revoked, text] = [file("brief.json", JSON.stringify(edgeBundle)), file("brief.txt", "hello")];
  const paths = [certificate, revoked, text];
  const whole = verify(paths).reports;
  const { status, reports } = verify(paths, [...trusted, "--brief"]);
  assert.equal(status, 1);
  assert.deepEqual(reports, whole.map(({ file, ...report }) => ({ file, ...briefOf(report) })));
  const { out, err } = run(["verify", ...paths, ...trusted, "--brief"]);
  const [good, bad, none, counted, ...rest] = out.split("\n");
  assert.equal(good, `${certificate}: VALID, ${whole[0].identity.number}`);
  assert.match(bad, new RegExp(`^\\S+brief.json: NOT VALID, ${whole[1].identity.number}: .* has revoked this certificate.* \\[status.revoked\\]$`));
  assert.match(none, /^\S+brief.txt: NOT VALID: This is not an electronic certificate .* \[format.unrecognised\]$/);
  assert.deepEqual([counted, rest, err], ["1 valid, 2 not valid", [""], ""]);
  assert.equal(run(["verify", certificate, ...trusted, "--brief"]).out, `${good}\n`);
});

test("in brief: warnings by their codes, test issuers and what could not be read are counted, and nothing where there is nothing", () => {
  const warned = cases().find(({ options, report }) => !options.hsTable && !options.referenceData && JSON.parse(report).verdict === "valid" && JSON.parse(report).findings.some(({ severity }) => severity === "warning"));
  const tested = cases().find(({ report }) => JSON.parse(report).test && JSON.parse(report).verdict === "valid");
  for (const [{ input, options, report }, line, count] of [[warned, /: VALID, \S+, \d+ warnings? \[[a-z_.]+/, "1 valid, 1 could not be read"], [tested, /: VALID.* \(/, "1 valid, 1 could not be read; 1 of them by test issuers"]]) {
    const brought = options.evidence.flatMap(({ kind, uri, bytes }, i) => [kind === "statusList" ? "--status" : "--did", `${uri}=${file(`brought-${i}.jwt`, bytes)}`]);
    const paths = [file("one.jwt", input), "missing.jwt"];
    const args = ["--trust-list", file("its-list.jwt", options.trustList), "--trust-key", file("its-key.json", JSON.stringify(options.trustKey)), "--policy", file("its-policy.json", JSON.stringify(options.policy ?? {})), "--at", options.at, "--offline", ...brought, "--brief"];
    const { status, out } = run(["verify", ...paths, ...args]);
    assert.equal(status, 66, report);
    assert.match(out.split("\n")[0], line);
    assert.equal(out.split("\n")[1], count);
  }
  assert.equal(run(["verify", "missing.jwt", "none.jwt", ...trusted, "--brief"]).out, "2 could not be read\n");
});

const shell = (line) => {
  const many = Array.from({ length: 60 }, () => certificate);
  return spawnSync("sh", ["-c", line, "sh", process.execPath, bin, "verify", ...many, ...trusted], { cwd: folder, env, timeout: 60_000 });
};

test("a reader that has gone is never taken for an answer", () => {
  assert.equal(shell('{ "$@"; echo "$?" >&2; } | head -c 1 >/dev/null').stderr.toString(), "141\n");
});

test("a full disk is told in one line", { skip: !existsSync("/dev/full") && "there is no /dev/full" }, () => {
  const { status, stderr } = shell('"$@" > /dev/full');
  assert.deepEqual([status, stderr.toString()], [74, "eco-verify: the answers cannot be written: ENOSPC\n"]);
});

test("a name steers no terminal, whether its file can be read or not", () => {
  const { out, err } = run(["verify", file("a\u001b[2K\u2028b.jwt", "hello"), "c\u001b[1A\nd.jwt", ...trusted]);
  for (const said of [out, err]) assert.doesNotMatch(said, /[\u001b\u2028]/);
  assert.match(err, /^eco-verify: c\uFFFDd\.jwt: there is no such file\n$/);
});

test("JSON that is no bundle is left to the core", () => {
  for (const body of ['{"document":{}}', '{"document":{"bytes":1}}', '{"document":null}', "[]", '{"document":{"bytes":""}}',
    JSON.stringify({ "@context": [], ...edgeBundle, document: { bytes: token } })]) {
    const { status, reports } = verify(file("none.json", body));
    assert.deepEqual([status, reports[0].verdict], [1, "invalid"], body);
  }
});

test("--trust-key takes a thumbprint, as text or in a file; a file of that name goes first", () => {
  const { jwk, thumbprint, list } = listSigner();
  const signed = file("today.jwt", list(1));
  const used = (said, code) => {
    const { out, err } = run(["verify", certificate, "--trust-list", signed, "--trust-key", said, "--offline", "--json"]);
    assert.equal(JSON.parse(out).checks[2].code, code, err);
  };
  for (const said of [thumbprint, file("thumbprint.txt", `${thumbprint}\n`), file("jwk.json", JSON.stringify(jwk))]) used(said, "issuer.unknown");
  used(listSigner().thumbprint, "issuer.trust_list_invalid");
  used(`-${"A".repeat(42)}`, "issuer.trust_list_invalid");
  const other = "A".repeat(43);
  file(other, JSON.stringify(jwk));
  used(other, "issuer.unknown");
});

test("an older trust list than one used before is noticed; not with --at, and not where nothing can be kept", () => {
  const { jwk, list } = listSigner();
  const [older, newer] = [file("v1.jwt", list(1)), file("v2.jwt", list(2))];
  const key = file("signer.json", JSON.stringify(jwk));
  const code = (path, more = [], options = {}) =>
    run(["verify", certificate, "--trust-list", path, "--trust-key", key, "--offline", "--json", ...more], options).reports[0].checks[2].code;
  rmSync(remembered, { force: true });
  const now = new Date().toISOString();
  assert.equal(code(newer, ["--at", now]), "issuer.unknown");
  assert.equal(existsSync(remembered), false);
  assert.equal(code(older), "issuer.unknown");
  assert.equal(code(newer), "issuer.unknown");
  assert.equal(code(older), "issuer.trust_list_rollback");
  assert.equal(code(newer), "issuer.unknown");
  assert.equal(code(older, ["--at", now]), "issuer.unknown");
  const [name, version] = Object.entries(JSON.parse(readFileSync(remembered, "utf8")))[0];
  assert.deepEqual([name.split(" ")[0], version], [LIST, 2]);
  // Another signer's list at the same address has versions of its own.
  const other = listSigner();
  const args = ["verify", certificate, "--trust-list", file("other.jwt", other.list(1)), "--trust-key", other.thumbprint, "--offline", "--json"];
  assert.equal(run(args).reports[0].checks[2].code, "issuer.unknown");
  for (const bytes of ["{", "[]", "null", '{"x":"y"}']) {
    writeFileSync(remembered, bytes);
    assert.equal(code(older), "issuer.unknown");
  }
  const blocked = { env: { ...env, XDG_STATE_HOME: certificate } };
  assert.deepEqual([code(newer, [], blocked), code(older, [], blocked)], ["issuer.unknown", "issuer.unknown"]);
});

test("an address is told apart from a file that is not there", () => {
  for (const args of [["https://x.example/a.jwt"], [certificate, "--trust-list", "http://x.example/list.jwt"]]) {
    const { status, out, err } = run(["verify", ...args]);
    assert.deepEqual([status, out], [66, ""]);
    assert.match(err, /^eco-verify: https?:\S+: .*address.*only files.*\n$/);
  }
});

test("what to do fits the reason: list newer than the moment, nothing fetched because offline", () => {
  const { jwk, list } = listSigner();
  const shown = (more) => run(["verify", file("revoked.jwt", withStatus.input), ...more]).out.replace(/\s+/g, " ");
  const early = shown(["--trust-list", file("now.jwt", list(1)), "--trust-key", file("k.json", JSON.stringify(jwk)), "--at", good.options.at, "--offline"]);
  if (Date.parse(good.options.at) < Date.now()) assert.match(early, /newer than that moment/);
  const offline = shown(trusted);
  assert.match(offline, /was not looked up, for nothing was to be fetched/);
  assert.doesNotMatch(offline, /gave no answer|[Tt]ry again later/);
});

test("standard input stands for a file", () => {
  const { status, reports } = run(["verify", "-", ...trusted, "--json"], { input: `\n${token}\n` });
  assert.deepEqual([status, reports[0].file, reports[0].verdict], [0, "-", "valid"]);
});

test("a scan is answered with the issuing bodies' own look-up pages", () => {
  const { status, out } = run(["verify", file("scan.pdf", "%PDF-1.7\n")]);
  assert.equal(status, 2);
  assert.match(out, /China[^]*https:\/\/origin\.customs\.gov\.cn/);
});

test("for a person: verdict, signer, number, goods, checks, what to do; no colours in a pipe", () => {
  const { status, out } = run(["verify", certificate, file("page.pdf", "%PDF-1.7\n"), ...trusted]);
  assert.equal(status, 2);
  for (const words of ["VALID", "Signed by", number, "Goods line 1", "[ok] Signature: Passed.", "COULD NOT BE CONFIRMED", "format.no_signed_data", "no authority has published"]) {
    assert.ok(out.includes(words), words);
  }
  assert.doesNotMatch(out, /\u001b|undefined|\[object/);
});

test("text of a document cannot steer the terminal", () => {
  const { input, options } = one("claims/control-character-in-name");
  assert.equal(options.at, good.options.at);
  const { out } = run(["verify", file("control.jwt", input), ...trusted]);
  assert.match(out, /NOT VALID[^]*\uFFFD/);
  assert.doesNotMatch(out.replaceAll("\n", ""), /[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/);
});

test("jws: verified payload or a code, with exit 0 or 1", () => {
  const jwks = file("keys.json", JSON.stringify({ keys: [good.options.trustKey] }));
  const signed = run(["jws", list, "--jwks", jwks]);
  assert.equal(signed.status, 0);
  assert.equal(JSON.parse(signed.out).version, JSON.parse(good.report).trust.version);
  const [line] = run(["jws", list, "--jwks", jwks, "--json"]).reports;
  assert.deepEqual([Object.keys(line).sort(), line.verified], [["file", "header", "payloadBase64url", "verified"], true]);
  const other = run(["jws", certificate, list, "--jwks", jwks, "--json"]);
  assert.equal(other.status, 1);
  assert.deepEqual([Object.keys(other.reports[0]).sort(), other.reports[0].verified], [["code", "file", "verified"], false]);
  const { err } = run(["jws", certificate, "--jwks", jwks]);
  assert.match(err, /signature\.mismatch|issuer\.key_unknown/);
  assert.doesNotMatch(err, /trust list/);
});

test("inspect: marked as unverified, exit 0 whatever it is", () => {
  const shown = run(["inspect", certificate, file("note.txt", "hello")]);
  assert.equal(shown.status, 0);
  assert.match(shown.out, /UNVERIFIED.*\n[^]*certificateNumber[^]*UNVERIFIED[^]*format\.unrecognised/);
  assert.equal(run(["inspect", certificate, "--json"]).reports[0].unverified, true);
  assert.equal(run(["inspect", "missing"]).status, 66);
});

test("--help and --version", () => {
  assert.match(run(["--help"]).out, /eco-verify verify FILE/);
  assert.match(run(["verify", "--help"]).out, /--trust-list/);
  assert.match(run(["--version"]).out, /^\d+\.\d+\.\d+\n$/);
});

test("a reader that goes away early is no fault", () => {
  const many = Array.from({ length: 300 }, () => certificate);
  const quoted = [process.execPath, bin, "verify", ...many, ...trusted].map((arg) => `'${arg}'`).join(" ");
  const done = spawnSync("sh", ["-c", `${quoted} | head -c 100 > /dev/null`], { cwd: folder, timeout: 60_000 });
  assert.equal(done.stderr.toString(), "");
});

// The same work given to this package and to others, in one run: whole certificates, from the token's
// bytes to "this content, signed by that key, is of this shape".
//
//     cargo xtask build && node bench/peers.mjs [certificates]
//
// Every contestant gets the same tokens and the same trusted key, warmed up, one thread, interleaved
// over seven rounds; medians are printed. The others check less: signature and a JSON Schema of the
// needed members, and no trust list, status, rules or request. `jose` uses the engine's native crypto.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import Ajv from "ajv/dist/2020.js";
import { compactVerify, importJWK } from "jose";
import { createVerifier } from "../pkg/dist/node.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const vectors = join(root, "tests", "vectors");
const ROUNDS = 7;
const count = Number(process.argv[2] ?? 256);
if (!Number.isInteger(count) || count < 1 || count > 100_000) {
  console.error("bench: say how many certificates, 1 to 100000");
  process.exit(64);
}

const token = readFileSync(join(vectors, "envelope/valid/input"));
const trustList = readFileSync(join(vectors, "shared/trust-list.jwt"));
const trustKey = JSON.parse(readFileSync(join(vectors, "shared/trust-key.json"), "utf8"));
const at = "2026-06-15T00:00:00Z";
const tokens = Array.from({ length: count }, () => new Uint8Array(token));

const verifier = await createVerifier({ trustList, trustKey });
const payload = JSON.parse(Buffer.from(trustList.toString().split(".")[1], "base64url").toString());
const kid = JSON.parse(Buffer.from(token.toString().split(".")[0], "base64url").toString()).kid;
const jwk = payload.issuers.flatMap(({ keys }) => keys).find((key) => key.kid === kid);
const key = await importJWK(jwk, "ES256");
const party = { type: "object", required: ["name", "address", "country"], properties: { country: { type: "string", pattern: "^[A-Z]{2}$" } } };
const shape = new Ajv({ strict: false }).compile({
  type: "object",
  required: ["@context", "type", "issuer", "credentialSchema", "credentialSubject"],
  properties: {
    credentialSubject: {
      type: "object",
      required: ["certificateNumber", "issuingCountry", "issueDate", "importingCountry", "exporter", "consignee", "hsEdition", "items"],
      properties: {
        exporter: party,
        consignee: party,
        issueDate: { type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}$" },
        items: { type: "array", minItems: 1, maxItems: 50, items: { type: "object", required: ["number", "description", "hsCode", "originCriterion", "quantity"] } },
      },
    },
  },
});

const text = new TextDecoder();
const byJose = async (input) => {
  const { payload } = await compactVerify(text.decode(input), key, { algorithms: ["ES256"] });
  if (!shape(JSON.parse(text.decode(payload)))) throw new Error("jose + ajv refused the reference certificate");
};

const contestants = {
  "eco-verify, verifyBatch": async () => valid(await verifier.verifyBatch(tokens, { at })),
  "eco-verify, one by one": async () => {
    for (const input of tokens) valid([await verifier.verify(input, { at })]);
  },
  "jose + ajv, one by one": async () => {
    for (const input of tokens) await byJose(input);
  },
  "jose + ajv, all at once": async () => void (await Promise.all(tokens.map(byJose))),
};

function valid(reports) {
  if (!reports.every(({ verdict }) => verdict === "valid")) throw new Error("the reference certificate was not valid");
}

const took = Object.fromEntries(Object.keys(contestants).map((name) => [name, []]));
for (let round = -1; round < ROUNDS; round++) {
  for (const [name, run] of Object.entries(contestants)) {
    const begin = performance.now();
    await run();
    // The first round warms up.
    if (round >= 0) took[name].push(((performance.now() - begin) * 1000) / count);
  }
}

const median = (times) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];
const base = median(took["jose + ajv, one by one"]);
console.log(`${count} certificates of ${token.length} bytes, ${ROUNDS} rounds, Node ${process.version}\n`);
console.log("| contestant | microseconds a certificate | times jose + ajv, one by one |\n| --- | --- | --- |");
for (const [name, times] of Object.entries(took)) {
  console.log(`| ${name} | ${median(times).toFixed(0)} | ${(base / median(times)).toFixed(2)} |`);
}

// The claims check against the JSON Schemas of the profile: thousands of spoilt certificates, each signed
// and judged by the core, and by another validator; both must refuse the same ones.

import assert from "node:assert/strict";
import { generateKeyPairSync, sign } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import Ajv from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { inspect } from "../../pkg/dist/node.js";
import { verifyBatch } from "../../pkg/dist/node.js";
import { cases, root } from "./corpus.mjs";
import { mutants } from "./mutants.mjs";
import { listSigner } from "./trust.mjs";

const ADDRESS = "https://w3id.org/rcep-eco/schemas";
const SCHEMA = { CertificateOfOrigin: `${ADDRESS}/rcep-co-1.json`, DeclarationOfOrigin: `${ADDRESS}/rcep-do-1.json` };
const schemas = ["rcep-co-1.json", "rcep-do-1.json"].map((name) => JSON.parse(readFileSync(join(root, "schemas", name), "utf8")));

// A validator that takes `format` as a condition, and one that takes it as a remark, as the standard has it.
const common = { strict: true, strictTypes: false, strictRequired: false, schemas };
const withFormats = formats(new Ajv({ ...common, allErrors: true, verbose: true }));
const withoutFormats = new Ajv({ ...common, validateFormats: false });

const ISSUER = "did:web:origin.customs.example";
const SEED = 20260601;
const MUTANTS = 12_000;

test(`${MUTANTS} certificates: the claims check and the schemas refuse the same`, async () => {
  const issuer = signer();
  const documents = mutants(SEED, MUTANTS);
  const { jwk, list } = listSigner();
  const options = { trustList: list(1, [issuer.entry]), trustKey: jwk, offline: true };
  const reports = await verifyBatch(documents.map(issuer.token), options);

  const differences = [];
  const refused = new Set();
  const count = { passed: 0, failed: 0 };
  documents.forEach(({ kind, text }, i) => {
    const claims = reports[i].checks.find(({ id }) => id === "claims");
    count[claims.outcome]++;
    const credential = { credentialSubject: JSON.parse(text) };
    const validate = withFormats.getSchema(SCHEMA[kind]);
    const opinions = [claims.outcome === "passed", validate(credential), withoutFormats.validate(SCHEMA[kind], credential)];
    for (const error of validate.errors ?? []) refused.add(keyOf(kind, error));
    if (new Set(opinions).size > 1) differences.push({ opinions, claims, errors: validate.errors?.map(short), kind, text });
  });
  const shown = differences.slice(0, 3).map((difference) => JSON.stringify(difference).slice(0, 4000));
  assert.equal(differences.length, 0, `core, schema with formats and without them differ on ${differences.length}:\n${shown.join("\n")}`);

  // What was tried says something: enough of both, and every condition refused something in every place.
  assert.deepEqual(Object.keys(count), ["passed", "failed"], "every one was judged");
  assert.ok(count.passed > 2000 && count.failed > 2000, JSON.stringify(count));
  for (const [i, kind] of Object.keys(SCHEMA).entries()) {
    const due = [...conditionsOf(schemas[i].properties.credentialSubject, "/credentialSubject")].map((condition) => `${kind} ${condition}`);
    assert.ok(due.length > 200, `${due.length}`);
    // That the whole is an object is for the format check, which comes first.
    assert.deepEqual(due.filter((condition) => !refused.has(condition)), [`${kind} /credentialSubject type "object"`]);
    assert.ok(refused.has(`${kind} /credentialSubject/items/*/a/* propertyNames`), "names are looked at in what is not known, too");
  }
});

test("the schemas accept what passes the claims check in the corpus, and refuse what fails it", async () => {
  const count = { passed: 0, failed: 0 };
  for (const { name, input, report } of cases()) {
    const { checks, certificate } = JSON.parse(report);
    const { outcome } = checks.find(({ id }) => id === "claims");
    if (!(outcome in count)) continue;
    const { credential } = await inspect(input);
    const fits = withFormats.validate(credential.credentialSchema.id, { ...credential, credentialSubject: certificate });
    assert.equal(fits, outcome === "passed", `${name}: ${JSON.stringify(withFormats.errors?.map(short))}`);
    count[outcome]++;
  }
  assert.ok(count.passed > 400 && count.failed > 80, JSON.stringify(count));
});

/** An issuing body and exporter with a key made now: its entry in a trust list, and tokens by it. */
function signer() {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const kid = `${ISSUER}#k1`;
  const keys = [{ ...publicKey.export({ format: "jwk" }), kid, alg: "ES256" }];
  const entry = { id: ISSUER, name: "Example Customs", country: "CN", roles: ["issuing-body", "exporter"], keys };
  const part = (text) => Buffer.from(text).toString("base64url");
  const header = part(JSON.stringify({ alg: "ES256", typ: "vc+jwt", kid }));
  function token({ kind, text }) {
    const frame = {
      "@context": ["https://www.w3.org/ns/credentials/v2", "https://w3id.org/rcep-eco/v1"],
      type: ["VerifiableCredential", `Rcep${kind}`],
      issuer: ISSUER,
      validFrom: "2026-06-01T00:00:00Z",
      credentialSchema: { id: SCHEMA[kind], type: "JsonSchema" },
    };
    // The text of the subject as it is: numbers can be written in several ways.
    const signed = `${header}.${part(`${JSON.stringify(frame).slice(0, -1)},"credentialSubject":${text}}`)}`;
    return `${signed}.${sign("sha256", Buffer.from(signed), { key: privateKey, dsaEncoding: "ieee-p1363" }).toString("base64url")}`;
  }
  return { entry, token };
}

/** What was not kept: place, keyword, its value or the member that is missing. */
function keyOf(kind, { instancePath, keyword, schema, params }) {
  const place = instancePath.replaceAll(/\/\d+(?=\/|$)/g, "/*");
  if (keyword === "propertyNames") return `${kind} ${place} ${keyword}`;
  return `${kind} ${place} ${keyword} ${params.missingProperty ?? JSON.stringify(schema)}`;
}

const CONDITIONS = ["type", "const", "enum", "pattern", "minLength", "maxLength", "minimum", "maximum", "minItems", "maxItems", "not", "format"];

/** All conditions of a schema, each with every place it holds at, in the words of `keyOf`. */
function* conditionsOf(schema, place) {
  for (const keyword of CONDITIONS) if (keyword in schema) yield `${place} ${keyword} ${JSON.stringify(schema[keyword])}`;
  for (const name of schema.required ?? []) yield `${place} required ${name}`;
  for (const [name, inside] of Object.entries(schema.properties ?? {})) {
    yield `${place}/${name} not ${JSON.stringify(schemas[0].$defs.legible.not)}`;
    yield* conditionsOf(inside, `${place}/${name}`);
  }
  if (schema.items) yield* conditionsOf(schema.items, `${place}/*`);
  if (schema.then) yield* conditionsOf(schema.then, place);
  for (const { $ref } of [schema, ...(schema.allOf ?? [])]) {
    const name = $ref?.split("/").at(-1);
    // It holds everywhere, also in what is not known.
    if (name && name !== "legible") yield* conditionsOf(schemas[0].$defs[name], place);
  }
}

function short({ instancePath, keyword, params }) {
  return { instancePath, keyword, params };
}

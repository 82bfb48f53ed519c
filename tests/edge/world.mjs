// Turns a behaviour for each address into a world of the tests' own: an issuing body, its trust list, status lists and
// certificates, all signed here with keys made anew each time, so that each can be wrong in any way.

import { generateKeyPairSync, sign } from "node:crypto";
import { gzipSync } from "node:zlib";
import { PEPPER, startSource } from "./servers.mjs";

const DAY = 86_400;
/** Entries of a status list: the fewest that the standard allows. */
const ENTRIES = 131_072;
/** Every certificate's place in its lists. */
const INDEX = 5;
export const CODE = "K7Q2-M4XZ";
/** Codes that are right: with a word more, so that each route can have its own. */
const CODES = /^K7Q2-M4XZ(-\w+)?$/;
export const TOKEN = "application/vc+jwt";

/** `seconds` from now, as RFC 3339 has it. */
export const at = (seconds) => new Date(Date.now() + seconds * 1000).toISOString().replace(/\.\d+/, "");
const date = (seconds) => at(seconds).slice(0, 10);

/** A key pair that signs compact JWS under `kid`; a payload that is a text is signed as it is. */
export function signer(kid) {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { kty, crv, x, y } = publicKey.export({ format: "jwk" });
  return {
    kid,
    jwk: { kty, crv, x, y, kid, alg: "ES256" },
    sign(payload, header) {
      const part = (value) => Buffer.from(typeof value === "string" ? value : JSON.stringify(value)).toString("base64url");
      const input = `${part({ alg: "ES256", kid, ...header })}.${part(payload)}`;
      return `${input}.${sign("sha256", Buffer.from(input), { key: privateKey, dsaEncoding: "ieee-p1363" }).toString("base64url")}`;
    },
  };
}

/** An answer with that body. */
export const answers = (status, type, body) => (_, response) =>
  response.writeHead(status, type ? { "content-type": type } : {}).end(body);
export const serves = (token) => answers(200, TOKEN, token);
export const moved = (status, location) => (_, response) => response.writeHead(status, { location }).end();
/** Bytes without end, as many as are taken; `seen.most` tells how many one asker took. */
export const endless = (type, seen = {}) => (request, response) => {
  const { socket } = request;
  seen.most ??= 0;
  response.writeHead(200, { "content-type": type });
  const more = () => {
    while (!response.destroyed && response.write("a".repeat(65_536)));
    seen.most = Math.max(seen.most, socket.bytesWritten);
  };
  response.on("drain", more);
  more();
};
/** The ways to break off, or not to begin. */
export const silent = () => {};
export const stalls = (_, response) => response.writeHead(200, { "content-type": TOKEN }).write("eyJ");
export const hangsUp = (request) => request.socket.destroy();
export const noHttp = (request) => request.socket.end("hello\r\n\r\n");
export const truncated = (_, response) => {
  response.writeHead(200, { "content-type": TOKEN, "content-length": 4000 }).write("eyJ".repeat(100));
  setImmediate(() => response.destroy());
};

/**
 * The world. `pages` maps paths to behaviours; `asked` has the paths that were asked for. A certificate is at
 * `/api/certificates/{number}`.
 */
export async function startWorld(context) {
  const pages = new Map();
  const asked = [];
  const url = await startSource(context, (request, response) => {
    asked.push(request.url);
    const code = request.headers["eco-access-code"];
    const known = pages.has(request.url) && (code === undefined || CODES.test(code));
    (known ? pages.get(request.url) : answers(404))(request, response);
  });
  const did = `did:web:localhost%3A${new URL(url).port}`;
  const issuer = signer(`${did}#k1`);
  const retired = signer(`${did}#k0`);
  const lister = signer("did:web:trust.example#k1");

  const trustList = (more, { by = lister, header } = {}) => by.sign({
    iss: "did:web:trust.example", sub: `${url}/trust`, iat: seconds(-60), exp: seconds(DAY), version: 7,
    issuers: [{
      id: did, name: "Example Customs", country: "CN", roles: ["issuing-body", "test"], validFrom: "2022-01-01",
      keys: [{ ...issuer.jwk, validFrom: "2022-01-01" }, { ...retired.jwk, validFrom: "2022-01-01", validUntil: "2023-01-01" }],
      statusIssuers: [did], statusOrigins: [url],
    }],
    ...more,
  }, { typ: "eco-trust-list+jwt", jwk: by.jwk, ...header });

  /** A status list; `set` are entries with their values, of `size` bits each. */
  const statusList = (uri, { purpose = "revocation", set = [], size = 1, subject, by = issuer, ...more } = {}) => {
    const bits = Buffer.alloc((ENTRIES * size) / 8);
    for (const [index, value] of set) {
      for (let i = 0; i < size; i++) if ((value >> (size - 1 - i)) & 1) bits[(index * size + i) >> 3] |= 0x80 >> ((index * size + i) & 7);
    }
    return by.sign({
      "@context": ["https://www.w3.org/ns/credentials/v2"], type: ["VerifiableCredential", "BitstringStatusListCredential"],
      id: uri, issuer: did, validFrom: at(-60), validUntil: at(DAY),
      credentialSubject: { id: `${uri}#list`, type: "BitstringStatusList", statusPurpose: purpose, encodedList: `u${gzipSync(bits).toString("base64url")}`, ...subject },
      ...more,
    }, { typ: "vc+jwt", cty: "vc" });
  };

  /** A complete certificate whose lists are `lists`; `edit` may change what is signed. */
  const certificate = (number, { lists = [], by = issuer, edit = (payload) => payload } = {}) => by.sign(edit({
    "@context": ["https://www.w3.org/ns/credentials/v2", "https://w3id.org/rcep-eco/v1"],
    type: ["VerifiableCredential", "RcepCertificateOfOrigin"],
    issuer: { id: did, name: "Example Customs" },
    validFrom: at(-9 * DAY), validUntil: at(300 * DAY),
    credentialSchema: { id: "https://w3id.org/rcep-eco/schemas/rcep-co-1.json", type: "JsonSchema" },
    credentialStatus: lists.map(({ uri, purpose, ...more }) => (
      { type: "BitstringStatusListEntry", statusPurpose: purpose, statusListIndex: String(INDEX), statusListCredential: uri, ...more })),
    credentialSubject: {
      type: "CertificateOfOrigin", certificateNumber: number, issuingCountry: "CN", issuingBody: "Example Customs",
      issueDate: date(-9 * DAY), importingCountry: "VN", hsEdition: "2022",
      exporter: { name: "Example Lighting", address: "88 Example Road", country: "CN" },
      consignee: { name: "Example Import", address: "5 Example Street", country: "VN" },
      transport: { departureDate: date(-8 * DAY) },
      items: [{
        number: 1, description: "LED luminaires", hsCode: "940511", originCriterion: { base: "WO", cumulation: false, deMinimis: false },
        rcepCountryOfOrigin: { country: "CN" }, quantity: { value: "2400", unit: "KGM" }, invoices: [{ number: "EX-1", date: date(-10 * DAY) }],
      }],
      exporterDeclaration: { place: "Shenzhen", date: date(-10 * DAY), signatory: "Li Example" },
      certification: { place: "Shenzhen", date: date(-9 * DAY), signatory: "Officer 0471" },
    },
  }), { typ: "vc+jwt", cty: "vc" });

  let numbers = 0;
  /**
   * A new certificate, and all it needs, to be asked for under its number. `states` gives the entry's value in a list
   * by purpose; what goes wrong is put over its `paths` afterwards.
   */
  const issue = ({ states = { revocation: 0 }, entry = {}, ...options } = {}) => {
    const number = `C2647${String((numbers += 1)).padStart(9, "0")}`;
    const lists = Object.keys(states).map((purpose) => ({ uri: `${url}/status/${number}/${purpose}`, purpose, ...entry[purpose] }));
    const token = certificate(number, { lists, ...options });
    pages.set(`/api/certificates/${number}`, serves(token));
    for (const { uri, purpose, statusSize } of lists) {
      pages.set(new URL(uri).pathname, serves(statusList(uri, { purpose, set: [[INDEX, states[purpose]]], size: statusSize })));
    }
    return { number, code: CODE, token, lists, path: `/api/certificates/${number}`, listPath: lists.map(({ uri }) => new URL(uri).pathname)[0] };
  };

  pages.set("/trust", answers(200, "application/eco-trust-list+jwt", trustList()));
  return {
    url, did, issuer, retired, pages, asked, trustList, statusList, certificate, issue,
    /** The variables for a Worker that asks this world. */
    variables: (more) => ({
      SOURCE_URL: `${url}/api`, TRUST_LIST_URL: `${url}/trust`, TRUST_KEY: JSON.stringify(lister.jwk), POLICY: '{"allowLoopbackHttp":true}', PEPPER, ...more,
    }),
  };
}

/** `seconds` from now, in seconds since 1970. */
export const seconds = (from) => Math.floor(Date.now() / 1000) + from;

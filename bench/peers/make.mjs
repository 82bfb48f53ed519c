// Counts -> the material of a run: signed certificates, the trust list, status lists, and certificates that are bad.
// All of it is text, so that a page gets the same.

import { gzipSync } from "node:zlib";
import { claims, day } from "./certificate.mjs";
import { digest, ed25519, es256, jws, part } from "./keys.mjs";

/** Entries of a status list, the least that the standard allows. */
const ENTRIES = 131_072;
/** Whether an entry's bit is set: about one in a hundred is, here and there, as in a list that has been in use. */
const revoked = (index) => Math.imul(index + 1, 0x9e3779b1) >>> 0 < 2 ** 32 / 100;
/** The first of them, and for any place the next that is not. */
const REVOKED = Array.from({ length: ENTRIES }, (_, index) => index).find(revoked);
const free = (index) => (revoked(index % ENTRIES) ? free(index + 1) : index % ENTRIES);
const now = () => Math.floor(Date.now() / 1000);

/** An issuing body with its key and the entry of the trust list about it. */
function issuer(number) {
  const id = `did:web:origin-${number}.test.example`;
  const name = `Example Issuing Body ${number}`;
  const key = es256(`bench/issuer-${number}`, `${id}#k1`);
  const origin = `https://origin-${number}.test.example`;
  const entry = {
    id, name, country: "CN", roles: ["issuing-body"], validFrom: "2022-01-01", validUntil: null,
    keys: [{ ...key.jwk, validFrom: "2022-01-01", validUntil: null }],
    x509Anchors: [], resolve: [], statusIssuers: [id], statusOrigins: [origin], sources: [],
  };
  return { id, name, key, entry, uri: `${origin}/status/1` };
}

/** The bits of every list, compressed. */
const encodedList = (() => {
  const bits = Buffer.alloc(ENTRIES / 8);
  for (let index = 0; index < ENTRIES; index++) if (revoked(index)) bits[index >> 3] |= 0x80 >> (index & 7);
  return `u${gzipSync(bits).toString("base64url")}`;
})();

/** An issuer's status list. */
function statusList({ id, key, uri }) {
  const payload = {
    "@context": ["https://www.w3.org/ns/credentials/v2"],
    id: uri,
    type: ["VerifiableCredential", "BitstringStatusListCredential"],
    issuer: id,
    validFrom: new Date((now() - 3600) * 1000).toISOString().slice(0, 19) + "Z",
    validUntil: `${day(1)}T23:59:59Z`,
    credentialSubject: { id: `${uri}#list`, type: "BitstringStatusList", statusPurpose: "revocation", encodedList, ttl: 300_000 },
  };
  return { uri, token: jws({ alg: "ES256", typ: "vc+jwt", cty: "vc", kid: key.kid }, payload, key) };
}

const entry = (uri, index) => ({ id: `${uri}#${index}`, type: "BitstringStatusListEntry", statusPurpose: "revocation", statusListIndex: String(index), statusListCredential: uri });
const bearer = ({ key }, payload) => jws({ alg: "ES256", typ: "vc+jwt", cty: "vc", kid: key.kid }, payload, key);

/** The same claims as an SD-JWT VC, with two members of the subject disclosed. */
function selective({ id, key }, payload) {
  const subject = { ...payload.credentialSubject };
  const disclosures = ["producer", "consignee"].map((name) => {
    const text = part([digest(`salt ${name} ${payload.id}`).slice(0, 22), name, subject[name]]);
    delete subject[name];
    return text;
  });
  const hidden = { ...payload, iss: id, vct: "https://w3id.org/rcep-eco/v1#RcepCertificateOfOrigin", _sd_alg: "sha-256", credentialSubject: { ...subject, _sd: disclosures.map(digest) } };
  return `${[jws({ alg: "ES256", typ: "dc+sd-jwt", kid: key.kid }, hidden, key), ...disclosures].join("~")}~`;
}

/** The same claims as a JWT of VC Data Model 1.1 signed with EdDSA: what DIDKit reads. */
function eddsa(key, payload) {
  const { id, type, credentialStatus, credentialSubject, credentialSchema } = payload;
  const seconds = (text) => Math.floor(Date.parse(text) / 1000);
  const vc = { "@context": ["https://www.w3.org/2018/credentials/v1", "https://w3id.org/rcep-eco/v1"], type, credentialSchema, credentialStatus, credentialSubject };
  return jws({ alg: "EdDSA", typ: "JWT", kid: key.kid }, { iss: key.did, jti: id, nbf: seconds(payload.validFrom), exp: seconds(payload.validUntil), vc }, key);
}

/** One character of goods line 1's HS code changed, as whoever wants another tariff would, the signature left as it was. */
const tampered = (token) => {
  const [first, ...rest] = token.split("~");
  const [header, payload, signature] = first.split(".");
  const changed = Buffer.from(payload, "base64url").toString().replace('"hsCode":"691110"', '"hsCode":"691410"');
  return [[header, Buffer.from(changed).toString("base64url"), signature].join("."), ...rest].join("~");
};

/** The same text in one piece: engines keep what was put together in pieces until somebody reads it, who would pay. */
const whole = (text) => Buffer.from(text, "latin1").toString("latin1");

const subject = (edit) => (payload) => ({ ...payload, credentialSubject: edit(payload.credentialSubject) });

/** What can be wrong with claims before they are signed. */
export const FAULTS = {
  ended: (payload) => ({ ...payload, validUntil: `${day(-2)}T00:00:00Z` }),
  incomplete: subject(({ exporter, ...rest }) => rest),
  // Shipped before it was issued, and not marked as issued retroactively (Art. 3.17.8): a rule of the treaty, no more.
  unruly: subject((it) => ({ ...it, transport: { ...it.transport, departureDate: day(-16) } })),
};

/**
 * What a run needs. `serve(count, how)` makes sets of certificates that nobody has seen yet: `how.issuers` (1) in turn,
 * `how.items` (3), `how.form` (`jwt`, `sdjwt`, `eddsa`), `how.status` (true). `prefix` makes the issuers others than those of another run.
 */
export function material(issuers, prefix = "") {
  const bodies = Array.from({ length: issuers }, (_, i) => issuer(`${prefix}${i + 1}`));
  const [first] = bodies;
  const platform = ed25519("bench/didkit");
  const signer = es256("trust-list", "did:web:trust.example#list-1");
  const list = { iss: "did:web:trust.example", sub: "https://trust.example/rcep.jwt", version: 1, iat: now() - 60, exp: now() + 86_400, issuers: bodies.map(({ entry }) => entry) };
  let serial = 0;

  function one({ body = first, items = 3, form = "jwt", status = true, index, change = (payload) => payload } = {}) {
    serial += 1;
    const payload = change(claims(serial, body, status ? entry(body.uri, index ?? free(serial)) : undefined, items));
    return whole(form === "sdjwt" ? selective(body, payload) : form === "eddsa" ? eddsa(platform, payload) : bearer(body, payload));
  }

  /** Some that are bad, each in one way that all contestants look at; and one that only breaks a rule of the treaty. */
  const bad = (form) => ({
    tampered: tampered(one({ form })),
    revoked: one({ form, index: REVOKED }),
    ...Object.fromEntries(Object.entries(FAULTS).map(([name, change]) => [name, one({ form, change })])),
  });

  return {
    trustList: jws({ alg: "ES256", typ: "eco-trust-list+jwt", kid: signer.kid }, list, signer),
    trustKey: signer.jwk,
    statusLists: bodies.map(statusList),
    /** Whom DIDKit's contestant trusts: what the trust list cannot say, for it is of ES256 here. */
    trusted: [platform.did],
    bad,
    serve: (count, { issuers: many = 1, ...how } = {}) => Array.from({ length: count }, (_, i) => one({ ...how, body: bodies[i % many] })),
  };
}

// Labels -> test keys that everyone can derive, and what is signed with them. As in the corpus, no private key is stored.

import { createHash, createPrivateKey, createPublicKey, ECDH, createECDH, sign } from "node:crypto";

const sha256 = (text) => createHash("sha256").update(text).digest();

/** Base64url of a value's JSON text. */
export const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
/** Base64url of the SHA-256 of a text. */
export const digest = (text) => sha256(text).toString("base64url");

/** A P-256 key whose scalar is SHA-256 of `eco-verify test key: LABEL`, for ES256. */
export function es256(label, kid) {
  const scalar = sha256(`eco-verify test key: ${label}`);
  const curve = createECDH("prime256v1");
  curve.setPrivateKey(scalar);
  const point = curve.getPublicKey();
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) => half.toString("base64url"));
  const jwk = { kty: "EC", crv: "P-256", x, y, kid, alg: "ES256", use: "sig" };
  const key = createPrivateKey({ key: { ...jwk, d: scalar.toString("base64url") }, format: "jwk" });
  const compressed = ECDH.convertKey(point, "prime256v1", undefined, undefined, "compressed");
  return { kid, jwk, scalar, compressed, sign: (text) => sign("sha256", Buffer.from(text), { key, dsaEncoding: "ieee-p1363" }) };
}

/** An Ed25519 key whose seed is the same hash, for EdDSA; its id is a did:key. */
export function ed25519(label) {
  // PKCS #8 around the seed (RFC 8410, section 7).
  const der = Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), sha256(`eco-verify test key: ${label}`)]);
  const key = createPrivateKey({ key: der, format: "der", type: "pkcs8" });
  const jwk = createPublicKey(key).export({ format: "jwk" });
  const name = multibase(Buffer.concat([Buffer.from([0xed, 0x01]), Buffer.from(jwk.x, "base64url")]));
  return { did: `did:key:${name}`, kid: `did:key:${name}#${name}`, sign: (text) => sign(null, Buffer.from(text), key) };
}

/** A compact JWS of a payload. */
export function jws(header, payload, key) {
  const text = `${part(header)}.${part(payload)}`;
  return `${text}.${key.sign(text).toString("base64url")}`;
}

const ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/** Bytes that do not begin with zero as multibase base58btc, as did:key and Multikey write them. */
export function multibase(bytes) {
  let number = BigInt(`0x${bytes.toString("hex")}`);
  let text = "";
  for (; number > 0n; number /= 58n) text = ALPHABET[Number(number % 58n)] + text;
  return `z${text}`;
}

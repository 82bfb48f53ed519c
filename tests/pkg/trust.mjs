// Signed trust lists made on the spot: several versions by one signer, for today.

import { createHash, generateKeyPairSync, sign } from "node:crypto";

/** The address that all these lists give themselves. */
export const LIST = "https://trust.example/rcep.jwt";

/** Somebody who signs trust lists: the public key, its thumbprint (RFC 7638), and `list(version, issuers)`. */
export function listSigner() {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { crv, kty, x, y } = publicKey.export({ format: "jwk" });
  const thumbprint = createHash("sha256").update(JSON.stringify({ crv, kty, x, y })).digest("base64url");
  const kid = "did:web:trust.example#list-1";
  const jwk = { kty, crv, x, y, kid, alg: "ES256" };
  const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
  function list(version, issuers = [], from = 60) {
    const now = Math.floor(Date.now() / 1000);
    const payload = { iss: "did:web:trust.example", sub: LIST, version, iat: now - from, exp: now + 86_400, issuers };
    const text = `${part({ alg: "ES256", typ: "eco-trust-list+jwt", kid, jwk })}.${part(payload)}`;
    return `${text}.${sign("sha256", Buffer.from(text), { key: privateKey, dsaEncoding: "ieee-p1363" }).toString("base64url")}`;
  }
  return { jwk, thumbprint, list };
}

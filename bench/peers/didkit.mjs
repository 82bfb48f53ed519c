// Spruce's DIDKit, Rust compiled to WebAssembly, for the signature, and ajv (compiled beforehand) for the schema: the same
// claims as a JWT of VC Data Model 1.1 signed with EdDSA by a did:key, for this build knows no P-256.

import { verifyCredential } from "@spruceid/didkit-wasm-node";
import { byWebCrypto, json, prepared, verdict } from "./glue.mjs";

export const form = "eddsa";
const OPTIONS = JSON.stringify({ proofFormat: "jwt" });
const iso = (seconds) => new Date(seconds * 1000).toISOString();

export async function setup(world, { shape }) {
  const { judge } = await prepared(world, shape, byWebCrypto());
  const from = "2022-01-01";
  const trusted = new Map(world.trusted.map((did) => [did, { issuer: { id: did, country: "CN", roles: ["issuing-body"], validFrom: from }, key: { validFrom: from } }]));
  return (token) => verdict(async () => {
    const { errors } = JSON.parse(await verifyCredential(token, OPTIONS));
    const { iss, nbf, exp, vc } = json(token.split(".")[1]);
    return errors.length === 0 && judge({ ...vc, issuer: iss, validFrom: iso(nbf), validUntil: iso(exp) }, trusted.get(iss));
  });
}

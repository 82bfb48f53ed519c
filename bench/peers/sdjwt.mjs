// @sd-jwt/sd-jwt-vc, with the crypto package of its own for the host, and ajv (compiled beforehand) for the schema: the
// same claims as an SD-JWT VC with two disclosures.

import { SDJwtVcInstance } from "@sd-jwt/sd-jwt-vc";
import { digest, ES256 } from "#sd-jwt-crypto";
import { byWebCrypto, json, prepared, remembered, verdict } from "./glue.mjs";

export const form = "sdjwt";

export async function setup(world, { shape }) {
  const instance = remembered(async ({ kty, crv, x, y }) => new SDJwtVcInstance({ verifier: await ES256.getVerifier({ kty, crv, x, y }), hasher: digest, hashAlg: "sha-256" }));
  const { who, judge } = await prepared(world, shape, byWebCrypto());
  return (token) => verdict(async () => {
    const { alg, typ, kid } = json(token.slice(0, token.indexOf(".")));
    const signer = who(kid);
    const { payload } = await (await instance(signer.key)).verify(token);
    return alg === "ES256" && typ === "dc+sd-jwt" && judge(payload, signer);
  });
}

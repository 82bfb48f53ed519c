// crypto.subtle itself for the signature, ajv (compiled beforehand) for the schema: the least there can be around it.

import { byWebCrypto, json, prepared, verdict } from "./glue.mjs";

export const form = "jwt";

export async function setup(world, { shape }) {
  const authentic = byWebCrypto();
  const { who, judge } = await prepared(world, shape, authentic);
  return (token) => verdict(async () => {
    const { alg, typ, kid } = json(token.slice(0, token.indexOf(".")));
    const signer = who(kid);
    return alg === "ES256" && typ === "vc+jwt" && judge(JSON.parse(await authentic(token, signer.key)), signer);
  });
}

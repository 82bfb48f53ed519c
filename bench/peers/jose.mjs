// panva/jose for the signature, ajv (compiled beforehand) for the schema: what a JavaScript developer would take.

import { compactVerify, importJWK } from "jose";
import { prepared, remembered, verdict } from "./glue.mjs";

const text = new TextDecoder();
const ONLY = { algorithms: ["ES256"] };

export const form = "jwt";

export async function setup(world, { shape }) {
  const imported = remembered((jwk) => importJWK(jwk, "ES256"));
  const authentic = async (token, jwk) => text.decode((await compactVerify(token, await imported(jwk), ONLY)).payload);
  const { who, judge } = await prepared(world, shape, authentic);
  const key = ({ kid }) => imported(who(kid).key);
  return (token) => verdict(async () => {
    const { payload, protectedHeader } = await compactVerify(token, key, ONLY);
    return protectedHeader.typ === "vc+jwt" && judge(JSON.parse(text.decode(payload)), who(protectedHeader.kid));
  });
}

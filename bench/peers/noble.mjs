// @noble/curves, P-256 in plain JavaScript, for the signature; ajv (compiled beforehand) for the schema.

import { p256 } from "@noble/curves/nist.js";
import { bytes, json, prepared, remembered, utf8, verdict } from "./glue.mjs";

const text = new TextDecoder();

export const form = "jwt";

export async function setup(world, { shape }) {
  const point = remembered(({ x, y }) => Uint8Array.of(4, ...bytes(x), ...bytes(y)));
  const authentic = (token, jwk) => {
    const [header, payload, signature] = token.split(".");
    if (!p256.verify(Uint8Array.from(bytes(signature)), utf8.encode(`${header}.${payload}`), point(jwk), { lowS: false })) throw new Error("not by that key");
    return text.decode(bytes(payload));
  };
  const { who, judge } = await prepared(world, shape, authentic);
  return (token) => verdict(() => {
    const { alg, typ, kid } = json(token.slice(0, token.indexOf(".")));
    const signer = who(kid);
    return alg === "ES256" && typ === "vc+jwt" && judge(JSON.parse(authentic(token, signer.key)), signer);
  });
}

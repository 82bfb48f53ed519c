// What every other library needs around it, so that it answers what ours does as far as it can: a trust list and status
// lists, both verified and unpacked once, by the library itself; then, for each certificate, whose key, which days,
// which status bit, and the JSON Schema. Runs in Node.js and in pages.

const text = new TextDecoder();
export const utf8 = new TextEncoder();

/** Base64url to bytes, by the fastest way the engine has. */
export const bytes = Uint8Array.fromBase64
  ? (part) => Uint8Array.fromBase64(part, { alphabet: "base64url" })
  : globalThis.Buffer
    ? (part) => globalThis.Buffer.from(part, "base64url")
    : (part) => Uint8Array.from(atob(part.replaceAll("-", "+").replaceAll("_", "/")), (char) => char.charCodeAt(0));

/** Base64url of JSON to its value. */
export const json = (part) => JSON.parse(text.decode(bytes(part)));

/** A value of each key, made when it is first asked for. */
export function remembered(make) {
  const made = new Map();
  return (jwk) => made.get(jwk) ?? made.set(jwk, make(jwk)).get(jwk);
}

const ECDSA = { name: "ECDSA", hash: "SHA-256", namedCurve: "P-256" };

/** `authentic` by crypto.subtle: for contestants that know no plain JWS, too, whose lists are read once. */
export function byWebCrypto() {
  const imported = remembered(({ kty, crv, x, y }) => crypto.subtle.importKey("jwk", { kty, crv, x, y }, ECDSA, false, ["verify"]));
  return async (token, jwk) => {
    const [header, payload, signature] = token.split(".");
    const good = await crypto.subtle.verify(ECDSA, await imported(jwk), bytes(signature), utf8.encode(`${header}.${payload}`));
    if (!good) throw new Error("not by that key");
    return text.decode(bytes(payload));
  };
}

/**
 * Trust list and status lists, read once. `authentic(token, jwk)`: the token's payload as text, when the key signed it;
 * otherwise it throws. Answers `who(kid)`, the issuer and key of that name, and `judge`.
 */
export async function prepared(world, shape, authentic) {
  const list = JSON.parse(await authentic(world.trustList, world.trustKey));
  const known = new Map(list.issuers.flatMap((issuer) => issuer.keys.map((key) => [key.kid, { issuer, key }])));
  const who = (kid) => known.get(kid);
  const lists = new Map();
  for (const { uri, token } of world.statusLists) {
    const { kid } = json(token.slice(0, token.indexOf(".")));
    const credential = JSON.parse(await authentic(token, who(kid).key));
    const { encodedList, statusPurpose } = credential.credentialSubject;
    if (credential.id !== uri || !within(credential)) throw new Error("a status list that is not the one, or not of today");
    const unzipped = new Blob([bytes(encodedList.slice(1))]).stream().pipeThrough(new DecompressionStream("gzip"));
    lists.set(uri, { bits: new Uint8Array(await new Response(unzipped).arrayBuffer()), statusPurpose });
  }

  /** Whether nothing is wrong with an authentic credential; `signer` as `who` answered. */
  function judge(credential, signer) {
    return signer?.issuer.id === (credential.issuer.id ?? credential.issuer) && entitled(signer, credential) && within(credential)
      && [credential.credentialStatus ?? []].flat().every(clear) && shape(credential);
  }

  function clear({ statusListCredential, statusListIndex, statusPurpose }) {
    const list = lists.get(statusListCredential);
    const index = Number(statusListIndex);
    return list !== undefined && list.statusPurpose === statusPurpose && index < list.bits.length * 8 && (list.bits[index >> 3] & (0x80 >> (index & 7))) === 0;
  }
  return { who, judge };
}

/** Whether issuer and key may sign certificates of that country on that day. */
function entitled({ issuer, key }, { credentialSubject, validFrom }) {
  const on = ({ validFrom: from, validUntil }) => from <= validFrom.slice(0, 10) && (validUntil ?? "9999") >= validFrom.slice(0, 10);
  return on(issuer) && on(key) && issuer.roles.includes("issuing-body") && issuer.country === credentialSubject?.issuingCountry;
}

function within({ validFrom, validUntil }) {
  const now = Date.now();
  return Date.parse(validFrom) <= now && now <= Date.parse(validUntil);
}

/** A verdict from what may throw. */
export const verdict = async (judged) => {
  try {
    return (await judged()) ? "valid" : "invalid";
  } catch {
    return "invalid";
  }
};

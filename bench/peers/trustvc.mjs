// TrustVC, whole documents through verifyDocument, and ajv (compiled beforehand) for the schema: the same claims under an
// ecdsa-sd-2023 proof by the same P-256 key, revealed whole. Without a status entry: TrustVC fetches status lists anew
// for every document. Contexts and DID document come from memory.
//
// In Node.js only. Its package is loaded by `require`, for its ES modules do not load there (a folder imported); in a
// page it needs more than twenty of Node's own modules.

import { createRequire } from "node:module";
import { claims } from "./certificate.mjs";
import { prepared, byWebCrypto, verdict } from "./glue.mjs";
import { es256, multibase } from "./keys.mjs";

export const form = "sd";
/** What is revealed beside issuer and begin, which always are. */
const REVEALED = ["id", "type", "validUntil", "credentialSchema", "credentialSubject"].map((name) => `/${name}`);

/**
 * The least of a context, which suits TrustVC best: the project's own nests, which takes its JSON-LD library twice as
 * long, and has lists, to which its signer cannot give the names it gives every node.
 */
const CONTEXT = { "@context": { "@vocab": "https://w3id.org/rcep-eco/v1#" } };

/** Whoever verifies and, for the certificates to verify, whoever signs. */
export async function setup(world, { shape }) {
  const require = createRequire(new URL("./trustvc/", import.meta.url));
  const { verifyDocument, isValid, context: { getDocumentLoader }, vc } = require("@trustvc/trustvc");
  const issuer = JSON.parse(Buffer.from(world.trustList.split(".")[1], "base64url").toString()).issuers[0];
  const key = es256("bench/issuer-1", `${issuer.id}#multikey-1`);
  const method = { id: key.kid, type: "Multikey", controller: issuer.id, publicKeyMultibase: multibase(Buffer.concat([Buffer.from([0x80, 0x24]), key.compressed])) };
  const secretKeyMultibase = multibase(Buffer.concat([Buffer.from([0x86, 0x26]), key.scalar]));
  const did = ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"];
    const documentLoader = await getDocumentLoader({
    "https://w3id.org/rcep-eco/v1": CONTEXT,
    [issuer.id]: { "@context": did, id: issuer.id, verificationMethod: [method], assertionMethod: [key.kid] },
    [key.kid]: { "@context": did, ...method },
  });
  const { who, judge } = await prepared(world, shape, byWebCrypto());
  const signer = who(issuer.keys[0].kid);
  const options = { documentLoader };

  const verify = (text) => verdict(async () => {
    const document = JSON.parse(text);
    return isValid(await verifyDocument(document, options)) && judge(document, signer);
  });

  /** A signed document, all of it revealed; `change` is made before it is signed. */
  async function make(serial, change = (payload) => payload) {
    // The id is TrustVC's to give.
    const { id, ...raw } = change({ ...claims(serial, issuer), issuer: issuer.id });
    const signed = await vc.signCredential(raw, { ...method, secretKeyMultibase }, "ecdsa-sd-2023", options);
    if (signed.error) throw new Error(signed.error);
        const { derived, error } = await vc.deriveCredential(signed.signed, REVEALED, options);
    if (error) throw new Error(error);
    return JSON.stringify(derived);
  }
  return Object.assign(verify, { make });
}

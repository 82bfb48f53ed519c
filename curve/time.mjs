// Times the curve as WebAssembly, after `cargo xtask build`: node curve/time.mjs [FOLDER OF curve_in_wasm.js]
// Prints microseconds of this thread's processor time (Node.js 24), the mean of 40 rounds when warm.

import { createHash, webcrypto } from "node:crypto";
import { createRequire } from "node:module";
import { resolve } from "node:path";

const { Timed } = createRequire(import.meta.url)(resolve(process.argv[2] ?? "target/curve", "curve_in_wasm.js"));
const COUNT = 256;
const ROUNDS = 40;
const { subtle } = webcrypto;
const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };

const { publicKey, privateKey } = await subtle.generateKey(algorithm, true, ["sign", "verify"]);
const jwk = await subtle.exportKey("jwk", publicKey);
const coordinate = (name) => Buffer.from(jwk[name], "base64url");
const messages = Array.from({ length: COUNT }, (_, i) => Buffer.from(`message ${i}`));
const signatures = await Promise.all(messages.map((message) => subtle.sign(algorithm, privateKey, message)));
const digest = (message) => createHash("sha256").update(message).digest();
const signed = messages.flatMap((message, i) => [digest(message), Buffer.from(signatures[i])]);
const now = () => {
  const { user, system } = process.threadCpuUsage();
  return user + system;
};
const timed = Timed.from(coordinate("x"), coordinate("y"), Buffer.concat(signed));

function time(name, per, run) {
  let start;
  for (let round = -5; round < ROUNDS; round++) {
    if (round === 0) start = now();
    const valid = run();
    if (valid !== undefined && valid !== COUNT) throw new Error(`${name}: ${valid} of ${COUNT} valid`);
  }
  console.log(`${name.padEnd(24)} ${((now() - start) / ROUNDS / per).toFixed(1).padStart(8)} us`);
}

time("a signature, plain", COUNT, () => timed.plain());
time("a table", 1, () => timed.table());
for (const size of [1, 4, 7, 8, 16, 64, 256]) time(`a signature of ${size}`, COUNT, () => timed.batch(size));

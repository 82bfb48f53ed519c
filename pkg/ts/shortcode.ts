// The SHA-256 of what was signed -> a code that a person can compare, of 50 bits: enough that nobody makes
// a second certificate by the same issuer with the same code, not enough to stand for the hash.

/** Crockford's base32: no I, L, O, U. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Ten characters as `K7Q2M-4XZ0R`; `undefined` where there is no hash. */
export function shortCode(sha256: string | undefined): string | undefined {
  if (!sha256 || !/^[0-9a-f]{64}$/.test(sha256)) return undefined;
  const bits = BigInt(`0x${sha256.slice(0, 13)}`) >> 2n;
  const text = Array.from({ length: 10 }, (_, i) => ALPHABET[Number((bits >> BigInt(45 - 5 * i)) & 31n)]).join("");
  return `${text.slice(0, 5)}-${text.slice(5)}`;
}

/** Whether two are the same, however they were typed. */
export function sameCode(one: string, other: string): boolean {
  return bare(one) === bare(other);
}

function bare(code: string): string {
  return code.toUpperCase().replace(/[^0-9A-Z]/g, "").replaceAll("O", "0").replace(/[IL]/g, "1");
}

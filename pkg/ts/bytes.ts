// What is handed in -> bytes.

/** A document as bytes, or a token as text. */
export type Input = Uint8Array | ArrayBuffer | string;

const ENCODER = new TextEncoder();

/** An input as bytes. */
export function bytesOf(input: Input): Uint8Array {
  if (typeof input === "string") return ENCODER.encode(input);
  if (input instanceof Uint8Array) return input;
  if (input instanceof ArrayBuffer) return new Uint8Array(input);
  throw new TypeError("eco-verify takes a Uint8Array, an ArrayBuffer or a string");
}

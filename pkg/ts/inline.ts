// The wasm as text of a script -> its bytes, for bundles that are one file: `setWasm(inline)`.

declare const WASM_GZIP_BASE64: string;

/** The small build's wasm, unpacked when it is wanted. */
export default async function inline(): Promise<ArrayBuffer> {
  const packed = Uint8Array.from(atob(WASM_GZIP_BASE64), (character) => character.charCodeAt(0));
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}

// What build.mjs adds to the file that wasm-bindgen wrote.

declare module "#core" {
  /** A compiled module, which is run from then on. */
  export function instantiate(module: WebAssembly.Module): Promise<unknown>;
}

export {};

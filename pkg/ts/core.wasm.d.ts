/** The verifier as WebAssembly; what the import gives is for the bundler to say. */
declare const module: WebAssembly.Module;
export default module;

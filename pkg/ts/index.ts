// The package's public names; nothing else.

export type {
  Amount,
  Brief,
  CheckId,
  CheckResult,
  Code,
  Finding,
  Identity,
  Outcome,
  Proof,
  Report,
  Scope,
  ScopeAnswer,
  ScopeCode,
  ScopeReason,
  Severity,
  Transaction,
  TrustSummary,
  Verdict,
} from "./generated/report.js";
export type { Input } from "./bytes.js";
export { LoadError, setWasm, type WasmSource } from "./core.js";
export type { FetchOptions } from "./resolve.js";
export { retrieve, RetrieveError, unpack, verifyBundle, type Bundle, type Unpacked } from "./retrieve.js";
export {
  createVerifier,
  inspect,
  inspectToJson,
  jws,
  jwsToJson,
  scope,
  verify,
  verifyBatch,
  verifyToJson,
  type BatchOptions,
  type Evidence,
  type Inspection,
  type JwsAnswer,
  type PublicKey,
  type RunningOptions,
  type ScopeOptions,
  type Verifier,
  type VerifierOptions,
  type VerifyOptions,
  type Versions,
} from "./verify.js";

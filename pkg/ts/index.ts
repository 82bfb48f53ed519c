// The package's public names; nothing else.

export type { CheckId, CheckResult, Code, Finding, Identity, Outcome, Report, Severity, TrustSummary, Verdict } from "./generated/report.js";
export type { FetchOptions } from "./resolve.js";
export { retrieve, RetrieveError, unpack, verifyBundle, type Bundle, type Unpacked } from "./retrieve.js";
export {
  createVerifier,
  inspect,
  inspectToJson,
  jws,
  jwsToJson,
  verify,
  verifyBatch,
  verifyToJson,
  type BatchOptions,
  type Evidence,
  type Input,
  type Inspection,
  type JwsAnswer,
  type PublicKey,
  type RunningOptions,
  type Verifier,
  type VerifierOptions,
  type VerifyOptions,
  type Versions,
} from "./verify.js";

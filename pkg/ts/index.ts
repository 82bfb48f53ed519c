// The package's public names; nothing else.

export type { CheckId, CheckResult, Code, Finding, Identity, Outcome, Report, Severity, TrustSummary, Verdict } from "./generated/report.js";
export type { FetchOptions } from "./resolve.js";
export { retrieve, RetrieveError, verifyBundle, type Bundle } from "./retrieve.js";
export {
  inspect,
  inspectToJson,
  jws,
  jwsToJson,
  verify,
  verifyToJson,
  type Evidence,
  type Input,
  type Inspection,
  type JwsAnswer,
  type PublicKey,
  type VerifyOptions,
} from "./verify.js";

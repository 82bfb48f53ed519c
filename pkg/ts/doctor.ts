// A page and its server -> what keeps the element from working there, and the line that mends it. Loaded on
// demand; for the web team that adds the tag, in the console: customElements.get("eco-verify").doctor().

import { ownFile, type OwnFile } from "./load/browser.js";

/** What to look at besides the page itself. */
export interface DoctorOptions {
  /** Addresses as the tag has them; those of the first <eco-verify> on the page, unless given. */
  endpoint?: string | undefined;
  src?: string | undefined;
  trustList?: string | undefined;
  /** The wasm's address, where `setWasm` was told one; `false` where it was given the bytes. */
  wasm?: string | false | undefined;
  /** The same for the full build; `false` also where nothing on the page asks for it. */
  fullWasm?: string | false | undefined;
}

/** One thing that was looked at. */
export interface Finding {
  /** `wasm`, `wasm-file`, `full-file`, `style`, `secure`, `endpoint`, `src`, `trust-list`. */
  of: string;
  good: boolean;
  /** What is so. */
  says: string;
  /** The header, directive or setting to add; where it is known. */
  add?: string;
}

/** A module of nothing, eight bytes. */
const EMPTY = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);
const PROBE = { number: "PROBE-0000", code: "PROBE-CODE" };

/** Looks at everything; what is good is told too. Asks only the addresses named. */
export async function doctor(options: DoctorOptions = {}): Promise<Finding[]> {
  const tag = document.querySelector("eco-verify");
  const named = (name: string, given: string | undefined) => given ?? tag?.getAttribute(name) ?? undefined;
  const refused: SecurityPolicyViolationEvent[] = [];
  const note = (event: SecurityPolicyViolationEvent) => void refused.push(event);
  document.addEventListener("securitypolicyviolation", note);
  try {
    return (await Promise.all([
      secure(),
      wasm(),
      style(),
      wasmFile("wasm-file", options.wasm, ownFile(), refused),
      fullFile(options.fullWasm, refused),
      edge(named("endpoint", options.endpoint), refused),
      file("src", named("src", options.src), refused),
      file("trust-list", named("trust-list", options.trustList), refused),
    ])).flat();
  } finally {
    document.removeEventListener("securitypolicyviolation", note);
  }
}

function secure(): Finding[] {
  if (isSecureContext) return [{ of: "secure", good: true, says: "The page is a secure context." }];
  return [{ of: "secure", good: false, says: "The page was not loaded over https, so that anybody on the way can change it.", add: "Serve the page over https." }];
}

async function wasm(): Promise<Finding[]> {
  if (typeof WebAssembly === "undefined") return [{ of: "wasm", good: false, says: "This browser has no WebAssembly.", add: "Set endpoint: the edge's word is shown then, marked as such." }];
  try {
    await WebAssembly.compile(EMPTY);
    return [{ of: "wasm", good: true, says: "WebAssembly may be compiled." }];
  } catch {
    return [{ of: "wasm", good: false, says: "The page's Content-Security-Policy forbids WebAssembly.", add: "Content-Security-Policy: script-src 'self' 'wasm-unsafe-eval'" }];
  }
}

function style(): Finding[] {
  const good = "adoptedStyleSheets" in Document.prototype && "replaceSync" in CSSStyleSheet.prototype;
  return [good
    ? { of: "style", good, says: "Style sheets can be made by script; no inline style is needed." }
    : { of: "style", good, says: "This browser knows no constructable style sheets: the element works, without its look." }];
}

/** Of the full build both files: its script, as the page itself would load it, and its wasm. */
async function fullFile(named: string | false | undefined, refused: SecurityPolicyViolationEvent[]): Promise<Finding[]> {
  if (named === false) return [];
  const of = "full-file";
  try {
    return await wasmFile(of, named, (await import("./whole.js")).ownFile(), refused);
  } catch {
    const says = "whole.js could not be loaded, or is another than the page's import map says: SD-JWT, JSON, other algorithms than ES256 and papers to compare with need it.";
    return [{ of, good: false, says, add: "Put whole.js beside the script, from the same version of the package." }];
  }
}

async function wasmFile(of: string, named: string | false | undefined, own: OwnFile, refused: SecurityPolicyViolationEvent[]): Promise<Finding[]> {
  if (named === false) return [];
  const url = named === undefined ? own.url : address(named);
  if (!url) return [{ of, good: false, says: "The script cannot tell where its wasm file is.", add: `Call setWasm with its address, and doctor with that address as ${of === "wasm-file" ? "wasm" : "fullWasm"}.` }];
  let answer: Response;
  let bytes: ArrayBuffer;
  try {
    answer = await fetch(url, { credentials: "same-origin" });
    bytes = await answer.arrayBuffer();
  } catch {
    return [await blocked(of, url, refused)];
  }
  const add = `Put ${own.name} beside the script, from the same version of the package.`;
  if (!answer.ok) return [{ of, good: false, says: `${url.href} answers ${answer.status}.`, add }];
  // Outside of a secure context there is nothing to hash with.
  const hash = isSecureContext ? btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)))) : own.sha256;
  if (hash !== own.sha256) return [{ of, good: false, says: `${url.href} is of another version than its script.`, add }];
  const type = answer.headers.get("content-type") ?? "no type";
  if (type.split(";")[0]?.trim() === "application/wasm") return [{ of, good: true, says: `${url.pathname} is there, as application/wasm.` }];
  return [{ of, good: true, says: `${url.pathname} is there, but as ${type}; it works, and compiles later than it could.`, add: "Content-Type: application/wasm" }];
}

async function edge(endpoint: string | undefined, refused: SecurityPolicyViolationEvent[]): Promise<Finding[]> {
  if (!endpoint) return [];
  const of = "endpoint";
  const base = address(endpoint);
  if (!base) return [{ of, good: false, says: `endpoint is not an address: ${endpoint}` }];
  const url = new URL(`${base.href.replace(/\/+$/, "")}/v1/eco/${PROBE.number}`);
  try {
    const answer = await fetch(url, { headers: { "eco-access-code": PROBE.code }, credentials: "omit", referrerPolicy: "no-referrer" });
    if (answer.ok) return [{ of, good: true, says: `The edge at ${base.origin} answers, and lets this page read it.` }];
    return [{ of, good: false, says: `The edge at ${base.origin} answers ${answer.status} to its probe.`, add: `Look at ${base.origin}/readyz.` }];
  } catch {
    return [await blocked(of, url, refused, ["Access-Control-Allow-Origin: *", "Access-Control-Allow-Headers: eco-access-code, content-type"])];
  }
}

async function file(of: string, text: string | undefined, refused: SecurityPolicyViolationEvent[]): Promise<Finding[]> {
  if (!text) return of === "trust-list" ? [{ of, good: false, says: "There is no trust list: no verdict will be valid.", add: 'trust-list="https://..." trust-key="..."' }] : [];
  const url = address(text);
  if (!url) return [{ of, good: false, says: `${of} is not an address: ${text}` }];
  try {
    const answer = await fetch(url, { credentials: "omit", referrerPolicy: "no-referrer" });
    if (answer.ok) return [{ of, good: true, says: `${url.href} can be read by this page.` }];
    return [{ of, good: false, says: `${url.href} answers ${answer.status}.` }];
  } catch {
    return [await blocked(of, url, refused, ["Access-Control-Allow-Origin: *"])];
  }
}

/** A fetch that failed: by the page's own policy, or because the other server does not let the page read it. */
async function blocked(of: string, url: URL, refused: SecurityPolicyViolationEvent[], cors: string[] = []): Promise<Finding> {
  // The page's policy is told of a little later than the fetch fails.
  await new Promise((told) => setTimeout(told, 100));
  const by = refused.find(({ blockedURI }) => blockedURI === url.href || blockedURI === url.origin || url.href.startsWith(blockedURI));
  if (by) return { of, good: false, says: `The page's Content-Security-Policy (${by.effectiveDirective}) does not let it ask ${url.origin}.`, add: `Content-Security-Policy: ${by.effectiveDirective} ${url.origin === location.origin ? "'self'" : url.origin}` };
  if (url.protocol === "http:" && location.protocol === "https:") return { of, good: false, says: `${url.origin} is not https, and the page is.`, add: `Serve ${url.origin} over https.` };
  const elsewhere = url.origin !== location.origin;
  return {
    of,
    good: false,
    says: elsewhere ? `${url.origin} did not answer, or does not let this page read its answers (CORS).` : `${url.href} did not answer.`,
    ...(elsewhere && cors.length > 0 ? { add: cors.join("\n") } : {}),
  };
}

function address(text: string): URL | undefined {
  try {
    return new URL(text, document.baseURI);
  } catch {
    return undefined;
  }
}

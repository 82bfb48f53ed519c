// <eco-verify>: attributes and properties -> a Report, shown. Importing this registers nothing.

import { inspect, retrieve, RetrieveError, unpack, verify, type Bundle, type Report, type VerifyOptions } from "./index.js";
import { busy, card, el, failure } from "./card.js";
import type { Messages } from "./messages/en.js";
import { messagesFor, present, problemWords } from "./present.js";
import { plain } from "./phrase.js";
import { read, request } from "./resolve.js";
import { BUNDLE_BYTES } from "./retrieve.js";
import { styleSheet } from "./style.js";
import type { Inspection } from "./verify.js";
import { stored } from "./versions.js";

/** Attributes that ask for another Report, and those that only change how it is shown. */
const ASKING = ["src", "endpoint", "number", "trust-list", "trust-key", "policy"];
const SHOWING = ["lang", "view"];

/** What is shown: nothing yet, work, a Report, or why there is none. */
type State =
  | { kind: "idle" | "busy" }
  | { kind: "done"; report: Report; claimed: Inspection | undefined; problem: RetrieveError | undefined }
  | { kind: "failed"; error: unknown };

/** On a server there are no elements; the module can be imported there all the same. */
const Base: typeof HTMLElement = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);

/**
 * Verifies one certificate and shows the verdict.
 *
 * Attributes: `src`, or `endpoint` and `number`; `trust-list`, `trust-key`, `policy`, `lang`, `view`.
 * Properties: those, `bytes`, `code`, `report`. Events: `loadstart`, `load` or `error`, `loadend`, as on an
 * image; then `verdict`, which bubbles and whose `detail` is the Report.
 */
export class EcoVerifyElement extends Base {
  static readonly observedAttributes = [...ASKING, ...SHOWING];

  /** Registers the element; a second copy of this script leaves the first in place. */
  static define(tag = "eco-verify", registry: CustomElementRegistry | undefined = globalThis.customElements): typeof EcoVerifyElement {
    if (registry && !registry.get(tag)) registry.define(tag, this);
    return this;
  }

  #bytes: Uint8Array | undefined;
  #code = "";
  #run: AbortController | undefined;
  #asked = false;
  #reported = false;
  #state: State = { kind: "idle" };
  #promise = deferred<Report>();
  #settled = false;
  #view: Element | undefined;
  #status: Element | undefined;

  /** The Report of the latest question; rejects when there is none, `AbortError` when a newer question came. */
  get report(): Promise<Report> {
    return this.#promise.promise;
  }

  /** The document itself, instead of its address. */
  get bytes(): Uint8Array | undefined {
    return this.#bytes;
  }
  set bytes(bytes: Uint8Array | ArrayBuffer | undefined) {
    this.#bytes = bytes instanceof ArrayBuffer ? new Uint8Array(bytes) : bytes;
    this.#ask();
  }

  /** The access code for `endpoint`; never an attribute, so that it stands in no page source. */
  get code(): string {
    return this.#code;
  }
  set code(code: string) {
    this.#code = code;
    this.#ask();
  }

  get src(): string { return this.#text("src"); }
  set src(value: string | null) { this.#set("src", value); }
  get endpoint(): string { return this.#text("endpoint"); }
  set endpoint(value: string | null) { this.#set("endpoint", value); }
  get number(): string { return this.#text("number"); }
  set number(value: string | null) { this.#set("number", value); }
  get trustList(): string { return this.#text("trust-list"); }
  set trustList(value: string | null) { this.#set("trust-list", value); }
  get trustKey(): string { return this.#text("trust-key"); }
  set trustKey(value: string | object | null) { this.#set("trust-key", value); }
  get policy(): string { return this.#text("policy"); }
  set policy(value: string | object | null) { this.#set("policy", value); }
  get view(): "card" { return "card"; }
  set view(value: string | null) { this.#set("view", value); }

  connectedCallback(): void {
    for (const name of ["bytes", "code", "src", "endpoint", "number", "trustList", "trustKey", "policy", "view"] as const) upgrade(this, name);
    if (!this.#view) this.#build();
    if (this.#state.kind === "idle") this.#ask();
  }

  disconnectedCallback(): void {
    // An element that is moved is out of the page for a moment only.
    queueMicrotask(() => {
      if (this.isConnected || this.#state.kind !== "busy") return;
      this.#stop();
      this.#show({ kind: "idle" });
    });
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (before === after) return;
    if (ASKING.includes(name)) this.#ask();
    else this.#show(this.#state);
  }

  /** A new question: stops the run under way, and starts one when this script has done its changes. */
  #ask(): void {
    if (this.#asked) return;
    this.#stop();
    if (this.#settled) {
      this.#promise = deferred<Report>();
      this.#settled = false;
    }
    // Out of the page nothing is asked; an idle element asks when it comes back.
    if (!this.isConnected || !this.#view) return this.#show({ kind: "idle" });
    this.#asked = true;
    queueMicrotask(() => {
      this.#asked = false;
      if (!this.isConnected) this.#show({ kind: "idle" });
      else if (this.#bytes || this.hasAttribute("src") || (this.hasAttribute("endpoint") && this.number)) void this.#start();
      else this.#show({ kind: "idle" });
    });
  }

  #stop(): void {
    if (!this.#run) return;
    const reason = new DOMException("another certificate was asked for, or the element was removed", "AbortError");
    this.#run.abort(reason);
    this.#run = undefined;
    this.#settled = true;
    this.#promise.reject(reason);
  }

  async #start(): Promise<void> {
    const run = new AbortController();
    const answer = this.#promise;
    this.#run = run;
    this.#show({ kind: "busy" });
    this.#tell("loadstart");
    let state: State;
    try {
      state = { kind: "done", ...(await this.#answer(run.signal)) };
    } catch (error) {
      state = { kind: "failed", error };
    }
    // A newer question, or removal, has already settled and shown what is due.
    if (run.signal.aborted) return;
    this.#run = undefined;
    this.#settled = true;
    this.#show(state);
    if (state.kind === "done") {
      answer.resolve(state.report);
      this.#tell("load");
      this.#tell("loadend");
      this.dispatchEvent(new CustomEvent("verdict", { bubbles: true, composed: true, detail: state.report }));
    } else {
      answer.reject(state.kind === "failed" ? state.error : undefined);
      this.#tell("error");
      this.#tell("loadend");
    }
  }

  async #answer(signal: AbortSignal): Promise<Omit<Extract<State, { kind: "done" }>, "kind">> {
    const options = this.#options(signal);
    let from: Uint8Array | Bundle;
    let problem: RetrieveError | undefined;
    if (this.#bytes) from = this.#bytes;
    else if (this.hasAttribute("src")) from = await load(this.#url("src"), signal);
    else {
      try {
        from = await retrieve(this.#url("endpoint"), this.number, this.#code, { signal });
      } catch (error) {
        // A certificate that must not be relied on is shown all the same, with what the edge said of it.
        if (!(error instanceof RetrieveError) || !error.bundle) throw error;
        problem = error;
        from = error.bundle;
      }
    }
    const { document, evidence } = unpack(from);
    const report = await verify(document, { ...options, evidence });
    return { report, problem, claimed: report.identity ? undefined : await inspect(document) };
  }

  #options(signal: AbortSignal): VerifyOptions {
    return {
      signal,
      trustList: this.hasAttribute("trust-list") ? this.#url("trust-list") : undefined,
      trustKey: this.trustKey.trim() || undefined,
      versions: stored(),
      policy: this.policy.trim() === "" ? undefined : json("policy", this.policy),
      request: this.number === "" ? undefined : { number: this.number },
    };
  }

  #build(): void {
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [styleSheet()];
    this.#view = el("div", {});
    // There before it is filled, or a screen reader would not tell the change.
    this.#status = el("p", { class: "spoken", role: "status" });
    root.replaceChildren(this.#view, el("slot", {}), this.#status);
  }

  #show(state: State): void {
    this.#state = state;
    const [view, status] = [this.#view, this.#status];
    if (!view || !status) return;
    const messages = messagesFor(this.lang || this.closest<HTMLElement>("[lang]")?.lang);
    if (state.kind === "done") {
      const shown = present(state.report, state.claimed, messages);
      view.replaceChildren(card(shown, messages, state.problem ? problemText(state.problem, messages) : []));
      status.textContent = shown.announcement;
      this.setAttribute("data-verdict", state.report.verdict);
      this.#reported = true;
    } else {
      this.removeAttribute("data-verdict");
      view.replaceChildren(...this.#without(state, messages));
      status.textContent = state.kind === "failed" ? failureText(state.error, messages)[0] : "";
    }
    // The page's own words stand in until there is a first Report.
    const slot = this.shadowRoot?.querySelector("slot");
    if (slot) slot.hidden = this.#reported;
  }

  #without(state: State, messages: Messages): Node[] {
    if (state.kind === "busy") return [busy(messages)];
    if (state.kind !== "failed") return [];
    const [headline, lead, next] = failureText(state.error, messages);
    return [failure(headline, [lead], next)];
  }

  #tell(type: string): void {
    this.dispatchEvent(new Event(type));
  }

  #text(name: string): string {
    return this.getAttribute(name) ?? "";
  }

  #set(name: string, value: string | object | null): void {
    if (value === null || value === undefined) this.removeAttribute(name);
    else this.setAttribute(name, typeof value === "string" ? value : JSON.stringify(value));
  }

  #url(name: string): URL {
    try {
      return new URL(this.#text(name), this.ownerDocument.baseURI);
    } catch {
      throw new TypeError(`${name} is not an address`);
    }
  }
}

/** The document or saved bundle at an address. Its signature says who made it, so a redirect does no harm here. */
async function load(url: URL, signal: AbortSignal): Promise<Uint8Array> {
  const headers = { accept: "application/vc+jwt, */*;q=0.5" };
  try {
    return await request(url, { headers, redirect: "follow" }, { signal }, async (response) => {
      if (!response.ok) throw new RetrieveError("http", response.status, { said: [`HTTP ${response.status}`] });
      return read(response, BUNDLE_BYTES);
    });
  } catch (cause) {
    signal.throwIfAborted();
    throw cause instanceof RetrieveError ? cause : new RetrieveError("http", 0, { cause });
  }
}

/** Problems of an edge that got an answer from the source, but not one that it may hand on. */
const NOT_RELIABLE = new Set(["upstream-signature-invalid", "upstream-certificate-mismatch", "upstream-issuer-unknown", "upstream-malformed"]);

function failureText(error: unknown, messages: Messages): [headline: string, lead: string, next: string] {
  const { words } = messages;
  if (error instanceof RetrieveError) {
    const [says, next] = problemText(error, messages);
    const headline = NOT_RELIABLE.has(error.slug) ? words.notReliable : words.loadFailed;
    return [headline, says ?? "", next ?? words.loadFailedNext];
  }
  const detail = error instanceof Error ? error.message : String(error);
  return [error instanceof TypeError ? words.misuse : words.loadFailed, detail, words.misuseNext];
}

/** What is wrong and what to do; where no sentence is written for it, the edge's own words. */
function problemText(problem: RetrieveError, messages: Messages): string[] {
  return [...(problemWords(problem.slug, messages) ?? problem.said)].map(plain);
}

function json(name: string, text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new TypeError(`${name} is not a JSON object`);
  return value as Record<string, unknown>;
}

/** A property set before the element was defined hides the accessor: set it again, through it. */
function upgrade<K extends keyof EcoVerifyElement>(element: EcoVerifyElement, name: K): void {
  if (!Object.hasOwn(element, name)) return;
  const value = element[name];
  delete element[name];
  element[name] = value;
}

interface Deferred<T> {
  promise: Promise<T>;
  resolve: (value: T) => void;
  reject: (reason: unknown) => void;
}

function deferred<T>(): Deferred<T> {
  let settle: Pick<Deferred<T>, "resolve" | "reject"> | undefined;
  const promise = new Promise<T>((resolve, reject) => (settle = { resolve, reject }));
  // Nobody has to wait for a Report; nobody has to catch its failure then.
  promise.catch(() => undefined);
  return { promise, ...(settle as unknown as Pick<Deferred<T>, "resolve" | "reject">) };
}

// <eco-verify>: attributes and properties -> a Report, shown. Importing this registers nothing.

import { createVerifier, inspect, LoadError, retrieve, RetrieveError, unpack, type Bundle, type Report, type VerifierOptions } from "./index.js";
import { badge } from "./badge.js";
import { bytesOf } from "./bytes.js";
import { card, failure, type Shown, type Showing } from "./card.js";
import { el, redraw } from "./dom.js";
import { EXPECT, expected, json } from "./expect.js";
import type { Entered, Form } from "./form.js";
import { codes, head, problemWords } from "./head.js";
import { found, language, load } from "./language.js";
import type { Messages } from "./messages/en.js";
import { first, type First } from "./messages/first.js";
import type { Whence } from "./own.js";
import { read, request } from "./resolve.js";
import { BUNDLE_BYTES, edgeWord } from "./retrieve.js";
import { styleSheet } from "./style.js";
import { plain, put } from "./text.js";
import type { Inspection } from "./verify.js";
import { stored } from "./versions.js";

declare const VERSION: string;

/** Attributes that ask for another Report, and those that only change how it is shown. */
const ASKING = ["src", "endpoint", "number", "trust-list", "trust-key", "policy", ...EXPECT];
const SHOWING = ["lang", "view", "check-at", "expect-code"];

/** Milliseconds that a verdict waits for the words of the page's language; what else is late then is stood in for. */
const LATE_MS = 1500;

/** What is shown besides the verdict, once it is loaded. */
let rest: typeof import("./rest.js") | undefined;

/** Never fails: what cannot be loaded is not there, and asked for again the next time. */
async function loadRest(): Promise<void> {
  try {
    rest ??= await import("./rest.js");
  } catch {
    // The element says so.
  }
}

/** Whether something comes before it is late. */
async function inTime(coming: Promise<unknown>): Promise<boolean> {
  return Promise.race([coming.then(() => true), new Promise<false>((late) => setTimeout(late, LATE_MS, false))]);
}

/** How the verdict is shown. */
export type ViewName = "card" | "badge" | "full" | "form";
const VIEWS: readonly string[] = ["card", "badge", "full", "form"] satisfies ViewName[];

/** What is shown: nothing yet, work, a Report, only an edge's word, or why there is nothing. */
type State =
  | { kind: "idle" }
  | { kind: "busy" }
  | { kind: "done"; report: Report; claimed: Inspection | undefined; problem: RetrieveError | undefined }
  | { kind: "word"; report: Report; host: string; error: unknown }
  | { kind: "failed"; error: unknown };

/** What is shown besides the verdict, and all words. */
interface More {
  messages: Messages;
  rest: typeof import("./rest.js");
}

/** On a server there are no elements; the module can be imported there all the same. */
const Base: typeof HTMLElement = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);

/**
 * Verifies one certificate and shows the verdict.
 *
 * Attributes: `src`, or `endpoint` and `number`; `trust-list`, `trust-key`, `policy`, `expect-*`, `lang`, `view`,
 * `check-at`, `expect-code`. Properties: those, `bytes`, `code`, `report`. Events: `loadstart`, `load` or `error`,
 * `loadend`, as on an image; then `verdict`, which bubbles and whose `detail` is the Report.
 *
 * With an endpoint and without a number of its own, it takes both number and code from the page's fragment,
 * `#n=number&c=code`, which no server is sent.
 */
export class EcoVerifyElement extends Base {
  static readonly observedAttributes = [...ASKING, ...SHOWING];

  /** Of the package. */
  static readonly version: string = VERSION;

  /** Registers the element; a second copy of this script leaves the first in place, and warns if that is another version. */
  static define(tag = "eco-verify", registry: CustomElementRegistry | undefined = globalThis.customElements): typeof EcoVerifyElement {
    const there = registry?.get(tag) as Partial<typeof EcoVerifyElement> | undefined;
    if (!there) registry?.define(tag, this);
    else if (there.version !== this.version) {
      console.warn(`eco-verify: <${tag}> is version ${there.version ?? "unknown"} on this page already; version ${this.version} stays out. Load one of the two.`);
    }
    return this;
  }

  /** What of the page keeps the element from working, and the line to add; see doctor.ts. */
  static async doctor(options?: import("./doctor.js").DoctorOptions): Promise<import("./doctor.js").Finding[]> {
    return (await import("./doctor.js")).doctor(options);
  }

  #bytes: Uint8Array | undefined;
  #code = "";
  #run: AbortController | undefined;
  #asked = false;
  #reported = false;
  #state: State = { kind: "idle" };
  #promise = deferred<Report>();
  #settled = false;
  #view: HTMLElement | undefined;
  #status: HTMLElement | undefined;
  #form: Form | undefined;
  #fragment: Entered | undefined;
  #entered: Entered | undefined;
  #told = "";
  #onHash = () => {
    this.#readFragment();
    if (this.#told !== this.#expectedCode()) this.#show(this.#state);
  };

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
    this.#forget();
    this.#ask();
  }

  /** The access code for `endpoint`; never an attribute, so that it stands in no page source. */
  get code(): string {
    return this.#code;
  }
  set code(code: string) {
    this.#code = code;
    this.#forget();
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
  get checkAt(): string { return this.#text("check-at"); }
  set checkAt(value: string | null) { this.#set("check-at", value); }
  get view(): ViewName { return VIEWS.includes(this.#text("view")) ? (this.#text("view") as ViewName) : "card"; }
  set view(value: string | null) { this.#set("view", value); }

  connectedCallback(): void {
    for (const name of ["bytes", "code", "src", "endpoint", "number", "trustList", "trustKey", "policy", "checkAt", "view"] as const) upgrade(this, name);
    if (!this.#view) this.#build();
    addEventListener("hashchange", this.#onHash);
    this.#readFragment();
    if (this.#state.kind === "idle") this.#ask();
  }

  disconnectedCallback(): void {
    // An element that is moved is out of the page for a moment only.
    queueMicrotask(() => {
      if (this.isConnected) return;
      removeEventListener("hashchange", this.#onHash);
      if (this.#state.kind !== "busy") return;
      this.#stop();
      this.#show({ kind: "idle" });
    });
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (before === after) return;
    if (name === "number" || name === "src") this.#forget();
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
      else if (this.#bytes || this.hasAttribute("src") || this.#isAnswerable()) void this.#start();
      else this.#show({ kind: "idle" });
    });
  }

  /** Whether an edge can be asked: a form without a code has yet to be filled in. */
  #isAnswerable(): boolean {
    const { number, code } = this.#pair();
    return this.hasAttribute("endpoint") && number !== "" && (this.view !== "form" || code !== "");
  }

  /** Number and code: what was entered here, or the element's own, or the page's fragment's. */
  #pair(): Entered {
    if (this.#entered) return this.#entered;
    if (this.number === "" && this.#fragment && this.hasAttribute("endpoint")) return this.#fragment;
    return { number: this.number, code: this.#code };
  }

  #readFragment(): void {
    const said = new URLSearchParams(location.hash.slice(1));
    const [number, code] = [said.get("n")?.trim() ?? "", said.get("c")?.trim() ?? ""];
    const before = this.#fragment;
    this.#fragment = number === "" ? undefined : { number, code };
    if (before?.number === this.#fragment?.number && before?.code === this.#fragment?.code) return;
    if (this.number !== "" || !this.hasAttribute("endpoint")) return;
    this.#forget();
    this.#ask();
  }

  /** The page, or its address, asks for something: what was entered before is not about that. */
  #forget(): void {
    this.#entered = undefined;
    this.#form = undefined;
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
    const name = this.#language();
    // A card in English tells its verdict without; everything else is on its way while the certificate is.
    const words = name === "en" && this.view === "card" ? undefined : load(name);
    if (this.view !== "card") void loadRest();
    let state: State;
    try {
      state = await this.#answer(run.signal);
    } catch (error) {
      state = { kind: "failed", error };
    }
    if (words && name !== "en") await inTime(words);
    // A newer question, or removal, has already settled and shown what is due.
    if (run.signal.aborted) return;
    this.#run = undefined;
    this.#settled = true;
    try {
      this.#show(state);
    } catch (error) {
      // Such as an edge's word that has the form of a Report and not its content.
      state = { kind: "failed", error: "error" in state ? state.error : error };
      this.#show(state);
    }
    if (state.kind === "done") {
      answer.resolve(state.report);
      this.#tell("load");
      this.#tell("loadend");
      this.dispatchEvent(new CustomEvent("verdict", { bubbles: true, composed: true, detail: state.report }));
    } else {
      answer.reject("error" in state ? state.error : undefined);
      this.#tell("error");
      this.#tell("loadend");
    }
  }

  async #answer(signal: AbortSignal): Promise<State> {
    const setup = this.#setup(signal);
    const request = expected(this.#pair().number, (name) => this.getAttribute(name));
    // Papers to compare with: the full build, and not the small one first.
    const full = Object.keys(request ?? {}).some((name) => name !== "number");
    // The verifier is on its way while the certificate is; whether it came is seen below.
    createVerifier({ policy: setup.policy, full }).catch(() => undefined);
    let from: Uint8Array | Bundle;
    let problem: RetrieveError | undefined;
    // What was entered last is the question, whatever was there before.
    if (this.#bytes && !this.#entered) from = this.#bytes;
    else if (this.hasAttribute("src") && !this.#entered) from = await get(this.#url("src"), signal);
    else {
      const { number, code } = this.#pair();
      try {
        from = await retrieve(this.#url("endpoint"), number, code, { signal });
      } catch (error) {
        // A certificate that must not be relied on is shown all the same, with what the edge said of it.
        if (!(error instanceof RetrieveError) || !error.bundle) throw error;
        problem = error;
        from = error.bundle;
      }
    }
    const { document, evidence } = unpack(from);
    try {
      // In several tasks: what is compiled at its first use takes its time, and a page may have many elements.
      const verifier = await createVerifier({ ...setup, full });
      await turn();
      const report = await verifier.verify(document, { request, evidence, signal });
      await turn();
      return { kind: "done", report, problem, claimed: report.identity ? undefined : await inspect(document) };
    } catch (error) {
      // Where the verifier may not run, an edge can be asked what it thinks; that is not a verdict of ours.
      if (!(error instanceof LoadError) || !this.hasAttribute("endpoint")) throw error;
      const endpoint = this.#url("endpoint");
      const report = await edgeWord(endpoint, bytesOf(document), { signal }).catch(() => undefined);
      signal.throwIfAborted();
      if (!report) throw error;
      return { kind: "word", report, host: endpoint.host, error };
    }
  }

  #setup(signal: AbortSignal): VerifierOptions {
    const policy = this.policy.trim();
    return {
      signal,
      trustList: this.hasAttribute("trust-list") ? this.#url("trust-list") : undefined,
      trustKey: this.trustKey.trim() || undefined,
      versions: stored(),
      policy: policy === "" ? undefined : (json("policy", policy) as object),
    };
  }

  /** The page's language, as it is marked there; around a shadow root too. */
  #language(): string {
    let at: Element | undefined = this;
    while (at) {
      const lang = at.closest<HTMLElement>('[lang]:not([lang=""])')?.lang;
      if (lang) return language(lang);
      const root: Node = at.getRootNode();
      at = root instanceof ShadowRoot ? root.host : undefined;
    }
    return "en";
  }

  #build(): void {
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [styleSheet()];
    this.#view = el("div", {});
    // There before it is filled, or a screen reader would not tell the change.
    this.#status = el("p", { class: "spoken", role: "status" });
    root.replaceChildren(this.#view, el("slot", {}), this.#status);
  }

  /** Shows a state with what is there, and sees to it that the rest comes; `after` it came, or is late. */
  #show(state: State, after?: "loaded" | "late"): void {
    this.#state = state;
    const [view, status] = [this.#view, this.#status];
    if (!view || !status) return;
    const name = this.#language();
    const messages = found(name) ?? found("en");
    const isForm = this.view === "form";
    const isVerdict = state.kind === "done" || state.kind === "word";
    const wants = isForm || isVerdict ? !(rest && messages) : state.kind === "failed" && !messages && isElsewhere(state.error);
    const lacks = wants || (name !== "en" && !found(name));
    if (lacks && !after) void this.#complete(state, name);
    const more = messages && rest && { messages, rest };
    const said = messages ?? first;
    const [shown, spoken] = this.#nodes(state, said, more, lacks && !more && after !== "loaded", after !== undefined);
    // English may stand in for the page's language; a screen reader must know whose words it reads.
    view.lang = status.lang = said.locale;
    this.toggleAttribute("data-verdict", false);
    if (state.kind === "done") this.setAttribute("data-verdict", state.report.verdict);
    if (isVerdict) this.#reported = true;
    if (!isForm) this.#form = undefined;
    else if (more) this.#form ??= more.rest.form(this.#pair(), more.messages, (entered) => this.#enter(entered));
    if (more) {
      this.#form?.say(more.messages);
      if (this.shadowRoot) this.shadowRoot.adoptedStyleSheets = [styleSheet(), more.rest.styleSheet()];
    }
    const before = this.#form ? [this.#form.node] : isForm && after === "loaded" && !more ? [el("p", { class: "busy" }, said.words.partMissing)] : [];
    const behind = this.#form && more ? [more.rest.pages(this.#pair().number, more.messages)] : [];
    redraw(view, () => {
      // A form that is being filled in stays as it is.
      if (before[0] && view.firstChild === before[0]) {
        while (view.childNodes.length > 1) view.lastChild?.remove();
        view.append(...shown, ...behind);
      } else view.replaceChildren(...before, ...shown, ...behind);
    });
    // Said once, however often it is shown.
    if (status.textContent !== spoken) status.textContent = spoken;
    // The page's own words stand in until there is a first Report.
    const slot = this.shadowRoot?.querySelector("slot");
    if (slot) slot.hidden = this.#reported;
  }

  /** Loads what a state lacks, and shows it again. What is late is shown when it comes; until then English and codes stand in. */
  async #complete(state: State, name: string): Promise<void> {
    // After whoever waits for the verdict.
    await undefined;
    const again = (after: "loaded" | "late") => {
      if (this.#state !== state) return;
      try {
        this.#show(state, after);
      } catch (error) {
        // Such as an edge's word that has the form of a Report and not its content.
        this.#show({ kind: "failed", error: "error" in state ? state.error : error });
      }
    };
    const all = Promise.all([load(name), loadRest()]);
    if (!(await inTime(all))) {
      again("late");
      if (name !== "en") void load("en").then(() => again("late"));
    }
    await all;
    // Each element in a task of its own; a page may have many, and they all wait for the same files.
    await turn();
    again("loaded");
  }

  /** What is shown, and what a screen reader is told. `busy`: more is on its way; `late`: and was to be here by now. */
  #nodes(state: State, said: First, more: More | undefined, busy: boolean, late: boolean): [shown: Node[], spoken: string] {
    const { words } = said;
    if (state.kind === "busy") return [[el("p", { class: "busy", part: "busy" }, words.checking)], ""];
    if (state.kind === "idle") return [[], ""];
    if (state.kind === "failed") {
      const [headline, lead, next] = failureText(state.error, said);
      return [[failure(headline, lead, next, busy)], headline];
    }
    const full = this.view === "full" || this.view === "badge";
    const { report } = state;
    const isWord = state.kind === "word";
    const claimed = isWord ? undefined : state.claimed;
    this.#told = this.#expectedCode();
    const shown: Shown = more
      ? more.rest.whole(report, claimed, more.messages, full, isWord ? undefined : { whence: this.#whence(), expected: this.#told })
      : { ...head(report, claimed, said), ...(late && { reasons: codes(report, said) }) };
    const lost = more || busy ? [] : [words.partMissing];
    const file = isWord ? fileText(state.error, said) : undefined;
    const showing: Showing = { full, busy };
    if (isWord) {
      const facts = { host: state.host, headline: shown.headline };
      const word = { headline: put(words.edgeWord, facts, said), lead: put(words.edgeWordLead, facts, said), next: words.edgeWordNext };
      return [[card(shown, said, { ...showing, notice: file === undefined ? lost : [file, ...lost], word })], word.headline];
    }
    const whole = card(shown, said, { ...showing, notice: [...(state.problem ? problemText(state.problem, said) : []), ...lost] });
    return [this.view === "badge" ? badge(shown, said, whole) : [whole], shown.announcement];
  }

  #enter(entered: Entered): void {
    // A form inside tells nobody outside that it was sent.
    this.dispatchEvent(new Event("submit"));
    this.#entered = entered;
    this.#ask();
  }

  /** Where the same certificate is to be had on another device: the edge's own page, unless the page names another. */
  #whence(): Whence | undefined {
    const at = this.checkAt || (this.hasAttribute("endpoint") ? this.#text("endpoint") : "");
    const entered = this.#entered !== undefined;
    if (at === "" || (this.#bytes && !entered)) return undefined;
    try {
      const page = new URL(at, this.ownerDocument.baseURI);
      // A link, and nothing that runs.
      if (!/^https?:$/.test(page.protocol)) return undefined;
      if (this.hasAttribute("src") && !entered) return this.checkAt === "" ? undefined : { page, src: this.#url("src") };
      return { page, number: this.#pair().number };
    } catch {
      return undefined;
    }
  }

  /** The short code that another page showed: the attribute's, or the fragment's. */
  #expectedCode(): string {
    return this.#text("expect-code") || (new URLSearchParams(location.hash.slice(1)).get("h") ?? "");
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
async function get(url: URL, signal: AbortSignal): Promise<Uint8Array> {
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

/** Whether the words for it are not among the first; for a mere HTTP status there are none. */
function isElsewhere(error: unknown): boolean {
  return error instanceof RetrieveError && error.slug !== "http" && !problemWords(error.slug, first);
}

function failureText(error: unknown, messages: First): [headline: string, lead: string, next: string] {
  const { words } = messages;
  if (error instanceof LoadError) return [words.verifierMissing, fileText(error, messages) ?? error.message, words.verifierMissingNext];
  if (error instanceof RetrieveError) {
    const [says, next] = problemText(error, messages);
    const headline = NOT_RELIABLE.has(error.slug) ? words.notReliable : words.loadFailed;
    return [headline, says ?? "", next ?? words.loadFailedNext];
  }
  const detail = error instanceof Error ? error.message : String(error);
  return [error instanceof TypeError ? words.misuse : words.loadFailed, detail, words.misuseNext];
}

/** The file that is wanting, where the verifier could not be loaded for want of one. */
function fileText(error: unknown, messages: First): string | undefined {
  return error instanceof LoadError && error.file !== undefined ? put(messages.words.fileMissing, { file: error.file }, messages) : undefined;
}

/** What is wrong and what to do; where no sentence is written for it, the edge's own words. */
function problemText(problem: RetrieveError, messages: First): string[] {
  return [...(problemWords(problem.slug, messages) ?? problem.said)].map(plain);
}

/** A property set before the element was defined hides the accessor: set it again, through it. */
function upgrade<K extends keyof EcoVerifyElement>(element: EcoVerifyElement, name: K): void {
  if (!Object.hasOwn(element, name)) return;
  const value = element[name];
  delete element[name];
  element[name] = value;
}

let last = Promise.resolve();

/** A task of one's own, after those that others asked for before; not a timer, which a page in the background waits for. */
function turn(): Promise<void> {
  last = last.then(() => new Promise((come) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      come();
    };
    port2.postMessage(undefined);
  }));
  return last;
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

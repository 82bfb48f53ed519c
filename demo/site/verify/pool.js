// Entries -> results, by a few workers that take a share each; the page itself verifies nothing.

/** At most so many, and one core stays free for the page itself. */
const WORKERS = Math.max(1, Math.min(4, (navigator.hardwareConcurrency || 2) - 1));
/** Entries that a worker is given at once. */
const SHARE = 16;

// A page that asks for trusted types wants the worker's address from a policy.
const policy = globalThis.trustedTypes?.createPolicy("eco-importer", { createScriptURL: (url) => url });
const ADDRESS = new URL("worker.js", import.meta.url).href;

/** `hear(results, evidence)` for what comes; `rest()` when all is done; `seen(name, version)` of trust lists. */
export class Pool {
  #workers = [];
  #queue = [];
  #asked = new Map();
  #setup;
  #hear;
  #running = 0;

  constructor({ hear, rest, seen, broken }) {
    this.#hear = { hear, rest, seen, broken };
  }

  /** Trust list, key, policy and endpoint from now on; answers what is to be said of the list. */
  setup(settings) {
    this.#setup = settings;
    this.stop();
    return this.#ask({ do: "setup", ...settings });
  }

  get busy() {
    return this.#running > 0;
  }

  /** More to do, after what is waiting already. */
  add(entries) {
    for (const entry of entries) this.#queue.push(entry);
    const wanted = Math.min(WORKERS, Math.ceil(this.#queue.length / SHARE));
    while (this.#workers.length < wanted) this.#start(false);
    for (const worker of this.#workers) if (!worker.busy) this.#give(worker, true);
  }

  /** Ends what is going on; answers nothing more. */
  cancel() {
    this.#queue.length = 0;
    for (const { worker } of this.#workers) worker.postMessage({ do: "cancel" });
    // A signal stops what waits for a network; what computes is stopped by ending its worker.
    this.stop();
  }

  /** Gives all workers, and their memory, back. */
  stop() {
    for (const { worker } of this.#workers) worker.terminate();
    this.#workers = [];
    this.#queue.length = 0;
    for (const { refuse } of this.#asked.values()) refuse(new Error("stopped"));
    this.#asked.clear();
    const was = this.#running;
    this.#running = 0;
    if (was > 0) this.#hear.rest();
  }

  /** A ZIP of a filing. */
  async file(filing) {
    return (await this.#ask({ do: "file", filing })).zip;
  }

  /** Whether a shipment needs a proof of origin. */
  async scope(transaction) {
    return (await this.#ask({ do: "scope", transaction })).answer;
  }

  #ask(message) {
    if (this.#workers.length === 0) this.#start(message.do !== "setup");
    const { worker } = this.#workers[0];
    const id = crypto.randomUUID();
    return new Promise((answer, refuse) => {
      this.#asked.set(id, { answer, refuse });
      worker.postMessage({ ...message, id });
    });
  }

  #start(withSetup = true) {
    const worker = new Worker(policy ? policy.createScriptURL(ADDRESS) : ADDRESS, { type: "module" });
    const held = { worker, busy: false };
    worker.addEventListener("message", ({ data }) => this.#said(held, data));
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      this.#hear.broken(event.message || "worker.js");
      this.stop();
    });
    if (withSetup) worker.postMessage({ do: "setup", ...this.#setup });
    this.#workers.push(held);
  }

  #give(held, fresh = false) {
    const entries = this.#queue.splice(0, SHARE);
    if (entries.length === 0) return this.#free(held);
    // What was fetched is kept for a run, not for a day.
    if (fresh) held.worker.postMessage({ do: "setup", ...this.#setup });
    if (!held.busy) this.#running++;
    held.busy = true;
    held.worker.postMessage({ do: "verify", entries });
  }

  #free(held) {
    if (!held.busy) return;
    held.busy = false;
    this.#running--;
    if (this.#running > 0) return;
    // One stays for the next; the others give their memory back.
    for (const { worker } of this.#workers.splice(1)) worker.terminate();
    this.#hear.rest();
  }

  #said(held, { is, id, ...data }) {
    if (is === "results") this.#hear.hear(data.results, data.evidence);
    else if (is === "free") this.#give(held);
    else if (is === "seen") this.#hear.seen(data.name, data.version);
    else {
      const asked = this.#asked.get(id);
      this.#asked.delete(id);
      if (is !== "broken") asked?.answer(data);
      else if (asked) asked.refuse(Object.assign(new Error(data.why), { name: data.name }));
      else {
        this.#hear.broken(data.why);
        this.stop();
      }
    }
  }
}

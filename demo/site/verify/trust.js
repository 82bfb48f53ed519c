// Trust list, key and endpoint: from fields, from what was remembered if that was asked for, or from /demo.json.

import { el, field } from "./dom.js";
import { say, words } from "./words.js";

const { trust: said } = words;

const STORED = "eco-verify:importer";
const VERSIONS = "eco-verify:trust-lists";
/** Bytes of a trust list, as in the core. */
const LIST_BYTES = 1024 * 1024;
const TIMEOUT_MS = 10_000;

function stored(name) {
  try {
    return JSON.parse(localStorage.getItem(name) ?? "null");
  } catch {
    return null;
  }
}

/** The panel; `use({ trustList, trustKey, endpoint, seen })` takes what is given and answers what to say of it. */
export function trustPanel(use) {
  const address = el("input", { type: "url", autocomplete: "off", spellcheck: "false" });
  const file = el("input", { type: "file" });
  const key = el("input", { autocomplete: "off", spellcheck: "false" });
  const endpoint = el("input", { type: "url", autocomplete: "off", spellcheck: "false" });
  const remember = el("input", { type: "checkbox" });
  const state = el("p", { class: "state", role: "status" }, said.none);
  let remembering = false;

  const apply = async () => {
    state.className = "state";
    state.textContent = said.loading;
    keep();
    let trustList;
    let trustKey;
    let without;
    try {
      trustKey = keyIn(key.value.trim());
      trustList = await list(address.value.trim(), file.files[0]);
    } catch (error) {
      without = error.message;
    }
    try {
      const { trust, fault } = await use({
        trustList, trustKey, endpoint: endpoint.value.trim(),
        seen: remembering ? (stored(VERSIONS) ?? {}) : undefined,
      });
      // What was in use before is in use no more: the fields say what is.
      if (without) return wrong(without);
      if (fault && trustList) return wrong(say(said.fault, { why: fault }));
      state.className = trust?.signed ? "state good" : "state";
      const expires = trust && new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(new Date(trust.expires));
      state.textContent = !trustList ? said.none : say(trust?.signed ? said.signed : said.unsigned, { list: trust?.list, version: trust?.version, expires });
      panel.open = !trustList;
    } catch (error) {
      if (error.message === "stopped") state.textContent = "";
      else wrong(say(error.name === "LoadError" ? words.page.noWorker : said.fault, { why: error.message }));
    }
  };
  const wrong = (text) => {
    state.className = "state wrong";
    state.textContent = text;
    panel.open = true;
  };
  const keep = () => {
    remembering = remember.checked;
    try {
      if (!remembering) [STORED, VERSIONS].forEach((name) => localStorage.removeItem(name));
      else localStorage.setItem(STORED, JSON.stringify({ address: address.value.trim(), key: key.value.trim(), endpoint: endpoint.value.trim() }));
    } catch {
      // Storage is forbidden or full: nothing is remembered.
    }
  };
  const submit = (event) => {
    event.preventDefault();
    apply();
  };
  file.addEventListener("change", () => (address.value = ""));
  address.addEventListener("input", () => (file.value = ""));
  const panel = el("details", { class: "panel", id: "trust", open: true }, el("summary", {}, said.title, " ", el("span", { class: "sub" })),
    el("p", { class: "help" }, said.help),
    el("form", { submit },
      el("div", { class: "fields" }, field(said.address, address), field(said.file, file), field(said.key, key, said.keyHelp), field(said.endpoint, endpoint, said.endpointHelp)),
      el("label", { class: "check" }, remember, said.remember),
      el("button", {}, said.use)));

  return {
    nodes: [panel, state],
    endpoint: () => endpoint.value.trim(),
    /** What a trust list's version was; kept only if that was asked for. */
    seen(name, version) {
      if (!remembering) return;
      try {
        localStorage.setItem(VERSIONS, JSON.stringify({ ...stored(VERSIONS), [name]: version }));
      } catch {
        // As above.
      }
    },
    /** What was remembered, or else the demonstration's; `given` has addresses. */
    async begin(given) {
      const before = stored(STORED);
      remember.checked = remembering = before !== null;
      address.value = before?.address ?? given?.trustList ?? "";
      key.value = before?.key ?? (given?.trustKey ? JSON.stringify(given.trustKey) : "");
      endpoint.value = before?.endpoint ?? given?.edge ?? "";
      await apply();
    },
  };
}

/** A JWK as it is written, or a thumbprint; throws what is to be said of anything else. */
function keyIn(text) {
  if (text === "" || /^[\w-]{43}$/.test(text)) return text || undefined;
  try {
    if (typeof JSON.parse(text).kty === "string") return text;
  } catch {
    // As if it were another.
  }
  throw new Error(said.badKey);
}

/** The list's bytes; throws what is to be said. */
async function list(address, file) {
  if (file) {
    if (file.size > LIST_BYTES) throw new Error(said.tooLarge);
    return new Uint8Array(await file.arrayBuffer());
  }
  if (address === "") return undefined;
  let url;
  try {
    url = new URL(address, location.href);
  } catch {
    throw new Error(said.badAddress);
  }
  if (!/^https?:$/.test(url.protocol)) throw new Error(said.badAddress);
  try {
    const answer = await fetch(url, { credentials: "omit", referrerPolicy: "no-referrer", redirect: "error", signal: AbortSignal.timeout(TIMEOUT_MS), headers: { accept: "application/eco-trust-list+jwt, application/jwt;q=0.9, application/json;q=0.8" } });
    if (!answer.ok) throw new Error(String(answer.status));
    const bytes = new Uint8Array(await answer.arrayBuffer());
    if (bytes.length > LIST_BYTES) throw new Error("size");
    return bytes;
  } catch {
    throw new Error(say(said.unreachable, { url: url.href }));
  }
}

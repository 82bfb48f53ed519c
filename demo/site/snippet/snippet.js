// What the web team enters -> import map and script line, tag and policy to copy, and a check of the addresses.

import { verify } from "/embed/index.js";

const fields = document.getElementById("fields").elements;
const show = (id, text) => (document.getElementById(id).textContent = text);
const value = (name) => fields[name].value.trim();

/** What the script loads later, all of it modules: the hashes are the import map's. */
const LATER = ["rest.js", "whole.js", "batch.js", "qr.js", "doctor.js", ...[...fields.lang.options].map(({ value }) => value).filter(Boolean).map((name) => `messages/${name}.js`)];

/** Without the sandbox the fields are empty. */
const demo = await fetch("/demo.json").then((answer) => answer.json()).catch(() => ({}));
const usual = () => (value("from") === "src" ? (demo.samples?.[0]?.url ?? "") : (demo.edge ?? ""));
fields.files.value = new URL("/embed/", location.href).href;
fields.address.value = usual();
fields.trustList.value = demo.trustList ?? "";
fields.trustKey.value = demo.trustKeyThumbprint ?? "";
fields.checkAt.value = demo.edge ?? "";
fields.loopback.checked = demo.source !== undefined;
await listPages();

let asked = 0;
for (const radio of fields.from) {
  radio.addEventListener("change", () => {
    fields.address.value = usual();
    fields.view.value = value("from") === "src" ? "card" : "form";
  });
}
document.getElementById("fields").addEventListener("input", write);
document.getElementById("fields").addEventListener("submit", (event) => event.preventDefault());
document.getElementById("check").addEventListener("click", check);
for (const id of ["head", "tag", "csp"]) addCopy(document.getElementById(id));
await write();

/** The issuing bodies' pages, as the verifier itself names them of a file without signed data. */
async function listPages() {
  const report = await verify(new TextEncoder().encode("%PDF-"));
  for (const { body, url } of report.checks.flatMap(({ facts }) => facts?.lookUp ?? [])) {
    fields.page.append(new Option(`${body}: ${url}`, url));
  }
}

async function write() {
  const mine = ++asked;
  show("address-label", value("from") === "src" ? "Address of the certificate" : "Address of the edge");
  show("tag", tag());
  const [{ script, later }, lists] = await Promise.all([hashes(), statusOrigins()]);
  const map = script && Object.keys(later).length > 0 ? importMap(later) : undefined;
  const itsHash = map && `sha256-${await hash("SHA-256", new TextEncoder().encode(map))}`;
  // What was entered meanwhile writes its own.
  if (mine !== asked) return;
  const crossorigin = isElsewhere(value("files")) ? [["crossorigin", "anonymous"]] : [];
  const sri = (hash) => (hash ? [["integrity", hash]] : []);
  const attributes = [["type", "module"], ["src", place("eco-verify.js")], ...sri(script), ...crossorigin];
  show("head", [
    ...(map ? [`<script type="importmap">${map}</script>`] : []),
    // With the hash of their own: what was fetched without one is fetched again.
    ...early().map((name) => `<link${[["rel", "modulepreload"], ["href", place(name)], ...sri(later[name]), ...crossorigin].map(written).join("")}>`),
    `<script${attributes.map(written).join("")}></script>`,
  ].join("\n"));
  show("integrity-note", script ? integrityNote(LATER.filter((name) => !later[name]))
    : "The files could not be read from here, so there is no integrity. Put them where the field above says.");
  show("csp", policy(lists, itsHash));
  show("csp-note", `Add these to the directives you have. ${
    itsHash ? "The hash is that of the import map, to the letter: without it the browser refuses the map, and what is loaded later is not checked. " : ""}${
    value("from") === "endpoint" ? "The edge hands on the lists of revoked certificates, so nobody else is asked for them."
    : lists ? "Among the addresses is the one where this certificate's issuer publishes what it has revoked; other issuers have others."
    : "The certificate could not be read from here: add the address where its issuer publishes what it has revoked."
  } Style needs no entry.`);
}

function tag() {
  const address = value("address");
  const attributes = [
    [value("from"), address],
    ["trust-list", value("trustList")],
    ["trust-key", value("trustKey")],
    ...(value("view") === "card" ? [] : [["view", value("view")]]),
    ["lang", value("lang")],
    // The edge's own page is where visitors are sent anyway.
    ...(value("from") === "endpoint" && value("checkAt") === address ? [] : [["check-at", value("checkAt")]]),
    ...(fields.loopback.checked ? [["policy", '{"allowLoopbackHttp": true}']] : []),
  ].filter(([, text]) => text !== "");
  const page = value("page");
  const inside = page ? `\n  <a${written(["href", page])}>Look it up at the issuing body</a>\n` : "";
  const isForm = value("view") === "form";
  show("tag-note", value("from") === "src" ? "What stands in the tag is shown until there is a verdict, and where there is no JavaScript."
    : `${isForm ? "Visitors enter number and code." : "Give it the attribute number, and the access code as the property code, never as an attribute."} A link to your page that ends in #n=NUMBER&c=CODE brings both; no server is sent what stands after the #.`);
  return `<eco-verify${attributes.map(written).join("\n           ")}>${inside}</eco-verify>`;
}

function integrityNote(absent) {
  return `With integrity the browser runs these very files and no others: change all of this with each new version. The
    import map is for what the script loads later: it stands before all module scripts, and a page that has an import map
    already takes this integrity into that one. ${absent.length > 0 ? `Not found in the folder, and so not in it: ${absent.join(", ")}. ` : ""}
    Chrome before 127, Safari before 18 and Firefox before 138 check the script and its WebAssembly, and nothing that
    is loaded later: there, whoever can change one of those files in the folder can let the page say anything.`.replace(/\s+/g, " ");
}

/** What the view needs before anybody has asked for a certificate. */
function early() {
  return value("view") === "form" ? ["rest.js", ...(value("lang") ? [`messages/${value("lang")}.js`] : [])] : [];
}

/** On one line: another space, and its hash would be another. */
function importMap(later) {
  const all = Object.entries(later).map(([name, hash]) => [place(name), hash]);
  return JSON.stringify({ integrity: Object.fromEntries(all) }).replaceAll("<", "\\u003c");
}

function policy(lists, itsHash) {
  const origins = [value("files"), value("address"), value("trustList")].map(origin).concat(lists ?? []);
  const unique = [...new Set(origins.filter(Boolean))].sort((a, b) => (b === "'self'") - (a === "'self'"));
  return `script-src ${origin(value("files")) ?? "'self'"} 'wasm-unsafe-eval'${itsHash ? ` '${itsHash}'` : ""}; connect-src ${unique.join(" ")}`;
}

/** `sha384-...` of the script and of what it loads later: as they were built, or of the files that are there. */
async function hashes() {
  const at = folder();
  if (!at) return { later: {} };
  const known = await fetch(new URL("integrity.json", at)).then((list) => (list.ok ? list.json() : {})).catch(() => ({}));
  const of = async (name) => [name, known[name] ?? (await hashOf(new URL(name, at)))];
  const [[, script], ...later] = await Promise.all(["eco-verify.js", ...LATER].map(of));
  return { script, later: Object.fromEntries(later.filter(([, hash]) => hash)) };
}

async function hashOf(url) {
  try {
    const file = await fetch(url);
    return file.ok ? `sha384-${await hash("SHA-384", await file.arrayBuffer())}` : undefined;
  } catch {
    return undefined;
  }
}

async function hash(algorithm, bytes) {
  return btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.digest(algorithm, bytes))));
}

/** Whom else the verifier asks about this certificate; `undefined` where it could not be read. */
async function statusOrigins() {
  if (value("from") === "endpoint") return [];
  const seen = new Set();
  const noting = (url, init) => (seen.add(new URL(url).origin), fetch(url, init));
  try {
    const document = await fetch(new URL(value("address"), location.href), { credentials: "omit" });
    if (!document.ok) return undefined;
    await verify(new Uint8Array(await document.arrayBuffer()), {
      trustList: new URL(value("trustList"), location.href),
      trustKey: value("trustKey"),
      policy: fields.loopback.checked ? { allowLoopbackHttp: true } : undefined,
      fetch: noting,
    });
    seen.delete(location.origin);
    return [...seen];
  } catch {
    return undefined;
  }
}

async function check() {
  const list = document.getElementById("findings");
  list.replaceChildren();
  const found = await customElements.get("eco-verify").doctor({ [value("from")]: value("address"), trustList: value("trustList") });
  list.replaceChildren(...found.map(({ good, says, add }) => {
    const line = document.createElement("li");
    line.append(Object.assign(document.createElement("strong"), { className: good ? "good" : "bad", textContent: good ? "Good" : "Missing" }), says);
    if (add) line.append(Object.assign(document.createElement("pre"), { textContent: add }));
    return line;
  }));
}

function addCopy(code) {
  const said = Object.assign(document.createElement("span"), { role: "status" });
  const copy = Object.assign(document.createElement("button"), { type: "button", className: "quiet", textContent: "Copy" });
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(code.textContent);
      said.textContent = "Copied.";
    } catch {
      getSelection().selectAllChildren(code);
      said.textContent = "Selected: copy it with the keyboard.";
    }
  });
  code.closest(".copied").append(copy, said);
}

function folder() {
  try {
    return new URL(value("files").replace(/\/*$/, "/"), location.href);
  } catch {
    return undefined;
  }
}

/** An address that begins without a host is the page's own. */
function isElsewhere(text) {
  return /^(https?:)?\/\//i.test(text);
}

function origin(text) {
  if (text === "") return undefined;
  if (!isElsewhere(text)) return "'self'";
  return URL.canParse(text, location.href) ? new URL(text, location.href).origin : undefined;
}

/** Of a file in the folder, as a page names it. */
function place(name) {
  const url = new URL(name, folder() ?? location.href);
  return isElsewhere(value("files")) ? url.href : url.pathname;
}

/** JSON reads better in single quotes. */
function written([name, text]) {
  const safe = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return safe.includes('"') && !safe.includes("'") ? ` ${name}='${safe}'` : ` ${name}="${safe.replaceAll('"', "&quot;")}"`;
}

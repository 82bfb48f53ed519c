// What the web team enters -> script line, tag and policy to copy, and a check of the addresses.

import { verify } from "/embed/index.js";

const fields = document.getElementById("fields").elements;
const show = (id, text) => (document.getElementById(id).textContent = text);
const value = (name) => fields[name].value.trim();

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
  const [sri, lists] = await Promise.all([integrity(), statusOrigins()]);
  // What was entered meanwhile writes its own.
  if (mine !== asked) return;
  const script = new URL("eco-verify.js", folder() ?? location.href);
  const attributes = [["type", "module"], ["src", relative(script)], ...(sri ? [["integrity", sri]] : []), ...(isElsewhere(value("files")) ? [["crossorigin", "anonymous"]] : [])];
  show("head", `<script${attributes.map(written).join("")}></script>`);
  show("integrity-note", sri
    ? "With integrity the browser runs this very file and no other: change it with each new version. The script itself checks the hash of its WebAssembly; for rest.js and messages, which it loads after the verdict, an import map can."
    : "The file could not be read from here, so there is no integrity attribute. Put it where the field above says.");
  show("csp", policy(lists));
  show("csp-note", `Add these to the directives you have. ${
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

function policy(lists) {
  const origins = [value("files"), value("address"), value("trustList")].map(origin).concat(lists ?? []);
  const unique = [...new Set(origins.filter(Boolean))].sort((a, b) => (b === "'self'") - (a === "'self'"));
  return `script-src ${origin(value("files")) ?? "'self'"} 'wasm-unsafe-eval'; connect-src ${unique.join(" ")}`;
}

/** `sha384-...` of the script: as it was built, or of the file that is there. */
async function integrity() {
  const at = folder();
  if (!at) return undefined;
  try {
    const list = await fetch(new URL("integrity.json", at));
    const known = list.ok ? (await list.json())["eco-verify.js"] : undefined;
    if (known) return known;
    const file = await fetch(new URL("eco-verify.js", at));
    if (!file.ok) return undefined;
    const hash = new Uint8Array(await crypto.subtle.digest("SHA-384", await file.arrayBuffer()));
    return `sha384-${btoa(String.fromCharCode(...hash))}`;
  } catch {
    return undefined;
  }
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

function relative(url) {
  return isElsewhere(value("files")) ? url.href : url.pathname;
}

/** JSON reads better in single quotes. */
function written([name, text]) {
  const safe = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return safe.includes('"') && !safe.includes("'") ? ` ${name}='${safe}'` : ` ${name}="${safe.replaceAll('"', "&quot;")}"`;
}

// Form, file and fragment -> attributes of the one <eco-verify>. Whom to trust, the edge itself says: this page is its own.
// Fragments, which no server is sent: #n=number, with &c=code or without; #src=address of a certificate; with each, or
// alone, &h=short code of the certificate that another page showed, which the element compares.

import { WORDS } from "./words.js";

const element = document.querySelector("eco-verify");
const file = document.getElementById("file");
const said = document.getElementById("said");
const from = document.getElementById("from");

const lang = navigator.languages.map((tag) => tag.toLowerCase().split("-")[0]).find((tag) => Object.hasOwn(WORDS, tag)) ?? "en";
const words = WORDS[lang];
document.documentElement.lang = lang;
// The form's words, which the element would ask for only after what comes next.
document.head.append(Object.assign(document.createElement("link"), { rel: "modulepreload", href: `/embed/messages/${lang}.js` }));
document.title = words.title;
for (const node of document.querySelectorAll("[data-word]")) node.textContent = words[node.dataset.word];

const { trust } = await fetch("/.well-known/rcep-eco").then((answer) => {
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
  return answer.json();
}).catch((error) => {
  said.textContent = `${words.fault} (${error.message})`;
  throw error;
});
element.trustList = trust.list;
element.trustKey = trust.key;
element.policy = JSON.stringify({ allowLoopbackHttp: trust.allowLoopbackHttp });
element.addEventListener("loadstart", () => (said.hidden = true), { once: true });

file.addEventListener("change", async () => {
  const [chosen] = file.files;
  if (chosen) show({ bytes: await chosen.arrayBuffer() });
});
// Who uses the form asks for something else than the file or address that was shown until then.
element.addEventListener("submit", () => {
  file.value = "";
  from.hidden = true;
});
addEventListener("hashchange", fromFragment);
fromFragment();

/** A question, with the form as it comes from the fragment: nothing stays in it that the verdict is not about. */
function show(question) {
  element.view = "card";
  ask(question);
  element.view = "form";
}

/** One question, and nothing left over from the one before. */
function ask({ bytes, src = null, endpoint = null }) {
  if (!bytes) file.value = "";
  from.textContent = src === null ? "" : `${words.from} ${src}`;
  from.hidden = src === null;
  Object.assign(element, { bytes, src, endpoint, number: null, code: "" });
}

/** Number and code are read by the element, which has no number of its own then. */
function fromFragment() {
  const src = new URLSearchParams(location.hash.slice(1)).get("src");
  show(src === null ? { endpoint: "/" } : { src });
}

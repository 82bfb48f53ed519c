// The page's own script: form, file, fragment and samples -> attributes of the one <eco-verify>.

const element = document.getElementById("verdict");
const form = document.getElementById("lookup");
const fields = form.elements;
const fallback = document.getElementById("fallback");
const chooser = document.getElementById("file");
const about = document.getElementById("about");

/** What “Look up” shows of a sample that the edge does not hand on; by what is wrong with it. */
const NOT_HANDED_ON = {
  "signature.mismatch": "what the source gave cannot be relied on",
  "issuer.unknown": "what the source gave cannot be relied on",
  "issuer.key_retired": "what the source gave cannot be relied on",
  "request.number_mismatch": "what the source gave cannot be relied on",
  "status.unreachable": "whether the certificate still stands could not be found out",
};

const demo = await fetch("/demo.json").then((answer) => {
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
  return answer.json();
}).catch((error) => {
  fallback.textContent = `The addresses of this demonstration could not be loaded (${error.message}). Is the sandbox running?`;
  throw error;
});

element.trustList = demo.trustList;
element.trustKey = demo.trustKey;
element.checkAt = demo.edge;

form.addEventListener("submit", (event) => {
  event.preventDefault();
  lookUp(fields.namedItem("number").value.trim(), fields.namedItem("code").value.trim());
});
chooser.addEventListener("change", async () => {
  const [file] = chooser.files;
  if (!file) return;
  form.reset();
  show(`file ${file.name}`, { bytes: await file.arrayBuffer() });
});
// Once there is something to show, nobody has to be told where it will appear.
element.addEventListener("loadstart", () => (fallback.hidden = true), { once: true });
addEventListener("hashchange", fromFragment);

listSamples();
fromFragment();

function lookUp(number, code) {
  clear();
  if (!demo.edge) {
    fallback.hidden = false;
    fallback.textContent = "There is no edge to ask in this demonstration; use “File” instead.";
    return;
  }
  fields.namedItem("number").value = number;
  fields.namedItem("code").value = code;
  show(`certificate number ${number}, looked up`, { endpoint: demo.edge, number, code });
}

/** No input that the verdict is not about stays on the page. */
function clear() {
  form.reset();
  chooser.value = "";
}

/** One question for the element, and nothing left over from the one before. */
function show(what, { bytes, src = null, endpoint = null, number = null, code = "" }) {
  about.textContent = `About ${what}:`;
  about.hidden = false;
  Object.assign(element, { bytes, src, endpoint, number, code });
}

/** A link says `#n=number&c=code`, or leaves the code to be entered; a fragment is never sent to a server. */
function fromFragment() {
  const said = new URLSearchParams(location.hash.slice(1));
  if (said.has("n") && said.has("c")) return lookUp(said.get("n"), said.get("c"));
  if (!said.has("n")) return;
  fields.namedItem("number").value = said.get("n");
  fields.namedItem("code").focus();
}

function listSamples() {
  const due = { valid: "Expected: valid", invalid: "Expected: not valid", indeterminate: "Expected: could not be confirmed" };
  for (const [expect, words] of Object.entries(due)) {
    const samples = demo.samples.filter((sample) => sample.expect === expect);
    const list = node("ul", "samples", ...samples.map(sampleLine));
    document.getElementById("lists").append(node("details", "", node("summary", "", `${words} (${samples.length})`), list));
  }
  document.getElementById("samples").hidden = false;
}

function sampleLine(sample) {
  const ask = button("Look up", () => lookUp(sample.number, sample.code));
  const file = button("File", () => {
    clear();
    show(`file ${sample.url.split("/").pop()}, as certificate number ${sample.number}`, { src: sample.url, number: sample.number });
  });
  const actions = node("span", "actions", ...(demo.edge ? [ask, file] : [file]));
  const gap = demo.edge && NOT_HANDED_ON[sample.reason];
  const gives = gap ? [node("p", "why", `“Look up” gives no certificate: ${gap}. “File” gives the verdict.`)] : [];
  const line = node("li", "", node("span", "what", sample.title), actions, node("p", "why", sample.why), ...gives);
  line.dataset.number = sample.number;
  return line;
}

function button(text, act) {
  const made = node("button", "quiet", text);
  made.type = "button";
  made.addEventListener("click", () => {
    act();
    element.scrollIntoView({ block: "start" });
  });
  return made;
}

function node(name, className, ...children) {
  const made = document.createElement(name);
  made.className = className;
  made.append(...children);
  return made;
}

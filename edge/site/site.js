// Form, file and fragment -> attributes of the one <eco-verify>. Whom to trust, the edge itself says: this page is its own.

const element = document.querySelector("eco-verify");
const form = document.querySelector("form");
const file = document.getElementById("file");
const said = document.getElementById("said");

const { trust } = await fetch("/.well-known/rcep-eco").then((answer) => {
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
  return answer.json();
}).catch((error) => {
  said.textContent = `This edge cannot verify now (${error.message}). Try again later.`;
  throw error;
});
element.trustList = trust.list;
element.trustKey = trust.key;
element.policy = JSON.stringify({ allowLoopbackHttp: trust.allowLoopbackHttp });
element.addEventListener("loadstart", () => (said.hidden = true), { once: true });

form.addEventListener("submit", (event) => {
  event.preventDefault();
  file.value = "";
  lookUp(form.elements.namedItem("number").value.trim(), form.elements.namedItem("code").value.trim());
});
file.addEventListener("change", async () => {
  const [chosen] = file.files;
  if (!chosen) return;
  form.reset();
  show({ bytes: await chosen.arrayBuffer() });
});
addEventListener("hashchange", fromFragment);
fromFragment();

function lookUp(number, code) {
  show({ endpoint: location.origin, number, code });
}

/** One question, and nothing left over from the one before. */
function show({ bytes, endpoint = null, number = null, code = "" }) {
  Object.assign(element, { bytes, endpoint, number, code });
}

/** A QR code says `#n=number&c=code`; a fragment is never sent to a server. */
function fromFragment() {
  const asked = new URLSearchParams(location.hash.slice(1));
  if (asked.has("n") && asked.has("c")) lookUp(asked.get("n"), asked.get("c"));
}

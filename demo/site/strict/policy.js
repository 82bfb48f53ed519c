// The policy that this very page came with -> a list of its directives, and what the element needs each for.

const NEEDED = {
  "script-src": "'wasm-unsafe-eval' lets the verifier run, which is WebAssembly; nothing else here needs it.",
  "connect-src": "The verifier itself, the certificate, the trust list and the list of revoked certificates.",
  "style-src": "This page's own style sheet; the element needs none.",
  "img-src": "This page's own icon; the element needs none.",
  "require-trusted-types-for": "No text is made into markup, by the element neither.",
};

const { headers } = await fetch(location.href, { method: "HEAD" });
const policy = headers.get("content-security-policy") ?? "";
document.getElementById("policy").append(...policy.split(";").map((text) => {
  const directive = text.trim();
  const line = document.createElement("li");
  line.append(Object.assign(document.createElement("code"), { textContent: directive }));
  const why = NEEDED[directive.split(" ")[0]];
  if (why) line.append(Object.assign(document.createElement("span"), { className: "why", textContent: why }));
  return line;
}));

// Small makers of nodes. Text of documents goes in as text and never as markup.

/** An element; an attribute that is a function listens, `true` stands alone, `false` and `undefined` are left out. */
export function el(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") node.addEventListener(key, value);
    else if (value !== undefined && value !== false && value !== null) node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...children.flat(9).filter((child) => child !== undefined && child !== null && child !== false && child !== ""));
  return node;
}

/** A button that does something. */
export function button(text, act, attributes = {}) {
  return el("button", { type: "button", ...attributes, click: act }, text);
}

let made = 0;
/** A label and its field, one above the other; `help` is read out with the field. */
export function field(label, input, help) {
  input.id ||= `f${++made}`;
  if (help) input.setAttribute("aria-describedby", `${input.id}-help`);
  return el("div", { class: "field" }, el("label", { for: input.id }, label), input, help && el("p", { class: "help", id: `${input.id}-help` }, help));
}

/** Text of others, made safe to show: what steers a screen or cannot be seen is replaced by a sign that can. */
export function visible(text) {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, "\uFFFD");
}

/** The same as a node: its direction of writing stays its own. */
export function own(text) {
  return el("bdi", {}, visible(text));
}

/** Offers bytes or text for saving, under a name. */
export function save(content, name, type) {
  const url = URL.createObjectURL(new Blob([content], { type }));
  el("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Copies, and says in `said` that it did; where that is not allowed, the text stands there to be copied by hand. */
export async function copy(text, said, done) {
  try {
    await navigator.clipboard.writeText(text);
    said.textContent = done;
  } catch {
    said.textContent = text;
    getSelection()?.selectAllChildren(said);
  }
}

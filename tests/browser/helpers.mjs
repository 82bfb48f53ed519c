// What tests call inside a page: make elements, wait, and read what is shown. Served by stage.mjs.

const NOTE = ["loadstart", "load", "error", "loadend", "verdict"];
/** `id event`, in the order they came. */
window.log = [];
// Only `verdict` bubbles; the others are heard on their way down.
for (const type of NOTE) document.addEventListener(type, (event) => event.target.id && log.push(`${event.target.id} ${type}`), true);

/** An <eco-verify> in the page (or in `into`), with the stage's trust list. */
window.make = (id, attributes = {}, properties = {}, into = document.querySelector("main") ?? document.body) => {
  const element = document.createElement("eco-verify");
  element.id = id;
  for (const [name, value] of Object.entries({ "trust-list": "/list", ...attributes })) {
    if (value !== null) element.setAttribute(name, value);
  }
  Object.assign(element, properties);
  into.append(element);
  return element;
};

/** How a question ends: the verdict, or the error's name; once all that belongs to it is shown. */
window.ended = async (element) => {
  const how = await element.report.then(({ verdict }) => verdict, (error) => error.name);
  await whole(element);
  return how;
};
/** Waits for what is loaded after the verdict. */
window.whole = (element) => until(() => !element.shadowRoot.querySelector("[aria-busy=true]"));
/** The next event of that type. */
window.next = (element, type) => new Promise((done) => element.addEventListener(type, done, { once: true }));
/** The first part of that name. */
window.part = (element, name) => element.shadowRoot.querySelector(`[part~="${name}"]`);
/** All of the text in the shadow root, shown or not. */
window.text = (element) => element.shadowRoot.textContent;
/** The text of a part, as a reader sees it; null where there is none or it is not shown. */
window.told = (element, name) => {
  const node = part(element, name);
  return node?.checkVisibility() ? node.innerText.trim() : null;
};
/** Every part that is shown. */
window.parts = (element) => [...new Set([...element.shadowRoot.querySelectorAll("[part]")].filter((node) => node.checkVisibility()).map((node) => node.getAttribute("part").split(" ")[0]))];
/** What a screen reader was told. */
window.spoken = (element) => element.shadowRoot.querySelector(".spoken").textContent;
/** Waits until `ready()` is true; looked at in every frame. */
window.until = (ready) => new Promise((done) => {
  const look = () => {
    const found = ready();
    if (found) done(found);
    else requestAnimationFrame(look);
  };
  look();
});

/** Every attribute in the page, those in shadow roots too, as text. */
window.attributes = (root = document) => [...root.querySelectorAll("*")].flatMap((node) => [
  ...[...node.attributes].map(({ value }) => value),
  ...(node.shadowRoot ? attributes(node.shadowRoot) : []),
]).join("\n");

/** What of an element sticks out of it, is cut off by one of its own parts, or makes the page wider than its window. */
window.cut = (element) => {
  const found = document.documentElement.scrollWidth > innerWidth ? [`the page is ${document.documentElement.scrollWidth} wide`] : [];
  const dialog = element.shadowRoot.querySelector("dialog[open]");
  const frame = (dialog ?? element).getBoundingClientRect();
  if (frame.left < 0 || frame.right > innerWidth + 0.5) found.push(`it reaches from ${frame.left} to ${frame.right}`);
  for (const node of (dialog ?? element.shadowRoot).querySelectorAll("*")) {
    if (!node.checkVisibility() || node.closest(".spoken") || node.closest("svg")) continue;
    if (node.localName === "dialog") continue;
    const name = `${node.localName}.${node.className} “${node.textContent.slice(0, 40)}”`;
    const { left, right, width } = node.getBoundingClientRect();
    if (width > 0 && (left < frame.left - 0.5 || right > frame.right + 0.5)) found.push(`${name} sticks out`);
    const { overflowX, overflowY, display } = getComputedStyle(node);
    if (display === "inline" || node.localName === "input" || node.localName === "textarea") continue;
    if (overflowX !== "visible" && node.scrollWidth > node.clientWidth + 1) found.push(`${name} is cut off`);
    if (overflowY !== "visible" && overflowY !== "auto" && node.scrollHeight > node.clientHeight + 1) found.push(`${name} is cut off below`);
  }
  return found;
};

// Small makers of nodes. Text of documents goes in as text and never as markup.

export type Child = Node | string | false | undefined;

/** An element with attributes and children; strings become text. */
export function el<K extends keyof HTMLElementTagNameMap>(name: K, attributes: Record<string, string>, ...children: Child[]): HTMLElementTagNameMap[K] {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children.filter((child) => child !== undefined && child !== false));
  return node;
}

/** A button that does something. */
export function button(part: string, text: string, act: () => unknown): HTMLButtonElement {
  const node = el("button", { type: "button", part }, text);
  node.addEventListener("click", () => void act());
  return node;
}

/** Nodes that can be opened, by their parts. */
const OPENED = ["dialog", "more", "pages"];

/** Changes what is shown; what was open stays open, and what had the focus has it again. */
export function redraw(view: HTMLElement, change: () => void): void {
  const find = (part: string) => view.querySelector<HTMLElement>(`[part="${part}"]`);
  const focused = (view.getRootNode() as ShadowRoot).activeElement;
  const part = focused?.closest("[part]")?.getAttribute("part") ?? "";
  const opened = OPENED.filter((name) => find(name)?.hasAttribute("open"));
  change();
  for (const node of opened.map(find)) {
    if (node instanceof HTMLDialogElement) node.showModal();
    else node?.setAttribute("open", "");
  }
  if (!focused || focused.isConnected) return;
  const again = find(part);
  (again?.querySelector<HTMLElement>(":scope > summary") ?? again)?.focus({ preventScroll: true });
}

/** A button that copies a text and says that it did; where that is not allowed, the text is shown, selected. */
export function copyButton(part: string, label: string, copied: string, text: string): HTMLElement {
  const said = el("span", { class: "said", role: "status" });
  const place = el("span", { class: "copy" });
  const act = async () => {
    try {
      await navigator.clipboard.writeText(text);
      said.textContent = copied;
    } catch {
      const field = el("textarea", { readonly: "", rows: "6", "aria-label": label });
      field.value = text;
      place.querySelector("textarea")?.remove();
      place.append(field);
      field.select();
    }
  };
  place.append(button(part, label, act), said);
  return place;
}

/** Text of a document: its direction of writing stays its own. */
export function isolated(text: string): HTMLElement {
  return el("bdi", {}, text);
}

/** A shape of SVG. */
export function shape(name: string, attributes: Record<string, string>): SVGElement {
  const node = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  return node;
}

// Files dropped or chosen, text pasted, numbers looked up, QR codes, tables -> entries to verify.

import { button, el, field } from "./dom.js";
import { cells, isInvoice, numberColumns } from "./papers.js";
import { fromCamera, fromPicture } from "./scan.js";
import { count, say, words } from "./words.js";

const { take: said } = words;

/** Files taken from one drop. */
const FILES = 5000;
/** Bytes of a table. */
const TABLE_BYTES = 16 * 1024 * 1024;
const TABLE = /\.(csv|tsv)$/i;

/** The panel. `add(entries)` verifies; `papers(rows)` has invoice lines; `endpoint()` says whether there is one. */
export function takePanel({ add, papers, endpoint }) {
  const told = el("p", { class: "said", role: "status" });
  const wrong = el("p", { class: "wrong", role: "alert" });
  const tell = (text) => ((told.textContent = text), (wrong.textContent = ""));
  const complain = (text) => ((wrong.textContent = text), (told.textContent = ""));

  const files = async (all) => {
    tell("");
    const taken = [...all].filter((file) => !file.name.startsWith(".")).slice(0, FILES);
    if (taken.length === 0) return complain(said.nothing);
    add(taken.filter(({ name }) => !TABLE.test(name)).map((file) => ({ name: file.webkitRelativePath || file.name, source: file })));
    for (const file of taken.filter(({ name }) => TABLE.test(name))) await table(file);
  };
  const table = async (file) => {
    const { name } = file;
    try {
      if (file.size > TABLE_BYTES) throw new Error(">16 MB");
      const text = await file.text();
      const rows = await cells(text);
      const head = rows[0] ?? [];
      if (isInvoice(head)) {
        papers(rows);
        return tell(count(said.csvLines, rows.length - 1, { name }));
      }
      const columns = numberColumns(head);
      if (!columns) return complain(say(said.csvUnknown, { name }));
      const entries = rows.slice(1).filter((row) => row[columns.number]).map((row) => ({ name: row[columns.number], number: row[columns.number], code: row[columns.code] ?? "" }));
      if (entries.length === 0) return complain(say(said.csvFew, { name }));
      if (!endpoint()) return complain(said.noEndpoint);
      add(entries);
      tell(count(said.csvNumbers, entries.length, { name }));
    } catch (error) {
      complain(say(said.csvBroken, { name, why: error.message }));
    }
  };

  // Choosing.
  const chooser = el("input", { type: "file", multiple: true, id: "files", change: () => (files(chooser.files), (chooser.value = "")) });
  const folder = el("input", { type: "file", webkitdirectory: true, id: "folder", change: () => (files(folder.files), (folder.value = "")) });
  const zone = el("div", { class: "zone" },
    el("p", { class: "drop" }, said.drop), el("p", { class: "help" }, said.kinds),
    el("div", { class: "row" }, el("span", { class: "chooser" }, chooser, el("label", { for: "files" }, said.choose)), el("span", { class: "chooser quiet" }, folder, el("label", { for: "folder" }, said.folder))));

  // Dropping, anywhere on the page: a file that misses the zone must not replace it.
  const over = (event) => {
    event.preventDefault();
    zone.classList.add("over");
  };
  addEventListener("dragover", over);
  addEventListener("dragleave", (event) => event.relatedTarget === null && zone.classList.remove("over"));
  addEventListener("drop", async (event) => {
    event.preventDefault();
    zone.classList.remove("over");
    const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.());
    if (entries.some((entry) => entry?.isDirectory)) return files(await inFolders(entries.filter(Boolean)));
    return files(event.dataTransfer.files);
  });

  // Pasting.
  const text = el("textarea", { rows: "4", spellcheck: "false" });
  const paste = (event) => {
    event.preventDefault();
    const parts = pieces(text.value);
    if (parts.length === 0) return complain(said.pasteEmpty);
    text.value = "";
    tell("");
    return add(parts.map((part, i) => ({ name: parts.length > 1 ? `${said.pasted} ${i + 1}` : said.pasted, source: new TextEncoder().encode(part) })));
  };

  // Looking up.
  const number = el("input", { required: true, maxlength: "70", autocomplete: "off", autocapitalize: "characters", spellcheck: "false" });
  const code = el("input", { maxlength: "128", autocomplete: "off", spellcheck: "false" });
  const lookUp = (event) => {
    event.preventDefault();
    if (!endpoint()) return complain(said.noEndpoint);
    tell("");
    add([{ name: number.value.trim(), number: number.value.trim(), code: code.value.trim() }], { open: true });
    [number.value, code.value] = ["", ""];
  };
  const numbers = el("input", { type: "file", accept: ".csv,.tsv,text/csv", change: async () => {
    const [file] = numbers.files;
    numbers.value = "";
    if (file) await table(file);
  } });

  // QR codes.
  const video = el("video", { muted: true, playsinline: true, hidden: true, "aria-label": said.qrLooking });
  let camera;
  const stop = button(said.qrStop, () => camera?.abort(), { class: "quiet", hidden: true });
  const seen = (content) => {
    if (!content) return complain(said.qrNone);
    const link = /^https?:/i.test(content) && URL.canParse(content) && new URLSearchParams(new URL(content).hash.slice(1));
    if (link && link.has("n")) {
      [number.value, code.value] = [link.get("n"), link.get("c") ?? ""];
      lookup.open = true;
      tell(say(said.qrNumber, { number: link.get("n") }));
      return code.value === "" ? code.focus() : undefined;
    }
    if (/^ey[\w-]+\.|^\s*\{/.test(content)) return add([{ name: said.scanned, source: new TextEncoder().encode(content) }], { open: true });
    return complain(say(said.qrOther, { text: content.slice(0, 200) }));
  };
  const picture = el("input", { type: "file", id: "picture", accept: "image/*", change: async () => {
    const [file] = picture.files;
    picture.value = "";
    if (!file) return;
    tell(said.qrLooking);
    try {
      seen(await fromPicture(file));
    } catch {
      complain(said.qrPicture);
    }
  } });
  const scan = button(said.qrCamera, async () => {
    camera = new AbortController();
    [video.hidden, stop.hidden, scan.disabled] = [false, false, true];
    try {
      const content = await fromCamera(video, camera.signal);
      if (content) seen(content);
    } catch (error) {
      complain(say(said.qrNoCamera, { why: error.message }));
    }
    [video.hidden, stop.hidden, scan.disabled] = [true, true, false];
  }, { class: "quiet" });

  const lookup = el("details", { class: "panel" }, el("summary", {}, said.lookup),
    el("form", { submit: lookUp }, el("div", { class: "fields" }, field(said.number, number), field(said.code, code, said.codeHelp)), el("button", { class: "main" }, said.lookupGo)),
    field(said.csv, numbers));
  const node = el("section", {},
    el("h2", {}, said.title), zone, wrong, told,
    el("div", { class: "ways" },
      lookup,
      el("details", { class: "panel" }, el("summary", {}, said.paste), el("form", { submit: paste }, field(said.pasteLabel, text), el("button", { class: "main" }, said.pasteGo))),
      el("details", { class: "panel" }, el("summary", {}, said.qr),
        el("div", { class: "row" }, navigator.mediaDevices && scan, el("span", { class: "chooser quiet" }, picture, el("label", { for: "picture" }, said.qrImage)), stop), video)));

  return {
    node,
    complain,
    /** What a link says after its `#`: a number and code are filled in, and nothing is asked yet. */
    fromFragment(fragment) {
      if (!fragment.has("n")) return;
      [number.value, code.value] = [fragment.get("n"), fragment.get("c") ?? ""];
      lookup.open = true;
    },
  };
}

/** Certificates in a text: tokens with white space between, JSON documents with an empty line between, or one. */
function pieces(text) {
  const whole = text.trim();
  if (whole === "") return [];
  const words = whole.split(/\s+/);
  if (words.length > 1 && words.every((word) => /^ey[\w-]+\.[\w-]+\.[\w-]+/.test(word))) return words;
  const parts = whole.split(/\n\s*\n/).map((part) => part.trim()).filter(Boolean);
  return parts.length > 1 && parts.every((part) => part.startsWith("{") || part.startsWith("ey")) ? parts : [whole];
}

/** Files of folders, however deep. */
async function inFolders(entries) {
  const found = [];
  const waiting = [...entries];
  while (waiting.length > 0 && found.length < FILES) {
    const entry = waiting.shift();
    if (entry.isFile) found.push(await new Promise((done, fail) => entry.file(done, fail)));
    else {
      const reader = entry.createReader();
      for (;;) {
        const some = await new Promise((done, fail) => reader.readEntries(done, fail));
        if (some.length === 0) break;
        waiting.push(...some);
      }
    }
  }
  return found;
}

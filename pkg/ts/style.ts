// The look of <eco-verify>: a constructable style sheet, so that no inline style is needed (CSP).

const CSS = `
:host {
  --_text: var(--eco-text, #1a2230);
  --_muted: var(--eco-muted, #55606f);
  --_surface: var(--eco-surface, #ffffff);
  --_line: var(--eco-line, #dce1e8);
  --_valid: var(--eco-valid, #11653a);
  --_valid-soft: var(--eco-valid-soft, #e9f5ee);
  --_invalid: var(--eco-invalid, #a1161f);
  --_invalid-soft: var(--eco-invalid-soft, #fcecec);
  --_open: var(--eco-indeterminate, #7a4b00);
  --_open-soft: var(--eco-indeterminate-soft, #fdf3df);
  --_focus: var(--eco-focus, #2463c4);
  --_radius: var(--eco-radius, 10px);
  display: block;
  container-type: inline-size;
  color: var(--_text);
  font: 400 0.9375rem/1.5 var(--eco-font, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif);
  text-align: start;
}
/* Dark only where the page itself says that it can be dark. */
@supports (color: light-dark(#000, #fff)) {
  :host {
    --_text: var(--eco-text, light-dark(#1a2230, #e6eaf0));
    --_muted: var(--eco-muted, light-dark(#55606f, #a3aebd));
    --_surface: var(--eco-surface, light-dark(#ffffff, #161b22));
    --_line: var(--eco-line, light-dark(#dce1e8, #323a46));
    --_valid: var(--eco-valid, light-dark(#11653a, #74d39c));
    --_valid-soft: var(--eco-valid-soft, light-dark(#e9f5ee, #14291e));
    --_invalid: var(--eco-invalid, light-dark(#a1161f, #ff9c98));
    --_invalid-soft: var(--eco-invalid-soft, light-dark(#fcecec, #331a1c));
    --_open: var(--eco-indeterminate, light-dark(#7a4b00, #f0c46e));
    --_open-soft: var(--eco-indeterminate-soft, light-dark(#fdf3df, #2f2612));
    --_focus: var(--eco-focus, light-dark(#2463c4, #8ab4ff));
  }
}
:host([hidden]) { display: none; }
:host([view="badge"]) { display: inline-block; max-width: 100%; container-type: normal; }
* { box-sizing: border-box; }
h2, h3, h4, p, dl, dd, ul { margin: 0; padding: 0; }
ul { list-style: none; }
.spoken { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.busy { padding: 0.75rem 1rem; border: 1px dashed var(--_line); border-radius: var(--_radius); background: var(--_surface); color: var(--_muted); }
.card { border: 1px solid var(--_line); border-radius: var(--_radius); background: var(--_surface); overflow: hidden; }
.valid { --_tone: var(--_valid); --_soft: var(--_valid-soft); }
.invalid { --_tone: var(--_invalid); --_soft: var(--_invalid-soft); }
.indeterminate { --_tone: var(--_open); --_soft: var(--_open-soft); }
.neutral { --_tone: var(--_muted); --_soft: transparent; }

header { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0.25rem 0.875rem; padding: 1.125rem 1.25rem; background: var(--_soft); border-block-end: 1px solid var(--_line); }
header > svg { grid-row: span 2; width: 2.5rem; height: 2.5rem; color: var(--_tone); }
.title { display: flex; flex-wrap: wrap; align-items: center; gap: 0.375rem 0.75rem; min-height: 2.5rem; }
h2 { font-size: 1.375rem; font-weight: 650; line-height: 1.2; color: var(--_tone); }
.badge { padding: 0.0625rem 0.5rem; border: 2px solid currentColor; border-radius: 4px; font-size: 0.8125rem; font-weight: 700; letter-spacing: 0.08em; }
.why { grid-column: 2; display: grid; grid-template-columns: minmax(0, 1fr); overflow-wrap: anywhere; gap: 0.375rem; }
.next li { padding-inline-start: 1.25rem; position: relative; font-weight: 550; }
.next li::before { content: "\\2192"; position: absolute; inset-inline-start: 0; color: var(--_tone); }
.notice { padding: 0.625rem 1.25rem; border-block-end: 1px solid var(--_line); font-weight: 550; }

.body { display: grid; }
.body > div { min-width: 0; }
/* Each section draws the line above it; the header has drawn the first. */
section { padding: 1rem 1.25rem; }
section + section, .body:not(.wide) > div + div { border-block-start: 1px solid var(--_line); }
h3 { margin-block-end: 0.5rem; font-size: 0.8125rem; font-weight: 650; color: var(--_muted); letter-spacing: 0.02em; }
h4 { font-size: 0.875rem; font-weight: 650; margin-block-end: 0.25rem; }
.name { font-size: 1.0625rem; font-weight: 650; overflow-wrap: anywhere; }
.unproven { border-inline-start: 4px solid var(--_muted); }
.unproven .name { font-weight: 400; font-style: italic; }
dl { display: grid; align-items: baseline; grid-template-columns: minmax(6.5rem, 30%) 1fr; gap: 0.25rem 0.875rem; }
dt { color: var(--_muted); }
dd { overflow-wrap: anywhere; unicode-bidi: isolate; }
.exact { font-family: var(--eco-mono, ui-monospace, "Cascadia Mono", "SF Mono", Menlo, Consolas, monospace); font-size: 0.875em; }
.signer dl { margin-block-start: 0.375rem; font-size: 0.875rem; }
.item + .item { margin-block-start: 0.875rem; padding-block-start: 0.875rem; border-block-start: 1px dashed var(--_line); }

.group + .group { margin-block-start: 0.875rem; }
.check { display: grid; grid-template-columns: 1.25rem 1fr; gap: 0 0.5rem; padding-block: 0.1875rem; }
.check svg { width: 1.25rem; height: 1.25rem; margin-block-start: 0.125rem; }
.check p { min-width: 0; overflow-wrap: anywhere; }
.label { font-weight: 600; }
.word { font-weight: 600; }
.passed { --_mark: var(--_valid); }
.failed, .error { --_mark: var(--_invalid); }
.inconclusive, .warning { --_mark: var(--_open); }
.not_run, .not_applicable, .info { --_mark: var(--_muted); }
.check svg, .word { color: var(--_mark); }
.says { color: var(--_muted); }
.failed .says, .inconclusive .says, .finding .says { color: inherit; }
.code { color: var(--_muted); font-size: 0.8125em; }
.finding + .finding { margin-block-start: 0.625rem; }
.finding { overflow-wrap: anywhere; }
footer { padding: 0.875rem 1.25rem; border-block-start: 1px solid var(--_line); color: var(--_muted); font-size: 0.8125rem; display: grid; gap: 0.25rem; }
footer p { overflow-wrap: anywhere; }

summary { padding: 0.875rem 1.25rem; font-weight: 600; cursor: pointer; }
details[part="more"] { border-block-start: 1px solid var(--_line); }
article > .signer, section[part="own"] { border-block-start: 1px solid var(--_line); }
header + .signer { border-block-start: 0; }
section[part="own"] { display: grid; gap: 0.5rem; }
section[part="own"] h3 { margin-block-end: 0; }
.hash { overflow-wrap: anywhere; color: var(--_muted); font-size: 0.875rem; }
.same { color: var(--_valid); font-weight: 600; }
.other { color: var(--_invalid); font-weight: 600; }
.qr { margin-block-end: 0.375rem; }
.qr svg { width: 12rem; max-width: 100%; height: auto; display: block; border-radius: 4px; }
.copy textarea { display: block; width: 100%; margin-block-start: 0.375rem; font: inherit; }
.said { margin-inline-start: 0.5rem; color: var(--_muted); }
a { color: inherit; overflow-wrap: anywhere; }
button, input { font: inherit; color: inherit; }
button { padding: 0.375rem 0.875rem; min-height: 2.25rem; border: 1px solid var(--_muted); border-radius: 6px; background: var(--_surface); cursor: pointer; }
:focus-visible { outline: 3px solid var(--_focus); outline-offset: 2px; }
form { display: flex; flex-wrap: wrap; gap: 0.75rem; align-items: end; margin-block-end: 0.875rem; padding: 1rem 1.25rem; border: 1px solid var(--_line); border-radius: var(--_radius); background: var(--_surface); }
form label { flex: 1 1 12rem; font-weight: 600; }
form .says { flex: 1 1 100%; font-size: 0.875rem; }
input { font-weight: 400; display: block; box-sizing: border-box; width: 100%; min-height: 2.5rem; padding: 0.375rem 0.625rem; border: 1px solid var(--_muted); border-radius: 6px; background: var(--_surface); }
form button { min-height: 2.5rem; font-weight: 600; }
details[part="pages"] { margin-block-start: 0.875rem; border: 1px solid var(--_line); border-radius: var(--_radius); background: var(--_surface); }
details[part="pages"] > :not(summary) { padding-inline: 1.25rem; padding-block-end: 0.75rem; }
.chip { display: inline-flex; flex-wrap: wrap; align-items: center; gap: 0.5rem; max-width: 100%; border-color: var(--_tone); background: var(--_soft); color: var(--_tone); font-weight: 650; text-align: start; }
.chip svg { width: 1.375rem; height: 1.375rem; flex: none; }
.chip .by { min-width: 0; color: var(--_text); font-weight: 400; overflow-wrap: anywhere; }
dialog { box-sizing: border-box; width: min(60rem, calc(100vw - 2rem)); max-height: calc(100vh - 2rem); padding: 0.75rem; border: 1px solid var(--_line); border-radius: var(--_radius); background: var(--_surface); color: var(--_text); }
dialog::backdrop { background: rgb(0 0 0 / 0.45); }
dialog > button { display: block; margin-inline-start: auto; margin-block-end: 0.5rem; }
@media (prefers-reduced-motion: no-preference) {
  .busy { animation: eco-busy 1.6s ease-in-out infinite; }
  @keyframes eco-busy { 50% { opacity: 0.55; } }
}

@container (max-width: 51.999rem) {
  .body.wide > div + div { border-block-start: 1px solid var(--_line); }
}
@container (min-width: 52rem) {
  .body.wide { grid-template-columns: 1.15fr 1fr; }
  .body.wide > div + div { border-inline-start: 1px solid var(--_line); }
}
@container (max-width: 26rem) {
  header { grid-template-columns: auto minmax(0, 1fr); padding: 1rem; }
  header > svg { grid-row: 1; }
  .why { grid-column: 1 / -1; }
  section, footer, form { padding-inline: 1rem; }
  dl { grid-template-columns: 1fr; gap: 0; }
  dd + dt { margin-block-start: 0.375rem; }
  dt { font-size: 0.8125rem; }
}
@media (forced-colors: active) {
  :host { --_surface: Canvas; }
  .card, .badge { border-color: CanvasText; }
  svg { color: CanvasText; }
}
@media print {
  button, form, .qr, details[part="pages"] { display: none; }
  details[part="more"]::details-content { content-visibility: visible; height: auto; }
  .card { border-color: #000; break-inside: avoid-page; }
}
`;

let sheet: CSSStyleSheet | undefined;

/** The one sheet of all elements on the page. */
export function styleSheet(): CSSStyleSheet {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
  }
  return sheet;
}

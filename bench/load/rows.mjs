// What was measured to rows of one table: what, measured, what must hold, and whether it does.

/** A figure with few digits and its unit. */
export const figure = (value, unit = "") => {
  if (typeof value !== "number") return String(value);
  if (!Number.isFinite(value)) return "not measured";
  const text = Number.isInteger(value) || Math.abs(value) >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
  return unit ? `${text} ${unit}` : text;
};

/** `note` is shown after the figure. */
const row = (what, measured, must, held, { unit, note } = {}) => ({
  what,
  value: typeof measured === "number" && Number.isFinite(measured) ? measured : null,
  measured: figure(measured, unit) + (note ? ` (${note})` : ""),
  must: must ?? "",
  held,
});

/** A figure of this machine, which nothing is asked of. */
export const fact = (what, value, how) => row(what, value, null, null, how);
export const none = (what, count, how) => row(what, count, "0", count === 0, how);
export const atMost = (what, value, limit, how) => row(what, value, `<= ${figure(limit, how?.unit)}`, value <= limit, how);
export const below = (what, value, limit, how) => row(what, value, `< ${figure(limit, how?.unit)}`, value < limit, how);
export const above = (what, value, limit, how) => row(what, value, `> ${figure(limit, how?.unit)}`, value > limit, how);
export const atLeast = (what, value, limit, how) => row(what, value, `>= ${figure(limit, how?.unit)}`, value >= limit, how);
export const equal = (what, value, due, how) => row(what, value, figure(due, how?.unit), value === due, how);

/** Of a core: when others use more, figures of time are worth little. */
const QUIET = 0.2;

/** All scenarios' rows as lines for a person. */
export function table(scenarios) {
  const rows = scenarios.flatMap(({ rows }) => rows);
  const width = (name) => Math.max(...rows.map((row) => row[name].length), 0);
  const [what, must] = [width("what"), width("must")];
  const word = { true: "yes", false: "NO", null: "" };
  const lines = [];
  for (const { id, title, rows, othersBusy } of scenarios) {
    const disturbed = othersBusy > QUIET ? ` [other programs kept ${othersBusy.toFixed(1)} cores busy meanwhile]` : "";
    lines.push("", `${id.padEnd(6)} ${title}${disturbed}`);
    for (const row of rows) {
      lines.push(`  ${word[row.held].padEnd(4)} ${row.what.padEnd(what)}  ${row.must.padEnd(must)}  ${row.measured}`);
    }
  }
  return [`  held ${"what".padEnd(what)}  ${"must be".padEnd(must)}  measured`, ...lines].join("\n");
}

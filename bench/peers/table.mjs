// What was measured -> tables for a person.

const TITLES = {
  ours_batch: "eco-verify, verifyBatch, one thread",
  ours_batch_reports: "eco-verify, verifyBatch, whole Reports",
  ours_pool: "eco-verify, verifyBatch, all workers",
  ours_single: "eco-verify, verify, one by one",
  ours_batch_small: "eco-verify, verifyBatch, small build",
  ours_batch_no_status: "eco-verify, verifyBatch, no status entry",
  ours_batch_sdjwt: "eco-verify, verifyBatch, SD-JWT VC",
  jose_ajv: "jose + ajv, one by one",
  jose_ajv_concurrent: "jose + ajv, all promises at once",
  webcrypto_ajv: "WebCrypto + ajv, one by one",
  webcrypto_ajv_concurrent: "WebCrypto + ajv, all promises at once",
  noble: "@noble/curves + ajv",
  sdjwt: "@sd-jwt/sd-jwt-vc + ajv, SD-JWT VC",
  jose_ajv_again: "jose + ajv, ES256, once more",
  didkit: "DIDKit + ajv, EdDSA",
  trustvc: "TrustVC + ajv, ecdsa-sd-2023, no status",
};
/** Of a core: when others use more, figures of time are worth little. */
const QUIET = 0.2;
const SECOND = ["jose_ajv_again", "didkit", "trustvc"];

/** A figure with about three digits. */
const digits = (value) => (value === undefined || value === null || Number.isNaN(value) ? "-" : value >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3))));

/** Lines of a table; the first column is text. */
function table(head, rows) {
  const cells = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, i) => Math.max(...cells.map((row) => row[i].length)));
  const line = (row) => `| ${row.map((cell, i) => (i ? cell.padStart(widths[i]) : cell.padEnd(widths[i]))).join(" | ")} |`;
  return [line(cells[0]), `| ${widths.map((width, i) => (i ? `${"-".repeat(width - 1)}:` : "-".repeat(width))).join(" | ")} |`, ...cells.slice(1).map(line)].join("\n");
}

function contested({ results, ratios }, ids) {
  const rows = ids.filter((id) => results[id]).map((id) => {
    const { wall, cpu, fastest, slowest } = results[id];
    const times = ratios[id];
    return [TITLES[id], digits(1e6 / wall), digits(times.paired), digits(times.fastest), digits(times.cpu), digits(wall), `${digits(fastest)}-${digits(slowest)}`, digits(cpu)];
  });
  return table(["certificates", "per second", "x jose + ajv", "x, fastest rounds", "x, CPU", "us each", "fastest-slowest", "CPU us"], rows);
}

const listed = (head, object, more = digits) => table(head, Object.entries(object).map(([name, value]) => [name, ...[more(value)].flat()]));

/** Everything, in one text. */
export function shown(answer) {
  const { results } = answer;
  const parts = [
    `${answer.engine}, ${answer.machine.cores} cores (${answer.machine.cpu}); ${answer.method.share} certificates of ${answer.method.bytes} bytes a round, ${answer.method.rounds} rounds\n`,
    contested(answer, Object.keys(TITLES).filter((id) => !SECOND.includes(id))),
    "",
    `A key never seen: eco-verify ${digits(answer.ours_unseen_key_us)} us, jose ${digits(answer.jose_unseen_key_us)} us. A verifier made for one certificate: eco-verify ${digits(answer.ours_fresh_verifier_us)} us, jose ${digits(answer.jose_fresh_verifier_us)} us (${answer.method.cost}).`,
  ];
  if (results.jose_ajv_again) parts.push("\nOther signatures (a contest of its own):\n", contested(answer, SECOND));
  if (answer.workers) parts.push("\nBy workers:\n", listed(["workers", "per second"], answer.workers));
  const costs = ["eco-verify us", "its CPU us", "jose + ajv us", "its CPU us"];
  const cost = (row) => [row.ours_batch_us, row.ours_batch_cpu_us, row.jose_ajv_us, row.jose_ajv_cpu_us].map(digits);
  parts.push("\nBy issuers, in turn:\n", listed(["issuers", ...costs], answer.issuers, cost));
  if (answer.certificates) parts.push("\nOne batch of so many:\n", listed(["certificates", ...costs.slice(0, 2)], answer.certificates, (row) => cost(row).slice(0, 2)));
  if (answer.items) parts.push("\nBy goods lines:\n", listed(["lines", "bytes", ...costs], answer.items, (row) => [row.bytes, ...cost(row)]));
  parts.push("\nFrom nothing to the first verdict:\n", table(["contestant", "ms", "CPU ms"], Object.entries(answer.cold_ms).map(([name, ms]) => [name, digits(ms), digits(answer.cold_cpu_ms?.[name])])));
  if (answer.sizes) parts.push("\nWhat a page loads:\n", listed(["contestant", "bytes", "gzip", "brotli"], answer.sizes, ({ bytes, gzip, brotli }) => [bytes, gzip, brotli]));
  if (answer.memory) {
    const rows = Object.entries(answer.memory).flatMap(([name, held]) => Object.entries(held).map(([count, { rss_mib, heap_mib, external_mib }]) => [`${name}, after ${count}`, digits(rss_mib), digits(heap_mib), digits(external_mib)]));
    parts.push("\nMemory, MiB:\n", table(["contestant", "resident", "heap", "outside of it"], rows));
  }
  const blind = Object.entries(answer.unruly).filter(([, said]) => said === "valid").map(([name]) => name);
  parts.push(`\neco-verify does more: a certificate that breaks a rule of the treaty is ${answer.unruly.ours} there, and valid to ${blind.join(", ")}.`);
  if (answer.others_busy_cores > QUIET) parts.push(`Other programs kept ${answer.others_busy_cores.toFixed(1)} cores busy meanwhile: ratios count more than rates.`);
  for (const [name, why] of Object.entries(answer.skipped)) parts.push(`Skipped, ${name}: ${why}.`);
  return parts.join("\n");
}

// Samples to the numbers that are judged.

const ascending = (sample) => Float64Array.from(sample).sort();

/** The value that a share `q` of the sample is not above (nearest rank). */
export function quantile(sample, q) {
  const sorted = ascending(sample);
  return sorted.length ? sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(q * sorted.length) - 1))] : NaN;
}

export const median = (sample) => quantile(sample, 0.5);

/**
 * Two-sample Kolmogorov-Smirnov test: `d`, the largest distance of the two distribution functions, and `p`, how
 * probable one at least as large is when both samples are of one distribution (asymptotic, with Stephens' correction).
 */
export function kolmogorovSmirnov(one, other) {
  const [a, b] = [ascending(one), ascending(other)];
  let [i, j, d] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const x = Math.min(a[i], b[j]);
    while (i < a.length && a[i] === x) i++;
    while (j < b.length && b[j] === x) j++;
    d = Math.max(d, Math.abs(i / a.length - j / b.length));
  }
  const root = Math.sqrt((a.length * b.length) / (a.length + b.length));
  const lambda = (root + 0.12 + 0.11 / root) * d;
  // The series does not converge at 0, where p is 1.
  if (lambda < 0.2) return { d, p: 1 };
  let p = 0;
  for (let k = 1; k <= 100; k++) p += 2 * (-1) ** (k - 1) * Math.exp(-2 * k * k * lambda * lambda);
  return { d, p: Math.min(1, Math.max(0, p)) };
}

/** The array in random order. */
export function shuffled(array) {
  const copy = [...array];
  for (let i = copy.length - 1; i > 0; i--) {
    const j = Math.floor(Math.random() * (i + 1));
    [copy[i], copy[j]] = [copy[j], copy[i]];
  }
  return copy;
}

// Contestants and certificates -> medians: warm-up, then rounds in which all take turns. Runs in Node.js and in pages.

export const median = (sample) => {
  const sorted = [...sample].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

const mean = (sample) => sample.reduce((sum, value) => sum + value, 0) / sample.length;

const cpuNow = () => {
  const used = globalThis.process?.cpuUsage?.();
  return used ? used.user + used.system : NaN;
};

/** One by one, each awaited. */
export const inTurn = (verify) => async (tokens) => {
  const verdicts = [];
  for (const token of tokens) verdicts.push(await verify(token));
  return verdicts;
};

/** All promises at once. */
export const atOnce = (verify) => (tokens) => Promise.all(tokens.map((token) => verify(token)));

/** Runs once; microseconds a certificate by the clock and, where the host tells, of the processor. All must be valid. */
export async function timed(run, tokens) {
  const [cpu, begun] = [cpuNow(), performance.now()];
  const verdicts = await run(tokens);
  const [wall, used] = [performance.now() - begun, cpuNow() - cpu];
  const bad = verdicts.filter((verdict) => verdict !== "valid").length;
  if (bad || verdicts.length !== tokens.length) throw new Error(`${bad} of ${verdicts.length} good certificates, of ${tokens.length} given, were not valid`);
  return { wall: (wall * 1000) / tokens.length, cpu: used / tokens.length };
}

/** What a row takes for its share of the tokens in one round, as `timed`. The first round, 0, is for warming up. */
export function turn({ run, tokens }, round, rounds) {
  const share = Math.floor(tokens.length / (rounds + 1));
  return timed(run, tokens.slice(round * share, (round + 1) * share));
}

/**
 * `rows`: `{ id, run, tokens }`, the tokens being for all rounds and the warm-up, so that none is given twice. Every round
 * begins with another of them. `before(round, number)` is called before each; `take` runs one. Answers, for each id, the
 * median by the clock, in microseconds, the fastest and slowest round's and all; of the processor, whose clock may be
 * coarse, the mean.
 */
export async function contest(rows, rounds, before = () => {}, take = turn) {
  const taken = new Map(rows.map(({ id }) => [id, []]));
  for (let round = 0; round <= rounds; round++) {
    const first = round % rows.length;
    for (const [number, row] of [...rows.slice(first), ...rows.slice(0, first)].entries()) {
      before(round, number);
      const took = await take(row, round, rounds);
      if (round > 0) taken.get(row.id).push(took);
    }
  }
  return Object.fromEntries([...taken].map(([id, all]) => {
    const wall = all.map(({ wall }) => wall);
    return [id, { wall: median(wall), cpu: mean(all.map(({ cpu }) => cpu)), fastest: Math.min(...wall), slowest: Math.max(...wall), rounds: wall }];
  }));
}

/**
 * How many times as fast as `base` each of the results of one contest is: `paired`, the median of the rounds' own ratios, so
 * that what slows the machine for a while slows both; `fastest`, of the fastest rounds; `cpu`, by processor time.
 */
export function ratios(results, base) {
  const measure = results[base];
  if (!measure) return {};
  return Object.fromEntries(Object.entries(results).map(([id, { cpu, fastest, rounds }]) => [id, {
    paired: median(rounds.map((wall, round) => measure.rounds[round] / wall)),
    fastest: measure.fastest / fastest,
    cpu: measure.cpu / cpu,
  }]));
}

/** What each contestant says of good and bad certificates: an error unless they are told apart. `unruly` is for ours alone. */
export async function agreed(name, verify, good, bad) {
  if ((await verify(good)) !== "valid") throw new Error(`${name}: a good certificate is not valid`);
  const { unruly, ...rest } = bad;
  for (const [kind, token] of Object.entries(rest)) {
    const said = await verify(token);
    if (said !== "invalid") throw new Error(`${name}: a certificate that is ${kind} is ${said}`);
  }
  return verify(unruly);
}

/** Something to time. It must be finished, its result read or thrown away, when it resolves. */
export type Work = () => Promise<unknown>;

export interface CompareOptions {
  /** Runs of each before the clock counts: compiles, fills caches, grows the heap. */
  readonly warmUp?: number;
  /** Pairs of one run of each. */
  readonly pairs?: number;
}

/** Defaults of {@link compare}. */
export const compareDefaults = { warmUp: 2, pairs: 11 } as const;

export interface Comparison {
  /** Medians in milliseconds. */
  readonly work: number;
  readonly baseline: number;
  /** Median over the pairs of work ÷ baseline, which a drifting machine does not move. */
  readonly ratio: number;
  /** First and third quartile of the same. */
  readonly spread: readonly [number, number];
}

/**
 * Times `work` against `baseline` in interleaved pairs, the order changing from pair to pair: what
 * slows the machine for a while slows both. `work` may give its own milliseconds as a number, when
 * it runs elsewhere.
 */
export async function compare(
  work: Work,
  baseline: Work,
  options: CompareOptions = {},
): Promise<Comparison> {
  const { warmUp, pairs } = { ...compareDefaults, ...options };
  for (let i = 0; i < warmUp; i++) {
    await baseline();
    await work();
  }
  const times: { work: number; baseline: number }[] = [];
  for (let i = 0; i < pairs; i++) {
    const first = i % 2 === 0 ? await time(work) : await time(baseline);
    const second = i % 2 === 0 ? await time(baseline) : await time(work);
    times.push(i % 2 === 0 ? { work: first, baseline: second } : { work: second, baseline: first });
  }
  const ratios = times.map((pair) => pair.work / pair.baseline);
  return {
    work: median(times.map((pair) => pair.work)),
    baseline: median(times.map((pair) => pair.baseline)),
    ratio: median(ratios),
    spread: [quantile(ratios, 0.25), quantile(ratios, 0.75)],
  };
}

/** Milliseconds of one run. */
export async function time(work: Work): Promise<number> {
  const start = performance.now();
  const own = await work();
  return typeof own === 'number' ? own : performance.now() - start;
}

/** Median milliseconds of several runs after a warm-up. */
export async function medianTime(work: Work, runs = 5, warmUp = 1): Promise<number> {
  for (let i = 0; i < warmUp; i++) await work();
  const times: number[] = [];
  for (let i = 0; i < runs; i++) times.push(await time(work));
  return median(times);
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** The value below which the share `q` lies; between two values, linearly. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = q * (sorted.length - 1);
  const low = sorted[Math.floor(at)] ?? NaN;
  const high = sorted[Math.ceil(at)] ?? NaN;
  return low + (high - low) * (at - Math.floor(at));
}

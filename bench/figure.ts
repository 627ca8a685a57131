/** What a figure should reach. */
export type Target = { readonly most: number } | { readonly least: number };

export type Unit = '×' | 'ms' | 'MiB' | 'kB' | 's' | '';

/** One line of a measure. */
export interface Figure {
  /** What was measured, against what: `Grad-CAM ÷ forward`. */
  readonly label: string;
  readonly value: number;
  readonly unit: Unit;
  /** First and third quartile over the pairs, or the extremes where there are few. */
  readonly spread?: readonly [number, number] | undefined;
  readonly target?: Target | undefined;
  /** The two times behind a ratio, or how the value came about. */
  readonly detail?: string | undefined;
}

/** What could not be measured, and why. */
export interface Skipped {
  readonly skipped: string;
}

export type Entry = Figure | Skipped;

/** Takes the lines of a measure as they come. */
export type Report = (entry: Entry) => void;

/** What a file of `measures/` exports. */
export type Run = (report: Report, options: RunOptions) => Promise<void>;

export interface RunOptions {
  /** Folder to draw plots into; null: draw none. */
  readonly plots: string | null;
}

/** Whether a figure reaches its target; undefined when it has none. */
export function reaches({ value, target }: Figure): boolean | undefined {
  if (!target) return undefined;
  return 'most' in target ? value <= target.most : value >= target.least;
}

/** One line of text. */
export function lineOf(entry: Entry): string {
  if ('skipped' in entry) return `  – skipped: ${entry.skipped}`;
  const { label, value, unit, spread, target, detail } = entry;
  const ok = reaches(entry);
  const mark = ok === undefined ? ' ' : ok ? '✓' : '✗';
  const amount = `${shown(value)} ${unit}`.trimEnd();
  const range = spread ? ` (${shown(spread[0])}–${shown(spread[1])})` : '';
  const aim = target ? `${'most' in target ? '≤' : '≥'} ${shown(limitOf(target))}` : '';
  const columns = [label.padEnd(62), (amount + range).padEnd(24), aim.padEnd(8), detail ?? ''];
  return `  ${mark} ${columns.join('  ').trimEnd()}`;
}

const limitOf = (target: Target): number => ('most' in target ? target.most : target.least);

/** About three digits; whole numbers from a hundred on. */
export function shown(value: number): string {
  if (Number.isInteger(value) || Math.abs(value) >= 100) return String(Math.round(value));
  if (Math.abs(value) < 0.05) return value.toPrecision(2);
  return value.toFixed(Math.abs(value) >= 10 ? 1 : 2);
}

import type {
  FilterPicture,
  FiltersResult,
} from '../../core/feature-visualization/filters.types.js';
import type { Progress } from '../jobs.types.js';

/** A helper pays when it has more than one picture to grow. */
const PICTURES_EACH = 2;

/**
 * Channels in at most `workers` shares of nearly equal size, in order, the first share largest.
 * @param variants - pictures of each channel
 */
export function sharesOf(channels: readonly number[], workers: number, variants = 1): number[][] {
  const most = Math.floor(channels.length / Math.ceil(PICTURES_EACH / variants));
  const count = Math.max(1, Math.min(workers, most));
  const size = channels.length / count;
  return Array.from({ length: count }, (_, i) =>
    channels.slice(Math.ceil(i * size), Math.ceil((i + 1) * size)),
  );
}

/** One result from those of the shares, pictures in the order of `channels`. */
export function mergedFilters(
  channels: readonly number[],
  parts: readonly FiltersResult[],
): FiltersResult {
  const [first] = parts;
  if (!first) throw new RangeError('nothing to merge');
  const all = parts.flatMap(({ pictures }) => pictures);
  const own = (channel: number) => all.filter((picture) => picture.channel === channel);
  return { ...first, pictures: channels.flatMap(own) };
}

type FilterProgress = Progress<FilterPicture>;

/** A progress for each share that reports the sum of all. */
export function summedProgress(
  shares: readonly (readonly number[])[],
  report: ((progress: FilterProgress) => void) | undefined,
): ((progress: FilterProgress) => void)[] {
  const latest = shares.map((): FilterProgress | null => null);
  const channels = shares.flat().length;
  return shares.map((_, index) => (progress) => {
    latest[index] = progress;
    const each = progress.total / (shares[index]?.length ?? 1);
    const done = latest.reduce((sum, own) => sum + (own?.done ?? 0), 0);
    report?.({ ...progress, done, total: each * channels });
  });
}

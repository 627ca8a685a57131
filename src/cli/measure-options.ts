import { measures, type Measure } from '../facts/measures.js';
import type { Args } from './args.js';
import type { OptionSpecs } from './option-spec.js';
import { UsageError } from './usage-error.js';

/** The option that names a measure. */
export const measuring = {
  metric: { value: 'M', help: `measure the maps by ${measures.join(', ')}` },
} satisfies OptionSpecs;

/** `--metric`; null when there is none. */
export function measureOf(args: Args): Measure | null {
  const name = args.text('metric');
  if (name === undefined) return null;
  const found = measures.find((measure) => measure === name);
  if (found) return found;
  throw new UsageError(`no metric "${name}": there is ${measures.join(', ')}`);
}

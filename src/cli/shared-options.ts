import type { Args } from './args.js';
import type { OptionSpecs } from './option-spec.js';
import { applicationOptions } from './application-options.js';
import { reading } from './photo-options.js';
import { UsageError } from './usage-error.js';

/** Options of every command. */
export const common = {
  model: {
    value: 'M',
    help: 'efficientnet-lite0 (default), a model.json, .keras, .h5, zip or folder, a URL, or ResNet50, VGG16, …',
  },
  ...applicationOptions,
  position: {
    value: 'N',
    help: 'of classes at several positions those of this one, from 0 (all together)',
  },
  layers: { value: 'FILE', help: 'a module that adds layers of your own (see docs/core.md)' },
  ...reading,
  json: { help: 'print one JSON object with the raw numbers' },
  help: { help: 'print this' },
} satisfies OptionSpecs;

/** `--out`, which says where the result goes; of each there is one format. */
export function outPath(args: Args, format: 'PNG' | 'SVG' | 'HTML' = 'PNG'): string | undefined {
  const path = args.text('out');
  const ending = `.${format.toLowerCase()}`;
  if (path?.toLowerCase().endsWith(ending) !== false) return path;
  const name = path.replace(/\.[a-z]{3,4}$/i, '');
  throw new UsageError(`--out writes ${format}: name it "${name}${ending}"`);
}

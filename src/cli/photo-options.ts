import type { CropMode } from '../core/image/prepare-image.js';
import { preprocessingsFor } from '../core/image/preprocessings.js';
import { crops, DEFAULT_CROP } from '../facts/crops.js';
import type { Args } from './args.js';
import type { OptionSpecs } from './option-spec.js';
import { UsageError } from './usage-error.js';

const ways: readonly string[] = preprocessingsFor(3).map(({ name }) => name);

/** The option that says which part of a photo the network sees. */
export const cropOption = {
  crop: { value: 'C', help: `${crops.join(', ')} (${DEFAULT_CROP})` },
} satisfies OptionSpecs;

/** Options of the commands that bring one photo to the network's input. */
export const onPhoto = {
  ...cropOption,
  'no-resize': { help: 'take a photo of the input size pixel for pixel, as --crop none' },
} satisfies OptionSpecs;

/** Options of every command: what a model's file may leave open. */
export const reading = {
  input: { value: 'NAME', help: 'the input that the photo goes to (the first that takes images)' },
  output: { value: 'NAME', help: 'the output that is explained (the first)' },
  labels: { value: 'FILE', help: 'names of the classes, one a line or JSON (as the model says)' },
  preprocessing: {
    value: 'P',
    help: `how pixels are read: ${ways.join(', ')} (as the model says, or guessed)`,
  },
} satisfies OptionSpecs;

/** `--crop`, or `--no-resize`, which is one of its values. */
export function cropOf(args: Args): CropMode {
  const name = args.text('crop');
  if (args.flag('no-resize')) {
    if (name === undefined || name === 'none') return 'none';
    throw new UsageError(`--no-resize is --crop none; leave it or --crop ${name} out`);
  }
  const crop = crops.find((one) => one === (name ?? DEFAULT_CROP));
  if (crop) return crop;
  throw new UsageError(`no crop "${name}": there is ${crops.join(', ')}`);
}

/** `--preprocessing`, a name that some image could have. */
export function preprocessingNameOf(args: Args): string | undefined {
  const name = args.text('preprocessing');
  if (name === undefined || ways.includes(name)) return name;
  throw new UsageError(`no preprocessing "${name}": there is ${ways.join(', ')}`);
}

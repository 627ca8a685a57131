import type {
  FilterPicture,
  FiltersResult,
} from '../../core/feature-visualization/filters.types.js';
import { filterDefaults } from '../../core/feature-visualization/filter-options.js';
import { visualizeFilters } from '../../core/feature-visualization/visualize-filters.js';
import { checkWritable, writePicture } from '../../platform/node/write-picture.js';
import { rawValue } from '../../view/numbers.js';
import { channelForm, channelsOf, readChannels } from '../channel-list.js';
import type { Args } from '../args.js';
import type { Command } from '../command.js';
import { contactSheet, sheetColumns, sheetText } from '../contact-sheet.js';
import { growing, growingOf } from '../filter-choices.js';
import { raw, rawList } from '../json.js';
import { openModel } from '../open.js';
import type { Output } from '../output.js';
import { common, outPath } from '../shared-options.js';
import { table } from '../table.js';
import { UsageError } from '../usage-error.js';

/** Channels drawn when none are named: each takes seconds. */
const FIRST = 16;

/** `convlens filters`: the pictures that channels look for. */
export const filters: Command = {
  name: 'filters',
  summary: 'the pictures that the channels of a layer look for',
  options: {
    layer: { value: 'L', help: 'the layer, as convlens summary names it' },
    channels: { value: 'C', help: `${channelForm} (the first ${FIRST})` },
    steps: { value: 'N', help: `steps of ascent (${filterDefaults.steps})` },
    size: { value: 'PX', help: `side of the pictures, even (${filterDefaults.size})` },
    ...growing,
    seed: { value: 'N', help: `same seed, same pictures (${filterDefaults.seed})` },
    out: { value: 'FILE', help: 'write the pictures side by side as PNG' },
    ...common,
  },
  example: 'convlens filters --layer block14_add --channels 24,72 --out grid.png',

  async run(args, output) {
    const layer = args.required('layer', 'block14_add');
    const asked = args.text('channels');
    const list = asked === undefined ? undefined : readChannels(asked);
    const steps = args.integer('steps', { min: 1, max: 100_000 });
    const size = sizeOf(args);
    const seed = args.integer('seed', { min: 0 });
    const choice = growingOf(args);
    const out = outPath(args);
    if (out !== undefined) await checkWritable(out);
    const network = await openModel(args, output);
    const info = network.layer(layer);
    const first = [{ from: 0, to: Math.min(FIRST, info.channels) - 1 }];
    const channels = channelsOf(list ?? first, info);
    const result = await visualizeFilters(
      network,
      { layer, channels, steps, size, seed, ...choice },
      { onFrame: tell(output, channels.length * (choice.variants ?? 1)) },
    );
    if (out !== undefined) await writePicture(out, sheet(result.pictures));
    output.settle();
    if (args.flag('json')) output.print(JSON.stringify(json(result)));
    else output.print(text(result, out));
  },
};

function sizeOf(args: Args): number | undefined {
  const size = args.integer('size', { min: 16, max: 512 });
  if (size === undefined || size % 2 === 0) return size;
  throw new UsageError(`--size takes an even number, not ${size}`);
}

/** Tells how many pictures are finished and how far the newest is. */
function tell(output: Output, count: number): (picture: FilterPicture) => void {
  const finished = new Set<string>();
  return ({ channel, variant, status, step, steps }) => {
    if (status !== 'running') finished.add(`${channel} ${variant}`);
    output.progress(`filters: ${finished.size} of ${count} done, step ${step} of ${steps}`);
  };
}

function sheet(pictures: readonly FilterPicture[]) {
  const side = Math.max(...pictures.map(({ size }) => size));
  const tiles = pictures.map(({ size, status, pixels }) =>
    status === 'done' ? { width: size, height: size, pixels } : null,
  );
  return contactSheet(tiles, { height: side, width: side }, side);
}

/** The last value of the objective. */
function score({ course }: FilterPicture): number | null {
  const last = course.at(-1);
  return last === undefined ? null : raw(last);
}

function json({ layer, tensor, channels, seed, pictures }: FiltersResult): object {
  const listed = pictures.map((picture) => ({
    channel: picture.channel,
    variant: picture.variant,
    status: picture.status,
    size: picture.size,
    steps: picture.steps,
    score: score(picture),
    course: rawList(picture.course),
    pixels: picture.status === 'dead' ? null : pixelRows(picture),
  }));
  return { layer, tensor, channels, seed, pictures: listed };
}

/** Rows of `[red, green, blue]`, 0…255. */
function pixelRows({ size, pixels }: FilterPicture): number[][][] {
  return Array.from({ length: size }, (_, y) =>
    Array.from({ length: size }, (_, x) => {
      const at = 4 * (y * size + x);
      return Array.from(pixels.subarray(at, at + 3));
    }),
  );
}

function text(result: FiltersResult, out: string | undefined): string {
  const { layer, tensor, pictures, seed } = result;
  const head = `${layer}: ${tensor} maximised, seed ${seed}`;
  const lines = pictures.map((picture) => {
    const value = score(picture);
    return [String(picture.channel), value === null ? '–' : rawValue(value), picture.status];
  });
  const list = table([['channel', 'score', 'state'], ...lines], ['right', 'right', 'left']);
  if (out === undefined) return [head, ...list].join('\n');
  const order = sheetText(
    pictures.map(({ channel }) => channel),
    sheetColumns(pictures.length),
  );
  return [head, ...list, `${out}:`, ...order].join('\n');
}

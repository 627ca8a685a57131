import type {
  FilterPicture,
  FiltersResult,
} from '../../core/feature-visualization/filters.types.js';
import type { FilterOptions } from '../../core/feature-visualization/filter-options.js';
import { visualizeFilters } from '../../core/feature-visualization/visualize-filters.js';
import type { Network } from '../../core/graph/network.js';
import { filterSchema } from '../../facts/filters.js';
import { decodePicture } from '../../platform/node/decode-picture.js';
import { checkWritable } from '../../platform/node/write-file.js';
import { writePicture } from '../../platform/node/write-picture.js';
import { rawValue } from '../../view/numbers.js';
import { channelForm, channelsOf, readChannels } from '../channel-list.js';
import type { Args } from '../args.js';
import type { Command } from '../command.js';
import { captioned } from '../captioned.js';
import { contactSheet, sheetColumns, sheetText } from '../contact-sheet.js';
import { growing, growingOf } from '../filter-choices.js';
import { objectiveForms, readObjective } from '../filter-objective.js';
import { openSettings, settingsRemarks, saveSettings } from '../filter-settings.js';
import { raw, rawList } from '../json.js';
import { openModel } from '../open.js';
import type { Output } from '../output.js';
import { photoReading, printResult } from '../photo-reading.js';
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
    objective: { value: 'O', help: `${objectiveForms} (channel)` },
    from: { value: 'IMAGE', help: 'grow from this photo instead of from noise' },
    steps: { value: 'N', help: `steps of ascent (${filterSchema.steps.default})` },
    size: { value: 'PX', help: `side of the pictures, even (${filterSchema.size.default})` },
    ...growing,
    seed: { value: 'N', help: `same seed, same pictures (${filterSchema.seed.default})` },
    settings: { value: 'FILE', help: 'draw what this file of settings says; options go before it' },
    'save-settings': { value: 'FILE', help: 'write the settings, which draw the pictures again' },
    out: { value: 'FILE', help: 'write the pictures side by side as PNG' },
    ...common,
  },
  example: 'convlens filters --layer block14_add --channels 24,72 --out grid.png',

  async run(args, output) {
    const asked = await readRequest(args);
    const { file, saved, out, photo } = asked;
    const network = await openModel(args, output);
    const request = requestOf(asked, network);
    const count = request.channels.length * (request.variants ?? 1);
    const result = await visualizeFilters(
      network,
      { ...request, photo },
      { onFrame: tell(output, count) },
    );
    if (out !== undefined) await writePicture(out, sheet(result));
    if (saved !== undefined) await saveSettings(saved, network, result);
    const notes = file ? settingsRemarks(file, network) : [];
    printResult(output, args, photoReading(network, args), {
      json: () => ({ ...json(result), remarks: notes }),
      text: () => [...text(result, out), ...notes],
    });
  },
};

/** All that is said on the command line, read before the model is opened. */
async function readRequest(args: Args) {
  const settings = args.text('settings');
  const objectiveText = args.text('objective');
  const objective = objectiveText === undefined ? undefined : readObjective(objectiveText);
  const needsLayer = settings === undefined && objective?.namesLayer !== true;
  const layer = needsLayer ? args.required('layer', 'block14_add') : args.text('layer');
  const channels = args.text('channels');
  const list = channels === undefined ? undefined : readChannels(channels);
  const options = {
    steps: args.setting('steps', filterSchema.steps),
    size: args.setting('size', filterSchema.size),
    seed: args.setting('seed', filterSchema.seed),
    ...growingOf(args),
  };
  if (settings !== undefined && options.preset !== undefined) {
    throw new UsageError('--settings says all that --preset would: leave one of them out');
  }
  const [out, saved] = [outPath(args), args.text('save-settings')];
  for (const path of [out, saved]) if (path !== undefined) await checkWritable(path);
  const file = settings === undefined ? undefined : await openSettings(settings);
  const from = args.text('from');
  const photo = from === undefined ? undefined : (await decodePicture(from)).picture;
  return { layer, list, objective, options, file, out, saved, photo };
}

type Asked = Awaited<ReturnType<typeof readRequest>>;

/** What is said on the command line goes before what a file says. */
function requestOf({ layer, list, objective, options, file }: Asked, network: Network) {
  const aim = (objective ?? readObjective('channel')).aim(
    network,
    layer ?? file?.recipe.layer ?? '',
  );
  const info = network.layer(aim.layer);
  const first = [{ from: 0, to: Math.min(FIRST, info.channels) - 1 }];
  const named = list && channelsOf(list, info);
  const channels = named ?? aim.channels ?? file?.channels ?? channelsOf(first, info);
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  const said: FilterOptions = Object.fromEntries(given);
  const aimed = objective || !file ? aim.settings : {};
  return { layer: aim.layer, channels, ...file?.recipe.settings, ...aimed, ...said };
}

/** Tells how many pictures are finished and how far the newest is. */
function tell(output: Output, count: number): (picture: FilterPicture) => void {
  const finished = new Set<string>();
  return ({ channel, variant, status, step, steps }) => {
    if (status !== 'running') finished.add(`${channel} ${variant}`);
    output.progress(`filters: ${finished.size} of ${count} done, step ${step} of ${steps}`);
  };
}

function sheet({ tensor, pictures, seed }: FiltersResult) {
  const side = Math.max(...pictures.map(({ size }) => size));
  const tiles = pictures.map(({ size, width = size, height = size, status, pixels }) =>
    status === 'done' ? { width, height, pixels } : null,
  );
  const labels = pictures.map((picture) => {
    const value = score(picture);
    const reached = picture.status === 'done' && value !== null ? rawValue(value) : picture.status;
    return `${picture.channel}: ${reached}`;
  });
  const grid = contactSheet(tiles, { height: side, width: side }, side, labels);
  return captioned(grid, [tensor, `channel: score reached, seed ${seed}`]);
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
function pixelRows({ size, width = size, height = size, pixels }: FilterPicture): number[][][] {
  return Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (_, x) => {
      const at = 4 * (y * width + x);
      return Array.from(pixels.subarray(at, at + 3));
    }),
  );
}

function text(result: FiltersResult, out: string | undefined): readonly string[] {
  const { layer, tensor, pictures, seed } = result;
  const head = `${layer}: ${tensor} maximised, seed ${seed}`;
  const lines = pictures.map((picture) => {
    const value = score(picture);
    return [String(picture.channel), value === null ? '–' : rawValue(value), picture.status];
  });
  const list = table([['channel', 'score', 'state'], ...lines], ['right', 'right', 'left']);
  if (out === undefined) return [head, ...list];
  const order = sheetText(
    pictures.map(({ channel }) => channel),
    sheetColumns(pictures.length),
  );
  return [head, ...list, `${out}:`, ...order];
}

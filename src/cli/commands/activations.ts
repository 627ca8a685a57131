import { activations as runActivations } from '../../core/activation/activations.js';
import type { ActivationsResult } from '../../core/activation/activations.types.js';
import type { ValueMap } from '../../core/value-map.js';
import { colourMaps } from '../../view/colour-maps.js';
import { rawValue } from '../../view/numbers.js';
import { paint } from '../../view/paint.js';
import { rangeOf } from '../../view/scale.js';
import { checkWritable } from '../../platform/node/write-file.js';
import { writePicture } from '../../platform/node/write-picture.js';
import { channelForm, channelsOf, readChannels } from '../channel-list.js';
import type { Command } from '../command.js';
import { captioned } from '../captioned.js';
import { contactSheet, sheetColumns, sheetText } from '../contact-sheet.js';
import { rawList, rows } from '../json.js';
import { openBoth } from '../open.js';
import { onPhoto } from '../photo-options.js';
import { printResult } from '../photo-reading.js';
import { common, outPath } from '../shared-options.js';
import { table } from '../table.js';

/** Channels listed, the most telling first, when no picture is asked for. */
const LISTED = 10;
/** Least side of a tile on the sheet, in pixels: small maps are enlarged by whole cells. */
const TILE = 96;

/** `convlens activations`: where the channels of a layer fire. */
export const activations: Command = {
  name: 'activations',
  summary: 'where the channels of a layer fire on a photo',
  operand: 'IMAGE',
  options: {
    layer: { value: 'L', help: 'the layer, as convlens summary names it' },
    channels: { value: 'C', help: `${channelForm} (all)` },
    out: { value: 'FILE', help: 'write the maps side by side as PNG' },
    ...onPhoto,
    ...common,
  },
  example: 'convlens activations cat.jpg --layer block2_add --channels 0-15 --out grid.png',

  async run(args, output) {
    const path = args.operand('IMAGE');
    const layer = args.required('layer', 'block2_add');
    const list = readChannels(args.text('channels') ?? 'all');
    const out = outPath(args);
    if (out !== undefined) await checkWritable(out);
    const { network, image, photo } = await openBoth(path, args, output);
    const channels = channelsOf(list, network.layer(layer));
    output.progress('activations');
    const result = await runActivations(network, image.values, layer, { channels });
    if (out !== undefined) await writePicture(out, sheet(result));
    printResult(output, args, photo, {
      json: () => json(result),
      text: () => text(result, out),
    });
  },
};

function map({ height, width, values }: ActivationsResult, at: number): ValueMap {
  const cells = height * width;
  return { height, width, values: values.subarray(at * cells, (at + 1) * cells) };
}

/** Mean, maximum and how telling every channel of the layer is; the maps of those that were asked for. */
function json(result: ActivationsResult): object {
  const { layer, height, width, placement, channels, indices, mean, max, telling, dead } = result;
  const maps = indices.map((channel, i) => ({ channel, map: rows(map(result, i)) }));
  const all = { mean: rawList(mean), max: rawList(max), telling: rawList(telling), dead };
  return { layer, height, width, placement, channels, ...all, maps };
}

/** One colour scale for all maps: viridis from 0 up, or red and blue about 0. */
function sheet(result: ActivationsResult) {
  const range = rangeOf(result);
  const colours = range.min < 0 ? colourMaps.rdbu : colourMaps.viridis;
  const dead = new Set(result.dead);
  const tiles = result.indices.map((channel, i) =>
    dead.has(channel) ? null : paint(map(result, i), colours, range),
  );
  const { layer, height, width, indices } = result;
  const grid = contactSheet(tiles, { height, width }, TILE, indices.map(String));
  return captioned(grid, [`${layer}: ${height} × ${width}`], {
    colours,
    range,
    unit: 'activation',
  });
}

function text(result: ActivationsResult, out: string | undefined): readonly string[] {
  const { layer, height, width, channels, indices, mean, max, telling, dead } = result;
  const silent = new Set(dead);
  const of = `${indices.length} of ${channels} channels`;
  const head = `${layer}: ${height} × ${width}, ${of}, ${dead.length} dead in the layer`;
  if (out !== undefined) {
    const { min, max: high } = rangeOf(result);
    const scale = `one scale, ${rawValue(min)} … ${rawValue(high)}`;
    return [head, `${out}: ${scale}`, ...sheetText(indices, sheetColumns(indices.length))];
  }
  const listed = indices
    .filter((channel) => !silent.has(channel))
    .sort((a, b) => telling[b]! - telling[a]!)
    .slice(0, LISTED);
  const lines = listed.map((c) => [c, telling[c]!, mean[c]!, max[c]!] as const);
  return [
    head,
    ...table(
      [
        ['channel', 'telling', 'mean', 'max'],
        ...lines.map(([c, ...values]) => [String(c), ...values.map((value) => rawValue(value))]),
      ],
      ['right', 'right', 'right', 'right'],
    ),
  ];
}

import { heatmap as runHeatmap, heatmapDefaults } from '../../core/attribution/heatmap.js';
import { heatmapMethods } from '../../core/attribution/methods.js';
import type { HeatmapResult } from '../../core/attribution/heatmap.types.js';
import { resolveClass } from '../../core/resolve-class.js';
import { checkWritable, writePicture } from '../../platform/node/write-picture.js';
import { rawValue } from '../../view/numbers.js';
import type { Args } from '../args.js';
import type { Command } from '../command.js';
import { raw, rows } from '../json.js';
import { openBoth } from '../open.js';
import { overlay } from '../overlay.js';
import { common, onPhoto, outPath } from '../shared-options.js';
import { UsageError } from '../usage-error.js';

/** `convlens heatmap`: which parts of a photo speak for a class. */
export const heatmap: Command = {
  name: 'heatmap',
  summary: 'which parts of a photo speak for a class',
  operand: 'IMAGE',
  options: {
    class: { value: 'N|NAME', help: 'the class by index or name (the strongest)' },
    layer: { value: 'L', help: 'the layer to explain (the last with rows and columns)' },
    method: { value: 'M', help: `${heatmapMethods.join(', ')} (${heatmapDefaults.method})` },
    out: { value: 'FILE', help: 'write the photo with the heatmap over it as PNG' },
    ...onPhoto,
    ...common,
  },
  example: 'convlens heatmap cat.jpg --class tabby --out heat.png',

  async run(args, output) {
    const path = args.operand('IMAGE');
    const method = methodOf(args);
    const layer = args.text('layer');
    const asked = args.text('class');
    const out = outPath(args);
    if (out !== undefined) await checkWritable(out);
    const { network, image } = await openBoth(path, args, output);
    const classIndex = asked === undefined ? undefined : resolveClass(network, asked);
    output.progress(method);
    const result = await runHeatmap(network, image.values, { method, layer, classIndex });
    if (out !== undefined) await writePicture(out, overlay(result, image.display));
    output.settle();
    output.print(args.flag('json') ? JSON.stringify(json(result)) : text(result, out));
  },
};

function methodOf(args: Args): string {
  const method = args.text('method') ?? heatmapDefaults.method;
  if (heatmapMethods.includes(method)) return method;
  throw new UsageError(`no method "${method}": there is ${heatmapMethods.join(', ')}`);
}

function json(result: HeatmapResult): object {
  const { method, layers, layerReason, target, value, map } = result;
  const [explained] = target.classes;
  return {
    method,
    layer: layers[0] ?? null,
    layerReason,
    classIndex: explained?.index ?? null,
    className: explained?.name ?? null,
    logit: raw(value),
    map: rows(map),
  };
}

function text(result: HeatmapResult, out: string | undefined): string {
  const { method, layers, layerReason, target, value, map } = result;
  const classes = target.classes.map(({ name, index }) => `${name} (${index})`).join(' + ');
  const where = layers.length > 0 ? `layer ${layers.join(', ')}` : 'pixels of the input';
  const highest = map.values.reduce((most, value) => Math.max(most, value), -Infinity);
  const lowest = map.values.reduce((least, value) => Math.min(least, value), Infinity);
  return [
    `${method} for ${classes}, logit ${rawValue(value)}`,
    `${where}, ${map.height} × ${map.width}${layerReason === null ? '' : `. ${layerReason}`}`,
    `values ${rawValue(lowest)} … ${rawValue(highest)}; shown from 0 up`,
    ...(highest > 0 ? [strongest(result)] : ['nothing speaks for the class']),
    ...(out === undefined ? [] : [`${out}: scale 0 … ${rawValue(Math.max(0, highest))}`]),
  ].join('\n');
}

/** Where on the photo the strongest cell lies. */
function strongest({ map: { values, width, height } }: HeatmapResult): string {
  const at = values.reduce((best, value, index) => (value > values[best]! ? index : best), 0);
  const share = (cell: number, cells: number) => Math.round((100 * (cell + 0.5)) / cells);
  const across = share(at % width, width);
  const down = share(Math.floor(at / width), height);
  return `strongest ${across} % from the left, ${down} % from the top`;
}

import { heatmap as runHeatmap } from '../../core/attribution/heatmap.js';
import type { HeatmapResult } from '../../core/attribution/heatmap.types.js';
import { resolveClass } from '../../core/resolve-class.js';
import { checkWritable, writePicture } from '../../platform/node/write-picture.js';
import { heatmapLook } from '../../view/heatmap-look.js';
import { rawValue } from '../../view/numbers.js';
import type { Command } from '../command.js';
import { explained, explaining, methodOf, oneMethod, settingsOf } from '../explain-options.js';
import { heatmapJson, placeText, targetText } from '../heatmap-json.js';
import { openBoth } from '../open.js';
import { overlay } from '../overlay.js';
import { common, onPhoto, outPath } from '../shared-options.js';

/** `convlens heatmap`: which parts of a photo speak for a class. */
export const heatmap: Command = {
  name: 'heatmap',
  summary: 'which parts of a photo speak for a class',
  operand: 'IMAGE',
  options: {
    ...explaining,
    against: { value: 'N|NAME', help: 'explain the class against this one' },
    ...oneMethod,
    augment: { help: 'average over slight changes of the photo' },
    out: { value: 'FILE', help: 'write the photo with the heatmap over it as PNG' },
    ...onPhoto,
    ...common,
  },
  example: 'convlens heatmap cat.jpg --class tabby --out heat.png',

  async run(args, output) {
    const path = args.operand('IMAGE');
    const method = methodOf(args);
    const settings = settingsOf(args, method);
    const rival = args.text('against');
    const out = outPath(args);
    if (out !== undefined) await checkWritable(out);
    const { network, image } = await openBoth(path, args, output);
    const against = rival === undefined ? undefined : resolveClass(network, rival);
    output.progress(method);
    const onProgress = (done: number, total: number) =>
      output.progress(`${method}: ${done} of ${total} passes`);
    const result = await runHeatmap(network, image.values, {
      ...{ method, settings, against, onProgress, augment: args.flag('augment') },
      ...explained(args, network),
    });
    if (out !== undefined) await writePicture(out, overlay(result, image.display));
    output.settle();
    output.print(args.flag('json') ? JSON.stringify(heatmapJson(result)) : text(result, out));
  },
};

function text(result: HeatmapResult, out: string | undefined): string {
  const { method, layerReason, value, map, signed, facts } = result;
  const { range, cut } = heatmapLook(result);
  const highest = map.values.reduce((most, value) => Math.max(most, value), -Infinity);
  const lowest = map.values.reduce((least, value) => Math.min(least, value), Infinity);
  const counted = Object.entries(facts).map(([name, fact]) => `${name} ${rawValue(fact)}`);
  const shown = signed ? 'shown with their signs' : 'shown from 0 up';
  return [
    `${method} for ${targetText(result)}, logit ${rawValue(value)}`,
    `${placeText(result)}, ${map.height} × ${map.width}${layerReason === null ? '' : `. ${layerReason}`}`,
    `values ${rawValue(lowest)} … ${rawValue(highest)}; ${shown}`,
    ...(highest > 0 ? [strongest(result)] : ['nothing speaks for the class']),
    ...(counted.length > 0 ? [counted.join(', ')] : []),
    ...(out === undefined
      ? []
      : [
          `${out}: scale ${rawValue(range.min)} … ${rawValue(range.max)}` +
            (cut ? ', a hundredth of the pixels beyond' : ''),
        ]),
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

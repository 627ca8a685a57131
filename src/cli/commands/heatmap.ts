import { heatmap as runHeatmap } from '../../core/attribution/heatmap.js';
import type { HeatmapResult } from '../../core/attribution/heatmap.types.js';
import type { Network } from '../../core/graph/network.js';
import { centreOf } from '../../core/placement/placement.js';
import { resolveClass } from '../../core/prediction/resolve-class.js';
import { checkWritable } from '../../platform/node/write-file.js';
import { writePicture } from '../../platform/node/write-picture.js';
import { heatmapLook } from '../../view/heatmap-look.js';
import { rawValue } from '../../view/numbers.js';
import { placementText } from '../../view/placement-text.js';
import { mapFacts } from '../../view/sentences.js';
import { targetText } from '../../view/target-text.js';
import { layerReasonText } from '../../view/layer-reason-text.js';
import type { Command } from '../command.js';
import { explained, explaining, readMethod, oneMethod, readSettings } from '../explain-options.js';
import { shareOf } from '../share-of.js';
import { explainedValue, heatmapJson, whereText } from '../heatmap-json.js';
import { openBoth } from '../open.js';
import { overlay } from '../overlay.js';
import { onPhoto } from '../photo-options.js';
import { printResult } from '../photo-reading.js';
import { common, outPath } from '../shared-options.js';

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
    const method = readMethod(args);
    const settings = readSettings(args, method);
    const rival = args.text('against');
    const out = outPath(args);
    if (out !== undefined) await checkWritable(out);
    const { network, image, photo } = await openBoth(path, args, output);
    const against = rival === undefined ? undefined : resolveClass(network, rival);
    output.progress(method);
    const onProgress = (done: number, total: number) =>
      output.progress(`${method}: ${done} of ${total} passes`);
    const result = await runHeatmap(network, image.values, {
      ...{ method, settings, against, onProgress, augment: args.flag('augment') },
      ...explained(args, network),
    });
    const share = await shareOf(network, image.values, result);
    if (out !== undefined) {
      const [kind, value] = explainedValue(network, result);
      const what = `${targetText(result.target, { indices: true })}${share}`;
      const lines = [what, `${kind} ${rawValue(value)}`];
      await writePicture(out, overlay(result, image.display, lines));
    }
    printResult(output, args, photo, {
      json: () => heatmapJson(network, result),
      text: () => text(network, result, share, out),
    });
  },
};

function text(
  network: Network,
  result: HeatmapResult,
  share: string,
  out: string | undefined,
): readonly string[] {
  const { method, layerReason, map, signed, facts } = result;
  const [kind, value] = explainedValue(network, result);
  const { range, cut } = heatmapLook(result);
  const highest = map.values.reduce((most, value) => Math.max(most, value), -Infinity);
  const lowest = map.values.reduce((least, value) => Math.min(least, value), Infinity);
  const counted = Object.entries(facts)
    .filter(([name]) => name !== 'unseen')
    .map(([name, fact]) => `${name} ${rawValue(fact)}`);
  const placed = placementText(result.placement, { hatched: false });
  const shown = signed ? 'shown with their signs' : 'shown from 0 up';
  return [
    `${method} for ${targetText(result.target, { indices: true })}${share}, ${kind} ${rawValue(value)}`,
    `${whereText(result)}, ${map.height} × ${map.width}${layerReason === null ? '' : `. ${layerReasonText(layerReason)}`}`,
    ...(placed === null ? [] : [placed]),
    `values ${rawValue(lowest)} … ${rawValue(highest)}; ${shown}`,
    ...(highest > 0 ? [strongest(result)] : ['nothing speaks for the class']),
    ...(counted.length > 0 ? [counted.join(', ')] : []),
    ...(out === undefined
      ? []
      : [
          `${out}: scale ${rawValue(range.min)} … ${rawValue(range.max)}` +
            (cut ? ', a hundredth of the pixels beyond' : ''),
        ]),
  ];
}

/** Where on the photo the strongest of the cells lies that look at some of it. */
function strongest({ positive, placement }: HeatmapResult): string {
  const facts = mapFacts(positive, 0, placement);
  if (!facts) return 'nothing on the photo speaks for the class';
  const { vertical, horizontal, input } = placement;
  const share = (place: number, side: number) =>
    Math.round(100 * Math.min(1, Math.max(0, place / side)));
  const across = share(centreOf(horizontal, facts.column), input.width);
  const down = share(centreOf(vertical, facts.row), input.height);
  return `strongest ${across} % from the left, ${down} % from the top`;
}

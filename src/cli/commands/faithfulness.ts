import { heatmap } from '../../core/attribution/heatmap.js';
import { faithfulness as measure, type Faithfulness } from '../../core/evaluation/faithfulness.js';
import { measureFacts, type Measure } from '../../facts/measures.js';
import { percent, rawValue } from '../../view/numbers.js';
import { classOutput } from '../../core/prediction/predict.js';
import type { Command } from '../command.js';
import { explained, explaining, readMethod, oneMethod, readSettings } from '../explain-options.js';
import { targetText } from '../../view/target-text.js';
import { raw } from '../json.js';
import { measureOf, measuring } from '../measure-options.js';
import { openBoth } from '../open.js';
import { onPhoto } from '../photo-options.js';
import { printResult } from '../photo-reading.js';
import { common } from '../shared-options.js';
import { table } from '../table.js';

/** `convlens faithfulness`: how well a heatmap found what matters. */
export const faithfulness: Command = {
  name: 'faithfulness',
  summary: 'how well a heatmap found what matters to the class',
  operand: 'IMAGE',
  options: {
    metric: { ...measuring.metric, help: `${measuring.metric.help} (deletion)` },
    ...oneMethod,
    ...explaining,
    ...onPhoto,
    ...common,
  },
  example: 'convlens faithfulness cat.jpg --method layer-cam --metric insertion',

  async run(args, output) {
    const path = args.operand('IMAGE');
    const method = readMethod(args);
    const settings = readSettings(args, method);
    const metric = measureOf(args) ?? 'deletion';
    const { network, image, photo } = await openBoth(path, args, output);
    // Before anything long: what is measured is a class.
    classOutput(network);
    output.progress(method);
    const asked = { method, settings, ...explained(args, network) };
    const map = await heatmap(network, image.values, asked);
    const classIndex = map.target.classes[0]!.index;
    const found = await measure(network, image.values, map.inputMap, {
      ...{ measure: metric, classIndex },
      onProgress: (done, total) => output.progress(`${metric}: ${done} of ${total}`),
    });
    printResult(output, args, photo, {
      json: () => ({ method, ...found, score: raw(found.score) }),
      text: () =>
        text(`${metric} of ${method} for ${targetText(map.target, { indices: true })}`, found),
    });
  },
};

const MEANING = {
  deletion: 'area under the curve',
  insertion: 'area under the curve',
  road: 'mean gap between least and most important first',
} satisfies Readonly<Record<Measure, string>>;

function text(head: string, { measure, score, shares, values }: Faithfulness): readonly string[] {
  const lines = shares.map((share, i) => [percent(share, 0), rawValue(values[i]!)]);
  const column = measure === 'road' ? 'gap' : 'probability';
  return [
    `${head}: ${rawValue(score)} (${MEANING[measure]}; ${measureFacts[measure].better} is good)`,
    ...table([['pixels', column], ...lines], ['right', 'right']),
  ];
}

import type { Network } from '../../core/graph/network.js';
import { predict as runPredict, predictDefaults } from '../../core/predict.js';
import type { Prediction } from '../../core/predict.types.js';
import { percent } from '../../view/numbers.js';
import type { Command } from '../command.js';
import { raw } from '../json.js';
import { openBoth } from '../open.js';
import { common, onPhoto } from '../shared-options.js';
import { table } from '../table.js';

/** `convlens predict`: the strongest classes. */
export const predict: Command = {
  name: 'predict',
  summary: 'what the network sees in a photo',
  operand: 'IMAGE',
  options: {
    top: { value: 'N', help: `how many classes (${predictDefaults.top})` },
    ...onPhoto,
    ...common,
  },
  example: 'convlens predict cat.jpg --top 3',

  async run(args, output) {
    const path = args.operand('IMAGE');
    const count = args.integer('top', { min: 1 });
    const { network, image } = await openBoth(path, args, output);
    output.progress('predict');
    const { top } = await runPredict(network, image.values, { top: count });
    output.settle();
    if (args.flag('json')) {
      const listed = top.map(({ index, name, probability, logit }) => ({
        index,
        name,
        probability: raw(probability),
        logit: raw(logit),
      }));
      output.print(JSON.stringify({ model: network.name, top: listed, remarks: network.remarks }));
      return;
    }
    if (top.length === 0) {
      output.print(`"${network.name}" has no classes: its output is features.`);
      return;
    }
    output.print(isOneNumber(network) ? `value ${top[0]!.logit}` : shares(top));
    for (const remark of network.remarks) output.print(remark);
  },
};

function shares(top: readonly Prediction[]): string {
  const rows = top.map(({ index, name, probability, logit }) => [
    percent(probability),
    name,
    String(index),
    logit.toFixed(2),
  ]);
  const head = ['share', 'class', 'index', 'logit'];
  return table([head, ...rows], ['right', 'left', 'right', 'right']).join('\n');
}

/** Whether the network gives one number that need not be a share of anything. */
function isOneNumber({ outputs: [output] }: Network): boolean {
  return output?.activation === 'linear' && output.shape.length === 1 && output.shape[0] === 1;
}

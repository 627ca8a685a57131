import { classNames } from '../../core/prediction/class-labels.js';
import type { Network } from '../../core/graph/network.js';
import { parameterCounts, summaryText } from '../../core/summary/summary-table.js';
import type { Command } from '../command.js';
import { openModel } from '../open.js';
import { common } from '../shared-options.js';

/** `convlens summary`: the layers, as Keras' `model.summary()` lists them. */
export const summary: Command = {
  name: 'summary',
  summary: 'the layers of a network, their shapes and their weights',
  options: {
    'expand-nested': { help: 'list the layers of nested models too' },
    ...common,
  },
  example: 'convlens summary --model models/my-net/model.json',

  async run(args, output) {
    let format = '';
    const network = await openModel(args, output, (outline) => {
      ({ format } = outline);
      output.progress(`${format}: ${outline.layers} layers, ${outline.parameters} weights`);
    });
    const expandNested = args.flag('expand-nested');
    output.settle();
    if (args.flag('json')) output.printJson(JSON.stringify({ format, ...json(network) }));
    else output.print(summaryText(network, { expandNested }).split('\n'));
  },
};

function json(network: Network): object {
  const { name, inputs, outputs, remarks } = network;
  // A layer's own activation is part of it, as in Keras.
  const layers = network.nodes.filter(({ partOf }) => partOf === undefined);
  const parameters = parameterCounts(layers);
  const classes = classNames(network).length;
  return { name, inputs, outputs, classes, parameters, remarks, layers };
}

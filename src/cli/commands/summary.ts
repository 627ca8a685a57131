import { classNames } from '../../core/prediction/class-labels.js';
import type { Architecture } from '../../core/graph/architecture.js';
import { parameterCounts, summaryText } from '../../core/summary/summary-table.js';
import { remarkText } from '../../view/remark-text.js';
import type { Command } from '../command.js';
import { told } from '../json.js';
import { openArchitecture } from '../open.js';
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
    const read = await openArchitecture(args, output);
    const expandNested = args.flag('expand-nested');
    output.settle();
    if (args.flag('json')) output.printJson(JSON.stringify(json(read)));
    else output.print(lines(read, expandNested));
  },
};

function lines(read: Architecture, expandNested: boolean): readonly string[] {
  const remarks = read.remarks.map(remarkText);
  const table = summaryText(read, { expandNested }).split('\n');
  return remarks.length > 0 ? [...table, '', ...remarks] : table;
}

function json(read: Architecture & { readonly format: string }): object {
  const { format, name, inputs, outputs, nodes } = read;
  const remarks = read.remarks.map((remark) => told(remark, remarkText));
  // A layer's own activation is part of it, as in Keras.
  const layers = nodes.filter(({ partOf }) => partOf === undefined);
  const parameters = parameterCounts(layers);
  const classes = classNames(read).length;
  return { format, name, inputs, outputs, classes, parameters, remarks, layers };
}

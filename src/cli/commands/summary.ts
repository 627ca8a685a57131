import { classNames } from '../../core/class-labels.js';
import type { LayerInfo } from '../../core/graph/layer-info.js';
import type { Network } from '../../core/graph/network.js';
import { bytes } from '../../view/numbers.js';
import type { Command } from '../command.js';
import { openModel } from '../open.js';
import { common } from '../shared-options.js';
import { table } from '../table.js';

/** Bytes of one weight while it is computed with. */
const FLOAT32 = 4;

/** `convlens summary`: the layers, as Keras' `model.summary()` lists them. */
export const summary: Command = {
  name: 'summary',
  summary: 'the layers of a network, their shapes and their weights',
  options: common,
  example: 'convlens summary --model models/my-net/model.json',

  async run(args, output) {
    const network = await openModel(args, output);
    output.settle();
    output.print(args.flag('json') ? JSON.stringify(json(network)) : text(network));
  },
};

/** A layer's own activation is part of it, as in Keras. */
function layersOf(network: Network): LayerInfo[] {
  return network.nodes.filter(({ partOf }) => partOf === undefined);
}

interface Totals {
  readonly total: number;
  readonly trainable: number;
}

/** Training leaves the moving statistics of BatchNorm alone; whatever else it can change. */
function totalsOf(network: Network): Totals {
  // A shared layer has one set of weights, however often it is called.
  const once = layersOf(network).filter(({ name }) => !name.includes('@'));
  const sum = (layers: readonly LayerInfo[], of: (layer: LayerInfo) => number) =>
    layers.reduce((all, layer) => all + of(layer), 0);
  const total = sum(once, ({ parameters }) => parameters);
  const norms = once.filter(({ kind }) => kind === 'BatchNormalization');
  const moving = sum(norms, ({ name }) => {
    const { moving_mean: mean, moving_variance: variance } = network.weights(name);
    return (mean?.size ?? 0) + (variance?.size ?? 0);
  });
  return { total, trainable: total - moving };
}

function json(network: Network): object {
  const { total, trainable } = totalsOf(network);
  const { name, inputs, outputs } = network;
  const parameters = { total, trainable, nonTrainable: total - trainable };
  const classes = classNames(network).length;
  return { name, inputs, outputs, classes, parameters, layers: layersOf(network) };
}

function text(network: Network): string {
  const head = ['Layer (kind)', 'Output shape', 'Param #', 'Connected to'];
  const rows = layersOf(network).flatMap((layer) => rowsOf(layer));
  const [titles, ...lines] = table([head, ...rows], ['left', 'left', 'right', 'left']);
  const width = Math.max(...[titles!, ...lines].map((line) => line.length));
  const { total, trainable } = totalsOf(network);
  const amount = (count: number) => `${grouped(count)} (${bytes(count * FLOAT32)})`;
  return [
    `Model: "${network.name}"`,
    '─'.repeat(width),
    titles,
    '═'.repeat(width),
    ...lines,
    '═'.repeat(width),
    `Total params: ${amount(total)}`,
    `Trainable params: ${amount(trainable)}`,
    `Non-trainable params: ${amount(total - trainable)}`,
  ].join('\n');
}

/** One line, and one more for each further layer that it reads. */
function rowsOf({ name, kind, outputShape, parameters, inbound }: LayerInfo): string[][] {
  const [first = '', ...more] = inbound;
  const shape = `(None, ${outputShape.join(', ')})`;
  return [
    [`${name} (${kind})`, shape, grouped(parameters), first],
    ...more.map((other) => ['', '', '', other]),
  ];
}

function grouped(value: number): string {
  return value.toLocaleString('en');
}

import type { GraphNode } from '../graph/definition.js';
import { asList } from '../kinds/config.js';
import type { Shape } from '../kinds/kind.js';
import { reshape } from '../ops/shape.js';
import type { Made } from './made.js';
import type { LayerConfig, Topology } from './topology.js';

/*
 * Models that take an image as rows of grey values, [28, 28], or as one row of all values to which they
 * give a shape, [784]. Their input is an image here; behind it stand the values as the model takes them.
 */

/** What an InputLayer takes, without the batch axis. */
const dimsOf = ({ config }: LayerConfig): readonly unknown[] =>
  asList(config['batch_input_shape'] ?? config['batch_shape']).slice(1);

const isSize = (value: unknown): value is number => Number.isInteger(value) && Number(value) > 0;

/** The shape of the image that each such input stands for; none where another input takes an image. */
export function flatImages({ layers, calls }: Topology): ReadonlyMap<string, Shape> {
  const inputs = layers.filter(({ className }) => className === 'InputLayer');
  if (inputs.some((input) => dimsOf(input).length === 3)) return new Map();
  const byName = new Map(layers.map((layer) => [layer.name, layer]));
  const readers = readersOf(calls);
  return new Map(
    inputs.flatMap((input): [string, Shape][] => {
      const dims = dimsOf(input).filter(isSize);
      if (dims.length < dimsOf(input).length) return [];
      if (dims.length === 2) return [[input.name, [...dims, 1]]];
      const shapes = [...(readers.get(input.name) ?? [])].flatMap(
        (reader) => shapeGiven(byName.get(reader), dims) ?? [],
      );
      return shapes[0] && dims.length === 1 ? [[input.name, shapes[0]]] : [];
    }),
  );
}

/** The layers that read each layer. */
function readersOf(calls: Topology['calls']): ReadonlyMap<string, ReadonlySet<string>> {
  const readers = new Map<string, Set<string>>();
  for (const { layer, reads } of calls) {
    for (const read of reads) {
      const known = readers.get(read.layer);
      if (known) known.add(layer);
      else readers.set(read.layer, new Set([layer]));
    }
  }
  return readers;
}

/** The image that a Reshape makes of a row of values. */
function shapeGiven(layer: LayerConfig | undefined, [count = 0]: Shape): [Shape] | undefined {
  if (layer?.className !== 'Reshape') return undefined;
  const target = asList(layer.config['target_shape']).map(Number);
  const known = target.filter((n) => n !== -1).reduce((product, n) => product * n, 1);
  const shape = target.map((n) => (n === -1 ? count / known : n));
  const fits = shape.length === 3 && shape.every(isSize);
  return fits && shape.reduce((product, n) => product * n, 1) === count ? [shape] : undefined;
}

/** An input with its values in the shape in which the model takes them. */
export function asTaken(
  input: LayerConfig,
  image: Shape,
): { readonly node: GraphNode; readonly made: Made } {
  const shape = dimsOf(input).map(Number);
  const name = `${input.name}/values`;
  const info: GraphNode['info'] = {
    name,
    kind: 'Reshape',
    role: 'layout',
    outputShape: shape,
    parameters: 0,
    inbound: [input.name],
    spatial: false,
    channels: image[2] ?? 1,
    partOf: input.name,
  };
  return {
    node: { name, op: reshape(shape), inputs: [input.name], weights: [], info },
    made: { tensor: name, source: input.name, shape, field: undefined },
  };
}

/** The input as one of that image. */
export const imageInputConfig = (input: LayerConfig, image: Shape): LayerConfig => ({
  ...input,
  config: { ...input.config, batch_input_shape: [null, ...image] },
});

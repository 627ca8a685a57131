import { assemble } from '../../src/core/assembly/assemble.js';
import { byName } from '../../src/core/assembly/weights.js';
import { readTopology } from '../../src/core/formats/keras/read-topology.js';
import { chosen } from '../../src/core/graph/choices.js';
import type { WeightData } from '../../src/core/graph/definition.js';
import { GraphNetwork } from '../../src/core/graph/graph-network.js';
import type { Network } from '../../src/core/graph/network.js';

/** One layer of a tiny network: a Keras class, what it reads, its settings, and where its code is. */
export type TinyLayer = readonly [
  kind: string,
  name: string,
  reads: readonly string[],
  config?: Readonly<Record<string, unknown>>,
  module?: 'keras.src.ops.numpy',
];

export interface TinyNetwork {
  /** `[height, width, channels]`; the input is called `input` and reads levels 0…255. */
  readonly input: readonly number[];
  /** Shapes of further inputs, by their names. */
  readonly others?: Readonly<Record<string, readonly number[]>>;
  readonly layers: readonly TinyLayer[];
  /** `layer/kernel`: shape and values. */
  readonly weights: Readonly<Record<string, readonly [readonly number[], readonly number[]]>>;
  /** Layers that are outputs; the last by default. */
  readonly outputs?: readonly string[];
  readonly metadata?: Readonly<Record<string, string | readonly string[]>>;
}

/** A functional Keras model of a few layers, read as a file would be. */
export function tinyNetwork(tiny: TinyNetwork): Network {
  const { input, layers, weights, metadata = {} } = tiny;
  const inputs = Object.entries({ input, ...tiny.others });
  const inputLayers = inputs.map(([name, shape]) => ({
    class_name: 'InputLayer',
    name,
    config: { name, batch_input_shape: [null, ...shape] },
    inbound_nodes: [],
  }));
  const others = layers.map(([kind, name, reads, config = {}, module = 'keras.layers']) => ({
    module,
    class_name: kind,
    name,
    config: { name, ...config },
    inbound_nodes: [reads.map((read) => [read, 0, 0, {}])],
  }));
  const outputs = tiny.outputs ?? [layers[layers.length - 1]![1]];
  const topology = readTopology({
    class_name: 'Functional',
    config: {
      name: 'tiny',
      layers: [...inputLayers, ...others],
      input_layers: inputs.map(([name]) => [name, 0, 0]),
      output_layers: outputs.map((name) => [name, 0, 0]),
    },
  });
  const given = new Map(Object.entries(weights).map(([key, data]) => [key, weight(data)]));
  const graph = assemble(topology, {
    weights: byName(
      new Map(
        [...given].map(([key, { shape, values }]) => [key, { shape, read: async () => values }]),
      ),
    ),
    preprocessing: { mean: [0, 0, 0], std: [1, 1, 1], channels: 'RGB' },
    metadata: { ...metadata },
  });
  return new GraphNetwork(chosen({ ...graph, weights: given }));
}

function weight([shape, values]: readonly [readonly number[], readonly number[]]): WeightData {
  return { shape, values: Float32Array.from(values) };
}

import type { InputInfo, LayerInfo, OutputInfo } from '../../../src/core/graph/layer-info.js';
import type { ModelSummary } from '../../../src/core/summary/model-summary.types.js';
import { roleOfKind } from '../../support/layer-role.js';

type Part = Pick<LayerInfo, 'name' | 'kind' | 'outputShape' | 'inbound'> & Partial<LayerInfo>;

const layer = (part: Part): LayerInfo => ({
  ...roleOfKind(part.kind),
  parameters: 10,
  spatial: part.outputShape.length > 2,
  channels: part.outputShape.at(-1) ?? 0,
  ...part,
});

/** A stem, a stage of one plain block, one of two blocks of which the second has a skip. */
export const layers: readonly LayerInfo[] = [
  layer({ name: 'image', kind: 'InputLayer', outputShape: [32, 32, 3], inbound: [] }),
  layer({
    name: 'stem',
    kind: 'Conv2D',
    outputShape: [16, 16, 8],
    inbound: ['image'],
    window: [3, 3],
    strides: [2, 2],
    activation: 'relu6',
  }),
  ...inverted('a', 'stem', 16, 8, 12, 1),
  ...inverted('b', 'a_project', 8, 12, 16, 2),
  ...inverted('c', 'b_project', 8, 16, 16, 1),
  layer({
    name: 'c_add',
    kind: 'Add',
    outputShape: [8, 8, 16],
    inbound: ['b_project', 'c_project'],
  }),
  layer({
    name: 'head',
    kind: 'Conv2D',
    outputShape: [8, 8, 32],
    inbound: ['c_add'],
    window: [1, 1],
    strides: [1, 1],
    activation: 'relu6',
  }),
  layer({ name: 'pool', kind: 'GlobalAveragePooling2D', outputShape: [32], inbound: ['head'] }),
  layer({
    name: 'classes',
    kind: 'Dense',
    outputShape: [4],
    inbound: ['pool'],
    activation: 'softmax',
  }),
];

/** Expand, depthwise, project: an inverted bottleneck. */
function inverted(
  name: string,
  from: string,
  size: number,
  channels: number,
  out: number,
  stride: number,
): LayerInfo[] {
  const before = size * stride;
  const wide = channels * 6;
  return [
    layer({
      name: `${name}_expand`,
      kind: 'Conv2D',
      outputShape: [before, before, wide],
      inbound: [from],
      window: [1, 1],
      strides: [1, 1],
      activation: 'relu6',
    }),
    layer({
      name: `${name}_depthwise`,
      kind: 'DepthwiseConv2D',
      outputShape: [size, size, wide],
      inbound: [`${name}_expand`],
      window: [5, 5],
      strides: [stride, stride],
      activation: 'relu6',
    }),
    layer({
      name: `${name}_project`,
      kind: 'Conv2D',
      outputShape: [size, size, out],
      inbound: [`${name}_depthwise`],
      window: [1, 1],
      strides: [1, 1],
    }),
  ];
}

const input: InputInfo = {
  name: 'image',
  shape: [32, 32, 3],
  preprocessing: { mean: [0, 0, 0], std: [1, 1, 1], channels: 'RGB' },
};

const output: OutputInfo = {
  name: 'classes',
  shape: [4],
  logits: 'classes',
  activation: 'softmax',
};

export const model: ModelSummary = {
  name: 'small',
  fingerprint: '0123456789abcdef',
  layers,
  input,
  output,
  inputs: [input],
  outputs: [output],
  classNames: ['cat', 'dog', 'bird', 'fish'],
  parameters: 4_650_000,
  convolutions: 11,
  heatmapLayer: { layer: 'head', reason: { kind: 'last-spatial', rows: 4, columns: 4 } },
  labels: 'listed',
  readings: [],
  guess: null,
  dataset: 'ImageNet',
  remarks: [],
};

/** Blocks of two convolutions with a skip, one after another, all of one shape. */
export function longModel(blocks: number): ModelSummary {
  const all: LayerInfo[] = [
    layer({ name: 'image', kind: 'InputLayer', outputShape: [32, 32, 8], inbound: [] }),
  ];
  for (let i = 1; i <= blocks; i++) {
    const from = all.at(-1)!.name;
    for (const [name, inbound] of [
      [`block${i}_first_convolution`, from],
      [`block${i}_second_convolution`, `block${i}_first_convolution`],
    ] as const) {
      const shape = [32, 32, 8];
      all.push(layer({ name, kind: 'Conv2D', outputShape: shape, inbound: [inbound] }));
    }
    const inbound = [from, `block${i}_second_convolution`];
    all.push(layer({ name: `block${i}_add`, kind: 'Add', outputShape: [32, 32, 8], inbound }));
  }
  all.push(
    layer({
      name: 'pool',
      kind: 'GlobalAveragePooling2D',
      outputShape: [8],
      inbound: [all.at(-1)!.name],
    }),
  );
  return { ...model, name: 'long', layers: all };
}

/** A backbone of the small network's body within a model. */
export const nestedModel: ModelSummary = {
  ...model,
  name: 'nested',
  layers: layers.map((one) => {
    const inside = (name: string): string =>
      ['image', 'pool', 'classes'].includes(name) ? name : `backbone/${name}`;
    const name = inside(one.name);
    const group = name === one.name ? {} : { group: 'backbone' };
    return { ...one, name, inbound: one.inbound.map(inside), ...group };
  }),
};

/** An image and, by a longer way, its depth, added and sorted. */
export const twoInputModel: ModelSummary = {
  ...model,
  name: 'two inputs',
  layers: [
    layer({ name: 'image', kind: 'InputLayer', outputShape: [32, 32, 8], inbound: [] }),
    layer({ name: 'depth', kind: 'InputLayer', outputShape: [32, 32, 1], inbound: [] }),
    ...(['first', 'second'] as const).map((name, at) =>
      layer({
        name,
        kind: 'Conv2D',
        outputShape: [32, 32, 8],
        inbound: [at === 0 ? 'depth' : 'first'],
        window: [3, 3],
      }),
    ),
    layer({ name: 'sum', kind: 'Add', outputShape: [32, 32, 8], inbound: ['image', 'second'] }),
    layer({ name: 'pool', kind: 'GlobalAveragePooling2D', outputShape: [8], inbound: ['sum'] }),
  ],
};

import type { Selection, Slot, Snapshot, ViewJob, Want } from '../../../src/session/snapshot.js';
import type { JobResult } from '../../../src/workers/jobs.types.js';
import type { InputInfo, OutputInfo } from '../../../src/core/graph/layer-info.js';
import type { ModelSummary } from '../../../src/core/summary/model-summary.types.js';

type Slots = { readonly [K in ViewJob]?: Slot<JobResult<K>> };

const selection: Selection = {
  classIndex: null,
  layer: null,
  channel: null,
  method: 'grad-cam',
  order: 'telling',
  page: 0,
  cell: null,
};

/** A model of one layer whose cells see 2×2 pixels of a 4×4 photo. */
const input: InputInfo = {
  name: 'input',
  shape: [4, 4, 3],
  preprocessing: { mean: [0, 0, 0], std: [1, 1, 1], channels: 'RGB' },
};

const output: OutputInfo = {
  name: 'softmax',
  shape: [2],
  logits: 'logits',
  activation: 'softmax',
};

export const model: ModelSummary = {
  name: 'small',
  fingerprint: '0123456789abcdef',
  layers: [
    {
      name: 'conv',
      kind: 'Conv2D',
      role: 'convolution',
      outputShape: [2, 2, 30],
      parameters: 1,
      inbound: [],
      spatial: true,
      channels: 30,
      receptiveField: {
        vertical: { start: 0, stride: 2, size: 2 },
        horizontal: { start: 0, stride: 2, size: 2 },
      },
    },
  ],
  input,
  output,
  inputs: [input],
  outputs: [output],
  classNames: ['cat', 'dog'],
  parameters: 1,
  convolutions: 1,
  heatmapLayer: { layer: 'conv', reason: { kind: 'last-spatial', rows: 2, columns: 2 } },
  labels: 'listed',
  readings: [],
  guess: null,
  dataset: null,
  remarks: [],
};

/** A snapshot whose slots are those given, whatever is asked; the others are empty. */
export function snapshotOf(slots: Slots, rest: Partial<Snapshot> = {}): Snapshot {
  const base: Omit<Snapshot, 'slot'> = {
    model: { phase: 'ready', value: model },
    modelOutline: null,
    kept: null,
    modelSource: 'small',
    image: { phase: 'empty' },
    imageSource: null,
    selection,
    chosen: { classIndex: 0, layer: 'conv', channel: 0 },
    job: null,
    awaited: null,
    notice: null,
    locked: [],
    backend: null,
    timings: {},
    ...rest,
  };
  return {
    ...base,
    slot: <K extends ViewJob>(want: Extract<Want, { job: K }>): Slot<JobResult<K>> => {
      const job: K = want.job;
      const slot: Slot<JobResult<K>> | undefined = slots[job];
      return slot ?? { phase: 'empty' };
    },
  };
}

/** Those parts of the selection that differ from nothing chosen. */
export function selected(parts: Partial<Selection>): Selection {
  return { ...selection, ...parts };
}

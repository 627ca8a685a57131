import { roleOfKind } from '../support/layer-role.js';
import { planRuns } from '../../src/session/plan.js';
import { reduce } from '../../src/session/reduce.js';
import { initialState, type SessionState } from '../../src/session/state.js';
import type { Action } from '../../src/session/actions.js';
import type { JobCall, Completed } from '../../src/session/call.js';
import type { Want } from '../../src/session/snapshot.js';
import type { ActivationsResult } from '../../src/core/activation/activations.types.js';
import type { FilterPicture } from '../../src/core/feature-visualization/filters.types.js';
import type { InputInfo, LayerInfo, OutputInfo } from '../../src/core/graph/layer-info.js';
import type { HeatmapResult } from '../../src/core/attribution/heatmap.types.js';
import { stretched } from '../../src/core/placement/placement.js';
import type { ModelSummary } from '../../src/core/summary/model-summary.types.js';
import type { PredictResult } from '../../src/core/prediction/predict.types.js';
import type { OpenImage } from '../../src/workers/jobs.types.js';

/** A session driven by hand: what the plan says is done at once, and the clock stands still. */
export class Session {
  state: SessionState = initialState;
  /** Every call that was started, in order. */
  readonly started: JobCall[] = [];
  readonly dropped: number[] = [];
  /** Whether questions about memory are answered at once. */
  answersMemory = true;

  /** What happens, and then the views say what they want: the same as before. */
  act(action: Action): this {
    this.follow(action);
    const { settled, wants } = this.state;
    return settled ? this : this.follow({ type: 'wanted', wants });
  }

  private follow(action: Action): this {
    this.state = reduce(this.state, action);
    const { drop, start } = planRuns(this.state);
    for (const run of drop) {
      this.dropped.push(run);
      this.state = reduce(this.state, { type: 'dropped', run });
    }
    for (const call of start) {
      const run = this.started.push(call) - 1;
      this.state = reduce(this.state, { type: 'started', run, call, at: 1000 });
      if (call.job === 'backend' && !call.request.prefer && this.answersMemory) {
        this.follow({ type: 'done', run, completed: { job: 'backend', result: wasm }, at: 1000 });
      }
    }
    return this;
  }

  want(...wants: Want[]): this {
    return this.act({ type: 'wanted', wants });
  }

  /** Number of the run of that job that is under way; throws when there is none. */
  run(job: JobCall['job']): number {
    const run = this.state.runs.find(({ call }) => call.job === job);
    if (!run) throw new Error(`no ${job} runs, but ${this.jobs().join(', ') || 'nothing'}`);
    return run.id;
  }

  /** The jobs under way. */
  jobs(): string[] {
    return this.state.runs.map(({ call }) => call.job);
  }

  done(completed: Completed): this {
    return this.act({ type: 'done', run: this.run(completed.job), completed, at: 1250 });
  }

  fail(job: JobCall['job'], name: string): this {
    const failure = { name, message: `${name} happened` };
    return this.act({ type: 'failed', run: this.run(job), failure });
  }

  /** The request of the run of that job that is under way. */
  request(job: JobCall['job']): JobCall['request'] {
    const request = this.started[this.run(job)]?.request;
    if (!request) throw new Error(`no ${job} was started`);
    return request;
  }

  askModel(source = 'small'): this {
    return this.act({ type: 'model-asked', source, from: `https://example.org/${source}.json` });
  }

  askImage(source = 'cat.jpg'): this {
    return this.act({ type: 'image-asked', source, name: source, from: source });
  }

  openImage(): this {
    return this.done({ job: 'open-image', result: photo });
  }

  openModel(model: ModelSummary = small): this {
    return this.done({ job: 'open-model', result: model });
  }

  /** Says that it knows its backend, so that no search for one comes between. */
  settleBackend(): this {
    this.state = { ...this.state, backend: { ...this.state.backend, asked: null } };
    return this;
  }
}

export const wasm = { name: 'wasm', available: ['wasm', 'cpu'], tensors: 10, bytes: 40 } as const;

/** A session with a model and a photo open. */
export function openSession(): Session {
  return new Session().settleBackend().askModel().openModel().askImage().openImage();
}

function layer(name: string, kind: string, shape: readonly number[]): LayerInfo {
  return {
    name,
    kind,
    ...roleOfKind(kind),
    outputShape: shape,
    parameters: 0,
    inbound: [],
    spatial: shape.length === 3,
    channels: shape.at(-1)!,
  };
}

const input: InputInfo = {
  name: 'input',
  shape: [8, 8, 3],
  preprocessing: { mean: [0, 0, 0], std: [255, 255, 255], channels: 'RGB' },
};

const output: OutputInfo = {
  name: 'softmax',
  shape: [3],
  logits: 'logits',
  activation: 'softmax',
};

export const small: ModelSummary = {
  name: 'small',
  fingerprint: '0123456789abcdef',
  layers: [
    layer('conv', 'Conv2D', [8, 8, 16]),
    layer('add', 'Add', [8, 8, 16]),
    layer('head', 'Conv2D', [4, 4, 32]),
    layer('logits', 'Dense', [3]),
  ],
  input,
  output,
  inputs: [input],
  outputs: [output],
  classNames: ['cat', 'dog', 'cup'],
  parameters: 0,
  convolutions: 2,
  heatmapLayer: { layer: 'head', reason: { kind: 'last-spatial', rows: 7, columns: 7 } },
  labels: 'listed',
  readings: [],
  guess: null,
  dataset: null,
  remarks: [],
};

/** Another model, without the layers of the first. */
export const other: ModelSummary = {
  ...small,
  name: 'other',
  fingerprint: '0123456789abcdef',
  layers: [layer('first', 'Conv2D', [8, 8, 4])],
  heatmapLayer: { layer: 'first', reason: { kind: 'last-spatial', rows: 7, columns: 7 } },
};

const pixel = { width: 1, height: 1, pixels: new Uint8ClampedArray(4) };

export const photo: OpenImage = {
  name: 'cat.jpg',
  width: 1,
  height: 1,
  input: pixel,
  display: pixel,
};

export function prediction(...order: number[]): PredictResult {
  return {
    top: order.map((index) => ({
      index,
      name: small.classNames[index]!,
      probability: 0.3,
      logit: 1,
    })),
    logits: new Float32Array(3),
    probabilities: new Float32Array(3),
  };
}

export function heatmap(classIndex: number): HeatmapResult {
  const map = { height: 1, width: 1, values: new Float32Array(1) };
  return {
    method: 'grad-cam',
    settings: {},
    layers: ['head'],
    layerReason: null,
    target: {
      tensor: 'score',
      classes: [{ index: classIndex, name: small.classNames[classIndex]! }],
      against: [],
      unit: null,
    },
    value: 1,
    signed: false,
    map,
    positive: map,
    placement: stretched(map, { height: 1, width: 1 }),
    inputMap: map,
    empty: null,
    perChannel: null,
    facts: {},
  };
}

export function activations(
  layer: string,
  telling: number[],
  dead: number[] = [],
): ActivationsResult {
  return {
    layer,
    height: 1,
    width: 1,
    placement: null,
    channels: telling.length,
    indices: [],
    values: new Float32Array(0),
    mean: new Float32Array(telling.length),
    max: Float32Array.from(telling),
    telling: Float32Array.from(telling),
    dead,
  };
}

export function picture(
  channel: number,
  status: FilterPicture['status'] = 'done',
  step = 64,
): FilterPicture {
  return {
    channel,
    variant: 0,
    size: 1,
    pixels: new Uint8ClampedArray(4),
    step,
    steps: 64,
    status,
    course: new Float32Array(0),
    stages: [],
  };
}

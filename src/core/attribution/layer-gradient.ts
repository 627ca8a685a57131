import { argMax, cast, dispose, oneHot, tidy } from '@tensorflow/tfjs-core';
import { ancestorsOf } from '../ancestors.js';
import type { RunOptions } from '../checkpoint.js';
import { ClassNotFoundError, NotSpatialError, OptionError } from '../errors.js';
import type { Network, Objective, TensorMap } from '../graph/network.js';
import { inputFeed } from '../input-feed.js';
import { classOutput } from '../predict.js';
import { readTensor } from '../read-tensor.js';

/** A layer's output for one image, and how a class's logit changes with it. */
export interface LayerGradient {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  /** A, `[height, width, channels]`. */
  readonly activations: Float32Array;
  /** G = ∂ logit / ∂ A, `[height, width, channels]`. */
  readonly gradients: Float32Array;
  readonly classIndex: number;
  /** Value of the class before softmax or sigmoid. */
  readonly logit: number;
}

/** What to differentiate, and where. */
export interface LayerGradientRequest {
  readonly layer: string;
  /** The strongest class when there is none. */
  readonly classIndex?: number | undefined;
}

/**
 * The gradient of a class's logit with respect to a layer, in one forward pass and a reverse pass
 * that ends at the layer. Skips around the layer count as constants: nothing flows past it.
 *
 * @throws LayerNotFoundError, NotSpatialError, ClassNotFoundError, NumericError, AbortError;
 * OptionError when the class does not depend on the layer
 */
export async function layerGradient(
  network: Network,
  image: Float32Array,
  request: LayerGradientRequest,
  options: RunOptions = {},
): Promise<LayerGradient> {
  const { layer } = request;
  const { logits, shape } = classOutput(network);
  const [height, width, channels] = spatialShape(network, layer, logits);
  checkClass(request.classIndex, shape[0] ?? 0);
  const feeds = inputFeed(network, image);
  let found: { values: TensorMap; gradients: TensorMap } = { values: {}, gradients: {} };
  try {
    const objective = classLogit(logits, layer, request.classIndex);
    found = await network.gradient(objective, feeds, [layer], options);
    const scores = await readTensor(found.values, logits);
    const classIndex = request.classIndex ?? indexOfMaximum(scores);
    const activations = await readTensor(found.values, layer);
    const gradients = await readTensor(found.gradients, layer);
    const logit = scores[classIndex]!;
    return { height, width, channels, activations, gradients, classIndex, logit };
  } finally {
    dispose([feeds, found.values, found.gradients]);
  }
}

/** The logit of a class, or the highest one: chosen on the backend, so nothing waits for a read. */
function classLogit(logits: string, layer: string, classIndex: number | undefined): Objective {
  return {
    reads: [logits, layer],
    seed: (tensors) => ({
      [logits]: tidy(() => {
        const scores = tensors[logits]!;
        const classes = scores.shape[scores.rank - 1]!;
        const chosen = classIndex === undefined ? argMax(scores, -1) : [classIndex];
        return cast(oneHot(chosen, classes), 'float32');
      }),
    }),
  };
}

function spatialShape(
  network: Network,
  layer: string,
  logits: string,
): readonly [number, number, number] {
  const info = network.layer(layer);
  const [height = 1, width = 1, channels = 1] = info.outputShape;
  if (!info.spatial || info.outputShape.length !== 3) {
    const shape = `[${info.outputShape.join(', ')}]`;
    throw new NotSpatialError(`"${layer}" has no rows and columns (its output is ${shape})`);
  }
  const before = ancestorsOf(network, logits);
  if (before.has(layer) || before.has(info.partOf ?? layer)) return [height, width, channels];
  throw new OptionError(`the classes do not depend on "${layer}"`);
}

function checkClass(index: number | undefined, count: number): void {
  if (index === undefined || (Number.isInteger(index) && index >= 0 && index < count)) return;
  throw new ClassNotFoundError(`the classes are 0 to ${count - 1}, not ${index}`);
}

function indexOfMaximum(values: Float32Array): number {
  return values.reduce((best, value, index) => (value > values[best]! ? index : best), 0);
}

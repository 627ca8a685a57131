import {
  floats,
  functional,
  input,
  layer,
  modelJson,
  point,
  pointWeights,
  type LayerJson,
  type WeightJson,
} from '../core/formats/model-files.js';

/** A small model: layers, what goes in and comes out, and its weights by name and shape. */
export interface SmallModel {
  readonly layers: readonly LayerJson[];
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly weights: readonly WeightJson[];
  readonly metadata?: Readonly<Record<string, unknown>>;
  /** Instead of 0.01, 0.02, … */
  readonly values?: Float32Array<ArrayBuffer>;
}

/**
 * Colours of 4 × 4 pixels, a convolution of 1 × 1 with two channels, and what comes behind it, of which
 * the last is the output.
 */
export function behindConv(
  behind: readonly LayerJson[],
  { conv = 'conv', weights = [] }: { conv?: string; weights?: readonly WeightJson[] } = {},
): SmallModel {
  const layers = [input(), layer('Conv2D', conv, point, 'image'), ...behind];
  return {
    layers,
    inputs: ['image'],
    outputs: [layers.at(-1)?.name ?? conv],
    weights: [...pointWeights(conv), ...weights],
  };
}

/** The share of each channel, by its mean. */
export const shares = (reads: string): readonly LayerJson[] => [
  layer('GlobalAveragePooling2D', 'mean', {}, reads),
  layer('Activation', 'shares', { activation: 'softmax' }, 'mean'),
];

/** `units` values of the channels' means. */
export const denseTop = (units: number, activation: string): SmallModel =>
  behindConv(
    [
      layer('GlobalAveragePooling2D', 'mean', {}, 'conv'),
      layer('Dense', 'top', { units, activation }, 'mean'),
    ],
    { weights: dense('top', [2, units]) },
  );

export const dense = (name: string, shape: readonly [number, number]): readonly WeightJson[] => [
  { name: `${name}/kernel`, shape },
  { name: `${name}/bias`, shape: [shape[1]] },
];

/** Its files as tfjs writes them, by their names. */
export function filesOf(
  { layers, inputs, outputs, weights, metadata, values }: SmallModel,
  shard = 'group1-shard1of1.bin',
): Readonly<Record<string, string | ArrayBuffer>> {
  const json = {
    ...modelJson(functional(layers, inputs, outputs), weights, [shard]),
    ...(metadata && { userDefinedMetadata: metadata }),
  };
  return { 'model.json': JSON.stringify(json), [shard]: values?.buffer ?? floats(weights) };
}

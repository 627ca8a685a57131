import { engine, type Tensor } from '@tensorflow/tfjs-core';
import type { Affine } from '../batch-normalization.js';
import { kernelsRun, machineOf, registerOnce } from './instance.js';

const NAME = 'ConvlensNormalizeWithMeans';

/**
 * `x · scale + shift`, clipped to `[low, ceiling]`, and the means over the last axis of `x`, of what
 * is clipped and of the result, in one pass over memory: `[result, mean, mean, mean]`. Null where
 * the kernels do not run.
 */
export function normalizeWithMeansOnWasm(
  x: Tensor,
  { scale, shift }: Affine,
  low: number,
  ceiling: number,
): Tensor[] | null {
  if (!kernelsRun()) return null;
  return engine().runKernel(NAME, { x, scale, shift }, { low, ceiling });
}

registerOnce(NAME, ({ inputs: { x, scale, shift }, attrs, backend }) => {
  const { wasm, kernels, at } = machineOf(backend);
  const { low, ceiling } = attrs as { low?: number; ceiling?: number };
  if (!x || !scale || !shift) throw new RangeError(`${NAME} without its inputs`);
  const grid = x.shape.slice(0, -1);
  const result = wasm.makeOutput(x.shape, 'float32');
  const means = [0, 1, 2].map(() => wasm.makeOutput(grid, 'float32'));
  const [ofInput = 0, ofInner = 0, ofResult = 0] = means.map(at);
  kernels.normalizeWithMeans(
    at(x),
    at(scale),
    at(shift),
    at(result),
    ofInput,
    ofInner,
    ofResult,
    grid.reduce((product, n) => product * n, 1),
    x.shape[x.shape.length - 1] ?? 1,
    low ?? -Infinity,
    ceiling ?? Infinity,
  );
  return [result, ...means];
});

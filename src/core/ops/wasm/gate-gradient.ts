import { engine, type Tensor } from '@tensorflow/tfjs-core';
import { kernelsRun, machineOf, registerOnce } from './instance.js';

const NAME = 'ConvlensGateGradient';

/**
 * The gradient through ReLU or ReLU6 in one pass over memory: `dy` where `low < dy` and
 * `0 < y < ceiling`, else 0. Null where the kernels do not run.
 */
export function gateGradientOnWasm(
  dy: Tensor,
  y: Tensor,
  ceiling: number,
  low: number,
): Tensor | null {
  if (dy.size !== y.size || !kernelsRun()) return null;
  return engine().runKernel(NAME, { dy, y }, { ceiling, low });
}

registerOnce(NAME, ({ inputs: { dy, y }, attrs, backend }) => {
  const { wasm, kernels, at } = machineOf(backend);
  const { ceiling, low } = attrs as { ceiling?: number; low?: number };
  if (!dy || !y) throw new RangeError(`${NAME} without its inputs`);
  const out = wasm.makeOutput(dy.shape, 'float32');
  const count = dy.shape.reduce((product, n) => product * n, 1);
  kernels.gateGradient(at(dy), at(y), at(out), count, ceiling ?? Infinity, low ?? -Infinity);
  return out;
});

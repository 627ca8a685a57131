import { engine, type Tensor4D } from '@tensorflow/tfjs-core';
import type { WindowAxis } from '../window.js';
import { kernelsRun, machineOf, registerOnce } from './instance.js';

const NAME = 'ConvlensMaxPoolGradient';

/**
 * Gradient of max-pooling with respect to its input `x`; of several equal maxima the first gets it.
 * Null where the kernels do not run, or the channels are no multiple of four.
 */
export function maxPoolGradientOnWasm(
  x: Tensor4D,
  dy: Tensor4D,
  rows: WindowAxis,
  columns: WindowAxis,
): Tensor4D | null {
  if (x.shape[3] % 4 !== 0 || !kernelsRun()) return null;
  return engine().runKernel(NAME, { x, dy }, { rows: { ...rows }, columns: { ...columns } });
}

registerOnce(NAME, ({ inputs: { x, dy }, attrs, backend }) => {
  const { wasm, kernels, at } = machineOf(backend);
  const { rows, columns } = attrs as unknown as { rows: WindowAxis; columns: WindowAxis };
  if (!x || !dy) throw new RangeError(`${NAME} without its inputs`);
  const dx = wasm.makeOutput(x.shape, 'float32');
  wasm.typedArrayFromHeap(dx).fill(0);
  const [n = 1, height = 1, width = 1, channels = 1] = x.shape;
  for (let image = 0; image < n; image++) {
    kernels.maxPoolGradient(
      at(x) + 4 * image * height * width * channels,
      at(dy) + 4 * image * rows.output * columns.output * channels,
      at(dx) + 4 * image * height * width * channels,
      height,
      width,
      channels,
      rows.output,
      columns.output,
      rows.kernel,
      columns.kernel,
      rows.stride,
      columns.stride,
      rows.before,
      columns.before,
    );
  }
  return dx;
});

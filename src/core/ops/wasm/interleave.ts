import { engine, type Tensor4D, type TensorInfo } from '@tensorflow/tfjs-core';
import type { Grid } from '../strided-grid.types.js';
import { kernelsRun, machineOf, registerOnce } from './instance.js';

const NAME = 'ConvlensInterleave';

/**
 * Puts the phases of a strided grid side by side: that of place `[r, c]`, a run of channels of one of
 * the `parts`, fills the cells `(q·sh + r, p·sw + c)` of the result `[n, height, width, channels]`. Null
 * where the kernels do not run.
 */
export function interleaveOnWasm(
  parts: readonly Tensor4D[],
  { places, strides, size }: Grid,
): Tensor4D | null {
  if (!kernelsRun()) return null;
  const named = Object.fromEntries(parts.map((part, index) => [`part${index}`, part]));
  return engine().runKernel(NAME, named, {
    places: places.map((place) => [...place]),
    strides: [...strides],
    size: [...size],
  });
}

registerOnce(NAME, ({ inputs, attrs, backend }) => {
  const { wasm, kernels, at } = machineOf(backend);
  const { places, strides, size } = attrs as unknown as Grid;
  const parts = Object.values(inputs).filter((part): part is TensorInfo => part !== undefined);
  const [n = 1, rows = 1, cells = 1, depth = 1] = parts[0]?.shape ?? [];
  const [sh, sw] = strides;
  const [height, width] = size;
  const perPart = places.length / parts.length;
  const channels = depth / perPart;
  const out = wasm.makeOutput([n, height, width, channels], 'float32');
  if (places.length < sh * sw) wasm.typedArrayFromHeap(out).fill(0);
  const cell = 4 * channels;
  for (const [phase, [r, c]] of places.entries()) {
    const part = parts[Math.floor(phase / perPart)];
    if (!part) continue;
    for (let image = 0; image < n; image++) {
      kernels.copyCells(
        at(part) + 4 * depth * rows * cells * image + cell * (phase % perPart),
        at(out) + cell * (width * (height * image + r) + c),
        Math.min(rows, Math.ceil((height - r) / sh)),
        Math.min(cells, Math.ceil((width - c) / sw)),
        channels,
        4 * depth * cells,
        4 * depth,
        cell * width * sh,
        cell * sw,
      );
    }
  }
  return out;
});

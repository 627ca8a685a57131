import { engine, type Tensor4D, type TensorInfo } from '@tensorflow/tfjs-core';
import type { Pair } from '../window.js';
import { kernelsRun, machineOf, registerOnce } from './instance.js';

const NAME = 'ConvlensInterleave';

/**
 * Puts the phases of a strided grid side by side: phase `r · sw + c`, a run of channels of one of the
 * `parts`, fills the cells `(q·sh + r, p·sw + c)` of the result `[n, height, width, channels]`. Null
 * where the kernels do not run.
 */
export function interleaveOnWasm(
  parts: readonly Tensor4D[],
  strides: Pair,
  size: Pair,
): Tensor4D | null {
  if (!kernelsRun()) return null;
  const named = Object.fromEntries(parts.map((part, index) => [`part${index}`, part]));
  return engine().runKernel(NAME, named, { strides: [...strides], size: [...size] });
}

registerOnce(NAME, ({ inputs, attrs, backend }) => {
  const { wasm, kernels, at } = machineOf(backend);
  const { strides, size } = attrs as unknown as { strides: Pair; size: Pair };
  const parts = Object.values(inputs).filter((part): part is TensorInfo => part !== undefined);
  const [n = 1, rows = 1, cells = 1, depth = 1] = parts[0]?.shape ?? [];
  const [sh, sw] = strides;
  const [height, width] = size;
  const perPart = (sh * sw) / parts.length;
  const channels = depth / perPart;
  const out = wasm.makeOutput([n, height, width, channels], 'float32');
  const cell = 4 * channels;
  for (let phase = 0; phase < sh * sw; phase++) {
    const part = parts[Math.floor(phase / perPart)];
    if (!part) continue;
    const [r, c] = [Math.floor(phase / sw), phase % sw];
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

import { engine, type Tensor, type Tensor4D, type TensorInfo } from '@tensorflow/tfjs-core';
import type { WindowAxis } from '../window.js';
import { kernelsRun, machineOf, registerOnce } from './instance.js';

const NAME = 'ConvlensDepthwiseGradient';

/** A gate that the gradient passes: where `0 < output < ceiling`, else 0. */
export interface PassedGate {
  readonly output: Tensor;
  readonly ceiling: number;
}

/**
 * Gradient of a depthwise convolution `[kh, kw, c, 1]` with respect to its input, with those of the
 * gate behind it and of the gate that its input came through. Phases of a stride go straight to
 * their places, and neither gate is a pass over memory of its own. Null where the kernels do not
 * run, the channels are no multiple of four, or the window is dilated.
 */
export function depthwiseGradientOnWasm(
  dy: Tensor4D,
  filter: Tensor4D,
  rows: WindowAxis,
  columns: WindowAxis,
  gates: { readonly behind?: PassedGate | undefined; readonly before?: PassedGate | undefined },
): Tensor4D | null {
  const dilated = rows.dilation > 1 || columns.dilation > 1;
  if (dilated || dy.shape[3] % 4 !== 0 || !kernelsRun()) return null;
  const { behind, before } = gates;
  const outputs = {
    ...(behind ? { behind: behind.output } : {}),
    ...(before ? { before: before.output } : {}),
  };
  return engine().runKernel(
    NAME,
    { dy, filter, ...outputs },
    {
      rows: { ...rows },
      columns: { ...columns },
      behindCeiling: behind?.ceiling ?? Infinity,
      beforeCeiling: before?.ceiling ?? Infinity,
    },
  );
}

interface Attributes {
  readonly rows: WindowAxis;
  readonly columns: WindowAxis;
  readonly behindCeiling: number;
  readonly beforeCeiling: number;
}

registerOnce(NAME, ({ inputs: { dy, filter, behind, before }, attrs, backend }) => {
  const { wasm, kernels, at } = machineOf(backend);
  const { rows, columns, behindCeiling, beforeCeiling } = attrs as unknown as Attributes;
  if (!dy || !filter) throw new RangeError(`${NAME} without its inputs`);
  const [n = 1, , , channels = 1] = dy.shape;
  const dx = wasm.makeOutput([n, rows.input, columns.input, channels], 'float32');
  const from = rows.output * columns.output * channels;
  const to = rows.input * columns.input * channels;
  // dy behind its gate, one image at a time: it stays in the processor's cache.
  const gated: TensorInfo | undefined = behind && wasm.makeOutput([from], 'float32');
  for (let image = 0; image < n; image++) {
    const own = at(dy) + 4 * image * from;
    if (behind && gated) {
      const output = at(behind) + 4 * image * from;
      kernels.gateGradient(own, output, at(gated), from, behindCeiling, -Infinity);
    }
    kernels.depthwiseGradient(
      gated ? at(gated) : own,
      at(filter),
      before ? at(before) + 4 * image * to : 0,
      at(dx) + 4 * image * to,
      rows.input,
      columns.input,
      channels,
      rows.output,
      columns.output,
      rows.kernel,
      columns.kernel,
      rows.stride,
      columns.stride,
      rows.before,
      columns.before,
      beforeCeiling,
    );
  }
  if (gated) wasm.disposeData(gated.dataId);
  return dx;
});

/** Rows and columns. */
export type Pair = readonly [number, number];

/** Padding as a layer asks for it. */
export type Padding = 'same' | 'valid';

/** One axis of a sliding window over an input of a known size. */
export interface WindowAxis {
  readonly input: number;
  readonly output: number;
  readonly kernel: number;
  readonly stride: number;
  readonly dilation: number;
  /** Cells of padding before the first input cell; TensorFlow's `same` puts less before than after. */
  readonly before: number;
  readonly after: number;
}

/** Resolves padding for one axis as TensorFlow does. */
export function windowAxis(
  input: number,
  kernel: number,
  stride: number,
  dilation: number,
  padding: Padding,
): WindowAxis {
  const extent = (kernel - 1) * dilation + 1;
  const output =
    padding === 'same' ? Math.ceil(input / stride) : Math.floor((input - extent) / stride) + 1;
  const total = padding === 'same' ? Math.max(0, (output - 1) * stride + extent - input) : 0;
  const before = Math.floor(total / 2);
  return { input, output, kernel, stride, dilation, before, after: total - before };
}

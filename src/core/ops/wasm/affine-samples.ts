import { engine, type Tensor4D } from '@tensorflow/tfjs-core';
import { kernelsRun, machineOf, registerOnce } from './instance.js';

const NAME = 'ConvlensAffineSamples';

/** Where samples are taken: at `y = top + cos·row − sin·column`, `x = left + sin·row + cos·column`. */
export interface Grid {
  readonly cos: number;
  readonly sin: number;
  readonly top: number;
  readonly left: number;
}

/**
 * Bilinear samples of images `[n, height, width, channels]`, 0 outside; `back` is the adjoint, which
 * takes each cell to where its sample was taken. Null where the kernels do not run.
 */
export function affineSamplesOnWasm(image: Tensor4D, grid: Grid, back: boolean): Tensor4D | null {
  if (!kernelsRun()) return null;
  return engine().runKernel(NAME, { image }, { ...grid, back });
}

registerOnce(NAME, ({ inputs: { image }, attrs, backend }) => {
  const { wasm, kernels, at } = machineOf(backend);
  const { cos, sin, top, left, back } = attrs as unknown as Grid & { readonly back: boolean };
  if (!image) throw new RangeError(`${NAME} without its input`);
  const [n = 1, height = 1, width = 1, channels = 1] = image.shape;
  const out = wasm.makeOutput(image.shape, 'float32');
  wasm.typedArrayFromHeap(out).fill(0);
  kernels.affineSamples(
    at(image),
    at(out),
    n,
    height,
    width,
    channels,
    cos,
    sin,
    top,
    left,
    back ? 1 : 0,
  );
  return out;
});

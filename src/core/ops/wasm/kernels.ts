import { engine, getBackend, registerKernel } from '@tensorflow/tfjs-core';
import type { KernelBackend, Tensor, TensorInfo } from '@tensorflow/tfjs-core';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { KERNEL_BYTES } from './kernel-bytes.js';

/** The functions of kernels.wat, on the memory of one backend. */
interface Kernels {
  gateGradient(
    dy: number,
    y: number,
    out: number,
    count: number,
    ceiling: number,
    low: number,
  ): void;
}

const NAME = 'ConvlensGateGradient';

/** Kernels by backend instance; null where they cannot run. */
const loaded = new WeakMap<KernelBackend, Kernels | null>();
let module: WebAssembly.Module | undefined;

/**
 * The gradient through ReLU or ReLU6 in one pass over the memory of the wasm backend; null on every
 * other backend, and where the kernels cannot run (no SIMD, or threads, whose memory is shared).
 * Passes `dy` where `low < dy` and `0 < y < ceiling`.
 */
export function gateGradientOnWasm(
  dy: Tensor,
  y: Tensor,
  ceiling: number,
  low: number,
): Tensor | null {
  if (getBackend() !== 'wasm' || dy.size !== y.size || !kernelsOf(engine().backend)) return null;
  return engine().runKernel(NAME, { dy, y }, { ceiling, low }) as Tensor;
}

registerKernel({
  kernelName: NAME,
  backendName: 'wasm',
  kernelFunc({ inputs, attrs, backend }): TensorInfo {
    const wasm = backend as BackendWasm;
    const { dy, y } = inputs;
    const { ceiling, low } = attrs as { ceiling?: number; low?: number };
    const kernels = kernelsOf(wasm);
    if (!dy || !y || !kernels) throw new RangeError(`${NAME} without its inputs`);
    const out = wasm.makeOutput(dy.shape, 'float32');
    const at = (info: TensorInfo) => wasm.dataIdMap.get(info.dataId).memoryOffset;
    const count = dy.shape.reduce((product, n) => product * n, 1);
    kernels.gateGradient(at(dy), at(y), at(out), count, ceiling ?? Infinity, low ?? -Infinity);
    return out;
  },
});

function kernelsOf(backend: KernelBackend): Kernels | null {
  const known = loaded.get(backend);
  if (known !== undefined) return known;
  const made = instantiate(backend as BackendWasm);
  loaded.set(backend, made);
  return made;
}

/** Emscripten's module object as far as it is needed: its exports hold the memory. */
interface WithMemory {
  readonly asm?: { readonly memory?: WebAssembly.Memory };
}

function instantiate(backend: BackendWasm): Kernels | null {
  const { memory } = (backend.wasm as unknown as WithMemory).asm ?? {};
  if (!memory) return null;
  try {
    module ??= new WebAssembly.Module(decoded());
    const { exports } = new WebAssembly.Instance(module, { backend: { memory } });
    return exports as unknown as Kernels;
  } catch {
    // No SIMD here, or a shared memory: the ops have another way.
    return null;
  }
}

function decoded(): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(KERNEL_BYTES), (character) => character.charCodeAt(0));
}

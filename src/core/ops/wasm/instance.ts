import {
  engine,
  getBackend,
  getKernel,
  registerKernel,
  type KernelBackend,
  type KernelFunc,
  type TensorInfo,
} from '@tensorflow/tfjs-core';
import { guarded } from './guard.js';
import { KERNEL_BYTES } from './kernel-bytes.js';

/** The functions of kernels.wat on the memory of one backend; pointers and strides in bytes. */
export interface WasmKernels {
  gateGradient(
    dy: number,
    y: number,
    out: number,
    count: number,
    ceiling: number,
    low: number,
  ): void;
  copyCells(
    source: number,
    target: number,
    rows: number,
    cells: number,
    floats: number,
    sourceRow: number,
    sourceCell: number,
    targetRow: number,
    targetCell: number,
  ): void;
  maxPoolGradient(
    x: number,
    dy: number,
    dx: number,
    height: number,
    width: number,
    channels: number,
    outputHeight: number,
    outputWidth: number,
    kernelHeight: number,
    kernelWidth: number,
    strideHeight: number,
    strideWidth: number,
    top: number,
    left: number,
  ): void;
  normalizeWithMeans(
    x: number,
    scale: number,
    shift: number,
    out: number,
    inputMean: number,
    innerMean: number,
    outMean: number,
    cells: number,
    channels: number,
    low: number,
    ceiling: number,
  ): void;
  depthwiseGradient(
    dy: number,
    filter: number,
    before: number,
    dx: number,
    height: number,
    width: number,
    channels: number,
    outputHeight: number,
    outputWidth: number,
    kernelHeight: number,
    kernelWidth: number,
    strideHeight: number,
    strideWidth: number,
    top: number,
    left: number,
    ceiling: number,
  ): void;
  affineSamples(
    source: number,
    target: number,
    images: number,
    height: number,
    width: number,
    channels: number,
    cos: number,
    sin: number,
    top: number,
    left: number,
    back: number,
  ): void;
}

/** The part of the platform that is needed; its types differ from realm to realm. */
interface Platform {
  readonly WebAssembly: {
    readonly Module: new (bytes: Uint8Array) => object;
    readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
  };
}

const platform = globalThis as unknown as Platform;

/** The part of tfjs's wasm backend that kernels work with. */
interface WasmBackend extends KernelBackend {
  makeOutput(shape: readonly number[], dtype: 'float32'): TensorInfo;
  /** A view of a tensor's values in the backend's memory. */
  typedArrayFromHeap(info: TensorInfo): Float32Array;
  readonly dataIdMap: { get(dataId: object): { readonly memoryOffset: number } };
  /** Emscripten's module; its exports hold the memory. */
  readonly wasm: { readonly asm?: { readonly memory?: object } };
}

type Functions = Parameters<typeof guarded>[1];

/** Kernels by backend instance; null where they cannot run. */
const loaded = new WeakMap<KernelBackend, WasmKernels | null>();
let module: object | undefined;

/**
 * Whether the kernels run on the backend in use: wasm with SIMD, without threads (whose memory is
 * shared).
 */
export function kernelsRun(): boolean {
  return getBackend() === 'wasm' && kernelsOf(engine().backend) !== null;
}

/** Makes a kernel known to the wasm backend, unless another copy of this module has done so. */
export function registerOnce(name: string, kernelFunc: KernelFunc): void {
  if (getKernel(name, 'wasm')) return;
  registerKernel({ kernelName: name, backendName: 'wasm', kernelFunc });
}

/** What a registered kernel works with: the backend, its functions, and where tensors lie. */
export function machineOf(backend: unknown): {
  readonly wasm: WasmBackend;
  readonly kernels: WasmKernels;
  /** Byte offset of a tensor's values. */
  at(info: TensorInfo): number;
} {
  const wasm = backend as WasmBackend;
  const kernels = kernelsOf(wasm);
  if (!kernels) throw new RangeError('this backend does not run our kernels');
  return { wasm, kernels, at: (info) => wasm.dataIdMap.get(info.dataId).memoryOffset };
}

function kernelsOf(backend: KernelBackend): WasmKernels | null {
  const known = loaded.get(backend);
  if (known !== undefined) return known;
  const made = instantiate(backend as WasmBackend);
  loaded.set(backend, made);
  return made;
}

function instantiate(backend: WasmBackend): WasmKernels | null {
  const { memory } = backend.wasm.asm ?? {};
  if (!memory) return null;
  try {
    module ??= new platform.WebAssembly.Module(decoded());
    const { exports } = new platform.WebAssembly.Instance(module, { backend: { memory } });
    return guarded(backend, exports as Functions) as unknown as WasmKernels;
  } catch {
    // No SIMD here, or a shared memory: the ops have another way.
    return null;
  }
}

function decoded(): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(KERNEL_BYTES), (character) => character.charCodeAt(0));
}

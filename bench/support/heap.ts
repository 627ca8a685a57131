import { engine } from '@tensorflow/tfjs-core';

/** Bytes of the wasm backend's memory. It never shrinks, so afterwards this is the peak. */
export function heapBytes(): number {
  const { wasm } = engine().backend as unknown as { wasm: { HEAPU8: Uint8Array } };
  return wasm.HEAPU8.buffer.byteLength;
}

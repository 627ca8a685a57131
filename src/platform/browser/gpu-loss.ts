import { backend } from '@tensorflow/tfjs-core';
import { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { GpuLoss } from './gpu-loss.types.js';

const watched = new WeakSet<object>();

/** Tells when the GPU of the backend in use goes away. */
export function watchGpu(onLost: (loss: GpuLoss) => void): void {
  const current: unknown = backend();
  if (typeof current !== 'object' || current === null || watched.has(current)) return;
  watched.add(current);
  if (current instanceof MathBackendWebGL) {
    const { gl } = current.gpgpu;
    const lost = () => onLost({ kind: 'webgl-lost' });
    const canvas: unknown = 'canvas' in gl ? gl.canvas : null;
    if (canvas instanceof EventTarget) {
      canvas.addEventListener('webglcontextlost', lost, { once: true });
    }
  } else if (current instanceof WebGPUBackend) {
    void current.device.lost.then(({ reason, message }) => {
      if (reason !== 'destroyed') onLost({ kind: 'webgpu-lost', detail: message });
    });
  }
}

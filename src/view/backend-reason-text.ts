import { msg, str } from '@lit/localize';
import type { GpuLoss } from '../platform/browser/gpu-loss.types.js';

/**
 * Why the backend changed without being asked to, in a sentence.
 *
 * @param backend - the one that computes now
 */
export function backendReasonText(reason: GpuLoss, backend: string): string {
  switch (reason.kind) {
    case 'webgl-lost':
      return msg(str`The WebGL context was lost; ${backend} computes instead.`);
    case 'webgpu-lost':
      return reason.detail === ''
        ? msg(str`The WebGPU device was lost; ${backend} computes instead.`)
        : msg(str`The WebGPU device was lost (${reason.detail}); ${backend} computes instead.`);
  }
}

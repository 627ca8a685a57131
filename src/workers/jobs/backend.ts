import { env, memory, version_core } from '@tensorflow/tfjs-core';
import type { BackendName } from '../../platform/browser/backend-name.js';
import type { Job } from './job.js';

export interface BackendRequest {
  /** A backend's name, or `auto` to look for the fastest; without it nothing changes. */
  readonly prefer?: string;
}

export interface BackendInfo {
  readonly name: BackendName;
  /** Backends known to work here, the one in use included; complete once one was preferred. */
  readonly available: readonly string[];
  /** Whether wasm has SIMD here; undefined where that is not known. */
  readonly simd?: boolean;
  /** Version of TensorFlow.js; undefined where that is not known. */
  readonly tfjs?: string;
  /** What the backend holds. */
  readonly tensors: number;
  readonly bytes: number;
}

/** Asks for a backend; answers with the one in use. */
export const backend: Job<BackendRequest, BackendInfo> = {
  lane: 'foreground',
  async run(context, { prefer }, { exclusive }) {
    if (prefer !== undefined) await exclusive(() => context.backend.prefer(prefer));
    const { name, available } = context.backend;
    const { numTensors, numBytes } = memory();
    const simd = (await env().getAsync('WASM_HAS_SIMD_SUPPORT')) === true;
    const tfjs = version_core;
    return { name, available, simd, tfjs, tensors: numTensors, bytes: numBytes };
  },
};

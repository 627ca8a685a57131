import * as tf from '@tensorflow/tfjs-core';
import { guardWasm } from '../../src/core/ops/wasm/guard.js';
import { inNode } from './realm.js';

const found = inNode ? await registerInNode() : await registerInBrowser();

/** Names of the backends that compute in this realm, the fastest to start first. */
export function backends(): readonly string[] {
  return found;
}

/** Makes `name` the backend of every op from here on. */
export async function useBackend(name: string): Promise<void> {
  if (!(await tf.setBackend(name))) throw new Error(`The backend ${name} did not start.`);
  await tf.ready();
}

async function registerInNode(): Promise<readonly string[]> {
  await import('@tensorflow/tfjs-backend-cpu');
  await import('@tensorflow/tfjs-backend-wasm');
  // Before it starts, as `startBackend` does: no test finds a backend that is replaced under it.
  guardWasm();
  return ['wasm', 'cpu'];
}

/** A GPU backend whose context cannot be made is left out, as it is for a visitor. */
async function registerInBrowser(): Promise<readonly string[]> {
  await import('@tensorflow/tfjs-backend-cpu');
  const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
  setWasmPaths('/node_modules/@tensorflow/tfjs-backend-wasm/dist/');
  await import('@tensorflow/tfjs-backend-webgl');
  await import('@tensorflow/tfjs-backend-webgpu');
  const names = ['wasm', 'cpu'];
  if (new OffscreenCanvas(1, 1).getContext('webgl2')) names.push('webgl');
  if (await hasGpuAdapter()) names.push('webgpu');
  return names;
}

async function hasGpuAdapter(): Promise<boolean> {
  return 'gpu' in navigator && (await navigator.gpu.requestAdapter()) !== null;
}

import { env, ready, setBackend } from '@tensorflow/tfjs-core';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import plain from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import { guardWasm } from '../../core/ops/wasm/guard.js';

/**
 * Starts the wasm backend, with SIMD where there is SIMD. Never with threads, not even where the page
 * is cross-origin isolated: tfjs makes its thread workers from the text of a function, which no
 * minified build survives; on two cores they gain nothing, and kernels of our own need a memory that
 * is not shared.
 * @returns whether it runs; a content security policy without `'wasm-unsafe-eval'` blocks it
 */
export async function startWasm(): Promise<boolean> {
  env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  setWasmPaths({
    'tfjs-backend-wasm.wasm': plain,
    'tfjs-backend-wasm-simd.wasm': simd,
    // Must be named, and is not asked for without threads.
    'tfjs-backend-wasm-threaded-simd.wasm': simd,
  });
  guardWasm();
  return Promise.race([start(), loadFailure()]);
}

async function start(): Promise<boolean> {
  const started = await setBackend('wasm').catch(() => false);
  if (started) await ready();
  return started;
}

/**
 * tfjs waits for ever for a binary that cannot be fetched or compiled; the rejection that it does
 * not handle is the only sign.
 */
function loadFailure(): Promise<false> {
  return new Promise((resolve) => {
    const failed = (event: PromiseRejectionEvent) => {
      event.preventDefault();
      resolve(false);
    };
    self.addEventListener('unhandledrejection', failed, { once: true });
    const stop = () => self.removeEventListener('unhandledrejection', failed);
    void ready().then(stop, stop);
  });
}

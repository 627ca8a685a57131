import { env, ready, setBackend } from '@tensorflow/tfjs-core';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import plain from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import threadedSimd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url';

/**
 * Starts the wasm backend: with SIMD where there is SIMD, with threads where the page is
 * cross-origin isolated.
 * @returns whether it runs; a content security policy without `'wasm-unsafe-eval'` blocks it
 */
export async function startWasm(): Promise<boolean> {
  const absolute = (url: string) => new URL(url, import.meta.url).href;
  setWasmPaths({
    'tfjs-backend-wasm.wasm': absolute(plain),
    'tfjs-backend-wasm-simd.wasm': absolute(simd),
    'tfjs-backend-wasm-threaded-simd.wasm': absolute(threadedSimd),
  });
  if (!self.crossOriginIsolated) env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
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

import { createRequire } from 'node:module';
import { dirname, sep } from 'node:path';
import { enableProdMode, ready, setBackend } from '@tensorflow/tfjs-core';
import { ConvlensError, OptionError } from '../../core/errors.js';
import { guardWasm, renewBackend } from '../../core/ops/wasm/guard.js';
import { say, str } from '../../core/sentence.js';

/** Backends that run in Node without native add-ons. */
export const nodeBackends = ['wasm', 'cpu'] as const;
export type NodeBackend = (typeof nodeBackends)[number];

/**
 * Starts TensorFlow.js in Node: `wasm` (SIMD, one thread) or `cpu` (plain JavaScript, slow).
 * Calling it again switches; tensors stay with the backend that made them.
 *
 * @throws OptionError for another name, ConvlensError when the backend does not start
 */
export async function startBackend(name: NodeBackend = 'wasm'): Promise<NodeBackend> {
  if (!nodeBackends.includes(name)) {
    throw new OptionError(
      say(str`no backend "${String(name)}" in Node: ${nodeBackends.join(' or ')}`),
    );
  }
  // Else the cpu backend advertises another package on stderr.
  enableProdMode();
  if (name === 'wasm') await loadWasm();
  else await import('@tensorflow/tfjs-backend-cpu');
  await renewBackend();
  if (!(await setBackend(name)))
    throw new ConvlensError(say(str`the backend "${name}" did not start`));
  await ready();
  return name;
}

async function loadWasm(): Promise<void> {
  const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
  const entry = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm');
  setWasmPaths(dirname(entry) + sep);
  guardWasm();
}

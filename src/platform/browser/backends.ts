import { getBackend, ready, setBackend } from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-webgl';
import '@tensorflow/tfjs-backend-webgpu';
import { ConvlensError, OptionError } from '../../core/errors.js';
import { backendNames, isBackendName, type BackendName } from './backend-name.js';
import { findGpus, type Gpu } from './gpu-adapters.js';
import { watchGpu } from './gpu-loss.js';
import { speedOf } from './speed-test.js';
import { startWasm } from './wasm-backend.js';

/** A GPU must beat wasm by this factor: reading results back costs more the more often it is done. */
const WORTH_SWITCHING = 1.25;

/**
 * The backends of one worker. Starts on wasm, without a look at anything else, so that the first
 * result comes soon; on plain JavaScript where wasm is blocked.
 *
 * Tensors follow: tfjs copies each one to the backend in use when it is next read. What lay on a
 * GPU that went away is lost, and the worker with it.
 */
export class Backends {
  readonly #onGpuLost: (reason: string) => void;
  #started: Promise<void> | null = null;
  #gpus: readonly Gpu[] | null = null;
  #basis: BackendName = 'wasm';

  /** @param onGpuLost is told, in a sentence, when the GPU in use goes away */
  constructor(onGpuLost: (reason: string) => void) {
    this.#onGpuLost = onGpuLost;
  }

  get name(): BackendName {
    const name = getBackend();
    return isBackendName(name) ? name : this.#basis;
  }

  get available(): readonly BackendName[] {
    const found = new Set<BackendName>([this.#basis, 'cpu']);
    for (const { name } of this.#gpus ?? []) found.add(name);
    return backendNames.filter((name) => found.has(name));
  }

  /** Starts the first backend; later calls wait for that. */
  start(): Promise<void> {
    return (this.#started ??= this.#startBasis());
  }

  /**
   * Switches to the named backend, or with `auto` to the fastest that is no software emulation.
   * @throws OptionError for a name that is none or does not work here
   */
  async prefer(name: string): Promise<void> {
    await this.start();
    this.#gpus ??= await findGpus();
    const { available } = this;
    if (name === 'auto') return this.#use(await this.#fastest(this.#gpus));
    if (isBackendName(name) && available.includes(name)) return this.#use(name);
    throw new OptionError(`no backend "${name}" here: ${available.join(', ')} or auto`);
  }

  async #startBasis(): Promise<void> {
    if (await startWasm()) return;
    this.#basis = 'cpu';
    await setBackend('cpu');
    await ready();
  }

  async #fastest(gpus: readonly Gpu[]): Promise<BackendName> {
    const real = gpus.filter(({ software }) => !software);
    let best: { name: BackendName; time: number } = { name: this.#basis, time: 0 };
    if (real.length === 0) return best.name;
    await this.#use(this.#basis);
    const basis = await speedOf();
    best.time = basis.time / WORTH_SWITCHING;
    for (const { name } of real) {
      if (!(await setBackend(name).catch(() => false))) continue;
      const { time, values } = await speedOf();
      if (time < best.time && agree(values, basis.values)) best = { name, time };
    }
    return best.name;
  }

  async #use(name: BackendName): Promise<void> {
    if (getBackend() === name) return;
    if (!(await setBackend(name))) {
      await setBackend(this.#basis);
      throw new ConvlensError(`the backend "${name}" did not start; ${this.#basis} goes on`);
    }
    await ready();
    watchGpu(this.#onGpuLost);
  }
}

/** Whether a GPU computes the same numbers: one with half precision does not. */
function agree(values: Float32Array, expected: Float32Array): boolean {
  const scale = Math.max(...expected.map(Math.abs));
  return values.every((value, i) => Math.abs(value - expected[i]!) <= 1e-3 * scale);
}

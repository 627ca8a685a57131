import { ready, setBackend } from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-webgl';
import '@tensorflow/tfjs-backend-webgpu';
import { told } from '../../core/error-sentence.js';
import { ConvlensError, OptionError } from '../../core/errors.js';
import { backendNames, isBackendName, type BackendName } from './backend-name.js';
import { findGpus, type Gpu } from './gpu-adapters.js';
import { watchGpu } from './gpu-loss.js';
import type { GpuLoss } from './gpu-loss.types.js';
import { speedOf } from './speed-test.js';
import { startWasm } from './wasm-backend.js';
import { say, str } from '../../core/sentence.js';

/** A GPU must beat wasm by this factor: reading results back costs more the more often it is done. */
const WORTH_SWITCHING = 1.25;

export interface BackendEvents {
  /** The GPU in use went away, and what lay there. */
  readonly onGpuLost: (loss: GpuLoss) => void;
  /** Tensors cannot follow: prepares new ones, and gives what puts them in place after the switch. */
  readonly renew: () => Promise<() => void>;
}

/**
 * The backends of one worker. Starts on wasm, without a look at anything else, so that the first
 * result comes soon; on plain JavaScript where wasm is blocked.
 *
 * Tensors follow: tfjs copies each one to the backend in use when it is next read. Not so from
 * WebGPU, whose synchronous reading gives wrong numbers (tfjs 4.22); there they are made anew.
 */
export class Backends {
  readonly #events: BackendEvents;
  #started: Promise<void> | null = null;
  #gpus: readonly Gpu[] | null = null;
  /** The one it started on. */
  #basis: BackendName = 'wasm';
  /** The one in use, where the tensors are. */
  #name: BackendName = 'wasm';

  constructor(events: BackendEvents) {
    this.#events = events;
  }

  get name(): BackendName {
    return this.#name;
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
    throw new OptionError(told({ kind: 'no-backend', backend: name, available }));
  }

  async #startBasis(): Promise<void> {
    if (await startWasm()) return;
    this.#basis = this.#name = 'cpu';
    await setBackend('cpu');
    await ready();
  }

  async #fastest(gpus: readonly Gpu[]): Promise<BackendName> {
    const real = gpus.filter(({ software }) => !software);
    let best: { name: BackendName; time: number } = { name: this.#basis, time: 0 };
    if (real.length === 0) return best.name;
    await setBackend(this.#basis);
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
    const putInPlace = this.#name === 'webgpu' && name !== 'webgpu' && (await this.#events.renew());
    if (!(await setBackend(name).catch(() => false))) {
      await setBackend(this.#name);
      throw new ConvlensError(say(str`the backend "${name}" did not start; ${this.#name} goes on`));
    }
    await ready();
    if (putInPlace) putInPlace();
    this.#name = name;
    watchGpu(this.#events.onGpuLost);
  }
}

/** Whether a GPU computes the same numbers: one with half precision does not. */
function agree(values: Float32Array, expected: Float32Array): boolean {
  const scale = Math.max(...expected.map(Math.abs));
  return values.every((value, i) => Math.abs(value - expected[i]!) <= 1e-3 * scale);
}

import {
  engine,
  findBackendFactory,
  getBackend,
  getKernelsForBackend,
  registerBackend,
  removeBackend,
  setBackend,
  type KernelBackend,
} from '@tensorflow/tfjs-core';
import { told } from '../../error-sentence.js';
import { BackendLostError, MemoryError } from '../../errors.js';

/*
 * tfjs takes no notice when its wasm backend runs out of memory or breaks. An allocation that failed
 * gives the address 0, which kernels then write to; a size of 2³² bytes becomes 0; XNNPACK says on the
 * console that it could not begin, and the output stays as it was found; and after a trap, which may
 * leave any structure half written, the backend goes on being used. Here all of these are errors, and a
 * backend that has broken is given up: what lay in it is lost, and a new one takes its place.
 */

const NAME = 'wasm';

/** As tfjs registers it. */
const PRIORITY = 2;

/** What a wasm memory can hold is this less one page; tfjs's build asks for no less. */
const LARGEST = 2 ** 32 - 2 ** 16;

type Call = (...values: unknown[]) => unknown;

/** Emscripten's module, as far as it is used here. */
interface Module {
  _malloc: (bytes: number) => number;
  _free: (address: number) => void;
  cwrap: (...signature: unknown[]) => Call;
  readonly tfjs: Record<string, Call>;
}

/**
 * Where a backend keeps its watch: on itself, under a symbol that every copy of this file knows, for two of
 * them that watched one backend would each take the other's refusals for traps.
 */
const WATCH = Symbol.for('convlens.watch');

interface WasmBackend extends KernelBackend {
  readonly wasm: Module;
  [WATCH]?: Watch;
}

/** What is known of a backend that is watched. */
interface Watch {
  /** Bytes by address of what tensors have allocated. */
  readonly blocks: Map<number, number>;
  held: number;
  /** Why the backend is lost. */
  lost: string | null;
  /** What XNNPACK has complained of since the last call began. */
  complaint: string | null;
}

const newWatch = (): Watch => ({ blocks: new Map(), held: 0, lost: null, complaint: null });

const watchOf = (backend: KernelBackend | undefined): Watch | undefined =>
  (backend as Partial<WasmBackend> | undefined)?.[WATCH];

/** Makes new backends; null before {@link guardWasm}. */
let makeBackend: (() => Promise<KernelBackend>) | null = null;

/**
 * Has the wasm backend watched; best called before it is started. One that runs already, because the
 * page itself has started it, is replaced by {@link renewBackend} when nothing lies in it; else it is
 * watched from here on, except for what XNNPACK says.
 */
export function guardWasm(): void {
  const factory = findBackendFactory(NAME);
  const running = runningWasm();
  const starting = !running && getBackend() === NAME;
  if (makeBackend || !factory || starting) return;
  makeBackend = () => heard(factory);
  if (!running) {
    removeBackend(NAME);
    registerBackend(NAME, makeBackend, PRIORITY);
  } else if (running.numDataIds() > 0 && !watchOf(running)) {
    watchInPlace(running);
  }
}

/** Watches a backend that runs already. */
function watchInPlace(running: KernelBackend): void {
  beWatched(running as WasmBackend, newWatch());
  // Kernels take their functions from the module when they are set up.
  for (const { setupFunc } of getKernelsForBackend(NAME)) setupFunc?.(running);
}

/**
 * Puts a new backend in the place of one that is lost, or is not watched yet, where there is one; the
 * tensors of a lost one cannot be read any more, and are forgotten as they are disposed of.
 * @throws BackendLostError when no new one can be had
 */
export async function renewBackend(): Promise<void> {
  guardWasm();
  const running = runningWasm();
  if (!running || !makeBackend || watchOf(running)?.lost === null) return;
  renewal ??= renew(makeBackend).finally(() => (renewal = null));
  return renewal;
}

const runningWasm = (): KernelBackend | undefined => engine().registry[NAME];

let renewal: Promise<void> | null = null;

async function renew(make: () => Promise<KernelBackend>): Promise<void> {
  const made = await make().catch((error: unknown) => {
    throw new BackendLostError(told({ kind: 'backend-dead', detail: String(error) }));
  });
  const running = runningWasm();
  if (running && !watchOf(running) && running.numDataIds() > 0) {
    // Somebody has put tensors into it while the other one started.
    made.dispose();
    return watchInPlace(running);
  }
  const computing = getBackend() === NAME;
  // No pause from here on: whatever computes meanwhile finds one backend or the other.
  removeBackend(NAME);
  // Who asks for another one, as a second copy of this file would, must not get this one again.
  let next: KernelBackend | null = made;
  const first = () => {
    const taken = next;
    next = null;
    return taken ?? make();
  };
  registerBackend(NAME, first, PRIORITY);
  if (computing) await setBackend(NAME);
}

/** Bytes that tensors take on the backend in use. */
export function heldBytes(): number {
  return inUse()?.held ?? engine().state.numBytes;
}

/** The backend in use; asked so that none is started. */
function inUse(): Watch | undefined {
  const backend: KernelBackend | undefined = engine().registry[getBackend()];
  return watchOf(backend);
}

/** Functions of a wasm module on that backend's memory, of which none throws without its loss. */
export function guarded(
  backend: KernelBackend,
  functions: Readonly<Record<string, Call>>,
): Record<string, Call> {
  const watch = watchOf(backend);
  const entries = Object.entries(functions);
  return Object.fromEntries(
    entries.map(([name, call]) => [name, watch ? guard(watch, call) : call]),
  );
}

function beWatched(backend: WasmBackend, watch: Watch): void {
  const { wasm } = backend;
  backend[WATCH] = watch;
  // Emscripten's own stubs put the real functions in their place when they are first called.
  wasm._free(wasm._malloc(1));
  const malloc = guard(watch, wasm._malloc);
  const free = guard(watch, wasm._free);
  wasm._malloc = (bytes) => {
    const address = bytes > LARGEST ? 0 : malloc(bytes) >>> 0;
    if (address === 0 && bytes > 0) throw noRoom(bytes, watch.held);
    watch.blocks.set(address, bytes);
    watch.held += bytes;
    return address;
  };
  wasm._free = (address) => {
    watch.held -= watch.blocks.get(address) ?? 0;
    watch.blocks.delete(address);
    free(address);
  };
  const { cwrap } = wasm;
  wasm.cwrap = (...signature) => guard(watch, cwrap(...signature));
  Object.assign(wasm.tfjs, guarded(backend, wasm.tfjs));
  forgetWhenLost(backend, watch);
}

/** C++ throws nothing on purpose: whatever leaves it is a trap, or the stack that overflowed. */
function guard<T extends unknown[], R>(
  watch: Watch,
  call: (...values: T) => R,
): (...values: T) => R {
  return (...values) => {
    if (watch.lost !== null) throw gone();
    watch.complaint = null;
    let result: R;
    try {
      result = call(...values);
    } catch (error) {
      watch.lost = error instanceof Error ? error.message : String(error);
      throw broken(watch);
    }
    if (watch.complaint === null) return result;
    // The output that nothing was written to is known to nobody: it would stay for ever.
    watch.lost = watch.complaint;
    throw broken(watch);
  };
}

/** A lost backend gives nothing, and lets go of whatever it is asked to. */
function forgetWhenLost(backend: WasmBackend, watch: Watch): void {
  const { read, readSync, disposeData, refCount, dispose } = backend;
  const unlessLost =
    <T extends unknown[], R>(own: (...values: T) => R, otherwise: () => R) =>
    (...values: T): R =>
      watch.lost === null ? own.apply(backend, values) : otherwise();
  const lost = () => {
    throw gone();
  };
  backend.read = unlessLost(read, lost);
  backend.readSync = unlessLost(readSync, lost);
  backend.disposeData = unlessLost(disposeData, () => true);
  backend.refCount = unlessLost(refCount, () => 0);
  backend.dispose = unlessLost(dispose, () => undefined);
}

const broken = ({ lost, held }: Watch): BackendLostError =>
  new BackendLostError(told({ kind: 'backend-broke', held, detail: String(lost) }));

const gone = (): BackendLostError => new BackendLostError(told({ kind: 'backend-gone' }));

const noRoom = (bytes: number, held: number): MemoryError =>
  new MemoryError(told({ kind: 'no-room', bytes, held }));

interface Console {
  warn: (...parts: unknown[]) => void;
}

/**
 * Makes a backend that is watched and whose warnings are heard: Emscripten takes the console's function
 * once, while the module is made. One that another copy of this file makes is watched already.
 */
async function heard(make: () => KernelBackend | Promise<KernelBackend>): Promise<KernelBackend> {
  const { console } = globalThis as unknown as { readonly console: Console };
  const { warn } = console;
  const own = newWatch();
  const hear: Console['warn'] = (...parts) => {
    const text = parts.join(' ');
    if (/\bXNN status\b/.test(text)) own.complaint = text.replace(/ Use -c dbg.*/, '').trim();
    else warn.apply(console, parts);
  };
  console.warn = hear;
  try {
    const backend = (await make()) as WasmBackend;
    if (!backend[WATCH]) beWatched(backend, own);
    return backend;
  } finally {
    if (console.warn === hear) console.warn = warn;
  }
}

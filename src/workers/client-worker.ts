/** How the worker is loaded. */
export interface WorkerSource {
  /** Script of the worker; by default the one that lies beside the client. */
  readonly workerUrl?: string | URL | undefined;
  /** `classic` for a script that uses `importScripts`. */
  readonly workerType?: WorkerType | undefined;
}

interface Script {
  readonly url: string;
  readonly type: WorkerType;
}

/**
 * Starts the worker: its script itself where the platform takes it, else a few lines in a `blob:` that
 * import it. A script of another origin needs that, and every script in a sandboxed frame. Which one it
 * is cannot be told from addresses (to webpack and Parcel this file lies at a `file:`), so it is tried.
 * @param viaBlob - begins with the `blob:`, for a browser that refuses the script without a word; that
 *   needs `worker-src blob:` where the page has a policy
 */
export function startWorker(source: WorkerSource, viaBlob = false): Worker {
  const { workerUrl, workerType: type = 'module' } = source;
  if (workerUrl === undefined) {
    return started(viaBlob, startBeside, () => scriptOf(startBeside));
  }
  const url = new URL(workerUrl, document.baseURI).href;
  return started(
    viaBlob,
    () => new Worker(url, { type }),
    () => ({ url, type }),
  );
}

/** Written out in one expression: this is the form that bundlers recognise, and they put their own address there. */
const startBeside = (): Worker =>
  new Worker(new URL('./explain.worker.js', import.meta.url), { type: 'module' });

/** A classic script, as which a bundle may be loaded, has no `import.meta.url`, and knows its address only while it first runs. */
const classicScript = globalThis.document?.currentScript?.getAttribute('src') ?? '';

function started(viaBlob: boolean, start: () => Worker, script: () => Script): Worker {
  if (viaBlob) return startFromBlob(script());
  try {
    return start();
  } catch {
    return startFromBlob(script());
  }
}

/** The script that a function would start as a worker; none is started. */
function scriptOf(start: () => Worker): Script {
  const { Worker } = globalThis;
  let script: Script = {
    url: new URL('explain.worker.js', new URL(classicScript, document.baseURI)).href,
    type: 'module',
  };
  globalThis.Worker = new Proxy(Worker, {
    construct(_target, [url, options]: [string | URL, WorkerOptions?]) {
      script = { url: new URL(url, document.baseURI).href, type: options?.type ?? 'classic' };
      return {};
    },
  });
  try {
    start();
  } catch {
    // A classic script: there is no address that the worker's could be relative to.
  } finally {
    globalThis.Worker = Worker;
  }
  return script;
}

/**
 * A failing import is thrown outside its promise, because only that raises the worker's `error`. The `blob:`
 * is a classic script for a module too: Chrome refuses it as a module where a frame has no origin.
 */
function startFromBlob({ url, type }: Script): Worker {
  const href = JSON.stringify(url);
  const source =
    type === 'classic'
      ? `self.convlensWorkerUrl=${href};importScripts(${href});`
      : `import(${href}).catch((error)=>setTimeout(()=>{throw error}));`;
  const blob = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  const worker = new Worker(blob);
  // The worker has fetched its script by the time it says anything, or never will.
  const release = () => URL.revokeObjectURL(blob);
  worker.addEventListener('message', release, { once: true });
  worker.addEventListener('error', release, { once: true });
  return worker;
}

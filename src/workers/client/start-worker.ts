/** How the worker is loaded. */
export interface WorkerSource {
  /** Script of the worker; by default the one that lies beside the client. */
  readonly workerUrl?: string | URL | undefined;
  /** `classic` for a script that uses `importScripts`. */
  readonly workerType?: WorkerType | undefined;
}

/**
 * Starts the worker. A script of another origin cannot be a worker itself (the platform throws a
 * `SecurityError`), so it is imported by a few lines in a `blob:`; that needs `worker-src blob:`
 * where the page has a policy.
 */
export function startWorker({ workerUrl, workerType = 'module' }: WorkerSource): Worker {
  const here = import.meta.url;
  if (workerUrl === undefined && sameOrigin(here)) {
    // Written out in one expression: this is the form that bundlers recognise.
    return new Worker(new URL('./../explain.worker.js', import.meta.url), { type: 'module' });
  }
  const url = new URL(workerUrl ?? '../explain.worker.js', workerUrl ? document.baseURI : here);
  if (sameOrigin(url)) return new Worker(url, { type: workerType });
  return startFromBlob(url, workerType);
}

function sameOrigin(url: string | URL): boolean {
  return new URL(url).origin === location.origin;
}

/** A failing import is thrown outside its promise, because only that raises the worker's `error`. */
function startFromBlob(url: URL, type: WorkerType): Worker {
  const href = JSON.stringify(url.href);
  const source =
    type === 'classic'
      ? `self.convlensWorkerUrl=${href};importScripts(${href});`
      : `import(${href}).catch((error)=>setTimeout(()=>{throw error}));`;
  const blob = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  const worker = new Worker(blob, { type });
  // The worker has fetched its script by the time it says anything, or never will.
  const release = () => URL.revokeObjectURL(blob);
  worker.addEventListener('message', release, { once: true });
  worker.addEventListener('error', release, { once: true });
  return worker;
}

import { policyName, trustedScript } from './client/trusted-script.js';

/** How the worker is loaded. */
export interface WorkerSource {
  /** Script of the worker; by default the one that lies beside the client. */
  readonly workerUrl?: string | URL | undefined;
  /** `classic` for a script that uses `importScripts`. */
  readonly workerType?: WorkerType | undefined;
}

interface Script {
  readonly url: string;
  /** `class` for a module whose default export is a class that starts the worker. */
  readonly type: WorkerType | 'class';
}

/**
 * Starts the worker: its script itself where the platform takes it, else a few lines in a `blob:` that
 * import it. A script of another origin needs that, and every script in a sandboxed frame. Which one it
 * is cannot be told from addresses (to webpack and Parcel this file lies at a `file:`), so it is tried.
 * @param viaBlob - begins with the `blob:`, for a browser that refuses the script without a word; that
 *   needs `worker-src blob:` where the page has a policy
 */
export function startWorker(source: WorkerSource, viaBlob = false): Worker {
  const script = scriptOf(source);
  const { url, type } = script;
  if (viaBlob || type === 'class') return startFromBlob(script);
  try {
    return new Worker(trustedScript(url), { type });
  } catch {
    return startFromBlob(script);
  }
}

let heldScript: Script | undefined;

/** For a page that holds the worker in itself: the address of its script, which is a classic one. */
export function holdWorker(url: string): void {
  heldScript = { url, type: 'classic' };
}

function scriptOf({ workerUrl, workerType: type = 'module' }: WorkerSource): Script {
  if (workerUrl === undefined) return heldScript ?? inVite(scriptBeside());
  return { url: new URL(workerUrl, document.baseURI).href, type };
}

/** Where the script of the worker is looked for. */
export const workerAddress = (source: WorkerSource): string => scriptOf(source).url;

/** Written out in one expression: this is the form that bundlers recognise, and they put their own address there. */
const startBeside = (): Worker =>
  new Worker(new URL('./explain.worker.js', import.meta.url), { type: 'module' });

/** A classic script, as which a bundle may be loaded, has no `import.meta.url`, and knows its address only while it first runs. */
const classicScript = globalThis.document?.currentScript?.getAttribute('src') ?? '';

/**
 * The script that `startBeside` would start; none is started, for a page may ask that its address be
 * trusted first.
 */
function scriptBeside(): Script {
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
    startBeside();
  } catch {
    // A classic script: there is no address that the worker's could be relative to.
  } finally {
    globalThis.Worker = Worker;
  }
  return script;
}

/**
 * The development server of Vite 5 to 7 moves this file into `node_modules/.vite/deps`, without the worker that
 * lay beside it; asked in this way it gives a class that knows where the worker is.
 */
function inVite(script: Script): Script {
  const moved =
    /^([^?]*?)(@fs\/[^?]*)?node_modules\/\.[^?]*\/deps\/explain\.worker\.js\?worker_file/;
  const [, base] = moved.exec(script.url) ?? [];
  if (base === undefined) return script;
  return { url: `${base}@id/convlens/worker?worker`, type: 'class' };
}

/**
 * The lines that take the worker in from an address, by what is there. A failing import is thrown outside its
 * promise, because only that raises the worker's `error`. They have the page's policies, so that a script that
 * they take in must be trusted there as well.
 */
const linesFor: Readonly<Record<Script['type'], (href: string) => string>> = {
  module: (href) => `import(${href})${failing}`,
  class: (href) =>
    `import(${href}).then((it)=>{let u;self.Worker=function(url){u=url};new it.default();return import(new URL(u,${href}).href)})${failing}`,
  classic: (href) =>
    `const u=self.convlensWorkerUrl=${href};let p;try{p=self.trustedTypes?.createPolicy('${policyName}',{createScriptURL:(s)=>s})}catch{}importScripts(p?.createScriptURL(u)??u);`,
};

const failing = '.catch((error)=>setTimeout(()=>{throw error}));';

/** The `blob:` is a classic script for a module too: Chrome refuses it as a module where a frame has no origin. */
function startFromBlob({ url, type }: Script): Worker {
  const source = linesFor[type](JSON.stringify(url));
  const blob = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  const worker = new Worker(trustedScript(blob));
  // The worker has fetched its script by the time it says anything, or never will.
  const release = () => URL.revokeObjectURL(blob);
  worker.addEventListener('message', release, { once: true });
  worker.addEventListener('error', release, { once: true });
  return worker;
}

/** The worker's side of the only door between page and core. */
import { expose, transfer } from 'comlink';
import { errorData } from '../core/error-data.js';
import { asMemoryError } from '../core/memory.js';
import { Backends } from '../platform/browser/backends.js';
import { WorkerContext } from './context.js';
import { jobs, type JobList } from './jobs/index.js';
import type { Control, JobContext } from './jobs/job.js';
import type { JobName, JobPartial, JobRequest, JobResult } from './jobs.types.js';
import { Lanes, type Steering } from './lanes.js';
import {
  READY,
  type CrossedError,
  type Outcome,
  type WorkerApi,
  type WorkerNotice,
} from './protocol.js';
import { transferables } from './transferables.js';

const lanes = new Lanes();
const backends = new Backends({
  onGpuLost: (reason) => notify({ type: 'gpu-lost', reason }),
  renew: () => context.models.renew(),
});
const context: WorkerContext = new WorkerContext(backends);
let notices: MessagePort | null = null;

function notify(notice: WorkerNotice): void {
  notices?.postMessage(notice);
}

async function runJob<K extends JobName>(
  ticket: number,
  name: K,
  request: JobRequest<K>,
  caller: string,
): Promise<Outcome<JobResult<K>>> {
  const job: JobList[K] = jobs[name];
  const key = job.key?.(request) ?? name;
  const lane = typeof job.lane === 'function' ? job.lane(request) : job.lane;
  const result = await lanes.run({ ticket, lane, key, caller }, async (steering: Steering) => {
    await backends.start();
    const control: Control<JobPartial<K>> = {
      ...steering,
      progress: (progress) => notify({ type: 'progress', ticket, progress }),
    };
    const run = (open: JobContext) => job.run(open, request, control);
    return context
      .of(caller)
      .withOpen(request, run)
      .catch((error: unknown) => {
        throw asMemoryError(error);
      });
  });
  return transfer({ result }, transferables(result));
}

function crossed(error: unknown): CrossedError {
  if (error instanceof Error) return { ...errorData(error), stack: error.stack };
  return { name: 'Error', message: String(error) };
}

const api: WorkerApi = {
  async connect(port, lock, layers) {
    notices = port;
    if (layers !== null) context.importLayers(layers);
    // A worker of a sandboxed frame may have no locks, though the frame has them.
    if (lock === null || !('locks' in navigator)) return;
    await new Promise<void>((resolve) => {
      const forever = () => {
        resolve();
        return new Promise<never>(() => undefined);
      };
      // Refused in a sandboxed frame; then the page has its pings alone.
      navigator.locks.request(lock, forever).catch(() => resolve());
    });
  },
  run: (ticket, name, request, caller) =>
    runJob(ticket, name, request, caller).catch((error: unknown) => ({ error: crossed(error) })),
  cancel: (ticket) => lanes.cancel(ticket),
  pause: (paused, caller) => lanes.pause(paused, caller),
  leave(caller) {
    lanes.pause(false, caller);
    context.leave(caller);
  },
  ping: () => undefined,
};

/**
 * WebKit evaluates the script of a worker once more when a chunk that is loaded later imports something
 * from it. The first has what is open; a second that listened too would answer that nothing is.
 */
if (!('convlensListens' in self)) {
  Object.assign(self, { convlensListens: true });
  expose(api);
  self.postMessage(READY);
}

import { isViewCall, type Call } from './call.js';
import type { ViewJob, Want } from './snapshot.js';
import { traitsOf, type Pace } from './view-jobs.js';

/** Whether quick answers go before it, and beside it. */
export function paceOf(call: Want | Call): Pace {
  if (isViewCall(call)) return paceOfView(call);
  return call.job === 'kept-models' && 'keep' in call.request ? 'slow' : 'quick';
}

function paceOfView<K extends ViewJob>({ job, request }: Want<K> | Call<K>): Pace {
  const { pace } = traitsOf(job);
  return typeof pace === 'function' ? pace(request) : pace;
}

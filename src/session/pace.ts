import { isViewCall, type JobCall } from './call.js';
import type { ViewJob, Want } from './snapshot.js';
import { traitsOf, type JobPace } from './view-jobs.js';

/** Whether quick answers go before it, and beside it. */
export function paceOf(call: Want | JobCall): JobPace {
  if (isViewCall(call)) return paceOfView(call);
  return call.job === 'kept-models' && 'keep' in call.request ? 'slow' : 'quick';
}

function paceOfView<K extends ViewJob>({ job, request }: Want<K> | JobCall<K>): JobPace {
  const { pace } = traitsOf(job);
  return typeof pace === 'function' ? pace(request) : pace;
}

import type { ViewJob, Want } from './snapshot.js';
import { traitsOf } from './view-jobs.js';

/** Model and photo are the same for all answers that are kept at a time. */
const open = new Set(['model', 'image']);

/**
 * The name under which an answer is kept: the job and what tells its answers apart, whatever the
 * order in which the request was written. Equal for a want and for the call that answers it.
 */
export function answerKey<K extends ViewJob>({ job, request }: Want<K>): string {
  const entries = Object.entries(traitsOf(job).names(request))
    .filter(([name, value]) => value !== undefined && !open.has(name))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `${job} ${JSON.stringify(entries)}`;
}

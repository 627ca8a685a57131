import type { Call } from './calls.js';
import type { Want } from './snapshot.js';

/** Heatmap methods of tens of passes: those that the core calls slow. */
export const slowMethods: ReadonlySet<string> = new Set([
  'score-cam',
  'ablation-cam',
  'smooth-grad',
  'integrated-gradients',
  'occlusion',
]);

/** Whether it takes so long that quick answers go before it, and beside it. */
export function isSlow({ job, request }: Want | Call): boolean {
  if (job === 'heatmap') return request.augment === true || slowMethods.has(request.method);
  if (job === 'kept-models') return 'keep' in request;
  return ['filters', 'faithfulness', 'sanity', 'scan', 'evaluate', 'dream'].includes(job);
}

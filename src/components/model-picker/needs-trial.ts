import type { ModelSummary } from '../../core/summary/model-summary.types.js';

/**
 * Whether a model leaves open how it reads photos, so that a person has to see what each way comes to;
 * one that says it, or prepares photos itself, needs no trial.
 */
export function needsTrial({ guess, choices }: ModelSummary): boolean {
  return choices?.preprocessing !== undefined || (guess !== null && guess.because !== 'inside');
}

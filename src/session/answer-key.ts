import type { Want } from './snapshot.js';

/** Seed of filter pictures when the view names none: that of the core, so that both draw the same. */
export const defaultSeed = 7;

/**
 * Model and photo are the same for all answers kept at a time; a map is named by its question, files
 * by their folder, and where a scan, an evaluation or a dream carries on from makes no other answer.
 */
const leftOut = new Set(['model', 'image', 'map', 'files', 'file', 'from']);

/**
 * The name under which an answer is kept: the job and its request, whatever the order in which the
 * request was written. Equal for a want and for the call that answers it. For filters the channels
 * do not count.
 */
export function answerKey({ job, request }: Want): string {
  const parts: object = job === 'filters' ? filterSettings(request) : request;
  const entries = Object.entries(parts)
    .filter(([name, value]) => value !== undefined && !leftOut.has(name))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `${job} ${JSON.stringify(entries)}`;
}

function filterSettings(request: Extract<Want, { job: 'filters' }>['request']): object {
  return { ...request, channels: undefined, seed: request.seed ?? defaultSeed };
}

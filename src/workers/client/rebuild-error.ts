import * as errors from '../../core/errors.js';

type ErrorClass = new (message: string) => Error;

const classes = new Map<string, ErrorClass>(Object.entries(errors));

/**
 * The error as the worker threw it: comlink brings name, message and stack across, and this gives
 * it its class again, so that `instanceof` works.
 */
export function rebuildError(error: unknown): Error {
  if (!(error instanceof Error)) return new Error(String(error));
  const Class = classes.get(error.name);
  if (!Class) return error;
  const rebuilt = new Class(error.message);
  if (error.stack !== undefined) rebuilt.stack = error.stack;
  return rebuilt;
}

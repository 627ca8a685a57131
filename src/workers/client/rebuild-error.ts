import * as errors from '../../core/errors.js';
import type { CrossedError } from '../protocol.js';

type ErrorClass = new (message: string) => Error;

const classes = new Map<string, ErrorClass>(Object.entries(errors));

/** The error as the worker threw it, with its class, so that `instanceof` works, and its facts. */
export function rebuildError({ name, message, stack, facts }: CrossedError): Error {
  const Class = classes.get(name);
  const rebuilt = Class ? new Class(message) : new Error(message);
  if (!Class) rebuilt.name = name;
  if (stack !== undefined) rebuilt.stack = stack;
  return facts ? Object.assign(rebuilt, { facts }) : rebuilt;
}

import type { ErrorData } from './error-facts.js';
import { ConvlensError } from './errors.js';

/** What is kept of an error. */
export function errorData(error: Error): ErrorData {
  const { name, message } = error;
  const facts = error instanceof ConvlensError ? error.facts : undefined;
  return { name, message, ...(facts && { facts }) };
}

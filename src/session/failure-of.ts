import type { Failure } from './snapshot.js';

/** What is shown of anything thrown. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Error) return { name: error.name, message: error.message };
  return { name: 'Error', message: String(error) };
}

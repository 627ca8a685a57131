import { errorData } from '../core/error-data.js';
import type { Failure } from './snapshot.js';

/** What is shown of anything thrown. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Error) return errorData(error);
  return { name: 'Error', message: String(error) };
}

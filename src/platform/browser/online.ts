import { errorData } from '../../core/error-data.js';
import { told } from '../../core/error-sentence.js';
import { FetchError } from '../../core/errors.js';

/** A failed download says so when the device has no network at all: then the address is not at fault. */
export function sayOffline(error: unknown): unknown {
  if (!(error instanceof FetchError) || navigator.onLine) return error;
  return new FetchError(told({ kind: 'offline', error: errorData(error) }));
}

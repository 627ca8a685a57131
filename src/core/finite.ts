import { NumericError } from './errors.js';

/**
 * @param what - names the values in the message
 * @throws NumericError when a value is NaN or infinite
 */
export function requireFinite(values: ArrayLike<number>, what: string): void {
  for (let i = 0; i < values.length; i++) {
    if (Number.isFinite(values[i])) continue;
    throw new NumericError(`${what} has a value that is ${values[i]}, so there is nothing to show`);
  }
}

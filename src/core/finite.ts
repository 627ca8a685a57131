import { NumericError } from './errors.js';
import { say, str, type Sentence } from './sentence.js';

/**
 * @param what - names the values in the message
 * @throws NumericError when a value is NaN or infinite
 */
export function requireFinite(values: ArrayLike<number>, what: Sentence): void {
  for (let i = 0; i < values.length; i++) {
    if (Number.isFinite(values[i])) continue;
    throw new NumericError(
      say(str`${what} has a value that is ${values[i]}, so there is nothing to show`),
    );
  }
}

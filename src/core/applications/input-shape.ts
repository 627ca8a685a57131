import { OptionError } from '../errors.js';
import { shown } from '../kinds/config.js';
import type { Shape } from '../kinds/kind.js';
import { say, str } from '../sentence.js';
import type { Settled } from './options.js';

/** Limits of a photo that any network here reads. */
const MOST = { side: 8192, channels: 1024 };

/** What a function asks of its photos. */
interface Sizes {
  readonly defaultSize: number;
  readonly minSize: number;
  /** Whether weights of ImageNet with their top fit one size only; true by default. */
  readonly fixed?: boolean;
}

/**
 * The shape of the photo, checked as Keras' `obtain_input_shape` does. Where none is given, it is that of
 * the default size, also without top, where Keras leaves rows and columns open.
 * @throws OptionError
 */
export function obtainInputShape(
  { inputShape, weights, includeTop }: Settled,
  { defaultSize, minSize, fixed = true }: Sizes,
): Shape {
  const usual = [defaultSize, defaultSize, 3];
  if (inputShape === undefined) return usual;
  const [rows = 0, columns = 0, channels = 0, ...more] = inputShape;
  const whole = inputShape.every((size) => Number.isInteger(size) && size >= 1);
  if (inputShape.length !== 3 || more.length > 0 || !whole) {
    throw new OptionError(
      say(str`inputShape must be [rows, columns, channels], not ${shown(inputShape)}`),
    );
  }
  if (Math.min(rows, columns) < minSize) {
    throw new OptionError(
      say(
        str`inputShape ${shown(inputShape)} is too small: rows and columns must be at least ${minSize}`,
      ),
    );
  }
  if (Math.max(rows, columns) > MOST.side || channels > MOST.channels) {
    throw new OptionError(
      say(
        str`inputShape ${shown(inputShape)} is too large: at most ${MOST.side} rows and columns, and ${MOST.channels} channels`,
      ),
    );
  }
  if (weights !== 'imagenet') return inputShape;
  const fits = inputShape.every((size, axis) => size === usual[axis]);
  if (fixed && includeTop && !fits) {
    throw new OptionError(
      say(
        str`with weights "imagenet" and includeTop, inputShape must be ${shown(usual)}, not ${shown(inputShape)}; for another size set includeTop to false, or weights to null`,
      ),
    );
  }
  if (channels === 3) return inputShape;
  throw new OptionError(
    say(str`with weights "imagenet", inputShape must have 3 channels, not ${channels}`),
  );
}

/** The side of a square photo where it is one of the sizes, else 224. */
export function squareSize({ inputShape }: Settled, sizes: readonly number[]): number {
  const [rows = 0, columns = 0] = inputShape ?? [];
  return rows === columns && sizes.includes(rows) ? rows : 224;
}

/** @throws OptionError unless there are weights of ImageNet for such a value */
export function checkAmong(name: string, value: number, values: readonly number[]): void {
  if (values.includes(value)) return;
  throw new OptionError(
    say(str`with weights "imagenet", ${name} must be ${values.join(', ')}, not ${value}`),
  );
}

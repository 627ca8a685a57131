import { ModelFormatError } from '../errors.js';
import {
  add,
  average,
  concatenate as join,
  maximum,
  minimum,
  multiply,
  subtract,
} from '../ops/merge.js';
import type { Op } from '../ops/op.js';
import type { Kind, Shape } from './kind.js';

/** The first few shapes, for a message. */
function listed(shapes: readonly Shape[]): string {
  const few = shapes.slice(0, 4).map((shape) => `[${shape.slice(0, 8).join(', ')}]`);
  return few.join(' and ') + (shapes.length > few.length ? ' and more' : '');
}

/** Several inputs, equal but for axes of one cell, become one. */
function merge(make: () => Op): Kind {
  return (config, inputs) => {
    if (inputs.length < 2) {
      throw new ModelFormatError(`layer "${config.layer}" combines several inputs, but reads one`);
    }
    const rank = Math.max(...inputs.map((shape) => shape.length));
    const outputShape = Array.from({ length: rank }, (_, axis) => {
      const sizes = new Set(inputs.map((shape) => shape[axis] ?? 0).filter((size) => size !== 1));
      const [size = 1] = sizes;
      if (sizes.size <= 1 && inputs.every((shape) => shape.length === rank)) return size;
      throw new ModelFormatError(`layer "${config.layer}" cannot combine ${listed(inputs)}`);
    });
    return { steps: [{ suffix: '', op: make(), weights: [] }], outputShape, weights: {} };
  };
}

export const adding = merge(add);
export const subtracting = merge(subtract);
export const averaging = merge(average);
export const multiplying = merge(multiply);
export const maximal = merge(maximum);
export const minimal = merge(minimum);

/** Concatenate: joins along one axis, the last by default. */
export const concatenate: Kind = (config, inputs) => {
  const first: Shape = inputs[0] ?? [];
  const given = config.number('axis', -1);
  const axis = given < 0 ? first.length + given : given - 1;
  const fits = inputs.every(
    (shape) =>
      shape.length === first.length && shape.every((size, i) => i === axis || size === first[i]),
  );
  if (axis < 0 || axis >= first.length || !fits) {
    throw new ModelFormatError(
      `layer "${config.layer}" cannot join ${listed(inputs)} along axis ${given}`,
    );
  }
  const total = inputs.reduce((sum, shape) => sum + (shape[axis] ?? 0), 0);
  return {
    steps: [{ suffix: '', op: join(axis + 1), weights: [] }],
    outputShape: first.map((size, i) => (i === axis ? total : size)),
    weights: {},
  };
};

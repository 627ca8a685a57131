import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor3D } from '@tensorflow/tfjs-core';
import { product } from './merge.js';
import { normalization } from './normalization.js';
import type { Derive, Op } from './op.js';
import type { Pair } from './window.js';

/** To length 1 along an axis, as Keras' Dot does it. */
const unit = (axis: number): Op =>
  normalization({
    statistics: 'length',
    epsilon: 1e-24,
    scale: false,
    center: false,
    view: (shape) => ({ shape, axes: [axis], weights: shape.map(() => 1) }),
  });

const cells = (shape: readonly number[]): number => shape.reduce((count, n) => count * n, 1);

const nothing: Derive = (_, __, make) => make();

/**
 * Products of two inputs along one axis of each, counted with the batch axis: `[n, …a]` and `[n, …b]`
 * give `[n, …a, …b]` without these axes, and `[n, 1]` where nothing else is left. With `normalize`
 * each is brought to length 1 along its axis first, so that the products are cosines.
 */
export function dot([left, right]: Pair, normalize: boolean): Op {
  const inner = product();
  /** `[n, rest, size]` for the left input and `[n, size, rest]` for the right one. */
  const flat = (x: Tensor, axis: number, last: boolean): Tensor3D => {
    const order = orderOf(x.rank, axis, last);
    const turned = tf.transpose(x, order);
    const [n = 1, ...rest] = turned.shape;
    const size = x.shape[axis] ?? 1;
    return tf.reshape(turned, last ? [n, cells(rest) / size, size] : [n, size, cells(rest) / size]);
  };
  const unflat = (g: Tensor, shape: readonly number[], axis: number, last: boolean): Tensor => {
    const order = orderOf(shape.length, axis, last);
    const turned = tf.reshape(
      g,
      order.map((from) => shape[from] ?? 1),
    );
    return tf.transpose(
      turned,
      order.map((_, i) => order.indexOf(i)),
    );
  };
  const scaled = (x: Tensor, axis: number): Tensor =>
    normalize ? unit(axis).forward([x], [], nothing) : x;
  return {
    type: 'dot',
    needs: { inputs: true, output: false },
    forward([a, b]) {
      if (!a || !b) throw new RangeError('dot needs two inputs');
      const y = inner.forward(
        [flat(scaled(a, left), left, true), flat(scaled(b, right), right, false)],
        [],
        nothing,
      );
      const rest = [
        ...a.shape.slice(1).filter((_, i) => i + 1 !== left),
        ...b.shape.slice(1).filter((_, i) => i + 1 !== right),
      ];
      return tf.reshape(y, [a.shape[0] ?? 1, ...(rest.length === 0 ? [1] : rest)]);
    },
    backward(context) {
      const { dy, inputs } = context;
      const [a, b] = inputs;
      if (!a || !b) throw new RangeError('dot needs two inputs');
      const flats = [flat(scaled(a, left), left, true), flat(scaled(b, right), right, false)];
      const [n = 1, rows] = flats[0]?.shape ?? [];
      const shaped = tf.reshape(dy, [n, rows ?? 1, flats[1]?.shape[2] ?? 1]);
      const [da, db] = inner.backward({ ...context, dy: shaped, inputs: flats });
      const back = (g: Tensor | null | undefined, x: Tensor, axis: number, last: boolean) => {
        if (!g) return null;
        const own = unflat(g, x.shape, axis, last);
        if (!normalize) return own;
        const [through] = unit(axis).backward({ ...context, dy: own, inputs: [x], weights: [] });
        return through ?? null;
      };
      return [back(da, a, left, true), back(db, b, right, false)];
    },
  };
}

/** The batch axis, then the others with `axis` behind or before them. */
function orderOf(rank: number, axis: number, last: boolean): number[] {
  const others = Array.from({ length: rank - 1 }, (_, i) => i + 1).filter((i) => i !== axis);
  return last ? [0, ...others, axis] : [0, axis, ...others];
}

import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor4D } from '@tensorflow/tfjs-core';
import { first, type Op } from './op.js';
import { repeated } from './repeated.js';
import type { Pair } from './window.js';

/** New shape for each item of the batch; −1 once stands for what is left. */
export function reshape(shape: readonly number[]): Op {
  return {
    type: 'reshape',
    needs: { inputs: false, output: false },
    forward(inputs) {
      const x = first(inputs);
      return tf.reshape(x, [x.shape[0] ?? 1, ...shape]);
    },
    backward: ({ dy, inputShapes }) => [tf.reshape(dy, [...first(inputShapes)])],
  };
}

/** New order of axes, counted with the batch axis: `[0, 3, 1, 2]`. */
export function permute(order: readonly number[]): Op {
  const inverse = order.map((_, axis) => order.indexOf(axis));
  return {
    type: 'permute',
    needs: { inputs: false, output: false },
    forward: (inputs) => tf.transpose(first(inputs), [...order]),
    backward: ({ dy }) => [tf.transpose(dy, inverse)],
  };
}

/** Cells of one value before and after, axis by axis, the batch axis first. */
export function pad(spans: readonly Pair[], value = 0): Op {
  return {
    type: 'pad',
    needs: { inputs: false, output: false },
    forward: (inputs) =>
      tf.pad(
        first(inputs),
        spans.map(([before, after]): [number, number] => [before, after]),
        value,
      ),
    backward: ({ dy, inputShapes }) => [
      tf.slice(
        dy,
        spans.map(([before]) => before),
        [...first(inputShapes)],
      ),
    ],
  };
}

/** Every axis repeated as a whole, the batch axis first: `[1, 3, 1]` thrice along the second. */
export function tile(times: readonly number[]): Op {
  return {
    type: 'tile',
    needs: { inputs: false, output: false },
    forward: (inputs) => repeated(first(inputs), times),
    backward({ dy, inputShapes }) {
      const summed = first(inputShapes).reduce<Tensor>((gradient, size, axis) => {
        const { shape } = gradient;
        const [before, after] = [shape.slice(0, axis), shape.slice(axis + 1)];
        if (shape[axis] === size) return gradient;
        const apart = tf.reshape(gradient, [
          count(before),
          shape[axis]! / size,
          size * count(after),
        ]);
        return tf.reshape(tf.sum(apart, 1), [...before, size, ...after]);
      }, dy.clone());
      return [summed];
    },
  };
}

const count = (shape: readonly number[]): number => shape.reduce((product, n) => product * n, 1);

/** Rows above and below, columns left and right. */
export type Border = readonly [Pair, Pair];

const spans = ([rows, columns]: Border): [number, number][] => [
  [0, 0],
  [rows[0], rows[1]],
  [columns[0], columns[1]],
  [0, 0],
];

const within = (x: Tensor, [rows, columns]: Border): Tensor => {
  const [n = 1, h = 1, w = 1, c = 1] = x.shape;
  return tf.slice(
    x as Tensor4D,
    [0, rows[0], columns[0], 0],
    [n, h - rows[0] - rows[1], w - columns[0] - columns[1], c],
  );
};

export function zeroPadding(border: Border): Op {
  return {
    type: 'zeroPadding',
    needs: { inputs: false, output: false },
    forward: (inputs) => tf.pad(first(inputs), spans(border)),
    backward: ({ dy }) => [within(dy, border)],
  };
}

export function cropping(border: Border): Op {
  return {
    type: 'cropping',
    needs: { inputs: false, output: false },
    forward: (inputs) => within(first(inputs), border),
    backward: ({ dy }) => [tf.pad(dy, spans(border))],
  };
}

/** Every cell repeated `rows` times down and `columns` times across. */
export function upSampling([rows, columns]: Pair): Op {
  return {
    type: 'upSampling',
    needs: { inputs: false, output: false },
    forward(inputs) {
      const x = first(inputs) as Tensor4D;
      return tf.image.resizeNearestNeighbor(x, [x.shape[1] * rows, x.shape[2] * columns]);
    },
    backward({ dy, inputShapes }) {
      const [n = 1, h = 1, w = 1, c = 1] = first(inputShapes);
      const across = tf.sum(tf.reshape(dy, [n * h * rows * w, columns, c]), 1);
      const down = tf.sum(tf.reshape(across, [n * h, rows, w * c]), 1);
      return [tf.reshape(down, [n, h, w, c])];
    },
  };
}

const isUniform = (values: readonly number[]): boolean =>
  values.length > 0 && values.every((value) => value === values[0]);

/** `x · scale + offset`, one value or one a channel. */
export function rescaling(scale: readonly number[], offset: readonly number[]): Op {
  const vector = (values: readonly number[]) => tf.tensor1d([...values]);
  return {
    type: 'rescaling',
    ...(isUniform(scale) && scale[0]! > 0 && isUniform(offset) ? { rising: true } : {}),
    needs: { inputs: false, output: false },
    forward: (inputs) => tf.add(tf.mul(first(inputs), vector(scale)), vector(offset)),
    backward: ({ dy }) => [tf.mul(dy, vector(scale))],
  };
}

/** Passes its input on: dropout and its like in inference. */
export function identity(): Op {
  return {
    type: 'identity',
    rising: true,
    needs: { inputs: false, output: false },
    forward: (inputs) => tf.clone(first(inputs)),
    backward: ({ dy }) => [tf.clone(dy)],
  };
}

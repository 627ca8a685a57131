import type { Param, ParamOptions } from './param.types.js';
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import { gaussians } from '../random.js';
import { logit } from './pixels-param.js';

/**
 * By which power of its frequency a coefficient counts less. lucid's is 1, which with gradients in
 * their proportions lays large soft clouds over the fine patterns of early layers; with less than
 * 0.8 there is more grain (docs/methods.md).
 */
const FALL = 0.8;

/**
 * Pictures as spectra with decorrelated colours, after lucid (Olah, Mordvintsev and Schubert,
 * "Feature Visualization", Distill 2017): coefficients ÷ f^0.8, inverse real FFT, colour matrix,
 * sigmoid. No backend has an FFT with a gradient everywhere; as a linear map it is two matrix
 * products, with constant tables on the right.
 */
export function fourierParam({ sources, size, channels, deviation, image }: ParamOptions): Param {
  const count = sources.length;
  const planes = count * channels;
  const half = size / 2 + 1;
  const tables = tf.tidy(() => makeTables(size, channels));
  const each = channels * half * 2 * size;
  const values = new Float32Array(count * each);
  sources.forEach((random, index) => values.set(gaussians(random, each, deviation), index * each));
  const noise = tf.tensor2d(values, [planes * half, 2 * size]);
  const start = image ? tf.tidy(() => tf.add(noise, spectrumOf(image, tables))) : noise;
  if (image) noise.dispose();
  return {
    start,
    image: (variable) =>
      tf.tidy(() => {
        const columns = tf.matMul(scaled(variable, tables.scale), tables.vertical);
        const lines = tf.transpose(tf.reshape(columns, [planes, 2 * half, size]), [0, 2, 1]);
        const cells = tf.matMul(
          tf.reshape<tf.Rank.R2>(lines, [planes * size, 2 * half]),
          tables.horizontal,
        );
        const plane = tf.reshape(cells, [count, channels, size * size]);
        const pixels = tf.reshape(tf.transpose(plane, [0, 2, 1]), [-1, channels]);
        return tf.reshape(tf.sigmoid(tf.matMul(pixels, tables.colour)), [
          count,
          size,
          size,
          channels,
        ]);
      }),
    backward: (gradient, image) =>
      tf.tidy(() => {
        const slope = tf.mul(gradient, tf.mul(image, tf.sub(1, image)));
        const pixels = tf.matMul(tf.reshape(slope, [-1, channels]), tables.colourBack);
        const plane = tf.transpose(tf.reshape(pixels, [count, size * size, channels]), [0, 2, 1]);
        const cells = tf.matMul(tf.reshape(plane, [planes * size, size]), tables.horizontalBack);
        const lines = tf.transpose(tf.reshape(cells, [planes, size, 2 * half]), [0, 2, 1]);
        const columns = tf.matMul(
          tf.reshape<tf.Rank.R2>(lines, [planes * half, 2 * size]),
          tables.verticalBack,
        );
        return scaled(columns, tables.scale);
      }),
    dispose() {
      tf.dispose([start, ...Object.values(tables)]);
    },
  };
}

/** The coefficients that draw an image: each step of the way to pixels, inverted. */
function spectrumOf(image: Tensor4D, tables: Tables): Tensor2D {
  const [count, size, , channels] = image.shape;
  const planes = count * channels;
  const half = size / 2 + 1;
  const pixels = tf.matMul(
    tf.reshape(logit(image), [-1, channels]),
    tf.tensor2d(inverse(channels)),
  );
  const plane = tf.transpose(tf.reshape(pixels, [count, size * size, channels]), [0, 2, 1]);
  const both = tf.matMul(tf.reshape(plane, [planes * size, size]), tables.horizontalBack);
  // Columns between the first and the last stand for two, left and right, and so came twice.
  const once = table(1, 2 * half, (_, at) => (at < 2 || at >= 2 * half - 2 ? 1 : 0.5));
  const lines = tf.transpose(tf.reshape(tf.mul(both, once), [planes, size, 2 * half]), [0, 2, 1]);
  const columns = tf.matMul(
    tf.reshape<tf.Rank.R2>(lines, [planes * half, 2 * size]),
    tables.verticalBack,
  );
  return scaled(columns, tf.div(1, tables.scale));
}

/** The coefficients of every plane times those of `scale`. */
function scaled(coefficients: Tensor, scale: Tensor2D): Tensor2D {
  const planes = tf.reshape(coefficients, [-1, scale.size]);
  return tf.reshape(tf.mul(planes, tf.reshape(scale, [-1])), [-1, scale.shape[1]]);
}

/** lucid's matrix of decorrelated colours, divided by its largest column norm; rows give R, G, B. */
const COLOUR = [
  [0.26, 0.09, 0.02],
  [0.27, 0.0, -0.05],
  [0.27, -0.09, 0.03],
];

function colourMatrix(channels: number): number[][] {
  if (channels !== 3) {
    return Array.from({ length: channels }, (_, i) =>
      Array.from({ length: channels }, (_, j) => (i === j ? 1 : 0)),
    );
  }
  const norms = [0, 1, 2].map((column) => Math.hypot(...COLOUR.map((row) => row[column] ?? 0)));
  const largest = Math.max(...norms);
  // Pixels are rows here, so the matrix stands transposed: entry [from][to].
  return [0, 1, 2].map((from) => COLOUR.map((row) => (row[from] ?? 0) / largest));
}

/** The inverse of the colour matrix, by cofactors. */
function inverse(channels: number): number[][] {
  const m = colourMatrix(channels);
  if (channels !== 3) return m;
  const at = (row: number, column: number) => m[row % 3]![column % 3]!;
  const cofactor = (i: number, j: number) =>
    at(i + 1, j + 1) * at(i + 2, j + 2) - at(i + 1, j + 2) * at(i + 2, j + 1);
  const determinant = [0, 1, 2].reduce((sum, j) => sum + at(0, j) * cofactor(0, j), 0);
  return [0, 1, 2].map((i) => [0, 1, 2].map((j) => cofactor(j, i) / determinant));
}

type Tables = ReturnType<typeof makeTables>;

/**
 * Tables of the inverse FFT of a plane whose coefficients are stored `[kx, (re ky…, im ky…)]`:
 * vertical turns the spectrum of each column into its complex values, horizontal sums the columns.
 */
function makeTables(size: number, channels: number) {
  const half = size / 2 + 1;
  const norm = 1 / Math.sqrt(size);
  const angle = (a: number, b: number) => (2 * Math.PI * ((a * b) % size)) / size;
  const vertical = table(2 * size, 2 * size, (from, to) => {
    const turn = angle(from % size, to % size);
    const [fromImaginary, toImaginary] = [from >= size, to >= size];
    if (fromImaginary === toImaginary) return norm * Math.cos(turn);
    return (fromImaginary ? -norm : norm) * Math.sin(turn);
  });
  // After the vertical pass a plane is [kx, (re, im), y]: row 2·kx + part.
  const horizontal = table(2 * half, size, (from, x) => {
    const k = from >> 1;
    const weight = (k === 0 || k === size / 2 ? 1 : 2) * norm;
    return from % 2 === 0 ? weight * Math.cos(angle(k, x)) : -weight * Math.sin(angle(k, x));
  });
  const scale = table(half, 2 * size, (kx, part) => {
    const row = part % size;
    const ky = row < size / 2 ? row : row - size;
    const frequency = Math.hypot(kx, ky) / size;
    return 1 / (4 * Math.max(frequency, 1 / size) ** FALL);
  });
  const colour = tf.tensor2d(colourMatrix(channels));
  return {
    vertical,
    verticalBack: tf.transpose(vertical),
    horizontal,
    horizontalBack: tf.transpose(horizontal),
    scale,
    colour,
    colourBack: tf.transpose(colour),
  };
}

function table(rows: number, columns: number, entry: (row: number, column: number) => number) {
  const values = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      values[row * columns + column] = entry(row, column);
    }
  }
  return tf.tensor2d(values, [rows, columns]);
}

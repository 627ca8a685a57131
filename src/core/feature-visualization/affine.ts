import * as tf from '@tensorflow/tfjs-core';
import type { Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import { affineSamplesOnWasm, type Grid } from '../ops/wasm/affine-samples.js';
import { GREY, type Transform } from './transform.js';

/** How a picture is turned, enlarged and moved, about its middle. */
export interface Pose {
  /** Radians, clockwise. */
  readonly angle: number;
  /** Above 1 the picture grows, and its borders are cut off. */
  readonly zoom: number;
  /** Pixels, after turning and zooming. */
  readonly down: number;
  readonly right: number;
}

/**
 * Draws the picture turned, enlarged and moved, by bilinear samples, grey where there is none.
 *
 * tfjs has no gradient for its own `image.transform`, which besides differs between backends. A
 * sample is a weighted sum of four pixels; backwards each pixel collects what those samples bring
 * that it took part in.
 */
export function affine(placement: Pose): Transform {
  return {
    forward: (image) => tf.tidy(() => tf.add(sampled(tf.sub(image, GREY), placement, false), GREY)),
    backward: (gradient) => sampled(gradient, placement, true),
  };
}

/** One kernel of our own where it runs; elsewhere a gather for each neighbour. */
function sampled(image: Tensor4D, placement: Pose, back: boolean): Tensor4D {
  const [, height, width] = image.shape;
  const grid = gridOf(placement, height, width);
  return (
    affineSamplesOnWasm(image, grid, back) ??
    tf.tidy(() => {
      const samples = samplesOf(grid, height, width);
      return gathered(image, back ? turnedAround(samples) : samples);
    })
  );
}

/** The way from a pixel of the result to where it is sampled. */
function gridOf({ angle, zoom, down, right }: Pose, height: number, width: number): Grid {
  const cos = Math.cos(angle) / zoom;
  const sin = Math.sin(angle) / zoom;
  const [middleY, middleX] = [(height - 1) / 2, (width - 1) / 2];
  const [dy, dx] = [middleY + down, middleX + right];
  return { cos, sin, top: middleY - cos * dy + sin * dx, left: middleX - sin * dy - cos * dx };
}

/** For each pixel of the result one pixel to read, and how much it counts. */
interface Reading {
  readonly from: Int32Array;
  readonly share: Float32Array;
}

/** The four neighbours of each sample; those outside of the picture do not count. */
function samplesOf({ cos, sin, top, left }: Grid, height: number, width: number) {
  const readings = Array.from({ length: 4 }, () => reading(height * width));
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const y = top + cos * row - sin * column;
      const x = left + sin * row + cos * column;
      const pixel = row * width + column;
      for (let corner = 0; corner < 4; corner++) {
        const atY = Math.floor(y) + (corner >> 1);
        const atX = Math.floor(x) + (corner & 1);
        if (atY < 0 || atX < 0 || atY >= height || atX >= width) continue;
        readings[corner]!.from[pixel] = atY * width + atX;
        readings[corner]!.share[pixel] = (1 - Math.abs(y - atY)) * (1 - Math.abs(x - atX));
      }
    }
  }
  return readings;
}

/** What each pixel gave, read from where it went; as many readings as the busiest pixel has. */
function turnedAround(readings: readonly Reading[]): Reading[] {
  const size = readings[0]?.from.length ?? 0;
  const counts = new Uint8Array(size);
  const turned: Reading[] = [];
  for (const { from, share } of readings) {
    for (let sample = 0; sample < size; sample++) {
      if (share[sample] === 0) continue;
      const pixel = from[sample]!;
      const own = (turned[counts[pixel]!++] ??= reading(size));
      own.from[pixel] = sample;
      own.share[pixel] = share[sample]!;
    }
  }
  return turned;
}

const reading = (size: number): Reading => ({
  from: new Int32Array(size),
  share: new Float32Array(size),
});

/** The weighted sums of the readings, for every picture and colour alike. */
function gathered(image: Tensor4D, readings: readonly Reading[]): Tensor4D {
  const [n, height, width, channels] = image.shape;
  // Pixels first, so that each is one run of memory for all pictures.
  const pixels = tf.reshape<tf.Rank.R2>(tf.transpose(image, [1, 2, 0, 3]), [height * width, -1]);
  const parts = readings.map(({ from, share }): Tensor2D => {
    const read = tf.gather(pixels, tf.tensor1d(from, 'int32'));
    return tf.mul(read, tf.tensor2d(share, [share.length, 1]));
  });
  const sum = tf.reshape<tf.Rank.R4>(tf.addN(parts), [height, width, n, channels]);
  return tf.transpose(sum, [2, 0, 1, 3]);
}

import { checkpointOf, type RunOptions } from '../checkpoint.js';
import type { Size } from '../resample/raster.js';

/** Neighbours of a pixel and how much each counts: beside 1/6, across the corner 1/12. */
const NEIGHBOURS = [-1, 0, 1].flatMap((down) =>
  [-1, 0, 1].flatMap((right) =>
    down === 0 && right === 0 ? [] : [{ down, right, weight: down && right ? 1 / 12 : 1 / 6 }],
  ),
);
/** The weights alone, where speed counts. */
const WEIGHTS = Float64Array.from(NEIGHBOURS, ({ weight }) => weight);
/** Residual, as a share of the first one, at which the equations count as solved: 1e-5 changes ROAD
 * by less than 0.001, and takes twice as long. */
const TOLERANCE = 1e-3;

/**
 * Fills the pixels that were taken away so that each is the weighted mean of its neighbours: one
 * linear system, solved by conjugate gradients (Rong et al., "A Consistent and Efficient Evaluation
 * Strategy for Attribution Methods", ICML 2022). No edge is left that would give away what was
 * removed, as with a constant colour.
 *
 * @param image - `[height, width, channels]`
 * @param removed - 1 for each pixel that was taken away, else 0; at least one must stay
 */
export async function impute(
  image: Float32Array,
  removed: Uint8Array,
  size: Size,
  options: RunOptions = {},
): Promise<Float32Array<ArrayBuffer>> {
  const filled = Float32Array.from(image);
  const channels = image.length / removed.length;
  const checkpoint = checkpointOf(options);
  const system = equations(removed, size);
  for (let channel = 0; channel < channels; channel++) {
    const known = Float64Array.from(removed, (gone, i) =>
      gone ? 0 : image[i * channels + channel]!,
    );
    const found = await solve(system, known, checkpoint);
    system.pixels.forEach((pixel, i) => (filled[pixel * channels + channel] = found[i]!));
  }
  return filled;
}

/** One row for every pixel taken away: the sum of its neighbours' weights, and who they are. */
interface Equations {
  readonly pixels: Uint32Array;
  readonly diagonal: Float64Array;
  /** Eight a row: the neighbour's row, −1 where it stayed or lies outside. */
  readonly unknown: Int32Array;
  /** Eight a row: the neighbour's pixel where it stayed, else −1. */
  readonly stayed: Int32Array;
}

function equations(removed: Uint8Array, { height, width }: Size): Equations {
  const pixels = Uint32Array.from(removed.keys()).filter((pixel) => removed[pixel] === 1);
  const rowOf = new Int32Array(removed.length).fill(-1);
  pixels.forEach((pixel, row) => (rowOf[pixel] = row));
  const diagonal = new Float64Array(pixels.length);
  const unknown = new Int32Array(8 * pixels.length).fill(-1);
  const stayed = new Int32Array(8 * pixels.length).fill(-1);
  pixels.forEach((pixel, row) => {
    NEIGHBOURS.forEach(({ down, right, weight }, n) => {
      const y = Math.floor(pixel / width) + down;
      const x = (pixel % width) + right;
      if (y < 0 || y >= height || x < 0 || x >= width) return;
      const other = y * width + x;
      diagonal[row]! += weight;
      if (removed[other]) unknown[8 * row + n] = rowOf[other]!;
      else stayed[8 * row + n] = other;
    });
  });
  return { pixels, diagonal, unknown, stayed };
}

async function solve(
  system: Equations,
  known: Float64Array,
  checkpoint: () => void | Promise<void>,
): Promise<Float64Array> {
  const { diagonal } = system;
  const count = diagonal.length;
  const found = new Float64Array(count);
  const residual = rightSide(system, known);
  const step = residual.map((value, i) => value / diagonal[i]!);
  let strength = dot(residual, step);
  const enough = TOLERANCE ** 2 * strength;
  for (let round = 0; round < 2 * count && strength > enough; round++) {
    const pause = checkpoint();
    if (pause) await pause;
    const change = times(system, step);
    const length = strength / dot(step, change);
    for (let i = 0; i < count; i++) {
      found[i]! += length * step[i]!;
      residual[i]! -= length * change[i]!;
    }
    const scaled = residual.map((value, i) => value / diagonal[i]!);
    const next = dot(residual, scaled);
    for (let i = 0; i < count; i++) step[i] = scaled[i]! + (next / strength) * step[i]!;
    strength = next;
  }
  return found;
}

/** What the pixels that stayed add to each equation. */
function rightSide({ diagonal, stayed }: Equations, known: Float64Array): Float64Array {
  return diagonal.map((_, row) => {
    let sum = 0;
    NEIGHBOURS.forEach(({ weight }, n) => {
      const pixel = stayed[8 * row + n]!;
      if (pixel >= 0) sum += weight * known[pixel]!;
    });
    return sum;
  });
}

function times({ diagonal, unknown }: Equations, values: Float64Array): Float64Array {
  const product = new Float64Array(values.length);
  for (let row = 0; row < values.length; row++) {
    let sum = diagonal[row]! * values[row]!;
    for (let n = 0; n < 8; n++) {
      const other = unknown[8 * row + n]!;
      if (other >= 0) sum -= WEIGHTS[n]! * values[other]!;
    }
    product[row] = sum;
  }
  return product;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

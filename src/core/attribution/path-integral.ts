import { imageBatches } from './image-batches.js';
import { imageValues } from './image-values.js';
import type { SettledAim } from './aim.js';
import { inputGradient } from './input-gradient.js';
import type { Question } from './method.js';
import type { PathPoints } from './path-points.js';

/** The straight way from a baseline (0) to an image (1). */
export interface Path {
  readonly question: Question & { readonly aim: SettledAim };
  readonly baseline: Float32Array;
  /** Where each stretch of it is read. */
  readonly points: PathPoints;
  /** Called with how many gradients were computed since the last call. */
  readonly onPoints: (count: number) => void;
}

/** A place on the path and the number explained there. */
export interface PathEnd {
  readonly at: number;
  readonly value: number;
}

/** A part of the path. */
export interface Stretch {
  readonly from: PathEnd;
  readonly to: PathEnd;
  /** ∫ gradient dα over it, `[height, width, channels]`. */
  readonly integral: Float32Array<ArrayBuffer>;
  /** What the integral gives beyond the true rise of the value from one end to the other. */
  readonly excess: number;
}

/** The number explained at places on the path. */
export async function endsAt(path: Path, places: readonly number[]): Promise<PathEnd[]> {
  const { question } = path;
  const ends: PathEnd[] = [];
  const imageAt = (index: number) => between(path, places[index]!);
  for (const { images } of imageBatches(question, places.length, imageAt)) {
    const values = await imageValues(question.network, images, question.aim, question.run);
    ends.push(...values.map((value, i) => ({ at: places[ends.length + i]!, value })));
  }
  return ends;
}

/** The stretches between neighbouring ends. */
export async function stretchesBetween(path: Path, ends: readonly PathEnd[]): Promise<Stretch[]> {
  const { question, points } = path;
  const pairs = ends.slice(1).map((to, i) => ({ from: ends[i]!, to }));
  const order = points.at.length;
  const integrals = pairs.map(() => new Float32Array(question.image.length));
  const imageAt = (index: number) => {
    const { from, to } = pairs[Math.floor(index / order)]!;
    return between(path, from.at + points.at[index % order]! * (to.at - from.at));
  };
  for (const { first, images } of imageBatches(question, pairs.length * order, imageAt)) {
    const { network, aim, run, image } = question;
    const { gradients } = await inputGradient(network, images, aim, run);
    const count = images.length / image.length;
    for (let i = 0; i < count; i++) {
      const pair = Math.floor((first + i) / order);
      const { from, to } = pairs[pair]!;
      const weight = points.weights[(first + i) % order]! * (to.at - from.at);
      add(integrals[pair]!, gradients, i * image.length, weight);
    }
    path.onPoints(count);
  }
  return pairs.map(({ from, to }, i) => {
    const integral = integrals[i]!;
    return { from, to, integral, excess: along(path, integral) - (to.value - from.value) };
  });
}

/** The image at a place on the path. */
function between({ question, baseline }: Path, at: number): Float32Array {
  return question.image.map((value, i) => baseline[i]! + at * (value - baseline[i]!));
}

function add(sum: Float32Array, values: Float32Array, start: number, weight: number): void {
  for (let i = 0; i < sum.length; i++) sum[i]! += weight * values[start + i]!;
}

/** Rise of the value that such a gradient means over the whole path. */
function along({ question, baseline }: Path, gradient: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < gradient.length; i++) {
    sum += gradient[i]! * (question.image[i]! - baseline[i]!);
  }
  return sum;
}

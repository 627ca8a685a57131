import * as tf from '@tensorflow/tfjs-core';
import type { Tensor1D, Tensor4D } from '@tensorflow/tfjs-core';
import type { Size } from '../resample/raster.js';
import type { FilterSettings } from './filter-options.js';
import type { FilterPicture } from './filters.types.js';
import type { PictureId } from './grow.js';
import { readPictures, type Pixels } from './read-pictures.js';
import { isShown, stageSteps } from './stages.js';

/** Smallest rise that counts, as a share of the objective or of what it has gained. */
const RISE = 0.01;

/** Watches pictures grow: keeps their courses and stages, reads back what is shown. */
export class Growth {
  readonly #courses: readonly number[][];
  readonly #stages: readonly { step: number; pixels: Pixels }[][];
  readonly #kept: ReadonlySet<number>;
  #grey: readonly PictureId[] = [];

  constructor(
    private readonly places: readonly PictureId[],
    private readonly settings: FilterSettings,
    private readonly shape: Size,
    /** Whether grey pictures are tried again, and so not yet finished. */
    private readonly again: boolean,
    private readonly publish: (picture: FilterPicture) => void,
  ) {
    this.#courses = places.map(() => []);
    this.#stages = places.map(() => []);
    this.#kept = new Set(stageSteps(settings.steps));
  }

  /** Those whose pictures were still grey when they were last read back. */
  get grey(): readonly PictureId[] {
    return this.#grey;
  }

  /** Gives true when the pictures have stopped growing. */
  readonly onStep = async (
    step: number,
    values: Tensor1D,
    image: () => Tensor4D,
  ): Promise<boolean> => {
    const scores = await values.data();
    this.#courses.forEach((course, index) => course.push(scores[index]!));
    const last = step === this.settings.steps || this.#isFlat(step);
    if (last || isShown(step, this.settings.steps)) await this.#read(step, last, image());
    return last;
  };

  async #read(step: number, last: boolean, image: Tensor4D): Promise<void> {
    const { steps } = this.settings;
    const pictures = await readPictures(enlarged(image, this.shape), this.places.length);
    this.#grey = this.places.filter((_, index) => pictures[index]!.grey);
    this.places.forEach((place, index) => {
      const { pixels, grey } = pictures[index]!;
      const stages = this.#stages[index]!;
      if (this.#kept.has(step)) stages.push({ step, pixels: pixels.slice() });
      this.publish({
        ...place,
        ...sidesOf(this.shape),
        pixels,
        step,
        steps,
        status: last ? this.#finished(grey, this.#courses[index]!) : 'running',
        course: Float32Array.from(this.#courses[index]!),
        stages: stages.map((stage) => ({ ...stage, pixels: stage.pixels.slice() })),
      });
    });
  }

  #finished(grey: boolean, course: readonly number[]): FilterPicture['status'] {
    if (this.again) return grey ? 'running' : 'done';
    // A stronger start is no longer grey: what does not depend on the picture shows by its course.
    const still = course.every((value) => value === course[0]);
    return still || grey ? 'silent' : 'done';
  }

  /** Whether no picture's objective has risen for so many steps as there is patience. */
  #isFlat(step: number): boolean {
    const { patience, steps, octaves } = this.settings;
    // Smaller sizes only prepare the last.
    const grown = step - Math.round((steps * (octaves - 1)) / octaves);
    if (patience === 0 || grown < 2 * patience) return false;
    return this.#courses.every((course) => isFlat(course, patience));
  }
}

/** The size of a picture as it is told. */
export function sidesOf({ height, width }: Size): Pick<FilterPicture, 'size' | 'height' | 'width'> {
  return { size: Math.max(height, width), ...(height === width ? {} : { height, width }) };
}

/** At the size that is asked for; disposes the image. */
function enlarged(image: Tensor4D, { height, width }: Size): Tensor4D {
  if (image.shape[1] === height && image.shape[2] === width) return image;
  const full = tf.image.resizeBilinear(image, [height, width], false, true);
  image.dispose();
  return full;
}

function isFlat(course: readonly number[], patience: number): boolean {
  const before = mean(course.slice(-2 * patience, -patience));
  const lately = mean(course.slice(-patience));
  return lately - before < RISE * Math.max(Math.abs(lately), lately - course[0]!);
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

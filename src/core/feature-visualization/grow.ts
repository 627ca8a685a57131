import * as tf from '@tensorflow/tfjs-core';
import type { Tensor1D, Tensor4D } from '@tensorflow/tfjs-core';
import type { RunOptions } from '../checkpoint.js';
import { imageInput } from '../graph/input-feed.js';
import type { Network } from '../graph/network.js';
import type { Picture } from '../image/picture.js';
import { repeated } from '../ops/repeated.js';
import { seededRandom, seedFor } from '../random.js';
import type { Size } from '../resample/raster.js';
import { AdamAscent } from './adam.js';
import { croppedParam, type SizedOptions } from './cropped-param.js';
import { drawTransform } from './draw-transform.js';
import type { FilterSettings } from './filter-options.js';
import type { BatchObjective } from './objective.js';
import { fourierParam } from './param.js';
import { photoTensor } from './photo-tensor.js';
import { pixelsParam } from './pixels-param.js';
import { penaltyGradient } from './regularise.js';
import { render, type StepSize } from './render.js';
import { RmsAscent } from './rms-ascent.js';

/** A picture of a batch: of which channel, and which of its pictures. */
export interface PictureId {
  readonly channel: number;
  readonly variant: number;
}

export interface Batch {
  readonly settings: FilterSettings;
  /** Of the pictures, and the least that the network takes. */
  readonly sizes: Size & { readonly least: Size };
  readonly places: readonly PictureId[];
  readonly objective: BatchObjective;
  /** A photo to grow from instead of grey. */
  readonly photo: Picture | undefined;
  /** A second try, from a stronger start and with redirected gates. */
  readonly retry: boolean;
  /**
   * Called after each step with the objective's value of each picture; the image, at whichever size
   * it has grown to, belongs to who asks for it. Gives true when it was the last.
   */
  readonly onStep: (step: number, values: Tensor1D, image: () => Tensor4D) => Promise<boolean>;
}

/** Standard deviation of the noise at the start, and when a picture stayed grey. */
const START = { first: 0.01, stronger: 0.3 };

/** Grows the pictures of a batch together, from the smallest size to the largest. */
export async function grow(network: Network, batch: Batch, run: RunOptions): Promise<void> {
  const { octaves, seed, steps } = batch.settings;
  const { least, ...full } = batch.sizes;
  const random = seededRandom(seed);
  const { photo, places } = batch;
  let before = photo && startingFrom(network, photo, full, places.length);
  try {
    for (let octave = 1; octave <= octaves; octave++) {
      const smaller = 2 ** (octaves - octave + 1);
      const size =
        octave === octaves
          ? full
          : {
              height: Math.max(least.height, 2 * Math.round(full.height / smaller)),
              width: Math.max(least.width, 2 * Math.round(full.width / smaller)),
            };
      const sides: [number, number] = [size.height, size.width];
      const larger: Tensor4D | undefined =
        before && tf.image.resizeBilinear(before, sides, false, true);
      before?.dispose();
      before = larger;
      const from = Math.round((steps * (octave - 1)) / octaves);
      const to = Math.round((steps * octave) / octaves);
      const grown = await growAt(network, batch, { size, random, image: before, from, to }, run);
      before?.dispose();
      before = grown;
    }
  } finally {
    before?.dispose();
  }
}

/** The largest centred part of the photo in the proportions of the pictures, once for each of them. */
function startingFrom(network: Network, photo: Picture, size: Size, count: number): Tensor4D {
  return tf.tidy(() => {
    const one = photoTensor(network, photo, { ...size, crop: 'centre' });
    return repeated(one, [count, 1, 1, 1]) as Tensor4D;
  });
}

/**
 * Ever smaller steps, down to nothing: a picture settles, in the place of following the last few
 * shifts that it happened to see.
 */
const falling =
  (first: number, steps: number): StepSize =>
  (step) =>
    first * (1 - (step - 1) / steps);

interface Octave {
  readonly size: Size;
  readonly random: () => number;
  readonly image: Tensor4D | undefined;
  /** Steps done before, and after. */
  readonly from: number;
  readonly to: number;
}

/** Grows the pictures at one size; gives their pixels. */
async function growAt(
  network: Network,
  { settings, places, objective, retry, onStep }: Batch,
  { size, random, image, from, to }: Octave,
  run: RunOptions,
): Promise<Tensor4D> {
  const own = retry ? settings.seed + 1 : settings.seed;
  const options: SizedOptions = {
    sources: places.map((place) => seededRandom(seedOfPlace(own, place))),
    ...size,
    channels: imageInput(network).shape[2] ?? 3,
    deviation: retry ? START.stronger : START.first,
    image,
  };
  const param = croppedParam(settings.param === 'fourier' ? fourierParam : pixelsParam, options);
  const side = Math.min(size.height, size.width);
  const pace = falling(settings.stepSize, to - from);
  const optimiser =
    settings.optimiser === 'adam'
      ? new AdamAscent(param.start, pace)
      : new RmsAscent(param.start, pace, places.length);
  try {
    await render(
      network,
      {
        objective,
        param,
        optimiser,
        transform: () => drawTransform(random, side, settings),
        steps: to - from,
        penalty: penaltyGradient(settings),
        rule: retry ? 'redirected' : 'plain',
        onStep: (step, values, pixels) => onStep(from + step, values, pixels),
      },
      run,
    );
    return param.image(optimiser.variable);
  } finally {
    optimiser.dispose();
    param.dispose();
  }
}

function seedOfPlace(seed: number, { channel, variant }: PictureId): number {
  const own = seedFor(seed, channel);
  return variant === 0 ? own : seedFor(own, variant);
}

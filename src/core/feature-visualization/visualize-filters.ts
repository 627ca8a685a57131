import type { Tensor1D, Tensor4D } from '@tensorflow/tfjs-core';
import type { RunOptions } from '../checkpoint.js';
import { checkChannels } from '../activations.js';
import { deadChannels } from '../dead-channels.js';
import { OptionError } from '../errors.js';
import type { Network } from '../graph/network.js';
import { batchWithin, DEFAULT_BUDGET } from '../memory.js';
import { seededRandom, seedFor } from '../random.js';
import type { FilterPicture, FiltersResult } from './filters.types.js';
import { channelObjective } from './unit-objectives.js';
import { fourierParam } from './param.js';
import { isGrey, readPictures, type Pixels } from './read-pictures.js';
import { penaltyGradient, type Regularisation } from './regularise.js';
import { render } from './render.js';
import { isShown, stageSteps } from './stages.js';
import { beforeActivation, pictureSize } from './target.js';
import { jitter } from './transform.js';

export interface FilterOptions extends Partial<Regularisation> {
  /** Steps of ascent, from 1. */
  readonly steps?: number;
  /** Side of the pictures in pixels, even, 16…512. */
  readonly size?: number;
  /** Adam's step size on the spectrum. */
  readonly stepSize?: number;
  /** Largest shift of each step, as a share of the side, 0…0.25; shifts are whole pixels. */
  readonly jitter?: number;
  /** The same seed gives a channel the same picture, whatever grows beside it. */
  readonly seed?: number;
  /** Most channels that are grown together. */
  readonly batch?: number;
  /** Bytes that the run may take, weights included; the batch is made small enough. */
  readonly budget?: number;
}

/** Defaults of {@link visualizeFilters}. */
export const filterDefaults = {
  steps: 64,
  size: 128,
  stepSize: 0.1,
  jitter: 1 / 8,
  seed: 7,
  batch: 8,
  budget: DEFAULT_BUDGET,
  totalVariation: 0,
  l2: 0,
} as const satisfies Required<FilterOptions>;

export interface FilterRequest extends FilterOptions {
  readonly layer: string;
  readonly channels: readonly number[];
}

export interface FilterRun extends RunOptions {
  /** Called with each picture as it grows; the objects are the caller's. */
  readonly onFrame?: (picture: FilterPicture) => void;
}

/** Standard deviation of the spectrum at the start, and when a picture stayed grey. */
const START = { first: 0.01, stronger: 0.3 };

type Settings = Required<FilterOptions> & { readonly layer: string };

/**
 * Grows for each channel the picture that excites it most, by gradient ascent from a seeded start
 * (Olah, Mordvintsev and Schubert, "Feature Visualization", Distill 2017): Fourier spectrum,
 * decorrelated colours, whole-pixel jitter, before the activation function.
 * @throws LayerNotFoundError, ChannelNotFoundError, OptionError, AbortError
 */
export async function visualizeFilters(
  network: Network,
  request: FilterRequest,
  run: FilterRun = {},
): Promise<FiltersResult> {
  const settings: Settings = { ...filterDefaults, ...given(request), layer: request.layer };
  const info = network.layer(settings.layer);
  check(settings);
  checkChannels(info, request.channels);
  const tensor = beforeActivation(network, settings.layer);
  const dead = new Set(await deadChannels(network, settings.layer));
  const size = pictureSize(network, tensor, settings.size);
  const pictures = new Map<number, FilterPicture>();
  const publish = (picture: FilterPicture) => {
    pictures.set(picture.channel, picture);
    run.onFrame?.(picture);
  };
  for (const channel of request.channels)
    if (dead.has(channel)) publish(deadPicture(channel, size));
  const living = request.channels.filter((channel) => !dead.has(channel));
  const { budget } = settings;
  const together = batchWithin(network, tensor, size, budget, settings.batch);
  for (let first = 0; first < living.length; first += together) {
    const channels = living.slice(first, first + together);
    const grown = await grow(network, { ...settings, tensor, size, channels }, run, publish);
    const grey = grown.filter((picture) => isGrey(picture.pixels));
    if (grey.length === 0) continue;
    const again = grey.map(({ channel }) => channel);
    await grow(network, { ...settings, tensor, size, channels: again, retry: true }, run, publish);
  }
  return {
    layer: settings.layer,
    tensor,
    channels: info.channels,
    seed: settings.seed,
    pictures: request.channels.flatMap((channel) => pictures.get(channel) ?? []),
  };
}

/** The options that were really given: an undefined one means the default. */
function given(options: FilterOptions): FilterOptions {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

function check(settings: Settings): void {
  const whole = (name: 'steps' | 'size' | 'batch', low: number, high: number) => {
    const value = settings[name];
    if (Number.isInteger(value) && value >= low && value <= high) return;
    throw new OptionError(`${name} must be a whole number from ${low} to ${high}, not ${value}`);
  };
  whole('steps', 1, 100_000);
  whole('size', 16, 512);
  whole('batch', 1, 64);
  if (!(settings.jitter >= 0 && settings.jitter <= 0.25)) {
    throw new OptionError(`jitter must be from 0 to 0.25 of the side, not ${settings.jitter}`);
  }
  if (settings.size % 2 !== 0) throw new OptionError(`size must be even, not ${settings.size}`);
}

interface Batch extends Settings {
  readonly tensor: string;
  readonly channels: readonly number[];
  /** A second try, from a stronger start and with redirected gates. */
  readonly retry?: boolean;
}

/** Grows one batch; gives the finished pictures. */
async function grow(
  network: Network,
  batch: Batch,
  run: FilterRun,
  publish: (picture: FilterPicture) => void,
): Promise<FilterPicture[]> {
  const { channels, size, steps, seed, retry = false } = batch;
  const random = seededRandom(seed);
  const depth = network.inputs[0]?.shape[2] ?? 3;
  const deviation = retry ? START.stronger : START.first;
  const own = retry ? seed + 1 : seed;
  const sources = channels.map((channel) => seededRandom(seedFor(own, channel)));
  const param = fourierParam({ sources, size, channels: depth, deviation });
  const courses = channels.map((): number[] => []);
  const stages = channels.map((): { step: number; pixels: Pixels }[] => []);
  const kept = new Set(stageSteps(steps));
  let latest: FilterPicture[] = [];
  const onStep = async (step: number, values: Tensor1D, image: () => Tensor4D) => {
    const scores = await values.data();
    courses.forEach((course, index) => course.push(scores[index] ?? 0));
    if (!isShown(step, steps)) return;
    const pixels = await readPictures(image(), channels.length);
    latest = channels.map((channel, index): FilterPicture => {
      const own = pixels[index] ?? new Uint8ClampedArray(4 * size * size);
      if (kept.has(step)) stages[index]?.push({ step, pixels: own.slice() });
      const finished = retry && isGrey(own) ? 'silent' : 'done';
      return {
        channel,
        size,
        pixels: own,
        step,
        steps,
        status: step < steps ? 'running' : finished,
        course: Float32Array.from(courses[index] ?? []),
        stages: (stages[index] ?? []).map((stage) => ({ ...stage, pixels: stage.pixels.slice() })),
      };
    });
    latest.forEach(publish);
  };
  try {
    await render(
      network,
      {
        objective: channelObjective(batch.tensor, channels),
        param,
        transform: () => jitter(random, Math.round(batch.jitter * size)),
        steps,
        rate: batch.stepSize,
        penalty: penaltyGradient(batch),
        rule: retry ? 'redirected' : 'plain',
        onStep,
      },
      run,
    );
  } finally {
    param.dispose();
  }
  return latest;
}

function deadPicture(channel: number, size: number): FilterPicture {
  return {
    channel,
    size,
    pixels: new Uint8ClampedArray(4 * size * size),
    step: 0,
    steps: 0,
    status: 'dead',
    course: new Float32Array(0),
    stages: [],
  };
}

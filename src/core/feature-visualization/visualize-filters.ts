import { checkChannels } from '../activation/activations.js';
import type { FilterPreset } from '../../facts/filters.js';
import type { RunOptions } from '../checkpoint.js';
import { deadChannels } from '../activation/dead-channels.js';
import { OptionError } from '../errors.js';
import type { LayerInfo } from '../graph/layer-info.js';
import type { Network } from '../graph/network.js';
import type { Picture } from '../image/picture.js';
import { requireOfImage } from '../graph/of-image.js';
import { batchWithin } from '../graph/batch.js';
import type { Size } from '../resample/raster.js';
import { diversityObjective } from './diversity-objective.js';
import type { FilterOptions, FilterSettings } from './filter-options.js';
import type { FilterPicture, FiltersResult } from './filters.types.js';
import { grow, type PictureId } from './grow.js';
import { Growth, sidesOf } from './growth.js';
import { layerObjective } from './layer-objective.js';
import { pulledBy, sumOf, times, type BatchObjective } from './objective.js';
import { filterRecipe, tensorsOf } from './recipe.js';
import { beforeActivation, longerSide, pictureSize, sizeLimits } from './target.js';
import { channelObjective, directionObjective, regionObjective } from './unit-objectives.js';
import { say, str } from '../sentence.js';

export interface FilterRequest extends FilterOptions {
  readonly layer: string;
  readonly channels: readonly number[];
  /** Settings that the options are set on top of; `quick` by default. */
  readonly preset?: FilterPreset | undefined;
  /** Grows from the largest centred square of this photo instead of from noise. */
  readonly photo?: Picture | undefined;
}

export interface FilterRun extends RunOptions {
  /** Called with each picture as it grows; the objects are the caller's. */
  readonly onFrame?: (picture: FilterPicture) => void;
}

/**
 * Grows for each channel the picture that excites it most, by gradient ascent from a seeded start
 * (Olah, Mordvintsev and Schubert, "Feature Visualization", Distill 2017): Fourier spectrum,
 * decorrelated colours, whole-pixel jitter, before the activation function. A layer of logits gives
 * the pictures of classes.
 *
 * @throws LayerNotFoundError, ChannelNotFoundError, ImageIndependentError, OptionError, AbortError
 */
export async function visualizeFilters(
  network: Network,
  request: FilterRequest,
  run: FilterRun = {},
): Promise<FiltersResult> {
  const { layer } = request;
  const info = network.layer(layer);
  checkChannels(info, request.channels);
  const recipe = filterRecipe(network, request);
  const { tensor } = recipe;
  const tensors = tensorsOf(network, tensor, recipe.settings);
  requireOfImage(network, ...tensors);
  const { settings } = recipe;
  const limits = sizeLimits(network, tensors);
  const shape = pictureSize(limits, settings.size);
  checkDirection(info, settings);
  // Of a layer or a direction channels are only numbers, and none of them is dead.
  const ofChannels = settings.excite === 'channel';
  const dead = new Set(ofChannels ? await deadChannels(network, layer) : []);
  const pictures = new Map<string, FilterPicture>();
  const publish = (picture: FilterPicture) => {
    pictures.set(keyOf(picture), picture);
    run.onFrame?.(picture);
  };
  const places = placesOf(request.channels, settings.variants);
  const living = places.filter(({ channel }) => !dead.has(channel));
  for (const place of places) if (dead.has(place.channel)) publish(deadPicture(place, shape));
  const together = batchWithin(network, tensor, longerSide(shape), settings.budget, settings.batch);
  const growAll = async (some: readonly PictureId[], retry: boolean) => {
    const growth = new Growth(some, settings, shape, !retry, publish);
    const objective = objectiveOf(network, tensor, some, settings);
    const { onStep } = growth;
    const { photo } = request;
    const sizes = { ...shape, least: limits.least };
    await grow(network, { settings, sizes, places: some, objective, photo, retry, onStep }, run);
    return growth.grey;
  };
  for (const some of batches(living, together, settings.variants)) {
    const grey = await growAll(some, false);
    if (grey.length > 0) await growAll(grey, true);
  }
  return {
    layer,
    tensor,
    channels: info.channels,
    seed: settings.seed,
    recipe,
    pictures: places.flatMap((place) => pictures.get(keyOf(place)) ?? []),
  };
}

const keyOf = ({ channel, variant }: PictureId): string => `${channel} ${variant}`;

function placesOf(channels: readonly number[], variants: number): PictureId[] {
  return channels.flatMap((channel) =>
    Array.from({ length: variants }, (_, variant): PictureId => ({ channel, variant })),
  );
}

/** The pictures of a channel stay together: they are to differ from each other. */
function batches(places: readonly PictureId[], most: number, variants: number): PictureId[][] {
  const each = Math.max(1, Math.floor(most / variants)) * variants;
  const parts = Math.ceil(places.length / each);
  return Array.from({ length: parts }, (_, i) => places.slice(i * each, (i + 1) * each));
}

function objectiveOf(
  network: Network,
  tensor: string,
  places: readonly PictureId[],
  settings: FilterSettings,
): BatchObjective {
  const { negative, joint, variants, diversity } = settings;
  const own = ownObjective(tensor, places, settings);
  const terms = [negative ? times(-1, own) : own];
  if (joint) {
    checkChannels(network.layer(joint.layer), [joint.channel]);
    const other = beforeActivation(network, joint.layer);
    const partner = channelObjective(
      other,
      places.map(() => joint.channel),
    );
    terms.push(times(joint.weight ?? 1, partner));
  }
  const all = terms.length === 1 ? terms[0]! : sumOf(terms);
  if (variants === 1) return all;
  const channels = places.map(({ channel }) => channel);
  return pulledBy(all, diversity, diversityObjective(tensor, channels));
}

function ownObjective(
  tensor: string,
  places: readonly PictureId[],
  { excite, region }: FilterSettings,
): BatchObjective {
  if (excite === 'layer') return layerObjective(tensor);
  if (excite !== 'channel') {
    return directionObjective(
      tensor,
      places.map(() => excite),
      region ?? undefined,
    );
  }
  const channels = places.map(({ channel }) => channel);
  return region ? regionObjective(tensor, channels, region) : channelObjective(tensor, channels);
}

function checkDirection({ name, channels }: LayerInfo, { excite }: FilterSettings): void {
  if (typeof excite === 'string' || excite.length === channels) return;
  throw new OptionError(
    say(str`"${name}" has ${channels} channels, the direction ${excite.length} numbers`),
  );
}

function deadPicture(place: PictureId, shape: Size): FilterPicture {
  return {
    ...place,
    ...sidesOf(shape),
    pixels: new Uint8ClampedArray(4 * shape.height * shape.width),
    step: 0,
    steps: 0,
    status: 'dead',
    course: new Float32Array(0),
    stages: [],
  };
}

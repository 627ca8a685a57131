import type {
  FilterPicture,
  FiltersResult,
} from '../../core/feature-visualization/filters.types.js';
import { areFloats, bytes, floats, list, needed } from '../shared/plain-data.js';

/** Pictures of plain arrays, or as the command line prints them. @throws ResultDataError */
export function plainFilters(data: Partial<FiltersResult>): FiltersResult {
  if (isDrawn(data)) return data;
  return {
    ...data,
    layer: needed(data.layer, 'layer'),
    tensor: needed(data.tensor, 'tensor'),
    channels: needed(data.channels, 'channels'),
    seed: data.seed ?? 0,
    pictures: list(data.pictures, 'pictures').map(pictureOf),
  };
}

/** The command line prints no stages, and no pixels of a channel that cannot be excited. */
function pictureOf(data: Partial<FilterPicture>, at: number): FilterPicture {
  const field = `pictures.${at}`;
  const size = needed(data.size, `${field}.size`);
  const { width = size, height = size } = data;
  const steps = data.steps ?? 0;
  return {
    ...data,
    channel: needed(data.channel, `${field}.channel`),
    variant: data.variant ?? 0,
    size,
    pixels: data.pixels
      ? bytes(data.pixels, `${field}.pixels`, { height, width })
      : new Uint8ClampedArray(4 * height * width),
    step: data.step ?? steps,
    steps,
    status: data.status ?? 'done',
    course: data.course ? floats(data.course, `${field}.course`) : new Float32Array(),
    stages: (data.stages ?? []).map(({ step, pixels }) => ({
      step,
      pixels: bytes(pixels, `${field}.stages`, { height, width }),
    })),
  };
}

const isDrawn = (data: Partial<FiltersResult>): data is FiltersResult =>
  data.pictures?.every(
    ({ course, pixels }) => areFloats(course) && pixels instanceof Uint8ClampedArray,
  ) ?? false;

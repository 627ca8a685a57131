import type { ActivationsResult } from '../../core/activation/activations.types.js';
import { areFloats, floats, list, needed } from '../shared/plain-data.js';

/** What `convlens activations --json` has instead of indices and values. */
interface Printed {
  readonly maps?: readonly { readonly channel: number; readonly map: unknown }[];
}

/** Maps of plain arrays, or as the command line prints them. @throws ResultDataError */
export function plainActivations(data: Partial<ActivationsResult> & Printed): ActivationsResult {
  if (isDrawn(data)) return data;
  const { maps } = data;
  const indices = maps ? list(maps, 'maps').map(({ channel }) => channel) : data.indices;
  const [height, width] = [needed(data.height, 'height'), needed(data.width, 'width')];
  const included = list(indices, 'indices');
  const values = maps ? maps.map(({ map }) => map) : data.values;
  const channels = needed(data.channels, 'channels');
  return {
    layer: needed(data.layer, 'layer'),
    height,
    width,
    placement: data.placement ?? null,
    channels,
    indices: included,
    values: floats(values, maps ? 'maps' : 'values', included.length * height * width),
    mean: floats(data.mean, 'mean', channels),
    max: floats(data.max, 'max', channels),
    telling: floats(data.telling, 'telling', channels),
    dead: data.dead ?? [],
  };
}

const isDrawn = (data: Partial<ActivationsResult>): data is ActivationsResult =>
  areFloats(data.values, data.mean, data.max, data.telling);

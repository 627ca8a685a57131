import { NotConvolutionalError } from '../errors.js';
import { takesImage } from '../graph/choices.js';
import type { InputInfo, Preprocessing } from '../graph/layer-info.js';
import { asList, shown } from '../kinds/config.js';
import type { LayerConfig } from './topology.js';
import { say, str } from '../sentence.js';

/** Side of the image when a model leaves it open. */
const DEFAULT_SIDE = 224;
const LARGEST_SIDE = 8192;
const MOST_CHANNELS = 1024;

/**
 * What an InputLayer says of what it takes. Sides that it leaves open are 224, open channels 3, and
 * other open axes 1.
 * @param channelsFirst - whether its channels stand before rows and columns, as they do not here
 * @throws NotConvolutionalError when a side is none
 */
export function inputInfo(
  layer: LayerConfig,
  preprocessing: Preprocessing,
  channelsFirst = false,
): InputInfo {
  const given = asList(layer.config['batch_input_shape'] ?? layer.config['batch_shape']).slice(1);
  const dims = channelsFirst ? [given[1], given[2], given[0]] : given;
  const image = dims.length === 3;
  const open = image ? [DEFAULT_SIDE, DEFAULT_SIDE, 3] : [];
  const shape = dims.map((value, axis) => value ?? open[axis] ?? 1).filter(isSide);
  const channels = shape[2] ?? 0;
  if (dims.length === 0 || shape.length < dims.length || (image && channels > MOST_CHANNELS)) {
    throw new NotConvolutionalError(
      say(
        str`input "${layer.name.slice(0, 60)}" takes ${shown(dims)}, which is no image; an image is [height, width, channels]`,
      ),
    );
  }
  return { name: layer.name, shape, preprocessing: preprocessingFor(channels, preprocessing) };
}

/** @throws NotConvolutionalError when no input takes an image */
export function checkTakesImage(inputs: readonly InputInfo[]): void {
  const [first] = inputs;
  if (!first || inputs.some(takesImage)) return;
  throw new NotConvolutionalError(
    say(
      str`input "${first.name.slice(0, 60)}" takes ${shown(first.shape)}, which is no image; an image is [height, width, channels]`,
    ),
  );
}

const isSide = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= LARGEST_SIDE;

/** The preprocessing for as many channels: its own, or those of its first over and over. */
function preprocessingFor(channels: number, given: Preprocessing): Preprocessing {
  const { mean, std } = given;
  if (channels === mean.length || channels === 0) return given;
  const order = channels === 1 || channels === 2 ? 'grey' : channels === 4 ? 'RGBA' : 'RGB';
  const repeated = (values: readonly number[]) =>
    Array.from({ length: channels }, (_, c) => values[c % values.length] ?? 0);
  return { mean: repeated(mean), std: repeated(std), channels: order };
}

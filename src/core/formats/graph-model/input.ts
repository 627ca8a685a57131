import { NotConvolutionalError } from '../../errors.js';
import { shown } from '../../kinds/config.js';
import { defaultPreprocessing } from '../../assembly/preprocessing-of.js';
import { inputInfo } from '../../assembly/endpoints.js';
import type { NodeDef } from './node-def.js';
import type { Flow, Translation } from './translation.js';
import { say, str } from '../../sentence.js';

/**
 * The input layer of a placeholder.
 * @param sizes - with the batch, as the signature has them, where the node has none
 * @param first - whether the graph has the channels of its images first
 * @throws NotConvolutionalError when the sizes are open in number
 */
export function inputOf(
  at: Translation,
  node: NodeDef,
  sizes: readonly (number | null)[] | undefined,
  first: boolean,
): Flow {
  const written = node.attributes.shape('shape') ?? sizes;
  const given = written?.length === 0 ? (sizes ?? written) : written;
  if (!given) {
    throw new NotConvolutionalError(
      say(str`input ${shown(node.name)} does not say how many axes it takes`),
    );
  }
  const [batch = null, channels = null, height = null, width = null] = given;
  const turned = first && given.length === 4 && isChannels(channels) && !isChannels(width);
  const shape = turned ? [batch, height, width, channels] : given;
  const config = { batch_input_shape: [null, ...shape.slice(1)] };
  const info = inputInfo(
    { name: node.name, className: 'InputLayer', config, top: node.name, folder: node.name },
    defaultPreprocessing,
  );
  const flow = at.entry(node.name, config, info.shape);
  return turned ? { ...flow, turned } : flow;
}

const isChannels = (size: number | null): boolean => size === 1 || size === 3 || size === 4;

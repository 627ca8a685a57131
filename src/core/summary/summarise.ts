import { defaultHeatmapLayer } from '../attribution/default-layer.js';
import { classNames, labelSource } from '../prediction/class-labels.js';
import { NotConvolutionalError } from '../errors.js';
import type { Network } from '../graph/network.js';
import { guessPreprocessing } from '../image/guess-preprocessing.js';
import { preprocessingsFor } from '../image/preprocessings.js';
import { imageInput } from '../graph/input-feed.js';
import type { ModelSummary } from './model-summary.types.js';
import { say, str } from '../sentence.js';

/**
 * What is to be known of a network before it runs; plain data.
 *
 * @throws NotConvolutionalError when it has no input or no output
 */
export function summarise(network: Network): ModelSummary {
  const layers = network.nodes.filter(({ partOf }) => partOf === undefined);
  const { dataset, preprocessing } = network.metadata;
  const input = imageInput(network);
  const [output] = network.outputs;
  if (!output)
    throw new NotConvolutionalError(say(str`the network "${network.name}" has no output`));
  return {
    name: network.name,
    fingerprint: network.fingerprint,
    layers,
    input,
    output,
    inputs: network.inputs,
    outputs: network.outputs,
    classNames: classNames(network),
    labels: labelSource(network),
    readings: preprocessingsFor(input.shape[2] ?? 0),
    guess: preprocessing === undefined ? guessPreprocessing(network.nodes, input.name) : null,
    parameters: layers.reduce((sum, layer) => sum + layer.parameters, 0),
    convolutions: layers.filter(({ role }) => role === 'convolution').length,
    heatmapLayer: defaultHeatmapLayer(network),
    dataset: typeof dataset === 'string' ? dataset : null,
    remarks: network.remarks,
  };
}

import { defaultHeatmapLayer } from './attribution/default-layer.js';
import { classNames } from './class-labels.js';
import type { Network } from './graph/network.js';
import { imageInput } from './input-feed.js';
import type { ModelSummary } from './model-summary.js';
import { classOutput } from './predict.js';

const convolutions = new Set(['Conv2D', 'DepthwiseConv2D', 'SeparableConv2D', 'Conv2DTranspose']);

/**
 * What is to be known of a network before it runs; plain data.
 *
 * @throws NotConvolutionalError when it has no input, ShapeError when it gives no classes
 */
export function summarise(network: Network): ModelSummary {
  const layers = network.nodes.filter(({ partOf }) => partOf === undefined);
  const { dataset } = network.metadata;
  return {
    name: network.name,
    fingerprint: network.fingerprint,
    layers,
    input: imageInput(network),
    output: classOutput(network),
    inputs: network.inputs,
    outputs: network.outputs,
    classNames: classNames(network),
    parameters: layers.reduce((sum, layer) => sum + layer.parameters, 0),
    convolutions: layers.filter(({ kind }) => convolutions.has(kind)).length,
    heatmapLayer: defaultHeatmapLayer(network),
    dataset: typeof dataset === 'string' ? dataset : null,
    remarks: network.remarks,
  };
}

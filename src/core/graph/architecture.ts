import { chosenAnew, type Choices } from './choices.js';
import type { GraphDefinition } from './definition.js';
import type { LayerInfo } from './layer-info.js';
import type { Network } from './network.js';
import { tensorsFrom } from './tensors-from.js';

/** All of a network that is known without the values of its weights. */
export interface Architecture extends Pick<
  Network,
  'name' | 'nodes' | 'inputs' | 'outputs' | 'metadata' | 'remarks'
> {
  /**
   * The same with what a person chose of it, as `Network.withChoices`.
   * @throws LayerNotFoundError, NotConvolutionalError, ShapeError, OptionError, see `Choices`
   */
  withChoices(choices: Choices): Architecture;
}

type Definition = Omit<GraphDefinition, 'weights'>;

export function architectureOf(definition: Definition): Architecture {
  const { name, inputs, outputs, metadata, remarks } = definition;
  return {
    ...{ name, inputs, outputs, metadata, remarks },
    nodes: layersOf(definition),
    withChoices: (choices) => architectureOf(chosenAnew(definition, choices)),
  };
}

/** What is known of a network's tensors, its inputs first, in execution order. */
export function layersOf({
  inputs,
  nodes,
  sequential,
}: Pick<GraphDefinition, 'inputs' | 'nodes' | 'sequential'>): readonly LayerInfo[] {
  const ofImage = tensorsFrom(nodes, inputs[0]?.name);
  return [
    ...inputs.map((input) => inputLayer(input, sequential)),
    ...nodes.map((node) => node.info),
  ].map((info) => (ofImage.has(info.name) ? info : { ...info, besideImage: true }));
}

function inputLayer(
  input: GraphDefinition['inputs'][number],
  sequential: true | undefined,
): LayerInfo {
  const [height = 1, width = 1] = input.shape;
  const axis = { start: 0, stride: 1, size: 1 };
  return {
    name: input.name,
    kind: 'InputLayer',
    role: 'input',
    outputShape: input.shape,
    parameters: 0,
    inbound: [],
    spatial: input.shape.length === 3 && height * width > 1,
    channels: input.shape[input.shape.length - 1] ?? 1,
    receptiveField: { vertical: axis, horizontal: axis },
    ...(sequential ? { unlisted: true } : {}),
  };
}

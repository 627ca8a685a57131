import type { GraphDefinition } from '../graph/definition.js';
import type { InputInfo, OutputInfo } from '../graph/layer-info.js';

/**
 * What a person should know of a network's inputs and outputs that are not the usual ones, three
 * channels of colour and a softmax: what the channels are given, and what the shares mean.
 */
export function endpointRemarks({
  inputs,
  outputs,
}: Pick<GraphDefinition, 'inputs' | 'outputs'>): readonly string[] {
  const [image] = inputs;
  return [...(image ? inputRemarks(image) : []), ...outputs.flatMap(outputRemarks)];
}

function inputRemarks({ name, shape, preprocessing: { channels: order } }: InputInfo): string[] {
  const channels = shape[2];
  const input = `Input "${short(name)}"`;
  if (shape.length !== 3 || channels === undefined || channels === 3) return [];
  if (channels === 1) return [`${input} takes grey pictures: a photo gives its brightness.`];
  if (order === 'RGBA' && channels === 4) {
    return [
      `${input} has 4 channels: they are given red, green, blue and opacity. If the model was ` +
        'trained on other bands, what it says of a photo means little.',
    ];
  }
  const given =
    order === 'grey' ? 'each is given the brightness' : 'they are given red, green, blue';
  const again = order === 'grey' ? '' : ', over and over';
  return [
    `${input} has ${channels} channels, and a photo only 3: ${given}${again}. What the model says ` +
      'of a photo means little if it was trained on other bands.',
  ];
}

function outputRemarks({ name, shape, activation, features }: OutputInfo): string[] {
  const classes = shape.at(-1) ?? 0;
  if (features || (shape.length !== 1 && shape.length !== 3)) return [];
  const output = `Output "${short(name)}"`;
  const [height = 1, width = 1] = shape;
  const dense =
    shape.length === 3
      ? [
          `${output} is a map of ${height} × ${width} cells for each class: the share of a class is ` +
            'its mean over the cells, and a heatmap explains the mean of its logits.',
        ]
      : [];
  return [...dense, ...shareRemark(output, classes, activation)];
}

/** What the shares of a class are, where they are not those of a softmax. */
function shareRemark(
  output: string,
  classes: number,
  activation: OutputInfo['activation'],
): string[] {
  if (activation === 'softmax') return [];
  if (activation === 'sigmoid') {
    if (classes === 1) {
      return [
        `${output} tells two classes apart by one share, that of the second; the rest up to 100 % is ` +
          "the first's.",
      ];
    }
    return [
      `${output} ends in a sigmoid: each of its ${classes} classes has a share of its own, and they ` +
        'need not add up to 100 %.',
    ];
  }
  if (classes === 1) {
    return [
      `${output} gives one number, with no sigmoid behind it. Its share is the sigmoid of the number, ` +
        'for a model of two classes; if the model estimates a quantity, only the number itself, the ' +
        'logit, means something.',
    ];
  }
  return [
    `${output} ends in no softmax: the shares are a softmax of its numbers. If they are no classes, ` +
      'only the numbers themselves, shown as logits, mean something.',
  ];
}

const short = (name: string): string => name.slice(0, 60);

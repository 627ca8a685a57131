import type { GraphDefinition } from '../graph/definition.js';
import type { InputInfo, OutputInfo } from '../graph/layer-info.js';
import { isMap, nameCount, positionCount } from '../graph/output-classes.js';

/**
 * What a person should know of a network's inputs and outputs that are not the usual ones, three
 * channels of colour and a softmax: what the channels are given, what the values are, and what the shares
 * mean.
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

function outputRemarks(info: OutputInfo): string[] {
  const { name, shape, activation, features, note, picture } = info;
  // Whether it stands for classes may change with their names; the note is true either way.
  if (note !== undefined && (features || info.nameable)) return [note];
  if (features) return [];
  const output = `Output "${short(name)}"`;
  const [height = 1, width = 1] = shape;
  const classes = nameCount(info);
  const several = isMap(info)
    ? [
        `${output} is a map of ${height} × ${width} cells for each class: the share of a class is ` +
          'its mean over the cells, and a heatmap explains the mean of its logits.',
      ]
    : positionCount(info) > 1
      ? [
          `${output} has ${height} positions with ${classes} classes each, as a reader of text or a ` +
            'detector of things. Until one position is chosen the share of a class is its mean over ' +
            'them, and a heatmap explains the sum of its logits.',
        ]
      : [];
  const drawn = picture ? ['If it is no classes, but a picture, look at what comes out.'] : [];
  return [
    ...several,
    ...(note === undefined ? [] : [note]),
    ...shareRemark(output, shape.at(-1) ?? 0, activation),
    ...drawn,
  ];
}

/** What the shares of a class are, where they are not those of a softmax. */
function shareRemark(
  output: string,
  classes: number,
  activation: OutputInfo['activation'],
): string[] {
  if (activation === 'softmax') return [];
  if (activation === 'sigmoid' || activation === 'hard_sigmoid') {
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
      `${output} gives one number, with no sigmoid behind it: the share of the second class is the ` +
        'sigmoid of the number. If the model estimates a quantity, only the number itself means something.',
    ];
  }
  return [
    `${output} ends in no softmax: the shares are a softmax of its numbers. If they are no classes, ` +
      'only the numbers themselves, shown as logits, mean something.',
  ];
}

const short = (name: string): string => name.slice(0, 60);

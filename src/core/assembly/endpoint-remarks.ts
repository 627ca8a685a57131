import type { GraphDefinition } from '../graph/definition.js';
import type { InputInfo, OutputInfo } from '../graph/layer-info.js';
import { isMap, nameCount, positionCount } from '../graph/output-classes.js';
import type { Remark } from '../graph/remark.js';

/**
 * What is to be known of a network's inputs and outputs that are not the usual ones, three channels of
 * colour and a softmax: what the channels are given, what the values are, and what the shares mean.
 */
export function endpointRemarks({
  inputs,
  outputs,
}: Pick<GraphDefinition, 'inputs' | 'outputs'>): readonly Remark[] {
  const [image] = inputs;
  return [...(image ? inputRemarks(image) : []), ...outputs.flatMap(outputRemarks)];
}

function inputRemarks({ name: input, shape, preprocessing }: InputInfo): Remark[] {
  const channels = shape[2];
  const order = preprocessing.channels;
  if (shape.length !== 3 || channels === undefined || channels === 3) return [];
  if (channels === 1) return [{ kind: 'grey-input', input }];
  if (order === 'RGBA' && channels === 4) return [{ kind: 'four-channels', input }];
  const given = order === 'grey' ? 'grey' : 'RGB';
  return [{ kind: 'more-channels', input, channels, given }];
}

function outputRemarks(info: OutputInfo): Remark[] {
  const { name: output, features, note, picture } = info;
  // Whether it stands for classes may change with their names; the note is true either way.
  if (note !== undefined && (features || info.nameable)) return [note];
  if (features) return [];
  return [
    ...placesRemark(info),
    ...(note === undefined ? [] : [note]),
    ...sharesRemark(info),
    ...(picture ? [{ kind: 'may-be-picture', output } as const] : []),
  ];
}

/** What the share of a class is, where it has one at each of several places. */
function placesRemark(info: OutputInfo): Remark[] {
  const { name: output, shape } = info;
  const [rows = 1, columns = 1] = shape;
  if (isMap(info)) return [{ kind: 'map', output, rows, columns }];
  const positions = positionCount(info);
  if (positions <= 1) return [];
  const { position } = info;
  return [
    {
      kind: 'positions',
      output,
      positions,
      classes: nameCount(info),
      ...(position !== undefined && { position }),
    },
  ];
}

/** What the shares of a class are, where they are not those of a softmax. */
function sharesRemark({ name: output, shape, activation }: OutputInfo): Remark[] {
  const classes = shape.at(-1) ?? 0;
  switch (activation) {
    case 'softmax':
      return [];
    case 'sigmoid':
    case 'hard_sigmoid':
      if (classes === 1) return [{ kind: 'two-classes', output }];
      return [{ kind: 'independent-shares', output, classes }];
    case 'linear':
      return [{ kind: classes === 1 ? 'bare-number' : 'no-softmax', output }];
  }
}

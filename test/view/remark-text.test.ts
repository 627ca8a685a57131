import { expect } from 'chai';
import { told } from '../../src/core/error-sentence.js';
import type { Remark } from '../../src/core/graph/remark.js';
import { remarkText } from '../../src/view/remark-text.js';

type Kind = Remark['kind'];

/** What is said of each kind of remark: the compiler asks for every kind. */
const said: {
  readonly [K in Kind]: readonly (readonly [Remark & { readonly kind: K }, string])[];
} = {
  'unread-layer': [
    [
      {
        kind: 'unread-layer',
        error: { name: 'ModelFormatError', message: 'layer "odd": filters must be a number' },
        before: 2,
      },
      'layer "odd": filters must be a number. The 2 layers before it can be explained.',
    ],
    [
      {
        kind: 'unread-layer',
        error: { name: 'UnsupportedLayerError', message: 'layer "odd" is not read yet.' },
        before: 1,
      },
      'layer "odd" is not read yet. The layer before it can be explained.',
    ],
    [
      {
        kind: 'unread-layer',
        error: { name: 'UnsupportedLayerError', message: 'layer "odd" is not read yet.' },
        before: 0,
      },
      'layer "odd" is not read yet. No layer comes before it.',
    ],
  ],
  'more-unread-layers': [
    [{ kind: 'more-unread-layers', count: 4 }, '4 more layers cannot be read.'],
    [{ kind: 'more-unread-layers', count: 1 }, '1 more layer cannot be read.'],
  ],
  'channels-first': [
    [
      { kind: 'channels-first' },
      'The model has the channels of its images first. They were moved to the end when it was read, so shapes here are rows, columns, channels.',
    ],
  ],
  'grey-input': [
    [
      { kind: 'grey-input', input: 'photo' },
      'Input "photo" takes grey pictures: it is given the brightness of a photo.',
    ],
  ],
  'four-channels': [
    [
      { kind: 'four-channels', input: 'photo' },
      'Input "photo" has 4 channels, which are given red, green, blue and opacity. If the model was trained on other bands, what it says about a photo means little.',
    ],
  ],
  'more-channels': [
    [
      { kind: 'more-channels', input: 'photo', channels: 6, given: 'RGB' },
      'Input "photo" has 6 channels, but a photo has only 3: they are given red, green, blue, over and over. If the model was trained on other bands, what it says about a photo means little.',
    ],
    [
      { kind: 'more-channels', input: 'photo', channels: 2, given: 'grey' },
      'Input "photo" has 2 channels: each is given the brightness of a photo. If the model was trained on other bands, what it says about a photo means little.',
    ],
  ],
  map: [
    [
      { kind: 'map', output: 'out', rows: 8, columns: 9 },
      'Output "out" is a map of 8 × 9 cells for each class: the share of a class is its mean over the cells, and a heatmap explains the mean of its logits.',
    ],
  ],
  positions: [
    [
      { kind: 'positions', output: 'out', positions: 5, classes: 4 },
      'Output "out" has 5 positions with 4 classes each, like a model that reads text or detects objects. Until you choose a position, the share of a class is its mean over them, and a heatmap explains the sum of its logits.',
    ],
    [
      { kind: 'positions', output: 'out', positions: 5, classes: 4, position: 0 },
      'Output "out" has 5 positions with 4 classes each, like a model that reads text or detects objects. The shares and the heatmap are those of the position you chose.',
    ],
  ],
  'two-classes': [
    [
      { kind: 'two-classes', output: 'out' },
      'Output "out" tells two classes apart by one share, that of the second class; the first has the rest of the 100 %.',
    ],
  ],
  'independent-shares': [
    [
      { kind: 'independent-shares', output: 'out', classes: 6 },
      'Output "out" ends in a sigmoid: each of its 6 classes has a share of its own, and the shares need not add up to 100 %.',
    ],
  ],
  'bare-number': [
    [
      { kind: 'bare-number', output: 'out' },
      'Output "out" gives one number, with no sigmoid after it: the share of the second class is the sigmoid of that number. If the model estimates a quantity, only the number itself means anything.',
    ],
  ],
  'no-softmax': [
    [
      { kind: 'no-softmax', output: 'out' },
      'Output "out" does not end in a softmax: the shares are a softmax of its numbers. If they do not stand for classes, only the numbers themselves, shown as logits, mean anything.',
    ],
  ],
  'may-be-picture': [
    [
      { kind: 'may-be-picture', output: 'out' },
      'If these are not classes but a picture, look at what comes out.',
    ],
  ],
  'names-beside': [
    [
      { kind: 'names-beside', file: 'labels.txt' },
      'The class names come from "labels.txt", beside the model.',
    ],
  ],
  'unused-names': [
    [
      {
        kind: 'unused-names',
        file: 'imagenet.vi.json',
        error: {
          name: 'LabelsError',
          message: '',
          facts: told({ kind: 'label-count', names: 3, classes: 1000 }),
        },
      },
      'The class names in "imagenet.vi.json" are not used: the list has 3 names; the model has 1000 classes.',
    ],
  ],
  'unfit-names': [
    [
      { kind: 'unfit-names', file: 'labels.txt', names: 3, classes: 2 },
      '"labels.txt", beside the model, has 3 names, but the model has 2 classes, so it is not used.',
    ],
    [
      { kind: 'unfit-names', file: 'labels.txt', names: 3, classes: 1 },
      '"labels.txt", beside the model, has 3 names, but the model has 1 class, so it is not used.',
    ],
  ],
  'passed-on': [
    [
      {
        kind: 'passed-on',
        output: 'out',
        from: { layer: 'shares', what: 'softmax' },
        through: ['scale', 'clip'],
      },
      'The classes of output "out" come from "shares" (softmax) and then pass through "scale", "clip": shares and logits are shown as they are before that.',
    ],
  ],
  'cut-short': [
    [
      { kind: 'cut-short', output: 'out' },
      'Output "out" does not stand for classes: the model goes on after it, with layers that cannot be read.',
    ],
  ],
  number: [
    [
      { kind: 'number', output: 'age', of: null },
      'Output "age" is one number, with no sigmoid after it: a quantity whose unit the file does not give or, once two class names are given, the logit of the second class.',
    ],
    [
      { kind: 'number', output: 'age', of: 'softplus' },
      'Output "age" is one number, the result of softplus: a quantity whose unit the file does not give.',
    ],
  ],
  'scaled-number': [
    [
      { kind: 'scaled-number', output: 'age', by: 'years' },
      'Output "age" is one number, scaled by "years" after its sigmoid: a quantity between two bounds, in a unit that the file does not give.',
    ],
  ],
  'softmax-of-one': [
    [
      { kind: 'softmax-of-one', output: 'out' },
      'Output "out" is the softmax of one number, which is always 1, whatever the photo. The number before the softmax is shown instead.',
    ],
  ],
  picture: [
    [
      { kind: 'picture', output: 'out', shape: [8, 9, 1] },
      'Output "out" is a picture of 8 × 9 with one channel. It does not stand for classes unless you name them.',
    ],
    [
      { kind: 'picture', output: 'out', shape: [8, 9, 3] },
      'Output "out" is a picture of 8 × 9 with 3 channels. It does not stand for classes unless you name them.',
    ],
  ],
  steps: [
    [
      { kind: 'steps', output: 'boxes', positions: 20, values: 4 },
      'Output "boxes" has 4 numbers at each of 20 positions, with no softmax or sigmoid after them: coordinates, perhaps, or features. They become logits of classes once you give that many names.',
    ],
  ],
  features: [
    [
      {
        kind: 'features',
        output: 'out',
        shape: [3, 2],
        from: { layer: 'conv', what: 'Conv2D' },
      },
      'Output "out" gives features, 3 × 2 values. They come from "conv" (Conv2D), and no softmax, sigmoid or dense layer turns them into classes.',
    ],
    [
      { kind: 'features', output: 'out', shape: [3], from: null },
      'Output "out" gives features, 3 values. No softmax, sigmoid or dense layer turns them into classes.',
    ],
  ],
};

describe('remarkText', () => {
  for (const cases of Object.values(said)) {
    for (const [remark, text] of cases) {
      it(`says of ${remark.kind}: ${text.slice(0, 40)}…`, () => {
        expect(remarkText(remark)).to.equal(text);
      });
    }
  }

  it('shows what a file chose for a name harmlessly, and not all of a long one', () => {
    const text = remarkText({ kind: 'grey-input', input: `\u001b[2J\u202e${'n'.repeat(100)}` });
    expect(text).to.match(/^Input "\uFFFD\[2J\uFFFDn{55}" takes/);
  });
});

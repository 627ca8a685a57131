import { msg } from '@lit/localize';

/** A word of the field and what it means, in a sentence or two. */
export interface Definition {
  readonly id: string;
  readonly word: string;
  readonly text: string;
}

/** The words, in the order of the alphabet of the reader's language. */
export function glossary(language: string): readonly Definition[] {
  return Object.keys(definitions)
    .map((id) => definitionOf(id)!)
    .sort((a, b) => a.word.localeCompare(b.word, language));
}

/** The definition of that id; null where there is none. */
export function definitionOf(id: string): Definition | null {
  const make = Object.hasOwn(definitions, id) ? definitions[id] : undefined;
  return make ? { id, ...make() } : null;
}

const definitions: Readonly<Record<string, () => Omit<Definition, 'id'>>> = {
  activation: () => ({
    word: msg('Activation'),
    text: msg(
      'A number that a layer computes for a photo. A channel whose activation is large at a place has found its pattern there.',
    ),
  }),
  baseline: () => ({
    word: msg('Baseline'),
    text: msg(
      'The picture without information that a method starts from, such as a black one. What is explained is the difference between the photo and it.',
    ),
  }),
  block: () => ({
    word: msg('Block'),
    text: msg('A few layers that belong together and come again and again in the network.'),
  }),
  channel: () => ({
    word: msg('Channel'),
    text: msg(
      'One of the maps that a layer computes, as red, green and blue are the channels of a photo. Each looks for one pattern everywhere in the photo.',
    ),
  }),
  class: () => ({
    word: msg('Class'),
    text: msg(
      'One of the answers the network can give, such as “tiger cat”. It knows only the classes it was trained on.',
    ),
  }),
  deletion: () => ({
    word: msg('Deletion'),
    text: msg(
      'A test of a heatmap: its brightest pixels are removed first. The sooner the share of the class falls, the better the map.',
    ),
  }),
  'feature-visualisation': () => ({
    word: msg('Feature visualisation'),
    text: msg(
      'A picture made to order: it starts as noise and is changed step by step until it excites a channel as strongly as possible.',
    ),
  }),
  gradient: () => ({
    word: msg('Gradient'),
    text: msg(
      'How much a result changes when one number in the network changes a little, for every number at once.',
    ),
  }),
  heatmap: () => ({
    word: msg('Heatmap'),
    text: msg(
      'Colours over a photo that show how much each place speaks for a class, as one method sees it.',
    ),
  }),
  insertion: () => ({
    word: msg('Insertion'),
    text: msg(
      'A test of a heatmap: its brightest pixels are put into an empty picture first. The sooner the share of the class rises, the better the map.',
    ),
  }),
  kernel: () => ({
    word: msg('Kernel'),
    text: msg(
      'The small grid of weights that a convolution slides over its input. What matches the grid gives a large number.',
    ),
  }),
  layer: () => ({
    word: msg('Layer'),
    text: msg('One step of the network: it reads the maps of the step before and writes new ones.'),
  }),
  logit: () => ({
    word: msg('Logit'),
    text: msg(
      'The score of a class before it is turned into a share. It can be any number, also a negative one.',
    ),
  }),
  occlusion: () => ({
    word: msg('Occlusion'),
    text: msg(
      'Covering one part of the photo after another and measuring how far the score of the class falls.',
    ),
  }),
  preprocessing: () => ({
    word: msg('Preprocessing'),
    text: msg(
      'How a photo is cut, resized and its pixel values changed before the network reads it. It must be the same as in training.',
    ),
  }),
  'rank-correlation': () => ({
    word: msg('Rank correlation'),
    text: msg(
      'How alike two maps order their places: 1 means the same order, 0 no relation, −1 the opposite order.',
    ),
  }),
  'receptive-field': () => ({
    word: msg('Receptive field'),
    text: msg(
      'The part of the photo that one cell of a layer can see. It grows from layer to layer.',
    ),
  }),
  saliency: () => ({
    word: msg('Saliency'),
    text: msg(
      'How strongly each pixel affects the result. A saliency map is usually the size of the gradient at each pixel.',
    ),
  }),
  share: () => ({
    word: msg('Share'),
    text: msg(
      'The part of 100 % that the network gives to a class. It compares the classes with each other; it is not the chance that the answer is right.',
    ),
  }),
  'skip-connection': () => ({
    word: msg('Skip connection'),
    text: msg(
      'A path around some layers: what goes into them is added to what comes out. It makes deep networks trainable.',
    ),
  }),
  softmax: () => ({
    word: msg('Softmax'),
    text: msg(
      'The calculation that turns the scores of all classes into shares that add up to 100 %.',
    ),
  }),
};

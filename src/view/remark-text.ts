import { msg, str } from '@lit/localize';
import type { OutputNote, ValueSource } from '../core/graph/output-note.js';
import type { Remark } from '../core/graph/remark.js';
import { harmless } from '../core/harmless.js';
import { errorText } from './error-text.js';
import { listText } from './lists.js';
import { exact } from './numbers.js';

/** A remark on how a model was read, in a sentence or two. */
export const remarkText = (remark: Remark): string => harmless(textOf(remark));

/** What an output's values are, in a sentence or two. */
export const outputNoteText = (note: OutputNote): string => remarkText(note);

function textOf(remark: Remark): string {
  switch (remark.kind) {
    case 'unread-layer':
      return `${ended(errorText(remark.error))} ${beforeText(remark.before)}`;
    case 'more-unread-layers':
      return remark.count === 1
        ? msg('1 more layer cannot be read.')
        : msg(str`${exact(remark.count)} more layers cannot be read.`);
    case 'channels-first':
      return msg(
        'The model has the channels of its images first. They were moved to the end when it was read, so shapes here are rows, columns, channels.',
      );
    case 'grey-input':
      return msg(
        str`Input ${named(remark.input)} takes grey pictures: it is given the brightness of a photo.`,
      );
    case 'four-channels':
      return msg(
        str`Input ${named(remark.input)} has 4 channels, which are given red, green, blue and opacity. If the model was trained on other bands, what it says about a photo means little.`,
      );
    case 'more-channels':
      return remark.given === 'grey'
        ? msg(
            str`Input ${named(remark.input)} has ${exact(remark.channels)} channels: each is given the brightness of a photo. If the model was trained on other bands, what it says about a photo means little.`,
          )
        : msg(
            str`Input ${named(remark.input)} has ${exact(remark.channels)} channels, but a photo has only 3: they are given red, green, blue, over and over. If the model was trained on other bands, what it says about a photo means little.`,
          );
    case 'map':
      return msg(
        str`Output ${named(remark.output)} is a map of ${exact(remark.rows)} × ${exact(remark.columns)} cells for each class: the share of a class is its mean over the cells, and a heatmap explains the mean of its logits.`,
      );
    case 'positions':
      return remark.position === undefined
        ? msg(
            str`Output ${named(remark.output)} has ${exact(remark.positions)} positions with ${exact(remark.classes)} classes each, like a model that reads text or detects objects. Until you choose a position, the share of a class is its mean over them, and a heatmap explains the sum of its logits.`,
          )
        : msg(
            str`Output ${named(remark.output)} has ${exact(remark.positions)} positions with ${exact(remark.classes)} classes each, like a model that reads text or detects objects. The shares and the heatmap are those of the position you chose.`,
          );
    case 'two-classes':
      return msg(
        str`Output ${named(remark.output)} tells two classes apart by one share, that of the second class; the first has the rest of the 100 %.`,
      );
    case 'independent-shares':
      return msg(
        str`Output ${named(remark.output)} ends in a sigmoid: each of its ${exact(remark.classes)} classes has a share of its own, and the shares need not add up to 100 %.`,
      );
    case 'bare-number':
      return msg(
        str`Output ${named(remark.output)} gives one number, with no sigmoid after it: the share of the second class is the sigmoid of that number. If the model estimates a quantity, only the number itself means anything.`,
      );
    case 'no-softmax':
      return msg(
        str`Output ${named(remark.output)} does not end in a softmax: the shares are a softmax of its numbers. If they do not stand for classes, only the numbers themselves, shown as logits, mean anything.`,
      );
    case 'may-be-picture':
      return msg('If these are not classes but a picture, look at what comes out.');
    case 'names-beside':
      return msg(str`The class names come from ${named(remark.file)}, beside the model.`);
    case 'unused-names':
      return msg(
        str`The class names in ${named(remark.file)} are not used: ${ended(errorText(remark.error))}`,
      );
    case 'unfit-names':
      return remark.classes === 1
        ? msg(
            str`${named(remark.file)}, beside the model, has ${exact(remark.names)} names, but the model has 1 class, so it is not used.`,
          )
        : msg(
            str`${named(remark.file)}, beside the model, has ${exact(remark.names)} names, but the model has ${exact(remark.classes)} classes, so it is not used.`,
          );
    default:
      return noteText(remark);
  }
}

function noteText(note: OutputNote): string {
  const output = named(note.output);
  switch (note.kind) {
    case 'passed-on':
      return msg(
        str`The classes of output ${output} come from ${sourceText(note.from)} and then pass through ${listText(note.through.map(named))}: shares and logits are shown as they are before that.`,
      );
    case 'cut-short':
      return msg(
        str`Output ${output} does not stand for classes: the model goes on after it, with layers that cannot be read.`,
      );
    case 'number':
      return note.of === null
        ? msg(
            str`Output ${output} is one number, with no sigmoid after it: a quantity whose unit the file does not give or, once two class names are given, the logit of the second class.`,
          )
        : msg(
            str`Output ${output} is one number, the result of ${note.of}: a quantity whose unit the file does not give.`,
          );
    case 'scaled-number':
      return msg(
        str`Output ${output} is one number, scaled by ${named(note.by)} after its sigmoid: a quantity between two bounds, in a unit that the file does not give.`,
      );
    case 'softmax-of-one':
      return msg(
        str`Output ${output} is the softmax of one number, which is always 1, whatever the photo. The number before the softmax is shown instead.`,
      );
    case 'picture': {
      const [height, width, channels] = note.shape;
      return channels === 1
        ? msg(
            str`Output ${output} is a picture of ${exact(height)} × ${exact(width)} with one channel. It does not stand for classes unless you name them.`,
          )
        : msg(
            str`Output ${output} is a picture of ${exact(height)} × ${exact(width)} with ${exact(channels)} channels. It does not stand for classes unless you name them.`,
          );
    }
    case 'steps':
      return msg(
        str`Output ${output} has ${exact(note.values)} numbers at each of ${exact(note.positions)} positions, with no softmax or sigmoid after them: coordinates, perhaps, or features. They become logits of classes once you give that many names.`,
      );
    case 'features': {
      const shape = note.shape.map((side) => exact(side)).join(' × ');
      return note.from === null
        ? msg(
            str`Output ${output} gives features, ${shape} values. No softmax, sigmoid or dense layer turns them into classes.`,
          )
        : msg(
            str`Output ${output} gives features, ${shape} values. They come from ${sourceText(note.from)}, and no softmax, sigmoid or dense layer turns them into classes.`,
          );
    }
  }
}

function beforeText(layers: number): string {
  if (layers === 0) return msg('No layer comes before it.');
  return layers === 1
    ? msg('The layer before it can be explained.')
    : msg(str`The ${exact(layers)} layers before it can be explained.`);
}

/** `"conv5" (Conv2D)`. */
const sourceText = ({ layer, what }: ValueSource): string => `${named(layer)} (${what})`;

/** A name in quotes; a file may choose a very long one. */
const named = (name: string): string => `"${name.slice(0, 60)}"`;

const ended = (message: string): string => (/[.!?]$/.test(message) ? message : `${message}.`);

import { CONVERT_SAVED_MODEL } from '../assembly/advice.js';
import { begins as beginsWith } from './files/begins.js';
import type { Format } from './format.js';
import { say, str, type Sentence } from '../sentence.js';

/** A kind of model that is not read. */
interface Refused {
  readonly is: (head: Uint8Array) => boolean;
  readonly why: Sentence;
}

const begins = (...magic: readonly number[]) => {
  return (head: Uint8Array): boolean => beginsWith(head, magic);
};

/** The bytes of a text of ASCII. */
const text = (value: string): number[] => Array.from(value, (char) => char.charCodeAt(0));

/** A number of protocol buffers, seven bits a byte, and the place behind it. */
function varint(bytes: Uint8Array, at: number): { value: number; next: number } {
  let value = 0;
  for (let i = 0; i < 5; i++) {
    const byte = bytes[at + i] ?? 0;
    value += (byte & 0x7f) * 128 ** i;
    if (byte < 0x80) return { value, next: at + i + 1 };
  }
  return { value, next: at + 5 };
}

/** Key of a text or message of protocol buffers. */
const field = (number: number): number => number * 8 + 2;

/** The first byte of the text or message at `at`, when that is the field of this number. */
function firstIn(head: Uint8Array, at: number, number: number): number | undefined {
  return head[at] === field(number) ? head[varint(head, at + 1).next] : undefined;
}

/** Protocol buffers have no name in them: field 1 a version, then what a format has next. */
const versioned = (most: number, next: (head: Uint8Array) => boolean) => {
  return (head: Uint8Array): boolean => {
    const [key, version = 0] = head;
    return key === 8 && version >= 1 && version <= most && next(head);
  };
};

const isPrintable = (byte: number | undefined): boolean =>
  byte !== undefined && byte >= 0x20 && byte < 0x7f;

const TORCH = say(
  'PyTorch models are not read: they have weights, but their code is not in the file',
);
const PICTURE = say('this is a picture, not a model');

/** In the order of trying: the surest first. */
const REFUSED: readonly Refused[] = [
  {
    // Schema version 1, then the first of its graphs, which begins with a message.
    is: versioned(1, (head) => firstIn(head, 2, 2) === field(1)),
    why: say(
      str`this is a TensorFlow SavedModel, which is not read; convert it with: ${CONVERT_SAVED_MODEL}`,
    ),
  },
  {
    is: (head) => begins(...text('TFL3'))(head.subarray(4)),
    why: say(
      'TFLite models are not read; open the model that Keras saved, model.save("model.keras")',
    ),
  },
  { is: (head) => isPickle(head) && begins(0x8a, 0x0a, 0x6c, 0xfc)(head.subarray(2)), why: TORCH },
  {
    is: (head) => isPickle(head),
    why: say(
      'this is a pickle of Python, which is not read: opening one runs whatever code it has',
    ),
  },
  {
    // Length of a header of JSON, then that.
    is: (head) => head[7] === 0 && head[6] === 0 && begins(...text('{"'))(head.subarray(8)),
    why: say('safetensors files are not read: they have weights, but no model'),
  },
  { is: begins(...text('GGUF')), why: say('GGUF files hold no convolutional network') },
  {
    // The description of what goes in and out: messages.
    is: versioned(12, (head) => firstIn(head, 2, 2) === field(1)),
    why: say(
      'Core ML models are not read; open the model that Keras saved, model.save("model.keras")',
    ),
  },
  {
    // The name of what made it, or other texts, or the graph at once.
    is: versioned(
      20,
      (head) =>
        isPrintable(firstIn(head, 2, 2)) || [3, 4, 6, 7, 8].map(field).includes(head[2] ?? 0),
    ),
    why: say('ONNX models are not read yet; open the model that Keras or TensorFlow.js saved'),
  },
  {
    // A node, which begins with its own name.
    is: (head) => firstIn(head, 0, 1) === field(1),
    why: say(
      str`this is a frozen TensorFlow graph, which is not read; convert it with: ${CONVERT_SAVED_MODEL}`,
    ),
  },
  { is: begins(0x1f, 0x8b), why: say('this is a gzip archive; unpack it and open what is in it') },
  {
    is: begins(0x37, 0x7a, 0xbc, 0xaf),
    why: say('this is a 7z archive; unpack it and open what is in it'),
  },
  {
    is: begins(...text('Rar!')),
    why: say('this is a RAR archive; unpack it and open what is in it'),
  },
  {
    is: begins(...text('version https://git-lfs.github.com/')),
    why: say(
      'this is not the file, but the note that Git LFS keeps in its place: get the file itself by "git lfs pull", or by the download button of the site',
    ),
  },
  {
    is: begins(0x93, ...text('NUMPY')),
    why: say('this is an array of NumPy, not a model; open the model that Keras saved'),
  },
  {
    is: begins(...text('MATLAB')),
    why: say('MATLAB files are not read: they have arrays, but no model that can be run here'),
  },
  {
    is: (head) => begins(...text('ustar'))(head.subarray(257)),
    why: say('this is a tar archive; unpack it and open what is in it'),
  },
  {
    is: (head) => /^\s*<(!doctype|html)/i.test(new TextDecoder().decode(head)),
    why: say('this is a web page, not a model; check the address'),
  },
  { is: begins(0x89, ...text('PNG')), why: PICTURE },
  { is: begins(0xff, 0xd8, 0xff), why: PICTURE },
];

function isPickle([first, protocol = 0]: Uint8Array): boolean {
  return first === 0x80 && protocol >= 2 && protocol <= 5;
}

/** Models of other kinds, and what else is given for a model: refused by what the file is. */
export const refusals: Format = {
  recognise({ head }) {
    const kind = REFUSED.find(({ is }) => is(head));
    return kind ? { is: 'refused', why: kind.why } : null;
  },
};

/** Why a zip with files at these paths is not read. */
export function refusedArchive(paths: readonly string[]): Sentence | undefined {
  if (!paths.some((path) => /(^|\/)data\.pkl$/.test(path))) return undefined;
  return TORCH;
}

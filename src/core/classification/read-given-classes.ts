import { LabelsError } from '../errors.js';
import { isJson } from '../kinds/config.js';
import { readLabels } from '../labels/read-labels.js';
import type { GivenClass, GivenClasses } from './class-folders.js';
import { say, str } from '../sentence.js';

/**
 * The classes of each folder, from the text of a file:
 * - JSON `{ "folder": 281, "another": "tabby", "third": null, "fourth": [281, "lynx"] }`: an index, a name, a list
 *   of these, or nothing, which leaves the folder out; so also the `class_indices` of Keras
 * - a JSON list of folders, or one a line, in the order of the classes
 *
 * @throws LabelsError when it is none of these
 */
export function readGivenClasses(text: string): GivenClasses {
  const plain = text.replace(/^\uFEFF/, '').trim();
  if (!plain.startsWith('{')) {
    return new Map(
      readLabels(plain).flatMap((folder, index) => (folder === '' ? [] : [[folder, index]])),
    );
  }
  let value: unknown;
  try {
    value = JSON.parse(plain);
  } catch {
    throw new LabelsError(say('the file begins like JSON, but is none: it may be cut short'));
  }
  const entries = isJson(value) ? Object.entries(value) : [];
  if (entries.length === 0) throw new LabelsError(say('the JSON names no folder'));
  return new Map(entries.map(([folder, asked]) => [folder, givenClasses(folder, asked)]));
}

function givenClasses(folder: string, value: unknown): GivenClass | readonly GivenClass[] | null {
  if (value === null || isGivenClass(value)) return value;
  if (Array.isArray(value) && value.every(isGivenClass)) return value;
  const shown = folder.slice(0, 60);
  throw new LabelsError(
    say(str`"${shown}" needs the index of a class, its name, a list of these, or null`),
  );
}

const isGivenClass = (value: unknown): value is GivenClass =>
  typeof value === 'number' || typeof value === 'string';

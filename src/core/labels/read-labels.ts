import { told } from '../error-sentence.js';
import { LabelsError } from '../errors.js';
import { isJson, type Json } from '../kinds/config.js';
import { say, str } from '../sentence.js';

/** Longest text of one class, in characters; what is longer is cut. */
const LONGEST_NAME = 200;
/** Most classes that a list may have. */
const MOST_CLASSES = 100_000;

/** Under these names a JSON file keeps its list: Teachable Machine, Keras examples, Hugging Face. */
const LISTS = ['labels', 'class_names', 'classNames', 'classes', 'id2label', 'class_indices'];

/**
 * Names of classes by index, from the text of a file:
 * - JSON: a list; `{ "0": "cat" }`; `{ "cat": 0 }`, the `class_indices` of Keras; `{ "0": ["n01440764",
 *   "tench"] }`, Keras's imagenet_class_index.json; or one of these under `labels`, `class_names`, …
 * - otherwise a name a line; numbers that count the lines (`0 cat`), and WordNet ids, are left out
 *
 * @returns `''` where a number has no name
 * @throws LabelsError when there are no names in it
 */
export function readLabels(text: string): readonly string[] {
  const plain = text.replace(/^\uFEFF/, '').trim();
  const names = /^[[{]/.test(plain) ? fromJson(plain) : fromLines(plain);
  if (names.some((name) => name !== '')) return names.map(shownName);
  throw new LabelsError(say('the file has no names of classes; one a line is enough'));
}

/**
 * `names` for a model of `count` classes. A list that begins with ImageNet's `background`, which the
 * model lacks, is taken without it.
 * @throws LabelsError when there are more or fewer names than classes
 */
export function labelsFor(names: readonly string[], count: number): readonly string[] {
  if (names.length === count) return names;
  if (names.length === count + 1 && /^background$/i.test(names[0] ?? '')) return names.slice(1);
  throw new LabelsError(told({ kind: 'label-count', names: names.length, classes: count }));
}

/** The names that JSON holds, `null` where it holds none. */
export function listedNames(value: unknown): readonly string[] | null {
  const holder = isJson(value) ? LISTS.find((name) => Object.hasOwn(value, name)) : undefined;
  const list = isJson(value) && holder !== undefined ? value[holder] : value;
  if (Array.isArray(list)) return list.length <= MOST_CLASSES ? fromList(list) : null;
  return isJson(list) ? fromEntries(list) : null;
}

/** `["cat", "dog"]`, or `[{ "id": 0, "name": "cat" }, …]` in any order. */
function fromList(list: readonly unknown[]): readonly string[] | null {
  if (list.every(isText)) return list;
  const entries = list.map((item, index): readonly [unknown, unknown] => {
    const { name, label, id = index }: Json = isJson(item) ? item : {};
    return [id, name ?? label];
  });
  return list.length > 0 && entries.every(([, name]) => isText(name)) ? indexed(entries) : null;
}

function fromJson(text: string): readonly string[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new LabelsError(say('the file begins like JSON, but is none: it may be cut short'));
  }
  const names = listedNames(value);
  if (names) return names;
  throw new LabelsError(
    say('the JSON holds no names of classes; give a list, or { "0": "name of class 0", … }'),
  );
}

/** `{ "0": "cat" }`, `{ "0": ["n02123045", "tabby"] }` or `{ "cat": 0 }`. */
function fromEntries(value: Json): readonly string[] | null {
  const entries = Object.entries(value).map(([key, entry]): [unknown, unknown] => {
    if (typeof entry === 'number') return [entry, key];
    return [/^\d{1,6}$/.test(key) ? Number(key) : null, Array.isArray(entry) ? entry[1] : entry];
  });
  return indexed(entries);
}

function indexed(entries: readonly (readonly [unknown, unknown])[]): readonly string[] | null {
  const names: string[] = [];
  for (const [index, name] of entries) {
    if (!isIndex(index) || !isText(name)) return null;
    names[index] = name;
  }
  return names.length > 0 ? Array.from(names, (name) => name ?? '') : null;
}

function fromLines(text: string): readonly string[] {
  const lines = text.split(/\r\n|\r|\n/).map((line) => line.trim());
  if (lines.length > MOST_CLASSES) {
    throw new LabelsError(
      say(str`the file has ${lines.length} lines, ${MOST_CLASSES} are the most`),
    );
  }
  if (lines.some((line) => line.includes('\0'))) throw new LabelsError(say('the file is no text'));
  const numbered = lines.every((line, i) => /^(\d+)[\s:,]+\S/.exec(line)?.[1] === String(i));
  const names = numbered ? lines.map((line) => line.replace(/^\d+[\s:,]+/, '')) : lines;
  const wordNet = names.every((name) => /^n\d{8}\s+\S/.test(name));
  return wordNet ? names.map((name) => name.replace(/^n\d{8}\s+/, '')) : names;
}

const isText = (value: unknown): value is string => typeof value === 'string';

const isIndex = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < MOST_CLASSES;

/** On one line, and not too long for one. */
function shownName(name: string): string {
  const line = name.replaceAll(/\s+/g, ' ').trim();
  return line.length > LONGEST_NAME ? `${line.slice(0, LONGEST_NAME - 1)}…` : line;
}

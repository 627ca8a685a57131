import { LabelsError } from '../errors.js';
import { IMAGENET_1K } from '../labels/imagenet-1k.js';
import { IMAGENET_IDS } from '../labels/imagenet-ids.js';
import { nearest } from '../nearest.js';
import type { ClassFolder, MatchedBy } from './classification.types.js';
import { compareNames } from './tally.js';
import type { ToldClasses } from './told-classes.js';
import { say, str } from '../sentence.js';

/** A folder's class as a person gives it: index or name; null: leave the folder out. */
export type GivenClasses = ReadonlyMap<string, number | string | null>;

/** Folders without a class that get suggestions: comparing takes time, and nobody reads more. */
const SUGGESTED_FOR = 20;
const SUGGESTIONS = 3;

/**
 * Finds the class that each folder stands for: as given; else by its name, in which case, spaces and
 * punctuation do not count, and a number in front (`003.Sooty_Albatross`) is left away; else by a
 * WordNet id (`n02123045`, `n02123045-tabby`); else by the number of the class (`281`, `class_281`).
 * Where the classes have no names and no folder is found so, but there are as many folders as
 * classes, the folders stand for them in the order of their names, as Keras and PyTorch number them.
 *
 * @param folders - their names, and how many pictures each has
 * @returns in the order of their names
 * @throws LabelsError when what is given is no class
 */
export function classFolders(
  classes: ToldClasses,
  folders: ReadonlyMap<string, number>,
  given: GivenClasses = new Map(),
): readonly ClassFolder[] {
  const find = finderOf(classes);
  const sorted = [...folders].sort(([a], [b]) => compareNames(a, b));
  let suggested = 0;
  const found = sorted.map(([folder, pictures]): ClassFolder => {
    const asked = given.get(folder);
    const match = asked === undefined ? find(folder) : givenClass(classes, find, folder, asked);
    if (match) return { folder, pictures, ...match, suggestions: [] };
    const suggestions =
      asked !== null && suggested++ < SUGGESTED_FOR ? suggestionsFor(classes, folder) : [];
    return { folder, pictures, classIndex: null, by: null, suggestions };
  });
  const none = given.size === 0 && found.every(({ classIndex }) => classIndex === null);
  if (!none || classes.source !== 'numbered' || found.length !== classes.names.length) return found;
  return found.map((folder, classIndex) => ({
    ...folder,
    ...{ classIndex, by: 'order', suggestions: [] },
  }));
}

type Match = { readonly classIndex: number; readonly by: MatchedBy };
type Finder = (folder: string) => Match | null;

function finderOf({ names, labels, source }: ToldClasses): Finder {
  const exact = unique(names.map((name, index) => [name, index]));
  const whole = unique([
    ...names.map((name, index): Named => [plain(name), index]),
    ...labels.map((label, index): Named => [plain(label), index]),
  ]);
  const parts = unique(
    labels.flatMap((label, index) => label.split(',').map((part): Named => [plain(part), index])),
  );
  const byText = (text: string): number | null => {
    const key = plain(text);
    return key === '' ? null : (exact.get(text) ?? whole.get(key) ?? parts.get(key) ?? null);
  };
  const byId = (id: string): number | null => {
    const index = IMAGENET_IDS.indexOf(Number(id));
    if (index < 0) return null;
    // With the background in front there is one class more.
    if (source === 'imagenet') return index + names.length - IMAGENET_IDS.length;
    const label = IMAGENET_1K[index]!;
    return whole.get(plain(label)) ?? byText(label.split(',')[0]!);
  };
  // Where numbers are names, they are not indexes.
  const numbers = !labels.some((label) => /^\d+$/.test(label.trim()));
  return (folder) => {
    const named = byText(folder) ?? byText(folder.replace(/^\d+[\s._-]+/, ''));
    if (named !== null) return { classIndex: named, by: 'name' };
    const id = /^n(\d{8})(?!\d)/.exec(folder);
    const known = id ? byId(id[1]!) : null;
    if (known !== null) return { classIndex: known, by: 'wordnet' };
    const number = numbers ? /^(?:class[\s_-]*)?(\d{1,6})$/i.exec(folder) : null;
    const classIndex = number ? Number(number[1]) : NaN;
    return classIndex < names.length ? { classIndex, by: 'number' } : null;
  };
}

function givenClass(
  classes: ToldClasses,
  find: Finder,
  folder: string,
  asked: number | string | null,
): Match | null {
  if (asked === null) return null;
  const count = classes.names.length;
  if (typeof asked === 'number') {
    if (Number.isInteger(asked) && asked >= 0 && asked < count) {
      return { classIndex: asked, by: 'given' };
    }
    throw new LabelsError(
      say(str`the classes are 0 to ${count - 1}, not ${asked} for "${folder}"`),
    );
  }
  const found = find(asked);
  if (found) return { ...found, by: 'given' };
  const meant = suggestionsFor(classes, asked).map((name) => `"${name}"`);
  const shown = asked.slice(0, 60);
  throw new LabelsError(
    say(str`"${shown}", given for "${folder}", is no class; did you mean ${meant.join(', ')}?`),
  );
}

/** Names that hold a word of the folder's, then those spelled alike. */
function suggestionsFor({ names, labels }: ToldClasses, folder: string): readonly string[] {
  const text = folder.replace(/^(n\d{8}|\d+)[\s._-]+/, '').replaceAll(/[\s._-]+/g, ' ');
  const wanted = text.trim().toLowerCase();
  const holding = names.filter((_, index) =>
    labels[index]!.toLowerCase()
      .split(/[\s,-]+/)
      .includes(wanted),
  );
  const all = [...holding.slice(0, SUGGESTIONS), ...nearest(wanted, names, SUGGESTIONS)];
  return [...new Set(all)].slice(0, SUGGESTIONS);
}

type Named = readonly [text: string, index: number];

/** Which class a text stands for; one that several have stands for none. */
function unique(entries: readonly Named[]): ReadonlyMap<string, number> {
  const found = new Map<string, number | null>();
  for (const [text, index] of entries) {
    const known = found.get(text);
    found.set(text, known === undefined || known === index ? index : null);
  }
  return new Map([...found].filter((entry): entry is [string, number] => entry[1] !== null));
}

/** Letters and digits only; a Mac writes accents apart from their letters. */
function plain(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]/gu, '');
}

import { LabelsError } from '../errors.js';
import { IMAGENET_1K } from '../labels/imagenet-1k.js';
import { IMAGENET_IDS } from '../labels/imagenet-ids.js';
import { say, str } from '../sentence.js';
import type { ClassFolder, MatchedBy } from './classification.types.js';
import type { Meanings } from './meanings.js';
import { plainName, withoutNumber } from './plain-name.js';
import { namesLike, suggester } from './suggest-classes.js';
import { compareNames } from './tally.js';
import type { ToldClasses } from './told-classes.js';

/**
 * A folder's classes as a person gives them: index or name, or a list of these; null or an empty list: leave the
 * folder out.
 */
export type GivenClasses = ReadonlyMap<string, GivenClass | readonly GivenClass[] | null>;

/** A class as a person gives it: its index or its name. */
export type GivenClass = number | string;

/**
 * Finds the classes that each folder stands for: as given; else by its name, in which case, spaces and
 * punctuation do not count, and a number in front (`003.Sooty_Albatross`) is left away; else by a
 * WordNet id (`n02123045`, `n02123045-tabby`); else by the number of the class (`281`, `class_281`); else, where
 * the classes are those of ImageNet, by what its name means (`cat`), if that is sure: see `Meanings`.
 * Where the classes have no names and no folder is found so, but there are as many folders as
 * classes, the folders stand for them in the order of their names, as Keras and PyTorch number them.
 *
 * @param folders - their names, and how many pictures each has
 * @param meanings - what words mean among these classes, as `loadMeanings` gives it
 * @returns in the order of their names
 * @throws LabelsError when what is given is no class
 */
export function classFolders(
  classes: ToldClasses,
  folders: ReadonlyMap<string, number>,
  given: GivenClasses = new Map(),
  meanings?: Meanings,
): readonly ClassFolder[] {
  const find = finderOf(classes, meanings);
  const suggest = suggester(classes, meanings);
  const target = targetNumbers(classes.names.length);
  const sorted = [...folders].sort(([a], [b]) => compareNames(a, b));
  const found = sorted.map(([folder, pictures]): ClassFolder => {
    const asked = given.get(folder);
    const named = find(folder);
    const match = asked === undefined ? named : givenMatch(classes, find, folder, asked);
    const { classes: own, by } = match ?? { classes: [], by: null };
    const meant = suggest(folder, named);
    return { folder, pictures, classes: own, classIndex: target(own), by, ...meant };
  });
  const none = given.size === 0 && found.every(({ classIndex }) => classIndex === null);
  if (!none || classes.source !== 'numbered' || found.length !== classes.names.length) return found;
  return found.map((folder, classIndex) => ({
    ...folder,
    ...{ classes: [classIndex], classIndex, by: 'order', suggestions: [] },
  }));
}

/** What pictures of classes are counted as; the same for the same classes. */
function targetNumbers(count: number): (classes: readonly number[]) => number | null {
  const groups = new Map<string, number>();
  return (classes) => {
    const [first = null, second] = classes;
    if (second === undefined) return first;
    const key = classes.join();
    const target = groups.get(key) ?? count + groups.size;
    groups.set(key, target);
    return target;
  };
}

type Match = { readonly classes: readonly number[]; readonly by: MatchedBy };
type Finder = (folder: string) => Match | null;

function finderOf({ names, labels, source }: ToldClasses, meanings?: Meanings): Finder {
  const exact = unique(names.map((name, index) => [name, index]));
  const whole = unique([
    ...names.map((name, index): Named => [plainName(name), index]),
    ...labels.map((label, index): Named => [plainName(label), index]),
  ]);
  const parts = unique(
    labels.flatMap((label, index) =>
      label.split(',').map((part): Named => [plainName(part), index]),
    ),
  );
  const byText = (text: string): number | null => {
    const key = plainName(text);
    return key === '' ? null : (exact.get(text) ?? whole.get(key) ?? parts.get(key) ?? null);
  };
  const byId = (id: string): number | null => {
    const index = IMAGENET_IDS.indexOf(Number(id));
    if (index < 0) return null;
    // With the background in front there is one class more.
    if (source === 'imagenet') return index + names.length - IMAGENET_IDS.length;
    const label = IMAGENET_1K[index]!;
    return whole.get(plainName(label)) ?? byText(label.split(',')[0]!);
  };
  // Where numbers are names, they are not indexes.
  const numbers = !labels.some((label) => /^\d+$/.test(label.trim()));
  const only = (classIndex: number, by: MatchedBy): Match => ({ classes: [classIndex], by });
  return (folder) => {
    const named = byText(folder) ?? byText(withoutNumber(folder));
    if (named !== null) return only(named, 'name');
    const id = /^n(\d{8})(?!\d)/.exec(folder);
    const known = id ? byId(id[1]!) : null;
    if (known !== null) return only(known, 'wordnet');
    const number = numbers ? /^(?:class[\s_-]*)?(\d{1,6})$/i.exec(folder) : null;
    const classIndex = number ? Number(number[1]) : NaN;
    if (classIndex < names.length) return only(classIndex, 'number');
    const meant = (meanings?.of(folder) ?? meanings?.of(withoutNumber(folder)))?.sure;
    return meant ? { classes: meant.classes, by: 'meaning' } : null;
  };
}

function givenMatch(
  classes: ToldClasses,
  find: Finder,
  folder: string,
  asked: GivenClass | readonly GivenClass[] | null,
): Match {
  const each = asked === null ? [] : [asked].flat();
  const all = each.flatMap((one) => givenClasses(classes, find, folder, one));
  return { classes: [...new Set(all)].sort((a, b) => a - b), by: 'given' };
}

function givenClasses(
  classes: ToldClasses,
  find: Finder,
  folder: string,
  asked: GivenClass,
): readonly number[] {
  const count = classes.names.length;
  if (typeof asked === 'number') {
    if (Number.isInteger(asked) && asked >= 0 && asked < count) return [asked];
    throw new LabelsError(
      say(str`the classes are 0 to ${count - 1}, not ${asked} for "${folder}"`),
    );
  }
  const found = find(asked);
  if (found) return found.classes;
  const meant = namesLike(classes, asked).map((name) => `"${name}"`);
  const shown = asked.slice(0, 60);
  throw new LabelsError(
    say(str`"${shown}", given for "${folder}", is no class; did you mean ${meant.join(', ')}?`),
  );
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

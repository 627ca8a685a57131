import { isVisible } from '../incoming/dropped-files.js';

/** Pictures in class folders, as the person chose them. */
export interface LabelledFolder {
  /** Unique in the page. */
  readonly id: string;
  /** Name of the folder that holds them all; empty for several. */
  readonly name: string;
  /** Pictures, with their paths for names. */
  readonly files: readonly File[];
  /** Files that came with them and are no pictures. */
  readonly others: number;
}

/** Files that a folder may hold here; the command line takes any number. */
export const mostPictures = 100_000;

let folders = 0;

/** Names of the parts that a data set is split into, as a rule. */
const partName = /^(train(ing)?|val(id(ation)?)?|dev|test(ing)?)$/i;

/** Whether folders with these names are the parts of a data set, and not of classes. */
export const areParts = (names: readonly string[]): boolean =>
  names.length > 0 && names.every((name) => partName.test(name));

/** Of a folder that holds the parts of a data set, the class folders in one of them. */
export function partOf({ name: top, files }: LabelledFolder, part: string): LabelledFolder {
  const before = top === '' ? '' : `${top}/`;
  const within = files.filter(({ name }) => name.startsWith(`${before}${part}/`));
  return labelledFolder(
    within.map((file) => new File([file], file.name.slice(before.length), { type: file.type })),
  );
}

/** The pictures among `files`, those included of which the browser knows no type. */
export function labelledFolder(files: readonly File[]): LabelledFolder {
  const visible = files.filter(isVisible);
  const pictures = visible.filter(({ type }) => type === '' || type.startsWith('image/'));
  const tops = new Set(pictures.map(({ name }) => name.split('/')[0]));
  return {
    id: `labelled-${++folders}`,
    name: tops.size === 1 ? ([...tops][0] ?? '') : '',
    files: pictures,
    others: visible.length - pictures.length,
  };
}

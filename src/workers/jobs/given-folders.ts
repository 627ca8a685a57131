import type { GivenClasses } from '../../core/classification/class-folders.js';
import type { Evaluation } from '../../core/classification/classification.types.js';
import { rememberedFolders, rememberFolders } from '../../platform/browser/kept-models.js';

/** A folder and what a person says it stands for: classes, none to leave it out; null: what its name says. */
export type GivenFolder = readonly [folder: string, classes: readonly number[] | null];

/** Folders of which is remembered what they stand for; the oldest go. */
const REMEMBERED = 1000;

/**
 * What was said of the folders of an evaluation, now or before, which is remembered for this model. Where they
 * stand for the classes in their order, those of which nothing was said go on doing so.
 */
export async function givenFolders(
  fingerprint: string,
  said: readonly GivenFolder[],
  { classes, folders }: Evaluation,
): Promise<GivenClasses> {
  const all = new Map<string, readonly number[]>(readFolders(await rememberedFolders(fingerprint)));
  for (const [folder, own] of said) {
    // What was said last is the newest.
    all.delete(folder);
    if (own) all.set(folder, own);
  }
  if (said.length > 0) await rememberFolders(fingerprint, [...all].slice(-REMEMBERED));
  const known = (own: readonly number[] = [-1]) => own.every((index) => index in classes);
  const here = folders.filter(({ folder }) => known(all.get(folder)));
  if (here.length === 0) return new Map();
  const inOrder = folders.filter(({ by }) => by === 'order');
  return new Map([
    ...inOrder.map(({ folder, classes: own }) => [folder, own] as const),
    ...here.map(({ folder }) => [folder, all.get(folder)!] as const),
  ]);
}

/** What lies there may have been written by another version of the page. */
function readFolders(value: unknown): readonly (readonly [string, readonly number[]])[] {
  return Array.isArray(value) ? value.filter(isFolder) : [];
}

function isFolder(value: unknown): value is readonly [string, readonly number[]] {
  const [folder, classes] = Array.isArray(value) ? (value as readonly unknown[]) : [];
  return typeof folder === 'string' && Array.isArray(classes) && classes.every(Number.isInteger);
}

import { msg, str } from '@lit/localize';
import type { Evaluation } from '../core/classification/classification.types.js';

/** What pictures are counted as, by name: a class, or a group, which is called like its first folder. */
export function targetName(
  { classes, folders }: Pick<Evaluation, 'classes' | 'folders'>,
  target: number,
): string {
  const own = classes[target];
  if (own !== undefined) return own;
  const name = folders.find(({ classIndex }) => classIndex === target)?.folder ?? String(target);
  // A folder of several classes may be called like one of them.
  return classes.includes(name) ? msg(str`${name} (folder)`) : name;
}

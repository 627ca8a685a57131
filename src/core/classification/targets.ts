import type { ClassFolder } from './classification.types.js';

/**
 * What pictures are counted as: the classes of a network, by index, and after them groups, the several classes
 * that a folder stands for together.
 */
export class Targets {
  readonly #classes: number;
  readonly #groups: readonly (readonly number[])[];
  /** Classes that fall under a group, and are no folder's own. */
  readonly #readAs = new Map<number, number>();

  /**
   * @param classes - how many the network has
   * @param folders - what each stands for
   */
  constructor(classes: number, folders: readonly Pick<ClassFolder, 'classIndex' | 'classes'>[]) {
    this.#classes = classes;
    const groups: (readonly number[])[] = [];
    for (const { classIndex, classes: members } of folders) {
      if (classIndex !== null && classIndex >= classes) groups[classIndex - classes] = members;
    }
    this.#groups = groups;
    const single = new Set(folders.map(({ classIndex }) => classIndex));
    // The widest first, so that the narrowest is what remains.
    const byWidth = groups.map((members, at) => ({ members, target: classes + at })).reverse();
    byWidth.sort((a, b) => b.members.length - a.members.length);
    for (const { members, target } of byWidth) {
      for (const index of members) if (!single.has(index)) this.#readAs.set(index, target);
    }
  }

  /** How many there are: classes and groups. */
  get count(): number {
    return this.#classes + this.#groups.length;
  }

  /** The classes of one. */
  classesOf(target: number): readonly number[] {
    return this.#groups[target - this.#classes] ?? [target];
  }

  /**
   * What an answer is read as. Where it falls under what the picture is, as that, which is right; else as the class
   * itself if a folder stands for it alone, as the narrowest group that it falls under, or as the class. So where
   * folders do not overlap, each answer is read as one thing whatever the picture.
   */
  read(predicted: number, trueClass: number): number {
    if (this.classesOf(trueClass).includes(predicted)) return trueClass;
    return this.#readAs.get(predicted) ?? predicted;
  }
}

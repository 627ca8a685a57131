import { IMAGENET_1K } from '../labels/imagenet-1k.js';
import type { Meaning } from './classification.types.js';
import { plainName } from './plain-name.js';
import { singularForms } from './singular-forms.js';

/** What a word may stand for. */
export interface WordMeanings {
  /** What it means, where nothing else is as likely. */
  readonly sure: Meaning | null;
  /** All its meanings that have classes: the sure one first, then those with most classes. */
  readonly all: readonly Meaning[];
  /** The next wider meaning of the first of them that has more classes: of a cat, the felines. */
  readonly wider: Meaning | null;
  /** Classes that are called by another word for the first of them, and fall under none. */
  readonly akin: readonly number[];
}

/** A synset of WordNet: words for one thing. */
interface Synset {
  readonly words: readonly string[];
  /** Classes that fall under it, by index. */
  readonly classes: number[];
  readonly parents: readonly number[];
}

interface Use {
  readonly synset: Synset;
  /** Whether the word alone means it. */
  readonly sure: boolean;
}

/** Wider meanings than this say little of what a picture shows. */
const WIDEST = 200;

/**
 * The classes of ImageNet by what they are: words for them and for all that they are kinds of, by the tree of
 * WordNet. `'cat'` is seven classes, five cats and two wildcats.
 *
 * A word may mean several things. One is sure when WordNet has counted none of the others more often in texts,
 * those included that have no classes, and, where others have classes too, it was counted more often than each
 * of them and has no fewer classes. So `'car'` is the motorcar, and not that of a railway; but neither is
 * `'crane'` sure, the bird or the machine, nor `'plant'`, more often a factory, nor `'seal'`, more often one of wax.
 */
export class Meanings {
  readonly #synsets: readonly Synset[];
  readonly #uses = new Map<string, Use[]>();
  readonly #plurals: ReadonlyMap<string, string>;

  /**
   * @param tree - as `labels/wordnet-tree.ts` has it
   * @param plurals - a line for each: plural and word
   * @param before - how many classes come before those of ImageNet
   */
  constructor(tree: string, plurals: string, before = 0) {
    const lines = tree.trim().split('\n').map(readLine);
    this.#plurals = new Map(plurals.trim().split('\n').map(pairOf));
    this.#synsets = lines.map(({ parents, words }, index) => ({
      words: IMAGENET_1K[index]?.split(', ') ?? words.map(({ word }) => word),
      classes: [],
      parents: parents.map((parent) => IMAGENET_1K.length + parent),
    }));
    this.#synsets.forEach((synset, index) => {
      const doubtful = new Set(
        lines[index]!.words.flatMap(({ word, sure }) => (sure ? [] : [plainName(word)])),
      );
      for (const word of new Set(synset.words.map(plainName))) {
        const uses = this.#uses.get(word) ?? [];
        uses.push({ synset, sure: !doubtful.has(word) });
        this.#uses.set(word, uses);
      }
    });
    IMAGENET_1K.forEach((_, index) => {
      for (const above of this.#upwards(index)) above.classes.push(index + before);
    });
  }

  /** What a name means, in which case, spaces and punctuation do not count; plurals are read as well. */
  of(name: string): WordMeanings | null {
    const uses = this.#usesOf(plainName(name));
    if (!uses) return null;
    const sure = uses.find((use) => use.sure)?.synset;
    const others = uses.map(({ synset }) => synset).filter((synset) => synset !== sure);
    others.sort((a, b) => b.classes.length - a.classes.length);
    const all = distinct(sure ? [sure, ...others] : others);
    const [first] = all;
    return {
      sure: sure ? this.#meaning(sure) : null,
      all: all.map((synset) => this.#meaning(synset)),
      wider: first ? this.#wider(first) : null,
      akin: first ? this.#akin(first, all) : [],
    };
  }

  #meaning(synset: Synset): Meaning {
    const { words, classes, parents } = synset;
    const isClass = this.#synsets.indexOf(synset) < IMAGENET_1K.length;
    const above = isClass ? this.#synsets[parents[0] ?? -1] : undefined;
    return { words, kind: above?.words[0] ?? null, classes };
  }

  #usesOf(word: string): readonly Use[] | undefined {
    const forms = [word, this.#plurals.get(word) ?? '', ...singularForms(word)];
    const known = forms.find((form) => this.#uses.has(form));
    return known === undefined ? undefined : this.#uses.get(known);
  }

  /** The synset at that place and all above it, each once, the nearest first. */
  #upwards(index: number): readonly Synset[] {
    const found = new Set([this.#synsets[index]!]);
    // A set goes through what is added on the way.
    for (const { parents } of found)
      for (const parent of parents) found.add(this.#synsets[parent]!);
    return [...found];
  }

  #wider(synset: Synset): Meaning | null {
    const above = this.#upwards(this.#synsets.indexOf(synset)).filter(
      ({ classes }) => classes.length > synset.classes.length && classes.length <= WIDEST,
    );
    above.sort((a, b) => a.classes.length - b.classes.length);
    return above[0] ? this.#meaning(above[0]) : null;
  }

  /** Classes that a word for a synset is a name of, and that are not among what is known. */
  #akin({ words }: Synset, known: readonly Synset[]): readonly number[] {
    const others = words.flatMap((word) => this.#uses.get(plainName(word)) ?? []);
    const called = others.filter(({ synset }) => synset.classes.length === 1);
    const found = new Set(called.flatMap(({ synset }) => synset.classes));
    return [...found].filter((index) => !known.some(({ classes }) => classes.includes(index)));
  }
}

/** Of synsets with the same classes the first. */
function distinct(synsets: readonly Synset[]): readonly Synset[] {
  const found = new Map<string, Synset>();
  for (const synset of synsets) {
    const key = synset.classes.join();
    if (!found.has(key)) found.set(key, synset);
  }
  return [...found.values()];
}

function readLine(line: string) {
  const [parents = '', words = ''] = line.split(':');
  return {
    parents: parents.split(' ').flatMap((text) => (text === '' ? [] : [parseInt(text, 36)])),
    words: words.split(',').flatMap((text) => {
      const sure = !text.startsWith('?');
      return text === '' ? [] : [{ word: sure ? text : text.slice(1), sure }];
    }),
  };
}

function pairOf(line: string): readonly [string, string] {
  const [plural = '', word = ''] = line.split(' ');
  return [plural, word];
}

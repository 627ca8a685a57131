import { nearest } from '../nearest.js';
import type { ClassFolder } from './classification.types.js';
import type { Meanings, WordMeanings } from './meanings.js';
import { withoutNumber } from './plain-name.js';
import type { ToldClasses } from './told-classes.js';

/** Folders without a class that get suggestions: comparing takes time, and nobody reads more. */
const SUGGESTED_FOR = 20;
const SUGGESTIONS = 3;

type Suggester = (
  folder: string,
  found: Pick<ClassFolder, 'classes' | 'by'> | null,
) => Pick<ClassFolder, 'meanings' | 'suggestions'>;

/** What the names of folders may mean, beside what they are found by: by meaning, then by spelling. */
export function suggester(classes: ToldClasses, meanings: Meanings | undefined): Suggester {
  let unknown = 0;
  return (folder, found) => {
    const word = meanings && meaningsOf(meanings, folder, found === null);
    if (found && found.by !== 'meaning') {
      // Who named a folder after a class means nothing wider, but may mean another thing of that name.
      const own = found.classes.join();
      const others = word?.all.filter((meaning) => meaning.classes.join() !== own) ?? [];
      return { meanings: others, suggestions: [] };
    }
    if (!word) {
      const like = unknown++ < SUGGESTED_FOR ? namesLike(classes, folder) : [];
      return { meanings: [], suggestions: like };
    }
    const akin = word.akin.map((index) => classes.names[index]!);
    const holding = found ? [] : namesHolding(classes, folder);
    return {
      meanings: word.wider ? [...word.all, word.wider] : word.all,
      suggestions: [...new Set([...akin, ...holding])].slice(0, SUGGESTIONS),
    };
  };
}

/** What a name means; of several words that mean nothing together the last, which says what kind of thing it is. */
function meaningsOf(meanings: Meanings, folder: string, last: boolean): WordMeanings | null {
  const name = wordsOf(folder);
  const whole = meanings.of(folder) ?? meanings.of(name);
  return whole ?? (last ? meanings.of(name.slice(name.lastIndexOf(' ') + 1)) : null);
}

/** Names that hold a word of the folder's, then those spelled alike. */
export function namesLike(classes: ToldClasses, folder: string): readonly string[] {
  const like = nearest(wordsOf(folder), classes.names, SUGGESTIONS);
  return [...new Set([...namesHolding(classes, folder), ...like])].slice(0, SUGGESTIONS);
}

function namesHolding({ names, labels }: ToldClasses, folder: string): readonly string[] {
  const wanted = wordsOf(folder);
  const holding = names.filter((_, index) =>
    labels[index]!.toLowerCase()
      .split(/[\s,-]+/)
      .includes(wanted),
  );
  return holding.slice(0, SUGGESTIONS);
}

/** In lower case, with spaces between the words. */
function wordsOf(folder: string): string {
  const text = withoutNumber(folder.replace(/^n\d{8}[\s._-]+/, ''));
  return text
    .replaceAll(/[\s._-]+/g, ' ')
    .trim()
    .toLowerCase();
}

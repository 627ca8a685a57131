import { say, str, type Sentence } from './sentence.js';
import { quoted } from './short-text.js';

/** Names in a sentence, in quotes: the first `most`, each as far as `length`, and how many more there are. */
export function listedNames(
  names: readonly string[],
  { most, length }: { readonly most: number; readonly length: number },
): string | Sentence {
  const shown = names.slice(0, most).map((name) => quoted(name, length));
  const more = names.length - shown.length;
  return more > 0 ? say(str`${shown.join(', ')} and ${more} more`) : shown.join(', ');
}

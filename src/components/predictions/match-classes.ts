/** Matches shown at once: what a list holds without scrolling on a phone. */
const limit = 8;

/**
 * Indices of the classes whose name has every word of `text` at the start of one of its words, or,
 * where none has, anywhere; at most eight. A name that is spelled just as the text comes first, then
 * one that is so but for case, accents and hyphens, then the likeliest.
 */
export function matchClasses(
  text: string,
  names: readonly string[],
  probabilities: ArrayLike<number>,
): readonly number[] {
  const wanted = fold(text);
  const words = wanted.split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const folded = names.map((name) => ` ${fold(name)}`);
  const having = (parts: readonly string[]) =>
    folded.flatMap((name, index) => (parts.every((part) => name.includes(part)) ? [index] : []));
  const starts = having(words.map((word) => ` ${word}`));
  const found = starts.length > 0 ? starts : having(words);
  const share = (index: number) => probabilities[index] ?? 0;
  const alike = (index: number) =>
    names[index] === text.trim() ? 2 : folded[index] === ` ${wanted}` ? 1 : 0;
  return found.sort((a, b) => alike(b) - alike(a) || share(b) - share(a)).slice(0, limit);
}

/** Lower case without accents, hyphens as spaces. */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[-_]/g, ' ').toLowerCase().trim();
}

/** Endings of English plurals, and what stands in their place. */
const endings = [
  ['ies', 'y'],
  ['men', 'man'],
  ['es', ''],
  ['s', ''],
] as const;

/** What a word may be the plural of, by the rules alone: `'foxes'` of `'fox'` or `'foxe'`. */
export function singularForms(word: string): readonly string[] {
  return endings.flatMap(([plural, one]) =>
    word.endsWith(plural) ? [word.slice(0, -plural.length) + one] : [],
  );
}

/**
 * The first name of a class: `'tabby'` of `'tabby, tabby cat'`.
 * @param label synonyms separated by commas
 */
export function shortLabel(label: string): string {
  return synonyms(label)[0] ?? '';
}

/**
 * A short name for each class that no other class of the list has. That is the first name; where
 * classes share it, the second synonym is added (`'maillot, tank suit'`), or the class number where
 * that does not tell them apart (`'crane (134)'`).
 * @param labels texts in the order of the classes, synonyms separated by commas
 * @returns as many names, in the same order
 */
export function distinctLabels(labels: readonly string[]): readonly string[] {
  const first = labels.map(shortLabel);
  const two = labels.map((label) => synonyms(label).slice(0, 2).join(', '));
  const timesFirst = occurrences(first);
  const timesTwo = occurrences(two);
  return first.map((name, index) => {
    if (timesFirst.get(name) === 1) return name;
    const longer = two[index] ?? name;
    const tells = longer !== name && timesTwo.get(longer) === 1;
    return tells ? longer : `${name} (${index})`.trimStart();
  });
}

function synonyms(label: string): string[] {
  return label.split(',').map((name) => name.trim());
}

function occurrences(names: readonly string[]): Map<string, number> {
  const times = new Map<string, number>();
  for (const name of names) times.set(name, (times.get(name) ?? 0) + 1);
  return times;
}

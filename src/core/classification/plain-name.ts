/** Letters and digits only; a Mac writes accents apart from their letters. */
export function plainName(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]/gu, '');
}

/** Without a number in front: `'Sooty_Albatross'` of `'003.Sooty_Albatross'`. */
export function withoutNumber(name: string): string {
  return name.replace(/^\d+[\s._-]+/, '');
}

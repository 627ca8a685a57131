/** The language that the texts in the sources are in. */
export const sourceLanguage = 'en';

let current: string = sourceLanguage;

/** In which language numbers, dates and lists are written, as a BCP 47 tag: that of the texts. */
export const language = (): string => current;

/** For whoever knows the reader's language; without it (on the command line) it is English. */
export function setLanguage(tag: string): void {
  current = tag;
}

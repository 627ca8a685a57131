import { language } from './language.js';

const formats = new Map<string, Intl.ListFormat>();

/** What is listed, in the reader's way: `a, b, c`. */
export function listText(items: readonly string[], locale = language()): string {
  let format = formats.get(locale);
  if (format === undefined) {
    format = new Intl.ListFormat(locale, { type: 'unit', style: 'short' });
    formats.set(locale, format);
  }
  return format.format(items);
}

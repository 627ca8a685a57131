import type { MsgFn, str as strOfLibrary, StrResult } from '@lit/localize';
import { sizeText } from './size-text.js';

/** The template of that name of the library that translates, without the library, which is the page's. */
export const str: typeof strOfLibrary = (strings, ...values) => ({
  strTag: true,
  strings,
  values,
});

/**
 * What an error says: English, with what it names apart, so that a page can say it in another language.
 * It is plain data, which crosses from a worker.
 */
export interface Sentence {
  /** The text before, between and after the values. */
  readonly strings: readonly string[];
  readonly values: readonly Value[];
}

/** What a sentence names: a name as it is, what each language writes in its own way, or a part to translate. */
export type Value =
  string | number | { readonly bytes: number } | { readonly list: readonly string[] } | Sentence;

/** Where the tool that collects texts for translators looks for them: calls of what has this mark. */
type Collected = Pick<MsgFn, '_LIT_LOCALIZE_MSG_'>;

/** A sentence of a text, or of a `str` template. Of other values than {@link Value} it takes the text. */
export const say: ((template: string | StrResult) => Sentence) & Collected = (template) =>
  typeof template === 'string'
    ? { strings: [template], values: [] }
    : {
        strings: [...template.strings],
        values: template.values.map((value) => (isValue(value) ? value : String(value))),
      };

const isValue = (value: unknown): value is Value =>
  typeof value === 'number' ||
  (typeof value === 'object' &&
    value !== null &&
    ('bytes' in value || 'list' in value || isSentence(value)));

export const isSentence = (value: unknown): value is Sentence =>
  typeof value === 'object' && value !== null && 'strings' in value && 'values' in value;

/** The sentence in English. */
export const inEnglish = ({ strings, values }: Sentence): string =>
  strings.reduce((text, next, i) => text + english(values[i - 1] ?? '') + next);

function english(value: Value): string {
  if (typeof value !== 'object') return String(value);
  if ('bytes' in value) return sizeText(value.bytes);
  return 'list' in value ? value.list.join(', ') : inEnglish(value);
}

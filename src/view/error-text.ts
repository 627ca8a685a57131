import { msg, type StrResult } from '@lit/localize';
import type { ErrorData } from '../core/error-facts.js';
import { harmless } from '../core/harmless.js';
import type { Sentence, Value } from '../core/sentence.js';
import { listText } from './lists.js';
import { exact, memoryText } from './numbers.js';

/** What went wrong and what to do, in the reader's language; of errors that are not convlens' own, their message. */
export const errorText = ({ message, facts }: Pick<ErrorData, 'message' | 'facts'>): string =>
  harmless(
    (facts?.sentence ? translated(facts.sentence) : message).replaceAll(/\s*[\r\n]\s*/g, ' '),
  );

/** The sentence in the language that the page has texts of: they are found by what stands between the values. */
const translated = ({ strings, values }: Sentence): string =>
  // Of another type than `msg`, so that nobody looks for a text to collect here.
  (msg as (template: StrResult) => string)({
    strTag: true,
    strings: strings as unknown as TemplateStringsArray,
    values: values.map(valueText),
  });

function valueText(value: Value): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return exact(value);
  if ('bytes' in value) return memoryText(value.bytes);
  return 'list' in value ? listText(value.list) : translated(value);
}

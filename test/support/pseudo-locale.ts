import { str, type LocaleModule } from '@lit/localize';
import { html } from 'lit';
import { translations } from '../../src/components/shared/translations.js';

/** The language that there is in tests only: English whose every letter has an accent, in brackets. */
export const pseudoLocale = 'en-XA';

/** Lets elements be in it; to be called before the page has been in any language but English. */
export function addPseudoLocale(): void {
  translations.set(pseudoLocale, loadPseudoLocale);
}

/** Every text that was extracted from the sources, changed. */
async function loadPseudoLocale(): Promise<LocaleModule> {
  const response = await fetch(`/locales/${pseudoLocale}.xlf`);
  const file = new DOMParser().parseFromString(await response.text(), 'text/xml');
  const units = [...file.querySelectorAll('trans-unit')];
  return { templates: Object.fromEntries(units.map((unit) => [unit.id, templateOf(unit)])) };
}

function templateOf(unit: Element): LocaleModule['templates'][string] {
  const strings = [''];
  const add = (text: string) => strings.push(`${strings.pop() ?? ''}${text}`);
  for (const node of unit.querySelector('source')?.childNodes ?? []) {
    if (!(node instanceof Element)) {
      add(pseudoText(node.nodeValue ?? ''));
      continue;
    }
    // Markup and values, as the source has them: what stands between values is kept.
    const [first = '', ...others] = aroundValues(node.getAttribute('equiv-text') ?? '');
    add(first);
    strings.push(...others);
  }
  strings[0] = `⟦${strings[0] ?? ''}`;
  add('⟧');
  const values = strings.slice(1).map((_, i) => i);
  if (unit.id.startsWith('h')) return html(asTemplate(strings), ...values);
  return values.length === 0 ? strings.join('') : str(asTemplate(strings), ...values);
}

/** What stands before, between and after the values of a template: `['<b>', '</b>']` of `<b>${name}</b>`. */
export function aroundValues(template: string): string[] {
  const parts = [''];
  let depth = 0;
  for (let i = 0; i < template.length; i++) {
    if (depth === 0 && template.startsWith('${', i)) {
      depth = 1;
      i++;
      parts.push('');
    } else if (depth > 0) {
      depth += template[i] === '{' ? 1 : template[i] === '}' ? -1 : 0;
    } else parts.push(`${parts.pop() ?? ''}${template[i] ?? ''}`);
  }
  return parts;
}

const asTemplate = (strings: readonly string[]): TemplateStringsArray =>
  Object.assign([...strings], { raw: strings });

const plain = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const accented = [...'áƀçðéƒĝĥíĵķļɱñóƥʠŕšţúṽŵẋýžÁƁÇÐÉƑĜĤÍĴĶĻṀÑÓƤɊŔŠŢÚṼŴẊÝŽ'];

/** Letters that can still be read, and are none of English. */
export function pseudoText(text: string): string {
  return [...text].map((letter) => accented[plain.indexOf(letter)] ?? letter).join('');
}

import { msg, str } from '@lit/localize';
import { harmless } from '../../core/harmless.js';
import { listText } from '../lists.js';
import type { SharedText } from './shared-view.js';

/** What a form cannot say of a view. */
export type Unsaid = 'drawing' | 'reading' | 'labels' | 'growth' | 'evaluation';

/** Gathers what has to be told beside a text. */
export class Notes {
  /** Files that it names and does not bring. */
  readonly #files = new Set<string>();
  readonly #unsaid = new Set<Unsaid>();

  file(name: string): void {
    this.#files.add(harmless(name));
  }

  leave(...unsaid: readonly Unsaid[]): void {
    for (const one of unsaid) this.#unsaid.add(one);
  }

  with(text: string): SharedText {
    return { text, notes: [...this.#filesNote(), ...this.#unsaidNote()] };
  }

  #filesNote(): readonly string[] {
    if (this.#files.size === 0) return [];
    const names = listText([...this.#files]);
    return [msg(str`Of files it has the names alone: put them beside it (${names}).`)];
  }

  #unsaidNote(): readonly string[] {
    if (this.#unsaid.size === 0) return [];
    const parts = listText([...this.#unsaid].map((one) => unsaidTexts[one]()));
    return [msg(str`This form cannot say: ${parts}.`)];
  }
}

const unsaidTexts = {
  drawing: () => msg('colours, opacity, contours, orders and scales'),
  reading: () => msg('how you chose to read the model'),
  labels: () => msg('the names of the classes from a file'),
  growth: () => msg('all settings of how pictures grow'),
  evaluation: () => msg('the test on a labelled folder'),
} satisfies Readonly<Record<Unsaid, () => string>>;

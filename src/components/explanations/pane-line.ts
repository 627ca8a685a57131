import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { PaneTopic } from './topics.js';

/** What a line says of its pane. */
interface PaneWords {
  /** What the pane shows; null where another sentence says it. */
  readonly shows: unknown;
  /** What is not to be concluded from it. */
  readonly caution: unknown;
}

/**
 * The line under the title of a pane: what it shows and what not to conclude, and a button that says
 * more. Words of the field in it open their definitions. All that comes only once it is asked for.
 *
 * @param about what the pane is called, for a screen reader
 */
export function paneLine(
  topic: PaneTopic,
  about: string,
  { shows, caution }: PaneWords,
): TemplateResult {
  return html`<p
    class="lede pane-line"
    part="line"
    @click=${(event: Event) => explain(event, topic)}
  >
    ${shows ?? nothing} <span class="caution">${caution}</span>
    <button
      type="button"
      class="ask"
      aria-haspopup="dialog"
      aria-label=${msg(str`What does “${about}” show?`)}
    >
      ?
    </button>
  </p>`;
}

function explain({ target }: Event, topic: PaneTopic): void {
  const button = target instanceof Element ? target.closest<HTMLElement>('.ask, .term') : null;
  if (!button) return;
  void import('./explanation.js').then(({ openExplanation }) => openExplanation(button, topic));
}

import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';

/** The panes that take turns on a narrow screen. */
export type Pane = 'decision' | 'channel' | 'compare' | 'network';

const panes: readonly Pane[] = ['decision', 'channel', 'compare', 'network'];

function title(pane: Pane): string {
  switch (pane) {
    case 'decision':
      return msg('Decided');
    case 'channel':
      return msg('Channel');
    case 'compare':
      return msg('Compare');
    case 'network':
      return msg('Network');
  }
}

/** Tabs, one tab stop; arrows move to the next one and show it. */
export function paneTabs(shown: Pane, show: (pane: Pane) => void): TemplateResult {
  const onKey = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const next = panes[(panes.indexOf(shown) + step + panes.length) % panes.length]!;
    show(next);
    const { currentTarget } = event;
    if (!(currentTarget instanceof HTMLElement)) return;
    currentTarget.querySelector<HTMLElement>(`[data-pane=${next}]`)?.focus();
    event.preventDefault();
  };
  return html`
    <nav class="tabs" aria-label=${msg('Panes')}>
      <div role="tablist" aria-label=${msg('Panes')} @keydown=${onKey}>
        ${panes.map(
          (pane) => html`
            <button
              type="button"
              role="tab"
              data-pane=${pane}
              aria-selected=${pane === shown}
              aria-controls="pane-${pane}"
              tabindex=${pane === shown ? 0 : -1}
              @click=${() => show(pane)}
            >
              ${title(pane)}
            </button>
          `,
        )}
      </div>
    </nav>
  `;
}

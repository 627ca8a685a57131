import { html, type TemplateResult } from 'lit';

/** One of several views that take turns in a place. */
export interface Tab<Id extends string = string> {
  readonly id: Id;
  /** On the tab. */
  title(): string;
}

/**
 * Tabs, one tab stop; arrows move to the next one and show it. Each names the element `pane-<id>`
 * as its panel.
 */
export function tabRow<Id extends string>(
  label: string,
  tabs: readonly Tab<Id>[],
  shown: Id,
  show: (id: Id) => void,
): TemplateResult {
  const onKey = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const at = tabs.findIndex(({ id }) => id === shown);
    const next = tabs[(at + step + tabs.length) % tabs.length]!.id;
    show(next);
    const { currentTarget } = event;
    if (!(currentTarget instanceof HTMLElement)) return;
    currentTarget.querySelector<HTMLElement>(`[data-pane=${next}]`)?.focus();
    event.preventDefault();
  };
  return html`
    <div class="tabs" role="tablist" aria-label=${label} @keydown=${onKey}>
      ${tabs.map(
        ({ id, title }) => html`
          <button
            type="button"
            role="tab"
            data-pane=${id}
            aria-selected=${id === shown}
            aria-controls="pane-${id}"
            tabindex=${id === shown ? 0 : -1}
            @click=${() => show(id)}
          >
            ${title()}
          </button>
        `,
      )}
    </div>
  `;
}

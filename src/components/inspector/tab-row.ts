import { html, type TemplateResult } from 'lit';

/** One of several views that take turns in a place. */
export interface Tab<Id extends string = string> {
  readonly id: Id;
  /** On the tab. */
  title(): string;
}

/** Pixels that may lie beyond the edge without a word. */
const slack = 4;

/**
 * Tabs in one row that scrolls, one tab stop; arrows move to the next one and show it, Home and End to
 * the first and the last. Each names the element `pane-<id>` as its panel. It stands in a `.tabs-row`.
 */
export function tabRow<Id extends string>(
  label: string,
  tabs: readonly Tab<Id>[],
  shown: Id,
  show: (id: Id) => void,
): TemplateResult {
  const onKey = (event: KeyboardEvent): void => {
    const at = tabs.findIndex(({ id }) => id === shown);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[
      event.key
    ];
    if (next === undefined) return;
    const { id } = tabs[(next + tabs.length) % tabs.length]!;
    show(id);
    const { currentTarget } = event;
    if (!(currentTarget instanceof HTMLElement)) return;
    currentTarget.querySelector<HTMLElement>(`[data-pane=${id}]`)?.focus({ preventScroll: true });
    event.preventDefault();
  };
  return html`
    <div
      class="tabs"
      role="tablist"
      aria-label=${label}
      @keydown=${onKey}
      @scroll=${({ currentTarget }: Event) => markMore(currentTarget)}
    >
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

/** Scrolls the selected tab to the middle of its row; nothing else scrolls. */
export function centreTab(row: HTMLElement): void {
  const tab = row.querySelector<HTMLElement>('[aria-selected=true]');
  if (tab) {
    const [inner, outer] = [tab.getBoundingClientRect(), row.getBoundingClientRect()];
    row.scrollLeft += inner.left + inner.width / 2 - (outer.left + outer.width / 2);
  }
  markMore(row);
}

/** Shows on the box of the row whether more tabs lie beyond its end. */
function markMore(row: EventTarget | null): void {
  if (!(row instanceof HTMLElement)) return;
  // To the left of a right-to-left row the position is negative.
  const beyond = row.scrollWidth - row.clientWidth - Math.abs(row.scrollLeft);
  row.closest('.tabs-row')?.classList.toggle('more', beyond > slack);
}

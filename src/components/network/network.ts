import { localized, msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { OverviewResult } from '../../core/activations.types.js';
import type { Picture } from '../../core/image/picture.js';
import type { ModelSummary } from '../../core/model-summary.js';
import type { ValueMap } from '../../core/value-map.js';
import type { Snapshot, Want } from '../../session/snapshot.js';
import { count, shapeText } from '../../view/numbers.js';
import { networkTree, type NetworkTree } from '../../view/stages.js';
import { treeLines } from '../../view/tree-lines.js';
import { SelectLayerEvent } from '../events.js';
import { SessionElement } from '../session-element.js';
import { baseStyles } from '../shared/base.styles.js';
import { networkStyles } from './network.styles.js';
import { keysTo, rowOf } from './place.js';
import { rowsOf, type NetworkRow } from './rows.js';
import { foundRows, searchLayers } from './search-layers.js';
import { stopsOf } from './strip.js';
import { drawThumbnail } from './thumbnail.js';
import { treeDrawing } from './tree-drawing.js';
import { treeKey } from './tree-keys.js';

const overview: Extract<Want, { job: 'overview' }> = { job: 'overview', request: {} };

/** Fingers need taller rows. */
const coarse = matchMedia('(pointer: coarse)');
const rowHeight = (): number => (coarse.matches ? 44 : 36);
const layerHeight = (): number => (coarse.matches ? 44 : 34);

/**
 * @summary The network from the input to the classifier: stages, blocks and layers as a tree, with
 * the line of the data drawn beside it and the mean activation of every layer. On narrow screens
 * (`compact`) a strip of thumbnails.
 *
 * @event cl-select-layer - The person has chosen a layer.
 *
 * @csspart title - The title.
 * @csspart search - The field for finding a layer.
 * @csspart tree - The tree.
 * @csspart strip - The strip of thumbnails, with `compact`.
 */
@localized()
@customElement('cl-network')
export class ClNetwork extends SessionElement {
  static override styles = [baseStyles, networkStyles];

  #tree: NetworkTree | null = null;
  /** Key of the row by which the selected layer was chosen here. */
  #chosenBy: string | null = null;
  #reveal = false;
  #moveFocus = false;

  @query('input') private search!: HTMLInputElement | null;
  @query('.scroll') private scroller!: HTMLElement | null;

  @state() private open: ReadonlySet<string> = new Set();
  @state() private find = '';
  /** Key of the row that Tab reaches; null: the selected one. */
  @state() private focusKey: string | null = null;

  /** The network shown. */
  @property({ attribute: false }) model: ModelSummary | null = null;

  /** Mean activation of every layer with rows and columns. */
  @property({ attribute: false }) result: OverviewResult | undefined;

  /** What the model sees, for the row of the input. */
  @property({ attribute: false }) photo: Picture | null = null;

  /** Name of the photo, beneath the input. */
  @property({ attribute: 'photo-name' }) photoName = '';

  /** The layer shown in the other panes. */
  @property() layer: string | null = null;

  /** Draws a strip of thumbnails instead of the tree. */
  @property({ type: Boolean, reflect: true }) compact = false;

  override wants(snapshot: Snapshot): readonly Want[] {
    return snapshot.model.value && snapshot.image.value ? [overview] : [];
  }

  receive(snapshot: Snapshot): void {
    this.model = snapshot.model.value ?? this.model;
    this.photo = snapshot.image.value?.input ?? this.photo;
    this.photoName = snapshot.image.value?.name ?? this.photoName;
    this.layer = snapshot.chosen.layer;
    this.result = snapshot.slot(overview).value ?? this.result;
  }

  /** Puts the caret into the search field. */
  focusSearch(): void {
    this.search?.focus();
    this.search?.select();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('model')) {
      this.#tree = this.model ? networkTree(this.model.layers) : null;
      this.open = new Set();
      this.focusKey = null;
    }
    if (!changed.has('model') && !changed.has('layer')) return;
    const own = this.#rows().some(
      ({ key, layer }) => key === this.#chosenBy && layer === this.layer,
    );
    if (!own && this.#tree && this.layer) {
      this.#chosenBy = null;
      this.open = new Set([...this.open, ...keysTo(this.#tree, this.layer)]);
    }
    this.#reveal = true;
  }

  protected override updated(): void {
    for (const canvas of this.renderRoot.querySelectorAll<HTMLCanvasElement>('canvas')) {
      const source = this.#picture(canvas.dataset['layer'] ?? '');
      if (source) drawThumbnail(canvas, source);
    }
    if (this.#moveFocus) {
      this.#moveFocus = false;
      this.renderRoot.querySelector<HTMLElement>('[role=treeitem][tabindex="0"]')?.focus();
    }
    if (this.#reveal) this.#scrollToSelected();
  }

  override render(): TemplateResult {
    return this.compact ? this.#strip() : this.#column();
  }

  #column(): TemplateResult {
    return html`
      <header>
        <h2 class="title" part="title">${msg('The network')}</h2>
        <div class="facts number">${this.#facts().map((fact) => html`<span>${fact}</span>`)}</div>
        <label class="find">
          <svg
            width="14"
            height="14"
            viewBox="0 0 14 14"
            fill="none"
            stroke="currentColor"
            stroke-width="1.4"
            aria-hidden="true"
          >
            <circle cx="6" cy="6" r="4.2" />
            <path d="m9.2 9.2 3.3 3.3" />
          </svg>
          <input
            part="search"
            type="text"
            autocomplete="off"
            spellcheck="false"
            .value=${this.find}
            placeholder=${msg('Find a layer')}
            aria-label=${msg('Find a layer by name, kind or shape')}
            @input=${this.#type}
            @keydown=${this.#searchKey}
          />
          <kbd aria-hidden="true">/</kbd>
        </label>
      </header>
      ${this.#body()}
    `;
  }

  #body(): TemplateResult {
    const rows = this.#rows();
    const selected = rowOf(rows, this.layer, this.#chosenBy);
    const focused = rows.findIndex(({ key }) => key === this.focusKey);
    const tabStop = focused >= 0 ? focused : Math.max(0, selected);
    const empty = this.find !== '' && rows.length === 0;
    return html`
      <div class="scroll ${this.find ? 'searching' : ''}">
        <p class="found" role="status">
          ${empty ? msg(str`No layer has “${this.find}”.`) : nothing}
        </p>
        <div
          class="tree"
          part="tree"
          role=${rows.length > 0 ? 'tree' : nothing}
          aria-label=${rows.length > 0 ? msg('The network') : nothing}
          @keydown=${(event: KeyboardEvent) => this.#key(event, rows, tabStop)}
        >
          ${repeat(
            rows,
            ({ key }) => key,
            (row, i) => this.#row(row, rows, i === selected, i === tabStop),
          )}
          ${this.find ? nothing : this.#lines(rows, selected)}
        </div>
      </div>
    `;
  }

  #row(
    row: NetworkRow,
    rows: readonly NetworkRow[],
    selected: boolean,
    tabStop: boolean,
  ): TemplateResult {
    const siblings = rows.filter(({ parent }) => parent === row.parent);
    return html`
      <div
        class="row ${row.mark === 'layer' ? 'layer' : ''}"
        style="height: ${heightOf(row)}px"
        role="treeitem"
        aria-level=${row.level}
        aria-setsize=${siblings.length}
        aria-posinset=${siblings.indexOf(row) + 1}
        aria-selected=${selected}
        aria-expanded=${row.open ?? nothing}
        tabindex=${tabStop ? 0 : -1}
        title=${row.layer}
        @click=${() => this.#choose(row, selected)}
        @focus=${() => (this.focusKey = row.key)}
      >
        <span>
          <span class="name" style="display: block">
            ${row.title}${row.open === undefined ? nothing : this.#toggleSign(row)}
          </span>
          <span class="detail" style="display: block">${row.detail}</span>
        </span>
        <span class="shape mono number">${shapeText(row.shape)}</span>
        ${this.#thumbnail(row.layer)}
      </div>
    `;
  }

  #toggleSign(row: NetworkRow): TemplateResult {
    const toggle = (event: Event): void => {
      event.stopPropagation();
      this.#toggle(row.key, !row.open);
    };
    return html`<span class="toggle" aria-hidden="true" @click=${toggle}
      >${row.open ? '▾' : '▸'}</span
    >`;
  }

  #lines(rows: readonly NetworkRow[], selected: number): TemplateResult {
    const lines = treeLines(
      rows.map((row) => ({ ...row, height: heightOf(row) })),
      selected,
    );
    return html`<svg class="lines" height=${lines.height} aria-hidden="true">
      ${treeDrawing(lines)}
    </svg>`;
  }

  #strip(): TemplateResult {
    const stops = this.#tree ? stopsOf(this.#tree, this.layer) : [];
    return html`
      <ul class="strip" part="strip" aria-label=${msg('The network')}>
        ${stops.map(
          ({ short, title, layer, current }) => html`
            <li>
              <button
                type="button"
                aria-current=${current ? 'true' : nothing}
                @click=${() => this.dispatchEvent(new SelectLayerEvent(layer))}
              >
                ${this.#thumbnail(layer)}<span class="visually-hidden">${title}</span
                ><span aria-hidden="true">${short}</span>
              </button>
            </li>
          `,
        )}
      </ul>
    `;
  }

  #thumbnail(layer: string): TemplateResult | typeof nothing {
    if (!this.#picture(layer) && !this.#isSpatial(layer)) return nothing;
    const photo = layer === this.#tree?.input?.name;
    return html`<canvas
      class=${photo ? 'photo' : ''}
      width="1"
      height="1"
      data-layer=${layer}
      aria-hidden="true"
    ></canvas>`;
  }

  #picture(layer: string): Picture | ValueMap | undefined {
    if (layer === this.#tree?.input?.name && this.photo) return this.photo;
    return this.result?.maps[layer];
  }

  #isSpatial(layer: string): boolean {
    return this.model?.layers.find(({ name }) => name === layer)?.spatial ?? false;
  }

  #facts(): string[] {
    if (!this.model || !this.#tree) return [];
    const { convolutions, parameters } = this.model;
    const blocks = this.#tree.stages.reduce((sum, stage) => sum + stage.blocks.length, 0);
    return [
      ...(blocks > 0 ? [msg(str`${blocks} blocks`)] : []),
      msg(str`${convolutions} convolutions`),
      msg(str`${count(parameters)} weights`),
    ];
  }

  #rows(): NetworkRow[] {
    if (!this.model || !this.#tree) return [];
    if (this.find) return foundRows(searchLayers(this.model.layers, this.find));
    return rowsOf(this.#tree, this.open, this.photoName);
  }

  #choose(row: NetworkRow, selected: boolean): void {
    this.focusKey = row.key;
    if (selected && row.layer === this.layer) {
      if (row.open !== undefined) this.#toggle(row.key, !row.open);
      return;
    }
    if (row.open === false) this.#toggle(row.key, true);
    this.#chosenBy = this.find ? null : row.key;
    this.dispatchEvent(new SelectLayerEvent(row.layer));
    // The same layer by another of its rows comes back as no change at all.
    this.requestUpdate();
  }

  #toggle(key: string, open: boolean): void {
    const next = new Set(this.open);
    if (open) next.add(key);
    else next.delete(key);
    this.open = next;
  }

  #key(event: KeyboardEvent, rows: readonly NetworkRow[], at: number): void {
    const row = rows[at];
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter' || event.key === ' ') {
      this.#choose(row, row.key === rows[rowOf(rows, this.layer, this.#chosenBy)]?.key);
    } else {
      const step = treeKey(event.key, rows, at);
      if (!step) return;
      if (step.open !== undefined) this.#toggle(row.key, step.open);
      this.focusKey = rows[step.to]?.key ?? null;
      this.#moveFocus = true;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  #type(event: InputEvent): void {
    if (event.target instanceof HTMLInputElement) this.find = event.target.value.trim();
    this.focusKey = null;
  }

  #searchKey(event: KeyboardEvent): void {
    if (event.key === 'Escape' && this.find) {
      this.find = '';
      this.#reveal = true;
      this.requestUpdate();
      event.stopPropagation();
    } else if (event.key === 'ArrowDown' || (event.key === 'Enter' && this.find)) {
      const [first] = this.#rows();
      if (first && event.key === 'Enter') this.#choose(first, false);
      this.focusKey = first?.key ?? null;
      this.#moveFocus = true;
      this.requestUpdate();
      event.preventDefault();
    }
  }

  /** Scrolls the column, never the page. */
  #scrollToSelected(): void {
    const row = this.renderRoot.querySelector<HTMLElement>('[aria-selected=true]');
    const scroller = this.scroller;
    if (!row || !scroller) return;
    this.#reveal = false;
    const { top, bottom } = row.getBoundingClientRect();
    const frame = scroller.getBoundingClientRect();
    if (top >= frame.top && bottom <= frame.bottom) return;
    scroller.scrollTop += (top + bottom) / 2 - (frame.top + frame.bottom) / 2;
  }
}

/** Rows of layers are lower, but a join is a place on the line like a block. */
function heightOf({ mark }: NetworkRow): number {
  return mark === 'layer' ? layerHeight() : rowHeight();
}

declare global {
  interface HTMLElementTagNameMap {
    'cl-network': ClNetwork;
  }
}

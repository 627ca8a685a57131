import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { OverviewResult } from '../../core/activation/activations.types.js';
import type { Picture } from '../../core/image/picture.js';
import type { ModelSummary } from '../../core/summary/model-summary.types.js';
import type { ValueMap } from '../../core/value-map.js';
import type { FailedPlace, Snapshot, Want } from '../../session/snapshot.js';
import { allBlocks } from '../../view/find-layer.js';
import { count } from '../../view/numbers.js';
import { showsPhoto } from '../../view/shows-photo.js';
import { treeOf } from '../../view/stages.js';
import type { NetworkTree } from '../../view/network/tree.types.js';
import { rowAt } from '../../view/tree-lines.js';
import { SelectLayerEvent } from '../events.js';
import { networkLine } from '../explanations/lines.js';
import { baseStyles } from '../shared/base.styles.js';
import { customElement } from '../shared/custom-element.js';
import { frameStyles } from '../shared/frame.styles.js';
import { controlStyles } from '../shared/controls.styles.js';
import { localized } from '../shared/localized.js';
import { readsText } from '../shared/photo-input.js';
import { TellingElement } from '../shared/telling-element.js';
import { columnOf, type Column } from './column.js';
import { findField } from './find-field.js';
import { Minimap } from './minimap.js';
import { networkStyles } from './network.styles.js';
import { lineStyles } from './lines.styles.js';
import { minimapStyles } from './minimap.styles.js';
import { rowStyles } from './rows.styles.js';
import { stripStyles } from './strip.styles.js';
import { keysOfAll, keysTo, rowOf } from './place.js';
import { blocksText, convolutionsText } from './row-words.js';
import { rowView } from './row-view.js';
import { rowsOf, type NetworkRow } from './rows.js';
import { foundRows, searchLayers } from './search-layers.js';
import { stopsOf, stripView } from './strip.js';
import { drawThumbnail } from './thumbnail.js';
import { toolsLine } from './tools.js';
import { treeDrawing } from './tree-drawing.js';
import { treeKey } from './tree-keys.js';
import { styled } from '../shared/styled.js';

const overview: Extract<Want, { job: 'overview' }> = { job: 'overview', request: {} };

/** Fingers need taller rows. Asked when the first row is drawn: where pages are rendered on a server there is nobody to ask. */
let pointer: MediaQueryList | undefined;
const coarse = (): boolean => (pointer ??= matchMedia('(pointer: coarse)')).matches;
const rowHeight = (): number => (coarse() ? 44 : 30);
const layerHeight = (): number => (coarse() ? 44 : 28);

/** Rows drawn beyond either edge of what is in sight, so that scrolling finds them there. */
const BEYOND = 12;
/** Height taken to be in sight before it is known, in pixels. */
const FIRST_HEIGHT = 900;
/** So many times what is in sight, and a map of all rows helps. */
const LONG = 1.5;

/**
 * @summary The network from the input to the classifier: stages, blocks, nested models and layers as
 * a tree, with every branch, skip and join drawn beside it and the mean activation of every layer. A
 * long one has a map of all of it at its side. On narrow screens (`compact`) a strip of thumbnails.
 *
 * @event cl-select-layer - The person has chosen a layer.
 *
 * @csspart title - The title.
 * @csspart search - The field for finding a layer.
 * @csspart tree - The tree.
 * @csspart map - The map of a long network, and its scroll bar.
 * @csspart strip - The strip of thumbnails, with `compact`.
 */
@localized()
@customElement('cl-network')
export class ClNetwork extends TellingElement {
  static override styles = [
    baseStyles,
    controlStyles,
    frameStyles,
    networkStyles,
    rowStyles,
    lineStyles,
    minimapStyles,
    stripStyles,
  ];

  #tree: NetworkTree | null = null;
  /** Key of the row by which the selected layer was chosen here. */
  #chosenBy: string | null = null;
  #reveal = false;
  #moveFocus = false;
  #column: Column | null = null;
  readonly #map = new Minimap(() => this.scroller);
  /** In the next frame: what it draws changes sizes again. */
  readonly #size = new ResizeObserver(() => requestAnimationFrame(this.#look));

  @query('input') private search!: HTMLInputElement | null;
  @query('.scroll') private scroller!: HTMLElement | null;

  /** Whether the page keeps the layer. */
  @state() private locked = false;
  @state() private open: ReadonlySet<string> = new Set();
  @state() private find = '';
  /** Key of the row that Tab reaches; null: the selected one. */
  @state() private focusKey: string | null = null;
  /** Rows that are drawn: those in sight and some more. */
  @state() private drawn = { from: 0, to: 0 };
  /** Height of what is in sight, in pixels; 0: not yet known. */
  @state() private sight = 0;

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

  override get needs(): readonly FailedPlace[] {
    return ['model'];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#size.disconnect();
  }

  override wants(snapshot: Snapshot): readonly Want[] {
    return snapshot.model.value && snapshot.image.value ? [overview] : [];
  }

  receive(snapshot: Snapshot): void {
    this.model = snapshot.model.value ?? this.model;
    this.photo = snapshot.image.value?.input ?? this.photo;
    this.photoName = snapshot.image.value?.name ?? this.photoName;
    this.layer = snapshot.chosen.layer;
    this.locked = snapshot.locked.includes('layer');
    this.result = snapshot.slot(overview).value ?? this.result;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('model')) {
      this.#tree = this.model ? treeOf(this.model.layers) : null;
      this.open = new Set();
      this.focusKey = null;
    }
    if (changed.has('model') || changed.has('layer')) this.#openSelected();
    if (!onlyMoved(changed)) {
      this.#column = this.compact ? null : columnOf(this.#rows(), this.#drawnLayers(), heightOf);
    }
    this.drawn = this.#inSight();
  }

  protected override updated(): void {
    if (this.scroller) this.#size.observe(this.scroller);
    for (const canvas of this.renderRoot.querySelectorAll<HTMLCanvasElement>('canvas')) {
      const source = this.#picture(canvas.dataset['layer'] ?? '');
      if (source) drawThumbnail(canvas, source);
    }
    if (this.#moveFocus) {
      this.#moveFocus = false;
      this.renderRoot.querySelector<HTMLElement>('[role=treeitem][tabindex="0"]')?.focus();
    }
    if (this.#reveal) this.#scrollToSelected();
    this.#followMap();
  }

  #openSelected(): void {
    const own = this.#column?.rows.some(
      ({ key, layer }) => key === this.#chosenBy && layer === this.layer,
    );
    if (!own && this.#tree && this.layer) {
      this.#chosenBy = null;
      this.open = new Set([...this.open, ...keysTo(this.#tree, this.layer)]);
    }
    this.#reveal = true;
  }

  #picture(layer: string): Picture | ValueMap | undefined {
    if (layer === this.model?.input.name && this.photo) return this.photo;
    const maps = this.result?.maps ?? {};
    return Object.hasOwn(maps, layer) ? maps[layer] : undefined;
  }

  #showsPhoto(layer: string): boolean {
    const found = this.model?.layers.find(({ name }) => name === layer);
    return found !== undefined && showsPhoto(found);
  }

  #facts(): string[] {
    if (!this.model || !this.#tree) return [];
    const { convolutions, parameters } = this.model;
    const blocks = allBlocks(this.#tree).length;
    return [
      ...(blocks > 0 ? [blocksText(blocks)] : []),
      convolutionsText(convolutions),
      msg(str`${count(parameters)} weights`),
    ];
  }

  #rows(): NetworkRow[] {
    if (!this.model || !this.#tree) return [];
    const { layers } = this.model;
    if (this.find) return foundRows(searchLayers(layers, this.find), layers);
    const [image, ...others] = this.model.inputs;
    const seen = {
      layer: image?.name ?? '',
      name: this.photoName,
      others: new Map(others.map((input) => [input.name, readsText(input)])),
    };
    return rowsOf(this.#tree, this.open, seen);
  }

  /** Found layers stand in a list, without lines. */
  #drawnLayers(): ModelSummary['layers'] {
    return this.find ? [] : (this.model?.layers ?? []);
  }

  /** The rows to draw; the same object while what is in sight lies well within it. */
  #inSight(): { from: number; to: number } {
    if (!this.#column) return this.drawn;
    const { rows, layout } = this.#column;
    const top = this.scroller?.scrollTop ?? 0;
    const first = rowAt(layout, top);
    const last = rowAt(layout, top + (this.sight || FIRST_HEIGHT));
    const from = Math.max(0, first - BEYOND);
    const to = Math.min(rows.length, last + 1 + BEYOND);
    const { drawn } = this;
    const near = (a: number, b: number): boolean => Math.abs(a - b) < BEYOND / 2;
    const covers = drawn.from <= first && drawn.to > Math.min(last, rows.length - 1);
    const same = covers && near(drawn.from, from) && near(drawn.to, to) && drawn.to <= rows.length;
    return same ? drawn : { from, to };
  }

  /** Follows the scrolling and the size of the column. */
  readonly #look = (): void => {
    const { scroller } = this;
    if (!scroller || !this.#column) return;
    this.sight = scroller.clientHeight;
    this.drawn = this.#inSight();
    this.#followMap();
  };

  #followMap(): void {
    const map = this.renderRoot.querySelector<HTMLElement>('.map');
    if (map && this.#column) this.#map.follow(map, this.#column.rows, this.#column.layout);
  }

  readonly #openAll = (): void => {
    if (this.#tree) this.open = new Set(keysOfAll(this.#tree));
    this.#reveal = true;
  };

  readonly #closeAll = (): void => {
    this.open = new Set();
    this.#reveal = true;
  };

  /** From what was found to the next, and from the last to the first. */
  #jump(rows: readonly NetworkRow[], selected: number, step: 1 | -1): void {
    const { length } = rows;
    const at = selected < 0 ? (step > 0 ? 0 : length - 1) : (selected + step + length) % length;
    const row = rows[at];
    if (row) this.#choose(row, false);
  }

  #choose(row: NetworkRow, selected: boolean): void {
    this.focusKey = row.key;
    if (selected && row.layer === this.layer) {
      if (row.open !== undefined) this.#toggle(row.key, !row.open);
      return;
    }
    if (row.open === false) this.#toggle(row.key, true);
    if (this.locked) return;
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
    if (event.key === 'Escape' && this.find) {
      this.#endSearch();
      this.search?.focus();
    } else if (event.key === 'Enter' || event.key === ' ') {
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

  readonly #type = (event: InputEvent): void => {
    if (event.target instanceof HTMLInputElement) this.find = event.target.value.trim();
    this.focusKey = null;
  };

  #endSearch(): void {
    this.find = '';
    this.focusKey = null;
    this.#reveal = true;
  }

  readonly #searchKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && this.find) {
      this.#endSearch();
      event.stopPropagation();
    } else if (event.key === 'Enter' && this.find) {
      const rows = this.#column?.rows ?? [];
      this.#jump(rows, rowOf(rows, this.layer, null), event.shiftKey ? -1 : 1);
      event.preventDefault();
    } else if (event.key === 'ArrowDown') {
      this.focusKey = this.#column?.rows[0]?.key ?? null;
      this.#moveFocus = true;
      this.requestUpdate();
      event.preventDefault();
    }
  };

  /** Scrolls the column, never the page. */
  #scrollToSelected(): void {
    const { scroller } = this;
    if (!scroller || !this.#column) return;
    const { rows, layout } = this.#column;
    const at = rowOf(rows, this.layer, this.#chosenBy);
    if (at < 0) return;
    this.#reveal = false;
    const top = layout.tops[at]!;
    const bottom = layout.tops[at + 1]!;
    const { scrollTop, clientHeight } = scroller;
    if (top >= scrollTop && bottom <= scrollTop + clientHeight) return;
    scroller.scrollTop = (top + bottom - clientHeight) / 2;
    this.#look();
  }

  /** Puts the caret into the search field. */
  focusSearch(): void {
    this.search?.focus();
    this.search?.select();
  }

  override render(): TemplateResult {
    if (!this.compact) return this.#renderWhole();
    // There is no room for a few words that others say as well.
    return html`${this.speaks ? this.#renderTold() : nothing} ${this.#renderStrip()}`;
  }

  #renderWhole(): TemplateResult {
    return html`
      <header>
        <h2 class="title" part="title">${msg('The network')}</h2>
        ${networkLine()}
        <div class="facts number">${this.#facts().map((fact) => html`<span>${fact}</span>`)}</div>
        ${findField({ find: this.find, type: this.#type, key: this.#searchKey })}
      </header>
      ${this.#renderTold()} ${this.#renderBody()}
    `;
  }

  /** Why there is no network, and what is to be said beside one. */
  #renderTold(): TemplateResult | typeof nothing {
    const lack = this.model ? undefined : this.renderLack();
    const told = this.renderTold(lack !== undefined);
    if (!lack && told === nothing) return nothing;
    return html`<div class="told">${lack ?? nothing} ${told}</div>`;
  }

  #renderBody(): TemplateResult | typeof nothing {
    if (!this.#column || !this.model) return nothing;
    const { rows, layout } = this.#column;
    const selected = rowOf(rows, this.layer, this.#chosenBy);
    const focused = rows.findIndex(({ key }) => key === this.focusKey);
    const tabStop = focused >= 0 ? focused : Math.max(0, selected);
    const { from, to } = this.drawn;
    const drawn = rows.slice(from, to).map((_, i) => from + i);
    // The row with the focus stays, wherever the rest is scrolled to.
    if (rows[tabStop] && !drawn.includes(tabStop)) drawn.push(tabStop);
    const long = !this.find && layout.height > this.sight * LONG && this.sight > 0;
    return html`
      ${toolsLine({
        find: this.find,
        rows: rows.length,
        selected,
        allClosed: this.open.size === 0,
        openAll: this.#openAll,
        closeAll: this.#closeAll,
        jump: (step) => this.#jump(rows, selected, step),
      })}
      <div class="box ${this.find ? 'searching' : ''} ${long ? 'long' : ''}">
        <div class="scroll" tabindex="-1" @scroll=${this.#look}>
          <div
            class="tree"
            id="tree"
            part="tree"
            ${styled({ height: `${layout.height}px` })}
            role=${rows.length > 0 ? 'tree' : nothing}
            aria-label=${rows.length > 0 ? msg('The network') : nothing}
            @keydown=${(event: KeyboardEvent) => this.#key(event, rows, tabStop)}
          >
            ${repeat(
              drawn,
              (at) => rows[at]!.key,
              (at) => this.#renderRow(at, at === selected, at === tabStop),
            )}
            ${this.find ? nothing : treeDrawing(layout, selected, from, to)}
          </div>
        </div>
        ${long ? this.#map.render(rows, layout, selected, this.sight) : nothing}
      </div>
    `;
  }

  #renderRow(at: number, selected: boolean, tabStop: boolean): TemplateResult {
    const column = this.#column!;
    const row = column.rows[at]!;
    return rowView(column, at, {
      selected,
      tabStop,
      listed: this.find !== '',
      thumbnail: this.#renderThumbnail(row.layer),
      choose: () => this.#choose(row, selected),
      focus: () => (this.focusKey = row.key),
      toggle: () => this.#toggle(row.key, !row.open),
    });
  }

  #renderStrip(): TemplateResult {
    return stripView(
      this.#tree ? stopsOf(this.#tree, this.layer) : [],
      (layer) => this.#renderThumbnail(layer),
      this.locked ? null : (layer) => this.dispatchEvent(new SelectLayerEvent(layer)),
    );
  }

  #renderThumbnail(layer: string): TemplateResult | typeof nothing {
    if (!this.#picture(layer) && !this.#showsPhoto(layer)) return nothing;
    const photo = layer === this.model?.input.name;
    return html`<canvas
      class=${photo ? 'photo' : ''}
      width="1"
      height="1"
      data-layer=${layer}
      aria-hidden="true"
    ></canvas>`;
  }
}

/** Whether what changed is no more than which of the rows are in sight, or in focus. */
function onlyMoved(changed: ReadonlyMap<PropertyKey, unknown>): boolean {
  const keys = [...changed.keys()];
  return keys.length > 0 && keys.every((key) => moves.has(key));
}

const moves: ReadonlySet<PropertyKey> = new Set(['drawn', 'sight', 'focusKey']);

/** Rows of layers are lower, but a join is a place on the line like a block. */
function heightOf({ mark }: NetworkRow): number {
  return mark === 'layer' ? layerHeight() : rowHeight();
}

declare global {
  interface HTMLElementTagNameMap {
    'cl-network': ClNetwork;
  }
}

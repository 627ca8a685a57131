import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { listText } from '../../view/lists.js';
import type { HeatmapResult } from '../../core/attribution/heatmap.types.js';
import type { Picture } from '../../core/image/picture.js';
import { colourMaps, type ColourMap } from '../../view/colour-maps.js';
import { rawValue, signedValue } from '../../view/numbers.js';
import { paintOverlay } from '../../view/paint.js';
import type { MapScale } from '../../view/map-scales.js';
import { placeOf, probeCross, type PhotoPoint } from '../heatmap/probe.js';
import { valueText } from '../heatmap/value-text.js';
import { colourScale } from '../shared/colour-scale.js';
import { draws } from '../shared/picture-directive.js';
import { ratioOf } from '../shared/ratio.js';
import { progressText } from '../shared/progress-text.js';
import { unseenArea } from '../shared/unseen.js';
import type { ComparisonCell, ComparisonColumn } from './comparison.types.js';
import { styled } from '../shared/styled.js';

export interface MapCell {
  readonly cell: ComparisonCell;
  readonly column: ComparisonColumn;
  /** Undefined while there is no map. */
  readonly range: MapScale | undefined;
  /** Whether the scale stands under the map. */
  readonly ownScale: boolean;
  /** Where every map is read. */
  readonly place: PhotoPoint | null;
  /** Best of its column by the measure. */
  readonly best: boolean;
  /** Name of the measure, where there is one. */
  readonly measure: string | undefined;
  readonly stopped: boolean;
  readonly point: (place: PhotoPoint | null) => void;
}

/** Colours of a map: about zero where its negative values mean something. */
export function coloursOf({ signed }: HeatmapResult): ColourMap {
  return signed ? colourMaps.rdbu : colourMaps.magma;
}

/** The colours that lie over the photo. */
export function paintMap(map: HeatmapResult, range: MapScale): Picture {
  return paintOverlay(map.inputMap, coloursOf(map), range);
}

/** The two ends of a map's scale, in words; values beyond them are drawn like them. */
export function endsOf(map: HeatmapResult, { min, max, cut }: MapScale): [string, string] {
  if (!map.signed) return [rawValue(min), `${cut ? '≥ ' : ''}${rawValue(max)}`];
  return [`${cut ? '≤ ' : ''}${signedValue(min)}`, `${cut ? '≥ ' : ''}${signedValue(max)}`];
}

/** One map with its value, its scale and its score, or what is in their place. */
export function mapCell(view: MapCell): TemplateResult {
  const { cell, column, range, place } = view;
  const { map } = cell;
  const shown = column.photo ?? map?.inputMap;
  const move = (event: PointerEvent) => view.point(placeOf(event));
  return html`<span
      class="map ${map ? '' : standingOf(view)}"
      ${styled(shown ? ratioOf(shown) : {})}
      @pointermove=${move}
      @pointerleave=${() => view.point(null)}
    >
      ${
        column.photo
          ? html`<canvas ${draws([column.photo], () => column.photo!)}></canvas>`
          : nothing
      }
      ${
        map && range
          ? html`<canvas
              class="colours"
              ${draws([map, range.max], () => paintMap(map, range))}
            ></canvas>`
          : html`<span class="standing">${standingText(view)}</span>`
      }
      ${map ? unseenArea(map.placement) : nothing}
      ${map && place ? probeCross(place, valueText(map, place)) : nothing}
    </span>
    ${map && range && view.ownScale ? scaleOf(map, range) : nothing} ${scoreLine(view)}`;
}

function scoreLine(view: MapCell): TemplateResult | typeof nothing {
  const { best } = view;
  const text = scoreText(view);
  if (text === '') return nothing;
  const sign = best ? html`<b class="best">◆ ${msg('best')}</b>` : nothing;
  return html`<span class="score number">${text} ${sign}</span>`;
}

/** Ends of a scale, with its colours between. */
export function scaleOf(map: HeatmapResult, range: MapScale): TemplateResult {
  const [low, high] = endsOf(map, range);
  const beyond = range.cut ? msg('The strongest pixels are beyond the scale.') : nothing;
  return html`<span class="scale number" title=${beyond}
    ><span>${low}</span>${colourScale(coloursOf(map))}<span>${high}</span></span
  >`;
}

/** Why a map shows nothing; undefined when it shows something. */
export function emptyText({ empty }: HeatmapResult): string | undefined {
  switch (empty) {
    case 'flat':
      return msg('zero everywhere');
    case 'negative':
      return msg('nothing speaks for it');
    case 'outside':
      return msg('nothing on the photo speaks for it');
    case null:
      return undefined;
  }
}

function standingOf({ cell, stopped }: MapCell): string {
  if (cell.phase === 'error') return 'failed';
  if (stopped || cell.phase === 'cancelled') return 'stopped';
  return cell.progress ? 'running' : 'queued';
}

function standingText(view: MapCell): string {
  switch (standingOf(view)) {
    case 'failed':
      return msg('failed');
    case 'stopped':
      return msg('stopped');
    case 'running':
      return view.cell.progress ? progressText(view.cell.progress) : '';
    default:
      return msg('queued');
  }
}

function scoreText({ cell, stopped }: MapCell): string {
  const { map, measured, measuring } = cell;
  if (map?.empty) return emptyText(map) ?? '';
  if (measured) return rawValue(measured.score);
  if (measuring === undefined) return '';
  const comes = measuring === 'loading' && !stopped;
  return comes ? msg('to be measured') : msg('not measured');
}

/** What a screen reader says of a cell. */
export function cellLabel(method: string, facts: string, view: MapCell): string {
  const { cell, column, best } = view;
  const what = msg(str`${method} for ${column.title}`);
  const state = cell.map ? facts : standingText(view);
  const score = cell.measured ? `${view.measure ?? ''} ${scoreText(view)}` : scoreText(view);
  return listText([what, state, score, best ? msg('best') : ''].filter(Boolean));
}

import { msg, str } from '@lit/localize';
import { html, nothing, svg, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { ActivationsResult } from '../../core/activation/activations.types.js';
import type { Picture } from '../../core/image/picture.js';
import type { Placement } from '../../core/placement/placement.js';
import type { ValueMap } from '../../core/value-map.js';
import { contourPaths } from '../../view/contours.js';
import { firingLevel, firingRange, outlineAt } from '../../view/firing.js';
import { percent, rawValue, windowText } from '../../view/numbers.js';
import { paint, paintLit } from '../../view/paint.js';
import { unsignedRange, type Range } from '../../view/scale.js';
import { mapFacts, type MapFacts } from '../../view/sentences.js';
import { draws } from '../shared/picture-directive.js';
import { ratioOf } from '../shared/ratio.js';
import { mapText } from '../../view/map-text.js';
import { placementText } from '../../view/placement-text.js';
import { unseenArea } from '../shared/unseen.js';
import { isSignedLayer, mapColours } from './channel-map.js';
import { styled } from '../shared/styled.js';

export interface BigView {
  readonly result: ActivationsResult;
  /** What the layer is called. */
  readonly layer: string;
  readonly channel: number;
  readonly map: ValueMap;
  /** Where the cells lie on the photo; null for a layer without rows and columns. */
  readonly placement: Placement | null;
  readonly photo: Picture | undefined;
  readonly dead: boolean;
  /** Scale of the raw map. */
  readonly range: Range;
  readonly point: (event: PointerEvent) => void;
  readonly leave: () => void;
}

/** One channel: the photo lit where it fires, and the facts beside it. */
export function bigView(view: BigView): TemplateResult {
  const facts = factsOf(view);
  return html`<div class="hero">
    <div class="facts" part="facts">
      ${renderFacts(view, facts)} ${renderPlacement(view)} ${renderRaw(view)}
    </div>
    <div class="big" part="big" ${styled(ratioOf(view.photo ?? view.map))}>
      ${renderLit(view, facts)}
    </div>
  </div>`;
}

/** One channel: the photo lit where it fires, and a line that says what it is. */
export function bigPicture(view: BigView): TemplateResult {
  const facts = factsOf(view);
  const peak = rawValue(facts?.peak ?? 0);
  const { channel, layer } = view;
  return html`<div class="big alone" part="big" ${styled(ratioOf(view.photo ?? view.map))}>
      ${renderLit(view, facts)}
    </div>
    <p class="caption number" part="facts">
      ${msg(str`Channel ${channel} of ${layer}: lit where it fires, ${peak} at most`)}
    </p>`;
}

const factsOf = ({ result, map, placement }: BigView): MapFacts | null =>
  mapFacts(map, firingLevel(map, isSignedLayer(result)), placement);

function renderFacts({ result }: BigView, facts: MapFacts | null): TemplateResult {
  const layerPeak = rawValue(unsignedRange(result.max).max);
  return html`<dl class="number">
    <div>
      <dt>${msg('Peak')}</dt>
      <dd>${rawValue(facts?.peak ?? 0)} <small>${msg(str`of ${layerPeak}`)}</small></dd>
    </div>
    <div>
      <dt>${msg('At')}</dt>
      <dd>${facts ? msg(str`x ${facts.column}, y ${facts.row}`) : '–'}</dd>
    </div>
    <div>
      ${firingName(isSignedLayer(result))}
      <dd>${percent(facts?.firing ?? 0, 0)} <small>${msg('of places')}</small></dd>
    </div>
  </dl>`;
}

const firingName = (signed: boolean): TemplateResult =>
  signed
    ? html`<dt
        title=${msg('Within the outline: more than about half of the way from its mean to its peak.')}
      >
        ${msg('Near its peak in')}
      </dt>`
    : html`<dt>${msg('Firing in')}</dt>`;

function renderPlacement({ placement }: BigView): TemplateResult | typeof nothing {
  const text = placementText(placement);
  return text === null ? nothing : html`<p class="why" part="placement">${text}</p>`;
}

function renderRaw({ result, map, range, point, leave }: BigView): TemplateResult {
  const size = windowText([map.height, map.width]);
  return html`<div class="raw" ${styled(ratioOf(map))}>
    ${msg(str`Raw, ${size}`)}
    <canvas
      class="pixelated"
      role="img"
      aria-label=${msg(str`Raw map, ${size}: ${mapText(map, isSignedLayer(result))}`)}
      @pointermove=${point}
      @pointerleave=${leave}
      ${draws([map, range.max], () => paint(map, mapColours(result), range))}
    ></canvas>
  </div>`;
}

function renderLit(view: BigView, facts: MapFacts | null): TemplateResult {
  const { result, map, placement, photo, channel, dead } = view;
  const signed = isSignedLayer(result);
  const own = firingRange(map, signed);
  const fires = mapText(map, signed, placement);
  const where = [fires, placementText(placement)].filter(Boolean).join('. ');
  const label = msg(str`The photo, lit only where channel ${channel} fires: ${where}`);
  return html`${
      photo
        ? html`<canvas
            role="img"
            aria-label=${label}
            title=${msg('Between the cells of the layer the light is bilinear.')}
            ${draws([photo, map, placement], () => paintLit(photo, map, own, { placement }))}
          ></canvas>`
        : nothing
    }
    <svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
      ${guard([map, placement], () =>
        contourPaths(map, own, { shares: [outlineAt], placement }).map(
          ({ path }) => svg`<path class="edge" d=${path} /><path class="outline" d=${path} />`,
        ),
      )}
    </svg>
    ${unseenArea(placement)}
    ${
      facts
        ? nothing
        : html`<p class="nothing">
            ${dead ? msg('This channel never fires.') : msg('Nothing in this photo switches it on.')}
          </p>`
    }`;
}

import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { rawValue } from '../../view/numbers.js';
import { betterLayer, doubtText } from '../../view/second-look-text.js';
import { methodName } from './methods.js';
import type { Box } from '../../core/resample/raster.js';
import type { HeatmapResult } from '../../core/attribution/heatmap.types.js';
import type { DoubtedPlace } from './photo-view.js';
import type { DepthComparison, SecondLook } from './second-look.js';

export { readSecondLook, secondWants } from './second-look.js';

export interface SecondLookView {
  readonly second: SecondLook | null;
  /** The class explained. */
  readonly name: string;
  /** The layer explained; null: the network's last. */
  readonly layer: string | null;
  readonly chooseLayer: ((layer: string) => void) | null;
  /** Begins to cover parts of the photo. */
  readonly cover: () => void;
}

/** Places that another method contradicts, where covering them bears that out. */
export function doubtedBoxes(second: SecondLook | null): readonly Box[] {
  const { doubt = null } = second ?? {};
  return doubt?.disagrees ? doubt.tried.map((index) => doubt.places[index]!.box) : [];
}

/** Places of a map that another method contradicts, as they lie on the photo. */
export function doubtedPlaces(
  second: SecondLook | null,
  { method, placement }: HeatmapResult,
): readonly DoubtedPlace[] {
  if (method === 'occlusion') return [];
  const { height, width } = placement.input;
  const text = msg(str`≠ ${methodName(second?.other ?? '')}: against`);
  return doubtedBoxes(second).map((box) => ({
    rect: {
      ...{ left: box.left / width, top: box.top / height },
      ...{ width: box.width / width, height: box.height / height },
    },
    text,
  }));
}

/** What a second look found, or that it is to come; and the test of it. */
export function secondLookSaid(view: SecondLookView): TemplateResult {
  const { second, cover } = view;
  return html`<div class="second" part="second">
    ${second?.coming || second?.depths || second?.doubt ? found(second, view) : nothing}
    <button type="button" class="button small" @click=${cover}>
      ${msg('Cover a part and see')}
    </button>
  </div>`;
}

/** What contradicts the map stands alone: it matters more than which layer finds more. */
function found(second: SecondLook, view: SecondLookView): TemplateResult {
  const { coming, doubt, depths } = second;
  const said = doubt ? doubtText(doubt, methodName(second.other), view.name) : null;
  if (said?.sign === '≠') {
    return html`<div class="found">
      <p class="against" role="status"><b>≠</b> ${said.text}</p>
    </div>`;
  }
  return html`<div class="found">
    ${depths ? depthsSaid(depths, view) : nothing}
    ${said ? html`<p class="why" role="status">${said.text}</p>` : nothing}
    ${coming && !said ? html`<p class="why">${msg('More tests of this map are to come.')}</p>` : nothing}
  </div>`;
}

/** Which of the two layers' maps finds more, and the way to it. */
function depthsSaid(
  { finer, last, gaps }: DepthComparison,
  { layer, chooseLayer }: SecondLookView,
): TemplateResult | typeof nothing {
  const better = betterLayer(gaps);
  if (better === null) return nothing;
  const shown = layer === finer ? 'finer' : 'last';
  const [more, less] = [Math.max(gaps.finer, gaps.last), Math.min(gaps.finer, gaps.last)];
  const numbers = `${rawValue(more)} > ${rawValue(less)}`;
  const title = msg(
    str`How much of what counts on this photo the layers’ maps find: area under insertion minus area under deletion, ${numbers}`,
  );
  const button = (to: string) =>
    chooseLayer
      ? html`<button type="button" class="link" @click=${() => chooseLayer(to)}>
          ${msg('Show it')}
        </button>`
      : nothing;
  return html`<p class="why" title=${title}>
    ${depthText(better, shown)}
    ${better === shown ? nothing : button(better === 'finer' ? finer : last)}
  </p>`;
}

function depthText(better: 'finer' | 'last', shown: 'finer' | 'last'): string {
  if (better === shown) {
    return better === 'finer'
      ? msg('Here it finds more than the last layer’s map.')
      : msg('Here it finds more than a finer layer’s map.');
  }
  return better === 'last'
    ? msg('Here the last layer’s map finds more.')
    : msg('Here a finer layer’s map finds more.');
}

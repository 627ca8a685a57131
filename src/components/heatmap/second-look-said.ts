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

/** What a second look found, the strongest doubt first, and the test of it. */
export function secondLookSaid(view: SecondLookView): TemplateResult {
  const { second, name, cover } = view;
  const said = second?.doubt ? doubtText(second.doubt, methodName(second.other), name) : null;
  return html`<div class="second" part="second">
    ${
      said
        ? html`<p class=${said.sign === '≠' ? 'against' : 'why'} role="status">
            ${said.sign === '=' ? nothing : html`<b>${said.sign}</b>`} ${said.text}
          </p>`
        : nothing
    }
    ${second?.depths ? depthsSaid(second.depths, view) : nothing}
    <button type="button" class="button small" @click=${cover}>
      ${msg('Cover a part and see')}
    </button>
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
    str`Area under insertion minus area under deletion, of both layers’ maps: ${numbers}`,
  );
  if (better === shown) {
    return html`<p class="why" title=${title}>
      ${
        shown === 'finer'
          ? msg('On this photo this layer’s map finds more of what counts than the last layer’s.')
          : msg('On this photo the last layer’s map finds more of what counts than a finer one.')
      }
    </p>`;
  }
  const to = better === 'finer' ? finer : last;
  return html`<p class="why" title=${title}>
    ${
      better === 'last'
        ? msg('On this photo the last layer’s coarser map finds more of what counts.')
        : msg('On this photo a finer layer’s map finds more of what counts.')
    }
    ${
      chooseLayer
        ? html`<button type="button" class="link" @click=${() => chooseLayer(to)}>
            ${msg('Show it')}
          </button>`
        : nothing
    }
  </p>`;
}

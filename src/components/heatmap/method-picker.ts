import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { HeatmapResult } from '../../core/attribution/heatmap.types.js';
import type { Picture } from '../../core/image/picture.js';
import { colourMaps } from '../../view/colour-maps.js';
import { heatmapLook } from '../../view/heatmap-look.js';
import { paintOverlay } from '../../view/paint.js';
import { hidePopup, opens, placeBelow } from '../shared/popup.js';
import { draws } from '../shared/picture-directive.js';
import type { PhotoColours } from './controls.js';
import { groupName, type DescribedMethod } from './methods.js';

export interface MethodPicker {
  readonly methods: readonly DescribedMethod[];
  /** The method shown. */
  readonly chosen: string;
  /** Maps of this photo and class that are there already, by method. */
  readonly results: ReadonlyMap<string, HeatmapResult>;
  readonly photo: Picture | undefined;
  readonly colours: PhotoColours;
  /** The method that contradicts the map shown; null: none is known to. */
  readonly against: string | null;
  readonly select: (method: string) => void;
}

/** Width of the popup, in pixels. */
const popupWidth = 360;

/**
 * The ways of asking why, chosen by picture: a strip, that a button opens as a popup with all of them.
 * Nothing while there is only one.
 */
export function methodPicker(picker: MethodPicker): TemplateResult | typeof nothing {
  const { methods } = picker;
  if (methods.length < 2) return nothing;
  const groups = [...new Set(methods.map(({ group }) => group))];
  return html`<div class="ways">
    <div
      id="methods"
      class="methods"
      part="methods"
      popover
      role="radiogroup"
      aria-label=${msg('Ways of asking why')}
      @beforetoggle=${placeAtStrip}
      @keydown=${(event: KeyboardEvent) => onKey(event)}
    >
      ${groups.map(
        (group) => html`
          <span class="group" aria-hidden="true">${groupName(group)}</span>
          ${methods
            .filter((method) => method.group === group)
            .map((method) => methodButton(picker, method))}
        `,
      )}
    </div>
    <button type="button" class="button small" popovertarget="methods" aria-haspopup="true">
      ${msg(str`All ${methods.length}`)}
    </button>
  </div>`;
}

/** Where the strip is, which it is no longer while it is open. */
function placeAtStrip(event: Event): void {
  const { currentTarget: popup } = event;
  if (!(popup instanceof HTMLElement) || !popup.parentElement) return;
  if (opens(event)) placeBelow(popup.parentElement, popup, popupWidth);
  else popup.removeAttribute('style');
}

function methodButton(
  { chosen, results, photo, colours, against, select }: MethodPicker,
  { id, name, sentence }: DescribedMethod,
): TemplateResult {
  const on = id === chosen;
  const result = results.get(id);
  return html`<button
    type="button"
    role="radio"
    class=${result ? '' : 'unseen'}
    aria-checked=${on}
    tabindex=${on ? 0 : -1}
    title=${sentence()}
    @click=${(event: PointerEvent) => {
      select(id);
      // A choice by hand is done; the arrow keys go on.
      if (event.detail > 0) closePicker(event);
    }}
  >
    <span class="small">
      ${photo ? html`<canvas ${draws([photo], () => photo)}></canvas>` : nothing}
      ${result ? html`<canvas ${draws([result, colours], () => small(result, colours))}></canvas>` : nothing}
      ${
        id === against
          ? html`<b class="against" title=${msg('Contradicts the map shown')}>≠</b>`
          : nothing
      }
    </span>
    <span class="name">${name}</span>
  </button>`;
}

function closePicker({ currentTarget }: Event): void {
  const popup = currentTarget instanceof Element && currentTarget.closest<HTMLElement>('.methods');
  if (popup && popup.matches(':popover-open')) hidePopup(popup);
}

function small(result: HeatmapResult, colours: PhotoColours): Picture {
  const { range, signed } = heatmapLook(result);
  return paintOverlay(result.inputMap, colourMaps[signed ? 'rdbu' : colours], range);
}

function onKey(event: KeyboardEvent): void {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  const { currentTarget, target } = event;
  if (step === undefined || !(currentTarget instanceof Element)) return;
  const all = [...currentTarget.querySelectorAll<HTMLElement>('[role=radio]')];
  const index = all.findIndex((button) => button === target);
  const next = all[(index + step + all.length) % all.length];
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.click();
}

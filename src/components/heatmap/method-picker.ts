import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { HeatmapResult } from '../../core/attribution/heatmap.types.js';
import type { Picture } from '../../core/image/picture.js';
import { colourMaps } from '../../view/colour-maps.js';
import { heatmapLook } from '../../view/heatmap-look.js';
import { paintOverlay } from '../../view/paint.js';
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
  readonly select: (method: string) => void;
}

/** The ways of asking why, chosen by picture; nothing while there is only one. */
export function methodPicker(picker: MethodPicker): TemplateResult | typeof nothing {
  const { methods } = picker;
  if (methods.length < 2) return nothing;
  const title = msg('Ways of asking why');
  const groups = [...new Set(methods.map(({ group }) => group))];
  return html`<p class="about"><b>${title}</b></p>
    <div
      class="methods"
      part="methods"
      role="radiogroup"
      aria-label=${title}
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
    </div>`;
}

function methodButton(
  { chosen, results, photo, colours, select }: MethodPicker,
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
    @click=${() => select(id)}
  >
    <span class="small">
      ${photo ? html`<canvas ${draws([photo], () => photo)}></canvas>` : nothing}
      ${result ? html`<canvas ${draws([result, colours], () => small(result, colours))}></canvas>` : nothing}
    </span>
    ${name}
  </button>`;
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

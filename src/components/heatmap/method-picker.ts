import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { HeatmapResult } from '../../core/attribution/heatmap.types.js';
import type { Picture } from '../../core/image/picture.js';
import type { ColourMap } from '../../view/colour-maps.js';
import { paintOverlay } from '../../view/paint.js';
import type { Range } from '../../view/scale.js';
import { draws } from '../shared/picture-directive.js';
import type { Method } from './methods.js';

export interface MethodPicker {
  readonly methods: readonly Method[];
  readonly result: HeatmapResult;
  readonly photo: Picture | undefined;
  readonly colours: ColourMap;
  readonly range: Range;
  readonly select: (method: string) => void;
}

/** The ways of asking why, chosen by picture; nothing while there is only one. */
export function methodPicker(picker: MethodPicker): TemplateResult | typeof nothing {
  if (picker.methods.length < 2) return nothing;
  const title = msg('Ways of asking why');
  return html`<p class="about"><b>${title}</b></p>
    <div
      class="methods"
      part="methods"
      role="radiogroup"
      aria-label=${title}
      @keydown=${(event: KeyboardEvent) => onKey(event)}
    >
      ${picker.methods.map((method) => methodButton(picker, method))}
    </div>`;
}

function methodButton(
  { result, photo, colours, range, select }: MethodPicker,
  { id, name, sentence }: Method,
): TemplateResult {
  const on = id === result.method;
  const layer = () => paintOverlay(result.inputMap, colours, range);
  return html`<button
    type="button"
    role="radio"
    aria-checked=${on}
    tabindex=${on ? 0 : -1}
    title=${sentence()}
    @click=${() => select(id)}
  >
    <span class="small">
      ${photo ? html`<canvas ${draws([photo], () => photo)}></canvas>` : nothing}
      ${on ? html`<canvas ${draws([result, colours], layer)}></canvas>` : nothing}
    </span>
    ${name}
  </button>`;
}

function onKey(event: KeyboardEvent): void {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  const { currentTarget, target } = event;
  if (step === undefined || !(currentTarget instanceof Element)) return;
  const all = [...currentTarget.children];
  const index = all.findIndex((button) => button === target);
  const next = all[(index + step + all.length) % all.length];
  if (!(next instanceof HTMLElement)) return;
  event.preventDefault();
  next.focus();
  next.click();
}

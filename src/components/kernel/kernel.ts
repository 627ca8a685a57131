import { msg, str } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { listText } from '../../view/lists.js';
import { property } from 'lit/decorators.js';
import type { KernelResult } from '../../core/unit/kernel.types.js';
import type { Snapshot, Want } from '../../session/snapshot.js';
import { colourMaps, cssColourOf } from '../../view/colour-maps.js';
import { count, signedValue, windowText } from '../../view/numbers.js';
import { colourScale } from '../shared/colour-scale.js';
import { customElement } from '../shared/custom-element.js';
import { LayerNames } from '../shared/layer-names.js';
import { localized } from '../shared/localized.js';
import { ResultElement } from '../shared/result-element.js';
import { areFloats, floats, list } from '../shared/plain-data.js';
import type { Note } from '../shared/result-frame.js';
import { kernelStyles } from './kernel.styles.js';
import { styled } from '../shared/styled.js';

type Slice = KernelResult['slices'][number];

/**
 * @summary The weights through which one channel reads the layer before it: red positive, blue
 * negative, white zero. A depthwise kernel as a grid, a convolution as its three strongest slices, a
 * 1×1 convolution or dense layer as a list of its strongest inputs.
 *
 * @event cl-retry - What failed or was cancelled should be tried again.
 *
 * @csspart slices - The grids of weights.
 * @csspart inputs - The list of inputs.
 * @csspart scale - The colour scale with its limits.
 * @csspart note - What kind of kernel it is.
 * @csspart frame - The result or the message in its place.
 *
 * @cssproperty --cl-kernel-more - How the scale and all but the three strongest inputs are displayed; `none`
 * where there is no room for them.
 * @cssproperty --cl-kernel-note - How the note is displayed; `none` where there is no room for it.
 * @cssproperty --cl-kernel-brief - How the one word is displayed that says the same above the kernel: `block` where
 * there is no room for the note.
 */
@localized()
@customElement('cl-kernel')
export class ClKernel extends ResultElement<KernelResult> {
  static override styles = [...ResultElement.styles, kernelStyles];

  readonly #names = new LayerNames(this);

  /** Layer to show; without it, the one chosen in the session. */
  @property() layer: string | undefined;

  /** Channel to show; without it, the one chosen in the session. */
  @property({ type: Number }) channel: number | undefined;

  override wants({ chosen }: Snapshot): readonly Want[] {
    const layer = this.layer ?? chosen.layer;
    const channel = this.channel ?? chosen.channel;
    if (layer === null || channel === null) return [];
    return [{ job: 'kernel', request: { layer, channel } }];
  }

  receive(snapshot: Snapshot): void {
    const [want] = this.wants(snapshot);
    if (want?.job !== 'kernel') {
      // Which channel is shown depends on the photo, its kernel does not.
      const same = this.result && this.result.layer === (this.layer ?? snapshot.chosen.layer);
      return same ? undefined : this.take({ phase: 'empty' }, '');
    }
    const { layer, channel } = want.request;
    this.#names.take(snapshot.model.value?.layers ?? []);
    const about = `${this.#names.name(layer)} · ${channel}`;
    this.take(snapshot.slot({ job: 'kernel', request: { layer, channel } }), about);
  }

  protected override plain(data: KernelResult): KernelResult {
    if (data.slices?.every(({ values }) => areFloats(values))) return data;
    const slices = list(data.slices, 'slices').map(({ input, values }, i) => ({
      input,
      values: floats(values, `slices.${i}.values`, data.height * data.width),
    }));
    return { ...data, slices };
  }

  protected emptyNote(): Note {
    return { title: msg('Kernel'), text: msg('Choose a channel.') };
  }

  protected loadingTitle(): string {
    return msg('Reading the kernel');
  }

  protected override renderResult(kernel: KernelResult): TemplateResult {
    const flat = kernel.height === 1 && kernel.width === 1;
    return html`<p class="brief" title=${kernelNote(kernel)}>${msg('weights')}</p>
      ${flat ? this.#renderInputs(kernel) : this.#renderSlices(kernel)}
      <div class="scale number" part="scale">
        ${colourScale(colourMaps.rdbu)}
        <div>
          <span>${signedValue(-kernel.limit)}</span><span>${signedValue(kernel.limit)}</span>
        </div>
      </div>
      <p class="note" part="note">${kernelNote(kernel)}</p>`;
  }

  #renderSlices(kernel: KernelResult): TemplateResult {
    const many = kernel.slices.length > 1;
    return html`<div class="slices ${many ? 'many' : ''}" part="slices">
      ${kernel.slices.map(
        (slice) =>
          html`<figure class="slice">
            ${renderWeights(kernel, slice)}
            ${many ? html`<figcaption>${msg(str`input ${slice.input}`)}</figcaption>` : ''}
          </figure>`,
      )}
    </div>`;
  }

  #renderInputs(kernel: KernelResult): TemplateResult {
    return html`<div
      class="inputs number"
      part="inputs"
      role="img"
      aria-label=${listText(
        kernel.slices.map(({ input, values }) =>
          msg(str`input ${input}: ${signedValue(values[0] ?? 0)}`),
        ),
      )}
    >
      ${kernel.slices.map(({ input, values }) => {
        const value = values[0] ?? 0;
        const share = share01(value, kernel.limit);
        const side = value < 0 ? 'right' : 'left';
        const bar = {
          [side]: '50%',
          width: `${50 * Math.abs(share * 2 - 1)}%`,
          background: cssColourOf(colourMaps.rdbu, share),
        };
        return html`<span>${input}</span><span class="track"><i ${styled(bar)}></i></span
          ><span>${signedValue(value)}</span>`;
      })}
    </div>`;
  }
}

/** Place of a weight on the scale −limit … +limit, 0…1. */
function share01(value: number, limit: number): number {
  return limit > 0 ? 0.5 + value / (2 * limit) : 0.5;
}

function renderWeights({ height, width, limit }: KernelResult, slice: Slice): TemplateResult {
  const size = windowText([height, width]);
  const largest = slice.values.reduce((a, b) => (Math.abs(b) > Math.abs(a) ? b : a), 0);
  return html`<div
    class="weights"
    role="img"
    ${styled({ 'grid-template-columns': `repeat(${width}, 1fr)` })}
    aria-label=${msg(str`${size} weights, the strongest ${signedValue(largest)}`)}
  >
    ${Array.from(
      slice.values,
      (value) =>
        html`<i
          ${styled({ background: cssColourOf(colourMaps.rdbu, share01(value, limit)) })}
          title=${signedValue(value)}
        ></i>`,
    )}
  </div>`;
}

function kernelNote({ kind, height, width, inputs, slices }: KernelResult): string {
  const size = windowText([height, width]);
  const [shown, all] = [slices.length, count(inputs)];
  switch (kind) {
    case 'depthwise':
      return msg(str`Weights of the ${size} kernel`);
    case 'convolution':
    case 'pointwise':
      return msg(str`Weights of the ${size} kernel: ${shown} strongest of ${all} inputs`);
    case 'dense':
      return msg(str`Weights of the ${shown} strongest of ${all} inputs`);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cl-kernel': ClKernel;
  }
}

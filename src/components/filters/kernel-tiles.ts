import { msg, str } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import type { Preprocessing } from '../../core/graph/layer-info.js';
import type { KernelResult } from '../../core/unit/kernel.types.js';
import { kernelPicture } from '../../view/kernel-picture.js';
import { signedValue, windowText } from '../../view/numbers.js';
import type { Tile } from '../shared/channel-grid.js';
import { draws } from '../shared/picture-directive.js';

/** Kernels of a layer that reads the photo, and how it reads it. */
export interface PhotoKernels {
  readonly byChannel: ReadonlyMap<number, KernelResult>;
  readonly preprocessing: Preprocessing;
}

/** One kernel in the grid, as the small picture that it is. */
export function kernelTile(channel: number, { byChannel, preprocessing }: PhotoKernels): Tile {
  const kernel = byChannel.get(channel);
  if (!kernel) return { channel, label: msg('not read yet'), kind: 'queued', picture: '' };
  const label = windowText([kernel.height, kernel.width]);
  return {
    channel,
    label,
    picture: html`<canvas
      class="pixelated"
      ${draws([kernel], () => kernelPicture(kernel, preprocessing))}
    ></canvas>`,
  };
}

/** One kernel, large. */
export function bigKernel(
  channel: number,
  { byChannel, preprocessing }: PhotoKernels,
): TemplateResult {
  const kernel = byChannel.get(channel);
  return html`<div class="hero">
    <div class="facts" part="facts">${kernel ? facts(kernel) : msg('not read yet')}</div>
    <div class="big" part="big">
      ${
        kernel
          ? html`<canvas
              class="pixelated"
              role="img"
              aria-label=${msg(str`Kernel of channel ${channel}, drawn as the picture that it answers to`)}
              ${draws([kernel], () => kernelPicture(kernel, preprocessing))}
            ></canvas>`
          : ''
      }
    </div>
  </div>`;
}

function facts({ height, width, inputs, limit }: KernelResult): TemplateResult {
  const colours = inputs === 3 ? msg('of red, green and blue') : msg('of grey');
  return html`<dl class="number">
      <div>
        <dt>${msg('Kernel')}</dt>
        <dd>${windowText([height, width])} <small>${colours}</small></dd>
      </div>
      <div>
        <dt>${msg('Largest weight')}</dt>
        <dd>${signedValue(limit)}</dd>
      </div>
    </dl>
    <p>
      ${msg('This layer reads the photo itself: the kernel is what it looks for. Grey does not count; the brighter a colour, the more it counts.')}
    </p>`;
}

import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { FilterPicture } from '../../core/feature-visualization/filters.types.js';
import { asPicture, progressLine } from '../filters/filter-status.js';
import { draws } from '../shared/picture-directive.js';

/** What a channel looks for. */
export interface UnitPictures {
  /** Excites it most. */
  readonly positive?: FilterPicture;
  /** Excites it least. */
  readonly negative?: FilterPicture;
  /** Several that excite it and differ from each other, where they are asked for. */
  readonly variants?: readonly FilterPicture[];
}

export interface LooksFor {
  readonly channel: number;
  readonly pictures: UnitPictures;
  readonly growing: boolean;
  /** What stands in the way of pictures, in a word; null: nothing does. */
  readonly stopped: string | null;
  readonly diverse: boolean;
  /** Whether different pictures can be asked for. */
  readonly different: boolean;
  readonly toggle: () => void;
  readonly retry: () => void;
}

/** The pictures that excite the channel most and least, and on request different ones. */
export function looksFor(looks: LooksFor): TemplateResult {
  const { channel, pictures, growing, stopped, diverse } = looks;
  const variants = pictures.variants ?? [];
  const figure = (picture: FilterPicture | undefined, label: string, caption: string) =>
    html`<figure>
      ${grownPicture(picture, label, growing)}
      <figcaption>${caption}</figcaption>
    </figure>`;
  return html`<h3 class="title">${msg('What does it look for?')}</h3>
    <div class="pair" part="looks">
      ${figure(
        pictures.positive,
        msg(str`Picture grown to excite channel ${channel} most`),
        msg('Excites it most.'),
      )}
      ${figure(
        pictures.negative,
        msg(str`Picture grown to excite channel ${channel} least`),
        msg('Excites it least: its opposite.'),
      )}
    </div>
    ${
      diverse
        ? html`<div class="variants" part="variants">
            ${[0, 1, 2, 3].map((i) =>
              grownPicture(
                variants[i],
                msg(str`Number ${i + 1} of different pictures that excite channel ${channel}`),
                growing,
              ),
            )}
          </div>`
        : nothing
    }
    <p class="actions">
      ${
        pictures.positive?.status === 'dead'
          ? msg('It never fires, for any photo: there is no picture to find.')
          : looks.different
            ? html`<button type="button" class="button small" @click=${looks.toggle}>
                ${diverse ? msg('Without different ones') : msg('Show different ones')}
              </button>`
            : nothing
      }
      ${
        stopped === null
          ? nothing
          : html`<span class="stopped">${stopped}</span>
              <button type="button" class="button small" @click=${looks.retry}>
                ${msg('Carry on')}
              </button>`
      }
    </p>`;
}

/**
 * A grown picture, or what there is to say while it is not there.
 * @param label - what a screen reader says of it; null where the words beside it say all
 */
export function grownPicture(
  picture: FilterPicture | undefined,
  label: string | null,
  growing: boolean,
): TemplateResult {
  if (!picture || picture.status === 'dead') {
    return html`<span class="picture none">${statusWord(picture, growing)}</span>`;
  }
  const { pixels, status } = picture;
  const silent = status === 'silent';
  return html`<span class="picture">
    <canvas
      role=${label === null ? nothing : 'img'}
      aria-label=${label ?? nothing}
      ${draws([pixels], () => asPicture(picture, pixels))}
    ></canvas>
    ${progressLine(picture)}
    ${silent ? html`<i class="word">${msg('no picture found')}</i>` : nothing}
  </span>`;
}

function statusWord(picture: FilterPicture | undefined, growing: boolean): string {
  if (picture) return msg('never fires');
  return growing ? msg('queued') : msg('no picture');
}

import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { FilterPicture } from '../../core/feature-visualization/filters.types.js';
import type { Picture } from '../../core/image/picture.js';
import { rawValue } from '../../view/numbers.js';
import type { Tile } from '../shared/channel-grid.js';
import { draws } from '../shared/picture-directive.js';

/** The pixels of a filter picture as a picture. */
export function asPicture(
  { size }: Pick<FilterPicture, 'size'>,
  pixels: FilterPicture['pixels'],
): Picture {
  return { width: size, height: size, pixels };
}

/** Mean of the channel that the picture reaches now; undefined before the first step. */
export function scoreOf({ course, step }: FilterPicture): number | undefined {
  return course[Math.min(step, course.length) - 1];
}

/** What the picture of a channel is, in words. */
export function statusText(picture: FilterPicture | undefined, running: boolean): string {
  if (!picture) return running ? msg('queued') : msg('not drawn');
  switch (picture.status) {
    case 'running':
      return msg(str`step ${picture.step} of ${picture.steps}`);
    case 'done': {
      const score = scoreOf(picture);
      return score === undefined ? msg('drawn') : msg(str`score ${rawValue(score)}`);
    }
    case 'silent':
      return msg('no picture found');
    case 'dead':
      return msg('never fires');
  }
}

/** One tile of the grid: the picture as far as it is, or why there is none. */
export function filterTile(
  channel: number,
  picture: FilterPicture | undefined,
  running: boolean,
): Tile {
  const label = statusText(picture, running);
  if (!picture) return { channel, label, kind: 'queued', picture: label };
  if (picture.status === 'silent' || picture.status === 'dead') {
    return { channel, label, kind: picture.status, picture: html`<em>${label}</em>` };
  }
  const { pixels, step, steps } = picture;
  const canvas = html`<canvas ${draws([pixels], () => asPicture(picture, pixels))}></canvas>`;
  if (picture.status === 'done') return { channel, label, picture: canvas };
  return {
    channel,
    label,
    kind: 'running',
    picture: html`${canvas}${progressLine(step, steps)}`,
    aside: step,
  };
}

function progressLine(step: number, steps: number): TemplateResult | typeof nothing {
  return steps > 0
    ? html`<span class="done" style="width: ${(100 * step) / steps}%"></span>`
    : nothing;
}

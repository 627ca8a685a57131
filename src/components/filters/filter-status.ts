import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type {
  FilterPicture,
  FiltersResult,
} from '../../core/feature-visualization/filters.types.js';
import type { Picture } from '../../core/image/picture.js';
import { count, rawValue } from '../../view/numbers.js';
import type { Tile } from '../shared/channel-grid.js';
import { draws } from '../shared/picture-directive.js';
import { curveSize, scoreCurve } from './score-curve.js';
import { styled } from '../shared/styled.js';

/** The pixels of a filter picture as a picture. */
export function asPicture(
  { size, width = size, height = size }: Sides,
  pixels: FilterPicture['pixels'],
): Picture {
  return { width, height, pixels };
}

/** How large a filter picture is. */
export type Sides = Pick<FilterPicture, 'size' | 'height' | 'width'>;

/** All pictures of a channel, in the order of their variants. */
export function picturesOf(
  result: FiltersResult | undefined,
  channel: number | undefined,
): readonly FilterPicture[] {
  const own = result?.pictures.filter((picture) => picture.channel === channel) ?? [];
  return own.sort((a, b) => a.variant - b.variant);
}

/** The objective that the picture reaches now; undefined before the first step. */
export function scoreOf({ course, step }: FilterPicture): number | undefined {
  return course[Math.min(step, course.length) - 1];
}

/** What the picture of a channel is, in words. */
export function statusText(picture: FilterPicture | undefined, running: boolean): string {
  if (!picture) return running ? msg('queued') : msg('not drawn');
  switch (picture.status) {
    case 'running':
      return msg(str`step ${count(picture.step)} of ${count(picture.steps)}`);
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

/** One tile of the grid: the pictures as far as they are, or why there are none. */
export function filterTile(
  channel: number,
  pictures: readonly FilterPicture[],
  running: boolean,
): Tile {
  const [picture] = pictures;
  const label = statusText(picture, running);
  if (!picture) return { channel, label, kind: 'queued', picture: label };
  if (picture.status === 'silent' || picture.status === 'dead') {
    return { channel, label, kind: picture.status, picture: html`<em>${label}</em>` };
  }
  const drawings = mosaic(pictures, () => nothing);
  if (picture.status === 'done') {
    return { channel, label, picture: drawings, aside: smallCurve(picture) };
  }
  return {
    channel,
    label,
    kind: 'running',
    picture: html`${drawings}${progressLine(picture)}`,
    aside: html`${smallCurve(picture)} ${picture.step}`,
  };
}

/**
 * The pictures of a channel: one as it is, several in a square beside each other.
 * @param label - what a screen reader says of each
 */
export function mosaic(
  pictures: readonly FilterPicture[],
  label: (picture: FilterPicture) => string | typeof nothing,
): TemplateResult {
  const canvases = pictures.map((picture) => {
    const text = label(picture);
    const role = text === nothing ? nothing : 'img';
    return html`<canvas
      role=${role}
      aria-label=${text}
      ${draws([picture.pixels], () => asPicture(picture, picture.pixels))}
    ></canvas>`;
  });
  if (canvases.length === 1) return html`${canvases}`;
  const columns = Math.ceil(Math.sqrt(canvases.length));
  return html`<span class="mosaic" ${styled({ '--columns': columns })}>${canvases}</span>`;
}

export function progressLine({
  status,
  step,
  steps,
}: FilterPicture): TemplateResult | typeof nothing {
  return status === 'running' && steps > 0
    ? html`<span class="done" ${styled({ width: `${(100 * step) / steps}%` })}></span>`
    : nothing;
}

/** The objective's course so far, in the room of a word. */
function smallCurve({ course, step }: FilterPicture): TemplateResult {
  const { width, height } = curveSize;
  return html`<svg
    class="small-curve"
    viewBox="0 0 ${width} ${height}"
    preserveAspectRatio="none"
    aria-hidden="true"
  >
    <path d=${scoreCurve(course.subarray(0, step))} />
  </svg>`;
}

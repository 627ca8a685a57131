import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { FilterPicture } from '../../core/feature-visualization/filters.types.js';
import { count, rawValue } from '../../view/numbers.js';
import { draws } from '../shared/picture-directive.js';
import { asPicture, mosaic, progressLine, scoreOf, statusText } from './filter-status.js';
import { curveSize, scoreCurve } from './score-curve.js';

export interface BigView {
  /** What the layer is called. */
  readonly layer: string;
  readonly channel: number;
  /** The pictures of the channel; none before the first frame. */
  readonly pictures: readonly FilterPicture[];
  /** True while pictures are being drawn. */
  readonly running: boolean;
  readonly dead: boolean;
  readonly grow: () => void;
}

/** The picture of one channel, how it grew, and a button to grow it further. */
export function bigView(view: BigView): TemplateResult {
  const [picture] = view.pictures;
  return html`<div class="hero">
    <div class="facts" part="facts">
      ${picture && picture.course.length > 0 ? renderScore(picture) : nothing}
      ${picture && picture.stages.length > 0 ? renderStages(picture) : nothing}
      ${
        picture?.status === 'done'
          ? html`<button type="button" class="button small" part="grow" @click=${view.grow}>
              ${msg('Grow further')}
            </button>`
          : nothing
      }
    </div>
    <div class="big" part="big">${renderPictures(view)}</div>
  </div>`;
}

/** The picture of one channel, and a line that says what it is. */
export function bigPicture(view: BigView): TemplateResult {
  return html`<div class="big alone" part="big">${renderPictures(view)}</div>
    <p class="caption number" part="facts">
      ${msg(str`Grown to excite channel ${view.channel} of ${view.layer} the most`)}
    </p>`;
}

function renderPictures({ channel, pictures, running, dead }: BigView): TemplateResult {
  const [picture] = pictures;
  if (dead || !picture) {
    return html`<p class="nothing">
      ${
        dead
          ? msg('This channel never fires: there is no picture to find.')
          : statusText(picture, running)
      }
    </p>`;
  }
  return html`${mosaic(pictures, (one) => {
    const status = statusText(one, running);
    return msg(str`Picture grown to excite channel ${channel}: ${status}`);
  })}
  ${progressLine(picture)}
  ${
    picture.status === 'silent'
      ? html`<p class="nothing">
          ${msg('No picture found: it stayed grey, even after a stronger start.')}
        </p>`
      : nothing
  }`;
}

function renderScore(picture: FilterPicture): TemplateResult {
  const score = scoreOf(picture) ?? 0;
  const start = rawValue(picture.course[0] ?? 0);
  const course = picture.course.subarray(0, picture.step);
  const { width, height } = curveSize;
  return html`<div class="wide">
    <dl class="number">
      <div title=${msg('Mean of the channel over all places, before its activation function')}>
        <dt>${msg('Score')}</dt>
        <dd>${rawValue(score)} <small>${msg(str`from ${start}`)}</small></dd>
      </div>
    </dl>
    <svg
      class="curve"
      viewBox="0 0 ${width} ${height}"
      preserveAspectRatio="none"
      role="img"
      aria-label=${msg(str`The score over ${count(picture.step)} steps: from ${start} to ${rawValue(score)}`)}
    >
      <path class="base" d="M0 ${height - 1}H${width}" />
      <path d=${scoreCurve(course)} />
    </svg>
  </div>`;
}

function renderStages(picture: FilterPicture): TemplateResult {
  return html`<div class="wide grown">
    ${msg('Growing, by step')}
    <div class="stages">
      ${picture.stages.map(
        ({ step, pixels }) =>
          html`<figure>
            <canvas
              role="img"
              aria-label=${msg(str`At step ${count(step)}`)}
              ${draws([pixels], () => asPicture(picture, pixels))}
            ></canvas>
            <figcaption>${step}</figcaption>
          </figure>`,
      )}
    </div>
  </div>`;
}

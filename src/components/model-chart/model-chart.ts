import { msg, str } from '@lit/localize';
import { html, LitElement, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { applications, type ApplicationFacts } from '../../facts/applications.js';
import {
  bubbleChart,
  bubbleRadius,
  type Bubble,
  type BubbleChart,
} from '../../view/bubble-chart.js';
import type { ChartArea } from '../../view/curve-chart.js';
import { exact } from '../../view/numbers.js';
import { PinModelEvent, PointModelEvent } from '../events.js';
import {
  charted,
  colourOf,
  costAxes,
  type CostAxis,
  type MeasuredModels,
} from '../models/rated.js';
import { baseStyles } from '../shared/base.styles.js';
import { controlStyles } from '../shared/controls.styles.js';
import { customElement } from '../shared/custom-element.js';
import { localized } from '../shared/localized.js';
import { styled } from '../shared/styled.js';
import { valueTable } from './value-table.js';
import { axisName, axisTitle } from './words.js';
import { modelChartStyles } from './model-chart.styles.js';

const size = { width: 584, height: 420 };
const area: ChartArea = { left: 34, right: 572, top: 28, bottom: 372 };

/** Numbers of parameters (millions) that the key shows. */
const keyed = [5, 25, 100];

/**
 * @summary What networks cost against how often they are right: the time of a photo, or the megabytes of
 * their weights, on a logarithmic axis; top-1 on ImageNet upwards; parameters as area. A dotted line joins those
 * that nothing beats at their cost. The values follow as a table.
 *
 * @event cl-pin-model - A network was chosen, to be held beside others, or let go.
 * @event cl-point-model - A network is pointed at; null: none any more.
 *
 * @csspart heading - The title, and the axis to choose.
 * @csspart chart - The drawing.
 * @csspart key - What line and areas mean.
 * @csspart values - The values as a table.
 */
@localized()
@customElement('cl-model-chart')
export class ClModelChart extends LitElement {
  static override styles = [baseStyles, controlStyles, modelChartStyles];

  /** Networks shown; those of which nothing is known have no place. */
  @property({ attribute: false }) models: readonly ApplicationFacts[] = applications;

  /** The cost: `cpu` and `gpu` are milliseconds as published, `size` megabytes, `here` milliseconds on this device. */
  @property({ reflect: true }) axis: CostAxis = 'cpu';

  /** Names of networks held beside each other, each in a colour of its own. */
  @property({ attribute: false }) pinned: readonly string[] = [];

  /** The network that is pointed at. */
  @property({ attribute: false }) pointed: string | null = null;

  /** What has been measured on this device. */
  @property({ attribute: false }) measured: MeasuredModels = {};

  #point(name: string | null): void {
    if (name === this.pointed) return;
    this.pointed = name;
    this.dispatchEvent(new PointModelEvent(name));
  }

  override render(): TemplateResult {
    const shown = charted(this.models, this.axis, this.measured);
    const chart = bubbleChart(shown, area, this.pinned);
    return html`
      <div class="heading" part="heading">
        <div>
          <h2 class="title">${axisTitle(this.axis)}</h2>
          <p class="lede">${msg('Up: top-1 on ImageNet. Area: how many parameters.')}</p>
        </div>
        ${this.#renderAxes()}
      </div>
      ${
        shown.length === 0
          ? html`<p class="empty">${msg('Nothing is measured yet. Time some networks first.')}</p>`
          : html`${this.#renderChart(chart)} ${this.#renderKey()} ${valueTable(shown, this.axis)}`
      }
    `;
  }

  #renderAxes(): TemplateResult {
    const own = Object.keys(this.measured).length > 0 || this.axis === 'here';
    const shown = costAxes.filter((axis) => axis !== 'here' || own);
    return html`<div class="segments" role="group" aria-label=${msg('Cost')}>
      ${shown.map(
        (axis) =>
          html`<button
            type="button"
            aria-pressed=${axis === this.axis}
            @click=${() => (this.axis = axis)}
          >
            ${axisName(axis)}
          </button>`,
      )}
    </div>`;
  }

  #renderChart(chart: BubbleChart): TemplateResult {
    return html`<svg
      class="chart"
      part="chart"
      viewBox="0 0 ${size.width} ${size.height}"
      role="img"
      aria-label=${msg(str`${axisTitle(this.axis)}; the values follow as a table`)}
      @pointerleave=${() => this.#point(null)}
    >
      ${axes(chart, this.axis)}
      <path class="best" d=${chart.bestPath} />
      ${chart.bubbles.map((bubble) => this.#renderBubble(bubble, chart.best))}
      ${chart.labels.map(({ name, x, y, anchor }) => {
        const colour = colourOf(name, this.pinned);
        return svg`<text
          class="label ${chart.best.includes(name) ? 'strong' : ''} ${colour === null ? '' : 'pinned'}"
          x=${x}
          y=${y}
          text-anchor=${anchor}
          ${styled(colour === null ? {} : { fill: colour })}
        >${name}</text>`;
      })}
    </svg>`;
  }

  #renderBubble({ name, x, y, radius }: Bubble, best: readonly string[]): SVGTemplateResult {
    const colour = colourOf(name, this.pinned);
    const classes = [
      colour === null ? '' : 'pinned',
      best.includes(name) ? 'strong' : '',
      name === this.pointed ? 'pointed' : '',
    ];
    return svg`<circle
      class="bubble ${classes.join(' ')}"
      cx=${x}
      cy=${y}
      r=${radius}
      ${styled(colour === null ? {} : { '--own': colour })}
      @pointerenter=${() => this.#point(name)}
      @click=${() => this.dispatchEvent(new PinModelEvent(name))}
    ><title>${name}</title></circle>`;
  }

  #renderKey(): TemplateResult {
    const height = 2 * bubbleRadius(keyed.at(-1)!) + 2;
    return html`<div class="key" part="key">
      <span class="mark"
        ><svg width="30" height="8" aria-hidden="true"><path class="best" d="M2,4H28" /></svg>
        ${msg('nothing is better at that cost')}</span
      >
      <span class="areas">
        ${keyed.map((parameters) => {
          const radius = bubbleRadius(parameters);
          return html`<span class="mark"
            ><svg width=${2 * radius + 2} height=${height} aria-hidden="true">
              <circle class="bubble" cx=${radius + 1} cy=${height / 2} r=${radius} />
            </svg>
            <span class="number">${msg(str`${exact(parameters)}\u00a0M`)}</span></span
          >`;
        })}
      </span>
    </div>`;
  }
}

/** Lines across with their values, and the values below. */
function axes({ xTicks, yTicks }: BubbleChart, axis: CostAxis): SVGTemplateResult {
  const { left, right, bottom } = area;
  return svg`
    ${yTicks.map(
      ({ at, value }) => svg`<path class="grid-line" d="M${left},${at}H${right}" />
        <text x=${left - 6} y=${at + 4} text-anchor="end">${exact(value)}</text>`,
    )}
    <path class="axis" d="M${left},${bottom}H${right}" />
    ${xTicks.map(
      ({ at, value }) => svg`<path class="axis" d="M${at},${bottom}v4" />
        <text x=${at} y=${bottom + 17} text-anchor="middle">${exact(value)}</text>`,
    )}
    <text x=${right} y=${bottom + 36} text-anchor="end">${axisUnit(axis)}</text>
    <text x=${0} y=${10}>${msg('Top-1, %')}</text>`;
}

function axisUnit(axis: CostAxis): string {
  switch (axis) {
    case 'cpu':
      return msg('milliseconds a step on a CPU, as published (logarithmic)');
    case 'gpu':
      return msg('milliseconds a step on a GPU, as published (logarithmic)');
    case 'size':
      return msg('megabytes of weights (logarithmic)');
    case 'here':
      return msg('milliseconds a photo on this device (logarithmic)');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cl-model-chart': ClModelChart;
  }
}

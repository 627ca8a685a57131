import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { ApplicationFacts } from '../../facts/applications.js';
import { listText } from '../../view/lists.js';
import { dateText, fixed } from '../../view/numbers.js';
import { styled } from '../shared/styled.js';
import { colourOf, figureOf, type MeasuredModel, type MeasuredModels } from './rated.js';

interface Bars {
  readonly title: string;
  readonly unit: string;
  readonly digits: number;
  value(model: ApplicationFacts): number | null;
}

/** The networks that are held, bar beside bar from nought; what is measured comes later, at the end. */
export function pinnedBars(
  held: readonly ApplicationFacts[],
  pinned: readonly string[],
  measured: MeasuredModels,
): TemplateResult | typeof nothing {
  if (held.length === 0) return nothing;
  const groups = barsOf(measured).filter(({ value }) => held.some((model) => value(model) !== null));
  return html`<div class="bars" part="bars">
    ${groups.map((group) => groupOf(group, held, pinned))}
    ${whenMeasured(held.flatMap(({ name }) => measured[name] ?? []))}
  </div>`;
}

/** How times came about, which they mean nothing without. */
function whenMeasured(timings: readonly MeasuredModel[]): TemplateResult | typeof nothing {
  const [first] = timings;
  if (!first) return nothing;
  const backends = listText([...new Set(timings.map(({ backend }) => backend))]);
  const days = listText([...new Set(timings.map(({ at }) => dateText(at)))]);
  const cores = navigator.hardwareConcurrency;
  return html`<p class="muted when">
    ${msg(str`Measured on this device (${cores} cores) with ${backends}, ${days}: median of ${first.runs} runs, one photo at a time. The weights are random, which changes no time.`)}
  </p>`;
}

function barsOf(measured: MeasuredModels): readonly Bars[] {
  return [
    {
      title: msg('Download'),
      unit: msg('megabytes of weights'),
      digits: 0,
      value: (model) => figureOf(model, 'size', measured),
    },
    {
      title: msg('Parameters'),
      unit: msg('millions'),
      digits: 1,
      value: (model) => figureOf(model, 'parameters', measured),
    },
    {
      title: msg('Errors'),
      unit: msg('of 100 photos of ImageNet, top-1'),
      digits: 1,
      value: ({ published }) => (published.top1 === null ? null : 100 - published.top1),
    },
    {
      title: msg('Time here'),
      unit: msg('milliseconds a photo'),
      digits: 1,
      value: (model) => figureOf(model, 'here', measured),
    },
    {
      title: msg('Grad-CAM here'),
      unit: msg('milliseconds a photo'),
      digits: 1,
      value: ({ name }) => measured[name]?.gradCamMs ?? null,
    },
    {
      title: msg('Memory here'),
      unit: msg('megabytes at most'),
      digits: 0,
      value: ({ name }) => {
        const bytes = measured[name]?.bytes;
        return bytes === undefined ? null : bytes / 1e6;
      },
    },
  ];
}

function groupOf(
  { title, unit, digits, value }: Bars,
  held: readonly ApplicationFacts[],
  pinned: readonly string[],
): TemplateResult {
  const most = Math.max(...held.map((model) => value(model) ?? 0));
  return html`<div class="group">
    <h3>${title}</h3>
    <p class="muted">${unit}</p>
    <dl>
      ${held.map((model) => {
        const own = value(model);
        const colour = colourOf(model.name, pinned)!;
        return html`<div ${styled({ '--own': colour })}>
          <dt>${model.name}</dt>
          <dd class="number">${own === null ? '–' : fixed(own, digits)}</dd>
          <dd class="bar" aria-hidden="true">
            <i ${styled({ width: `${((own ?? 0) / most) * 100}%` })}></i>
          </dd>
        </div>`;
      })}
    </dl>
  </div>`;
}

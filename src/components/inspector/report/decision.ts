import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { PredictResult } from '../../../core/prediction/predict.types.js';
import { percent, rawValue } from '../../../view/numbers.js';
import { outputNoteText } from '../../../view/remark-text.js';
import { rowsOf, sureText } from '../../predictions/rows.js';
import { styled } from '../../shared/styled.js';
import { figure } from './pieces.js';
import { pictureAddress } from './pictures.js';
import type { ReportedDecision } from './reported-view.types.js';

/** What the network decided: the likeliest classes with score and share, or the number that comes out. */
export async function decisionPart(
  { result, classIndex }: ReportedDecision,
  classNames: readonly string[],
): Promise<TemplateResult> {
  const [first] = result.top;
  return html`<h2>${msg('What it decided')}</h2>
    ${first ? classes(result, classIndex ?? first.index, classNames) : noClasses(result)}
    ${result.picture ? await outputFigure(result.picture) : nothing}`;
}

function classes(
  result: PredictResult,
  chosen: number,
  classNames: readonly string[],
): TemplateResult {
  const first = result.top[0]!;
  const rows = rowsOf(result, chosen, classNames);
  return html`<p class="answer">
      <b>${first.name}</b> <span class="number">${percent(first.probability)}</span>
    </p>
    <p>${sureText(rows, chosen, result)}</p>
    <div class="scroll" tabindex="0" role="region" aria-label=${msg('Likeliest classes')}>
      <table class="classes">
        <caption>
          ${msg('Likeliest classes; the one explained is bold.')}
        </caption>
        <thead>
          <tr>
            <th scope="col">${msg('Class')}</th>
            <th scope="col">${msg('Index')}</th>
            <th scope="col">${msg('Score (logit)')}</th>
            <th scope="col">${msg('Share')}</th>
            <td></td>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ({ index, name, logit, probability }) =>
              html`<tr class=${index === chosen ? 'chosen' : nothing}>
                <th scope="row">${name}</th>
                <td>${String(index)}</td>
                <td>${rawValue(logit)}</td>
                <td>${percent(probability)}</td>
                <td class="bar" aria-hidden="true">
                  <i ${styled({ width: `${100 * probability}%` })}></i>
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}

function noClasses({ value, reason }: PredictResult): TemplateResult {
  const why = reason && outputNoteText(reason);
  return value === undefined
    ? html`<p>
        ${msg('The network has no classes. The heatmap explains the mean of its output.')} ${why}
      </p>`
    : html`<p class="answer"><b class="number">${rawValue(value)}</b> ${msg('unit not known')}</p>
        <p>${why}</p>`;
}

async function outputFigure(
  picture: NonNullable<PredictResult['picture']>,
): Promise<TemplateResult> {
  const { width, height, black, white } = picture;
  return figure(
    await pictureAddress(picture),
    msg(str`What comes out: ${width} × ${height} pixels`),
    msg(
      str`What comes out, ${width} × ${height}: black is ${rawValue(black)}, white ${rawValue(white)}.`,
    ),
  );
}

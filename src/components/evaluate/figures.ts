import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { EvaluationResult } from '../../core/classification/classification.types.js';
import { errorText } from '../../view/error-text.js';
import { count, percent } from '../../view/numbers.js';
import { targetName } from '../../view/target-name.js';
import type { Confused } from './confusion-matrix.js';

/** Rows of a list that are shown at first. */
const pairs = 8;
/** Classes in the table, the worst first; all of them are on the command line. */
const classRows = 200;

const share = (value: number | null): string => (value === null ? '–' : percent(value));

/** How often it is right, in one line of large figures. */
export function headline({ counts, figures }: EvaluationResult): TemplateResult {
  const { right, pictures } = counts;
  const { top1, top5, balanced } = figures;
  return html`<dl class="headline" part="figures">
    <div>
      <dt>${msg('Right')}</dt>
      <dd class="large number">${share(top1)}</dd>
      <dd class="muted number">${msg(str`${count(right)} of ${count(pictures)}`)}</dd>
    </div>
    ${
      top5 === null
        ? nothing
        : html`<div>
            <dt>${msg('In its top five')}</dt>
            <dd class="large number">${share(top5)}</dd>
          </div>`
    }
    <div>
      <dt>${msg('Average over the classes')}</dt>
      <dd class="large number">${share(balanced)}</dd>
    </div>
  </dl>`;
}

/** The pairs that are confused most often; each shows its mistakes. */
export function confusedPairs(
  evaluation: EvaluationResult,
  chosen: Confused | null,
  choose: (cell: Confused | null) => void,
): unknown {
  const { confused } = evaluation.figures;
  if (confused.length === 0) return nothing;
  return html`<h3 class="title">${msg('Most often confused')}</h3>
    <ol class="pairs" part="pairs">
      ${confused.slice(0, pairs).map(([trueClass, predicted, pictures]) => {
        const pressed = chosen?.trueClass === trueClass && chosen.predicted === predicted;
        return html`<li>
          <button
            type="button"
            aria-pressed=${String(pressed)}
            @click=${() => choose(pressed ? null : { trueClass, predicted })}
          >
            <b class="number">${count(pictures)}</b>
            <span
              >${msg(html`${targetName(evaluation, trueClass)} predicted as <b>${targetName(evaluation, predicted)}</b>`)}</span
            >
          </button>
        </li>`;
      })}
    </ol>`;
}

/** Precision, recall and F1 of every class, the worst first. */
export function classTable(evaluation: EvaluationResult): unknown {
  const { perClass } = evaluation.figures;
  if (perClass.length === 0) return nothing;
  const rows = [...perClass]
    .sort((a, b) => a.f1 - b.f1 || a.classIndex - b.classIndex)
    .slice(0, classRows);
  return html`<details class="classes" part="classes">
    <summary>${msg('Every class in numbers')}</summary>
    <div class="scroll" tabindex="0" role="region" aria-label=${msg('Every class in numbers')}>
      <table>
        <thead>
          <tr>
            <th scope="col">${msg('Class')}</th>
            <th scope="col">${msg('Pictures')}</th>
            <th scope="col">${msg('Predicted')}</th>
            <th
              scope="col"
              title=${msg('Of the pictures predicted as this class, the share that really are')}
            >
              ${msg('Precision')}
            </th>
            <th
              scope="col"
              title=${msg('Of the pictures of this class, the share that the model recognised')}
            >
              ${msg('Recall')}
            </th>
            <th scope="col" title=${msg('Harmonic mean of precision and recall')}>F1</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ({ classIndex, pictures, predicted, precision, recall, f1 }) =>
              html`<tr>
                <th scope="row">${targetName(evaluation, classIndex)}</th>
                <td>${count(pictures)}</td>
                <td>${count(predicted)}</td>
                <td>${share(precision)}</td>
                <td>${share(recall)}</td>
                <td>${share(f1)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${
      perClass.length > classRows
        ? html`<p class="muted">
            ${msg(str`The ${count(classRows)} worst of ${count(perClass.length)}. The command “convlens evaluate” prints all of them.`)}
          </p>`
        : nothing
    }
  </details>`;
}

/** Pictures that could not be looked at. */
export function unreadList({ counts: { unread, firstUnread } }: EvaluationResult): unknown {
  if (unread === 0) return nothing;
  return html`<details class="unread" part="unread">
    <summary>
      ${unread === 1 ? msg('One picture could not be read') : msg(str`${count(unread)} pictures could not be read`)}
    </summary>
    <ul>
      ${firstUnread.map(
        ({ name, reason: message, facts }) =>
          html`<li><b>${name}</b> ${errorText({ message, facts })}</li>`,
      )}
    </ul>
    ${
      unread > firstUnread.length
        ? html`<p class="muted">${msg(str`and ${count(unread - firstUnread.length)} more`)}</p>`
        : nothing
    }
  </details>`;
}

import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { EvaluationResult, Mistake } from '../../core/classification/classification.types.js';
import { count, percent } from '../../view/numbers.js';
import { targetName } from '../../view/target-name.js';
import type { Confused } from './confusion-matrix.js';

/** Mistakes that are shown at first, and more each time they are asked for. */
export const mistakesAtOnce = 24;

export interface Mistakes {
  readonly evaluation: EvaluationResult;
  /** Only the mistakes of this kind. */
  readonly chosen: Confused | null;
  readonly showAll: () => void;
  /** How many are shown at most. */
  readonly most: number;
  readonly showMore: () => void;
  /** Address of a picture for showing; null where its file is not at hand. */
  readonly address: (name: string) => string | null;
  readonly open: (mistake: Mistake) => void;
}

/** The surest mistakes as pictures, surest first; each opens beside the heatmaps of both classes. */
export function mistakeGrid(view: Mistakes): unknown {
  const { evaluation, chosen, showAll, most, showMore } = view;
  const { counts } = evaluation;
  const wrong = counts.pictures - counts.right;
  if (counts.pictures === 0) return nothing;
  const kept = counts.mistakes.filter(
    ({ trueClass, predicted }) =>
      !chosen || (trueClass === chosen.trueClass && predicted === chosen.predicted),
  );
  return html`<div class="heading">
      <h3 class="title">${msg('Its most confident mistakes')}</h3>
      ${
        chosen
          ? html`<button type="button" class="button small" @click=${showAll}>
              ${msg('Show all')}
            </button>`
          : nothing
      }
    </div>
    <p class="lede" role="status">
      ${
        wrong === 0
          ? msg('None so far.')
          : chosen
            ? msg(
                str`${targetName(evaluation, chosen.trueClass)} predicted as ${targetName(evaluation, chosen.predicted)}: ${count(kept.length)} among the most confident ${count(counts.mistakes.length)}.`,
              )
            : msg(
                str`${count(counts.mistakes.length)} of ${count(wrong)}, the most confident first.`,
              )
      }
    </p>
    <ul class="mistakes" part="mistakes">
      ${kept.slice(0, most).map((mistake) => tile(view, mistake))}
    </ul>
    ${
      kept.length > most
        ? html`<button type="button" class="button small" @click=${showMore}>
            ${msg(str`Show ${count(Math.min(mistakesAtOnce, kept.length - most))} more`)}
          </button>`
        : nothing
    }`;
}

function tile({ evaluation, address, open }: Mistakes, mistake: Mistake): TemplateResult {
  const { name, trueClass, predicted, confidence, trueProbability } = mistake;
  const url = address(name);
  const own = targetName(evaluation, trueClass);
  // The class itself says more than the group that it falls under.
  const taken = targetName(evaluation, mistake.classes?.[1] ?? predicted);
  return html`<li>
    <button
      type="button"
      class="mistake"
      title=${name}
      ?disabled=${url === null}
      @click=${() => open(mistake)}
    >
      <span class="photo">
        ${url === null ? nothing : html`<img src=${url} alt="" loading="lazy" decoding="async" />`}
      </span>
      <span class="taken"><b>${taken}</b> <span class="number">${percent(confidence)}</span></span>
      <span class="own"
        >${msg(html`really ${own}, <span class="number">${percent(trueProbability)}</span>`)}</span
      >
    </button>
  </li>`;
}

import type { Prediction, PredictResult } from '../../core/prediction/predict.types.js';
import { certaintyText } from '../../view/certainty-text.js';
import { certainty } from '../../view/sentences.js';

/** How sure the network is of the class explained, in a sentence; empty where nothing can be said. */
export function sureText(
  rows: readonly Prediction[],
  chosen: number,
  { probabilities }: PredictResult,
): string {
  const at = rows.findIndex(({ index }) => index === chosen);
  const place = Math.max(0, at);
  const said = certainty(rows, place, probabilities);
  return said ? certaintyText(said, rows[place]!.name) : '';
}

/** Bars shown. */
const rowCount = 5;

/** The likeliest classes, and after them the one explained when it is none of them. */
export function rowsOf(
  result: PredictResult,
  chosen: number,
  names: readonly string[],
): readonly Prediction[] {
  const top = result.top.slice(0, rowCount);
  const probability = result.probabilities[chosen];
  const logit = result.logits[chosen];
  const known = top.some(({ index }) => index === chosen);
  if (known || probability === undefined || logit === undefined) return top;
  return [...top, { index: chosen, name: names[chosen] ?? String(chosen), probability, logit }];
}

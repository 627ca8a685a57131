import type { Prediction, PredictResult } from '../../core/prediction/predict.types.js';

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
